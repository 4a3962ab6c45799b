"""What counts as one quantity: its words, its kind, its value and its unit."""

from __future__ import annotations

import pytest
from analysing import ENGLISH, analysed, quantities, unmarked
from checking import calls_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.analysis.quantities import find_quantities
from sourcing.kinds import TRAPS

FOUND = [
    ("[[Roughly 50 hostages]] remain in Gaza.", "number", 50, "hostages"),
    ("In Gaza [[only 20]] believed to be alive remain.", "number", 20, None),
    ("It killed [[around 1,200 people]] that day.", "number", 1200, "people"),
    ("It took [[251 hostages]] to Gaza.", "number", 251, "hostages"),
    ("It has since killed [[over 57,000 Palestinians]] and more.", "number", 57000, "palestinians"),
    ("The release of [[10 living hostages]] followed.", "number", 10, "hostages"),
    ("The return of [[nine deceased individuals]] followed.", "number", 9, "individuals"),
    ("It came with [[nearly half a million people]] at risk.", "number", 500000, "people"),
    ("They agreed on a [[60-day ceasefire]] there.", "number", 60, "ceasefire"),
    ("Unemployment fell to [[4.2%]] in June.", "percentage", 4.2, "%"),
    ("Support stood at [[54 percent]] then.", "percentage", 54, "%"),
    ("Support stood at [[54 per cent]] then.", "percentage", 54, "%"),
    ("Support stood at [[54 pct]] then.", "percentage", 54, "%"),
    ("Support stood at [[54pc]] then.", "percentage", 54, "%"),
    ("Output rose [[2½ per cent]] then.", "percentage", 2.5, "%"),
    ("Output rose [[8 3/4%]] then.", "percentage", 8.75, "%"),
    ("Output rose [[1-1/4 percent]] then.", "percentage", 1.25, "%"),
    ("Output rose [[18-3/4 to 19 pct]] then.", "percentage", 18.75, "%"),
    ("[[Nearly 2/3]] of voters stay away.", "percentage", 66.67, "%"),
    ("It lost [[$2 1/2 million]] in all.", "money", 2_500_000, "$"),
    ("Then [[some 3-1/2 million people]] fled.", "number", 3_500_000, "people"),
    ("Then [[some 40 bn people]] come.", "number", 40_000_000_000, "people"),
    ("It cost [[Sh50,000]] in all.", "money", 50_000, "Sh"),
    ("Support rose [[5 percentage points]] then.", "percentage", 5, "points"),
    ("Support rose [[5 pp]] then.", "percentage", 5, "%"),
    ("He has a [[12-point]] lead.", "percentage", 12, "points"),
    ("He leads by [[two points]] there.", "percentage", 2, "points"),
    ("It was a [[5-percent]] rise.", "percentage", 5, "%"),
    ("[[Forty-one percent]] would choose him.", "percentage", 41, "%"),
    ("[[Between 10 and 15 percent]] agreed.", "percentage", 10, "%"),
    ("[[10 to 15 percent]] agreed.", "percentage", 10, "%"),
    ("The bridge cost [[$1.2 billion]] in all.", "money", 1_200_000_000, "$"),
    ("It cost [[US$5 million]] in all.", "money", 5_000_000, "US$"),
    ("It cost [[500 million US dollars]] in all.", "money", 500_000_000, "dollars"),
    ("It cost [[7,500 Swiss francs]] in all.", "money", 7_500, "francs"),
    ("It cost [[20,000 New Zealand dollars]] in all.", "money", 20_000, "dollars"),
    ("It cost [[$10m]] in all.", "money", 10_000_000, "$"),
    ("It cost [[£2.5bn]] in all.", "money", 2_500_000_000, "£"),
    ("It cost [[Rs. 500]] in all.", "money", 500, "Rs"),
    ("It cost [[EUR 40]] in all.", "money", 40, "EUR"),
    ("It cost [[RM1,500]] in all.", "money", 1500, "RM"),
    ("It cost [[RM40]] in all.", "money", 40, "RM"),
    ("It cost [[Rs25bn]] in all.", "money", 25_000_000_000, "Rs"),
    ("It cost [[almost RM40 million]] in all.", "money", 40_000_000, "RM"),
    ("It cost [[Rs50,000]] in all.", "money", 50_000, "Rs"),
    ("It cost [[PHP2.3 million]] in all.", "money", 2_300_000, "PHP"),
    ("It cost [[P486.6 million]] in all.", "money", 486_600_000, "P"),
    ("It cost [[R5,000]] in all.", "money", 5000, "R"),
    ("It cost [[Ghc 700,000.00]] in all.", "money", 700_000, "Ghc"),
    ("It cost [[Rs 4.08 crore]] in all.", "money", 40_800_000, "Rs"),
    ("It cost [[50 €]] in all.", "money", 50, "€"),
    ("It cost [[two million dollars]] in all.", "money", 2_000_000, "dollars"),
    ("It cost [[$5 million to $10 million]] in all.", "money", 5_000_000, "$"),
    ("It cost [[between $5 million and $10 million]] in all.", "money", 5_000_000, "$"),
    ("It cost [[between £500 and £700]] in all.", "money", 500, "£"),
    ("It cost [[between 5 and 7 dollars]] in all.", "money", 5, "dollars"),
    ("It lost [[AED 42 million]] last year.", "money", 42_000_000, "AED"),
    ("The channel drew [[42 million]] last year.", "number", 42_000_000, None),
    ("He wants a [[$15-an-hour]] rise.", "money", 15, "$"),
    ("[[An estimated 3 million people]] fled.", "estimate", 3_000_000, "people"),
    ("The debt is [[estimated at $3 billion]] now.", "estimate", 3_000_000_000, "$"),
    ("It was [[estimated to be 40 percent]] then.", "estimate", 40, "%"),
    ("[[Dozens of families]] have left.", "vague-quantity", None, "families"),
    ("[[Dozens of the party’s old delegates]] have left.", "vague-quantity", None, "delegates"),
    ("[[Scores of Leeds’ bakers]] have left.", "vague-quantity", None, "bakers"),
    ("[[Dozens and dozens of families]] have left.", "vague-quantity", None, "families"),
    ("[[Hundreds of thousands of people]] marched.", "vague-quantity", None, "people"),
    ("[[A growing number of doctors]] agree.", "vague-quantity", None, "doctors"),
    ("[[The vast majority of voters]] agree.", "vague-quantity", None, "voters"),
    ("[[A bare majority of the members]] agree.", "vague-quantity", None, "members"),
    ("The bank found that [[scores of mills]] lied.", "vague-quantity", None, "mills"),
    ("He met [[a few hundred people]] there.", "vague-quantity", None, "people"),
    ("[[Scores of homes]] burned.", "vague-quantity", None, "homes"),
    ("It cost [[$740 mln]] in all.", "money", 740_000_000, "$"),
    ("[[A quarter of a million people]] came.", "number", 250_000, "people"),
    ("[[About three quarters of a million people]] came.", "number", 750_000, "people"),
    ("It cost [[almost a quarter of a billion pounds]] in all.", "money", 250_000_000, "pounds"),
    ("[[A quarter]] of the million homes burned.", "percentage", 25, "%"),
    ("[[Some fifty people]] came.", "number", 50, "people"),
    ("[[Fifty-seven thousand people]] came.", "number", 57000, "people"),
    ("[[57 thousand people]] came.", "number", 57000, "people"),
    ("[[One hundred and twenty people]] came.", "number", 120, "people"),
    ("[[One and a half million people]] came.", "number", 1_500_000, "people"),
    ("[[A million people]] came.", "number", 1_000_000, "people"),
    ("[[A dozen people]] came.", "number", 12, "people"),
    ("[[Two dozen guns]] were found.", "number", 24, "guns"),
    ("[[More than half-dozen affiliates]] exist.", "number", 6, "affiliates"),
    ("[[10k people]] came.", "number", 10_000, "people"),
    ("[[5 lakh farmers]] came.", "number", 500_000, "farmers"),
    ("[[5,00,000 farmers]] came.", "number", 500_000, "farmers"),
    ("[[57\u00a0000 people]] came.", "number", 57000, "people"),
    ("[[4 148 000 people]] came.", "number", 4148000, "people"),
    ("[[57\u2009000 people]] came.", "number", 57000, "people"),
    ("[[1\u202f200\u202f000 people]] came.", "number", 1_200_000, "people"),
    ("[[1.200 people]] came.", "number", 1200, "people"),
    ("It weighs [[1.200]] of that.", "number", 1.2, None),
    ("It cost [[€1.200]] in all.", "money", 1200, "€"),
    ("[[10–15 million people]] fled.", "number", 10_000_000, "people"),
    ("[[Two-thirds]] of voters agree.", "percentage", 66.67, "%"),
    ("[[A quarter]] of the homes burned.", "percentage", 25, "%"),
    ("[[Three quarters]] of it burned.", "percentage", 75, "%"),
    ("[[Nearly a third]] of residents left.", "percentage", 33.33, "%"),
    ("[[Half]] of the staff left.", "percentage", 50, "%"),
    ("[[More than half]] said so.", "percentage", 50, "%"),
    ("[[One in five]] voters agree.", "percentage", 20, "%"),
    ("[[Barely one registered voter in five]] came out.", "percentage", 20, "%"),
    ("[[One worker in eight]] runs before the season is out.", "percentage", 12.5, "%"),
    ("[[Only one pub in 20]] has a licence.", "percentage", 5, "%"),
    ("Audiences have fallen by [[a fifth]] since 2021.", "percentage", 20, "%"),
    ("Trade has grown by [[more than a third]] in five years.", "percentage", 33.33, "%"),
    ("[[3 out of 10]] adults agree.", "percentage", 30, "%"),
    ("It has [[twice]] as many members.", "number", 2, None),
    ("Profits [[doubled]] in a year.", "percentage", 2, None),
    ("Roe [[doubled]] in the third inning.", "number", 2, None),
    ("It has [[three times]] as many members.", "number", 3, "times"),
    ("A [[1,200-page report]] came.", "number", 1200, "report"),
    ("“[[Fifty people]] died,” she said.", "number", 50, "people"),
]


