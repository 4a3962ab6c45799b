"""Names → the people and bodies they stand for, each once, with its names merged, its gender and its roles.

A full name registers its surname; a bare surname, a title with a surname and a given name alone stand for the full name,
wherever in the document that is.
"""

from __future__ import annotations

from bisect import bisect_left
from sys import intern

from sourcing.analysis.people.names import Name, find_names, given_gender
from sourcing.analysis.people.roles import Role, role_beside
from sourcing.lean.flat import Numbered, placed_before, row
from sourcing.lean.light import Sequence, cached_property, defaultdict, numbers
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, overload

    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.people.names import Gender


class Names(Sequence[Name]):
    """The names of a document in order, in little room where they are many: few of them differ."""

    __slots__ = ("_before", "_names")

    def __init__(self, names: Iterable[Name], sentences: int) -> None:
        said: Numbered[tuple[Any, ...]] = Numbered()

        def made(sentence: int, lead: int, first: int, last: int, number: int) -> Name:
            return _new(Name, (sentence, lead, first, last, *said.things[number]))

        self._names = row(
            names,
            lambda name: [name.sentence, name.lead, name.first, name.last, said[name[_PLACES:]]],
            made,
            large=True,
        )
        self._before = placed_before((name.sentence for name in self._names), sentences)

    def __len__(self) -> int:
        return len(self._names)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Name: ...
        @overload
        def __getitem__(self, index: slice) -> Sequence[Name]: ...

    def __getitem__(self, index: int | slice) -> Name | Sequence[Name]:
        return self._names[index]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names)

    def within(self, sentence: int) -> range:
        """The indexes of the names of a sentence."""
        return range(self._before[sentence], self._before[sentence + 1])


_MANY = 10
"""Places of one name from which on they are kept in little room."""
_new = tuple.__new__
"""Makes a named tuple of all its values without a call in between, for a name comes with every tenth word."""
_PLACES = 4
"""A name's sentence, where its titles start, and where it starts itself and ends come before what is said of it."""


class Bearer:
    """Whom a name stands for. `name` is its fullest form; `places` are where it stands, in order.

    `is_sure`: a title, a given name or a pronoun says that it is a person; `is_cited`: somebody of that name is cited.
    A long document has thousands of them, so each is kept small.
    """

    __slots__ = (
        "_described",
        "_roles",
        "_where",
        "gender",
        "is_body",
        "is_cited",
        "is_sure",
        "name",
        "numbers",
        "parts",
    )

    def __init__(
        self,
        name: str,
        parts: tuple[str, ...],
        *,
        is_body: bool,
        is_sure: bool = False,
        where: Where | None = None,
    ) -> None:
        self.name = name
        self.parts = parts
        self.is_body = is_body
        self.gender: Gender | None = None
        self.is_sure = is_sure
        self.is_cited = False
        self.numbers: Sequence[int] = ()
        self._where = where
        self._roles: tuple[Role, ...] | None = None
        self._described: frozenset[str] | None = None

    @property
    def places(self) -> list[Name]:
        """Where the name stands, in order."""
        return list(self.each_place())

    def each_place(self) -> Iterable[Name]:
        """The same, each place looked up when it is asked for."""
        return () if self._where is None else map(self._where.name, self.numbers)

    @property
    def roles(self) -> tuple[Role, ...]:
        """What is said beside the name of its bearer, in order; nothing of a body."""
        if self._roles is None:
            self._roles = () if self.is_body or self._where is None else tuple(self._read_roles(self._where.parsed))
        return self._roles

    def _read_roles(self, parsed: Parsed) -> Iterator[Role]:
        for place in self.places:
            role = role_beside(place, parsed)
            if role is not None:
                yield role

    @property
    def described(self) -> frozenset[str]:
        """The words of all its roles, in lower case."""
        if self._described is None:
            self._described = self._read_described()
        return self._described

    def _read_described(self) -> frozenset[str]:
        said = (word for role in self.roles for word in role.text.lower().replace("’", "'").split())
        return frozenset(map(intern, said))  # many people have few roles between them

    def last_place_before(self, word: int) -> int | None:
        """The last word before one of the document at which the name of its bearer starts."""
        if self._where is None:
            return None
        name = self._where.name
        before = bisect_left(self.numbers, word, key=lambda number: name(number).first)
        return name(self.numbers[before - 1]).first if before else None

    @property
    def is_certain(self) -> bool:
        """Whether a reader can tell that it is a person."""
        return self.is_sure or any(role.heads for role in self.roles)

    @property
    def may_be_person(self) -> bool:
        return not self.is_body and (self.is_cited or len(self.parts) > 1 or self.is_certain)

    def may_be(self, gender: Gender | None) -> bool:
        return gender is None or self.gender in (None, gender)

    def among(self, where: Where | None) -> Bearer:
        """The same, with the same names in other places."""
        same = Bearer(self.name, self.parts, is_body=self.is_body, is_sure=self.is_sure, where=where)
        same.gender, same.is_cited, same.numbers = self.gender, self.is_cited, self.numbers
        return same


