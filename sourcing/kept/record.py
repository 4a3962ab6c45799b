"""A validated model → a plain record with the same attributes, which can be kept and read without pydantic."""

from __future__ import annotations

from sourcing.kept.packed import packed, unpacked
from sourcing.lean.light import SimpleNamespace, cached_property
from sourcing.lean.typed import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

Model = TypeVar("Model")


class Record(SimpleNamespace):
    """What a model said, frozen. Its type in annotations is the model's, whose attributes it has."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a record is never changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a record is never changed: {name}")

    def __hash__(self) -> int:  # type: ignore[override] # a namespace, which may change, has none
        return hash(tuple(vars(self).values()))

    def __reduce__(self) -> tuple[Callable[..., Record], tuple[object, ...]]:
        return record, (vars(self),)


def record(attributes: dict[str, object]) -> Record:
    """Make a record of its attributes."""
    return Record(**attributes)


class Sealed:
    """What a run rarely asks for: it stays packed until then, and has all that the value in it has."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def _opened(self) -> Any:  # noqa: ANN401 - whatever was sealed
        return unpacked(self._packed)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        if name.startswith("_"):  # what Python itself looks for before there is anything to open
            raise AttributeError(name)
        return getattr(self._opened, name)

    def __getitem__(self, key: object) -> Any:  # noqa: ANN401 - as above
        return self._opened[key]

    def __reduce__(self) -> tuple[type[Sealed], tuple[bytes]]:
        return Sealed, (self._packed,)

    def __eq__(self, other: object) -> bool:
        return bool(self._opened == (other._opened if isinstance(other, Sealed) else other))

    def __hash__(self) -> int:
        return hash(self._opened)

    def __repr__(self) -> str:
        return repr(self._opened)


def sealed(value: Model) -> Model:
    """Seal a value. Its type in annotations stays the value's."""
    return cast("Model", Sealed(packed(value)))


def opened(value: Model) -> Model:
    """Return what a sealed value holds, and any other as it is."""
    return cast("Model", value._opened) if isinstance(value, Sealed) else value  # noqa: SLF001 - of this module


def plain(model: Model) -> Model:
    """Return the record of a model, and of every model in it."""
    return cast("Model", _plain(model))


def changed(record: Model, **update: object) -> Model:
    """Return a copy of a record with these attributes instead of its own."""
    return cast("Model", Record(**{**vars(record), **update}))


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value of any type may stand in a model
    fields = getattr(type(value), "model_fields", None)
    if fields is not None:
        return Record(**{name: _plain(getattr(value, name)) for name in fields})
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
