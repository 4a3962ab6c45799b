"""Which config holds for a file, what it may say, and the settings that come of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.config import (
    Config,
    Overrides,
    default_config,
    find_config,
    forget_configs,
    load_config,
    settings_for,
)
from sourcing.packs.load import load_packs
from sourcing.packs.located import LocatedErrors

LISTS = {"vague-nouns": ("experts",)}

RULE = """\
rule: {name}
kind: {kind}
status: {status}
severity: warning
summary: Something is at fault.
message: "{{text!r}} is at fault"
why: A reader cannot weigh it.
fix: Name who said it.
{body}
except: {{words: [a dozen eggs], blocks: [heading]}}
examples:
  flagged: ["[[a]]", "[[b]]", "[[c]]"]
  clean: [a, b, c]
"""
CLAIM = "claim: {kinds: [number], at-least: 10}\ncovered-by: [named]"
PHRASE = "phrase: {words: [refuted]}"
PRESET = "preset: {name}\nsummary: What a desk checks.\nselect: {select}\n{more}"


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    root = tmp_path_factory.mktemp("rules")
    files = {
        "numbers/number.yaml": RULE.format(name="number", kind="claim", status="stable", body=CLAIM),
        "words/refute.yaml": RULE.format(name="refute", kind="phrase", status="stable", body=PHRASE),
        "words/vague-source.yaml": RULE.format(name="vague-source", kind="phrase", status="preview", body=PHRASE),
        "words/broken.yaml": "",
        "presets/news.yaml": PRESET.format(name="news", select="[number, refute]", more="severity: {refute: note}\n"),
        "presets/strict.yaml": PRESET.format(name="strict", select="[all]", more=""),
    }
    write(root, files)
    return load_packs([root], LISTS)


@pytest.fixture(autouse=True)
def _fresh():
    forget_configs()


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def config_of(folder, text, name="sourcing.yaml"):
    write(folder, {name: text})
    return load_config(folder / name)


def severities(found):
    return {rule.rule: rule.severity for rule in found.rules}


def errors_of(action, folder=None):
    with pytest.raises(LocatedErrors) as caught:
        action()
    return [str(error).replace(f"{folder}/", "") for error in caught.value.errors]


# Finding the file


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"sourcing.yaml": "preset: news"}, "sourcing.yaml"),
        ({".sourcing.yaml": "preset: news"}, ".sourcing.yaml"),
        ({"pyproject.toml": "[tool.sourcing]"}, "pyproject.toml"),
        ({"sourcing.yaml": "a: b", "a/sourcing.yaml": "a: b"}, "a/sourcing.yaml"),
        ({"sourcing.yaml": "a: b", "a/pyproject.toml": "[tool.sourcing]"}, "a/pyproject.toml"),
        ({"sourcing.yaml": "a: b", "a/b/pyproject.toml": "[tool.ruff]\nsourcing = 1"}, "sourcing.yaml"),
        ({"sourcing.yaml": "a: b", "a/b/pyproject.toml": "not toml"}, "sourcing.yaml"),
        ({"sourcing.yaml": "a: b", "a/pyproject.toml": "[tool.sourcing\n"}, "a/pyproject.toml"),
        ({"a/sourcing.yaml": "", "a/.sourcing.yaml": "", "a/pyproject.toml": "[tool.sourcing]"}, "a/sourcing.yaml"),
        ({"a/.sourcing.yaml": "a: b", "a/pyproject.toml": "[tool.sourcing]"}, "a/.sourcing.yaml"),
        ({"sourcing.yaml": "a: b", "a/sourcing.yaml/keep": ""}, "sourcing.yaml"),
        ({"a/b/c/sourcing.yaml": "a: b"}, None),
    ],
)
def test_the_nearest_config_above_a_file_holds(tmp_path, files, expected):
    write(tmp_path, {**files, "a/b/story.md": ""})
    found = find_config(tmp_path / "a" / "b" / "story.md", stop=tmp_path)
    assert found == (str(tmp_path / expected) if expected else None)


def test_the_search_starts_in_a_folder_itself_and_ends_at_the_stop(tmp_path):
    write(tmp_path, {"sourcing.yaml": "a: b", "a/b/sourcing.yaml": "a: b"})
    assert find_config(tmp_path / "a" / "b") == str(tmp_path / "a" / "b" / "sourcing.yaml")
    assert find_config(tmp_path / "a" / "story.md") == str(tmp_path / "sourcing.yaml")
    assert find_config(tmp_path / "a" / "story.md", stop=tmp_path / "a") is None


def test_a_file_that_is_not_there_yet_has_a_config(tmp_path):
    write(tmp_path, {"sourcing.yaml": "a: b"})
    assert find_config(tmp_path / "new" / "draft.md") == str(tmp_path / "sourcing.yaml")


def test_what_a_folder_holds_is_remembered_until_it_is_forgotten(tmp_path):
    assert find_config(tmp_path / "x.md", stop=tmp_path) is None
    write(tmp_path, {"sourcing.yaml": "a: b"})
    assert find_config(tmp_path / "x.md", stop=tmp_path) is None
    forget_configs()
    assert find_config(tmp_path / "x.md", stop=tmp_path) == str(tmp_path / "sourcing.yaml")


# Settings


def test_without_a_config_the_news_preset_holds(tmp_path, packs):
    found = settings_for(default_config(tmp_path), packs, tmp_path / "x.md")
    assert severities(found) == {"number": "warning", "refute": "note"}
    assert (found.preset, found.fail_on, found.fail_on_by) == ("news", "warning", "default")


FULL = """\
preset: news
select: [vague-source]
ignore: [refute]
severity: {number: error}
per-path:
  - {paths: ["opinion/**"], ignore: [number], severity: {vague-source: note}}
  - paths: ["*.html"]
    select: [refute]
