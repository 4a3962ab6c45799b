"""A phrase is looked for as a plain string, whatever its case and whatever blanks and apostrophes stand in it."""

from __future__ import annotations

import sys

import pytest

from sourcing.analysis.hints import BLANKS, Hints

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
