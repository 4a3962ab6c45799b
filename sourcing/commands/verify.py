"""`sourcing verify`: documents and their sources to what the sources do not bear out."""

from __future__ import annotations

import click

from sourcing.commands.checking import Manner, run_once
from sourcing.commands.common import (
    baseline_option,
    color_option,
    config_option,
    exit_zero_option,
    fail_on_option,
    format_option,
    names,
    no_suppress_option,
    output_option,
    quiet_option,
    show_from_option,
    statistics_option,
)
from sourcing.commands.output import default_format, targets
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import replace

if TYPE_CHECKING:
    from sourcing.kinds import Severity

PRESET = "verification"
_OPTION = "--sources"


class _TakesMany(click.Command):
    """A command whose option `--sources` takes all that follows it up to the next option, as a shell's globs need."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(context, _one_each(args))


def _one_each(args: list[str]) -> list[str]:
    """Give each source an option of its own: `--sources a b` is `--sources a --sources b`."""
    given: list[str] = []
    taking = False
    for number, argument in enumerate(args):
        if argument == "--":
            return [*given, *args[number:]]
        if argument == _OPTION:
            taking = True
            if args[number + 1 : number + 2] in ([], [_OPTION]) or args[number + 1].startswith("--"):
                given.append(argument)  # click says that its value is missing
        elif taking and not (argument.startswith("-") and len(argument) > 1):
            given += [_OPTION, argument]
        else:
            taking = False
            given.append(argument)
    return given


@click.command(cls=_TakesMany)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE …")
@click.option(
    _OPTION,
    multiple=True,
    metavar="PATH …",
    help="The documents the articles rest on: files, folders, globs. Without it, what the front matter or config names.",
)
@config_option
@click.option("--select", metavar="RULE,…", multiple=True, callback=names, help="Rules of verification to run besides.")
@click.option("--ignore", metavar="RULE,…", multiple=True, callback=names, help="Rules not to run.")
@format_option
@output_option
@fail_on_option
@show_from_option
@no_suppress_option
@baseline_option
@exit_zero_option
@statistics_option
@quiet_option
@color_option
@click.pass_context
def verify(
    context: click.Context,
    /,
    *,
    articles: tuple[str, ...],
    sources: tuple[str, ...],
    config: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str | None,
    output: tuple[str, ...],
    fail_on: Severity | None,
    show_from: Severity | None,
    no_suppress: bool,
    baseline: str | None,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
    color: str,
) -> None:
    """Hold articles against the documents they rest on: quotations word by word, figures by value, names by spelling.

    ARTICLE is a file or a folder. The sources follow --sources, after the articles.

    Exits 0 if the sources bear out what was compared, 1 if they do not, 2 if something could not be compared.
    """
    from sourcing.options import options

    manner = Manner(
        form or default_format(),
        color,
        outputs=tuple(targets(output)),
        show_from=show_from,
        exit_zero=exit_zero,
        statistics=statistics,
        quiet=quiet,
    )
    chosen = replace(
        options(config, PRESET, select, ignore, fail_on),
        baseline=baseline,
        suppress=not no_suppress,
        portray=manner.shows_documents,
        sources=sources,
        verify_only=True,
    )
    context.exit(run_once(articles, chosen, manner, None))
