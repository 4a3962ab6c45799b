"""A Document → the same in the characters that words are mostly written with: don´t as don’t, and without soft hyphens.

Web pages break words at characters that nobody sees, typesetters join letters and set spaces between words, keyboards have
accents for apostrophes; a reader that kept them would not know the words. Every character keeps its place in the source.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain

from sourcing.documents.document import Block, Document, OffsetMap, Run, Span, blocks_in_a_row, runs_in_a_row
from sourcing.kept.patterns import late_re
from sourcing.lean.light import numbers
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, replace

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Where a word may be broken, or must not, and which way letters run. What joins the parts of an emoji is not among them."""
_JOINED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = "\u2010\u2011"
_APOSTROPHES = "\u00b4\u02b9\u02bc\u2032`"
"""Taken for apostrophes between letters alone."""
_ALWAYS = rf"{_INVISIBLE}{''.join(_JOINED)}{_HYPHENS}"
_MAY_BE_UNUSUAL = late_re(rf"[{_ALWAYS}{_APOSTROPHES}]")
_UNUSUAL = late_re(
    rf"[{_ALWAYS}{_APOSTROPHES} ](?:(?<=  ) *|(?<=[{_ALWAYS}])|(?<=[^\W\d_][{_APOSTROPHES}])(?=[^\W\d_]))"
)
"""One set of characters, each looked at again: the engine runs through all others at once."""
_USUAL = _JOINED | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "’")
"""What is read for them; for the others, nothing."""


class _Changed(NamedTuple):
    """The stretches of document text that are read otherwise: where they start and end, and where their ends come to stand."""

    starts: Sequence[int]
    ends: Sequence[int]
    moved_ends: Sequence[int]

    def moved(self, offset: int) -> int:
        """Where a place in the text is once all is changed; one within such a stretch is at its end."""
        before = bisect_left(self.starts, offset) - 1
        return offset if before < 0 else max(offset - self.ends[before], 0) + self.moved_ends[before]

    def moved_span(self, span: Span) -> Span:
        """The same for a span."""
        return Span(self.moved(span.start), self.moved(span.end))


def in_usual_characters(document: Document) -> Document:
    """Return the document as it is read; itself, where all characters are usual."""
    text = document.text
    may_be = "`" in text if text.isascii() else _MAY_BE_UNUSUAL.search(text) is not None
    if not (may_be or "  " in text) or not (changed := _changed(text)).starts:
        return document
    shown = _UNUSUAL.sub(_usual, text)
    runs = runs_in_a_row(_runs(document, changed)) or (Run(0, 0, 0, verbatim=False),)
    return replace(
        document,
        text=shown,
        offsets=OffsetMap(runs),
        blocks=blocks_in_a_row(_trimmed(shown, document.blocks, changed)),
        links=tuple([link._replace(span=changed.moved_span(link.span)) for link in document.links]),
        notes=tuple([note._replace(span=changed.moved_span(note.span)) for note in document.notes]),
    )


def _usual(unusual: re.Match[str]) -> str:
    """What is read for it."""
    return _USUAL.get(unusual.group(), "")


def _changed(text: str) -> _Changed:
    places = numbers(chain.from_iterable(_stretches(text)))
    return _Changed(places[::3], places[1::3], places[2::3])


def _stretches(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each stretch that is read otherwise starts and ends, and where its end comes to stand."""
    moved = 0
    for match in _UNUSUAL.finditer(text):
        start, end = match.span()
        moved += len(_usual(match)) - (end - start)
        yield start, end, end + moved


def _runs(document: Document, changed: _Changed) -> Iterator[Run]:
    """The runs of the offset map, each cut where something is read otherwise; what nothing is left of is no run."""
    runs = document.offsets.runs or (Run(0, 0, len(document.text), verbatim=True),)
    number = done = move = 0
    for at, run in enumerate(runs):
        start, end = max(run.start, done), runs[at + 1].start if at + 1 < len(runs) else len(document.text)
        shown, source = start + move, run.source_start - run.start
        while number < len(changed.starts) and changed.starts[number] < end:
            place, done = changed.starts[number], changed.ends[number]
            if run.verbatim:
                if start < place:
                    yield Run(start + move, source + start, source + place, verbatim=True)
                if place + move < changed.moved_ends[number]:
                    yield Run(place + move, source + place, source + min(done, end), verbatim=False)
                start = done
            move = changed.moved_ends[number] - done
            number += 1
        if run.verbatim and start < end:
            yield Run(start + move, source + start, source + end, verbatim=True)
        elif not run.verbatim and shown < end + move:
            yield run._replace(start=shown)


def _trimmed(text: str, blocks: Sequence[Block], changed: _Changed) -> Iterator[Block]:
    """The blocks without the blanks that stood beside what is left out; one without anything else is none."""
    for block in blocks:
        start, end = changed.moved_span(block.span)
        said = text[start:end]
        if said.strip():
            yield block._replace(
                span=Span(start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip()))
            )
