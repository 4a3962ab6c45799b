"""The traps of a figure's value: angles and terms of a formula. Each says whether a site is one."""

from __future__ import annotations

from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.site import Site

_DEGREE = "°"
_EQUALS = ("=", "≈", "≤", "≥", "≠")
_RAISED = ("−", "^")


def is_angle(site: Site) -> bool:
    """An angle of 109.5° between them."""
    return site.next == _DEGREE


def is_in_formula(site: Site) -> bool:
    """Z = 79; about 10−7 moles: what is worked out or held equal."""
    if site.previous in _EQUALS:
        return True
    end = site.words.end(site.reading.last - 1)
    return site.is_whole and site.text[end : end + 1] in _RAISED and site.text[end + 1 : end + 2].isdecimal()
