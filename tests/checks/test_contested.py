"""Topics that a desk holds contested: the page about them, what covers them, and what is wrong with a list of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from checking import english

from sourcing import check_text
from sourcing.packs.examples import run_examples
from sourcing.packs.load import load_packs, shipped_root
from sourcing.packs.located import LocatedErrors
from sourcing.packs.model import parse_rule
from sourcing.packs.yaml_places import read_yaml
from sourcing.trials import example_check

PAGE = (Path(__file__).parents[2] / "docs" / "contested.md").read_text(encoding="utf-8")
RULE = re.search(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)[1]
LANGUAGE = english()
TOPICS = "  topics:\n" + RULE.partition("  topics:\n")[2].partition("covered-by: [named, role")[0]


def test_the_desks_own_topics_on_the_page_are_a_sound_rule(tmp_path):
    pack = tmp_path / "desk-rules"
    pack.mkdir()
    (pack / "quarry-topics.yaml").write_text(
        RULE.replace("yields-to: [unattributed-contested]\n", ""), encoding="utf-8"
    )
    packs = load_packs([pack], LANGUAGE.lists)
    assert [str(error) for error in packs.errors] == []
    loaded = packs.rules["quarry-topics"]
    results = run_examples(loaded, example_check(loaded.rule, LANGUAGE))
    assert [(result.outcome, result.text) for result in results if not result.sound] == []
    assert len(results) == 6


def test_the_page_lists_the_topics_that_ship():
    shipped = yaml.safe_load(
        (shipped_root() / "attribution" / "unattributed-contested.yaml").read_text(encoding="utf-8")
    )
    assert re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE) == list(shipped["claim"]["topics"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A stolen election brought him to power, officials say.", ["stolen election"]),
        ("A stolen election brought him to power, the audit office said.", []),
        ("The navy base is illegal, officials say.", []),
        ("Is the base a stolen thing? It is a rigged election.", ["rigged election"]),
    ],
)
def test_a_topic_may_ask_for_more_than_its_rule(text, found):
    findings = check_text(text, "a.txt", preset="strict").findings
    assert [finding.text for finding in findings if finding.rule == "unattributed-contested"] == found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (TOPICS, "", "missing key 'topics'; the kind contested needs what this desk holds contested"),
        ("kinds: [contested]", "kinds: [number]", "topics are for the kind contested only"),
        ("water:", "Water Works:", "is no name; a name is lower-case words joined by hyphens"),
        ("words: [poisoned the river, polluted the wells]", "words: []", "give at least one of words, patterns"),
        ("covered-by: [named, institution", "covered-by: [nmed, institution", "did you mean 'named'?"),
    ],
)
def test_a_list_of_topics_that_is_wrong_says_how(old, new, said):
    broken = RULE.replace(old, new)
    assert broken != RULE
    with pytest.raises(LocatedErrors) as caught:
        parse_rule(read_yaml("quarry-topics.yaml", broken.encode()), LANGUAGE.lists)
    assert said in str(caught.value)
