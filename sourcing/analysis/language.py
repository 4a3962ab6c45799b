"""A language file → its vocabulary, ready for look-up: tags, cue verbs, and word lists by name."""

from __future__ import annotations

from sourcing.analysis.word_tags import Tags, WordTable, read_tags, texts_of
from sourcing.kept import fingerprint
from sourcing.kept.record import plain
from sourcing.lean.light import cached_property, lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any, Literal

    from sourcing.analysis.language_file import LanguageFile, NumberWords
    from sourcing.kinds import Manner

    Complement = Literal["any", "clause", "document", "provision", "hearing", "infinitive", "taken", "quotation"]
    """What a cue verb governs."""

_COMPLEMENTS: tuple[Complement, ...] = (
    "any",
    "clause",
    "document",
    "provision",
    "hearing",
    "infinitive",
    "taken",
    "quotation",
)
_NAMES = {"male": "male-names", "female": "female-names"}
"""What the lists of given names are called among the words; the other lists of names are `name-places` and so on."""


class CueVerb(NamedTuple):
    """What a cue verb's form stands for: its base form, the manner, and what it needs to be a cue."""

    lemma: str
    manner: Manner
    needs: Complement | Literal["particle"]


class CueVerbs(WordTable[CueVerb]):
    """The cue verbs by each of their forms."""

    @staticmethod
    def made(said: str) -> CueVerb:
        parts: Any = said.split("\t")  # as they were joined when the vocabulary was read
        return CueVerb(*parts)


class CueForms(WordTable["tuple[str, ...]"]):
    """The forms of the cue verbs, by the base form."""

    @staticmethod
    def made(said: str) -> tuple[str, ...]:
        return tuple(said.split("\t"))


class Language(Value):
    """A vocabulary ready for look-up; each is equal only to itself, so that what is made from one can be kept.

    `key` tells it from any other vocabulary, in other runs too. `words` are the lists of the grammar, the pronouns (`male-pronouns`) and a few more, by name. `lists` are the word
    lists that rules may name with a `$`, the names of peoples among them.
    """

    name: str
    key: str
    tags: Tags
    cue_verbs: CueVerbs
    cue_forms: CueForms
    cue_nouns: Mapping[str, Manner]
    particles: Mapping[str, tuple[tuple[str, ...], ...]]
    cue_prepositions: Mapping[str, tuple[tuple[str, ...], ...]]
    source_nouns: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    numbers: NumberWords
    traps: Mapping[str, frozenset[str]]
    registers: Mapping[str, tuple[str, ...]]
    claims: Mapping[str, tuple[str, ...]]
    changes: Mapping[str, tuple[str, ...]]
    stands_for: Mapping[str, frozenset[str]]
    motives: Mapping[str, tuple[str, ...]]
    tolls: Mapping[str, tuple[str, ...]]
    leads: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    weekdays: frozenset[str]
    time_units: frozenset[str]
    lists: Mapping[str, tuple[str, ...]] = {}

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @cached_property
    def memo(self) -> dict[object, Any]:
        """What has been worked out from the vocabulary, by what each calls it; it goes when the vocabulary goes."""
        return {}


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
    """Read a language file; the same file is read once.

    Raises:
        OSError: it cannot be read.
        yaml.YAMLError, ValueError: it is not a language file.
    """
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _load(path: Path, _modified: int) -> Language:
    import yaml

    from sourcing.analysis.language_file import LanguageFile

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(path.read_text(encoding="utf-8"))
    try:
        return build_language(LanguageFile.model_validate(loader.get_single_data()))
    finally:
        loader.dispose()


