"""Reports to render: hand-made, so that what a reporter prints is checked against words, not against itself."""

from sourcing.errors import Error
from sourcing.findings import Excerpt, Finding, Related, Report
from sourcing.places import Position

SENTENCE = "Roughly 50 hostages remain in Gaza, with only 20 believed to be alive."

HOSTAGES = Finding(
    rule="unattributed-number",
    severity="warning",
    message="'Roughly 50 hostages' has no source",
    path="news/gaza.txt",
    start=Position(9, 1, 2100),
    end=Position(9, 20, 2119),
    text="Roughly 50 hostages",
    related=(Related("also without a source", Position(9, 42, 2141), Position(9, 49, 2148), "only 20"),),
    fix="Name who counted.",
    fingerprint="0123456789abcdef",
    excerpt=Excerpt(SENTENCE, 0, 19),
)
BELIEVED = Finding(
    rule="agentless-report",
    severity="note",
    message="believed by whom?",
    path="news/gaza.txt",
    start=Position(9, 50, 2149),
    end=Position(9, 64, 2163),
    text="believed to be",
    fingerprint="fedcba9876543210",
    excerpt=Excerpt(SENTENCE, 49, 63),
)
FOUND = Report(findings=(HOSTAGES, BELIEVED), files=1, failing=1)
CLEAN = Report(files=1)
FAILED = Report(errors=(Error("lost.txt", "cannot be read: no such file"),))
BINARY = Report(skipped=1)
