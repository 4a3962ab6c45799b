"""Modules of the program are loaded from what is kept, and are what they would be without."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sourcing import kept

STORY = "Roughly 50 hostages remain in Gaza.\n"
RULE = """\
rule: bare-number
kind: claim
status: preview
severity: warning
summary: A number has no source.
message: "{text!r} has no source"
why: A reader cannot weigh it.
fix: Name who counted.
claim: {kinds: [number]}
covered-by: [named]
within: sentence
examples:
  flagged: ["[[Roughly 50 hostages]] remain.", "[[Some 40 boats]] sank.", "[[About 30 mills]] burned.", "[[Over 90 looms]] stood."]
  clean: [It rained., It snowed., It froze., It thawed.]
"""
PRESET = "preset: news\nsummary: One rule is enough to see what is loaded.\nselect: [bare-number]\n"
RUN = """
import sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
sys.path.insert(0, {above!r})
sys.argv = ["sourcing", "check", "--no-cache", {story!r}]
from sourcing import start
start._leave = lambda code: None
try:
    start.program()
except SystemExit:
    pass
own = [name for name in sys.modules if name.partition(".")[0] == "sourcing"]
print(len(own), len([path for path in opened if path.endswith((".pyc", ".py")) and "sourcing" in path]))
"""
LOOK = """
import inspect
from sourcing import analysis, linter
for module in (linter, analysis):
    spec = module.__spec__
    print(module.__file__, module.__cached__, getattr(module, "__path__", None), module.__package__)
    print(spec.name, spec.origin, spec.has_location, spec.parent, inspect.getsource(module))
"""


def run(program, folder, *options):
    return ended(program, folder, *options).stdout


def ended(program, folder, *options):
    beside = {name: value for name, value in os.environ.items() if name != "PYTHONPYCACHEPREFIX"}
    environment = {**beside, kept.VARIABLE: str(folder)}
    command = [sys.executable, *options, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """A copy of the program, compiled, with one rule."""
    folder, root = tmp_path_factory.mktemp("compiled"), Path(kept.PROGRAM).parent
    for name in ("sourcing", "rules/languages"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in (("house/bare-number.yaml", RULE), ("presets/news.yaml", PRESET)):
        path = folder / "rules" / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    compileall.compile_dir(folder / "sourcing", quiet=2)
    return folder


@pytest.fixture
def copy(compiled, tmp_path):
    """A copy of the program that may be changed, and what runs it on a story."""
    shutil.copytree(compiled, tmp_path / "copy")
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    return tmp_path / "copy", RUN.format(above=str(tmp_path / "copy"), story=str(story))


def test_modules_come_from_one_file_until_one_is_changed(copy, tmp_path):
    program, check = copy
    folder = tmp_path / "kept"
    first = run(check, folder).splitlines()
    again = run(check, folder).splitlines()
    assert first[:-1] == again[:-1]
    assert "'Roughly 50 hostages' has no source" in again[0]
    modules, opened = map(int, again[-1].split())
    assert modules > 100
    assert opened < 20
    text = program / "sourcing" / "reporters" / "text.py"
    text.write_text(
        text.read_text(encoding="utf-8") + "\nimport sys\nsys.stdout.write('changed\\n')\n", encoding="utf-8"
    )
    assert run(check, folder).startswith("changed")
    assert run(check, folder).startswith("changed")


def test_a_module_that_fails_fails_as_it_does_where_nothing_is_kept(copy, tmp_path, monkeypatch):
    program, check = copy
    folder = tmp_path / "kept"
    claims = program / "sourcing" / "analysis" / "claims.py"
    broken = "\nimport os\nif 'BROKEN' in os.environ:\n    raise RuntimeError('no claims today')\n"
    claims.write_text(claims.read_text(encoding="utf-8") + broken, encoding="utf-8")
    whole = run(check, folder)
    monkeypatch.setenv("BROKEN", "1")
    kept_together, one_by_one = ended(check, folder), ended(check, kept.OFF)
    assert "no claims today" in kept_together.stderr
    assert kept_together.stderr == one_by_one.stderr
    monkeypatch.delenv("BROKEN")
    assert run(check, folder).splitlines()[0] == whole.splitlines()[0]


def test_where_nothing_is_kept_modules_are_loaded_as_usual(copy):
    _, check = copy
    modules, opened = map(int, run(check, kept.OFF).splitlines()[-1].split())
    assert opened >= modules


def test_a_module_says_of_itself_what_it_always_says(tmp_path):
    root = Path(kept.PROGRAM).parent
    begin = f"import sys; sys.path.insert(0, {str(root)!r})\n"
    take = "from sourcing.kept.code import take_code_from_here as take, load_what_every_check_takes as load; take()\n"
    usual = run(begin + LOOK, tmp_path)
    for loaded in ("", "", "load()\n", "load()\n"):
        assert run(begin + take + loaded + LOOK, tmp_path) == usual


def test_code_without_docstrings_is_not_taken_for_code_with_them(copy, tmp_path):
    _, check = copy
    folder, tell = tmp_path / "kept", check + "print(start.program.__doc__, sys.modules['sourcing.linter'].__doc__)"
    bare = run(tell, folder, "-OO")
    assert bare.endswith("None None\n")
    assert "None" not in run(tell, folder).splitlines()[-1]
    assert run(tell, folder, "-OO").endswith("None None\n")
