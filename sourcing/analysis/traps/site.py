"""A quantity with the words around it, as the predicates of traps look at it."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.places import Reading, Scene

WORDS_BACK = 48
"""How many words before its sentence, in its paragraph, may bear on a figure: by no more is it known when a text comes again."""
_WINDOW = 14
_SIGNS, _NAMED_SUM = "$C", "du"
"""The letters of a currency's sign or code, and those of a figure with its currency's name: 5 euros."""


class Site:
    """Where a quantity stands. Words are given in lower case, and are empty outside the sentence.

    `first` is the first word of its approximator, `reading.first` that of its figure; `last` is the end of the noun it counts.
    `named` holds the numbers that the document has used as part of a name so far. `is_whole`: the figure is one word in
    plain digits; `previous_is_name`: the word before it has a capital that a sentence's start does not explain. `signs` are
    the lists that tell which traps to ask for of which a word stands in the sentence.
    """

    def __init__(
        self,
        scene: Scene,
        sentence: Sentence,
        reading: Reading,
        *,
        first: int,
        last: int,
        head: str | None,
        named: set[str],
        sentence_words: frozenset[str],
        signs: frozenset[str],
    ) -> None:
        words = scene.words
        self.text = scene.document.text
        self.words = words
        self.letters = scene.letters
        self.lists = scene.lists
        self.sentence = sentence
        _, _, self._begin, self._end = sentence
        self.block = scene.document.blocks[sentence.block]
        self.reading = reading
        self.first = first
        self.last = last
        self.head = head
        self.named = named
        self.sentence_words = sentence_words
        self.signs = signs
        self.value = reading.value
        self.shape = reading.shape
        self.form = words.forms[reading.first]
        self.length = reading.last - reading.first
        previous = reading.first - 1
        if self.raw(previous) == "." and words.joined[previous] == "+":
            previous -= 1
        self.previous_at = previous
        self.previous_form = self.raw(previous)
        self.previous = self.previous_form.lower()
        self.next_form = self.raw(reading.last)
        self.next = self.next_form.lower()
        self.is_whole = self.length == 1 and self.form.isdecimal()
        self.is_approximated = first < reading.first
        self.previous_is_name = self.previous_form[:1].isupper() and previous > sentence.first
        self._nearby: frozenset[str] | None = None

    def raw(self, index: int) -> str:
        return self.words.forms[index] if self._begin <= index < self._end else ""

    def at(self, index: int) -> str:
        return self.words.forms[index].lower() if self._begin <= index < self._end else ""

    def sum_at(self, index: int) -> str:
        """The figure of a sum that starts at a word, behind its sign or before its currency's name; empty where none does."""
        if not self._begin <= index < self._end:
            return ""
        if self.letters[index] in _SIGNS:
            return self.raw(index + 1)
        return self.raw(index) if self.letters.startswith(_NAMED_SUM, index) else ""

    def before(self, reach: int | None = None) -> list[str]:
        """The words of the sentence before the figure, in lower case: all, or the last `reach`."""
        start = self._begin if reach is None else max(self._begin, self.first - reach)
        return [form.lower() for form in self.words.forms[start : self.first]]

    def told_before(self) -> tuple[str, ...]:
        """The words of the paragraph before the figure, in lower case, as far back as may bear on it."""
        opening = self.words.index_at(self.block.span.start)
        return self.words.lowered(max(opening, self._begin - WORDS_BACK), self.first)

    def has(self, name: str, word: str) -> bool:
        return word in self.lists[name]

    def holds(self, name: str) -> bool:
        """Whether a word of a list stands anywhere in the sentence: a look at all its words, before any at their places."""
        return not self.lists[name].isdisjoint(self.sentence_words)

    @property
    def after(self) -> str:
        """The word after the noun that is counted."""
        return self.at(self.last)

    @property
    def nearby(self) -> frozenset[str]:
        """The words of the sentence not far from the figure."""
        if self._nearby is not None:
            return self._nearby
        start = max(self.sentence.first, self.reading.first - _WINDOW)
        end = min(self.sentence.last, self.reading.last + _WINDOW)
        self._nearby = frozenset([form.lower() for form in self.words.forms[start:end]])
        return self._nearby

    @property
    def close(self) -> str:
        """The text just around the figure, in lower case with single spaces, for phrases."""
        start = max(self.sentence.first, self.reading.first - 5)
        end = min(self.sentence.last, self.reading.last + 5)
        return f" {' '.join(self.words.forms[start:end]).lower()} "

    @property
    def sentence_start(self) -> str:
        return self.at(self.sentence.first)

    def head_is(self, name: str) -> bool:
        """Whether the counted noun is on a list."""
        return self.head is not None and self.head in self.lists[name]

    def near(self, name: str) -> bool:
        """Whether a word of a list stands in the sentence not far from the figure."""
        listed = self.lists[name]
        return not listed.isdisjoint(self.sentence_words) and not listed.isdisjoint(self.nearby)
