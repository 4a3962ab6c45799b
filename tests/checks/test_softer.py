"""Where a rule about claims asks for less: after a sentence that has a source, and of what is on public record."""

from __future__ import annotations

import pytest

from sourcing import check_text

BARE = "has no source, and no noun behind it says what it counts"
AFTER = "may or may not belong to the source named before it"
RECORD = "comes from a count: say whose, or link it"


def said(text, rule="unattributed-number", ignore=()):
    """The severity and the message of the rule's one finding, without the words it reports; and what is related."""
    found = check_text(text, "a.txt", preset="news", ignore=ignore).findings
    (finding,) = [finding for finding in found if finding.rule == rule]
    return finding.severity, finding.message.partition("' ")[2], [related.text for related in finding.related]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said 300 homes burned. Another 40 were damaged.", ("note", AFTER, ["The ministry"])),
        ("The ministry met on Monday. Another 40 homes were damaged.", ("warning", "has no source", [])),
        ("The ministry said 300 homes burned.\n\nAnother 40 homes were damaged.", ("warning", "has no source", [])),
        ("The ministry said it was sorry.\n\nIt also burned 40 homes.", ("note", AFTER, ["The ministry"])),
        ("The ministry said it was sorry.\n\nIts men burned 40 homes.", ("note", AFTER, ["The ministry"])),
        ("The ministry said it was sorry.\n\nThe ministry has 40 homes.", ("note", AFTER, ["The ministry"])),
        ("The ministry said it was sorry.\n\nThat is 40 homes more.", ("note", AFTER, ["The ministry"])),
        ("The ministry said it was sorry.\n\nThe valley has 40 homes.", ("warning", "has no source", [])),
        ("The ministry met on Monday.\n\nIt also burned 40 homes.", ("warning", "has no source", [])),
        ("The ministry said it was sorry. Some 40 homes were damaged.", ("warning", "has no source", [])),
        ("The ministry said it was sorry. These 40 homes burned.", ("note", AFTER, ["The ministry"])),
        ("The bureau reported a wet May. Another 40 homes were damaged.", ("note", AFTER, ["The bureau"])),
        ("The court heard how it began. Another 40 homes were damaged.", ("note", AFTER, ["The court"])),
        ("He kept his promise to pay. Another 40 homes were damaged.", ("warning", "has no source", [])),
        ("Research by Moll suggested they wove less. Only 400 homes wove.", ("note", AFTER, ["Research by Moll"])),
        (
            "A report by the guild found many mills.\n\nLund has 400 mills.\n\nThe guild's report said all is well.",
            ("note", AFTER, []),
        ),
        (
            "A report by the guild found many mills.\n\nLund has 4,000 mills.\n\nIt rained.\n\nNobody said why.",
            ("warning", "has no source", []),
        ),
        (
            "The office said it had 722,370 mills.\n\nIn May 441,899 came, and before that 34,750.",
            ("note", AFTER, ["The office", "34,750"]),
        ),
        (
            "The office said it had 722,370 mills.\n\nIt rained.\n\nIn May 441,899 came, and before that 34,750.",
            ("note", BARE, ["34,750"]),
        ),
        (
            "The office said it had 722,370 mills.\n\nIn May some 400 came, and before that 350.",
            ("note", BARE, ["350"]),
        ),
        ("Lund got nearly 66 million votes and lost the election.", ("note", RECORD, [])),
        ("Lund won 15.6 million votes.", ("note", RECORD, [])),
        ("Lund would need 66 million votes to have won the election.", ("warning", "has no source", [])),
        ("From the valley, 42,351 students wrote the exams.", ("note", RECORD, [])),
        ("A total of 136 schools registered a full pass.", ("note", RECORD, [])),
        ("Some 40,000 students wrote to the mayor.", ("warning", "has no source", [])),
        ("Lund sold 66 million lamps.", ("warning", "has no source", [])),
        ("Lund has 370 delegates.", ("note", RECORD, [])),
        ("Lund leads the race for delegates. Moll has 169.", ("note", RECORD, [])),
        ("Lund won 137 of the 138 seats.", ("note", RECORD, [])),
        ("He was among 125 senators in 2008 to vote against the bill.", ("note", RECORD, [])),
        ("Lund has 370 delegates in a forecast.", ("warning", "has no source", [])),
        ("Lund leads the race for delegates. Moll has 1,690 lamps.", ("warning", "has no source", [])),
    ],
)
def test_what_is_said_of_a_figure_without_a_source(text, expected):
    assert said(text) == expected


def test_a_shares_record_is_no_survey_s():
    record = said("Moll lost the primary by 12 points.", "unattributed-percentage")
    assert record == ("note", RECORD, [])
    for survey in (
        "Moll lost the primary by 12 points among women.",
        "Moll is still a favourite to win the vote, leading Lund by 46 percent to 35 percent.",
    ):
        assert said(survey, "unattributed-percentage")[:2] == ("warning", "has no source")


@pytest.mark.parametrize(
    "text",
    [
        "Lund won by a compelling margin in Moss County—35 to 12 percent—and went home.",
        "Her distant second-place finish on Tuesday, 22 points behind Lund, surprised nobody.",
        "When the states held referendums on the canal, Moss voted the most strongly against it, at 86 percent.",
    ],
)
def test_how_a_vote_went_is_on_record_however_it_is_told(text):
    assert said(text, "unattributed-percentage") == ("note", RECORD, [])


def test_how_an_exam_went_is_on_record():
    record = said("For girls the pass percentage is 93.76 per cent there.", "unattributed-percentage")
    assert record == ("note", RECORD, [])


