"""The command line, from arguments to output and exit code; its rules are two of a desk's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import sourcing
from sourcing.cli import main
from sourcing.errors import Error
from sourcing.findings import Finding, Report
from sourcing.packs.load import shipped_root

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_8522d4d9b6a12814.txt"

RULE = """\
rule: {name}
kind: phrase
status: stable
severity: {severity}
summary: The wording {words} names nobody.
message: "{{text!r}} names nobody"
why: A reader cannot ask nobody.
fix: Name who said it.
phrase:
  {kind}: [{words}]
examples:
  flagged:
    - "{first} [[{hit}]] it rains."
    - "{first} [[{hit}]] it pours."
    - "{first} [[{hit}]] it snows."
  clean: [It rains., It pours., It snows.]
"""
PEOPLE = RULE.format(
    name="people-say", severity="warning", kind="words", words="people say", first="Today", hit="people say"
)
SOME = RULE.format(
    name="some-think", severity="note", kind="words", words="some think", first="Today", hit="some think"
)
RUNAWAY = RULE.format(name="runaway", severity="error", kind="patterns", words="'(a|aa)+b'", first="Today", hit="aab")
PRESET = "preset: desk\nsummary: The desk's own.\nselect: [people-say, some-think]\n"
CONFIG = "preset: desk\npacks: [desk]\n"

VAGUE = "Today people say it rains. Later some think it pours.\n"
MILD = "Later some think it pours.\n"
CLEAN = "It rains, the weather service said.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder with a config and two rules, and in it the current folder of the test."""
    write(tmp_path, "sourcing.yaml", CONFIG)
    write(tmp_path, "desk/house/people-say.yaml", PEOPLE)
    write(tmp_path, "desk/house/some-think.yaml", SOME)
    write(tmp_path, "desk/presets/desk.yaml", PRESET)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def run(*arguments, text=None):
    return CliRunner().invoke(main, arguments, input=text)


def test_a_finding_is_a_line_on_standard_output_and_the_rest_on_standard_error(desk):
    write(desk, "a.txt", VAGUE)
    done = run("check", "a.txt")
    assert done.exit_code == 1
    assert done.stdout == (
        "a.txt:1:7: warning: 'people say' names nobody [people-say]\n"
        "a.txt:1:34: note: 'some think' names nobody [some-think]\n"
    )
    assert done.stderr == "2 findings in 1 file\n"


def test_a_folder_in_which_nothing_is_read_does_not_look_clean(desk):
    write(desk, "manual/a.rst", VAGUE)
    done = run("check", "manual")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "warning: no document was found" in done.stderr
    assert "name other files one by one" in done.stderr


def test_without_findings_standard_output_is_empty(desk):
    write(desk, "a.txt", CLEAN)
    done = run("check", "a.txt")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 file checked, nothing found\n")


def test_the_current_folder_is_the_default(desk):
    write(desk, "b.txt", MILD)
    write(desk, "a/c.md", VAGUE)
    assert [line.split(":")[0] for line in run("check").stdout.splitlines()] == ["a/c.md", "a/c.md", "b.txt"]


def test_paths_are_printed_as_given(desk):
    write(desk, "a.txt", MILD)
    absolute = str(desk / "a.txt")
    assert run("check", absolute).stdout.startswith(f"{absolute}:1:7: ")


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (VAGUE, [], 1),
        (MILD, [], 0),
        (CLEAN, [], 0),
        (MILD, ["--fail-on", "note"], 1),
        (VAGUE, ["--fail-on", "error"], 0),
        (VAGUE, ["--exit-zero"], 0),
        (VAGUE, ["--ignore", "people-say"], 0),
        (VAGUE, ["--ignore", "some-think, people-say", "--fail-on", "note"], 0),
        (VAGUE, ["--ignore", "some-think", "--ignore", "people-say", "--fail-on", "note"], 0),
        (VAGUE, ["--preset", "none"], 2),
        (VAGUE, ["--select", "peple-say"], 2),
        (VAGUE, ["--fail-on", "never"], 2),
        (VAGUE, ["--no-such-option"], 2),
        (VAGUE, ["--config", "none.yaml"], 2),
        (VAGUE, ["lost.txt"], 2),
        (CLEAN, ["lost.txt", "--exit-zero"], 2),
        (VAGUE, ["-"], 2),
        (VAGUE, ["--stdin-filename", "b.txt"], 2),
    ],
)
def test_exit_codes(desk, text, arguments, code):
    write(desk, "a.txt", text)
    assert run("check", "a.txt", *arguments).exit_code == code


