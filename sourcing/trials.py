"""A rule → a function that tries it alone on the text of an example, and returns what it reports there."""

from __future__ import annotations

from functools import lru_cache

from sourcing.checks import run
from sourcing.documents import read_document
from sourcing.documents.source import Source
from sourcing.hits import run_rules, to_findings, unreplaced
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.linter import facts_of, silence, unverified, verified
from sourcing.packs.load import SUPPRESSION, VERIFICATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcing.analysis.language import Language
    from sourcing.documents.document import Span
    from sourcing.packs.fields import Format
    from sourcing.packs.model import Rule, SuppressionRule, VerificationRule


def example_check(rule: Rule, language: Language) -> Callable[..., list[Span]]:
    """Return a function from an example's text and format to the source spans that this one rule reports, in order.

    What the rule raises is not caught.
    """
    if rule.kind == SUPPRESSION:
        return _suppression_check(rule, language)
    if rule.kind == VERIFICATION:
        return _verification_check(rule, language)

    def check(text: str, format_: Format) -> list[Span]:
        facts = facts_of(Source(f"example.{format_}", text), language)
        return sorted({facts.document.offsets.to_source(match.span) for match in run(rule, facts)})

    return check


def _verification_check(rule: VerificationRule, language: Language) -> Callable[..., list[Span]]:
    """As `example_check`, for a rule that holds an example against the source that stands beside it."""
    from sourcing.verify.library import Library, hold

    def check(text: str, format_: Format, source: str = "") -> list[Span]:
        facts = facts_of(Source(f"example.{format_}", text), language)
        library = Library((hold(read_document(Source("source.txt", source))),))
        hits = unverified([rule], verified(facts, library), facts)
        return sorted({facts.document.offsets.to_source(hit.match.span) for hit in hits})

    return check


def _suppression_check(rule: SuppressionRule, language: Language) -> Callable[[str, Format], list[Span]]:
    """As `example_check`, for a rule that judges comments: the rules that ship are those they may silence."""
    others = _shipped_rules(tuple(language.lists.items()))

    def check(text: str, format_: Format) -> list[Span]:
        facts = facts_of(Source(f"example.{format_}", text), language)
        hits, _ = run_rules(others, facts)
        findings = list(to_findings(unreplaced(hits, facts), facts))
        outcome = silence(facts, findings, others, (), failed=False)
        faults = outcome.faults if outcome is not None else ()
        return sorted({fault.span for fault in faults if fault.kind == rule.suppression.fault})

    return check


@lru_cache(maxsize=2)
def _shipped_rules(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Rule, ...]:
    from sourcing.packs.load import load_packs, shipped_root

    loaded = load_packs((shipped_root(),), dict(lists)).rules.values()
    return tuple(one.rule for one in loaded if one.rule.kind != SUPPRESSION)
