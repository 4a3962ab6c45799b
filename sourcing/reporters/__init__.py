"""Findings to the formats that people and programs read: one module a format.

A reporter turns a stream of reports, one for each file in the order of discovery, into pieces of text. It writes
nothing itself, so that it can be tested as a plain function and used without a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.reporters import json, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sourcing.findings import Report

    Reporter = Callable[[Iterable[Report]], Iterator[str]]

REPORTERS: Mapping[str, Reporter] = {"text": text.render, "json": json.render}
"""Format name, as `--format` takes it, to reporter."""
