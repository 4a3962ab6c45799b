"""A file that was found → its source, or a report that says why it was not read."""

from __future__ import annotations

from sourcing.documents.discovery import unreadable
from sourcing.documents.source import BinaryFileError, UnreadableError, read_source
from sourcing.findings import Report
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.documents.discovery import Found
    from sourcing.documents.source import Source


def read(file: Found) -> Source | Report:
    """Read a file, or report why not: a binary file is passed over unless it was named."""
    try:
        return read_source(file.path)
    except UnreadableError as error:
        if isinstance(error, BinaryFileError) and not file.named:
            return Report(skipped=1)
        return Report(errors=(unreadable(error),))
