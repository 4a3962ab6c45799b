"""Text or bytes to a file that is either written whole or left as it was: written beside, then renamed."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
    """Write UTF-8 to `path`, following a link, and keep the permissions of a file that is there.

    A surrogate, which UTF-8 has no bytes for, is written as its escape. Raises OSError, and whatever `pieces` raises;
    then nothing at `path` has changed.
    """
    write_whole_bytes(path, (piece.encode("utf-8", "backslashreplace") for piece in pieces))


def write_whole_bytes(path: str | os.PathLike[str], pieces: Iterable[bytes]) -> None:
    """As `write_whole`, for bytes."""
    target = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as beside:
            beside.writelines(pieces)
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """Return the permissions of a file that is there, or those that a new one gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
