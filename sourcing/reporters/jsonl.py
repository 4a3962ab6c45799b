"""Findings to JSON lines: an object a line, as each file is done, then a summary; ASCII.

{"type": "finding", "rule": "unattributed-number", "severity": "warning", "path": "gaza.txt", …}
{"type": "error", "path": "lost.txt", "message": "no such file or folder", "line": null, "column": null}
{"type": "summary", "version": 1, "files": 1, "findings": 1, "errors": 1, "suppressed": 0, "skipped": 0}
"""

from __future__ import annotations

import json

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.json import VERSION, error_object, finding_object, summary_object
from sourcing.reporters.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.findings import Report
    from sourcing.reporters.context import Context
    from sourcing.reporters.json import Json


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield a line for each finding and each error as its report arrives, then the summary."""
    wide = context is not None and context.columns == "utf16"
    tally = Tally()
    for part in tally.watch(parts):
        for finding in part.findings:
            yield _line({"type": "finding", **finding_object(finding, wide=wide)})
        for error in part.errors:
            yield _line({"type": "error", **error_object(error)})
    yield _line({"type": "summary", "version": VERSION, **summary_object(tally)})


def _line(item: Json) -> str:
    return json.dumps(item) + "\n"
