"""One language's vocabulary, read from YAML, as a table from a word's form to a one-letter tag.

The letters, which every pattern in this room is written in:

    N name              Q title (Mr, Sen)     I initial, abbreviation   S noun that can be a source
    n other noun        # number              d determiner              s subject pronoun
    o object pronoun    T time                i of                      p preposition
    z to                y by                  k and, or, but            b subordinator
    w who, which        q what, how, whether  t that                    x auxiliary
    r adverb            c cue noun            A according               ' possessive
    v finite cue verb   u cue verb, base      g cue verb, -ing          e cue participle
    m noun or cue verb  V other finite verb   G other -ing              E other -ed

Punctuation stands for itself; every quotation mark is `"` and a quoted word `~`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sourcing.analysis.facts import Manner


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"))


class _CueVerbs(_Strict):
    any: list[str]
    clause: list[str]
    document: list[str] = Field(default_factory=list)
    infinitive: list[str] = Field(default_factory=list)


class _Time(_Strict):
    weekdays: list[str]
    months: list[str]
    words: list[str]
    units: list[str]


class NumberWords(_Strict):
    """The words quantities are made of."""

    words: dict[str, float]
    scales: dict[str, float]
    fractions: dict[str, float]
    ordinals: list[str]
    percent: list[str]
    rates: list[str]
    multiples: dict[str, float]
    approximators: list[str]
    vague: list[str]
    currency_signs: str
    currency_words: list[str]
    currency_codes: list[str]
    suffixes: dict[str, float] = Field(default_factory=dict)
    parts: dict[str, list[str]] = Field(default_factory=dict)


class LanguageFile(_Strict):
    """The shape of a language's YAML file."""

    language: str
    cue_verbs: dict[str, _CueVerbs]
    parenthetical_verbs: list[str]
    passive_before_to: list[str]
    irregular: dict[str, list[str]]
    also_spelt: dict[str, str]
    particles: dict[str, list[str]]
    cue_prepositions: list[str]
    noun_or_verb: list[str]
    cue_nouns: dict[str, list[str]]
    sources: dict[str, list[str]]
    titles: list[str]
    pronouns: dict[str, list[str]]
    determiners: list[str]
    that: list[str]
    relative: list[str]
    question: list[str]
    coordinators: list[str]
    subordinators: list[str]
    prepositions: list[str]
    to: list[str]
    auxiliaries: list[str]
    adverbs: list[str]
    not_adverbs: list[str]
    not_verbs: list[str]
    verbs: list[str]
    verb_forms: list[str]
    participles: list[str]
    time: _Time
    abbreviations: list[str]
    numbers: NumberWords
    traps: dict[str, list[str]]
    additives: list[str]
    claims: dict[str, list[str]]
    lists: dict[str, list[str]] = Field(default_factory=dict)


class CueVerb(NamedTuple):
    """What a cue verb's form stands for: its base form, the manner, and what it needs to be a cue."""

    lemma: str
    manner: Manner
    needs: Literal["any", "clause", "document", "infinitive", "particle"]


