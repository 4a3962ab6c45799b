"""The strings that any rule looks for → the sentences of a document they stand in, all found in one pass of each.

Most wording of most rules is not in most documents. One search for all the strings at once costs about as much as
one of them alone, and a rule whose strings are nowhere costs nothing more.
"""

from __future__ import annotations

from sourcing.analysis.hints import Search, compared_between, found_in_each
from sourcing.analysis.remembered import Readings
from sourcing.lean.light import defaultdict, numbers
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.documents.document import Span


class Literals:
    """Strings to look for, as they are compared; they grow as rules are met for the first time."""

    def __init__(self) -> None:
        self._sets: set[frozenset[str]] = set()
        self._strings: dict[str, None] = {}
        self._searched: list[str] = []
        self._found: Readings[str, tuple[str, ...]] = Readings()
        self._search: Search | None = None

    def add(self, strings: frozenset[str]) -> None:
        if strings not in self._sets:
            self._sets.add(strings)
            self._strings.update(dict.fromkeys(strings))

    def strings_in(self, here: frozenset[int], facts: Facts) -> set[str]:
        """The strings that occur in some sentences of a document."""
        self._be_ready()
        key = here, len(self._searched)
        if key not in facts.memo:
            spans = [facts.sentences[number].span for number in here]
            facts.memo[key] = {string for span in spans for string in self._strings_of(span, facts)}
        strings: set[str] = facts.memo[key]
        return strings

    def sentences_in(self, facts: Facts) -> Mapping[str, Sequence[int]]:
        """Each string that occurs in a document, with the numbers of the sentences it stands in."""
        known: tuple[int, Mapping[str, Sequence[int]]] | None = facts.memo.get(self)
        if known is None or known[0] != len(self._strings):
            self._be_ready()
            known = facts.memo[self] = len(self._searched), self._find(facts)
        return known[1]

    def sentences_with(
        self, strings: frozenset[str], facts: Facts, among: frozenset[int] | None = None
    ) -> Collection[int]:
        """The sentences in which one of some strings stands, or those of them that are among others."""
        if strings not in self._sets:
            self.add(strings)
        if among is not None and strings.isdisjoint(self.strings_in(among, facts)):
            return ()
        by_string = self.sentences_in(facts)
        here = by_string.keys() & strings
        if not here:
            return ()
        found: set[int] = set().union(*[by_string[string] for string in here])
        return found if among is None else found & among

    def _be_ready(self) -> None:
        """Search for all strings that are looked for by now."""
        if len(self._searched) != len(self._strings):
            self._searched = list(self._strings)
            self._found.clear()
            self._search = Search(self._searched)

    def _find(self, facts: Facts) -> dict[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, strings in enumerate(self._strings_by_sentence(facts)):
            for string in strings:
                found[string].append(number)
        return {string: numbers(here) if len(here) > _MANY else here for string, here in found.items()}

    def _strings_by_sentence(self, facts: Facts) -> Iterator[Iterable[str]]:
        """For each sentence the strings in it, each once; a new text has them looked for in many sentences at once."""
        spans = (span for span, _, _, _ in facts.sentences)
        if facts.words.come_again:
            yield from (self._strings_of(span, facts) for span in spans)
        elif (search := self._search) is not None:
            searched = self._searched
            for numbers_here in found_in_each(search, facts.document.text, spans):
                yield [searched[number] for number in numbers_here]

    def _strings_of(self, span: Span, facts: Facts) -> tuple[str, ...]:
        """The strings in a sentence, each once."""
        text, (start, end) = facts.document.text, span
        said = text[start:end]
        known = self._found.get(said)
        return self._found.keep(said, self._search_in(compared_between(text, start, end))) if known is None else known

    def _search_in(self, sentence: str) -> tuple[str, ...]:
        numbers = {number for number, _, _ in self._search.places(sentence)} if self._search is not None else ()
        return tuple([self._searched[number] for number in numbers])


_MANY = 50
"""Sentences with a string from which on their numbers are kept in little room."""


def literals_of(language: Language) -> Literals:
    """The strings that the rules of a language look for."""
    known: Literals | None = language.memo.get(Literals)
    if known is None:
        known = language.memo[Literals] = Literals()
    return known
