"""The traps of a figure's value: angles, terms of a formula, powers of two, figures that count nothing.

Each predicate says whether a site is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.site import Site

_DEGREE = "°"
_EQUALS = ("=", "≈", "≤", "≥", "≠")
_RAISED = ("−", "^")
_SMALLEST_POWER = 256
_NEXT_TO_A_POWER = (0, 1, 2)
"""How much the values that a field of so many bits leaves to use fall short of a power of two."""


def is_angle(site: Site) -> bool:
    """An angle of 109.5° between them."""
    return site.next == _DEGREE


def is_in_formula(site: Site) -> bool:
    """Z = 79; about 10−7 moles: what is worked out or held equal."""
    if site.previous in _EQUALS:
        return True
    end = site.words.end(site.reading.last - 1)
    return site.is_whole and site.text[end : end + 1] in _RAISED and site.text[end + 1 : end + 2].isdecimal()


def is_power_of_two(site: Site) -> bool:
    """65,536 identifiers, 4095 bytes: how many values so many bits can hold."""
    value = site.value
    if value is None or value < _SMALLEST_POWER - max(_NEXT_TO_A_POWER) or value != int(value):
        return False
    return any((int(value) + short).bit_count() == 1 for short in _NEXT_TO_A_POWER)


def is_uncounted(site: Site) -> bool:
    """The range ends at 60000: a number that counts nothing."""
    return site.head is None and not site.reading.scaled
