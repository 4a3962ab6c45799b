"""`sourcing check`: files to findings, in the formats and within the limits asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sourcing.commands.checking import Manner, run_once
from sourcing.commands.common import (
    baseline_option,
    color_option,
    exit_zero_option,
    fail_on_option,
    format_option,
    no_suppress_option,
    output_option,
    quiet_option,
    reads_stdin,
    rule_options,
    show_from_option,
    statistics_option,
    stdin_name_option,
)
from sourcing.commands.output import default_format, targets
from sourcing.commands.terminal import STDIN, Exit, say_line
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import replace

if TYPE_CHECKING:
    from datetime import datetime

    from sourcing.kinds import Severity
    from sourcing.triage.changed import Changed


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH …]")
@rule_options
@format_option
@output_option
@click.option(
    "--columns", type=click.Choice(["code-points", "utf16"]), default="code-points", help="Columns that JSON tells."
)
@fail_on_option
@show_from_option
@click.option("--max-findings", type=click.IntRange(min=0), metavar="N", help="Show at most so many findings.")
@no_suppress_option
@baseline_option
@click.option(
    "--diff",
    metavar="BASE",
    help="Report on lines that changed since the merge base with this branch or commit; - reads a unified diff.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day to count from (2026-05-31) for figures that are out of date; by default each document's own date.",
)
@click.option(
    "--cache/--no-cache",
    default=None,
    help="Do not check a file again that is as it was, under the same rules, when it was last checked with --cache.",
)
@click.option("--add-ignore", metavar="RULE", help="Write comments that ignore what this rule reports now.")
@click.option("--reason", metavar="TEXT", help="Why it may be ignored, for --add-ignore.")
@click.option("--watch", "watching", is_flag=True, help="Check again whenever a document is saved.")
@exit_zero_option
@statistics_option
@quiet_option
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
    form: str | None,
    output: tuple[str, ...],
    columns: str,
    fail_on: Severity | None,
    show_from: Severity | None,
    max_findings: int | None,
    no_suppress: bool,
    baseline: str | None,
    diff: str | None,
    today: datetime | None,
    cache: bool | None,
    add_ignore: str | None,
    reason: str | None,
    watching: bool,
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
    from sourcing.options import options

    from_stdin = reads_stdin(paths, stdin_filename)
    _refuse_contradictions(add_ignore, reason, diff, from_stdin=from_stdin, watching=watching)
    manner = Manner(
        form or default_format(),
        color,
        columns,
        tuple(targets(output)),
        show_from=show_from,
        max_findings=max_findings,
        exit_zero=exit_zero,
        statistics=statistics,
        quiet=quiet,
    )
    chosen = replace(
        options(config, preset, select, ignore, fail_on),
        baseline=baseline,
        suppress=not no_suppress,
        today=None if today is None else today.date(),
        portray=manner.shows_documents,
    )
    if add_ignore is not None:
        from sourcing.commands.ignore import add_ignores

        context.exit(add_ignores(paths or (".",), chosen, add_ignore, reason or ""))
    stdin_name = (stdin_filename or "") if from_stdin else None

    def run() -> int:
        asked = replace(chosen, changed=_changed(context, diff), cache=cache)
        return run_once(paths or (".",), asked, manner, stdin_name)

    if watching:
        from sourcing.commands.watch import watch

        watch(paths or (".",), run)
    context.exit(run())


def _refuse_contradictions(
    add_ignore: str | None, reason: str | None, diff: str | None, *, from_stdin: bool, watching: bool
) -> None:
    """Raise UsageError where options of `check` exclude or need each other."""
    if diff == STDIN and (from_stdin or watching):
        raise click.UsageError("--diff - reads standard input, and so can neither - as the path nor --watch.")
    if from_stdin and (watching or add_ignore is not None):
        raise click.UsageError("--watch and --add-ignore need files, and not standard input.")
    if add_ignore is not None and not (reason or "").strip():
        raise click.UsageError("--add-ignore needs --reason: say who confirmed it, and when.")
    if reason is not None and add_ignore is None:
        raise click.UsageError("--reason is for --add-ignore.")


def _changed(context: click.Context, diff: str | None) -> Changed | None:
    """Return the lines that a diff changes; None where none is asked for. Exits 2 where that cannot be told."""
    if diff is None:
        return None
    from sourcing.triage.changed import DiffError, parse_diff
    from sourcing.triage.git import GitError, changed_since, top_folder

    try:
        if diff != STDIN:
            return changed_since(diff)
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
        return parse_diff(text, [Path.cwd(), *filter(None, [top_folder()])])
    except (DiffError, GitError) as error:
        say_line(f"error: --diff: {error}")
        context.exit(Exit.FAILED)
