"""Findings to reviewdog's diagnostic format, one diagnostic a line, as each file is done.

{"message": "'Roughly 50 hostages' has no source", "severity": "WARNING", "location": {"path": "gaza.txt", …}, …}
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.json import dumps
from sourcing.reporters.rdjson import diagnostics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.findings import Report
    from sourcing.reporters.context import Context


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield a line for each diagnostic; the output is ASCII."""
    for item in diagnostics(parts, context):
        yield dumps(item) + "\n"
