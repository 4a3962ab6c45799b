"""What the layout credits: labels, the last line of a block quote, citations in brackets, a digest's signature; and surveys."""

from __future__ import annotations

import pytest
from analysing import facts_of_text

TURNS = "Q: Was it cold?\n\nA: It was.\n\nQ: Who came?\n\nA: The whole town.\n\n{}Q: And then?\n\nA: We left.\n\n"
INTERVIEW = "".join(
    f"{question}\n\n{answer}\n\n"
    for question, answer in (
        ("Did you build it?", "I did, with a friend."),
        ("Was it cold for you?", "I had a coat."),
        ("Who came to your aid?", "My whole town came."),
        ("What do you do with it?", "{}"),
        ("Do you use it?", "We swim there. It is cold."),
        ("Will you sell it?", "I will not."),
    )
)
"""As it is printed where the name of whoever answers is told once, above."""
QUOTE = "<p>It is light.</p><blockquote><p>Carried mine for 268 miles.</p>{}</blockquote><p>It has 40 pockets.</p>"


def covered(text, figure, suffix=".txt"):
    """Whether a named source, a document or a note reaches the claim with this text."""
    facts = facts_of_text(text, suffix)
    (claim,) = [claim for claim in facts.claims if figure in facts.document.text[slice(*claim.span)]]
    return any(cover.reach != "distant" for cover in claim.covers)


