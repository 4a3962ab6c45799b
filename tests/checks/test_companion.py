"""What a trigger needs beside it: named parts, a voice for whom it names, and one match a document."""

from __future__ import annotations

import pytest
from checking import english

from sourcing.documents.source import Source
from sourcing.hits import run_rules
from sourcing.linter import facts_of
from sourcing.packs.model import parse_rule
from sourcing.packs.yaml_places import read_yaml

ENGLISH = english()

RULE = """\
rule: a-rule
kind: {kind}
status: preview
severity: note
summary: Something is at fault.
message: "{message}"
why: It matters.
fix: Mend it.
{body}
examples:
  flagged: ["[[a]]", "[[b]]", "[[c]]"]
  clean: [d, e, f]
"""


def messages(body, text, kind="companion", message="{text}"):
    """What a rule with this body says of a text, with the number of further places."""
    rule = parse_rule(
        read_yaml("a-rule.yaml", RULE.format(kind=kind, body=body, message=message).encode()), ENGLISH.lists
    )
    hits, errors = run_rules([rule], facts_of(Source("a.txt", text), ENGLISH))
    assert errors == []
    return [(hit.message, len(hit.further)) for hit in hits]


PARTS = """\
companion:
  trigger: {words: [poll]}
  parts:
    sponsor: {words: [for the Post]}
    sample size: {patterns: ['\\d+ adults']}
    dates: {words: [in May]}
  within: document"""


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("A poll found that.", ["sponsor, sample size or dates"]),
        ("A poll of 900 adults found that.", ["sponsor or dates"]),
        ("A poll of 900 adults found that. It was taken in May.", ["sponsor"]),
        ("A poll of 900 adults for the Post in May found that.", []),
    ],
)
def test_the_message_lists_the_parts_that_are_missing(text, missing):
    assert [said for said, _ in messages(PARTS, text, message="{missing}")] == missing


@pytest.mark.parametrize(("enough", "count"), [(1, 0), (2, 1), (3, 1)])
def test_some_parts_may_be_enough(enough, count):
    assert len(messages(f"{PARTS}\n  enough: {enough}", "A poll of 900 adults found that.")) == count


ONCE = "companion: {trigger: {words: [accused]}, needs: {words: [denied]}, within: document%s}"
TWICE = "They accused Roe. Nobody sang.\n\nThey accused Fox."


def test_once_gives_a_document_one_match_that_stands_for_all():
    assert messages(ONCE % "", TWICE) == [("accused", 0), ("accused", 0)]
    assert messages(ONCE % ", once: true", TWICE) == [("accused", 1)]


VOICE = """\
companion:
  trigger: {patterns: ['accused (?-i:[A-Z]\\w+) of fraud']}
  needs: {voice: true}
  within: document"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A clerk accused Falk of fraud.", 1),
        ("A clerk accused Falk of fraud. “Never,” Falk said.", 0),
        ("Jo Falk said it rained. A clerk accused Falk of fraud.", 0),
        ("A clerk accused Falk of fraud. “Never,” Brandt said.", 1),
        ("A clerk accused Falk of fraud. Falk fears for his post.", 1),
    ],
)
def test_a_voice_is_something_said_by_one_whom_the_trigger_names(text, count):
    assert len(messages(VOICE, text)) == count


REPORTED = "phrase: {words: [disastrous, terrorist]}\nexcept: {reported: true}"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The plan was disastrous.", 1),
        ("The auditor said the plan was disastrous.", 0),
        ("The plan was disastrous, according to the auditor.", 0),
        ("What she called a disastrous plan has passed.", 0),
        ("She praised the disastrous plan.", 1),
        ("The disastrous plan, she said, was hers.", 0),
    ],
)
def test_reported_words_are_anothers(text, count):
    assert len(messages(REPORTED, text, kind="phrase")) == count