exclude: ["archive/**", "!archive/keep.md"]
fail-on: note
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("x.md", {"number": "error", "vague-source": "warning"}),
        ("opinion/a/x.md", {"vague-source": "note"}),
        ("opinion/x.html", {"refute": "note", "vague-source": "note"}),
        ("news/x.html", {"number": "error", "refute": "note", "vague-source": "warning"}),
        ("../opinion/x.md", {"number": "error", "vague-source": "warning"}),
    ],
)
def test_the_layers_of_a_config_apply_in_order(tmp_path, packs, path, expected):
    config = config_of(tmp_path, FULL)
    assert severities(settings_for(config, packs, tmp_path / path)) == expected


def test_a_relative_path_is_matched_from_the_configs_folder(tmp_path, packs, monkeypatch):
    config = config_of(tmp_path, FULL)
    (tmp_path / "opinion").mkdir()
    monkeypatch.chdir(tmp_path / "opinion")
    assert severities(settings_for(config, packs, Path("x.md"))) == {"vague-source": "note"}


@pytest.mark.parametrize(
    ("path", "excluded"), [("archive/x.md", True), ("archive/keep.md", False), ("x.md", False), ("../archive/x", False)]
)
def test_exclude_takes_the_patterns_of_gitignore(tmp_path, path, excluded):
    assert config_of(tmp_path, FULL).excludes(tmp_path / path) is excluded


def test_text_without_a_path_has_no_per_path_settings(tmp_path, packs):
    found = settings_for(config_of(tmp_path, FULL), packs, None)
    assert severities(found) == {"number": "error", "vague-source": "warning"}


def test_toml_says_the_same_as_yaml(tmp_path, packs):
    toml = """\
[tool.other]
ignore = ["nothing"]

[tool.sourcing]
preset = "news"
select = ["vague-source"]
ignore = ["refute"]
exclude = ["archive/**", "!archive/keep.md"]
fail-on = "note"
severity.number = "error"

[[tool.sourcing.per-path]]
paths = ["opinion/**"]
ignore = ["number"]
severity = {vague-source = "note"}

[[tool.sourcing.per-path]]
paths = ["*.html"]
select = ["refute"]
"""
    assert config_of(tmp_path, toml, "pyproject.toml").options == config_of(tmp_path, FULL).options


def test_every_setting_says_where_it_came_from(tmp_path, packs):
    config = config_of(tmp_path, FULL)
    found = settings_for(config, packs, tmp_path / "opinion/x.html", Overrides(select=("number",), fail_on="error"))
    place = f"{tmp_path / 'sourcing.yaml'}"
    assert found.origins == {
        "number": (True, "--select", "error", f"{place}:4", ()),
        "refute": (True, f"{place}:8", "note", "preset news", ()),
        "vague-source": (True, f"{place}:2", "note", f"{place}:6", ()),
    }
    assert (found.preset_by, found.fail_on_by) == (f"{place}:1", "--fail-on")


def test_a_rule_that_nothing_selects_says_so(tmp_path, packs):
    found = settings_for(default_config(tmp_path), packs, None)
    assert found.origins["vague-source"] == (False, "not in preset news", "warning", "rule", ())


