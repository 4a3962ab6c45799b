"""The people an article cites against its sources: how their names are spelt, which titles they have."""

from __future__ import annotations

import pytest
from holding import verdicts


@pytest.mark.parametrize(
    ("article", "source", "expected"),
    [
        ("Steve Witkof said so.", "Mr. Steve Witkoff spoke.", ("misspelt", "Steve Witkoff")),
        ("Steve Witkoff said so.", "Mr. Steve Witkoff spoke.", ("spelt-alike", "")),
        ("Witkoff said so.", "Mr. Steve Witkoff spoke.", ("spelt-alike", "")),
        ("Steve Witkoff said so.", "Steven Witkoff spoke.", ("spelt-alike", "")),
        ("Ama Boateng said so.", "Anna Boateng spoke.", ("spelt-alike", "")),
        ("Ama Boateng said so.", "Ana Boateng spoke.", ("misspelt", "Ana Boateng")),
        ("Ama Boateng said so.", "Ana Boateng spoke. Ama Boateng sang.", ("spelt-alike", "")),
        ("Tom Hansen said so.", "Tim Hanson spoke.", ("not-found", "")),
        ("Tom Hansen said so. Tom Hanson denied it.", "Tom Hanson spoke.", ("not-found", "")),
        ("Tom Walker said so.", "The talker spoke.", ("not-found", "")),
        ("Tom Roe said so.", "Tom Rowe spoke.", None),
        ("Finance Minister Jane Okafor said so.", "Foreign Minister Jane Okafor spoke.", ("other-title", "Foreign Minister Jane Okafor")),
        ("Defence Minister Jane Okafor said so.", "Defense Minister Jane Okafor spoke.", ("spelt-alike", "")),
        ("Vice President Jane Okafor said so.", "President Jane Okafor spoke.", ("other-title", "President Jane Okafor")),
        ("Minister Jane Okafor said so.", "Foreign Minister Jane Okafor spoke.", ("spelt-alike", "")),
        ("Middle East envoy Jane Okafor said so.", "Special Envoy Jane Okafor spoke.", ("spelt-alike", "")),
    ],
)  # fmt: skip
def test_name(article, source, expected):
    found = [(one.verdict, one.found) for one in verdicts(article, source, of="name")]
    assert found[:1] == ([] if expected is None else [expected])


def test_people_who_are_not_cited_are_not_looked_for():
    article = "Ama Boateng said that Steve Witkof was away."
    assert [one.text for one in verdicts(article, "Ama Boateng and Steve Witkoff.", of="name")] == ["Ama Boateng"]
