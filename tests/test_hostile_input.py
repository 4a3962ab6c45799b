"""Text that nobody wrote for readers: the whole way to findings neither crashes on it nor takes more than its share.

Work is counted in calls of Python functions, which no other program on the machine changes. Four times the text may be
about four times the work. Time itself is for benchmarks.
"""

from __future__ import annotations

import gc
import tracemalloc

import pytest
from checking import calls_of, checked

from sourcing.analysis import sentences
from sourcing.analysis.credits import Credits
from sourcing.analysis.remembered import forget
from sourcing.checks import scope
from sourcing.documents.source import Source
from sourcing.hits import run_rules
from sourcing.lean import flat
from sourcing.linter import facts_of
from sourcing.options import options
from sourcing.workspace import Workspace

SMALL = 700
MOST_UNITS = 120
"""The smaller of the two texts that are compared has as many characters, or repeats its unit as many times."""

MOST_GROWTH = 8
"""Linear work grows four times and square work sixteen times when the text does four times."""

LEAST_CALLS = 1000

UNITS = {
    "sentences": "Roughly 50 hostages remain in Gaza, he said. ",
    "figures that no sentence ends": "roughly 50 hostages and ",
    "figures alone": "50 ",
    "differences": "a gap of 12 points wide and ",
    "shares of a poll": "In a poll 41 percent in the town and ",
    "votes": "he won 470,000 votes and ",
    "multiples": "prices doubled in March and ",
    "names": "Ann Roe ",
    "names in a list": "Roe, ",
    "cues": "he said ",
    "cues of belief": "who thinks that ",
    "who had been there": "a man who had been there ",
    "according to": "according to ",
    "claims that": "the mayor’s claim that ",
    "possessives": "Roe’s ",
    "labels": "ROE: no ",
    "acronyms": "Big Quarry (BQ) ",
    "opening marks": "“",
    "closing marks": "”",
    "straight marks": '"',
    "apostrophes": "'a ",
    "quotations": "“a” ",
    "single quotations": "‘a’ ",
    "single marks left open": "‘a ",
    "paragraphs of open quotations": "“Rents rose 40 percent.\n\n",
    "round brackets": "(",
    "square brackets": "[",
    "dashes": "— ",
    "full stops": ".",
    "colons": "a: “b” ",
    "links": "[a 40](http://b.c) ",
    "paragraphs of links": "Rents rose [40](http://b.c).\n\n",
    "headings": "# Rents rose 40 percent\n\n",
    "list items": "- Rents rose 40 percent.\n",
    "paragraphs": "Rents rose 40 percent, he said.\n\n",
    "block quotes": "> Rents rose.\n\nHe left.\n\n",
    "comments": "Rents rose 40 percent. <!-- sourcing: ignore[unattributed-number] counted -->\n\n",
    "emoji": "50 🙂 ",
}


def check(text, suffix):
    report = checked(text, f"a{suffix}")
    assert report.errors == ()
    return report


def calls_in(text, suffix):
    """Count what is called while a text is checked."""
    return calls_of(lambda: check(text, suffix))


@pytest.fixture(scope="module", autouse=True)
def _warm():
    """Read rules and vocabulary before anything is counted."""
    for suffix in (".txt", ".md", ".html"):
        check("Roughly 50 hostages remain, he said.", suffix)


PLAIN = (
    "sentences",
    "paragraphs",
    "quotations",
    "opening marks",
    "paragraphs of open quotations",
    "list items",
    "emoji",
)
"""What the reader of plain text may make more of; that of Markdown is given all."""


