"""How well `sourcing verify` tells altered quotations and figures from right ones, and how long it takes.

    python benchmarks/verify.py --polnear PolNeAR --wice wice/dev.jsonl

Quotations: those of PolNeAR that annotators marked, changed in the ways of `verify_cases.py`, each held against a text
with its true sentence among fifty others; quotecheck, where it is installed, sees the same cases. Figures: claims of
WiCE with a digit against the page they cite. Speed: one article against five megabytes of sources.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from polnear_corpus import QUOTED, CorpusError, read_corpus
from verify_cases import HARMFUL, HARMLESS, ONE_WORD, cases

from sourcing.documents import read_document
from sourcing.documents.source import Source
from sourcing.linter import facts_of
from sourcing.options import Options
from sourcing.verify import verify
from sourcing.verify.library import Library, hold
from sourcing.verify.wording import keys_in
from sourcing.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from polnear_corpus import Article
    from verify_cases import Case

    from sourcing.verdicts import Verdict

FEWEST_WORDS = 6
OTHERS = 50
SPEED_BYTES = 5_000_000
LANGUAGE = Workspace(Options()).language
REPORTED = {"altered", "not-found", "other-speaker"}
WRONG_FIGURE = {"differs", "not-found"}


class Gold(NamedTuple):
    """A quotation without its marks, the sentence it stands in, and another quotation of its article."""

    name: str
    text: str
    sentence: str
    other: tuple[str, str] | None


def gold_quotations(articles: Sequence[Article]) -> Iterator[Gold]:
    """Yield the quotations of six words and more inside the contents that annotators marked."""
    for article in articles:
        found = list(_quotations(article))
        for number, (start, text, sentence) in enumerate(found):
            other = next(((t, s) for _, t, s in found[number + 1 :] if s != sentence), None)
            yield Gold(f"{article.name}#{start}", text, sentence, other)


def _quotations(article: Article) -> Iterator[tuple[int, str, str]]:
    spans = [span for gold in article.attributions for span in gold.content]
    for sentence in article.sentences:
        text = article.text[sentence.start : sentence.end]
        for match in QUOTED.finditer(text):
            start, quoted = sentence.start + match.start(1), match.group(1).strip()
            inside = any(span.start <= start < span.end for span in spans)
            if (
                inside
                and len(quoted.split()) >= FEWEST_WORDS
                and "\n" not in text
                and not re.search(r"[\[\]…()]|\.\.", quoted)
            ):
                yield start, quoted, text


def measure_quotations(articles: Sequence[Article], most: int) -> dict[str, Counter[str]]:
    """Count, for each kind of change, the cases, those reported, those shown exactly, and those quotecheck reports."""
    chance = random.Random(7)
    golds = list(gold_quotations(articles))
    golds = sorted(chance.sample(golds, min(most, len(golds))))
    sentences = [
        article.text[span.start : span.end]
        for article in articles
        for span in article.sentences
        if "\n" not in article.text[span.start : span.end]
    ]
    quotecheck = _quotecheck()
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*HARMLESS, *HARMFUL)}
    for gold in golds:
        source = [gold.sentence, *([gold.other[1]] if gold.other else []), *chance.sample(sentences, OTHERS)]
        chance.shuffle(source)
        text = "\n\n".join(source)
        library = Library((hold(read_document(Source("source.txt", text))),))
        for case in cases(gold.text, gold.other[0] if gold.other else None, gold.name):
            count = counts[case.change]
            found = _verdicts(case, library)
            reported = not found or any(verdict.verdict in REPORTED for verdict in found)
            count["cases"] += 1
            count["reported"] += reported
            count["exact"] += _is_exact(case, found)
            if os.environ.get("SHOW") and (reported if case.expected is None else not _is_exact(case, found)):
                print(case, [(v.verdict, v.text, v.changes) for v in found], "|", gold.sentence, file=sys.stderr)
            if quotecheck is not None:
                count["quotecheck"] += any(not quotecheck(part, text).ok for part in _parts(case.printed))
    return counts


def _verdicts(case: Case, library: Library) -> list[Verdict]:
    article = f"{case.printed} a senator said.\n\nIt rained."
    verification = verify(facts_of(Source("article.txt", article), LANGUAGE), library)
    return [placed.verdict for placed in verification.verdicts if placed.verdict.of == "quotation"]


def _is_exact(case: Case, found: Sequence[Verdict]) -> bool:
    """Whether the one difference is shown, with its words and no others."""
    if case.expected is None or len(found) != 1:
        return False
    shown = [(keys_in(change.article), keys_in(change.source)) for change in found[0].changes]
    return found[0].verdict == "altered" and shown == [tuple(map(keys_in, case.expected))]


def _parts(printed: str) -> list[str]:
    return [part for part in re.findall(r"[“\"]([^“”\"]+)[”\"]", printed) if part.strip()]


def _quotecheck():  # noqa: ANN202 - a function of a library that may be missing
    try:
        from quotecheck import check
    except ImportError:
        return None
    return check


def print_quotations(counts: dict[str, Counter[str]]) -> None:
    beside = _quotecheck() is not None
    print(f"{'change':<26}{'cases':>7}{'reported':>10}{'exact words':>13}{'quotecheck reports':>20}")
    for name, count in counts.items():
        exact = f"{_share(count['exact'], count['cases']):>13}" if name in ONE_WORD else f"{'':>13}"
        other = f"{_share(count['quotecheck'], count['cases']) if beside else 'not installed':>20}"
        print(f"{name:<26}{count['cases']:>7}{_share(count['reported'], count['cases']):>10}{exact}{other}")
    for title, names, what in (
        ("harmless, reported", HARMLESS, "reported"),
        ("one word, reported", ONE_WORD, "reported"),
        ("one word, exact words", ONE_WORD, "exact"),
    ):
        total = sum((counts[name] for name in names), Counter())
        print(f"{title:<26}{total['cases']:>7}{total[what]:>10} ({_share(total[what], total['cases'])})")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "–"


def measure_figures(rows: Iterable[dict[str, object]]) -> Counter[str]:
    """Count hits, false alarms and misses over claims with a digit, ours and those of missing digits alone."""
    counts: Counter[str] = Counter()
    for row in rows:
        claim, evidence = str(row["claim"]), "\n".join(row["evidence"])
        if not any(map(str.isdigit, claim)):
            continue
        wrong = row["label"] != "supported"
        library = Library((hold(read_document(Source("page.txt", evidence))),))
        verdicts = verify(facts_of(Source("claim.txt", claim), LANGUAGE), library).verdicts
        ours = any(one.verdict.of == "figure" and one.verdict.verdict in WRONG_FIGURE for one in verdicts)
        for name, reported in (("ours", ours), ("naive", _digits_missing(claim, evidence))):
            counts[f"{name} {('false alarm', 'hit')[wrong] if reported else ('right', 'miss')[wrong]}"] += 1
    return counts


def _digits_missing(claim: str, evidence: str) -> bool:
    figure = re.compile(r"\d+(?:\.\d+)?")
    return not set(figure.findall(claim.replace(",", ""))) <= set(figure.findall(evidence.replace(",", "")))


def print_figures(counts: Counter[str]) -> None:
    print(f"{'figures of WiCE claims':<26}{'precision':>10}{'recall':>10}{'hits':>7}{'false alarms':>14}{'misses':>8}")
    for name, title in (("naive", "digits missing"), ("ours", "sourcing verify")):
        hits, alarms, misses = (counts[f"{name} {what}"] for what in ("hit", "false alarm", "miss"))
        print(
            f"{title:<26}{hits / (hits + alarms):>10.3f}{hits / (hits + misses):>10.3f}{hits:>7}{alarms:>14}{misses:>8}"
        )


ROUNDS = 3


def measure_speed(articles: Sequence[Article]) -> tuple[list[float], int]:
    """Return the seconds of one article against 5 MB of sources, the best of three rounds, and how many verdicts it has.

    Wall and processor time, each without an index, with it, and once more in the same process.
    """
    text = "\n\n".join(article.text for article in articles)
    text = (text * (SPEED_BYTES // len(text.encode()) + 1)).encode()[:SPEED_BYTES].decode("utf-8", "ignore")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "sources.txt")
        source.write_text(text, encoding="utf-8")
        os.environ["SOURCING_CACHE"] = str(Path(folder, "cache"))
        article = articles[len(articles) // 2]
        read = Source(str(Path(folder, "article.txt")), article.text)
        rounds = []
        for _ in range(ROUNDS):
            shutil.rmtree(os.environ["SOURCING_CACHE"], ignore_errors=True)
            times = []
            for fresh in (True, True, False):
                if fresh:
                    workspace = Workspace(Options(sources=(str(source),), verify_only=True))
                    workspace.language, workspace.settings(None)  # what any command reads first
                wall, busy = time.perf_counter(), time.process_time()
                report = workspace.check_source(read, None)
                times += [time.perf_counter() - wall, time.process_time() - busy]
                if report.errors:
                    raise CorpusError(str(report.errors[0]))
            rounds.append(times)
        return [min(column) for column in zip(*rounds, strict=True)], len(report.verifications[0].verdicts)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, help="a PolNeAR checkout, for quotations and speed")
    parser.add_argument("--split", default="train", help="the split of it (default: train)")
    parser.add_argument("--quotations", type=int, default=500, help="how many quotations to change (default: 500)")
    parser.add_argument("--wice", type=Path, help="a JSONL file of WiCE, for figures")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.polnear is not None:
            articles = read_corpus(chosen.polnear, chosen.split).articles
            print_quotations(measure_quotations(articles, chosen.quotations))
            times, verdicts = measure_speed(articles)
            print(f"\n5 MB of sources, {verdicts} verdicts: {'wall':>10}{'processor':>12}")
            for title, wall, busy in zip(
                ("no index", "index kept", "same process"), times[::2], times[1::2], strict=True
            ):
                print(f"{title:<34}{wall * 1000:>7.0f} ms{busy * 1000:>9.0f} ms")
        if chosen.wice is not None:
            rows = map(json.loads, chosen.wice.read_text(encoding="utf-8").splitlines())
            print()
            print_figures(measure_figures(rows))
    except (CorpusError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