@pytest.mark.parametrize(("marked", "kind", "value", "unit"), FOUND)
def test_a_quantity_is_found_whole(marked, kind, value, unit):
    text, spans = unmarked(marked)
    found = [quantity for quantity in quantities(text) if set(quantity.traps) <= {"small", "slight", "descriptive"}]
    assert [tuple(quantity.span) for quantity in found] == spans, found
    assert (found[0].kind, found[0].unit) == (kind, unit)
    assert found[0].value == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    "text",
    [
        "He scores well in test scores.",
        "The majority leader spoke.",
        "They met half an hour later.",
        "It fell in the quarter mile.",
        "MH17, F-35, G7, COVID-19, 5G, K-12 and v2 are names.",
        "Louis XIV read Chapter IV of Title IX.",
    ],
)
def test_words_that_are_no_figures_are_passed_over(text):
    assert quantities(text) == []


def test_a_from_value_and_a_to_value_are_two_quantities():
    assert [(found.value, found.unit) for found in quantities("Support rose from 40% to 45% in May.")] == [
        (40, "%"),
        (45, "%"),
    ]


def test_a_figure_split_by_markup_is_one():
    [found] = quantities("Over **57**,000 Palestinians died.", ".md")
    assert (found.value, found.unit, found.traps) == (57000, "palestinians", ())


