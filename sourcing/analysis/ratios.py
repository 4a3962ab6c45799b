"""A match of the grammar of ratios → the share it tells: one in five, one voter in five; None where its words say something else."""

from __future__ import annotations

from sourcing.analysis.places import Place, Reading
from sourcing.kept.patterns import late_re

_FIRST_YEAR, _LAST_YEAR = 1400, 2199
_SMALLEST_WHOLE, _LARGEST_WHOLE = 3, 100
_ROUND = 5
"""Above a hundred several are not told to be among a number that is not round: such a number is an early year."""


def ratio(place: Place) -> Reading | None:
    """One in five, one voter in five; not "three in 2016", "three in 843", "two in ten days"."""
    shape = place.letters[place.first : place.last]
    if _COUNTED_BETWEEN in shape:
        return _of_noun(place)
    figures, forms = place.figures, place.words.forms
    if shape == "Q":
        parts = place.lower(place.first).split("-")
        count, out_of = figures.value(parts[:1]), figures.value(parts[-1:])
        following = place.lower(place.last)
    else:
        count = figures.value([forms[place.first]])
        tail = len(shape.lstrip("dwD").lstrip("iOfE"))
        out_of = figures.value(forms[place.last - tail : place.last])
        following = place.lower(place.last)
        if tail == 1 and "." in forms[place.last - 1]:
            return None
    if not count or not out_of or count >= out_of or following in place.counted.time_units:
        return None
    if _FIRST_YEAR <= out_of <= _LAST_YEAR or out_of < _SMALLEST_WHOLE:
        return None
    if count > 1 and out_of > _LARGEST_WHOLE and out_of % _ROUND:
        return None
    return Reading("percentage", "ratio", place.first, place.last, round(100 * count / out_of, 2), "%", scaled=True)


_COUNTED_BETWEEN = " "
"""The letter of words that are no part of a figure."""


def _of_noun(place: Place) -> Reading | None:
    """One voter in five, one registered voter in 20; not "one man in five boats", "one voter in 2016"."""
    forms, tags = place.words.forms, place.words.tags
    of_whom = tags[place.first + 1 : place.last - 2]
    out_of = place.figures.value([forms[place.last - 1]]) or 0
    is_one = place.figures.value([forms[place.first]]) == 1
    is_counted = place.lower(place.last) in place.counted.time_units or tags[place.last : place.last + 1] in _COUNTED
    if not is_one or is_counted or not _DESCRIBED.fullmatch(of_whom) or not _SMALLEST_WHOLE <= out_of <= _LARGEST_WHOLE:
        return None
    return Reading("percentage", "ratio", place.first, place.last, round(100 / out_of, 2), "%", scaled=True)


_DESCRIBED = late_re("[nNcmE]{0,2}[nNSm]")
"""The tags of a noun and of what describes it."""
_COUNTED = frozenset("nNSmc#")
