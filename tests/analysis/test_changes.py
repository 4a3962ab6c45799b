"""Rises, falls and multiples: where they are found, and the arithmetic of percentages."""

from __future__ import annotations

import pytest
from analysing import ENGLISH, unmarked

from sourcing.analysis import analyse
from sourcing.analysis.changes import Levels, find_changes, is_points_called_percent, levels_of
from sourcing.documents import document_from_text
from sourcing.documents.document import Span


def found(text):
    facts = analyse(document_from_text(text, "a.txt"), ENGLISH)
    return [text[slice(*change.span)] for change in find_changes(text, facts.sentences, facts.claims, ENGLISH)]


@pytest.mark.parametrize(
    "marked",
    [
        "Rents [[jumped 20%]].",
        "Rents [[fell by about 20 percent]].",
        "The price of oats has [[doubled]].",
        "The mill reported a [[rise of 300 sacks]].",
        "The mill reported a [[12 percent fall]].",
        "Thefts [[fell by 300]].",
        "Rents rose to 900 euros.",
        "The firm dropped $3 million on the campaign.",
        "She expects two candidates to drop out.",
        "The hall seats 300 people.",
        "He works for 20 Club for Growth members.",
        "Prices [[sank nearly 4%]] and wages [[grew 2%]].",
    ],
)
def test_a_change_is_a_figure_beside_its_verb_or_noun(marked):
    text, spans = unmarked(marked)
    assert found(text) == [text[slice(*span)] for span in spans]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("It rose from 40% to 45%.", Levels(40, 45)),
        ("It rose to 45% from 40%.", Levels(40, 45)),
        ("It rose from 40 to 45 per cent.", Levels(40, 45)),
        ("It fell from 5.2 percent to 4.8 percent.", Levels(5.2, 4.8)),
        ("It rose from 40 to 45 crates.", None),
        ("It rose from 40% to 45% here and from 10% to 20% there.", None),
        ("It rose from 40% at the last count to 45% on Sunday.", Levels(40, 45)),
        ("It slid from 31% in 2019 to 25% this time.", Levels(31, 25)),
        ("It rose from 40%, or 9 crates, to 45%.", None),
        ("It stands at 45%.", None),
    ],
)
def test_the_levels_a_sentence_gives(text, levels):
    facts = analyse(document_from_text(text, "a.txt"), ENGLISH)
    assert levels_of(text, facts.sentences[0].span, ENGLISH) == levels


def test_the_levels_of_a_change_are_in_its_clause():
    text = "It went to 12% from 9% after the shares fell 3%."
    sentence, change = Span(0, len(text)), Span(text.index("fell"), len(text) - 1)
    assert levels_of(text, sentence, ENGLISH) == Levels(9, 12)
    assert levels_of(text, sentence, ENGLISH, change) is None


@pytest.mark.parametrize(
    ("figure", "value", "start", "end", "is_wrong"),
    [
        ("5 percent", 5, 40, 45, True),
        ("12.5 percent", 12.5, 40, 45, False),
        ("13 percent", 13, 40, 45, False),
        ("5 percent", 5, 45, 40, True),
        ("4 percent", 4, 94, 98, False),
        ("0.4%", 0.4, 5.2, 4.8, True),
        ("5.0%", 5.0, 40, 45.4, False),
        ("5%", 5, 40, 45.4, True),
        ("5%", 5, 0, 5, False),
        ("0%", 0, 5, 5, False),
    ],
)
def test_points_are_not_percent(figure, value, start, end, is_wrong):
    assert is_points_called_percent(figure, value, Levels(start, end)) is is_wrong
