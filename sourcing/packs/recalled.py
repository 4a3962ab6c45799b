"""Folders of rules, a language file → packs and vocabulary, read again only where a file has changed since an earlier run."""

from __future__ import annotations

import os

from sourcing.kept import recall
from sourcing.lean.light import lru_cache, suppress
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.load import load_packs, pack_files, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.analysis.language import Language
    from sourcing.kept import State
    from sourcing.lean.typed import StrPath
    from sourcing.packs.loaded import Packs


def packs_in(folders: tuple[StrPath, ...], language: Language) -> Packs:
    """Return the packs under the folders, read again only when a file there has changed."""
    states = tuple(_state(path) for _, path in pack_files(folders))
    return _packs(folders, states, language)


@lru_cache(maxsize=8)
def _packs(folders: tuple[StrPath, ...], states: tuple[State, ...], language: Language) -> Packs:
    made_from = _contents(folders, states, language)
    return recall("packs", made_from, lambda: load_packs(folders, language.lists), _is_sound)


def _state(path: str) -> State:
    state = os.stat(path)
    return path, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _contents(folders: Iterable[StrPath], states: Iterable[State], language: Language) -> Iterator[str | bytes]:
    """Yield all that the packs in these folders are made from."""
    yield language.key
    yield from (os.fspath(folder) for folder in folders)
    for state in states:
        yield from _content(state)


def _content(state: State) -> Iterator[str | bytes]:
    """Yield what a file holds. Those that ship are told apart by their states, as this program's own modules are."""
    path = state[0]
    if path.startswith(f"{shipped_folder()}{os.sep}"):
        yield repr(state)
    else:
        yield path
        # What cannot be read is told as an error when it is loaded, and then nothing is kept.
        with suppress(OSError), open(path, "rb", buffering=0) as file:
            yield file.read()


def _is_sound(packs: Packs) -> bool:
    return not packs.errors


def language_in(path: str) -> Language:
    """Read a language file, again only when it has changed. Raises LocatedErrors with what is wrong with it."""
    try:
        state = _state(path)
    except OSError:
        return _read_language(path)
    return _language(state)


@lru_cache(maxsize=4)
def _language(state: State) -> Language:
    return recall("language", _content(state), lambda: _read_language(state[0]))


def _read_language(path: str) -> Language:
    from pathlib import Path

    from sourcing.packs.vocabulary import read_language

    return read_language(Path(path))
