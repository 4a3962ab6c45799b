"""The trap of what whoever is there can count: an exact number below a hundred. Its predicate says whether a site is one.

Shops, bids, lamps and songs are counted off by anybody. What readers ask about by its noun (people, homes, jobs), what was lost or done to people, what
happens at a rate and what is measured are not.
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_LEAST = 10
"""What is fewer is small anyhow."""
_HUNDRED = 100


def is_counted_off(site: Site) -> bool:
    """Received 39 bids, recommends 21 changes, in 33 of 50 shops; not 40 people, 14 tonnes, 20 a day, nor from 90 boats to 14."""
    if site.value is None or not _LEAST <= site.value < _HUNDRED or site.is_approximated or site.reading.scaled:
        return False
    is_word = site.length == 1 and site.letters[site.reading.first] == "w"
    if not (site.is_whole or is_word) or site.has("multiples", site.next) or _is_measured(site):
        return False
    if site.head_is("claim-nouns") or site.has("minus", site.previous) or site.has("moved-to", site.at(site.first - 1)):
        return False
    return not any(map(site.holds, ("toll-words", "losses", "rates")))


def _is_measured(site: Site) -> bool:
    """Whether what is counted is a unit: 14 tonnes, 14 miles."""
    units = ("distance-units", "area-units", "bulk-units", "measure-units", "weights", "time-units")
    return any(site.has(name, word) for name in units for word in (site.next, site.head or ""))
