"""The types a reader produces: prose that remembers where every character of it came from.

Two coordinate systems exist, and each value says which one it uses. *Document text* is the prose the
analysis reads; *source* is the decoded file the writer edits. Both count Unicode code points from 0, spans are
half-open. `OffsetMap` is the only bridge between them.
"""

from __future__ import annotations

from bisect import bisect_right

from sourcing.lean.flat import Numbered, row
from sourcing.lean.light import cached_property, numbers
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from sourcing.documents.source import Source
    from sourcing.kinds import BlockKind

    LinkKind = Literal["link", "footnote", "citation"]

PLACEHOLDER = "\ufffc"
"""Stands for something that is no prose but holds a place in a sentence: code, a formula, an image, a URL."""


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def shifted(self, by: int) -> Span:
        """The same so many code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a code point in common."""
        return self.start < other.end and other.start < self.end


class Run(NamedTuple):
    """A stretch of document text and the source it stands for.

    Verbatim runs have the same characters on both sides and map point by point; replaced runs (an entity, a
    soft break) map only as a whole.
    """

    start: int
    source_start: int
    source_end: int
    verbatim: bool


class OffsetMap(Value):
    """Document text to source. `runs` tile the document text: sorted, and each ends where the next begins.

    An empty `runs` is the identity, which plain text uses.
    """

    runs: Sequence[Run] = ()

    def to_source(self, span: Span) -> Span:
        """Give the source span of a document-text span: from its first character's start to its last one's end."""
        if not self.runs:
            return span
        start = self._first(span.start)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, self._last(span.end - 1))

    def _run(self, offset: int) -> Run:
        return self.runs[max(0, bisect_right(self._starts, offset) - 1)]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return numbers(run.start for run in self.runs)

    def _first(self, offset: int) -> int:
        run = self._run(offset)
        return run.source_start + (offset - run.start) if run.verbatim else run.source_start

    def _last(self, offset: int) -> int:
        run = self._run(offset)
        return run.source_start + (offset - run.start) + 1 if run.verbatim else run.source_end


class Block(NamedTuple):
    """One paragraph-like unit of document text; blocks never overlap and keep document order.

    `parent` numbers the enclosing block quote or list, so that the paragraphs of one quote can be told from
    the next; -1 where there is none. `quoted` is true inside a block quote whatever the kind.
    """

    kind: BlockKind
    span: Span
    parent: int = -1
    quoted: bool = False


class Link(NamedTuple):
    """A link, a footnote reference or a citation, with the document-text span of its anchor.

    A footnote reference has an empty anchor (it shows no prose) at the place where its mark stood.
    """

    span: Span
    target: str
    kind: LinkKind = "link"


class Note(NamedTuple):
    """A footnote that is defined: its label, and the document-text span of what it says."""

    label: str
    span: Span


class Directive(NamedTuple):
    """A comment addressed to this tool (`sourcing: ignore[rule] reason`), with its source span."""

    span: Span
    text: str


class Document(Value):
    """A file as the analysis sees it. Block, link and note spans are in document text, directive spans in source.

    `dates` are those the file gives itself in its front matter or its `meta` elements, as written; `anchors` are the
    names inside an HTML page that a link can lead to.
    """

    source: Source
    text: str
    offsets: OffsetMap
    blocks: Sequence[Block]
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    dates: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    anchors: frozenset[str] = frozenset()

    def block_text(self, block: Block) -> str:
        return self.text[block.span.start : block.span.end]


def blocks_in_a_row(blocks: Iterable[Block]) -> Sequence[Block]:
    """The blocks of a document, in little room where they are many."""
    said: Numbered[tuple[BlockKind, int, bool]] = Numbered()

    def made(start: int, end: int, number: int) -> Block:
        kind, parent, quoted = said.things[number]
        return Block(kind, Span(start, end), parent, quoted)

    return row(blocks, lambda block: (*block.span, said[block.kind, block.parent, block.quoted]), made)


def runs_in_a_row(runs: Iterable[Run]) -> Sequence[Run]:
    """The runs of an offset map, in little room where they are many."""
    return row(runs, lambda run: run, lambda start, first, last, verbatim: Run(start, first, last, bool(verbatim)))
