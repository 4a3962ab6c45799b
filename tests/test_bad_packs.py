"""What is wrong with a desk's pack is told with its place, the other rules still run, and the exit code is 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sourcing.cli import main
from sourcing.config import forget_configs

RULE = """\
rule: {name}
kind: phrase
status: preview
severity: warning
summary: Something odd is said.
message: "{{text!r}} is odd"
why: It is not known.
fix: Say who.
phrase: {{words: [{word}]}}
examples:
  flagged: ["[[{word}]]", "He [[{word}]] it.", "She [[{word}]] it."]
  clean: [a, b, c]
"""
SOUND = RULE.format(name="sound-saying", word="refuted")
ODD = RULE.format(name="odd-saying", word="rebutted")
PRESET = "preset: {}\nsummary: What a desk checks.\n"
CASES = {
    "a rule of the same name twice": (
        {"house/odd-saying.yaml": ODD, "other/odd-saying.yaml": ODD},
        ["other/odd-saying.yaml:1:7: the rule 'odd-saying' is already in "],
    ),
    "a rule that ships is shadowed": (
        {"house/vague-source.yaml": ODD.replace("odd-saying", "vague-source")},
        ["house/vague-source.yaml:1:7: the rule 'vague-source' is already in "],
    ),
    "a preset that ships is shadowed": (
        {"presets/news.yaml": PRESET.format("news")},
        ["presets/news.yaml:1:9: the preset 'news' is already in "],
    ),
    "rules yield in a circle": (
        {
            "house/odd-saying.yaml": ODD + "yields-to: [more-saying]\n",
            "house/more-saying.yaml": ODD.replace("odd-", "more-") + "yields-to: [odd-saying]\n",
        },
        [
            "house/more-saying.yaml:13:12: yields-to goes in a circle: more-saying → odd-saying → more-saying",
            "house/odd-saying.yaml:13:12: yields-to goes in a circle: odd-saying → more-saying → odd-saying",
        ],
    ),
    "presets extend in a circle": (
        {
            "presets/one.yaml": PRESET.format("one") + "extends: two\n",
            "presets/two.yaml": PRESET.format("two") + "extends: [news, one]\n",
        },
        [
            "presets/one.yaml:3:10: extends goes in a circle: one → two → one",
            "presets/two.yaml:3:10: extends goes in a circle: two → one → two",
        ],
    ),
    "an unknown list": (
        {"house/odd-saying.yaml": ODD.replace("[rebutted]}", "[$vague-nonus]}")},
        ["house/odd-saying.yaml:9:18: unknown word list '$vague-nonus'; did you mean '$vague-nouns'?"],
    ),
    "an unknown list in a pattern": (
        {"house/odd-saying.yaml": ODD.replace("{words: [rebutted]}", r"{patterns: ['\L<vague_nonus> say']}")},
        ["house/odd-saying.yaml:9:21: unknown word list '$vague-nonus'; did you mean '$vague-nouns'?"],
    ),
    "an unknown kind": (
        {"house/odd-saying.yaml": ODD.replace("kind: phrase", "kind: phrasing")},
        ["house/odd-saying.yaml:2:7: unknown kind 'phrasing'; did you mean 'phrase'?"],
    ),
    "an unknown trap": (
        {"house/odd-saying.yaml": ODD + "except: {traps: [dates]}\n"},
        ["house/odd-saying.yaml:13:18: unknown trap 'dates'; did you mean 'date'?"],
    ),
    "an unknown preset": (
        {"presets/house.yaml": PRESET.format("house") + "extends: newss\n"},
        ["presets/house.yaml:3:10: unknown preset 'newss'; did you mean 'news'?"],
    ),
    "an unknown rule in a preset": (
        {"presets/house.yaml": PRESET.format("house") + "select: [vague-sorce]\n"},
        ["presets/house.yaml:3:10: unknown rule 'vague-sorce'; did you mean 'vague-source'?"],
    ),
    "a bad pattern": (
        {"house/odd-saying.yaml": ODD.replace("{words: [rebutted]}", "{patterns: ['re(butted']}")},
        ["house/odd-saying.yaml:9:21: bad pattern: missing )"],
    ),
}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    forget_configs()
    write(tmp_path, {"sourcing.yaml": "packs: [desk]\nselect: [sound-saying]\n", "a.txt": "He refuted it.\n"})
    write(tmp_path / "desk", {"house/sound-saying.yaml": SOUND})
    return tmp_path


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def errors(done):
    return [line for line in done.stderr.splitlines() if line.startswith("error: ")]


@pytest.mark.parametrize(("files", "said"), CASES.values(), ids=CASES)
def test_the_fault_is_located_and_the_other_rules_run(desk, files, said):
    write(desk / "desk", files)
    done = CliRunner().invoke(main, ["check", "a.txt"])
    assert done.exit_code == 2
    assert "a.txt:1:4: warning: 'refuted' is odd [sound-saying]" in done.stdout
    told = sorted(errors(done))
    assert len(told) == len(said)
    for line, words in zip(told, said, strict=True):
        assert line.replace("\\", "/").startswith(f"error: desk/{words}")


def test_a_rule_that_runs_away_is_named_with_its_file(desk, monkeypatch):
    monkeypatch.setattr("sourcing.checks.scope.PATTERN_SECONDS", 0.05)
    away = ODD.replace("odd-saying", "runs-away").replace("{words: [rebutted]}", "{patterns: ['(a|aa)+b']}")
    write(desk / "desk", {"house/runs-away.yaml": away})
    write(desk, {"a.txt": f"He refuted it.\nBut {'a' * 5000}.\n"})
    done = CliRunner().invoke(main, ["check", "a.txt", "--select", "runs-away"])
    assert done.exit_code == 2
    assert "[sound-saying]" in done.stdout
    file = Path("desk/house/runs-away.yaml")
    assert errors(done) == [
        f"error: a.txt: rule runs-away took too long and was stopped; simplify its patterns in {file}"
    ]
