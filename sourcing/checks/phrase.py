"""Wording that is itself the fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import covering, excepted, innocent, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.packs.model import PhraseRule


def check(rule: PhraseRule, facts: Facts) -> Iterator[Match]:
    """One match a sentence: the first place the wording occurs uncovered, the others related."""
    yield from one_a_sentence(_found(rule, facts))


def _found(rule: PhraseRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    for number, span in occurrences(rule.phrase, facts, case_sensitive=rule.phrase.case_sensitive):
        if excepted(rule, facts, number, span) or innocent(rule.unless, facts, number):
            continue
        if rule.covered_by and covering(facts.finder.covers(number, span), rule.covered_by, rule.within):
            continue
        yield number, Match(span, (), {"text": facts.document.text[span.start : span.end]})
