"""Speakers who are named only after a long quotation, and those whom nobody waits for."""

from __future__ import annotations

import pytest

from sourcing import check_text

SHORT = "“The hull is sound. The mast is not. It will not sail this year,” {} said."
LONG = "“" + "The hull is sound and the mast is not and " * 5 + "it will not sail,” {} said."


def late(text):
    findings = check_text(text, "a.txt", preset="news").findings
    return [finding.text for finding in findings if finding.rule == "late-attribution"]


@pytest.mark.parametrize("quotation", [SHORT, LONG])
def test_a_name_that_is_new_comes_late(quotation):
    assert late(quotation.format("Tamsin Quayle")) == ["Tamsin Quayle"]


@pytest.mark.parametrize(
    ("before", "name"),
    [("", "she"), ("Tamsin Quayle built the boat.\n\n", "Quayle"), ("The boat is Tamsin Quayle’s. ", "Quayle")],
)
def test_a_speaker_who_is_known_comes_late_only_after_many_words(before, name):
    assert late(before + SHORT.format(name)) == []
    assert late(before + LONG.format(name)) == [name]


@pytest.mark.parametrize(
    "words",
    [
        "George W. Bush got fewer votes than Al Gore. It did not matter",
        "The U.S. Congress owns the tax code. It will not change",
        "1. A road. 2. A bridge",
    ],
)
def test_an_initial_an_abbreviation_and_the_number_of_a_list_end_no_sentence(words):
    assert late(f"“{words},” Tamsin Quayle said.") == []


def test_interjections_are_no_sentences_that_a_reader_waits_through():
    assert late("“I know. I know. That is why the hull is unsafe,” Tamsin Quayle said.") == []


def test_nobody_waits_for_a_speaker_whom_a_paragraph_opens_with():
    unclosed = "Quayle said the harbour master came to her “and said, ‘It will not sail.’ And I stood there. "
    assert late(unclosed + LONG.format("Quayle")) == []


def test_a_quotation_that_is_signed_is_no_sentence_with_a_speaker():
    spoken = LONG.partition(",”")[0] + ".”"
    assert late(f"{spoken} — Tamsin Quayle") == []
    assert late(f"{spoken[:-2]},” said Tamsin Quayle.") == ["Tamsin Quayle"]
