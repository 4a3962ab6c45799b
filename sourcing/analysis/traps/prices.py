"""The traps of prices: what a seller asks, which anybody can look up. Each says whether a site is one."""

from __future__ import annotations

from itertools import pairwise

from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_HIGHEST_PRICE = 1000
"""From here on, what something goes for is news; below it, it is what the reader would pay."""
_HIGHEST_BID = 100_000
_HIGHEST_RATE = 10_000
"""What a night may cost."""
_HIGHEST_ASKED = 100_000
"""From here on, what something starts at is a bid or a budget."""
_PAID_BY = 5
"""Within how many words of a price stands who pays it."""
_COSTING = 3
"""In words: how far before a price it may say that it is one."""
_TAGGED = 6
"""In words: how far before a price what bears it is named."""
_HIGHEST_FEE = 100
_SMALL_COIN = 100
_ASKED = 8
"""In words: how far before a sum it may be called the asking price."""
_LISTED = 4
"""In words: how far before a sum it may say that something is for sale."""
_GUIDED = 3
"""In words: how far before a sum it may be called the guide price."""
_CENTS = compile_re(r"\d+\.\d\d")


def is_price(site: Site) -> bool:
    """Tickets from $40; a $157 dress; a $10,000-a-plate dinner: what a seller asks, which anybody can look up."""
    if site.shape != "money":
        return False
    is_sold = site.near("prices") and (site.value or 0) < _HIGHEST_ASKED
    return is_sold or site.has("goods", site.at(site.reading.last)) or _is_a_head(site)


def _is_a_head(site: Site) -> bool:
    """Whether a price is paid by each: $353,000-a-plate, $10,000 per person, a $500 donation per couple."""
    following = [site.at(at) for at in range(site.reading.last, site.reading.last + _PAID_BY)]
    return any(
        site.has("payers", payer) and (site.has("for-each", each) or "-" in payer)
        for each, payer in pairwise(following)
    )


def is_asked(site: Site) -> bool:
    """Starts at $24,995; retails for £1,299; can be rented for between $2 and $18: what a seller asks, in so many words."""
    if (site.value or 0) >= _HIGHEST_ASKED:
        return False
    between = site.first if site.has("trading-between", site.at(site.first)) else site.first - 1
    if site.has("trading-between", site.at(between)) and (site.value or 0) < _HIGHEST_PRICE:
        return site.has("price-prepositions", site.at(between - 1))
    return site.has("price-prepositions", site.at(site.first - 1)) and site.has("selling", site.at(site.first - 2))


def is_on_a_tag(site: Site) -> bool:
    """The class costs $20 a month, the ferry from $60; the museum charges $8; would cost £4.99; a day pass is $16; subscribers pay $9.99."""
    if _worth(site) >= (_HIGHEST_FEE if site.is_approximated else _HIGHEST_PRICE):
        return False
    verb, before = site.at(site.first - 1), site.at(site.first - 2)
    if site.has("costing", verb):
        named = not site.lists["tagged"].isdisjoint(site.before(_TAGGED)) or site.near("lodgings")
        return named or _is_for_each(site) or _is_fee(site) or _has_cents(site)
    return (
        (site.has("buyers", verb) and not site.is_approximated)  # adults £14, children £7
        or (site.has("from", verb) and (site.has("costing", before) or site.has("lodgings", before)))
        or (site.has("being", verb) and site.has("tagged", before))
        or site.has("charging-for", verb)
        or (site.has("paying", verb) and site.has("buyers", before))
    )


def _is_aside(site: Site) -> bool:
    """The map, £9, is sold there."""
    small = (site.value or 0) < _HIGHEST_FEE and not site.is_approximated
    return small and site.raw(site.first - 1) == site.raw(site.reading.last) == ","


def _is_fare(site: Site) -> bool:
    """The ferry (£11.40 one way); £9 return."""
    following = site.at(site.reading.last + 1)
    return site.has("fare-ends", site.next) or site.has("fare-ends", f"{site.next} {following}")


def is_subscription(site: Site) -> bool:
    """Up to $13.99 a month: nobody but a seller asks so exact a sum for a time."""
    return _has_cents(site) and _is_for_a_time(site)


def _has_cents(site: Site) -> bool:
    return _CENTS.fullmatch(site.raw(site.reading.last - 1)) is not None


def _worth(site: Site) -> float:
    """The sum in what is worth about a dollar: a hundred yen are one."""
    small = site.has("small-currencies", site.at(site.reading.last - 1)) or site.has("small-currencies", site.form[:1])
    return (site.value or 0) / (_SMALL_COIN if small else 1)


