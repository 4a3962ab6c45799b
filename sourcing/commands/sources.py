"""`sourcing sources`: files to who is cited in them."""

from __future__ import annotations

import click

from sourcing.commands.common import config_option, reads_stdin, stdin_name_option
from sourcing.commands.stdin import read_stdin
from sourcing.commands.terminal import Exit, say_error, write
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcing.documents.discovery import Found
    from sourcing.documents.source import Source
    from sourcing.errors import Error
    from sourcing.findings import Report
    from sourcing.options import Options
    from sourcing.reporters.sources import Page
    from sourcing.workspace import Workspace


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@config_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How the ledger is printed."
)
@stdin_name_option
@click.pass_context
def sources(
    context: click.Context, /, *, paths: tuple[str, ...], config: str | None, form: str, stdin_filename: str | None
) -> None:
    """Show who is cited in documents, for what and how often, and what that covers.

    PATH is a file or a folder, by default the current folder; - reads standard input.

    Exits 0, or 2 if something could not be read.
    """
    from sourcing.options import options
    from sourcing.reporters.sources import render_json, render_text

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


def _page_of_stdin(options: Options, name: str | None) -> Page:
    from sourcing.workspace import Workspace

    workspace = Workspace(options)
    return _page(workspace, read_stdin(workspace, name))


def _pages(paths: Iterable[str], options: Options) -> Iterator[Page]:
    from functools import partial

    from sourcing.batches import each
    from sourcing.reporters.sources import Page
    from sourcing.runs import split
    from sourcing.workspace import Workspace

    found, missing = split(Workspace(options).files(paths))
    yield Page(None, missing.errors)
    yield from each(partial(_pager, options), found)


def _pager(options: Options) -> Callable[[Found], Page]:
    """Return what makes a file's page, with a workspace of its own; a process builds one for itself."""
    from sourcing.reading import read
    from sourcing.workspace import Workspace

    workspace = Workspace(options)
    return lambda file: _page(workspace, read(file))


def _page(workspace: Workspace, source: Source | Report) -> Page:
    from sourcing.findings import Report
    from sourcing.reporters.sources import Page, to_sheet

    facts = source if isinstance(source, Report) else workspace.facts(source)
    if isinstance(facts, Report):
        return Page(None, facts.errors)
    return Page(to_sheet(facts.document.source.path, facts))
