"""The traps of sport: what was scored, by how much it was won, what a player has to his name. Each says whether a site is one.

Whoever was there or looks at the scorecard sees it, so nobody asks who counted.
"""

from __future__ import annotations

from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_MOST_SCORED = 2000
_WICKETS = frozenset(map(str, range(11)))
"""Before "for" and a figure, these are what a side lost or a bowler took: 3 for 77."""
_FEWEST_AT_A_MATCH = 100
_OUT_OF = 6
"""In words: how far behind a figure its unit stands at most, where it is so many out of others: 12 of their last 14 games."""
_BESIDE = 3
"""In words: how near a figure the crowd stands that it counts."""
_DISTANCES = frozenset(
    (
        "5",
        "10",
        "50",
        "60",
        "80",
        "100",
        "110",
        "200",
        "300",
        "400",
        "600",
        "800",
        "1000",
        "1500",
        "2000",
        "3000",
        "5000",
        "10000",
    )
)
"""In metres, or thousands: what is run or swum, and would be millions as often in another place."""
_RACE = late_re(r"\d[\d,]*(?:\.\d+)?k?m|\d{1,2}K")
_CARD = late_re(r"\d{2,3}[-–]\d{2,3}")
_ROUND = 4
"""In words: how far before a round of golf it may say that it was shot."""
_OF_A_PRIZE = 5
"""In words: how far before a sum stands the prize that it is."""


def is_played(site: Site) -> bool:
    """Won by 246 runs; 22 aces; a 33-run partnership; 14 of 15 points; 23 goals in 31 games; an unbeaten 65; needing 375 for victory."""
    if _is_ranking(site) or _is_length_of_play(site) or _is_rate_of_scoring(site):
        return True
    if site.value is None or site.value >= _MOST_SCORED or (site.is_approximated and not site.near("play-words")):
        return False
    if any(site.has("play-counts", unit) for unit in _units(site)):
        return True
    if _is_tally_of_player(site) or _is_round(site):
        return True
    if not any(site.has("play-units", unit) for unit in _units(site)):
        return False
    return site.near("play-words") or (site.near("score-words") and not site.holds("gap-words"))


def _is_round(site: Site) -> bool:
    """Shot a four-under 68: a round of golf."""
    if site.head is not None or site.lists["shooting"].isdisjoint(site.before(_ROUND)):
        return False
    return site.has("par-words", site.previous.split("-")[-1]) or site.near("par-words")


def is_against(site: Site) -> bool:
    """Won with 10 kills to just one; 12 corners to five: what each side has; not "from 10 people to five"."""
    if site.value is None or site.value >= _MOST_SCORED or site.is_approximated:
        return False
    to = site.last + (site.head is None)
    other = to + (2 if site.has("only", site.at(to + 1)) else 1)
    if not site.has("to", site.at(to)) or site.words.figures[other : other + 1] not in ("d", "w"):
        return False
    ends = other + 1 >= site.sentence.last or site.words.tags[other + 1] in ",.;:kip"
    return ends and site.near("score-words") and not site.holds("gap-words")


def _units(site: Site) -> tuple[str, ...]:
    """What a figure may count: the noun after it, the one or two words right behind it, what a hyphen joins to it."""
    joined = site.at(site.reading.first + 2) if site.raw(site.reading.first + 1) == "-" else ""
    end = site.reading.last
    out_of = [site.at(at) for at in range(end + 2, end + _OUT_OF)] if site.has("of", site.next) else []
    return (
        site.head or "",
        site.next,
        f"{site.next} {site.at(end + 1)}",
        joined,
        *out_of,
        site.form.lower().split("-")[-1],
    )


def _is_ranking(site: Site) -> bool:
    """2,000 ranking points, 2,000 ATP Rankings points."""
    if not site.holds("ranking-points"):
        return False
    following = [site.at(at) for at in range(site.reading.last, site.reading.last + _BESIDE)]
    return all(not site.lists[name].isdisjoint(following) for name in ("points", "ranking-points"))


