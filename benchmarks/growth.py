"""How time and memory of `sourcing check` grow: with the size of one file, and with the number of files.

    python benchmarks/growth.py --json growth.json --plot growth.svg

One file is made of the articles of a folder (or of the seed), one after another; many files have a paragraph of the seed
in which something is reported, and a line of their own, since copies are not checked twice. Each point is one run of the
command, in a process of its own, after one that fills the caches.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SEED = next((ROOT / "seeds").glob("000_*.txt"))
SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
COUNTS = (1, 10, 100, 1_000, 10_000, 100_000)
REPORTED = 8
"""The line of the seed that many files are made of, counted from 0."""
MIB = 1024 * 1024


class Point(NamedTuple):
    """One run: bytes or files, seconds on the clock, seconds to the first finding, bytes of the largest process."""

    amount: int
    seconds: float
    first: float
    memory: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="text files to make the one file of")
    parser.add_argument("--largest", type=int, default=SIZES[-1], metavar="BYTES")
    parser.add_argument("--most", type=int, default=COUNTS[-1], metavar="FILES")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw both as one SVG")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check(folder, [SEED])
        by_size = [one_file(folder, size, text_of(given.articles)) for size in SIZES if size <= given.largest]
        by_count = list(many_files(folder, [count for count in COUNTS if count <= given.most]))
    print(table("size of one file", by_size, lambda amount: f"{amount / 1e6:g} MB"))
    print()
    print(table("files of 0.3 KB", by_count, lambda amount: f"{amount:,}"))
    if given.json is not None:
        points = {"size": by_size, "files": by_count}
        data = {name: [point._asdict() for point in values] for name, values in points.items()}
        given.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    if given.plot is not None:
        given.plot.write_text(plot(by_size, by_count), encoding="utf-8")


def text_of(folder: Path | None) -> str:
    files = [SEED] if folder is None else sorted(folder.glob("*.txt"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files) + "\n"


def one_file(folder: Path, size: int, text: str) -> Point:
    path = folder / f"{size}.txt"
    with path.open("w", encoding="utf-8") as file:
        written = 0
        while written < size:
            piece = text[: size - written]
            written += file.write(piece)
    point = check(folder, [path])
    path.unlink()
    return point._replace(amount=size)


def many_files(folder: Path, counts: list[int]) -> Iterator[Point]:
    text = SEED.read_text(encoding="utf-8").splitlines()[REPORTED]
    place = folder / "many"
    place.mkdir()
    there = 0
    for count in counts:
        for number in range(there, count):
            inner = place / f"{number // 1000:03}"
            inner.mkdir(exist_ok=True)
            (inner / f"{number:06}.txt").write_text(f"{text}\n\nFile {number}.\n", encoding="utf-8")
        there = count
        yield check(folder, [place])._replace(amount=count)


def check(folder: Path, paths: list[Path]) -> Point:
    """Run the command, and note when its first line is there."""
    command = [sys.executable, "-m", "sourcing", "check", *map(str, paths)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        first = time.perf_counter() - started
        while process.stdout.read(MIB):
            pass
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Point(0, time.perf_counter() - started, first, used.ru_maxrss * unit)


def table(title: str, points: list[Point], named: Callable[[int], str]) -> str:
    lines = [f"| {title} | s | first finding, s | peak memory, MiB |", "|---|---|---|---|"]
    lines += [
        f"| {named(point.amount)} | {point.seconds:.2f} | {point.first:.2f} | {point.memory / MIB:.0f} |"
        for point in points
    ]
    return "\n".join(lines)


WIDTH, HEIGHT, MARGIN = 360, 260, 48


def plot(by_size: list[Point], by_count: list[Point]) -> str:
    """Draw time and memory against size and number, all axes in powers of ten."""
    panels = [
        ("seconds, by bytes of one file", [(point.amount, point.seconds) for point in by_size]),
        ("MiB, by bytes of one file", [(point.amount, point.memory / MIB) for point in by_size]),
        ("seconds, by number of files", [(point.amount, point.seconds) for point in by_count]),
        ("MiB, by number of files", [(point.amount, point.memory / MIB) for point in by_count]),
    ]
    drawn = [
        f'<g transform="translate({column * WIDTH},{row * HEIGHT})">{_panel(title, points)}</g>'
        for (row, column), (title, points) in zip(((0, 0), (0, 1), (1, 0), (1, 1)), panels, strict=True)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {2 * HEIGHT}" '
        'font-family="sans-serif" font-size="11">\n' + "\n".join(drawn) + "\n</svg>\n"
    )


def _panel(title: str, points: list[tuple[float, float]]) -> str:
    across, up = _Axis([x for x, _ in points], WIDTH), _Axis([y for _, y in points], HEIGHT)
    places = [(across.at(x), HEIGHT - up.at(y)) for x, y in points]
    bottom, top = HEIGHT - MARGIN, MARGIN / 2
    parts = [f'<text x="{MARGIN}" y="14" font-weight="bold">{title}</text>']
    for power in across.powers:
        x = across.at(10**power)
        parts.append(f'<path d="M{x:.1f} {bottom}V{top}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 14}" text-anchor="middle">{_said(power)}</text>')
    for power in up.powers:
        y = HEIGHT - up.at(10**power)
        parts.append(f'<path d="M{MARGIN} {y:.1f}H{WIDTH - 10}" stroke="#ddd"/>')
        parts.append(f'<text x="{MARGIN - 6}" y="{y + 4:.1f}" text-anchor="end">{_said(power)}</text>')
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    parts.append(f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1f5fa8"/>' for x, y in places]
    return "".join(parts)


class _Axis:
    """An axis in powers of ten, from the one below the least value to the one above the greatest."""

    def __init__(self, values: list[float], length: int) -> None:
        from math import ceil, floor, log10

        self._log = log10
        least, most = floor(log10(min(values))), ceil(log10(max(values)))
        self.powers = range(least, max(most, least + 1) + 1)
        self._length = length

    def at(self, value: float) -> float:
        share = (self._log(value) - self.powers[0]) / (self.powers[-1] - self.powers[0])
        return MARGIN + share * (self._length - 1.5 * MARGIN)


def _said(power: int) -> str:
    names = {3: "1k", 4: "10k", 5: "100k", 6: "1M", 7: "10M", 8: "100M"}
    return names.get(power, f"{10.0**power:g}")


if __name__ == "__main__":
    main()
