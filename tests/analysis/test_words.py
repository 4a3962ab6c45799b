"""Words, their places and their letters, whatever stands between them."""

from __future__ import annotations

import pytest
from analysing import ENGLISH, analysed
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.analysis.lettered import JOINED, LETTERS_A_WORD, POLL, WORD, lettered
from sourcing.lean import flat


@pytest.mark.parametrize(
    ("text", "forms", "joined"),
    [
        ("Rents rose, she said.", ["Rents", "rose", ",", "she", "said", "."], "  +  +"),
        ("Ann’s U.S. visit", ["Ann", "’s", "U.S.", "visit"], " +  "),
        ("3million 1,200 a-b", ["3", "million", "1,200", "a-b"], " +  "),
        ("so 😀 far→near…", ["so", "far", "near", "…"], "   +"),
        ("“Yes,” he said", ["“", "Yes", ",", "”", "he", "said"], " +++  "),
        ("x" * 80, ["x" * 80], " "),
    ],
)
def test_a_text_is_split_into_words(text, forms, joined):
    words = analysed(text).words
    assert words.forms == forms
    assert words.joined == joined


PIECES = st.sampled_from(
    [
        *(
            "Rents",
            "rose",
            "Mr.",
            "U.S.",
            "x",
            "40",
            "3million",
            "Ann’s",
            "’s",
            "we’re",
            "a-b",
            "--",
            "...",
            "``",
            "''",
        ),
        *(
            " ",
            " ",
            " ",
            "\n",
            "\t",
            "\u00a0",
            ".",
            ",",
            "“",
            "”",
            "’",
            "(",
            ")",
            "?",
            "😀",
            "e\u0301",
            "€",
            "%",
            "\x01",
            "Ü",
            "´",
        ),
    ]
)


@given(text=st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150)
def test_each_word_stands_where_it_says(text):
    document, sentences, words = analysed(text)
    assert len(words.forms) == len(words.tags) == len(words.figures) == len(words.joined) == len(words.starts)
    for sentence in sentences:
        shown = document.text[sentence.span.start : sentence.span.end]
        found = [(match.group(), sentence.span.start + match.start()) for match in WORD.finditer(shown)]
        indexes = range(sentence.first, sentence.last)
        assert [(words.forms[index], words.starts[index]) for index in indexes] == found
        for index, (form, start) in zip(indexes, found, strict=True):
            assert words.ends[index] == start + len(form)
            assert words.index_at(start) == index
            follows = index > sentence.first and words.ends[index - 1] == start
            assert (words.joined[index] == "+") == follows


def test_what_is_long_or_comes_too_often_is_not_remembered():
    table = lettered(ENGLISH)
    before = len(table)
    assert len(table["y" * 500]) == LETTERS_A_WORD
    assert len(table) == before


@pytest.mark.parametrize("word", ["said", "Roe", "million", "EUR", "half", "pledged"])
def test_a_word_is_the_same_whatever_marks_stand_around_it(word):
    alone, marked = lettered(ENGLISH)[word], lettered(ENGLISH)[f"(“{word}”),"]
    assert lettered(ENGLISH).forms[f"(“{word}”),"] == ("(", "“", word, "”", ")", ",")
    assert marked[2 * LETTERS_A_WORD : 3 * LETTERS_A_WORD] == f"{alone[:-1]}{JOINED}"


@pytest.mark.parametrize("word", ["poll", "Poll", "POLL", "pOlL", "poll,", "Poll."])
def test_a_word_for_a_poll_is_marked_however_it_is_written_and_however_often_it_comes(word):
    for text in (f"A {word}", f"Nobody saw a {word} there", f"A {word}"):
        words = analysed(text).words
        assert [(words.forms[at].lower(), marks) for at, marks in words.marks] == [("poll", POLL)]
        lettered(ENGLISH).clear()  # as when it is full
        lettered(ENGLISH).forms.clear()


def test_words_are_the_same_gathered_a_few_or_many_at_a_time(monkeypatch):
    text = "\n\n".join(f"Ann Roe’s aide said {number} homes burned. “No,” he said." for number in range(30))
    read = []
    for few in (0, 7, 100):
        monkeypatch.setattr(flat, "FEW", few)
        monkeypatch.setattr("sourcing.analysis.lettered.FEW_FORMS", few)
        words = analysed(text).words
        read.append((list(words.forms), words.tags, words.figures, words.joined, list(words.starts)))
    assert read[0] == read[1] == read[2]


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["★★★★", "Rents fell.", "She left. He stayed, Roe said.", "…", "😀", "– – –"]), max_size=8)
)
def test_the_words_of_each_sentence_are_its_own_be_it_without_any(paragraphs):
    parsed = analysed("\n\n".join(paragraphs))
    for sentence in parsed.sentences:
        assert parsed.words.lowered_in(sentence) == parsed.words.lowered(sentence.first, sentence.last)
    for sentence in reversed(parsed.sentences):
        assert parsed.words.lowered_in(sentence) == parsed.words.lowered(sentence.first, sentence.last)
