"""What an editor holds → a source to lint, and offsets in it ↔ the lines and characters of the protocol.

The protocol counts lines and characters from 0; a character is a unit of the agreed encoding, UTF-16 unless the
client asked for another. Offsets count code points of the source, which has no byte order mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcing.documents.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_BOM = "\ufeff"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Place(NamedTuple):
    """A position as the protocol counts it."""

    line: int
    character: int


class Change(NamedTuple):
    """A stretch of the text and what replaces it; without places the whole text is replaced."""

    text: str
    start: Place | None = None
    end: Place | None = None


class Text:
    """One version of a document in an editor; it never changes.

    Half an emoji, which an editor can send and no file can hold, stands as one replacement character.
    """

    def __init__(self, path: str, content: str, encoding: Encoding = "utf-16") -> None:
        self._encoding: Encoding = encoding
        self._whole = Source(path, _LONE_SURROGATE.sub("\ufffd", content))
        self._shift = int(content.startswith(_BOM))
        self.source = Source(path, self._whole.text[1:], bom=True) if self._shift else self._whole

    @property
    def encoding(self) -> Encoding:
        return self._encoding

    def edited(self, changes: Iterable[Change]) -> Text:
        """Return the text after the changes, each made on what the one before it left."""
        text = self
        for change in changes:
            text = text._edited(change)
        return text

    def place(self, offset: int) -> Place:
        """Return the place of an offset of the source. Raises ValueError outside the text."""
        line, _, whole_offset = self._whole.position(offset + self._shift)
        before = self._whole.text[self._whole.line_start(line) : whole_offset]
        return Place(line - 1, _units(before, self._encoding))

    def offset(self, place: Place) -> int:
        """Return the offset in the source of a place.

        What lies past the end of a line or of the text is its end; what lies inside a character is its beginning.
        """
        return max(0, self._offset(place) - self._shift)

    def _edited(self, change: Change) -> Text:
        path, old = self._whole.path, self._whole.text
        if change.start is None or change.end is None:
            return Text(path, change.text, self._encoding)
        start, end = sorted((self._offset(change.start), self._offset(change.end)))
        return Text(path, old[:start] + change.text + old[end:], self._encoding)

    def _offset(self, place: Place) -> int:
        if place.line >= self._whole.line_count:
            return len(self._whole.text)
        line = max(0, place.line) + 1
        text = self._whole.line_text(line)
        return self._whole.line_start(line) + _index(text, max(0, place.character), self._encoding)


def _units(text: str, encoding: Encoding) -> int:
    if text.isascii():
        return len(text)
    codec, size = _CODECS[encoding]
    return len(text.encode(codec)) // size


def _index(text: str, units: int, encoding: Encoding) -> int:
    """Return how many characters of a line the first so many units make."""
    if text.isascii():
        return min(units, len(text))
    codec, size = _CODECS[encoding]
    return len(text.encode(codec)[: units * size].decode(codec, "ignore"))
