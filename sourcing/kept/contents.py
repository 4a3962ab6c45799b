"""Folders of files → a short text that changes with what they hold, and not with where they stand or when they were written.

So a copy installed elsewhere has the same one. Files are read only where their sizes or times are new.
"""

from __future__ import annotations

import os

from sourcing.kept import PROGRAM, digest, recall, states
from sourcing.lean.light import cache, machinery
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.kept import State

READ_WITH = ("ahocorasick_rs", "pyromark", "regex", "sentencex")
"""The libraries that documents are read and rules run with."""
_CODE = (".py", ".so", ".pyd")
_RULES = (".yaml", ".yml")


@cache
def code() -> str:
    """Tell this program and what it reads with from every other version of them, as they were when first asked."""
    return _contents([PROGRAM, *_library_folders()], _CODE)


def rules(folder: str) -> str:
    """Tell the rules, presets and vocabulary in a folder from all others."""
    return _contents([folder], _RULES)


def _contents(folders: Iterable[str], endings: tuple[str, ...]) -> str:
    found = [(folder, sorted(states(folder, endings))) for folder in folders]
    return recall("contents", [repr(found)], lambda: digest(_read(found)))


def _read(found: Iterable[tuple[str, Iterable[State]]]) -> Iterator[str | bytes]:
    for folder, files in found:
        yield os.path.basename(folder)
        for path, *_ in files:
            yield path.removeprefix(folder)
            with open(path, "rb", buffering=0) as file:
                yield file.read()


def _library_folders() -> Iterator[str]:
    for name in READ_WITH:
        found = machinery.PathFinder.find_spec(name)
        if found is not None:
            yield from found.submodule_search_locations or ()
