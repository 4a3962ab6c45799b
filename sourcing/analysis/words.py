"""Sentences → words, each with its place and a few letters that say what it can be, in flat parallel sequences.

A sentence's words are a range of indexes into these sequences, and its tags a slice of one string, so that the
shapes of attributions can be written as ordinary regular expressions.

Places are worked out for a sentence when one of its words is asked for, which most sentences are spared.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sourcing.analysis.lettered import (
    FIGURE_LETTER,
    JOINED_LETTER,
    one_of_each,
    plain,
)
from sourcing.analysis.remembered import Readings
from sourcing.analysis.word_places import Places, places_in
from sourcing.lean.flat import numbers_in_a_row
from sourcing.lean.light import Counter, cached_property
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.parts import Sentence


class Words:
    """All words of a document's sentences. `forms[i]` stands at `starts[i]:ends[i]`.

    `tags[i]` is its letter in attributions, `figures[i]` its letter in quantities; `joined[i]` is `+` where no space
    stands between it and the word before. `come_again`: most sentences had been read before, as in a text that is edited;
    `remembered`: they have, or an editor is likely to send them again, so that it pays to remember what they are read as.
    `marks` are the words, by their index, that have marks of their own (`lettered.py`), with these.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], forms: Sequence[str], letters: Sequence[str]) -> None:
        self.text = text
        self._sentences = sentences
        self.sentence_starts = numbers_in_a_row([span[0] for span, *_ in sentences])
        self._first_words = numbers_in_a_row([sentence.first for sentence in sentences])
        self._places: dict[int, Sequence[int]] = {}
        self._lowered: dict[int, tuple[str, ...]] = {}
        self._latest: tuple[int, int, int, Sequence[int]] = 0, 0, 0, ()
        """The words of the sentence that was asked about last, where it starts, and where they do: it is asked about again."""
        self.come_again = self.remembered = False
        self.marks: Sequence[tuple[int, int]] = ()
        self.forms = forms
        self.tags, self.figures = _with_per_cent(one_of_each(0, letters), one_of_each(FIGURE_LETTER, letters))
        self.joined = one_of_each(JOINED_LETTER, letters)

    @property
    def starts(self) -> Sequence[int]:
        return Places(self.start, len(self.forms))

    @property
    def ends(self) -> Sequence[int]:
        return Places(self.end, len(self.forms))

    def lower(self, index: int) -> str:
        """A word in lower case with straight apostrophes; none where the text has ended."""
        return plain[self.forms[index]] if index < len(self.forms) else ""

    def lowered(self, first: int, last: int) -> tuple[str, ...]:
        """Some words in lower case with straight apostrophes."""
        return tuple(map(plain.__getitem__, self.forms[first:last]))

    def lowered_in(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence in lower case with straight apostrophes, kept for who asks next."""
        if sentence.first == sentence.last:
            return ()  # a line of stars has no words, and begins where the next sentence does
        known = self._lowered.get(sentence.first)
        if known is None:
            if len(self._lowered) >= _MOST_LOWERED:
                self._lowered.clear()
            known = self._lowered[sentence.first] = self.lowered(sentence.first, sentence.last)
        return known

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the document."""
        return Counter(self.forms)

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence."""
        at = bisect_left(self._first_words, index)
        return at < len(self._first_words) and self._first_words[at] == index

    def sentence_of(self, index: int) -> int:
        """The number of a word's sentence."""
        return bisect_right(self._first_words, index) - 1

    def start(self, index: int) -> int:
        """Where a word starts in the document's text."""
        first, last, begin, starts = self._latest
        if not first <= index < last:
            sentence = self.sentence_of(index)
            first, begin, starts = self._first_words[sentence], self.sentence_starts[sentence], self._starts(sentence)
            self._latest = first, first + len(starts), begin, starts
        return begin + starts[index - first]

    def starts_beside(self, index: int) -> Sequence[int]:
        """Where each word of a word's sentence starts, counted from the sentence's start."""
        return self._starts(self.sentence_of(index))

    def end(self, index: int) -> int:
        """Where a word ends in the document's text."""
        return self.start(index) + len(self.forms[index])

    def index_at(self, offset: int) -> int:
        """The first word that starts at an offset of the text or after it."""
        sentence = bisect_right(self.sentence_starts, offset) - 1
        if sentence < 0:
            return 0
        starts = self._places.get(sentence) or self._starts(sentence)
        return self._first_words[sentence] + bisect_left(starts, offset - self.sentence_starts[sentence])

    def _starts(self, sentence: int) -> Sequence[int]:
        """Where each word of a sentence starts, counted from the sentence's start."""
        starts = self._places.get(sentence)
        if starts is None:
            (begin, end), _, first, last = self._sentences[sentence]
            text = self.text[begin:end]
            starts = _PLACES.get(text) if self.remembered else None
            if starts is None:
                starts = places_in(text, self.forms[first:last], self.joined[first:last])
                if self.remembered:
                    _PLACES.keep(text, starts)
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            self._places[sentence] = starts
        return starts


def _with_per_cent(tags: str, figures: str) -> tuple[str, str]:
    """Tags and figure letters in which "per cent" has those of "percent", so that the two are read alike."""
    at = figures.find(_PER_CENT)
    if at < 0:
        return tags, figures
    nouns = list(tags)
    while at >= 0:
        nouns[at] = _NOUN
        at = figures.find(_PER_CENT, at + len(_PER_CENT))
    return "".join(nouns), figures.replace(_PER_CENT, _PERCENT)


_PER_CENT, _PERCENT = "ec", "%_"
"""The figure letters of the two words, and those that stand for one word which is written as two."""
_NOUN = "n"
_MOST_PLACES = 4096
"""Sentences of one document whose words' places are kept, for what looks at one sentence looks at it often, and soon."""
_MOST_LOWERED = 256
"""Sentences whose words in lower case are kept: those of an article, as they take more room than its text."""
_PLACES: Readings[str, Sequence[int]] = Readings()
"""Where the words of sentences start, counted from the sentence's start, by its text."""