def test_the_command_line_has_the_last_word(tmp_path, packs):
    config = config_of(tmp_path, FULL)
    overrides = Overrides(preset="strict", select=("refute",), ignore=("number",), fail_on="error")
    found = settings_for(config, packs, tmp_path / "x.md", overrides)
    assert severities(found) == {"refute": "warning", "vague-source": "warning"}
    assert (found.preset, found.preset_by, found.fail_on) == ("strict", "--preset", "error")


def test_all_stands_for_every_rule(tmp_path, packs):
    config = config_of(tmp_path, "ignore: [all]\nper-path: [{paths: [x.md], select: [all]}]\n")
    assert severities(settings_for(config, packs, tmp_path / "y.md")) == {}
    assert len(settings_for(config, packs, tmp_path / "x.md").rules) == 3


CHANGES = """\
rules:
  number:
    at-least: 100
    message: "{text} and {value}"
    severity: note
    except: {words: [two, a dozen eggs], patterns: ['\\L<vague_nouns>'], sources: [police], blocks: [code], traps: [age]}
"""


def test_a_config_extends_the_lists_of_a_rule_without_forking_it(tmp_path, packs):
    (number,) = (
        rule
        for rule in settings_for(config_of(tmp_path, CHANGES), packs, tmp_path / "x.md").rules
        if rule.rule == "number"
    )
    assert (number.claim.at_least, number.message, number.severity) == (100, "{text} and {value}", "note")
    assert number.except_.words == ("a dozen eggs", "two")
    assert number.except_.blocks == ("heading", "code")
    assert number.except_.patterns == ("\\L<vague_nouns>",)
    assert (number.except_.sources, number.except_.traps, number.except_.quoted) == (("police",), ("age",), True)
    assert packs.rules["number"].rule.except_.words == ("a dozen eggs",)


def test_packs_are_folders_beside_the_config(tmp_path):
    (tmp_path / "desk-rules").mkdir()
    assert config_of(tmp_path, "packs: [./desk-rules]").pack_folders() == (tmp_path / "desk-rules",)


# Damaged configs: the ▸ shows where the error must point

YAML = [
    ("▸", "the file is empty"),
    ("▸# nothing yet\n", "the file is empty"),
    ("▸- preset: news\n", "found a list"),
    ("▸news", "found only the text 'news'"),
    ("▸preste: news", "unknown key 'preste'; did you mean 'preset'?"),
    ("preset: ▸no", "no is read as a yes or no, not as a word; write it in quotes"),
    ("preset: ▸[news]", "expected a text, found a list"),
    ("preset: ▸*news", "aliases are not allowed"),
    ("preset: ▸!news x", "tags are not allowed"),
    ("preset: news\n▸preset: strict", "the key 'preset' is already on line 1"),
    ("preset: news\n▸\tselect: []", "a tab cannot indent YAML"),
    ("preset: news\n▸---\npreset: strict", "a second document starts here"),
    ("preset: '▸", "not valid YAML"),
    ("packs: ▸./x", "expected a list, found './x'"),
    ("packs: [▸./nowhere]", "there is no folder './nowhere'; paths start from"),
    ("packs: [▸'']", "must not be empty"),
    ("select: ▸number", "expected a list, found 'number'"),
    ("select: [▸on]", "on is read as a yes or no"),
    ("ignore: [number, ▸5]", "5 is read as a number"),
    ("ignore: ▸{number: true}", "expected a list, found keys with values"),
    ("severity: ▸[number]", "expected keys with values, found a list"),
    ("severity: {number: ▸eror}", "'eror' is not one of error, warning, note; did you mean 'error'?"),
    ("severity: {number: ▸off}", "off is read as a yes or no"),
    ("severity: {number: ▸2}", "2 is read as a number"),
    ("rules: ▸[number]", "expected keys with values, found a list"),
    ("rules: {number: ▸note}", "expected keys with values, found 'note'"),
    ("rules: {number: {▸exept: {}}}", "unknown key 'exept'; did you mean 'except'?"),
    ("rules: {number: {▸claim: {}}}", "unknown key 'claim'"),
    ("rules: {number: {except: {▸quoted: false}}}", "unknown key 'quoted'"),
    ("rules: {number: {except: {▸word: [a]}}}", "unknown key 'word'; did you mean 'words'?"),
    ("rules: {number: {except: {words: [▸no]}}}", "no is read as a yes or no"),
    ("rules: {number: {except: {traps: [▸ages]}}}", "unknown trap 'ages'; did you mean 'age'?"),
    ("rules: {number: {except: {blocks: [▸headings]}}}", "did you mean 'heading'?"),
    ("rules: {number: {at-least: ▸ten}}", "expected a number, found 'ten'"),
    ("rules: {number: {at-least: ▸-1}}", "must be at least 0"),
    ("per-path: ▸{paths: [a]}", "expected a list, found keys with values"),
    ("per-path: [▸a]", "expected keys with values, found 'a'"),
    ("per-path:\n  - ▸ignore: [number]", "missing key 'paths'"),
    ("per-path: [{paths: ▸[]}]", "must not be empty"),
    ("per-path: [{paths: [a], ▸ignores: []}]", "unknown key 'ignores'; did you mean 'ignore'?"),
    ("per-path: [{paths: [a], ▸fail-on: note}]", "unknown key 'fail-on'"),
    ("per-path: [{paths: [*▸.md]}]", "a text that begins with * must be written in quotes"),
    ("per-path: [{paths: [▸'!']}]", "'!' is no path pattern; write it as in a .gitignore file"),
    ("exclude: ▸archive", "expected a list, found 'archive'"),
    ("exclude: [▸7]", "7 is read as a number"),
    ("fail-on: ▸never", "'never' is not one of error, warning, note"),
    ("▸fail_on: note", "unknown key 'fail_on'; did you mean 'fail-on'?"),
    (f"preset: {'[' * 15}▸{'[' * 500}", "nested more than 16 deep"),
]

