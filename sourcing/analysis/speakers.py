"""Attributions and names → who each source is, with one person's names merged, and the ledger that counts them.

A full name registers its surname; a bare surname, a title with a surname, a pronoun and an acronym that was spelt out stand
for the name they shorten. A pronoun is the subject of the sentence before, or else the last one who was cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sourcing.analysis.facts import LedgerEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.facts import Attribution, Quotation, Sentence, SourceKind
    from sourcing.analysis.language import Language
    from sourcing.analysis.words import Words

_NAME_RUN = re.compile(r"(?:[QI]\.?|N|'(?=N))*N(?:I\.?(?=$|[^N]))?")
_EXPANSION = re.compile(r"\(\s*([A-Z][A-Z.&]{1,9})\s*\)")


@dataclass(slots=True)
class _Person:
    """A name as it was first given in full, and what is known of its bearer."""

    name: str
    gender: str | None = None
    last_seen: int = -1


@dataclass(slots=True)
class Names:
    """The register of names: by full name, by surname and by acronym."""

    people: dict[str, _Person] = field(default_factory=dict)
    by_surname: dict[str, str] = field(default_factory=dict)

    def resolve(self, name: str, gender: str | None, place: int) -> str:
        """The name this form stands for; a full name seen for the first time is registered."""
        parts = name.split()
        if not parts:
            return name
        full = self.by_surname.get(parts[-1]) if len(parts) == 1 else name
        if len(parts) > 1 and name not in self.people:
            known = self.by_surname.get(parts[-1])
            if known is not None and known.split()[0] == parts[0]:
                full = known
        full = full or name
        person = self.people.setdefault(full, _Person(full))
        person.gender = person.gender or gender
        person.last_seen = place
        if len(parts) > 1 or parts[-1] not in self.by_surname:
            self.by_surname.setdefault(parts[-1], full)
        return full


def resolve_speakers(
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    words: Words,
    text: str,
    language: Language,
) -> list[Attribution]:
    """The attributions with `speaker` set: the name, or the words of the source, that a reader would file it under."""
    names = Names()
    mentions = _register_names(names, sentences, words, language)
    acronyms = dict(_acronyms(text))
    resolved: list[Attribution] = []
    last: str | None = None
    for attribution in attributions:
        speaker = _speaker(attribution, text, names, mentions, acronyms, last, sentences, words, language)
        if (speaker is not None and attribution.kind != "pronoun") or speaker is not None:
            last = speaker
        resolved.append(attribution._replace(speaker=speaker))
    return resolved


def _register_names(
    names: Names, sentences: Sequence[Sentence], words: Words, language: Language
) -> dict[int, list[tuple[int, str]]]:
    """Every personal name in the document, as (word index, full name) by sentence."""
    mentions: dict[int, list[tuple[int, str]]] = {}
    for number, sentence in enumerate(sentences):
        tags = words.tags[sentence.first : sentence.last]
        if "N" not in tags:
            continue
        for run in _NAME_RUN.finditer(tags):
            first, last = sentence.first + run.start(), sentence.first + run.end()
            name, gender = _bare_name(words, first, last, language)
            if name:
                mentions.setdefault(number, []).append((first, names.resolve(name, gender, number)))
    return mentions


def _bare_name(words: Words, first: int, last: int, language: Language) -> tuple[str, str | None]:
    """A name without its titles, and the gender a title gives away."""
    titles = language.words["titles"]
    gender = None
    parts: list[str] = []
    for index in range(first, last):
        form = words.forms[index]
        lower = form.lower()
        if form == "." or form in ("'", "’"):
            continue
        if lower in titles and not parts:
            gender = "male" if lower in _MALE else "female" if lower in _FEMALE else gender
            continue
        parts.append(form)
    return " ".join(parts), gender


_MALE = frozenset(("mr", "sir", "lord", "king", "prince", "congressman", "chairman", "spokesman", "father", "brother"))
_FEMALE = frozenset(
    ("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "congresswoman", "spokeswoman", "sister")
)


def _acronyms(text: str) -> list[tuple[str, str]]:
    """Acronyms with the words they were spelt out in: Border Quarry Licensing Authority (BQLA)."""
    found: list[tuple[str, str]] = []
    for match in _EXPANSION.finditer(text):
        letters = match.group(1).replace(".", "")
        before = text[max(0, match.start() - _EXPANSION_REACH) : match.start()].split()
        for start in range(len(before)):
            initials = "".join(word[0] for word in before[start:] if word[0].isupper())
            if initials == letters and before[start][0].isupper():
                found.append((match.group(1), " ".join(before[start:])))
                break
    return found


_EXPANSION_REACH = 120


def _speaker(
    attribution: Attribution,
    text: str,
    names: Names,
    mentions: dict[int, list[tuple[int, str]]],
    acronyms: dict[str, str],
    last: str | None,
    sentences: Sequence[Sentence],
    words: Words,
    language: Language,
) -> str | None:
    if attribution.source is None:
        return None
    source = " ".join(text[attribution.source.start : attribution.source.end].split())
    lower = source.lower()
    if attribution.kind == "pronoun":
        return _antecedent(attribution, lower, names, mentions, last, words, language)
    if attribution.kind == "named":
        here = [
            name
            for index, name in mentions.get(attribution.sentence, ())
            if attribution.source.start <= words.starts[index] < attribution.source.end
        ]
        full = [name for name in here if " " in name]
        if here:
            return (full or here)[0]
    plain = re.sub(r"^(?:the|a|an)\s+", "", source, flags=re.IGNORECASE)
    return acronyms.get(plain, plain)


def _antecedent(
    attribution: Attribution,
    pronoun: str,
    names: Names,
    mentions: dict[int, list[tuple[int, str]]],
    last: str | None,
    words: Words,
    language: Language,
) -> str | None:
    """The name a pronoun stands for, following the catalogue's order: last subject, last source, nearest name."""
    if pronoun in language.words["first-pronouns"]:
        return None
    source = attribution.source
    here = [
        name for index, name in mentions.get(attribution.sentence, ()) if source and words.starts[index] < source.start
    ]
    if pronoun in language.source_nouns["reference"]:
        return here[-1] if here else last
    gender = _gender(pronoun, language)
    before = [name for _, name in mentions.get(attribution.sentence - 1, ())]
    subject = before[:1]
    for name in (*here[:1], *([last] if last else []), *subject, *reversed(here), *reversed(before)):
        person = names.people.get(name)
        if person is None or gender is None or person.gender in (None, gender):
            if person is not None and gender is not None:
                person.gender = gender
            return name
    return last


