"""What was read before is read alike when it comes back, whatever stood around it and whatever came between."""

from __future__ import annotations

from pathlib import Path

import pytest
from analysing import ENGLISH, facts_of_text
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.analysis import analyse, claims, parse
from sourcing.analysis.people import names
from sourcing.analysis.people.names import find_names
from sourcing.analysis.remembered import (
    _MOST,
    _MOST_IN_AN_EDITOR,
    Readings,
    forget,
    keeps_edits,
    make_room,
    remember_edits,
)
from sourcing.documents import document_from_text

ROOT = Path(__file__).parents[2]
TEXTS = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "innocent").glob("*.txt"))]
PARAGRAPHS = [
    paragraph
    for path in TEXTS
    for paragraph in path.read_text(encoding="utf-8").split("\n\n" if "\n\n" in path.read_text("utf-8") else "\n")
    if paragraph.strip()
]


def facts(text: str):
    """All that is stated of a text, as plain values."""
    found = analyse(document_from_text(text, "a.txt"), ENGLISH)
    cited = found.cited()
    names = [(name, bearer.roles) for bearer in cited.bearers for name in bearer.places]
    return found.sentences, found.quotations, found.claims, found.attributions, cited.attributions, cited.ledger, names


@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6),
    st.lists(st.sampled_from(PARAGRAPHS), max_size=4),
    st.data(),
)
@settings(max_examples=60)
def test_a_text_is_read_as_if_nothing_had_been_read_before(paragraphs, others, data):
    forget()
    text = "\n\n".join(paragraphs)
    cold = facts(text)
    at = data.draw(st.integers(0, len(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sourcing.analysis.remembered._MOST", data.draw(st.sampled_from([_MOST, _MOST_IN_AN_EDITOR])))
        facts("\n\n".join([*others, *reversed(paragraphs)]))
        facts(text[:at] + data.draw(st.sampled_from(["x", " ", '"', "“", ".", ":", "\n\n", "4"])) + text[at:])
        assert facts(text) == cold


TYPED = [
    " The mayor said about 40 people left, and “Ann Roe is late,” he added.",
    " Roe, a potter from Leeds, told the BQLA (Border Quarry Licensing Authority) that rents fell.",
    "\n\n“No,” said Ben Fox: Dr. Fox’s aides believe him. They say so.",
    " An official who knows him said 12 percent will stay; the envoy agreed.",
]
LETTERS = 6
"""How many are typed before the text is read again."""


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("at", [0, 3, 5])
@pytest.mark.parametrize("most", [_MOST, _MOST_IN_AN_EDITOR])
def test_a_text_that_is_typed_is_read_as_if_it_had_stood_there(typed, at, most, monkeypatch):
    monkeypatch.setattr("sourcing.analysis.remembered._MOST", most)
    paragraphs = (ROOT / "seeds" / "000_8522d4d9b6a12814.txt").read_text("utf-8").split("\n")[:6]

    def states():
        for length in range(0, len(typed) + 1, LETTERS):
            yield "\n".join([*paragraphs[:at], paragraphs[at] + typed[:length], *paragraphs[at + 1 :]])

    forget()
    warm = list(map(facts, states()))
    for state, found in list(zip(states(), warm, strict=True))[::-3]:
        forget()
        assert facts(state) == found


def claims_read_twice_and_anew(states: list[str]):
    """The claims of some texts read one after another, twice, and of each by itself."""
    forget()
    warm = [facts(state)[2] for state in [*states, *states]]
    cold = []
    for state in states:
        forget()
        cold.append(facts(state)[2])
    return warm, cold


@pytest.mark.parametrize("far", ["", "It rained on the quay all day and half of the night. "])
def test_a_toll_is_of_another_age_only_as_long_as_the_year_before_it_is(far):
    states = [
        f"The cruiser left in {year} and fought on. {far}\n\n{far}Thirty sailors were killed." for year in (1904, 2004)
    ]
    warm, cold = claims_read_twice_and_anew(states)
    assert warm == [*cold, *cold]
    assert cold[0] != cold[1]


@pytest.mark.parametrize("between", [" ", " It rained on the quay all day. ", "\n\n", f" {'It rained all day. ' * 15}"])
def test_a_sale_is_an_auction_only_as_long_as_an_auctioneer_is_named_before_it(between):
    states = [f"{house} met on Monday.{between}The sale brought in $527 million." for house in ("Sotheby's", "Leeds")]
    warm, cold = claims_read_twice_and_anew(states)
    assert warm == [*cold, *cold]


@pytest.mark.parametrize(
    ("most", "times", "is_remembered"), [(_MOST, 1, False), (_MOST, 2, True), (_MOST_IN_AN_EDITOR, 1, True)]
)
def test_names_are_remembered_of_a_text_that_comes_again_or_that_an_editor_sends(
    most, times, is_remembered, monkeypatch
):
    monkeypatch.setattr("sourcing.analysis.remembered._MOST", most)
    forget()
    for _ in range(times):
        facts("Ann Roe said rents fell.\n\nBen Fox left.")
    readings = names._REMEMBERED.of(ENGLISH)
    assert bool(readings._recent) is is_remembered


def test_what_is_not_asked_for_any_more_is_forgotten(monkeypatch):
    monkeypatch.setattr("sourcing.analysis.remembered._MOST", 4)
    readings = Readings()
    for number in range(4):
        readings.keep(number, str(number))
    for number in range(4, 11):
        assert readings.get(0) == "0"
        readings.keep(number, str(number))
    assert [number for number in range(11) if readings.get(number) is None] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("remember", [remember_edits, lambda: None])
def test_an_editor_alone_makes_room_for_a_whole_book(monkeypatch, remember):
    monkeypatch.setattr("sourcing.analysis.remembered._MOST", 256)
    remember()
    make_room(100 * 5000)
    readings = Readings()
    for _ in range(2):
        known = [readings.get(number) is not None or not readings.keep(number, "read") for number in range(5000)]
    assert all(known) == keeps_edits() == (remember is remember_edits)


def test_a_name_stays_a_name_when_its_word_has_been_read_in_small_letters():
    text = "The rent fell, Skelding said. He left."
    before = facts(text)
    facts("They were skelding the whole night.")
    forget()
    assert facts(text) == before


@pytest.mark.parametrize(
    "text",
    [
        "The Minister of Trade Ann Roe left.",
        "Ann  Roe, Ann 😀 Roe and Ann Roe left.",
        "He met Dr. Ann Roe and Ann Roe.",
        "A. B. met Ann Q. Roe in LEEDS.",
    ],
)
def test_a_name_that_was_read_elsewhere_is_read_as_it_would_be_anew(text):
    parsed = parse(document_from_text(text, "a.txt"), ENGLISH)
    forget()
    anew = list(find_names(parsed))
    forget()
    for other in ("Trade Ann Roe left.", "Ann Roe left.", "They met Roe Fox, Q. Roe and A. B.", "Leeds, LEEDS, Roe."):
        list(find_names(parse(document_from_text(other, "a.txt"), ENGLISH)))
    assert list(find_names(parsed)) == anew
    assert anew


def test_claims_are_worked_out_only_where_a_figure_can_begin_or_their_wording_stands(monkeypatch):
    read = []
    worked_out = claims._claims_in
    monkeypatch.setattr(claims, "_claims_in", lambda *given: read.append(given[2]) or worked_out(*given))
    forget()
    text = (
        "The mayor left. It was cold.\n\nShe met 40 people. They ate.\n\nRents will rise, it is the largest fall ever."
    )
    found = list(facts_of_text(text).stated)
    assert [claim.sentence for claim in found if claim.kind == "number"] == [2]
    assert read == [2, 4]


def test_an_editor_that_has_opened_a_text_reads_the_claims_of_no_other_block_for_the_first_letter(monkeypatch):
    monkeypatch.setattr("sourcing.analysis.remembered._MOST", _MOST_IN_AN_EDITOR)
    read = []
    read_block = claims._read
    monkeypatch.setattr(claims, "_read", lambda *given: read.append(given[3]) or read_block(*given))
    blocks = ["The mayor left. It was cold.", "She met 40 people.", "They ate.", "Nobody spoke.", "Ann Roe slept."]
    forget()
    list(facts_of_text("\n\n".join(blocks)).stated)
    read.clear()
    list(facts_of_text("\n\n".join([*blocks[:-1], "Ann Roe slept well."])).stated)
    assert read == [range(5, 6)]
    forget()
