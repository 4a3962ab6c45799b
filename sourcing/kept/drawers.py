"""Small values of which there may be a hundred thousand → a file each, in drawers of the user's cache folder.

A value is named by a digest of all that it was made from, and the first two digits name its drawer, so that no folder
grows long. As all that is kept, a file appears whole or not at all, one that is damaged counts as missing, and nothing
happens where nothing can be written.

Once a day, and after so many bytes, whoever writes sweeps: what nobody has used for a month goes, and of what takes
more room than it may, the part unused for longest.
"""

from __future__ import annotations

import os
from time import time

from sourcing import kept
from sourcing.lean.light import suppress
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = 24 * 60 * 60.0
UNUSED = 30 * DAY
"""Seconds after which a value that nobody has used goes."""
MOST_BYTES = 500_000_000
"""Room on the disk for the values of one kind."""
_SWEPT_TO = 0.8
"""The share of that room which a sweep leaves in use, so that the next is not due at once."""
_SWEEP_EVERY = 50_000_000
"""Bytes on the disk that a process writes before it sweeps again."""
_DISK_BLOCK = 4096
_MARK = "swept"


class _Kept(NamedTuple):
    """A file in a drawer."""

    used: float
    room: int
    path: str


class Drawers:
    """The drawers for values of one kind."""

    def __init__(self, what: str) -> None:
        self._top = kept.folder()
        self._folder = None if self._top is None else os.path.join(self._top, what)
        self._trusted: bool | None = None
        self._unswept = 0

    def load(self, name: str) -> memoryview | None:
        """Return what was saved under a name; None where it is missing, damaged or open to others."""
        if self._folder is None or not self._is_trusted():
            return None
        path = self._path(name)
        data = kept.read_whole(path)
        if data is not None:
            with suppress(OSError):
                if time() - os.stat(path).st_mtime > DAY:
                    os.utime(path)
        return data

    def save(self, name: str, data: bytes) -> None:
        """Keep a value under a name."""
        if self._folder is None:
            return
        from pathlib import Path

        path = Path(self._path(name))
        with suppress(OSError):
            for folder in (Path(self._top or ""), Path(self._folder), path.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_trusted():
                kept.write(path, data)
                self._sweep_if_due(_room(len(data)))

    def _path(self, name: str) -> str:
        return os.path.join(self._folder or "", name[:2], name + kept.SUFFIX)

    def _is_trusted(self) -> bool:
        """Whether only this user may write there; asked once, and not before there is anything."""
        if self._trusted is None:
            try:
                self._trusted = all(kept.is_private(folder) for folder in (self._top, self._folder) if folder)
            except OSError:
                return False
        return self._trusted

    def _sweep_if_due(self, written: int) -> None:
        mark = os.path.join(self._folder or "", _MARK)
        is_first = not self._unswept
        self._unswept += written
        if self._unswept > _SWEEP_EVERY or (is_first and not _is_newer(mark, time() - DAY)):
            with open(mark, "wb"):  # first, so that no other process sweeps beside this one
                pass
            self.sweep()
            self._unswept = 1

    def sweep(self) -> None:
        """Let go what has been unused for long, and what takes too much room."""
        now, room = time(), 0
        allowed = MOST_BYTES * _SWEPT_TO
        for file in sorted(self._files(), reverse=True):
            room += file.room
            half_written = not file.path.endswith(kept.SUFFIX) and now - file.used > DAY
            if room > allowed or half_written or now - file.used > UNUSED:
                with suppress(OSError):
                    os.unlink(file.path)

    def _files(self) -> Iterator[_Kept]:
        with os.scandir(self._folder) as drawers:
            for drawer in drawers:
                if drawer.is_dir(follow_symlinks=False):
                    yield from _files_in(drawer.path)


def _files_in(drawer: str) -> Iterator[_Kept]:
    with os.scandir(drawer) as entries:
        for entry in entries:
            with suppress(OSError):  # another process may have taken it away
                state = entry.stat(follow_symlinks=False)
                yield _Kept(state.st_mtime, _room(state.st_size), entry.path)


def _room(size: int) -> int:
    """Return what a file of a size takes on the disk."""
    return -(-size // _DISK_BLOCK) * _DISK_BLOCK


def _is_newer(path: str, since: float) -> bool:
    try:
        return os.stat(path).st_mtime > since
    except OSError:
        return False
