"""What `pip install sourcing` gives: rules, schemas and the command, without the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_8522d4d9b6a12814.txt"
GOLDEN = json.loads((Path(__file__).parent / "golden" / "seed.json").read_text(encoding="utf-8"))


def run(*command, cwd):
    """Run a command away from the checkout, with nothing of this environment's Python in its way."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", timeout=300, check=False)


def required(by):
    """The names of what a distribution requires, and of what that requires, which is installed here."""
    for line in by.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name
            yield from required(distribution(requirement.name))


def copy_installed(name, site):
    """Give another environment what is installed here of a distribution, as pip would unpack it but much sooner."""
    for file in distribution(name).files or ():
        if ".." not in file.parts and "__pycache__" not in file.parts:
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.locate(), site / file)


@pytest.fixture(scope="module")
def installed(made_once):
    """Where the programs are of an environment that holds the wheel and what it requires, and nothing else."""
    return programs_in(made_once("wheel", install))


def programs_in(folder):
    return folder / "env" / ("Scripts" if os.name == "nt" else "bin")


def install(folder):
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
    python = str(programs_in(folder) / "python")
    command = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-compile",
        "--no-deps",
        str(wheel),
    )
    got = run(*command, cwd=folder)
    assert got.returncode == 0, got.stderr
    asked = run(python, "-c", "import sysconfig; print(sysconfig.get_path('platlib'))", cwd=folder)
    site = Path(asked.stdout.strip())
    (wheel_installed,) = Distribution.discover(name="sourcing", path=[str(site)])
    for name in set(required(wheel_installed)):
        copy_installed(name, site)


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
