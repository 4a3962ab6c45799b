"""The traps of dates, clocks, spans of time and ages: each predicate says whether a site is one."""

from __future__ import annotations

from sourcing.patterns import IGNORE_CASE, compile_re
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.site import Site

_ISO_DATE = compile_re(r"\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
_YEARS = compile_re(r"1[0-3]\d\d[-–/](?:(?:1\d|20)\d\d|\d\d)|(?:1[4-9]|20|21)\d\d[-–/](?:\d\d?|(?:1[4-9]|20|21)\d\d)")
_EARLY_YEARS = compile_re(r"[1-9]\d\d[-–][1-9]\d\d")
_CLOCK = compile_re(r"\d{1,2}[ap]m", IGNORE_CASE)
_HYPHEN = compile_re(r"[-‐‑]")
_APOSTROPHES = ("’", "'", "‘")
_FIRST_YEAR, _LAST_YEAR = 1400, 2199
_FIRST_MEDIEVAL = 1000
_RECENT = range(1900, 2051)
_SHORTEST_NOUN = 4
"""What is shorter is mostly a unit."""
_OLDEST = 120
_ADULT = 20
_YOUNGEST_GROUP = 12
_LAST_DAY = 31
_MOST_UNITS = 1000
"""From here on, hours and days are a total that somebody added up."""


def is_date(site: Site) -> bool:
    if site.shape == "stamp":
        return bool(_ISO_DATE.fullmatch(site.form)) or _is_slashed_date(site)
    if site.shape not in ("number", "ordinal") or site.value is None or not 0 < site.value <= _LAST_DAY:
        return False
    return (
        _is_month(site, site.previous_form)
        or _is_month(site, site.next_form)
        or (site.has("of", site.next) and _is_month(site, site.raw(site.reading.last + 1)))
        or (site.has("weekdays", site.previous) and site.is_whole)
        or _is_in_date_list(site)
    )


def is_month(site: Site) -> bool:
    """October 2023."""
    return site.is_whole and site.length == 1 and len(site.form) == 4 and _is_month(site, site.previous_form)


def is_year(site: Site) -> bool:
    if site.previous_form in _APOSTROPHES and len(site.form) == 2 and site.form.isdecimal():
        return site.words.joined[site.reading.first] == "+"
    if site.shape != "number" or not _is_year_form(site.form) or _has_era(site):
        return site.shape == "number" and _is_in_era(site)
    if site.length > 1:
        return is_year_range(site)
    return _names_its_year(site) or _stands_for_year(site)


def _stands_for_year(site: Site) -> bool:
    """Whether a number that could be a year is none of what it stands before."""
    value = int(site.form)
    counted = site.head is not None and site.head in site.lists["claim-nouns"]
    if counted and not site.has("year-prepositions", site.previous):
        return value in _RECENT and value % 100 != 0 and not site.is_approximated
    if site.is_approximated and counted:
        return False
    return value in _RECENT or site.has("year-prepositions", site.previous) or site.head is None


def _names_its_year(site: Site) -> bool:
    """His 1766 Catechism, a 1642 painting, the 1860 election: a year before what is of it, which is not in the plural."""
    if site.is_approximated or site.length > 1:
        return False
    if site.has("article", site.previous) or (site.has("definite", site.previous) and site.next_form[:1].isupper()):
        return True
    head = site.head or ""
    counted = head.endswith("s") or site.head_is("claim-nouns") or site.head_is("plurals")
    return len(head) >= _SHORTEST_NOUN and head.isalpha() and not counted


def _is_in_era(site: Site) -> bool:
    """600 BC, 24 AD, between 15,000 and 10,000 BC; AD 100; in 1095, in 634: before there are too many to count anything else so."""
    if _has_era(site):
        return True
    if not site.is_whole or site.head is not None or site.next in site.lists["of"]:
        return False
    opens = site.is_approximated and site.first == site.sentence.first and site.next == ","
    if len(site.form) == 4:
        medieval = _FIRST_MEDIEVAL <= int(site.form) < _FIRST_YEAR
        return medieval and (opens or site.has("year-prepositions", site.previous))
    if len(site.form) != 3:
        return False
    lasts = site.has("year-prepositions", site.previous) and site.has("year-ends", site.next)
    return lasts or site.has("year-openings", site.previous) or _is_second_year(site)


def _has_era(site: Site) -> bool:
    return site.has("eras", site.raw(site.reading.last)) or site.has("eras", site.previous_form)


def _is_second_year(site: Site) -> bool:
    """Tell the second year of "in 634 and 636"."""
    pair = site.raw(site.reading.first - 2)
    return (
        site.has("pairing", site.previous)
        and len(pair) == 3
        and pair.isdecimal()
        and site.has("year-openings", site.at(site.reading.first - 3))
    )


def is_year_range(site: Site) -> bool:
    """2019-20, 1986/87, 1998 to 2003, between 2010 and 2014."""
    if site.shape not in ("number", "stamp"):
        return False
    span = "".join(site.words.forms[site.reading.first : site.reading.last])
    if _YEARS.fullmatch(span):
        return True
    if _EARLY_YEARS.fullmatch(span) and site.head is None:
        return site.has("year-prepositions", site.previous) or site.previous == "("
    first, last = site.reading.first, site.reading.last
    forms = [form for form in site.words.forms[first:last] if form.isdecimal()]
    if len(forms) != 2 or len(forms[0]) != 4:
        return False
    if _is_year_form(forms[0]):
        return _is_year_form(forms[1]) or len(forms[1]) == 2
    medieval = len(forms[1]) == 4 and _FIRST_MEDIEVAL <= int(forms[0]) < int(forms[1]) <= _LAST_YEAR
    return medieval and site.head is None


def is_decade(site: Site) -> bool:
    return site.shape == "decade"


def is_season(site: Site) -> bool:
    return (
        site.is_whole
        and len(site.form) == 4
        and any(site.has("seasons", site.at(site.reading.first - back)) for back in (1, 2))
    )


def is_clock(site: Site) -> bool:
    if site.shape == "stamp":
        return ":" in site.letters[site.reading.first : site.reading.last] or bool(_CLOCK.fullmatch(site.form))
    if site.shape != "number":
        return False
    if site.has("clock-words", site.next) or site.has("time-zones", site.next) or _goes_on_with_minutes(site):
        return True
    if site.value is None or site.head is not None:
        return False
    return (
        site.has("at", site.previous)
        and site.value <= 12
        and (site.has("time-contexts", site.next) or site.has("time-contexts", site.at(site.reading.last + 1)))
    )


def _goes_on_with_minutes(site: Site) -> bool:
    """10:46am, whose minutes are a word of their own."""
    end = site.words.end(site.reading.last - 1)
    return site.is_whole and site.text[end : end + 1] == ":" and site.text[end + 1 : end + 3].isdecimal()


def is_time_span(site: Site) -> bool:
    """For 12 years, two days ago, a two-day visit; a 60-day ceasefire is a term of a deal, an average a finding."""
    if site.shape == "compound":
        parts = _HYPHEN.split(site.form.lower())
        unit = parts[-1]
        if site.has("time-units", unit) or any(site.has("time-units", part) for part in parts[1:]):
            return site.head is None or site.head not in site.lists["deal-terms"]
        return False
    if site.shape not in ("number", "few", "ratio") or site.head is None:
        return site.shape == "number" and _ends_span_list(site)
    if not site.has("time-units", site.head) or (site.value or 0) >= _MOST_UNITS:
        return False
    return site.lists["averages"].isdisjoint(site.nearby)


def is_date_span(site: Site) -> bool:
    """March 30-April 4."""
    return site.has("months", site.previous) and site.has("months", _HYPHEN.split(site.form.lower())[-1])


def is_age(site: Site) -> bool:
    spelt_apart = site.has("years-word", site.next) and site.has("age-endings", site.at(site.reading.last + 1))
    if site.shape == "age" or spelt_apart or _HYPHEN.split(site.next)[-1] in site.lists["age-endings"]:
        return True
    if site.value is None or not 0 < site.value <= _OLDEST or site.shape not in ("number", "compound"):
        return False
    if _is_age_range(site) or _is_youth(site) or _is_age_of(site) or _is_age_then(site):
        return True
    if site.has("age-words", site.previous):
        return site.head is None or site.has("years-word", site.head) or site.has("or", site.head)
    if site.head is not None and site.has("years-word", site.head):
        return site.has("age-endings", site.after) or (
            site.has("of", site.after) and site.has("age-words", site.at(site.last + 1))
        )
    return _is_aside(site) or _opens_with_age(site) or _is_age_limit(site) or _is_said_of_person(site)


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
    aged = site.has("age-words", site.at(site.previous_at - 1)) and site.has("of", site.previous)
    is_range = set(site.letters[site.reading.first : site.reading.last]) <= set("drwt-&")
    return aged and is_range and site.value is not None and site.value <= _OLDEST


def _is_age_range(site: Site) -> bool:
    """Among those 26 to 34; millennials age 18-34."""
    letters = site.letters[site.reading.first : site.reading.last]
    if letters not in ("r", "dtd", "d-d") or site.value is None or site.value < _YOUNGEST_GROUP:
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
    if not site.is_whole or site.head is not None or site.previous != "," or site.next not in (",", ".", ")", ";", ""):
        return False
    name_at = site.reading.first - 2
    if site.raw(name_at) == ")":  # Ann Roe (left), 40
        name_at = next((at - 1 for at in range(name_at, site.sentence.first, -1) if site.raw(at) == "("), name_at)
    name = site.raw(name_at)
    return (
        name[:1].isupper()
        and not _is_month(site, name)
        and not (name.isupper() and len(name) == 1)
        and (not site.near("poll-words") or _goes_on_with_verb(site))
    )


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
    return ages and commas and site.raw(first - 2)[:1].isupper()


def _goes_on_with_verb(site: Site) -> bool:
    """Tell the age of "Cheney, 50, received" from a figure of a list: Cheney, 50, Roe, 40."""
    after = site.reading.last + 1
    return site.next == "," and site.words.tags[after : after + 1] in tuple("vVxwE")


def _is_said_of_person(site: Site) -> bool:
    """She is 28, who was 90 on Thursday."""
    return (
        site.length == 1
        and (site.head is None or site.has("at", site.head))
        and site.has("being", site.previous)
        and (
            any(site.has("persons", site.at(site.previous_at - back)) for back in (1, 2))
            or (site.next == "," and site.words.tags[site.previous_at - 1 : site.previous_at] == "N")
        )
        and not site.near("cricket-words")
        and not site.near("poll-words")
    )


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


def _ends_span_list(site: Site) -> bool:
    """Two or three days; 30, 60 or 90 days: the unit comes with the last number only."""
    for index in range(site.reading.last, min(site.reading.last + 4, site.sentence.last)):
        if site.has("time-units", site.at(index)):
            return True
        if site.letters[index] not in "dw|&t" and site.raw(index) != ",":
            return False
    return False


def _is_month(site: Site, form: str) -> bool:
    return form[:1].isupper() and form.lower() in site.lists["months"]


def _is_in_date_list(site: Site) -> bool:
    """Tell the 12 of "December 10, 12 and 14"."""
    if not site.is_whole or site.head is not None:
        return False
    index = site.reading.first - 1
    lowest = max(site.sentence.first, index - 6)
    while index > lowest and (site.letters[index] in "d&|-t" or site.raw(index) == ","):
        index -= 1
    return index < site.reading.first - 2 and _is_month(site, site.raw(index))


def _is_slashed_date(site: Site) -> bool:
    letters = site.letters[site.reading.first : site.reading.last]
    if "/" not in letters:
        return False
    numbers = [form for form in site.words.forms[site.reading.first : site.reading.last] if form.isdecimal()]
    return len(numbers) == 3 or (len(numbers) == 2 and int(numbers[0]) <= _LAST_DAY)


def _is_year_form(form: str) -> bool:
    return len(form) == 4 and form.isdecimal() and _FIRST_YEAR <= int(form) <= _LAST_YEAR
