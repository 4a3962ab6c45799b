"""The traps of a figure's value: angles, tolerances, terms of a formula, points. Each says whether a site is one."""

from __future__ import annotations

from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.site import Site

_DEGREE = "°"
_EQUALS = ("=", "≈", "≤", "≥", "≠")
_RAISED = ("−", "^")
_TIMES = ("×", "*")
_EITHER_WAY = ("±", "+/-", "+/−", "∓")


def is_angle(site: Site) -> bool:
    """An angle of 109.5° between them."""
    return site.next == _DEGREE


def is_in_formula(site: Site) -> bool:
    """Z = 79; about 10−7 moles: what is worked out or held equal."""
    if site.previous in _EQUALS or site.next in _TIMES:
        return True
    end = site.words.end(site.reading.last - 1)
    return site.is_whole and site.text[end : end + 1] in _RAISED and site.text[end + 1 : end + 2].isdecimal()


def is_tolerance(site: Site) -> bool:
    """700 ohms ±5%: how far off another figure may be."""
    start = site.words.start(site.reading.first)
    return site.text[max(0, start - _LONGEST_SIGN) : start].rstrip().endswith(_EITHER_WAY)


_LONGEST_SIGN = 4


def is_points(site: Site) -> bool:
    """One point above the last place; a line between two points: in words a share only beside votes, rates and percentages."""
    return site.head == "points" and site.letters[site.reading.first] == "w" and not site.holds("gap-words")
