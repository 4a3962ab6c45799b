"""The traps of deals between firms: what was signed, what is bid, whose share is in the register. Each says whether a site is one.

Both sides of a deal know its terms, and an exchange or a register publishes the rest.
"""

from __future__ import annotations

from itertools import pairwise

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_CLAUSE = 14
"""In words: how far before a figure the deal may have been struck."""
_NAMED = 4
"""In words: how far behind a verb the deal that it strikes is named at most."""
_CONVERTED = 5
"""In words: how long the brackets are that give a sum in another currency."""
_BEHIND = 5
"""In words: how far behind a sum stands the deal that it is of."""
_PRICE_OF_A_FIRM = 100_000_000
"""So much is paid for what has a name by firms alone, as a rule."""
_VERBS = frozenset("vVuxg")
_NOUNS = ("n", "S", "N", "c", "m", "%")
_PRICED = 3
"""In words: how far before a price it says that it is one."""

_OPTION = 6
"""In words: how far before a sum the option stands that it is the price of."""


def is_agreed(site: Site) -> bool:
    """Struck a deal to supply Lund with 30,000 looms; granted it an option to buy shares equal to 18 percent; a pact with Lund to take in 400."""
    before = site.before(_CLAUSE)
    if _is_agreed_to(site, before):
        return True
    bound = site.lists["striking"] | site.lists["having"]
    struck = next((at for at, word in enumerate(before) if word in bound), None)
    if struck is None:
        return False
    named = next((at for at in range(struck + 1, len(before)) if before[at] in site.lists["deals"]), None)
    if named is None or named - struck > _NAMED:
        return False
    return not site.lists["to"].isdisjoint(before[named + 1 :])


def _is_agreed_to(site: Site, before: list[str]) -> bool:
    """Whether a deal is named before the figure, and what is to be done by it."""
    named = next((at for at in range(len(before) - 1, -1, -1) if before[at] in site.lists["deals-told"]), None)
    if named is None:
        return False
    done = (at for at in range(named + 1, len(before) - 1) if before[at] in site.lists["to"])
    return any(site.words.tags[site.first - len(before) + at + 1] in "vu" for at in done)


def is_deal_by_size(site: Site) -> bool:
    """In a $156m (£81.5m) deal; his £8m move to Leeds: what a deal is called, since both sides know its size."""
    before, after = site.first - 1, site.reading.last
    if not (site.raw(before) == "(" or site.has("article", site.at(before)) or site.words.tags[before] in "d'"):
        return False
    if site.raw(after) == "(":
        after = next((at + 1 for at in range(after, after + _CONVERTED) if site.raw(at) == ")"), after)
    return any(site.has("deals-by-size", site.at(at)) for at in range(after, after + _NAMED))


def is_told_of_deal(site: Site) -> bool:
    """The deal sees Hall receive £64.5m in cash: what a deal holds, in a sentence of which it is the subject; not what it cost."""
    first = site.sentence.first
    if not site.has("definite", site.at(first)):
        return False
    named = next((at for at in range(first + 1, first + _PRICED) if site.has("deals-told", site.at(at))), None)
    return named is not None and named < site.first - 1 and site.has("deals-hold", site.at(named + 1))


def is_concluded(site: Site) -> bool:
    """Acquired Moll for $292m; sold its looms unit for $2bn; in a deal worth $20bn; won a $300m contract, a $900 grant; the sum of the deal is $740m."""
    before = site.before(_CLAUSE)
    if not before:
        return False
    if before[-1] in site.lists["price-prepositions"]:
        return _is_sold(site, before[:-1])
    if not site.lists["worth"].isdisjoint(before[-2:]):
        return not site.lists["transactions"].isdisjoint(before[-_NAMED:])
    if before[-1] in site.lists["being"]:
        named = next((at for at, word in enumerate(before) if word in site.lists["prices-of-deals"]), None)
        return named is not None and before[-2] in site.lists["transactions"] and before[named + 1] in site.lists["of"]
    if before[-1] == ",":  # a four-year, $40 million contract
        before = before[: next((at for at in range(len(before), 0, -1) if before[at - 1] in site.lists["article"]), 0)]
    if not before or before[-1] not in site.lists["article"]:
        return False
    behind = frozenset([site.at(at) for at in range(site.reading.last, site.reading.last + _BEHIND)])
    return any(
        not site.lists[verbs].isdisjoint(before[-_PRICED:-1]) and not site.lists[nouns].isdisjoint(behind)
        for verbs, nouns in (("striking", "transactions"), ("granting", "grants"))
    )


def _is_sold(site: Site, before: list[str]) -> bool:
    """Whether a firm, or a part of one, is bought or sold before the word for its price."""
    if not site.lists["acquiring"].isdisjoint(before):
        return True
    sold = next((at for at in range(len(before) - 1, -1, -1) if before[at] in site.lists["trading-verbs"]), None)
    if sold is None:
        return False
    named = site.raw(site.first - len(before) + sold)[:1]  # one word on, as the word for the price is left out
    is_firm = named.isupper() and (site.value or 0) >= _PRICE_OF_A_FIRM
    return is_firm or not site.lists["parts-of-firms"].isdisjoint(before[sold + 1 :])


def is_transfer(site: Site) -> bool:
    """Paid Lund $4 million for her: what both clubs know."""
    if site.lists["paid-for"].isdisjoint(site.before(_NAMED)) or not site.has("purposes", site.next):
        return False
    whom = site.reading.last + 1
    return site.has("players", site.at(whom)) and site.words.tags[whom + 1 : whom + 2] not in _NOUNS


