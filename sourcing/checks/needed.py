"""Words and patterns → plain strings that stand in every text where they occur, so that others are passed by.

A pattern is read only as far as that needs: what is optional, a class or a lookaround asks for nothing, and a pattern
with anything unusual in it asks for nothing as a whole.
"""

from __future__ import annotations

from sourcing.analysis.hints import compared, compared_between, squeezed
from sourcing.analysis.hints import folded as fold
from sourcing.kept import joined, recall_small
from sourcing.kept.patterns import DOT_ALL, late_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.wording import expand_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from sourcing.analysis.language import Language

Needed: TypeAlias = "frozenset[str] | None"
"""Strings of which one must be there, as they are compared; None where nothing can be said."""
Needs: TypeAlias = "tuple[frozenset[str], ...]"
"""Sets of strings, the rarest first: of each set one must be there; empty where nothing can be said."""

_TOKEN = late_re(
    r"(?P<list>\\L<(?P<name>\w+)>)"
    r"|\[(?P<choice>(?:\\[^\w\s]|[^\]\[\\^|&~-])+)\]"
    r"|(?P<blank>\\s)"
    r"|(?P<class>\\[SdDwWbBAZntr]|[.^$]|\[\^?\]?(?:\\.|[^\]\[\\])*\])"
    r"|\\(?P<escaped>[^\w\s])"
    r"|(?P<look>\(\?<?[=!])"
    r"|(?P<group>\((?:\?(?:P<\w+>|>|-?[ims]+:|:))?(?!\?))"
    r"|(?P<verbose>\(\?x\))"
    r"|(?P<bar>\|)|(?P<close>\))"
    r"|(?P<literal>[^\\\[\](){}|?*+.^$])",
    DOT_ALL,
)
_REPEATED = late_re(
    r"(?P<none>[*?]|\{0?,\d*\}|\{0(?:,\d*)?\})[?+]?|(?:\+|\{(?P<least>[1-9]\d{0,2})(?:,\d*)?\}|\{[1-9]\d*(?:,\d*)?\})[?+]?"
)
_IGNORED = late_re(r"(?:\s|#[^\n]*)*")


class _UnusualError(Exception):
    """The pattern has something in it that is not read here."""


def needed(words: tuple[str, ...], patterns: tuple[str, ...], language: Language) -> Needed:
    """What words and patterns together need: one of these strings is in every text where any of them occurs, as it is compared."""
    per_word = [compared(word) for word in expand_words(words, language.lists)]
    per_pattern = [_rarest(pattern_needs(pattern, language)) for pattern in patterns]
    return _any_of([*(frozenset([word]) for word in per_word), *per_pattern])


def needed_each(words: tuple[str, ...], patterns: tuple[str, ...], language: Language) -> tuple[Needs, ...]:
    """What the words need, if there are any, and what each of the patterns does, as an earlier run found it."""

    def find() -> tuple[Needs, ...]:
        strings = needed(words, (), language)
        of_words = ((strings,) if strings else (),) if words else ()
        return (*of_words, *(pattern_needs(pattern, language) for pattern in patterns))

    return recall_small("needs", joined([language.key], words, patterns), find)


def pattern_needs(pattern: str, language: Language) -> Needs:
    """All that one pattern needs: a text without a string of each of these sets, as it is compared, has no match of it."""
    return _read(pattern, language.lists)


def has_all(needs: Needs, text: str, start: int, end: int) -> bool:
    """Whether one string of each set stands in a stretch; a long one is read no further than it takes to see that."""
    while needs and end - start > _PIECE:
        piece = compared_between(text, start, start + _PIECE + _LONGEST_STRING)
        needs = tuple([strings for strings in needs if not any(map(piece.__contains__, strings))])
        start += _PIECE
    last = _compared_between(text, start, end) if needs else ""
    for strings in needs:
        for string in strings:
            if string in last:
                break
        else:
            return False
    return True