def build_language(file: LanguageFile) -> Language:
    from sourcing.analysis.language_file import by_name

    verbs = _cue_verb_forms(file)
    cue_tags = [(form, tag, verb.needs != "particle") for form, (verb, tag) in verbs.items()]
    other_forms = [form for verb in file.verbs for form in (verb, forms(verb, file.irregular)[0])]
    return Language(
        name=file.language,
        key=fingerprint(file.model_dump_json()),
        tags=read_tags(file, cue_tags, other_forms),
        cue_verbs=CueVerbs(texts_of({form: "\t".join(verb) for form, (verb, _) in verbs.items()})),
        cue_forms=CueForms(texts_of(_by_lemma({form: verb.lemma for form, (verb, _) in verbs.items()}))),
        cue_nouns={noun: manner for manner, nouns in file.cue_nouns.items() for noun in nouns},
        particles={
            verb: tuple(tuple(phrase.split()) for phrase in sorted(phrases, key=len, reverse=True))
            for verb, phrases in file.particles.items()
        },
        cue_prepositions=_by_first_word(file.cue_prepositions),
        source_nouns=_frozen(by_name(file.sources)),
        words=_frozen(_word_lists(file)),
        numbers=plain(file.numbers),
        traps=_frozen(file.traps),
        registers={name: tuple(phrases) for name, phrases in file.registers.items()},
        claims={name: tuple(words) for name, words in by_name(file.claims).items()},
        changes={name: tuple(words) for name, words in by_name(file.changes).items()},
        stands_for=_frozen(file.names.stands_for),
        motives={name: tuple(words) for name, words in by_name(file.motives).items()},
        tolls={name: tuple(words) for name, words in by_name(file.tolls).items()},
        leads={name: tuple(words) for name, words in by_name(file.leads).items()},
        months=_month_numbers(file.time.months),
        weekdays=frozenset(file.time.weekdays),
        time_units=frozenset(file.time.units),
        lists={"peoples": tuple(file.names.peoples), **{name: tuple(words) for name, words in file.lists.items()}},
    )


def _by_lemma(lemmas: Mapping[str, str]) -> dict[str, str]:
    """The forms of each verb in one text, given the base form of each form."""
    found: dict[str, list[str]] = {}
    for form, lemma in lemmas.items():
        found.setdefault(lemma, []).append(form)
    return {lemma: "\t".join(its) for lemma, its in found.items()}


def _frozen(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists.items()}


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases in words, under their first one, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(group) for first, group in by_first.items()}


def _month_numbers(names: list[str]) -> dict[str, int]:
    """The number of each month's name: the first twelve are the full names, the others begin one of them."""
    full = names[:12]
    return {name: number for number, whole in enumerate(full, 1) for name in names if whole.startswith(name)}


def _word_lists(file: LanguageFile) -> dict[str, list[str]]:
    from sourcing.analysis.language_file import by_name

    return {
        **by_name(file.grammar),
        "titles": file.titles,
        "parenthetical-verbs": file.parenthetical_verbs,
        "passive-before-to": file.passive_before_to,
        "position-verbs": file.position_verbs,
        "plain-verbs": file.plain_verbs,
        "same-past": [verb for verb, verb_forms in file.irregular.items() if verb_forms[1] == verb],
        "additives": file.additives,
        "attitude-openings": [phrase.split()[0] for phrase in file.grammar.attitudes],
        "standpoint-openers": [phrase.split()[0] for phrase in file.grammar.standpoint_phrases],
        "standpoints": [phrase.split()[1] for phrase in file.grammar.standpoint_phrases],
        **{f"{kind}-pronouns": words for kind, words in by_name(file.pronouns).items()},
        **{
            _NAMES.get(kind, f"name-{kind}"): words
            for kind, words in by_name(file.names).items()
            if kind != "stands-for"
        },
    }


def _cue_verb_forms(file: LanguageFile) -> dict[str, tuple[CueVerb, str]]:
    """Every form of every cue verb with its tag; an earlier group wins over a later one."""
    seen: dict[str, tuple[CueVerb, str]] = {}
    for verb in _cue_verbs(file):
        third, past, participle, ing = forms(verb.lemma, file.irregular)
        for form, tag in ((verb.lemma, "u"), (third, "v"), (past, "v"), (ing, "g"), (participle, "e")):
            if verb.needs == "quotation" and tag != "v":
                continue
            if verb.needs != "hearing" or form not in file.not_verbs:
                seen.setdefault(form, (verb, tag))
    for spelling, form in file.also_spelt.items():
        if form in seen:
            seen.setdefault(spelling, seen[form])
    return seen


def _cue_verbs(file: LanguageFile) -> Iterator[CueVerb]:
    for manner, group in file.cue_verbs.items():
        for needs in _COMPLEMENTS:
            for lemma in getattr(group, needs):
                yield CueVerb(lemma, manner, needs)
    for lemma in file.particles:
        yield CueVerb(lemma, "speech", "particle")
