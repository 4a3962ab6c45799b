"""Where a rule about claims asks for less: after a sentence that has a source, and of what is on public record."""

from __future__ import annotations

import pytest

from sourcing import check_text

AFTER = "may or may not belong to the source named before it"
RECORD = "is on record: say where, or link the count"


def said(text, rule="unattributed-number"):
    """The severity and the message of the rule's one finding, without the words it reports; and what is related."""
    (finding,) = [finding for finding in check_text(text, "a.txt", preset="news").findings if finding.rule == rule]
    return finding.severity, finding.message.partition("' ")[2], [related.text for related in finding.related]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said 300 homes burned. Another 40 were damaged.", ("note", AFTER, ["The ministry"])),
        ("The ministry met on Monday. Another 40 homes were damaged.", ("warning", "has no source", [])),
        ("The ministry said 300 homes burned.\n\nAnother 40 were damaged.", ("warning", "has no source", [])),
        ("Lund got nearly 66 million votes and lost the election.", ("note", RECORD, [])),
        ("Lund would need 66 million votes to have won the election.", ("warning", "has no source", [])),
        ("Lund sold 66 million lamps.", ("warning", "has no source", [])),
    ],
)
def test_what_is_said_of_a_figure_without_a_source(text, expected):
    assert said(text) == expected


def test_a_shares_record_is_no_survey_s():
    record = said("Moll lost the primary by 12 points.", "unattributed-percentage")
    assert record == ("note", RECORD, [])
    survey = said("Moll lost the primary by 12 points among women.", "unattributed-percentage")
    assert survey == ("warning", "has no source", [])
