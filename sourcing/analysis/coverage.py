"""Claims, attributions and links → what covers each claim, and how far away it stands.

The model is section 5.2 of the rule catalogue: a claim is covered inside a quotation that has a speaker, by a cue in its sentence, or
carried from the sentence before when this one continues it; a link or a note covers its sentence, and at the end
of a paragraph the whole of it. A cue one sentence away with nothing to carry it is distant.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sourcing.analysis.continuity import Continuity
from sourcing.analysis.counters import Counters
from sourcing.analysis.credits import Credits
from sourcing.analysis.lettered import POLL, POLL_TAKER, RESULT, STUDY
from sourcing.analysis.links import links_at_block_end, links_by_sentence
from sourcing.analysis.own_lives import may_be_of_own_life
from sourcing.analysis.parts import SPOKEN, Cover, sentence_of_word
from sourcing.analysis.within_sentence import WithinSentence
from sourcing.lean.flat import numbers_in_a_row
from sourcing.lean.light import cached_property
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.attributions import Attributions, Placed
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Attribution, Quotation, Reach
    from sourcing.analysis.results import ResultsReach
    from sourcing.analysis.studies import StudyReach
    from sourcing.analysis.surveys import SurveyReach
    from sourcing.documents.document import Span
    from sourcing.kinds import ClaimKind

    _Found = tuple[Cover, Placed | None]

_SURVEYED: frozenset[ClaimKind | None] = frozenset(("percentage", "vague-quantity"))
"""The kinds of figure that a survey gives."""
_COUNTED: frozenset[ClaimKind | None] = frozenset(
    ("number", "money", "percentage", "estimate", "vague-quantity", "casualties")
)
"""The kinds of figure that somebody counts."""
_FRAGMENT = 5
"""In words: what is shorter and between quotation marks is somebody's phrase."""
_FEWEST_MENTIONS = 2
_FEWEST_OF_STUDY = 3
"""A document that has spoken of a study so often is about one."""
_OPENING = 4  # words: that is according to
_PUBLISHED = 7  # words: the findings of the study were published


