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
    POLL + "Lund drew 41 percent of the voters. Moll was second at 12 percent. Castell was at 10 percent.",
    POLL + "Lund drew 41 percent. Moll and Castell both get 16 percent.",
    POLL + "His best showing is 10 percent in the port. He also receives 8 percent in the valley.",
    POLL + "Castell has news.\n\nMoll averages 5 percent in the new poll. Her best showing is 10 percent in the port. "
    "She also receives 8 percent in the valley.",
    POLL + "It has news.\n\nRents vex the port, the poll found.\n\n"
    "Asked which issue matters most, an average of 32 percent picked rents.",
    POLL + "Of all voters, 55 percent say she is not fit. That result includes 64 percent of women.",
    POLL + "42% trust him most. Moll was second with 18%.",
    "While 86 percent in a Leeds survey liked Moll, 43 said the same of Lund. But only 14 percent had a bad opinion.",
    STORY
    + "Two-thirds of men say they will vote for Lund. Just over a quarter, 26 percent, say they will vote for Moll.",
    POLL + "Lund has been seen more often. The number of the day shows him ahead, by 51 to 48 percent.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_shares_in_a_row_are_those_of_the_survey_before_them(text):
    assert shares(text) == []


def test_in_a_story_about_a_survey_the_first_share_of_a_paragraph_is_noted_and_not_those_that_go_on_with_it():
    assert shares(STORY + "About 34% of women strongly agree. Men are less upbeat, at 26%.") == [("note", "About 34%")]
    assert shares(STORY + "Fewer than 10 percent selected Moll. She had 12 percent in May.")[0][0] == "note"


ANOTHER = [
    POLL + "Lund drew 41 percent. Unemployment is at 5 percent.",
    POLL + "Lund drew 41 percent. In May, Moll was second at 12 percent.",
    POLL + "Lund drew 41 percent. In the election of 2012 Moll had 12 percent.",
    POLL + "Lund drew 41 percent. It rained in the port. Moll was second at 12 percent.",
    POLL + "Lund drew 41 percent.\n\nMoll was second at 12 percent.",
    POLL + "Lund drew 41 percent. Rents rose by 12 percent.",
    "Lund drew 41 percent. Moll was second at 12 percent.",
    "Lund leads by 25 to 24 percent, with half of the precincts counted, as the Leeds poll said. Moll was third, with 23 percent.",
    "Asked which issue matters most, an average of 32 percent picked rents.",
]


@pytest.mark.parametrize("text", ANOTHER)
def test_a_share_of_something_else_is_no_survey_s(text):
    assert shares(text)