def test_a_sum_may_be_among_those_that_the_sentence_before_says_were_given_out():
    gave = "Two of the clubs have released their totals. Lund raised $23 million in May."
    assert said(gave, "unattributed-money")[:2] == ("note", AFTER)
    told = "Figures reported on Sunday suggest that he is alone. Lund raised $11.9 million in May."
    assert said(told, "unattributed-money")[:2] == ("note", AFTER)
    kept = "Two of the clubs have released their players. Lund raised $23 million in May."
    assert said(kept, "unattributed-money")[:2] == ("warning", "has no source")


def test_a_bare_figure_goes_on_with_who_counted_in_its_paragraph():
    counted = "Lund has posted 5,000 times, according to Acme. The choir sang. Roe comes in at 34.6 million."
    assert said(counted)[:2] == ("note", AFTER)
    assert said(counted.replace("comes in at", "sold"))[:2] == ("note", BARE)
    assert said(counted.replace(". Roe", ".\n\nRoe"))[:2] == ("note", BARE)


def test_a_share_of_part_of_the_voters_is_no_result():
    text = "In May, he took 43 percent of the old vote, a Leeds poll found.\n\nIt rained.\n\nRoe won 27 percent of that vote."
    assert said(text, "unattributed-percentage")[1] != RECORD


def test_a_bare_figure_goes_on_with_the_shares_of_a_poll():
    text = "The bad outweigh the good by 24 points, according to the Leeds poll. Among men, she is at minus 40."
    assert said(text) == ("note", AFTER, ["the Leeds poll"])


def test_a_sum_goes_on_with_what_the_share_beside_it_goes_on_with():
    text = "The bank said the gap was 24.4%. The gap with Lund rose 5%. However, in May it narrowed by 4.9% to $56.4bn."
    assert said(text, "unattributed-money", ["unattributed-percentage"]) == ("note", AFTER, ["The bank"])
    assert said(text.replace("by 4.9% ", ""), "unattributed-money")[:2] == ("warning", "has no source")


def test_any_figure_goes_on_with_a_paper_of_the_sentence_before():
    text = "The October report beat all forecasts, with 271,000 posts. The jobless rate fell to 5 percent."
    assert said(text, "unattributed-percentage")[:2] == ("note", AFTER)
    text = "Figures of the audit suggest that he is alone in this. Lund raised $11.9 million in May."
    assert said(text.replace("Figures of the audit", "The audit"), "unattributed-money")[:2] == ("note", AFTER)
    text = "The firms reported $2 billion. Without four of them it is down $182 million from May — 7.7 percent."
    assert said(text, "unattributed-percentage")[:2] == ("note", AFTER)


def test_a_share_goes_on_with_the_source_of_the_shares_before_it():
    sourced = "Some 40 percent of the homes are damp, the ministry said.\n\n"
    assert said(sourced + "In the valley 35 percent are.", "unattributed-percentage")[:2] == ("note", AFTER)
    far = sourced + "The choir sang.\n\nThe mayor wept.\n\nIt rained.\n\n"
    assert said(far + "Rents rose 35 percent.", "unattributed-percentage")[:2] == ("warning", "has no source")


def test_a_sum_goes_on_with_a_paper_and_not_with_a_speaker():
    after_a_paper = "The bypass cost $4 million, according to the audit.\n\nThe weir cost $2 million."
    assert said(after_a_paper, "unattributed-money")[:2] == ("note", AFTER)
    after_a_speaker = "The bypass cost $4 million, the mayor said.\n\nThe weir cost $2 million."
    assert said(after_a_speaker, "unattributed-money")[:2] == ("warning", "has no source")


def test_a_figure_goes_on_with_the_paper_that_opens_its_paragraph_however_many_stand_between():
    opening = "The town added 223,000 jobs in May, according to figures of the labor department. "
    between = " ".join(f"Hall {number} added {number},000 jobs." for number in range(3, 10))
    found = check_text(opening + between, "a.txt", preset="news").findings
    assert {one.severity for one in found if one.rule == "unattributed-number"} == {"note"}


def test_a_figure_that_is_taken_up_again_is_no_new_one():
    rise = "The levy would go up by 7 percent, the mayor said.\n\nIt rained.\n\n"
    for again in ("This 7 percent increase hurts.", "The average 7 percent increase hurts."):
        assert [one for one in check_text(rise + again, "a.txt", preset="news").findings if "percent" in one.rule] == []
    another = check_text(rise + "Rents in the port rose by 7 percent.", "a.txt", preset="news").findings
    assert [one.text for one in another if one.rule == "unattributed-percentage"] == ["7 percent"]


@pytest.mark.parametrize(
    ("text", "rules", "related"),
    [
        ("The mill burned 300 homes and wasted $40 million.", ["unattributed-money"], ["300 homes"]),
        (
            "The clerk said so.\n\nIt rained.\n\nThe mill burned 300 homes and wasted $40 million, or 12 percent of its hoard.",
            ["unattributed-percentage"],
            ["300 homes", "$40 million"],
        ),
        ("The mill burned 300 homes. It wasted $40 million.", ["unattributed-number", "unattributed-money"], []),
        (  # of a note and a warning the warning stands
            "Half of the mill was lost, and 300 homes burned.",
            ["unattributed-number"],
            ["Half"],
        ),
        (  # what has a source has none
            "The office said it lost $3 million. The mill burned 300 homes, she said, and wasted $40 million.",
            [],
            [],
        ),
    ],
)
def test_figures_of_a_sentence_that_one_source_mends_are_one_finding(text, rules, related):
    findings = check_text(text, "a.txt", preset="news").findings
    assert [finding.rule for finding in findings] == rules
    shown = [text[place.start.offset : place.end.offset] for finding in findings for place in finding.related]
    assert sorted(shown) == sorted(related)
