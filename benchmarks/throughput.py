"""Measures how much text one process checks in a second once it has started: the whole, and stage by stage.

Runs alternate with those of other checkouts of this project (`--beside`), so that a ratio holds on a machine that others
use too. Time is that of the processor, not of the clock. Every run is over all the text; medians are given.
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

STAGES = ("documents", "analysis", "rules", "whole")
"""Reading the formats; what every document is analysed for; the rules with what they ask for; a check from text to report."""


def main() -> None:
    arguments = _arguments()
    if arguments.work:
        work(arguments.path, arguments.preset)
        return
    here = Path(__file__).resolve().parents[1]
    workers = [Worker(tree, arguments) for tree in (here, *arguments.beside)]
    for run in range(arguments.runs + 1):
        for worker in workers if run % 2 else reversed(workers):
            worker.run(kept=run > 0)
    figures = [worker.figures() for worker in workers]
    print(json.dumps(figures, indent=2) if arguments.json else table(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how much text one process checks in a second.")
    parser.add_argument("path", type=Path, help="a file or a folder of texts")
    parser.add_argument("--preset", default="news")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--beside", type=Path, action="append", default=[], help="another checkout, measured in turns")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


class Worker:
    """A process that runs one checkout over the texts whenever it is told to."""

    def __init__(self, tree: Path, arguments: argparse.Namespace) -> None:
        self._tree = tree
        self._runs: list[dict[str, float]] = []
        command = [sys.executable, __file__, str(arguments.path.resolve()), "--preset", arguments.preset, "--work"]
        self._process = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONPATH": str(tree.resolve())},
            cwd=tree,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.size = int(self._answer())

    def run(self, *, kept: bool) -> None:
        """Run over the texts once; the first run only warms up."""
        assert self._process.stdin is not None
        print("run", file=self._process.stdin, flush=True)
        seconds = json.loads(self._answer())
        if kept:
            self._runs.append(seconds)

    def figures(self) -> dict[str, Any]:
        """Give the medians, in MB (a million bytes of UTF-8) a second, and end the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        speeds = {stage: self.size / median(run[stage] for run in self._runs) / 1e6 for stage in STAGES}
        return {"tree": str(self._tree), "megabytes": self.size / 1e6, "runs": len(self._runs), "speeds": speeds}

    def _answer(self) -> str:
        assert self._process.stdout is not None
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self._tree}: the run ended; see above")
        return answer


def work(path: Path, preset: str) -> None:
    """Run over the texts once for each line of standard input, and print the seconds each stage took."""
    from sourcing.analysis import analyse
    from sourcing.documents import SUFFIXES, read_document
    from sourcing.documents.source import read_source
    from sourcing.hits import run_rules
    from sourcing.options import options
    from sourcing.workspace import Workspace

    paths = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
    sources = [read_source(file) for file in paths]
    if not any(source.text for source in sources):
        raise SystemExit(f"{path} holds no text; name a file, or a folder of {', '.join(SUFFIXES)}")
    workspace = Workspace(options(None, preset, (), ()))
    rules = [rule for rule in workspace.settings(None).rules if rule.kind not in ("suppression", "verification")]
    print(sum(len(source.text.encode("utf-8", "surrogatepass")) for source in sources), flush=True)
    for _ in sys.stdin:
        seconds = dict.fromkeys(STAGES, 0.0)
        for source in sources:
            _forget()
            began = time.process_time()
            document = read_document(source)
            read = time.process_time()
            facts = analyse(document, workspace.language)
            analysed = time.process_time()
            run_rules(rules, facts)
            ran = time.process_time()
            _forget()
            anew = time.process_time()
            workspace.check_source(source, Path(source.path))
            checked = time.process_time()
            took = (read - began, analysed - read, ran - analysed, checked - anew)
            for stage, part in zip(STAGES, took, strict=True):
                seconds[stage] += part
        print(json.dumps(seconds), flush=True)


def _forget() -> None:
    """Let nothing profit from what was read before: a sentence is remembered for when it comes back."""
    try:
        from sourcing.analysis.remembered import forget
    except ImportError:  # another checkout, which remembers nothing
        return
    forget()


def table(figures: list[dict[str, Any]]) -> str:
    """Lay the figures out as a Markdown table, with the ratio of the first to each further one."""
    first = figures[0]["speeds"]
    lines = [
        f"{figures[0]['megabytes']:.2f} MB, one process, medians of {figures[0]['runs']} runs in turns, MB/s",
        "",
        f"| checkout | {' | '.join(STAGES)} | faster here |",
        f"|---|{'---|' * len(STAGES)}---|",
    ]
    for one in figures:
        speeds = " | ".join(f"{one['speeds'][stage]:.2f}" for stage in STAGES)
        lines.append(f"| {one['tree']} | {speeds} | {first['whole'] / one['speeds']['whole']:.2f} times |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
