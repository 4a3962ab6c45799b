"""Folders of rules: what is loaded, under which name, and what is said of the rest."""

from __future__ import annotations

import shutil

import pytest
from rule_texts import LISTS, rule_text

from sourcing.analysis.language import load_language
from sourcing.packs import load, wording
from sourcing.packs.load import load_packs, shipped_root
from sourcing.packs.presets import resolve_preset

PRESET = "preset: {name}\nsummary: What a desk checks.\n"


def severities(preset, packs):
    return {rule: chosen.severity for rule, chosen in resolve_preset(preset, packs).rules.items()}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def packs_of(folder, files):
    return load_packs([write(folder, files)], LISTS)


def said(packs, folder):
    """The errors as printed, with paths from `folder`."""
    return [str(error).replace(f"{folder}/", "") for error in packs.errors]


def rules(*names):
    return {f"numbers/{name}.yaml": rule_text(name=name) for name in names}


def preset(name, body=""):
    return {f"presets/{name}.yaml": PRESET.format(name=name) + body}


def test_a_rule_knows_its_pack_its_file_and_the_places_of_its_examples(tmp_path):
    packs = packs_of(tmp_path, {"numbers/a-rule.yaml": rule_text(), "direct.yml": rule_text("phrase", "direct")})
    assert packs.errors == ()
    assert {name: loaded.pack for name, loaded in packs.rules.items()} == {
        "a-rule": "numbers",
        "direct": tmp_path.name,
    }
    assert packs.rules["a-rule"].path == str(tmp_path / "numbers" / "a-rule.yaml")
    assert packs.rules["a-rule"].examples["flagged", 1] == (16, 7)
    assert packs.rules["a-rule"].examples["clean", 2] == (21, 7)


def test_languages_and_hidden_and_other_files_are_not_rules(tmp_path):
    files = {
        **rules("a"),
        "languages/en.yaml": "lists: {}",
        ".git/x.yaml": "x",
        "numbers/.y.yaml": "",
        "README.md": "#",
    }
    packs = packs_of(tmp_path, files)
    assert (list(packs.rules), packs.errors) == (["a"], ())


def test_a_broken_file_leaves_the_others(tmp_path):
    packs = packs_of(tmp_path, {**rules("a", "b"), "numbers/c.yaml": "", "numbers/d.yaml": "rule: ["})
    assert list(packs.rules) == ["a", "b"]
    assert [line.split(": ")[0] for line in said(packs, tmp_path)] == ["numbers/c.yaml:1:1", "numbers/d.yaml:2:1"]
    assert packs.broken == {"c", "d"}


def test_the_file_has_the_name_of_its_rule(tmp_path):
    packs = packs_of(tmp_path, {"numbers/b.yaml": rule_text(name="a")})
    assert said(packs, tmp_path) == ["numbers/b.yaml:1:7: the rule is named 'a' and its file 'b.yaml'; name both alike"]
    assert not packs.rules


def test_a_name_belongs_to_one_rule_over_all_packs(tmp_path):
    one = write(tmp_path / "one", rules("a"))
    two = write(tmp_path / "two", {"own/a.yaml": rule_text("phrase", "a")})
    packs = load_packs([one, two], LISTS)
    assert said(packs, tmp_path) == [
        "two/own/a.yaml:1:7: the rule 'a' is already in one/numbers/a.yaml; give this one a name of its own"
    ]
    assert packs.rules["a"].rule.kind == "claim"


def test_the_same_folder_twice_is_loaded_once(tmp_path):
    folder = write(tmp_path, rules("a"))
    assert load_packs([folder, folder], LISTS).errors == ()


@pytest.mark.parametrize(
    ("files", "name", "message"),
    [
        ({}, "none", "there is no such folder of rules"),
        ({"empty/README.md": ""}, "empty", "this folder holds no rule files (*.yaml)"),
        ({"file.yaml": ""}, "file.yaml", "this is a file; a pack is a folder of rule files"),
    ],
)
def test_a_folder_without_rules_is_an_error(tmp_path, files, name, message):
    write(tmp_path, files)
    assert said(load_packs([tmp_path / name], LISTS), tmp_path) == [f"{name}:1:1: {message}"]


