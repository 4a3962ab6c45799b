"""A stream of reports to the few numbers that close a run: nothing of a report is kept but its counts."""

from __future__ import annotations

from sourcing.lean.light import Counter
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.findings import Report
    from sourcing.verdicts import Count, Subject, Verification


class Tally:
    """Counts over the reports seen so far; each report is one file's, or an error's that has no file.

    `flagged` counts files with findings, `failing` the findings at or above `fail-on`, `rules` the findings of
    each rule, `verified` what was held against sources; it is empty where nothing was.
    """

    def __init__(self) -> None:
        self.files = 0
        self.flagged = 0
        self.findings = 0
        self.failing = 0
        self.errors = 0
        self.suppressed = 0
        self.skipped = 0
        self.rules: Counter[str] = Counter()
        self.verified: dict[Subject, Count] = {}

    def watch(self, parts: Iterable[Report]) -> Iterator[Report]:
        """Pass the reports through and count them on the way."""
        for part in parts:
            self.add(part)
            yield part

    def add(self, part: Report) -> None:
        self.files += part.files
        self.flagged += bool(part.findings)
        self.findings += len(part.findings)
        self.failing += part.failing
        self.errors += len(part.errors)
        self.suppressed += part.suppressed
        self.skipped += part.skipped
        self.rules.update(finding.rule for finding in part.findings)
        for verification in part.verifications:
            self._add_verdicts(verification)

    def _add_verdicts(self, verification: Verification) -> None:
        from sourcing.verdicts import SUBJECTS, Count

        for subject in SUBJECTS:
            known = self.verified.get(subject, Count())
            self.verified[subject] = known.plus(verification.count(subject))
