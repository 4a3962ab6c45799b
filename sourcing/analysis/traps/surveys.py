"""The traps of what a survey or a test says of itself: its margin, its sample, the measure of its result.

Each predicate says whether a site is one.
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_MARGIN_REACH = 10
"""How many words may stand between "margin of error" and the margin."""
_NOUN_REACH = 5
_NEAREST = 3
_ASKED = 6
_COMPARING = frozenset(("<", "=", "≤", ">"))
_LOOKED_REACH = 18
_PART_REACH = 10
_TEST_REACH = 25


def is_method(site: Site) -> bool:
    """A margin of error of three points, a poll of 1,000 adults: what a survey says of itself, not what it found."""
    is_share = site.shape in ("percent", "fraction")
    if site.near("margin-words") and site.near("error-words") and (not is_share or _is_margin(site)):
        return True
    if is_share:
        return False
    if _is_sample(site) or (site.head_is("test-animals") and site.near("dosing")):
        return True
    if not site.holds("likely-respondents") and not site.holds("respondents"):
        return False
    following = [site.at(at) for at in range(site.reading.last, min(site.sentence.last, site.reading.last + _ASKED))]
    if site.has("of", site.sentence_start) and site.has("them", site.at(site.sentence.first + 1)):
        return not site.lists["likely-respondents"].isdisjoint(following)
    return not site.lists["respondents"].isdisjoint(following) and not (
        site.lists["poll-nouns"].isdisjoint(site.sentence_words)
        or site.lists["survey-methods"].isdisjoint(site.sentence_words)
    )


def is_surveyed_by(site: Site) -> bool:
    """Some 52 percent of weavers surveyed last year by Moll want looms: a share that says whose survey found it."""
    end = site.reading.last
    asked = next((at for at in range(end, end + _ASKED) if site.has("asked-by", site.at(at))), None)
    if asked is None:
        return False
    by = next((at for at in range(asked + 1, asked + _ASKED) if not site.has("when-asked", site.at(at))), asked)
    named = by + 1 + site.has("definite", site.at(by + 1))
    return site.has("signed-by", site.at(by)) and site.raw(named)[:1].isupper()


def _is_sample(site: Site) -> bool:
    """A survey of 2,755 weavers, 40 of whom were asked twice; a trial on 27,000 patients; interviews with 28 of them; researchers tried 40 looms."""
    before = site.at(site.first - 1)
    if site.has("of", before) and site.has("poll-nouns", site.at(site.first - 2)):
        return True
    if site.has("trials", site.at(site.first - 2)) and (
        site.has("of", before) or site.has("paper-prepositions", before)
    ):
        return True
    if site.has("with", before) and site.has("interviews", site.at(site.first - 2)):
        return True
    if site.head is None and site.holds("poll-nouns") and site.has("of", site.next):
        return site.has("sampled", site.at(site.reading.last + 1))
    by_researchers = site.holds("researchers")
    if by_researchers and site.has("trying", before):
        return True
    return (by_researchers or site.holds("trials")) and (_is_looked_at(site) or _takes_part(site))


def _is_looked_at(site: Site) -> bool:
    """Researchers looked at data on the 3,144 children; the trial enrolled 340 of them; not the study found that 340 had it."""
    before, lists = site.before(_LOOKED_REACH), site.lists
    by_whom = lists["researchers"] | lists["trials"]
    studying = next((before[at + 1 :] for at, word in enumerate(before) if word in by_whom), None)
    return studying is not None and (
        not lists["looking-at"].isdisjoint(studying) and lists["finding-out"].isdisjoint(studying)
    )


def _takes_part(site: Site) -> bool:
    """Some 340 weavers took part in the study."""
    end = site.reading.last
    behind = [site.at(at) for at in range(end, end + _PART_REACH)]
    part = next((at for at, word in enumerate(behind) if word in site.lists["taking-part"]), None)
    return part is not None and not site.lists["trials"].isdisjoint(behind[part:])


def _is_margin(site: Site) -> bool:
    """Whether a share is the margin itself: plus or minus 3 points, a 3-point margin; not "44% to 43%, within the margin"."""
    before = site.before(_MARGIN_REACH)
    if not site.lists["margin-words"].isdisjoint(before) or not site.lists["error-signs"].isdisjoint(
        before[-_NEAREST:]
    ):
        return True
    after = [site.at(at) for at in range(site.reading.last, site.reading.last + _NOUN_REACH)]
    return not site.lists["margin-words"].isdisjoint(after) and site.lists["within"].isdisjoint(after)


def is_tested(site: Site) -> bool:
    """A result given with its test (p < 0.01, n = 36): the author's own measurement."""
    if site.sentence_words.isdisjoint(_COMPARING):
        return False
    end = min(site.sentence.last, site.last + _TEST_REACH)
    return any(
        site.raw(index) in _COMPARING and site.at(index - 1) in site.lists["test-letters"]
        for index in range(max(site.sentence.first + 1, site.first - _TEST_REACH), end)
    )
