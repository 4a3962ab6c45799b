"""Paragraphs that are only a quotation, and what around them says whose words these are."""

from __future__ import annotations

import pytest

from sourcing import check_text

END = "\n\nThe weir was built in 1890 and has been mended twice, each time by the men and women of the lower village."
TURN = "“Or do we roll up our sleeves and get to work?”"
LINES = "“We have to mend the weir.”\n\n“We have to mend the lock as well.”\n\n“We are not mending enough of it.”"


def dangling(text):
    """What is reported as a paragraph or a quotation without a speaker."""
    rules = ("dangling-quote-paragraph", "quote-without-speaker")
    findings = check_text(text, "a.txt", preset="news").findings
    return [finding.text for finding in findings if finding.rule in rules]


@pytest.mark.parametrize(
    "before",
    [
        "“Or do we let the weir go?” Berit Hall asked.\n\n“Nooo!”\n\n",
        "“I am calling from the mill. How are you?” Berit Hall said into the phone.\n\nShe pauses.\n\n",
        "“Do we let it go?” Berit Hall asked.\n\n“Nooo!”\n\n“Or do we wait for the spring flood?”\n\n“Nooo!”\n\n",
    ],
)
def test_who_goes_on_after_a_pause_or_a_shout_is_the_one_who_spoke(before):
    assert dangling(before + TURN + END) == []


@pytest.mark.parametrize(
    "before",
    [
        "The hall was full.\n\n“Nooo!”\n\n",
        "“Or do we let the weir go?” Berit Hall asked.\n\nTickets.\n\n",
        "“Or do we let the weir go?” Berit Hall asked.\n\n“Nooo, we never will!” one of the crowd said.\n\n",
    ],
)
def test_without_a_speaker_or_a_pause_a_quotation_is_nobodys(before):
    assert dangling(before + TURN + END) == [TURN]


def test_words_in_single_marks_between_paragraphs_that_quote_with_double_ones_are_a_heading():
    story = "“It was hard,” Berit Hall said.\n\n{}\n\nThe fight was not her idea." + END
    assert dangling(story.format("‘A fight from start to finish.’")) == []
    assert dangling(story.format("“A fight from start to finish.”")) == ["“A fight from start to finish.”"]
    assert dangling("It was hard.\n\n‘A fight from start to finish.’" + END) == ["‘A fight from start to finish.’"]


def test_quotations_that_are_listed_under_who_spoke_are_theirs():
    lead = "What “mending” means was left open, since Berit Hall spoke only of the weather in the interview.\n\n"
    assert dangling(lead + LINES + END) == []
    assert len(dangling("What mending means was left open by the council.\n\n" + LINES + END)) == 3
    two = "\n\n".join(LINES.split("\n\n")[:2])
    assert len(dangling(lead + two + END)) == 2
