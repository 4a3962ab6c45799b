"""The classes that hold values, made so that defining one costs next to nothing.

Most of the time that a short run takes is spent on defining classes: a dataclass writes a few functions as text and
compiles them, a named tuple of `typing` compiles each annotation. On one article that came to half of the whole.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
class Value:
    """A frozen dataclass by another way: a subclass lists its fields as annotations, with defaults that never change.

    Two are equal that are of one class and have equal fields.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        cls._fields = cls.__match_args__ = tuple(cls.__annotations__)
        cls._known = frozenset(cls._fields)
        cls._defaults = {name: cls.__dict__[name] for name in cls._fields if name in cls.__dict__}

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - of the fields' types
        by_place = dict(zip(self._fields, given, strict=False))
        own = self.__dict__
        own.update(self._defaults)
        own.update(by_place)
        own.update(named)
        if own.keys() != self._known or len(given) > len(self._fields) or by_place.keys() & named.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._fields)}; given {', '.join(own)}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} never changes: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} never changes: {name}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._fields)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._fields))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"


def replace(value: Kind, **update: object) -> Kind:
    """Return a copy of a `Value` with these fields instead of its own, as `dataclasses.replace` does."""
    fields: tuple[str, ...] = value._fields  # type: ignore[attr-defined]
    return type(value)(**{name: getattr(value, name) for name in fields} | update)


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _NamedTupleMaker(type):
        """Makes of a class with annotations what `typing.NamedTuple` makes of it."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = namespace.pop("__annotations__", {})
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            made = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])  # noqa: PYI024
            made.__annotations__ = fields
            for key, value in namespace.items():
                if key not in ("__module__", "__qualname__"):
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_NamedTupleMaker):
        """As `typing.NamedTuple`."""