def test_a_failure_wins_over_findings_and_the_findings_are_still_printed(desk):
    write(desk, "a.txt", VAGUE)
    done = run("check", "lost.txt", "a.txt")
    assert done.exit_code == 2
    assert "[people-say]" in done.stdout
    assert done.stderr == "error: lost.txt: no such file or folder\n2 findings in 1 file, 1 error\n"


def test_text_that_is_not_utf_8_is_an_error_with_its_place(desk):
    write(desk, "a.txt", b"caf\xe9\n")
    done = run("check", ".")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: a.txt:1:4: not UTF-8")


def test_a_binary_file_in_a_folder_is_counted_and_a_named_one_is_an_error(desk):
    write(desk, "in/a.txt", b"\0\1\2")
    write(desk, "in/b.txt", CLEAN)
    within, named = run("check", "in"), run("check", "in/a.txt")
    assert (within.exit_code, within.stderr) == (0, "1 file checked, nothing found, 1 binary file skipped\n")
    assert named.exit_code == 2
    assert "a binary file" in named.stderr


def test_a_broken_config_is_named_once_however_many_files_it_bears_on(desk):
    write(desk, "sourcing.yaml", "prest: news\n")
    write(desk, "a.txt", VAGUE)
    write(desk, "b.txt", VAGUE)
    done = run("check", "a.txt", "b.txt")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.count("sourcing.yaml:1:1: unknown key 'prest'; did you mean 'preset'?") == 1


def test_a_broken_rule_is_an_error_and_the_sound_ones_still_run(desk):
    write(desk, "desk/house/broken.yaml", "rule: broken\n")
    write(desk, "a.txt", VAGUE)
    write(desk, "b.txt", VAGUE)
    done = run("check", "a.txt", "b.txt")
    assert done.exit_code == 2
    assert done.stdout.count("[people-say]") == 2
    assert done.stderr.count("broken.yaml:1:1: missing key 'kind'") == 1


def test_a_rule_that_runs_away_is_named_and_the_others_still_run(desk):
    write(desk, "desk/house/runaway.yaml", RUNAWAY)
    write(desk, "a.txt", "But today people say " + "a" * 5000 + ".\n")
    done = run("check", "a.txt", "--select", "runaway")
    assert done.exit_code == 2
    assert "[people-say]" in done.stdout
    assert done.stderr.startswith("error: a.txt: rule runaway took too long and was stopped")


def test_an_excluded_file_is_left_out_although_it_is_named(desk):
    write(desk, "sourcing.yaml", CONFIG + "exclude: [old/]\n")
    write(desk, "old/a.txt", VAGUE)
    for paths in (["."], ["old"], ["old/a.txt"]):
        done = run("check", *paths)
        assert (done.exit_code, done.stdout) == (0, "")
    assert run("check", "-", "--stdin-filename", "old/a.txt", text=VAGUE).stdout == ""


def test_the_nearest_config_holds_for_each_file(desk):
    write(desk, "a.txt", VAGUE)
    write(desk, "strict/a.txt", MILD)
    write(desk, "strict/sourcing.yaml", "preset: desk\npacks: [../desk]\nfail-on: note\nignore: [people-say]\n")
    assert run("check", "strict").exit_code == 1
    assert run("check", "a.txt", "--ignore", "people-say").exit_code == 0
    assert run("check", "a.txt", "strict/a.txt", "--ignore", "people-say").exit_code == 1


def test_a_named_config_holds_for_all(desk):
    write(desk, "mild.yaml", CONFIG + "ignore: [people-say]\n")
    write(desk, "a.txt", VAGUE)
    assert "people-say" not in run("check", "--config", "mild.yaml", "a.txt").stdout


def test_standard_input(desk):
    done = run("check", "-", text=VAGUE)
    assert done.exit_code == 1
    assert done.stdout.startswith("<stdin>:1:7: warning:")


def test_the_name_of_standard_input_chooses_its_format(desk):
    markdown = "Today **people** say it rains.\n"
    assert run("check", "-", text=markdown).stdout == ""
    assert run("check", "-", "--stdin-filename", "x/a.md", text=markdown).stdout.startswith("x/a.md:1:9: warning:")


def test_quiet_says_nothing_but_findings_and_errors(desk):
    write(desk, "a.txt", VAGUE)
    assert run("check", "--quiet", "a.txt").stderr == ""
    assert run("check", "--quiet", "lost.txt").stderr == "error: lost.txt: no such file or folder\n"


def test_statistics_count_the_findings_of_each_rule(desk):
    write(desk, "a.txt", VAGUE + MILD)
    assert run("check", "--statistics", "--quiet", "a.txt").stderr == "     2  some-think\n     1  people-say\n"


