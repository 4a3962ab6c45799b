"""Faults of a document's sources as a whole, reported once, at its first sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.analysis.quotations import word_count
from sourcing.checks.match import Match
from sourcing.documents.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.packs.model import LedgerRule, LedgerTarget

_ANONYMOUS = ("anonymous", "vague", "unspecific")


def check(rule: LedgerRule, facts: Facts) -> Iterator[Match]:
    """At most one match a document."""
    if not facts.sentences or word_count(facts.document.text) < rule.ledger.words:
        return
    statements = sum(entry.statements for entry in facts.cited().ledger)
    if not _at_fault(rule.ledger, facts, statements):
        return
    leading = facts.cited().ledger[0] if facts.cited().ledger else None
    first = facts.sentences[0].span
    fields = {
        "text": facts.document.text[first.start : first.end],
        "source": leading.name if leading else "",
        "share": leading.share if leading else 0.0,
        "count": statements or len(facts.claims),
    }
    yield Match(Span(*first), (), fields)


def _at_fault(target: LedgerTarget, facts: Facts, statements: int) -> bool:
    entries = facts.cited().ledger
    if target.fault == "no-sources":
        innocent = entries or facts.document.links
        return not innocent and sum(not claim.traps for claim in facts.claims) >= target.statements
    if statements < target.statements or not entries:
        return False
    if target.fault == "single-source":
        return len(entries) == 1
    if target.fault == "all-anonymous":
        return all(entry.kind in _ANONYMOUS for entry in entries)
    return len(entries) > 1 and entries[0].share >= target.share