class _Tags(dict[str, str]):
    """Form to tag; a form not listed is guessed once from its shape and then remembered."""

    def __init__(
        self, known: Mapping[str, str], calendar: frozenset[str], not_adverbs: frozenset[str], not_verbs: frozenset[str]
    ) -> None:
        super().__init__(known)
        self._known = known
        self._calendar = calendar
        self._not_adverbs = not_adverbs
        self._not_verbs = not_verbs

    def __missing__(self, form: str) -> str:
        tag = self._guess(form)
        if len(self) < _REMEMBERED_FORMS:
            self[form] = tag
        return tag

    def lowered(self, form: str) -> str:
        """The tag of a form whose capital means nothing, as at the start of a sentence or in a headline."""
        plain = form.lower().replace("’", "'")
        known = self._known.get(plain)
        if known is not None:
            return known
        return self._guess_lower(plain) if plain.endswith(("ly", "ing")) else self[form]

    def _guess(self, form: str) -> str:
        first = form[0]
        if first.isdigit():
            return "#"
        if form[0] in "'’" and form[1:].isalpha():
            return self._known.get(form.replace("’", "'"), "n")
        if not first.isalpha():
            return "n" if len(form) > 1 else form if form.isascii() else "n"
        if first.isupper():
            return self._guess_capital(form)
        plain = form.replace("’", "'")
        return self._known.get(plain) or self._guess_lower(plain)

    def _guess_capital(self, form: str) -> str:
        if len(form) == 1:
            return "s" if form == "I" else "I"
        known = self._known.get(form.lower())
        if known in ("Q", "I", "A") or (known == "T" and form.lower() in self._calendar):
            return known
        if known in ("s", "x") and "'" in form.replace("’", "'"):
            return known
        return "N"

    def _guess_lower(self, form: str) -> str:
        if "-" in form:
            return "n"
        if form.endswith("ly") and len(form) > 4 and form not in self._not_adverbs:
            return "r"
        if form in self._not_verbs or len(form) < 5:
            return "n"
        if form.endswith("ing"):
            return "G"
        return "E" if form.endswith("ed") else "n"


_REMEMBERED_FORMS = 200_000


@dataclass(frozen=True, slots=True)
class Language:
    """A vocabulary ready for look-up. `lists` are the word lists that rules may name with a `$`."""

    name: str
    tags: _Tags
    cue_verbs: Mapping[str, CueVerb]
    cue_nouns: Mapping[str, Manner]
    particles: Mapping[str, tuple[tuple[str, ...], ...]]
    source_nouns: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    numbers: NumberWords
    traps: Mapping[str, frozenset[str]]
    claims: Mapping[str, tuple[str, ...]]
    months: frozenset[str]
    weekdays: frozenset[str]
    time_units: frozenset[str]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def forms(verb: str, irregular: Mapping[str, list[str]]) -> tuple[str, str, str, str]:
    """The third person, past, participle and -ing form of a verb given by its base form.

    >>> forms("deny", {})
    ('denies', 'denied', 'denied', 'denying')
    """
    if verb in irregular:
        third, past, participle, ing = irregular[verb]
        return third, past, participle, ing
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    if verb.endswith("e"):
        ing = f"{verb}ing" if verb.endswith(("ee", "oe")) else f"{verb[:-1]}ing"
        return third, f"{verb}d", f"{verb}d", ing
    return third, f"{verb}ed", f"{verb}ed", f"{verb}ing"


def load_language(path: Path) -> Language:
    """Read a language file.

    Raises:
        OSError: it cannot be read.
        yaml.YAMLError, pydantic.ValidationError: it is not a language file.
    """
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _load(path: Path, _modified: int) -> Language:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return build_language(LanguageFile.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=loader)))


def build_language(file: LanguageFile) -> Language:
    verbs = dict(_cue_verb_forms(file))
    return Language(
        name=file.language,
        tags=_Tags(
            _tag_table(file, verbs),
            frozenset([*file.time.weekdays, *file.time.months]),
            frozenset(file.not_adverbs),
            frozenset(file.not_verbs),
        ),
        cue_verbs={form: verb for form, (verb, _) in verbs.items()},
        cue_nouns={noun: manner for manner, nouns in file.cue_nouns.items() for noun in nouns},
        particles={
            verb: tuple(tuple(phrase.split()) for phrase in sorted(phrases, key=len, reverse=True))
            for verb, phrases in file.particles.items()
        },
        source_nouns={kind: frozenset(nouns) for kind, nouns in file.sources.items()},
        words={
            "titles": frozenset(file.titles),
            "abbreviations": frozenset(file.abbreviations),
            "determiners": frozenset(file.determiners),
            "parenthetical-verbs": frozenset(file.parenthetical_verbs),
            "passive-before-to": frozenset(file.passive_before_to),
            "same-past": frozenset(verb for verb, past in file.irregular.items() if past[1] == verb),
            "additives": frozenset(file.additives),
            "not-verbs": frozenset(file.not_verbs),
            **{f"{kind}-pronouns": frozenset(words) for kind, words in file.pronouns.items()},
        },
        numbers=file.numbers,
        traps={name: frozenset(words) for name, words in file.traps.items()},
        claims={name: tuple(words) for name, words in file.claims.items()},
        months=frozenset(file.time.months),
        weekdays=frozenset(file.time.weekdays),
        time_units=frozenset(file.time.units),
        lists={name: tuple(words) for name, words in file.lists.items()},
    )


