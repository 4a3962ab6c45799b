"""Data that remembers where it was written → a validated model, or one located error for each fault.

`yaml_places` and `toml_places` read files into `LocatedData`; here pydantic's complaints about that data become
single lines of the form `path:line:column: what was found; what was meant`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from pydantic_core import ErrorDetails

Location = tuple[str | int, ...]
"""The keys and list indexes that lead from the top of a file to a value."""

Model = TypeVar("Model", bound=BaseModel)

_LONGEST_QUOTE = 60
_LONGEST_CHOICE = 12
_LIKENESS = 0.65


class Mark(NamedTuple):
    """A place in a file: line and column (code points), both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class LocatedError:
    """One fault at one place. `path` may name a command-line option; then `line` and `column` are None."""

    path: str
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.message}"


class LocatedErrors(Exception):  # noqa: N818 - it carries many errors and is named for them
    """What makes a file unusable: every fault found in it, in order of place."""

    def __init__(self, errors: Iterable[LocatedError]) -> None:
        self.errors: tuple[LocatedError, ...] = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))


@dataclass(frozen=True, slots=True)
class LocatedData:
    """The mapping a file holds, with the places of its keys and values.

    `raw` is each scalar as it was written. `broken` are the values that already have an error in `errors`, so that
    nothing more is said about them.
    """

    path: str
    data: dict[str, Any]
    keys: Mapping[Location, Mark] = field(default_factory=dict)
    values: Mapping[Location, Mark] = field(default_factory=dict)
    raw: Mapping[Location, str] = field(default_factory=dict)
    broken: frozenset[Location] = frozenset()
    errors: tuple[LocatedError, ...] = ()

    def key_mark(self, location: Location) -> Mark:
        """Where the key is written; for an item of a list, where the item is."""
        return self.keys.get(location) or self.value_mark(location)

    def value_mark(self, location: Location) -> Mark:
        """Where the value is written, or else the nearest thing around it."""
        for length in range(len(location), -1, -1):
            mark = self.values.get(location[:length])
            if mark is not None:
                return mark
        return Mark(1, 1)

    def error(self, location: Location, message: str) -> LocatedError:
        mark = self.value_mark(location)
        return LocatedError(self.path, mark.line, mark.column, message)

    def key_error(self, location: Location, message: str) -> LocatedError:
        mark = self.key_mark(location)
        return LocatedError(self.path, mark.line, mark.column, message)

    def is_broken(self, location: Location) -> bool:
        return any(location[:length] in self.broken for length in range(len(location) + 1))


def nearest(name: str, names: Collection[str]) -> str:
    """`; did you mean 'x'?` for the most similar of `names`, or nothing where none is similar."""
    choices = list(names)
    matches = get_close_matches(name, choices, 1, _LIKENESS) or get_close_matches(
        name.casefold(), choices, 1, _LIKENESS
    )
    return f"; did you mean {matches[0]!r}?" if matches else ""


def unknown(what: str, name: str, names: Collection[str]) -> str:
    """Return the message for a name that is not among `names`."""
    return f"unknown {what} {shorten(name)}{nearest(name, names)}"


def shorten(value: str) -> str:
    """Put a text in quotes, on one line and no longer than a line can bear."""
    return repr(value if len(value) <= _LONGEST_QUOTE else value[: _LONGEST_QUOTE - 1] + "…")


def validated(model: type[Model], located: LocatedData, context: Mapping[str, object] | None = None) -> Model:
    """Return the model of a file's data.

    Raises LocatedErrors with every fault, those found while reading included.
    """
    try:
        result = model.model_validate(located.data, context=context)
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [_located(model, located, detail) for detail in details if not _is_echo(detail, located)]
    else:
        if not located.errors:
            return result
        found = []
    raise LocatedErrors(sorted({*located.errors, *found}, key=lambda error: (error.line or 0, error.column or 0)))


def _is_echo(detail: ErrorDetails, located: LocatedData) -> bool:
    """Tell whether an error only follows from another: its value is broken, or a list is short for its bad items."""
    if located.is_broken(detail["loc"]):
        return True
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _located(model: type[BaseModel], located: LocatedData, detail: ErrorDetails) -> LocatedError:
    location = detail["loc"]
    if detail["type"] == "extra_forbidden":
        return located.key_error(location, _unknown_key(str(location[-1]), known_keys(model, location[:-1])))
    if detail["type"] == "missing":
        return located.error(location[:-1], f"missing key {location[-1]!r}")
    return located.error(location, describe(detail, located.raw.get(location)))


