"""A quotation against its sources: each verdict, what is tolerated, and the words shown where something is not."""

from __future__ import annotations

import pytest
from holding import verdict, verdicts

BRIDGE = (
    "The hearing began at nine. We have found three cracks in the deck of the old bridge, and none of them is new. "
    "The town council’s own engineers – all 14 of them – knew about it; they told nobody. "
    "We will not close the road before June, whatever the “experts” say. It is what it is."
)


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("“We have found three cracks in the deck of the old bridge”", "exact"),
        ('"We have found three cracks in the deck of the old bridge,"', "exact"),
        ("''We have found three cracks in the deck of the old bridge''", "exact"),
        ("“we have found three cracks in the deck”", "exact"),
        ("“And none of them is new.”", "exact"),
        ("“none of them is new. The town council's own engineers—all 14 of them—knew about it”", "exact"),
        ("“all 14 of them - knew about it”", "exact"),
        ("“whatever the ‘experts’ say”", "exact"),
        ("“whatever the experts say”", "exact"),
        ("“whatever the\nexperts say”", "exact"),
        ("“We have found … cracks in the … bridge”", "trimmed"),
        ("“We have found ... none of them is new”", "trimmed"),
        ("“We have found . . . none of them is new”", "trimmed"),
        ("“We have found […] none of them is new”", "trimmed"),
        ("“We have found [...] none of them is new”", "trimmed"),
        ("“We have found (…) none of them is new”", "trimmed"),
        ("“We [the surveyors] have found three cracks in the deck”", "trimmed"),
        ("“[The surveyors] have found three cracks in the deck”", "exact"),
        ("“We (the surveyors) have found three cracks in the deck”", "trimmed"),
        ("“three cracks in the deck of the [60-year-old] bridge”", "trimmed"),
        ("“[A]nd none of them is new”", "exact"),
        ("“… the deck of the old bridge …”", "exact"),
        ("“We have found three cracks, in the deck”", "restyled"),
        ("“none of Them is new”", "restyled"),
        ("“knew about it. They told nobody”", "restyled"),
        ("“We have found two cracks in the deck of the old bridge”", "altered"),
        ("“all 40 of them knew about it”", "altered"),
        ("“cracks in the deck of the old town bridge”", "altered"),
        ("“none of them is new … We have found three cracks”", "altered"),
        ("“We shall never sell the ferry to anybody”", "not-found"),
        ("“It is raining”", "not-found"),
        ("“the deck”", "not-checkable"),
    ],
)
def test_verdict(quotation, expected):
    found = verdict(f"The surveyor said: {quotation} and left.\n\nIt rained.", BRIDGE)
    assert (found.verdict, found.reason == "") == (expected, expected != "not-checkable")


@pytest.mark.parametrize(
    ("quotation", "changes"),
    [
        ("“We have found four cracks in the deck”", [("four", "three")]),
        ("“We have found cracks in the deck of the old bridge”", [("", "three")]),
        ("“We have found three big cracks in the deck”", [("big", "")]),
        ("“three cracks the in deck of the old bridge”", [("the in", "in the")]),
        ("“We will close the road before June”", [("", "not")]),
        ("“We will not close the road after July, whatever the experts say”", [("after July", "before June")]),
        ("“engineers – all 15 of them – knew about it”", [("15", "14")]),
        ("“none of these is new. The council’s own engineers ”", [("these", "them"), ("", "town")]),
        ("“We have found three cracks … and all of them are new”", [("all", "none"), ("are", "is")]),
        ("“The hearing began at ten. We have found three cracks”", [("ten", "nine")]),
    ],
)
def test_the_words_that_differ_are_shown_and_no_others(quotation, changes):
    found = verdict(f"The surveyor said: {quotation}.", BRIDGE)
    assert found.verdict == "altered"
    assert [(change.article, change.source) for change in found.changes] == changes


