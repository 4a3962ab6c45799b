"""How a command ends and how its words reach the terminal: exit codes, standard output, standard error.

Nothing here or in `checking` imports click, so that the plainest call, `sourcing check FILE …`, does without it.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from time import monotonic

from sourcing.lean.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sourcing.errors import Error

Ended = TypeVar("Ended")

_PATIENCE = 0.1
"""Seconds that a reader waits for what has been found."""
STDIN = "-"
STDIN_NAME = "<stdin>"


class Exit:
    """The exit codes; a failure wins over findings. Plain numbers, because importing `enum` takes its time."""

    OK = 0
    FOUND = 1
    FAILED = 2
    INTERRUPTED = 130


def wants_color(color: str) -> bool:
    """Tell whether standard output gets colour."""
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def never_fail_on_characters() -> None:
    """Escape what the encoding of the terminal lacks, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class UnwritableError(Exception):
    """Standard output takes no more: the disk is full, say. The message is the system's."""


def write(pieces: Iterable[str]) -> None:
    """Write to standard output, at once what comes slowly and in larger parts what comes fast. Raises UnwritableError."""
    shown = -_PATIENCE
    for piece in pieces:
        _to_output(sys.stdout.write, piece)
        if monotonic() - shown >= _PATIENCE:
            _to_output(sys.stdout.flush)
            shown = monotonic()
    _to_output(sys.stdout.flush)


def _to_output(put: Callable[..., object], *pieces: str) -> None:
    try:
        put(*pieces)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(error.strerror) from error


def say(line: str) -> None:
    """Write a line to standard error, after what standard output already has."""
    sys.stdout.flush()
    sys.stderr.write(f"{line}\n")


def say_line(line: str) -> None:
    """Say a line that names what is the user's own: nothing in it ends the line, drives a terminal or a build agent."""
    from sourcing.reporters.text import harmless, printable

    say(harmless(printable(line)))


def say_error(error: Error) -> None:
    say_line(f"error: {error}")


def ended(command: Callable[[], Ended], passing: tuple[type[BaseException], ...] = ()) -> Ended | int:
    """Run a command and return its exit code, or what else it returns; what it raises of the types `passing` goes on."""
    never_fail_on_characters()
    try:
        return command()
    except KeyboardInterrupt:
        say("interrupted")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return Exit.FAILED
    except UnwritableError as error:
        _stop_writing()
        sys.stderr.write(f"error: standard output cannot be written: {error}\n")
        return Exit.FAILED
    except passing:
        raise
    except Exception:  # noqa: BLE001 - a crash must not look like findings, which Python's own exit code 1 would
        from traceback import format_exc

        say(f"{format_exc()}error: sourcing itself failed; please report the lines above")
        return Exit.FAILED


def _stop_writing() -> None:
    """Send what is left to nowhere: the reader has gone, and the flush at exit must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