def _compared_between(text: str, start: int, end: int) -> str:
    """A stretch as it is compared, kept until another is asked for: exceptions have dozens of patterns for one sentence."""
    known_text, known_start, known_end, known = _COMPARED[0]
    if known_start != start or known_end != end or known_text is not text:
        known = compared_between(text, start, end)
        _COMPARED[0] = text, start, end, known
    return known


_COMPARED: list[tuple[str, int, int, str]] = [("", 0, 0, "")]
_PIECE = 50_000
_LONGEST_STRING = 500


def _read(pattern: str, lists: Mapping[str, tuple[str, ...]]) -> Needs:
    try:
        return _Reader(pattern, lists).read()
    except (_UnusualError, RecursionError):
        return ()


def _rarest(needs: Needs) -> Needed:
    return needs[0] if needs else None


def _any_of(options: Iterable[Needed]) -> Needed:
    strings: set[str] = set()
    for option in options:
        if option is None or "" in option:
            return None
        strings |= option
    return frozenset(strings)


class _Sequence:
    """What one branch of a pattern needs: something of each of its parts."""

    def __init__(self) -> None:
        self._run = ""
        self._needs: list[frozenset[str]] = []

    def literal(self, character: str) -> None:
        self._run += fold(character)

    def part(self, needs: Needs) -> None:
        self._end_run()
        self._needs.extend(needs)

    def needs(self) -> Needs:
        self._end_run()
        return tuple(sorted(dict.fromkeys(self._needs), key=_weight, reverse=True))

    def _end_run(self) -> None:
        run, self._run = squeezed(self._run), ""
        if run.strip():
            self._needs.append(frozenset([run]))


def _weight(need: frozenset[str]) -> tuple[int, int]:
    """How rarely a text has any of the strings: long ones of rare characters, and few."""
    return min((sum(map(_rarity, string)) for string in need), default=0), -len(need)


def _rarity(character: str) -> int:
    if character.isalnum():
        return 2 if character in _RARE_LETTERS else 1
    if character.isspace():
        return 0  # " to " is no rarer than "to"
    return 1 if character in _COMMON_MARKS else 4


_RARE_LETTERS = frozenset("jkqvxz")
_COMMON_MARKS = frozenset(",.-'’\"“”:;")


class _Reader:
    """Reads one pattern from its start to its end."""

    def __init__(self, pattern: str, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.pattern = pattern
        self.lists = lists
        self.position = 0
        self.verbose = False

    def read(self) -> Needs:
        needs = self._alternatives()
        if self.position < len(self.pattern):
            raise _UnusualError
        return needs

    def _alternatives(self) -> Needs:
        """Up to the end of the group or the pattern."""
        branches = [_Sequence()]
        while (token := self._token()) is not None and token.lastgroup != "close":
            if token.lastgroup == "bar":
                branches.append(_Sequence())
            elif token.lastgroup == "verbose":
                self.verbose = True
            else:
                self._part(token, branches[-1])
        if len(branches) == 1:
            return branches[0].needs()
        needed = _any_of(_rarest(branch.needs()) for branch in branches)
        return (needed,) if needed else ()

    def _part(self, token: re.Match[str], branch: _Sequence) -> None:
        character = " " if token["blank"] else token["literal"] or token["escaped"]
        needs = () if character else self._needs_of(token)
        repeated = self._repetition()
        if repeated is not None and repeated["none"]:
            branch.part(())
        elif character and (repeated is None or character.isspace()):
            branch.literal(character)
        elif character:
            branch.part((frozenset([fold(character) * int((repeated and repeated["least"]) or 1)]),))
        else:
            branch.part(needs)

    def _needs_of(self, token: re.Match[str]) -> Needs:
        if token["list"]:
            words = self.lists.get(token["name"].replace("_", "-"), ())
            return (frozenset(fold(word) for word in words),) if words else ()
        if token["choice"]:
            return (frozenset(fold(character) for character in token["choice"].replace("\\", "")),)
        if token["class"]:
            return ()
        needs = self._alternatives()
        if self.pattern[self.position - 1] != ")":
            raise _UnusualError
        return () if token["look"] else needs

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
