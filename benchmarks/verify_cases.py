"""A gold quotation → the same quotation as an article may get it right or wrong, with the words that then differ.

Every change is drawn with a fixed seed. A change that a quotation has no place for (a dash where there is none) is left out.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HARMLESS = (
    "none",
    "straight or curly marks",
    "another dash",
    "capital at the start",
    "comma inside the mark",
    "line break",
    "bracketed insertion",
    "ellipsis",
    "parted by the speaker",
)
HARMFUL = (
    "word dropped",
    "words swapped",
    "word inserted",
    "near word",
    "number changed",
    "negation added",
    "negation removed",
    "two joined",
)
ONE_WORD = HARMFUL[:-1]
"""The changes of one word, or of two that swap places."""

_NEAR = {
    "will": "would", "would": "will", "can": "could", "could": "can", "is": "was", "was": "is", "are": "were",
    "were": "are", "has": "had", "had": "has", "have": "had", "all": "most", "every": "each", "many": "some",
    "some": "many", "more": "less", "never": "rarely", "always": "often", "must": "should", "should": "must",
    "the": "a", "a": "the", "this": "that", "that": "this", "and": "or", "or": "and", "we": "they", "they": "we",
    "our": "their", "their": "our", "but": "and", "very": "quite", "good": "great", "great": "good", "big": "large",
}  # fmt: skip
_INSERTED = ("really", "indeed", "again", "totally", "perhaps", "certainly")
_BRACKETS = ("[the senator]", "[he added]", "[of the party]", "[sic]")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|must|do|does|did|have|has|had)\b", re.IGNORECASE
)
_NEGATION = re.compile(r" (?:not|never)\b(?=[ ,.])", re.IGNORECASE)
_DASH = re.compile(r"(?<=\w)\s*(?:—|–|--| - )\s*(?=\w)")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_EDGE = re.compile(r"^\W+|\W+$")


class Case(NamedTuple):
    """What an article prints, and the one difference to be shown: its words, the source's; None where all is well."""

    change: str
    printed: str
    expected: tuple[str, str] | None


def cases(quotation: str, other: str | None, seed: str) -> Iterator[Case]:
    """Yield every change that the quotation has a place for; `other` is another quotation of its article."""
    for name, make in _CHANGES.items():
        case = make(quotation, random.Random(f"{seed} {name}"))
        if case is not None:
            yield Case(name, *case)
    if other is not None:
        yield Case("two joined", _marked(f"{quotation.rstrip(' ,.')} {other}"), ("", ""))


def _marked(text: str) -> str:
    return f"“{text}”"


def _none(text: str, _: random.Random) -> tuple[str, None]:
    return _marked(text), None


def _marks(text: str, _: random.Random) -> tuple[str, None]:
    curly = "’" in text or "‘" in text
    turned = text.replace("’", "'").replace("‘", "'") if curly else re.sub(r"(?<=\w)'(?=\w)", "’", text)
    return f'"{turned}"' if curly else _marked(turned), None


def _dash(text: str, chance: random.Random) -> tuple[str, None] | None:
    mark = chance.choice(("—", " – ", " -- ", "–"))
    return (_marked(_DASH.sub(mark, text)), None) if _DASH.search(text) else None


def _capital(text: str, _: random.Random) -> tuple[str, None]:
    return _marked(text[0].swapcase() + text[1:]), None


def _comma(text: str, _: random.Random) -> tuple[str, None]:
    return _marked(text.rstrip(" ,.;!?—–-") + ","), None


def _line_break(text: str, chance: random.Random) -> tuple[str, None]:
    words = text.split()
    at = chance.randrange(1, len(words))
    return _marked(" ".join(words[:at]) + "\n" + " ".join(words[at:])), None


def _bracket(text: str, chance: random.Random) -> tuple[str, None]:
    words = text.split()
    at = chance.randrange(2, len(words) - 1)
    return _marked(" ".join([*words[:at], chance.choice(_BRACKETS), *words[at:]])), None