def _unknown_key(key: str, keys: Collection[str]) -> str:
    message = unknown("key", key, keys)
    return f"{message}; a text with a colon in it must be written in quotes" if " " in key else message


def known_keys(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """Return the keys that the mapping at `location` may have."""
    annotations: list[object] = [model]
    for step in location:
        annotations = [inner for outer in annotations for inner in _inner(outer, step)]
    return tuple(key for annotation in annotations for key in _aliases(annotation))


def _inner(annotation: object, step: str | int) -> list[object]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = (info for name, info in annotation.model_fields.items() if (info.alias or name) == step)
        return [part for info in fields for part in _parts(info.annotation)]
    arguments = [argument for argument in get_args(annotation) if argument is not Ellipsis]
    return _parts(arguments[-1]) if arguments else []


def _parts(annotation: object) -> list[object]:
    """Return the members of a union, and what an `Annotated` annotates; anything else is itself."""
    if hasattr(annotation, "__metadata__"):
        return _parts(annotation.__origin__)
    if get_origin(annotation) not in (tuple, dict) and NoneType in get_args(annotation):
        return [part for argument in get_args(annotation) for part in _parts(argument)]
    return [annotation]


def _aliases(annotation: object) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [info.alias or name for name, info in annotation.model_fields.items()]
    return []


_EXPECTED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
}


_BOUNDS = {"greater_than_equal": ("at least", "ge"), "less_than_equal": ("at most", "le")}


def describe(detail: ErrorDetails, raw: str | None) -> str:
    """One line of plain English for one of pydantic's errors; `raw` is the scalar as written, if it is one."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind in _EXPECTED:
        return _wrong_type(_EXPECTED[kind], value, raw)
    if kind == "literal_error":
        return _wrong_choice(re.findall(r"'([^']*)'", str(context["expected"])), value, raw)
    if kind == "value_error":
        return " ".join(str(context["error"]).split())
    if kind in ("too_short", "string_too_short"):
        return _too_short(int(context["min_length"]), value)
    if kind in _BOUNDS:
        words, key = _BOUNDS[kind]
        return f"must be {words} {context[key]:g}, found {found(value, raw)}"
    return f"{detail['msg'].removeprefix('Input ')}, found {found(value, raw)}"


def _too_short(least: int, value: object) -> str:
    if least == 1 or not isinstance(value, (list, tuple)):
        return "must not be empty"
    return f"at least {least} are needed, found {len(value)}"


def _wrong_type(expected: str, value: object, raw: str | None) -> str:
    if expected == "a text" or isinstance(value, (bool, date, time)):
        misread = _misread(value, raw)
        if misread and expected in ("a text", "a list"):
            return misread
    message = f"expected {expected}, found {found(value, raw)}"
    if expected == "a text" and isinstance(value, list):
        return f"{message}; a text that begins with [ must be written in quotes"
    return message


def _misread(value: object, raw: str | None) -> str | None:
    """Say what YAML made of a bare scalar that was meant as a word, with the remedy."""
    written = str(value) if raw is None else raw
    if value is None:
        return f"{written} is read as nothing; write it in quotes" if written not in ("", "None") else None
    if isinstance(value, (bool, int, float, date, time)):
        return f"{written} is read as {_type_name(value)}, not as a word; write it in quotes"
    return None


def _wrong_choice(names: list[str], value: object, raw: str | None) -> str:
    misread = None if isinstance(value, str) else _misread(value, raw)
    if misread:
        return misread
    near = nearest(value, names) if isinstance(value, str) else ""
    if near and len(names) > _LONGEST_CHOICE:
        return f"unknown value {found(value, raw)}{near}"
    return f"{found(value, raw)} is not one of {', '.join(names)}{near}"


def found(value: object, raw: str | None) -> str:
    """Put a value in the words of an error message."""
    if isinstance(value, str):
        return shorten(value)
    if raw and value is not None:
        return f"{shorten(raw)[1:-1]} ({_type_name(value)})"
    return _type_name(value)


def _type_name(value: object) -> str:
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "a yes or no"),
        ((int, float), "a number"),
        ((date, datetime, time), "a date"),
        (dict, "keys with values"),
        ((list, tuple), "a list"),
        (NoneType, "nothing"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), type(value).__name__)
