"""People a document names → whether one is cited without having been introduced: by the surname, the given name, without a role."""

from __future__ import annotations

from itertools import takewhile

from sourcing.analysis.people.ledger import names_of
from sourcing.analysis.people.names import given_gender
from sourcing.analysis.people.speakers import names_speaking
from sourcing.checks.headlines import in_headline, stands_above
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution
    from sourcing.analysis.people import Bearer, People
    from sourcing.analysis.people.names import Name

SAID = ("speech", "writing")


def called(name: str) -> set[str]:
    """What a list may call a source by: the whole name, or its last word."""
    lower = name.lower()
    return {lower, lower.rpartition(" ")[2]}


def is_person(bearer: Bearer | None) -> bool:
    return bearer is not None and bearer.is_certain and not bearer.is_body


_FIRM_JOINER = "&"


def is_bare_surname(_name: str, bearer: Bearer | None, first: Attribution, facts: Facts) -> bool:
    """A person who is first named by the surname alone, without a title that says what the bearer is; headlines apart."""
    if bearer is None or not is_person(bearer):
        return False
    place = _bare_place(bearer, facts)
    if place is None or place.sentence != first.sentence or not plainly_cited(first, facts):
        return False
    return place.titled or bearer.gender is not None or len(bearer.parts) > 1


def _bare_place(bearer: Bearer, facts: Facts) -> Name | None:
    """Where somebody is first named below the headline, if that is by one word and nothing so far says more."""
    place = next((name for name in bearer.each_place() if not in_first_lines(name.sentence, facts)), None)
    if place is None or place.last - place.first > 1 or given_gender(place.surname, facts.language) is not None:
        return None
    if _FIRM_JOINER in facts.words.forms[max(0, place.first - 1) : place.last + 1]:
        return None  # Retail & Allied is no person
    if _bears_whole_title(place, facts) or _is_part_of_a_name(place, facts) or "." in place.surname[:-1]:
        return None  # with a full stop inside it, it is a site
    until_here = takewhile(lambda name: name.sentence <= place.sentence, bearer.each_place())
    if any(name.is_full for name in until_here) or any(role.at <= place.first for role in bearer.roles):
        return None
    return place


def may_be_bare(silent: frozenset[str], people: People, facts: Facts) -> bool:
    """Whether somebody not exempt is first named by a surname, in a sentence that may cite that name."""
    return any(
        not bearer.is_body
        and silent.isdisjoint(called(bearer.name))
        and (place := _bare_place(bearer, facts)) is not None
        and any(_may_name(one, place, bearer, people, facts) for one in _plainly_cited_in(place.sentence, facts))
        for bearer in people.bearers
    )


def _may_name(one: Attribution, place: Name, bearer: Bearer, people: People, facts: Facts) -> bool:
    """Whether a source may be filed under the name of somebody first named by one word in its sentence.

    It is if the name stands in it, or before it where it is a pronoun or a definite description. Somebody whose name has more
    words, stands in a headline or has a title may be called something else as well.
    """
    if place.titled or " " in bearer.name or place != next(iter(bearer.each_place())) or one.source is None:
        return True
    words, start = facts.words, one.source.start
    if one.kind in _NAMED and any(
        name.parts == place.parts for name in names_speaking(people, one.sentence, one.source, words)
    ):
        return True
    points_back = (
        one.kind == "pronoun" or words.lower(words.index_at(start)) in facts.language.words["definite-articles"]
    )
    return points_back and words.start(place.first) < start


_NAMED = ("named", "institution")
"""The kinds of source that are filed under a name in it."""


def _plainly_cited_in(sentence: int, facts: Facts) -> Iterator[Attribution]:
    """The attributions of a sentence in which somebody plainly says something."""
    for one in facts.read.of_sentence(sentence):
        if one.manner in SAID and one.source is not None and plainly_cited(one, facts):
            yield one


