"""Bytes become text; offsets become lines and columns as an editor counts them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.documents.source import BinaryFileError, Source, UnreadableError, decode, read_source


@pytest.mark.parametrize(
    ("text", "offset", "line", "column", "utf16"),
    [
        ("", 0, 1, 1, 1),
        ("ab\ncd", 3, 2, 1, 1),
        ("ab\r\ncd", 4, 2, 1, 1),
        ("ab\rcd", 4, 2, 2, 2),
        ("a\u2028b\x0bc\x85d", 6, 1, 7, 7),
        ("😀x", 1, 1, 2, 3),
        ("a\n😀é😀z", 5, 2, 4, 6),
        ("e\u0301x", 2, 1, 3, 3),
        ("a\n", 2, 2, 1, 1),
    ],
)
def test_positions(text, offset, line, column, utf16):
    source = Source("a.txt", text)
    place = source.position(offset)
    assert place == (line, column, offset)
    assert source.ends(place, place).end.utf16 == utf16


@settings(max_examples=60)
@given(st.text("aé€😀\n", max_size=20), st.integers(0, 20), st.sampled_from([0, 2_500]))
def test_columns_are_those_of_the_encodings(text, offset, before):
    """Also far into a line, where they are told in another way."""
    source = Source("a.txt", "x" * before + text)
    place = source.position(before + min(offset, len(text)))
    line = source.text[place.offset - place.column + 1 : place.offset]
    columns = source.ends(place, place).start
    assert columns == (len(line.encode("utf-8")) + 1, len(line.encode("utf-16-le")) // 2 + 1)


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside_the_text_is_refused(offset):
    with pytest.raises(ValueError, match=r"outside the text of a\.txt"):
        Source("a.txt", "ab").position(offset)


def test_lines():
    source = Source("a.txt", "one\r\ntwo\rthree\n")
    assert source.line_count == 4
    assert [source.line_text(line) for line in range(1, 5)] == ["one", "two", "three", ""]


def test_the_byte_order_mark_is_dropped_and_not_counted():
    source = decode(codecs.BOM_UTF8 + b"one", "a.txt")
    assert (source.text, source.bom) == ("one", True)
    assert decode(b"one", "a.txt").bom is False


@pytest.mark.parametrize(
    ("data", "message", "place"),
    [
        (b"ok\nok\nna\xc3\xafve caf\xe9", "byte 0xE9 at line 3, column 10 (byte offset 16); save it as UTF-8", (3, 10)),
        (b"\r\n\r\xff", "byte 0xFF at line 3, column 1 (byte offset 3); save it as UTF-8", (3, 1)),
        (codecs.BOM_UTF8 + b"a\xe9", "byte 0xE9 at line 1, column 2 (byte offset 4); save it as UTF-8", (1, 2)),
        ("hi".encode("utf-16"), "UTF-16 text (byte order mark FF FE), not UTF-8; save it as UTF-8", (None, None)),
        (codecs.BOM_UTF16_BE + b"\0h", "UTF-16 text (byte order mark FE FF)", (None, None)),
        ("hi".encode("utf-32"), "UTF-32 text (byte order mark FF FE 00 00)", (None, None)),
    ],
)
def test_what_is_not_utf8_is_named_with_place_and_remedy(data, message, place):
    with pytest.raises(UnreadableError) as caught:
        decode(data, "a.txt")
    assert message in str(caught.value)
    assert str(caught.value).startswith("a.txt: ")
    assert not isinstance(caught.value, BinaryFileError)
    assert (caught.value.line, caught.value.column) == place


def test_a_nul_byte_makes_a_file_binary():
    with pytest.raises(BinaryFileError, match="NUL byte at line 2, column 2"):
        decode(b"\x89PNG\na\0", "a.txt")


def test_reading_files(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo")
    assert read_source(path) == Source(str(path), "one\r\ntwo")
    with pytest.raises(UnreadableError, match="no such file or folder"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(UnreadableError, match="cannot be read: is a directory"):
        read_source(tmp_path)


@given(st.text(st.sampled_from("a\n\ré😀\u2028\t"), max_size=30))
@settings(max_examples=100)
def test_line_and_column_lead_back_to_the_offset(text):
    source = Source("a.txt", text)
    for offset in range(len(text) + 1):
        line, column, _ = source.position(offset)
        assert source.line_start(line) + column - 1 == offset
