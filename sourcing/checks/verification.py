"""Verdicts on quotations, figures and names that their sources do not bear out."""

from __future__ import annotations

from sourcing.checks.match import Match
from sourcing.findings import Related
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.packs.model import VerificationRule
    from sourcing.verdicts import Change, Evidence, Verdict, Verification

_MOST_CHANGES = 4


def check(rule: VerificationRule, verification: Verification) -> Iterator[Match]:
    """One match for each verdict the rule is about, with the places in the sources that show it."""
    target = rule.verification
    for placed in verification.verdicts:
        verdict = placed.verdict
        if verdict.of == target.of and verdict.verdict in target.verdicts:
            yield Match(verdict.span, (), _fields(verdict), elsewhere=tuple(map(_related, verdict.evidence)))


def _fields(verdict: Verdict) -> dict[str, object]:
    place = verdict.evidence[0] if verdict.evidence else None
    return {
        "text": verdict.text,
        "changes": said(verdict.changes),
        "found": verdict.found,
        "speaker": verdict.speaker or "",
        "source": place_of(place) if place else "",
    }


def said(changes: Iterable[Change]) -> str:
    """Say side by side what an article has and what its source has."""
    every = [_said(change) for change in changes]
    more = [f"and {len(every) - _MOST_CHANGES} more"] if len(every) > _MOST_CHANGES else []
    return "; ".join([*every[:_MOST_CHANGES], *more])


def _said(change: Change) -> str:
    if not change.source:
        return f"{change.article!r} is not in the source"
    if not change.article:
        return f"the source also has {change.source!r}"
    return f"{change.article!r} is {change.source!r} in the source"


def place_of(evidence: Evidence) -> str:
    """Say where in a source something stands: by line, or by page where it has pages."""
    return f"{evidence.path}, page {evidence.page}" if evidence.page else f"{evidence.path}:{evidence.start.line}"


def _related(evidence: Evidence) -> Related:
    who = f" ({evidence.speaker})" if evidence.speaker else ""
    where = f"{evidence.path}, page {evidence.page}" if evidence.page else evidence.path
    said = f"{where}{who}: {' '.join(evidence.text.split())}"
    return Related(said, evidence.start, evidence.end, evidence.text, evidence.columns, evidence.path)
