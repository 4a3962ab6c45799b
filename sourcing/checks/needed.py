"""Words and patterns → plain strings of which one stands in every text where they occur, so that others are passed by.

A pattern is read only as far as that needs: what is optional, a class or a lookaround asks for nothing, and a pattern
with anything unusual in it asks for nothing as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from sourcing.packs.wording import expand_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcing.analysis.language import Language

Needed: TypeAlias = "frozenset[str] | None"
"""Strings of which one must be there, folded; None where nothing can be said."""

_TOKEN = re.compile(
    r"(?P<list>\\L<(?P<name>\w+)>)"
    r"|(?P<class>\\[sSdDwWbBAZntr]|[.^$]|\[\^?\]?(?:\\.|[^\]\[\\])*\])"
    r"|\\(?P<escaped>[^\w\s])"
    r"|(?P<look>\(\?<?[=!])"
    r"|(?P<group>\((?:\?(?:P<\w+>|>|-?[ims]+:|:))?(?!\?))"
    r"|(?P<verbose>\(\?x\))"
    r"|(?P<bar>\|)|(?P<close>\))"
    r"|(?P<literal>[^\\\[\](){}|?*+.^$])",
    re.DOTALL,
)
_REPEATED = re.compile(r"(?P<none>[*?]|\{0?,\d*\}|\{0(?:,\d*)?\})[?+]?|(?:\+|\{[1-9]\d*(?:,\d*)?\})[?+]?")
_IGNORED = re.compile(r"(?:\s|#[^\n]*)*")


class _UnusualError(Exception):
    """The pattern has something in it that is not read here."""


def fold(text: str) -> str:
    """A text as it is compared when case does not count."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


@lru_cache(maxsize=4096)
def needed(words: tuple[str, ...], patterns: tuple[str, ...], language: Language) -> Needed:
    """What words and patterns together need: one of these strings is in every folded text where any of them occurs."""
    per_word = [_longest(re.split(r"[\s'’]+", fold(word))) for word in expand_words(words, language.lists)]
    per_pattern = [_needed_by(pattern, language.lists) for pattern in patterns]
    return _any_of([*(frozenset([word]) for word in per_word), *per_pattern])


def _longest(parts: Iterable[str]) -> str:
    return max(parts, key=len)


def _any_of(options: Iterable[Needed]) -> Needed:
    strings: set[str] = set()
    for option in options:
        if option is None or "" in option:
            return None
        strings |= option
    return frozenset(strings)


def _needed_by(pattern: str, lists: Mapping[str, tuple[str, ...]]) -> Needed:
    try:
        return _Reader(pattern, lists).read()
    except (_UnusualError, RecursionError):
        return None


class _Sequence:
    """What one branch of a pattern needs: the best of its parts."""

    def __init__(self) -> None:
        self._run = ""
        self._best: Needed = None

    def literal(self, character: str) -> None:
        self._run += fold(character)

    def part(self, need: Needed) -> None:
        self._end_run()
        self._consider(need)

    def best(self) -> Needed:
        self._end_run()
        return self._best

    def _end_run(self) -> None:
        run, self._run = self._run, ""
        self._consider(frozenset([run]) if run.strip() else None)

    def _consider(self, need: Needed) -> None:
        if need is not None and (self._best is None or _weight(need) > _weight(self._best)):
            self._best = need


def _weight(need: frozenset[str]) -> tuple[int, int]:
    """How rarely a text has any of the strings: long ones and few."""
    return min((len(string) for string in need), default=0), -len(need)


@dataclass(slots=True)
class _Reader:
    """Reads one pattern from its start to its end."""

    pattern: str
    lists: Mapping[str, tuple[str, ...]]
    position: int = 0
    verbose: bool = False

    def read(self) -> Needed:
        need = self._alternatives()
        if self.position < len(self.pattern):
            raise _UnusualError
        return need

    def _alternatives(self) -> Needed:
        """Up to the end of the group or the pattern."""
        branches = [_Sequence()]
        while (token := self._token()) is not None and token.lastgroup != "close":
            if token.lastgroup == "bar":
                branches.append(_Sequence())
            elif token.lastgroup == "verbose":
                self.verbose = True
            else:
                self._part(token, branches[-1])
        return _any_of(branch.best() for branch in branches)

    def _part(self, token: re.Match[str], branch: _Sequence) -> None:
        character = token["literal"] or token["escaped"]
        need = frozenset([fold(character)]) if character else self._need_of(token)
        repeated = self._repetition()
        if repeated is not None and repeated["none"]:
            branch.part(None)
        elif character and repeated is None:
            branch.literal(character)
        else:
            branch.part(need)

    def _need_of(self, token: re.Match[str]) -> Needed:
        if token["list"]:
            name = token["name"].replace("_", "-")
            return frozenset(fold(word) for word in self.lists.get(name, ())) or None
        if token["class"]:
            return None
        need = self._alternatives()
        if self.pattern[self.position - 1] != ")":
            raise _UnusualError
        return None if token["look"] else need

    def _token(self) -> re.Match[str] | None:
        self._skip_blanks()
        if self.position == len(self.pattern):
            return None
        token = _TOKEN.match(self.pattern, self.position)
        if token is None:
            raise _UnusualError
        self.position = token.end()
        return token

    def _repetition(self) -> re.Match[str] | None:
        self._skip_blanks()
        repeated = _REPEATED.match(self.pattern, self.position)
        if repeated is not None:
            self.position = repeated.end()
        return repeated

    def _skip_blanks(self) -> None:
        if self.verbose:
            skipped = _IGNORED.match(self.pattern, self.position)
            self.position = skipped.end() if skipped else self.position
