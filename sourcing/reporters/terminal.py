"""Findings to a colour terminal: the text line, then the sentence with the reported words underlined.

The one module of the reporters that needs rich; it is imported only when colour is wanted.
"""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.text import printable, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.findings import Excerpt, Finding, Report
    from sourcing.reporters.context import Context

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_INDENT = "    "


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:  # noqa: ARG001 - as all reporters
    """Yield each finding as its report arrives, with ANSI colour codes; a sentence stays on one logical line."""
    for part in parts:
        for finding in part.findings:
            yield ansi(_headline(finding))
            if finding.excerpt is not None:
                yield ansi(_sentence(finding.excerpt, _COLOURS[finding.severity]))


def ansi(text: Text) -> str:
    """Return the text as a line with ANSI codes, never wrapped."""
    buffer = io.StringIO()
    console = Console(file=buffer, force_terminal=True, color_system="standard", no_color=False, width=_NEVER_WRAP)
    console.print(text, soft_wrap=True, highlight=False)
    return buffer.getvalue()


def _headline(finding: Finding) -> Text:
    return Text.assemble(
        (_safe(finding.path), "bold"),
        f":{finding.start.line}:{finding.start.column}: ",
        (finding.severity, f"bold {_COLOURS[finding.severity]}"),
        f": {_safe(finding.message)} ",
        (f"[{finding.rule}]", "dim"),
    )


def _sentence(excerpt: Excerpt, colour: str) -> Text:
    before, reported, after = (
        _flat(excerpt.text[: excerpt.start]),
        _flat(excerpt.text[excerpt.start : excerpt.end]),
        _flat(excerpt.text[excerpt.end :]),
    )
    return Text.assemble(_INDENT, before, (reported, f"underline {colour}"), after)


def _flat(words: str) -> str:
    return _safe(words.replace("\n", " ").replace("\r", " ").replace("\t", " "))


def _safe(words: str) -> str:
    return without_commands(printable(words))


_NEVER_WRAP = 1_000_000
