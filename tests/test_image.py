"""The modules kept in one file: the same program, and never one that is no longer there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from os import sep
from pathlib import Path

import pytest

import sourcing
from sourcing import image, kept

STORY = "Roughly 50 hostages remain in Gaza.\n"
ROOM = f"room{sep}{{}}.py"
PROGRAM = """
import sys
sys.path.insert(0, {place!r})
from sourcing.start import program
sys.argv[1:] = {arguments!r}
program()
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a story and a copy of the program, which has a cache folder of its own."""
    package = Path(sourcing.__file__).parent
    shutil.copytree(package, tmp_path / "place" / "sourcing", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(package.parent / "rules", tmp_path / "place" / "rules")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(desk, *arguments):
    program = PROGRAM.format(place=str(desk / "place"), arguments=[*arguments])
    return subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)


def kept_modules(desk):
    return sorted((desk / "cache").glob("modules-*"))


def test_runs_from_the_image_say_what_the_first_said(desk):
    first = run(desk, "check", "story.txt")
    assert first.stdout.startswith("story.txt:1:1: warning: ")
    (file,) = kept_modules(desk)
    content = file.read_bytes()
    again = run(desk, "check", "story.txt")
    assert (again.stdout, again.stderr, again.returncode) == (first.stdout, first.stderr, first.returncode)
    assert file.read_bytes() == content


def test_what_a_later_run_needs_more_is_added(desk):
    run(desk, "check", "story.txt")
    (file,) = kept_modules(desk)
    size = file.stat().st_size
    for _ in range(2):
        page = run(desk, "check", "story.txt", "--format", "html")
        assert (page.returncode, "<html" in page.stdout) == (1, True)
    assert file.stat().st_size > size


def test_a_changed_module_holds_at_once(desk):
    run(desk, "check", "story.txt")
    module = desk / "place" / "sourcing" / "reporters" / "text.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("nothing found", "all is well"), encoding="utf-8")
    (desk / "story.txt").write_text("It rained.\n", encoding="utf-8")
    assert run(desk, "check", "story.txt").stderr == "1 file checked, all is well\n"


@pytest.mark.parametrize("damage", [lambda content: b"", lambda content: content[:-9], lambda content: content[4:]])
def test_a_damaged_image_counts_as_missing(desk, damage):
    first = run(desk, "check", "story.txt")
    (file,) = kept_modules(desk)
    file.write_bytes(damage(file.read_bytes()))
    assert run(desk, "check", "story.txt").stdout == first.stdout


def test_a_crash_shows_its_lines(desk):
    module = desk / "place" / "sourcing" / "runs.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("    from sourcing.batches import each\n", "    1 / 0\n"), encoding="utf-8")
    for _ in range(2):
        said = run(desk, "check", "story.txt").stderr
        assert "    1 / 0\n" in said
        assert f'File "{module}", line ' in said


def test_a_module_knows_its_file_and_its_package(monkeypatch):
    code = compile("where = __file__, __package__, __name__", "one.py", "exec")
    held = {
        "kept_room": (image.marshal.dumps(compile("", "", "exec")), ROOM.format("__init__"), True),
        "kept_room.one": (image.marshal.dumps(code), ROOM.format("one"), False),
    }
    monkeypatch.setattr(sys, "meta_path", [image.Image(held), *sys.meta_path])
    import kept_room.one

    assert kept_room.__path__ == ["room"]
    assert kept_room.one.where == (ROOM.format("one"), "kept_room", "kept_room.one")
    for name in held:
        del sys.modules[name]
