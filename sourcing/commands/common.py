"""What the commands share: their options, where their text comes from, and how they say what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import click

from sourcing.commands.plain import split_names
from sourcing.commands.terminal import STDIN, Exit, say_error
from sourcing.reporters import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sourcing.errors import Error
    from sourcing.packs.loaded import Packs

    Command = Callable[..., Any]


def rule_options(command: Command) -> Command:
    """Add the options that say which rules run."""
    for option in (
        click.option("--ignore", metavar="RULE,…", multiple=True, callback=names, help="Rules not to run."),
        click.option(
            "--select", metavar="RULE,…", multiple=True, callback=names, help="Rules to run besides the preset's."
        ),
        click.option("--preset", metavar="NAME", help="The preset to run instead of the config's."),
        config_option,
    ):
        command = option(command)
    return command


def config_option(command: Command) -> Command:
    """Add `--config`."""
    kind = click.Path(exists=True, dir_okay=False)
    return click.option(
        "--config", type=kind, metavar="FILE", help="The config for all files, instead of the nearest above each."
    )(command)


_SEVERITY = click.Choice(["error", "warning", "note"])

format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), help="How findings are printed; by default as text."
)
output_option = click.option(
    "--output",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Write a report into a file as well; may be given many times.",
)
fail_on_option = click.option("--fail-on", type=_SEVERITY, help="The mildest severity that fails the run.")
show_from_option = click.option(
    "--show-from", type=_SEVERITY, help="The mildest severity that is shown; milder ones may still fail."
)
no_suppress_option = click.option(
    "--no-suppress", is_flag=True, help="Show what comments in the documents silence, too."
)
baseline_option = click.option(
    "--baseline", metavar="FILE", help="The findings that are known, instead of the config's baseline."
)
exit_zero_option = click.option(
    "--exit-zero", is_flag=True, help="Exit 0 whatever is found; still 2 if something could not be checked."
)
statistics_option = click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
quiet_option = click.option("--quiet", is_flag=True, help="Print findings and errors only.")


def stdin_name_option(command: Command) -> Command:
    """Add `--stdin-filename`."""
    text = "The name of what - reads; it chooses format and config."
    return click.option("--stdin-filename", metavar="FILE", help=text)(command)


def color_option(command: Command) -> Command:
    """Add `--color`."""
    choice = click.Choice(["auto", "always", "never"])
    text = "Colour and underline: by default on a terminal, unless NO_COLOR is set."
    return click.option("--color", type=choice, default="auto", help=text)(command)


def reads_stdin(paths: tuple[str, ...], stdin_filename: str | None) -> bool:
    """Tell whether standard input is what to read. Raises UsageError where the arguments contradict each other."""
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError("- stands alone; name files or read standard input, not both.")
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename needs - as the path.")
    return STDIN in paths


def names(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return split_names(values)


def fail(context: click.Context, errors: Iterable[Error]) -> NoReturn:
    """Say what is wrong and end the run."""
    for error in errors:
        say_error(error)
    context.exit(Exit.FAILED)


def say_errors(packs: Packs) -> bool:
    """Say what is wrong with the packs, if anything is; tell whether it is."""
    from sourcing.packs.located import to_errors

    for error in to_errors(packs.errors):
        say_error(error)
    return bool(packs.errors)
