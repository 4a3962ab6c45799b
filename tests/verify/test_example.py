"""The worked example beside the seed, as the README shows it; it leaves what `check` says of `seeds/` as it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from sourcing import check_paths

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "seeds" / "sources"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_what_the_command_prints():
    ((prompt, shown),) = re.findall(
        r"^```text\n\$ sourcing (verify [^\n]*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE
    )
    done = subprocess.run(
        [sys.executable, "-m", "sourcing", *prompt.split()],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, done.stdout) == (1, shown)


def test_the_sources_say_that_they_were_made_for_it():
    documents = sorted(SOURCES.iterdir())
    assert len(documents) == 2
    for document in documents:
        assert "Made for the worked example of `sourcing verify`." in document.read_text(encoding="utf-8")


def test_they_are_no_copy_to_check():
    report = check_paths([ROOT / "seeds"])
    assert report.files == 1
    assert {finding.path.endswith("000_8522d4d9b6a12814.txt") for finding in report.findings} == {True}