def _is_rate_of_scoring(site: Site) -> bool:
    """72 off 44 balls: each of the two."""
    if site.has("off", site.next):
        scored, unit = site.at(site.reading.last + 1), site.at(site.reading.last + 2)
    elif site.has("off", site.previous):
        scored, unit = site.at(site.previous_at - 1), site.next
    else:
        return False
    return scored.isdecimal() and site.has("play-units", unit)


def _is_length_of_play(site: Site) -> bool:
    """A 50m shot: metres, and no millions."""
    return site.form[-1:] == "m" and site.length == 1 and site.has("play-units", site.next)


def is_purse(site: Site) -> bool:
    """She earned £1.8 million in prize money; won the £5,000 Weir Award; the prize is worth £500: what a contest pays, which it announces."""
    before = site.before(_OF_A_PRIZE)
    if not site.lists["purses"].isdisjoint(before) and not site.lists["worth-of-a-purse"].isdisjoint(before[-2:]):
        return True
    if any(site.has("purses", site.at(at)) for at in range(site.reading.last, site.last + _BESIDE)):
        return True
    named = site.reading.last
    while site.raw(named)[:1].isupper() and not site.has("purses-named", site.at(named)):
        named += 1
    return site.has("purses-named", site.at(named))


def _is_tally_of_player(site: Site) -> bool:
    """An unbeaten 65; 67 not out; carded a 68; 14 under par; needing 375 for victory; set 440 to win; out for 128."""
    if not site.is_whole:
        return False
    following = site.at(site.reading.last + 1)
    if (site.has("purposes", site.next) or site.has("to", site.next)) and site.has("aims-of-play", following):
        return True
    if site.has("upwards", site.next) and site.has("pars", following):
        return True
    if site.head is not None:
        return False
    if site.has("not-out", site.next) and site.has("dismissals", following):
        return True
    before = site.at(site.first - 2) if site.has("article", site.previous) else site.previous
    return site.has("tallying", before) or (site.has("purposes", site.previous) and _is_out_for(site))


def _is_out_for(site: Site) -> bool:
    """Out for 128; 3 for 77."""
    if site.at(site.previous_at - 1) in _WICKETS:
        return True
    dismissed = site.lists["dismissals"] & site.nearby
    return bool(dismissed) and (site.holds("play-words") or len(dismissed) > 1)


def is_race(site: Site) -> bool:
    """The 1500m, the final 400m, in the 10km, a 5K race, a former 200m champion, bronze over 3,000m: a contest that is named by its length."""
    written = _written(site)
    if _RACE.fullmatch(written) is None:
        return False
    if site.head is None and any(site.has(name, site.previous) for name in ("definite", "parts-of-race")):
        return True
    if written.rstrip("mK").replace(",", "") not in _DISTANCES:
        return False
    if not site.is_approximated or site.has("upwards", site.at(site.first)):
        if site.has("racers", site.next):
            return True
        if not site.is_approximated:
            return False
    runner = site.at(site.first - 1)
    return site.head is None and any(site.has(name, runner) for name in ("racers", "race-words", "time-units"))


def _written(site: Site) -> str:
    return site.text[site.words.start(site.reading.first) : site.words.end(site.reading.last - 1)]


_METRES = late_re(r"\d[\d.,]*(?:-\d+)?k?m")
_MARK = late_re(r"\d+\.\d+s?")


def is_mark(site: Site) -> bool:
    """The women's 100m title, a leap of 8.39m, Roe (10.76), gold in 10.61: a distance that is run, or what was measured."""
    if site.is_approximated or not (site.near("race-words") or site.near("clockings")):
        return False
    written = _written(site)
    if _METRES.fullmatch(written) and site.near("race-words"):
        return not (site.has("watching", site.next) or site.head_is("claim-nouns"))
    if _MARK.fullmatch(written) is None:
        return False
    if site.has("of", site.previous) and site.has("clockings", site.at(site.previous_at - 1)):
        return site.head is None
    in_brackets = (site.raw(site.first - 1), site.next) == ("(", ")")
    return in_brackets or (site.head is None and any(site.has(name, site.previous) for name in ("in", "race-words")))


