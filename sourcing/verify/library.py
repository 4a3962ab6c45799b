"""The sources an article rests on, each read and indexed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sourcing.analysis.quotations import find_quotations
from sourcing.documents.document import Document, OffsetMap, Span
from sourcing.verify.index import build

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.findings import Position
    from sourcing.verify.index import Index


_AROUND = 6
"""Paragraphs before a passage in which somebody may have been named."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some blocks of a document as one of their own; its text begins at `base` in the document's."""

    document: Document
    base: int

    def shifted(self, span: Span) -> Span:
        """A stretch of this part as one of the whole document."""
        return Span(span.start + self.base, span.end + self.base)


@dataclass(frozen=True)
class Held:
    """One source: its document, where each of its words stands, and where its pages begin in its text, if it has any.

    `remembered` keeps what was worked out about a stretch of its text.
    """

    document: Document
    pages: Sequence[int] = ()
    remembered: dict[Span, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def path(self) -> str:
        return self.document.source.path

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def index(self) -> Index:
        return build(self.text, (block.span for block in self.document.blocks))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.document.blocks]

    def part(self, span: Span, before: int = 0, after: int = 0) -> Part:
        """The blocks that a stretch of text touches, and so many before and after them."""
        blocks = self.document.blocks
        first = max(0, bisect_right(self._block_starts, span.start) - 1 - before)
        last = min(len(blocks), max(first + 1, bisect_left(self._block_starts, span.end)) + after)
        base, end = blocks[first].span.start, max(span.end, blocks[last - 1].span.end)
        moved = tuple(
            block._replace(span=Span(block.span.start - base, block.span.end - base)) for block in blocks[first:last]
        )
        return Part(Document(self.document.source, self.text[base:end], OffsetMap(), moved), base)

    def quoted(self, span: Span) -> list[Span]:
        """What stands in quotation marks in the blocks that a stretch of text touches."""
        part = self.part(span)
        return [part.shifted(quotation.span) for quotation in find_quotations(part.document)]

    def around(self, span: Span) -> str:
        """The paragraphs about a stretch of text."""
        part = self.part(span, before=_AROUND, after=1)
        return part.document.text

    def page(self, offset: int) -> int | None:
        """The page, from 1, on which an offset of the text stands; None in a source without pages."""
        return bisect_right(self.pages, offset) or None

    def places(self, span: Span) -> tuple[Position, Position]:
        """The first and the last place of a stretch of text in the source as it is stored."""
        start, end = self.document.offsets.to_source(span)
        return self.document.source.position(start), self.document.source.position(end)


@dataclass(frozen=True)
class Library:
    """The sources of an article. The article itself is none of them."""

    sources: tuple[Held, ...] = ()
