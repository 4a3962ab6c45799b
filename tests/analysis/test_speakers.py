"""Whom a source stands for: the speaker of each attribution of a text, in order, and the ledger that counts them."""

from __future__ import annotations

import pytest
from analysing import ENGLISH

from sourcing.analysis import analyse
from sourcing.documents import document_from_text

SPEAKERS = [
    # A name, with what stands beside it taken away
    ("Ann Roe said rents fell.", ["Ann Roe"]),
    ("Dr. Ann Roe said rents fell.", ["Ann Roe"]),
    ("“Rents fell,” said Coun. Ann Roe.", ["Ann Roe"]),
    ("Supt. Ann Roe said rents fell.", ["Ann Roe"]),
    ("Ann Roe, the mayor, said rents fell.", ["Ann Roe"]),
    ("The mayor, Ann Roe, said rents fell.", ["Ann Roe"]),
    ("Rents fell, according to Ann Roe, the mayor.", ["Ann Roe"]),
    ("The mayor said rents fell.", ["mayor"]),
    ("Gaza’s health ministry said rents fell.", ["Gaza’s health ministry"]),
    # A surname, with or without a title, for the full name
    ("Ann Roe said rents fell. Roe said wages rose.", ["Ann Roe", "Ann Roe"]),
    ("Ann Roe said rents fell. Ms. Roe said wages rose.", ["Ann Roe", "Ann Roe"]),
    ("Ann Roe met Ben Fox. Fox said rents fell.", ["Ben Fox"]),
    ("Ann Roe said rents fell.\nWages rose, Roe said.", ["Ann Roe", "Ann Roe"]),
    # Two who share a surname and are named in full stay two
    ("Ann Roe said rents fell. Ben Roe said they rose.", ["Ann Roe", "Ben Roe"]),
    # A pronoun for the one who spoke, or the subject of the sentence before
    ("Ann Roe said rents fell. She said wages rose.", ["Ann Roe", "Ann Roe"]),
    ("Ann Roe said rents fell. She said wages rose. She said it was over.", ["Ann Roe"] * 3),
    ("Ann Roe came to Leeds. She said rents fell.", ["Ann Roe"]),
    ("“Rents fell,” Ann Roe said. “Wages rose,” she added.", ["Ann Roe", "Ann Roe"]),
    ("The ministry said rents fell. It said wages rose.", ["ministry", "ministry"]),
    ("Mr. Fox met Mrs. Roe. She said rents fell.", ["Roe"]),
    # He is nobody whom he names himself, and no Emma
    ("Ben Fox came in. Adam rose. “Rents fell, Adam,” he said.", ["Ben Fox"]),
    ("Adam came in. Emma rose. He said rents fell.", ["Adam"]),
    ("Ben Fox left. His criticism of the judges at Fox’s trial was loud.", ["Ben Fox"]),
    # A pronoun with nobody before it, and one that asks for the reader
    ("She said rents fell.", [None]),
    ("We said rents fell.", [None]),
    # An acronym that was spelt out
    (
        "The Border Quarry Licensing Authority (BQLA) said 40 pits closed. The BQLA added that 50 stayed.",
        ["Border Quarry Licensing Authority"] * 2,
    ),
    ("The BQLA said 40 pits closed.", ["BQLA"]),
    ("The United Mine Workers left. The UMWA said 40 pits closed.", ["United Mine Workers"]),
    ("The United Mine Workers left. The UMWB said 40 pits closed.", ["UMWB"]),
    ("The Mine Workers left. The MWA said 40 pits closed.", ["MWA"]),
    # The name without the titles and roles before it, and the apposed name rather than the owner's
    ("Trump’s Middle East envoy, Steve Witkoff, said rents fell.", ["Steve Witkoff"]),
    ("Israeli Prime Minister Benjamin Netanyahu said rents fell.", ["Benjamin Netanyahu"]),
    ("Secretary of State Ann Roe said rents fell.", ["Ann Roe"]),
    ("The former ambassador to Norway Ann Roe said rents fell.", ["Ann Roe"]),
    ("University of Leeds professor Ann Roe said rents fell.", ["Ann Roe"]),
    ("Bank of England Governor Ann Roe said rents fell.", ["Ann Roe"]),
    ("Federal Reserve Bank of Leeds City President Ann B. Roe said rents fell.", ["Ann B. Roe"]),
    ("Bank spokeswoman Ann Roe said rents fell.", ["Ann Roe"]),
    ("Ann van den Berg said rents fell. Van den Berg said wages rose.", ["Ann van den Berg"] * 2),
    ("Leeds Bank economist Ann Roe said rents fell.", ["Ann Roe"]),
    ("Saudi Arabian oil minister Hisham Nazer said rents fell.", ["Hisham Nazer"]),
    ("Ann Roe said rents fell. Acme Healthcare are here. Wages rose, she said.", ["Ann Roe", "Ann Roe"]),
    ("Rents fell at Acme, the sources said.", ["sources"]),
    ("Ann Roe and Ben Fox said rents fell.", ["Ann Roe"]),
    ("Fox’s lawyer, Ann Roe, said rents fell.", ["Ann Roe"]),
    # The full name may come later, and the surname alone is the one of whoever is named most
    ("Roe said rents fell.\nAnn Roe, the mayor, said wages rose.", ["Ann Roe", "Ann Roe"]),
    ("Ann Roe met Ben Roe. Ann Roe left. Roe said rents fell.", ["Ann Roe"]),
    ("Ann Roe met Ben Roe. Ann Roe left. Mr. Roe said rents fell.", ["Ben Roe"]),
    # He or she is a person whom the pronoun fits: who speaks here, the subject before, further back
    ("Mr. Fox said rents fell. Mrs. Roe said they rose. He said it was over.", ["Fox", "Roe", "Fox"]),
    ("In Washington, Ann Roe said rents fell. In Leeds, she said wages rose.", ["Ann Roe", "Ann Roe"]),
    ("While in Washington, Ann Roe met Ben Fox. She said rents fell.", ["Ann Roe"]),
    ("In a post on Twitter, Ann Roe won. In another, she said rents fell.", ["Ann Roe"]),
    ("Ann Roe said rents fell. This was before Eve Fox took office. She said wages rose.", ["Ann Roe", "Ann Roe"]),
    ("Ben Fox, who said rents fell, left.", ["Ben Fox"]),
    ("Washington was cold. He said rents fell.", [None]),
    # A role stands for the one who has it, but not for one of whom something else is said
    ("“Rents fell,” said Acme Bank analyst Ann Roe.", ["Ann Roe"]),
    ("The archaeologist, Ben Fox, met Ann Roe. The archaeologist said rents fell.", ["Ben Fox"]),
    ("The barrister said rents fell. Wages rose, he said.", ["barrister", "barrister"]),
    ("The envoy, Ben Fox, met Ann Roe. The envoy said rents fell.", ["Ben Fox"]),
    ("French President Ann Roe met Ben Fox. The French leader said rents fell.", ["Ann Roe"]),
    ("French President Ann Roe met Ben Fox. The German leader said rents fell.", ["German leader"]),
    ("Sen. Ann Roe met Ben Fox. The senator said rents fell.", ["Ann Roe"]),
    # A definite description takes up what it repeats
    ("Gaza’s health ministry said rents fell. The ministry said wages rose.", ["Gaza’s health ministry"] * 2),
    ("A spokesman for the port said rents fell. The spokesman said wages rose.", ["spokesman for the port"] * 2),
    (
        "A spokesman for the port said rents fell. A spokesman for the bank said wages rose.",
        ["spokesman for the port", "spokesman for the bank"],
    ),
    ("Police said rents fell. The police said wages rose.", ["Police", "Police"]),
    ("A spokesman, reached by telephone, said rents fell.", ["spokesman"]),
    # An acronym, whether the brackets say what it stands for or not
    ("The Border Quarry Authority (BQA) said pits closed. The BQA said 50 stayed.", ["Border Quarry Authority"] * 2),
    ("The Border Quarry Authority closed. The BQA said 50 pits stayed.", ["Border Quarry Authority"]),
    ("The Bureau of Quarry Audits closed. The BQA said 50 pits stayed.", ["Bureau of Quarry Audits"]),
    # Nobody
    ("The suspect is believed to have fled.", [None]),
]


