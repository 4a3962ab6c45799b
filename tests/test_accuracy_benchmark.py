"""The accuracy benchmark: a corpus of two articles gives the same figures in either layout, and the right ones."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"

HARBOUR = """Harbour dues to rise

The harbour board said on Monday that dues would rise by 12 percent in April.

“We have not touched the tariff in nine years,” Ada Holt said.

About 4,300 boats use the harbour.
"""
QUARRY = """The quarry will close, according to Tarn Stone.

It employs 85 people in 2 villages.

“Nobody told us a thing about it,” said Ben Rudd, a driver.
"""
ARTICLES = {
    "harbour": (
        HARBOUR,
        ["Harbour dues to rise", HARBOUR.splitlines()[2], HARBOUR.splitlines()[4], HARBOUR.splitlines()[6]],
        [
            {
                "source": ["The harbour board"],
                "cue": ["said on Monday"],
                "content": ["that dues would rise by 12 percent in April"],
            },
            {
                "source": ["Ada Holt"],
                "cue": ["said"],
                "content": ["“We have not touched the tariff", "in nine years,”"],
            },
        ],
    ),
    "quarry": (
        QUARRY,
        [line for line in QUARRY.splitlines() if line],
        [
            {"source": ["Tarn Stone"], "cue": ["according to"], "content": ["The quarry will close"]},
            {
                "source": ["Ben Rudd, a driver"],
                "cue": ["said"],
                "content": ["“Nobody told us a thing about it,”"],
            },
        ],
    ),
}
PAIRS = [
    ("stat", HARBOUR.splitlines()[2], "Dues would rise by 12 percent in April."),
    ("quote", HARBOUR.splitlines()[4], "“We have not touched the tariff in nine years.”"),
    ("quote", QUARRY.splitlines()[4], "“Nobody told us a thing about it.”"),
]


def place(text, part, after=0):
    start = text.index(part, after)
    return [start, start + len(part)]


def places(text, sentence, attribution):
    """The spans of each part; what the parts quote stands in the sentence that holds the first of the content."""
    after = text.index(sentence)
    return {role: [place(text, part, after) for part in parts] for role, parts in attribution.items()}


def golds(text, attributions):
    """The attributions with spans, each searched from the start of its line."""
    for attribution in attributions:
        line = next(line for line in text.splitlines() if attribution["content"][0] in line)
        yield places(text, line, attribution)


def write_jsonl(folder):
    (folder / "dev").mkdir(parents=True)
    rows = []
    for name, (text, sentences, attributions) in ARTICLES.items():
        (folder / "dev" / f"{name}.txt").write_text(text, encoding="utf-8")
        row = {
            "id": name,
            "sentences": [place(text, sentence) for sentence in sentences],
            "attributions": list(golds(text, attributions)),
        }
        rows.append(json.dumps(row))
    (folder / "dev.gold.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    pairs = [
        {"id": str(number), "kind": kind, "full_quote": kind == "quote", "sentence": sentence, "ablated": ablated}
        for number, (kind, sentence, ablated) in enumerate(PAIRS)
    ]
    partial = {"id": "part", "kind": "quote", "full_quote": False, "sentence": "He is “late”.", "ablated": "“Late”."}
    lines = "".join(json.dumps(pair) + "\n" for pair in [*pairs, partial])
    (folder / "dev.pairs.jsonl").write_text(lines, encoding="utf-8")
    return folder


def standoff(text, attributions):
    lines = []
    for number, gold in enumerate(golds(text, attributions), 1):
        arguments = []
        for role, spans in gold.items():
            key = f"T{len(lines) + 1}"
            offsets = ";".join(f"{start} {end}" for start, end in spans)
            lines.append(f"{key}\t{role.title()} {offsets}\t{text[spans[0][0] : spans[0][1]]}")
            arguments.append(f"{role.title()}:{key}")
        lines.append(f"E{number}\tAttribution:T0 {' '.join(arguments)}")
    return "\n".join(lines) + "\n"


def corenlp(text, sentences):
    tokens = "".join(
        f"<sentence id='{number}'><tokens><token id='1'><CharacterOffsetBegin>{start}</CharacterOffsetBegin>"
        f"<CharacterOffsetEnd>{start + 1}</CharacterOffsetEnd></token><token id='2'><CharacterOffsetBegin>{end - 1}"
        f"</CharacterOffsetBegin><CharacterOffsetEnd>{end}</CharacterOffsetEnd></token></tokens></sentence>"
        for number, (start, end) in enumerate((place(text, sentence) for sentence in sentences), 1)
    )
    mention = "<coreference><mention><sentence>1</sentence></mention></coreference>"
    return f"<root><document><sentences>{tokens}</sentences>{mention}</document></root>"


def write_brat(folder, *, parsed=True):
    split = folder / "data" / "dev"
    for part in ("text", "attributions", "corenlp"):
        (split / part).mkdir(parents=True)
    for name, (text, sentences, attributions) in ARTICLES.items():
        (split / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
        annotated = split / "attributions" / f"{name}_4b22.ann"
        annotated.write_text(standoff(text, attributions), encoding="utf-8")
        if parsed:
            (split / "corenlp" / f"{name}.txt.xml").write_text(corenlp(text, sentences), encoding="utf-8")
    (split / "attributions" / "quarry_ef2d.ann").write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def accuracy():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield importlib.import_module("accuracy")
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def tally(accuracy, tmp_path_factory):
    corpus = accuracy.read_corpus(write_jsonl(tmp_path_factory.mktemp("jsonl")), "dev")
    return accuracy.measure(corpus, "news", processes=1)


def test_both_layouts_give_the_same_figures(accuracy, tally, tmp_path):
    checkout = accuracy.read_corpus(write_brat(tmp_path), "dev")
    again = accuracy.measure(checkout, "news", processes=1)
    assert again.figures() == tally.figures()
    assert accuracy.render(again, 0) == accuracy.render(tally, 0)


def test_an_article_that_the_corpus_does_not_split_is_split_here(accuracy, tally, tmp_path):
    checkout = accuracy.read_corpus(write_brat(tmp_path, parsed=False), "dev")
    assert accuracy.measure(checkout, "news", processes=1).figures() == tally.figures()


def test_the_checkout_yields_the_pairs(accuracy, tmp_path):
    checkout = accuracy.read_corpus(write_brat(tmp_path), "dev")
    assert [tuple(pair[1:]) for pair in checkout.pairs] == PAIRS


def test_the_figures_are_those_counted_by_hand(tally):
    """Both uncovered figures are reported, both quotations have their speaker, and every pair comes out."""
    assert tally.sentences == {
        "m1_stat": [(False, False), (True, True)],
        "m1_digit": [(False, False), (True, True), (True, True)],
        "m2": [(False, False), (True, True), (True, True), (False, False), (True, True), (False, False), (True, True)],
    }
    figures = tally.figures()
    assert [figures[name] for name in ("m1_stat", "m1_digit", "m2", "m3_stat", "m3_quote")] == [1.0] * 5
    assert (figures["m4_false_alarm"], figures["m4_named"], figures["m4_speaker"]) == (0.0, 1.0, 1.0)
    assert tally.quotations == 2
    assert all(figures[f"m5_{part}_overlap"] == 1.0 for part in ("source", "cue", "content"))


def test_exact_spans_count_less_than_overlapping_ones(accuracy):
    span = accuracy.Span
    article = importlib.import_module("polnear_corpus").Article(
        "a", Path("a.txt"), "x" * 30, (span(0, 30),), (accuracy.Credit((span(0, 5),), (span(6, 9),), (span(10, 20),)),)
    )
    credit = accuracy.Credit((span(0, 5),), (), (span(12, 30), span(25, 30)))
    tally = accuracy.Tally()
    tally.add_article(article, accuracy.Reading((), (credit,)))
    assert tally.exact == {"source": [(1, 0, 0)], "cue": [(0, 0, 1)], "content": [(0, 2, 1)]}
    assert tally.overlap == {"source": [(1, 0, 0)], "cue": [(0, 0, 1)], "content": [(1, 1, 0)]}


def test_the_command_prints_json(accuracy, tally, tmp_path, capsys):
    assert accuracy.main([str(write_jsonl(tmp_path)), "--preset", "news", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == tally.figures()


def test_differences_are_shown_when_asked_for(accuracy, tally):
    tally.misses.append(accuracy.Miss("M2 missed", "quarry", "It employs\n85 people."))
    assert accuracy.render(tally, 1).splitlines()[-1] == "M2 missed\tquarry\tIt employs 85 people."
    assert "M2 missed" not in accuracy.render(tally, 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("T1 Source 0 5\n", ":1: not brat standoff"),
        ("T1\tSource 0 five\tx\n", ":1: not brat standoff"),
        ("E1\tAttribution:T1 Source:T9\n", "names 'T9', which is not there"),
    ],
)
def test_broken_annotations_are_named(accuracy, tmp_path, capsys, content, said):
    folder = write_brat(tmp_path)
    broken = folder / "data" / "dev" / "attributions" / "harbour_4b22.ann"
    broken.write_text(content, encoding="utf-8")
    assert accuracy.main([str(folder)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(str(broken))
    assert said in error


def test_a_folder_of_neither_layout_is_refused(accuracy, tmp_path, capsys):
    assert accuracy.main([str(tmp_path)]) == 2
    assert "give a PolNeAR checkout" in capsys.readouterr().err


def test_an_attribution_may_have_no_source_and_its_content_many_pieces(accuracy):
    annotated = "T1\tContent 10 20;25 30\tx\nT2\tCue 0 4\tsaid\nE1\tAttribution-no-source:T3 Content:T1 Cue:T2\n"
    (gold,) = importlib.import_module("polnear_corpus").parse_brat(annotated, "a.ann")
    assert gold == ((), ((0, 4),), ((10, 20), (25, 30)))