@pytest.mark.parametrize(("name", "suffix"), [*((name, ".md") for name in UNITS), *((name, ".txt") for name in PLAIN)])
def test_work_grows_no_faster_than_the_text(name, suffix):
    unit = UNITS[name]
    times = min(SMALL // len(unit), MOST_UNITS)
    idle = calls_in("", suffix)
    few, many = calls_in(unit * times, suffix) - idle, calls_in(unit * 4 * times, suffix) - idle
    assert many <= MOST_GROWTH * max(few, LEAST_CALLS)


@pytest.mark.parametrize("figure", ["40 looms there, ", "40, ", "40 votes won, "])
def test_figures_behind_a_source_take_no_more_than_their_share(figure):
    opening = "The ministry said 300 homes burned in it. The mill lost "
    idle = calls_in(opening, ".txt")
    few, many = (calls_in(opening + figure * times, ".txt") - idle for times in (40, 160))
    assert many <= MOST_GROWTH * max(few, LEAST_CALLS)


@pytest.mark.parametrize(
    ("attributed", "times"),
    [("experts say that some 45 people died, and ", 30), ("Ann Roe of the council said that it had closed and ", 120)],
)
def test_attributions_that_no_sentence_ends_take_no_more_than_their_share(attributed, times):
    few, many = (calls_in(attributed * count, ".txt") for count in (times, 4 * times))
    assert many <= MOST_GROWTH * few


def test_sentences_with_notes_take_no_more_than_their_share():
    few, many = (calls_in("It is old.[6] " * count, ".txt") for count in (150, 600))
    assert many <= MOST_GROWTH * few


LARGE = {
    "a line of 200,000 letters": ("a", 200_000),
    "a line of 200,000 digits": ("1", 200_000),
    "a line of words": ("roughly the same words and ", 60_000),
    "50,000 quote marks": ('"', 50_000),
    "10,000 opening marks": ("“", 10_000),
    "deep brackets": ("([{", 60_000),
    "deep block quotes": ("> ", 40_000),
    "20,000 headings": ("# Rents\n", 160_000),
    "nested lists": ("- ", 40_000),
}


LONG_SENTENCES = {
    "words that no full stop ends": ("roughly 50 hostages and ", ".txt"),
    "links in a sentence": ("[a 40](http://b.c) ", ".md"),
}


@pytest.mark.parametrize(("unit", "suffix"), LONG_SENTENCES.values(), ids=LONG_SENTENCES.keys())
def test_what_is_told_of_a_sentence_is_found_once(monkeypatch, unit, suffix):
    """What a rule excepts, who signs a block and which links it has: asked for each figure, looked for once."""
    seen = []
    for owner, name in ((scope, "matches"), (Credits, "_has_citation")):
        real = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *given, real=real: seen.append(real) or real(*given))
    counts = []
    for times in (50, 200):
        seen.clear()
        check(unit * times, suffix)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_claim_has_a_cover_of_each_kind_once():
    for times in (1, 50):
        facts = facts_of(Source("a.md", "[a 40](http://b.c) " * times), Workspace(options(None, None, (), ())).language)
        assert {len(claim.covers) for claim in facts.claims} == {1}


@pytest.mark.parametrize("mark", ["“", "‘a ", "«"])
def test_the_segmenter_is_not_given_thousands_of_quotations_left_open(monkeypatch, mark):
    given = []
    real = sentences.segment
    monkeypatch.setattr(sentences, "segment", lambda language, text: given.append(text) or real(language, text))
    check(mark * 2000, ".txt")
    assert sum(text.count(mark[0]) for text in given) <= 500
    given.clear()
    check("“It rose,” she said. " * 2000, ".txt")
    assert sum(text.count("“") for text in given) == 2000


@pytest.mark.parametrize(("unit", "length"), LARGE.values(), ids=LARGE.keys())
def test_a_large_text_is_read_to_its_end(unit, length):
    check(unit * (length // len(unit)), ".md")


PARAGRAPHS = (
    "The council of Leeds spent {n} million pounds on {n} homes. More will be built, Ann Roe said on Monday.",
    "“Rents rose by {n} percent,” said Ben Fox, who owns {n} houses. “Nobody built anything.”",
    "Nothing else happened in the {n}th week of the year, and few of those who live there minded.",
)
MOST_KEPT = {"an article": (flat.FEW, 40), "a book": (50, 26)}
"""Up to how many values of a kind are kept as they are, and bytes a character; an object for each word alone would be twenty."""


@pytest.mark.parametrize(("few", "most"), MOST_KEPT.values(), ids=MOST_KEPT.keys())
def test_what_is_known_of_a_text_takes_a_few_times_its_size(monkeypatch, few, most):
    monkeypatch.setattr(flat, "FEW", few)
    monkeypatch.setattr(flat, "_LATELY", 20)
    monkeypatch.setattr("sourcing.analysis.lettered.FEW_FORMS", few)
    text = "\n\n".join(paragraph.format(n=number) for number in range(2000, 2080) for paragraph in PARAGRAPHS)
    source, workspace = Source("a.txt", text), Workspace(options(None, None, (), ()))
    rules, language = workspace.settings(None).rules, workspace.language
    run_rules(rules, facts_of(source, language))  # what is compiled and looked up once stays
    forget()
    gc.collect()
    tracemalloc.start()
    try:
        facts = facts_of(source, language)
        hits, errors = run_rules(rules, facts)
        forget()
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(hits) > len(text) // 1000
    assert errors == []
    assert kept <= most * len(text)


def test_brackets_that_close_in_depth():
    depth = 600
    for opening, closing in (
        ("(", ")"),
        ("[", "]"),
        ("“", "”"),
        ("<div>", "</div>"),
        ("<blockquote>", "</blockquote>"),
        ("**", "**"),
    ):
        for suffix in (".txt", ".md", ".html"):
            check(f"{opening * depth}Roughly 50 hostages remain.{closing * depth}", suffix)
