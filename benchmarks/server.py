"""How long the language server takes from a change to its diagnostics: `python benchmarks/server.py [WORDS [EDITS]]`.

A client types edits into an article over standard input and output and waits for the diagnostics of each. With no
debounce, the time between the two is the server's work plus the way there and back, so it is an upper bound. Prints
the median and the 95th percentile in milliseconds, and exits 1 where they are above the promise:

    1,000 words: median 15 ms, 95th percentile 40 ms
    100,000 words: median 150 ms
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_8522d4d9b6a12814.txt"
PROMISES = {1_000: (15.0, 40.0), 100_000: (150.0, float("inf"))}
EDITS = {1_000: 1_000, 100_000: 30}
WARM_UP = 3
TYPED = "The mayor said about 40 people left, and officials believe more will. "


class Client:
    """A client with one document."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "sourcing", "server"]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._send(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
        self._receive()
        self._send(method="initialized", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": {"sourcing": {"debounce": 0}}})

    def open(self, text: str) -> None:
        document = {"uri": "untitled:a", "languageId": "plaintext", "version": 0, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        self._wait(0)

    def edit(self, version: int, line: int, start: int, end: int, text: str) -> float:
        """Make one change and return how many milliseconds its diagnostics took."""
        places = [{"line": line, "character": character} for character in (start, end)]
        change = {"range": dict(zip(("start", "end"), places, strict=True)), "text": text}
        began = time.perf_counter()
        self._send(
            method="textDocument/didChange",
            params={"textDocument": {"uri": "untitled:a", "version": version}, "contentChanges": [change]},
        )
        self._wait(version)
        return (time.perf_counter() - began) * 1000

    def end(self) -> None:
        self._send(id=2, method="shutdown")
        self._send(method="exit")
        self._server.wait(30)

    def _send(self, **message: object) -> None:
        assert self._server.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self) -> bytes:
        assert self._server.stdout is not None
        length = 0
        while (line := self._server.stdout.readline()).strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return self._server.stdout.read(length)

    def _wait(self, version: int) -> None:
        # The version stands near the end, so a long message need not be parsed inside the measured time.
        while b'"version": %d}' % version not in self._receive()[-60:]:
            pass


def article(words: int) -> str:
    """Return the seed, repeated and cut, one paragraph a line, with so many words."""
    paragraphs = SEED.read_text(encoding="utf-8").splitlines()
    lines: list[str] = []
    left = words
    while left > 0:
        paragraph = paragraphs[len(lines) % len(paragraphs)].split()[:left]
        left -= len(paragraph)
        lines.append(" ".join(paragraph))
    return "\n".join(lines)


def measure(words: int, edits: int) -> list[float]:
    """Type sentences letter by letter, each at the end of some paragraph, and return the milliseconds of each letter."""
    lines = article(words).split("\n")
    choose = random.Random(5)
    client = Client()
    client.open("\n".join(lines))
    times: list[float] = []
    line = 0
    for version in range(1, edits + WARM_UP + 1):
        if version % len(TYPED) == 1:
            line = choose.randrange(len(lines))
            lines[line] += " "
            client_end = len(lines[line].encode("utf-16-le")) // 2 - 1
            times.append(client.edit(version, line, client_end, client_end, " "))
            continue
        end = len(lines[line].encode("utf-16-le")) // 2
        letter = TYPED[version % len(TYPED) - 2]
        lines[line] += letter
        times.append(client.edit(version, line, end, end, letter))
    client.end()
    return times[WARM_UP:]


def main() -> int:
    """Measure one size or all, and say whether the promise holds."""
    sizes = [int(sys.argv[1])] if len(sys.argv) > 1 else list(PROMISES)
    kept = True
    for words in sizes:
        times = measure(words, int(sys.argv[2]) if len(sys.argv) > 2 else EDITS.get(words, 100))
        median, high = statistics.median(times), statistics.quantiles(times, n=20)[18]
        most, most_high = PROMISES.get(words, (float("inf"), float("inf")))
        holds = median <= most and high <= most_high
        kept = kept and holds
        print(f"{words:,} words, {len(times):,} edits: median {median:.1f} ms, 95th percentile {high:.1f} ms", end="")
        print("" if holds else f" – promised {most:g} and {most_high:g}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
