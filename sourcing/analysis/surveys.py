"""A document's words → the sentences that go on with the results of a survey it has introduced.

A story about a poll names it once and then gives its findings, paragraph after paragraph. Such a sentence speaks of what those
asked hold, or of the survey itself, and stands not far after a mention of it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.facts import Parsed, Sentence

_CLAUSE = 10
"""A figure's verb is looked for so many words on."""
_FEWEST_MENTIONS = 2
"""A document that speaks of a survey so often is about one."""
_ENDS = frozenset(",;:.")


class SurveyReach:
    """Answers whether a sentence gives results of a survey that the document introduced before it."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        nouns = parsed.language.source_nouns["poll"]
        self._results = parsed.language.traps["survey-results"]
        self._attitudes = parsed.language.traps["survey-attitudes"]
        self._mentions = [index for index, form in enumerate(parsed.words.forms) if form.lower() in nouns]
        self._blocks: list[int] | None = None

    def reaches(self, number: int, start: int) -> bool:
        """Whether a figure tells a result of a survey that was introduced in an earlier sentence.

        In the survey's own paragraph every result does; further on, in a story about one, what those asked hold.
        """
        sentence = self._parsed.sentences[number]
        if not self._mentions or self._mentions[0] >= sentence.first:
            return False
        if self._last_block(sentence.first) == sentence.block:
            return self._tells(sentence.first, sentence.last)
        return self._is_a_story(sentence.first) and self._is_held(start, sentence)

    def _last_block(self, first: int) -> int:
        """The block of the last mention before a word."""
        if self._blocks is None:
            self._blocks = [self._block_of(index) for index in self._mentions]
        return self._blocks[bisect_right(self._mentions, first - 1) - 1]

    def _is_a_story(self, first: int) -> bool:
        return bisect_right(self._mentions, first) >= _FEWEST_MENTIONS

    def _block_of(self, word: int) -> int:
        sentences = self._parsed.sentences
        at = bisect_right(sentences, word, key=lambda sentence: sentence.first) - 1
        return sentences[max(at, 0)].block

    def _tells(self, first: int, last: int) -> bool:
        return not self._results.isdisjoint(form.lower() for form in self._parsed.words.forms[first:last])

    def _is_held(self, start: int, sentence: Sentence) -> bool:
        """Whether a figure is how many hold something: 41 percent would choose her."""
        words = self._parsed.words
        first = bisect_right(words.starts, start) - 1
        for index in range(first, min(first + _CLAUSE, sentence.last)):
            if words.forms[index] in _ENDS:
                return False
            if words.lower(index) in self._attitudes:
                return True
        return False
