"""Findings to the XML of a Checkstyle report, which many CI servers read.

<checkstyle version="4.3">
  <file name="gaza.txt">
    <error line="9" column="1" severity="warning" message="…" source="sourcing.unattributed-number"/>
  </file>
</checkstyle>
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.context import slashes
from sourcing.reporters.xml import DECLARATION, attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.errors import Error
    from sourcing.findings import Finding, Report
    from sourcing.reporters.context import Context

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:  # noqa: ARG001 - as all reporters
    """Yield the report, a `file` element for each file that has something, as the reports arrive."""
    yield f'{DECLARATION}<checkstyle version="4.3">\n'
    for part in parts:
        by_path: dict[str, list[str]] = {}
        for finding in part.findings:
            by_path.setdefault(finding.path, []).append(_of_finding(finding))
        for error in part.errors:
            by_path.setdefault(error.path, []).append(_of_error(error))
        for path, elements in by_path.items():
            yield f"  <file{attributes({'name': slashes(path)})}>\n{''.join(elements)}  </file>\n"
    yield "</checkstyle>\n"


def _of_finding(finding: Finding) -> str:
    values = {
        "line": finding.start.line,
        "column": finding.start.column,
        "severity": _SEVERITIES[finding.severity],
        "message": finding.message,
        "source": f"sourcing.{finding.rule}",
    }
    return f"    <error{attributes(values)}/>\n"


def _of_error(error: Error) -> str:
    place = {} if error.line is None else {"line": error.line, "column": error.column}
    values = {**place, "severity": "error", "message": error.message, "source": "sourcing.could-not-be-checked"}
    return f"    <error{attributes(values)}/>\n"
