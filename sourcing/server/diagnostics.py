"""Findings and errors → the diagnostics of the protocol, as the plain objects that go over the wire.

They are built as dictionaries, not as the protocol library's types: a long document has thousands of them, and
each would be taken apart again at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sourcing.errors import Error
    from sourcing.findings import Finding, Related
    from sourcing.places import Columns, Position
    from sourcing.server.text import Encoding, Text

Json = dict[str, Any]

SOURCE = "sourcing"
SEVERITY = {"error": 1, "warning": 2, "note": 3}


class Abilities(NamedTuple):
    """What the client can show beside a message."""

    related: bool = False
    links: bool = False


def from_finding(finding: Finding, text: Text, uri: str, abilities: Abilities, page: str | None = None) -> Json:
    """Return the diagnostic of a finding in a text; `page` is the address of its rule."""
    diagnostic: Json = {
        "range": _range(finding, text),
        "severity": SEVERITY[finding.severity],
        "code": finding.rule,
        "source": SOURCE,
        "message": finding.message,
    }
    if finding.related and abilities.related:
        diagnostic["relatedInformation"] = [_related(place, text, uri) for place in finding.related]
    elif finding.related:
        places = ", ".join(f"{place.message} (line {place.start.line})" for place in finding.related)
        diagnostic["message"] += f"; {places}"
    if page and abilities.links:
        diagnostic["codeDescription"] = {"href": page}
    return diagnostic


def from_error(error: Error) -> Json:
    """Return the diagnostic of something that could not be checked, at the start of its line."""
    start = {"line": (error.line or 1) - 1, "character": 0}
    end = {"line": start["line"] + 1, "character": 0}
    return {"range": {"start": start, "end": end}, "severity": 1, "source": SOURCE, "message": error.message}


def _range(finding: Finding, text: Text) -> Json:
    """Return the range of a finding, whose columns are known in most texts without another look at the lines."""
    if finding.columns is None or text.source.bom:
        return span(finding.start, finding.end, text)
    return _by_columns(finding, text.encoding)


def span(start: Position, end: Position, text: Text) -> Json:
    """Return the range between two positions of a text."""
    return {"start": text.place(start.offset)._asdict(), "end": text.place(end.offset)._asdict()}


def to_uri(path: str) -> str | None:
    """Return the address of a file, None where there is no such file."""
    try:
        return Path(path).absolute().as_uri() if Path(path).is_file() else None
    except (OSError, ValueError):
        return None


def _related(place: Related, text: Text, uri: str) -> Json:
    if place.path is None:
        return {"location": {"uri": uri, "range": span(place.start, place.end, text)}, "message": place.message}
    return {
        "location": {"uri": to_uri(place.path) or uri, "range": _by_columns(place, text.encoding)},
        "message": place.message,
    }


def _by_columns(place: Finding | Related, encoding: Encoding) -> Json:
    """Return the range of a place as its columns tell it, whatever file it is in."""
    ends = zip((place.start, place.end), place.columns or (None, None), strict=True)
    start, end = (
        {"line": position.line - 1, "character": _column(position, columns, encoding) - 1} for position, columns in ends
    )
    return {"start": start, "end": end}


def _column(position: Position, columns: Columns | None, encoding: Encoding) -> int:
    if columns is None or encoding == "utf-32":
        return position.column
    return columns.utf8 if encoding == "utf-8" else columns.utf16
