"""The traps of bonds, notes and money lent from bank to bank: what they pay and were sold at. Each says whether a site is one."""

from __future__ import annotations

from itertools import pairwise

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_NEAREST = 3
_CLAUSE = 7
"""In words: how far behind a sum what was sold for it may stand, and how far before it that it was sold."""
_CENTS = (2, 3)
"""How many figures the second price of a pair has of which the first has its own in full."""


def is_coupon(site: Site) -> bool:
    """Notes with a coupon of 4.375%, an 11 percent coupon: what a bond pays."""
    if site.has("coupons", site.next):
        return True
    return site.has("of", site.at(site.first - 1)) and site.has("coupons", site.at(site.first - 2))


def is_sold_at(site: Site) -> bool:
    """Notes priced at 99.5 to yield 8.83%; three-month bills at 5.53 percent bid: what a bond was sold at, and so pays."""
    if not site.holds("securities") or (site.shape == "number" and site.head is not None):
        return False  # bills that 40 shops sold are counted
    before = site.before(_NEAREST)
    if site.has("bidding", site.next) or not site.lists["yielding"].isdisjoint(before[-2:]):
        return True
    return site.has("at", site.at(site.first - 1)) and not site.lists["pricing"].isdisjoint(before)


def is_margin(site: Site) -> bool:
    """Set at 200 basis points below the bill rate; one percentage point over Libor: what a loan costs."""
    if site.reading.unit != "points" and not site.head_is("basis"):
        return False
    at = site.last + 1 if site.has("point-words", site.after) else site.last
    if not site.has("margins", site.at(at)):
        return False
    return any(site.has("lending-rates", site.at(behind)) for behind in range(at + 1, at + 1 + _CLAUSE))


def is_issued(site: Site) -> bool:
    """Sold $150 million of 8 3/4% notes; an offering of £20m of bonds: what was sold, as who sold it gives out."""
    if not site.has("of", site.next) or not site.holds("securities"):
        return False
    if site.lists["placing"].isdisjoint(site.before(_CLAUSE)):
        return False
    after = [site.at(at) for at in range(site.reading.last, site.reading.last + _CLAUSE)]
    clause = after[: after.index(",")] if "," in after else after
    return not site.lists["securities"].isdisjoint(clause)


def is_lending_rate(site: Site) -> bool:
    """The federal funds rate opened at 6 1/8%; overnight money touched 11 percent; took the cash rate to 4.25 per cent: what banks pay."""
    before = site.at(site.first - 1)
    if not (site.near("market-verbs") or site.has("at", before) or site.has("to", before)):
        return False
    lent, paid = site.lists["money-lent"], site.lists["lending-rates"]
    return any(one in lent and other in paid for one, other in pairwise(site.before()))


def is_two_way_price(site: Site) -> bool:
    """The dollar opened at 145.10/20 yen: what a bank buys it for, and what for it sells it."""
    first = site.reading.first
    if "." not in site.raw(first) or site.raw(first + 1) != "/" or len(site.raw(first + 2)) not in _CENTS:
        return False
    return any(map(site.near, ("market-verbs", "market-goods", "exchanged")))
