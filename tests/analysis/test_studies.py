"""Which figures go on with the results of a study that the story has introduced, and which do not."""

from __future__ import annotations

import pytest

from sourcing import check_text

STORY = """A nap halved the errors of night nurses, according to the results of a large trial.

The study followed nurses at nine hospitals for a year, and its findings were published in Sleep Letters.

The researchers offered each ward a chair and a clock.

"""
TOLD_OTHERWISE = """A nap halves the errors of night nurses, the union said.

A nurse went to a ward with a chair and a clock.

The clock stood in the hall.

"""
RESULTS = [
    "About 43% of those given the drug saw their headaches fall, against 19% in the placebo group.",
    "The most common were colds, in 12% of those taking the syrup.",
    "Participants in the first round made 4,300 mistakes.",
    "Before the trial, 38 percent of them had nodded off.",
    "It rained.\n\nThe patients averaged 6,420 steps a night.",
]


def figures(text):
    rules = ("unattributed-percentage", "unattributed-number", "unattributed-money")
    return [one.text for one in check_text(text, "a.txt").findings if one.rule in rules]


@pytest.mark.parametrize("text", RESULTS)
def test_results_of_a_study_that_the_story_is_about_have_a_source(text):
    assert figures(STORY + text) == []
    assert figures(TOLD_OTHERWISE + text) != []


NO_RESULTS = [
    "Existing drugs do not work for between 30% and 40% of patients.",
    "Some 4,300 patients are waiting for a bed.",
    "The hospital spent $4.3 million on beds.",
    "It rained.\n\n" * 5 + "The patients averaged 6,420 steps a night.",
]


@pytest.mark.parametrize("text", NO_RESULTS)
def test_what_was_known_before_and_what_others_count_does_not(text):
    assert figures(STORY + text) != []


def test_a_trial_in_court_is_no_study():
    trial = "A doctor was found guilty by a jury on Friday.\n\nThe trial lasted a month. At the trial his clerk wept.\n\nThe trial judge left.\n\n"
    assert figures(trial + "Patients lost about 43% of their savings.") != []
