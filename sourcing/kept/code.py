"""A module of this program → its code, from the file of small values instead of from a file of its own.

Python looks for a module in its folder, asks when its source was changed, and opens what it compiled: eight calls of the
system for each of 160 modules, which is a twentieth of the time that one article takes. The file of small values is
named for the states of all modules, so what is in it is as fresh, and it is open already. The modules of some rooms are
kept as one value, in which a name that many of them use stands once.
"""

from __future__ import annotations

import os
import sys

from sourcing.kept import folder, own_modules, recall_small
from sourcing.lean.light import machinery, spec_from_file_location, suppress
from sourcing.lean.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

Made = TypeVar("Made")

_IS_USUAL = not sys.flags.optimize and sys.pycache_prefix is None
"""Whether what Python compiled lies where it lies most often; to ask it where takes longer than to load the code."""


_ROOMS = frozenset(
    {
        "sourcing.analysis",
        "sourcing.analysis.frames",
        "sourcing.analysis.people",
        "sourcing.analysis.traps",
        "sourcing.checks",
    }
)
"""Those whose modules are nearly all wanted as soon as one of them is."""


class _Loader(machinery.SourceFileLoader):
    """Loads a module as Python does, but for where its code is from."""

    def __init__(self, name: str, path: str, finder: _Finder) -> None:
        super().__init__(name, path)
        self._finder = finder

    def get_code(self, fullname: str) -> CodeType | None:
        room = fullname.rpartition(".")[0]
        code = self._finder.code_in(room).pop(fullname, None) if room in _ROOMS else _kept(fullname, self.compiled)
        return self.compiled() if code is None else code

    def compiled(self) -> CodeType | None:
        """The code as Python has it."""
        return super().get_code(self.name)


def _kept(name: str, make: Callable[[], Made]) -> Made:
    return recall_small("code", f"{sys.flags.optimize}:{name}", make)  # without docstrings, say, as -OO has it


class _Finder:
    """Knows where the modules of this program are."""

    def __init__(self) -> None:
        self._modules = own_modules()
        self._rooms: dict[str, dict[str, CodeType]] = {}

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self._modules:
            return None
        path, within = self._modules[name]
        spec = spec_from_file_location(name, path, loader=_Loader(name, path, self), submodule_search_locations=within)
        if spec is not None and _IS_USUAL:
            above, _, file = path.rpartition(os.sep)
            spec.cached = f"{above}{os.sep}__pycache__{os.sep}{file[:-3]}.{sys.implementation.cache_tag}.pyc"
        return spec

    def code_in(self, room: str) -> dict[str, CodeType]:
        """The code of a room's modules that nobody has asked for yet."""
        if room not in self._rooms:
            self._rooms[room] = _kept(f"{room}.*", lambda: self._compiled(room))
        return self._rooms[room]

    def _compiled(self, room: str) -> dict[str, CodeType]:
        code: dict[str, CodeType] = {}
        for name, (path, _) in self._modules.items():
            if name.rpartition(".")[0] == room:
                with suppress(SyntaxError):  # which is told when that module is asked for
                    compiled = _Loader(name, path, self).compiled()
                    if compiled is not None:
                        code[name] = compiled
        return code


def take_code_from_here() -> None:
    """Load the modules of this program so from now on, if anything is kept at all."""
    if folder() is not None:
        sys.meta_path.insert(0, _Finder())
