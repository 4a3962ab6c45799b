"""The people an article cites and its sources → whether the sources spell their names and give their titles so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from sourcing.analysis import parse
from sourcing.analysis.people import People
from sourcing.documents.document import Span
from sourcing.verdicts import Verdict
from sourcing.verify.quotations import evidence_of
from sourcing.verify.wording import key_of, keys_in, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.analysis.people import Bearer
    from sourcing.verdicts import Evidence
    from sourcing.verify.library import Held, Library
    from sourcing.verify.wording import Word

_SHORT = 6
"""A name of fewer letters may be off by one letter and no more."""
_LEAST_LETTERS = 4
_MOST_PLACES = 6
"""Places of a name in a source that are read."""
_BEFORE = 60
"""Characters before a surname in which its given name stands."""
_MOST_ALIKE = 5
_PORTFOLIO = 4
"""Letters of a portfolio that tell it from the others, however the rest is spelt: defence, defense."""


class _Person(NamedTuple):
    """Somebody the article cites: where the name first stands, its parts as compared, the words of the role."""

    bearer: Bearer
    span: Span
    text: str
    given: str
    surname: str


class _Place(NamedTuple):
    """A name in a source: its words, the given name first where it has one."""

    held: Held
    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def text(self) -> str:
        return " ".join(word.form for word in self.words)


def verify_names(facts: Facts, library: Library) -> Iterator[Verdict]:
    """Yield a verdict for each person whom the article cites by name, where the name first stands."""
    for person in _cited(facts):
        yield _verdict(person, facts, library)


def sought_in(facts: Facts, held: Held) -> set[str]:
    """The words that will be looked for in a source."""
    return {person.surname for person in _cited(facts) if not held.is_frequent(person.surname)}


def _cited(facts: Facts) -> Iterator[_Person]:
    speakers = {one.speaker for one in facts.cited().attributions if one.kind in ("named", "pronoun")}
    words = facts.words
    for bearer in facts.cited().bearers:
        if bearer.name not in speakers or bearer.is_body or len(bearer.parts[-1]) < _LEAST_LETTERS:
            continue
        first = bearer.places[0]
        span = Span(words.starts[first.first], words.ends[first.last - 1])
        parts = keys_in(bearer.name)
        yield _Person(bearer, span, facts.document.text[slice(*span)], parts[0] if len(parts) > 1 else "", parts[-1])


def _verdict(person: _Person, facts: Facts, library: Library) -> Verdict:
    places = [place for held in library.sources for place in _named(held, person.surname, facts.language)]
    if places:
        other = _other_given(person, places) or _other_title(person, places, facts.language)
        return other or Verdict("name", "spelt-alike", person.span, person.text, _evidence(places[:1]))
    alike = _alike(person, facts, library)
    if alike is None:
        return Verdict("name", "not-found", person.span, person.text)
    return Verdict("name", "misspelt", person.span, person.text, _evidence([alike]), found=alike.text)


def _evidence(places: Sequence[_Place]) -> tuple[Evidence, ...]:
    return tuple(evidence_of(place.held, place.span) for place in places)


def _named(held: Held, surname: str, language: Language) -> list[_Place]:
    """Where a surname stands in a source with a capital, each with the given name before it."""
    found = []
    for place in held.first_places(surname, _MOST_PLACES):
        start = held.index.offset(place, held.text)
        here = next(
            (
                word
                for word in words_in(held.text, start, held.index.offset(place + 1, held.text))
                if word.key == surname
            ),
            None,
        )
        if here is not None and here.form[0].isupper():
            found.append(_with_given(held, here, language))
    return found


_GIVEN = re.compile(r"(?P<given>[A-Z][\w'’-]+)\s+(?:[A-Z]\.?\s+)?$")


def _with_given(held: Held, surname: Word, language: Language) -> _Place:
    start = max(0, surname.start - _BEFORE)
    match = _GIVEN.search(held.text[start : surname.start])
    titles = {*language.words["titles"], *language.lists["title-heads"]}
    if match is None or match["given"].lower() in titles:
        return _Place(held, (surname,))
    given = words_in(held.text, start + match.start("given"), start + match.end("given"))
    return _Place(held, (*given, surname))


def _other_given(person: _Person, places: Sequence[_Place]) -> Verdict | None:
    """The same surname after a given name that is nearly the article's, where none is the same."""
    givens = {place.words[0].key for place in places if len(place.words) > 1}
    if not person.given or person.given in givens:
        return None
    for place in places:
        key = place.words[0].key
        if len(place.words) > 1 and _nearly(person.given, key) and not _is_short_form(person.given, key):
            return Verdict("name", "misspelt", person.span, person.text, _evidence([place]), found=place.text)
    return None