def _cue_verb_forms(file: LanguageFile) -> Iterator[tuple[str, tuple[CueVerb, str]]]:
    """Every form of every cue verb with its tag; an earlier group wins over a later one."""
    seen: dict[str, tuple[CueVerb, str]] = {}
    manner: Any
    for manner, group in file.cue_verbs.items():
        needs: Any
        for needs, lemma in [
            (key, lemma) for key in ("any", "clause", "document", "infinitive") for lemma in getattr(group, key)
        ]:
            verb = CueVerb(lemma, manner, needs)
            third, past, participle, ing = forms(lemma, file.irregular)
            for form, tag in ((lemma, "u"), (third, "v"), (past, "v"), (ing, "g"), (participle, "e")):
                seen.setdefault(form, (verb, tag))
    for lemma in file.particles:
        verb = CueVerb(lemma, "speech", "particle")
        third, past, participle, ing = forms(lemma, file.irregular)
        for form, tag in ((lemma, "u"), (third, "v"), (past, "v"), (ing, "g"), (participle, "e")):
            seen.setdefault(form, (verb, tag))
    for spelling, form in file.also_spelt.items():
        if form in seen:
            seen.setdefault(spelling, seen[form])
    yield from seen.items()


def _tag_table(file: LanguageFile, verbs: Mapping[str, tuple[CueVerb, str]]) -> dict[str, str]:
    """The closed table; where a word stands in two groups the later group here wins."""
    table: dict[str, str] = {}

    def put(tag: str, words: Iterable[str]) -> None:
        table.update(dict.fromkeys(words, tag))

    put("n", [*file.not_adverbs, *file.not_verbs])
    put("V", [form for verb in file.verbs for form in (verb, forms(verb, file.irregular)[0])])
    put("V", file.verb_forms)
    put("E", file.participles)
    for kind in ("role", "institution", "document", "vague", "anonymous", "unspecific"):
        put("S", file.sources[kind])
    nouns = [noun for group in file.cue_nouns.values() for noun in group]
    put("c", [noun for noun in nouns if noun not in table])
    ambiguous = set(file.noun_or_verb)
    for form, (verb, tag) in verbs.items():
        if verb.needs != "particle":
            table[form] = "m" if form in ambiguous else tag
        elif form not in table:
            table[form] = "m" if tag == "u" else tag
    put("T", [*file.time.weekdays, *file.time.months, *file.time.words, *file.time.units])
    put("Q", file.titles)
    put("I", file.abbreviations)
    put("#", [*file.numbers.words, *file.numbers.scales])
    put("r", file.adverbs)
    put("d", file.determiners)
    put("p", file.prepositions)
    put("b", file.subordinators)
    put("k", file.coordinators)
    put("o", file.pronouns["object"])
    put("s", file.pronouns["subject"])
    put("x", file.auxiliaries)
    put("q", file.question)
    put("w", file.relative)
    put("t", file.that)
    put("z", file.to)
    table.update(
        {
            "of": "i",
            "by": "y",
            "according": "A",
            "'s": "'",
            "'ve": "x",
            "'ll": "x",
            "'d": "x",
            "'re": "x",
            "'m": "x",
            "one": "#",
            "may": "x",
            "second": "d",
        }
    )
    return table
