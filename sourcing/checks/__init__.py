"""(rule, facts) → matches: one generator for each kind of rule."""

from __future__ import annotations

from sourcing.checks import attribution, citation, claim, companion, date, figure, ledger, phrase, quotation
from sourcing.checks.awake import awake
from sourcing.checks.match import Match
from sourcing.documents import format_of
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from sourcing.analysis.facts import Facts
    from sourcing.checks.again import Check
    from sourcing.packs.fields import Format
    from sourcing.packs.model import Rule

__all__ = ["Match", "awake", "run"]

_BY_SENTENCE: dict[str, Check] = {"claim": claim.check, "attribution": attribution.check, "phrase": phrase.check}
_CHECKS: dict[str, Callable[[Any, Facts], Iterator[Match]]] = {
    "quotation": quotation.check,
    "companion": companion.check,
    "figure": figure.check,
    "ledger": ledger.check,
    "citation": citation.check,
    "date": date.check,
}

_FORMATS: dict[str, Format] = {"plain": "txt", "markdown": "md", "html": "html"}


def run(rule: Rule, facts: Facts) -> Iterator[Match]:
    """What one rule finds.

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
    check = _BY_SENTENCE[rule.kind]
    if facts.words.come_again:
        from sourcing.checks.again import found_again  # only an editor sends a text twice

        yield from found_again(rule, facts, check)
    else:
        yield from check(rule, facts, None)
