"""A value → bytes, and bytes → the value again, as `pickle` does it, whose import takes a thirtieth of one article.

`marshal` writes what is made of Python's own types. Whatever else stands in a value is written as a list, which says what
it was and what it was made from; so a list that is only a list is written as one that was a list.
"""

from __future__ import annotations

import marshal
from sys import intern

from sourcing.light import cache, import_module
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

_PLAIN = frozenset([str, int, float, bool, bytes, type(None)])
_MANY: dict[type, str] = {tuple: "()", list: "[]", set: "{}", frozenset: "frozen {}"}
_DICT = "{:}"


def packed(value: object) -> bytes:
    """Write a value. Raises TypeError where something in it says neither its fields nor how to make it again."""
    return marshal.dumps(_written(value, {}))


def unpacked(data: bytes) -> object:
    """Return what was written; only for what comes from where nobody but this user can write."""
    read = marshal.loads(data)  # noqa: S302 - as said
    return _made(read, {}) if type(read) is list else read


def _written(value: Any, known: dict[int, tuple[object, list[Any]]]) -> Any:  # noqa: ANN401 - of any type
    """What `marshal` writes for a value. What stands in it twice is written once: `known` has it by its identity."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind in _MANY:
        items = [_written(item, known) for item in value]
        return value if kind is not list and _are_same(items, value) else _listed(_MANY[kind], items)
    if kind is dict:
        return _written_dict(value, known)
    if id(value) not in known:
        maker, parts = _made_from(value)
        name = intern(f"{maker.__module__}:{maker.__qualname__}")
        known[id(value)] = value, _listed(name, [_written(part, known) for part in parts])
    return known[id(value)][1]


def _written_dict(value: dict[Any, Any], known: dict[int, tuple[object, list[Any]]]) -> Any:  # noqa: ANN401 - as above
    """A dict as it is; where it holds what is to be made, the dict without that, the keys of that, and that once each."""
    written = {key: _written(item, known) for key, item in value.items()}
    unmade = {key: item for key, item in written.items() if type(item) is list}
    if not unmade:
        return value
    distinct = {id(item): item for item in unmade.values()}
    numbers = {identity: number for number, identity in enumerate(distinct)}
    plain = {key: None if key in unmade else item for key, item in written.items()}
    return _listed(
        _DICT, [plain, tuple(unmade), tuple([numbers[id(item)] for item in unmade.values()]), *distinct.values()]
    )


def _are_same(written: Iterable[object], values: Iterable[object]) -> bool:
    return all(one is other for one, other in zip(written, values, strict=True))


def _listed(name: str, parts: list[Any]) -> list[Any]:
    """What makes a value, which of its parts are to be made first, and the parts."""
    return [name, tuple([number for number, part in enumerate(parts) if type(part) is list]), tuple(parts)]


def _made_from(value: Any) -> tuple[Any, Iterable[object]]:  # noqa: ANN401 - of any type
    """What makes a value when it is called, and with what."""
    fields: tuple[str, ...] | None = getattr(value, "_fields", None)
    if fields is not None:
        return type(value), [getattr(value, name) for name in fields]
    maker, parts, *state = value.__reduce__()
    if any(state):
        raise TypeError(f"a {type(value).__name__} cannot be written")
    return maker, parts


def _made(data: list[Any], known: dict[int, object]) -> object:
    if id(data) in known:
        return known[id(data)]
    name, unmade, parts = data
    if unmade:
        parts = list(parts)
        for number in unmade:
            parts[number] = _made(parts[number], known)
    value = known[id(data)] = _maker(name)(*parts)
    return value


def _filled(
    plain: dict[Any, Any], keys: tuple[Any, ...], numbers: tuple[int, ...], *distinct: object
) -> dict[Any, Any]:
    plain.update(zip(keys, map(distinct.__getitem__, numbers), strict=True))
    return plain


@cache
def _maker(name: str) -> Callable[..., object]:
    """What makes a value of its parts."""
    for kind, written in _MANY.items():
        if name == written:
            return lambda *items: kind(items)
    if name == _DICT:
        return _filled
    module, _, path = name.partition(":")
    return getattr(import_module(module), path)  # type: ignore[no-any-return]
