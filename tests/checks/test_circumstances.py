"""Where the make-up of a story makes a finding a note: what rules say in circumstances in which a claim seldom owes as much."""

from __future__ import annotations

import pytest

from sourcing import check_text
from sourcing.checks import circumstances
from sourcing.packs import pages, targets

RAIN = "It rained in the valley all day."
LONG = f"{RAIN} {RAIN}"
"""A paragraph of more than one sentence, so that the story's paragraphs are not all short."""


def said(*paragraphs, rule="unattributed-number"):
    """The severity and the message of the one finding of a rule, without the words it reports."""
    report = check_text("\n\n".join(paragraphs), "a.txt", preset="news")
    (finding,) = [finding for finding in report.findings if finding.rule == rule]
    return finding.severity, finding.message.partition("' ")[2]


def story(*paragraphs):
    """A story with some paragraphs far from its head."""
    return ["The Long Winter of the Valley", LONG, LONG, LONG, LONG, LONG, *paragraphs]


def test_each_circumstance_that_a_rule_may_name_is_looked_for_and_has_a_name_on_its_page():
    named = list(targets.Circumstances.model_fields)
    assert list(circumstances._HOLDS) == named
    assert list(pages._CIRCUMSTANCES) == named


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("The fires burned 18 homes.", "note"),
        ("Nurses turned away seventeen patients.", "note"),
        ("The fires burned about 18 homes.", "warning"),
        ("The fires burned 40 homes.", "warning"),  # round, as nobody counted them
        ("The fires burned 118 homes.", "warning"),
        ("The fires burned 18 hectares.", "warning"),  # a measure
        ("The fires burned 18 million homes.", "warning"),
        ("The fires burned 18 homes and 3,400 looms.", "warning"),
    ],
)
def test_a_small_exact_count_may_be_the_writers_own(sentence, severity):
    assert said(*story(sentence))[0] == severity


@pytest.mark.parametrize(
    ("sentence", "rule", "severity"),
    [
        ("They tore down 148 looms.", "unattributed-number", "note"),
        ("They tore down 148 homes.", "unattributed-number", "warning"),
        ("They tore down 1,480 looms.", "unattributed-number", "warning"),
        ("Three times as many looms stand there.", "unattributed-number", "warning"),
        ("The loom won it $40,000 last winter.", "unattributed-money", "note"),
        ("The loom won it $400,000 last winter.", "unattributed-money", "warning"),
        ("The looms now sell 48,000.", "unattributed-number", "note"),  # nothing is counted
        ("The looms now sell 48,000 shirts.", "unattributed-number", "warning"),
        ("Half of the looms stand still.", "unattributed-percentage", "note"),
        ("Some 50 percent of the looms stand still.", "unattributed-percentage", "warning"),
    ],
)
def test_a_small_a_bare_and_a_worded_figure_owe_less(sentence, rule, severity):
    assert said(*story(sentence), rule=rule)[0] == severity


@pytest.mark.parametrize(
    ("paragraph", "severity"),
    [
        ("We went over the hill. They sold 4,300 looms last winter.", "note"),
        ("They went over the hill. They sold 4,300 looms last winter.", "warning"),
        ("The US went over the hill. They sold 4,300 looms last winter.", "warning"),
        ("They went with Our Valley Fund. They sold 4,300 looms last winter.", "warning"),
        ("Our valley has a fund. They sold 4,300 looms last winter.", "note"),
        ("“We went over the hill.” They sold 4,300 looms last winter.", "warning"),
    ],
)
def test_who_says_i_or_we_may_be_the_source(paragraph, severity):
    assert said(*story(paragraph))[0] == severity


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("A flood killed 40 people on June 3, 1997.", "note"),
        ("A flood killed 40 people last Sunday.", "note"),
        ("A flood killed 40 people at noon.", "warning"),
        ("A flood killed 40 people on Sunday.", "warning"),
    ],
)
def test_a_toll_of_another_day_was_attributed_on_that(sentence, severity):
    assert said(*story(sentence), rule="unattributed-casualties")[0] == severity


