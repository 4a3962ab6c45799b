"""A desk extends what ships without copying it: changes to rules in configs and presets, installed packs, and who decided."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from sourcing import check_text
from sourcing.cli import main
from sourcing.config import forget_configs
from sourcing.config.installed import GROUP
from sourcing.options import Options
from sourcing.packs.load import shipped_root
from sourcing.workspace import Workspace

PRESET = "preset: {}\nsummary: What a desk checks.\n"
RULE = """\
rule: {name}
kind: phrase
status: preview
severity: warning
summary: Something is said of {name}.
message: "{{text!r}} is said"
why: It is not known.
fix: Say who.
phrase: {{words: [refuted]}}
examples:
  flagged: ["[[refuted]]", "He [[refuted]] it.", "She [[refuted]] it."]
  clean: [a, b, c]
"""
PACKAGE = "desk_rules_of_the_north"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    forget_configs()
    return tmp_path


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    forget_configs()


def found(desk, config, text, name="a.md"):
    write(desk, {"sourcing.yaml": config})
    report = check_text(text, str(desk / name))
    assert report.errors == ()
    return [(finding.rule, finding.text, finding.message) for finding in report.findings]


def errors(desk, config):
    write(desk, {"sourcing.yaml": config})
    report = check_text("Experts say so.", "a.md")
    return [f"{error.line}:{error.column}: {error.message}" for error in report.errors]


@pytest.mark.parametrize(
    ("changes", "text", "words"),
    [
        ("{}", "Ann Roe claimed that the bridge was unsafe.", ["claimed"]),
        ("{remove: {attribution: {cues: [claim]}}}", "Ann Roe claimed that the bridge was unsafe.", []),
        ("{except: {words: [claimed that the bridge]}}", "Ann Roe claimed that the bridge was unsafe.", []),
        ("{}", "Ann Roe argued that the bridge was unsafe.", []),
        ("{add: {attribution: {cues: [argue]}}}", "Ann Roe argued that the bridge was unsafe.", ["argued"]),
    ],
)
def test_a_desk_adds_and_takes_away_words(desk, changes, text, words):
    config = f"select: [loaded-verb]\nrules: {{loaded-verb: {changes}}}\n"
    assert [said for rule, said, _ in found(desk, config, text) if rule == "loaded-verb"] == words


def test_a_word_of_a_shared_list_can_be_taken_away(desk):
    text = "Scientists say the moss can hear.\n\nExperts say it cannot.\n\nSome say it may."
    config = "rules: {{vague-source: {{remove: {{attribution: {{heads: {}}}}}}}}}\n"

    def heads(taken_away):
        findings = found(desk, config.format(taken_away), text)
        return [said for rule, said, _ in findings if rule == "vague-source"]

    assert heads("[]") == ["Scientists", "Experts", "Some"]
    assert heads("[scientists]") == ["Experts", "Some"]
    assert heads("[scientists, some]") == ["Experts"]
    assert heads("[$vague-nouns]") == ["Some"]


def test_a_desk_changes_severity_message_and_cover(desk):
    text = "The bridge lost 4,000 bolts, the mayor said."
    assert found(desk, "preset: news\n", text) == []
    config = (
        "rules:\n  unattributed-number:\n    severity: error\n    message: 'cite {text!r}'\n"
        "    covered-by: [link, footnote]\n"
    )
    assert found(desk, config, text) == [("unattributed-number", "4,000 bolts", "cite '4,000 bolts'")]
    assert found(desk, config, "The bridge lost [4,000 bolts](https://audit.gov/24).") == []


def test_a_preset_changes_rules_for_those_that_extend_it(desk):
    write(
        desk,
        {
            "desk/presets/house.yaml": PRESET.format("house")
            + "extends: news\nrules: {unattributed-number: {covered-by: [link], message: 'link {text!r}'}}\n",
            "desk/presets/sport.yaml": PRESET.format("sport") + "extends: house\n",
        },
    )
    text = "The bridge lost 4,000 bolts, the mayor said."
    config = "packs: [desk]\npreset: sport\n"
    assert found(desk, config, text) == [("unattributed-number", "4,000 bolts", "link '4,000 bolts'")]
    own = config + "rules: {unattributed-number: {message: 'whose?'}}\n"
    assert found(desk, own, text) == [("unattributed-number", "4,000 bolts", "whose?")]
    lines = CliRunner().invoke(main, ["config", "a.md"]).stdout.splitlines()
    (line,) = [line for line in lines if " unattributed-number " in line]
    assert line.split(maxsplit=2)[2] == "preset news; changed by preset house, sourcing.yaml:3"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ("{add: {phrase: {words: [a]}}}", "1:29: unknown part 'phrase'"),
        ("{add: {attribution: {cue: [a]}}}", "1:43: unknown part 'cue'; did you mean 'cues'?"),
        ("{add: {attribution: {cues: reckon}}}", "1:43: a list is expected, as in cues: [reckon]"),
        ("{add: {attribution: [a]}}", "1:29: attribution has parts of its own"),
        ("{add: {examples: {clean: [a]}}}", "1:29: examples cannot be changed from outside"),
        ("{add: {report: [cue]}}", "1:29: report is no list"),
        ("{add: {attribution: {cues: [$no-list]}}}", "1:50: unknown word list '$no-list'"),
        ("{add: {attribution: {sources: [nobody]}}}", "1:53: 'nobody' is not one of named"),
        ("{add: {except: {patterns: ['(']}}}", "1:49: bad pattern"),
        ("{remove: {attribution: {cues: [shout]}}}", "1:53: 'shout' is not in attribution.cues of 'loaded-verb'"),
        ("{remove: {except: {traps: [date]}}}", "1:49: 'date' is not in except.traps"),
        ("{covered-by: [link]}", "1:23: 'loaded-verb' has no covered-by"),
        ("{covered-by: []}", "1:35: must not be empty"),
        ("{at-least: 4}", "1:23: at-least is for rules of the kind claim"),
        ("{message: '{nothing}'}", "1:32: unknown field 'nothing'"),
        ("{words: [a]}", "1:23: unknown key 'words'"),
    ],
)
def test_what_a_rule_cannot_take_is_told_with_its_place(desk, changes, error):
    assert [line[: len(error)] for line in errors(desk, f"rules: {{loaded-verb: {changes}}}\n")] == [error]


def test_a_presets_fault_is_told_and_the_rule_runs_as_it_is(desk):
    house = (
        PRESET.format("house")
        + "extends: news\nrules:\n  refute-for-deny: {add: {phrase: {nouns: [a]}}}\n  no-rule: {}\n"
    )
    write(desk, {"desk/presets/house.yaml": house})
    write(desk, {"sourcing.yaml": "packs: [desk]\npreset: house\n"})
    report = check_text("The firm refuted the allegation.", "a.md")
    assert [finding.rule for finding in report.findings] == ["refute-for-deny"]
    assert [(error.line, error.message.partition(" (")[0]) for error in report.errors] == [
        (6, "unknown rule 'no-rule'"),
        (5, "unknown part 'nouns'"),
    ]


@pytest.fixture
def installed(desk, monkeypatch):
    """A Python package that offers two packs and must never be imported; the folder of one of them is missing."""
    site = desk / "site"
    write(
        site,
        {
            f"{PACKAGE}/__init__.py": "raise RuntimeError('a pack was imported')\n",
            f"{PACKAGE}/rules/house/odd-saying.yaml": RULE.format(name="odd-saying"),
            f"{PACKAGE}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: 1.0\n",
            f"{PACKAGE}-1.0.dist-info/entry_points.txt": (
                f"[sourcing.packs]\nnorth = {PACKAGE}.rules\nsouth = {PACKAGE}.lost\n"
            ),
        },
    )
    monkeypatch.syspath_prepend(str(site))
    return site


def test_an_installed_pack_is_read_and_not_imported(installed, desk):
    findings = found(desk, "packs: [north]\nselect: [odd-saying]\n", "He refuted it.")
    assert ("odd-saying", "refuted", "'refuted' is said") in findings
    assert PACKAGE not in sys.modules
    lines = CliRunner().invoke(main, ["config", "a.md"]).stdout.splitlines()
    assert f"pack: north, installed in {installed / PACKAGE / 'rules'} (sourcing.yaml:1)" in lines


def test_a_folder_goes_before_an_installed_pack_of_its_name(installed, desk):
    write(desk, {"north/house/own-saying.yaml": RULE.format(name="own-saying")})
    findings = found(desk, "packs: [north]\nselect: [own-saying]\n", "He refuted it.")
    assert "own-saying" in [rule for rule, _, _ in findings]


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        ("norht", "there is no folder 'norht'; paths start from .*, and no installed pack has this name .north, south"),
        ("south", f"the installed pack 'south' has no folder '{PACKAGE}.lost'; install it again"),
    ],
)
def test_a_pack_that_is_nowhere_is_told_with_its_place(installed, desk, pack, said):
    (error,) = errors(desk, f"packs: [{pack}]\n")
    assert re.match(rf"1:9: {said}", error), error


def test_config_names_the_file_behind_each_setting(desk):
    write(
        desk,
        {
            "desk/presets/house.yaml": PRESET.format("house") + "extends: news\nseverity: {vague-source: error}\n",
            "sourcing.yaml": "preset: house\npacks: [desk]\nexclude: [a.md]\nbaseline: known.json\n"
            "severity: {vague-media: error}\n",
        },
    )
    lines = CliRunner().invoke(main, ["config", "a.md"]).stdout.splitlines()
    assert lines[1] == f"preset: house (sourcing.yaml:1), from {Path('desk/presets/house.yaml')}"
    assert lines[2] == f"  extends news, from {shipped_root() / 'presets' / 'news.yaml'}"
    assert "baseline: known.json (sourcing.yaml:4)" in lines
    assert "excluded: yes (sourcing.yaml:3)" in lines
    because = {line.split()[1]: line.split(maxsplit=2)[2] for line in lines[lines.index("rules:") + 1 :]}
    assert because["vague-source"] == "preset news, preset house"
    assert because["vague-media"] == "preset news, sourcing.yaml:5"
    assert (
        because["evaluative-language" if "evaluative-language" in because else "factive-verb"] == "not in preset house"
    )


def blocks():
    page = (Path(__file__).resolve().parent.parent / "docs" / "extending.md").read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def test_the_preset_and_the_changes_that_the_page_shows_hold(desk):
    preset, changes, _ = blocks()
    write(desk, {"desk/presets/house.yaml": preset})
    text = "Scientists say so.\n\nThe bridge lost 4,000 bolts, she said. It lost 90 nuts."
    config = f"packs: [desk]\npreset: house\n{changes}"
    assert [rule for rule, _, _ in found(desk, config, text)] == ["unattributed-number"]


def test_the_packs_that_the_page_shows_are_those_it_tells_of(desk):
    page = (Path(__file__).resolve().parent.parent / "docs" / "extending.md").read_text(encoding="utf-8")
    (config,) = [block for block in blocks() if "packs:" in block]
    names = yaml.safe_load(config)["packs"]
    (table,) = re.findall(r"^```toml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    offered = tomllib.loads(table)["project"]["entry-points"][GROUP]
    assert set(offered) <= set(names)
    for preset in Workspace(Options()).packs(None).presets:
        assert f"| `{preset}` |" in page
