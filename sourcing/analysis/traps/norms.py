"""The traps of what a law, a contract or an offer lays down, and for whom. Each says whether a site is one."""

from __future__ import annotations

from itertools import takewhile

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_REACH = 40
"""In words: how far before a figure what lays it down may stand."""
_VERB_REACH = 4
"""In words: how far behind a law its verb may stand."""
_WHOM = 5
"""In words: how far before a figure it may be told for whom something holds, and behind it what does."""


def is_laid_down(site: Site) -> bool:
    """The act obliges firms with more than 50 workers to report; the facility lets Acme draw as much as $3 million."""
    before = site.before(_REACH)
    return any(
        word in site.lists["norms"] and not site.lists["norm-verbs"].isdisjoint(before[at + 1 : at + 1 + _VERB_REACH])
        for at, word in enumerate(before)
    )


def is_provided(site: Site) -> bool:
    """The plan would provide $2,000 a year; one of the agreements calls for it to pay $12 million: a sum that its text sets, not what it comes to."""
    before = site.before(_REACH)
    return any(
        site.has("drafts", word) and site.has("draft-verbs", _verb_in(site, before[at + 1 : at + 1 + _VERB_REACH]))
        for at, word in enumerate(before)
    )


def _verb_in(site: Site, words: list[str]) -> str:
    """The verb right behind a noun, past what helps it: would provide, calls."""
    return next((word for word in words if not site.has("draft-helpers", word)), "")


def is_condition(site: Site) -> bool:
    """Freelancers who owe more than $1,000 must; firms with fewer than 50 workers may: for whom something holds."""
    if not site.is_approximated or site.lists["relatives-of-whom"].isdisjoint(site.before(_WHOM)):
        return False
    after = takewhile(_goes_on, (site.at(at) for at in range(site.reading.last, site.reading.last + _WHOM)))
    return not site.lists["entitled"].isdisjoint(after)


def _goes_on(word: str) -> bool:
    return word not in (",", "")