def is_of_a_player(site: Site) -> bool:
    """The £44m paid for a striker; an offer of £26m plus add-ons: what both clubs know, and all who follow them."""
    if site.holds("add-ons"):
        return True
    return site.holds("positions") and site.near("positions") and site.near("fees-for-players")


def is_raised_from_investors(site: Site) -> bool:
    """Raised $40m in its latest funding round, £2m pre-seed: what who gave it and who got it both give out."""
    if site.has("funding-stages", site.next):
        return True
    if site.lists["raising"].isdisjoint(site.before(_PRICED)):
        return False
    end = site.reading.last
    return not site.lists["funding"].isdisjoint(site.at(at) for at in range(end, end + _CLAUSE))


def is_stake_moved(site: Site) -> bool:
    """Cut its stake from 30 percent to 12 percent; bought a 20 percent stake; a premium of 33 percent: what both sides know."""
    before, end = site.before(_CLAUSE), site.reading.last
    if site.has("of", site.next) and site.has("equity", site.at(end + 2)):
        return True
    if site.has("holdings", site.next):
        return not site.lists["trading-verbs"].isdisjoint(before) or not site.lists["acquiring"].isdisjoint(before)
    if not site.lists["premiums"].isdisjoint(before[-_PRICED:]):
        return True
    moved = next((at for at, word in enumerate(before) if word in site.lists["revising-verbs"]), None)
    if moved is None:
        return before[-1:] == ["of"] and site.has("sales-of-shares", site.at(site.first - 2))
    if before[-1] not in site.lists["moved-to"]:
        return False
    return not site.lists["holdings"].isdisjoint(before[moved + 1 : moved + 1 + _PRICED])


def is_bid(site: Site) -> bool:
    """A bid that values the firm at $35bn; the offer was raised to $42; holders would get $29 for each share in it."""
    if not site.holds("bids"):
        return False
    before = site.before()
    if not site.lists["moved-to"].isdisjoint(before[-2:]) and not site.lists["revising-verbs"].isdisjoint(
        before[-_CLAUSE:]
    ):
        return not site.lists["bids"].isdisjoint(before)
    if not site.lists["at"].isdisjoint(before[-1:]):
        return not site.lists["valuing"].isdisjoint(before[-_CLAUSE:]) and not site.lists["bids"].isdisjoint(before)
    if site.lists["receiving"].isdisjoint(before[-_CLAUSE:]):
        return False
    words = [site.at(at) for at in range(site.sentence.first, site.sentence.last)]
    return any(
        site.has("share-units", unit) and (site.has("each", each) or site.has("article", each))
        for each, unit in pairwise(words)
    )


def is_offered(site: Site) -> bool:
    """Offered them a 4.5 percent rise, a campaign for a 3 percent pay rise: what both sides know, and no verb has come in between."""
    after = [site.at(at) for at in range(site.reading.last, site.reading.last + _NAMED)]
    if site.lists["raises"].isdisjoint(after):
        return False
    if site.has("pay", after[0]) and site.has("raises", after[1]):
        return True
    for at in range(site.first - 1, max(site.sentence.first, site.first - 1 - _CLAUSE) - 1, -1):
        if site.has("offering", site.at(at)):
            return True
        if site.words.tags[at] in _VERBS:
            return False
    return False


def is_holding(site: Site) -> bool:
    """A 30% shareholder; holds 19 percent of the stock of Acme Looms, a 9.4 percent stake: what the register of a listed firm has."""
    if site.has("holders", site.next):
        return True
    before = site.before(_NAMED)
    if site.lists["holding-shares"].isdisjoint(before):
        return False
    if site.has("holdings", site.next):
        return True
    if not site.has("of", site.next):
        return False
    of_what = (site.at(at) for at in range(site.reading.last + 1, site.reading.last + 1 + _NAMED))
    return not site.lists["stocks-of-firms"].isdisjoint(of_what)


def is_remainder(site: Site) -> bool:
    """The remaining 12% will be kept: what is left of a hundred."""
    return site.has("outstanding", site.previous)


def is_valued(site: Site) -> bool:
    """By market value the firm, at $9bn, is the smaller; worth $9bn at current share prices: what an exchange says it is worth."""
    after = [site.at(at) for at in range(site.reading.last, site.reading.last + _CLAUSE)]
    if not site.lists["worth"].isdisjoint(site.before(_PRICED)) and any(
        unit in site.lists["share-units"] and price in site.lists["quoted-prices"] for unit, price in pairwise(after)
    ):
        return True
    before = site.before(_CLAUSE)
    return any(
        market in site.lists["results-markets"] and value in site.lists["values-of-firms"]
        for market, value in pairwise(before)
    )


def is_offered_by_a_service(site: Site) -> bool:
    """It lets people store up to 1000 links: what whoever offers it has set."""
    if f"{site.at(site.first)} {site.at(site.first + 1)}" not in site.lists["highest"]:
        return False
    before = site.before(_CLAUSE)
    let = next((at for at, word in enumerate(before) if word in site.lists["letting"]), None)
    return let is not None and len(before) - let > _OF_WHOM and site.words.tags[site.first - 1] in "uVx"


_OF_WHOM = 2
"""In words: what is let, and whom, takes as many at least."""


def is_option(site: Site) -> bool:
    """On loan with an option to buy for €9m: what two clubs have agreed."""
    return site.has("price-prepositions", site.at(site.first - 1)) and not site.lists["options"].isdisjoint(
        site.before(_OPTION)
    )
