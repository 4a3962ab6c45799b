"""The everyday call, `sourcing check [OPTION …] FILE …`: the same as through the command line, and with few imports."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from click.testing import CliRunner

from sourcing import start
from sourcing.cli import main
from sourcing.commands.check import check
from sourcing.commands.plain import CHOICES, SWITCHES, WORDS, asked_in

SLOW = {
    "click",
    "rich",
    "pydantic",
    "pydantic_core",
    "yaml",
    "jinja2",
    "pathspec",
    "tomllib",
    "json",
    "concurrent",
    "regex",
    "dataclasses",
    "typing",
    "pathlib",
    "re",
    "enum",
    "functools",
    "collections",
    "contextlib",
    "weakref",
    "importlib",
    "warnings",
    "operator",
    "pickle",
    "_pickle",
    "array",
}
UNUSED = {
    "sourcing.analysis.dates",
    "sourcing.analysis.leads",
    "sourcing.analysis.surveys",
    "sourcing.config.front_matter",
    "sourcing.packs.changes",
    "sourcing.triage",
    "sourcing.verdicts",
}
"""Modules of this project that few articles need."""
PROGRAM = "from sourcing.start import program; import sys; sys.argv[1:] = {arguments!r}; program()"
STORY = "Roughly 50 hostages remain in Gaza.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "clean.txt").write_text("It rained.\n", encoding="utf-8")
    (tmp_path / "story.md").write_text(
        f"<!-- sourcing: ignore-file[unattributed-number] they counted -->\n{STORY}", encoding="utf-8"
    )
    (tmp_path / "desk.yaml").write_text("severity: {unattributed-number: error}\n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"a\0b")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "plain"),
    [
        ([], True),
        (["a.txt", "folder"], True),
        (["-"], True),
        (["-", "a.txt"], False),
        (["--", "a.txt"], False),
        (["--cache", "a.txt"], True),
        (["--cached", "a.txt"], False),
        (["--cache", "--no-cache"], False),
        (["a.txt", "--quiet", "--exit-zero", "--statistics", "--no-suppress"], True),
        (["--format", "json", "--preset=strict", "a.txt", "--select", "a,b", "--select", "c"], True),
        (["--format", "jsn"], False),
        (["--format"], False),
        (["--preset", "--quiet"], False),
        (["--fail-on", "note", "--show-from=error", "--columns", "utf16", "--color", "never"], True),
        (["--fail-on", "never"], False),
        (["--stdin-filename", "a.txt", "-"], True),
        (["--stdin-filename", "a.txt"], False),
        (["--config", "gone.yaml"], False),
        (["--config", "folder"], False),
        (["--config", "story.txt"], True),
        (["--quiet=yes"], False),
        (["--output", "json:a.json"], False),
        (["--max-findings", "3"], False),
        (["--help"], False),
        (["-q"], False),
    ],
)
def test_what_is_read_without_click(desk, arguments, plain):
    assert (asked_in(arguments) is not None) is plain


def test_what_is_read_without_click_is_what_click_knows():
    known = {name: option for option in check.params for name in (*option.opts, *option.secondary_opts)}
    assert all(known[name].is_flag for name in SWITCHES)
    assert {name: set(known[name].type.choices) for name in CHOICES} == {name: set(CHOICES[name]) for name in CHOICES}
    assert not any(known[name].is_flag for name in WORDS)


@pytest.mark.parametrize(
    "paths",
    [
        ["story.txt"],
        ["clean.txt"],
        ["story.txt", "gone.txt", "clean.txt"],
        ["binary.txt"],
        [],
        ["folder"],
        ["a\nb"],
        ["--cache"],
        ["story.txt", "--cache", "clean.txt"],
        ["--no-cache", "story.txt"],
        ["--exit-zero", "story.txt", "gone.txt"],
        ["story.txt", "--exit-zero", "--quiet"],
        ["--statistics", "story.txt"],
        ["--format", "json", "--columns=utf16", "story.txt"],
        ["--format=json", "--format=concise", "story.txt"],
        ["--format", "html", "story.txt"],
        ["--color", "always", "story.txt"],
        ["--preset", "strict", "--ignore", "unattributed-number, vague-quantity", "--ignore=no-sources", "story.txt"],
        ["--preset", "gone", "story.txt"],
        ["--select", "gone,also-gone", "story.txt"],
        ["--fail-on", "error", "story.txt"],
        ["--show-from", "error", "--show-from", "note", "story.txt"],
        ["--config", "desk.yaml", "story.txt"],
        ["--config", "gone.yaml", "story.txt"],
        ["--no-suppress", "story.md"],
        ["--fail-on", "", "story.txt"],
        ["--preset", "", "story.txt"],
        ["--format"],
        ["--cashe", "story.txt"],
        ["-"],
        ["-", "story.txt"],
        ["-", "--stdin-filename", "story.md", "--format", "github"],
        ["--stdin-filename", "story.md"],
    ],
)
def test_a_plain_check_ends_as_the_command_does(desk, monkeypatch, capsys, paths):
    monkeypatch.setattr(sys, "argv", ["sourcing", "check", *paths])
    monkeypatch.setattr(sys.modules["__main__"], "__package__", "", raising=False)  # of which click makes the name
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(STORY.encode())))
    with pytest.raises(SystemExit) as ended:
        start.main()
    said = capsys.readouterr()
    command = CliRunner().invoke(main, ["check", *paths], input=STORY, prog_name="sourcing")
    assert (said.out, said.err, ended.value.code) == (command.stdout, command.stderr, command.exit_code)


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (RuntimeError("oh"), 2, "error: sourcing itself failed; please report the lines above\n"),
    ],
)
def test_a_plain_check_that_ends_early_says_so(desk, monkeypatch, capsys, raised, code, said):
    def fail(*_):
        raise raised

    monkeypatch.setattr("sourcing.runs.check_files", fail)
    monkeypatch.setattr(sys, "argv", ["sourcing", "check", "story.txt"])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == code
    assert capsys.readouterr().err.endswith(said)


@pytest.mark.parametrize(
    "config",
    [None, "fail-on: note\n", "exclude: [archive/**]\n", "per-path: [{paths: ['*.txt'], ignore: [vague-quantity]}]\n"],
)
@pytest.mark.parametrize("path", ["story.txt", "."])
def test_an_article_is_checked_without_the_slow_libraries(desk, config, path):
    """The first run fills the cache folder, the second lives on it; a third where another test's run came between with its own."""
    if config is not None:
        (desk / "sourcing.yaml").write_text(config, encoding="utf-8")
    (desk / ".git").mkdir()
    (desk / ".gitignore").write_text("# built\n*.md\n/folder/\n", encoding="utf-8")
    (desk / "binary.txt").unlink()
    run = [sys.executable, "-X", "importtime", "-c", PROGRAM.format(arguments=["check", path])]
    for _ in range(4):
        done = subprocess.run(run, capture_output=True, encoding="utf-8", timeout=60, check=False)
        assert done.stdout.startswith("story.txt:1:1: warning: ")
        modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        imported = {name.partition(".")[0] for name in modules}
        assert "sourcing" in imported
        if imported & SLOW == set() and modules & UNUSED == set():
            break
    assert imported & SLOW == set()
    assert modules & UNUSED == set()


