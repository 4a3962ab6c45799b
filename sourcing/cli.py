"""The command line: arguments to calls to an exit code. It decides nothing about text."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from sourcing.commands.baseline import baseline
from sourcing.commands.check import check
from sourcing.commands.common import Exit, never_fail_on_characters, say
from sourcing.commands.rules import config, rule, rules, test
from sourcing.commands.server import completion, server
from sourcing.commands.sources import sources
from sourcing.commands.verify import verify


class Program(click.Group):
    """The group of commands; whatever ends one of them early ends in one of the exit codes."""

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        never_fail_on_characters()
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            say("interrupted")
            context.exit(Exit.INTERRUPTED)
        except BrokenPipeError:
            _stop_writing()
            context.exit(Exit.FAILED)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:  # noqa: BLE001 - a crash must not look like findings, which Python's own exit code 1 would
            from traceback import format_exc

            say(f"{format_exc()}error: sourcing itself failed; please report the lines above")
            context.exit(Exit.FAILED)


def _stop_writing() -> None:
    """Send what is left to nowhere: the reader has gone, and the flush at exit must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group("sourcing", cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sourcing", prog_name="sourcing")
def main() -> None:
    """Find the statements that owe the reader a source."""


for command in (check, sources, verify, rules, rule, test, config, baseline, server, completion):
    main.add_command(command)