def test_json_is_one_object_that_holds_to_its_schema(desk):
    write(desk, "a.txt", VAGUE)
    done = run("check", "--format", "json", "a.txt", "lost.txt")
    assert done.exit_code == 2
    report = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema("findings")).validate(report)
    assert [finding["rule"] for finding in report["findings"]] == ["people-say", "some-think"]
    assert report["errors"] == [{"path": "lost.txt", "message": "no such file or folder", "line": None, "column": None}]
    assert report["summary"] == {"files": 1, "findings": 2, "errors": 1, "suppressed": 0, "skipped": 0}


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
    ],
)
def test_colour_off_a_terminal(desk, monkeypatch, arguments, environment, coloured):
    write(desk, "a.txt", VAGUE)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = CliRunner().invoke(main, ["check", "a.txt", *arguments], color=True).stdout
    assert ("\x1b[4;33mpeople say\x1b[0m" in out) == coloured


def command(*arguments, **options):
    """Run the command in a process of its own."""
    words = [sys.executable, "-m", "sourcing", *arguments]
    return subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60, check=False, **options)


def test_python_m_sourcing_is_the_command(desk):
    write(desk, "a.txt", VAGUE)
    done = command("check", "a.txt")
    assert done.returncode == 1
    assert done.stdout == run("check", "a.txt").stdout


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_on_a_terminal_the_words_are_underlined_unless_the_user_wants_no_colour(desk, environment, coloured):
    write(desk, "a.txt", VAGUE)
    reader, terminal = os.openpty()
    words = [sys.executable, "-m", "sourcing", "check", "--quiet", "a.txt"]
    subprocess.run(words, stdout=terminal, timeout=60, check=False, env={**os.environ, "TERM": "xterm", **environment})
    os.close(terminal)
    out = os.read(reader, 10_000).decode()
    os.close(reader)
    assert ("\x1b[4;33mpeople say\x1b[0m" in out) == coloured
    assert "some think" in out


def test_a_reader_that_goes_away_early_is_no_crash(desk):
    write(desk, "a.txt", VAGUE * 1500)
    words = [sys.executable, "-m", "sourcing", "check", "a.txt"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
        assert process.wait(timeout=60) == 2
    assert "Traceback" not in said
    assert "Exception ignored" not in said


def test_ctrl_c_exits_130(desk, monkeypatch):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("sourcing.runs.check_files", interrupt)
    done = run("check")
    assert done.exit_code == 130
    assert done.stderr.splitlines()[-1] == "interrupted"


def test_a_crash_of_the_tool_does_not_look_like_findings(desk, monkeypatch):
    def crash(*arguments):
        raise RuntimeError("out of luck")

    monkeypatch.setattr("sourcing.runs.check_files", crash)
    done = run("check")
    assert done.exit_code == 2
    assert "out of luck" in done.stderr
    assert "please report" in done.stderr


def test_the_output_is_the_same_whatever_the_number_of_processes(desk, monkeypatch):
    monkeypatch.setattr("sourcing.batches._BATCH", 200)
    for number in range(40):
        write(desk, f"{number:02}.txt", (VAGUE + CLEAN) * (number % 5) if number % 3 else b"\xff")
    alone = sourcing.check_paths(["."], processes=1)
    assert len(alone.findings) == 2 * sum(number % 5 for number in range(40) if number % 3)
    assert len(alone.errors) == 14
    assert sourcing.check_paths(["."], processes=3) == alone
    assert run("check", ".").stdout.splitlines() == [
        f"{found.path}:{found.start.line}:{found.start.column}: {found.severity}: {found.message} [{found.rule}]"
        for found in alone.findings
    ]


def test_sources_as_json_hold_to_their_schema(desk):
    write(desk, "a.txt", SEED.read_bytes())
    done = run("sources", "--format", "json", "a.txt", "lost.txt")
    assert done.exit_code == 2
    report = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema("sources")).validate(report)
    assert [document["path"] for document in report["documents"]] == ["a.txt"]
    assert [error["path"] for error in report["errors"]] == ["lost.txt"]


def test_sources_name_who_speaks_in_the_seed():
    done = run("sources", str(SEED))
    assert done.exit_code == 0
    assert "Netanyahu" in done.stdout
    assert "Witkoff" in done.stdout
    assert done.stdout.splitlines()[-1].strip().endswith(" covered")


def test_sources_read_standard_input(desk):
    assert run("sources", "-", text=VAGUE).stdout.startswith("<stdin>\n")


