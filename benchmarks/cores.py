"""What a second core is worth: one run on one core, one on all, and two runs over half the texts each, at the same time.

Two runs that share nothing are the most that two cores can give on a machine; what a run on all of them reaches is told
beside that. The four ways take turns, so that a slow minute is a slow minute for all; medians of wall time are given.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

WAYS = ("one core", "all cores", "two halves, a core each")


def main() -> None:
    arguments = _arguments()
    files = sorted(str(file) for file in arguments.folder.rglob("*.txt"))
    if len(files) < 2:
        raise SystemExit(f"{arguments.folder} has {len(files)} .txt files; name a folder with more")
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        raise SystemExit("this machine has one core, or no way to choose among several; nothing can be compared")
    seconds: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(arguments.rounds):
        for way in WAYS:
            seconds[way].append(timed(way, files))
    figures = figures_of(seconds, sum(map(os.path.getsize, files)))
    print(json.dumps(figures, indent=2) if arguments.json else table(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what a second core is worth.")
    parser.add_argument("folder", type=Path, help="a folder of texts, large enough for some seconds of work")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def timed(way: str, files: list[str]) -> float:
    """Check the files in one way and return the seconds that took."""
    first, second, *_ = sorted(os.sched_getaffinity(0))
    if way == "one core":
        runs = [({first}, files)]
    elif way == "all cores":
        runs = [({first, second}, files)]
    else:
        runs = [({first}, files[::2]), ({second}, files[1::2])]
    began = time.perf_counter()
    processes = [_started(cores, share) for cores, share in runs]
    if any(process.wait() not in (0, 1) for process in processes):
        raise SystemExit("a run failed; see above")
    return time.perf_counter() - began


def _started(cores: set[int], files: list[str]) -> subprocess.Popen[bytes]:
    """Start a check that may use only these cores."""
    command = [sys.executable, "-m", "sourcing", "check", "--preset", "news", "--no-cache", "--quiet", *files]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    os.sched_setaffinity(process.pid, cores)  # long before it counts its cores
    return process


def figures_of(seconds: dict[str, list[float]], size: int) -> dict[str, Any]:
    """Give the median of each way, in seconds and in MB a second, and how many times one core's speed that is."""
    medians = {way: median(times) for way, times in seconds.items()}
    return {
        "megabytes": size / 1e6,
        "rounds": len(seconds[WAYS[0]]),
        "ways": {
            way: {"seconds": taken, "speed": size / taken / 1e6, "times": medians[WAYS[0]] / taken}
            for way, taken in medians.items()
        },
    }


def table(figures: dict[str, Any]) -> str:
    """Lay the figures out as a Markdown table."""
    lines = [
        f"{figures['megabytes']:.2f} MB, medians of {figures['rounds']} rounds",
        "",
        "| | seconds | MB/s | times one core |",
        "|---|---|---|---|",
    ]
    for way, one in figures["ways"].items():
        lines.append(f"| {way} | {one['seconds']:.2f} | {one['speed']:.2f} | {one['times']:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
