"""A module of this program → its code, from the file of small values instead of from a file of its own.

Python looks for a module in its folder, asks when its source was changed, and opens what it compiled: eight calls of the
system for each of 160 modules, which is a twentieth of the time that one article takes. The file of small values is
named for the states of all modules, so what is in it is as fresh, and it is open already.
"""

from __future__ import annotations

import os
import sys

from sourcing.kept import folder, own_modules, recall_small
from sourcing.lean.light import machinery, spec_from_file_location
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType


_IS_USUAL = not sys.flags.optimize and sys.pycache_prefix is None
"""Whether what Python compiled lies where it lies most often; to ask it where takes longer than to load the code."""


class _Loader(machinery.SourceFileLoader):
    """Loads a module as Python does, but for where its code is from."""

    def get_code(self, fullname: str) -> CodeType | None:
        compiled_as = f"{sys.flags.optimize}:{fullname}"  # without docstrings, say, as -OO has it
        return recall_small("code", compiled_as, lambda: super(_Loader, self).get_code(fullname))


class _Finder:
    """Knows where the modules of this program are."""

    def __init__(self) -> None:
        self._modules = own_modules()

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self._modules:
            return None
        path, within = self._modules[name]
        spec = spec_from_file_location(name, path, loader=_Loader(name, path), submodule_search_locations=within)
        if spec is not None and _IS_USUAL:
            above, _, file = path.rpartition(os.sep)
            spec.cached = f"{above}{os.sep}__pycache__{os.sep}{file[:-3]}.{sys.implementation.cache_tag}.pyc"
        return spec


def take_code_from_here() -> None:
    """Load the modules of this program so from now on, if anything is kept at all."""
    if folder() is not None:
        sys.meta_path.insert(0, _Finder())
