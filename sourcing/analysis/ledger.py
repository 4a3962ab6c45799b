"""Attributions whose speakers are known → the ledger: each source once, with what rests on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sourcing.analysis.facts import LedgerEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sourcing.analysis.facts import Attribution, Quotation, SourceKind


def build_ledger(attributions: Sequence[Attribution], quotations: Iterable[Quotation], text: str) -> list[LedgerEntry]:
    """The sources of a document in the order of their weight; share is of all attributed statements, from 0 to 1."""
    statements: Counter[str] = Counter()
    kinds: dict[str, SourceKind] = {}
    roles: dict[str, str] = {}
    for attribution in attributions:
        name, kind = attribution.speaker, attribution.kind
        if name is None or kind is None:
            continue
        statements[name] += 1
        if kind != "pronoun":
            kinds[name] = _weightier(kinds.get(name), kind)
            role = _role(attribution, name, text)
            if role:
                roles.setdefault(name, role)
    quoted = Counter(
        attributions[quotation.attribution].speaker for quotation in quotations if quotation.attribution is not None
    )
    total = statements.total() or 1
    entries = [
        LedgerEntry(name, kinds.get(name, "pronoun"), roles.get(name), count, quoted[name], round(count / total, 3))
        for name, count in statements.items()
    ]
    return sorted(entries, key=lambda entry: (-entry.statements, -entry.quotations, entry.name))


def _weightier(old: SourceKind | None, new: SourceKind) -> SourceKind:
    return "named" if "named" in (old, new) else old or new


def _role(attribution: Attribution, name: str, text: str) -> str | None:
    """The words beside a name in its source that say who it is."""
    if attribution.source is None or attribution.kind != "named":
        return None
    source = " ".join(text[attribution.source.start : attribution.source.end].split())
    if name not in source:
        return None
    before, _, after = source.partition(name)
    return before.strip(" ,") or after.strip(" ,.") or None
