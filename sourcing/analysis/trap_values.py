"""The traps of a figure's value: angles, terms of a formula, what other figures beside it add up to. Each says whether a site is one."""

from __future__ import annotations

from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.site import Site

_DEGREE = "°"
_EQUALS = ("=", "≈", "≤", "≥", "≠")
_RAISED = ("−", "^")
_REACH = 40
"""How many words before a figure, in its paragraph, those that it is the difference of may stand."""
_ROUNDING = 0.07
"""How far an approximated difference may be from the exact one."""
_NEAREST = 4


def is_angle(site: Site) -> bool:
    """An angle of 109.5° between them."""
    return site.next == _DEGREE


def is_in_formula(site: Site) -> bool:
    """Z = 79; about 10−7 moles: what is worked out or held equal."""
    if site.previous in _EQUALS:
        return True
    end = site.words.end(site.reading.last - 1)
    return site.is_whole and site.text[end : end + 1] in _RAISED and site.text[end + 1 : end + 2].isdecimal()


def is_difference(site: Site) -> bool:
    """A 10-point rise between 54 and 64 percent: anybody can work it out, and what it is worked out from is judged by itself."""
    if not site.value or not site.near("differences"):
        return False
    slack = site.value * _ROUNDING if site.is_approximated else 0.05
    operands = [value for value in _values_beside(site) if value >= site.value]
    return any(
        abs(abs(one - other) - site.value) <= slack for at, one in enumerate(operands) for other in operands[:at]
    )


def _values_beside(site: Site) -> list[float]:
    """The plain figures before a figure in its paragraph, and those after it in its sentence."""
    block_start = site.words.index_at(site.block.span.start)
    before = range(max(block_start, site.first - _REACH), site.first)
    forms = [site.words.forms[at] for at in (*before, *range(site.reading.last, site.sentence.last))]
    digits = (form.replace(",", "") for form in forms)
    return [float(form) for form in digits if form.isascii() and form.replace(".", "", 1).isdecimal()]


def is_given_after(site: Site) -> bool:
    """A large number of users: 433 million, where the figure follows."""
    if site.after not in (":", "—", "–", "--"):
        return False
    return any(site.raw(at)[:1].isdecimal() for at in range(site.last + 1, site.last + 1 + _NEAREST))


def is_closing_price(site: Site) -> bool:
    """It rose $6.20, or 1 percent, to $758.81: what it rose to."""
    if not site.has("to", site.at(site.first - 1)) or site.raw(site.first - 2) != "," or not site.near("market-verbs"):
        return False
    before = [site.at(at) for at in range(max(site.sentence.first, site.first - _REACH), site.first - 2)]
    return not site.lists["percent-words"].isdisjoint(before)


def is_stated_population(site: Site) -> bool:
    """The state has less than a million residents: what a census publishes, and nobody asks about when it is rounded."""
    if not site.head_is("inhabitants") or not (site.is_approximated or site.reading.scaled):
        return False
    return site.has("having", site.at(site.first - 1)) and site.words.tags[max(0, site.first - 2)] == "N"
