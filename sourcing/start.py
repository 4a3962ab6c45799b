"""The front door: `sourcing check FILE …` goes straight to its work, everything else to the command line.

The command line is click's, and importing click takes as long as checking an article.
"""

from __future__ import annotations

import sys

_GARBAGE = 50_000
"""New objects before Python looks for garbage: nearly all that a start makes, it keeps."""


def main() -> None:
    """Run the `sourcing` command; it ends the process with its exit code."""
    if is_plain_check(sys.argv[1:]) and sys.platform != "win32":  # where click looks for wildcards in the arguments
        import gc

        from sourcing.commands.terminal import ended

        gc.set_threshold(_GARBAGE)
        sys.exit(ended(lambda: _check(tuple(sys.argv[2:]))))
    from sourcing.cli import main as command_line

    command_line()


def is_plain_check(arguments: list[str]) -> bool:
    """Tell whether arguments are `check` and paths, and nothing that has a meaning of its own."""
    return arguments[:1] == ["check"] and not any(argument.startswith("-") for argument in arguments)


def _check(paths: tuple[str, ...]) -> int:
    from sourcing.commands.checking import Manner, run_once
    from sourcing.commands.output import default_format
    from sourcing.workspace import options

    return run_once(paths or (".",), options(None, None, (), ()), Manner(default_format()), None)
