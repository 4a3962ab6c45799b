"""The hook, the action and the template for CI, run as pre-commit, GitHub and GitLab run them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml
from programs import ROOT, SEED, run

GIT = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
# What sourcing needs is taken from here: the tests are about the hook and the action, not about the network. That 0
# turns the isolated build off is pip's way of reading the name.
LEAN = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": sysconfig.get_path("purelib")}
PACKAGED = ("sourcing", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")


def commit(folder):
    """Put a folder under git."""
    subprocess.run([*GIT, "init", "-q", "-b", "main"], cwd=folder, check=True)
    subprocess.run([*GIT, "add", "-A"], cwd=folder, check=True)
    subprocess.run([*GIT, "commit", "-q", "-m", "all"], cwd=folder, check=True)


@pytest.fixture(scope="module")
def clone(made_once):
    """A repository with what a release of sourcing has."""

    def make(folder):
        for name in PACKAGED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, folder / name)
        commit(folder)

    folder = made_once("clone", make)
    return folder, subprocess.check_output([*GIT, "rev-parse", "HEAD"], cwd=folder, encoding="utf-8").strip()


@pytest.fixture
def desk(tmp_path):
    """A desk's repository: the seed, a clean story, an archive that its config excludes, and some code."""
    (tmp_path / "stories").mkdir()
    (tmp_path / "archive").mkdir()
    (tmp_path / "stories/seed.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "archive/seed.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "stories/clean.md").write_text("It rains, the weather service said.\n", encoding="utf-8")
    (tmp_path / "code.py").write_text('"""Roughly 50 hostages remain."""\n', encoding="utf-8")
    (tmp_path / "sourcing.yaml").write_text('exclude: ["archive/**"]\n', encoding="utf-8")
    return tmp_path


SEED_LINES = [
    r"stories/seed\.txt:8:171: note: .*\[unspecific-institution\]",
    r"stories/seed\.txt:9:1: warning: .*\[unattributed-number\]",
    r"stories/seed\.txt:9:50: warning: .*\[agentless-report\]",
]


def test_pre_commit_runs_the_hook_on_the_files_it_is_given(clone, desk):
    folder, revision = clone
    config = {"repos": [{"repo": str(folder), "rev": revision, "hooks": [{"id": "sourcing"}]}]}
    (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    commit(desk)
    home = {**LEAN, "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"), "GITHUB_ACTIONS": ""}
    command = [sys.executable, "-m", "pre_commit", "run", "--color", "never"]
    everything = run([*command, "--all-files"], desk, env=home, fails=True, patience=240)
    assert everything.returncode == 1, everything.stdout + everything.stderr
    found = [line for line in everything.stdout.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]
    assert len(found) == len(SEED_LINES)
    assert all(re.fullmatch(line, said) for line, said in zip(SEED_LINES, found, strict=True))
    assert "Passed" in run([*command, "--files", "stories/clean.md", "archive/seed.txt"], desk, env=home).stdout
    assert "no files to check" in run([*command, "--files", "code.py"], desk, env=home).stdout


def test_the_hook_checks_again_only_what_changed(clone, desk, tmp_path_factory):
    folder, revision = clone
    hook = {"id": "sourcing", "args": ["--cache"]}
    config = {"repos": [{"repo": str(folder), "rev": revision, "hooks": [hook]}]}
    (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    commit(desk)
    cache = tmp_path_factory.mktemp("cache", numbered=True)
    cache.chmod(0o700)
    home = {
        **LEAN,
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        "GITHUB_ACTIONS": "",
        "SOURCING_CACHE": str(cache),
    }
    command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", "--all-files"]
    first = run(command, desk, env=home, fails=True, patience=240)
    kept = sorted((cache / "reports").glob("*/*.kept"))
    assert len(kept) == 2
    for path in kept:
        os.utime(path, (1, 1))
    second = run(command, desk, env=home, fails=True, patience=240)
    assert (second.returncode, second.stdout) == (first.returncode, first.stdout)
    assert all(path.stat().st_mtime > 1 for path in kept), "a report that was used again is marked as used"


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
_, INSTALL, CHECK = ACTION["runs"]["steps"]


def step(step, folder, values, **environment):
    """Run a step of the action as GitHub does; `values` are what its expressions stand for."""
    names = {
        name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: values[found[1]], text) for name, text in step["env"].items()
    }
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
    return run(shell, folder, env={**LEAN, **environment, **names}, fails=True, patience=240)


