"""Who speaks each quotation of a dialogue, as a reader of the story takes it.

Each line of the file is a passage and, behind an arrow, the speaker of every quotation in it; a dash stands for one that nobody
speaks, a pilcrow for the break between two paragraphs.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from analysing import facts_of_text

DIALOGUES = (Path(__file__).parents[1] / "golden" / "dialogues.txt").read_text(encoding="utf-8").splitlines()


def speakers_in(text):
    """The speaker of each quotation, resolved where that can be, or else the words of its source."""
    facts = facts_of_text(text)
    attributions = facts.cited().attributions
    for quotation in facts.quotations:
        attribution = None if quotation.attribution is None else attributions[quotation.attribution]
        source = attribution and (attribution.speaker or (attribution.source and text[slice(*attribution.source)]))
        yield source or "-"


def names(speaker):
    return set(speaker.lower().replace(".", "").split())


@pytest.mark.parametrize("line", DIALOGUES)
def test_a_reader_knows_who_speaks(line):
    passage, _, told = line.partition(" => ")
    expected = [speaker.strip() for speaker in told.split("|")]
    found = list(speakers_in(passage.replace(" ¶ ", "\n\n")))
    assert len(found) == len(expected), found
    for one, other in zip(found, expected, strict=True):
        assert names(one) <= names(other) or names(other) <= names(one), found
