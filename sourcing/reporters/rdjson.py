"""Findings to reviewdog's diagnostic format: one object, columns in UTF-8 bytes as that format counts them.

{"source": {"name": "sourcing"}, "diagnostics": [
 {"message": "'Roughly 50 hostages' has no source", "severity": "WARNING", "code": {"value": "unattributed-number"},
  "location": {"path": "gaza.txt", "range": {"start": {"line": 9, "column": 1}, "end": {"line": 9, "column": 20}}}}
]}
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.context import Context, relative
from sourcing.reporters.json import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.errors import Error
    from sourcing.findings import Finding, Report
    from sourcing.lean.typed import StrPath
    from sourcing.places import Ends, Position
    from sourcing.reporters.json import Json

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield the object, a diagnostic a line, as the reports arrive; the output is ASCII."""
    yield '{"source": {"name": "sourcing"}, "diagnostics": ['
    separator = "\n"
    for item in diagnostics(parts, context):
        yield separator + dumps(item)
        separator = ",\n"
    yield "\n]}\n"


def diagnostics(parts: Iterable[Report], context: Context | None) -> Iterator[Json]:
    """Yield each finding and each error as a diagnostic."""
    root = (context or Context()).root
    for part in parts:
        yield from (_of_finding(finding, root) for finding in part.findings)
        yield from (_of_error(error, root) for error in part.errors)


def _of_finding(finding: Finding, root: StrPath) -> Json:
    path = relative(finding.path, root)
    return {
        "message": finding.message,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "location": {"path": path, "range": _range(finding, finding.columns)},
    }


def _of_error(error: Error, root: StrPath) -> Json:
    location: dict[str, Json] = {"path": relative(error.path, root)}
    if error.line is not None:
        location["range"] = {"start": {"line": error.line}}
    return {
        "message": error.message,
        "severity": "ERROR",
        "code": {"value": "could-not-be-checked"},
        "location": location,
    }


def _range(place: Finding, columns: Ends | None) -> Json:
    """Return the place in bytes; lines alone where bytes are not known."""
    if columns is None:
        return {"start": {"line": place.start.line}, "end": {"line": place.end.line}}
    return {"start": _point(place.start, columns.start.utf8), "end": _point(place.end, columns.end.utf8)}


def _point(place: Position, column: int) -> Json:
    return {"line": place.line, "column": column}
