"""Claims found on demand: counts of casualties and of crowds, and motives."""

from __future__ import annotations

import pytest
from analysing import ENGLISH, unmarked

from sourcing.analysis import analyse
from sourcing.analysis.derived import claims_of
from sourcing.documents import document_from_text


def found(kind, text):
    facts = analyse(document_from_text(text, "a.txt"), ENGLISH)
    return [text[slice(*claim.span)] for claim in claims_of([kind], facts)]


CASUALTIES = [
    "The strike killed [[14 people]].",
    "The strike killed [[14]] and wounded [[at least 30]].",
    "[[Fourteen soldiers]] were killed at the bridge.",
    "[[Fourteen soldiers]] have since been killed.",
    "[[Dozens of miners]] died.",
    "The flood left [[nine dead]].",
    "[[Roughly 50 hostages]] remain, with [[only 20]] believed to be alive.",
    "The raid ended with the kidnapping of [[40 pupils]].",
    "It killed [[over 57,000 Ruritanians]].",
    "[[300 villagers]] went missing in the fog.",
    "The bill would have killed 300 jobs.",
    "The cull killed 40 deer.",
    "A bigger bomb might have killed 200 people.",
    "Fifty deputies killed the bill.",
    "The 49 people killed were named.",
    "Twelve of 300 pupils are ill.",
    "She scored 14 goals and killed the game.",
]

CROWDS = [
    "[[Hundreds of thousands]] marched.",
    "[[About 40,000 people]] filled the square.",
    "The vigil drew [[3,000 mourners]].",
    "The bishop blessed a crowd of [[12,000]].",
    "The crowd of 2,314 sang.",
    "Dozens of geese gathered.",
    "Hundreds of people gathered.",
    "The river drew 3,000 litres a minute.",
    "The choir marched past 200 houses.",
]

MOTIVES = [
    "[[The senator wants]] revenge.",
    "[[Tamsin Quayle fears]] that the mill will close.",
    "[[Party leaders hope]] that the storm will pass.",
    "The council moved the statue [[in a bid to]] silence its critics.",
    "The senator wants a new bridge.",
    "The senator wants to win.",
    "The candidate hopes to win.",
    "Ida Brandt believes in ghosts.",
    "Voters fear a hard winter.",
    "Garlic wants cold.",
    "Hoping for rain, the growers sang.",
    "Tamsin Quayle fears the flood. “It is coming,” Quayle said.",
    "Party leaders fear the toll of it. “It will cost us the valley,” Quayle said.",
    "[[Party leaders fear]] the toll of it. The valley is lost, Quayle said.",
]


@pytest.mark.parametrize(
    ("kind", "marked"),
    [
        *(("casualties", text) for text in CASUALTIES),
        *(("crowd", text) for text in CROWDS),
        *(("motive", text) for text in MOTIVES),
    ],
)
def test_a_claim_is_found_when_its_kind_is_asked_for(kind, marked):
    text, spans = unmarked(marked)
    assert found(kind, text) == [text[slice(*span)] for span in spans]


def test_a_count_of_casualties_keeps_its_value_its_traps_and_its_cover():
    facts = analyse(document_from_text("The strike killed 14 people, the hospital said.", "a.txt"), ENGLISH)
    (count,) = claims_of(["casualties"], facts)
    (number,) = facts.claims
    assert count == number._replace(kind="casualties")
    assert [cover.reach for cover in count.covers] == ["sentence"]


def test_claims_that_every_analysis_finds_are_given_too():
    facts = analyse(document_from_text("The strike killed 14 people. It cost $3 million.", "a.txt"), ENGLISH)
    assert [claim.kind for claim in claims_of(["money", "casualties"], facts)] == ["money", "casualties"]
