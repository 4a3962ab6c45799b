"""`sourcing test`: what it says of a desk's own pack, in text and JSON, and of what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sourcing import workspace
from sourcing.cli import main
from sourcing.config import forget_configs
from sourcing.packs.load import shipped_root

RULE = """\
rule: odd-saying
kind: phrase
status: preview
severity: warning
summary: Something odd is said.
message: "{text!r} is odd"
why: It is not known.
fix: Say who.
phrase: {words: [they reckon, some reckon]}
examples:
  flagged:
    - "[[They reckon]] it rains."
    - "[[They]] reckon it rains."
    - "[[Folk reckon]] it rains."
    - "[[Some reckon]] it rains."
  clean:
    - She reckons it rains.
    - Now they reckon it rains.
    - It rains.
  missed:
    - "[[Folk think]] it rains."
    - Today [[some reckon]] it snows.
  false-alarm:
    - Let us hear what they reckon.
"""
OUTCOMES = ["reported", "wrong", "missing", "reported", "clean", "noisy", "clean", "known", "mended", "known"]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    forget_configs()
    rule = tmp_path / "desk" / "house" / "odd-saying.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE, encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["test", *arguments])


def test_each_fault_is_named_with_its_kind_and_line(desk):
    done = run("desk")
    path = Path("desk/house/odd-saying.yaml")
    mended = "Today some reckon it snows."
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"{path}:13: odd-saying: wrong: expected 'They', got 'They reckon' in 'They reckon it rains.'",
        f"{path}:14: odd-saying: missing: expected 'Folk reckon', got nothing in 'Folk reckon it rains.'",
        f"{path}:18: odd-saying: noisy: expected nothing, got 'they reckon' in 'Now they reckon it rains.'",
        f"{path}:22: odd-saying: mended: this known defect is mended; move the example from missed: {mended!r}",
    ]
    assert done.stderr == "10 examples of 1 rule, 4 not as marked: 1 mended, 1 missing, 1 noisy, 1 wrong\n"


def test_json_has_every_example(desk):
    done = run("desk", "--format", "json")
    report = json.loads(done.stdout)
    assert done.exit_code == 1
    assert [example["outcome"] for example in report["examples"]] == OUTCOMES
    assert report["examples"][1] == {
        "rule": "odd-saying",
        "path": "desk/house/odd-saying.yaml",
        "line": 13,
        "group": "flagged",
        "outcome": "wrong",
        "text": "They reckon it rains.",
        "expected": ["They"],
        "got": ["They reckon"],
    }
    counted = {"reported": 2, "clean": 2, "known": 2, "missing": 1, "noisy": 1, "wrong": 1, "mended": 1}
    assert report["summary"] == {"rules": 1, "examples": 10, **counted, "errors": 0}
    assert (report["version"], report["tool"]["name"], report["errors"]) == (1, "sourcing", [])


def test_json_tells_what_is_broken(desk):
    (desk / "desk" / "house" / "broken.yaml").write_text("rule: broken\n", encoding="utf-8")
    done = run("desk", "--format", "json")
    report = json.loads(done.stdout)
    assert done.exit_code == 2
    assert [(error["path"], error["line"]) for error in report["errors"]] == [("desk/house/broken.yaml", 1)]
    assert report["summary"]["errors"] == 1
    assert len(report["examples"]) == len(OUTCOMES)


def test_a_rule_that_runs_away_is_named_and_the_others_are_tested(desk, monkeypatch):
    monkeypatch.setattr("sourcing.checks.scope.PATTERN_SECONDS", 0.05)
    away = RULE.replace("odd-saying", "runs-away").replace(
        "{words: [they reckon, some reckon]}", "{patterns: ['(a|aa)+b']}"
    )
    away = away.replace("She reckons it rains.", f"But {'a' * 5000}.")
    (desk / "desk" / "house" / "runs-away.yaml").write_text(away, encoding="utf-8")
    done = run("desk")
    assert done.exit_code == 2
    assert f"{Path('desk/house/runs-away.yaml')}: rule runs-away could not be run: TimeoutError" in done.stderr
    assert "odd-saying: wrong" in done.stdout


def test_a_folder_inside_a_pack_of_the_config_is_no_second_pack(desk):
    (desk / "sourcing.yaml").write_text("packs: [desk]\n", encoding="utf-8")
    assert run("desk/house").stderr.startswith("10 examples of 1 rule")
    assert run("house").stderr.startswith("10 examples of 1 rule")


@pytest.mark.parametrize("content", ["language: en\n", "lists: [}\n", ""])
def test_a_broken_language_file_is_an_error_with_its_place(desk, monkeypatch, content):
    root = desk / "shipped"
    (root / "languages").mkdir(parents=True)
    (root / "languages" / "en.yaml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(workspace, "shipped_folder", lambda: str(root))
    done = run()
    assert done.exit_code == 2
    assert f"{root / 'languages' / 'en.yaml'}:1:" in done.stderr
    assert "Traceback" not in done.stderr
    assert shipped_root() != root