def test_a_figure_names_its_sentence():
    assert [found.sentence for found in quantities("We met. It cost $5. We left. It took 40 men.")] == [1, 3]


@pytest.mark.parametrize(
    ("text", "small"),
    [("Nine people came.", True), ("Ten people came.", False), ("Three percent came.", False), ("It cost $3.", False)],
)
def test_only_bare_numbers_below_ten_are_small(text, small):
    assert any("small" in found.traps for found in quantities(text)) is small


PIECES = st.sampled_from(
    [
        "10",
        "1,200",
        "57",
        "half",
        "a",
        "million",
        "percent",
        "%",
        "$",
        "of",
        "the",
        "people",
        "in",
        "between",
        "and",
        "to",
        "or",
        "twice",
        "as",
        "many",
        "dozens",
        "hundreds",
        "an",
        "estimated",
        "roughly",
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        "(",
        ")",
        "'",
        "”",
        "“",
        "January",
        "2016",
        "60-day",
        "3-1",
        "42-year-old",
        "third",
        "two-thirds",
        "€",
        "m",
        "bn",
        "per",
        "cent",
        "points",
        "\xa0",
        "000",
        "|",
        "_",
        "½",
        "one",
        "dozen",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_quantities_stay_apart_and_inside_their_sentences(text):
    document, sentences, _ = analysed(text)
    end = 0
    for found in quantities(text):
        sentence = sentences[found.sentence].span
        assert sentence.start <= found.span.start < found.span.end <= sentence.end
        assert end <= found.span.start
        assert set(found.traps) <= set(TRAPS)
        assert document.text[found.span.start : found.span.end].strip()
        end = found.span.end


def test_a_sentence_of_numbers_takes_work_in_proportion_to_its_length():
    def work(count):
        _, sentences, words = prepared = analysed(
            "We saw 40 men, if 6-4, 7 to 8 in 2016 and half of two dozen " * count
        )
        assert len(sentences) < count
        assert len(words.forms) > count
        return calls_of(lambda: find_quantities(*prepared, ENGLISH))

    assert 1000 < work(400) < 8 * work(100)


@pytest.mark.parametrize("text", ["He has 40 R", "He has 40 R.", "He has 40 R there."])
def test_a_letter_that_stands_apart_behind_a_figure_is_no_currency(text):
    assert [found.kind for found in quantities(text)] == ["number"]
