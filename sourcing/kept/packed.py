"""A value → bytes, and bytes → the value again, as `pickle` does it, whose import takes a thirtieth of one article.

`marshal` writes what is made of Python's own types. A value that holds anything else is written as a list of steps, of
which each makes one thing of its parts and of what earlier steps made, and the last one the value.
"""

from __future__ import annotations

import marshal
from sys import intern

from sourcing.lean.light import cache, import_module
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    _Parts = list[Any] | dict[Any, Any]
    _Step = tuple[str, _Parts, tuple[tuple[Any, int], ...]]
    """What is made, of which parts, and where among them stands what an earlier step made, with that step's number."""

_PLAIN = frozenset([str, int, float, bool, bytes, type(None), type((lambda: None).__code__)])
_CONTAINERS: dict[str, type] = {"()": tuple, "[]": list, "{}": set, "frozen {}": frozenset, "{:}": dict}
_NAMES = {kind: name for name, kind in _CONTAINERS.items()}


def packed(value: object) -> bytes:
    """Write a value. Raises TypeError where something in it says neither its fields nor how to make it again."""
    writer = _Writer()
    plain = writer.written(value)
    if not writer.steps and type(value) is list:  # which would be taken for steps
        writer.step(value, _NAMES[list], value)
    return marshal.dumps(writer.steps or plain)


def unpacked(data: bytes | memoryview) -> object:
    """Return what was written; only for what comes from where nobody but this user can write."""
    read = marshal.loads(data)  # noqa: S302 - as said
    return _made(read) if type(read) is list else read


class _Earlier(int):
    """The number of the step that makes a part."""


class _Writer:
    """Gathers the steps that make a value. What stands in it twice is made once."""

    def __init__(self) -> None:
        self.steps: list[_Step] = []
        self._known: dict[int, tuple[object, _Earlier]] = {}

    def written(self, value: Any) -> Any:  # noqa: ANN401 - of any type
        """A value as `marshal` writes it, or the number of the step that makes it."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if id(value) in self._known:
            return self._known[id(value)][1]
        if kind in _NAMES:
            parts = self._parts(value)
            is_plain = not any(True for _ in _earlier_in(parts))
            return value if is_plain else self.step(value, _NAMES[kind], parts)
        maker, given = _made_from(value)
        return self.step(value, f"{maker.__module__}:{maker.__qualname__}", self._parts(given))

    def step(self, value: object, name: str, parts: _Parts) -> _Earlier:
        """Add the step that makes a value."""
        earlier = tuple(_earlier_in(parts))
        for at, _ in earlier:
            parts[at] = None
        self.steps.append((intern(name), parts, earlier))
        number = _Earlier(len(self.steps) - 1)
        self._known[id(value)] = value, number  # with the value, so that no other gets its identity
        return number

    def _parts(self, value: Iterable[Any]) -> _Parts:
        if isinstance(value, dict):
            return {key: self.written(item) for key, item in value.items()}
        return [self.written(item) for item in value]


def _earlier_in(parts: _Parts) -> Iterator[tuple[Any, int]]:
    for at, part in parts.items() if isinstance(parts, dict) else enumerate(parts):
        if type(part) is _Earlier:
            yield at, int(part)


def _made_from(value: Any) -> tuple[Any, Iterable[object]]:  # noqa: ANN401 - of any type
    """What makes a value when it is called, and with what."""
    fields: tuple[str, ...] | None = getattr(value, "_fields", None)
    if fields is not None:
        return type(value), [getattr(value, name) for name in fields]
    maker, parts, *state = value.__reduce__()
    if any(state):
        raise TypeError(f"a {type(value).__name__} cannot be written")
    return maker, parts


def _made(steps: Iterable[_Step]) -> object:
    made: list[object] = []
    for name, parts, earlier in steps:
        for at, number in earlier:
            parts[at] = made[number]
        container = _CONTAINERS.get(name)
        made.append(_maker(name)(*parts) if container is None else container(parts))
    return made[-1]


@cache
def _maker(name: str) -> Callable[..., object]:
    """What makes a value of its parts."""
    module, _, path = name.partition(":")
    return getattr(import_module(module), path)  # type: ignore[no-any-return]
