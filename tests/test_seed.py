"""The seed: an article of thirteen paragraphs, and all that is to be said about it."""

from __future__ import annotations

import hashlib
import html
import json
from pathlib import Path

import pytest
from checking import english

from sourcing import check_paths, check_text
from sourcing.documents.source import Source
from sourcing.linter import facts_of

TESTS = Path(__file__).parent
GOLDEN = json.loads((TESTS / "golden" / "seed.json").read_text(encoding="utf-8"))
SEED = TESTS.parent / "seeds" / GOLDEN["document"]
LANGUAGE = english()
TEXT = SEED.read_bytes().decode("utf-8")
MUST = sorted(GOLDEN["must"], key=lambda fault: fault["start"]["offset"])
NAMES = [(fault["rule"], fault["severity"], fault["text"]) for fault in MUST]

OF_THE_WHOLE = [
    {
        "rule": "one-voice-quotes",
        "start": {"offset": TEXT.index("“a great")},
        "end": {"offset": TEXT.index("Iran,”") + 6},
    }
]
"""What is said of the seed as a whole: every quotation in it is one man's."""


def names(report):
    assert report.errors == ()
    return [(finding.rule, finding.severity, finding.text) for finding in report.findings]


def places(report):
    return {(finding.rule, finding.start.offset, finding.end.offset) for finding in report.findings}


def overlapping(finding, faults):
    """The golden entries of the same rule that share a character with the finding."""
    return [
        fault
        for fault in faults
        if fault["rule"] == finding.rule
        and fault["start"]["offset"] < finding.end.offset
        and finding.start.offset < fault["end"]["offset"]
    ]


def test_the_seed_is_the_document_that_was_judged():
    assert hashlib.sha256(SEED.read_bytes()).hexdigest() == GOLDEN["sha256"]


@pytest.mark.parametrize("group", ["must", "debatable", "must-not"])
def test_the_golden_file_quotes_the_seed(group):
    for fault in GOLDEN[group]:
        assert TEXT[fault["start"]["offset"] : fault["end"]["offset"]] == fault["text"]


def test_news_finds_exactly_the_faults_with_their_places():
    report = check_paths([SEED], preset="news")
    found = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "text": finding.text,
            "start": finding.start._asdict(),
            "end": finding.end._asdict(),
            "related": [
                {"text": place.text, "offset": place.start.offset, "end_offset": place.end.offset}
                for place in finding.related
            ],
        }
        for finding in report.findings
    ]
    keys = ("rule", "severity", "text", "start", "end")
    assert found == [{key: fault[key] for key in keys} | {"related": fault.get("related", [])} for fault in MUST]
    assert report.errors == ()


def test_news_is_what_runs_without_a_config():
    assert names(check_text(TEXT, "seed.txt")) == names(check_text(TEXT, "seed.txt", preset="news")) == NAMES


def test_conflict_calls_the_count_of_hostages_one_of_casualties():
    report = check_paths([SEED], preset="conflict")
    known = [
        ("unattributed-casualties", "error", "Roughly 50 hostages") if "hostages" in name[2] else name for name in NAMES
    ]
    assert set(known) <= set(names(report))
    (count,) = [finding for finding in report.findings if finding.text == "Roughly 50 hostages"]
    assert [place.text for place in count.related] == ["only 20"]


def test_strict_finds_the_faults_and_nothing_that_is_innocent():
    report = check_text(TEXT, "seed.txt", preset="strict")
    assert {(fault["rule"], fault["start"]["offset"], fault["end"]["offset"]) for fault in MUST} <= places(report)
    innocent = GOLDEN["must-not"]
    assert [finding for finding in report.findings if overlapping(finding, innocent)] == []


def test_what_else_strict_finds_is_debatable():
    report = check_text(TEXT, "seed.txt", preset="strict")
    known = GOLDEN["must"] + GOLDEN["debatable"] + OF_THE_WHOLE
    assert [(finding.rule, finding.text) for finding in report.findings if not overlapping(finding, known)] == []


