"""Located data and a pydantic model → the model, or one located error for each fault.

Pydantic's complaints become single lines of the form `path:line:column: what was found; what was meant`. Nothing that
only uses rules and configs imports this module: pydantic takes longer to import than an article takes to check.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from types import NoneType
from typing import TYPE_CHECKING, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from sourcing.packs.located import LocatedErrors, nearest, shorten, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pydantic_core import ErrorDetails

    from sourcing.packs.located import LocatedData, LocatedError, Location

Model = TypeVar("Model", bound=BaseModel)

_LONGEST_CHOICE = 12


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
        return _parts(get_args(annotation)[0])
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
