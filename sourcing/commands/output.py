"""A stream of reports → standard output and files, each in its format, and the numbers that end the run."""

from __future__ import annotations

import os
from itertools import tee

from sourcing.commands.terminal import say_line, write
from sourcing.documents.discovery import folders_above
from sourcing.findings import at_least
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, replace
from sourcing.reporters import FORMATS, reporter
from sourcing.reporters.context import Context, RulePage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sourcing.findings import Finding, Report
    from sourcing.kinds import Severity
    from sourcing.options import Options
    from sourcing.reporters import Reporter

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")
"""Where CI systems say what folder the repository is in."""


class Target(NamedTuple):
    """A file that a report goes to, and its format."""

    form: str
    path: Path


class Shown:
    """Lets through the findings that are shown: from a severity on, and at most so many; counts the others."""

    def __init__(self, show_from: Severity = "note", most: int | None = None) -> None:
        self.show_from = show_from
        self.most = most
        self.milder = 0
        self.beyond = 0
        self._shown = 0

    def of(self, reports: Iterable[Report]) -> Iterator[Report]:
        for report in reports:
            kept = [finding for finding in report.findings if self._lets(finding)]
            yield report if len(kept) == len(report.findings) else replace(report, findings=tuple(kept))

    def _lets(self, finding: Finding) -> bool:
        if not at_least(finding.severity, self.show_from):
            self.milder += 1
            return False
        if self.most is not None and self._shown >= self.most:
            self.beyond += 1
            return False
        self._shown += 1
        return True

    def said(self) -> str:
        """Return what the closing line adds about findings that are not shown; empty where all are."""
        milder = f", {self.milder} below --show-from" if self.milder else ""
        return milder + (f", {self.beyond} more than --max-findings" if self.beyond else "")


def targets(values: Iterable[str]) -> list[Target]:
    """Read the values of `--output`. Raises UsageError where one is not FORMAT:FILE, or two name one file."""
    from pathlib import Path

    import click

    from sourcing.packs.located import unknown

    found: list[Target] = []
    for value in values:
        form, _, name = value.partition(":")
        if not name:
            raise click.UsageError(f"--output takes FORMAT:FILE, as in sarif:sourcing.sarif, and not {value!r}.")
        if form not in FORMATS:
            raise click.UsageError(f"--output: {unknown('format', form, FORMATS)} (there are: {', '.join(FORMATS)})")
        target = Target(form, Path(name))
        if any(os.path.realpath(target.path) == os.path.realpath(other.path) for other in found):
            raise click.UsageError(f"--output names {name} twice; give each format a file of its own.")
        found.append(target)
    return found


def default_format() -> str:
    """Return the format for where this runs: annotations inside GitHub Actions, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def put(reports: Iterable[Report], render: Reporter, files: Iterable[Target], context: Context) -> bool:
    """Print the reports as they come, then write the files; return whether all were written.

    A file that cannot be written is said, and the others still are.
    """
    wanted = list(files)
    printed, *copies = tee(reports, 1 + len(wanted))
    write(render(printed, context))
    written = [_put_file(target, copy, context) for target, copy in zip(wanted, copies, strict=True)]
    return all(written)


def _put_file(target: Target, reports: Iterable[Report], context: Context) -> bool:
    from sourcing.wholefile import write_whole

    try:
        write_whole(target.path, reporter(target.form)(reports, context))
    except OSError as error:
        say_line(f"error: {target.path}: cannot be written: {error.strerror or error}")
        return False
    return True


def context(options: Options, columns: str) -> Context:
    """Return what the reporters may ask about a run."""
    return Context(lambda: _pages(options), "utf16" if columns == "utf16" else "code-points", _root())


def _pages(options: Options) -> Mapping[str, RulePage]:
    from sourcing.packs.located import LocatedErrors
    from sourcing.workspace import Workspace

    try:
        rules = Workspace(options).packs(None).rules
    except LocatedErrors:
        return {}  # the run itself says what is wrong
    return {
        name: RulePage(
            name, one.pack, one.rule.severity, one.rule.summary, one.rule.why, one.rule.fix, one.rule.references
        )
        for name, one in rules.items()
    }


def _root() -> str:
    """Return the folder of the repository where CI names it and the run is inside it, else the current folder."""
    here = os.path.realpath(os.curdir)
    for named in filter(None, map(os.environ.get, _ROOTS)):
        root = os.path.realpath(named)
        if root in (here, *folders_above(here)):
            return root
    return here
