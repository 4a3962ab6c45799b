"""The shapes of attributions take no longer than a sentence is long, however its words might be grouped."""

from __future__ import annotations

import pytest
import regex

from sourcing.analysis import shapes

SECONDS = 1.0
WORDS = 40
LONG = {
    "nouns behind a participle, before another that is joined": ("r,NE", "n", ",kn"),
    "names behind a participle": ("r,nE", "N", ",kn"),
    "times before nouns": ("r,", "Tn", ",kn"),
}


@pytest.mark.parametrize(("before", "word", "after"), LONG.values(), ids=LONG)
@pytest.mark.parametrize("name", ["LEFT_SUBJECT", "LEFT_RELATIVE", "CLAUSE", "ANY_SUBJECT", "CLAUSE_SUBJECT", "AGENT"])
def test_a_long_phrase_is_read_in_no_time(name, before, word, after):
    pattern = getattr(shapes, name)
    tags = before + word * WORDS + after
    regex.compile(pattern.pattern).search(tags, timeout=SECONDS)
