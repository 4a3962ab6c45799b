"""The traps of what exchanges and sellers publish: prices, what they rose or fell by, indexes. Each says whether a site is one."""

from __future__ import annotations

from itertools import pairwise

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_SHARE_PRICE = 1_000_000
"""No price of a share or a barrel reaches so much."""
_PRICE_REACH = 10
"""In words: how far after a change the price it led to stands at most."""
_BEFORE = 40
"""In words: how far before a closing price the change that led to it stands at most."""
_NEAREST = 3
_RANGE = 5
"""In words: how far before the upper end of a range of prices it may be said that shares were traded there."""
_THEN = ("pT", "dT")
"""The tags of a day, and of this week or year."""
_LOWEST_INDEX = 1000
_CLAUSE_MARKS = (",", ";", "–", "—", ":")
_NAME = "N"
"""The tag of a word of a name."""
_LEADING = "caEnSkd"
"""The tags of what may stand before a firm's name: and, the rival, while."""
_LONGEST_NAME = 4


def is_market(site: Site) -> bool:
    """Oil settled at $42.46 a barrel; Chevron climbed 69 cents; a market capitalization: what an exchange publishes that day."""
    if site.near("valuations") or (site.shape == "percent" and _is_share_told(site)):
        return True
    if _is_dear(site) or (site.shape != "money" and site.head_is("claim-nouns")):
        return False
    if _is_traded_at(site):
        return True
    if _is_over_long(site) and not _is_since_a_mark(site):
        return False
    if site.shape == "percent" and site.has("markets", site.sentence_start) and site.holds("market-verbs"):
        return True
    return site.near("market-verbs") and (
        _has_closing_price(site)
        or not site.lists["market-goods"].isdisjoint(site.sentence_words)
        or (site.near("market-units") and site.near("markets"))
    )


def _is_share_told(site: Site) -> bool:
    """Whether a share is that by which a price has moved: of a currency, on a day, of a firm by its name, with the price by weight."""
    if _is_exchanged(site) or _is_of_the_day(site) or _is_move_of_a_name(site):
        return True
    return site.near("market-verbs") and _is_priced_by(site, site.lists["sold-by"] | site.lists["sold-in-bulk-by"])


def _is_priced_by(site: Site, units: frozenset[str]) -> bool:
    """Whether a price in the sentence is one for each of a unit: $4.12 a gallon, £4,118 a metric ton."""
    if units.isdisjoint(site.sentence_words):
        return False
    each = site.lists["for-each"] | site.lists["each"]
    return any(one in each and unit in units for one, unit in pairwise(site.words.lowered_in(site.sentence)))


def _is_move_of_a_name(site: Site) -> bool:
    """Moll Devices fell 5.1%; Tokyo's benchmark climbed 1.2%: a firm that does so is its share.

    One word that opens the sentence may be no name: revenue fell.
    """
    verb = site.first - 1
    if not site.has("share-moves", site.at(verb)) or not site.has("move-ends", site.next) or _is_over_long(site):
        return False
    if site.has("index-nouns", site.at(verb - 1)):
        return True
    tags, first = site.words.tags, site.sentence.first
    if verb - 1 == first:
        return False
    start = next((at + 1 for at in range(verb - 1, first - 1, -1) if site.raw(at) in _CLAUSE_MARKS), first)
    named = tags[start:verb].lstrip(_LEADING)
    return 0 < len(named) <= _LONGEST_NAME and not named.strip(_NAME)


def _is_of_the_day(site: Site) -> bool:
    """Whether a change of shares is that of a day or of this year: shares in the firm, an old one, plunged nearly 10% on Wednesday."""
    if not site.has("market-verbs", site.at(site.first - 1)) or site.lists["markets"].isdisjoint(site.sentence_words):
        return False
    end = site.reading.last
    return site.words.tags[end : end + 2] in _THEN


