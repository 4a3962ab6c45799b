"""Findings to JSON: one object a run, version 1, described by `findings.schema.json` beside this module.

The output is ASCII, so it passes through any encoding unharmed.
"""

from __future__ import annotations

import json
import os
import textwrap
from typing import TYPE_CHECKING

from sourcing.reporters.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcing.findings import Error, Finding, Position, Related, Report

    Json = dict[str, "Json"] | list["Json"] | str | int | float | None

VERSION = 1


def render(parts: Iterable[Report]) -> Iterator[str]:
    """Yield the one object piece by piece: each file's findings as its report arrives, then errors and summary."""
    tally = Tally()
    errors: list[Json] = []

    def findings() -> Iterator[Json]:
        for part in tally.watch(parts):
            errors.extend(map(error_object, part.errors))
            yield from map(_finding, part.findings)

    return stream("findings", findings(), lambda: {"errors": errors, "summary": _summary(tally)})


def stream(key: str, items: Iterable[Json], closing: Callable[[], dict[str, Json]]) -> Iterator[str]:
    """Yield one JSON object in pieces: what every output begins with, the items as a list, then what `closing` gives.

    `closing` is called when the items are out.
    """
    head: dict[str, Json] = {"version": VERSION, "tool": tool(), "columns": "code points", key: []}
    yield json.dumps(head, indent=2).removesuffix("]\n}")
    separator, end = "\n", ""
    for item in items:
        yield separator + textwrap.indent(json.dumps(item, indent=2), "    ")
        separator, end = ",\n", "\n  "
    yield f"{end}]," + json.dumps(closing(), indent=2).removeprefix("{") + "\n"


def _summary(tally: Tally) -> Json:
    return {
        "files": tally.files,
        "findings": tally.findings,
        "errors": tally.errors,
        "suppressed": tally.suppressed,
        "skipped": tally.skipped,
    }


def tool() -> Json:
    """Return the name and version of this program, as the installed package states them."""
    from importlib.metadata import version

    return {"name": "sourcing", "version": version("sourcing")}


def position(place: Position) -> Json:
    return {"line": place.line, "column": place.column, "offset": place.offset}


def error_object(error: Error) -> Json:
    return {"path": slashes(error.path), "message": error.message, "line": error.line, "column": error.column}


def slashes(path: str) -> str:
    return path.replace(os.sep, "/")


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "path": slashes(finding.path),
        "start": position(finding.start),
        "end": position(finding.end),
        "text": finding.text,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
        "related": [_related(place) for place in finding.related],
    }


def _related(place: Related) -> Json:
    return {
        "message": place.message,
        "start": position(place.start),
        "end": position(place.end),
        "text": place.text,
    }
