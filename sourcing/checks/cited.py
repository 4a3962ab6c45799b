"""Faults of one source: it is never introduced as a reader needs, reported where it is first cited."""

from __future__ import annotations

from sourcing.analysis.people.acronyms import is_acronym
from sourcing.analysis.people.ledger import names_of
from sourcing.analysis.people.names import given_gender
from sourcing.checks.headlines import in_headline, stands_above
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import excepted, innocent, word_set
from sourcing.documents.document import Span
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sourcing.analysis.facts import Attribution, Facts
    from sourcing.analysis.people import Bearer
    from sourcing.analysis.people.names import Name
    from sourcing.analysis.words import Words
    from sourcing.packs.model import LedgerRule

_SAID = ("speech", "writing")
_MOST_LETTERS = 6


def check_sources(rule: LedgerRule, facts: Facts) -> Iterator[Match]:
    """One match for each source at fault, unless the rule's list names it."""
    yield from one_a_sentence(_found(rule, facts))


def _found(rule: LedgerRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    silent = word_set(rule.except_.sources, facts)
    bearers = {bearer.name: bearer for bearer in facts.cited().bearers}
    is_at_fault = INTRODUCTIONS[rule.ledger.fault]
    firsts = first_citations(facts)
    for entry in facts.cited().ledger:
        first, bearer = firsts.get(entry.name), bearers.get(entry.name)
        if first is None or first.source is None or not silent.isdisjoint(_called(entry.name)):
            continue
        if not is_at_fault(entry.name, bearer, first, facts):
            continue
        span = name_span(bearer, first, first.source, facts)
        if not excepted(rule, facts, first.sentence, span) and not innocent(rule.unless, facts, first.sentence):
            text = facts.document.text[slice(*span)]
            fields = {"text": text, "source": entry.name, "share": entry.share, "count": entry.statements}
            yield first.sentence, Match(span, (), fields)


def name_span(bearer: Bearer | None, first: Attribution, source: Span, facts: Facts) -> Span:
    """The name in a source, with the title before it; the whole source where no person's name stands in it."""
    start_of, end_of = facts.words.start, facts.words.end
    if bearer is not None and bearer.is_certain:
        for name in bearer.each_place():
            if name.sentence == first.sentence and source.start <= start_of(name.first) < source.end:
                return Span(max(source.start, start_of(name.lead)), end_of(name.last - 1))
    return source


def _called(name: str) -> set[str]:
    """What a list may call a source by: the whole name, or its last word."""
    lower = name.lower()
    return {lower, lower.rpartition(" ")[2]}


def first_citations(facts: Facts) -> dict[str, Attribution]:
    """The first attribution of each source that has words of its own, by the source's name."""
    firsts: dict[str, Attribution] = {}
    for attribution in facts.cited().attributions:
        if attribution.manner in _SAID and attribution.source is not None:
            for name in names_of(attribution):
                firsts.setdefault(name, attribution)
    return firsts


def _is_person(bearer: Bearer | None) -> bool:
    return bearer is not None and bearer.is_certain and not bearer.is_body


def _is_bare_surname(_name: str, bearer: Bearer | None, first: Attribution, facts: Facts) -> bool:
    """A person who is first named by the surname alone, without a title that says what the bearer is; headlines apart."""
    if bearer is None or not _is_person(bearer):
        return False
    place = next((name for name in bearer.each_place() if not _in_headline(name.sentence, facts)), None)
    if place is None or place.sentence != first.sentence or place.last - place.first > 1:
        return False
    if _bears_whole_title(place, facts) or _is_part_of_a_name(place, facts):
        return False
    if any(role.at <= place.first for role in bearer.roles) or not _plainly_cited(first, facts):
        return False
    if any(name.is_full for name in bearer.places if name.sentence <= first.sentence):
        return False
    is_someone = place.titled or bearer.gender is not None or len(bearer.parts) > 1
    return is_someone and given_gender(place.surname, facts.language) is None


def _is_part_of_a_name(place: Name, facts: Facts) -> bool:
    """Whether the word is part of somebody's full name that stands before it, as where people go by their given names."""
    first: dict[str, int] | None = facts.memo.get(_is_part_of_a_name)
    if first is None:
        first = facts.memo[_is_part_of_a_name] = {}
        for bearer in facts.cited().bearers:
            for part in bearer.parts if len(bearer.parts) > 1 else ():
                sentence = bearer.places[0].sentence
                first[part] = min(sentence, first.get(part, sentence))
    return first.get(place.surname, place.sentence) < place.sentence


def _bears_whole_title(name: Name, facts: Facts) -> bool:
    """Whether a title makes one word a whole name: Lord Harris, Pope Francis."""
    return any(
        facts.words.lower(index) in facts.language.words["whole-titles"] for index in range(name.lead, name.first)
    )


def _in_headline(sentence: int, facts: Facts) -> bool:
    """Whether a sentence is a headline, or a first line that may be one: without a stop or alone above a longer text."""
    if in_headline(sentence, facts) or stands_above(sentence, facts):
        return True
    first = facts.document.block_text(facts.document.blocks[0])
    return facts.sentences[sentence].block == 0 and first.rstrip()[-1:].isalnum()


def _is_given_name_only(_name: str, bearer: Bearer | None, first: Attribution, facts: Facts) -> bool:
    if bearer is None or first.kind != "named" or len(bearer.parts) != 1:
        return False
    if any(name.titled for name in bearer.places):
        return False
    return given_gender(bearer.parts[0], facts.language) is not None


def _has_no_role(_name: str, bearer: Bearer | None, first: Attribution, facts: Facts) -> bool:
    """A person who is introduced by a statement, with the full name, and of whom nothing anywhere says who that is."""
    if bearer is None or not _is_person(bearer) or first.kind != "named":
        return False
    introduced = bearer.places[0].is_full and bearer.places[0].sentence == first.sentence
    introduced = introduced and given_gender(bearer.parts[0], facts.language) is not None
    if not introduced or not _plainly_cited(first, facts) or _in_headline(first.sentence, facts):
        return False
    bearers = {one.name: one for one in facts.cited().bearers}
    return not any(bearers[name].roles for name in names_of(first) if name in bearers)


def _plainly_cited(first: Attribution, facts: Facts) -> bool:
    """Whether somebody says something, rather than that a writer sums up what they think."""
    plain = facts.language.words["plain-verbs"]
    if facts.document.text[slice(*first.cue)] == ":":
        return False
    return first.governs == "quote" or first.cue_verb in plain or " " in first.cue_verb


def _is_unexpanded(name: str, bearer: Bearer | None, first: Attribution, facts: Facts) -> bool:
    """An acronym the text never spells out and few readers know."""
    letters = name.replace(".", "")
    if (
        not is_acronym(letters)
        or not letters.isalpha()
        or len(letters) > _MOST_LETTERS
        or (bearer is not None and _is_person(bearer))
        or not _is_in_capitals(letters, first, facts)
    ):
        return False
    if facts.document.text[slice(*first.cue)] == ":" or _is_described(name, facts):
        return False
    words, states = facts.language.words, facts.language.traps["states"]
    known = words["name-acronyms"] | words["name-media"] | words["name-bodies"] | states
    known_or_told = letters.lower() in known or _is_spelt_inside(letters, facts)
    return not known_or_told and not _in_headline(first.sentence, facts)


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


INTRODUCTIONS: dict[str, Callable[[str, Bearer | None, Attribution, Facts], bool]] = {
    "bare-surname": _is_bare_surname,
    "given-name-only": _is_given_name_only,
    "no-role": _has_no_role,
    "unexpanded-acronym": _is_unexpanded,
}
