"""What the rules on quotations make of a block that is no paragraph."""

from __future__ import annotations

from sourcing import check_text

TWO_SPEAKERS = "“We will not sell the farm,” Anna Roe said. “They will sell by the autumn,” Karl Fox said."


def test_where_paragraphs_are_run_together_nobody_can_say_who_shares_one():
    run_together = f"{TWO_SPEAKERS} {'The farm lies where the two rivers meet. ' * 30}"
    for text, reported in ((TWO_SPEAKERS, ["mixed-speakers"]), (run_together, [])):
        rules = [finding.rule for finding in check_text(text, "farm.txt").findings]
        assert [rule for rule in rules if rule == "mixed-speakers"] == reported
