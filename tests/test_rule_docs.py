"""The pages under `docs/rules` are what the rule files say, and `sourcing rule` says the same."""

from __future__ import annotations

from pathlib import Path

import pyromark
import pytest
from click.testing import CliRunner

from sourcing.cli import main
from sourcing.options import Options
from sourcing.packs.load import shipped_root
from sourcing.packs.pages import INDEX, documentation, indexed
from sourcing.workspace import Workspace

DOCS = Path(__file__).resolve().parent.parent / "docs" / "rules"
REMEDY = "run `sourcing rules --write-docs docs/rules`"
PACKS = Workspace(Options()).packs(None)
PAGES = documentation(PACKS.rules.values())
TEMPLATE = """\
rule: {name}
kind: phrase
status: preview
severity: note
summary: Something * odd <b>is</b> said.
message: "{{text!r}}"
why: 1. It is not known.
fix: Say [who].
phrase: {{words: [refuted]}}
examples:
  flagged: ["[[refuted]]", "He [[refuted]] it.", {{text: "```\\n\\nShe [[refuted]] it.", format: md}}]
  clean: [a, b, c]
"""


def shown(markdown):
    """The text of a page as a reader sees it."""
    events = pyromark.events(markdown)
    return "".join(event.get("Text", "") if isinstance(event, dict) else " " for event in events)


def run(*arguments):
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_current(name):
    page = DOCS / name
    assert page.exists(), REMEDY
    assert page.read_text(encoding="utf-8") == PAGES[name], REMEDY


def test_no_page_is_left_of_a_rule_that_is_gone():
    assert {path.name for path in DOCS.iterdir()} - set(PAGES) == set(), REMEDY


def test_every_rule_has_a_page_and_a_row_in_the_index():
    shipped = {
        f"{path.stem}.md"
        for path in shipped_root().glob("*/*.yaml")
        if path.parent.name not in ("presets", "languages")
    }
    assert indexed(PAGES[INDEX]) == shipped == set(PAGES) - {INDEX}


@pytest.mark.parametrize("name", PACKS.rules)
def test_the_command_and_the_page_say_the_same_words(name):
    rule = PACKS.rules[name].rule
    told = " ".join(run("rule", name).stdout.split())
    written = " ".join(shown(PAGES[f"{name}.md"]).split())
    for words in (rule.summary, rule.why, rule.fix, *(example.text for example in rule.examples.flagged)):
        assert " ".join(words.split()) in told
        assert " ".join(words.split()) in written


def test_pages_are_written_and_those_of_rules_that_are_gone_are_taken_away(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    house, docs = tmp_path / "desk" / "house", tmp_path / "docs"
    house.mkdir(parents=True)
    (tmp_path / "sourcing.yaml").write_text("packs: [desk]\n", encoding="utf-8")
    for name in ("odd-saying", "other-saying"):
        (house / f"{name}.yaml").write_text(TEMPLATE.format(name=name), encoding="utf-8")
    assert run("rules", "--write-docs", "docs").exit_code == 0
    (docs / "by-hand.md").write_text("Mine.\n", encoding="utf-8")
    (house / "other-saying.yaml").unlink()
    assert run("rules", "--write-docs", "docs").exit_code == 0
    assert (docs / "odd-saying.md").exists()
    assert (docs / "by-hand.md").exists()
    assert not (docs / "other-saying.md").exists()
    page = shown((docs / "odd-saying.md").read_text(encoding="utf-8"))
    for words in ("Something * odd <b>is</b> said.", "1. It is not known.", "Say [who].", "She [[refuted]] it."):
        assert words in page


def test_an_index_of_somebody_elses_is_not_read_as_ours():
    assert indexed("| [odd-saying](odd-saying.md) | note | A row. |") == set()
