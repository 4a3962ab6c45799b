"""What a run worked out → files in the user's cache folder, so that the next run need not.

A file is named for everything its content was made from: the bytes that were read, this program's own code, Python.
So nothing kept is ever out of date, and the folder may be deleted at any time. A file appears whole or not at all, so
processes may share the folder; one that is damaged counts as missing; where nothing can be written, nothing is kept.

`SOURCING_CACHE` names another folder, or says `off`.
"""

from __future__ import annotations

import atexit
import os
import stat
import sys
import zlib
from itertools import accumulate, pairwise

from sourcing.kept.packed import packed, unpacked
from sourcing.lean.light import blake2b, cache, partial, suppress
from sourcing.lean.typed import TYPE_CHECKING, TypeVar, cast
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import Any

Value = TypeVar("Value")
State = tuple[str, int, int, int]
"""A file's path, size and times: when it was last written, and when anything of it last changed."""

PROGRAM = os.path.dirname(os.path.dirname(__file__))
"""The folder of this program's modules."""
VARIABLE = "SOURCING_CACHE"
OFF = "off"
MOST_FILES = 64
"""Files of one kind kept in the folder; the oldest go first, and many small configs never push out the packs."""
MOST_SMALL = 3000
"""Small values kept in their file."""
SUFFIX = ".kept"
_DIGEST = 16
_CHECKSUM, _LENGTH = 4, 8
"""Bytes that a checksum and the length of a file's part take in it."""


class Form(NamedTuple):
    """How values are written as bytes and read again."""

    write: Callable[[Any], bytes]
    read: Callable[[bytes | memoryview], object]


PACKED = Form(packed, unpacked)


def recall(
    what: str,
    made_from: Iterable[str | bytes],
    make: Callable[[], Value],
    worth_keeping: Callable[[Value], bool] = lambda _: True,
    form: Form = PACKED,
) -> Value:
    """Return what `make` returned when it was last called on the same data, or call it now and keep what it returns.

    `made_from` is all that `make` depends on besides the program itself. Raises what `make` raises; that is not kept.
    """
    name = name_of(what, made_from)
    kept = load(name)
    if kept is not None:
        with suppress(Exception):  # whatever a damaged file may raise, the remedy is to make the value again
            return cast("Value", form.read(kept))
    value = make()
    if worth_keeping(value):
        save(name, form.write(value))
    return value


def joined(*parts: Iterable[str]) -> str:
    """Lists of texts as one, from which no others could have come: no file holds the characters between them."""
    return "\1".join(map("\0".join, parts))


def recall_small(what: str, made_from: str, make: Callable[[], Value]) -> Value:
    """As `recall`, for values of which there are many: they share one file, which is written when the program ends."""
    return _small.recall(f"{what}:{made_from}", make)


def write_small() -> None:
    """Write the small values that this process made; called when it ends."""
    _small.write()


