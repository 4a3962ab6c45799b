"""The rules that ship: how the packs are built, and every example inside them."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from pathlib import Path

import pytest
from checking import english, shipped

from sourcing.packs.examples import run_examples
from sourcing.packs.load import shipped_root
from sourcing.packs.marks import parse_marks
from sourcing.trials import example_check

ROOT = shipped_root()
LANGUAGE = english()
PACKS = shipped()
RULES = [PACKS.rules[name] for name in sorted(PACKS.rules)]
NAMES = [loaded.rule.rule for loaded in RULES]
CONTENT = [loaded for loaded in RULES if loaded.rule.kind != "suppression"]
"""Every rule that reads the text; those about suppressions are tested where suppressions are."""

EXAMPLES = [
    pytest.param(loaded.rule.rule, group, index, id=f"{loaded.rule.rule}-{group}-{index + 1}")
    for loaded in CONTENT
    for group, examples in (
        ("flagged", loaded.rule.examples.flagged),
        ("clean", loaded.rule.examples.clean),
        ("missed", loaded.rule.examples.missed),
        ("false-alarm", loaded.rule.examples.false_alarm),
    )
    for index in range(len(examples))
]

FEWEST_EXAMPLES = 4


@lru_cache
def results(name):
    """What became of the examples of a rule, by group and place in the group."""
    loaded = PACKS.rules[name]
    ran = run_examples(loaded, example_check(loaded.rule, LANGUAGE))
    return {
        (group, index): result
        for group, members in groupby(ran, key=lambda result: result.group)
        for index, result in enumerate(members)
    }


@pytest.mark.parametrize(("name", "group", "index"), EXAMPLES)
def test_example(name, group, index):
    result = results(name)[group, index]
    assert result.sound, f"{result.outcome}: expected {result.expected}, got {result.got} in {result.text!r}"


def test_the_shipped_packs_have_no_errors():
    assert [str(error) for error in PACKS.errors] == []


def test_the_news_preset_names_only_rules_that_ship():
    assert set(PACKS.presets["news"].preset.select) <= set(NAMES)


@pytest.mark.parametrize("loaded", RULES, ids=NAMES)
def test_a_rule_is_in_a_pack_of_its_own_folder_and_file(loaded):
    assert Path(loaded.path).stem == loaded.rule.rule
    assert Path(loaded.path).parent.parent == ROOT


@pytest.mark.parametrize("loaded", RULES, ids=NAMES)
def test_a_rule_shows_enough_of_what_it_reports_and_of_what_it_does_not(loaded):
    examples = loaded.rule.examples
    assert len(examples.flagged) >= FEWEST_EXAMPLES
    assert len(examples.clean) >= FEWEST_EXAMPLES


@pytest.mark.parametrize("loaded", RULES, ids=NAMES)
def test_no_example_stands_twice(loaded):
    examples = loaded.rule.examples
    groups = (examples.flagged, examples.clean, examples.missed, examples.false_alarm)
    texts = [parse_marks(example.text).text for group in groups for example in group]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("loaded", RULES, ids=NAMES)
def test_a_rule_speaks_in_sentences(loaded):
    rule = loaded.rule
    assert all(text.lstrip('"')[0].isupper() and text.endswith(".") for text in (rule.summary, rule.why, rule.fix))
    assert not rule.message.endswith(".")
    assert "\n" not in rule.summary + rule.message


def test_no_two_rules_have_the_same_summary():
    summaries = [loaded.rule.summary for loaded in RULES]
    assert len(summaries) == len(set(summaries))
