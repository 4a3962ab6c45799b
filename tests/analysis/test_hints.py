"""A phrase is looked for as a plain string, whatever its case and whatever blanks and apostrophes stand in it."""

from __future__ import annotations

import sys

import pytest

from sourcing.analysis.hints import BLANKS, Hints
from sourcing.documents.document import Span

HINTS = Hints({"least": ["at least"], "denials": ["wasn’t", "was not"], "marks": ["%"]})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("At least four came.", {"least"}),
        ("Four came, AT\nLEAST.", {"least"}),
        ("Four came at \t\u00a0 least once.", {"least"}),
        ("It wasn't so.", {"denials"}),
        ("It wasn’t so; it was\u2009not.", {"denials"}),
        ("Straße, Straße, Straße: at least 4%.", {"least", "marks"}),
        ("The least of it.", set()),
        ("At \ud800 least.", set()),
    ],
)
def test_what_may_stand_in_a_text(text, names):
    assert HINTS.of(text, 0, len(text)) == names


def test_a_stretch_is_searched_alone():
    text = "At least four came. It wasn’t so."
    assert HINTS.of(text, 19, len(text)) == {"denials"}


def test_every_blank_but_the_space_is_known():
    assert set(BLANKS) == {char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()} - {" "}


@pytest.mark.parametrize(
    "text",
    [
        "At least four came. It wasn’t so. Nobody. They had at least|four.",
        "At  least four. At least.  It wasn’t so. At least",
        "Straße at least. İ at least. It was at. Least of all.",
        "At \ud800 least. At least.",
        "At least. " * 250,
    ],
)
def test_many_stretches_are_searched_as_each_alone(text):
    ends = [place + 1 for place, character in enumerate(text) if character == "."] or [len(text)]
    spans = list(map(Span, [0, *ends], [*ends, len(text)]))
    assert list(HINTS.of_each(text, spans)) == [HINTS.of(text, *span) for span in spans]
    assert list(HINTS.of_each(text, spans[1::2])) == [HINTS.of(text, *span) for span in spans[1::2]]
