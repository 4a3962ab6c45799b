"""A corpus → findings drawn at random, to be judged by a person; judgements → the tally of each rule.

    python benchmarks/draw.py show PolNeAR --seed 7 --count 150 > drawn.txt
    python benchmarks/draw.py show PolNeAR --seed 8 --each 12 > a-dozen-of-each-rule.txt
    python benchmarks/draw.py tally benchmarks/judged-news.tsv

`show` prints each finding with its paragraph, the reported words between `[[` and `]]`. A judgements file has a line a
finding: article, offset of its first code point, rule, verdict and reason, parted by tabs; a line that starts with `#` is a
remark. The verdicts are `right`, `arguable` and `false-alarm`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from accuracy import PROCESSES, UncheckedError, read_all
from polnear_corpus import CorpusError, read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from polnear_corpus import Article

    from sourcing.documents.document import Span

VERDICTS = ("right", "arguable", "false-alarm")
FEWEST_JUDGED = 10
STABLE, ON = 0.9, 0.75
_FIELDS = 5


class JudgementError(Exception):
    """A judgements file that cannot be read; the message names its line and the remedy."""


class Drawn(NamedTuple):
    """A finding in its article, with what its reader is told."""

    article: Article
    rule: str
    span: Span
    message: str


class Judgement(NamedTuple):
    """What a person says of one finding."""

    article: str
    offset: int
    rule: str
    verdict: str
    reason: str


def findings_of(articles: Sequence[Article], preset: str | None, processes: int = PROCESSES) -> list[Drawn]:
    """All findings in articles, in their order. Raises UncheckedError where an article could not be checked."""
    readings = read_all([(article.path, article.text) for article in articles], preset, processes)
    return [
        Drawn(article, rule, span, message)
        for article, reading in zip(articles, readings, strict=True)
        for rule, span, message in reading.findings
    ]


def draw(findings: Sequence[Drawn], seed: int, count: int) -> list[Drawn]:
    """Take `count` findings at random, in the order of the articles; the same ones whenever the seed is the same."""
    chosen = random.Random(seed).sample(range(len(findings)), min(count, len(findings)))
    return [findings[index] for index in sorted(chosen)]


def draw_each(findings: Iterable[Drawn], seed: int, count: int) -> list[Drawn]:
    """Take up to `count` findings of each rule."""
    by_rule: defaultdict[str, list[Drawn]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    return [finding for rule in sorted(by_rule) for finding in draw(by_rule[rule], seed, count)]


def shown(finding: Drawn) -> str:
    """A finding's id, rule, message and paragraph, with the sentence's neighbours that a judge has to know."""
    text, span = finding.article.text, finding.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before = text[:start].rstrip().rpartition("\n")[2]
    marked = f"{text[start : span.start]}[[{text[span.start : span.end]}]]{text[span.end : end]}"
    said = " ".join(finding.message.split())
    return f"{finding.article.name}\t{span.start}\t{finding.rule}\n    {said}\n    … {before[-160:]}\n    {marked.strip()}\n"


def read_judgements(path: Path) -> list[Judgement]:
    """Read a judgements file. Raises JudgementError where a line is of another form."""
    return [_judgement(line, f"{path}:{number}") for number, line in _lines(path)]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path}: cannot be read ({error})") from error
    return (
        (number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")
    )


def _judgement(line: str, place: str) -> Judgement:
    fields = line.split("\t")
    if len(fields) != _FIELDS or not fields[1].isdecimal():
        raise JudgementError(f"{place}: give article, offset, rule, verdict and reason, parted by tabs")
    article, offset, rule, verdict, reason = fields
    if verdict not in VERDICTS:
        raise JudgementError(f"{place}: no verdict {verdict!r}; give one of {', '.join(VERDICTS)}")
    return Judgement(article, int(offset), rule, verdict, reason)


def tally(judgements: Iterable[Judgement]) -> str:
    """A line for each rule and one for all: how many were judged, each verdict, and what the rule's status follows from."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for judgement in judgements:
        counts[judgement.rule][judgement.verdict] += 1
    rows = sorted(counts.items(), key=lambda row: (-row[1].total(), row[0]))
    lines = [f"{'rule':28} {'judged':>6} {'right':>6} {'arguable':>8} {'false':>6} {'not false':>9}"]
    lines.extend(_row(rule, verdicts) for rule, verdicts in rows)
    lines.append(_row("all", sum(counts.values(), Counter())))
    return "\n".join(lines)


def _row(name: str, verdicts: Mapping[str, int]) -> str:
    right, arguable, alarms = (verdicts[verdict] for verdict in VERDICTS)
    judged = right + arguable + alarms
    share = (right + arguable) / judged if judged else 0.0
    return (
        f"{name:28} {judged:6} {right:6} {arguable:8} {alarms:6} {share:9.0%} {_standing(name, judged, share)}".rstrip()
    )


def _standing(name: str, judged: int, share: float) -> str:
    if name == "all":
        return ""
    if judged < FEWEST_JUDGED:
        return "few"
    return "stable" if share >= STABLE else "preview" if share >= ON else "off"


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw findings for judging, or count judgements.")
    commands = parser.add_subparsers(dest="command", required=True)
    show = commands.add_parser("show", help="print findings drawn at random, each with its paragraph")
    show.add_argument("corpus", type=Path, help="a PolNeAR checkout, or a folder with the JSONL layout")
    show.add_argument("--split", default="train", help="train, dev or test (default: train)")
    show.add_argument("--preset", default="news", help="the preset that checks (default: news)")
    show.add_argument("--seed", type=int, required=True, help="what the draw follows from; write it down")
    amount = show.add_mutually_exclusive_group()
    amount.add_argument("--count", type=int, default=150, help="how many in all (default: 150)")
    amount.add_argument("--each", type=int, help="how many of each rule instead")
    show.add_argument("--rule", action="append", help="draw from findings of this rule only; may be given again")
    commands.add_parser("tally", help="print the tally of each rule").add_argument("judgements", type=Path, nargs="+")
    return parser.parse_args(arguments)


def _show(asked: argparse.Namespace) -> str:
    findings = findings_of(read_corpus(asked.corpus, asked.split).articles, asked.preset)
    if asked.rule:
        findings = [finding for finding in findings if finding.rule in asked.rule]
    drawn = draw_each(findings, asked.seed, asked.each) if asked.each else draw(findings, asked.seed, asked.count)
    head = f"# {asked.preset} on {asked.split}, seed {asked.seed}: {len(drawn)} of {len(findings)} findings"
    return "\n".join([head, *map(shown, drawn)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a draw or a tally; 2 where something could not be read."""
    asked = _arguments(arguments)
    try:
        if asked.command == "show":
            print(_show(asked))
        else:
            print(tally(judgement for path in asked.judgements for judgement in read_judgements(path)))
    except (CorpusError, JudgementError, UncheckedError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
