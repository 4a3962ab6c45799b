"""A document → what its acronyms stand for, where it spells them out: Border Quarry Licensing Authority (BQLA).

The words may also stand elsewhere, without the acronym in brackets beside them.
"""

from __future__ import annotations

from sourcing.kept.patterns import compile_re, late_re
from sourcing.lean.light import cached_property
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETED = late_re(r"\(\s*(?P<acronym>[A-Z][A-Z.&]{1,9})\s*\)")
_BRACKETED_REACH = 120
_NAME_BEFORE = late_re(r"(?P<name>[A-Z][\w-]+(?:\s+(?:(?:of|for|and|the)\s+){0,2}[A-Z][\w-]+)+)(?:[’']s?)?\s+$")
"""A name in another tongue, or without one of its words: the Bund der Weber (GXWL)."""
_SPELT_OUT = late_re(r"[A-Z][\w’'-]+(?:,?\s+(?:of|for|and|the|on|in|to|&|[A-Z][\w’'-]+))*\s+[A-Z][\w’'-]+")
_IN_BRACKETS = compile_re(r"\s*\(\s*[A-Z][A-Z.&]{1,9}\s*\)")
_SHORTEST = 2
_FEWEST_WITH_LAST = 4
_LEFT_OFF = "A"
"""The letter of "of America" and of Association: the UMWA are the United Mine Workers."""


class Acronyms:
    """What the acronyms of one text stand for; each part is worked out when it is first asked for.

    `asked` are the acronyms asked for so far, with what was said of them.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.asked: dict[str, str] = {}

    def expand(self, name: str) -> str:
        """The words a name stands for if it is an acronym the text spells out, else the name without one in brackets."""
        plain = _IN_BRACKETS.sub("", name)
        letters = plain.replace(".", "")
        if not is_acronym(letters):
            return plain
        said = self._bracketed.get(letters) or self._spelt_out.get(letters) or self._cut_short(letters) or plain
        self.asked[name] = said
        return said

    def _cut_short(self, letters: str) -> str | None:
        """The words for all letters but the last, where that stands for what newspapers leave off: "of America"."""
        if len(letters) < _FEWEST_WITH_LAST or letters[-1] != _LEFT_OFF:
            return None
        return self._spelt_out.get(letters[:-1])

    @cached_property
    def _bracketed(self) -> dict[str, str]:
        return dict(self._find_bracketed())

    def _find_bracketed(self) -> Iterator[tuple[str, str]]:
        for match in _BRACKETED.finditer(self._text):
            letters = match["acronym"].replace(".", "")
            before = self._text[max(0, match.start() - _BRACKETED_REACH) : match.start()].split()
            for start, word in enumerate(before):
                if word[0].isupper() and letters in _initials(before[start:]):
                    yield letters, " ".join(before[start:])
                    break
            else:
                if named := _NAME_BEFORE.search(self._text, max(0, match.start() - _BRACKETED_REACH), match.start()):
                    yield letters, named["name"]

    @cached_property
    def _spelt_out(self) -> dict[str, str]:
        """The first run of capitalised words for each string of initials."""
        found: dict[str, str] = {}
        for match in _SPELT_OUT.finditer(self._text):
            words = match.group().split()
            for start in range(len(words) - 1):
                if words[start][0].isupper():
                    for letters in _initials(words[start:]):
                        found.setdefault(letters, " ".join(words[start:]))
        return found


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals only."""
    return len(word) >= _SHORTEST and word.isalnum() and word.isupper()


def _initials(words: list[str]) -> set[str]:
    """The acronyms that words make: of the capitalised ones alone, and of all."""
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return {capitals, "".join(word[0] for word in words).upper()}
