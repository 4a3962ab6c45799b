"""(rule, facts) → matches: one generator for each kind of rule."""

from __future__ import annotations

from sourcing.checks import attribution, citation, claim, companion, figure, ledger, phrase, quotation
from sourcing.checks.awake import awake
from sourcing.checks.hit import Hit, hit_of, message_of, one_line
from sourcing.checks.match import Match
from sourcing.documents import format_of
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, TypeAlias

    from sourcing.analysis.facts import Facts
    from sourcing.packs.fields import Format
    from sourcing.packs.model import Rule

    _BySentence: TypeAlias = Callable[[Any, Facts, "frozenset[int] | None"], Iterator[Match]]

__all__ = ["Hit", "Match", "awake", "hits_of", "message_of", "one_line", "run"]

_BY_SENTENCE: Mapping[str, _BySentence] = {
    "claim": claim.check,
    "attribution": attribution.check,
    "phrase": phrase.check,
    "quotation": quotation.check,
    "companion": companion.check,
    "figure": figure.check,
}


def _check_dates(rule: Any, facts: Facts) -> Iterator[Match]:  # noqa: ANN401 - as the others in the table
    from sourcing.checks import date  # few documents have the words that wake these rules

    return date.check(rule, facts)


_CHECKS: Mapping[str, Callable[[Any, Facts], Iterator[Match]]] = {
    "ledger": ledger.check,
    "citation": citation.check,
    "date": _check_dates,
}

_FORMATS: dict[str, Format] = {"plain": "txt", "markdown": "md", "html": "html"}


def run(rule: Rule, facts: Facts, here: frozenset[int] | None = None) -> Iterator[Match]:
    """What one rule finds. A rule that looks at one sentence after another looks only at those `here` if they are given.

    Raises:
        TimeoutError: a pattern of the rule ran too long.
    """
    document, exceptions = facts.document, rule.except_
    if exceptions.formats and _FORMATS[format_of(document.source.path)] in exceptions.formats:
        return
    if exceptions.unlinked and not document.links:
        return
    if rule.kind not in _BY_SENTENCE:
        yield from _CHECKS[rule.kind](rule, facts)
        return
    yield from _BY_SENTENCE[rule.kind](rule, facts, here)


def hits_of(rule: Rule, facts: Facts, here: frozenset[int] | None = None) -> list[Hit]:
    """The same, each match with the message it makes."""
    return [hit_of(rule, match, facts) for match in run(rule, facts, here)]
