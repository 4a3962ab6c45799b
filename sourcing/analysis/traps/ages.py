"""The traps of ages: of people, of those counted, in ranges and asides. Each function says whether a site is one."""

from __future__ import annotations

from sourcing.analysis.traps.times import is_name_of_month
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_OLDEST = 120
_ADULT = 20
_YOUNGEST_GROUP = 12
_RANGES = ("r", "dtd", "d-d")
_NEAR_GROUP = 4
"""In words: how far before their age those stand that are counted."""


def is_age(site: Site) -> bool:
    spelt_apart = site.has("years-word", site.next) and site.has("age-endings", site.at(site.reading.last + 1))
    if site.shape == "age" or spelt_apart or _is_so_old(site):
        return True
    if site.value is None or not 0 < site.value <= _OLDEST or site.shape not in ("number", "compound"):
        return False
    if _is_age_range(site) or _is_youth(site) or _is_age_of(site) or _is_age_then(site) or _is_of_youth(site):
        return True
    to_turn = site.has("turn", site.previous) and site.has("turning-to-be", site.at(site.previous_at - 1))
    if to_turn or site.has("age-words", site.at(site.first - 1)):
        return site.head is None or site.has("years-word", site.head) or site.has("or", site.head)
    if site.head is not None and site.has("years-word", site.head):
        return site.has("age-endings", site.after) or (
            site.has("of", site.after) and site.has("age-words", site.at(site.last + 1))
        )
    return (
        _is_aside(site)
        or _opens_with_age(site)
        or _is_age_limit(site)
        or _is_said_of_person(site)
        or _is_of_group(site)
    )


def _is_so_old(site: Site) -> bool:
    """45-year-old; not 4,300 old homes."""
    parts = site.next.split("-")
    return parts[-1] in site.lists["age-endings"] and (len(parts) > 1 or site.head is None)


def _is_youth(site: Site) -> bool:
    """As young as 17; at 15 the youngest; younger than 30."""
    if site.has("older", site.at(site.previous_at - 1)) and site.has("than", site.previous) and site.is_whole:
        return True
    if site.has("youth", site.at(site.previous_at - 1)) and site.is_whole and site.head is None:
        return site.has("alike", site.previous) or site.has("at", site.previous)
    return site.has("youth", site.at(site.reading.last + 1)) and site.has("setting", site.previous)


def _is_age_then(site: Site) -> bool:
    """Left school at 17."""
    return site.is_whole and site.head is None and site.has("at", site.previous) and site.near("life-events")


def _is_age_of(site: Site) -> bool:
    """Over the age of 15; between the ages of 54 to 65."""
    if not (site.has("of", site.previous) and site.has("age-words", site.at(site.previous_at - 1))):
        return False
    is_range = set(site.letters[site.reading.first : site.reading.last]) <= set("drwt-&")
    return is_range and site.value is not None and site.value <= _OLDEST


def _is_of_youth(site: Site) -> bool:
    """A boy of 17; the pension age will rise from 66."""
    of = site.is_whole and site.head is None and site.has("of", site.previous)
    if of and site.has("youths", site.at(site.previous_at - 1)):
        return True
    letters = site.letters[site.reading.first : site.reading.last]
    if not (site.is_whole or letters in _RANGES) or site.is_approximated or site.near("poll-words"):
        return False
    if site.has("pairing", site.previous) and site.has("age-words", site.at(site.previous_at - 2)):
        return True  # two boys aged three and 13
    return site.near("ages-of") and site.has("setting", site.previous)


def _is_age_range(site: Site) -> bool:
    """Among those 26 to 34; millennials age 18-34."""
    letters = site.letters[site.reading.first : site.reading.last]
    if letters not in _RANGES or site.value is None or site.value < _YOUNGEST_GROUP:
        return False
    if site.has("age-words", site.previous):
        return True
    return site.has("age-groups", site.previous) and (site.near("older") or not site.near("poll-words"))