def is_for_sale(site: Site) -> bool:
    """A house on the market for £875,000, listed at $600,000, an asking price of £20m: what its owner asks, which anybody can look up."""
    before = site.before(_ASKED)
    if any(one in site.lists["asking-word"] and other in site.lists["price-word"] for one, other in pairwise(before)):
        return True  # an asking price in the region of £20m
    if not site.lists["guide"].isdisjoint(before[-_GUIDED:]):
        return True  # against a guide price of £25,000
    if not site.has("price-prepositions", site.at(site.first - 1)) and not site.has("of", site.at(site.first - 1)):
        return False
    return not site.lists["for-sale"].isdisjoint(site.before(_LISTED)) and site.near("for-sale-homes")


def _is_fee(site: Site) -> bool:
    """A few dollars a month, which nobody pays but for a service."""
    return (site.value or 0) < _HIGHEST_FEE and _is_for_a_time(site)


def _is_for_a_time(site: Site) -> bool:
    """$20 a month, 20 cents an hour."""
    each = site.has("for-each", site.next) or site.has("article", site.next)
    return each and site.has("time-units", site.at(site.reading.last + 1))


def is_charged(site: Site) -> bool:
    """Acme charges 2.9 percent: what a service takes."""
    return site.has("charging-for", site.at(site.first - 1))


def is_of_a_meal(site: Site) -> bool:
    """Dinner for two runs about $90: what somebody who goes there pays."""
    verb = site.first - (2 if site.has("from", site.at(site.first - 1)) else 1)
    runs = site.has("running-to", site.at(verb)) and (site.value or 0) < _HIGHEST_PRICE
    return runs and not site.lists["meals"].isdisjoint(site.before())


def is_wage(site: Site) -> bool:
    """She earned 20 cents an hour: what somebody in the story was paid, no statistic."""
    if (site.value or 0) >= _HIGHEST_PRICE or not site.has("earning", site.at(site.first - 1)):
        return False
    return site.has("persons-told", site.at(site.first - 2)) and _is_for_a_time(site)


def is_cited_price(site: Site) -> bool:
    """Offers over £285,000; £3.50 a bag; at £16.99; a sum that is all its sentence says."""
    offered = site.is_approximated and site.has("price-openers", site.at(site.first - 1))  # offers over £285,000
    if (
        offered
        or _is_in_brackets(site)
        or _is_aside(site)
        or _is_fare(site)
        or _is_of_lodgings(site)
        or _is_as_high_as(site)
    ):
        return True
    if site.value is None or site.value >= _HIGHEST_BID or site.near("spending"):
        return site.has("price-openers", site.sentence_start) and not site.near("spending")
    if site.first == site.sentence.first and not site.raw(site.last)[:1].isalnum():
        return True
    if site.has("price-openers", site.sentence_start):
        return True
    return site.value < _HIGHEST_PRICE and (
        site.has("price-prepositions", site.at(site.first - 1)) or _is_for_each(site)
    )


def _is_of_lodgings(site: Site) -> bool:
    """Doubles from £107 per night; £80 a night for a room."""
    if (site.value or 0) >= _HIGHEST_RATE or not site.has("nights", site.at(site.reading.last + 1)):
        return False
    return (site.has("each", site.next) or site.has("article", site.next)) and site.near("lodgings")


def _is_as_high_as(site: Site) -> bool:
    """Sold for as high as $42."""
    before = [site.at(at) for at in range(site.first - 4, site.first)]
    return (
        (site.value or 0) < _HIGHEST_PRICE
        and site.has("price-prepositions", before[0])
        and " ".join(before[1:]) in site.lists["as-much-as"]
        and not site.near("spending")
    )


def _is_in_brackets(site: Site) -> bool:
    """A small sum in brackets, alone or right behind a name: the quilted jacket (£85), Inkwell ($5 iPad)."""
    before = site.raw(site.first - 2)
    opens = site.raw(site.first - 1) == "("
    named = before[:1].isupper() or site.raw(site.reading.last) == ")"
    return opens and named and (site.value or 0) < _HIGHEST_PRICE


def _is_for_each(site: Site) -> bool:
    following = site.at(site.reading.last + 1)
    if site.has("each", site.next):
        return not site.has("time-units", following)
    return site.has("article", site.next) and bool(following) and not site.has("time-units", following)


def is_discount(site: Site) -> bool:
    """20 per cent off; save 15%; 24% plus VAT."""
    if site.has("off", site.next) or site.has("savings", site.previous):
        return True
    return site.has("plus", site.next) and site.has("taxes", site.at(site.reading.last + 1))


def is_launch_price(site: Site) -> bool:
    """It will cost about 19,800 yen when it hits the shelves: what its maker asks."""
    before = site.before(_COSTING)
    return site.holds("on-sale") and not site.lists["costing"].isdisjoint(before)


def is_of_a_box(site: Site) -> bool:
    """$28 for a box of 20."""
    return site.head is None and site.has("of", site.previous) and site.has("boxes", site.at(site.previous_at - 1))
