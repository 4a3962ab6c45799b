from __future__ import annotations

import re

import pytest
from report_samples import BELIEVED, BINARY, CLEAN, FAILED, FOUND, HOSTAGES, SENTENCE

from sourcing.findings import Report
from sourcing.lean.values import replace
from sourcing.reporters import terminal, text
from sourcing.reporters.tally import Tally

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_a_finding_is_one_line():
    assert list(text.render([FOUND, CLEAN])) == [
        "news/gaza.txt:9:1: warning: 'Roughly 50 hostages' has no source [unattributed-number]\n",
        "news/gaza.txt:9:50: note: believed by whom? [agentless-report]\n",
    ]


def test_findings_are_printed_before_the_next_file_is_read():
    def parts():
        yield FOUND
        pytest.fail("the second file was read before the first one's findings were out")

    lines = text.render(parts())
    assert [next(lines), next(lines)] == list(text.render([FOUND]))


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("a\nb.txt", "a\\nb.txt"),
        ("\x1b[31mred.txt", "\\x1b[31mred.txt"),
        ("line\u2028separator", "line\\u2028separator"),
        ("Gaza’s café", "Gaza’s café"),
        ("57\u202f000 people", "57\u202f000 people"),
        ("🙂", "🙂"),
    ],
)
def test_nothing_in_a_document_breaks_the_line_or_drives_the_terminal(raw, safe):
    finding = replace(HOSTAGES, path=raw, message=raw)
    assert text.line(finding) == f"{safe}:9:1: warning: {safe} [unattributed-number]"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([FOUND], "2 findings in 1 file"),
        ([Report(findings=(BELIEVED,), files=1), CLEAN], "1 finding in 1 file"),
        ([FOUND, FOUND], "4 findings in 2 files"),
        ([CLEAN], "1 file checked, nothing found"),
        ([], "0 files checked, nothing found"),
        ([CLEAN, BINARY], "1 file checked, nothing found, 1 binary file skipped"),
        ([FOUND, BINARY, BINARY], "2 findings in 1 file, 2 binary files skipped"),
        ([CLEAN, FAILED], "1 file checked, nothing found, 1 error"),
        ([Report(files=2, suppressed=3)], "2 files checked, nothing found, 3 suppressed"),
    ],
)
def test_summary(parts, said):
    tally = Tally()
    assert list(tally.watch(parts)) == parts
    assert text.summary(tally) == said


def test_statistics_put_the_most_frequent_rule_first_and_ties_by_name():
    tally = Tally()
    tally.add(FOUND)
    tally.add(Report(findings=(BELIEVED,)))
    assert text.statistics(tally) == "     2  agentless-report\n     1  unattributed-number\n"


def test_on_a_terminal_the_sentence_follows_and_the_reported_words_are_underlined():
    first, sentence, *_ = terminal.render([FOUND])
    assert ANSI.sub("", first) == next(text.render([FOUND]))
    assert ANSI.sub("", sentence) == f"    {SENTENCE}\n"
    assert "\x1b[4;33mRoughly 50 hostages\x1b[0m" in sentence


def test_a_long_sentence_is_not_wrapped_and_its_markup_is_not_read():
    words = "[bold]Roughly 50[/bold] " + "very " * 500
    finding = replace(HOSTAGES, excerpt=HOSTAGES.excerpt._replace(text=words))
    _, sentence = terminal.render([Report(findings=(finding,))])
    assert ANSI.sub("", sentence) == f"    {words}\n"
