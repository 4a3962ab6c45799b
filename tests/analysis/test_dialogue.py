"""Paragraphs of speech without a tag: in a dialogue they are the other one's turn, elsewhere the same speaker goes on."""

from __future__ import annotations

import pytest
from analysing import facts_of_text

OPENING = "“Is it late?” asked Ann.\n\n“Not yet,” said Ben.\n\n"


def speakers(text):
    facts = facts_of_text(text)
    attributions = facts.cited().attributions
    return [
        None if quotation.attribution is None else attributions[quotation.attribution].speaker
        for quotation in facts.quotations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OPENING + "“Then why go?”\n\n“I must!”", ["Ann", "Ben", "Ann", "Ben"]),
        (
            OPENING + "“Then why?”\n\n“I must!” He rose. “I must.”\n\n“Stay!”",
            ["Ann", "Ben", "Ann", "Ben", "Ben", "Ann"],
        ),
        # One who has not been named yet answers; a speech that goes on in the next paragraph does not
        ("“Is it late?” asked Ann.\n\n“No!”\n\n“Then why go?”\n\n“I must!”", ["Ann", None, "Ann", None]),
        (OPENING + "“Then why go?”\n\n“I must!\n\n“I must.”", ["Ann", "Ben", "Ann", "Ben", "Ben"]),
        # News: few ask
        ("“Rents fell,” Ann Roe said.\n\n“Wages rose.”\n\n“It is over.”\n\n“Good.”", ["Ann Roe"] * 4),
        # Words that go on behind a quotation may say whose it is; so it is nobody's turn
        (OPENING + "“Never!” was all that the old man could say.", ["Ann", "Ben", None]),
        (OPENING + "Out of the dark came a voice: “Who is there?”", ["Ann", "Ben", None]),
    ],
)
def test_whose_turn_it_is(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann shook her head. “I never saw it.”", ["Ann"]),
        ("Old Mr Fox, who had been asleep, opened one eye. “Who took it?”", ["Fox"]),
        ("Ann Roe came in. She sat down. “It is over.”", ["Ann Roe"]),
        ("Ann Roe came in.\n\nThe captain rose. “Sit down.”", ["captain"]),
        # In a dialogue the paragraph is one person's, whatever comes first in it
        (OPENING + "“Why?”\n\n“I must!”\n\n“Then I shall go.” Eve took her hat.", ["Ann", "Ben", "Ann", "Ben", "Eve"]),
        ("“Rents fell.” Eve took her hat.", [None]),
        # What nobody does, or several, or who speaks anyway
        ("The door flew open. “Who is there?”", [None]),
        ("They looked at each other. “Who is there?”", [None]),
        ("Ann shook her head. “I never saw it,” Ben said.", ["Ben"]),
        ("Ann shook her head. “Did I see it?” Ben said.", ["Ben"]),
        ("“Rents fell,” Ann Roe said. Ben Fox won in May. “I am glad.”", ["Ann Roe", "Ann Roe"]),
        ("Ann Roe won in May. A banner read “never again” that night.", [None]),
    ],
)
def test_who_acts_beside_a_quotation_speaks(text, expected):
    assert speakers(text) == expected


def test_who_acts_says_nothing_but_the_quotation():
    facts = facts_of_text("Ann Roe counted the 400 goats. “It is over.”")
    (attribution,) = facts.attributions
    assert facts.document.text[slice(*attribution.source)] == "Ann Roe"
    assert facts.claims[0].covers == ()
