"""A text → whether it is in the language the article is read in, told by that language's small words."""

from __future__ import annotations

import re

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 10_000
"""Characters from the beginning that are looked at."""
_FEWEST_WORDS = 40
"""A text of fewer words is not judged."""
_LEAST_SHARE = 0.12
_FUNCTION = frozenset("dsoipzykbwqtxr")


def foreign_share(text: str, language: Language) -> float | None:
    """Return the share of small words of the language where it is too little for a text in it; None where it is not."""
    words = [word.lower() for word in _WORD.findall(text, 0, _LOOKED_AT)]
    if len(words) < _FEWEST_WORDS:
        return None
    share = sum(language.tags.lowered(word) in _FUNCTION for word in words) / len(words)
    return share if share < _LEAST_SHARE else None