def test_a_toll_of_a_day_that_the_story_starts_with_is_its_own():
    assert said("A flood killed 40 people last Sunday.", LONG, rule="unattributed-casualties")[0] == "warning"


@pytest.mark.parametrize(
    ("opening", "again", "severity"),
    [
        ("The list of the rich is out.", "Roe is third on the list.", "note"),
        ("The list of the rich is out.", "Roe is third.", "warning"),
        ("The rich are out.", "Roe is third on the list.", "warning"),
    ],
)
def test_a_story_that_opens_with_a_list_and_comes_back_to_it_tells_what_that_does(opening, again, severity):
    paragraphs = (f"{opening} {RAIN}", LONG, LONG, LONG, "Roe has $40 million.", again)
    assert said(*paragraphs, rule="unattributed-money")[0] == severity


BUSINESS = "The company has customers. It sold shares to investors. It rained."


@pytest.mark.parametrize(
    ("above", "severity"), [(BUSINESS, "note"), ("The choir has friends. It sang. It rained.", "warning")]
)
def test_a_story_of_companies_and_markets_takes_its_figures_from_their_papers(above, severity):
    assert said(*story(above, above, above, "It made $40 million."), rule="unattributed-money")[0] == severity


@pytest.mark.parametrize(
    ("below", "severity"),
    [
        ("Berit Hall said that the mills were wet.", "note"),
        ("The mills were wet.", "warning"),
    ],
)
def test_the_first_paragraph_may_leave_its_source_to_one_just_below(below, severity):
    paragraphs = ("Many Mills Flooded", "Some 3,000 mills were flooded in the valley.", LONG, below, LONG)
    assert said(*paragraphs)[0] == severity
    assert said(*story(paragraphs[1], below))[0] == "warning"


SHORT = [RAIN] * 8


def test_in_short_paragraphs_a_figure_may_go_on_from_the_source_above():
    source = "Berit Hall said that the mills were wet."
    figure = "Some 3,000 looms stood still."
    assert said(*SHORT, source, figure) == ("note", "may or may not belong to the source named before it")
    assert said(*SHORT, RAIN, figure) == ("warning", "has no source")
    assert said(*story(f"{RAIN} {source}", figure)) == ("warning", "has no source")


@pytest.mark.parametrize(
    ("rule", "quotation"),
    [
        ("dangling-quote-paragraph", "“Nothing has changed here in ten years.”"),
        (
            "quote-without-speaker",
            "The hearing lasted all day, and “a pattern of careless, hurried inspection” was all that came of it.",
        ),
    ],
)
def test_in_short_paragraphs_a_quotation_may_be_of_who_was_named_last(rule, quotation):
    for paragraphs, severity in ((SHORT, "note"), (story(), "warning")):
        cited = "The mill sold 3,400 looms, its owner said."
        report = check_text("\n\n".join([cited, *paragraphs, quotation, RAIN]), "a.txt", preset="news")
        assert [finding.severity for finding in report.findings if finding.rule == rule] == [severity]


@pytest.mark.parametrize(
    ("paragraphs", "before", "is_reported"),
    [
        (SHORT, "But Berit Hall was keen to see them turn.", False),
        (SHORT, "The tide was late again.", True),
        (story(), "But Berit Hall was keen to see them turn.", True),
    ],
)
def test_in_short_paragraphs_a_quotation_is_of_who_is_named_right_before_it(paragraphs, before, is_reported):
    quotation = "“This budget will close our last clinic for good.” The lights went out."
    cited = "The mill sold 3,400 looms, its owner said."
    report = check_text("\n\n".join([cited, *paragraphs, before, quotation, RAIN]), "a.txt", preset="news")
    assert ("quote-without-speaker" in {finding.rule for finding in report.findings}) is is_reported