def _is_part_of_a_name(place: Name, facts: Facts) -> bool:
    """Whether the word is part of somebody's full name that stands before it, as where people go by their given names."""
    first: dict[str, int] | None = facts.memo.get(_is_part_of_a_name)
    if first is None:
        first = facts.memo[_is_part_of_a_name] = {}
        for bearer in facts.cited().named:
            for part in bearer.parts if len(bearer.parts) > 1 else ():
                sentence = next(iter(bearer.each_place())).sentence
                first[part] = min(sentence, first.get(part, sentence))
    return first.get(place.surname, place.sentence) < place.sentence or _ends_a_name(place, facts)


def _ends_a_name(place: Name, facts: Facts) -> bool:
    """Whether a word before it ends with it behind a hyphen: Khalid al-Attiya, and Attiya from then on."""
    forms = facts.words.forms
    end = f"-{forms[place.last - 1]}"
    return end in facts.document.text and any(form.endswith(end) for form in forms[: place.first])


def _bears_whole_title(name: Name, facts: Facts) -> bool:
    """Whether a title makes one word a whole name: Lord Harris, Pope Francis."""
    return any(
        facts.words.lower(index) in facts.language.words["whole-titles"] for index in range(name.lead, name.first)
    )


def in_first_lines(sentence: int, facts: Facts) -> bool:
    """Whether a sentence is a headline, or a first line that may be one: without a stop or alone above a longer text."""
    if in_headline(sentence, facts) or stands_above(sentence, facts):
        return True
    if facts.sentences[sentence].block > 0:
        return False
    return facts.document.block_text(facts.document.blocks[0]).rstrip()[-1:].isalnum()


def is_given_name_only(_name: str, bearer: Bearer | None, first: Attribution, facts: Facts) -> bool:
    return bearer is not None and first.kind == "named" and _has_given_name_only(bearer, facts)


def _has_given_name_only(bearer: Bearer, facts: Facts) -> bool:
    """Whether somebody is named by a given name alone, and never with a title."""
    if len(bearer.parts) != 1 or given_gender(bearer.parts[0], facts.language) is None:
        return False
    return not any(name.titled for name in bearer.each_place())


def may_have_given_name_only(silent: frozenset[str], people: People, facts: Facts) -> bool:
    return any(
        _has_given_name_only(bearer, facts) and silent.isdisjoint(called(bearer.name)) for bearer in people.bearers
    )


def has_no_role(_name: str, bearer: Bearer | None, first: Attribution, facts: Facts) -> bool:
    """A person who is introduced by a statement, with the full name, and of whom nothing anywhere says who that is."""
    if bearer is None or not is_person(bearer) or first.kind != "named":
        return False
    place = _unexplained_place(bearer, facts)
    if place is None or place.sentence != first.sentence or not plainly_cited(first, facts):
        return False
    bearers = {one.name: one for one in facts.cited().bearers}
    return not any(bearers[name].roles for name in names_of(first) if name in bearers)


def _unexplained_place(bearer: Bearer, facts: Facts) -> Name | None:
    """Where somebody is introduced by the full name below the headline, if no role is told anywhere."""
    place = next(iter(bearer.each_place()))
    if not place.is_full or given_gender(bearer.parts[0], facts.language) is None:
        return None
    return None if in_first_lines(place.sentence, facts) or bearer.roles else place


def may_have_no_role(silent: frozenset[str], people: People, facts: Facts) -> bool:
    """Whether somebody not exempt is introduced in a sentence that plainly cites anybody, and no role is told."""
    return any(
        not bearer.is_body
        and silent.isdisjoint(called(bearer.name))
        and (place := _unexplained_place(bearer, facts)) is not None
        and any(True for _ in _plainly_cited_in(place.sentence, facts))
        for bearer in people.bearers
    )


def plainly_cited(first: Attribution, facts: Facts) -> bool:
    """Whether somebody says something, rather than that a writer sums up what they think."""
    plain = facts.language.words["plain-verbs"]
    if facts.document.text[slice(*first.cue)] == ":":
        return False
    return first.governs == "quote" or first.cue_verb in plain or " " in first.cue_verb
