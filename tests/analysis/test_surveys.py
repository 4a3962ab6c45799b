"""Which shares go on with a survey that the text has named, and which do not."""

from __future__ import annotations

import pytest

from sourcing import check_text

POLL = "The new Leeds poll shows Lund far ahead. "
STORY = "The Leeds poll was taken in May, and the poll has news.\n\n"


def shares(text):
    """The severity and text of each share or bare figure that is reported."""
    rules = ("unattributed-percentage", "unattributed-number")
    return [(one.severity, one.text) for one in check_text(text, "a.txt").findings if one.rule in rules]


GOES_ON = [
    POLL + "Moll was second at 12 percent.",
    POLL + "Moll and Castell both get 16 percent.",
    POLL + "42% trust him most.",
    "As the day ended, 42% in the Leeds survey trusted Lund. Moll was second with 18%.",
    STORY + "Asked which issue matters most, an average of 32 percent picked rents.",
    STORY + "When asked which issue matters most, only 32 percent picked rents.",
    "While 86 percent in a Leeds survey liked Moll, 43 said the same of Lund. But only 14 percent had a bad opinion.",
    POLL + "Lund drew 41 percent of the voters. Moll was second at 12 percent. Castell was at 10 percent.",
    POLL + "Lund drew 41 percent. Moll and Castell both get 16 percent.",
    POLL + "His best showing is 10 percent in the port. He also receives 8 percent in the valley.",
    POLL + "Of all voters, 55 percent say she is not fit. That result includes 64 percent of women.",
    STORY
    + "Two-thirds of men say they will vote for Lund. Just over a quarter, 26 percent, say they will vote for Moll.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_shares_that_follow_the_survey_s_own_are_the_survey_s(text):
    assert shares(text) == []


NOTED = [
    STORY + "Men are less upbeat, at 26%.",
    STORY + "Fewer than 10 percent selected Moll.",
    STORY + "Just over a quarter, 26 percent, say they will vote for Moll.",
    STORY + "Among men, she is at minus 40.",
]


@pytest.mark.parametrize("text", NOTED)
def test_a_share_further_on_in_a_story_about_a_survey_is_noted_at_most(text):
    (share,) = shares(text)
    assert share[0] == "note"


ANOTHER = [
    POLL + "Unemployment is at 5 percent.",
    POLL + "Lund drew 41 percent. Unemployment is at 5 percent.",
    POLL + "Lund drew 41 percent. In May, Moll was second at 12 percent.",
    POLL + "Lund drew 41 percent. It rained in the port. Moll was second at 12 percent.",
    POLL + "Lund drew 41 percent.\n\nMoll was second at 12 percent.",
    POLL + "In May, Moll was second at 12 percent.",
    POLL + "In the election of 2012 Moll had 12 percent.",
    POLL + "It rained in the port. Moll was second at 12 percent.",
    POLL + "\n\nMoll was second at 12 percent.",
    POLL + "Rents rose by 12 percent.",
    "Lund drew 41 percent. Moll was second at 12 percent.",
    "Asked which issue matters most, an average of 32 percent picked rents.",
    "Lund leads by 25 to 24 percent, with half of the precincts counted, as the Leeds poll said. Moll was third, with 23 percent.",
]


@pytest.mark.parametrize("text", ANOTHER)
def test_a_share_of_something_else_is_no_survey_s(text):
    assert shares(text)