COVERED = [
    ("The ditch is old. It holds 40 percent of it.¹", "40 percent"),
    ("It holds 40 percent of it.¹ The ditch is old.", "40 percent"),
    ("It holds 40 percent of the river², which is old.", "40 percent"),
    ("It holds 40 percent of it.(5) The ditch is old.", "40 percent"),
    ("It holds 40 percent of it (Transport Office, Bus Statistics, table 2b).", "40 percent"),
    ("Q1 Chair: How many were there?\n\nMs Adeyemi: Thirty-one, Chair. Two-thirds were old.", "Two-thirds"),
    ("Ann Roe: We left.\n\nBen Fox: It took 40 men. They had 12 carts.", "12 carts"),
    (TURNS.format("They brought 40 carts.\n\n"), "40 carts"),
    (INTERVIEW.format("We have it for 40 percent of the year."), "40 percent"),
    ("It counted 1,340 frames (Barrow 1974, p. 88).", "1,340"),
    ("It holds a third of the carbon (Yu et al., 2010).", "a third"),
    ("It holds 40 percent of it [15, 16].", "40 percent"),
    ("It holds 40 percent of it.[note 1] The ditch is old.", "40 percent"),
    ("It holds 40 percent of it.[a] The ditch is old.", "40 percent"),
    ("It holds 40 percent of it. [Jo Roe, Mills and Want, p. 92]", "40 percent"),
    ("It holds 40 percent of it [Roe 2003]. The ditch is old.", "40 percent"),
    ("It holds 40 percent of it (Špoták, 2015). The ditch is old.", "40 percent"),
    ("It holds 40 percent of it. [Jo Roe, Mills, Leeds Times, 20/10/02]", "40 percent"),
    ("It holds 40 percent of it. [Jo Roe, Mills, January 5, 2004] The ditch is old.", "40 percent"),
    ("It holds 40 percent of it (ONS, table 4). The ditch is old.", "40 percent"),
    ("It holds 40 percent of it (Leeds Post, 4 May 2002). The ditch is old.", "40 percent"),
    ("It holds 40 percent of it [op. cit., p. 5]. The ditch is old.", "40 percent"),
    ("It holds 40 percent of it (ibid., p. 5). The ditch is old.", "40 percent"),
    ("Based on data from the mill registry, it holds 40 percent of it.", "40 percent"),
    ("It holds 40 percent of it, based on Lund Mill Board figures.", "40 percent"),
    ("It holds 40 percent of it, using records kept by the guild.", "40 percent"),
    ("Customs officers seized 40 pistols at the port.", "40"),
    ("The fire service team rescued 40 women.", "40"),
    ("It holds 40 percent of it (Barrow, p. 88).", "40 percent"),
    ("It holds 40 percent of it [see @barrow74, p. 88; @yu10].", "40 percent"),
    ("In @barrow1974 it counts 1,340 frames.", "1,340"),
    ("It holds 40 percent of it \\citep{barrow74}.", "40 percent"),
    ("Barrow, T. W. (1974). Mills of the north. *Northern Letters*, 1,340(3), 20-25.", "1,340"),
    ("J.C. Barrow, L. Yu, “Mills,” Northern Letters, 2010, 1,340 pages.", "1,340"),
    ("[12] Barrow T., Yu L. Mills of the north. Northern Letters 1974, 1,340.", "1,340"),
    ("The club drew 500 revelers in July. [NYT]", "500"),
    ("The club drew 500 revelers in July.\u00a0[NYT]", "500"),
    ("A Gallup poll was out.\n\nRain fell.\n\nAmong older respondents 41 percent would go.", "41 percent"),
    ("A Gallup poll asked farmers about rain. In Kent 41 percent support the ban.", "41 percent"),
    ("It earned a 40 percent rating there. — Ann Roe (@annroe) July 23, 2016", "40 percent"),
    ("It drew 49.9 percent there. (See the latest results here.)", "49.9"),
    ("Ann Roe, 45, pays $400 a month. “It is too much,” she said.", "$400"),
    ("Ben Fox, a 55-year-old weaver, gave $250 in May. “I know them,” he said.", "$250"),
    ("The ministry said it added 255,000 posts. That number follows 292,000 in June.", "292,000"),
    ("On Friday dozens of members of the guild condemned it.", "dozens"),
    ("It drew 500 revelers, from 280 in 2015. (Source: Leeds Bureau of Mills.)", "500"),
    ("It drew 500 revelers. Source: Mills England, table 3.", "500"),
    ("It drew 500 revelers.\n\nSource: Leeds Bureau of Mills", "500"),
    ("Of them, 61 were dropped (source: Office for Mills).", "61"),
    ("Crime fell to 2,871 in May. The figures were published by the interior ministry.", "2,871"),
    ("About 900 drivers joined it – the union's figure – and no trams ran.", "900"),
    ("Twenty-nine men have died there since 2010, a tally kept by the guild.", "Twenty-nine"),
    ("The numbers, from the Mill Agency, are stark: 8,000 carts sold.", "8,000"),
    ("The lists grew by 41,000 in May. The figure comes from the board's bulletin.", "41,000"),
]
UNCOVERED = [
    ("“The ditch is old.”[6] It holds 40 percent of it.", "40 percent"),
    ("The ditch is old.¹ It holds 40 percent of it.", "40 percent"),
    ("It lost 40 percent of its 300 km² there.", "40 percent"),
    ("It lost 40 percent of it (Leeds, 4 May 2002).", "40 percent"),
    ("Gunmen seized 40 hostages.", "40"),
    ("Some 40 people were arrested.", "40"),
    ("It lost 40 percent of “[a] mill” there.", "40 percent"),
    ("It lost 40 percent of it using records as fuel.", "40 percent"),
    ("It holds 40 percent of it (see there, table 2b).", "40 percent"),
    ("It drew 500 revelers. Source: unknown", "500"),
    ("It drew 500 revelers. The figure is high.", "500"),
    ("It drew 500 revelers. The mill comes from Leeds.", "500"),
    ("A Gallup poll was out.\n\nThe poll was long.\n\nForty-one percent would choose her.", "Forty-one"),
    (TURNS.format("") + "The mill sold 40 carts.", "40 carts"),
    ("Q: Who came?\n\nA: The town.\n\nThey brought 40 carts.\n\nQ: And then?\n\nA: We left.", "40 carts"),
    (
        "".join(f"{name}: It goes on.\n\nThe mill sold carts.\n\n" for name in ("Roe", "Fox", "Ash", "Elm", "Oak"))
        + "Yew: 40 carts are left.\n\nElk: No.\n\nThere are 50 carts.\n\nOwl: So be it.",
        "50 carts",
    ),
    ("Washington: 40 men left.\n\nNobody spoke of it.", "40 men"),
    ("Clinton: 2,316 delegates.\n\nSanders: 1,547 delegates.", "2,316"),
    ("It counted 1,340 frames (March 1974).", "1,340"),
    ("It counted 1,340 frames (the most there were).", "1,340"),
    ("The club drew 500 revelers [in July] and left.", "500"),
    ("The club, on X as @leedsmills, drew 500 revelers.", "500"),
    ("Thomas W. Barrow counted 1,340 frames in 1974.", "1,340"),
    ("Barrow, who was 40 then, counted 1,340 frames.", "1,340"),
    ("A Gallup poll asked farmers about rain. Wages fell by 4 percent.", "4 percent"),
    ("A Gallup poll was out.\n\nUnemployment fell to 5 percent.", "5 percent"),
    (
        "It drew 500 revelers. — Ann Roe, on X as (@annroe), sold 40 mills",
        "500",
    ),
    ("The ministry said it added 255,000 posts. That number grew to 292,000 in June.", "292,000"),
    ("It drew 500 revelers. (See how they came and went away.)", "500"),
    ("Ann Roe, 45, raised $4 million in May. “I will win,” she said.", "$4 million"),
    ("Ann Roe raised $4 million in May. “I will win,” she said.", "$4 million"),
    ("Ann Roe, 45, pays $400 a month.\n\n“It is too much,” she said.", "$400"),
    ("The mill, a 55-year-old house, cost $250. “I know it,” he said.", "$250"),
    ("On Friday hundreds of members of the guild condemned it.", "hundreds"),
    ("They polled men.\n\nForty-one percent would choose her.", "Forty-one"),
]


@pytest.mark.parametrize(("text", "figure"), COVERED)
def test_a_mark_of_the_layout_or_a_survey_covers(text, figure):
    assert covered(text, figure)


@pytest.mark.parametrize(("text", "figure"), UNCOVERED)
def test_a_near_miss_covers_nothing(text, figure):
    assert not covered(text, figure)


def test_the_last_line_of_a_block_quote_credits_it_and_nothing_else():
    signed = QUOTE.format("<footer>Kath, Hebden Bridge</footer>")
    assert covered(signed, "268", ".html")
    assert not covered(signed, "40 pockets", ".html")
    assert not covered(QUOTE.format("<p>It never leaked.</p>"), "268", ".html")
