"""`sourcing baseline write`, `prune` and `show`: accept the findings of today, so that only new ones count."""

from __future__ import annotations

from pathlib import Path

import click

from sourcing.commands.common import fail, rule_options
from sourcing.commands.terminal import Exit, say_line, write
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sourcing.errors import Error
    from sourcing.findings import Finding
    from sourcing.options import Options
    from sourcing.triage.baseline import Baseline

    Command = Callable[..., Any]


@click.group()
def baseline() -> None:
    """Accept the findings of today, so that only new ones count."""


def _file_option(command: Command) -> Command:
    text = "The baseline file, instead of the one the config names or sourcing-baseline.json."
    return click.option("--baseline", "file", metavar="FILE", help=text)(command)


@baseline.command("write")
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@_file_option
@rule_options
@click.pass_context
def write_(context: click.Context, /, *, paths: tuple[str, ...], file: str | None, **chosen: Any) -> None:  # noqa: ANN401 - the rule options
    """Write the findings of documents into the baseline.

    PATH is a file or a folder, by default the current folder. What the baseline says of other files is kept.

    Exits 0, or 2 if something could not be checked; then nothing is written.
    """
    from sourcing.triage.baseline import written

    _rewrite(context, paths, file, chosen, written, must_exist=False)


@baseline.command()
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@_file_option
@rule_options
@click.pass_context
def prune(context: click.Context, /, *, paths: tuple[str, ...], file: str | None, **chosen: Any) -> None:  # noqa: ANN401 - the rule options
    """Take out of the baseline what is mended, and give moved files their new paths; add nothing.

    Exits 0, or 2 if something could not be checked; then nothing is written.
    """
    from sourcing.triage.baseline import pruned

    _rewrite(context, paths, file, chosen, pruned, must_exist=True)


@baseline.command()
@_file_option
@click.pass_context
def show(context: click.Context, /, *, file: str | None) -> None:
    """List what the baseline holds: path, rule and sentence.

    Exits 0, or 2 if the baseline cannot be read.
    """
    from sourcing.options import Options
    from sourcing.reporters.text import count, harmless, printable

    known = _load(context, _place(context, file, Options()), must_exist=True)
    write(f"{harmless(printable(f'{entry.path}: {entry.sentence} [{entry.rule}]'))}\n" for entry in known.entries)
    say_line(f"{count(len(known.entries), 'finding')} in {known.path}")


def _rewrite(
    context: click.Context,
    paths: tuple[str, ...],
    file: str | None,
    chosen: dict[str, Any],
    change: Callable[[Baseline, list[str], list[Finding]], Baseline],
    *,
    must_exist: bool,
) -> None:
    from sourcing.options import options
    from sourcing.reporters.text import count
    from sourcing.triage.baseline import dump
    from sourcing.wholefile import write_whole

    wanted = replace(options(**chosen), baselines=False)
    old = _load(context, _place(context, file, wanted), must_exist=must_exist)
    checked, findings, errors = _findings(paths or (".",), wanted)
    if errors:
        fail(context, errors)
    new = change(old, checked, findings)
    try:
        write_whole(old.path, dump(new))
    except OSError as error:
        say_line(f"error: {old.path}: cannot be written: {error.strerror or error}")
        context.exit(Exit.FAILED)
    gone, come = len(set(old.entries) - set(new.entries)), len(set(new.entries) - set(old.entries))
    say_line(f"{count(len(new.entries), 'finding')} in {old.path}: {come} added, {gone} taken out")


def _findings(paths: tuple[str, ...], options: Options) -> tuple[list[str], list[Finding], list[Error]]:
    """Check the paths; return the files that were, their findings, and what could not be checked."""
    from sourcing.runs import check_files, merged, split
    from sourcing.workspace import Workspace

    found, _ = split(Workspace(options).files(paths))
    report = merged(check_files(paths, options))
    return [file.path for file in found], list(report.findings), list(report.errors)


def _place(context: click.Context, file: str | None, options: Options) -> Path:
    """Return the baseline file: the one named, the config's, or the usual one."""
    from sourcing.packs.located import LocatedErrors, to_errors
    from sourcing.triage.baseline import DEFAULT_NAME
    from sourcing.workspace import Workspace

    if file is not None:
        return Path(file)
    try:
        return Workspace(options).config(None).baseline() or Path(DEFAULT_NAME)
    except LocatedErrors as error:
        fail(context, to_errors(error.errors))


def _load(context: click.Context, place: Path, *, must_exist: bool) -> Baseline:
    from sourcing.triage.baseline import Baseline, BaselineError, load

    if not must_exist and not place.exists():
        return Baseline(place)
    try:
        return load(place)
    except BaselineError as error:
        fail(context, [error.error])
