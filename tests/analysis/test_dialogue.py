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
    ],
)
def test_whose_turn_it_is(text, expected):
    assert speakers(text) == expected
