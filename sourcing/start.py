"""The front door: `sourcing check FILE …` goes straight to its work, everything else to the command line.

The command line is click's, and importing click takes as long as checking an article.
"""

from __future__ import annotations

import sys
from os import _exit

_CACHE = "--cache"
_GARBAGE = 200_000
"""New objects before Python looks for garbage: nearly all that a start makes, it keeps."""


def program() -> None:
    """Run the `sourcing` command, then end the process without freeing what it holds one by one.

    Python takes everything apart before it ends, which on one article is a twelfth of the whole.
    """
    import gc

    gc.set_threshold(_GARBAGE)
    try:
        main()
    except SystemExit as ending:
        if isinstance(ending.code, int) and "threading" not in sys.modules:  # where threads run, Python waits for them
            _leave(ending.code)
        raise


def _leave(code: int) -> None:
    """End the process once all that was registered for its end is done and written; return where writing fails."""
    import atexit

    atexit._run_exitfuncs()  # noqa: SLF001 - what Python calls at this point
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    _exit(code)


def main() -> None:
    """Run the `sourcing` command; it ends the process with its exit code."""
    if is_plain_check(sys.argv[1:]) and sys.platform != "win32":  # where click looks for wildcards in the arguments
        from sourcing.commands.terminal import ended

        sys.exit(ended(lambda: _check(sys.argv[2:])))
    from sourcing.cli import main as command_line

    command_line()


def is_plain_check(arguments: list[str]) -> bool:
    """Tell whether arguments are `check` and paths, with or without `--cache`, and nothing else that has a meaning of its own."""
    return arguments[:1] == ["check"] and not any(each.startswith("-") and each != _CACHE for each in arguments)


def _check(arguments: list[str]) -> int:
    from sourcing.commands.checking import Manner, run_once
    from sourcing.commands.output import default_format
    from sourcing.workspace import Options

    paths = tuple(each for each in arguments if each != _CACHE)
    asked = Options(cache=True if _CACHE in arguments else None)
    return run_once(paths or (".",), asked, Manner(default_format()), None)
