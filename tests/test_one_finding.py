"""One finding a cause: whatever rules run, a rule reports a sentence once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sourcing import check_paths, check_text

TESTS = Path(__file__).parent
DOCUMENTS = sorted(
    path
    for folder in (TESTS / "innocent", TESTS.parent / "seeds")
    for path in folder.iterdir()
    if path.suffix != ".yaml"
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_rule_reports_a_sentence_once(path):
    report = check_paths([path], preset="strict", processes=1)
    assert report.errors == ()
    counted = Counter((finding.rule, finding.excerpt.text) for finding in report.findings)
    assert [key for key, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rents jumped 20%.", [("unattributed-percentage", "20%")]),
        ("Thirteen people are understood to remain in hospital.", [("agentless-report", "are understood to")]),
        ("Rents jumped 20%, the group said.", [("change-without-baseline", "jumped 20%")]),
    ],
)
def test_words_at_fault_for_one_cause_are_reported_for_that(text, found):
    findings = check_text(text, "a.txt").findings
    assert [
        (finding.rule, finding.text[: len(said)]) for finding, (_, said) in zip(findings, found, strict=True)
    ] == found
