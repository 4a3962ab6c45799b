"""A module of this program → its code, from the file of small values instead of from a file of its own.

Python looks for a module in its folder, asks when its source was changed, and opens what it compiled: eight calls of the
system for each of 160 modules, which is a twentieth of the time that one article takes. The file of small values is
named for the states of all modules, so what is in it is as fresh, and it is open already.

The modules that every check takes are kept as one value, in which a name that many of them use stands once, in the order
in which each was complete. Run in that order, each finds what it imports in its place, and none has to be looked for.
"""

from __future__ import annotations

import os
import sys

from sourcing.kept import folder, own_modules, recall_small
from sourcing.lean.light import ModuleSpec, import_module, machinery
from sourcing.lean.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import CodeType, ModuleType

Made = TypeVar("Made")

_IS_USUAL = not sys.flags.optimize and sys.pycache_prefix is None
"""Whether what Python compiled lies where it lies most often; to ask it where takes longer than to load the code."""
_ROOTS = ("sourcing.commands.checking", "sourcing.runs", "sourcing.workspace", "sourcing.batches", "sourcing.linter")
"""Every check takes these and all that they import when they are loaded."""
_EVERY_CHECK = "every check"
"""What those modules are kept as; no module has this name."""


class _UnknownError(Exception):
    """What every check takes is not kept yet."""


class _Loader(machinery.SourceFileLoader):
    """Loads a module as Python does, but for where its code is from."""

    def __init__(self, name: str, path: str, finder: _Finder) -> None:
        super().__init__(name, path)
        self._finder = finder
        self._code: CodeType | None = None

    def get_code(self, fullname: str) -> CodeType | None:
        self._code = self._finder.code_of(fullname, self.compiled)
        return self._code

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        self._finder.completed(self.name, self._code)
        self._code = None

    def compiled(self) -> CodeType | None:
        """The code as Python has it."""
        return super().get_code(self.name)


def _kept(name: str, make: Callable[[], Made]) -> Made:
    return recall_small("code", f"{sys.flags.optimize}:{name}", make)  # without docstrings, say, as -OO has it


class _Finder:
    """Knows where the modules of this program are."""

    def __init__(self) -> None:
        self._modules = own_modules()
        self._together: dict[str, CodeType] | None = None
        self._complete: dict[str, CodeType] | None = None

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self._modules:
            return None
        path, within = self._modules[name]
        spec = ModuleSpec(name, _Loader(name, path, self), origin=path, is_package=within is not None)
        spec.submodule_search_locations = within
        spec.has_location = True
        if _IS_USUAL:
            above, _, file = path.rpartition(os.sep)
            spec.cached = f"{above}{os.sep}__pycache__{os.sep}{file[:-3]}.{sys.implementation.cache_tag}.pyc"
        return spec

    def load_together(self) -> None:
        """Load what every check takes; where it is not known what that is, find out while it is loaded one by one."""
        together, self._together = self._known_together(), {}
        if not together:
            complete: dict[str, CodeType] = {}
            self._complete = complete
            for root in _ROOTS:
                import_module(root)
            self._complete = None
            _kept(_EVERY_CHECK, lambda: complete)
            return
        made = {name: self._made(name) for name in together if name not in sys.modules}
        sys.modules.update(made)
        try:
            for name in list(made):
                exec(together[name], made[name].__dict__)  # noqa: S102 - as every loader does
                above, _, last = name.rpartition(".")
                setattr(sys.modules[above], last, made.pop(name))
        except Exception:  # noqa: BLE001 - whatever it is, it is raised again where the module is asked for
            for name in made:
                del sys.modules[name]

    def code_of(self, name: str, compiled: Callable[[], CodeType | None]) -> CodeType | None:
        """The code of one module."""
        if self._complete is not None:
            return compiled()
        return self._known_together().pop(name, None) or _kept(name, compiled)

    def completed(self, name: str, code: CodeType | None) -> None:
        """Take note of a module that is complete, and of its code."""
        if self._complete is not None and code is not None:
            self._complete[name] = code

    def _known_together(self) -> dict[str, CodeType]:
        if self._together is None:
            try:
                self._together = _kept(_EVERY_CHECK, _nothing)
            except _UnknownError:
                self._together = {}
        return self._together

    def _made(self, name: str) -> ModuleType:
        """A module in which nothing has run yet."""
        spec = self.find_spec(name)
        module = _Module(name)
        if spec is not None:
            module.__dict__.update(
                __spec__=spec,
                __loader__=spec.loader,
                __package__=spec.parent,
                __file__=spec.origin,
                __cached__=spec.cached,
            )
            if spec.submodule_search_locations is not None:
                module.__path__ = spec.submodule_search_locations
        return module


_Module = type(sys)


def _nothing() -> dict[str, CodeType]:
    raise _UnknownError


_IN_USE: list[_Finder] = []
"""The finder that this process takes code from, if it does."""


def take_code_from_here() -> None:
    """Load the modules of this program so from now on, if anything is kept at all."""
    if folder() is not None:
        _IN_USE.append(_Finder())
        sys.meta_path.insert(0, _IN_USE[0])


def load_what_every_check_takes() -> None:
    """Load, before a check, all modules that it takes whatever it checks."""
    for finder in _IN_USE:
        finder.load_together()
