"""A text is read in the characters its words are mostly written with, and every one of them keeps its place."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import assert_sound, links, read, texts

from sourcing.documents.document import Span

INVISIBLE = ["\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff", "\u202a\u202c"]
UNUSUAL = {"ﬁ": "fi", "ﬄ": "ffl", "\u2011": "-", "\u02bc": "’", "´": "’", "`": "’", "′": "’"}
PIECES = st.sampled_from(
    [
        "mill",
        "a",
        " ",
        "  ",
        "\n",
        "\n\n",
        "**",
        "&#32;",
        "&shy;",
        "&#xFB03;",
        "“",
        ".",
        "é",
        "https://a.org/x",
        *INVISIBLE,
        *UNUSUAL,
    ]
)
READ = str.maketrans(UNUSUAL | {"ﬃ": "ffi"})


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("The vine\u00adyards burned.", ".txt"),
        ("\u200bThe vine\u00ad\u200byards burned.\u200e", ".txt"),
        ("\ufeff \u200b The vineyards\nburned.\n\nIt rained.", ".txt"),
        ("The **vine\u00adyards** burned.", ".md"),
        ("The vine&shy;yards burned.", ".md"),
        ("<p>The vine&shy;yards <b>bur&#8203;ned</b>.</p>", ".html"),
        ("<p>\u200b</p><p>The vineyards burned.</p>", ".html"),
    ],
)
def test_what_is_invisible_is_not_in_the_text(text, suffix):
    document = read(text, suffix)
    assert texts(document)[0] == "The vineyards burned."
    assert_sound(document)
    start = document.text.index("burned")
    mapped = document.offsets.to_source(Span(start, start + len("burned")))
    assert document.source.text[mapped.start] == "b"
    assert document.source.text[mapped.end - 1] == "d"


def test_a_paragraph_of_nothing_else_is_none():
    assert texts(read("\u200b\u00ad\n\nThe mill.", ".txt")) == ["The mill."]
    assert texts(read("\u200b", ".txt")) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The oﬃcials don´t say.", "The officials don’t say."),
        ("The o&#xFB03;cials don&#700;t say.", "The officials don’t say."),
        ("A well\u2011known mill.", "A well-known mill."),
        ("The mill`s wheel.", "The mill’s wheel."),
        ("It is 5′4 long, and ´old´.", "It is 5′4 long, and ´old´."),
        ("Run `mill` first.", "Run \ufffc first."),
        ("It  is   expected    to close.  Soon.", "It is expected to close. Soon."),
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_unusual_characters_are_read_as_the_usual_ones(text, shown, suffix):
    if suffix == ".html":
        text = f"<p>{text.replace('`mill`', '<code>mill</code>')}</p>"
    document = read(text, suffix)
    assert texts(document) == [shown]
    assert_sound(document)


def test_a_word_with_a_joined_letter_is_placed_as_a_whole():
    document = read("The oﬃcials left.", ".txt")
    start = document.text.index("officials")
    assert document.offsets.to_source(Span(start, start + len("officials"))) == (4, 11)
    assert document.offsets.to_source(Span(start + 2, start + 4)) == (5, 6), "parts of the joined letter are all of it"


def test_links_and_the_parts_of_an_emoji_stay():
    document = read("See [the vine\u00adyards](https://a.org) \U0001f469\u200d\U0001f680 soon.", ".md")
    assert links(document) == [("the vineyards", "https://a.org", "link")]
    assert "\U0001f469\u200d\U0001f680" in document.text


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@given(text=st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=150)
def test_every_character_that_is_left_keeps_its_place(suffix, text):
    document = read(text, suffix)
    assert_sound(document)
    assert not any(mark in document.text for mark in INVISIBLE)
    for at, character in enumerate(document.text):
        place = document.offsets.to_source(Span(at, at + 1))
        written = document.source.text[place.start : place.end]
        assert not character.isalnum() or written == character or character in unescape(written).translate(READ)
