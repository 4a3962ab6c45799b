"""Findings → what a hover says of them, in the words of their rules' files."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.pages import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sourcing.findings import Finding, Related
    from sourcing.packs.model import Rule


def hover(findings: Iterable[tuple[Finding, Rule | None]], *, markdown: bool) -> str:
    """Say of each finding what is wrong, why it matters and how to mend it."""
    parts = [_explained(finding, rule, markdown=markdown) for finding, rule in findings]
    return ("\n\n---\n\n" if markdown else "\n\n").join(parts)


def _explained(finding: Finding, rule: Rule | None, *, markdown: bool) -> str:
    said = escaped if markdown else _plain
    mark = "**" if markdown else ""
    lines = [f"{mark}{said(finding.message)}{mark} ({said(finding.rule)}, {finding.severity})"]
    if rule is not None:
        lines.append(f"{mark}Why:{mark} {said(rule.why)}")
    fix = finding.fix or (rule.fix if rule is not None else None)
    if fix:
        lines.append(f"{mark}How to mend it:{mark} {said(fix)}")
    lines += [_further(place, said) for place in finding.related]
    return "\n\n".join(lines)


def _further(place: Related, said: Callable[[str], str]) -> str:
    if place.path is not None:
        return f"{said(place.message)} (line {place.start.line})"
    return f"{said(place.message)}: {said(place.text)} (line {place.start.line})"


def _plain(text: str) -> str:
    return " ".join(text.split())
