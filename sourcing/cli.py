"""The command line: arguments to calls to an exit code. It decides nothing about text."""

from __future__ import annotations

from typing import Any

import click

from sourcing import __version__
from sourcing.commands.baseline import baseline
from sourcing.commands.check import check
from sourcing.commands.examples import test
from sourcing.commands.rules import config, rule, rules
from sourcing.commands.server import completion, server
from sourcing.commands.sources import sources
from sourcing.commands.terminal import ended
from sourcing.commands.verify import verify

_CLICKS_OWN = (click.ClickException, click.exceptions.Exit, click.Abort)


class Program(click.Group):
    """The group of commands; whatever ends one of them early ends in one of the exit codes."""

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        invoke = super().invoke
        context.exit(ended(lambda: invoke(context) or 0, passing=_CLICKS_OWN))


@click.group("sourcing", cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sourcing")
def main() -> None:
    """Find the statements that owe the reader a source."""


for command in (check, sources, verify, rules, rule, test, config, baseline, server, completion):
    main.add_command(command)
