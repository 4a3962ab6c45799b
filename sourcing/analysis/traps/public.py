"""The traps of what a public body sets or has for all to see: seats, interest rates, taxes, turnout. Each says whether a site is one."""

from __future__ import annotations

from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_MOST_SEATS = 3000
_HIGHEST_RATE = 100


def is_seats(site: Site) -> bool:
    """The parliament has 349 seats; the Commons has 650 MPs: how large a house is."""
    if site.value is None or site.value >= _MOST_SEATS or site.is_approximated or site.reading.scaled:
        return False
    return (
        site.head_is("seated")
        and site.has("having", site.at(site.first - 1))
        and site.has("chambers", site.at(site.first - 2))
    )


def is_set_rate(site: Site) -> bool:
    """The central bank cut rates by 25 basis points to 1.5%: what it announces."""
    if site.value is None or site.value >= _HIGHEST_RATE:
        return False
    return site.holds("rate-setters") and site.near("rate-moves") and site.near("interest")


def is_tax(site: Site) -> bool:
    """VAT will rise from 20% to 22%: what a law sets."""
    return site.near("taxes-by-name") and site.has("setting", site.at(site.first - 1))


def is_turnout_share(site: Site) -> bool:
    """Turnout was 62%; a turnout of 62%: what returning officers publish."""
    return not site.is_approximated and any(
        site.has("turnouts", site.at(at)) for at in (site.first - 2, site.first - 3)
    )


def is_second_reference(site: Site) -> bool:
    """Between junctions 9 and 11: the second of two numbers that one word names."""
    if not site.is_whole or site.is_approximated or site.head_is("claim-nouns"):
        return False
    joined = site.has("and", site.previous) or site.has("to", site.previous)
    return joined and site.at(site.previous_at - 1).isdecimal() and site.has("naming", site.at(site.previous_at - 2))
