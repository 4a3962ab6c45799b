"""The traps of what a text is for: questions, measurements, prices, limits, contracts and play. Each says whether a site is one."""

from __future__ import annotations

from itertools import pairwise

from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_LETTERED = compile_re(r"[\d.,]+")
_CROSSES = ("x", "×")
_DEGREE = "°"
_SUED_REACH = 8
"""In words: how far before a sum it may stand who is sued for it."""
_CLAIMED_REACH = 14
"""The same where a verb says what the suit wants: sued the bank, which had held it, to return $136m."""
_SET_AT = 5
"""In words: how far before a sum it may be called bail."""
_HIGHEST_BAIL = 10_000_000
_BEFORE_BAIL = ("d", "p")
"""The tags of what may stand before one: a $500,000 bond, held on $20,000 bond."""
_HIGHEST_FINE = 10_000
_HIGHEST_SENTENCE = 1_000_000
"""What a court fines one person; beyond it stands a firm, and what it pays is news."""
_HIGHEST_INNINGS = 1000
_THRESHOLD_REACH = 8
"""In words: how far before a figure the law is named that is for so many."""
_CLAUSE = 240
"""In characters: how far before a figure what it is part of may have been said to be owed, in the same paragraph."""


def is_question(site: Site) -> bool:
    """Tell what is asked, not what a clause beside the question states: with 40 gone, who is left."""
    sentence = site.sentence
    if site.raw(sentence.last - 1) != "?":
        return False
    stated = any(site.has("stating", site.at(index)) for index in range(sentence.first + 1, site.first))
    asked_later = any(
        site.raw(index) == "," and site.has("asking", site.at(index + 1)) for index in range(site.last, sentence.last)
    )
    return not stated and not asked_later


def is_measurement(site: Site) -> bool:
    """24 ft, 16mm, 45-litre, 97 °C, 31 x 42, 60 cm (24 in); not "40 kg of cocaine" nor "300 miles of road"."""
    if site.shape not in ("number", "compound") or site.reading.scaled:
        return False
    attached = (site.length == 1 or site.shape == "compound") and not site.form[-1].isdecimal()
    if attached:
        unit = _LETTERED.sub("", site.form, count=1).split("-")[-1]
        if _is_unit(site, unit, site.reading.first + 1) or _is_length_of(site, unit):
            return True
        if site.has("distance-units", unit) and site.head not in (None, unit):
            return True  # the 172km stage
    return (
        any(
            _is_unit(site, site.raw(index), index + 1) for index in range(site.reading.first + 1, site.reading.last + 1)
        )
        or _is_size(site)
        or _is_conversion(site)
    )


def _beyond_brackets(site: Site, index: int) -> str:
    """The word at a place, or the one behind the other unit in brackets there: 60 kilometres (37 miles) | from."""
    word = site.at(index)
    if word == "(":
        index = next((at for at in range(index, index + _LONGEST_CONVERSION) if site.at(at) == ")"), index)
        word = ")"
    return site.at(index + 1) if word == ")" else word


_LONGEST_CONVERSION = 5


def _is_unit(site: Site, form: str, beyond: int) -> bool:
    """Whether a word is a unit by itself and with what stands behind it."""
    unit = form.lower()
    parts = unit.split("-")
    if len(parts) > 1 and site.has("upwards", parts[-1]):  # 2,450 metre-high
        return site.has("measure-units", parts[0]) or site.has("distance-units", parts[0])
    if len(form) == 1:
        return form in site.lists["unit-letters"]
    if site.has("bulk-units", unit):
        of_what = site.has("data-units", unit) and site.has("memories", site.at(beyond + 1))
        return of_what or not site.has("of", _beyond_brackets(site, beyond))
    if site.has("distance-units", unit):
        direction = _beyond_brackets(site, beyond)
        return site.has("directions", direction) or (site.has("to", direction) and _lies_there(site, beyond))
    if site.has("degree-words", unit):
        return site.near("temperatures") or site.has("degree-scales", _beyond_brackets(site, beyond))
    return site.has("measure-units", unit)


def _is_length_of(site: Site, unit: str) -> bool:
    """A 26km sandbar."""
    singular = site.head is not None and not site.head.endswith("s")
    return singular and site.has("distance-units", unit.lower()) and site.has("article", site.previous)


_DIRECTION_REACH = 4


def _lies_there(site: Site, beyond: int) -> bool:
    """55km to the west."""
    return any(site.has("compass", site.at(at)) for at in range(beyond, beyond + _DIRECTION_REACH))


