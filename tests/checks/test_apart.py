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


@pytest.mark.parametrize(
    "text",
    [
        # The third of four turns: whose it is follows from the others.
        "“You promised us a weir,” Berit Hall said.\n\n“And you'll get a weir,” he said.\n\n“You promised it in the spring.”\n\n“Permits,” he said.",
        # Who was named right before moves right after.
        "At dawn Lotte Brun is arguing with her radio.\n\n“They say it will blow. They said that yesterday and I lost my hat.”\n\nShe laughs, and lights a lamp.",
        # Who tells a story that fills two paragraphs is named behind it.
        "“When I was nine my father put me on a horse and told me not to come back.\n\n“I came back at dark, and I had learned about gates.”\n\nLotte Brun tells it standing up.",
        # A text goes out, and a review has phrases of its own.
        "“Do not drink the water there.” The text went out at dawn, and there was not a bottle to be had.",
        "A leaked review of the flood faults all. The mill had “no clear chain of command.” It had no boats.",
    ],
)
def test_what_stands_around_a_quotation_tells_whose_it_is(text):
    assert dangling(text + END) == []


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (
            "At dawn the radio is on.\n\n“They say it will blow. They said that yesterday and I lost it.”\n\nShe laughs, and lights a lamp.",
            "“They say it will blow. They said that yesterday and I lost it.”",
        ),
        ("“Do not drink the water there.” The mill stood empty at dawn.", "“Do not drink the water there.”"),
    ],
)
def test_what_names_nobody_tells_nothing(text, reported):
    assert dangling(text + END) == [reported]