class CoverFinder:
    """Answers, for one document, what covers a sentence or a span in it."""

    def __init__(self, parsed: Parsed, attributions: Attributions) -> None:
        self._document = parsed.document
        self._sentences = parsed.sentences
        self._quotations = parsed.quotations
        self._attributions = attributions
        self._words = parsed.words
        self._language = parsed.language
        self._parsed = parsed
        self._in_sentence = WithinSentence(parsed)
        self._continuity = Continuity(parsed, attributions)
        self._counters = Counters(parsed)
        self.credits = Credits(parsed)
        self._links = links_by_sentence(parsed.document, parsed.sentences)
        self._block_end_links = links_at_block_end(parsed.document, parsed.sentences, self._links)

    def covers(self, sentence: int, span: Span, kind: ClaimKind | None = None) -> tuple[Cover, ...]:
        """What covers a claim of a kind, or anything, at a span of a sentence, nearest first."""
        found = self._found(sentence, span, kind)
        index = self._attributions.index
        return tuple(
            dict.fromkeys(cover._replace(attribution=index(placed)) if placed else cover for cover, placed in found)
        )

    def kinds(self, sentence: int, span: Span, kind: ClaimKind | None = None) -> Iterator[Cover]:
        """The same, without saying which attributions, and perhaps twice: what is far is not read when what is near will do."""
        for attribution in self._attributions.own(sentence):
            if self._in_sentence.reaches(attribution, sentence, span):
                yield Cover(attribution.kind, "sentence", None, attribution.manner)
        for cover, _ in self._found(sentence, span, kind):
            yield cover

    def may_be_distant(self, sentence: int, span: Span, kind: ClaimKind | None = None) -> bool:
        """Whether anything may cover a claim from a distance: what its paragraph says before it, or a survey that it goes on with."""
        before = self._sentences[max(0, sentence - 1)]
        if sentence and before.block == self._sentences[sentence].block:
            return True
        return kind in _SURVEYED and self._survey.reaches(sentence, span.start)

    def attributions(self, sentence: int, span: Span) -> Iterator[Attribution]:
        """The attributions among what covers a span of a sentence, nearest first."""
        return (placed.attribution for _, placed in self._found(sentence, span, None) if placed is not None)

    def surveys_before(self, sentence: int) -> int:
        """How often the document speaks of a survey before a sentence."""
        if self._in_sentence.survey_from >= self._sentences[sentence].span.start:
            return 0
        return self._survey.mentions_before(self._sentences[sentence].first)

    def tells_of_survey(self, sentence: int, blocks: int) -> bool:
        """Whether the document has spoken of a survey more than once, the last time no more than so many blocks before."""
        return self.surveys_before(sentence) >= _FEWEST_MENTIONS and self.blocks_since_survey(sentence) <= blocks

    def blocks_since_survey(self, sentence: int) -> int:
        """How many blocks before a sentence the document speaks of a survey for the last time; all where it never does."""
        block = self._sentences[sentence].block
        if not self.surveys_before(sentence):
            return block
        last = self._survey.last_before(self._sentences[sentence].first)
        return block - self._sentences[sentence_of_word(self._sentences, last)].block

    def blocks_since_results(self, sentence: int) -> int:
        """How many blocks before a sentence a firm's results were given out for the last time; 0 where they never were."""
        return 0 if self._results is None else self._results.blocks_since(sentence)

    def told_of_study(self, sentence: int) -> tuple[int, ...]:
        """What of the text before a sentence bears on whether it and what follows tells of a study; the same if the same does."""
        return () if self._study is None else self._study.told_before(sentence)

    def quotation_at(self, offset: int) -> int | None:
        """The index of the quotation that an offset is in; quotations do not overlap."""
        index = bisect_right(self._quotation_starts, offset) - 1
        return index if index >= 0 and offset < self._quotations[index].span.end else None

    @cached_property
    def _quotation_starts(self) -> Sequence[int]:
        return numbers_in_a_row([quotation.span.start for quotation in self._quotations])

    def _found(self, sentence: int, span: Span, kind: ClaimKind | None) -> Iterator[_Found]:
        yield from self._quotation(span.start)
        yield from self._within(sentence, span)
        yield from self._linked(sentence)
        yield from self._carried(sentence)
        yield from self._credited(sentence)
        yield from self._credited_after(sentence)
        yield from self._told_of_themselves(sentence, span, kind)
        if kind in _SURVEYED and self._survey.reaches(sentence, span.start):
            yield Cover("document", self._reach_of_survey(sentence)), None
        elif kind == "number" and self._in_sentence.is_surveyed(sentence) and self._survey.names_itself(sentence):
            yield Cover("document", "sentence"), None
        if kind in _COUNTED and self._counters.counts(sentence, span.start):
            yield Cover("document", "sentence"), None
        if kind in _COUNTED and self._results is not None and self._results.reaches(sentence):
            yield Cover("document", "carried"), None
        if kind in _COUNTED and self._study is not None and self._study.reaches(sentence):
            yield Cover("document", "carried"), None

    def _reach_of_survey(self, sentence: int) -> Reach:
        if self._survey.is_named(sentence):
            return "sentence"
        goes_on = self._continuity.goes_on(sentence, ()) or self._survey.tells_of_asked(sentence)
        in_a_row = self._survey.asks(sentence) or self._survey.is_in_a_row(sentence)
        return "carried" if goes_on or in_a_row else "distant"

    def _quotation(self, start: int) -> Iterator[_Found]:
        index = self.quotation_at(start)
        if index is None:
            return
        placed = self._attributions.of_quotation(index)
        if placed is not None:
            yield _cover(placed, "sentence")
        elif self._is_fragment(self._quotations[index]):
            yield Cover("vague", "sentence"), None

    def _is_fragment(self, quotation: Quotation) -> bool:
        """Whether a quotation is a few words of somebody's, and no sentence of its own."""
        inside = self._document.text[quotation.span.start : quotation.span.end].strip("“”\"‘’' ")
        return quotation.words == 1 or (quotation.words < _FRAGMENT and not inside.endswith((".", "!", "?")))

    def _within(self, sentence: int, span: Span) -> Iterator[_Found]:
        for placed in self._attributions.reaching(sentence):
            if self._in_sentence.reaches(placed.attribution, sentence, span):
                yield _cover(placed, "sentence")

    @cached_property
    def _survey(self) -> SurveyReach:
        from sourcing.analysis.surveys import SurveyReach  # few documents speak of one

        return SurveyReach(self._parsed, [word for word, marks in self._words.marks if marks & (POLL | POLL_TAKER)])

    @cached_property
    def _results(self) -> ResultsReach | None:
        mentions = [word for word, marks in self._words.marks if marks & RESULT]
        if not mentions:
            return None
        from sourcing.analysis.results import ResultsReach  # few documents speak of any

        return ResultsReach(self._parsed, mentions)

    @cached_property
    def _study(self) -> StudyReach | None:
        mentions = [word for word, marks in self._words.marks if marks & STUDY]
        if len(mentions) < _FEWEST_OF_STUDY:
            return None
        from sourcing.analysis.studies import StudyReach  # few documents are about one

        return StudyReach(self._parsed, mentions, fewest=_FEWEST_OF_STUDY)

    def _credited_after(self, sentence: int) -> Iterator[_Found]:
        """Cover from the next sentence where it only says whose this one is: Most like it. That's according to the guild."""
        if sentence + 1 < len(self._sentences):
            opening = self._words.lowered_in(self._sentences[sentence + 1])[:_OPENING]
            if "according" in opening and opening[0] in self._language.words["demonstratives"]:
                yield from (_cover(placed, "sentence") for placed in self._attributions.reaching(sentence + 1))

        if sentence + 1 < len(self._sentences) and self._tells_where_published(sentence):
            yield Cover("document", "sentence"), None

    def _tells_where_published(self, sentence: int) -> bool:
        """Whether the next sentence of the paragraph says where this one's finding is: The findings were published in Sleep Letters.

        So does one that says where its figure is from: The figure comes from Leeds Council.
        """
        after = self._sentences[sentence + 1]
        if after.block != self._sentences[sentence].block:
            return False
        words, lists = self._words, self._language.traps
        opening = words.lowered(after.first, min(after.last, after.first + _PUBLISHED))
        if opening[0] not in lists["definite"]:
            return False
        if lists["figures-given"].intersection(opening[1:2]) and lists["coming"].intersection(opening[2:3]):
            return not (lists["from"] | lists["publishing"]).isdisjoint(opening[3:4])
        if lists["findings"].isdisjoint(opening):
            return False
        published = next((at for at, word in enumerate(opening) if word in lists["publishing"]), None)
        return published is not None and "N" in words.tags[after.first + published : after.last]

    def _told_of_themselves(self, sentence: int, span: Span, kind: ClaimKind | None) -> Iterator[_Found]:
        """Cover of what somebody interviewed tells of their life: Ann Roe, 45, pays $400 a month. “It is too much,” she said."""
        here, after = self._sentences[sentence], sentence + 1
        if after == len(self._sentences) or self._sentences[after].block != here.block:
            return
        if may_be_of_own_life(here, self._words, span, kind) and any(
            one.kind == "pronoun" and one.manner in SPOKEN for one in self._attributions.of_sentence(after)
        ):
            yield Cover("pronoun", "carried"), None

    def _credited(self, sentence: int) -> Iterator[_Found]:
        here = self._sentences[sentence]
        if self.credits.is_labelled(here.block) or self.credits.is_credited_quote(here.block):
            yield Cover("named", "sentence"), None
        if self._document.blocks[here.block].quoted and here.block in self._quote_leads:
            placed_in_lead = self._attributions.reaching(self._quote_leads[here.block])
            yield from (_cover(placed, "sentence") for placed in placed_in_lead)
        if self.credits.is_signed(here.block):
            yield Cover("document", "sentence"), None
        if self.credits.is_sourced(here.block):
            yield Cover("document", "sentence"), None
        if self.credits.is_posted(here.block):
            yield Cover("named", "sentence"), None
        if self.credits.points_to_source(here):
            yield Cover("link", "sentence"), None
        if self.credits.is_cited(here) or self.credits.is_reference(here.block):
            yield Cover("footnote", "sentence"), None

    @cached_property
    def _quote_leads(self) -> dict[int, int]:
        """For each block of a block quote the sentence that hands over to it, if one does: `Ann Roe said:`."""
        leads: dict[int, int] = {}
        lead = quote = -1
        for number, (span, block, _, _) in enumerate(self._sentences):
            if not self._document.blocks[block].quoted:
                hands_over = self._document.text[span.start : span.end].endswith(":")
                lead, quote = (number if hands_over else -1), -1
            elif lead >= 0 and quote in (-1, self._document.blocks[block].parent):
                quote = self._document.blocks[block].parent
                leads[block] = lead
        return leads

    def _linked(self, sentence: int) -> Iterator[_Found]:
        here = self._links.get(sentence)
        if here:
            yield from ((Cover(kind, "sentence"), None) for kind in here)
        elif self._block_end_links:
            block = self._sentences[sentence].block
            yield from ((Cover(kind, "carried"), None) for kind in self._block_end_links.get(block, ()))

    def _carried(self, sentence: int) -> Iterator[_Found]:
        """Cover from the sentence before in the same paragraph, or from a list's lead-in.

        Only words go on: what somebody does or wants says nothing of the sentence after it.
        """
        here = self._sentences[sentence]
        block = self._document.blocks[here.block]
        if block.kind == "list_item":
            yield from self._lead_in(sentence)
            return
        yield from self._announced(here.block)
        if sentence == 0 or self._sentences[sentence - 1].block != here.block:
            return
        before = [
            placed
            for placed in self._attributions.reaching(sentence - 1)
            if placed.attribution.source is not None and placed.attribution.manner in SPOKEN
        ]
        reach: Reach = "carried" if self._continuity.goes_on(sentence, before) else "distant"
        yield from (_cover(placed, reach) for placed in before)
        if not before and reach == "carried" and sentence > 1 and self._sentences[sentence - 2].block == here.block:
            yield from (_cover(placed, "distant") for placed in self._attributions.reaching(sentence - 2))

    def _announced(self, block: int) -> Iterator[_Found]:
        """Cover from a paragraph that hands over to the next with a colon: "the group points out some figures:"."""
        lead = bisect_left(self._words.sentence_starts, self._document.blocks[block].span.start) - 1
        if (
            lead >= 0
            and not self._document.blocks[block].quoted
            and self._document.text.endswith(":", *self._sentences[lead].span)
        ):
            for placed in self._attributions.reaching(lead):
                if placed.attribution.source is not None and placed.attribution.manner in SPOKEN:
                    yield _cover(placed, "carried")

    def _lead_in(self, sentence: int) -> Iterator[_Found]:
        here = self._sentences[sentence].block
        blocks = self._document.blocks
        for number in range(sentence - 1, -1, -1):
            block = self._sentences[number].block
            if block == here or blocks[block].kind == "list_item":
                continue
            lead = self._document.text[self._sentences[number].span.start : self._sentences[number].span.end]
            if lead.rstrip().endswith(":"):
                yield from (_cover(placed, "carried") for placed in self._attributions.reaching(number))
                if "footnote" in self._links.get(number, ()):
                    yield Cover("footnote", "carried"), None
            return


def _cover(placed: Placed, reach: Reach) -> _Found:
    return Cover(placed.attribution.kind, reach, None, placed.attribution.manner), placed