@pytest.mark.parametrize("arguments", [["story.md"], ["-", "--stdin-filename", "story.md"]], ids=["file", "editor"])
def test_markdown_is_checked_without_what_is_slow_and_not_its_readers(desk, arguments):
    """The library that reads Markdown takes `enum` and what that takes."""
    (desk / "story.md").write_text(
        f"# Gaza\n\n{STORY}\n<div>See [it](http://example.org/?a=b).</div>\n", encoding="utf-8"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", PROGRAM.format(arguments=["check", *arguments])],
            input=STORY,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert done.stdout.startswith("story.md:")
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "pyromark" in imported
    assert imported & {"re", "html", "pathlib", "json", "click", "pydantic", "yaml", "pathspec"} == set()


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("story.txt", 1, "1 finding in 1 file\n"),
        ("clean.txt", 0, "1 file checked, nothing found\n"),
        ("gone.txt", 2, "error: gone.txt: "),
    ],
)
def test_the_program_ends_with_the_exit_code_and_all_said(desk, path, code, said):
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(arguments=["check", path])], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.startswith("story.txt:1:1: ")) == (code, code == 1)
    assert run.stderr.startswith(said)


def test_what_is_registered_for_the_end_is_done(desk):
    program = f"import atexit; atexit.register(print, 'the end'); {PROGRAM.format(arguments=['check', 'clean.txt'])}"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.stdout == "the end\n"


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such device")
def test_a_full_disk_is_no_success(desk):
    program = PROGRAM.format(arguments=["check", "story.txt"])
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = subprocess.run(
            [sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert run.returncode not in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="NOT TESTED: no device here that is always full")
@pytest.mark.parametrize("options", [(), ("--format", "json")], ids=["plain", "with options"])
def test_output_that_cannot_be_written_is_an_error_that_says_why(desk, options):
    program = [sys.executable, "-m", "sourcing", "check", *options, "story.txt"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1] == "error: standard output cannot be written: No space left on device"
    assert "Traceback" not in ended.stderr
