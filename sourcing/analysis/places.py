"""What the steps of reading a figure hand to each other: the scene, a place in it, and what it is read as."""

from __future__ import annotations

from sourcing.analysis.joined_figures import as_one
from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from sourcing.analysis.counted import CountedWords
    from sourcing.analysis.figures import Figures
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document

    ReadingKind = Literal["number", "percentage", "money", "vague-quantity"]
    Shape = Literal[
        "stamp",
        "ratio",
        "money",
        "percent",
        "fraction",
        "multiple",
        "few",
        "number",
        "age",
        "compound",
        "decade",
        "ordinal",
        "vague",
    ]

SCALED = frozenset("xsmD")
"""The letters of words that carry a scale."""
_SECOND = compile_re(r"(?<=.)[-t|&]")


class Scene(NamedTuple):
    """A document as quantities are looked for in it: its words, a letter for each, and the language's tables."""

    document: Document
    words: Words
    letters: str
    figures: Figures
    counted: CountedWords
    lists: Mapping[str, frozenset[str]]


class Reading(NamedTuple):
    """A figure as words `first` to `last`; `counts` if a noun may follow. `start` is its first figure word."""

    kind: ReadingKind
    shape: Shape
    first: int
    last: int
    value: float | None
    unit: str | None = None
    counts: bool = False
    scaled: bool = False


class Place(NamedTuple):
    """A stretch of a scene's words that the grammar matched, and its sentence."""

    first: int
    last: int
    letters: str
    words: Words
    figures: Figures
    counted: CountedWords
    sentence: Sentence

    def lower(self, index: int) -> str:
        """Give the word at an index in lower case; empty outside the sentence."""
        if self.sentence.first <= index < self.sentence.last:
            return self.words.forms[index].lower()
        return ""

    def is_joined(self, index: int) -> bool:
        """Whether no space stands between a word and the one before it."""
        return self.words.joined[index] == "+"

    def value(self) -> float | None:
        """Give the value, which is the lower end of a range; a scale at its upper end counts for both."""
        if self.last - self.first == 1 and self.letters[self.first] in "dw":
            return self.figures.value([self.words.forms[self.first]])
        shape = self.letters[self.first : self.last]
        forms = self.words.forms[self.first : self.last]
        lead = len(shape) - len(shape.lstrip("$Cb.tiO"))
        shape, forms = shape[lead:], forms[lead:]
        if shape[:1] == "d" and "_" in shape:
            groups = 1 + len(shape) - len(shape.lstrip("d_")) - 1
            forms = [as_one(forms[:groups]), *forms[groups:]]
            shape = "d" + shape[groups:]
        second = _SECOND.search(shape)
        if second and shape[second.end() : second.end() + 1] in ("a", "w") and shape[second.start()] == "&":
            second = None
        low, high = (forms[: second.start()], shape[second.end() :]) if second else (forms, "")
        scales = [form for form, letter in zip(forms[len(forms) - len(high) :], high, strict=True) if letter in "xsm"]
        if second and not SCALED & set(shape[: second.start()]):
            low = [*low, *scales]
        return self.figures.value(low)
