"""A document's words → the sentences that tell more of the results of a firm than the one that says they were given out.

Who writes of a firm's results says once that it has reported them, and goes on with what they tell, paragraph after paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from sourcing.analysis.parts import sentence_of_word
from sourcing.lean.light import cached_property
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence

BLOCKS_BACK = 12
"""So many paragraphs on, no figure is taken for one of the results any more."""
_GIVEN_OUT = 3
"""In words: how far behind the verb stands what a firm gave out."""
_DIGITS_OF_A_YEAR = 4
_BOOKED = 3
"""In words: how far before it, but for its sum, stands the verb that books it."""
_SUM = "#$"
_OPENING = 2
"""In words: how long the opening of a sentence is that may tell of another time."""


class ResultsReach:
    """Answers whether a sentence tells of results that the document has said were given out.

    `mentions` are the words for what results tell: profit, revenue, earned.
    """

    def __init__(self, parsed: Parsed, mentions: Sequence[int]) -> None:
        self._parsed = parsed
        self._mentions = mentions
        traps, words = parsed.language.traps, parsed.language.words
        self._given, self._said = traps["results-given"], traps["results-said"]
        self._periods = traps["results-periods"]
        self._markets, self._parts = traps["results-markets"], traps["results-parts"]
        self._earning, self._shares = traps["results-earning"], traps["results-shares"]
        self._telling_when = traps["results-adjectives"]
        self._moving = frozenset(parsed.language.changes["verbs"])
        self._pointing = words["demonstratives"]
        self._of_others = traps["results-of-others"]
        self._own = words["possessives"]
        self._endings, self._owners = words["possessive-endings"], traps["results-owners"]
        self._quarters, self._spans = traps["results-quarters"], traps["results-spans"]
        self._of_firms, self._ends = traps["results-of-firms"], traps["results-ends"]
        self._earlier = traps["earlier-openings"]
        self._booked, self._going_on = traps["results-booked"], traps["results-going-on"]
        self._in = frozenset(parsed.language.numbers.parts["in"])
        self._known: dict[int, bool] = {}

    def reaches(self, number: int) -> bool:
        """Whether a sentence, by its number, tells of results given out in an earlier one."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._reaches(self._parsed.sentences[number], number)
        return known

    def blocks_since(self, number: int) -> int:
        """How many paragraphs before a sentence results were given out for the last time; more than reach where none were."""
        before = bisect_left(self._openings, number)
        if not before:
            return BLOCKS_BACK + 1
        sentences = self._parsed.sentences
        blocks = sentences[number].block - sentences[self._openings[before - 1]].block
        return min(blocks, BLOCKS_BACK + 1)

    def _reaches(self, sentence: Sentence, number: int) -> bool:
        if self._tells_by_itself(sentence):
            return True
        if self.blocks_since(number) > BLOCKS_BACK:
            return False
        if self._is_mentioned(sentence):
            return self._tells(sentence)
        return self._takes_up(sentence, number - 1)

    def _tells_by_itself(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of a firm's results and for what time they were given out.

        Quarterly profits at Acme jumped; its revenues totalled $3m in the year ended May 30; Acme booked revenue of $4m.
        """
        words = self._parsed.words
        for mention in self._mentions_in(sentence):
            before = words.lowered(max(sentence.first, mention - _OPENING), mention)
            if self._is_booked(sentence, mention):
                return self._tells(sentence)
            of_firm = words.lower(mention) in self._of_firms or self._is_of_owner(before)
            if of_firm and not self._quarters.isdisjoint(before):
                return self._tells(sentence)
            if (of_firm or not self._own.isdisjoint(before)) and self._is_of_a_time(sentence):
                return self._tells(sentence)
        return False

    def _is_booked(self, sentence: Sentence, mention: int) -> bool:
        """Whether a firm books what a word stands for: posted a loss, posted an $84 million loss, swung to a loss."""
        words, start = self._parsed.words, mention
        while start > sentence.first and words.tags[start - 1] in _SUM:
            start -= 1
        return not self._booked.isdisjoint(words.lowered(max(sentence.first, start - _BOOKED), start))

    def _is_of_owner(self, before: Sequence[str]) -> bool:
        """Whether a firm owns what the word behind these is for: the firm's revenue."""
        return len(before) == _OPENING and before[1] in self._endings and before[0] in self._owners

    def _is_of_a_time(self, sentence: Sentence) -> bool:
        """Whether a sentence names a time for which firms give results out: in the fourth quarter, for the three months to May."""
        here = self._parsed.words.lowered(sentence.first, sentence.last)
        if not self._quarters.isdisjoint(here):
            return True
        return any(span in self._spans and (end in self._ends or _is_year(end)) for span, end in pairwise(here))

    def _tells(self, sentence: Sentence) -> bool:
        """Whether a sentence with a word for results tells of those of the firm, and of the time they were given out for."""
        if self._is_of_another_time(sentence):
            return False
        return self._of_others.isdisjoint(self._parsed.words.lowered(sentence.first, sentence.last))

    def _takes_up(self, sentence: Sentence, before: int) -> bool:
        """Whether a sentence opens with a word for what the one before it tells: That was up 79 percent."""
        if self._parsed.words.lower(sentence.first) not in self._pointing:
            return False
        told = self._parsed.sentences[before]
        return self._is_opening(before) or (self._is_mentioned(told) and self._tells(told))

    def _is_opening(self, number: int) -> bool:
        at = bisect_left(self._openings, number)
        return at < len(self._openings) and self._openings[at] == number

    def _is_of_another_time(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with a time of which other results told: last year, in 2006."""
        opening, *rest = self._parsed.words.lowered(sentence.first, min(sentence.first + _OPENING, sentence.last))
        following = rest[0] if rest else ""
        return f"{opening} {following}" in self._earlier or (opening in self._in and following.isdecimal())

    def _is_mentioned(self, sentence: Sentence) -> bool:
        """Whether a sentence has a word for what results tell.

        Earned, which fees are as well, has to stand with a share or a time of theirs, and a market with a part of it.
        """
        words, mentions = self._parsed.words, self._mentions_in(sentence)
        if any(words.lower(mention) not in self._earning for mention in mentions):
            return True
        here = frozenset(words.lowered(sentence.first, sentence.last))
        if not self._going_on.isdisjoint(here):
            return True
        if mentions and not (self._periods | self._shares).isdisjoint(here):
            return True
        return not self._parts.isdisjoint(here) and self._is_of_share_of_market(sentence)

    def _is_of_share_of_market(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of a market of which a firm has a part; not of one that moves: the market surged."""
        here = self._parsed.words.lowered(sentence.first, sentence.last)
        return any(word in self._markets and after not in self._moving for word, after in pairwise(here))

    @cached_property
    def _openings(self) -> Sequence[int]:
        """The sentences that say results were given out, in order."""
        sentences = self._parsed.sentences
        numbers = {sentence_of_word(sentences, word) for word in self._mentions}
        return [number for number in sorted(numbers) if self._gives_out(sentences[number])]

    def _gives_out(self, sentence: Sentence) -> bool:
        """Whether a sentence with a word for results says who gave them out for what time: posted a quarterly profit.

        Or the results are spoken of as what is known: its quarterly earnings were in line.
        """
        words = frozenset(self._parsed.words.lowered(sentence.first, sentence.last))
        if not self._given.isdisjoint(words) and self._names_firm_s_results(sentence):
            return True
        if self._periods.isdisjoint(words) and not self._is_of_a_time(sentence):
            return False
        if not self._telling_when.isdisjoint(words) and self._names_results(sentence):
            return True
        if self._tells_by_itself(sentence):
            return True
        is_of_its_own = not self._said.isdisjoint(words) and not self._own.isdisjoint(words)
        return is_of_its_own or not self._given.isdisjoint(words)

    def _names_firm_s_results(self, sentence: Sentence) -> bool:
        """Whether a firm stands before the word for what it gave out: the carmaker also reported shrinking profits."""
        words = self._parsed.words
        given = next((at for at in range(sentence.first, sentence.last) if words.lower(at) in self._given), None)
        if given is None or not self._mentions_in(sentence):
            return False
        before = words.lowered(max(sentence.first, given - _OPENING), given)
        after = self._mentions_in(sentence)[0] - given
        return not self._owners.isdisjoint(before) and 0 < after <= _GIVEN_OUT

    def _names_results(self, sentence: Sentence) -> bool:
        """Whether a word for results has its time right before it: quarterly earnings, first-half net profit."""
        words = self._parsed.words
        before = (
            words.lowered(max(sentence.first, mention - _OPENING), mention) for mention in self._mentions_in(sentence)
        )
        return any(not self._telling_when.isdisjoint(opening) for opening in before)

    def _mentions_in(self, sentence: Sentence) -> Sequence[int]:
        """The words for what results tell in a sentence."""
        first = bisect_left(self._mentions, sentence.first)
        return self._mentions[first : bisect_left(self._mentions, sentence.last, first)]


def _is_year(word: str) -> bool:
    return len(word) == _DIGITS_OF_A_YEAR and word.isdecimal()
