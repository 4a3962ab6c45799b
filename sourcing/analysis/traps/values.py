"""The traps of a figure's value: tolerances, terms of a formula, points, what other figures beside it add up to."""

from __future__ import annotations

from itertools import pairwise

from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from sourcing.analysis.traps.site import Site

_POINTS_REACH = 5
"""In words: how far before where an index stands it says by how many points it moved."""
_EQUALS = ("=", "≈", "≤", "≥", "≠")
_FRACTION = "⁄"
_RAISED = ("−", "^")
_REACH = 40
"""How many words either way of a figure, in its paragraph or later in its sentence, those it is the difference of may stand."""
_ROUNDING = 0.07
"""How far an approximated difference may be from the exact one."""
_LEAST = 0.05
"""How far an exact difference may be off, which is no more than its last digit."""
_NEAREST = 4
_FIGURE = compile_re(r"(?P<digits>\d[\d,]*(?:\.\d+)?)[ \u00a0]?(?P<scale>[a-z]+)?")
_COUNT = compile_re(r"(?P<digits>\d{1,3}(?:,\d{3})+)")
"""Counts that are given to the last one, of which no two make a share by chance."""
_ROUNDED = 0.6
"""In percent: how far a share is off that is told without a fraction."""
_LONGEST_BRACKET = 10
"""In words: how far behind its opening a sum may stand that is one of several: ($294 billion; 278 billion euros)."""
_FIGURE_ENDS = tuple("dDsmK")
"""The letters of what a sum may end in."""
_TIMES = ("×", "*")
_RATE_REACH = 6
"""In words: how far behind a sum the rate stands at which it was worked out."""
_LONGEST_SIGN = 4
"""In characters, with the space after it."""
_MINUS = "−"
_EITHER_WAY = ("±", "+/-", "+/−", "∓")


def is_in_formula(site: Site) -> bool:
    """Z = 79; about 10−7 moles: what is worked out or held equal, or an exponent that a copy has set down from its height."""
    if site.previous in _EQUALS or site.previous == _FRACTION or site.next in _TIMES:
        return True
    start = site.words.start(site.reading.first)
    if site.text[start - 1 : start] == _MINUS and site.text[start - 2 : start - 1].isdecimal():
        return True
    end = site.words.end(site.reading.last - 1)
    return site.is_whole and site.text[end : end + 1] in _RAISED and site.text[end + 1 : end + 2].isdecimal()


def is_difference(site: Site) -> bool:
    """A 10-point rise between 54 and 64 percent: anybody can work it out, and what it is worked out from is judged by itself.

    So can they 332 votes, 62 more than the 270 needed.
    """
    if not site.value or not (site.near("differences") or _is_over(site)):
        return False
    words, first, last = site.words, site.reading.first, site.reading.last
    figure = _FIGURE.search(site.text, words.start(first), words.end(last - 1))
    value, scale = (
        (site.value, None) if figure is None else (_value(figure), figure["scale"] if site.reading.scaled else None)
    )
    opening = max(words.index_at(site.block.span.start), site.first - _REACH)
    ending = min(last + _REACH, site.sentence.last)
    beside = ((words.start(opening), words.start(first)), (words.end(last - 1), words.end(ending - 1)))
    operands = [
        _value(other)
        for start, end in beside
        for other in _FIGURE.finditer(site.text, start, end)
        if scale is None or other["scale"] == scale
    ]
    slack = value * _ROUNDING if site.is_approximated else _LEAST
    return any(
        abs(abs(one - other) - value) <= slack
        for at, one in enumerate(operands)
        for other in operands[:at]
        if min(one, other) >= value
    )


def _is_over(site: Site) -> bool:
    """Whether a figure says by how much one figure is over or under another: 62 more than the 270 needed."""
    end = site.reading.last
    compared = site.has("more-or-fewer", site.next) and site.has("than", site.at(end + 1))
    return compared and site.has("definite", site.at(end + 2))


def is_change_between(site: Site) -> bool:
    """Only 367,491 came. That is down 16 percent from the 436,219 of 2008: worked out from two counts beside it."""
    if site.shape != "percent" or not site.value or not site.near("moving"):
        return False
    start, end = site.block.span.start, site.words.end(site.sentence.last - 1)
    opening = max(site.words.index_at(start), site.first - _REACH)
    counts = [_value(figure) for figure in _COUNT.finditer(site.text, site.words.start(opening), end)]
    return any(
        abs(100 * abs(one - other) / base - site.value) <= _ROUNDED
        for at, one in enumerate(counts)
        for other in counts[:at]
        for base in (one, other)
    )


def is_added_up(site: Site) -> bool:
    """That adds up to 185,000; at that rate it would come to $285,000: what comes of figures before it; not a dam that adds up to 300 jobs."""
    if site.has("rates-taken-up", site.at(site.sentence.first + 2)) and site.has(
        "rate-openers", site.at(site.sentence.first + 1)
    ):
        return True
    to = site.reading.first - 1
    if site.has("to", site.at(to)) and site.has("coming-to", site.at(to - 1)) and _has_sum_before(site):
        return True
    if (site.head is not None and site.shape != "money") or site.has("to", site.next):
        return False
    return (
        site.has("to", site.at(to)) and site.has("summing", site.at(to - 2)) and site.has("summing-up", site.at(to - 1))
    )


