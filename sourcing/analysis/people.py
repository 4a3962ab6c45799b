"""Names → the people and bodies they stand for, each once, with its names merged, its gender and its roles.

A full name registers its surname; a bare surname, a title with a surname and a given name alone stand for the full name,
wherever in the document that is.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from sourcing.analysis.names import find_names, given_gender
from sourcing.analysis.roles import Role, role_beside
from sourcing.light import cached_property, defaultdict, numbers
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sourcing.analysis.facts import Parsed
    from sourcing.analysis.names import Gender, Name


class Bearer:
    """Whom a name stands for. `name` is its fullest form; `places` are where it stands, in order.

    `is_sure`: a title, a given name or a pronoun says that it is a person; `is_cited`: somebody of that name is cited.
    """

    def __init__(
        self, name: str, parts: tuple[str, ...], *, is_body: bool, is_sure: bool = False, parsed: Parsed | None = None
    ) -> None:
        self.name = name
        self.parts = parts
        self.is_body = is_body
        self.gender: Gender | None = None
        self.is_sure = is_sure
        self.is_cited = False
        self.places: list[Name] = []
        self._parsed = parsed

    @cached_property
    def roles(self) -> list[Role]:
        """What is said beside the name of its bearer, in order; nothing of a body."""
        if self.is_body or self._parsed is None:
            return []
        beside = (role_beside(place, self._parsed) for place in self.places)
        return [role for role in beside if role is not None]

    @cached_property
    def described(self) -> frozenset[str]:
        """The words of all its roles, in lower case."""
        return frozenset(word for role in self.roles for word in role.text.lower().replace("’", "'").split())

    def last_place_before(self, word: int) -> int | None:
        """The last word before one of the document at which the name of its bearer starts."""
        number = bisect_left(self.places, word, key=lambda name: name.first)
        return self.places[number - 1].first if number else None

    @property
    def is_certain(self) -> bool:
        """Whether a reader can tell that it is a person."""
        return self.is_sure or any(role.heads for role in self.roles)

    @property
    def may_be_person(self) -> bool:
        return not self.is_body and (self.is_cited or len(self.parts) > 1 or self.is_certain)

    def may_be(self, gender: Gender | None) -> bool:
        return gender is None or self.gender in (None, gender)


class People:
    """The register of a document's names."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self.names: list[Name] = list(find_names(parsed))
        self.bearers: list[Bearer] = []
        self._bearer_of: dict[int, Bearer] = {}
        self._register()

    def of(self, name: Name) -> Bearer:
        """Whom a name stands for."""
        return self._bearer_of[name.first]

    @cached_property
    def _firsts(self) -> Sequence[int]:
        """For each sentence, and for the end, how many names stand before it."""
        counts = [0] * (len(self._parsed.sentences) + 1)
        for name in self.names:
            counts[name.sentence + 1] += 1
        return numbers(accumulate(counts))

    def in_sentence(self, sentence: int, start: int = 0, end: int | None = None) -> Sequence[Name]:
        """The names of a sentence that start in a stretch of document text."""
        names = self.names[self._firsts[sentence] : self._firsts[sentence + 1]]
        if end is None and not start:
            return names
        index_at = self._parsed.words.index_at
        first, last = index_at(start), None if end is None else index_at(end)
        return [name for name in names if first <= name.first and (last is None or name.first < last)]

    def _register(self) -> None:
        full = self._full_names()
        by_surname: dict[str, list[Bearer]] = defaultdict(list)
        by_given: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in full:
            by_surname[bearer.parts[-1]].append(bearer)
            by_given[bearer.parts[0]].append(bearer)
        bare: dict[str, Bearer] = {}
        for name in self.names:
            if not name.is_full:
                bearer = self._shortened(name, by_surname, by_given) or bare.get(name.surname)
                if bearer is None:
                    bearer = bare[name.surname] = self._new(name)
                self._add(bearer, name)
        for bearer in self.bearers:
            bearer.places.sort()

    def _full_names(self) -> list[Bearer]:
        """The bearers of full names; the same given name and surname make the same bearer."""
        known: dict[tuple[str, str], Bearer] = {}
        for name in self.names:
            if name.is_full:
                key = (name.parts[0], name.surname)
                if key not in known:
                    known[key] = self._new(name)
                self._add(known[key], name)
        return list(known.values())

    def _shortened(
        self, name: Name, by_surname: dict[str, list[Bearer]], by_given: dict[str, list[Bearer]]
    ) -> Bearer | None:
        """The bearer of a full name that this one shortens: the one named most often, or the first of those.

        A title goes with the first part where that is the surname, and some surnames come first: Mr. Xi for Xi Jinping.
        """
        word, language = name.surname, self._parsed.language
        bearers = [bearer for bearer in by_surname[word] if not bearer.is_body and bearer.may_be(name.gender)]
        if not bearers and (name.titled or given_gender(word, language) or word in language.words["name-family-first"]):
            bearers = [bearer for bearer in by_given[word] if not bearer.is_body]
            bearers = bearers if len(bearers) == 1 else []
        if len(bearers) > 1:
            return max(bearers, key=lambda bearer: len(bearer.places))
        return bearers[0] if bearers else None

    def _new(self, name: Name) -> Bearer:
        bearer = Bearer(name.text, name.parts, is_body=name.is_body, parsed=self._parsed)
        self.bearers.append(bearer)
        return bearer

    def _add(self, bearer: Bearer, name: Name) -> None:
        self._bearer_of[name.first] = bearer
        bearer.places.append(name)
        if bearer.is_body:
            return
        alone = len(bearer.parts) == 1 and not name.titled  # nobody of that surname is named in full
        bearer.gender = bearer.gender or name.gender or (name.given if name.is_full or alone else None)
        bearer.is_sure = bearer.is_sure or name.titled or name.given is not None


def roles_of(bearers: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    """The people by the nouns of their roles."""
    by_head: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        for head in {head for role in bearer.roles for head in role.heads}:
            by_head[head].append(bearer)
    return by_head
