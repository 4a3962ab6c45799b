"""What holds for all tests: they run as at a desk, wherever they run, and leave the user's cache folder alone."""

from __future__ import annotations

import gc
import os
import tempfile
import time

import pytest
from hypothesis import HealthCheck, settings

if "SOURCING_CACHE" not in os.environ:
    os.environ["SOURCING_CACHE"] = tempfile.mkdtemp(prefix="sourcing-tests-")

# How long an example takes is no fault on a busy machine.
settings.register_profile("anywhere", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("anywhere")

# Where Python is told to leave no compiled modules, each of the many processes that tests start would compile them all
# anew; they share a folder of their own instead. The workers of xdist are started by a process that has none.
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ


def pytest_configure(config):
    if (IS_WORKER or not config.getoption("numprocesses", None)) and os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        os.environ["PYTHONPYCACHEPREFIX"] = os.path.join(os.environ["SOURCING_CACHE"], "compiled")  # noqa: PTH118


def pytest_collection_finish():
    """Leave ten thousand tests and all they are given out of what Python looks through for garbage."""
    gc.collect()
    gc.freeze()


CI = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "TF_BUILD")


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch):
    """Take away what would choose another format, or another root of paths."""
    for name in CI:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """What a function puts into a folder that it is given, for all processes of a run: it is called by the first that asks."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if IS_WORKER else base

    def made(name, make):
        folder, whole = root / name, root / f"{name}-is-made"
        try:
            folder.mkdir()
        except FileExistsError:
            for _ in range(10 * PATIENCE):
                if whole.exists():
                    return folder
                time.sleep(0.1)
            pytest.fail(f"another process did not make {name} in {PATIENCE} seconds")
        make(folder)
        whole.touch()
        return folder

    return made


PATIENCE = 240
"""In seconds: how long another process may take to install something."""
