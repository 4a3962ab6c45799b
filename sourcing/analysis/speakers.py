"""Attributions and names → who each source is, with one person's names merged.

A full name registers its surname; a bare surname, a title with a surname, a pronoun and an acronym that was spelt out stand
for the name they shorten. A pronoun is the subject of the sentence before, or else the last one who was cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.facts import Attribution, Parsed
    from sourcing.analysis.language import Language
    from sourcing.documents.document import Span

Gender = Literal["male", "female"]

_NAME_RUN = re.compile(r"(?:[QI]\.?|N|'(?=N))*N(?:I\.?(?=$|[^N]))?")
_EXPANSION = re.compile(r"\(\s*([A-Z][A-Z.&]{1,9})\s*\)")
_EXPANSION_REACH = 120


@dataclass(slots=True)
class _Person:
    """A name as it was first given in full, and what is known of its bearer."""

    name: str
    gender: Gender | None = None


@dataclass(slots=True)
class _Names:
    """The register of names: by full name and by surname."""

    people: dict[str, _Person] = field(default_factory=dict)
    by_surname: dict[str, str] = field(default_factory=dict)

    def resolve(self, name: str, gender: Gender | None) -> str:
        """The name this form stands for; a full name seen for the first time is registered."""
        parts = name.split()
        known = self.by_surname.get(parts[-1])
        full = name
        if known is not None and (len(parts) == 1 or (name not in self.people and known.split()[0] == parts[0])):
            full = known
        person = self.people.setdefault(full, _Person(full))
        person.gender = person.gender or gender
        self.by_surname.setdefault(parts[-1], full)
        return full


@dataclass(frozen=True, slots=True)
class _Register:
    """What a document says of names: `mentions` are (word index, full name) by sentence."""

    parsed: Parsed
    names: _Names
    mentions: dict[int, list[tuple[int, str]]]
    acronyms: dict[str, str]

    def mentioned(self, sentence: int) -> list[str]:
        return [name for _, name in self.mentions.get(sentence, ())]

    def mentioned_in(self, sentence: int, start: int, end: int) -> list[str]:
        """The names in a stretch of document text."""
        starts = self.parsed.words.starts
        return [name for index, name in self.mentions.get(sentence, ()) if start <= starts[index] < end]


def resolve_speakers(attributions: Sequence[Attribution], parsed: Parsed) -> list[Attribution]:
    """The attributions with `speaker` set: the name, or the words of the source, that a reader would file it under."""
    names = _Names()
    register = _Register(parsed, names, _mentions(names, parsed), dict(_acronyms(parsed.document.text)))
    resolved: list[Attribution] = []
    last: str | None = None
    for attribution in attributions:
        speaker = _speaker(attribution, register, last)
        last = speaker or last
        resolved.append(attribution._replace(speaker=speaker))
    return resolved


def _mentions(names: _Names, parsed: Parsed) -> dict[int, list[tuple[int, str]]]:
    """Every personal name in the document, as (word index, full name) by sentence."""
    mentions: dict[int, list[tuple[int, str]]] = {}
    tags = parsed.words.tags
    for number, sentence in enumerate(parsed.sentences):
        if tags.find("N", sentence.first, sentence.last) < 0:
            continue
        for run in _NAME_RUN.finditer(tags[sentence.first : sentence.last]):
            first, last = sentence.first + run.start(), sentence.first + run.end()
            name, gender = _bare_name(parsed.words.forms[first:last], parsed.language)
            if name:
                mentions.setdefault(number, []).append((first, names.resolve(name, gender)))
    return mentions


def _bare_name(forms: Sequence[str], language: Language) -> tuple[str, Gender | None]:
    """A name without its titles, and the gender a title gives away."""
    words = language.words
    gender: Gender | None = None
    parts: list[str] = []
    for form in forms:
        lower = form.lower()
        if form in (".", "'", "’"):
            continue
        if parts or lower not in words["titles"]:
            parts.append(form)
        elif lower in words["male-titles"]:
            gender = "male"
        elif lower in words["female-titles"]:
            gender = "female"
    return " ".join(parts), gender


def _acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Acronyms with the words they were spelt out in: Border Quarry Licensing Authority (BQLA)."""
    for match in _EXPANSION.finditer(text):
        letters = match.group(1).replace(".", "")
        before = text[max(0, match.start() - _EXPANSION_REACH) : match.start()].split()
        for start, word in enumerate(before):
            initials = "".join(other[0] for other in before[start:] if other[0].isupper())
            if initials == letters and word[0].isupper():
                yield match.group(1), " ".join(before[start:])
                break


def _speaker(attribution: Attribution, register: _Register, last: str | None) -> str | None:
    if attribution.source is None:
        return None
    start, end = attribution.source
    source = " ".join(register.parsed.document.text[start:end].split())
    if attribution.kind == "pronoun":
        return _antecedent(attribution.sentence, attribution.source, source.lower(), register, last)
    here = register.mentioned_in(attribution.sentence, start, end) if attribution.kind == "named" else []
    if here:
        return next((name for name in here if " " in name), here[0])
    first, _, rest = source.partition(" ")
    plain = rest if rest and first.lower() in register.parsed.language.words["articles"] else source
    return register.acronyms.get(plain, plain)


def _antecedent(sentence: int, source: Span, pronoun: str, register: _Register, last: str | None) -> str | None:
    """The name a pronoun stands for: a subject before it, the last source, the subject before that, the nearest name."""
    language = register.parsed.language
    if pronoun in language.words["first-pronouns"]:
        return None
    here = register.mentioned_in(sentence, 0, source.start)
    if pronoun in language.source_nouns["reference"]:
        return here[-1] if here else last
    before = register.mentioned(sentence - 1)
    gender = _gender(pronoun, language)
    for name in (*here[:1], *([last] if last else []), *before[:1], *reversed(here), *reversed(before)):
        if _may_be(register.names.people.get(name), gender):
            return name
    return last


def _may_be(person: _Person | None, gender: Gender | None) -> bool:
    """Whether a pronoun of a gender may stand for a person; one whose gender was not known has it from now on."""
    if person is None or gender is None:
        return True
    person.gender = person.gender or gender
    return person.gender == gender


def _gender(pronoun: str, language: Language) -> Gender | None:
    if pronoun in language.words["male-pronouns"]:
        return "male"
    return "female" if pronoun in language.words["female-pronouns"] else None
