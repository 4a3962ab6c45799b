"""Findings to the logging commands of Azure Pipelines, which knows warnings and errors and nothing milder.

##vso[task.logissue type=warning;sourcepath=gaza.txt;linenumber=9;columnnumber=1;code=unattributed-number;]'50 …
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.context import Context, relative
from sourcing.reporters.text import printable, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.errors import Error
    from sourcing.findings import Finding, Report
    from sourcing.lean.typed import StrPath

_TYPES = {"error": "error", "warning": "warning", "note": "warning"}


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield a command a line for each finding and each error, as the reports arrive."""
    root = (context or Context()).root
    for part in parts:
        yield from (_of_finding(finding, root) for finding in part.findings)
        yield from (_of_error(error, root) for error in part.errors)


def _of_finding(finding: Finding, root: StrPath) -> str:
    properties = {
        "type": _TYPES[finding.severity],
        "sourcepath": relative(finding.path, root),
        "linenumber": finding.start.line,
        "columnnumber": finding.start.column,
        "code": finding.rule,
    }
    return _command(properties, finding.message)


def _of_error(error: Error, root: StrPath) -> str:
    properties: dict[str, object] = {"type": "error", "sourcepath": relative(error.path, root)}
    if error.line is not None:
        properties |= {"linenumber": error.line, "columnnumber": error.column}
    return _command({**properties, "code": "could-not-be-checked"}, error.message)


def _command(properties: dict[str, object], message: str) -> str:
    listed = "".join(f"{name}={_property(str(value))};" for name, value in properties.items())
    return f"##vso[task.logissue {listed}]{_data(message)}\n"


def _data(words: str) -> str:
    return without_commands(printable(words)).replace("%", "%AZP25")


def _property(words: str) -> str:
    return _data(words).replace(";", "%3B").replace("]", "%5D")
