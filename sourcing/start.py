"""The front door: a `sourcing check` with everyday options goes straight to its work, everything else to the command line.

The command line is click's, and importing click takes as long as checking an article.
"""

from __future__ import annotations

import sys
from os import _exit

_GARBAGE = 200_000
"""New objects before Python looks for garbage: nearly all that a start makes, it keeps."""


def program() -> None:
    """Run the `sourcing` command, then end the process without freeing what it holds one by one.

    Python takes everything apart before it ends, which on one article is a twelfth of the whole.
    """
    import gc

    from sourcing.kept.code import take_code_from_here

    gc.set_threshold(_GARBAGE)
    take_code_from_here()
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
    if sys.argv[1:2] == ["check"] and sys.platform != "win32":  # where click looks for wildcards in the arguments
        from sourcing.commands.terminal import ended

        code = ended(lambda: _plainly_checked(sys.argv[2:]))
        if code is not None:
            sys.exit(code)
    from sourcing.cli import main as command_line

    command_line()


def _plainly_checked(arguments: list[str]) -> int | None:
    """Check as the arguments say, and return the exit code; None where only click can read them."""
    from sourcing.commands.plain import asked_in
    from sourcing.kept.code import load_what_every_check_takes

    asked = asked_in(arguments)
    if asked is None:
        return None
    load_what_every_check_takes()
    from sourcing.commands.checking import run_once

    return run_once(*asked)
