"""Findings to SARIF 2.1.0, which code hosts and viewers read: one run, with the rules' help from their files.

    {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "sourcing", "rules": [{"id": "vague-source", …}]}},
      "columnKind": "unicodeCodePoints", "results": [{"ruleId": "vague-source", "ruleIndex": 0, "level": "warning",
        "message": {"text": "…"}, "locations": [{"physicalLocation": {"artifactLocation":
          {"uri": "gaza.txt", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 9, "startColumn": 1, …}}}],
        "partialFingerprints": {"sourcing/v1": "0123456789abcdef"}}]}]}

A finding that a comment or the baseline silences is there as a suppressed result; what could not be checked is a
notification of the invocation.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.context import Context, relative
from sourcing.reporters.json import dumps, tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sourcing.errors import Error
    from sourcing.findings import Finding, Related, Report, Silenced
    from sourcing.lean.typed import StrPath
    from sourcing.places import Position
    from sourcing.reporters.context import RulePage
    from sourcing.reporters.json import Json

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_SUPPRESSION_KINDS = {"comment": "inSource", "baseline": "external"}


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield the log when all reports are in; the output is ASCII."""
    known = context or Context()
    pages = known.pages()
    results = _Results(known.root, {name: index for index, name in enumerate(pages)})
    for part in parts:
        results.add(part)
    run: Json = {
        "tool": {"driver": {**tool(), "rules": [_rule(page) for page in pages.values()]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"uri": Path(known.root).absolute().as_uri().rstrip("/") + "/"}},
        "invocations": [
            {"executionSuccessful": not results.notifications, "toolExecutionNotifications": results.notifications}
        ],
        "results": results.results,
    }
    yield dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


class _Results:
    """The results and notifications of a run, as its reports come in."""

    def __init__(self, root: StrPath, indexes: Mapping[str, int]) -> None:
        self.results: list[Json] = []
        self.notifications: list[Json] = []
        self._root = root
        self._indexes = indexes

    def add(self, part: Report) -> None:
        self.results += [self._result(finding) for finding in part.findings]
        self.results += [self._suppressed(silenced) for silenced in part.silenced]
        self.notifications += [self._notification(error) for error in part.errors]

    def _result(self, finding: Finding) -> dict[str, Json]:
        index = self._indexes.get(finding.rule)
        artifact = _artifact(finding.path, self._root)
        related: list[Json] = [
            {"id": number, "message": {"text": place.message}, **_location(self._artifact_of(place, artifact), place)}
            for number, place in enumerate(finding.related, 1)
        ]
        return {
            "ruleId": finding.rule,
            **({} if index is None else {"ruleIndex": index}),
            "level": finding.severity,
            "message": {"text": finding.message},
            "locations": [_location(artifact, finding)],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": {"sourcing/v1": finding.fingerprint},
        }

    def _artifact_of(self, place: Related, own: Json) -> Json:
        return own if place.path is None else _artifact(place.path, self._root)

    def _suppressed(self, silenced: Silenced) -> Json:
        kind = _SUPPRESSION_KINDS[silenced.by]
        suppression: Json = {"kind": kind, "status": "accepted", "justification": silenced.reason or "no reason given"}
        return {**self._result(silenced.finding), "suppressions": [suppression]}

    def _notification(self, error: Error) -> Json:
        place: dict[str, Json] = {"artifactLocation": _artifact(error.path, self._root)}
        if error.line is not None:
            place["region"] = {"startLine": error.line, "startColumn": error.column}
        return {
            "level": "error",
            "message": {"text": error.message},
            "descriptor": {"id": "could-not-be-checked"},
            "locations": [{"physicalLocation": place}],
        }


def _rule(page: RulePage) -> Json:
    references = "".join(f"\n\n{reference}" for reference in page.references)
    return {
        "id": page.rule,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.why},
        "help": {
            "text": f"{page.why}\n\n{page.fix}{references}",
            "markdown": f"**Why.** {page.why}\n\n**How to mend it.** {page.fix}{references}",
        },
        **({"helpUri": page.references[0]} if page.references else {}),
        "defaultConfiguration": {"level": page.severity},
        "properties": {"tags": [page.pack]},
    }


def _location(artifact: Json, place: Finding | Related) -> dict[str, Json]:
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(place.start, place.end, place.text)}}


def _region(start: Position, end: Position, text: str) -> Json:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
        "message": {"text": text},
    }


def _artifact(path: str, root: StrPath) -> Json:
    """Return the address of a file: from the root where it is below it."""
    below = relative(path, root)
    if Path(below).is_absolute() and "\0" not in below:
        return {"uri": "file://" + _quoted(below)}
    return {"uri": _quoted(below), "uriBaseId": _ROOT}


def _quoted(path: str) -> str:
    return quote(
        path.encode("utf-8", "surrogateescape") if _encodes(path) else path.encode("utf-8", "backslashreplace")
    )


def _encodes(path: str) -> bool:
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True