class _Small:
    """The small values, each in the file until it is asked for.

    Their file begins with the place of each, and only those that are asked for are read, and told whether they are
    damaged: a run asks for few of the values that other runs have kept.
    """

    def __init__(self) -> None:
        self._kept: _Pieces | None = None
        self._made: dict[bytes, bytes] = {}
        self._fresh: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def recall(self, made_from: str, make: Callable[[], Value]) -> Value:
        key = blake2b(made_from.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
        known = self._known(key)
        try:
            data = None if known is None else _undamaged(memoryview(known))
            if data is not None:
                return cast("Value", unpacked(data))
        except Exception:  # noqa: BLE001, S110 - damaged counts as missing
            pass
        value = make()
        if not self._fresh:
            atexit.register(write_small)
        written = packed(value)
        self._fresh[key] = self._made[key] = _checksum(written) + written
        return value

    def _known(self, key: bytes) -> bytes | None:
        """A value that this run made or another has kept, behind its checksum."""
        if self._kept is None:
            self._kept = _Pieces.of(_left_open(_private(self._name())))
        if key in self._made:
            return self._made[key]
        self._used.add(key)
        return self._kept.read(key)

    def write(self) -> None:
        """Add what is new to the file; where it has become too long, only what this run used stays in it."""
        if self._fresh:
            there = _Pieces.of(_in_memory(_private(self._name())))
            keys = list(there.places)
            if len(keys) + len(self._fresh) > MOST_SMALL:
                keys = [key for key in keys if key in self._used]
            values = {key: there.read(key) or b"" for key in keys} | self._fresh
            ends = [0, *accumulate(map(len, values.values()))]
            head = packed(dict(zip(values, pairwise(ends), strict=True)))
            _put(self._name(), [_checksum(head), len(head).to_bytes(_LENGTH), head, *values.values()])
            self._fresh = {}

    def _name(self) -> str:
        return name_of("small", [])


class _Pieces(NamedTuple):
    """A file of small values: where each begins and ends behind its head, how long that is, and what reads (size, at)."""

    places: dict[bytes, tuple[int, int]]
    head: int
    part: Callable[[int, int], bytes]

    @classmethod
    def of(cls, part: Callable[[int, int], bytes]) -> _Pieces:
        """Read the head; of a file that is missing or damaged nothing is known."""
        with suppress(Exception):  # whatever another file of this name holds
            begin = part(_CHECKSUM + _LENGTH, 0)
            head = part(int.from_bytes(begin[_CHECKSUM:]), len(begin))
            if begin[:_CHECKSUM] == _checksum(head) and isinstance(places := unpacked(head), dict):
                return cls(places, len(begin) + len(head), part)
        return cls({}, 0, part)

    def read(self, key: bytes) -> bytes | None:
        """Return what the file holds under a key; None where that is nothing."""
        place = self.places.get(key)
        if place is None:
            return None
        start, end = place
        try:
            return self.part(end - start, self.head + start)
        except OSError:
            return None


def _left_open(path: str | None) -> Callable[[int, int], bytes]:
    """What reads of a file that stays open; all of it at once on Windows, where nobody could replace one that is."""
    if path is not None and hasattr(os, "pread"):
        with suppress(OSError):
            return partial(os.pread, os.open(path, os.O_RDONLY))
    return _in_memory(path)


def _in_memory(path: str | None) -> Callable[[int, int], bytes]:
    whole = (path and _bytes_of(path)) or b""
    return lambda size, at: whole[at : at + size]


_small = _Small()


def name_of(what: str, made_from: Iterable[str | bytes]) -> str:
    """Return the name of the file for what is made from this data by this program under this Python."""
    made_by = (sys.version, sys.implementation.cache_tag or "", _short(_own_code()))
    return f"{what}-{digest([*made_by, *made_from])}{SUFFIX}"


def digest(parts: Iterable[str | bytes]) -> str:
    """Return a short text that tells these texts and bytes, in this order, from any others."""
    made = blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.hexdigest()


def fingerprint(text: str) -> str:
    """Return a short text that tells this one from any other."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()


def load(name: str) -> memoryview | None:
    """Return what a file of the folder holds; None where it is missing, damaged or open to others."""
    path = _private(name)
    return None if path is None else read_whole(path)


def _private(name: str) -> str | None:
    """Return the path of a file of the folder; None where there is no folder in which only this user may write."""
    place = folder()
    with suppress(OSError):
        return os.path.join(place, name) if place is not None and is_private(place) else None
    return None


def read_whole(path: str) -> memoryview | None:
    """Return what `write` wrote; None where it is missing or damaged."""
    whole = _bytes_of(path)
    return None if whole is None else _undamaged(memoryview(whole))  # a megabyte or two, which are not to be copied


def _bytes_of(path: str) -> bytes | None:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return None


def _undamaged(whole: memoryview) -> memoryview | None:
    """Return what stands behind its checksum; None where that is not its own."""
    data = whole[_CHECKSUM:]
    return data if whole[:_CHECKSUM] == _checksum(data) else None


def save(name: str, data: bytes) -> None:
    """Write a file of the folder; where that cannot be done, nothing happens."""
    _put(name, [_checksum(data), data])


def _put(name: str, pieces: Iterable[bytes | memoryview]) -> None:
    place = folder()
    if place is None:
        return
    from pathlib import Path

    from sourcing.wholefile import write_whole_bytes

    with suppress(OSError):
        Path(place).mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_private(place):
            write_whole_bytes(Path(place, name), pieces)
            _forget_oldest(Path(place), name.partition("-")[0])


def write(path: Path, data: bytes) -> None:
    """Write a file whole, for `read_whole`. Raises OSError."""
    from sourcing.wholefile import write_whole_bytes

    write_whole_bytes(path, [_checksum(data), data])


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECKSUM)


def is_private(place: str) -> bool:
    """Whether only this user may write there; from elsewhere nothing is read, because what is kept is trusted.

    Raises OSError where there is nothing.
    """
    if not hasattr(os, "geteuid"):
        return True
    state = os.stat(place)
    return state.st_uid == os.geteuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _forget_oldest(place: Path, what: str) -> None:
    files = sorted(place.glob(f"{what}-*{SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
    for path in files[:-MOST_FILES]:
        path.unlink(missing_ok=True)


def folder() -> str | None:
    """Return the folder for what is kept; None where nothing shall be, or the user has no folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return None if named == OFF else named
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA") or ""
    elif sys.platform == "darwin":
        above = f"{home}/Library/Caches"
    else:
        above = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return os.path.join(above, "sourcing") if os.path.isabs(above) else None


def own_modules() -> dict[str, tuple[str, list[str] | None]]:
    """The file of each module of this program, and the folder that a package's modules are in."""
    above = len(os.path.dirname(PROGRAM)) + 1
    modules: dict[str, tuple[str, list[str] | None]] = {}
    for path, *_ in _own_files():
        name = path[above:-3].replace(os.sep, ".")
        package = name.removesuffix(".__init__")
        modules[package] = path, None if package is name else [os.path.dirname(path)]
    return modules


@cache
def _own_files() -> tuple[State, ...]:
    return tuple(states(PROGRAM, (".py",)))


@cache
def _own_code() -> str:
    """Tell this program's code apart from that of any other version, by the sizes and times of its modules."""
    return "\n".join(sorted(f"{path}:{size}:{time}" for path, size, time, _ in _own_files()))


@cache
def _short(code: str) -> str:
    """The same in a few characters, so that not every name of a file is made from all of it."""
    return fingerprint(code)


def states(folder: str, endings: tuple[str, ...]) -> Iterator[State]:
    """Yield the states of the files in a folder whose names end so. What is hidden or begins with _ is not entered."""
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(endings) and not entry.name.startswith("."):
                    state = entry.stat()
                    yield entry.path, state.st_size, state.st_mtime_ns, state.st_ctime_ns
                elif "." not in entry.name and not entry.name.startswith("_") and entry.is_dir():
                    waiting.append(entry.path)
