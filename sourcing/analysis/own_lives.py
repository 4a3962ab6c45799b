"""A sentence's words and a figure in it → whether it may be of the life of whoever is interviewed: Ann Roe, 45, pays $400 a month."""

from __future__ import annotations

from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Span
    from sourcing.kinds import ClaimKind

_OWN: frozenset[ClaimKind | None] = frozenset(("number", "money"))
"""The kinds of figure that people tell of their own lives."""
_SCALES = frozenset("sDm")
"""The letters of the words that make a figure one of thousands or millions, which are of a campaign or a firm."""
_AGED = compile_re(r"N+,#,")
"""Ann Roe, 45, in tags."""
_AGE = "G"
"""The letter of 45-year-old."""


def may_be_of_own_life(sentence: Sentence, words: Words, span: Span, kind: ClaimKind | None) -> bool:
    """Whether a sentence opens with somebody whose age it gives, and the figure is no larger than a life's."""
    if kind not in _OWN or words.tags[sentence.first] != "N":
        return False
    if not _SCALES.isdisjoint(words.figures[words.index_at(span.start + 1) - 1 : words.index_at(span.end)]):
        return False
    is_aged = _AGED.match(words.tags, sentence.first, sentence.last) is not None
    return is_aged or words.figures.find(_AGE, sentence.first, sentence.last) >= 0