def is_points_won(site: Site) -> bool:
    """Led by 11 points at half-time; a total of 63 points; took 31 points from 12 games; won 81 percent of points on serve."""
    if site.holds("surveys") or site.holds("ballots"):
        return False
    counts_points = site.head == "points" or site.at(site.reading.last + 1) in site.lists["points"]
    if not counts_points:
        return False
    standing = site.has("standing-on", site.at(site.first - 1)) and site.letters[site.first - 2] in "oq"
    if standing or _is_of_all_points(site) or _is_to_be_reached(site):
        return True
    if site.has("of", site.previous) and site.has("totals-in-play", site.at(site.previous_at - 1)):
        return True
    if site.has("having", site.at(site.first - 1)) and not site.holds("percent-words"):
        return site.holds("play-words") or site.holds("score-words")
    return site.near("play-words") or (site.near("score-words") and not site.holds("gap-words"))


def _is_to_be_reached(site: Site) -> bool:
    """The first to 500 points wins."""
    return site.has("to", site.at(site.first - 1)) and site.has("first-word", site.at(site.first - 2))


def _is_of_all_points(site: Site) -> bool:
    """Won 31 of the 34 points he played."""
    of = site.has("definite", site.previous) and site.has("of", site.at(site.previous_at - 1))
    return of and site.letters[site.previous_at - 2 : site.previous_at - 1] == "d" and site.near("winning-points")


def is_shot(site: Site) -> bool:
    """Shot 15 of 31, from 3-point range: what a box score has."""
    if "-" in site.form:
        return site.reading.unit == "points" and site.has("three-point", site.next)
    if not site.is_whole or not site.has("of", site.previous) or not site.at(site.previous_at - 1).isdecimal():
        return False
    return site.has("field-goals", site.at(site.previous_at - 2))


def is_points_beside(site: Site) -> bool:
    """With Leeds second on 48, where points are told of."""
    if site.head is not None or not site.is_whole or not site.holds("points"):
        return False
    return site.has("standing-on", site.previous) and site.letters[site.previous_at - 1] in "oq"


def is_gate(site: Site) -> bool:
    """The crowd of 2,314, before 5,777 fans: a figure that is not round was counted at the gate, and so were all who watched a match."""
    if site.head_is("watchers") and site.has("played-before", site.at(site.first - 1)):
        return True
    if site.holds("match-days") and (site.value or 0) >= _FEWEST_AT_A_MATCH:
        beside = {site.at(at) for at in range(site.first - _BESIDE, site.last + _BESIDE)}
        if not beside.isdisjoint(site.lists["gates"] | site.lists["watching"]):
            return True
    if site.head_is("gates") and site.has("gates", site.next):
        return not site.is_approximated and site.value is not None and site.value % 10 != 0  # the 8,914 crowd
    if not site.has("of", site.previous) or not site.has("gates", site.at(site.previous_at - 1)):
        return False
    return not site.is_approximated and site.value is not None and site.value % 10 != 0


def is_possession(site: Site) -> bool:
    """Had 64 percent of the ball, 61 percent possession: what a match is told by."""
    following = (site.at(at) for at in range(site.reading.last, site.reading.last + _BESIDE))
    return not site.lists["possession"].isdisjoint(following)


def is_split_second(site: Site) -> bool:
    """A personal best by three-tenths: by how much somebody was faster."""
    parts = site.form.lower().split("-")[-1]
    return site.has("parts-of-seconds", parts) and any(map(site.near, ("race-words", "clockings", "seconds")))


def is_card(site: Site) -> bool:
    """All three judges had it 116-112: how a fight was judged."""
    return _CARD.fullmatch(_written(site)) is not None and site.near("fight-words")
