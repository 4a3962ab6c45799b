"""The benchmark changes quotations as it says, and counts what the tables say."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
QUOTATION = "We have found three cracks in the deck of the old bridge — and it is never safe to pay for it"


@pytest.fixture
def verify_cases(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import verify_cases

    return verify_cases


def test_every_change_is_made_where_there_is_a_place_for_it(verify_cases):
    made = {case.change: case for case in verify_cases.cases(QUOTATION, "It rained on the island", "seed")}
    assert set(made) == {*verify_cases.HARMLESS, *verify_cases.HARMFUL}
    for name in verify_cases.HARMLESS:
        assert made[name].expected is None
    for name in verify_cases.ONE_WORD:
        mine, its = made[name].expected
        printed = re.sub(r"\W+", " ", made[name].printed)
        assert f" {mine} " in printed or not mine
        assert its in QUOTATION
        assert made[name].printed != made["none"].printed


def test_the_same_seed_makes_the_same_cases(verify_cases):
    assert list(verify_cases.cases(QUOTATION, None, "a")) == list(verify_cases.cases(QUOTATION, None, "a"))
    assert list(verify_cases.cases(QUOTATION, None, "a")) != list(verify_cases.cases(QUOTATION, None, "b"))


@pytest.fixture
def corpus(tmp_path):
    """A corpus of one article in the JSONL layout."""
    text = f"The surveyor said: “{QUOTATION}.”\n"
    text += "".join(f"It rained for {number} hours on the island.\n" for number in range(60))
    sentences = [[start, end] for start, end in (match.span() for match in re.finditer(r"[^\n]+", text))]
    gold = {"source": [[4, 12]], "cue": [[13, 17]], "content": [[19, sentences[0][1]]]}
    row = {"id": "a", "sentences": sentences, "attributions": [gold]}
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "train.gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "train.pairs.jsonl").write_text("", encoding="utf-8")
    claims = [("The bridge has 41 cracks.", "supported"), ("The bridge has 14 cracks.", "not_supported")]
    rows = [{"claim": claim, "label": label, "evidence": ["The bridge has 41 cracks."]} for claim, label in claims]
    (tmp_path / "wice.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def test_the_tables_count_what_is_reported(corpus, monkeypatch, capsys):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    monkeypatch.setenv("SOURCING_CACHE", str(corpus / "cache"))
    monkeypatch.delitem(sys.modules, "verify", raising=False)
    import verify as benchmark

    monkeypatch.setattr(benchmark, "SPEED_BYTES", 20_000)
    assert benchmark.main(["--polnear", str(corpus), "--wice", str(corpus / "wice.jsonl")]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"^harmless, reported +9 +0 \(0\.00%\)$", printed, re.MULTILINE)
    assert re.search(r"^one word, exact words +7 +7 \(100\.00%\)$", printed, re.MULTILINE)
    assert re.search(r"^sourcing verify +1\.000 +1\.000 +1 +0 +0$", printed, re.MULTILINE)
    assert re.search(r"^5 MB of sources, \d+ verdicts: ", printed, re.MULTILINE)


def test_a_corpus_that_is_not_there_is_an_error(tmp_path, monkeypatch, capsys):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    monkeypatch.delitem(sys.modules, "verify", raising=False)
    import verify as benchmark

    assert benchmark.main(["--wice", str(tmp_path / "gone.jsonl")]) == 2
    assert "gone.jsonl" in capsys.readouterr().err
