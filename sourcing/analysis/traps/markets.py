"""The traps of what exchanges publish: prices, what they rose or fell by, indexes. Each says whether a site is one."""

from __future__ import annotations

from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_SHARE_PRICE = 1_000_000
"""No price of a share or a barrel reaches so much."""
_PRICE_REACH = 10
"""In words: how far after a change the price it led to stands at most."""
_BEFORE = 40
"""In words: how far before a closing price the change that led to it stands at most."""
_NEAREST = 3
_LOWEST_INDEX = 1000


def is_market(site: Site) -> bool:
    """Oil settled at $42.46 a barrel; Chevron climbed 69 cents; a market capitalization: what an exchange publishes that day."""
    if site.near("valuations"):
        return True
    if _is_dear(site) or site.head_is("claim-nouns"):
        return False
    if _is_traded_at(site):
        return True
    if not site.lists["long-spans"].isdisjoint(site.sentence_words) and not _is_since_a_mark(site):
        return False
    return site.near("market-verbs") and (
        _has_closing_price(site)
        or not site.lists["market-goods"].isdisjoint(site.sentence_words)
        or (site.near("market-units") and site.near("markets"))
    )


def _is_dear(site: Site) -> bool:
    """Whether a sum is more than any share or barrel costs."""
    return site.shape == "money" and (site.value or 0) >= _SHARE_PRICE


def _is_traded_at(site: Site) -> bool:
    """Whether a sum is a price of the day, however long the way to it was: has fallen for a year, to trade at $23.70."""
    if site.shape != "money" or not site.has("at", site.at(site.first - 1)):
        return False
    if not site.holds("market-goods") and not site.near("markets"):
        return False
    return any(site.has("trading-at", site.at(at)) for at in range(site.first - 1 - _NEAREST, site.first - 1))


def _is_since_a_mark(site: Site) -> bool:
    """Whether a change is one since a price that was marked down, and over no other long stretch: since its high of $147 on Friday."""
    spans = site.lists["long-spans"].intersection(site.sentence_words)
    return spans == site.lists["since-signs"] and site.holds("price-marks")


def _has_closing_price(site: Site) -> bool:
    """Rose $6.20, or 1 percent, to $758.81: a change with the price it led to."""
    if site.shape not in ("percent", "money") or site.next != ",":
        return False
    end = site.reading.last
    return any(site.has("to", site.at(at)) and site.raw(at + 1) == "$" for at in range(end + 1, end + _PRICE_REACH))


def is_index(site: Site) -> bool:
    """The Dow went past 10,000; the S&P came within 82 points of it: where an index stands, and how far it moved."""
    if not site.near("market-indexes"):
        return False
    return site.reading.unit == "points" or (site.head is None and (site.value or 0) >= _LOWEST_INDEX)


def is_closing_price(site: Site) -> bool:
    """It rose $6.20, or 1 percent, to $758.81: what it rose to."""
    if not site.has("to", site.at(site.first - 1)) or site.raw(site.first - 2) != "," or not site.near("market-verbs"):
        return False
    if _is_dear(site):
        return False
    before = [site.at(at) for at in range(max(site.sentence.first, site.first - _BEFORE), site.first - 2)]
    return not site.lists["percent-words"].isdisjoint(before)
