"""What the pages under `docs/` show is what happens: each console block is run, in a folder with the files the page shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("suppression.md", "formats.md", "json.md", "verify.md")
FILE = re.compile(r"`([\w.-]+)`:\n\n```markdown\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
GIT = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]


def page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def environment():
    """The command is on the path, and nothing about a CI system or a terminal is said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI", "BUILD_"))}
    return {**kept, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}", "LC_ALL": "C.UTF-8"}


def prepare(folder, name):
    """Write the page's files, and put the desk under git as it was the day before."""
    subprocess.run([*GIT, "init", "-q", "-b", "main"], cwd=folder, check=True)
    subprocess.run([*GIT, "commit", "-q", "--allow-empty", "-m", "before"], cwd=folder, check=True)
    for file, text in FILE.findall(page(name)):
        (folder / file).write_text(text, encoding="utf-8")
        subprocess.run([*GIT, "add", "--intent-to-add", file], cwd=folder, check=True)


def steps(name):
    return [step for block in CONSOLE.findall(page(name)) for step in STEP.findall(block)]


def said(command, folder):
    done = subprocess.run(
        ["bash", "-c", f"{{ {command}; }} 2>&1"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env=environment(),
    )
    return done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the pages show a shell")
@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page_prints_what_the_page_says(name, tmp_path):
    prepare(tmp_path, name)
    assert steps(name)
    for command, shown in steps(name):
        assert said(command, tmp_path) == shown, command


def test_the_plugin_shown_reads_what_is_printed(tmp_path, monkeypatch):
    (code,) = re.findall(r"^```python\n(.*?)^```$", page("json.md"), re.DOTALL | re.MULTILINE)
    monkeypatch.setenv("PATH", environment()["PATH"])
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(code, "json.md", "exec"), names)
    (finding,) = names["diagnostics"]("gaza.md", "😀 Roughly 50 hostages remain in Gaza.\n")
    assert (finding["line"], finding["character"], finding["end_character"]) == (0, 3, 22)
    assert finding["code"] == "unattributed-number"


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name):
    for target in re.findall(r"\]\(([^):#]+)\)", page(name)):
        assert (ROOT / "docs" / target).exists(), target