def _is_exchanged(site: Site) -> bool:
    """Lost 10 percent against the dollar in three months: what a currency is worth in another."""
    if not site.holds("against"):
        return False
    end = site.reading.last
    against = next((at for at in range(end, end + _PRICE_REACH) if site.has("against", site.at(at))), None)
    return against is not None and any(site.has("exchanged", site.at(at)) for at in range(against + 1, against + 3))


def _is_dear(site: Site) -> bool:
    """Whether a sum is more than any share or barrel costs."""
    return site.shape == "money" and (site.value or 0) >= _SHARE_PRICE


def _is_over_long(site: Site) -> bool:
    """Whether a change is one over a long stretch: fell 42 percent in six months; not 8 percent, the most in four years, nor 8 percent to its lowest in four."""
    spans = site.lists["long-spans"]
    if spans.isdisjoint(site.sentence_words):
        return False
    after = [site.at(at) for at in range(site.reading.last, site.sentence.last)]
    ends = site.lists["best-and-worst"] | {","}
    clause = after[: next((at for at, word in enumerate(after) if word in ends), None)]
    before = site.before()
    opens_with_time = before[:1] and site.has("span-openings", before[0])
    if "," in before and not opens_with_time:
        before = before[len(before) - before[::-1].index(",") :]
    return not (spans.isdisjoint(clause) and spans.isdisjoint(before))


def _is_traded_at(site: Site) -> bool:
    """Whether a sum is a price of the day or of a year's days: has fallen for a year, to trade at $23.70; traded between $3 and $4."""
    if not any(map(site.holds, ("market-goods", "price-marks"))) and not site.near("markets"):
        return False
    before = site.first - 1
    if site.shape == "money" and site.has("trading-between", site.at(site.first)):
        return any(site.has("trading-at", site.at(at)) for at in range(site.first - _RANGE, site.first))
    if not site.has("at", site.at(before)):
        return False
    if site.shape == "money" and any(site.has("trading-at", site.at(at)) for at in range(before - _NEAREST, before)):
        return True
    moved = (site.at(at) for at in range(before - _NEAREST, before))
    return site.has("pence", site.at(site.reading.last)) and not site.lists["percent-words"].isdisjoint(moved)


def is_sold_by(site: Site) -> bool:
    """Petrol costs Rs 94.72 per litre; Rs 853 for a 14-kg cylinder, which costs Rs 900 in Leeds, Rs 910 in York: what everybody pays."""
    if _is_dear(site):
        return False
    if site.has("purposes", site.next):
        end = site.reading.last
        return any(site.has("sold-by", site.at(at)) for at in range(end + 1, end + _RANGE))
    if _is_priced_by(site, site.lists["sold-by"]):
        return True
    if site.near("market-verbs") and _is_priced_by(site, site.lists["sold-in-bulk-by"]):
        return True  # slipped to $441.30 a ton
    words = site.words.lowered_in(site.sentence)
    before = words[: site.first - site.sentence.first]
    costs = next((at for at, word in enumerate(before) if word in site.lists["costing"]), None)
    return costs is not None and not site.lists["sold-by"].isdisjoint(before[:costs])


def is_repriced(site: Site) -> bool:
    """Fares were raised by $2; raised the surcharge from £6; hiked by the steepest ever 14 per cent: what a seller asks, and says so."""
    before = site.before(_PRICE_REACH)
    verb = next((at for at in range(len(before) - 1, -1, -1) if before[at] in site.lists["repricing"]), None)
    if verb is None:
        return False
    between = before[verb + 1 :]
    if site.lists["priced-goods"].isdisjoint(before[:verb]):
        if site.shape != "money":
            return False
        return not site.lists["moved-to"].isdisjoint(between[-1:]) and not site.lists["priced-goods"].isdisjoint(
            between
        )
    return len(between) <= _RANGE and (not between or between[0] in site.lists["by"])


def _is_since_a_mark(site: Site) -> bool:
    """Whether a change is one since a price that was marked down, and over no other long stretch: since its high of $147 on Friday."""
    spans = site.lists["long-spans"].intersection(site.sentence_words)
    return spans == site.lists["since-signs"] and site.holds("price-marks")


