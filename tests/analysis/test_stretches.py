"""Attributions and stretches as numbers: what is asked for again is what was read."""

import pytest

from sourcing.analysis.parts import Attribution, Claim, claims_in_a_row
from sourcing.analysis.stretches import Read, Shelf, attributions_in_a_row
from sourcing.documents.document import Span
from sourcing.lean import flat

ATTRIBUTIONS = (
    Attribution(
        source=Span(0, 5),
        cue=Span(6, 10),
        content=(Span(11, 40), Span(52, 80)),
        kind="named",
        manner="speech",
        sentence=0,
        speaker="Ann Roe",
        others=("Ben Fox",),
        ambiguous=True,
        cue_verb="say",
        head="roe",
        described=True,
        numbered=True,
        governs="quote",
    ),
    Attribution(source=None, cue=Span(90, 98), content=(), kind=None, manner="belief", sentence=1),
)
STRETCHES = (
    Read(0, ATTRIBUTIONS, {3: 1, 4: 0}, {1: [0], 2: [0, 1]}),
    Read(3, (), {}, {}),
    Read(4, ATTRIBUTIONS[1:], {5: 0}, {}),
)


@pytest.mark.parametrize("few", [0, 100], ids=["a book", "an article"])
def test_a_stretch_is_again_as_it_was_read(monkeypatch, few):
    monkeypatch.setattr(flat, "FEW", few)
    shelf = Shelf(len(STRETCHES))
    assert shelf.is_flat == (few == 0)
    for number in (2, 0, 1):
        assert shelf.get(number) is None
        assert shelf.keep(number, STRETCHES[number]) is STRETCHES[number]
    assert [shelf.get(number) for number in range(len(STRETCHES))] == list(STRETCHES)


@pytest.mark.parametrize("few", [0, 100], ids=["a book", "an article"])
def test_attributions_are_again_as_they_were(monkeypatch, few):
    monkeypatch.setattr(flat, "FEW", few)
    assert tuple(attributions_in_a_row(iter(ATTRIBUTIONS))) == ATTRIBUTIONS


@pytest.mark.parametrize("few", [0, 100], ids=["a book", "an article"])
def test_claims_are_again_as_they_were(monkeypatch, few):
    monkeypatch.setattr(flat, "FEW", few)
    claims = (
        Claim("number", Span(3, 9), 0, 50.0, "homes", ("small", "date")),
        Claim("prediction", Span(20, 44), 1),
        Claim("number", Span(50, 52), 2, 50.0, "homes", ("small", "date")),
    )
    assert tuple(claims_in_a_row(iter(claims))) == claims
