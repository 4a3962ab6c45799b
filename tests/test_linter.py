"""The pipeline between facts and findings, with rules whose matches are given."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing import checks, linter
from sourcing.analysis.parts import Sentence
from sourcing.checks import Hit, Match
from sourcing.documents import document_from_text
from sourcing.documents.document import Span
from sourcing.documents.source import Source
from sourcing.errors import Error
from sourcing.hits import to_findings, unreplaced

TEXT = "Fifty are left. Twenty are alive. Fifty are left."
SENTENCES = (Span(0, 15), Span(16, 33), Span(34, 49))


def rule(name, matches=(), *, severity="warning", message="{text!r} has no source", yields_to=()):
    return SimpleNamespace(
        rule=name,
        kind="claim",
        claim=SimpleNamespace(kinds=("number",)),
        severity=severity,
        message=message,
        fix="Say who.",
        yields_to=yields_to,
        matches=matches,
    )


def match(start, end, related=(), **fields):
    return Match(Span(start, end), tuple(related), fields)


def run_given_matches(rule, facts, here=None):
    for given_match in rule.matches:
        if isinstance(given_match, Exception):
            raise given_match
        yield given_match


def facts_for(source, sentences=SENTENCES):
    document = document_from_text(source.text, source.path)
    # The pipeline asks for no more of the facts than these.
    return SimpleNamespace(
        document=document,
        sentences=tuple(Sentence(span, 0, 0, 0) for span in sentences),
        words=SimpleNamespace(come_again=False, remembered=False),
        language=None,
        memo={},
        attributions_near=lambda reach: (),
    )


@pytest.fixture
def lint(monkeypatch):
    """Lint `TEXT` with the rules given."""
    monkeypatch.setattr(checks, "run", run_given_matches)

    def lint(*rules, text=TEXT, path="a.txt", sentences=SENTENCES, fail_on="warning"):
        monkeypatch.setattr(linter, "facts_of", lambda source, language: facts_for(source, sentences))
        return linter.lint(Source(path, text), rules, None, fail_on)

    return lint


def test_a_finding_says_what_the_rule_says_where_the_match_is(lint):
    (finding,) = lint(rule("number", [match(16, 22, [("so is this", Span(0, 5))])])).findings
    assert finding.rule == "number"
    assert finding.severity == "warning"
    assert finding.message == "'Twenty' has no source"
    assert finding.text == "Twenty"
    assert finding.path == "a.txt"
    assert finding.start == (1, 17, 16)
    assert finding.end == (1, 23, 22)
    assert finding.fix == "Say who."
    assert [(place.message, place.text, place.start, place.end) for place in finding.related] == [
        ("so is this", "Fifty", (1, 1, 0), (1, 6, 5))
    ]
    assert finding.excerpt == ("Twenty are alive.", 0, 6)


def test_the_messages_fields_come_from_the_match_and_stay_on_one_line(lint):
    report = lint(rule("who", [match(0, 5, source="Israeli\nfigures", value=50.0)], message="{source}: {value:g}"))
    assert report.findings[0].message == "Israeli figures: 50"


def test_findings_are_in_the_order_of_the_text(lint):
    report = lint(rule("b", [match(34, 39), match(0, 5)]), rule("a", [match(0, 5), match(16, 22)]))
    assert [(finding.start.offset, finding.rule) for finding in report.findings] == [
        (0, "a"),
        (0, "b"),
        (16, "a"),
        (34, "b"),
    ]


def test_the_same_words_are_reported_once_by_a_rule(lint):
    assert len(lint(rule("number", [match(0, 5), match(0, 5)])).findings) == 1


@pytest.mark.parametrize(
    ("general", "specific", "kept"),
    [
        ((0, 5), (0, 5), ["specific"]),
        ((0, 5), (4, 9), ["specific"]),
        ((0, 9), (2, 4), ["specific"]),
        ((0, 5), (5, 9), ["general", "specific"]),
        ((0, 5), (16, 22), ["general", "specific"]),
    ],
)
def test_a_rule_is_silent_where_one_it_yields_to_reports_the_same_words(lint, general, specific, kept):
    report = lint(rule("general", [match(*general)], yields_to=("specific",)), rule("specific", [match(*specific)]))
    assert sorted(finding.rule for finding in report.findings) == kept


def test_a_sentences_next_place_is_reported_where_a_more_special_rule_takes_the_first(lint):
    standing_for = match(0, 5)._replace(further=(match(16, 22), match(23, 32)))
    report = lint(rule("general", [standing_for], yields_to=("specific",)), rule("specific", [match(0, 5)]))
    general = next(finding for finding in report.findings if finding.rule == "general")
    assert general.text == "Twenty"
    assert general.message == "'Twenty' has no source"
    assert [(place.message, place.text) for place in general.related] == [("likewise", "are alive")]


def test_a_rule_yields_to_the_further_places_of_another_too(lint):
    standing_for = match(0, 5)._replace(further=(match(16, 22),))
    report = lint(rule("general", [match(16, 22)], yields_to=("specific",)), rule("specific", [standing_for]))
    assert [(finding.rule, finding.text) for finding in report.findings] == [("specific", "Fifty")]


def test_a_rule_that_is_off_is_not_yielded_to(lint):
    assert len(lint(rule("general", [match(0, 5)], yields_to=("specific",))).findings) == 1


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (ValueError("no such\nthing"), "rule broken crashed, please report it: ValueError: no such thing"),
        (TimeoutError(), "rule broken took too long and was stopped; simplify its patterns"),
    ],
)
def test_a_rule_that_fails_is_named_and_the_others_still_run(lint, trouble, said):
    report = lint(rule("broken", [match(0, 5), trouble]), rule("sound", [match(16, 22)]))
    assert report.errors == (Error("a.txt", said),)
    assert [finding.rule for finding in report.findings] == ["sound"]


def test_a_message_that_cannot_be_made_is_the_fault_of_its_rule(lint):
    report = lint(rule("broken", [match(0, 5, value=None)], message="{value:.1f}"), rule("sound", [match(0, 5)]))
    assert "rule broken crashed" in report.errors[0].message
    assert [finding.rule for finding in report.findings] == ["sound"]


@pytest.mark.parametrize(("fail_on", "failing"), [("note", 3), ("warning", 2), ("error", 1)])
def test_findings_at_or_above_the_threshold_are_counted(lint, fail_on, failing):
    rules = [rule(level, [match(0, 5)], severity=level) for level in ("note", "warning", "error")]
    assert lint(*rules, fail_on=fail_on).failing == failing


def test_equal_sentences_have_fingerprints_of_their_own(lint):
    report = lint(rule("number", [match(0, 5), match(34, 39)]), rule("other", [match(0, 5)]))
    assert len({finding.fingerprint for finding in report.findings}) == 3


def test_a_fingerprint_does_not_depend_on_path_or_place(lint):
    (here,) = lint(rule("number", [match(16, 22)])).findings
    (there,) = lint(
        rule("number", [match(23, 29)]), text=f"Other. {TEXT}", path="b.txt", sentences=[Span(0, 6), Span(23, 40)]
    ).findings
    assert here.start != there.start
    assert here.fingerprint == there.fingerprint


def test_a_match_outside_all_sentences_is_its_own_excerpt(lint):
    (finding,) = lint(rule("number", [match(16, 22)]), sentences=[Span(0, 15)]).findings
    assert finding.excerpt == ("Twenty", 0, 6)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 48), st.integers(1, 20), st.sampled_from("abc")), max_size=12))
def test_whatever_matches_the_findings_are_sorted_and_hold_the_words_at_their_place(places):
    matches = {name: [match(a, min(a + n, 49)) for a, n, which in places if which == name] for name in "abc"}
    found = [Hit(rule(name), one, "message") for name, matched in matches.items() for one in matched]
    facts = facts_for(Source("a.txt", TEXT))
    findings = list(to_findings(unreplaced(found, facts), facts))
    assert [TEXT[finding.start.offset : finding.end.offset] for finding in findings] == [f.text for f in findings]
    assert [finding.start.offset for finding in findings] == sorted(finding.start.offset for finding in findings)
    distinct = {(name, start, min(start + length, 49)) for start, length, name in places}
    assert len({finding.fingerprint for finding in findings}) == len(findings) == len(distinct)
