"""Standard input → a source, under the name and the config of the file it stands for."""

from __future__ import annotations

import sys

from sourcing.commands.terminal import STDIN_NAME
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.documents.source import Source
    from sourcing.findings import Report
    from sourcing.workspace import Workspace


def read_stdin(workspace: Workspace, name: str | None) -> Source | Report:
    """Read standard input; a report where it cannot be read, or where the config excludes its name."""
    from sourcing.documents.discovery import unreadable
    from sourcing.documents.source import UnreadableError, decode
    from sourcing.findings import Report
    from sourcing.packs.located import LocatedErrors, to_errors

    try:
        if name is not None and workspace.excludes(name):
            return Report()
        return decode(sys.stdin.buffer.read(), name or STDIN_NAME)
    except LocatedErrors as error:
        return Report(errors=to_errors(error.errors))
    except UnreadableError as error:
        return Report(errors=(unreadable(error),))
