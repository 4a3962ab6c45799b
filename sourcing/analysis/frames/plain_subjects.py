"""The tags before a verb → its subject, where a look at the ends of that tells it: most subjects need no pattern."""

from __future__ import annotations

from sourcing.analysis.frames import shapes
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Match

_PRONOUNS = ("s", "w")
_JOINED_PRONOUN = ("ks", "zs")
_PHRASE = "dNSncmQI#%/'"
"""The tags of words that stand in a noun phrase whatever stands beside them."""
_PHRASE_ENDS = ("N", "n", "S")
_BEFORE_PHRASE = frozenset('":;,~vVugewqsAbt(')
"""The tags of what a noun phrase, its tail and what is joined to it end at; a tail may begin with two of them."""
_TAIL_OPENINGS = ("db", "it", "pt")
_PARTICIPLES = frozenset("EGvge")
"""The tags of words that may be participles."""
_BY_WHOM = "Vy"
"""A form of a verb that "by" makes one: run by, led by."""


def plain_subject(tags: str) -> tuple[int, int] | None:
    """What `LEFT_SUBJECT` finds at the end of some tags, where a look at the ends of the subject tells that; most are so plain."""
    before_auxiliaries = tags.rstrip("xr")
    end = len(before_auxiliaries)
    if before_auxiliaries.endswith(_PRONOUNS):
        return None if tags.endswith(_JOINED_PRONOUN, 0, end) else (end - 1, end)
    if not before_auxiliaries.endswith(_PHRASE_ENDS):
        return None
    start = len(before_auxiliaries.rstrip(_PHRASE))
    begins = not start or (tags[start - 1] in _BEFORE_PHRASE and not tags.endswith(_TAIL_OPENINGS, 0, start))
    return (start, end) if begins else None


def subject_match(tags: str, end: int) -> Match[str] | None:
    """What `LEFT_SUBJECT` matches before a place; where no word can be a participle, half of it finds the same in half the time."""
    before = tags[:end]
    is_plain = _PARTICIPLES.isdisjoint(before) and _BY_WHOM not in before
    return (shapes.LEFT_PLAIN_SUBJECT if is_plain else shapes.LEFT_SUBJECT).match(tags, 0, end)
