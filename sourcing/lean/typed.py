"""What this program needs of `typing` while it runs, without importing it, which takes as long as a tenth of an article.

Type checkers take each of these for the one of that name in `typing`.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False

StrPath = str | os.PathLike[str]
"""A path, written or as an object. What a plain check runs takes either, because importing `pathlib` costs as much again."""

if TYPE_CHECKING:
    from typing import Generic, TypeVar, cast
else:

    class Generic:
        """A base class that may be given parameters, which mean nothing while the program runs."""

        __slots__ = ()

        def __class_getitem__(cls, _parameters: object) -> type:
            return cls

    def TypeVar(name: str, **_bounds: object) -> str:  # noqa: N802 - as in typing
        """A parameter, of which only the name is there."""
        return name

    def cast(_kind: object, value: object) -> object:
        """The value itself."""
        return value


__all__ = ["TYPE_CHECKING", "Generic", "StrPath", "TypeVar", "cast"]
