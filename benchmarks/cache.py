"""What `sourcing check --cache` saves: how long a run takes without it, with it for the first time, and with it again.

    python benchmarks/cache.py --articles PolNeAR/train --json cache.json

Checked are 300 files of the size of the seed, no two alike, and with `--articles` those of a folder. The three ways
alternate within a round, so that a machine that slows down slows down all of them; what counts is the median of the
rounds. Compiled packs are kept from a run before the first round, so that only reports make the difference.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SEED = next((ROOT / "seeds").glob("000_*.txt"))
FILES = 300
ROUNDS = 5
WAYS = ("without", "first", "again")


class Run(NamedTuple):
    """One run: seconds on the clock, and seconds of all processors."""

    seconds: float
    cpu: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="documents to check besides")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        inputs = {f"{FILES} files": written(Path(name, "files"))}
        if given.articles is not None:
            inputs[f"files of {given.articles.name}"] = given.articles.resolve()
        cache = Path(name, "cache")
        timed(SEED, cache, "without")
        measured = {label: rounds(folder, cache, given.rounds) for label, folder in inputs.items()}
        print(table(measured, inputs))
    if given.json is not None:
        given.json.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


def written(folder: Path) -> Path:
    """Write files that are the seed with a line more."""
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(f"{SEED.read_text(encoding='utf-8')}\nCopy {number}.\n", encoding="utf-8")
    return folder


def rounds(folder: Path, cache: Path, count: int) -> dict[str, Run]:
    """Return the median of each way over so many rounds."""
    runs: dict[str, list[Run]] = {way: [] for way in WAYS}
    for _ in range(count):
        shutil.rmtree(cache / "reports", ignore_errors=True)
        for way in WAYS:
            runs[way].append(timed(folder, cache, way))
    return {way: Run(*map(statistics.median, zip(*found, strict=True))) for way, found in runs.items()}


def timed(path: Path, cache: Path, way: str) -> Run:
    """Run the command once in a process of its own."""
    command = [sys.executable, "-m", "sourcing", "check", *(["--cache"] if way != "without" else []), str(path)]
    environment = {**os.environ, "SOURCING_CACHE": str(cache)}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def table(measured: dict[str, dict[str, Run]], inputs: dict[str, Path]) -> str:
    lines = ["| documents | way | s | processor, s | MB/s of processor |", "|---|---|---|---|---|"]
    for label, ways in measured.items():
        size = sum(path.stat().st_size for path in inputs[label].rglob("*") if path.is_file()) / 1e6
        for way, run in ways.items():
            lines.append(
                f"| {label}, {size:.2f} MB | {way} | {run.seconds:.2f} | {run.cpu:.2f} | {size / run.cpu:.2f} |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
