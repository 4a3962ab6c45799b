"""What the rules make of words that are somebody's for where they stand: run together, or in an interview."""

from __future__ import annotations

from sourcing import check_text

TWO_SPEAKERS = "“We will not sell the farm,” Anna Roe said. “They will sell by the autumn,” Karl Fox said."


def test_where_paragraphs_are_run_together_nobody_can_say_who_shares_one():
    run_together = f"{TWO_SPEAKERS} {'The farm lies where the two rivers meet. ' * 30}"
    for text, reported in ((TWO_SPEAKERS, ["mixed-speakers"]), (run_together, [])):
        rules = [finding.rule for finding in check_text(text, "farm.txt").findings]
        assert [rule for rule in rules if rule == "mixed-speakers"] == reported


QUESTIONS = (
    "Did you build it?",
    "Was it cold for you?",
    "Who came to your aid?",
    "Will you sell it?",
    "Do you swim?",
    "And what do you do now?",
)


def test_whatever_is_said_in_an_interview_is_somebodys():
    def said(questions):
        text = "".join(f"{question}\n\nI would not say so. Some people say it leaks.\n\n" for question in questions)
        return [finding.rule for finding in check_text(text, "mill.txt").findings]

    assert "vague-source" not in said(QUESTIONS)
    assert said(QUESTIONS[:3]).count("vague-source") == 3