def _is_aside(site: Site) -> bool:
    """Tell an age set between commas: Lopez, 37, who is; Lopez at 70, and still there."""
    if _is_pair(site):
        return True
    if site.has("at", site.previous) and site.is_whole and site.next == "," and site.value is not None:
        return site.value >= _ADULT and site.words.tags[site.previous_at - 1 : site.previous_at] == "N"
    if not site.is_whole or site.head is not None or site.previous != "," or site.next not in _BEHIND_ASIDE:
        return False
    name_at = site.reading.first - 2
    if site.raw(name_at) == ")":  # Ann Roe (left), 40
        name_at = next((at - 1 for at in range(name_at, site.sentence.first, -1) if site.raw(at) == "("), name_at)
    name_at -= site.raw(name_at) == "."
    if site.has("name-endings", site.at(name_at)):  # Donald Roe, Jr., 38
        name_at -= 1 + (site.raw(name_at - 1) == ",")
    name = site.raw(name_at)
    if site.next == "," and (site.has("youths", name) or _is_of_role(site, name_at)):  # the woman, 32, was
        return True
    return (
        name[:1].isupper()
        and not is_name_of_month(site, name)
        and not (name.isupper() and len(name) == 1)
        and (not site.near("poll-words") or _goes_on_with_verb(site))
    )


def _is_of_role(site: Site, index: int) -> bool:
    """Whether a word says who somebody is, alone, and what they did goes on: the singer, 31, left."""
    return site.words.tags[index] == "S" and not site.at(index).endswith("s") and _goes_on_with_verb(site)


def _is_pair(site: Site) -> bool:
    """Tell the ages of two: John and Brian Roe, 22 and 19, who were there."""
    if not site.is_whole:
        return False
    if site.has("pairing", site.next):
        first, second = site.reading.first, site.reading.last + 1
    elif site.has("pairing", site.previous):
        first, second = site.reading.first - 2, site.reading.first
    else:
        return False
    ages = site.raw(first).isdecimal() and site.raw(second).isdecimal()
    commas = site.raw(first - 1) == "," and site.raw(second + 1) == ","
    name = site.raw(first - 2)
    return ages and commas and (name[:1].isupper() or site.has("youths", name))


def _goes_on_with_verb(site: Site) -> bool:
    """Tell the age of "Cheney, 50, received" from a figure of a list: Cheney, 50, Roe, 40."""
    after = site.reading.last + 1
    return site.next == "," and site.words.tags[after : after + 1] in tuple("vVxwE")


def _is_said_of_person(site: Site) -> bool:
    """She is 28, who was 90 on Thursday; Justice Breyer will be 78, and; Hall will be 83 in May."""
    return (
        site.length == 1
        and (site.head is None or site.has("at", site.head))
        and site.has("being", site.at(site.first - 1))
        and (
            any(site.has("persons", site.at(site.first - 1 - back)) for back in (1, 2))
            or (site.next in _BEHIND_AN_AGE and _is_behind_name(site))
            or (site.has("when", site.next) and site.has("persons", site.at(site.reading.last + 1)))
        )
        and not site.near("cricket-words")
        and not site.near("poll-words")
    )


_BEHIND_ASIDE = frozenset((",", ".", ")", ";", "", "and"))
_BEHIND_AN_AGE = frozenset((",", ".", ";", "and", "in", "when", "next", "this"))


def _is_behind_name(site: Site) -> bool:
    """Whether a name stands before the form of "be" and its auxiliary."""
    before = site.previous_at - 1
    if site.words.tags[before] == "x":
        before -= 1
    return site.words.tags[before] == "N"


def _is_of_group(site: Site) -> bool:
    """60 percent of voters were over 45: how old those are that are counted."""
    if not (site.is_approximated and site.head is None and site.has("older", site.at(site.first))):
        return False
    if site.has("age-groups", site.at(site.first - 1)) or site.has("youths", site.at(site.first - 1)):
        return not site.near("poll-words")  # the first man over 40
    group = range(max(site.sentence.first, site.first - _NEAR_GROUP), site.first)
    return site.has("being", site.at(site.first - 1)) and any(site.has("age-groups", site.at(at)) for at in group)


def _opens_with_age(site: Site) -> bool:
    """At 70, he is the oldest; though only 17, she went."""
    if not site.is_whole or site.next != "," or not site.has("persons", site.at(site.reading.last + 1)):
        return False
    if site.reading.first == site.sentence.first + 1 and site.has("at", site.previous):
        return True
    opening = [site.at(index) for index in range(site.sentence.first, site.reading.first)]
    return bool(opening) and site.lists["age-openings"].issuperset(opening)


def _is_age_limit(site: Site) -> bool:
    """65 and older, under 30."""
    if (site.has("and", site.next) or site.has("or", site.next)) and site.has("older", site.at(site.reading.last + 1)):
        return True
    return (
        site.is_whole
        and (site.head is None or site.words.tags[site.reading.last] in "muvc")
        and site.value is not None
        and site.value >= 12
        and site.has("age-limits", site.previous)
        and site.has("age-groups", site.at(site.previous_at - 1))
        and not site.next[:1].isdigit()
    )