def _gender(pronoun: str, language: Language) -> str | None:
    if pronoun in language.words["male-pronouns"]:
        return "male"
    if pronoun in language.words["female-pronouns"]:
        return "female"
    return None


def build_ledger(attributions: Sequence[Attribution], quotations: Sequence[Quotation], text: str) -> list[LedgerEntry]:
    """The sources of a document in the order of their weight; share is of all attributed statements, from 0 to 1."""
    statements: dict[str, int] = {}
    kinds: dict[str, SourceKind] = {}
    roles: dict[str, str] = {}
    for attribution in attributions:
        name = attribution.speaker
        if name is None or attribution.kind is None:
            continue
        statements[name] = statements.get(name, 0) + 1
        if attribution.kind != "pronoun":
            kinds[name] = _weightier(kinds.get(name), attribution.kind)
            role = _role(attribution, name, text)
            if role and name not in roles:
                roles[name] = role
    quoted: dict[str, int] = {}
    for quotation in quotations:
        speaker = attributions[quotation.attribution].speaker if quotation.attribution is not None else None
        if speaker is not None:
            quoted[speaker] = quoted.get(speaker, 0) + 1
    total = sum(statements.values()) or 1
    entries = [
        LedgerEntry(
            name, kinds.get(name, "pronoun"), roles.get(name), count, quoted.get(name, 0), round(count / total, 3)
        )
        for name, count in statements.items()
    ]
    return sorted(entries, key=lambda entry: (-entry.statements, -entry.quotations, entry.name))


def _weightier(old: SourceKind | None, new: SourceKind) -> SourceKind:
    return "named" if "named" in (old, new) else old or new


def _role(attribution: Attribution, name: str, text: str) -> str | None:
    """The words beside a name in its source that say who it is."""
    if attribution.source is None or attribution.kind != "named":
        return None
    source = " ".join(text[attribution.source.start : attribution.source.end].split())
    if name not in source:
        return None
    before, _, after = source.partition(name)
    role = before.strip(" ,") or after.strip(" ,.")
    return role or None
