"""A file of findings that were there already → which findings are new. Version 1, one finding a line, sorted.

    {
      "version": 1,
      "findings": [
        {"path": "news/gaza.md", "rule": "vague-source", "sentence": "Critics say so.", "fingerprint": "0123456789abcdef"}
      ]
    }

Paths are relative to the folder of the baseline. A finding is known if its fingerprint is listed under its own path,
or under the path of a file that is no longer there: the story was moved.
"""

from __future__ import annotations

import os

from sourcing.documents.source import describe_os_error
from sourcing.errors import Error
from sourcing.findings import Silenced
from sourcing.lean.light import cached_property
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from sourcing.findings import Finding, Report

VERSION = 1
DEFAULT_NAME = "sourcing-baseline.json"
_KEYS = ("path", "rule", "sentence", "fingerprint")
_AGAIN = "restore it, or delete it and run 'sourcing baseline write'"


class BaselineError(Exception):
    """A baseline that cannot be used; `error` says where and why, and what to do."""

    def __init__(self, path: str, message: str, line: int | None = None, column: int | None = None) -> None:
        self.error = Error(path, message, line, column)
        super().__init__(str(self.error))


class Entry(NamedTuple):
    """A finding that is known. `sentence` is there for the reader of the file; the fingerprint decides."""

    path: str
    rule: str
    sentence: str
    fingerprint: str


class Baseline:
    """The entries of a baseline file, and the folder their paths start from."""

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.folder = os.path.dirname(os.path.realpath(path))
        self.entries = tuple(sorted(set(entries)))

    @cached_property
    def _by_path(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            found.setdefault(entry.path, set()).add(entry.fingerprint)
        return found

    @cached_property
    def _orphaned(self) -> set[str]:
        """The fingerprints of files that are no longer there."""
        return {
            fingerprint for path, known in self._by_path.items() if not self.is_there(path) for fingerprint in known
        }

    def is_there(self, path: str) -> bool:
        """Tell whether a path of an entry is a file."""
        return os.path.lexists(os.path.join(self.folder, path))

    def name(self, path: str) -> str:
        """Write the path of a finding as this baseline does."""
        return os.path.relpath(os.path.realpath(path), self.folder).replace(os.sep, "/")

    def knows(self, finding: Finding) -> bool:
        own = self._by_path.get(self.name(finding.path), set())
        return finding.fingerprint in own or finding.fingerprint in self._orphaned

    def apply(self, report: Report) -> Report:
        """Silence what is known in the report of one file."""
        known = {id(finding) for finding in report.findings if self.knows(finding)}
        return report.keeping(
            (finding for finding in report.findings if id(finding) not in known),
            (Silenced(finding, "baseline", "known") for finding in report.findings if id(finding) in known),
        )

    def entry(self, finding: Finding) -> Entry:
        sentence = finding.excerpt.text if finding.excerpt else finding.text
        return Entry(self.name(finding.path), finding.rule, " ".join(sentence.split()), finding.fingerprint)


def load(path: Path) -> Baseline:
    """Read a baseline. Raises BaselineError where it is not there, not whole, of a newer version or not one at all."""
    import json

    name = str(path)
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise BaselineError(
            name, f"cannot be read: {describe_os_error(error)}; 'sourcing baseline write' makes one"
        ) from None
    except UnicodeDecodeError:
        raise BaselineError(name, f"is not UTF-8 and no baseline; {_AGAIN}") from None
    except json.JSONDecodeError as error:
        said = f"is not whole, or no baseline: {error.msg}; {_AGAIN}"
        raise BaselineError(name, said, error.lineno, error.colno) from None
    except RecursionError:
        raise BaselineError(name, f"is no baseline; {_AGAIN}") from None
    return Baseline(path, _entries(name, data))


def dump(baseline: Baseline) -> Iterator[str]:
    """Yield the text of a baseline file, one entry a line."""
    import json

    yield f'{{\n  "version": {VERSION},\n  "findings": ['
    separator = "\n"
    for entry in baseline.entries:
        yield f"{separator}    {json.dumps(entry._asdict(), ensure_ascii=False)}"
        separator = ",\n"
    yield "\n  ]\n}\n" if baseline.entries else "]\n}\n"


def written(old: Baseline, checked: Iterable[str], findings: Iterable[Finding]) -> Baseline:
    """Return a baseline with the findings of the files checked; entries of other files that are there are kept."""
    done = {old.name(path) for path in checked}
    others = (entry for entry in old.entries if entry.path not in done and old.is_there(entry.path))
    return Baseline(old.path, [*others, *map(old.entry, findings)])


def pruned(old: Baseline, checked: Iterable[str], findings: Iterable[Finding]) -> Baseline:
    """Return a baseline without what is mended; moved entries get their new path, other files' entries are kept."""
    return written(old, checked, filter(old.knows, findings))


def _entries(name: str, data: Any) -> Iterator[Entry]:  # noqa: ANN401 - whatever the file holds
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise BaselineError(name, f"has no version and is no baseline; {_AGAIN}")
    if version > VERSION:
        said = f"is a baseline of version {version}, and this sourcing reads up to {VERSION}; update sourcing"
        raise BaselineError(name, said)
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise BaselineError(name, f"has no list of findings; {_AGAIN}")
    for number, item in enumerate(findings, 1):
        if not isinstance(item, dict) or not all(isinstance(item.get(key), str) for key in _KEYS):
            raise BaselineError(name, f"finding {number} lacks one of {', '.join(_KEYS)}; {_AGAIN}")
        yield Entry(*(item[key] for key in _KEYS))
