"""Findings to GitHub's workflow commands, which annotate the lines of a pull request.

    ::warning file=gaza.txt,line=9,endLine=9,col=1,endColumn=20,title=unattributed-number::'50 hostages' has no source

GitHub shows ten annotations of each level a step and drops the others without a word; then a notice, first of all,
says so.
"""

from __future__ import annotations

from collections import Counter

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.context import Context, relative
from sourcing.reporters.text import count, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.errors import Error
    from sourcing.findings import Finding, Report
    from sourcing.lean.typed import StrPath

CAP = 10
"""How many annotations of one level GitHub shows for a step."""
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield one command a line, when all reports are in, for only then is it known what the cap hides."""
    root = (context or Context()).root
    commands: list[tuple[str, str]] = []
    for part in parts:
        commands += [_of_finding(finding, root) for finding in part.findings]
        commands += [_of_error(error, root) for error in part.errors]
    totals = Counter(level for level, _ in commands)
    hidden = {level: number - CAP for level, number in totals.items() if number > CAP}
    if hidden:
        yield _capped(hidden, totals)
    yield from (line for _, line in commands)


def _of_finding(finding: Finding, root: StrPath) -> tuple[str, str]:
    level = _LEVELS[finding.severity]
    place = {"file": relative(finding.path, root), "line": finding.start.line, "endLine": finding.end.line}
    if finding.start.line == finding.end.line:
        place |= {"col": finding.start.column, "endColumn": finding.end.column}
    message = finding.message if finding.fix is None else f"{finding.message}\n{finding.fix}"
    return level, command(level, {**place, "title": finding.rule}, message)


def _of_error(error: Error, root: StrPath) -> tuple[str, str]:
    place: dict[str, object] = {"file": relative(error.path, root)}
    if error.line is not None:
        place |= {"line": error.line, "col": error.column}
    return "error", command("error", {**place, "title": "could not be checked"}, error.message)


def _capped(hidden: dict[str, int], totals: Counter[str]) -> str:
    kinds = " and ".join(f"{number} of {count(totals[level], level)}" for level, number in sorted(hidden.items()))
    said = f"GitHub shows {CAP} annotations of a level for a step; {kinds} will be hidden, and are in the log."
    return command("notice", {"title": "sourcing"}, said)


def command(level: str, properties: dict[str, object], message: str) -> str:
    """Return one workflow command as a line, with everything in it escaped."""
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(message)}\n"


def _data(words: str) -> str:
    kept = "\n".join(map(printable, words.split("\n")))
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
