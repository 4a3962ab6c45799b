"""The trap of tolls of years ago, which anybody can look up: its predicate says whether a site is one."""

from __future__ import annotations

from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_NOUN_REACH = 5
_ASKED = 6
_SINCE_REACH = 6
_DIGITS_OF_A_DAY = 2
_PARTICIPLE_REACH = 2
_NEAREST = 3
"""How many words may stand between an event and its date."""


def is_history(site: Site) -> bool:
    """A toll of years ago: killed 130 people in November, the 49 people killed at the club last year."""
    if site.shape not in ("number", "vague", "few"):
        return False
    if _is_of_a_known_event(site):
        return True
    if not site.near("toll-words"):
        return False
    if site.near("history-words") or site.near("known-tolls") or _is_presupposed(site):
        return True
    return any(_is_past_date(site, index) for index in _around(site)) or _is_long_ago(site)


_OLD_YEAR, _NEW_YEAR = r"\b(?:1[0-8]\d\d|19[0-6]\d)\b(?!\s*\w*s\b)", r"\b(?:19[7-9]\d|20\d\d)\b"
_LONG_AGO, _RECENT, _YEAR = late_re(_OLD_YEAR), late_re(_NEW_YEAR), late_re(f"{_OLD_YEAR}|{_NEW_YEAR}")
_TOLD_BACK = 300
"""In characters: how far before a toll the year may stand of which a story tells."""


def years_before(text: str, at: int) -> tuple[tuple[int, str], ...]:
    """The years that bear on a toll behind a place, each with its distance from that."""
    return tuple([(match.start() - at, match.group()) for match in _YEAR.finditer(text, max(0, at - _TOLD_BACK), at)])


def _is_long_ago(site: Site) -> bool:
    """Whether the years that were told last are those of another age: in 1904 it fought on. Thirty sailors were killed."""
    end = site.words.start(site.first)
    before = site.text[max(0, end - _TOLD_BACK) : end]
    told = next(reversed(list(_LONG_AGO.finditer(before))), None)
    return told is not None and _RECENT.search(before, told.end()) is None


def _is_of_a_known_event(site: Site) -> bool:
    """After the murder of 20 pupils."""
    return (
        site.has("of", site.previous)
        and site.has("toll-nouns", site.at(site.previous_at - 1))
        and site.has("definite", site.at(site.previous_at - 2))
        and site.has("after", site.at(site.previous_at - 3))
    )


def _is_presupposed(site: Site) -> bool:
    """The attack that left 14 people dead: what the reader is taken to have heard of.

    So are the 49 killed at the club, what came in the hours after 14 were killed, and what somebody got the news of.
    """
    if site.has("after", site.previous) and site.has("spans-after", site.at(site.previous_at - 1)):
        return site.has("definite", site.at(site.previous_at - 2))
    if site.has("definite", site.previous):
        return any(site.has("toll-words", site.at(at)) for at in range(site.last, site.last + _PARTICIPLE_REACH))
    if site.has("that", site.at(site.first - 1)) and site.has("tidings", site.at(site.first - 2)):
        return any(site.has("hearing", site.at(at)) for at in range(site.first - 2 - _NEAREST, site.first - 2))
    start = max(site.sentence.first, site.first - _NOUN_REACH)
    that = next((at for at in range(start, site.first) if site.has("that", site.at(at))), None)
    if that is None or not site.has("toll-events", site.at(that - 1)):
        return False
    return any(site.has("definite", site.at(at)) for at in range(max(site.sentence.first, that - _ASKED), that))


def _around(site: Site) -> range:
    return range(max(site.sentence.first, site.first - 14), min(site.sentence.last, site.last + 14))


def _dates_an_event(site: Site, month: int) -> bool:
    """Whether a day of a month says when an event was: a mass shooting Dec. 2, the July 9 attack.

    Papers give the day of the week to what is less than a week old.
    """
    day = month + 2 if site.at(month + 1) == "." else month + 1
    if not site.at(day).isdecimal() or len(site.at(day)) > _DIGITS_OF_A_DAY:
        return False
    around = (*range(month - _NEAREST, month), *range(day + 1, day + 1 + _NEAREST))
    return any(site.has("toll-events", site.at(at)) for at in around)


def _goes_on_since(site: Site, date: int) -> bool:
    """Whether what began at a date goes on: killed since January 2020, since attacks began in 2020."""
    return any(site.has("since-signs", site.at(at)) for at in range(date - _SINCE_REACH, date))


def _is_past_date(site: Site, index: int) -> bool:
    """Whether a word ends "in November", "in 2012" or "December 2012"."""
    word = site.at(index)
    if word in site.lists["months"] and _dates_an_event(site, index):
        return True
    if word.isdecimal() and site.at(index + 1) == "," and site.has("when", site.at(index + 2)):
        return len(word) == 4 and word[:2] in ("19", "20")  # the worst since 2015, when two quakes killed 9,000
    if _goes_on_since(site, index):
        return False
    if site.at(index - 1) in site.lists["months"]:
        return len(word) == 4 and word.isdecimal()
    if not site.has("in", site.at(index - 1)):
        return False
    return word in site.lists["months"] or (len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20"))
