"""How a source is introduced: acronyms that the text spells out, wherever and however it is printed."""

from __future__ import annotations

import pytest

from sourcing import check_text


def unexpanded(text):
    findings = check_text(text, "a.txt", preset="news").findings
    return [finding.text for finding in findings if finding.rule == "unexpanded-acronym-source"]


@pytest.mark.parametrize("before", ["", "It was the \ufb01rst \ufb01re of May. ", "The stra\u00dfe burned. "])
def test_letters_stand_for_words_in_a_row_whatever_stands_before_them(before):
    spelt = before + "They met the executive officer there.\n\nThe vote was lost, EO said."
    assert unexpanded(spelt) == []
    assert unexpanded(spelt.replace("executive ", "")) == ["EO"]