def _has_closing_price(site: Site) -> bool:
    """Rose $6.20, or 1 percent, to $758.81: a change with the price it led to."""
    if site.shape not in ("percent", "money") or site.next != ",":
        return False
    end = site.reading.last
    return any(site.has("to", site.at(at)) and site.sum_at(at + 1) for at in range(end + 1, end + _PRICE_REACH))


def is_index(site: Site) -> bool:
    """The Dow went past 10,000; the S&P came within 82 points of it: where an index stands, and how far it moved."""
    if site.is_whole and site.has("index-words", site.next):  # the Standard & Poor's 500 index
        return True
    if not site.near("market-indexes"):
        return False
    return site.reading.unit == "points" or (site.head is None and (site.value or 0) >= _LOWEST_INDEX)


def is_unit_price(site: Site) -> bool:
    """The contract soared $1.14 on Wednesday to $48.86: what a unit changed by, to the cent, and the price it led to."""
    if _is_dear(site):
        return False
    end, first = site.reading.last, site.first
    if site.has("market-verbs", site.at(first - 1)):
        led = next((at for at in range(end, end + _PRICE_REACH) if site.has("to", site.at(at))), None)
        return led is not None and "." in site.sum_at(led + 1)
    if not site.has("to", site.at(first - 1)) or "." not in site.raw(end - 1):
        return False
    start = max(site.sentence.first, site.first - _PRICE_REACH)
    return any(site.has("market-verbs", site.at(at)) and site.sum_at(at + 1) for at in range(start, site.first))


def is_closing_price(site: Site) -> bool:
    """It rose $6.20, or 1 percent, to $758.81: what it rose to."""
    if not site.has("to", site.at(site.first - 1)) or site.raw(site.first - 2) != "," or not site.near("market-verbs"):
        return False
    if _is_dear(site):
        return False
    before = [site.at(at) for at in range(max(site.sentence.first, site.first - _BEFORE), site.first - 2)]
    return not site.lists["percent-words"].isdisjoint(before)


def is_exchange_rate(site: Site) -> bool:
    """The euro bought $1.09, ($1 = 10.67 crowns): what a currency is worth in another."""
    if site.has("equals", site.next) or site.has("equals", site.previous):
        return True
    before = site.before(_NEAREST)
    if _is_dear(site) or site.lists["buying-money"].isdisjoint(before[-2:]):
        return False
    return not site.lists["exchanged"].isdisjoint(before)


def is_knocked_down(site: Site) -> bool:
    """Sold at auction for £3.2m, fetched $2.4m at Christie's, a bull at 6,800gns: what was bid in public; not what a thing could fetch."""
    if site.head_is("guineas"):
        return True
    before = site.before(_PRICE_REACH)
    sold = next((at for at in range(len(before) - 1, -1, -1) if before[at] in site.lists["knocking-down"]), None)
    if sold is None or "," in before[sold:]:
        return False
    yet = before[max(0, sold - _NEAREST) : sold]
    if not site.lists["yet-to-be"].isdisjoint(yet):
        return False
    if not site.lists["auctions"].isdisjoint(before[sold:]) or _is_told_of_an_auction(site):
        return True
    end = site.reading.last
    return site.has("auctioned-at", site.next) and any(
        site.has("auctions", site.at(at)) for at in range(end + 1, end + _RANGE)
    )


def _is_told_of_an_auction(site: Site) -> bool:
    """Whether an auctioneer is named just before, and a sale spoken of: Sotheby's sold it. The sale brought in $527.5m."""
    if site.shape != "money" or not site.holds("sales"):
        return False
    return not site.lists["auctions"].isdisjoint(site.told_before())


def is_taken_at_box_office(site: Site) -> bool:
    """The film took $11.2m at the weekend, came second with $14.7m: what the trade counts and publishes each week."""
    if site.has("with", site.at(site.first - 1)) and site.has("chart-places", site.at(site.first - 2)):
        return True
    is_of_films = site.near("screen") or site.holds("chart-places")
    return is_of_films and not site.lists["takings"].isdisjoint(site.before(_NEAREST))
