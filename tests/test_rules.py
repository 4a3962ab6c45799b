"""The rules that ship: how the packs are built, and every example inside them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from checking import english, shipped

from sourcing.checks.scope import LOOK_BACK
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

FEWEST_EXAMPLES = 4


@pytest.mark.parametrize("loaded", CONTENT, ids=[loaded.rule.rule for loaded in CONTENT])
def test_the_examples_of_a_rule_are_reported_as_they_say(loaded):
    off = [
        f"line {result.line}, {result.group}: {result.outcome}: expected {result.expected}, got {result.got} in {result.text!r}"
        for result in run_examples(loaded, example_check(loaded.rule, LANGUAGE))
        if not result.sound
    ]
    assert off == []


def test_no_pattern_looks_further_back_than_it_is_shown():
    counted = [
        (int(most), path.name)
        for path in ROOT.rglob("*.yaml")
        for behind in re.finditer(r"\(\?<[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", path.read_text(encoding="utf-8"))
        for most in re.findall(r"\{\d*,(\d+)\}", behind.group())
    ]
    assert counted
    assert max(counted) < (LOOK_BACK, "")


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
