"""Claims that no accepted source covers."""

from __future__ import annotations

from sourcing.analysis.derived import claims_of
from sourcing.checks.circumstances import TIMES
from sourcing.checks.headlines import is_above_story
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import covering, excepted, matches
from sourcing.checks.softer import by_manner, softer, sources
from sourcing.documents.document import Span
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Claim, Cover
    from sourcing.kinds import SourceKind
    from sourcing.packs.model import ClaimRule


def check(rule: ClaimRule, facts: Facts, here: frozenset[int] | None = None) -> Iterator[Match]:
    """One match a sentence, of those `here` if they are given: its first claim at fault, the others related."""
    traps = set(rule.except_.traps)
    yield from one_a_sentence(
        (claim.sentence, _match(rule, claim, facts))
        for claim in (*claims_of(rule.claim.kinds, facts, here), *_contested(rule, facts, here))
        if traps.isdisjoint(claim.traps)
        and (claim.value is None or claim.value >= rule.claim.at_least or claim.unit == TIMES)
        and (claim.value is None or claim.value >= rule.claim.counted_below or _counts(claim, claim.value))
        and _at_fault(rule, claim, facts)
        and not excepted(rule, facts, claim.sentence, claim.span)
        and not (facts.is_told_below(claim) and is_above_story(claim.sentence, facts))
        and traps.isdisjoint(facts.settled(claim).traps)
    )


def _contested(rule: ClaimRule, facts: Facts, here: frozenset[int] | None) -> Sequence[Claim]:
    if not rule.claim.topics:
        return ()
    from sourcing.checks.contested import contested_claims  # no rule of most desks has topics

    return contested_claims(rule.claim.topics, facts, here)


_SMALLEST_POWER = 256
_NEXT_TO_A_POWER = (0, 1, 2)
"""How much the values that a field of so many bits leaves to use fall short of a power of two."""


def _counts(claim: Claim, value: float) -> bool:
    """Whether a figure counts something that somebody must have counted: no 65,536 identifiers, no range up to 60000."""
    if claim.unit is None:
        return False
    if value < _SMALLEST_POWER - max(_NEXT_TO_A_POWER) or value != int(value):
        return True
    return all((int(value) + short).bit_count() != 1 for short in _NEXT_TO_A_POWER)


def _at_fault(rule: ClaimRule, claim: Claim, facts: Facts) -> bool:
    if rule.claim.when == "distant":
        if not claim.covers and not facts.finder.may_be_distant(claim.sentence, claim.span, claim.kind):
            return False
        return _is_distant(by_manner(rule, _found(claim, facts)), rule.covered_by)
    if rule.claim.when == "loose":
        covers = list(by_manner(rule, facts.finder.covers(claim.sentence, claim.span, claim.kind)))
        return _is_loose(rule, claim, [cover for cover in covers if cover.reach == "sentence"], facts)
    topic = rule.claim.topics.get(claim.unit or "") if claim.kind == "contested" else None
    covered_by = (topic and topic.covered_by) or rule.covered_by
    return not covering(by_manner(rule, _found(claim, facts)), covered_by, rule.within)


def _is_distant(covers: Iterable[Cover], kinds: Collection[SourceKind]) -> bool:
    """Whether an accepted cover reaches a claim from a distance, and none from near."""
    is_distant = False
    for cover in covers:
        if cover.kind in kinds:
            if cover.reach != "distant":
                return False
            is_distant = True
    return is_distant


def _found(claim: Claim, facts: Facts) -> Iterable[Cover]:
    """What covers a claim, looked for only as far as it is asked for."""
    return claim.covers or facts.finder.kinds(claim.sentence, claim.span, claim.kind)


def _is_loose(rule: ClaimRule, claim: Claim, covers: Sequence[Cover], facts: Facts) -> bool:
    """Whether all that covers a claim are cues before it, each with a joint between."""
    cues = [facts.attributions[cover.attribution].cue for cover in covers if cover.attribution is not None]
    if not cues or len(cues) < len(covers) or rule.claim.joints is None:
        return False
    between = Span(max(cue.end for cue in cues), claim.span.start)
    return between.start < between.end and bool(matches(rule.claim.joints, facts, between))


def _match(rule: ClaimRule, claim: Claim, facts: Facts) -> Match:
    text = facts.document.text[claim.span.start : claim.span.end]
    match = Match(claim.span, (), {"text": text, "value": claim.value or 0.0, "unit": claim.unit or ""})
    other = softer(rule, claim, facts)
    return match if other is None else match._replace(said=other[0], related=tuple(sources(other[1], facts)))
