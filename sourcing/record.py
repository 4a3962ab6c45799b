"""A validated model → a plain record with the same attributes, which can be kept and read without pydantic."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, NoReturn, TypeVar, cast

Model = TypeVar("Model")


class Record(SimpleNamespace):
    """What a model said, frozen. Its type in annotations is the model's, whose attributes it has."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a record is never changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a record is never changed: {name}")

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))


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