@pytest.fixture(scope="module")
def tool(clone, made_once):
    """The PATH after the action's install step."""

    def make(folder):
        values = {"github.action_path": str(clone[0]), "runner.temp": str(folder)}
        done = step(INSTALL, folder, values, GITHUB_PATH=str(folder / "path"))
        assert done.returncode == 0, done.stdout + done.stderr

    folder = made_once("runner", make)
    (added,) = (folder / "path").read_text(encoding="utf-8").splitlines()
    assert (Path(added) / "sourcing").exists()
    return added


def check(folder, tool, **given):
    inputs = {f"inputs.{name}": str(about["default"]) for name, about in ACTION["inputs"].items()}
    inputs.update({f"inputs.{name.replace('_', '-')}": value for name, value in given.items()})
    shown = dict(CHECK, run=f"export PATH={shlex.quote(tool)}:$PATH\n{CHECK['run']}")
    return step(shown, folder, inputs, GITHUB_ACTIONS="true")


def annotations(done):
    return re.findall(r"^::(?:notice|warning|error) .*?file=([^,]+),line=(\d+)", done.stdout, re.MULTILINE)


def test_the_action_annotates_the_findings_and_fails(desk, tool):
    done = check(desk, tool)
    assert done.returncode == 1, done.stderr
    assert annotations(done) == [("stories/seed.txt", "8"), ("stories/seed.txt", "9"), ("stories/seed.txt", "9")]


def test_the_action_takes_its_inputs_as_words_and_never_as_commands(desk, tool):
    hostile = '$(touch hacked)\n`touch hacked`\n"; touch hacked; "\nstories/clean.md'
    done = check(desk, tool, paths=hostile, preset="news; touch hacked")
    assert done.returncode == 2
    assert not (desk / "hacked").exists()
    assert check(desk, tool, paths="stories/clean.md\n\n").returncode == 0


def test_the_action_can_leave_the_job_green_and_write_sarif(desk, tool):
    done = check(desk, tool, fail_on="never", sarif_file="out.sarif")
    assert done.returncode == 0, done.stderr
    (sarif,) = json.loads((desk / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert len(sarif["results"]) == 3
    assert check(desk, tool, fail_on="error").returncode == 0
    assert check(desk, tool, fail_on="note").returncode == 1


def test_the_action_reports_on_changed_lines_only(desk, tool):
    commit(desk)
    story = desk / "stories/clean.md"
    story.write_text(story.read_text(encoding="utf-8") + "\nRoughly 50 hostages remain.\n", encoding="utf-8")
    assert annotations(check(desk, tool, diff="main")) == [("stories/clean.md", "3")]


def test_every_input_of_the_action_is_used_and_told_about():
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for name, about in ACTION["inputs"].items():
        assert f"inputs.{name}" in text
        assert f"`{name}`" in page
        assert about["description"]


def test_the_gitlab_job_leaves_a_code_quality_report(desk):
    (job,) = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")).values()
    run(["git", "init", "-q"], desk)
    done = run(["sh", "-e", "-c", "\n".join(job["script"])], desk, env=job["variables"], fails=True)
    assert done.returncode == 1
    report = json.loads((desk / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [issue["check_name"] for issue in report] == [
        "unspecific-institution",
        "unattributed-number",
        "agentless-report",
    ]
    assert job["before_script"] == ['python -m pip install --quiet "$SOURCING_PACKAGE"']


ASK = {
    "bash": [
        "bash",
        "-c",
        "source ./completion; COMP_WORDS=(sourcing bas); COMP_CWORD=1; _sourcing_completion sourcing; echo ${COMPREPLY[@]}",
    ],
    # The shell's own `_describe` shows a menu; here it prints what would be in it.
    "zsh": [
        "zsh",
        "-f",
        "-c",
        (
            "autoload -U compinit; compinit -D -u; source ./completion; words=(sourcing bas); CURRENT=2;"
            " _describe() { print -r -- ${(P)3} }; $_comps[sourcing]"
        ),
    ],
    "fish": ["fish", "--no-config", "-c", "source ./completion; complete -C 'sourcing bas'"],
}
"""How each shell is asked what may follow `sourcing bas`."""


@pytest.mark.parametrize("shell", ASK)
def test_the_shell_completes(shell, tmp_path):
    script = run(["sourcing", "completion", shell], tmp_path).stdout
    assert "_SOURCING_COMPLETE" in script
    if shutil.which(shell) is None:
        pytest.skip(f"NOT TESTED: {shell} not installed; only its script was made")
    (tmp_path / "completion").write_text(script, encoding="utf-8")
    offered = run(ASK[shell], tmp_path, env={"HOME": str(tmp_path)}).stdout
    (line,) = offered.splitlines()
    assert re.match(r"baseline(?:$|[:\t]Accept the findings)", line)
