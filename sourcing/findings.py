"""What a run says: findings, and the report that holds them with the errors."""

from __future__ import annotations

from sourcing.lean.light import blake2b, lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from sourcing.errors import Error
    from sourcing.kinds import Severity
    from sourcing.places import Ends, Position
    from sourcing.portraits import Portrait
    from sourcing.verdicts import Verification

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From mildest to gravest."""


class Excerpt(NamedTuple):
    """The sentence a finding stands in, as prose, and the finding's half-open place in `text` (code points)."""

    text: str
    start: int
    end: int


class Related(Value):
    """A further place that belongs to a finding. `path` names its file where that is not the finding's own."""

    message: str
    start: Position
    end: Position
    text: str
    columns: Ends | None = None
    path: str | None = None


class Finding(Value):
    """One fault at one place. `text` is the prose reported, `start` and `end` its place in the source.

    `columns` says where that is to a program that counts bytes or UTF-16; None where only code points are known.
    """

    rule: str
    severity: Severity
    message: str
    path: str
    start: Position
    end: Position
    text: str
    related: tuple[Related, ...] = ()
    fix: str | None = None
    fingerprint: str = ""
    excerpt: Excerpt | None = None
    columns: Ends | None = None


class Silenced(Value):
    """A finding that does not count: a comment in the document or the baseline says so, with the reason if given."""

    finding: Finding
    by: Literal["comment", "baseline"]
    reason: str = ""


class Report(Value):
    """The outcome for one file or for many.

    `files` were read, `skipped` were binary and passed over, `failing` counts the findings that are at or above
    the `fail-on` of the file they are in, which is `fail_on` where the report is one file's. `suppressed` counts
    `silenced`. `portraits` show the documents; they are made only for a reporter that shows them. `verifications` are
    of the documents that name their sources.
    """

    findings: tuple[Finding, ...] = ()
    errors: tuple[Error, ...] = ()
    suppressed: int = 0
    files: int = 0
    skipped: int = 0
    failing: int = 0
    fail_on: Severity = "warning"
    silenced: tuple[Silenced, ...] = ()
    portraits: tuple[Portrait, ...] = ()
    verifications: tuple[Verification, ...] = ()

    def __add__(self, other: Report) -> Report:
        return Report(
            self.findings + other.findings,
            self.errors + other.errors,
            self.suppressed + other.suppressed,
            self.files + other.files,
            self.skipped + other.skipped,
            self.failing + other.failing,
            self.fail_on,
            self.silenced + other.silenced,
            self.portraits + other.portraits,
            self.verifications + other.verifications,
        )

    def keeping(self, findings: Iterable[Finding], silenced: Iterable[Silenced] = ()) -> Report:
        """Return this file's report with only these of its findings, and these silenced besides those that are."""
        kept, hushed = tuple(findings), (*self.silenced, *silenced)
        failing = sum(at_least(finding.severity, self.fail_on) for finding in kept)
        return replace(self, findings=kept, silenced=hushed, suppressed=len(hushed), failing=failing)

    @property
    def is_of_its_text(self) -> bool:
        """Whether the report of a file would be that of its copies: nothing went wrong, and it rests on no other documents."""
        return not self.errors and not self.verifications

    def at(self, path: str, fail_on: Severity | None = None) -> Report:
        """Return the report of a file's copy at another path, with another `fail_on` where one is given."""
        silenced = (replace(one, finding=_at(path, one.finding)) for one in self.silenced)
        portraits = tuple(replace(portrait, path=path) for portrait in self.portraits)
        report = Report(files=1, fail_on=fail_on or self.fail_on, portraits=portraits)
        return report.keeping((_at(path, finding) for finding in self.findings), silenced)


def _at(path: str, finding: Finding) -> Finding:
    return finding if finding.path == path else replace(finding, path=path)


def order(finding: Finding) -> tuple[str, int, int, str]:
    """Return the key that sorts findings: by path, place, then rule."""
    return (finding.path, finding.start.offset, finding.end.offset, finding.rule)


def at_least(severity: Severity, threshold: Severity) -> bool:
    return SEVERITIES.index(severity) >= SEVERITIES.index(threshold)


@lru_cache(maxsize=2048)
def fingerprint(rule: str, sentence: str, ordinal: int) -> str:
    """Hash rule, sentence with its white space and quote marks normalised, and its number among equals."""
    plain = " ".join(sentence.translate(_PLAIN_MARKS).split()).casefold()
    return blake2b(f"{rule}\0{plain}\0{ordinal}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


_PLAIN_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
