"""A figure against its sources: compared by value, in its context, with its unit, as exactly as it is written."""

from __future__ import annotations

import pytest
from holding import verdict, verdicts

SAYS = "The fire service says {} burned on the island in the night."


def held(figure, source, template=SAYS):
    return verdict(template.format(figure), template.format(source), of="figure")


@pytest.mark.parametrize(
    ("article", "source", "expected"),
    [
        ("57,000 homes", "57,000 homes", "supported"),
        ("57,000 homes", "57 thousand homes", "supported"),
        ("57,000 homes", "fifty-seven thousand homes", "supported"),
        ("fifty-seven thousand homes", "57000 homes", "supported"),
        ("57,000 homes", "57\u202f000 homes", "supported"),
        ("57,000 homes", "57,338 homes", "rounded"),
        ("57,000 homes", "57,838 homes", "differs"),
        ("1.2 million homes", "1,234,567 homes", "rounded"),
        ("nearly half a million homes", "470,000 homes", "rounded"),
        ("nearly half a million homes", "510,000 homes", "differs"),
        ("roughly 50 homes", "48 homes", "rounded"),
        ("roughly 50 homes", "61 homes", "differs"),
        ("over 57,000 homes", "57,680 homes", "rounded"),
        ("over 57,000 homes", "56,100 homes", "differs"),
        ("at least 300 homes", "300 homes", "supported"),
        ("50 homes", "48 homes", "differs"),
        ("300 homes", "nothing", "not-found"),
        ("two-thirds of the homes", "66.7 percent of the homes", "rounded"),
        ("half of the homes", "50 percent of the homes", "supported"),
        ("one in five homes", "20 percent of the homes", "supported"),
        ("20 percent of the homes", "20 of the homes", "not-found"),
        ("12 percent of the homes", "21 percent of the homes", "differs"),
        ("$4.2 million in banknotes", "4.2 million dollars in banknotes", "supported"),
        ("$4.2 million in banknotes", "USD 4,200,000 in banknotes", "supported"),
        ("$4.2 million in banknotes", "£4.2 million in banknotes", "not-found"),
        ("$4.2 million in banknotes", "$2.4 million in banknotes", "differs"),
    ],
)
def test_verdict(article, source, expected):
    assert held(article, source).verdict == expected


@pytest.mark.parametrize(
    ("article", "source", "expected"),
    [
        ("The bridge opened on 2 May 1938.", "The bridge opened on May 2, 1938.", ["supported", "supported"]),
        ("The bridge opened on 2 May.", "The bridge opened on May 2nd.", ["supported"]),
        ("The bridge opened on 2 May.", "The bridge opened on June 2.", ["not-found"]),
        ("The bridge opened in 1938.", "The bridge opened in 1936.", ["differs"]),
        ("The bridge opened in May 1938.", "10 January 1939\n\nThe bridge opened in May last year.", ["rounded"]),
        ("The ferry sank on 4 May.", "6 May 2020\n\nThe ferry sank on Monday in a storm.", ["rounded"]),
        ("The company runs 20 ferries.", "On January 20 the company of the ferries met.", ["not-found"]),
        ("The 2 ferries sailed at 7 p.m.", "The ferries sailed.", []),
        ("Boeing 737 jets landed.", "The jets landed.", []),
        ("Dozens of ferries sailed.", "The ferries sailed.", ["not-checkable"]),
    ],
)
def test_dates_are_apart_from_counts(article, source, expected):
    assert [one.verdict for one in verdicts(article, source, of="figure")] == expected


def test_the_same_value_of_something_else_bears_nothing_out():
    source = "The union counts the jobs lost in the port.\n\nIt rained.\n\nWe ate.\n\nShe bought 43 apples."
    assert verdict("The union says 43 jobs were lost in the port.", source, of="figure").verdict == "not-found"


def test_what_differs_is_shown_with_the_sentence_it_stands_in():
    source = "Minutes.\n\nThe union counts 34 jobs lost in the port since May. It rained."
    found = verdict("The union says 43 jobs were lost in the port.", source, of="figure")
    (evidence,) = found.evidence
    assert (found.text, found.found) == ("43 jobs", "34 jobs")
    assert (evidence.start.line, evidence.text) == (3, "The union counts 34 jobs lost in the port since May.")


def test_with_many_sources_only_attributed_figures_are_looked_for():
    article = "The union says 43 jobs were lost in the port. The town has 900 houses."
    assert len(verdicts(article, "Nothing.", of="figure")) == 2
    assert [one.text for one in verdicts(article, *["Nothing."] * 4, of="figure")] == ["43 jobs"]


def test_a_figure_in_a_quotation_is_compared_with_its_words_and_not_twice():
    article = "“We have lost 43 jobs in the port,” she said."
    source = "We have lost 34 jobs in the port."
    assert [one.verdict for one in verdicts(article, source)] == ["altered"]
    assert verdicts(article, source, of="figure") == []
