"""What `pip install sourcing` gives: rules, schemas and the command, without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_8522d4d9b6a12814.txt"
GOLDEN = json.loads((Path(__file__).parent / "golden" / "seed.json").read_text(encoding="utf-8"))


def run(*command, cwd):
    """Run a command away from the checkout, with nothing of this environment's Python in its way."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", timeout=300, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An environment that holds the wheel and what it requires, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
        cwd=folder,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("sourcing-*.whl")
    venv.create(folder / "env", with_pip=False)
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / "python")
    got = run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-compile", str(wheel), cwd=folder)
    assert got.returncode == 0, got.stderr
    return programs


def test_the_installed_command_finds_the_seeds_faults(installed, tmp_path):
    done = run(str(installed / "sourcing"), "check", "--format", "json", str(SEED), cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    found = {(finding["rule"], finding["start"]["offset"]) for finding in json.loads(done.stdout)["findings"]}
    assert found == {(fault["rule"], fault["start"]["offset"]) for fault in GOLDEN["must"]}


def test_the_installed_rules_pass_their_own_examples(installed, tmp_path):
    done = run(str(installed / "python"), "-m", "sourcing", "test", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schemas_are_installed(installed, tmp_path):
    code = (
        "from importlib.resources import files; import json;"
        "[json.loads(files('sourcing.reporters').joinpath(n).read_text()) "
        "for n in ('findings.schema.json', 'sources.schema.json')]"
    )
    done = run(str(installed / "python"), "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_installed_command_makes_a_page(installed, tmp_path):
    done = run(str(installed / "sourcing"), "check", "--output", "html:page.html", str(SEED), cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "Roughly 50 hostages</mark>" in (tmp_path / "page.html").read_text(encoding="utf-8")
