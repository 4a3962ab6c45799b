"""Citations and dates, beyond the examples in their rules: what `--today` does, what a desk may take away, what is silent."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from sourcing.cli import main
from sourcing.documents.source import Source
from sourcing.linter import Ways, lint
from sourcing.options import Options
from sourcing.workspace import Workspace

WORKSPACE = Workspace(Options())
RULES = {name: loaded.rule for name, loaded in WORKSPACE.packs(None).rules.items()}


def found(rule, text, name="a.md", today=None):
    report = lint(Source(name, text), [RULES[rule]], WORKSPACE.language, ways=Ways(today=today))
    assert report.errors == ()
    return [finding.message for finding in report.findings]


@pytest.mark.parametrize(
    ("today", "messages"),
    [
        (None, []),
        (date(2021, 12, 31), []),
        (date(2022, 1, 1), ["'As of 2019' is 3 years ago"]),
        (date(2026, 1, 1), ["'As of 2019' is 7 years ago"]),
    ],
)
def test_the_day_is_the_callers_to_say(today, messages):
    assert found("stale-as-of", "As of 2019, 40 cantons had such a law.", "a.txt", today) == messages


def test_the_callers_day_wins_over_the_documents_own():
    text = "---\ndate: 2020-03-01\n---\n\nAs of 2019, 40 cantons had such a law."
    assert found("stale-as-of", text) == []
    assert found("stale-as-of", text, today=date(2026, 1, 1)) == ["'As of 2019' is 7 years ago"]


def test_today_is_an_option_of_check(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("As of 2019, 40 cantons had such a law, the union said.\n", encoding="utf-8")
    run = CliRunner().invoke
    quiet = run(main, ["check", str(article), "--select", "stale-as-of", "--quiet"])
    assert "stale-as-of" not in quiet.stdout
    told = run(main, ["check", str(article), "--select", "stale-as-of", "--today", "2026-05-31", "--quiet"])
    assert "'As of 2019' is 7 years ago [stale-as-of]" in told.stdout
    assert run(main, ["check", str(article), "--today", "31 May"]).exit_code == 2


def test_unanchored_dates_are_reported_once():
    assert len(found("unanchored-dates", "It rained on Monday.\n\nIt stopped on Tuesday. It froze last week.")) == 1


def test_two_links_at_fault_in_a_sentence_are_one_finding():
    text = "See [one]() and [two](http://localhost/x)."
    (finding,) = lint(Source("a.md", text), [RULES["malformed-link"]], WORKSPACE.language).findings
    assert finding.text == "one"
    assert [place.text for place in finding.related] == ["two"]


@pytest.mark.parametrize(
    "text", ["", "# Title", "[](https://example.com)", "[^1]: alone", "![](http://localhost/a.png)", "[a]: http://x"]
)
@pytest.mark.parametrize("rule", [name for name, rule in RULES.items() if rule.kind in ("citation", "date")])
def test_a_document_with_hardly_any_text_is_no_trouble(rule, text):
    assert len(found(rule, text)) <= 1


def test_a_domain_counts_with_what_stands_before_it_and_nothing_else():
    for address, count in [
        ("https://www.bit.ly/a", 1),
        ("https://user@sub.bit.ly:80/a", 1),
        ("//bit.ly/a", 1),
        ("https://rabbit.ly/a", 0),
        ("https://bit.ly.org/a", 0),
        ("https://audit.gov/bit.ly", 0),
    ]:
        assert len(found("weak-link-target", f"See [it]({address}).")) == count, address


@pytest.mark.parametrize(
    ("entries", "below", "count"),
    [
        (2, "", 2),
        (3, "", 0),
        (3, "\n\n[tide]: https://example.org/tide", 3),
    ],
)
def test_several_references_that_a_document_without_definitions_leaves_open_are_labels(entries, below, count):
    text = "\n\n".join(["[gauge][needle] The needle no longer sticks."] * entries) + below
    assert len(found("undefined-reference", text)) == count
