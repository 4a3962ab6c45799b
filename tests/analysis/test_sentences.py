"""Where a sentence ends: the traps of newsroom copy, the seed's sentences, and what holds for every text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from analysing import analysed
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.analysis.remembered import forget

TESTS = Path(__file__).parents[1]
GOLDEN = json.loads((TESTS / "golden" / "seed_sentences.json").read_text(encoding="utf-8"))
SEED = TESTS.parent / "seeds" / GOLDEN["document"]

SPLIT = [
    # Titles and ranks
    "Mr. Fox met Mrs. Roe.|They spoke.",
    "Dr. Roe of St. Mary’s and Prof. Fox met Gen. Ray.|They ate.",
    "Sen. Ann Roe (R-Ohio) spoke.|Rep. Ben Fox, D-Iowa, left.",
    "Roe Jr. spoke.|Fox Sr. left.",
    "Gov. Roe met Lt. Col. Fox.|He saluted.",
    "State Atty. Gen. Ann Roe left.|Pfc. Ray and Messrs. and Mmes. Fox and Lee stayed.",
    # Figures, equations, roads
    "It lies as shown in Figs. 7 and 8.|Put Eq. (6) in eqn. (1) for that.",
    "He lives at Rte. 3, Leeds, near the Southern Ry. Co.|He walks.",
    "It had an income of Rs. 1.16 crore.|Nobody asked.",
    # Countries, bodies, firms
    "He left for the U.S. on Monday.|She stayed in the U.S.|She was glad.",
    "The U.S. Senate met.|It voted.",
    "The U.N. reported it.|The E.U. denied it.",
    "He lives in Washington, D.C.|She lives in Leeds.",
    "He works at Acme Inc. in Leeds.|Acme Inc. is small.",
    "He runs Acme Corp.|Oil firms fell.",
    "He left Acme & Co.|Shares rose.",
    "Acme Corp. Chairman Ann Roe left.|Acme Inc. Tuesday said so.",
    "A farm in Co. Down was sold.|It rained.",
    # Times and dates
    "It began at 7 a.m. on Monday.|It ended at 9 p.m.|Nobody stayed.",
    "Jan. 6 was cold.|Feb. 7 was not.",
    "It began at 3 p.m. ET on Monday.|Nobody stayed.",
    "It began at 3 p.m. Monday in Leeds.|It ended at 9 p.m. Jan. 5 there.",
    "It ended at 9 p.m. GMT.|Nobody stayed.",
    "It ended at 9 p.m.|Monday’s vote was off.",
    # Initials
    "J. D. Vance spoke.|Nobody replied.",
    "Is it by George W. Bush?|It is by John F. Kennedy Jr. and friends.",
    "J.D. Vance spoke.|Nobody replied.",
    "Senator J.D. Vance spoke.|Nobody replied.",
    # A letter that is no initial
    "He wrote on X.|The post was deleted.",
    "Roe wrote to Plan B.|They replied.",
    "She takes vitamin C.|Nobody knows.",
    "“We win,” he wrote on X.|Nobody replied.",
    "He got an A.|She got a B.",
    # A whole word that looks like an abbreviation
    "It shut in May.|Roe left.",
    "Rents rose in May.|Analysts had expected a fall.",
    "“It shut in May,” he said.|On 5 May.|“We left in May.”",
    "He told me.|Roe said no.|Fox was ill.|Lee left.",
    "“It was in May. We left,” he said.",
    # Marks of notes
    "“The ditch is old.”[6]|Nobody knew.",
    '"The ditch is old."[6][7]|Nobody knew.',
    "The ditch is old.¹|Nobody knew.²",
    "The ditch is of 1990.[a]|Nobody knew.",
    "The ditch is old.(5)|Nobody knew.",
    # Units
    "It runs at 30 km/h.|Nobody knew.",
    # Numbers
    "Rents rose 4.2 percent.|Wages rose 1.5 percent.",
    "It cost $1.2 billion.|Nobody paid.",
    "It grew to 3.1.|Nobody knew.",
    "No. 10 is shut.|Nobody is in.",
    "See Fig. 3 for more.|It is on p. 4.",
    "It rose by approx. 40 tons.|Nobody knew why.",
    # Ellipses
    "He paused… then he left.|She stayed.",
    "He paused...|Then he left.",
    "“I was... surprised,” he said.|She left.",
    # Ends inside quotation marks, and quotations that do not end
    "“It is certainly underway.”|Nobody replied.",
    "He said it was “underway.”|Nobody replied.",
    "“Is it over?” she asked.|“No.”",
    "“It is over!” he shouted.|Nobody heard.",
    "“I lost. I will appeal. Nothing changes,” Roe said.",
    "“I lost,” Roe said.|“I will appeal.”|She left.",
    "She said: “I lost. I will appeal.”|Then she left.",
    "He said, “I left.”|She did not.",
    "‘I lost.’|She left.",
    '"It is over."|Nobody replied.',
    "'It is over,' he said.|Nobody replied.",
    # Other ends and none
    "Who left?|Roe did.|Why?|Nobody knows!",
    "She left (at 9 a.m.).|He stayed.",
    "(Nobody knows.)|She left.|(See Chapter 6. It is long.)|From this she took it.",
    "He left (it was late.) and she stayed.|Roe (R., Conn.) stayed.",
    "Visit example.com today.|It is free.",
    "Yahoo! is back.|Nobody cares.",
    "Roe, Fox et al. found it.|It works.",
    "She wrote for the Mail on Sunday.|It closed.",
    "He said it — and left — at once.|She stayed.",
    "🙂 Rents rose.|Wages fell. 🙂",
]

KNOWN_MISSES = [
    "Rents rose.|J.D. Vance spoke again.",
    "Was he there?|No.|He left.",
]


def sentences(text, suffix=".txt"):
    document, found, _ = analysed(text, suffix)
    return [document.text[sentence.span.start : sentence.span.end] for sentence in found]


@pytest.mark.parametrize("marked", SPLIT)
def test_sentences_end_where_a_reader_ends_them(marked):
    assert sentences(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize("marked", KNOWN_MISSES)
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known miss: promote it to the table above")
def test_sentences_that_are_not_split_yet(marked):
    assert sentences(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        (".md", "1. Rents rose. Wages fell.\n2. Nobody knew.\n", ["Rents rose.", "Wages fell.", "Nobody knew."]),
        (".md", "- Rents rose\n- Wages fell\n", ["Rents rose", "Wages fell"]),
        (".md", "# Rents rise\n\nRents rose.\n", ["Rents rise", "Rents rose."]),
        (".md", "Rents\nrose. Wages\nfell.\n", ["Rents rose.", "Wages fell."]),
        (".md", "Mr. **Fox** left. *She* stayed.\n", ["Mr. Fox left.", "She stayed."]),
        (".html", "<p>Rents rose.<p>Wages fell. Nobody knew.", ["Rents rose.", "Wages fell.", "Nobody knew."]),
        (".txt", "1. Rents rose.\n2. Wages fell.\n", ["Rents rose.", "Wages fell."]),
        (".txt", "Rents rose\nWages fell.\n", ["Rents rose", "Wages fell."]),
    ],
)
def test_no_sentence_crosses_a_block(suffix, text, expected):
    assert [" ".join(sentence.split()) for sentence in sentences(text, suffix)] == expected


def test_the_seed_is_split_as_a_reader_splits_it():
    text = SEED.read_text(encoding="utf-8")
    found = [
        {"line": text.count("\n", 0, sentence.span.start) + 1, "start": sentence.span.start, "end": sentence.span.end}
        for sentence in analysed(text).sentences
    ]
    assert found == [{key: sentence[key] for key in ("line", "start", "end")} for sentence in GOLDEN["sentences"]]
    assert [text[s["start"] : s["end"]] for s in GOLDEN["sentences"]] == [s["text"] for s in GOLDEN["sentences"]]


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u3000"])
def test_a_space_of_any_kind_may_stand_before_a_full_stop(space):
    found = [sentence.replace(space, " ") for sentence in sentences(f"We moved to plan B{space}. Rents rose.")]
    assert found == sentences("We moved to plan B . Rents rose.")


def test_only_what_may_be_several_sentences_is_given_to_the_segmenter(monkeypatch):
    given = []
    monkeypatch.setattr("sourcing.analysis.sentences.segment", lambda _, text: given.append(text) or [text])
    forget()
    lines = [
        "Rents rise in Leeds",
        "Rents rose by 4 percent, “and fast,” she said.",
        "Who knew? Nobody.",
        "It rose 4.5%.",
    ]
    assert sentences("\n\n".join(lines)) == lines
    assert given == lines[2:]
    forget()


PIECES = st.sampled_from(
    [
        *("Rents", "rose", "Mr", "U.S", "X", "4", "2", "a.m", "“", "”", "’", '"', "'", "(", ")", "—", "…", "😀", "é"),
        *(". ", ". ", "? ", "! ", " ", " ", "\n", "\n\n", "\t", ".", ",", ": ", ".”", "\u2028", "\x00"),
    ]
)


@given(text=st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150)
def test_sentences_hold_every_word_once_and_in_order(text):
    document, found, words = analysed(text)
    for sentence in found:
        block = document.blocks[sentence.block].span
        assert block.start <= sentence.span.start < sentence.span.end <= block.end
        shown = document.text[sentence.span.start : sentence.span.end]
        assert shown == shown.strip()
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
        assert before.block <= after.block
    held = "".join(document.text[sentence.span.start : sentence.span.end] for sentence in found)
    written = "".join(document.block_text(block) for block in document.blocks)
    assert "".join(held.split()) == "".join(written.split())
    assert all(
        words.starts[sentence.first] >= sentence.span.start for sentence in found if sentence.first < sentence.last
    )
