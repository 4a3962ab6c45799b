"""Paths and options → a report for each file, on all cores where that pays, and what many reports come to."""

from __future__ import annotations

from sourcing.errors import Error
from sourcing.findings import Report
from sourcing.lean.light import partial
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import replace
from sourcing.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcing.documents.discovery import Found
    from sourcing.options import Options
    from sourcing.triage.changed import Changed


def checker(options: Options) -> Callable[[Found | Error], Report]:
    """Return what checks a file, with a workspace of its own; a process builds one for itself.

    What discovery could not find passes as it is, so that it is told in its place.
    """
    workspace = Workspace(options)
    return lambda item: Report(errors=(item,)) if isinstance(item, Error) else workspace.check(item)


def check_files(paths: Iterable[str], options: Options, processes: int | None = None) -> Iterator[Report]:
    """Yield a report for each file under the paths, in the order of discovery, and one for each path at fault.

    Every error is reported once, however many files it bears on.
    """
    from sourcing.batches import each

    workspace = Workspace(options)
    items = (item for item in workspace.files(paths) if _is_wanted(item, options.changed))
    yield from errors_once(workspace.learned(each(partial(checker, options), items, processes, workspace.known)))


def _is_wanted(item: Found | Error, changed: Changed | None) -> bool:
    return changed is None or isinstance(item, Error) or changed.has(item.path)


def split(items: Iterable[Found | Error]) -> tuple[list[Found], Report]:
    """Part what discovery found from what it could not."""
    found: list[Found] = []
    errors: list[Error] = []
    for item in items:
        if isinstance(item, Error):
            errors.append(item)
        else:
            found.append(item)
    return found, Report(errors=tuple(errors))


def errors_once(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the reports without the errors that an earlier one already had."""
    seen: set[Error] = set()
    for report in reports:
        fresh = tuple(error for error in dict.fromkeys(report.errors) if error not in seen)
        seen.update(fresh)
        yield report if fresh == report.errors else replace(report, errors=fresh)


def merged(reports: Iterable[Report]) -> Report:
    """Return many reports as one."""
    parts = list(reports)
    return Report(
        findings=tuple(finding for part in parts for finding in part.findings),
        errors=tuple(error for part in parts for error in part.errors),
        suppressed=sum(part.suppressed for part in parts),
        files=sum(part.files for part in parts),
        skipped=sum(part.skipped for part in parts),
        failing=sum(part.failing for part in parts),
        silenced=tuple(silenced for part in parts for silenced in part.silenced),
        portraits=tuple(portrait for part in parts for portrait in part.portraits),
        verifications=tuple(verification for part in parts for verification in part.verifications),
    )
