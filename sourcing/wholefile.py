"""Text or bytes to a file that is either written whole or left as it was: written beside, then renamed.

A pipe or a device is written to as it is.
"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


_OWN = ("/dev/stdout", "/dev/stderr", "/dev/fd/")
"""Names of this process's own streams."""


def write_whole(path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
    """Write UTF-8 to `path`, following a link, and keep the permissions of a file that is there.

    A surrogate, which UTF-8 has no bytes for, is written as its escape. Raises OSError, and whatever `pieces` raises;
    then nothing at `path` has changed.
    """
    write_whole_bytes(path, (piece.encode("utf-8", "backslashreplace") for piece in pieces))


def write_whole_bytes(path: str | os.PathLike[str], pieces: Iterable[bytes | memoryview]) -> None:
    """As `write_whole`, for bytes."""
    if _is_stream(path):
        with Path(path).open("ab") as stream:
            stream.writelines(pieces)
        return
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


def _is_stream(path: str | os.PathLike[str]) -> bool:
    """Tell whether a path is a pipe, a device or one of this process's own streams: nothing can be beside those."""
    if os.path.abspath(path).startswith(_OWN):  # noqa: PTH100 - a link there is not to be followed
        return True
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)


def _mode(target: Path) -> int:
    """Return the permissions of a file that is there, or those that a new one gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
