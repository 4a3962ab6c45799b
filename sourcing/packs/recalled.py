"""Folders of rules, a language file → packs and vocabulary, read again only where a file has changed since an earlier run."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from sourcing.kept import recall
from sourcing.packs.load import load_packs, pack_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sourcing.analysis.language import Language
    from sourcing.packs.load import Packs


def packs_in(folders: tuple[Path, ...], language: Language) -> Packs:
    """Return the packs under the folders, read again only when a file there has changed."""
    return _packs(folders, _stamp(folders), tuple(language.lists.items()))


@lru_cache(maxsize=8)
def _packs(
    folders: tuple[Path, ...], _stamp: tuple[tuple[str, int, int], ...], lists: tuple[tuple[str, tuple[str, ...]], ...]
) -> Packs:
    return recall("packs", _contents(folders, lists), lambda: load_packs(folders, dict(lists)), _is_sound)


def _stamp(folders: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    states = ((path, os.stat(path)) for _, path in pack_files(folders))  # noqa: PTH116 - as below
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in states)


def _contents(folders: Iterable[Path], lists: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str | bytes]:
    """Yield all that the packs in these folders are made from."""
    yield repr(lists)
    for folder in folders:
        yield str(folder)
        for _, path in pack_files([folder]):
            yield path
            # What cannot be read is told as an error when it is loaded, and then nothing is kept.
            with suppress(OSError), open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a hundred in a short run
                yield file.read()


def _is_sound(packs: Packs) -> bool:
    return not packs.errors


def language_in(path: Path) -> Language:
    """Read a language file. Raises LocatedErrors with what is wrong with it."""

    def read() -> Language:
        from sourcing.packs.vocabulary import read_language

        return read_language(path)

    try:
        content = path.read_bytes()
    except OSError:
        return read()
    return recall("language", [str(path), content], read)
