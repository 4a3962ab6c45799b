"""A document that was read → a source to compare articles with: where its words stand, and what stands where in its file."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast, get_args

from sourcing.analysis.quotations import find_quotations
from sourcing.documents.document import Block, Document, OffsetMap, Run, Span
from sourcing.kinds import BlockKind
from sourcing.places import Columns, Ends, Position
from sourcing.verify.index import Index, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sourcing.documents.source import Source

Value = TypeVar("Value")

_WIDE = "I"
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_AROUND = 6
"""Paragraphs before a passage in which somebody may have been named."""
_FREQUENT = 600
"""Places from which on a word is frequent."""
_MOST_REMEMBERED = 1_000
_MOST_LOOKED_UP = 50_000


class Part(NamedTuple):
    """Some blocks of a source as a document of their own; its text begins at `base` in the source's."""

    document: Document
    base: int

    def shifted(self, span: Span) -> Span:
        """A stretch of this part as one of the whole source."""
        return Span(span.start + self.base, span.end + self.base)


class Pressed(NamedTuple):
    """What is to be known of a source besides its file, in a form that is quickly kept and read.

    `text` is None where it is the file's own. Block i runs from `starts[i]` to `ends[i]`, is of the kind `kinds[i]` and
    quoted if `quoted[i]`. `runs` holds four numbers for each run of the offset map, `lines` where each line of the file
    begins, `pages` where each page does.
    """

    word_index: Index
    text: str | None
    starts: array[int]
    ends: array[int]
    kinds: bytes
    quoted: bytes
    runs: array[int]
    lines: array[int]
    pages: tuple[int, ...]


def press(document: Document, pages: Sequence[int] = ()) -> Pressed:
    """Work out what is to be known of a source."""
    source, blocks = document.source, document.blocks
    return Pressed(
        build(document.text, (block.span for block in blocks)),
        None if document.text == source.text else document.text,
        array(_WIDE, (block.span.start for block in blocks)),
        array(_WIDE, (block.span.end for block in blocks)),
        bytes(_KINDS.index(block.kind) for block in blocks),
        bytes(block.quoted for block in blocks),
        array(_WIDE, (int(number) for run in document.offsets.runs for number in run)),
        array(_WIDE, map(source.line_start, range(1, source.line_count + 1))),
        tuple(pages),
    )


@dataclass(eq=False)
class Held:
    """One source, held for as long as articles are compared with it."""

    source: Source
    pressed: Pressed
    _remembered: dict[object, object] = field(default_factory=dict, repr=False)
    _places: dict[str, Sequence[int]] = field(default_factory=dict, repr=False)
    _offsets: OffsetMap | None = field(default=None, repr=False)

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def text(self) -> str:
        return self.source.text if self.pressed.text is None else self.pressed.text

    @property
    def index(self) -> Index:
        return self.pressed.word_index

    def recall(self, key: object, make: Callable[[], Value]) -> Value:
        """Return what `make` worked out about this source when it was last asked for, or have it worked out now."""
        if key not in self._remembered:
            if len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = make()
        return cast("Value", self._remembered[key])

    def look_up(self, keys: Iterable[str]) -> None:
        """Find all places of these words at once, so that `places` need not look for each alone."""
        if len(self._places) > _MOST_LOOKED_UP:
            self._places.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._places]
        found = self.index.places(new) if new else {}
        self._places.update((key, found.get(key, ())) for key in new)

    def places(self, key: str) -> Sequence[int]:
        """The chunks of the text in which a word stands, in order."""
        if key not in self._places:
            self.look_up([key])
        return self._places[key]

    def first_places(self, key: str, most: int) -> Sequence[int]:
        """The first chunks in which a word stands, so many at most; a frequent word is not looked for any further."""
        if key in self._places or not self.is_frequent(key):
            return self.places(key)[:most]
        return self.index.first(key, most)

    def is_frequent(self, key: str) -> bool:
        """Whether a word has so many places that all of them are of no use."""
        return self.index.frequency(key) > _FREQUENT

    def part(self, span: Span, before: int = 0, after: int = 0) -> Part:
        """The blocks that a stretch of text touches, and so many before and after them."""
        starts, ends = self.pressed.starts, self.pressed.ends
        first = max(0, bisect_right(starts, span.start) - 1 - before)
        last = min(len(starts), max(first + 1, bisect_left(starts, span.end)) + after)
        base, end = (starts[first], max(span.end, ends[last - 1])) if len(starts) else span
        blocks = tuple(self._block(number, base) for number in range(first, last))
        return Part(Document(self.source, self.text[base:end], OffsetMap(), blocks), base)

    def _block(self, number: int, base: int) -> Block:
        pressed = self.pressed
        span = Span(pressed.starts[number] - base, pressed.ends[number] - base)
        return Block(_KINDS[pressed.kinds[number]], span, quoted=bool(pressed.quoted[number]))

    def quoted(self, span: Span) -> list[Span]:
        """What stands in quotation marks in the blocks that a stretch of text touches."""
        part = self.part(span)
        return [part.shifted(quotation.span) for quotation in find_quotations(part.document)]

    def around(self, span: Span) -> str:
        """The paragraphs about a stretch of text."""
        return self.part(span, before=_AROUND, after=1).document.text

    def page(self, offset: int) -> int | None:
        """The page, from 1, on which an offset of the text stands; None in a source without pages."""
        return bisect_right(self.pressed.pages, offset) or None

    def ends(self, span: Span) -> tuple[Position, Position]:
        """The first and the last place of a stretch of text in the source as it is stored."""
        if self._offsets is None:
            runs = self.pressed.runs
            groups = zip(runs[::4], runs[1::4], runs[2::4], map(bool, runs[3::4]), strict=True)
            self._offsets = OffsetMap(tuple(Run(*group) for group in groups))
        start, end = self._offsets.to_source(span)
        return self._position(start), self._position(end)

    def columns(self, start: Position, end: Position) -> Ends:
        """The columns of two places in the units of other programs."""
        return Ends(self._columns(start), self._columns(end))

    def _columns(self, place: Position) -> Columns:
        before = self.source.text[self.pressed.lines[place.line - 1] : place.offset]
        utf16 = len(before.encode("utf-16-le", "surrogatepass")) // 2
        return Columns(len(before.encode("utf-8", "surrogatepass")) + 1, utf16 + 1)

    def _position(self, offset: int) -> Position:
        line = bisect_right(self.pressed.lines, offset)
        return Position(line, offset - self.pressed.lines[line - 1] + 1, offset)


def hold(document: Document, pages: Sequence[int] = ()) -> Held:
    """Hold a document as a source."""
    return Held(document.source, press(document, pages))


@dataclass(frozen=True, slots=True)
class Library:
    """The sources of an article. The article itself is none of them."""

    sources: tuple[Held, ...] = ()