def _is_size(site: Site) -> bool:
    following = site.at(site.reading.last + 1)
    if site.next == _DEGREE:
        return site.has("degree-scales", following)
    if site.has("in", site.next):
        return following == ")"
    if site.next in _CROSSES:
        return following[:1].isdecimal()
    if site.previous in _CROSSES:
        return site.at(site.previous_at - 1)[:1].isdecimal()
    return site.head is None and site.has("minus", site.previous) and site.previous_at == site.sentence.first


def _is_conversion(site: Site) -> bool:
    """Tell the brackets of 220 kilometres (140 mi) and a 98-kilometre-long (61 mi) canal: what stands before them is judged by itself."""
    if site.previous != "(" or ")" not in (site.next, site.at(site.reading.last + 1), site.after):
        return False
    unit = site.at(site.previous_at - 1).split("-")
    if len(unit) > 1 and site.has("upwards", unit[-1]):
        return True
    return any(site.has(listed, unit[-1]) for listed in ("distance-units", "area-units", "measure-units", "bulk-units"))


def is_limit(site: Site) -> bool:
    """25 items by default, limited to 100: what a product's papers set."""
    if _is_legal_threshold(site):
        return True
    if not site.near("limit-signs"):
        return False
    close = site.close
    return any(f" {phrase} " in close for phrase in site.lists["limits"])


def _is_legal_threshold(site: Site) -> bool:
    """The legal minimum for firms with more than 50 workers: whom a law is for."""
    if not site.holds("thresholds"):
        return False
    before = site.before(_THRESHOLD_REACH)
    return any(one in site.lists["legal"] and other in site.lists["thresholds"] for one, other in pairwise(before))


def is_contract(site: Site) -> bool:
    """Tell what shall not exceed 5%; the Buyer shall pay within a month, or the Seller may charge 4%."""
    end = site.words.start(site.first)
    start = max(site.block.span.start, end - _CLAUSE)
    before, owed = site.text[start:end].lower(), site.lists["obligations"]
    return any(word in before for word in owed) and not owed.isdisjoint(before.split())


def is_proceedings(site: Site) -> bool:
    """He was fined £660; was fined $48 million by the league; a fine of up to £20,000, which is the law's; a $500,000 bond, which a judge sets; sued for $5 million."""
    if (
        site.next in site.lists["bails"]
        and (site.value or 0) < _HIGHEST_BAIL
        and site.words.tags[site.first - 1] in _BEFORE_BAIL
    ):
        return True
    if site.has("at", site.at(site.first - 1)) and not site.lists["bails"].isdisjoint(site.before(_SET_AT)):
        return True  # bond was set at $150,000
    for_what = site.at(site.first - 1)
    reach = _SUED_REACH if site.has("price-prepositions", for_what) else _CLAIMED_REACH
    if (reach == _SUED_REACH or site.has("recovering", for_what)) and not site.lists["suing"].isdisjoint(
        site.at(at) for at in range(max(site.sentence.first, site.first - reach), site.first)
    ):
        return True
    if site.has("fined", site.at(site.first - 1)) and site.has("by", site.next):
        return True
    bound = site.has("highest", f"{site.at(site.first)} {site.at(site.first + 1)}")
    sentenced = site.has("fined", site.at(site.first - 1)) or site.near("sentence-words")
    highest = _HIGHEST_SENTENCE if sentenced else _HIGHEST_FINE
    if site.value is None or (site.value >= highest and not bound):
        return False
    before = site.before(4)
    return not site.lists["penalties"].isdisjoint(before) or any(
        f"{first} {second}" in site.lists["penalties"] for first, second in pairwise(before)
    )


def is_innings(site: Site) -> bool:
    """He made 91 from 40 overs; 47 not out."""
    if site.value is None or site.value >= _HIGHEST_INNINGS or site.reading.scaled:
        return False
    if site.head is None and site.has("for-word", site.next) and _is_wickets(site, site.reading.last + 1):
        return True
    return site.near("cricket-words") and (site.head is None or site.head_is("cricket-words"))


def _is_wickets(site: Site, index: int) -> bool:
    """Whether a word says how many wickets fell, and the phrase ends there: 287 for six, still 94 behind."""
    return site.has("wickets-fallen", site.at(index)) and site.at(index + 1) in (",", ".", "", "at", "declared", "when")


def is_points_scored(site: Site) -> bool:
    """38 out of 50 in a quiz; 4.6 out of 5; the film gets an 8 out of 10."""
    return site.near("mark-words") or "." in site.form or _is_mark(site)


def _is_mark(site: Site) -> bool:
    return site.has("out-of", site.at(site.reading.first + 1)) and site.has("article", site.at(site.first - 1))


def is_stitching(site: Site) -> bool:
    return site.has("stitches", site.next) and (site.next == "sts" or site.near("craft-words"))
