"""What a rule finds in a text that is edited is what it finds in it at first sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcing.analysis.remembered import forget
from sourcing.documents.source import Source
from sourcing.workspace import Workspace, options

WORKSPACE = Workspace(options(None, "strict", (), ()))
ARTICLE = (Path(__file__).parents[2] / "seeds" / "000_8522d4d9b6a12814.txt").read_text("utf-8").split("\n")
TYPED = [
    " The mayor said about 40 people died, and officials believe “more will” leave.",
    "\n\nA poll found that 61 percent of voters want the 300 homes rebuilt.\n\nThe 300 homes stood empty.",
    "\n- We counted 12 boats: see www.harbour.example.\n> Reportedly, 80 left",
    "\n\nRoe: It is said that 90 tons burned.\n\nFox: Critics say so; 90 is the largest number ever.",
]
LETTERS = 3
"""How many are typed before the text is read again."""


def found(text):
    report = WORKSPACE.check_source(Source("a.txt", text), None)
    assert not report.errors
    return report.findings


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("at", [0, 2, 6, 11])
def test_a_text_that_is_typed_has_the_findings_it_would_have_at_first_sight(typed, at):
    states = [
        "\n".join([*ARTICLE[:at], ARTICLE[at] + typed[:length], *ARTICLE[at + 1 :]])
        for length in range(0, len(typed) + 1, LETTERS)
    ]
    forget()
    warm = list(map(found, states))
    for state, findings in [*zip(states, warm, strict=True)][::-3]:
        forget()
        assert found(state) == findings
