"""A PolNeAR checkout → how close this linter comes to what its annotators marked: measures M1 to M5.

    python benchmarks/accuracy.py PolNeAR --split dev
    python benchmarks/accuracy.py PolNeAR --split train --misses 20

`README.md` beside this file says what each measure means.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from polnear_corpus import PARTS, CorpusError, read_corpus
from polnear_measures import Credit, Miss, Reading, Tally, to_score, total

from sourcing.documents.document import Span
from sourcing.documents.source import Source
from sourcing.linter import facts_of
from sourcing.options import options
from sourcing.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from polnear_corpus import Corpus

PROCESSES = 2
_BATCH = 16


class UncheckedError(Exception):
    """A text the linter could not check; the message says which and why."""


@lru_cache(maxsize=1)
def _workspace(preset: str | None) -> Workspace:
    return Workspace(options(None, preset, (), ()))


def read(preset: str | None, text: tuple[Path, str]) -> Reading:
    """Return what the linter makes of a text at a path. Raises UncheckedError where it could not check it."""
    path, content = text
    workspace, source = _workspace(preset), Source(str(path), content)
    report = workspace.check_source(source, path)
    if report.errors:
        raise UncheckedError(str(report.errors[0]))
    facts = facts_of(source, workspace.language)
    place = facts.document.offsets.to_source
    return Reading(
        tuple(
            (finding.rule, Span(finding.start.offset, finding.end.offset), f"{finding.severity}: {finding.message}")
            for finding in report.findings
        ),
        tuple(
            Credit(
                () if attribution.source is None else (place(attribution.source),),
                (place(attribution.cue),),
                tuple(map(place, attribution.content)),
            )
            for attribution in facts.attributions
        ),
    )


def measure(corpus: Corpus, preset: str | None = None, processes: int = PROCESSES) -> Tally:
    """Lint the articles and pairs of a split and count. Without a preset it is the one that runs without a config."""
    alone = corpus.folder / "pair.txt"
    texts = [(article.path, article.text) for article in corpus.articles]
    texts += [(alone, f"{text}\n") for pair in corpus.pairs for text in (pair.original, pair.ablated)]
    readings = iter(read_all(texts, preset, processes))
    tally = Tally()
    for article in corpus.articles:
        tally.add_article(article, next(readings))
    for pair in corpus.pairs:
        tally.add_pair(pair, next(readings), next(readings))
    return tally


def read_all(texts: Sequence[tuple[Path, str]], preset: str | None, processes: int) -> list[Reading]:
    """Return what the linter makes of each text, in their order."""
    if processes == 1:
        return [read(preset, text) for text in texts]
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(partial(read, preset), texts, chunksize=_BATCH))


def render(tally: Tally, misses: int) -> str:
    """Return the measures as lines, then up to so many differences of each kind."""
    figures = tally.figures()
    lines = []
    for name, title in (
        ("m1_stat", "M1 unattributed statistic"),
        ("m1_digit", "M1 unattributed, any digit"),
        ("m2", "M2 attribution in sentence"),
    ):
        rows = tally.sentences[name]
        lines.append(f"{title:28} {to_score(rows)}  (n={len(rows)}, positives={sum(gold for _, gold in rows)})")
    for kind, title in (("stat", "M3 pairs, statistics"), ("quote", "M3 pairs, quotations")):
        lines.append(f"{title:28} {tally.good_pairs[kind]}/{tally.pairs[kind]} = {figures[f'm3_{kind}']:.3f}")
    lines.append(
        f"{'M4 no-speaker false alarms':28} {tally.alarms}/{tally.quotations} = {figures['m4_false_alarm']:.3f}"
    )
    lines.append(f"{'M4 speaker right':28} {tally.right}/{tally.named} = {figures['m4_speaker']:.3f}")
    for part in PARTS:
        exact, overlap = total(tally.exact[part]), total(tally.overlap[part])
        lines.append(f"{f'M5 {part}':28} exact {exact}  overlapping {overlap}")
    return "\n".join([*lines, *_differences(tally.misses, misses)])


def _differences(misses: Iterable[Miss], most: int) -> list[str]:
    kinds: defaultdict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        kinds[miss.measure].append(miss)
    return [
        "\t".join((miss.measure, miss.name, " ".join(miss.text.split())))
        for kind in sorted(kinds)
        for miss in kinds[kind][:most]
    ]


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score sourcing against the annotators of PolNeAR.")
    parser.add_argument("corpus", type=Path, help="a PolNeAR checkout, or a folder with the JSONL layout")
    parser.add_argument("--split", default="dev", help="train, dev or test (default: dev)")
    parser.add_argument("--preset", help="the preset that checks (default: the linter's own)")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object instead")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print up to N differences of each kind")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _arguments(arguments)
    try:
        corpus = read_corpus(asked.corpus, asked.split)
        tally = measure(corpus, asked.preset)
    except (CorpusError, UncheckedError) as error:
        print(error, file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps(tally.figures()))
    else:
        print(f"PolNeAR {asked.split}: {len(corpus.articles)} articles, {len(corpus.pairs)} pairs")
        print(render(tally, asked.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
