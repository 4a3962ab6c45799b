"""Findings to GitLab's Code Quality report: a list of issues.

[{"description": "'Roughly 50 hostages' has no source", "check_name": "unattributed-number",
  "fingerprint": "9f2c…", "severity": "minor", "location": {"path": "gaza.txt", "lines": {"begin": 9, "end": 9}}}]
"""

from __future__ import annotations

import hashlib

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.context import Context, relative
from sourcing.reporters.json import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.errors import Error
    from sourcing.findings import Finding, Report
    from sourcing.lean.typed import StrPath
    from sourcing.reporters.json import Json

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield the list, an issue a line, as the reports arrive; the output is ASCII."""
    root = (context or Context()).root
    yield "["
    separator = "\n"
    for part in parts:
        issues = [*(_of_finding(finding, root) for finding in part.findings)]
        issues += [_of_error(error, root) for error in part.errors]
        for issue in issues:
            yield separator + dumps(issue)
            separator = ",\n"
    yield "\n]\n"


def _of_finding(finding: Finding, root: StrPath) -> Json:
    path = relative(finding.path, root)
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": _unique(path, finding.rule, finding.fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": finding.start.line, "end": finding.end.line}},
    }


def _of_error(error: Error, root: StrPath) -> Json:
    path, line = relative(error.path, root), error.line or 1
    return {
        "description": error.message,
        "check_name": "could-not-be-checked",
        "fingerprint": _unique(path, error.message, str(line)),
        "severity": "critical",
        "location": {"path": path, "lines": {"begin": line, "end": line}},
    }


def _unique(*parts: str) -> str:
    """GitLab takes two issues of one fingerprint for one, so the path is in it."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
