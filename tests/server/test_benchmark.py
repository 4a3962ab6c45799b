"""The benchmark of the server runs, and measures what it says."""

from __future__ import annotations

import re
import subprocess
import sys

from editor import ROOT


def test_the_benchmark_types_and_tells_the_times():
    command = [sys.executable, str(ROOT / "benchmarks" / "server.py"), "100", "80"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    told = re.fullmatch(r"100 words, 80 edits: median (\d+\.\d) ms, 95th percentile (\d+\.\d) ms\n", done.stdout)
    assert 0 < float(told[1]) <= float(told[2])
