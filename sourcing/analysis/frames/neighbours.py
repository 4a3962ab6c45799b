"""A word of a sentence → the word with what stands right before and behind it, adverbs and brackets left out."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView


class Place(NamedTuple):
    """A word and its neighbours.

    `before` is the last word that is no adverb and stands in no brackets, -1 at the sentence's start.
    """

    sentence: SentenceView
    at: int
    form: str
    before: int
    previous: str
    following: str

    @property
    def third(self) -> bool:
        """Whether the form is a third person, or else a plural noun."""
        return self.form.endswith("s") and not self.form.endswith("ss")


def place_of(sentence: SentenceView, index: int) -> Place:
    """The word at a place of a sentence, counted from its start, with its neighbours."""
    before = _before_brackets(sentence, sentence.skip_back(index, "r")) - 1
    after = sentence.skip(index + 1, "r") if sentence.tags[index + 1 : index + 3] in ("r#", "r$") else index + 1
    return Place(
        sentence, index, sentence.lower(index), before, sentence.tag(before) or "^", sentence.tag(after) or "."
    )


def _before_brackets(sentence: SentenceView, last: int) -> int:
    """Where the words before a stretch in brackets end, and before the point of an abbreviation: Roe et al. (2019) | show."""
    tags = sentence.tags
    if tags[last - 1 : last] == ")" and (opening := tags.rfind("(", 0, last)) > 0:
        last = opening
    return last - 1 if tags.endswith("I.", 0, last) else last
