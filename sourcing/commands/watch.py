"""`sourcing check --watch`: check again whenever a document, a config or a rule is saved."""

from __future__ import annotations

from pathlib import Path

import click

from sourcing.commands.terminal import say_line
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_QUIET_MILLISECONDS = 100
"""How long nothing must be saved before the next check; editors write a file in several steps."""


def watch(paths: tuple[str, ...], run: Callable[[], object]) -> None:
    """Call `run` now and after every change under the paths, until interrupted. Raises UsageError without watchfiles."""
    from sourcing.config import forget_configs

    try:
        from watchfiles import watch as changes
    except ImportError:
        raise click.UsageError("--watch needs watchfiles; install it with: pip install 'sourcing[watch]'") from None
    run()
    places = _places(paths)
    say_line(f"watching {', '.join(map(str, places))}; stop with Ctrl-C")
    for _ in changes(*places, watch_filter=_matters, step=_QUIET_MILLISECONDS, raise_interrupt=True):
        forget_configs()
        click.echo("", err=True)
        run()


def _places(paths: tuple[str, ...]) -> list[Path]:
    """Return the folders to watch: those named, and those that named files are in."""
    return sorted(set(_folders(paths)))


def _folders(paths: tuple[str, ...]) -> Iterator[Path]:
    for path in map(Path, paths):
        yield path if path.is_dir() else path.parent


def _matters(_change: object, path: str) -> bool:
    from sourcing.config.files import CONFIG_NAMES
    from sourcing.documents import SUFFIXES

    place = Path(path)
    if place.name.startswith("."):
        return place.name in CONFIG_NAMES
    return place.suffix.lower() in {*SUFFIXES, ".yaml", ".yml", ".toml"}
