"""Findings to text: one line a finding.

    gaza.txt:9:1: warning: 'Roughly 50 hostages' has no source [unattributed-number]

On a terminal `terminal` prints it, with colour and the sentence below.
"""

from __future__ import annotations

from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.findings import Finding, Report
    from sourcing.reporters.context import Context
    from sourcing.reporters.tally import Tally
    from sourcing.verdicts import Count, Subject


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:  # noqa: ARG001 - as all reporters
    """Yield a line for each finding, as its report arrives."""
    for part in parts:
        for finding in part.findings:
            yield f"{line(finding)}\n"


def line(finding: Finding) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    return harmless(printable(f"{place}: {finding.severity}: {finding.message} [{finding.rule}]"))


def harmless(line: str) -> str:
    """Keep a line of a log from being a command to the build agent that shows it."""
    broken = without_commands(line)
    return f".{broken}" if _COMMAND_START.match(broken) else broken


def without_commands(words: str) -> str:
    """Break what an Azure agent takes for a command wherever it stands in a line."""
    return words.replace("##vso[", "## vso[").replace("##[", "## [")


def printable(words: str) -> str:
    """Escape what would break the line or drive the terminal: control characters and line separators."""
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode() for c in words)


def summary(tally: Tally) -> str:
    """Return the closing line of a run: what was found, in how many files, and what was passed over."""
    if tally.findings:
        said = f"{count(tally.findings, 'finding')} in {count(tally.flagged, 'file')}"
    else:
        said = f"{count(tally.files, 'file')} checked, nothing found"
    if tally.errors:
        said += f", {count(tally.errors, 'error')}"
    if tally.suppressed:
        said += f", {tally.suppressed} suppressed"
    if tally.skipped:
        said += f", {count(tally.skipped, 'binary file')} skipped"
    return said + verified(tally)


def nothing_read() -> str:
    """Say why a run may have found no document, so that it does not look clean."""
    from sourcing.documents import SUFFIXES

    *others, last = SUFFIXES
    return (
        f"no document was found: in a folder, only {', '.join(others)} and {last} are read; name other files one by one"
    )


def verified(tally: Tally) -> str:
    """Say how much was held against the sources; empty where no document names any."""
    if not tally.verified:
        return ""
    said = [_verified(of, number) for of, number in tally.verified.items() if number.checked or number.not_checkable]
    return "\nheld against the sources: " + (", ".join(said) or "nothing, for nothing could be compared")


def _verified(of: Subject, number: Count) -> str:
    said = f"{number.matched} of {count(number.checked, of)} matched"
    return said + (f" ({number.not_checkable} not checkable)" if number.not_checkable else "")


def statistics(tally: Tally) -> str:
    """Return a line for each rule that found something, the most frequent first: count, then rule."""
    ranked = sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{number:>6}  {rule}\n" for rule, number in ranked)


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_COMMAND_START = late_re(r"\A\s*::")
"""How a line of a GitHub log begins that is a command; a path that begins so is written with a full stop before it."""
_SPACES = "\u00a0\u2009\u202f"
"""Spaces that typeset prose uses; harmless in a terminal although `isprintable` does not count them."""
