"""A Document → the same without the characters that nobody sees, such as the soft hyphens that web pages break words at.

They stand within words and beside marks, so a reader that kept them would find neither: ex·perts are no experts. Every
character that is left keeps its place in the source.
"""

from __future__ import annotations

from bisect import bisect_left

from sourcing.documents.document import Block, Document, OffsetMap, Run, Span, blocks_in_a_row, runs_in_a_row
from sourcing.kept.patterns import late_re
from sourcing.lean.light import numbers
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INVISIBLE = late_re("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Where a word may be broken, or must not, and which way letters run. What joins the parts of an emoji is not among them."""


def without_invisible(document: Document) -> Document:
    """Return the document without what is invisible in its text; itself, where all can be seen."""
    text = document.text
    if text.isascii() or _INVISIBLE.search(text) is None:
        return document
    dropped = numbers(match.start() for match in _INVISIBLE.finditer(text))
    shown = _INVISIBLE.sub("", text)

    def moved(span: Span) -> Span:
        return Span(*(offset - bisect_left(dropped, offset) for offset in span))

    return replace(
        document,
        text=shown,
        offsets=OffsetMap(runs_in_a_row(_runs(document, dropped)) or (Run(0, 0, 0, verbatim=False),)),
        blocks=blocks_in_a_row(_trimmed(shown, (block._replace(span=moved(block.span)) for block in document.blocks))),
        links=tuple([link._replace(span=moved(link.span)) for link in document.links]),
        notes=tuple([note._replace(span=moved(note.span)) for note in document.notes]),
    )


def _runs(document: Document, dropped: Sequence[int]) -> Iterator[Run]:
    """The runs of the offset map, each cut where something is left out; one that has nothing else is left out as a whole."""
    runs = document.offsets.runs or (Run(0, 0, len(document.text), verbatim=True),)
    number = 0
    for at, run in enumerate(runs):
        start, end = run.start, runs[at + 1].start if at + 1 < len(runs) else len(document.text)
        first = number
        while number < len(dropped) and dropped[number] < end:
            if run.verbatim:
                yield from _part(run, start, dropped[number], number)
                start = dropped[number] + 1
            number += 1
        if run.verbatim:
            yield from _part(run, start, end, number)
        elif number - first < end - start:
            yield run._replace(start=start - first)


def _part(run: Run, start: int, end: int, before: int) -> Iterator[Run]:
    """A stretch of a verbatim run as a run, where so much was left out before it; nothing for an empty one."""
    if start < end:
        place = run.source_start - run.start
        yield Run(start - before, place + start, place + end, verbatim=True)


def _trimmed(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks without the blanks that stood behind what is left out; one without anything else is none."""
    for block in blocks:
        (start, end), said = block.span, text[slice(*block.span)]
        if said.strip():
            yield block._replace(
                span=Span(start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip()))
            )
