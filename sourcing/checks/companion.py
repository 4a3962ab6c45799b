"""Things that need another beside them: a poll its pollster, an accusation its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import excepted, matches, occurrences, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.documents.document import Span
    from sourcing.packs.model import CompanionRule, Needs


def check(rule: CompanionRule, facts: Facts) -> Iterator[Match]:
    """One match a sentence: the first trigger that nothing answers, the others related."""
    yield from one_a_sentence(_found(rule, facts))


def _found(rule: CompanionRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    target = rule.companion
    for number, span in occurrences(target.trigger, facts):
        if excepted(rule, facts, number, span):
            continue
        if not _answered(target.needs, facts, region(facts, number, target.within), span):
            yield number, Match(span, (), {"text": facts.document.text[span.start : span.end]})


def _answered(needs: Needs, facts: Facts, reach: Span, trigger: Span) -> bool:
    if any(place.start >= trigger.end or place.end <= trigger.start for place in matches(needs, facts, reach)):
        return True
    if needs.links and any(reach.start <= link.span.start < reach.end for link in facts.document.links):
        return True
    if needs.names and facts.has_name(reach, outside=trigger):
        return True
    return any(
        attribution.kind in needs.sources and reach.start <= attribution.cue.start < reach.end
        for attribution in facts.attributions
    )
