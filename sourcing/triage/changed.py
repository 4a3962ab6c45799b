"""A unified diff → the lines of each file that it adds or changes, and findings → those on such lines.

    --- a/news/gaza.md
    +++ b/news/gaza.md
    @@ -9 +9,2 @@
    -Some hostages remain.
    +Roughly 50 hostages remain.
    +The mayor said so.

changes lines 9 and 10 of `news/gaza.md`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from sourcing.errors import Error
from sourcing.findings import Report
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcing.documents.source import Source
    from sourcing.findings import Finding

_HUNK = re.compile(r"@@ -\d+(?:,(?P<old>\d+))? \+(?P<start>\d+)(?:,(?P<new>\d+))? @@")
_PREFIX = re.compile(r"\A[abciwo]/")
_ESCAPE = re.compile(r"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_NO_FILE = "/dev/null"


class DiffError(ValueError):
    """A text that is no unified diff; the message names the line and what was expected."""


class Line(NamedTuple):
    """A line that a diff says the new file has; lines count from 1, `text` is without its line end."""

    number: int
    text: str
    added: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """The lines of a diff by file, as absolute paths, and the files that are new as a whole."""

    lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    def has(self, path: str) -> bool:
        """Tell whether anything in a file is changed."""
        place = os.path.realpath(path)
        return place in self.whole or place in self.lines

    def apply(self, report: Report, source: Source) -> Report:
        """Keep the findings on changed lines of one file; a diff that does not fit the file is an error."""
        place = os.path.realpath(source.path)
        if place in self.whole:
            return report
        lines = self.lines.get(place, ())
        misfit = next((line for line in lines if not _fits(line, source)), None)
        if misfit is not None:
            said = f"the diff does not apply: it has another line {misfit.number}; make it from the file as it is now"
            return report.keeping(()) + _failed(source.path, said, misfit.number)
        added = {line.number for line in lines if line.added}
        return report.keeping(finding for finding in report.findings if _touches(finding, added))


def parse_diff(text: str, roots: Iterable[Path]) -> Changed:
    """Read a unified diff. A path is looked for under each of `roots` in turn; the first that has it wins.

    Raises DiffError where the text is no unified diff, or ends inside a hunk.
    """
    places = tuple(roots)
    found: dict[str, list[Line]] = {}
    here: list[Line] | None = None
    lines = _split(text)
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if line.startswith("--- ") and number < len(lines) and lines[number].startswith("+++ "):
            path = _path(lines[number][4:])
            here = None if path == _NO_FILE else found.setdefault(_place(path, places), [])
            number += 1
        elif line.startswith("@@ "):
            if number == 1 or (here is None and not found and not any(_NO_FILE in one for one in lines[:number])):
                raise DiffError(f"line {number}: a hunk without the names of its files; pass on what 'git diff' prints")
            number = _hunk(lines, number - 1, here)
    if lines and not found and not any(one.startswith(("diff ", "+++ ")) for one in lines):
        raise DiffError("this is no unified diff; pass on what 'git diff' prints")
    return Changed({path: tuple(known) for path, known in found.items()})


def _split(text: str) -> list[str]:
    """Return the lines of a diff; a carriage return belongs to the line."""
    lines = text.split("\n")
    return lines[:-1] if lines and not lines[-1] else lines


def _hunk(lines: list[str], at: int, here: list[Line] | None) -> int:
    """Read the hunk that begins at an index; return the index behind it."""
    head = _HUNK.match(lines[at])
    if head is None:
        raise DiffError(f"line {at + 1}: no hunk header; expected one like '@@ -9 +9,2 @@'")
    old, new = (1 if head[key] is None else int(head[key]) for key in ("old", "new"))
    number, index = int(head["start"]), at + 1
    while old > 0 or new > 0:
        if index == len(lines):
            raise DiffError(f"line {index}: the diff ends inside a hunk; pass it on whole")
        sign, rest = (lines[index][:1] or " "), lines[index][1:]
        if sign not in " +-\\\r":
            raise DiffError(f"line {index + 1}: the hunk is cut short; its header promises more lines")
        index += 1
        if sign == "\\":
            continue
        if sign != "+":
            old -= 1
        if sign != "-":
            new -= 1
            if here is not None:
                here.append(Line(number, rest, sign == "+"))
            number += 1
    return index


def _path(named: str) -> str:
    """Return the path of a `+++` line: unquoted and without a time stamp."""
    if named.startswith('"'):
        return _unquoted(named.rstrip()[1:].removesuffix('"'))
    return named.partition("\t")[0].rstrip("\r")


def _unquoted(text: str) -> str:
    def byte(match: re.Match[str]) -> str:
        code = match[1]
        value = int(code, 8) & 0xFF if code[0] in "01234567" else _ESCAPES.get(code, ord(code) & 0xFF)
        return chr(value)

    raw = _ESCAPE.sub(byte, text.encode("utf-8", "surrogateescape").decode("latin-1"))
    return os.fsdecode(raw.encode("latin-1"))


def _place(path: str, roots: tuple[Path, ...]) -> str:
    """Return the absolute path that a diff means: without git's `b/` if that file is there, else as it stands."""
    if "\0" in path:
        return path
    names = dict.fromkeys([_PREFIX.sub("", path), path])
    choices = [os.path.realpath(root / name) for name in names for root in roots]
    return next((choice for choice in choices if Path(choice).is_file()), choices[0] if choices else path)


def _fits(line: Line, source: Source) -> bool:
    return line.number <= source.line_count and source.line_text(line.number) == line.text.rstrip("\r\n")


def _touches(finding: Finding, lines: set[int]) -> bool:
    return any(number in lines for number in range(finding.start.line, finding.end.line + 1))


def _failed(path: str, message: str, line: int) -> Report:
    return Report(errors=(Error(path, message, line, 1),))
