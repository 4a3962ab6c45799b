"""What is shown, where it goes, and that a file is written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from sourcing.cli import main
from sourcing.wholefile import write_whole

STORY = "Roughly 50 hostages remain in Gaza.\n\nAs many as 60 hostages remain in Gaza.\n"


@pytest.fixture
def story(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["check", "--select", "unattributed-number", *arguments])


def test_several_reports_at_once(story):
    done = run("a.md", "--output", "sarif:out.sarif", "--output", "junit:out.xml", "--output", "html:out.html")
    assert done.exit_code == 1
    assert done.stdout.count("[unattributed-number]") == 2
    results = json.loads((story / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert len(results) == 2
    assert (story / "out.xml").read_text(encoding="utf-8").count("<failure") == 2
    assert "Roughly 50 hostages</mark>" in (story / "out.html").read_text(encoding="utf-8")


def test_the_sarif_has_the_help_of_every_rule(story):
    run("a.md", "--output", "sarif:out.sarif")
    (one,) = json.loads((story / "out.sarif").read_text(encoding="utf-8"))["runs"]
    rules = one["tool"]["driver"]["rules"]
    named = rules[one["results"][0]["ruleIndex"]]
    assert named["id"] == "unattributed-number"
    assert named["help"]["text"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("sarif", "--output takes FORMAT:FILE"),
        ("sarif:", "--output takes FORMAT:FILE"),
        ("sarf:x", "unknown format 'sarf'; did you mean 'sarif'?"),
    ],
)
def test_an_output_that_makes_no_sense(story, value, said):
    done = run("a.md", "--output", value)
    assert done.exit_code == 2
    assert said in done.stderr


def test_two_formats_cannot_share_a_file(story):
    done = run("a.md", "--output", "sarif:x", "--output", "json:./x")
    assert done.exit_code == 2
    assert "twice" in done.stderr


def test_an_output_that_cannot_be_written_is_an_error_and_the_others_are_written(story):
    done = run("a.md", "--output", "sarif:none/x", "--output", "json:good.json")
    assert done.exit_code == 2
    assert "error: none/x: cannot be written: No such file or directory" in done.stderr
    assert json.loads((story / "good.json").read_text(encoding="utf-8"))["summary"]["findings"] == 2


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes with a name")
@pytest.mark.parametrize("place", ["/dev/stdout", "/dev/fd/1", "/dev/null"])
def test_an_output_may_be_a_device_or_a_pipe(story, place):
    words = [sys.executable, "-m", "sourcing", "check", "a.md", "--output", f"sarif:{place}", "--quiet"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    printed, brace, sarif = done.stdout.partition("{")
    assert printed.count("[unattributed-number]") == 2
    assert place == "/dev/null" or len(json.loads(brace + sarif)["runs"][0]["results"]) == 2


BREAKING = "\n::error::x\x1b[31m"
HOSTILE = f"{BREAKING} ##vso[task]"


def is_harmless(said):
    return not re.search(r"^\s*::|##vso\[|\x1b", said, re.MULTILINE)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a.md", "--output", f"json:none{HOSTILE}/x"],
        ["check", f"none{HOSTILE}"],
        ["check", "a.md", "--baseline", f"none{HOSTILE}"],
        ["check", "a.md", "--config", f"none{BREAKING}"],
        ["check", "a.md", "--diff", f"none{HOSTILE}"],
        ["check", f"{HOSTILE}.md"],
        ["check", f"::x{HOSTILE}.md", "--format", "concise"],
        ["sources", f"::x{HOSTILE}.md"],
        ["config", f"::x{HOSTILE}.md"],
        ["verify", f"::x{HOSTILE}.md", "--sources", f"::x{HOSTILE}.md"],
        ["baseline", "write", f"::x{HOSTILE}.md", "--baseline", f"to{HOSTILE}"],
        ["baseline", "write", f"::x{HOSTILE}.md", "--baseline", f"none{HOSTILE}/x"],
        ["baseline", "show", "--baseline", f"::x{HOSTILE}"],
        ["rule", f"none{BREAKING}"],
        ["test", f"none{BREAKING}"],
    ],
    ids=lambda arguments: " ".join(arguments[:2])[:14],
)
def test_no_name_is_a_command_in_a_log(story, arguments):
    for name in (f"::x{HOSTILE}.md", f"{HOSTILE}.md"):
        (story / name).write_text(STORY + "\n##vso[task] said it rains.\n", encoding="utf-8")
    known = '{"version": 1, "findings": [{"path": "::p", "rule": "r", "sentence": "##vso[s]", "fingerprint": "f"}]}'
    (story / f"::x{HOSTILE}").write_text(known, encoding="utf-8")
    done = CliRunner().invoke(main, arguments)
    assert is_harmless(done.stdout), done.stdout
    assert is_harmless(done.stderr), done.stderr
    assert done.output


def test_inside_github_actions_findings_are_annotations(story, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(story.parent))
    assert run("a.md").stdout.startswith(f"::warning file={story.name}/a.md,line=1,")
    assert run("a.md", "--format", "concise").stdout.startswith("a.md:1:1: warning: ")


def test_what_is_shown_and_what_fails_are_apart(story):
    mild = run("a.md", "--show-from", "error")
    assert (mild.exit_code, mild.stdout) == (1, "")
    assert mild.stderr == "1 file checked, nothing found, 2 below --show-from\n"
    assert run("a.md", "--show-from", "error", "--fail-on", "error").exit_code == 0
    shown = run("a.md", "--show-from", "warning", "--fail-on", "error")
    assert (shown.exit_code, shown.stdout.count("\n")) == (0, 2)


def test_at_most_so_many_findings_are_shown_and_all_count(story):
    done = run("a.md", "--max-findings", "1")
    assert (done.exit_code, done.stdout.count("\n")) == (1, 1)
    assert done.stderr == "1 finding in 1 file, 1 more than --max-findings\n"
    assert run("a.md", "--max-findings", "0").exit_code == 1
    assert run("a.md", "--max-findings", "-1").exit_code == 2


def test_json_tells_utf16_columns_on_request(story):
    (story / "a.md").write_text("😀 x. Roughly 50 hostages remain in Gaza.\n", encoding="utf-8")
    (finding,) = json.loads(run("a.md", "--format", "json", "--columns", "utf16").stdout)["findings"]
    assert (finding["start"]["column"], finding["start"]["utf16_column"]) == (6, 7)


def test_jinja_is_not_imported_where_no_page_is_made(story):
    words = [sys.executable, "-X", "importtime", "-m", "sourcing", "check", "a.md", "--format", "sarif"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60, check=False)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "sourcing" in imported
    assert not {"jinja2", "watchfiles", "rich"} & imported


def wait_for(words, path, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if words in path.read_text(encoding="utf-8"):
            return True
        time.sleep(0.05)
    return False


def test_watch_checks_again_when_a_document_is_saved(story):
    said = story / "said.log"
    words = [sys.executable, "-m", "sourcing", "check", ".", "--watch"]
    with said.open("wb") as log, subprocess.Popen(words, stdout=log, stderr=log) as process:
        try:
            assert wait_for("watching .; stop with Ctrl-C", said)
            assert "Roughly 50 hostages" in said.read_text(encoding="utf-8")
            for _ in range(20):  # the operating system may not watch yet when it is saved first
                (story / "a.md").write_text("About 70 hostages remain in Gaza.\n", encoding="utf-8")
                if wait_for("About 70 hostages", said, seconds=3):
                    break
            assert "About 70 hostages" in said.read_text(encoding="utf-8")
            process.send_signal(2)
            assert process.wait(timeout=120) == 130
        finally:
            process.kill()


def test_watch_without_its_library_says_how_to_get_it(story, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = run("a.md", "--watch")
    assert done.exit_code == 2
    assert "pip install 'sourcing[watch]'" in done.stderr


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")

    def pieces():
        yield "new"
        raise RuntimeError("out of luck")

    with pytest.raises(RuntimeError):
        write_whole(path, pieces())
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="there are no permissions and links to keep")
def test_a_file_keeps_its_permissions_and_a_link_its_target(tmp_path):
    path, link = tmp_path / "a.json", tmp_path / "link.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, ["new\r\n", "\udce9"])
    assert path.read_bytes() == b"new\r\n\\udce9"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