UNKNOWN = [
    ("preset: ▸newss", "unknown preset 'newss'; did you mean 'news'?"),
    ("select: [▸vague-sourse]", "unknown rule 'vague-sourse'; did you mean 'vague-source'?"),
    ("ignore: [number, ▸Refute]", "unknown rule 'Refute'; did you mean 'refute'?"),
    ("severity: {▸numbers: error}", "unknown rule 'numbers'; did you mean 'number'?"),
    ("rules:\n  ▸numbr: {}", "unknown rule 'numbr'; did you mean 'number'?"),
    ("per-path: [{paths: [a], select: [▸numbr]}]", "unknown rule 'numbr'"),
    ("per-path: [{paths: [a], ignore: [all, ▸numbr]}]", "unknown rule 'numbr'"),
    ("per-path: [{paths: [a], severity: {▸numbr: note}}]", "unknown rule 'numbr'"),
    ("rules: {refute: {▸at-least: 5}}", "at-least is for rules of the kind claim, and 'refute' is of the kind phrase"),
    ("rules: {refute: {message: ▸'{value}'}}", "unknown field 'value' (there are: text)"),
    ("rules: {number: {message: ▸'{text'}}", "bad message"),
    ("rules: {number: {except: {words: [▸$vague-noun]}}}", "unknown word list '$vague-noun'"),
    ("rules: {number: {except: {patterns: [▸'a(']}}}", "bad pattern: missing )"),
    ("severity: {number: note}\nrules: {number: {severity: ▸note}}", "the severity of 'number' is already set"),
]

TOML = [
    ("[tool.sourcing]\n▸preste = 'news'", "unknown key 'preste'; did you mean 'preset'?"),
    ("[tool.sourcing]\npreset = ▸1", "1 is read as a number"),
    ("[tool.other]\nselect = 1\n[tool.sourcing]\nselect = ▸'number'", "expected a list, found 'number'"),
    ("[tool.sourcing.severity]\nnumber = ▸'eror'", "did you mean 'error'?"),
    ("[tool.sourcing]\nseverity.number = ▸'eror'", "did you mean 'error'?"),
    ("[tool.sourcing.rules.number]\n▸exept = {}", "unknown key 'exept'; did you mean 'except'?"),
    ("[tool.sourcing.rules.'number'.except]\n▸word = ['a']", "unknown key 'word'; did you mean 'words'?"),
    ("[[tool.sourcing.per-path]]\npaths = ['a']\n[[tool.sourcing.per-path]]\n▸path = ['a']\npaths = ['b']", "'path'"),
    ("[[tool.sourcing.per-path]]\npaths = ['a']\n▸[[tool.sourcing.per-path]]", "missing key 'paths'"),
    ("[tool.sourcing]\nignore = ▸[1]", "1 is read as a number"),
    ("[tool.sourcing]\nfail-on = ▸2025-01-20", "2025-01-20 is read as a date"),
    ("[tool.sourcing]\npreset = ▸", "not valid TOML"),
    ("[tool.sourcing]\na = 1\na = 2▸", "not valid TOML: Cannot overwrite a value"),
    ("▸[tool.other]", "there is no table [tool.sourcing] here"),
    ("▸tool = 1", "there is no table [tool.sourcing] here"),
    ("[tool]\nsourcing = ▸1", "[tool.sourcing] must be a table"),
    (f"▸[tool.sourcing]\na = {'[' * 5000}", "not valid TOML: nested too deep"),
]


