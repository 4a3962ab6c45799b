"""A rule is asked about a document only if a string it needs stands there, and then about those sentences only."""

from __future__ import annotations

import pytest
from checking import english, shipped

from sourcing.analysis import analyse
from sourcing.checks import awake
from sourcing.checks.literals import Literals
from sourcing.checks.scope import occurrences
from sourcing.documents import document_from_text
from sourcing.packs.fields import Wording

ENGLISH = english()
RULES = tuple(entry.rule for entry in shipped().rules.values())


def facts(text):
    return analyse(document_from_text(text, "a.txt"), ENGLISH)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A poll. No such thing.", {"poll": [0]}),
        ("None here. Two polls, one POLL.", {"poll": [1], "polls": [1]}),
        ("Straße, Straße, Straße. Weiß: a poll.", {"poll": [1]}),
        ("Nothing.", {}),
        ("A poll \ud800.", {"poll": [0]}),
    ],
)
def test_each_string_is_found_in_its_sentences(text, sentences):
    literals = Literals()
    literals.add(frozenset(["poll", "polls", "survey"]))
    assert literals.sentences_in(facts(text)) == sentences


def test_a_string_added_later_is_found_too():
    literals, document = Literals(), facts("A poll and a survey.")
    literals.add(frozenset(["poll"]))
    assert set(literals.sentences_in(document)) == {"poll"}
    literals.add(frozenset(["survey"]))
    assert set(literals.sentences_in(document)) == {"poll", "survey"}


def test_only_rules_whose_strings_occur_are_awake():
    quiet, loud = facts("The cat sat on the mat."), facts("The minister refuted the charge.")
    assert "refute-for-deny" not in {rule.rule for rule in awake(RULES, quiet)}
    assert "refute-for-deny" in {rule.rule for rule in awake(RULES, loud)}


@pytest.mark.parametrize(
    ("words", "patterns", "places"),
    [
        (("a poll",), (), [(0, "A poll")]),
        ((), (r"poll(?:s|\b)",), [(0, "poll"), (1, "polls")]),
        ((), (r"(?<=two )(?P<report>po\w+)",), [(1, "polls")]),
        (("polls",), (r"\w+ polls",), [(1, "two polls"), (1, "polls")]),
        ((), (r"\b\w\b",), [(0, "A")]),
    ],
)
def test_wording_is_found_by_place_with_its_sentence(words, patterns, places):
    document = facts("A poll came. Then two polls.")
    found = list(occurrences(Wording(words=words, patterns=patterns), document))
    assert [(number, document.document.text[span.start : span.end]) for number, span in found] == places