def _is_short_form(one: str, other: str) -> bool:
    """Whether one given name only shortens the other: Steve, Steven; Jo, Joe."""
    return one.startswith(other[:-1]) or other.startswith(one[:-1])


def _nearly(one: str, other: str) -> bool:
    most = 1 if min(len(one), len(other)) < _SHORT else 2
    return one != other and one[0] == other[0] and DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most


def _alike(person: _Person, facts: Facts, library: Library) -> _Place | None:
    """A name in the sources that is spelt nearly so, and nobody else's as far as the article goes."""
    known = {part for bearer in facts.cited().bearers for part in keys_in(bearer.name)}
    for held in library.sources:
        ranked = process.extract(
            person.surname, held.index.keys, scorer=DamerauLevenshtein.distance, score_cutoff=2, limit=_MOST_ALIKE
        )
        for key, _, _ in ranked:
            if key in known or not _nearly(person.surname, key):
                continue
            for place in _named(held, key, facts.language):
                if _is_same(person, place) and not _is_word(key, held):
                    return place
    return None


def _is_same(person: _Person, place: _Place) -> bool:
    """Whether a name may be the person's: the given names agree, or one has none and the surname is long enough to tell."""
    if person.given and len(place.words) > 1:
        given = place.words[0].key
        return given == person.given or (given[0] == person.given[0] and _is_short_form(given, person.given))
    distance = DamerauLevenshtein.distance(person.surname, place.words[-1].key)
    return distance == 1 and len(person.surname) >= _SHORT


def _is_word(key: str, held: Held) -> bool:
    """Whether what looks like a name also stands in small letters, and so is none."""
    places = held.first_places(key, _MOST_PLACES)
    return any(held.text[held.index.offset(place, held.text)].islower() for place in places)


def _other_title(person: _Person, places: Sequence[_Place], language: Language) -> Verdict | None:
    """A title in the sources that rules the article's out; none where any of them agrees."""
    for role in person.bearer.roles:
        if not _is_office(role.text, language):
            continue
        told = [(place, text) for place in places for text in _roles(place, person, language)]
        if told and all(_excludes(role.text, text, language) for _, text in told):
            place, text = told[0]
            said = f"{role.text} {person.text}"
            return Verdict("name", "other-title", person.span, said, _evidence([place]), found=f"{text} {place.text}")
    return None


def _is_office(role: str, language: Language) -> bool:
    return not set(map(key_of, language.lists["title-heads"])).isdisjoint(keys_in(role))


def _roles(place: _Place, person: _Person, language: Language) -> list[str]:
    """What a source calls the bearer of a name, about one place."""
    people = People(parse(place.held.part(place.span).document, language))
    same = (bearer for bearer in people.bearers if bearer.parts and bearer.parts[-1] == person.bearer.parts[-1])
    return [role.text for bearer in same for role in bearer.roles]


def _excludes(one: str, other: str, language: Language) -> bool:
    """Whether nobody has both titles: minister of two things, president and vice president."""
    mine, its = set(keys_in(one)), set(keys_in(other))
    heads = set(map(key_of, language.lists["title-heads"]))
    if not mine & its & heads:
        return False
    portfolios, ranks = set(language.lists["title-portfolios"]), set(language.lists["title-ranks"])
    offices = [{word[:_PORTFOLIO] for word in words & portfolios} for words in (mine, its)]
    return bool(all(offices) and not offices[0] & offices[1]) or mine & ranks != its & ranks