def _ellipsis(text: str, chance: random.Random) -> tuple[str, None]:
    words = text.split()
    start = chance.randrange(2, len(words) - 2)
    end = chance.randrange(start + 1, len(words) - 1)
    mark = chance.choice(("…", "...", "[…]", ". . ."))
    return _marked(" ".join([*words[:start], mark, *words[end:]])), None


def _parted(text: str, chance: random.Random) -> tuple[str, None]:
    words = text.split()
    at = chance.randrange(3, len(words) - 2)
    first = " ".join(words[:at]).rstrip(" ,.;—–-")
    return f"“{first},” the senator said, “{' '.join(words[at:])}”", None


def _interior(words: Sequence[str]) -> list[int]:
    """Places of plain words that are neither first nor last, nor the same as a neighbour."""
    bare = [_EDGE.sub("", word).lower() for word in words]
    return [
        at
        for at in range(1, len(words) - 1)
        if re.fullmatch(r"[A-Za-z]+", words[at]) and bare[at] not in (bare[at - 1], bare[at + 1])
    ]


def _dropped(text: str, chance: random.Random) -> tuple[str, tuple[str, str]] | None:
    words = text.split()
    places = _interior(words)
    if not places:
        return None
    at = chance.choice(places)
    return _marked(" ".join(words[:at] + words[at + 1 :])), ("", words[at])


def _swapped(text: str, chance: random.Random) -> tuple[str, tuple[str, str]] | None:
    words = text.split()
    places = [at for at in _interior(words)[:-1] if at + 1 in _interior(words)]
    if not places:
        return None
    at = chance.choice(places)
    one, other = words[at], words[at + 1]
    return _marked(" ".join([*words[:at], other, one, *words[at + 2 :]])), (f"{other} {one}", f"{one} {other}")


def _inserted(text: str, chance: random.Random) -> tuple[str, tuple[str, str]] | None:
    words = text.split()
    new = chance.choice([word for word in _INSERTED if word not in text.lower()])
    at = chance.randrange(1, len(words) - 1)
    return _marked(" ".join([*words[:at], new, *words[at:]])), (new, "")


def _near(text: str, chance: random.Random) -> tuple[str, tuple[str, str]] | None:
    words = text.split()
    places = [at for at in _interior(words) if words[at] in _NEAR]
    if not places:
        return None
    at = chance.choice(places)
    new = _NEAR[words[at]]
    if new in (words[at - 1].lower(), words[at + 1].lower()):
        return None
    return _marked(" ".join([*words[:at], new, *words[at + 1 :]])), (new, words[at])


def _number(text: str, chance: random.Random) -> tuple[str, tuple[str, str]] | None:
    words = text.split()
    for at in range(1, len(words) - 1):
        word = words[at]
        if re.fullmatch(r"\d+", word):
            new = str(int(word) + chance.choice((1, 7, 10)))
        elif word in _NUMBERS:
            new = chance.choice([one for one in _NUMBERS if one != word])
        else:
            continue
        return _marked(" ".join([*words[:at], new, *words[at + 1 :]])), (new, word)
    return None


def _negated(text: str, _: random.Random) -> tuple[str, tuple[str, str]] | None:
    match = _AUXILIARY.search(text, 1)
    if match is None or match.end() == len(text) or re.match(r"['’]| not\b", text[match.end() :]):
        return None
    return _marked(f"{text[: match.end()]} not{text[match.end() :]}"), ("not", "")


def _affirmed(text: str, _: random.Random) -> tuple[str, tuple[str, str]] | None:
    match = _NEGATION.search(text, 1)
    if match is None or match.end() >= len(text) - 2:
        return None
    return _marked(text[: match.start()] + text[match.end() :]), ("", match.group().strip())


_CHANGES: dict[str, Callable[[str, random.Random], tuple[str, tuple[str, str] | None] | None]] = dict(
    zip(
        (*HARMLESS, *ONE_WORD),
        (
            _none, _marks, _dash, _capital, _comma, _line_break, _bracket, _ellipsis, _parted,
            _dropped, _swapped, _inserted, _near, _number, _negated, _affirmed,
        ),
        strict=True,
    )
)  # fmt: skip
