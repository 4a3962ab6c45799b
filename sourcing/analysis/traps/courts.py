"""The traps of courts: what a court awards, on how many counts, with what points. Each says whether a site is one.

It was read out in public and stands in the court's record, which the story names by naming the court.
"""

from __future__ import annotations

from itertools import pairwise

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_HIGHEST_AWARD = 20_000_000
"""Beyond it stands a firm or a state, and what it pays is news."""
_MOST_COUNTS = 1000
_MOST_CHARGED = 100
_NEAREST = 7
_CLAUSE = 14
"""In words: how far before a sum the court may stand that awards it."""
_LISTED_REACH = 12
"""In words: how far before a sum its petition may be said to list it."""


def is_award(site: Site) -> bool:
    """The court awarded her €1.5 million; won £3,000 in damages; ordered to pay £107,000 towards her costs; was ordered to repay £4,000."""
    is_near = site.is_approximated and not site.has("further", site.at(site.first))
    if (site.value or 0) >= _HIGHEST_AWARD or is_near:
        return False
    before = site.before(_CLAUSE)
    if site.lists["awarding"].isdisjoint(before):
        return False
    if _is_told_to_pay(site, before):
        return True
    after = [site.at(at) for at in range(site.reading.last, min(site.sentence.last, site.reading.last + _NEAREST))]
    beside = not site.lists["damages"].isdisjoint(after)
    return beside or not site.lists["court-words"].isdisjoint(before)


def _is_told_to_pay(site: Site, before: list[str]) -> bool:
    """Was ordered to pay 100,000 kroner to the guild: nobody but a court or a regulator does that."""
    return any(
        was in site.lists["being"] and told in site.lists["ordered"] and pay in site.lists["paying"]
        for was, told, _, pay in zip(before, before[1:], before[2:], before[3:], strict=False)
    )


def is_liable(site: Site) -> bool:
    """Liable to a fine of five times the sum or $5 million: what a law threatens."""
    before = site.before()
    if site.has("fined", site.at(site.first - 1)):  # can be fined up to 4% of what they sell
        return site.has("highest", f"{site.at(site.first)} {site.at(site.first + 1)}")
    return not site.lists["liable"].isdisjoint(before)


def is_charged_sum(site: Site) -> bool:
    """Charged with laundering $36 million; pleaded guilty to stealing $5,000: what the charge says, and it was read out."""
    if site.is_approximated and site.has("highest", f"{site.at(site.first)} {site.at(site.first + 1)}"):
        return False
    before = site.before(_CLAUSE)
    charged = next((at for at, word in enumerate(before) if word in site.lists["charged"]), None)
    return charged is not None and not site.lists["charged-with"].isdisjoint(before[charged + 1 :])


def is_graded(site: Site) -> bool:
    """Theft of more than $100,000 is a felony: what the law says of it."""
    return not site.lists["graded"].isdisjoint(site.before(_NEAREST))


def is_stolen(site: Site) -> bool:
    """A clerk who stole £412,000 has been jailed: what the court found, in a sentence that tells the outcome."""
    if not site.holds("sentence-words") and not site.holds("charged"):
        return False
    return not site.lists["stealing"].isdisjoint(site.before(_NEAREST))


def is_count(site: Site) -> bool:
    """Convicted on 11 counts; faces 14 charges of theft; 12 penalty points."""
    if site.value is None or site.value >= _MOST_COUNTS:
        return False
    if site.has("penalising", site.next) and site.at(site.reading.last + 1) in site.lists["points"]:
        return True
    return site.head_is("court-counts") and site.near("charging")


def is_charged(site: Site) -> bool:
    """Twelve managers were charged with it: whom a charge is against was read out as well."""
    if _is_convicted_of(site):
        return True
    if site.value is None or site.value >= _MOST_CHARGED or site.is_approximated or site.head is None:
        return False
    after = [site.at(at) for at in range(site.last, min(site.sentence.last, site.last + _NEAREST))]
    return any(was in site.lists["being"] and charged in site.lists["charged"] for was, charged in pairwise(after))


def _is_convicted_of(site: Site) -> bool:
    """Convicted of molesting ten boys, charged with robbing 12 banks, sentenced 13 workers: what was read out in court."""
    if site.value is None or site.value >= _MOST_COUNTS or site.is_approximated:
        return False
    if site.has("convicting", site.at(site.first - 1)) and site.head is not None:
        return True
    if site.words.tags[site.first - 1] not in "gG":
        return False
    charged = site.lists["charged"] | site.lists["sentence-words"]
    return any(one in charged and of in site.lists["charged-with"] for one, of in pairwise(site.before(_NEAREST)))


def is_filed(site: Site) -> bool:
    """Filed for bankruptcy, listing assets of $1.2 billion and debts of $1.9 billion: what its petition says."""
    if not site.holds("bankruptcies"):
        return False
    before = site.before(_LISTED_REACH)
    listed = next((at for at, word in enumerate(before) if word in site.lists["listing"]), None)
    return listed is not None and not site.lists["estates"].isdisjoint(before[listed + 1 :])
