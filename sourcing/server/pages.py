"""A rule → its page in Markdown: the words of the rule file, for a hover and for a page of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.findings import Finding
    from sourcing.packs.fields import Example
    from sourcing.packs.load import LoadedRule
    from sourcing.packs.model import Rule

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")


def hover(findings: Iterable[tuple[Finding, Rule | None]], *, markdown: bool) -> str:
    """Say of each finding what is wrong, why it matters and how to mend it."""
    parts = [_explained(finding, rule, markdown=markdown) for finding, rule in findings]
    return ("\n\n---\n\n" if markdown else "\n\n").join(parts)


def page(loaded: LoadedRule) -> str:
    """Return the page of a rule."""
    return "".join(f"{line}\n" for line in _page(loaded))


def escaped(text: str) -> str:
    """Return text in one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _explained(finding: Finding, rule: Rule | None, *, markdown: bool) -> str:
    said = escaped if markdown else _plain
    mark = "**" if markdown else ""
    lines = [f"{mark}{said(finding.message)}{mark} ({said(finding.rule)}, {finding.severity})"]
    if rule is not None:
        lines.append(f"{mark}Why:{mark} {said(rule.why)}")
    fix = finding.fix or (rule.fix if rule is not None else None)
    if fix:
        lines.append(f"{mark}How to mend it:{mark} {said(fix)}")
    lines += [f"{said(place.message)}: {said(place.text)} (line {place.start.line})" for place in finding.related]
    return "\n\n".join(lines)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _page(loaded: LoadedRule) -> Iterator[str]:
    rule = loaded.rule
    yield f"# {rule.rule}"
    yield ""
    yield f"{escaped(rule.summary)} ({loaded.pack}, {rule.kind}, {rule.severity}, {rule.status})"
    if rule.replaced_by:
        yield from ("", f"Deprecated: use {rule.replaced_by} instead.")
    yield from ("", "## Why", "", escaped(rule.why), "", "## How to mend it", "", escaped(rule.fix))
    yield from _examples("Flagged, between [[ and ]]", rule.examples.flagged)
    yield from _examples("Clean", rule.examples.clean)
    if rule.references:
        yield from ("", "## References", "", *(f"- <{reference}>" for reference in rule.references))
    yield from ("", f"Defined in {escaped(loaded.path)}.")


def _examples(heading: str, examples: Iterable[Example]) -> Iterator[str]:
    lines = [f"- {escaped(example.text)}" for example in examples]
    if lines:
        yield from ("", f"## {escaped(heading)}", "", *lines)