def _has_sum_before(site: Site) -> bool:
    """Whether another sum stands before one in its sentence."""
    start, end = site.sentence.span.start, site.words.start(site.first)
    return any(sign in site.text[start:end] for sign in "$£€¥")


def _value(figure: re.Match[str]) -> float:
    return float(figure["digits"].replace(",", ""))


def is_given_after(site: Site) -> bool:
    """A large number of users: 433 million, where the figure follows."""
    if site.after not in (":", "—", "–", "--"):
        return False
    return any(site.raw(at)[:1].isdecimal() for at in range(site.last + 1, site.last + 1 + _NEAREST))


def is_stated_population(site: Site) -> bool:
    """The state has less than a million residents: what a census publishes, and nobody asks about when it is rounded."""
    if not site.head_is("inhabitants") or not (site.is_approximated or site.reading.scaled):
        return False
    return site.has("having", site.at(site.first - 1)) and site.words.tags[max(0, site.first - 2)] == "N"


def is_home_to(site: Site) -> bool:
    """Home to less than 300, home to 22 registered voters, a valley home to 2.5 million people: what a census or a roll publishes."""
    home = site.first - 2
    if not (site.has("to", site.at(site.first - 1)) and site.has("homes", site.at(home))):
        return False
    if site.head_is("dwellers"):
        return site.has("peopled", site.at(home - (2 if site.at(home - 1) == "," else 1)))
    return site.head is None or site.head_is("ballots")


def is_signed_by(site: Site) -> bool:
    """A letter signed by 200 members: it bears their names."""
    return (
        not site.is_approximated
        and site.has("signed-by", site.at(site.first - 1))
        and site.has("signed", site.at(site.first - 2))
    )


def is_times_that(site: Site) -> bool:
    """Five times that number: what anybody works out from the figure before it."""
    end = site.reading.last
    return site.has("taking-up", site.at(end)) and site.has("amounts", site.at(end + 1))


def is_base_of_rate(site: Site) -> bool:
    """Five for every 1,000 residents: what a rate is told for."""
    return site.has("rate-bases", site.previous) and not site.is_approximated


def is_converted(site: Site) -> bool:
    """For $600 (£318), 300 euros ($326), 2 billion yuan ($294 billion; 278 billion euros): the sum before it in another currency, which is judged by itself."""
    if site.next not in (")", ";", ","):
        return False
    opening = next((at for at in range(site.first - 1, site.first - _LONGEST_BRACKET, -1) if site.raw(at) == "("), None)
    if opening is None or any(site.raw(at) == ")" for at in range(opening, site.first)):
        return False
    return any(site.words.figures[at : at + 1] in _FIGURE_ENDS for at in (opening - 1, opening - 2))


def is_example(site: Site) -> bool:
    """For a house worth $1.2 million, the levy is $76; the owner of a flat worth $700,000 pays $41: what is taken for an example."""
    first = site.reading.first
    if site.has("taxed-value", site.next):
        return True
    if site.has("typical", site.at(first - 1)) or (
        site.raw(first - 1) == "," and site.has("typical", site.at(first - 2))
    ):
        return True
    worth = next((at for at in (first - 1, first - 2) if site.has("worth", site.at(at))), None)
    if worth is None:
        return False
    before = [site.at(at) for at in range(worth - _NEAREST, worth)]
    owned = not site.lists["owning"].isdisjoint(before)
    return any(
        (word in site.lists["purposes"] or (owned and word in site.lists["of"])) and article in site.lists["for-each"]
        for word, article in pairwise(before)
    )


def is_tolerance(site: Site) -> bool:
    """700 ohms ±5%: how far off another figure may be."""
    start = site.words.start(site.reading.first)
    return site.text[max(0, start - _LONGEST_SIGN) : start].rstrip().endswith(_EITHER_WAY)


def is_pages(site: Site) -> bool:
    """A book of 802 pp., 43#7 pp. 46–53, not a rise of 4 pp."""
    form = site.at(site.reading.last - 1).lstrip("0123456789")
    return site.has("pages", form) and site.next in (".", ")", ",", ";") and not site.holds("moving")


_SMALLEST_INDEX = 1000


def is_points(site: Site) -> bool:
    """One point above the last place; a line between two points: in words a share only beside votes, rates and percentages.

    An index above 3,890 points is none either, nor is the zero point of a scale or of energy.
    """
    if site.reading.unit == "points" and site.value == 0:
        return True
    if site.reading.unit == "points" and (site.value or 0) >= _SMALLEST_INDEX:
        return True
    return site.head == "points" and site.letters[site.reading.first] == "w" and not site.holds("gap-words")


def is_moved_by_points(site: Site) -> bool:
    """Output rose by 0.9 points to 58.9: where an index stands."""
    before = site.before(_POINTS_REACH)
    return site.head is None and before[-1:] == ["to"] and not site.lists["point-words"].isdisjoint(before)


def is_restated(site: Site) -> bool:
    """That is the equivalent of £17,500; about $430 at today's rates: the figure before it told in another way."""
    end = site.reading.last
    if site.holds("exchange-rates") and site.has("at", site.at(end)):
        return any(site.has("exchange-rates", site.at(at)) for at in range(end + 1, end + _RATE_REACH))
    return site.has("restating", site.sentence_start) and not site.lists["equivalent"].isdisjoint(site.before(_NEAREST))