def place_of_mark(text):
    before = text.partition("▸")[0]
    return text.replace("▸", ""), f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.mark.parametrize(("text", "message"), YAML)
def test_a_damaged_config_gets_one_located_error(tmp_path, text, message):
    text, place = place_of_mark(text)
    (line,) = errors_of(lambda: config_of(tmp_path, text), tmp_path)
    assert line.startswith(f"sourcing.yaml:{place}: ")
    assert message in line
    assert "\n" not in line


@pytest.mark.parametrize(("text", "message"), UNKNOWN)
def test_a_config_may_only_name_what_there_is(tmp_path, packs, text, message):
    text, place = place_of_mark(text)
    config = config_of(tmp_path, text)
    (line,) = errors_of(lambda: settings_for(config, packs, None), tmp_path)
    assert line.startswith(f"sourcing.yaml:{place}: ")
    assert message in line


@pytest.mark.parametrize(("text", "message"), TOML)
def test_a_damaged_table_gets_one_located_error(tmp_path, text, message):
    text, place = place_of_mark(text)
    (line,) = errors_of(lambda: config_of(tmp_path, text, "pyproject.toml"), tmp_path)
    assert line.startswith(f"pyproject.toml:{place}: ")
    assert message in line


def test_all_faults_of_a_config_are_reported(tmp_path, packs):
    lines = errors_of(lambda: config_of(tmp_path, "preset: no\nselct: []\nexclude: 7\n"), tmp_path)
    assert [line.split(": ")[0] for line in lines] == [f"sourcing.yaml:{place}" for place in ("1:9", "2:1", "3:10")]
    config = config_of(tmp_path, "preset: newss\nignore: [x, y]\n")
    assert len(errors_of(lambda: settings_for(config, packs, None))) == 3


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"\xff", "this is not UTF-8 text"), (b"a: \x00", "the character U+0000 is not allowed")],
)
def test_bytes_that_are_not_text_are_an_error(tmp_path, content, expected):
    (line,) = errors_of(lambda: config_of(tmp_path, content))
    assert expected in line


def test_a_config_that_cannot_be_read_is_an_error(tmp_path):
    assert errors_of(lambda: load_config(tmp_path / "no.yaml"), tmp_path) == [
        "no.yaml:1:1: cannot be read: No such file or directory"
    ]


def test_the_command_line_may_only_name_what_there_is(packs, tmp_path):
    overrides = Overrides(preset="strct", select=("numbr", "all"), ignore=("zzz",))
    assert errors_of(lambda: settings_for(default_config(tmp_path), packs, None, overrides)) == [
        "--select: unknown rule 'numbr'; did you mean 'number'?",
        "--ignore: unknown rule 'zzz'",
        "--preset: unknown preset 'strct'; did you mean 'strict'?",
    ]


def test_naming_a_broken_rule_is_no_second_error(tmp_path, packs):
    config = config_of(tmp_path, "select: [broken]\nrules: {broken: {at-least: 3}}\nseverity: {broken: note}\n")
    found = settings_for(config, packs, None, Overrides(ignore=("broken",)))
    assert severities(found) == {"number": "warning", "refute": "note"}


def test_a_preset_on_the_command_line_replaces_one_that_is_not_there(tmp_path, packs):
    config = config_of(tmp_path, "preset: gone")
    assert settings_for(config, packs, None, Overrides(preset="strict")).preset == "strict"


PIECES = [
    *"[]{}=:,.'\"\n #-",
    "preset",
    "select",
    "rules",
    "per-path",
    "paths",
    "number",
    "1",
    "no",
    "é",
    " = ",
    ": ",
    "\n- ",
]
CONFIG_TEXT = st.lists(st.sampled_from(PIECES), max_size=30).map(lambda pieces: "".join(pieces).encode())


@settings(max_examples=200)
@given(st.sampled_from(["sourcing.yaml", "pyproject.toml"]), st.binary(max_size=80) | CONFIG_TEXT, st.booleans())
def test_bytes_of_any_kind_raise_only_located_errors(tmp_path_factory, name, content, table):
    # A folder of its own: a broken config at the base would hold for the files of all other tests.
    path = tmp_path_factory.getbasetemp() / "damaged" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((b"[tool.sourcing]\n" if table and name.endswith("toml") else b"") + content)
    try:
        config = load_config(path)
    except LocatedErrors as error:
        config = error
    assert isinstance(config, Config) or config.errors
