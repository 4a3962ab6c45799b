"""Leads in polls and the margin of error: where they are found, and the arithmetic."""

from __future__ import annotations

import pytest
from analysing import ENGLISH, analysed

from sourcing.analysis.leads import find_leads


def leads(text):
    read = analysed(text)
    return [
        (text[slice(*lead.span)], lead.points, lead.margin, lead.is_slim)
        for lead in find_leads(text, read.sentences, ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe leads by 2 points. The margin of error is 3 points.", [("leads by 2 points", 2, 3, True)]),
        ("Roe leads by 3 points. The margin of error is 3 points.", [("leads by 3 points", 3, 3, True)]),
        ("Roe leads by 3.5 points. The margin of error is 3 points.", [("leads by 3.5 points", 3.5, 3, False)]),
        ("Roe has a two-point lead, with a margin of error of plus or minus 4 percentage points.", [("two-point lead", 2, 4, True)]),
        ("Roe has a lead of 6 points in a poll with a four-point margin of error.", [("lead of 6 points", 6, 4, False)]),
        ("Roe leads Fox 44% to 42%. Margin of error: 3 points.", [("leads Fox 44% to 42%", 2, 3, True)]),
        ("Roe leads Fox, 54 percent to 42 percent. The margin of error is 3.", [("leads Fox, 54 percent to 42 percent", 12, 3, False)]),
        ("With a margin of error of 2 points, Roe is ahead by 1 point.", [("ahead by 1 point", 1, 2, True)]),
        ("Roe leads by 2 points.", []),
        ("Roe leads by 2 points, within the margin of error of 3 points.", []),
        ("The poll has a margin of error of 3 points. Roe and Fox are at 44%.", []),
        ("The path leads to the weir. The margin of error is 3 points.", []),
    ],
)  # fmt: skip
def test_a_lead_and_the_margin_it_is_measured_by(text, expected):
    assert leads(text) == expected


def test_each_lead_is_measured_by_the_margin_given_next():
    text = (
        "Roe leads by 2 points; the margin of error is 1 point. Fox leads by 4 points; the margin of error is 5 points."
    )
    assert [(points, margin) for _, points, margin, _ in leads(text)] == [(2, 1), (4, 5)]
