"""A Document → the same in the characters that words are mostly written with: don´t as don’t, and without soft hyphens.

Web pages break words at characters that nobody sees, typesetters join letters and set spaces between words, keyboards have
accents for apostrophes; a reader that kept them would not know the words. Every character keeps its place in the source.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from sourcing.documents.document import Block, Document, OffsetMap, Run, Span, blocks_in_a_row, runs_in_a_row
from sourcing.kept.patterns import late_re
from sourcing.lean.light import numbers
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Where a word may be broken, or must not, and which way letters run. What joins the parts of an emoji is not among them."""
_JOINED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = "\u2010\u2011"
_APOSTROPHES = "\u00b4\u02b9\u02bc\u2032`"
"""Taken for apostrophes between letters alone."""
_MAY_BE_UNUSUAL = late_re(rf"[{_INVISIBLE}{''.join(_JOINED)}{_HYPHENS}{_APOSTROPHES}]|  ")
_UNUSUAL = late_re(rf"[{_INVISIBLE}{''.join(_JOINED)}{_HYPHENS}]|(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])|(?<= ) +")
_USUAL = _JOINED | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "’")
"""What is read for one of these; for the others, nothing."""


class _Changed(NamedTuple):
    """The stretches of document text that are read otherwise, by where they start and end, and how far each moves what follows.

    `shifts` has one number more than there are stretches: how far what stands before the first moves, which is not at all.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    shifts: Sequence[int]

    def moved(self, offset: int) -> int:
        """Where a place in the text is once all is changed; one within such a stretch is at its end."""
        number = bisect_left(self.starts, offset)
        return (max(offset, self.ends[number - 1]) if number else offset) + self.shifts[number]

    def moved_span(self, span: Span) -> Span:
        """The same for a span."""
        return Span(self.moved(span.start), self.moved(span.end))


def in_usual_characters(document: Document) -> Document:
    """Return the document as it is read; itself, where all characters are usual."""
    text = document.text
    is_usual = "  " not in text and "`" not in text if text.isascii() else _MAY_BE_UNUSUAL.search(text) is None
    if is_usual or not (found := [(match.span(), _USUAL.get(match.group(), "")) for match in _UNUSUAL.finditer(text)]):
        return document
    moves = accumulate((len(read) - (end - start) for (start, end), read in found), initial=0)
    changed = _Changed(numbers(start for (start, _), _ in found), numbers(end for (_, end), _ in found), tuple(moves))
    shown = _UNUSUAL.sub(lambda match: _USUAL.get(match.group(), ""), text)
    runs = runs_in_a_row(_runs(document, changed)) or (Run(0, 0, 0, verbatim=False),)
    return replace(
        document,
        text=shown,
        offsets=OffsetMap(runs),
        blocks=blocks_in_a_row(_trimmed(shown, document.blocks, changed)),
        links=tuple([link._replace(span=changed.moved_span(link.span)) for link in document.links]),
        notes=tuple([note._replace(span=changed.moved_span(note.span)) for note in document.notes]),
    )


def _runs(document: Document, changed: _Changed) -> Iterator[Run]:
    """The runs of the offset map, each cut where something is read otherwise; what nothing is left of is no run."""
    runs = document.offsets.runs or (Run(0, 0, len(document.text), verbatim=True),)
    number = done = 0
    for at, run in enumerate(runs):
        start, end = max(run.start, done), runs[at + 1].start if at + 1 < len(runs) else len(document.text)
        while number < len(changed.starts) and changed.starts[number] < end:
            place, done = changed.starts[number], changed.ends[number]
            if run.verbatim:
                yield from _part(run, start, place, changed, verbatim=True)
                yield from _part(run, place, min(done, end), changed, verbatim=False)
                start = done
            number += 1
        if start < end:
            yield from _part(run, start, end, changed, verbatim=run.verbatim)


def _part(run: Run, start: int, end: int, changed: _Changed, *, verbatim: bool) -> Iterator[Run]:
    """A stretch of a run as a run; nothing for one of which nothing is left."""
    moved = changed.moved(start)
    if moved < changed.moved(end):
        if run.verbatim:
            place = run.source_start - run.start
            yield Run(moved, place + start, place + end, verbatim)
        else:
            yield run._replace(start=moved)


def _trimmed(text: str, blocks: Sequence[Block], changed: _Changed) -> Iterator[Block]:
    """The blocks without the blanks that stood beside what is left out; one without anything else is none."""
    for block in blocks:
        start, end = changed.moved_span(block.span)
        said = text[start:end]
        if said.strip():
            yield block._replace(
                span=Span(start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip()))
            )
