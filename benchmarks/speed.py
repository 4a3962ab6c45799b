"""How long `sourcing` takes beside other prose linters, on the same files, in alternation.

    python benchmarks/speed.py --install /tmp/peers --json speed.json

Each program is started as from the prompt, once for one article and once for 300 copies of it. `sourcing` checks one
copy and reports the others like it, so copies say nothing of its pace: 300 files more have a line of their own, which
leaves it what it remembers of sentences, and with `--articles` there are articles that differ. Programs and inputs
alternate within a round, so that a machine that slows down slows down all of them; what counts is the median of the
rounds. Before the first round each runs once on each input: files, and caches where a program has them, are warm.
`sourcing` runs without `--cache`, so every round checks every file; `cache.py` measures what that option saves.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = next((ROOT / "seeds").glob("000_*.txt"))
COPIES = 300
DIFFERING = 500_000
FEWEST_ROUNDS = 7
NPM = ("write-good", "alex", "textlint", "textlint-rule-write-good")
MIB = 1024 * 1024


@dataclass(frozen=True)
class Program:
    """A linter: the words of its command, to which the files are added, and the folder it is started in."""

    name: str
    version: str
    command: tuple[str, ...]
    folder: Path


@dataclass
class Runs:
    """What was measured of one program on one input: seconds, CPU seconds, and the largest process in bytes."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=FEWEST_ROUNDS)
    parser.add_argument("--install", type=Path, metavar="FOLDER", help="install the peers here from PyPI and npm")
    parser.add_argument(
        "--articles", type=Path, metavar="FOLDER", help="text files, up to 0.5 MB of which are checked, too"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure here")
    given = parser.parse_args()
    if given.install is not None:
        install(given.install)
    with tempfile.TemporaryDirectory() as folder:
        inputs = articles(Path(folder)) | ({} if given.articles is None else differing(given.articles))
        programs = [ours(Path(folder)), *peers(given.install, Path(folder))]
        runs = measure(programs, inputs, max(given.rounds, FEWEST_ROUNDS))
        sizes = {name: sum(path.stat().st_size for path in files) for name, files in inputs.items()}
    result = summary(programs, runs, sizes)
    print(table(result, sizes))
    if given.json is not None:
        given.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def articles(folder: Path) -> dict[str, list[Path]]:
    """Return the inputs by name; the copies are written into a folder."""
    copies, versions = (
        [folder / f"{kind}-{number:03}.txt" for number in range(COPIES)] for kind in ("copy", "version")
    )
    text = SEED.read_bytes()
    for path in copies:
        path.write_bytes(text)
    for path in versions:
        path.write_bytes(text + f"\n{path.stem}.\n".encode())
    return {"one article": [SEED], f"{COPIES} copies": copies, f"{COPIES} versions": versions}


def differing(folder: Path) -> dict[str, list[Path]]:
    """Return the first text files of a folder that together come to half a megabyte."""
    files: list[Path] = []
    for path in sorted(folder.glob("*.txt")):
        if sum(file.stat().st_size for file in files) < DIFFERING:
            files.append(path.resolve())
    return {f"{len(files)} articles": files}


def install(folder: Path) -> None:
    """Install what can be had; what cannot is left out of the table, and says why here."""
    python = folder / "python"
    if not python.is_dir():
        venv.create(python, with_pip=True)
    attempt([str(_bin(python) / "python"), "-m", "pip", "install", "-q", "proselint"], folder)
    attempt(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *NPM], folder)


def attempt(command: list[str], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"not installed: {' '.join(command)}: {error}", file=sys.stderr)


def ours(folder: Path) -> Program:
    return Program("sourcing, preset news", version("sourcing"), (sys.executable, "-m", "sourcing", "check"), folder)


def peers(installed: Path | None, folder: Path) -> list[Program]:
    """Return the programs that were installed, and those that are on the PATH."""
    node = None if installed is None else installed / "node_modules"
    found: list[Program] = []
    places = os.pathsep.join(
        str(place)
        for place in ([] if installed is None else [_bin(installed / "python"), installed / "node_modules" / ".bin"])
    )
    path = os.pathsep.join(part for part in (places, os.environ.get("PATH", "")) if part)
    for name, words in (
        ("proselint", ["check"]),
        ("write-good", []),
        ("alex", ["--quiet"]),
        ("textlint", ["--rule", "write-good"]),
        ("vale", ["--config", str(vale_config(folder))]),
    ):
        program = shutil.which(name, path=path)
        if program is None:
            print(f"not found: {name}", file=sys.stderr)
        else:
            here = node.parent if node is not None and name == "textlint" else folder
            shown = {"textlint": "textlint, rule write-good", "vale": "Vale, default spelling"}.get(name, name)
            found.append(Program(shown, _version_of(program, name, node), (program, *words), here))
    return found


