"""Which first lines are headlines, so that rules which skip headings skip them."""

from __future__ import annotations

import pytest
from checking import checked

STORY = (
    "The council of the valley met for nine hours on Monday in the old hall above the fish market and put the bypass off until the spring.\n\n"
    "The weir is to be mended first.\n\n"
    "The choir sang.\n"
)


def reported(text):
    return [(finding.rule, finding.text) for finding in checked(text, "a.txt", "news").findings]


@pytest.mark.parametrize(
    "headline",
    [
        "Mayor slams council over ‘late’ bypass.\n\n",
        "Polls suggest voters want bypass.\n\n",
        "The mayor slams the council over the bypass\n\n",
        "‘The Weir’ is believed to be at the top of the charts\n\n",
        "The mayor's supporters not giving up the fight.\n\nCouncil allies fear split will cost bypass.\n\n",
        "‘Nobody has mended our weir in ten years.’\n\n",
        "Bypass costs council;\nMayor is likely to lose seat over bypass.\n\n",
    ],
)
def test_a_clipped_line_above_a_story_is_a_headline(headline):
    assert reported(headline + STORY) == []


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("The mayor slams the council over the bypass.\n\n", ("loaded-verb", "slams")),
        ("Mayor slams council over bypass. It is late.\n\n", ("loaded-verb", "slams")),
        (
            "“Nobody has mended our weir in ten years.”\n\n",
            ("dangling-quote-paragraph", "“Nobody has mended our weir in ten years.”"),
        ),
        (
            "Weavers in Leeds stayed at home for weeks, with most believed to be asleep.\n\n",
            ("agentless-report", "believed to be"),
        ),
        ("The weir is old.\n\nMayor slams council over bypass.\n\n", ("loaded-verb", "slams")),
    ],
)
def test_an_opening_with_articles_or_more_to_it_is_no_headline(opening, expected):
    assert reported(opening + STORY) == [expected]


def test_a_figure_is_a_fact_in_a_headline_too():
    assert reported("Bypass costs $4 million.\n\n" + STORY) == [("unattributed-money", "$4 million")]


def test_a_figure_of_a_clipped_line_under_the_headline_has_its_source_below():
    deck = "The hacker gets a year in jail.\n\nWeaver spied on 400 mills from home.\n\n"
    assert reported(deck + STORY + "\nHe said that he spied on 400 mills.") == []
    assert reported(deck + STORY) == [("unattributed-number", "400 mills")]


def test_a_line_above_one_paragraph_is_no_headline():
    assert reported("Mayor slams council over bypass.\n\nThe choir sang.\n") == [("loaded-verb", "slams")]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("The bypass will cost $4 million, the mayor said.\n\n", []),
        ("The bypass will cost $4 million.\n\n", [("unattributed-money", "$4 million")]),
        ("The bypass will cost $5 million, the mayor said.\n\n", [("unattributed-money", "$4 million")]),
    ],
)
def test_a_figure_of_a_headline_that_is_told_below_owes_its_source_there(below, expected):
    assert reported("Bypass costs $4 million.\n\n" + below + STORY) == expected


def test_a_headline_that_ends_without_a_mark_may_have_articles_and_a_title_in_it():
    below = "The film fell by 65 percent from its first weekend, the studio said.\n\n"
    assert (
        reported(
            "‘The Weir: A Tale of the Valley’ Drops 65 Percent at the Box Office, Breaking the Wrong Records\n\n"
            + below
            + STORY
        )
        == []
    )


def test_a_figure_told_below_is_no_headline_s_without_a_story():
    found = reported("Bypass costs $4 million.\n\nThe bypass will cost $4 million, the mayor said.\n")
    assert found == [("unattributed-money", "$4 million")]


ABSTRACT = "Bypass is late; council is sorry.\n\n{}\n\nAn official said that the mill is likely to close before the spring.\n\n{}\n\n"


def test_an_abstract_above_a_story_is_reported_no_more_than_its_headline():
    assert reported(ABSTRACT.format("ABSTRACT.", "FULL TEXT.") + STORY) == []


def test_the_verbs_of_an_abstract_are_the_writers():
    text = ABSTRACT.replace("said that the mill is likely to close", "claimed that the mill closed")
    assert reported(text.format("ABSTRACT.", "FULL TEXT.") + STORY) == [("loaded-verb", "claimed")]


@pytest.mark.parametrize("labels", [("ABSTRACT.", "Introduction"), ("The weir.", "FULL TEXT.")])
def test_an_abstract_is_only_what_stands_above_a_full_text(labels):
    assert [rule for rule, _ in reported(ABSTRACT.format(*labels) + STORY)] == ["anonymity-without-reason"]


def test_a_mark_is_no_word_of_a_deck():
    deck = "Council allies fear party's split will hurt mayor's chances against Hall.\n\n"
    assert reported("The mayor's supporters not giving up the fight.\n\n" + deck + STORY) == []
