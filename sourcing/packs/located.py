"""Data that remembers where it was written → errors that say where.

`yaml_places` and `toml_places` read files into `LocatedData`; `validated` makes models of it.
"""

from __future__ import annotations

from sourcing.errors import Error
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Any

Location = tuple[str | int, ...]
"""The keys and list indexes that lead from the top of a file to a value."""

_LONGEST_QUOTE = 60
_LIKENESS = 0.65


class Mark(NamedTuple):
    """A place in a file: line and column (code points), both from 1."""

    line: int
    column: int


class LocatedError(Value):
    """One fault at one place. `path` may name a command-line option; then `line` and `column` are None."""

    path: str
    line: int | None
    column: int | None
    message: str

    def __lt__(self, other: LocatedError) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[str, int, int, str]:
        return self.path, self.line or 0, self.column or 0, self.message

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.message}"


class LocatedErrors(Exception):  # noqa: N818 - it carries many errors and is named for them
    """What makes a file unusable: every fault found in it, in order of place."""

    def __init__(self, errors: Iterable[LocatedError]) -> None:
        self.errors: tuple[LocatedError, ...] = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))


class LocatedData(Value):
    """The mapping a file holds, with the places of its keys and values.

    `raw` is each scalar as it was written. `broken` are the values that already have an error in `errors`, so that
    nothing more is said about them.
    """

    path: str
    data: dict[str, Any]
    keys: Mapping[Location, Mark] = {}
    values: Mapping[Location, Mark] = {}
    raw: Mapping[Location, str] = {}
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
    from difflib import get_close_matches

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


def to_errors(errors: Iterable[LocatedError]) -> tuple[Error, ...]:
    return tuple(Error(error.path, error.message, error.line, error.column) for error in errors)
