"""What the README shows is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sourcing import check_text
from sourcing.config import load_config
from sourcing.options import Options
from sourcing.packs.examples import run_examples
from sourcing.packs.load import load_packs
from sourcing.trials import example_check
from sourcing.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_session_is_real():
    (session,) = blocks("console")
    prompt, _, shown = session.partition("\n")
    words = prompt.removeprefix("$ sourcing ").split()
    command = [sys.executable, "-m", "sourcing", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.stdout + done.stderr == shown


def test_each_command_is_one_line_that_makes_its_own_environment():
    commands = blocks("sh")
    assert len(commands) == 2
    for command in commands:
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
        assert command.count("\n") == 1


def test_ci_runs_the_test_command_as_it_stands_here():
    _, test = blocks("sh")
    assert test in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines(keepends=True)


def test_the_python_needed_is_the_python_named():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or later" in README


def test_the_config_shown_is_a_config(tmp_path):
    config, _ = blocks("yaml")
    (tmp_path / "sourcing.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "desk-rules").mkdir()
    assert load_config(tmp_path / "sourcing.yaml").options.preset == "news"


def test_the_rule_shown_is_a_rule_and_its_examples_hold(tmp_path):
    _, rule = blocks("yaml")
    (tmp_path / "people-say.yaml").write_text(rule, encoding="utf-8")
    language = Workspace(Options()).language
    packs = load_packs([tmp_path], language.lists)
    assert packs.errors == ()
    results = run_examples(packs.rules["people-say"], example_check(packs.rules["people-say"].rule, language))
    assert [result for result in results if not result.sound] == []


def test_the_python_shown_finds_what_it_says(capsys):
    (code,) = blocks("python")
    exec(compile(code, "README.md", "exec"), {})
    (finding,) = check_text("Roughly 50 hostages remain in Gaza.").findings
    assert capsys.readouterr().out == f"1 {finding.message} {finding.rule}\n"


@pytest.mark.parametrize("name", re.findall(r"\]\(([^):#]+)\)", README))
def test_links_lead_somewhere(name):
    assert (ROOT / name).exists()
