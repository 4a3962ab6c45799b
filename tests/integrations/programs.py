"""Real programs to test against: found, or skipped over with a loud word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "000_8522d4d9b6a12814.txt"
SERVER = [sys.executable, "-m", "sourcing", "server"]
SEED_FINDINGS = [
    (8, "unspecific-institution", "Israeli figures"),
    (9, "unattributed-number", "Roughly 50 hostages"),
    (9, "agentless-report", "believed to be"),
]
"""Line from 1, rule and words of what the seed has."""


def needed(*names):
    """Return a mark that skips a test where one of the programs is missing, and says which and how to get them."""
    missing = [name for name in names if shutil.which(name) is None]
    reason = f"NOT TESTED: {', '.join(missing)} not installed (.ci/run installs what this test drives)"
    return pytest.mark.skipif(bool(missing), reason=reason)


def run(command, folder, *, fails=False, patience=120, **more):
    """Run a program to its end and return it; its exit code is 0 unless the test says otherwise."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment.update(more.pop("env", {}))
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=patience,
        check=False,
        stdin=None if "input" in more else subprocess.DEVNULL,
        **more,
    )
    if not fails:
        assert done.returncode == 0, done.stdout + done.stderr
    return done
