"""A linter for sourcing: it finds the statements that owe the reader a source.

>>> report = check_text("Roughly 50 hostages remain in Gaza.")
>>> [finding.text for finding in report.findings]
['Roughly 50 hostages']
"""

from __future__ import annotations

from sourcing.findings import Finding, Report
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

__all__ = ["Finding", "Report", "check_paths", "check_text"]
__version__ = "0.1.0"


def check_text(
    text: str,
    path: str = "<text>",
    *,
    config: str | PathLike[str] | None = None,
    preset: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Check a text as if it stood in a file at `path`: its suffix chooses the format, its folder the config.

    `config` names a config file to use instead of the nearest one; `preset` replaces the config's preset, `select`
    and `ignore` name rules to add to it and to take away. Offsets count code points of `text` without a byte order
    mark. Whatever could not be checked is in the report's `errors`; nothing is raised for it.
    """
    from pathlib import Path

    from sourcing.config import forget_configs
    from sourcing.documents.source import Source
    from sourcing.options import options
    from sourcing.workspace import Workspace

    forget_configs()
    source = Source(path, text.removeprefix("\ufeff"), text.startswith("\ufeff"))
    return Workspace(options(config, preset, select, ignore)).check_source(source, Path(path))


def check_paths(
    paths: Iterable[str | PathLike[str]],
    *,
    config: str | PathLike[str] | None = None,
    preset: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    processes: int | None = None,
) -> Report:
    """Check files, and the documents in folders, in the order given.

    The options are those of `check_text`. `processes` sets how many processes share the work; the report is the same
    for any number, and without it the size of the files decides.
    """
    from os import fspath

    from sourcing.config import forget_configs
    from sourcing.options import options
    from sourcing.runs import check_files, merged

    forget_configs()
    reports = check_files([fspath(path) for path in paths], options(config, preset, select, ignore), processes)
    return merged(reports)
