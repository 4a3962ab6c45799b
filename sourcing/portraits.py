"""Facts → a document as prose with its claims, attributions and findings marked, ready for a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import LedgerEntry
    from sourcing.documents.document import Block, Span

Spot = tuple[str, int, int]
"""What tells a finding from the others of its document: rule, start and end in the source (code points)."""


class Note(NamedTuple):
    """Something marked in a block: `kind` is claim, source, cue, content or finding; places are in the block's text."""

    kind: str
    start: int
    end: int
    label: str
    spot: Spot | None = None


class Passage(NamedTuple):
    """One block of prose and what is marked in it."""

    kind: str
    quoted: bool
    text: str
    notes: tuple[Note, ...]


class Portrait(Value):
    """A document's prose, block by block, and the ledger of its sources."""

    path: str
    passages: tuple[Passage, ...]
    ledger: tuple[LedgerEntry, ...]


def portray(facts: Facts, spots: Mapping[Spot, Span]) -> Portrait:
    """Return the portrait of a document; `spots` says where in its text each finding is."""
    document = facts.document
    notes = sorted([*_facts_noted(facts), *(("finding", span, spot[0], spot) for spot, span in spots.items())], key=_at)
    starts = [span.start for _, span, _, _ in notes]
    longest = max((span.end - span.start for _, span, _, _ in notes), default=0)

    def passage(block: Block) -> Passage:
        first = bisect_left(starts, block.span.start - longest)
        last = bisect_right(starts, block.span.end)
        inside = tuple(_inside(block.span, notes[first:last]))
        return Passage(block.kind, block.quoted, document.block_text(block), inside)

    return Portrait(document.source.path, tuple(map(passage, document.blocks)), facts.cited().ledger)


_Noted = tuple[str, "Span", str, Spot | None]


def _at(noted: _Noted) -> tuple[int, int, str]:
    return noted[1].start, noted[1].end, noted[0]


def _facts_noted(facts: Facts) -> Iterable[_Noted]:
    for claim in facts.claims:
        if not claim.traps:
            yield "claim", claim.span, claim.kind, None
    for attribution in facts.cited().attributions:
        who = attribution.speaker or attribution.kind or "nobody"
        if attribution.source is not None:
            yield "source", attribution.source, who, None
        yield "cue", attribution.cue, who, None
        for content in attribution.content:
            yield "content", content, who, None


def _inside(block: Span, notes: Iterable[_Noted]) -> Iterable[Note]:
    """Yield the notes that reach into a block, cut to it."""
    for kind, span, label, spot in notes:
        start, end = max(span.start, block.start), min(span.end, block.end)
        if start < end:
            yield Note(kind, start - block.start, end - block.start, label, spot)
