"""The modules of a run → their code in one file, from which the next run imports them.

Python looks for each module under several names, then reads and checks a file of its own for it. A run has more than
a hundred small modules, and for them that takes as long as a third of what it takes to run them.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress

from sourcing.kept import load, name_of, save
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType
    from typing import Any

    Modules = Mapping[str, tuple[bytes, str, bool]]
    """The code of each module, its file, and whether it is a package."""

_ModuleSpec: Any = type(__spec__)  # as importlib.machinery has it, which is slow to import
_PACKAGE = __name__.partition(".")[0]
_MOST_IMAGES = 4
"""Versions of this program whose modules stay in the folder: each takes more than a megabyte."""


class Image:
    """Finds and loads modules, as Python asks of what stands in `sys.meta_path`; others find what it does not hold."""

    def __init__(self, modules: Modules) -> None:
        self.modules = modules

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> object:
        """Return how a module is imported; None where it is not here."""
        if name not in self.modules:
            return None
        _, file, is_package = self.modules[name]
        spec = _ModuleSpec(name, self, origin=file, is_package=is_package)
        if is_package:
            spec.submodule_search_locations.append(os.path.dirname(file))  # noqa: PTH120 - pathlib is slower
        return spec

    def create_module(self, _spec: object) -> None:
        """Leave it to Python to make an empty module."""

    def exec_module(self, module: ModuleType) -> None:
        """Fill a module by running its code."""
        code, file, _ = self.modules[module.__name__]
        module.__file__ = file
        exec(marshal.loads(code), module.__dict__)  # noqa: S102, S302 - from a folder that only this user can write

    def get_resource_reader(self, name: str) -> Any:  # noqa: ANN401 - only importlib names its type
        """Return what `importlib.resources` reads the files of a package with."""
        from importlib.machinery import SourceFileLoader

        return SourceFileLoader(name, self.modules[name][1]).get_resource_reader(name)


def import_from_image() -> None:
    """Import this program's modules from the file that earlier runs left, and add at the end what it did not hold."""
    import atexit

    image = Image(read())
    sys.meta_path.insert(0, image)  # type: ignore[arg-type] # Python asks no more of a finder than it has
    atexit.register(write, image)


def read() -> Modules:
    """Return the modules of earlier runs; none where there was none, or where the code has changed since."""
    with suppress(Exception):  # damaged counts as missing
        modules: object = marshal.loads(load(_name()) or b"")  # noqa: S302 - as above
        return modules if isinstance(modules, dict) else {}
    return {}


def write(image: Image) -> None:
    """Keep the modules of an image and those that came from elsewhere in this run."""
    fresh = {}
    for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
        spec = sys.modules[name].__spec__
        if spec is not None and name not in image.modules and hasattr(spec.loader, "get_code"):
            code = marshal.dumps(spec.loader.get_code(name))
            fresh[name] = (code, spec.origin, spec.submodule_search_locations is not None)
    if fresh:
        save(_name(), marshal.dumps({**image.modules, **fresh}), _MOST_IMAGES)


def _name() -> str:
    return name_of("modules", [])
