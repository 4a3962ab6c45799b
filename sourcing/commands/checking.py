"""Paths and options → findings printed and written, and the exit code: `check` without its command line."""

from __future__ import annotations

from sourcing.commands.terminal import Exit, say, say_error, wants_color
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.commands.output import Target
    from sourcing.findings import Report
    from sourcing.kinds import Severity
    from sourcing.options import Options
    from sourcing.reporters import Reporter
    from sourcing.reporters.tally import Tally


class Manner(Value):
    """How a check is printed and what its exit code tells."""

    form: str
    color: str = "auto"
    columns: str = "code-points"
    outputs: tuple[Target, ...] = ()
    show_from: Severity | None = None
    max_findings: int | None = None
    exit_zero: bool = False
    statistics: bool = False
    quiet: bool = False

    @property
    def shows_documents(self) -> bool:
        """Whether one of the formats shows the documents themselves."""
        return "html" in {self.form, *(target.form for target in self.outputs)}


def run_once(paths: tuple[str, ...], options: Options, manner: Manner, stdin_name: str | None) -> int:
    """Check once, print and write the reports; return the exit code. `stdin_name` is None where files are read."""
    from sourcing.commands.output import Shown, context, put
    from sourcing.reporters import reporter, text
    from sourcing.reporters.tally import Tally
    from sourcing.runs import check_files

    if stdin_name is None:
        reports: Iterable[Report] = check_files(paths, options)
    else:
        reports = [_check_stdin(options, stdin_name or None)]
    tally, shown = Tally(), Shown(manner.show_from or "note", manner.max_findings)
    render = _colourful() if manner.form == "text" and wants_color(manner.color) else reporter(manner.form)
    stream = _errors_said(tally.watch(shown.of(reports)))
    written = put(stream, render, manner.outputs, context(options, manner.columns))
    if manner.statistics and tally.findings:
        say(text.statistics(tally).rstrip("\n"))
    if not manner.quiet:
        say(text.summary(tally) + shown.said())
    if options.changed is None and not (tally.files or tally.errors or tally.skipped):
        say(f"warning: {text.nothing_read()}")
    return _outcome(tally, exit_zero=manner.exit_zero) if written else Exit.FAILED


def _outcome(tally: Tally, *, exit_zero: bool) -> int:
    if tally.errors:
        return Exit.FAILED
    return Exit.FOUND if tally.failing and not exit_zero else Exit.OK


def _colourful() -> Reporter:
    from sourcing.reporters import terminal

    return terminal.render


def _errors_said(reports: Iterable[Report]) -> Iterator[Report]:
    for report in reports:
        for error in report.errors:
            say_error(error)
        yield report


def _check_stdin(options: Options, name: str | None) -> Report:
    from sourcing.commands.stdin import read_stdin
    from sourcing.findings import Report
    from sourcing.workspace import Workspace

    workspace = Workspace(options)
    source = read_stdin(workspace, name)
    return source if isinstance(source, Report) else workspace.check_source(source, name)