def with_emphasis(text):
    return text.replace("50 hostages", "**50** hostages").replace("believed to be", "believed *to be*")


def as_markdown(text):
    return with_emphasis(text).replace("\n", "\n\n") + "\n"


def as_html(text):
    paragraphs = (html.escape(paragraph).replace("’", "&rsquo;") for paragraph in text.split("\n"))
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    marked = body.replace("50 hostages", "<b>50</b>&nbsp;hostages").replace("believed to be", "<i>believed</i> to be")
    return f"<!doctype html><html><head><title>Seed</title></head><body>{marked}</body></html>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("seed.md", as_markdown(TEXT)),
        ("seed.html", as_html(TEXT)),
        ("crlf.txt", TEXT.replace("\n", "\r\n")),
        ("blank-lines.txt", TEXT.replace("\n", "\n\n")),
        ("final-newline.txt", TEXT + "\n"),
        ("emoji.txt", TEXT.replace("hostages held", "hostages 🙂 held", 1)),
    ],
)
def test_the_same_words_have_the_same_faults_whatever_the_format(name, text):
    report = check_text(text, name, preset="news")
    assert [(rule, severity, " ".join(words.split())) for rule, severity, words in names(report)] == NAMES


@pytest.mark.parametrize(
    ("name", "text"),
    [("seed.md", as_markdown(TEXT)), ("seed.html", as_html(TEXT)), ("crlf.txt", TEXT.replace("\n", "\r\n"))],
)
def test_places_are_places_in_the_file_as_it_is_written(name, text):
    findings = check_text(text, name, preset="news").findings
    assert len(findings) == len(MUST)
    for finding in findings:
        source = text[finding.start.offset : finding.end.offset]
        plain = source.replace("**", "").replace("*", "").replace("<b>", "").replace("</b>", "").replace("&nbsp;", " ")
        assert plain.replace("<i>", "").replace("</i>", "") == " ".join(finding.text.split())
        line_start = text.rfind("\n", 0, finding.start.offset) + 1
        assert finding.start.column == finding.start.offset - line_start + 1
        assert finding.start.line == text.count("\n", 0, finding.start.offset) + 1


def test_a_byte_order_mark_moves_nothing(tmp_path):
    marked = tmp_path / "bom.txt"
    marked.write_bytes(b"\xef\xbb\xbf" + SEED.read_bytes())
    found = places(check_paths([marked]))
    assert found == places(check_paths([SEED]))
    assert len(found) == len(MUST)


def test_an_emoji_moves_what_follows_by_one_code_point():
    moved = check_text(TEXT.replace("hostages held", "hostages🙂 held", 1), "seed.txt")
    assert len(moved.findings) == len(MUST)
    assert places(moved) == {(rule, start + 1, end + 1) for rule, start, end in places(check_text(TEXT, "seed.txt"))}


def test_fingerprints_hold_no_place():
    before = {finding.fingerprint for finding in check_text(TEXT, "seed.txt").findings}
    after = {finding.fingerprint for finding in check_text("A new first paragraph.\n" + TEXT, "other.txt").findings}
    assert len(before) == len(MUST)
    assert before == after


def test_the_ledger_of_the_seed_is_the_sources_a_reader_would_name():
    cited = facts_of(Source(SEED.name, TEXT), LANGUAGE).cited()
    assert [(entry.name, entry.kind, entry.role, entry.statements) for entry in cited.ledger] == [
        ("Benjamin Netanyahu", "named", "Israeli Prime Minister", 9),
        ("Steve Witkoff", "named", "Trump’s Middle East envoy", 3),
        ("Gaza’s health ministry", "institution", None, 1),
        ("Israeli figures", "unspecific", None, 1),
        ("United Nations", "institution", None, 1),
    ]
