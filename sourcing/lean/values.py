"""The classes that hold values, made so that defining one costs next to nothing.

Most of the time that a short run takes is spent on defining classes: a dataclass writes a few functions as text and
compiles them, a named tuple of `typing` compiles each annotation. On one article that came to half of the whole.
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, ClassVar, NoReturn, dataclass_transform
else:

    def dataclass_transform(**_facts: object) -> Callable[[type], type]:
        """Tell type checkers alone that classes are made as dataclasses are."""
        return lambda kind: kind


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
        cls._fields = tuple(cls.__annotations__)
        setattr(cls, "__match_args__", cls._fields)  # noqa: B010 - type checkers, which know of it, refuse to see it set
        cls._known = frozenset(cls._fields)
        cls._defaults = {name: cls.__dict__[name] for name in cls._fields if name in cls.__dict__}

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - of the fields' types
        own = self.__dict__
        own.update(self._defaults)
        is_doubled = False
        if given:
            own.update(zip(self._fields, given, strict=False))
            is_doubled = len(given) > len(self._fields) or not named.keys().isdisjoint(self._fields[: len(given)])
        own.update(named)
        if is_doubled or own.keys() != self._known:
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
    try:
        from _collections import _tuplegetter as _getter  # as collections does: four times as fast
    except ImportError:
        from operator import itemgetter

        def _getter(number: int, _doc: object) -> property:
            return property(itemgetter(number))

    class _Tuple(tuple):
        """What every named tuple has; each adds its fields and a `__new__` that takes them."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> _Tuple:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} takes {len(cls._fields)} values; given {len(made)}")
            return made

        def _replace(self, **update: object) -> _Tuple:
            values, number_of = list(self), self._numbers
            for name, value in update.items():
                if name not in number_of:
                    raise ValueError(f"{type(self).__name__} has no {name}")
                values[number_of[name]] = value
            return tuple.__new__(type(self), values)

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({values})"

    class _NamedTupleMaker(type):
        """Makes of a class with annotations what `typing.NamedTuple` makes of it."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            own = {
                **namespace,
                **{field: _getter(number, None) for number, field in enumerate(fields)},
                "__slots__": (),
                "__new__": _constructor(name, fields, tuple(defaults.values())),
                "__match_args__": fields,
                "_fields": fields,
                "_numbers": {field: number for number, field in enumerate(fields)},
                "_field_defaults": defaults,
            }
            return type(name, (_Tuple,), own)

    class NamedTuple(metaclass=_NamedTupleMaker):
        """As `typing.NamedTuple`."""

    def _constructor(name: str, fields: tuple[str, ...], defaults: tuple[object, ...]) -> Callable[..., _Tuple]:
        """What `collections.namedtuple` writes as text and compiles for each class: here the names are put in afterwards."""
        template = _template(len(fields))
        code = template.__code__.replace(co_name=name, co_qualname=name, co_varnames=("_cls", *fields))
        made = type(template)(code, template.__globals__)
        made.__defaults__ = defaults
        return made

    _new = tuple.__new__
    _WRITTEN_OUT = (
        lambda _cls, a, b: _new(_cls, (a, b)),
        lambda _cls, a, b, c: _new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
    )
    """Nearly all classes have so many fields, and to compile one of these takes longer than to define three classes."""
    _TEMPLATES = {made.__code__.co_argcount - 1: made for made in _WRITTEN_OUT}

    def _template(count: int) -> Callable[..., _Tuple]:
        """A function that makes a tuple of a class and so many values."""
        if count not in _TEMPLATES:
            values = ", ".join(f"_{number}" for number in range(count))
            _TEMPLATES[count] = eval(f"lambda _cls, {values}: _new(_cls, ({values},))")  # noqa: S307
        return _TEMPLATES[count]


__all__ = ["NamedTuple", "Value", "replace"]
