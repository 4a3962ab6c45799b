"""Passages of the kinds of prose that cite: financial and world news, fiction, reference, interviews, papers of other countries.

Each line of the files is a passage with its attributions marked as in `test_attributions`; one without marks attributes
nothing. A pilcrow stands for the break between two paragraphs.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from test_attributions import found_in, unmarked

GOLDEN = Path(__file__).parents[1] / "golden"
PASSAGES = [
    line
    for name in ("passages.txt", "wire.txt", "registers.txt", "afield.txt")
    for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("marked", PASSAGES)
def test_a_passage_is_read_as_its_writer_meant_it(marked):
    text, expected = unmarked(marked.replace(" ¶ ", "\n\n"))
    assert found_in(text) == expected
