"""The strings that any rule looks for → the sentences of a document they stand in, all found in one pass.

Most wording of most rules is not in most documents. One search for all the strings at once costs about as much as
one of them alone, and a rule whose strings are nowhere costs nothing more.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ahocorasick_rs import AhoCorasick, Implementation

from sourcing.analysis.hints import folded, folded_whole, found_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language


class Literals:
    """Strings to look for, folded; they grow as rules are met for the first time."""

    def __init__(self) -> None:
        self._sets: set[frozenset[str]] = set()
        self._strings: dict[str, None] = {}
        self._searched: list[str] = []
        self._read = 0
        self._search: AhoCorasick | None = None

    def add(self, strings: frozenset[str]) -> None:
        if strings not in self._sets:
            self._sets.add(strings)
            self._strings.update(dict.fromkeys(strings))

    def sentences_in(self, facts: Facts) -> Mapping[str, Sequence[int]]:
        """Each string that occurs in a document, with the numbers of the sentences it stands in."""
        if len(self._searched) != len(self._strings):
            self._searched = list(self._strings)
            self._prepare()
        known: tuple[int, Mapping[str, Sequence[int]]] = facts.memo.get(self, (0, {}))
        if known[0] != len(self._searched):
            known = len(self._searched), self._find(*_folded(facts))
            facts.memo[self] = known
        return known[1]

    def sentences_with(self, strings: frozenset[str], facts: Facts) -> set[int]:
        """The sentences in which one of some strings stands."""
        if strings not in self._sets:
            self.add(strings)
        by_string = self.sentences_in(facts)
        here = by_string.keys() & strings
        return {number for string in here for number in by_string[string]} if here else set()

    def _prepare(self) -> None:
        """Build the search: the fast kind takes as long to build as three articles to check, so only for more than those."""
        kind = Implementation.DFA if self._read > _MUCH else Implementation.ContiguousNFA
        self._search = AhoCorasick(self._searched, implementation=kind)

    def _find(self, text: str, starts: Sequence[int]) -> dict[str, Sequence[int]]:
        """The same for a folded text with the places where its sentences start."""
        found: dict[str, dict[int, None]] = {}
        for number, _, end in self._matches(text):
            sentence = bisect_right(starts, end - 1) - 1
            if sentence >= 0:
                found.setdefault(self._searched[number], {})[sentence] = None
        return {string: tuple(sentences) for string, sentences in found.items()}

    def _matches(self, text: str) -> Iterable[tuple[int, int, int]]:
        before, self._read = self._read, self._read + len(text)
        if before <= _MUCH < self._read:
            self._prepare()
        return () if self._search is None else found_by(self._search, text)


_MUCH = 20_000
"""Characters read from which on the search is built for speed."""
_LITERALS: WeakKeyDictionary[Language, Literals] = WeakKeyDictionary()


def literals_of(language: Language) -> Literals:
    """The strings that the rules of a language look for."""
    known = _LITERALS.get(language)
    if known is None:
        known = _LITERALS[language] = Literals()
    return known


def _folded(facts: Facts) -> tuple[str, list[int]]:
    """A document's text, folded, and where its sentences start in it."""
    text = facts.document.text
    whole = folded_whole(text)
    if len(whole) == len(text):  # folding never shortens, so no character has changed its length
        return whole, [sentence.span.start for sentence in facts.sentences]
    starts, pieces, length = [], [], 0
    for sentence in facts.sentences:
        pieces.append(folded(text[sentence.span.start : sentence.span.end]))
        starts.append(length)
        length += len(pieces[-1]) + 1
    return "\n".join(pieces), starts
