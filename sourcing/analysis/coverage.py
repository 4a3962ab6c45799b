"""Claims, attributions and links → what covers each claim, and how far away it stands.

The model is section 5.2 of the rule catalogue: a claim is covered inside a quotation that has a speaker, by a cue in its sentence, or
carried from the sentence before when this one continues it; a link or a note covers its sentence, and at the end
of a paragraph the whole of it. A cue one sentence away with nothing to carry it is distant.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sourcing.analysis.credits import Credits
from sourcing.analysis.facts import Cover
from sourcing.analysis.surveys import SurveyReach

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.facts import Attribution, Claim, ClaimKind, Parsed, Reach, Sentence, SourceKind
    from sourcing.analysis.language import Language
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document, Span

_LINK_COVER: dict[str, SourceKind] = {"link": "link", "footnote": "footnote", "citation": "footnote"}
_SURVEYED: frozenset[ClaimKind | None] = frozenset(("percentage", "vague-quantity"))
"""The kinds of figure that a survey gives."""
_OPENING = 12
"""An additive among so many first words says that a sentence goes on with the one before: Farmers have also lost 40 cows."""
_AT_END = 3
"""A link this many characters from the end of a paragraph stands at its end."""


class CoverFinder:
    """Answers, for one document, what covers a sentence or a span in it."""

    def __init__(self, parsed: Parsed, attributions: Sequence[Attribution]) -> None:
        self._document = parsed.document
        self._sentences = parsed.sentences
        self._quotations = parsed.quotations
        self._attributions = attributions
        self._words = parsed.words
        self._language = parsed.language
        self._quotation_starts = [quotation.span.start for quotation in parsed.quotations]
        self._by_sentence = _reached_sentences(parsed.sentences, attributions)
        self._survey_from = _first_survey(parsed.words, parsed.language)
        self._survey = SurveyReach(parsed)
        self.credits = Credits(parsed)
        self._links = _links_by_sentence(parsed.document, parsed.sentences)
        self._block_end_links = _links_at_block_end(parsed.document, parsed.sentences, self._links)

    def covers(self, sentence: int, span: Span, kind: ClaimKind | None = None) -> tuple[Cover, ...]:
        """What covers a claim of a kind, or anything, at a span of a sentence, nearest first."""
        found = [*self._quotation(span.start), *self._within(sentence, span), *self._linked(sentence)]
        found.extend(self._carried(sentence))
        found.extend(self._credited(sentence))
        if kind in _SURVEYED and self._survey.reaches(sentence, span.start):
            found.append(Cover("document", "carried"))
        return tuple(dict.fromkeys(found))

    def _quotation(self, start: int) -> list[Cover]:
        index = bisect_right(self._quotation_starts, start) - 1
        quotation = self._quotations[index] if index >= 0 else None
        if quotation is None or start >= quotation.span.end or quotation.attribution is None:
            return []
        return [self._cover(quotation.attribution, "sentence")]

    def _within(self, sentence: int, span: Span) -> list[Cover]:
        """A cue covers its sentence, with two exceptions.

        A figure in the cue's own source needs a poll named before: "60 percent of voters said" asks which poll. An act
        covers what it names and no more: "the ministry cut rents for 300 homes and rejected the plan".
        """
        return [
            self._cover(index, "sentence")
            for index in self._by_sentence.get(sentence, ())
            if self._reaches(self._attributions[index], sentence, span)
        ]

    def _reaches(self, attribution: Attribution, sentence: int, span: Span) -> bool:
        source = attribution.source
        if source is not None and source.start < span.end and span.start < source.end:
            return self._sentences[sentence].span.end >= self._survey_from
        if attribution.manner == "act":
            return any(part.start < span.end and span.start < part.end for part in attribution.content)
        return True

    def _linked(self, sentence: int) -> list[Cover]:
        here = [Cover(kind, "sentence") for kind in self._links.get(sentence, ())]
        block = self._sentences[sentence].block
        return here or [Cover(kind, "carried") for kind in self._block_end_links.get(block, ())]

    def _credited(self, sentence: int) -> Iterator[Cover]:
        here = self._sentences[sentence]
        if self.credits.is_labelled(here.block) or self.credits.is_credited_quote(here.block):
            yield Cover("named", "sentence")
        if self.credits.is_signed(here.block):
            yield Cover("document", "sentence")
        if self.credits.is_cited(here):
            yield Cover("footnote", "sentence")

    def _carried(self, sentence: int) -> list[Cover]:
        """Cover from the sentence before in the same paragraph, or from a list's lead-in."""
        here = self._sentences[sentence]
        block = self._document.blocks[here.block]
        if block.kind == "list_item":
            return self._lead_in(sentence)
        if sentence == 0 or self._sentences[sentence - 1].block != here.block:
            return []
        reach: Reach = "carried" if self._continues(here) else "distant"
        before = self._by_sentence.get(sentence - 1, ())
        covers = [self._cover(index, reach) for index in before if self._attributions[index].source is not None]
        if not covers and reach == "carried" and sentence > 1 and self._sentences[sentence - 2].block == here.block:
            covers = [self._cover(index, "distant") for index in self._by_sentence.get(sentence - 2, ())]
        return covers

    def _continues(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with what takes up the one before: a pronoun or an additive."""
        first = sentence.first
        while first < sentence.last and self._words.tags[first] in '"-(,k':
            first += 1
        additives = self._language.words["additives"]
        word = self._words.lower(first) if first < sentence.last else ""
        if word in self._language.words["subject-pronouns"]:
            return True
        opening = range(first, min(first + _OPENING, sentence.last))
        return any(self._words.lower(index) in additives for index in opening)

    def _lead_in(self, sentence: int) -> list[Cover]:
        here = self._sentences[sentence].block
        blocks = self._document.blocks
        for number in range(sentence - 1, -1, -1):
            block = self._sentences[number].block
            if block == here or blocks[block].kind == "list_item":
                continue
            lead = self._document.text[self._sentences[number].span.start : self._sentences[number].span.end]
            if not lead.rstrip().endswith(":"):
                return []
            return [self._cover(index, "carried") for index in self._by_sentence.get(number, ())]
        return []

    def _cover(self, index: int, reach: Reach) -> Cover:
        attribution = self._attributions[index]
        return Cover(attribution.kind, reach, index, attribution.manner)


def _first_survey(words: Words, language: Language) -> int:
    """Where the document first speaks of a poll; beyond its end where it never does."""
    nouns = language.source_nouns["poll"]
    first = next((index for index, form in enumerate(words.forms) if form.lower() in nouns), None)
    if first is not None:
        return words.start(first)
    return words.end(len(words.forms) - 1) + 1 if words.forms else 0


def _reached_sentences(sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """For each sentence the attributions whose cue stands in it or whose content reaches into it."""
    reached: dict[int, list[int]] = {}
    starts = [sentence.span.start for sentence in sentences]
    for index, attribution in enumerate(attributions):
        numbers = {attribution.sentence}
        for part in attribution.content:
            first = max(0, bisect_right(starts, part.start) - 1)
            last = max(0, bisect_right(starts, max(part.start, part.end - 1)) - 1)
            numbers.update(range(first, last + 1))
        for number in sorted(numbers):
            reached.setdefault(number, []).append(index)
    return reached


def _links_by_sentence(document: Document, sentences: Sequence[Sentence]) -> dict[int, list[SourceKind]]:
    """The kinds of link in each sentence, each once; a note's mark directly after a sentence belongs to it."""
    links: dict[int, dict[SourceKind, None]] = {}
    starts = [sentence.span.start for sentence in sentences]
    for link in document.links:
        number = bisect_right(starts, link.span.start) - 1
        if number > 0 and link.kind != "link" and link.span.start == starts[number]:
            number -= 1
        if number >= 0:
            links.setdefault(number, {})[_LINK_COVER[link.kind]] = None
    return {number: list(kinds) for number, kinds in links.items()}


def _links_at_block_end(
    document: Document, sentences: Sequence[Sentence], links: dict[int, list[SourceKind]]
) -> dict[int, list[SourceKind]]:
    ends: dict[int, list[SourceKind]] = {}
    last_end = max((link.span.end for link in document.links), default=0)
    for number, kinds in links.items():
        block = sentences[number].block
        is_last = number + 1 == len(sentences) or sentences[number + 1].block != block
        if is_last and last_end >= sentences[number].span.end - _AT_END:
            ends[block] = kinds
    return ends


def with_covers(claims: Sequence[Claim], finder: CoverFinder) -> list[Claim]:
    return [claim._replace(covers=finder.covers(claim.sentence, claim.span, claim.kind)) for claim in claims]
