"""The traps of dates, clocks and spans of time: each predicate says whether a site is one."""

from __future__ import annotations

from sourcing.kept.patterns import IGNORE_CASE, compile_re, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_ISO_DATE = late_re(r"\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
_ISO_DATE_AND_HOUR = late_re(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}")
_YEARS = compile_re(r"1[0-3]\d\d[-–/](?:(?:1\d|20)\d\d|\d\d)|(?:1[4-9]|20|21)\d\d[-–/](?:\d\d?|(?:1[4-9]|20|21)\d\d)")
_EARLY_YEARS = compile_re(r"[1-9]\d\d[-–][1-9]\d\d")
_TIME_TOLD = 3
"""In words: ten to six."""
_CLOCK = late_re(r"\d{1,2}[ap]m", IGNORE_CASE)
_HOUR = late_re(r"(?:[01]\d|2[0-3])[0-5]\d")
_APOSTROPHES = ("’", "'", "‘")
_FIRST_YEAR, _LAST_YEAR = 1400, 2199
_FIRST_MEDIEVAL = 1000
_RECENT = range(1900, 2051)
_SHORTEST_NOUN = 4
"""What is shorter is mostly a unit."""
_LAST_DAY = 31
_MOST_UNITS = 1000
"""From here on, hours and days are a total that somebody added up."""


def is_date(site: Site) -> bool:
    if site.shape == "stamp":
        return bool(_ISO_DATE.fullmatch(site.form)) or _is_slashed_date(site)
    if site.shape not in ("number", "ordinal") or site.value is None or not 0 < site.value <= _LAST_DAY:
        return False
    return (
        is_name_of_month(site, site.previous_form)
        or is_name_of_month(site, site.next_form)
        or (site.has("of", site.next) and is_name_of_month(site, site.raw(site.reading.last + 1)))
        or (site.has("weekdays", site.previous) and site.is_whole)
        or _is_in_date_list(site)
        or _opens_date_list(site)
        or _is_behind_a_stray_comma(site)
    )


def _is_behind_a_stray_comma(site: Site) -> bool:
    """Sept, 26, 2014: the comma should be a point."""
    if site.previous != "," or site.next != ",":
        return False
    return is_name_of_month(site, site.raw(site.previous_at - 1)) and _is_year_form(site.raw(site.reading.last + 1))


def is_month(site: Site) -> bool:
    """October 2023."""
    return site.is_whole and site.length == 1 and len(site.form) == 4 and is_name_of_month(site, site.previous_form)


def is_year(site: Site) -> bool:
    if site.previous_form in _APOSTROPHES and len(site.form) == 2 and site.form.isdecimal():
        return site.words.joined[site.reading.first] == "+"
    if site.shape != "number" or not _is_year_form(site.form) or _has_era(site):
        return site.shape == "number" and _is_in_era(site)
    if site.length > 1:
        return is_year_range(site)
    return _names_its_year(site) or _stands_for_year(site)


def _ends_date(site: Site) -> bool:
    """On Sept. 14, 1812 French troops came: a year behind the day and its month."""
    day = site.previous_at - 1
    month = day - 2 if site.raw(day - 1) == "." else day - 1
    is_day = site.previous == "," and site.raw(day).isdecimal() and 0 < int(site.raw(day)) <= _LAST_DAY
    return is_day and is_name_of_month(site, site.raw(month))


def _stands_for_year(site: Site) -> bool:
    """Whether a number that could be a year is none of what it stands before."""
    value = int(site.form)
    if _ends_date(site):
        return True
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


def is_year_end(site: Site) -> bool:
    """By 2015-end."""
    year, _, end = site.form.lower().partition("-")
    return len(year) == len("2015") and year.isdecimal() and site.has("year-closings", end)


def _has_era(site: Site) -> bool:
    if site.has("eras", site.raw(site.reading.last)) or site.has("eras", site.previous_form):
        return True
    return site.has("years-word", site.next) and site.has("eras", site.raw(site.reading.last + 1))


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
    """2019-20, 1986/87, 1998 to 2003, between 2010 and 2014, 305/304 BC."""
    if site.shape not in ("number", "stamp"):
        return False
    span = "".join(site.words.forms[site.reading.first : site.reading.last])
    if _YEARS.fullmatch(span) or (site.shape == "stamp" and _has_era(site)):
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


_DOTTED = late_re(r"(?:[01]?\d|2[0-3])\.[0-5][05]")
"""An hour with its minutes behind a full stop."""


def is_clock(site: Site) -> bool:
    if site.shape == "stamp":
        return ":" in site.letters[site.reading.first : site.reading.last] or bool(_CLOCK.fullmatch(site.form))
    if site.shape != "number":
        return False
    if site.has("clock-words", site.next) or site.has("time-zones", site.next) or _goes_on_with_minutes(site):
        return True
    if _is_minutes_to(site) or _is_in_a_diary(site) or (site.has("slots", site.next) and _HOUR.fullmatch(site.form)):
        return True
    if site.value is None or site.head is not None:
        return False
    return (
        site.has("at", site.previous)
        and site.value <= 12
        and (site.has("time-contexts", site.next) or site.has("time-contexts", site.at(site.reading.last + 1)))
    )


def _is_in_a_diary(site: Site) -> bool:
    """Wednesday: Leeds v York, 10.30, free entry."""
    return _DOTTED.fullmatch(site.form) is not None and site.next == "," and site.previous in ("", ",")


def _is_minutes_to(site: Site) -> bool:
    """At ten to six on a February morning."""
    first = site.reading.first
    told = site.has("minutes-told", site.at(first)) and site.has("to", site.at(first + 1))
    return told and site.length == _TIME_TOLD and site.has("at", site.previous)


def is_open_hours(site: Site) -> bool:
    """Open daily from 10 to 5."""
    hours = site.value is not None and site.value <= _NOON and site.length > 1 and site.head is None
    return hours and site.has("from", site.previous) and site.holds("opening-hours")


_NOON = 12


def _goes_on_with_minutes(site: Site) -> bool:
    """10:46am, whose minutes are a word of their own."""
    end = site.words.end(site.reading.last - 1)
    return site.is_whole and site.text[end : end + 1] == ":" and site.text[end + 1 : end + 3].isdecimal()


def is_time_span(site: Site) -> bool:
    """For 12 years, two days ago, a two-day visit; a 60-day ceasefire is a term of a deal, an average a finding."""
    if site.shape == "compound":
        parts = site.form.lower().split("-")
        unit = parts[-1]
        if site.has("time-units", unit) or any(site.has("time-units", part) for part in parts[1:]):
            return site.head is None or site.head not in site.lists["deal-terms"]
        return False
    if site.shape not in ("number", "few", "ratio") or site.head is None:
        return site.shape == "number" and _ends_span_list(site)
    if not site.has("time-units", site.head):
        worked = site.has("day-kinds", site.head) and site.has("time-units", site.after)
        return worked or _is_term_of(site)
    if (site.value or 0) >= _MOST_UNITS:
        return False
    return site.lists["averages"].isdisjoint(site.nearby)


def _is_term_of(site: Site) -> bool:
    """Tell the 10 of "a 10 year bond", written without its hyphen."""
    unit = site.next
    return site.has("time-units", unit) and not unit.endswith("s") and site.head not in site.lists["deal-terms"]


def is_of_a_year(site: Site) -> bool:
    """2005-era course work: as old as that."""
    year, _, kind = site.form.lower().partition("-")
    return year.isdecimal() and _FIRST_YEAR <= int(year) <= _LAST_YEAR and site.has("year-kinds", kind)


def is_date_span(site: Site) -> bool:
    """March 30-April 4; 2010-early 2011; 2016-present; the date of 2012-10-29T15:00:00Z."""
    if _ISO_DATE_AND_HOUR.fullmatch(site.form):
        return True
    parts = site.form.lower().split("-")
    end = parts[-1]
    if _is_year_form(parts[0]):
        return site.has("span-ends", end) or site.has("months", end)
    return site.has("months", site.previous) and site.has("months", end)


def _ends_span_list(site: Site) -> bool:
    """Two or three days; 30, 60 or 90 days: the unit comes with the last number only."""
    for index in range(site.reading.last, min(site.reading.last + 4, site.sentence.last)):
        if site.has("time-units", site.at(index)):
            return True
        if site.letters[index] not in "dw|&t" and site.raw(index) != ",":
            return False
    return False


def is_name_of_month(site: Site, form: str) -> bool:
    return form[:1].isupper() and form.lower() in site.lists["months"]


def _is_in_date_list(site: Site) -> bool:
    """Tell the 12 of "December 10, 12 and 14"."""
    if not site.is_whole or site.head is not None:
        return False
    index = site.reading.first - 1
    lowest = max(site.sentence.first, index - 6)
    while index > lowest and (site.letters[index] in "d&|-t" or site.raw(index) == ","):
        index -= 1
    return index < site.reading.first - 2 and is_name_of_month(site, site.raw(index))


def _opens_date_list(site: Site) -> bool:
    """Tell the 12 of "12 and 13 March"."""
    index = site.reading.last
    if not site.is_whole or site.letters[index : index + 1] == "d":
        return False
    highest = min(site.sentence.last, index + 6)
    while index < highest and (site.letters[index] in "d&|-t" or site.raw(index) == ","):
        index += 1
    return index > site.reading.last + 1 and is_name_of_month(site, site.raw(index))


def _is_slashed_date(site: Site) -> bool:
    letters = site.letters[site.reading.first : site.reading.last]
    if "/" not in letters:
        return False
    numbers = [form for form in site.words.forms[site.reading.first : site.reading.last] if form.isdecimal()]
    return len(numbers) == 3 or (len(numbers) == 2 and int(numbers[0]) <= _LAST_DAY)


def _is_year_form(form: str) -> bool:
    return len(form) == 4 and form.isdecimal() and _FIRST_YEAR <= int(form) <= _LAST_YEAR
