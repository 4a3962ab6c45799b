"""A pronoun → the person it stands for: who speaks in its sentence, the subject before it, who was cited last.

The people a sentence is about are its speakers and then its grammatical subjects; "he" and "she" look for the nearest of
them, going back sentence by sentence, whom the pronoun fits.
"""

from __future__ import annotations

from sourcing.analysis.people.names import pronoun_gender
from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Attribution
    from sourcing.analysis.people import Bearer, People
    from sourcing.analysis.people.names import Gender, Name

_REACH = 6
"""How many sentences back a person may be taken up by a pronoun."""
_MANY = 100
_PREDICATE = compile_re(r"(?:,[^;\"~]{1,45}?,|-[^;\"~]{1,45}?-|\([^()]{1,8}\))?[xr]*[vVxumeE]")
_NOT_SUBJECT = frozenset("ipzyA")
_EMBEDDING = frozenset("btq")


class Candidate(NamedTuple):
    """A person a later pronoun may stand for, and where in the document's text it was said so."""

    bearer: Bearer
    at: int


class Discourse:
    """Whom each sentence is about, as far as it has been read; attributions are told to it in their order."""

    def __init__(self, parsed: Parsed, people: People) -> None:
        self._parsed = parsed
        self._people = people
        self._speakers: dict[int, list[Candidate]] = {}
        self._subjects: dict[int, list[Candidate]] = {}
        self._last: Bearer | None = None

    def spoke(self, attribution: Attribution, bearer: Bearer) -> None:
        """Note who speaks in a sentence; beliefs and acts are no speech."""
        if attribution.source is None or attribution.manner not in ("speech", "writing"):
            return
        self._forget_before(attribution.sentence - _REACH)
        self._speakers.setdefault(attribution.sentence, []).append(Candidate(bearer, attribution.source.start))
        self._last = bearer
        bearer.is_cited = True

    def _forget_before(self, sentence: int) -> None:
        """Let go, once they are many, whom sentences are about that are out of the reach of every pronoun to come."""
        for about in (self._speakers, self._subjects):
            if len(about) > _MANY:
                for number in [number for number in about if number < sentence]:
                    del about[number]

    def antecedent(self, sentence: int, at: int, pronoun: str, named: frozenset[str] = frozenset()) -> Bearer | None:
        """The person a pronoun at a place in the document's text stands for; a gender not known before is learnt from it.

        It is nobody whom the speaker names; `named` are the capitalised words said, in lower case.
        """
        gender = pronoun_gender(pronoun, self._parsed.language)
        for bearer in self._likely(sentence, at):
            if named.isdisjoint(bearer.parts) and bearer.may_be_person and bearer.may_be(gender):
                if not bearer.is_certain and self._spoke_surely(gender):
                    continue
                bearer.gender = bearer.gender or gender
                bearer.is_sure = True
                return bearer
        return None

    def _spoke_surely(self, gender: Gender | None) -> bool:
        """Whether the last to speak is certainly a person, who is likelier meant than what may be a firm or a place."""
        return self._last is not None and self._last.is_certain and self._last.may_be(gender)

    def is_ambiguous(self, sentence: int, at: int, pronoun: str) -> bool:
        """Whether a pronoun may stand for two people named just before, of whom neither is a subject or speaks."""
        gender = pronoun_gender(pronoun, self._parsed.language)
        if any(place < at for _, place in self.about(sentence)) or not sentence or self.about(sentence - 1):
            return False
        names = [*self._people.in_sentence(sentence - 1), *self._people.in_sentence(sentence, 0, at)]
        bearers = {
            id(bearer) for bearer in map(self._people.of, names) if bearer.may_be_person and bearer.may_be(gender)
        }
        return len(bearers) > 1

    def _likely(self, sentence: int, at: int) -> Iterator[Bearer]:
        yield from (bearer for bearer, place in self.about(sentence) if place < at)
        for before in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
            yield from (bearer for bearer, _ in self.about(before))
        if self._last is not None:
            yield self._last
        for before in range(sentence, max(-1, sentence - _REACH), -1):
            names = self._people.in_sentence(before, 0, at)
            yield from (self._people.of(name) for name in reversed(names))

    def about(self, sentence: int) -> list[Candidate]:
        """The speakers of a sentence and then its other subjects."""
        subjects = self._subjects.get(sentence)
        if subjects is None:
            subjects = self._subjects[sentence] = self._subjects_of(sentence)
        return [*self._speakers.get(sentence, ()), *subjects]

    def _subjects_of(self, sentence: int) -> list[Candidate]:
        start_of = self._parsed.words.start
        return [
            Candidate(self._people.of(name), start_of(name.first))
            for name in self._people.in_sentence(sentence)
            if is_subject(name, self._parsed)
        ]

    def just_before(self, sentence: int, at: int) -> Bearer | None:
        """The bearer of the name that ends right before a relative pronoun: Ann Roe, who."""
        for name in self._people.in_sentence(sentence, 0, at):
            between = self._parsed.document.text[self._parsed.words.end(name.last - 1) : at]
            if not between.strip(" \n,—–-"):
                return self._people.of(name)
        return None


def is_subject(name: Name, parsed: Parsed) -> bool:
    """Whether a name is the subject of a verb; that of a clause further into the sentence does not count.

    No preposition stands before it and no possessive ending after it.
    """
    tags, sentence = parsed.words.tags, parsed.sentences[name.sentence]
    before = name.lead
    while before > sentence.first and tags[before - 1] in "dnNQSE'":
        before -= 1
    if before > sentence.first and tags[before - 1] in _NOT_SUBJECT:
        return False
    if before - 1 > sentence.first and tags[before - 1] in _EMBEDDING:
        return False
    return _PREDICATE.match(tags, name.last, sentence.last) is not None