@pytest.mark.parametrize(
    "source",
    [
        "“We shall build it,” the mayor said on Monday, “and we shall pay for it.”",
        "“We shall build it,” said the mayor. “And we shall pay for it.”",
        "We shall build it … and we shall pay for it.",
        "We shall build it and we shall\npay for it.",
        "We shall build it and we sh-\nall pay for it.",
        "We shall build it\u00a0and we shall pay for it.",
        "WE SAID: We shall build it, and we shall pay for it!",
        "We shall build it and we shall p\u00aday for it.",
    ],
)
def test_how_a_source_sets_its_words_does_not_matter(source):
    found = verdict("“We shall build it and we shall pay for it,” the mayor said.", source)
    assert found.verdict in ("exact", "restyled"), found.changes
    assert not found.changes or found.verdict == "restyled"


TALK = "PIET DEWIT: Good morning.\n\nAMA BOATENG: We have found three cracks in the deck.\n\nPIET DEWIT: Thank you."


@pytest.mark.parametrize(
    ("article", "source", "expected"),
    [
        ("“We have found three cracks in the deck,” Piet Dewit said.", TALK, "other-speaker"),
        ("“We have found three cracks in the deck,” Ama Boateng said.", TALK, "exact"),
        ("“We have found three cracks in the deck,” Boateng said.", TALK, "exact"),
        ("“We have found three cracks in the deck,” Ms Boatengg said.", TALK, "exact"),
        ("“We have found three cracks in the deck,” the surveyor said.", TALK, "exact"),
        ("“We have found three cracks in the deck.”", TALK, "exact"),
        ("“We have found six cracks in the deck,” Piet Dewit said.", TALK, "altered"),
        ("“We will not pay,” Ann Roe said.", "“We will not pay,” Tom Fox told the court.", "other-speaker"),
        ("“We will not pay,” Ann Roe said.", "“We will not pay,” he told the court.", "other-speaker"),
        ("“We will not pay,” Ann Roe said.", "Ann Roe spoke. “We will not pay,” she told the court.", "exact"),
        ("“We will not pay,” Ann Roe said.", "Tom Fox and Ann Roe spoke. “We will not pay,” he said.", "exact"),
        ("“We will not pay,” Ann Roe said.", "Note: We will not pay.", "exact"),
    ],
)
def test_whose_words_they_are(article, source, expected):
    if source.endswith("he told the court."):
        source = f"Tom Fox rose. {source}"
    assert verdict(article, source).verdict == expected


def test_words_that_two_people_said_are_either_ones():
    source = "“We will not pay,” Tom Fox told the court.\n\n“We will not pay,” Ann Roe said, too."
    found = verdict("“We will not pay,” Ann Roe said.", source)
    assert found.verdict == "exact"
    assert {evidence.speaker for evidence in found.evidence} == {"Tom Fox", "Ann Roe"}


def test_another_speaker_is_named_with_the_place():
    found = verdict("“We have found three cracks in the deck,” Piet Dewit said.", TALK)
    (evidence,) = found.evidence
    assert (found.speaker, found.found) == ("Piet Dewit", "AMA BOATENG")
    assert (evidence.path, evidence.start.line, evidence.text) == (
        "source-1.txt",
        3,
        "We have found three cracks in the deck",
    )


def test_the_nearest_of_several_sources_counts():
    sources = ("We have found some cracks in the deck.", "We have found three cracks in the deck.", "Nothing.")
    assert verdict("“We have found three cracks in the deck,” she said.", *sources).verdict == "exact"
    altered = verdict("“We have found three cracks in the dock,” she said.", *sources)
    assert altered.evidence[0].path == "source-2.txt"


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        ("She called it “a bargain”.", "fewer than 3 words"),
        ("He liked “The Bridge on the Drina”.", "a title"),
        ("She said “We have found three cracks in the deck.", "its quotation marks are not balanced"),
    ],
)
def test_what_cannot_be_compared_says_why(article, reason):
    assert [one.reason for one in verdicts(article, BRIDGE)] == [reason]
