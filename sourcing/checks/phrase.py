"""Wording that is itself the fault."""

from __future__ import annotations

from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import covering, excepted, innocent, occurrences
from sourcing.documents import format_of
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.documents.document import Document
    from sourcing.packs.model import PhraseRule
    from sourcing.packs.targets import PhraseTarget


def check(rule: PhraseRule, facts: Facts, here: frozenset[int] | None = None) -> Iterator[Match]:
    """One match a sentence, of those `here` if they are given: the first place the wording occurs uncovered, others related."""
    yield from one_a_sentence(_found(rule, facts, here))


def _found(rule: PhraseRule, facts: Facts, here: frozenset[int] | None) -> Iterator[tuple[int, Match]]:
    yield from _matches(rule, rule.phrase, facts, here)
    if rule.where_linked is not None and _links(facts.document):
        yield from _matches(rule, rule.where_linked, facts, here)


def _links(document: Document) -> bool:
    """Whether links were made, rather than addresses spelt out in plain text."""
    return bool(document.links) and format_of(document.source.path) != "plain"


def _matches(
    rule: PhraseRule, wording: PhraseTarget, facts: Facts, here: frozenset[int] | None
) -> Iterator[tuple[int, Match]]:
    for number, span in occurrences(wording, facts, here, case_sensitive=wording.case_sensitive):
        if excepted(rule, facts, number, span) or innocent(rule.unless, facts, number):
            continue
        if rule.covered_by and covering(facts.finder.kinds(number, span), rule.covered_by, rule.within):
            continue
        yield number, Match(span, (), {"text": facts.document.text[span.start : span.end]})
