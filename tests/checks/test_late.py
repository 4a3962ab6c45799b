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
        "I know of two things—1. A road. 2. A bridge",
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


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Tamsin Quayle, writing in the Leeds Post, shared those fears.\n\n", "she"),
        ("Her foreman, Tamsin Quayle, spoke of the delay after the launch.\n\n", "Quayle"),
        ("In a video on Thursday, Quayle speculated about the reason.\n\n", "Quayle from her"),
    ],
)
def test_nobody_waits_for_a_speaker_whom_the_sentence_before_introduces(before, name):
    assert late(before + LONG.format(name)) == []


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Berit Hall said that Tamsin Quayle built the boat.\n\n", "Quayle"),
        ("The owner said that he would sue Quayle.\n\n", "Tamsin Moll"),
        ("Those listed by Quayle in her letter are poor sailors.\n\n", "Quayle"),
        ("It was a poor year for boats. Quayle spoke of it in an interview.\n\n", "Quayle"),
        ("“I would not sail in it,” Quayle said.\n\n", "Quayle"),
    ],
)
def test_a_sentence_that_names_another_first_or_quotes_introduces_nobody(before, name):
    assert late(before + LONG.format(name)) == [name]


def test_a_name_is_known_whatever_is_told_of_its_bearer_behind_it():
    before = "Quayle guessed in a video that the boats were lost.\n\n"
    assert (
        late(
            before
            + "“Boats were lost, just like I said. They are all going to be lost. We know who they are,” Quayle from her desk."
        )
        == []
    )


def test_a_letter_that_the_sentence_before_tells_of_is_known():
    words = "“Let me be blunt. We can win this race. She cannot,” the letter read."
    assert late("The club sent a letter on Monday saying that the race was lost. " + words) == []
    assert late("The club said on Monday that the race was lost.\n\n" + words) == ["the letter"]
