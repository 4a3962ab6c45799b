"""A claim about to be reported → the circumstances in which that is right less often than elsewhere.

    lead        the first paragraph tells it, and one just below cites somebody, who may be its source
    few         somebody on the spot can have counted it: an exact count under a hundred
    speaking    the paragraph says "I" or "we" outside quotation marks: whoever speaks there may be the source
    background  the sentence dates what it tells: it was reported, and attributed, on its day
    listed      the story opens with a list or a report and comes back to it
    business    the story is about companies and markets, whose figures come from their papers
    small       a sum or a count is too small to be news: under a hundred thousand, and a thousand of what is nobody and no home
    bare        it is a number, and nothing is named that it counts
    worded      it is a share in words, which is said more freely: half of the city

Each is told by the make-up of a sentence, a paragraph or the story, and what is said of it is for a rule to say.
"""

from __future__ import annotations

from itertools import takewhile

from sourcing.analysis.parts import SPOKEN
from sourcing.analysis.stories import (
    OPENING,
    has_short_paragraphs,
    is_about_a_list,
    is_about_business,
    tells_of_last_time,
)
from sourcing.lean.light import partial
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Claim
    from sourcing.packs.targets import Circumstances, Softer

TIMES = "times"
"""The unit of a multiple, which says much though its number is small: three times as many."""
_LEAD = 2
_CITED_BELOW = 3
"""In paragraphs: the headline and the lead, and how far below them the source is cited."""
_CITED = frozenset(("named", "role", "institution", "document", "unspecific", "anonymous"))
_FEW = 100
_ROUND = 10
_SMALL_SUM = 100_000
_SMALL_COUNT = 1_000


def circumstance(known: Circumstances, claim: Claim, facts: Facts) -> Softer | None:
    """What is said in the first of a rule's circumstances that a claim is told in."""
    for name, holds in _HOLDS.items():
        said: Softer | None = getattr(known, name)
        if said is not None and holds(claim, facts):
            return said
    return None


def _is_lead(claim: Claim, facts: Facts) -> bool:
    return facts.sentences[claim.sentence].block in lead_of(facts)


def lead_of(facts: Facts) -> range:
    """The headline and the first paragraph of a story, if one just below cites somebody; else no paragraph."""
    return range(_LEAD if _of_story(facts, lead_of, partial(_cites_below_lead, facts)) else 0)


def _cites_below_lead(facts: Facts) -> bool:
    below = takewhile(lambda one: facts.sentences[one].block < _LEAD + _CITED_BELOW, range(len(facts.sentences)))
    return any(
        attribution.kind in _CITED and attribution.manner in SPOKEN
        for number in below
        if facts.sentences[number].block >= _LEAD
        for attribution in facts.read.of_sentence(number)
    )


def _is_few(claim: Claim, facts: Facts) -> bool:
    """Whether a figure counts less than a hundred, and neither measures nor rounds: 18 towns, Eleven; not 40 tonnes, about 18, 40."""
    value, unit = claim.value, claim.unit
    if claim.kind != "number" or value is None or not value.is_integer() or value >= _FEW:
        return False
    if value > _ROUND and value % _ROUND == 0:
        return False
    if unit is not None and any(unit.lower() in facts.language.traps[units] for units in _UNITS):
        return False
    first = facts.words.index_at(claim.span.start + 1) - 1
    return facts.words.tags[first] == _FIGURE and unit != TIMES


_UNITS = ("measure-units", "bulk-units", "distance-units", "area-units", "tonnages")
_FIGURE = "#"
"""The tag of numerals and number words; what is not exact opens with another word."""


def _is_spoken(claim: Claim, facts: Facts) -> bool:
    return facts.registers.speaks_of_self(facts.sentences[claim.sentence].block)


def _is_background(claim: Claim, facts: Facts) -> bool:
    """Whether a sentence below the opening names the day or the year of what it tells, or one that was the last: last May."""
    sentence = facts.sentences[claim.sentence]
    if claim.sentence < OPENING:
        return False
    from sourcing.analysis.dates import find_dates  # few rules ask

    if next(find_dates(facts.document.text, facts.language, *sentence.span), None) is not None:
        return True
    return tells_of_last_time(facts.words.lowered_in(sentence), facts.language)


def _is_small(claim: Claim, facts: Facts) -> bool:
    """Whether a sum or a count is small: $40,000, 148 buildings; not 148 people, 148 jobs, three times as many."""
    value, unit = claim.value, claim.unit
    if value is None or unit is None or unit == TIMES:
        return False
    if claim.kind == "money":
        return value < _SMALL_SUM
    return claim.kind == "number" and value < _SMALL_COUNT and unit.lower() not in facts.language.traps["claim-nouns"]


def _is_bare(claim: Claim, _facts: Facts) -> bool:
    return claim.kind == "number" and claim.unit is None


def _is_worded(claim: Claim, facts: Facts) -> bool:
    return claim.kind == "percentage" and not any(map(str.isdecimal, facts.document.text[slice(*claim.span)]))


def opens_with_a_list(facts: Facts) -> bool:
    """Whether the story opens with a list or a report and comes back to it."""
    found = partial(is_about_a_list, facts.sentences, facts.words, facts.language)
    return _of_story(facts, opens_with_a_list, found)


def tells_of_business(facts: Facts) -> bool:
    """Whether the story is about companies and markets."""
    found = partial(is_about_business, facts.sentences, facts.words)
    return _of_story(facts, tells_of_business, found)


def is_in_short_paragraphs(facts: Facts) -> bool:
    """Whether nearly every paragraph of the story is one sentence."""
    return _of_story(facts, is_in_short_paragraphs, partial(has_short_paragraphs, facts.sentences))


def _of_story(facts: Facts, asked: object, find: Callable[[], bool]) -> bool:
    """What holds of a whole document, worked out when it is first asked for."""
    known: dict[object, bool] = facts.memo
    if asked not in known:
        known[asked] = find()
    return known[asked]


_HOLDS: Mapping[str, Callable[[Claim, Facts], bool]] = {
    "lead": _is_lead,
    "few": _is_few,
    "speaking": _is_spoken,
    "background": _is_background,
    "listed": lambda _, facts: opens_with_a_list(facts),
    "business": lambda _, facts: tells_of_business(facts),
    "small": _is_small,
    "bare": _is_bare,
    "worded": _is_worded,
}
