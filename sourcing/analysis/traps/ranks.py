"""The traps of places and records: where somebody stands in a table, a chart or a round. Each says whether a site is one.

Tables, charts and books of records are public, so nobody asks who counted.
"""

from __future__ import annotations

from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_LONGEST_SINGULAR = 3
"""In letters: a bus is one, however it ends."""
_TABLE_REACH = 7
"""In words: how far behind a gap in points the table may be named in which it is one."""
_ROUNDS = (16, 32, 64, 128)
"""How many are left in a cup whose rounds halve them."""
_AFTER_ALL = ".,;:pk"
"""The tags of what follows a figure that counts nothing named behind it."""
_LONGEST_CHART = 200
_LOWEST_RANKED = 2000
_ORDINAL = compile_re(r"\d+(?:st|nd|rd|th)")


def is_ranked_group(site: Site) -> bool:
    """The 20-largest banks: how far down a list goes, which the superlative beside it is asked about."""
    return site.has("rank-words", site.form.lower().rpartition("-")[2])


def is_placed(site: Site) -> bool:
    """39th out of 118 participants: how many took part, which the list of results shows."""
    out = site.first - 2
    joined = site.has("of", site.at(out + 1)) and site.has("out-of", site.at(out))
    return joined and _ORDINAL.fullmatch(site.at(out - 1)) is not None


def is_records(site: Site) -> bool:
    """Ten world records, 12 national junior records: each is in a book that anybody can look up."""
    if not site.head_is("records") or site.reading.scaled:
        return False
    return site.has("record-scopes", site.next)


def is_numbered(site: Site) -> bool:
    """The number 10 shirt, the world No 12: what is called by a number; not number 400 mills."""
    if not site.is_whole or site.is_approximated or not site.has("numbered-by", site.previous):
        return False
    if site.head is None:
        return site.previous_is_name or site.has("naming", site.previous)
    several = site.head.endswith("s") and len(site.head) > _LONGEST_SINGULAR
    return site.has("naming", site.previous) and not several and not site.head_is("claim-nouns")


def is_points_in_table(site: Site) -> bool:
    """11 points behind leaders York; 14 points clear at the top of the table: what a league's table says."""
    if site.head != "points" and site.at(site.reading.last - 1) != "points":
        return False
    if site.holds("surveys") or site.holds("ballots"):
        return False
    gap = site.last if site.head == "points" else site.reading.last
    if not site.has("gaps", site.at(gap)):
        return False
    return any(site.has("tables", site.at(at)) for at in range(gap, gap + _TABLE_REACH))


def is_round(site: Site) -> bool:
    """In the cup's last 16, the last 32: how far somebody has come."""
    return site.value in _ROUNDS and site.head is None and site.is_whole and site.has("rounds", site.previous)


def is_near_record(site: Site) -> bool:
    """Within 14 of the club record, a record of 310 for the club: what is kept of everybody who scores."""
    if site.head is not None or not site.is_whole or not site.holds("record-held"):
        return False
    if site.has("within", site.previous) and site.has("of", site.next):
        return True
    stands_alone = site.words.tags[site.reading.last] in _AFTER_ALL
    return stands_alone and site.has("of", site.previous) and site.has("record-held", site.at(site.previous_at - 1))


def is_ranked(site: Site) -> bool:
    """Ranked 45 in the world, 40 places up in the rankings, went in at 27 on the chart, at number 12 and at 20."""
    if site.head_is("rank-steps"):
        return any(map(site.holds, ("ranking-points", "ranked-in", "tables")))
    if site.head is not None or not site.is_whole or site.value is None or site.value > _LOWEST_RANKED:
        return False
    end = site.reading.last
    if site.has("ranked-at", site.previous) and site.has("in", site.next):
        return site.has("definite", site.at(end + 1)) and site.has("ranked-in", site.at(end + 2))
    if not site.has("at", site.previous) or site.value > _LONGEST_CHART:
        return False
    before = [site.at(at) for at in range(site.sentence.first, site.previous_at)]
    entered = site.has("in", before[-1]) if before else False
    return (entered and site.holds("charts")) or not site.lists["numbered-by"].isdisjoint(before)
