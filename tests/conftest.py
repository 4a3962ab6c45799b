"""What holds for all tests: they run as at a desk, wherever they run, and leave the user's cache folder alone."""

from __future__ import annotations

import os
import tempfile

import pytest

os.environ.setdefault("SOURCING_CACHE", tempfile.mkdtemp(prefix="sourcing-tests-"))

CI = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "TF_BUILD")


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch):
    """Take away what would choose another format, or another root of paths."""
    for name in CI:
        monkeypatch.delenv(name, raising=False)