def read(text):
    return analyse(document_from_text(text, "a.txt"), ENGLISH)


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_each_attribution_is_filed_under_its_speaker(text, speakers):
    assert [attribution.speaker for attribution in read(text).cited().attributions] == speakers


ARTICLE = (
    "Ann Roe, the mayor, said rents fell. “Wages rose,” she added.\n"
    "The treasury said 40 firms closed. Roe said that was wrong.\n"
    "Rents are believed to have fallen."
)


def test_the_ledger_counts_what_rests_on_each_source():
    ledger = read(ARTICLE).cited().ledger
    assert [(entry.name, entry.kind, entry.statements, entry.quotations) for entry in ledger] == [
        ("Ann Roe", "named", 3, 1),
        ("treasury", "institution", 1, 0),
    ]
    assert [entry.role for entry in ledger] == ["the mayor", None]


def test_the_shares_of_a_ledger_are_of_all_that_is_attributed():
    assert [entry.share for entry in read(ARTICLE).cited().ledger] == [0.75, 0.25]


def test_a_text_without_attributions_has_an_empty_ledger():
    assert read("Rents fell.").cited().ledger == ()


def test_a_quotation_knows_its_attribution():
    facts = read("“Rents fell,” Ann Roe said. “Wages rose.” Nobody moved.\n“It is over,” said Ben Fox.")
    assert [facts.cited().attributions[quotation.attribution].speaker for quotation in facts.quotations] == [
        "Ann Roe",
        "Ann Roe",
        "Ben Fox",
    ]


def test_a_quotation_without_a_speaker_has_no_attribution():
    assert [quotation.attribution for quotation in read("“Rents fell.”\nNobody was there.").quotations] == [None]
