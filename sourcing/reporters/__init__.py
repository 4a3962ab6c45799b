"""Findings to the formats that people and programs read: one module a format.

A reporter turns a stream of reports, one for each file in the order of discovery, into pieces of text. It writes
nothing itself, so that it can be tested as a plain function and used without a terminal.
"""

from __future__ import annotations

from sourcing.lean.light import import_module
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcing.findings import Report
    from sourcing.reporters.context import Context

    Reporter = Callable[[Iterable[Report], Context | None], Iterator[str]]

FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "github",
    "gitlab",
    "sarif",
    "checkstyle",
    "junit",
    "rdjson",
    "rdjsonl",
    "azure",
    "html",
)
"""The formats that `--format` takes; each is the module of that name."""


def reporter(form: str) -> Reporter:
    """Return what renders a format of `FORMATS`; the others are not imported."""
    render: Reporter = import_module(f"sourcing.reporters.{form}").render
    return render
