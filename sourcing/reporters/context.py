"""What a reporter may ask about a run beyond its reports: the rules' pages, the unit of columns, the root of paths."""

from __future__ import annotations

import os

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    from sourcing.kinds import Severity
    from sourcing.lean.typed import StrPath

    ColumnUnit = Literal["code-points", "utf16"]


class RulePage(NamedTuple):
    """What a rule file says about its rule, for those who see only the report."""

    rule: str
    pack: str
    severity: Severity
    summary: str
    why: str
    fix: str
    references: tuple[str, ...] = ()


def _no_pages() -> Mapping[str, RulePage]:
    return {}


class Context(Value):
    """`pages` gives the pages of the rules by name and is called only by a reporter that shows them.

    `columns`: whether columns in UTF-16 units are told besides code points. `root`: the folder that the paths in
    formats for a repository start from.
    """

    pages: Callable[[], Mapping[str, RulePage]] = _no_pages
    columns: ColumnUnit = "code-points"
    root: StrPath = "."


def slashes(path: str) -> str:
    return path.replace(os.sep, "/")


def relative(path: str, root: StrPath) -> str:
    """Write a path from the root with forward slashes where it is below it, else as it is."""
    if not path or path.startswith("<") or "\0" in path:
        return path  # standard input, or an option: neither has a place
    below = os.path.relpath(path, root)
    return slashes(path if below.startswith(os.pardir) else below)
