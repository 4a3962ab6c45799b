"""Innocent text in many registers, and the reviewed list of all that `news` reports there.

Every finding on the list was read and judged. A change in what is reported fails here with what came and what went;
once it has been judged, `python tests/test_innocent.py` writes the list again and keeps the judgements that still hold.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from sourcing import check_paths

CORPUS = Path(__file__).parent / "innocent"
REVIEWED = CORPUS / "reported.yaml"
DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.suffix in {".txt", ".md", ".html"})
VERDICTS = {"right", "arguable", "false-alarm"}
FEWEST_DOCUMENTS = 60


@lru_cache(maxsize=1)
def reviewed():
    """The list: file name → entries, each with rule, text, verdict and why."""
    return yaml.safe_load(REVIEWED.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def reported():
    """What `news` reports: file name → pairs (rule, text) in their order."""
    report = check_paths(DOCUMENTS, preset="news", processes=1)
    assert report.errors == ()
    found = {path.name: [] for path in DOCUMENTS}
    for finding in report.findings:
        found[Path(finding.path).name].append((finding.rule, " ".join(finding.text.split())))
    return found


def listed(entries):
    return [(entry["rule"], entry["text"]) for entry in entries]


def changes(found, known):
    """What came and what went, a line each; empty where the two agree, order apart."""
    came, went = Counter(found) - Counter(known), Counter(known) - Counter(found)
    return [f"came: {rule} {text!r}" for rule, text in sorted(came.elements())] + [
        f"went: {rule} {text!r}" for rule, text in sorted(went.elements())
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_reported_in_innocent_text_is_what_was_reviewed(path):
    assert changes(reported()[path.name], listed(reviewed().get(path.name, []))) == []


def test_the_list_names_documents_that_are_there():
    assert set(reviewed()) <= {path.name for path in DOCUMENTS}
    assert len(DOCUMENTS) >= FEWEST_DOCUMENTS


def test_every_entry_is_judged_and_says_why():
    for name, entries in reviewed().items():
        for entry in entries:
            assert set(entry) == {"rule", "text", "verdict", "why"}, (name, entry)
            assert entry["verdict"] in VERDICTS, (name, entry)
            assert entry["why"].strip(), (name, entry)


def test_a_change_shows_what_came_and_what_went():
    assert changes([("a", "x"), ("a", "x")], [("a", "x"), ("b", "y")]) == ["came: a 'x'", "went: b 'y'"]


def rewrite():
    """Write the list as the findings are now. What is new has the verdict `unjudged`, which the tests refuse."""
    known = reviewed() if REVIEWED.exists() else {}
    lists = {}
    for path in DOCUMENTS:
        judged = {(entry["rule"], entry["text"]): entry for entry in known.get(path.name, [])}
        entries = [
            judged.get(key, {"rule": key[0], "text": key[1], "verdict": "unjudged", "why": ""})
            for key in reported()[path.name]
        ]
        if entries:
            lists[path.name] = [dict(entry) for entry in entries]
    text = yaml.safe_dump(lists, allow_unicode=True, sort_keys=False, width=200)
    REVIEWED.write_text(f"# Reviewed by hand; see test_innocent.py.\n{text}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(rewrite())
