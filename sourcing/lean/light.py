"""What a plain check needs of `functools`, `collections` and a few more modules like them, without importing those.

They import others and define classes that nobody here uses, which takes a twentieth of the time that one article takes.
Each of these behaves as the one of its name does, and type checkers take it for that one.
"""

from __future__ import annotations

import sys
from itertools import islice

from sourcing.lean.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections import Counter, defaultdict
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import suppress
    from functools import cache, cached_property, lru_cache, partial
    from hashlib import blake2b
    from importlib import import_module, machinery
    from importlib.machinery import ModuleSpec
    from importlib.util import module_from_spec
    from struct import pack, unpack_from
    from types import ModuleType, SimpleNamespace
    from typing import Any
    from weakref import ref

    Function = TypeVar("Function", bound=Callable[..., Any])
else:
    try:
        from _blake2 import blake2b  # without the libraries that hashlib loads besides
    except ImportError:
        from hashlib import blake2b
    try:
        import _frozen_importlib_external as machinery  # what importlib has under this name, which is there already
        from _collections import _count_elements, defaultdict
        from _collections_abc import Sequence
        from _frozen_importlib import ModuleSpec, module_from_spec
        from _functools import _lru_cache_wrapper, partial
        from _struct import pack, unpack_from
        from _weakref import ref
    except ImportError:  # another Python than CPython
        from collections import Counter, defaultdict
        from collections.abc import Sequence
        from contextlib import suppress
        from functools import cache, cached_property, lru_cache, partial
        from importlib import import_module, machinery
        from importlib.machinery import ModuleSpec
        from importlib.util import module_from_spec
        from struct import pack, unpack_from
        from types import SimpleNamespace
        from weakref import ref
    else:
        SimpleNamespace = type(sys.implementation)

        class Counter(dict):
            """How often each thing was counted: what never was, no times."""

            def __init__(self, counted: Iterable[object] = ()) -> None:
                super().__init__()
                self.update(counted)

            def __missing__(self, _thing: object) -> int:
                return 0

            def update(self, counted: Iterable[object]) -> None:
                _count_elements(self, counted)

            def total(self) -> int:
                return sum(self.values())

        class cached_property:  # noqa: N801 - as in functools
            """Works out an attribute when it is first asked for."""

            def __init__(self, work: Callable[[Any], object]) -> None:
                self._work = work
                self.__doc__ = work.__doc__

            def __set_name__(self, _owner: type, name: str) -> None:
                self._name = name

            def __get__(self, instance: object, _owner: type | None = None) -> object:
                if instance is None:
                    return self
                value = instance.__dict__[self._name] = self._work(instance)
                return value

        def import_module(name: str) -> ModuleType:
            """Import a module by its full name."""
            __import__(name)
            return sys.modules[name]

        class suppress:  # noqa: N801 - as in contextlib
            """Goes on after errors of these kinds."""

            def __init__(self, *kinds: type[BaseException]) -> None:
                self._kinds = kinds

            def __enter__(self) -> None:
                pass

            def __exit__(self, kind: type[BaseException] | None, *_error: object) -> bool:
                return kind is not None and issubclass(kind, self._kinds)

        def lru_cache(maxsize: int | None) -> Callable[[Function], Function]:
            """Remember what a function returned for the arguments of its latest calls."""

            def remembering(function: Function) -> Function:
                made = _lru_cache_wrapper(function, maxsize, False, tuple)  # noqa: FBT003 - it takes no names
                for name in ("__module__", "__name__", "__qualname__", "__doc__"):
                    setattr(made, name, getattr(function, name))
                made.__wrapped__ = function
                return made

            return remembering

        def cache(function: Function) -> Function:
            """Remember all that a function returned."""
            return lru_cache(None)(function)


_AT_ONCE = 10_000


def numbers(values: Iterable[int]) -> Sequence[int]:
    """Numbers from 0 in four bytes each, as an `array` has them, whose import takes that of `collections`."""
    remaining, packed = iter(values), []
    while some := tuple(islice(remaining, _AT_ONCE)):
        packed.append(pack(f"{len(some)}I", *some))
    return memoryview(b"".join(packed)).cast("I")


__all__ = [
    "Counter",
    "ModuleSpec",
    "Sequence",
    "SimpleNamespace",
    "blake2b",
    "cache",
    "cached_property",
    "defaultdict",
    "import_module",
    "lru_cache",
    "machinery",
    "module_from_spec",
    "numbers",
    "pack",
    "partial",
    "ref",
    "suppress",
    "unpack_from",
]
