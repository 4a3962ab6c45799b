"""Findings to JUnit's XML: a test suite for each file, a test case for each finding.

    <testsuites>
      <testsuite name="gaza.txt" tests="1" failures="1" errors="0">
        <testcase classname="gaza.txt" name="unattributed-number at 9:1">
          <failure type="warning" message="'Roughly 50 hostages' has no source">…</failure>
        </testcase>
      </testsuite>
    </testsuites>

A finding below the file's `fail-on` is a case that passes and says in `system-out` what was found; a file without
findings is one case that passes; a file that could not be checked is a case in error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcing.findings import at_least
from sourcing.reporters.context import slashes
from sourcing.reporters.text import line
from sourcing.reporters.xml import DECLARATION, attributes, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.errors import Error
    from sourcing.findings import Finding, Report
    from sourcing.kinds import Severity
    from sourcing.reporters.context import Context


class _Case(NamedTuple):
    """A test case: its name, what is in it, and whether it fails or is in error."""

    name: str
    inside: str = ""
    failed: bool = False
    broken: bool = False


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:  # noqa: ARG001 - as all reporters
    """Yield the report, a suite for each file, as the reports arrive."""
    yield f"{DECLARATION}<testsuites>\n"
    clean = 0
    for part in parts:
        suites: dict[str, list[_Case]] = {}
        for finding in part.findings:
            suites.setdefault(finding.path, []).append(_of_finding(finding, part.fail_on))
        for error in part.errors:
            suites.setdefault(error.path, []).append(_of_error(error))
        clean += part.files if not suites else 0
        yield from (_suite(path, cases) for path, cases in suites.items())
    if clean:
        yield _suite("files without findings", [_Case(f"file {number}") for number in range(1, clean + 1)])
    yield "</testsuites>\n"


def _suite(path: str, cases: list[_Case]) -> str:
    name = slashes(path)
    totals = {
        "name": name,
        "tests": len(cases),
        "failures": sum(case.failed for case in cases),
        "errors": sum(case.broken for case in cases),
    }
    inside = "".join(_element(name, case) for case in cases)
    return f"  <testsuite{attributes(totals)}>\n{inside}  </testsuite>\n"


def _element(suite: str, case: _Case) -> str:
    opening = f"    <testcase{attributes({'classname': suite, 'name': case.name})}"
    return f"{opening}>\n{case.inside}    </testcase>\n" if case.inside else f"{opening}/>\n"


def _of_finding(finding: Finding, fail_on: Severity) -> _Case:
    name = f"{finding.rule} at {finding.start.line}:{finding.start.column}"
    said = words(line(finding) + (f"\n{finding.fix}" if finding.fix else ""))
    if not at_least(finding.severity, fail_on):
        return _Case(name, f"      <system-out>{said}</system-out>\n")
    values = {"type": finding.severity, "message": finding.message}
    return _Case(name, f"      <failure{attributes(values)}>{said}</failure>\n", failed=True)


def _of_error(error: Error) -> _Case:
    name = "could not be checked" if error.line is None else f"could not be checked at {error.line}:{error.column}"
    values = {"type": "error", "message": error.message}
    return _Case(name, f"      <error{attributes(values)}/>\n", broken=True)
