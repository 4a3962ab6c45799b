"""Turns the paths of a command line into the files to read, in a stable order and each once, and reads them."""

from __future__ import annotations

import os
import stat

from sourcing.documents import SUFFIXES, suffix_of
from sourcing.documents.source import UnreadableError, describe_os_error
from sourcing.errors import Error
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value
from sourcing.path_patterns import is_pattern, telling, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.lean.typed import StrPath

_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})


class Found(Value):
    """A file to read. `named`: it stood on the command line itself, so that being binary is an error."""

    path: str
    named: bool


class _Ignores(Value):
    """The patterns of one .gitignore, which hold below its folder."""

    folder: str
    patterns: tuple[str, ...]

    def verdict(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path is ignored; None where these patterns do not say."""
        if not self.patterns:
            return None
        relative = _relative(path, self.folder)
        return None if relative is None else verdict(self.patterns, relative + "/" * is_folder)


def discover(paths: Iterable[StrPath], exclude: Sequence[str], root: StrPath) -> Iterator[Found | Error]:
    """Yield the files that paths name.

    A file is yielded whatever its suffix; a folder is walked in sorted order for files with a known suffix, without
    what git ignores, links to folders, hidden folders and `node_modules`. `exclude` holds patterns in gitignore
    syntax relative to `root`, for named paths too. A path that does not exist or cannot be read yields an `Error`.
    """
    excluded, errors = _excludes(exclude, root)
    yield from errors
    named = [os.fspath(path) for path in paths]
    named_files = {os.path.realpath(path) for path in named if "\0" not in path}
    seen: set[str] = set()
    for path in named:
        for item in _under(path, excluded):
            if isinstance(item, str):
                real = os.path.realpath(item)
                if real not in seen:
                    seen.add(real)
                    yield Found(item, named=real in named_files)
            else:
                yield item


def unreadable(error: UnreadableError) -> Error:
    return Error(error.path, error.message, error.line, error.column)


def _under(path: str, excluded: _Ignores) -> Iterator[str | Error]:
    try:
        mode_is_folder = _is_folder(path)
    except (FileNotFoundError, NotADirectoryError):
        yield Error(path, "no such file or folder")
        return
    except (OSError, ValueError) as error:
        yield Error(path, f"cannot be read: {_describe(error)}")
        return
    if _is_excluded(path, excluded, is_folder=mode_is_folder):
        return
    if mode_is_folder:
        yield from _walk(os.path.normpath(path), excluded)
    else:
        yield path


def _walk(top: str, excluded: _Ignores) -> Iterator[str | Error]:
    inherited: list[_Ignores] = []
    for item in _parent_ignores(top):
        if isinstance(item, Error):
            yield item
        else:
            inherited.append(item)
    if _is_ignored(top, inherited, is_folder=True):
        # Named although git ignores it: then it is wanted, and only its own patterns hold.
        inherited = []
    # A stack, not recursion: folders may be nested deeper than Python's calls.
    waiting: list[tuple[str, bool, list[_Ignores]]] = [(top, True, inherited)]
    while waiting:
        path, is_folder, ignores = waiting.pop()
        if not is_folder:
            yield path
            continue
        own = _read_ignores(path)
        if isinstance(own, Error):
            yield own
        elif own is not None:
            ignores = [*ignores, own]
        try:
            entries = _entries(path)
        except OSError as error:
            yield Error(path, f"cannot be read: {_describe(error)}")
            continue
        waiting.extend(
            (entry_path, entry_is_folder, ignores)
            for entry_path, entry_is_folder in reversed(entries)
            if not _is_excluded(entry_path, excluded, is_folder=entry_is_folder)
            and not _is_ignored(entry_path, ignores, is_folder=entry_is_folder)
        )


def _entries(folder: str) -> list[tuple[str, bool]]:
    """List the files and folders in a folder that may matter, sorted by name, each with whether it is a folder."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    kept = []
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder:
            wanted = not entry.name.startswith(".") and entry.name not in _SKIPPED_FOLDERS
        else:
            wanted = suffix_of(entry.name) in SUFFIXES and _is_file(entry)
        if wanted:
            kept.append((os.path.normpath(entry.path), is_folder))
    return kept


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        # A link that leads round in a circle.
        return False


def _is_folder(path: str) -> bool:
    return stat.S_ISDIR(os.stat(path or os.curdir).st_mode)


def _excludes(patterns: Sequence[str], root: StrPath) -> tuple[_Ignores, list[Error]]:
    good: list[str] = []
    errors: list[Error] = []
    for pattern in patterns:
        if is_pattern(pattern):
            good.append(pattern)
        else:
            errors.append(Error(str(root), f"exclude: {pattern!r} is not a pattern in gitignore syntax; correct it"))
    return _Ignores(os.path.realpath(root), tuple(good)), errors


def _is_excluded(path: str, excluded: _Ignores, *, is_folder: bool) -> bool:
    return bool(excluded.verdict(path, is_folder=is_folder))


def _is_ignored(path: str, ignores: list[_Ignores], *, is_folder: bool) -> bool:
    """As git decides: the nearest .gitignore that says anything wins."""
    for ignore in reversed(ignores):
        verdict = ignore.verdict(path, is_folder=is_folder)
        if verdict is not None:
            return verdict
    return False


def _parent_ignores(top: str) -> Iterator[_Ignores | Error]:
    """Yield the .gitignore files above a folder, from the root of its repository down; none outside a repository."""
    folder = os.path.realpath(top)
    above: list[str] = []
    for candidate in (folder, *folders_above(folder)):
        if candidate != folder:
            above.append(candidate)
        if os.path.exists(os.path.join(candidate, ".git")):
            for parent in reversed(above):
                found = _read_ignores(parent)
                if found is not None:
                    yield found
            return


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders that an absolute path is in, from the nearest to the root."""
    while (above := os.path.dirname(path)) != path:
        yield above
        path = above


def _read_ignores(folder: str) -> _Ignores | Error | None:
    path = os.path.normpath(os.path.join(folder, ".gitignore"))
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        return Error(path, f"cannot be read: {_describe(error)}")
    # Git passes over lines that are no patterns.
    return _Ignores(os.path.realpath(folder), telling(tuple(text.removeprefix("\ufeff").splitlines())))


def _relative(path: str, folder: str) -> str | None:
    """Write a path relative to a resolved folder, with forward slashes; None outside it.

    Only the folder that the path is in is resolved, so that a link is judged by its own name.
    """
    head, name = os.path.split(os.path.normpath(path))
    if not name or name == os.pardir:
        head, name = os.path.split(os.path.realpath(path))
    resolved = f"{os.path.realpath(head).rstrip(os.sep)}{os.sep}{name}"
    inside = folder.rstrip(os.sep) + os.sep
    return resolved.removeprefix(inside).replace(os.sep, "/") if resolved.startswith(inside) else None


def _describe(error: OSError | ValueError) -> str:
    return describe_os_error(error) if isinstance(error, OSError) else str(error)
