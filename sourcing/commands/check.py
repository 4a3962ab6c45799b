"""`sourcing check` and `sourcing sources`: files to findings, and files to who is cited in them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcing.commands.common import (
    STDIN_NAME,
    Exit,
    color_option,
    config_option,
    reads_stdin,
    rule_options,
    say,
    say_error,
    stdin_name_option,
    wants_color,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcing.documents.discovery import Found
    from sourcing.documents.source import Source
    from sourcing.findings import Error, Report, Severity
    from sourcing.reporters import Reporter
    from sourcing.reporters.sources import Page
    from sourcing.reporters.tally import Tally
    from sourcing.workspace import Options, Workspace

FORMATS = ("text", "json")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@rule_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How findings are printed.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "note"]), help="The mildest severity that fails the run."
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found; still 2 if something could not be checked.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("--quiet", is_flag=True, help="Print findings and errors only.")
@color_option
@stdin_name_option
@click.pass_context
def check(
    context: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    config: str | None,
    preset: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    fail_on: Severity | None,
    color: str,
    stdin_filename: str | None,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
) -> None:
    """Check documents for statements that owe the reader a source.

    PATH is a file or a folder, by default the current folder; - reads standard input.

    Exits 0 if nothing is at or above --fail-on, 1 if something is, 2 if something could not be checked.
    """
    from sourcing.reporters import REPORTERS, text
    from sourcing.reporters.tally import Tally
    from sourcing.workspace import check_files, options

    chosen = options(config, preset, select, ignore, fail_on)
    if reads_stdin(paths, stdin_filename):
        reports: Iterable[Report] = [_check_stdin(chosen, stdin_filename)]
    else:
        reports = check_files(paths or (".",), chosen)
    tally = Tally()
    render = _colourful() if form == "text" and wants_color(color) else REPORTERS[form]
    write(render(_errors_said(tally.watch(reports))))
    if statistics and tally.findings:
        say(text.statistics(tally).rstrip("\n"))
    if not quiet:
        say(text.summary(tally))
    context.exit(_outcome(tally, exit_zero=exit_zero))


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@config_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How the ledger is printed.")
@stdin_name_option
@click.pass_context
def sources(
    context: click.Context, /, *, paths: tuple[str, ...], config: str | None, form: str, stdin_filename: str | None
) -> None:
    """Show who is cited in documents, for what and how often, and what that covers.

    PATH is a file or a folder, by default the current folder; - reads standard input.

    Exits 0, or 2 if something could not be read.
    """
    from sourcing.reporters.sources import render_json, render_text
    from sourcing.workspace import options

    chosen = options(config, None, (), ())
    if reads_stdin(paths, stdin_filename):
        pages: Iterable[Page] = [_page_of_stdin(chosen, stdin_filename)]
    else:
        pages = _pages(paths or (".",), chosen)
    failures: list[Error] = []

    def watched() -> Iterator[Page]:
        for page in pages:
            for error in page.errors:
                say_error(error)
            failures.extend(page.errors)
            yield page

    write((render_json if form == "json" else render_text)(watched()))
    context.exit(Exit.FAILED if failures else Exit.OK)


def _outcome(tally: Tally, *, exit_zero: bool) -> Exit:
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
    from sourcing.findings import Report
    from sourcing.workspace import Workspace

    workspace = Workspace(options)
    source = _stdin(workspace, name)
    return source if isinstance(source, Report) else workspace.check_source(source, _path(name))


def _page_of_stdin(options: Options, name: str | None) -> Page:
    from sourcing.workspace import Workspace

    workspace = Workspace(options)
    return _page(workspace, _stdin(workspace, name))


def _pages(paths: Iterable[str], options: Options) -> Iterator[Page]:
    from functools import partial

    from sourcing.batches import each
    from sourcing.reporters.sources import Page
    from sourcing.workspace import Workspace, split

    found, missing = split(Workspace(options).files(paths))
    yield Page(None, missing.errors)
    yield from each(partial(_pager, options), found)


def _pager(options: Options) -> Callable[[Found], Page]:
    """Return what makes a file's page, with a workspace of its own; a process builds one for itself."""
    from sourcing.workspace import Workspace, read

    workspace = Workspace(options)
    return lambda file: _page(workspace, read(file))


def _page(workspace: Workspace, source: Source | Report) -> Page:
    from sourcing.findings import Report
    from sourcing.reporters.sources import Page, to_sheet

    facts = source if isinstance(source, Report) else workspace.facts(source)
    if isinstance(facts, Report):
        return Page(None, facts.errors)
    return Page(to_sheet(facts.document.source.path, facts))


def _stdin(workspace: Workspace, name: str | None) -> Source | Report:
    """Read standard input; a report where it cannot be read, or where the config excludes its name."""
    from sourcing.documents.source import UnreadableError, decode
    from sourcing.findings import Report
    from sourcing.packs.located import LocatedErrors
    from sourcing.workspace import to_errors, unreadable

    path = _path(name)
    try:
        if path is not None and workspace.excludes(path):
            return Report()
        return decode(sys.stdin.buffer.read(), name or STDIN_NAME)
    except LocatedErrors as error:
        return Report(errors=to_errors(error.errors))
    except UnreadableError as error:
        return Report(errors=(unreadable(error),))


def _path(name: str | None) -> Path | None:
    return None if name is None else Path(name)
