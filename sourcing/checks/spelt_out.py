"""Letters that a source is known by → whether few readers know them and the text never says what they stand for."""

from __future__ import annotations

from sourcing.analysis.people.acronyms import is_acronym
from sourcing.analysis.people.speakers import names_speaking
from sourcing.checks.introduced import SAID, in_first_lines, is_person
from sourcing.documents.document import Span
from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution
    from sourcing.analysis.people import Bearer, People
    from sourcing.analysis.words import Words

_MOST_LETTERS = 6


def is_unexpanded(name: str, bearer: Bearer | None, first: Attribution, facts: Facts) -> bool:
    """An acronym the text never spells out and few readers know."""
    letters = name.replace(".", "")
    if (
        not is_acronym(letters)
        or not letters.isalpha()
        or len(letters) > _MOST_LETTERS
        or (bearer is not None and is_person(bearer))
        or not _is_in_capitals(letters, first, facts)
    ):
        return False
    if facts.document.text[slice(*first.cue)] == ":" or _is_described(name, facts):
        return False
    known_or_told = _is_known(letters, facts) or _is_spelt_inside(letters, facts)
    return not known_or_told and not in_first_lines(first.sentence, facts)


def _is_in_capitals(letters: str, first: Attribution, facts: Facts) -> bool:
    """Whether a name is written in capitals where it is cited, and not only in a headline that is all capitals."""
    return first.source is None or letters in facts.document.text[slice(*first.source)].replace(".", "")


def _is_spelt_inside(letters: str, facts: Facts) -> bool:
    """Whether words in a row somewhere are what the letters stand for: the Interior Cabinet Secretary, an executive officer."""
    words = facts.words
    initials: str | None = facts.memo.get(_is_spelt_inside)
    if initials is None:
        initials = facts.memo[_is_spelt_inside] = _initials(words)
    at = initials.find(letters)
    while at >= 0:
        end = at + len(letters)
        capitals = all(form[0].isupper() and len(form) > 1 for form in words.forms[at:end])
        if capitals or (words.tags[end - 1] in ("S", "Q") and all(map(str.islower, words.forms[at:end]))):
            return True
        at = initials.find(letters, at + 1)
    return False


def _initials(words: Words) -> str:
    """The first letter of each word as a capital; in stretches, for a list of the letters of a book would be large."""
    forms = words.forms
    stretches = (forms[start : start + _STRETCH] for start in range(0, len(forms), _STRETCH))
    return "".join("".join([form[0].upper()[0] for form in stretch]) for stretch in stretches)


_STRETCH = 10_000
"""In words."""


def _is_described(name: str, facts: Facts) -> bool:
    """Whether the words beside an acronym say somewhere what it is: the steelmaker RTBV; RTBV, a steelmaker; RTBV Group."""
    known: frozenset[str] | None = facts.memo.get(_is_described)
    if known is None:
        known = facts.memo[_is_described] = frozenset(
            _described(facts.words, facts.language.source_nouns["institution"])
        )
    return name in known


def _described(words: Words, bodies: frozenset[str]) -> Iterator[str]:
    """The words in capitals that stand beside what they are."""
    for index, form in enumerate(words.forms):
        beside = words.tags[index - 1 : index] in ("n", "S") or words.tags[index + 1 : index + 3] in _ASIDES
        if form.isupper() and (beside or _names_a_body(words, index + 1, bodies)):
            yield form


def _names_a_body(words: Words, index: int, bodies: frozenset[str]) -> bool:
    """Whether a word with a capital says what the name before it is the name of: the RTBV Group."""
    return index < len(words.forms) and words.forms[index][:1].isupper() and words.lower(index) in bodies


_ASIDES = (",d", ",w", ",n")


def _is_known(letters: str, facts: Facts) -> bool:
    words, lower = facts.language.words, letters.lower()
    return lower in facts.language.traps["states"] or any(lower in words[listed] for listed in _KNOWN_LETTERS)


_KNOWN_LETTERS = ("name-acronyms", "name-media", "name-bodies")
_CAPITALS = compile_re(r"[A-Z\x80-\U0010ffff](?<=[^\W\d_])(?:\.*[^\W\d_a-z])+")  # the engine is quick to find a range
"""Letters in a row of which none is small, and more yet in other scripts."""


def may_be_unexpanded(_silent: frozenset[str], people: People, facts: Facts) -> bool:
    """Whether letters that few readers know stand in a source, as those of one that is known by them do where it is first cited."""
    asked: dict[str, bool] = {}
    for match in _CAPITALS.finditer(facts.document.text):
        run = match.group()
        if run not in asked:
            letters = run.replace(".", "")
            asked[run] = letters.isupper() and not _is_known(letters, facts)
        if asked[run] and any(
            _may_be_known_by(Span(*match.span()), one, people, facts)
            for one in facts.read.of_sentence(facts.sentence_at(match.start()))
        ):
            return True
    return False


def _may_be_known_by(letters: Span, one: Attribution, people: People, facts: Facts) -> bool:
    """Whether a source may be filed under letters in it: they are a name in it, or all there is to it but an aside."""
    text, words = facts.document.text, facts.words
    if one.source is None or one.manner not in SAID or not one.source.overlaps(letters):
        return False
    lower = text[slice(*letters)].replace(".", "").lower()
    names = names_speaking(people, one.sentence, one.source, words)
    if any(
        not name.is_full and lower in (name.surname.replace(".", ""), name.text.replace(".", "").lower())
        for name in names
    ):
        return True
    after = words.index_at(letters.end)
    ends = after >= words.index_at(one.source.end) or words.tags[after] in _OPENS_ASIDE
    return ends and text[one.source.start : letters.start].strip().lower() in ("", *facts.language.words["articles"])


_OPENS_ASIDE = ",w("
