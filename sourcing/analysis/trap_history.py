"""The trap of tolls of years ago, which anybody can look up: its predicate says whether a site is one."""

from __future__ import annotations

from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.site import Site

_NOUN_REACH = 5
_ASKED = 6


def is_history(site: Site) -> bool:
    """A toll of years ago: killed 130 people in November, the 49 people killed at the club last year."""
    if site.shape not in ("number", "vague", "few") or not site.near("toll-words"):
        return False
    if site.near("history-words") or _is_presupposed(site):
        return True
    return any(_is_past_date(site, index) for index in _around(site))


def _is_presupposed(site: Site) -> bool:
    """The attack that left 14 people dead: what the reader is taken to have heard of."""
    start = max(site.sentence.first, site.first - _NOUN_REACH)
    that = next((at for at in range(start, site.first) if site.has("that", site.at(at))), None)
    if that is None or not site.has("toll-events", site.at(that - 1)):
        return False
    return any(site.has("definite", site.at(at)) for at in range(max(site.sentence.first, that - _ASKED), that))


def _around(site: Site) -> range:
    return range(max(site.sentence.first, site.first - 14), min(site.sentence.last, site.last + 14))


def _is_past_date(site: Site, index: int) -> bool:
    """Whether a word ends "in November" or "in 2012"."""
    word = site.at(index)
    if not site.has("in", site.at(index - 1)):
        return False
    return word in site.lists["months"] or (len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20"))