def test_rules_are_listed_by_pack_with_what_is_in_force(desk):
    done = run("rules", "--ignore", "some-think")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    start = lines.index("house")
    assert [line.split()[:2] for line in lines[start + 1 : start + 3]] == [
        ["warning", "people-say"],
        ["off", "some-think"],
    ]


def test_a_rule_is_explained(desk):
    out = run("rule", "people-say").stdout
    for words in ("A reader cannot ask nobody.", "Name who said it.", "Today [[people say]] it rains.", "preset desk"):
        assert words in out


def test_an_unknown_rule_is_a_mistake_with_a_remedy(desk):
    done = run("rule", "peple-say")
    assert done.exit_code == 2
    assert "did you mean 'people-say'?" in done.stderr


def test_examples_that_hold_pass(desk):
    done = run("test", "house")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "12 examples of 2 rules, 0 not as marked\n")


def test_an_example_that_does_not_hold_is_named_with_its_line(desk):
    write(desk, "desk/house/people-say.yaml", PEOPLE.replace("[It rains.,", "[Here people say it rains.,"))
    done = run("test", "people-say")
    assert done.exit_code == 1
    (line,) = done.stdout.splitlines()
    assert line == (
        f"{Path('desk/house/people-say.yaml')}:16: people-say: noisy: expected nothing, got 'people say' "
        "in 'Here people say it rains.'"
    )


def test_a_folder_of_rules_can_be_tested_without_a_config(desk):
    write(desk, "apart/mine/mine-alone.yaml", PEOPLE.replace("people-say", "mine-alone"))
    assert run("test", "apart").stderr == "6 examples of 1 rule, 0 not as marked\n"


@pytest.mark.parametrize("name", ["hose", "no/such/folder"])
def test_an_unknown_pack_is_a_mistake(desk, name):
    assert run("test", name).exit_code == 2


def test_a_broken_pack_fails_its_test(desk):
    write(desk, "desk/house/broken.yaml", "rule: broken\n")
    assert run("test", "house").exit_code == 2


def test_config_says_what_holds_and_why(desk):
    write(desk, "sourcing.yaml", CONFIG + "ignore: [some-think]\nseverity: {people-say: error}\nfail-on: note\n")
    lines = run("config", "a.txt").stdout.splitlines()
    assert lines[:4] == [
        "config: sourcing.yaml",
        f"preset: desk (sourcing.yaml:1), from {Path('desk/presets/desk.yaml')}",
        "fail-on: note (sourcing.yaml:5)",
        "pack: desk (sourcing.yaml:2)",
    ]
    in_force = {line.split()[1]: line.split(maxsplit=2) for line in lines[5:]}
    assert in_force["people-say"] == ["error", "people-say", "preset desk, sourcing.yaml:4"]
    assert in_force["some-think"] == ["off", "some-think", "sourcing.yaml:3"]


def test_config_without_a_file_is_the_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = run("config").stdout.splitlines()
    presets = shipped_root() / "presets"
    assert lines[:4] == [
        "config: none found",
        f"preset: news (default), from {presets / 'news.yaml'}",
        f"  extends verification, from {presets / 'verification.yaml'}",
        "fail-on: warning (default)",
    ]


def test_version():
    assert run("--version").stdout.startswith("sourcing, version ")


def test_every_command_explains_itself():
    listed = run("--help").stdout
    for name in ("check", "sources", "rules", "rule", "test", "config"):
        assert f"  {name} " in listed
        assert run(name, "--help").exit_code == 0


def test_the_public_names_are_these():
    assert sourcing.__all__ == ["Finding", "Report", "check_paths", "check_text"]
    assert (sourcing.Finding, sourcing.Report) == (Finding, Report)


def test_check_text_takes_the_format_and_the_config_from_the_path(desk):
    report = sourcing.check_text("Today **people** say it rains.", "a.md")
    assert [(finding.rule, finding.text, finding.path) for finding in report.findings] == [
        ("people-say", "people say", "a.md")
    ]
    assert sourcing.check_text(VAGUE, ignore=["people-say", "some-think"]).findings == ()


def test_what_cannot_be_checked_is_in_the_report_and_not_raised(desk):
    assert sourcing.check_text(VAGUE, preset="none").errors[0].path == "--preset"
    assert sourcing.check_paths(["lost.txt"]).errors == (Error("lost.txt", "no such file or folder"),)
    assert sourcing.check_paths([]) == Report()


def schema(name):
    return json.loads(files("sourcing.reporters").joinpath(f"{name}.schema.json").read_text(encoding="utf-8"))
