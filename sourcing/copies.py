"""A document's text and what bears on it → the report of a copy of it that this run checked before, if there is one.

Copies are common: a manual has a folder for each of its versions, a story stands in that of each edition. What bears on a
report beside the text is what `sourcing.earlier` names; of that, nothing but the config and its entries for the file can
differ within a run.
"""

from __future__ import annotations

from sourcing.documents import suffix_of
from sourcing.kept import digest
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.config import Config
    from sourcing.documents.source import Source
    from sourcing.findings import Report
    from sourcing.lean.typed import StrPath

Key = tuple[str | None, tuple[int, ...], str, bool, str]
"""What copies have in common."""
_MOST_HELD = 5_000
"""Reports, and findings in them, that are held at once, so that memory does not grow with the number of files."""


class Copies:
    """The reports of a run, by what their documents have in common with their copies."""

    def __init__(self) -> None:
        self._reports: dict[Key, Report] = {}
        self._held = 0

    def find(self, key: Key, path: str) -> Report | None:
        """Return the report of the document at `path` if that of a copy is held."""
        known = self._reports.get(key)
        return None if known is None else known.at(path)

    def hold(self, key: Key, report: Report) -> Report:
        """Hold a document's report for its copies, unless they may have another or it is as large as the text, and give it back."""
        if report.is_of_its_text and not report.portraits and key not in self._reports:
            if self._held >= _MOST_HELD:
                self._reports.clear()
                self._held = 0
            self._reports[key] = report
            self._held += 1 + len(report.findings) + len(report.silenced)
        return report


def key_of(source: Source, path: StrPath, config: Config) -> Key:
    """Return what a document that stands at `path` has in common with its copies."""
    return config.path, config.entries_for(path), suffix_of(source.path), source.bom, digest([source.text])