def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    write(tmp_path, rules("a"))
    (tmp_path / "numbers" / "b.yaml").symlink_to(tmp_path / "nowhere")
    packs = load_packs([tmp_path], LISTS)
    assert said(packs, tmp_path) == ["numbers/b.yaml:1:1: cannot be read: No such file or directory"]
    assert list(packs.rules) == ["a"]


def with_line(name, line):
    return {f"numbers/{name}.yaml": rule_text(name=name).replace("fix: Name", f"{line}\nfix: Name")}


def test_a_rule_may_yield_only_to_a_rule_there_is(tmp_path):
    packs = packs_of(tmp_path, {**rules("vague-source"), **with_line("b", "yields-to: [vague-source, vage-source]")})
    assert said(packs, tmp_path) == ["numbers/b.yaml:8:27: unknown rule 'vage-source'; did you mean 'vague-source'?"]
    assert list(packs.rules) == ["b", "vague-source"]


def test_naming_a_broken_rule_is_no_second_error(tmp_path):
    files = {"numbers/a.yaml": "", **with_line("b", "yields-to: [a]"), **preset("p", "select: [a, b]\n")}
    packs = packs_of(tmp_path, files)
    assert [line.split(":")[0] for line in said(packs, tmp_path)] == ["numbers/a.yaml"]
    assert list(resolve_preset("p", packs).rules) == ["b"]


def test_rules_may_not_yield_in_a_circle(tmp_path):
    packs = packs_of(tmp_path, {**with_line("a", "yields-to: [b]"), **with_line("b", "yields-to: [a]")})
    assert said(packs, tmp_path) == [
        "numbers/a.yaml:8:12: yields-to goes in a circle: a → b → a",
        "numbers/b.yaml:8:12: yields-to goes in a circle: b → a → b",
    ]


def test_a_replacement_is_a_rule_there_is(tmp_path):
    text = rule_text(name="a").replace("status: stable", "status: deprecated\nreplaced-by: b")
    packs = packs_of(tmp_path, {"numbers/a.yaml": text})
    assert said(packs, tmp_path) == ["numbers/a.yaml:4:14: unknown rule 'b'"]


DAMAGED_PRESETS = [
    ("", "1:1: the file is empty"),
    ("- news\n", "1:1: found a list"),
    ("preset: other\nsummary: x\n", "1:9: the preset is named 'other' and its file 'p.yaml'"),
    ("summary: x\n", "1:1: missing key 'preset'"),
    ("preset: p\n", "1:1: missing key 'summary'"),
    ("preset: no\nsummary: x\n", "1:9: no is read as a yes or no"),
    ("preset: p\nsummary: x\nselct: [a]\n", "3:1: unknown key 'selct'; did you mean 'select'?"),
    ("preset: p\nsummary: x\nselect: a\n", "3:9: expected a list, found 'a'"),
    ("preset: p\nsummary: x\nselect: [no]\n", "3:10: no is read as a yes or no"),
    ("preset: p\nsummary: x\nselect: [b-rul]\n", "3:10: unknown rule 'b-rul'; did you mean 'b-rule'?"),
    ("preset: p\nsummary: x\nignore:\n  - b_rule\n", "4:5: unknown rule 'b_rule'; did you mean 'b-rule'?"),
    ("preset: p\nsummary: x\nseverity: {b-rul: error}\n", "3:12: unknown rule 'b-rul'"),
    ("preset: p\nsummary: x\nseverity: {b-rule: fatal}\n", "3:20: 'fatal' is not one of error, warning, note"),
    ("preset: p\nsummary: x\nseverity: [b-rule]\n", "3:11: expected keys with values, found a list"),
    ("preset: p\nsummary: x\nextends: q\n", "3:10: unknown preset 'q'"),
    ("preset: p\nsummary: x\nextends: [other, nes]\n", "3:18: unknown preset 'nes'; did you mean 'news'?"),
    ("preset: p\nsummary: x\nextends: {a: b}\n", "3:10: expected a list, found keys with values"),
    ("preset: p\nsummary: x\nextends: p\n", "3:10: extends goes in a circle: p → p"),
    ("preset: p\nsummary: x\nselect: [*a]\n", "3:10: aliases are not allowed"),
]


@pytest.mark.parametrize(("text", "expected"), DAMAGED_PRESETS)
def test_a_damaged_preset_gets_one_located_error(tmp_path, text, expected):
    packs = packs_of(tmp_path, {**rules("b-rule"), **preset("news"), **preset("other"), "presets/p.yaml": text})
    (line,) = said(packs, tmp_path)
    assert line.startswith(f"presets/p.yaml:{expected}")
    assert list(packs.rules) == ["b-rule"]


