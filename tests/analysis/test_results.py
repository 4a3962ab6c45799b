"""Which figures go on with the results of a firm that the text has said were given out, and which do not."""

from __future__ import annotations

import pytest

from sourcing import check_text

REPORTED = "Acme Looms posted a 33 percent increase in quarterly profit on Thursday.\n\n"


def figures(text):
    """The severity and text of each figure that is reported."""
    rules = ("unattributed-percentage", "unattributed-number", "unattributed-money")
    return [(one.severity, one.text) for one in check_text(text, "a.txt").findings if one.rule in rules]


GOES_ON = [
    "The firm's revenue nearly tripled in the fourth quarter, exceeding $86m.",
    "Acme Looms saw strong fourth quarter profits.\n\nNet profit came in at €1.4bn. Sales rose 2.8%, to €14.96bn.",
    "Quarterly profits at the weaver Acme Looms jumped 76% to $1.13bn, from $639m a year earlier.",
    "Acme Looms has reported a doubling in profit.\n\nIts pre-tax earnings in the fourth quarter were €77m, up from €38m.",
    "Its revenues totalled nearly $200 million in the year ended May 30.",
    REPORTED + "The firm earned $643 million, or $1.12 a share, up from $482.5 million a year earlier.",
    REPORTED + "It rained.\n\nRevenue rose 53 percent, to $3.42 billion, as 3.8 million people bought a loom.",
    "Acme Looms said its pretax profit for the first half climbed 63 percent.\n\nSales rose 8 percent.",
    "Acme Looms reported a loss for the third quarter.\n\nCosts grew. In fact, marketing expenses rose 15 percent.",
    "The quarterly tracker of Moll shows Acme ahead, shipping an average of looms.\n\nLund came second after shipping 48 million looms.",
    "Acme shipped its looms in the quarter, according to Moll Research.\n\nIt has a market share of 20.6 percent.",
    REPORTED + "The firm earned $1.9 billion, or 33 cents a share.\n\nThat was up 79 percent from $1.1 billion.",
    "The latest quarterly earnings of Acme Looms were in line.\n\nRevenue from looms rose 3 percent.",
    "Acme Looms, the largest weaver, booked net revenue of $39bn in 2016.",
    "The weaver had a good year. But the carmaker also reported shrinking profits.\n\nIt got there by selling 10.3 million looms.",
    "Acme announced that its losses for the full year 2016 were small.\n\nRevenue rose 9 percent.",
    "The half-yearly earnings of the two mills are promising.\n\nTheir provisions amounted to $20.5 billion.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_figures_of_results_that_were_given_out_have_a_source(text):
    assert figures(text) == []


NO_RESULTS = [
    "The valley's revenue nearly tripled in the fourth quarter.",
    "Profits at Acme Looms jumped 76%.",
    "Quarterly profits in the industry jumped 76%.",
    "Sales of looms in the third quarter rose 76%.",
    "Its sales have slid 41% in the past year.",
    "The loss in the third quarter cost the town $4 million.",
    REPORTED + "It rained.\n\nThat cost the town $4 million.",
    REPORTED + "The firm earned $40 million for mending the weir.",
    REPORTED + "The firm employs 4,000 weavers.",
    REPORTED + "Last year, the firm earned $2.7 billion.",
    REPORTED + "In 2006 its revenue was $2.7 billion.",
    REPORTED + "Sales across the industry fell 12 percent.",
    "Acme Looms posted a notice on Thursday.\n\nThe firm earned $643 million.",
    "The village reported shrinking profits.\n\nIt got there by selling 10.3 million looms.",
    REPORTED + "The market surged by 45.7 percent.",
    "Acme Looms reported a burglary.\n\nRevenue rose 53 percent.",
    "Revenue rose 53 percent.\n\n" + REPORTED,
    REPORTED + "It rained.\n\n" * 13 + "Revenue rose 53 percent.",
]


@pytest.mark.parametrize("text", NO_RESULTS)
def test_other_figures_do_not(text):
    assert len(figures(text)) == 1
