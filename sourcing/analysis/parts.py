"""The parts that a document is read as: sentences, quotations, claims, attributions and the sources of the ledger, as plain values.

Every span here is in document text (code points, half-open).
"""

from __future__ import annotations

from bisect import bisect_right

from sourcing.documents.document import Span
from sourcing.lean.flat import Numbered, row
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, Literal

    from sourcing.kinds import ClaimKind, Manner, SourceKind

    Governed = Literal["clause", "quote", "none"]
    """What an attribution's content is made of."""
    Reach = Literal["sentence", "carried", "distant"]

SPOKEN: tuple[Manner, ...] = ("speech", "writing")
"""How words are passed on, rather than what somebody thinks or does."""


class Sentence(NamedTuple):
    """A sentence, the index of its block, and its words as a half-open range of `Words` indexes."""

    span: Span
    block: int
    first: int
    last: int


class Quotation(NamedTuple):
    """A quotation with its marks. `continues`: its paragraph is left open and the next one reopens it."""

    span: Span
    closed: bool
    continues: bool
    sentence: int
    words: int
    attribution: int | None = None


class Cover(NamedTuple):
    """What covers a claim: the kind of source, how it reaches the claim, and its attribution's index if it is one."""

    kind: SourceKind | None
    reach: Reach
    attribution: int | None = None
    manner: Manner | None = None


class Claim(NamedTuple):
    """A statement a reader could ask "says who?" about. `traps` names what makes it innocent (`date`, `age`, …)."""

    kind: ClaimKind
    span: Span
    sentence: int
    value: float | None = None
    unit: str | None = None
    traps: tuple[str, ...] = ()
    covers: tuple[Cover, ...] = ()


class Stated(NamedTuple):
    """The claims of a block, and a number that is the same where the same is read in the same words."""

    block: int
    number: int
    claims: tuple[Claim, ...]


class Attribution(NamedTuple):
    """Who (source) says (cue) what (content). `cue_verb` is the cue's lemma.

    `speaker` names the ledger's source, `others` those who say it too, and `ambiguous` is a pronoun that may stand for
    another; these three are known only to what `Facts.cited` gives.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    kind: SourceKind | None
    manner: Manner
    sentence: int
    speaker: str | None = None
    others: tuple[str, ...] = ()
    ambiguous: bool = False
    cue_verb: str = ""
    head: str = ""
    described: bool = False
    numbered: bool = False
    governs: Governed = "clause"


class LedgerEntry(NamedTuple):
    """One source of the document, with its names merged, and what rests on it."""

    name: str
    kind: SourceKind
    role: str | None
    statements: int
    quotations: int
    share: float


def quotations_with_speakers(marked: Iterable[Quotation], speakers: Mapping[int, int]) -> Sequence[Quotation]:
    """The quotations, each with the index of its attribution, given those of each that has one by the quotation's index."""
    return quotations_in_a_row(
        quotation._replace(attribution=speakers.get(index)) for index, quotation in enumerate(marked)
    )


def quotations_in_a_row(quotations: Iterable[Quotation]) -> Sequence[Quotation]:
    """The quotations of a document, in little room where they are many."""

    def written(quotation: Quotation) -> tuple[int, ...]:
        (start, end), closed, continues, sentence, words, attribution = quotation
        return start, end, closed, continues, sentence, words, 0 if attribution is None else attribution + 1

    def made(start: int, end: int, *said: int) -> Quotation:
        closed, continues, sentence, words, speaker = said
        attribution = speaker - 1 if speaker else None
        return Quotation(Span(start, end), bool(closed), bool(continues), sentence, words, attribution)

    return row(quotations, written, made)


def claims_in_a_row(claims: Iterable[Claim]) -> Sequence[Claim]:
    """The claims of a document that nothing covers yet, in little room where they are many."""
    said: Numbered[tuple[Any, ...]] = Numbered()

    def written(claim: Claim) -> Sequence[int]:
        kind, span, sentence, *rest, _ = claim
        return [*span, sentence, said[kind, *rest]]

    def made(start: int, end: int, sentence: int, number: int) -> Claim:
        kind, *rest = said.things[number]
        return Claim(kind, Span(start, end), sentence, *rest)

    return row(claims, written, made)


def sentence_of_word(sentences: Sequence[Sentence], word: int) -> int:
    """The number of the sentence that a word of the document stands in."""
    return bisect_right(sentences, word, key=_first_of) - 1


def _first_of(sentence: Sentence) -> int:
    return sentence.first
