"""The facts the analysis states about a document; the checks read them and nothing else.

Every span here is in document text (code points, half-open); `Document.offsets` maps it to the source when a
finding is made.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain

from sourcing.analysis.parts import claims_in_a_row, quotations_with_speakers
from sourcing.analysis.quantities import BY_SIZE
from sourcing.lean.light import cached_property
from sourcing.lean.typed import TYPE_CHECKING, cast
from sourcing.lean.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from sourcing.analysis.attributions import Attributions
    from sourcing.analysis.coverage import CoverFinder
    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Attribution, Claim, Quotation, Sentence, Stated
    from sourcing.analysis.people.ledger import Cited, Citing
    from sourcing.analysis.registers import Registers
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document, Span

_TAKEN_UP = frozenset(("number", "money", "percentage"))
"""The kinds of figure that a definite article takes up again."""


class Facts(Value):
    """Everything a check may look at. What takes long is worked out when it is first asked for.

    Most rules ask about few sentences of a document. What stands in a sentence, or who is quoted in one quotation, costs the
    reading of some paragraphs; `attributions`, `quotations`, `claims` and most of `cited` cost that of the whole document.
    """

    document: Document
    words: Words
    sentences: Sequence[Sentence]
    marked: Sequence[Quotation]
    """The quotations, of which none has an attribution yet."""
    read: Attributions
    finder: CoverFinder
    registers: Registers
    language: Language
    find_claims: Callable[[], Iterable[Stated]]
    find_cited: Callable[[Facts], Cited | Citing]
    today: date | None = None
    """The day the caller says it is; nothing reads a clock."""

    @cached_property
    def memo(self) -> dict[object, Any]:
        """What checks have worked out about the document, by what each calls it."""
        return {}

    @cached_property
    def stated(self) -> Sequence[Claim]:
        """The claims; nothing says yet what covers them, nor whether the writer counted."""
        return claims_in_a_row(chain.from_iterable(read.claims for read in self.stated_by_block))

    @cached_property
    def stated_by_block(self) -> Iterable[Stated]:
        """The same paragraph by paragraph; only of a document that comes again may it be asked for by others."""
        found = self.find_claims()
        return tuple(found) if self.words.come_again else found

    def stated_in(self, here: frozenset[int]) -> Sequence[Claim]:
        """The claims that are `stated` in some sentences, by place."""
        if here not in self.memo:
            self.memo[here] = [claim for number in sorted(here) for claim in self.stated_by_sentence.get(number, ())]
        return cast("Sequence[Claim]", self.memo[here])

    @cached_property
    def stated_by_sentence(self) -> Mapping[int, Sequence[Claim]]:
        """The claims that are `stated`, by the number of their sentence; there is none for one without."""
        found: dict[int, list[Claim]] = {}
        for claim in self.stated:
            found.setdefault(claim.sentence, []).append(claim)
        return found

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, each with what covers it."""
        return tuple(
            self.settled(claim)._replace(covers=self.finder.covers(claim.sentence, claim.span, claim.kind))
            for claim in self.stated
        )

    def settled(self, claim: Claim) -> Claim:
        """A claim that is `stated` with the trap that only the rest of the document shows: told before, or the writer's count."""
        if not BY_SIZE.issuperset(claim.traps):
            return claim
        if self.is_told_again(claim):
            return claim._replace(traps=("anaphoric", *claim.traps))
        covers = self.finder.kinds(claim.sentence, claim.span, claim.kind)
        is_own = self.registers.tells_own(claim) and next(covers, None) is None
        return claim._replace(traps=("observation", *claim.traps)) if is_own else claim

    def is_told_again(self, claim: Claim) -> bool:
        """Whether a figure is taken up that was given before: it opened 335 accounts. The 335 accounts were closed."""
        if claim.kind not in _TAKEN_UP or claim.value is None:
            return False
        traps, at = self.language.traps, self.words.index_at(claim.span.start) - 1
        before = self.words.lower(at - (self.words.lower(at) in traps["averages"]))
        return before in traps["taken-up-by"] and self._first_told[claim.value] < claim.span.start

    def is_told_below(self, claim: Claim) -> bool:
        """Whether a figure stands once more further down, where its source belongs."""
        return claim.value is not None and self._last_told[claim.value] > claim.span.start

    @cached_property
    def _last_told(self) -> dict[float | None, int]:
        """Where each value is last stated."""
        return {claim.value: claim.span.start for claim in self.stated}

    @cached_property
    def _first_told(self) -> dict[float | None, int]:
        """Where each value is first stated."""
        return {claim.value: claim.span.start for claim in reversed(self.stated)}

    @cached_property
    def attributions(self) -> Sequence[Attribution]:
        return self.read.in_a_row()

    @cached_property
    def quotations(self) -> Sequence[Quotation]:
        """The quotations, each with the index of its attribution."""
        return quotations_with_speakers(self.marked, self.read.speakers)

    def cited(self) -> Cited | Citing:
        """Who is cited."""
        return self._cited

    @cached_property
    def _cited(self) -> Cited | Citing:
        return self.find_cited(self)

    def attribution_of(self, quotation: int) -> Attribution | None:
        """The attribution that gives a quotation, by its index, its speaker."""
        placed = self.read.of_quotation(quotation)
        return None if placed is None else placed.attribution

    def attributions_near(self, reach: Span) -> Iterator[Attribution]:
        """The attributions whose cue stands in a sentence that a stretch of text touches."""
        for sentence in range(self.sentence_at(reach.start), bisect_right(self._starts, reach.end)):
            yield from self.read.of_sentence(sentence)

    def attributions_in(self, reach: Span) -> Iterator[Attribution]:
        """The attributions whose cue starts in a stretch of text; their content may lack later quotations."""
        for sentence in range(self.sentence_at(reach.start), bisect_right(self._starts, reach.end)):
            for found in self.read.cues_in(sentence):
                if reach.start <= found.cue.start < reach.end:
                    yield found

    def cited_in(self, reach: Span) -> Iterator[Attribution]:
        """The attributions whose cue starts in a stretch of text, with their speakers."""
        attributions = self.cited().attributions
        first = bisect_left(attributions, self.sentence_at(reach.start), key=_sentence_of)
        last = bisect_right(attributions, self.sentence_at(reach.end), first, key=_sentence_of)
        return (found for found in attributions[first:last] if reach.start <= found.cue.start < reach.end)

    def sentences_in(self, reach: Span) -> Sequence[Sentence]:
        """The sentences that start in a stretch of text."""
        first = bisect_left(self._starts, reach.start)
        return self.sentences[first : bisect_left(self._starts, reach.end, first)]

    def has_link(self, reach: Span) -> bool:
        """Whether a link starts in a stretch of text, or a note's mark stands right behind it."""
        first = bisect_left(self._link_starts, reach.start)
        return first < len(self._link_starts) and self._link_starts[first] <= reach.end

    @cached_property
    def _link_starts(self) -> list[int]:
        return sorted(link.span.start for link in self.document.links)

    def sentence_at(self, offset: int) -> int:
        """The number of the last sentence that starts at an offset or before it; the first where none does."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @property
    def _starts(self) -> Sequence[int]:
        return self.words.sentence_starts

    def quotation_at(self, offset: int) -> int | None:
        """The index of the quotation that an offset is in; quotations do not overlap."""
        return self.finder.quotation_at(offset)

    def has_name(self, reach: Span, outside: Span) -> bool:
        """Whether a capitalised name stands in a stretch of text, outside another."""
        first, last = self.words.index_at(reach.start), self.words.index_at(reach.end)
        return any(
            tag == "N" and not outside.start <= self.words.starts[index] < outside.end
            for index, tag in enumerate(self.words.tags[first:last], first)
        )


def _sentence_of(attribution: Attribution) -> int:
    return attribution.sentence
