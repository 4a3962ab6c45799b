"""A document's words → the sentences that go on with the results of a study it has introduced.

A story about a trial or an experiment says at its start who has made it and where it stands, and then tells what became of
those who took part, paragraph after paragraph. What is told in the present is no result: it is what was known before.
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

_BLOCKS_BACK = 4
"""So many paragraphs on from the last word of a study, no figure is taken for one of its results any more."""
_LEAD = 8
"""In sentences: how far down a story about a study says so at the latest."""


class StudyReach:
    """Answers whether a sentence gives results of a study that the document introduced before it.

    `mentions` are the words that stand for a study or for those who make one; `fewest` is how many say that it is about one.
    """

    def __init__(self, parsed: Parsed, mentions: Sequence[int], *, fewest: int) -> None:
        self._parsed = parsed
        self._mentions = mentions
        self._fewest = fewest
        traps = parsed.language.traps
        self._reported, self._present = traps["studies-reported"], traps["told-in-the-present"]
        self._subjects, self._grouped = traps["study-subjects"], traps["grouped-by"]
        self._pointing, self._courts = traps["them"], traps["court-words"]

    def reaches(self, number: int) -> bool:
        """Whether a sentence, by its number, tells what became of those who took part in the study the document is about."""
        sentence = self._parsed.sentences[number]
        if not self._is_about_one(sentence.first) or self._blocks_since(number) > _BLOCKS_BACK:
            return False
        here = self._parsed.words.lowered_in(sentence)
        if not self._present.isdisjoint(here):
            return False
        return not self._subjects.isdisjoint(here) or any(
            one in self._pointing and other in self._grouped for one, other in pairwise(here)
        )

    def told_before(self, number: int) -> tuple[int, ...]:
        """How far down a sentence stands, how often a study was spoken of before it and how long ago, each no further than it matters."""
        first = self._parsed.sentences[number].first
        mentions = min(self._mentions_before(first), self._fewest)
        return min(number, _LEAD), self._introduced < first, mentions, self._blocks_since(number)

    def _is_about_one(self, first: int) -> bool:
        """Whether the document has told of a study at its start, and has spoken of it often enough before a word."""
        return self._introduced < first and self._mentions_before(first) >= self._fewest

    def _mentions_before(self, word: int) -> int:
        return bisect_left(self._mentions, word)

    def _blocks_since(self, number: int) -> int:
        """How many paragraphs before a sentence a study is spoken of for the last time, in it or above; beyond reach if none was."""
        sentences = self._parsed.sentences
        at = bisect_left(self._mentions, sentences[number].last)
        if not at:
            return _BLOCKS_BACK + 1
        last = sentence_of_word(sentences, self._mentions[at - 1])
        return min(sentences[number].block - sentences[last].block, _BLOCKS_BACK + 1)

    @cached_property
    def _introduced(self) -> int:
        """The last word of the first sentence that says of a study that it was reported; beyond the document where none does."""
        words, sentences = self._parsed.words, self._parsed.sentences
        for number in range(min(_LEAD, len(sentences))):
            sentence = sentences[number]
            at = bisect_left(self._mentions, sentence.first)
            if self._mentions[at : at + 1] and self._mentions[at] < sentence.last:
                here = words.lowered_in(sentence)
                if not self._reported.isdisjoint(here) and self._courts.isdisjoint(here):
                    return sentence.last - 1
        return len(words.forms)