class Where(NamedTuple):
    """Where the names of a document stand, each asked for by its number, and what stands around them."""

    name: Callable[[int], Name]
    parsed: Parsed


class People:
    """The register of a document's names."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self.names = Names(find_names(parsed), len(parsed.sentences))
        self._where = Where(self.names.__getitem__, parsed)
        self.bearers: list[Bearer] = []
        self._bearer_of: list[Bearer | None] = [None] * len(self.names)
        self._with_role: dict[str, tuple[Bearer, ...]] = {}
        self._numbered: dict[Bearer, list[int]] = {}
        self._register()

    def of(self, name: Name) -> Bearer:
        """Whom a name stands for."""
        for number in self.names.within(name.sentence):
            bearer = self._bearer_of[number]
            if bearer is not None and self.names[number].first == name.first:
                return bearer
        raise KeyError(name)

    def in_sentence(self, sentence: int, start: int = 0, end: int | None = None) -> Sequence[Name]:
        """The names of a sentence that start in a stretch of document text."""
        names = [self.names[number] for number in self.names.within(sentence)]
        if end is None and not start:
            return names
        index_at = self._parsed.words.index_at
        first, last = index_at(start), None if end is None else index_at(end)
        return [name for name in names if first <= name.first and (last is None or name.first < last)]

    def with_role(self, head: str) -> tuple[Bearer, ...]:
        """The people of whom a noun is said: only names in a sentence with that noun are looked at, for roles are costly."""
        known = self._with_role.get(head)
        if known is None:
            names = (number for sentence in self._told.get(head, ()) for number in self.names.within(sentence))
            bearers = dict.fromkeys(bearer for number in names if (bearer := self._bearer_of[number]) is not None)
            known = self._with_role[head] = tuple(
                [bearer for bearer in bearers if any(head in role.heads for role in bearer.roles)]
            )
        return known

    @cached_property
    def _told(self) -> dict[str, list[int]]:
        """The sentences with a name in which each word stands that may say who somebody is."""
        words, language = self._parsed.words, self._parsed.language
        telling = language.source_nouns["role"] | language.words["titles"]
        sentences: dict[str, list[int]] = defaultdict(list)
        for number in dict.fromkeys([name.sentence for name in self.names]):
            for word in telling.intersection(words.lowered_in(self._parsed.sentences[number])):
                sentences[word].append(number)
        return sentences

    def _register(self) -> None:
        full = [bearer for bearer in self._full_names() if not bearer.is_body]
        by_surname: dict[str, list[Bearer]] = defaultdict(list)
        by_given: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in full:
            by_surname[bearer.parts[-1]].append(bearer)
            by_given[bearer.parts[0]].append(bearer)
        bare: dict[str, Bearer] = {}
        for number, name in enumerate(self.names):
            if not name.is_full:
                meant = self._shortened(name, by_surname, by_given) or bare.get(name.surname)
                if meant is None:
                    meant = bare[name.surname] = self._new(name)
                self._add(meant, number, name)
        for bearer, numbered in self._numbered.items():
            numbered.sort()
            bearer.numbers = numbers(numbered) if len(numbered) > _MANY else tuple(numbered)
        self._numbered.clear()

    def _full_names(self) -> list[Bearer]:
        """The bearers of full names; the same given name and surname make the same bearer."""
        known: dict[tuple[str, str], Bearer] = {}
        for number, name in enumerate(self.names):
            if name.is_full:
                key = (name.parts[0], name.surname)
                if key not in known:
                    known[key] = self._new(name)
                self._add(known[key], number, name)
        return list(known.values())

    def _shortened(
        self, name: Name, by_surname: dict[str, list[Bearer]], by_given: dict[str, list[Bearer]]
    ) -> Bearer | None:
        """The bearer of a full name that this one shortens: the one named most often, or the first of those.

        A title goes with the first part where that is the surname, and some surnames come first: Mr. Xi for Xi Jinping.
        """
        word, language = name.surname, self._parsed.language
        bearers: Sequence[Bearer] = by_surname.get(word, ())
        if name.gender is not None:
            bearers = [bearer for bearer in bearers if bearer.may_be(name.gender)]
        if not bearers and (name.titled or given_gender(word, language) or word in language.words["name-family-first"]):
            alike = by_given.get(word, ())
            bearers = alike if len(alike) == 1 else ()
        if len(bearers) > 1:
            return max(bearers, key=lambda bearer: len(self._numbered[bearer]))
        return bearers[0] if bearers else None

    def _new(self, name: Name) -> Bearer:
        bearer = Bearer(name.text, name.parts, is_body=name.is_body, where=self._where)
        self.bearers.append(bearer)
        self._numbered[bearer] = []
        return bearer

    def _add(self, bearer: Bearer, number: int, name: Name) -> None:
        """Let a name, which has a number among all, stand for somebody."""
        self._bearer_of[number] = bearer
        self._numbered[bearer].append(number)
        if bearer.is_body:
            return
        alone = len(bearer.parts) == 1 and not name.titled  # nobody of that surname is named in full
        bearer.gender = bearer.gender or name.gender or (name.given if name.is_full or alone else None)
        bearer.is_sure = bearer.is_sure or name.titled or name.given is not None
