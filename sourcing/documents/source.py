"""Turns the bytes of a file into decoded text, and offsets in that text into lines and columns."""

from __future__ import annotations

import codecs
import os
from bisect import bisect_left, bisect_right
from itertools import chain

from sourcing.kept.patterns import late_re
from sourcing.lean.light import cached_property, numbers
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value
from sourcing.places import Columns, Ends, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.lean.typed import StrPath

_NOT_ASCII = late_re("[^\x00-\x7f]")
_LAST_OF_TWO_BYTES, _LAST_OF_THREE_BYTES = "\u07ff", "\uffff"
"""The last characters that take so many bytes in UTF-8."""
_SHORT = 2_000
"""In characters: so far into a line it is sooner looked at than all that is not ASCII is counted."""
_LINE_END = late_re(r"\r\n?|\n")
_FOREIGN_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class UnreadableError(Exception):
    """A file that cannot be read as text. `line` and `column` where the trouble has a place, else None."""

    def __init__(self, path: str, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(path, message, line, column)
        self.path = path
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class BinaryFileError(UnreadableError):
    """A file that is no text at all: it holds a NUL byte."""


class Source(Value):
    """A decoded file. `text` keeps its line ends and has no byte order mark; `bom` says that there was one.

    Lines end with a line feed, a carriage return, or both in that order, as in editors, and nothing else.
    """

    path: str
    text: str
    bom: bool = False

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        ends = (end.end() for end in _LINE_END.finditer(self.text)) if "\r" in self.text else _line_feeds(self.text)
        return numbers(chain((0,), ends))

    @cached_property
    def _wide(self) -> tuple[Sequence[int], ...]:
        """The offsets of the characters that take at least two, three and four bytes in UTF-8."""
        if self.text.isascii():
            return (), (), ()
        two = numbers(match.start() for match in _NOT_ASCII.finditer(self.text))
        three = numbers(offset for offset in two if self.text[offset] > _LAST_OF_TWO_BYTES)
        four = numbers(offset for offset in three if self.text[offset] > _LAST_OF_THREE_BYTES)
        return two, three, four

    @property
    def line_count(self) -> int:
        return len(self._line_starts)

    def line_start(self, line: int) -> int:
        """Give the offset, in code points, at which a line begins. Lines count from 1."""
        return self._line_starts[line - 1]

    def line_text(self, line: int) -> str:
        """Give a line without its line end. Lines count from 1."""
        starts = self._line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def position(self, offset: int) -> Position:
        """Line and column, from 1 in code points, of an offset from 0 to the length of the text.

        Raises `ValueError` for an offset outside the text.
        """
        self._require_inside(offset)
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self.line_start(line) + 1, offset)

    def ends(self, start: Position, end: Position) -> Ends:
        """Give the columns of two places in the units of other programs."""
        return Ends(self._columns(start), self._columns(end))

    def _columns(self, place: Position) -> Columns:
        _, column, offset = place
        start = offset - column + 1
        if column < _SHORT and self.text[start:offset].isascii():
            return Columns(column, column)
        further = [bisect_left(wide, offset) - bisect_left(wide, start) for wide in self._wide if wide]
        if not further:
            return Columns(column, column)
        four = further[2] if len(further) > 2 else 0
        return Columns(column + sum(further), column + four)

    def _require_inside(self, offset: int) -> None:
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside the text of {self.path} (0 to {len(self.text)})")


def _line_feeds(text: str) -> Iterator[int]:
    """Yield where each line feed of a text ends, which is found soonest so."""
    place = text.find("\n") + 1
    while place:
        yield place
        place = text.find("\n", place) + 1


def read_source(path: StrPath) -> Source:
    """Read and decode a file. Raises `UnreadableError` (or its subclass `BinaryFileError`)."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError as error:
        raise UnreadableError(str(path), "no such file or folder") from error
    except OSError as error:
        raise UnreadableError(str(path), f"cannot be read: {describe_os_error(error)}") from error
    return decode(data, os.fspath(path))


def decode(data: bytes, path: str) -> Source:
    """Decode UTF-8, with or without a byte order mark. Raises `UnreadableError` or `BinaryFileError`."""
    for mark, encoding in _FOREIGN_MARKS:
        if data.startswith(mark):
            seen = " ".join(f"{byte:02X}" for byte in mark)
            raise UnreadableError(path, f"{encoding} text (byte order mark {seen}), not UTF-8; save it as UTF-8")
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    if b"\0" in body:
        line, column, offset = _place(body, body.index(0), len(data) - len(body))
        message = f"a binary file: NUL byte at line {line}, column {column} (byte offset {offset}); exclude it"
        raise BinaryFileError(path, message, line, column)
    try:
        return Source(path, body.decode("utf-8"), bom)
    except UnicodeDecodeError as error:
        line, column, offset = _place(body, error.start, len(data) - len(body))
        where = f"byte 0x{body[error.start]:02X} at line {line}, column {column} (byte offset {offset})"
        raise UnreadableError(path, f"not UTF-8: {where}; save it as UTF-8", line, column) from error


def describe_os_error(error: OSError) -> str:
    """Say what the operating system said, in small letters and without number or path."""
    return (error.strerror or str(error)).lower()


def _place(body: bytes, index: int, bom_length: int) -> tuple[int, int, int]:
    """Line and column (code points, from 1) of a byte, and its offset in the file."""
    lines = body[:index].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return len(lines), len(lines[-1].decode("utf-8", "replace")) + 1, index + bom_length
