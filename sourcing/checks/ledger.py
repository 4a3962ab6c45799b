"""Faults of a document's sources as a whole, reported once, at its first sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.analysis.quotations import word_count
from sourcing.checks.match import Match
from sourcing.documents.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts, LedgerEntry
    from sourcing.packs.model import LedgerRule

_ANONYMOUS = ("anonymous", "vague", "unspecific")


def check(rule: LedgerRule, facts: Facts) -> Iterator[Match]:
    """At most one match a document."""
    target = rule.ledger
    if not facts.sentences or word_count(facts.document.text) < target.words:
        return
    entries = facts.ledger
    statements = sum(entry.statements for entry in entries)
    leading = entries[0] if entries else None
    if _at_fault(target.fault, facts, entries, statements, target.statements, target.share):
        first = facts.sentences[0].span
        fields = {
            "text": facts.document.text[first.start : first.end],
            "source": leading.name if leading else "",
            "share": leading.share if leading else 0.0,
            "count": statements or len(facts.claims),
        }
        yield Match(Span(*first), (), fields)


def _at_fault(
    fault: str, facts: Facts, entries: tuple[LedgerEntry, ...], statements: int, least: int, share: float
) -> bool:
    if fault == "no-sources":
        return not entries and not facts.document.links and sum(not claim.traps for claim in facts.claims) >= least
    if statements < least or not entries:
        return False
    if fault == "single-source":
        return len(entries) == 1
    if fault == "all-anonymous":
        return all(entry.kind in _ANONYMOUS for entry in entries)
    return len(entries) > 1 and entries[0].share >= share
