"""`sourcing check --add-ignore RULE --reason …`: comments into documents, for the findings there are now."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from sourcing.commands.terminal import Exit, say, say_error
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcing.documents.discovery import Found
    from sourcing.documents.source import Source
    from sourcing.errors import Error
    from sourcing.findings import Finding, Report
    from sourcing.options import Options
    from sourcing.triage.insert import Insertion
    from sourcing.workspace import Workspace


def add_ignores(paths: Iterable[str], options: Options, rule: str, reason: str) -> int:
    """Write a comment after every sentence that `rule` reports; a file is changed whole or not at all.

    Raises UsageError where there is no such rule.
    """
    from sourcing.packs.located import LocatedErrors, to_errors, unknown
    from sourcing.reporters.text import count
    from sourcing.runs import split
    from sourcing.workspace import Workspace

    workspace = Workspace(options)
    try:
        names = workspace.packs(None).rule_names
    except LocatedErrors as error:
        return _failed(to_errors(error.errors))
    if rule not in names:
        raise click.UsageError(f"--add-ignore: {unknown('rule', rule, names)}")
    found, missing = split(workspace.files(paths))
    outcome = _failed(missing.errors)
    written = files = 0
    for file in found:
        number, errors = _add(workspace, file, rule, reason)
        outcome = max(outcome, _failed(errors))
        written += number
        files += bool(number)
    say(f"{count(written, 'comment')} written into {count(files, 'file')}")
    return outcome


def _failed(errors: Iterable[Error]) -> int:
    told = list(dict.fromkeys(errors))
    for error in told:
        say_error(error)
    return Exit.FAILED if told else Exit.OK


def _add(workspace: Workspace, file: Found, rule: str, reason: str) -> tuple[int, tuple[Error, ...]]:
    """Write the comments into one file; return how many, and what went wrong."""
    from sourcing.errors import Error
    from sourcing.findings import Report
    from sourcing.reading import read
    from sourcing.triage.insert import comment
    from sourcing.wholefile import write_whole

    source = read(file)
    if isinstance(source, Report):
        return 0, source.errors
    report = workspace.check_source(source, Path(file.path))
    wanted = [finding for finding in report.findings if finding.rule == rule]
    if report.errors or not wanted:
        return 0, report.errors
    try:
        words = comment(file.path, rule, reason)
    except ValueError as error:
        return 0, (Error(file.path, str(error)),)
    text, done, left = _edited(workspace, source, report, wanted, words)
    errors = tuple(_unplaced(finding) for finding in left)
    if done:
        try:
            write_whole(file.path, ["\ufeff" * source.bom, text])
        except OSError as error:
            return 0, (*errors, Error(file.path, f"cannot be written: {error.strerror or error}"))
    return done, errors


def _edited(
    workspace: Workspace, source: Source, report: Report, wanted: list[Finding], words: str
) -> tuple[str, int, list[Finding]]:
    """Return the text with comments, how many, and the findings that no comment could be written for.

    Whether the comments silence these findings and change nothing else is tried out before anything is written.
    """
    from sourcing.findings import Report
    from sourcing.triage.insert import inserted, insertions

    facts = workspace.facts(source)
    if isinstance(facts, Report):
        return source.text, 0, wanted
    places = list(insertions(facts.document, [sentence.span for sentence in facts.sentences], wanted))
    if not _holds(workspace, source, inserted(source.text, places, words), report, places):
        places = [
            place
            for place in places
            if _holds(workspace, source, inserted(source.text, [place], words), report, [place])
        ]
    text = inserted(source.text, places, words)
    if not _holds(workspace, source, text, report, places):
        return source.text, 0, wanted
    placed = {id(finding) for place in places for finding in place.findings}
    return text, len(places), [finding for finding in wanted if id(finding) not in placed]


def _holds(workspace: Workspace, source: Source, text: str, before: Report, places: list[Insertion]) -> bool:
    """Tell whether the edited text has the findings of the old one without those of the places, and no error."""
    from sourcing.lean.values import replace

    after = workspace.check_source(replace(source, text=text), Path(source.path))
    expected = Counter(finding.fingerprint for finding in before.findings)
    expected.subtract(finding.fingerprint for place in places for finding in place.findings)
    return not after.errors and +expected == Counter(finding.fingerprint for finding in after.findings)


def _unplaced(finding: Finding) -> Error:
    from sourcing.errors import Error

    said = (
        f"no comment can be written after this sentence for {finding.rule}; use per-path in the config, or a baseline"
    )
    return Error(finding.path, said, finding.start.line, finding.start.column)
