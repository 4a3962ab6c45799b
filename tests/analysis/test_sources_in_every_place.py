"""Whoever may be a source is found whole, first letter to last, wherever a sentence has them: each source in each place."""

from __future__ import annotations

import pytest
from analysing import facts_of_text

SAID = "rents in the old town had risen by a third"

PLACES = [
    "{S} said {C}.",
    "{S} said that {C}.",
    "{S} told the council that {C}.",
    "{S} told reporters on Monday {C}.",
    "{S} has said that {C}.",
    "{S} warned that {C}.",
    "{S} said in a statement on Monday that {C}.",
    "{S} declined to say whether {C}.",
    "{S} was quoted as saying that {C}.",
    "{C}, {S} said.",
    "{C}, said {S}.",
    "{C}, {S} said on Tuesday.",
    "{C}, according to {S}.",
    "According to {S}, {C}.",
    "As {S} said, {C}.",
    "On Monday, {S} said that {C}.",
    "In a statement, {S} said {C}.",
    "In Leeds on Monday, {S} told the council {C}.",
    "But {S} said {C}.",
    "The firm left; {S} said {C}.",
    "Nobody left because {S} said {C}.",
    "“Rents have risen,” {S} said.",
    "“Rents have risen,” said {S}.",
    "{S} said, “Rents have risen.”",
    "“Rents,” {S} said, “have risen.”",
]

SOURCES = [
    "she",
    "the mayor",
    "police",
    "Ann Roe",
    "Mayor Ann Roe",
    "Ann Roe of the National Weavers' Union",
    "Leeds mayor Ann Roe",
    "her brother John",
    "a spokesman for the mayor",
    "a spokesman for the Department of Health and Human Services",
    "Acme Corp. spokesman John Weir",
    "the chief executive of Acme",
    "one of the weavers",
    "two people familiar with the matter",
    "an official who spoke on condition of anonymity",
    "two U.S. officials",
    "the U.N. secretary-general",
    "the White House",
    "The New York Times",
    "a report in The Times",
    "a study of 4,300 nurses",
    "a survey of about 2,000 people",
    "a database of more than a million phones",
    "figures from the Office for National Statistics",
    "documents obtained by the paper",
    "Ann Roe and John Weir",
    "the mayor and the council",
    "more than a dozen former employees",
    "nearly 40 residents",
    "a third of voters",
    "Sen. Ann Roe (D-Ohio)",
    "Prime Minister Ann Roe",
    "Lt. Col. John Weir",
    "Sgt. Weir of the Leeds police",
    "the 72-year-old widower",
    "a neighbour who asked not to be named",
    "Abdel Fattah al-Masri",
    "John F. Weir",
    "Doctors Without Borders",
    "the Centers for Disease Control and Prevention",
    "the Securities and Exchange Commission",
    "the Leeds, England-based company",
]

CLOSED = [
    "Ann Roe, 45",
    "Ann Roe, the mayor",
    "Ann Roe, who runs the mill",
    "the mayor of Leeds, Ann Roe",
    "Dr. Ann Roe, a professor of history at Leeds University",
    "the ministry's spokesman, John Weir",
    "John Weir, chief executive of Acme",
    "Rep. John Weir, a Republican from Ohio",
    "Mrs. Weir, 72, who lives next door",
    "Weir, whose wife worked at the mill",
    "the company, which employs 400 people",
]
"""Sources that a comma closes where the sentence goes on."""


def placed(source: str, place: str, comma: str) -> str:
    """Put a source in its place, between braces, with the comma that closes it before a word that goes on."""
    before, _, after = place.partition("{S}")
    source = source if before else source[0].upper() + source[1:]
    said = SAID[0].upper() + SAID[1:] if place.startswith("{C}") else SAID
    text = f"{before}{{{source}}}{comma if after.startswith(' ') else ''}{after}"
    return text.replace("{C}", said)


def found(marked: str) -> list[str]:
    """Return the sources that are found in a text without its braces."""
    facts = facts_of_text(marked.replace("{", "").replace("}", ""))
    text = facts.document.text
    return [text[one.source.start : one.source.end] for one in facts.attributions if one.source is not None]


@pytest.mark.parametrize(
    ("source", "comma"), [*((source, "") for source in SOURCES), *((source, ",") for source in CLOSED)]
)
def test_a_source_is_found_whole_in_every_place(source, comma):
    texts = [placed(source, place, comma) for place in PLACES]
    missed = {text: found(text) for text in texts if found(text) != [text[text.index("{") + 1 : text.index("}")]]}
    assert missed == {}
