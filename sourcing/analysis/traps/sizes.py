"""The traps of a figure that is small: below ten, a few things, pocket money. Each says whether a site is one."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_SMALL = 10


def is_small(site: Site) -> bool:
    """Below ten, as a decimal fraction without its zero is: .300."""
    if site.value is None or site.reading.scaled:
        return False
    return 0 <= site.value < _SMALL or _is_bare_fraction(site)


def _is_bare_fraction(site: Site) -> bool:
    start = site.words.start(site.reading.first)
    before = site.text[max(0, start - 2) : start]
    return site.is_whole and before[-1:] == "." and not before[:-1].strip(" \n([")


def is_slight(site: Site) -> bool:
    """46 copies, $25: an exact count of things or a sum too small to be news; not 46 missiles, 15 men, 40 shops, $12 an hour."""
    if site.value is None or site.value >= _SLIGHT or site.is_approximated:
        return False
    if site.near("toll-words") or site.near("harmed"):
        return False
    if site.shape == "money":
        return not _is_rate(site)
    is_rough = site.value > _ROUND and site.value % _ROUND == 0
    if is_rough or site.reading.scaled or site.head is None:
        return False
    is_news = site.head_is("claim-nouns") or site.head_is("reckoned") or site.words.tags[site.last - 1] == "S"
    return not is_news


_SLIGHT, _ROUND = 100, 10


def _is_rate(site: Site) -> bool:
    """Whether a sum is one for each of something: $12 an hour, $12 per ton, $15-an-hour."""
    joined = site.words.forms[site.reading.last - 1].lower().split("-")[1:2]
    each = joined[0] if joined else site.next
    return site.has("for-each", each) or site.has("each", each)
