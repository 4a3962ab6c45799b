"""Words and phrases → one pattern that finds any of them as whole words, whatever the white space or apostrophe."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_APOSTROPHE = "['’]"
_NOTHING = re.compile(r"(?!)")


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a list of phrases, longest first; case is ignored. An empty list matches nothing."""
    return _compiled(tuple(dict.fromkeys(phrases)))


@lru_cache(maxsize=512)
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    if not phrases:
        return _NOTHING
    alternatives = "|".join(_one(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(f"(?:{alternatives})", re.IGNORECASE)


def _one(phrase: str) -> str:
    """One phrase; its edges are word edges where they are letters or figures."""
    words = (re.escape(word.replace("’", "'")).replace("'", _APOSTROPHE) for word in phrase.split())
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return before + r"\s+".join(words) + after
