"""Places as an editor counts them, against a count by hand: the encoded line, unit by unit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.server.text import Change, Place, Text

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
ALPHABET = "ab 🙂👩‍👩‍👧e\u0301ß\u2028\x0c\x85\ufeff\t\r\n"
texts = st.text(alphabet=ALPHABET, max_size=40)
encodings = st.sampled_from(sorted(UNITS))


def lines(text):
    """The lines of a text, ends included, as the protocol splits them: \\n, \\r\\n and \\r, nothing else."""
    found, line = [], ""
    for index, character in enumerate(text):
        line += character
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            found.append(line)
            line = ""
    return [*found, line]


def count(text, encoding):
    codec, size = UNITS[encoding]
    return len(text.encode(codec)) // size


@settings(max_examples=200)
@given(texts, encodings, st.data())
def test_offset_and_place_are_each_others_inverse(content, encoding, data):
    text = Text("a.txt", content, encoding)
    offset = data.draw(st.integers(0, len(text.source.text)))
    place = text.place(offset)
    before = content[: offset + len(content) - len(text.source.text)]
    if before.endswith("\r") and content[len(before) : len(before) + 1] == "\n":
        return  # between the halves of a line end, where no cursor stands
    assert place == Place(len(lines(before)) - 1, count(lines(before)[-1], encoding))
    assert text.offset(place) == offset


def whole(text):
    return "\ufeff" * text.source.bom + text.source.text


@settings(max_examples=200)
@given(texts, st.lists(st.tuples(texts, st.data()), max_size=4))
def test_edits_replace_what_is_between_their_places_and_nothing_else(content, edits):
    text, expected = Text("a.txt", content), content
    for new, data in edits:
        places = [text.place(data.draw(st.integers(0, len(text.source.text)))) for _ in "ab"]
        start, end = (len(expected) - len(text.source.text) + text.offset(place) for place in sorted(places))
        text = text.edited([Change(new, *places)])
        expected = expected[:start] + new + expected[end:]
        assert whole(text) == expected
    assert whole(text.edited([Change("new")])) == "new"


@settings(max_examples=100)
@given(texts, st.lists(st.builds(Place, st.integers(-2, 9), st.integers(-2, 60)), min_size=2, max_size=2), encodings)
def test_no_place_is_so_wrong_that_an_edit_there_fails(content, places, encoding):
    edited = Text("a.txt", content, encoding).edited([Change("🙂", *places)])
    assert len(whole(edited)) <= len(content) + 1
    assert "🙂" in edited.source.text


@pytest.mark.parametrize(
    ("content", "place", "offset"),
    [
        ("a🙂b", Place(0, 3), 2),
        ("a🙂b", Place(0, 2), 1),  # inside the emoji: its beginning
        ("a🙂b", Place(0, 99), 3),
        ("a🙂b", Place(9, 0), 3),
        ("e\u0301x", Place(0, 2), 2),  # a combining mark is a unit of its own
        ("\ufeffab", Place(0, 2), 1),  # the byte order mark is in the editor's line and not in the source
        ("a\r\nb", Place(0, 9), 1),
        ("a\u2028b\x0cc\nd", Place(0, 5), 5),
        ("a\u2028b\x0cc\nd", Place(1, 0), 6),
    ],
)
def test_places(content, place, offset):
    assert Text("a.txt", content).offset(place) == offset


def test_half_an_emoji_is_one_replacement_character():
    text = Text("a.txt", "a\ud83db")
    assert text.source.text == "a\ufffdb"
    assert text.place(2) == Place(0, 2)
    assert text.edited([Change("\ude42", Place(0, 0), Place(0, 0))]).source.text == "\ufffda\ufffdb"
