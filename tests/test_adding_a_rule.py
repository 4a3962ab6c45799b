"""`docs/adding-a-rule.md`, followed literally: its files are written and its commands run, in the order of the page."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from sourcing.cli import main
from sourcing.config import forget_configs

PAGE = Path(__file__).resolve().parent.parent / "docs" / "adding-a-rule.md"
STEP = re.compile(
    r"^`(?P<path>[\w./-]+)`:\n\n```\w+\n(?P<content>.*?)^```$|^```console\n(?P<console>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
COMMAND = re.compile(r"^\$ sourcing (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def test_the_page_leads_from_an_idea_to_a_tested_rule(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    ran = []
    for step in STEP.finditer(text):
        if step["path"]:
            path = tmp_path / step["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["content"], encoding="utf-8")
            forget_configs()
            continue
        for arguments, shown in COMMAND.findall(step["console"]):
            done = CliRunner().invoke(main, shlex.split(arguments))
            assert done.output.replace("\\", "/") == shown, arguments
            ran.append((shlex.split(arguments)[0], int(done.exit_code)))
    assert ran == [("test", 1), ("test", 0), ("check", 1)]


def test_the_page_has_five_steps():
    headings = re.findall(r"^## (\d)\. ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["1", "2", "3", "4", "5"]