def test_a_circle_of_presets_is_shown_and_still_resolves(tmp_path):
    files = {**rules("a", "b"), **preset("p", "extends: q\nselect: [a]\n"), **preset("q", "extends: p\nselect: [b]\n")}
    packs = packs_of(tmp_path, files)
    assert said(packs, tmp_path) == [
        "presets/p.yaml:3:10: extends goes in a circle: p → q → p",
        "presets/q.yaml:3:10: extends goes in a circle: q → p → q",
    ]
    assert severities("p", packs) == {"a": "warning", "b": "warning"}


def test_a_preset_extends_adds_takes_away_and_sets_severities(tmp_path):
    files = {
        **rules("a", "b", "c", "d"),
        **preset("base", "select: [a, b]\nseverity: {a: error, b: note}\n"),
        **preset("desk", "extends: base\nselect: [c]\nignore: [b]\nseverity: {c: note}\n"),
    }
    assert severities("desk", packs_of(tmp_path, files)) == {"a": "error", "c": "note"}


def test_several_bases_apply_in_order(tmp_path):
    files = {
        **rules("a"),
        **preset("one", "select: [a]\nseverity: {a: error}\n"),
        **preset("two", "select: [a]\nseverity: {a: note}\n"),
        **preset("both", "extends: [one, two]\n"),
    }
    assert severities("both", packs_of(tmp_path, files)) == {"a": "note"}


def test_all_means_every_rule_but_the_deprecated(tmp_path):
    old = rule_text(name="old").replace("status: stable", "status: deprecated\nreplaced-by: a")
    new = rule_text(name="new").replace("status: stable", "status: preview")
    files = {**rules("a"), "numbers/old.yaml": old, "numbers/new.yaml": new, **preset("strict", "select: [all]\n")}
    packs = packs_of(tmp_path, files)
    assert list(resolve_preset("strict", packs).rules) == ["a", "new"]


def test_a_preset_nobody_has_names_the_nearest(tmp_path):
    packs = packs_of(tmp_path, {**rules("a"), **preset("news")})
    with pytest.raises(ValueError, match="unknown preset 'newss'; did you mean 'news'"):
        resolve_preset("newss", packs)


def test_a_pack_of_presets_may_select_the_rules_of_another(tmp_path):
    one = write(tmp_path / "one", rules("a"))
    two = write(tmp_path / "two", preset("desk", "select: [a]\n"))
    packs = load_packs([one, two], LISTS)
    assert packs.errors == ()
    assert severities("desk", packs) == {"a": "warning"}


def test_the_shipped_presets_are_sound():
    packs = load_packs([shipped_root()], LISTS)
    assert {"news", "strict"} <= set(packs.presets)
    assert packs.presets["strict"].preset.select == ("all",)
    assert len(set(packs.presets["news"].preset.select)) == len(packs.presets["news"].preset.select)


@pytest.fixture
def compiled(monkeypatch):
    """The patterns that are compiled."""
    patterns, compile_regex = [], wording.compile_regex
    monkeypatch.setattr(
        wording, "compile_regex", lambda text, *rest: patterns.append(text) or compile_regex(text, *rest)
    )
    return patterns


@pytest.mark.parametrize("folder", ["_rules", "rules"])
def test_only_of_installed_rules_no_pattern_is_compiled_before_it_is_used(monkeypatch, tmp_path, compiled, folder):
    shutil.copytree(shipped_root(), tmp_path / folder)
    monkeypatch.setattr(load, "shipped_folder", lambda: str(tmp_path / folder))
    packs = load_packs([tmp_path / folder], load_language(shipped_root() / "languages" / "en.yaml").lists)
    assert not packs.errors
    assert bool(compiled) is (folder == "rules")


def test_patterns_beside_installed_rules_are_compiled(monkeypatch, tmp_path, compiled):
    monkeypatch.setattr(load, "shipped_folder", lambda: str(tmp_path / "_rules"))
    broken = rule_text(name="a-rule", kind="phrase").replace("patterns: [", "patterns: ['(', ")
    packs = packs_of(tmp_path / "own", {"a-rule.yaml": broken})
    assert compiled
    assert "bad pattern" in said(packs, tmp_path)[0]
