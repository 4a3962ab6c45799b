"""Findings to JSON: one object a run, version 1, described by `findings.schema.json` beside this module.

    {"version": 1, "tool": {"name": "sourcing", "version": "0.1.0"}, "columns": "code points",
     "findings": [{"rule": "unattributed-number", "severity": "warning", "message": "'50 hostages' has no source",
       "path": "gaza.txt", "start": {"line": 9, "column": 1, "offset": 2100}, …}],
     "errors": [], "summary": {"files": 1, "findings": 1, "errors": 0, "suppressed": 0, "skipped": 0}}

The output is ASCII, so it passes through any encoding unharmed.
"""

from __future__ import annotations

import json
import re
import textwrap

from sourcing import __version__
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.context import Context, slashes
from sourcing.reporters.tally import Tally
from sourcing.verdicts import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcing.errors import Error
    from sourcing.findings import Finding, Related, Report
    from sourcing.places import Ends, Position
    from sourcing.verdicts import Evidence, Placed, Verification

    Json = dict[str, "Json"] | list["Json"] | str | int | float | None

VERSION = 1
_HALF = re.compile("[\ud800-\udfff]")


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield the one object piece by piece: each file's findings as its report arrives, then errors and summary."""
    wide = context is not None and context.columns == "utf16"
    tally = Tally()
    errors: list[Json] = []
    verifications: list[Json] = []

    def findings() -> Iterator[Json]:
        for part in tally.watch(parts):
            errors.extend(map(error_object, part.errors))
            verifications.extend(map(verification_object, part.verifications))
            yield from (finding_object(finding, wide=wide) for finding in part.findings)

    def closing() -> dict[str, Json]:
        compared = {"verifications": verifications} if verifications else {}
        return {"errors": errors, "summary": summary_object(tally), **compared}

    return stream("findings", findings(), closing)


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


def summary_object(tally: Tally) -> dict[str, Json]:
    return {
        "files": tally.files,
        "findings": tally.findings,
        "errors": tally.errors,
        "suppressed": tally.suppressed,
        "skipped": tally.skipped,
    }


def tool() -> dict[str, Json]:
    """Return the name and version of this program."""
    return {"name": "sourcing", "version": __version__}


def position(place: Position) -> dict[str, Json]:
    return {"line": place.line, "column": place.column, "offset": place.offset}


def error_object(error: Error) -> dict[str, Json]:
    return {"path": slashes(error.path), "message": error.message, "line": error.line, "column": error.column}


def dumps(item: Json, indent: int | None = None) -> str:
    """Return ASCII JSON for parsers that take whole characters only: half a surrogate pair becomes U+FFFD."""
    return json.dumps(_whole(item), indent=indent)


def _whole(item: Json) -> Json:
    if isinstance(item, str):
        return _HALF.sub("\ufffd", item)
    if isinstance(item, list):
        return [_whole(one) for one in item]
    if isinstance(item, dict):
        return {key: _whole(value) for key, value in item.items()}
    return item


def finding_object(finding: Finding, *, wide: bool = False) -> dict[str, Json]:
    """Return a finding as the schema has it; `wide` tells each column in UTF-16 units, too."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "path": slashes(finding.path),
        **_ends(finding, finding.columns if wide else None),
        "text": finding.text,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
        "related": [_related(place, wide=wide) for place in finding.related],
    }


def _related(place: Related, *, wide: bool) -> Json:
    elsewhere: dict[str, Json] = {} if place.path is None else {"path": slashes(place.path)}
    ends = _ends(place, place.columns if wide else None)
    return {"message": place.message, **elsewhere, **ends, "text": place.text}


def verification_object(verification: Verification) -> Json:
    """Return the verdicts on one document, each with its evidence, and how many there are."""
    return {
        "path": slashes(verification.path),
        "sources": [slashes(path) for path in verification.sources],
        "counts": {subject: dict(verification.count(subject)._asdict()) for subject in SUBJECTS},
        "verdicts": [_verdict_object(placed) for placed in verification.verdicts],
    }


def _verdict_object(placed: Placed) -> Json:
    verdict = placed.verdict
    return {
        "of": verdict.of,
        "verdict": verdict.verdict,
        "start": position(placed.start),
        "end": position(placed.end),
        "text": verdict.text,
        "speaker": verdict.speaker,
        "changes": [{"article": change.article, "source": change.source} for change in verdict.changes],
        "found": verdict.found or None,
        "reason": verdict.reason or None,
        "evidence": [_evidence_object(evidence) for evidence in verdict.evidence],
    }


def _evidence_object(evidence: Evidence) -> Json:
    return {
        "path": slashes(evidence.path),
        "start": position(evidence.start),
        "end": position(evidence.end),
        "text": evidence.text,
        "speaker": evidence.speaker,
        "page": evidence.page,
    }


def _ends(place: Finding | Related, columns: Ends | None) -> dict[str, Json]:
    start, end = position(place.start), position(place.end)
    if columns is not None:
        start["utf16_column"], end["utf16_column"] = columns.start.utf16, columns.end.utf16
    return {"start": start, "end": end}