def vale_config(folder: Path) -> Path:
    config = folder / ".vale.ini"
    config.write_text("MinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = Vale\n", encoding="utf-8")
    return config


def version(package: str) -> str:
    from importlib.metadata import version as installed

    return installed(package)


def _version_of(program: str, name: str, node: Path | None) -> str:
    manifest = None if node is None else node / name / "package.json"
    if manifest is not None and manifest.is_file():
        return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])
    if name == "proselint":
        code = "from importlib.metadata import version; print(version('proselint'))"
        python = Path(program).with_name("python")
        return subprocess.run([python, "-c", code], capture_output=True, text=True, check=False).stdout.strip()
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.split()
    return said[-1] if said else ""


def _bin(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")


def measure(programs: list[Program], inputs: dict[str, list[Path]], rounds: int) -> dict[tuple[str, str], Runs]:
    """Run every program on every input in turn; the first round is not counted."""
    runs = {(program.name, name): Runs() for program in programs for name in inputs}
    for number in range(rounds + 1):
        for name, files in inputs.items():
            for program in programs:
                seconds, cpu, memory = run(program, files)
                if number:
                    one = runs[program.name, name]
                    one.seconds.append(seconds)
                    one.cpu.append(cpu)
                    one.memory.append(memory)
        print(f"round {number} of {rounds}", file=sys.stderr)
    return runs


def run(program: Program, files: list[Path]) -> tuple[float, float, int]:
    """Run a program once: seconds on the clock, seconds of CPU, bytes of its largest process."""
    command = [*program.command, *map(str, files)]
    # Python programs may keep what they compile, as they do when installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as sink:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=program.folder, env=environment, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        sink.seek(0, os.SEEK_END)
        # What a program found it tells in its exit code as it likes, but it says something.
        if process.returncode < 0 or (process.returncode and not sink.tell()):
            sink.seek(0)
            raise SystemExit(f"{program.name} ended with {process.returncode}:\n{sink.read(2000).decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit


def summary(programs: list[Program], runs: dict[tuple[str, str], Runs], sizes: dict[str, int]) -> dict[str, object]:
    """Return everything that was measured, with the medians, ready for JSON."""
    return {
        "machine": machine(),
        "inputs": sizes,
        "programs": [
            {
                "name": program.name,
                "version": program.version,
                "runs": {name: _figures(runs[program.name, name], size) for name, size in sizes.items()},
            }
            for program in programs
        ],
    }


def _figures(runs: Runs, size: int) -> dict[str, object]:
    median = statistics.median(runs.seconds)
    return {
        "median": median,
        "least": min(runs.seconds),
        "cpu": statistics.median(runs.cpu),
        "megabytes per second": size / 1e6 / median,
        "peak memory": max(runs.memory),
        "seconds": runs.seconds,
    }


def machine() -> str:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"Python {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {cores} cores, {python}, load average at the end {load:.1f}"


def table(result: dict[str, object], sizes: dict[str, int]) -> str:
    """Return the medians as a table in Markdown; in brackets how many times as long as the first program."""
    inputs = list(sizes)
    programs: list[dict[str, object]] = result["programs"]  # type: ignore[assignment]
    first = {name: programs[0]["runs"][name]["median"] for name in inputs}  # type: ignore[index]
    lines = [
        f"{result['machine']}",
        "",
        "| program | version | " + " | ".join(f"{name}, s" for name in inputs) + " | MB/s | peak memory, MiB |",
        "|---|---|" + "---|" * (len(inputs) + 2),
    ]
    for program in programs:
        runs: dict[str, dict[str, float]] = program["runs"]  # type: ignore[assignment]
        times = [f"{runs[name]['median']:.3f} ({runs[name]['median'] / first[name]:.1f}×)" for name in inputs]
        largest = runs[inputs[-1]]
        cells = [program["name"], program["version"], *times]
        cells += [f"{largest['megabytes per second']:.2f}", f"{largest['peak memory'] / MIB:.0f}"]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
