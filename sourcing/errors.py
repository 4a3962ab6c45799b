"""What could not be checked, and where."""

from __future__ import annotations

from sourcing.lean.values import Value


class Error(Value):
    """Something that could not be checked. `line` and `column` where the trouble has a place."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line is not None else self.path
        return f"{place}: {self.message}"


def what_was_raised(error: Exception) -> str:
    """Say in one line what an error is and says, for a report of it."""
    return " ".join(f"{type(error).__name__}: {error}".split())
