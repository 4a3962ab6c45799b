"""The bytes of a `pyproject.toml` → the data of its `[tool.sourcing]` tables, with places.

The TOML parser tells no positions, so the lines of the tables are looked through for their keys. A value inside an
inline table or a list has the place of the line's key.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from sourcing.packs.located import LocatedData, LocatedError, LocatedErrors, Location, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = ("tool", "sourcing")
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*')"""
_NAME = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_NAME})\s*\]")
_KEY = re.compile(rf"\s*({_NAME})\s*=\s*")
_PLACE = re.compile(r"\s*\(at line (\d+), column (\d+)\)$")
_END = re.compile(r"\s*\(at end of document\)$")


def read_toml(path: str, content: bytes) -> LocatedData | None:
    """Return the `[tool.sourcing]` of a TOML file, or None if it has none.

    Raises LocatedErrors where the file is not UTF-8 or not TOML, or where `tool.sourcing` is not a table.
    """
    text = _decoded(path, content)
    table = _table(_parsed(path, text))
    if table is None:
        return None
    keys, values = _places(text)
    if not isinstance(table, dict):
        raise LocatedErrors([LocatedData(path, {}, keys, values).error((), "[tool.sourcing] must be a table")])
    return LocatedData(path, table, keys, values)


def _decoded(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        mark = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = "this is not UTF-8 text; save the file as UTF-8"
        raise LocatedErrors([LocatedError(path, *mark, message)]) from None


def _parsed(path: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise LocatedErrors([LocatedError(path, 1, 1, "not valid TOML: nested too deep")]) from None
    except ValueError as error:
        message = str(error)
        place = _PLACE.search(message)
        end = Mark(text.count("\n") + 1, len(text) - text.rfind("\n"))
        mark = Mark(int(place[1]), int(place[2])) if place else end if _END.search(message) else Mark(1, 1)
        plain = _END.sub("", _PLACE.sub("", message))
        raise LocatedErrors([LocatedError(path, *mark, f"not valid TOML: {' '.join(plain.split())}")]) from None


def _table(data: dict[str, Any]) -> object:
    tool = data.get("tool")
    return tool.get("sourcing") if isinstance(tool, dict) else None


def _places(text: str) -> tuple[dict[Location, Mark], dict[Location, Mark]]:
    """Return the marks of keys and of values, by location inside `tool.sourcing`."""
    keys: dict[Location, Mark] = {}
    values: dict[Location, Mark] = {}
    for location, key, value in _lines(text):
        inner = _inside(location)
        if inner is not None:
            keys.setdefault(inner, key)
            values.setdefault(inner, value)
    return keys, values


def _lines(text: str) -> Iterator[tuple[Location, Mark, Mark]]:
    """Yield the full location, the mark of the name and the mark of the value for each header and each key."""
    table: Location = ()
    counts: dict[Location, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        key = _KEY.match(line)
        if header:
            table = _split(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
            table = _numbered(table, counts)
            yield table, Mark(number, header.start(1) + 1), Mark(number, header.start(1) + 1)
        elif key:
            yield (*table, *_split(key[1])), Mark(number, key.start(1) + 1), Mark(number, key.end() + 1)


def _split(name: str) -> Location:
    return tuple(part.strip("\"'") for part in re.findall(_PART, name))


def _numbered(table: Location, counts: dict[Location, int]) -> Location:
    """Return a header's location with the index of each array of tables it passes through."""
    numbered: list[str | int] = []
    for length, part in enumerate(table, 1):
        numbered.append(part)
        if table[:length] in counts:
            numbered.append(counts[table[:length]])
    return tuple(numbered)


def _inside(location: Location) -> Location | None:
    return location[2:] if location[:2] == _TABLE else None
