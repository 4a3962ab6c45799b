"""Document → quotations, with their marks, paired paragraph by paragraph.

Double marks (straight, curly, doubled single) are paired first; single marks count as quotations only outside
them and only where they cannot be apostrophes. A quotation left open at the end of a paragraph continues when the
next paragraph reopens it, the convention for a speech that runs over several paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.documents.document import Span
from sourcing.patterns import compile_re
from sourcing.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from sourcing.documents.document import Block, Document

_DOUBLE = compile_re(r"[“”„«»\"]|''|``|(?<!\w)‘‘|’’")
_WORD = compile_re(r"\w+(?:['’-]\w+)*")
_OPEN_SINGLE = compile_re(r"(?<![\w.,!?])(?:‘|'(?!\d0s))(?=[\w“(\[…])")
_CLOSE_SINGLE = compile_re(r"(?<=[\w.,!?…)])[’'](?![\w])")
_OPENING = frozenset(("“", "„", "``", "‘‘", "«"))
_CLOSING = frozenset(("”", "»", "’’"))
_LONGEST_SINGLE = 700
"""A single-quoted quotation is not looked for beyond this many characters."""


class Quoted(NamedTuple):
    """A quotation before it is tied to sentences: span with marks, and how it stands at its paragraph's end."""

    span: Span
    closed: bool
    continues: bool
    block: int


def find_quotations(document: Document) -> list[Quoted]:
    """All quotations of a document in order; they do not overlap. A stray closing mark is an unclosed one of length 1."""
    found: list[Quoted] = []
    for index, block in enumerate(document.blocks):
        doubles = list(_double(document.text, block, index))
        found.extend(doubles)
        found.extend(_single(document.text, block, index, doubles))
    found.sort()
    return _continued(document, found)


def word_count(text: str) -> int:
    return len(_WORD.findall(text))


def _double(text: str, block: Block, index: int) -> Iterator[Quoted]:
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, block.span.start, block.span.end):
        kind = _kind(text, mark, block, is_open=opened is not None)
        if kind == "open":
            if opened is not None:
                yield Quoted(Span(opened.start(), mark.start()), closed=False, continues=False, block=index)
            opened = mark
        elif kind == "close":
            if opened is None:
                yield Quoted(Span(mark.start(), mark.end()), closed=False, continues=False, block=index)
            else:
                yield Quoted(Span(opened.start(), mark.end()), closed=True, continues=False, block=index)
                opened = None
    if opened is not None:
        yield Quoted(Span(opened.start(), block.span.end), closed=False, continues=False, block=index)


def _kind(text: str, mark: re.Match[str], block: Block, *, is_open: bool) -> str:
    """Whether a mark opens, closes or is none (an inch mark)."""
    form = mark.group()
    before = text[mark.start() - 1] if mark.start() > block.span.start else " "
    after = text[mark.end()] if mark.end() < block.span.end else " "
    may_open = not after.isspace()
    if form in _OPENING:
        opens = not (form == "“" and is_open and not may_open)
    elif form in _CLOSING:
        opens = not is_open and before.isspace() and after.isalnum()
    elif is_open:
        opens = before.isspace() and may_open
    elif before.isdigit():
        return "none"
    else:
        opens = may_open
    return "open" if opens else "close"


def _single(text: str, block: Block, index: int, doubles: list[Quoted]) -> Iterator[Quoted]:
    taken = iter([*doubles, None])
    barrier = next(taken)
    position = block.span.start
    while opened := _OPEN_SINGLE.search(text, position, block.span.end):
        while barrier is not None and barrier.span.end <= opened.start():
            barrier = next(taken)
        if barrier is not None and barrier.span.start <= opened.start():
            position = barrier.span.end
            continue
        limit = min(block.span.end, opened.start() + _LONGEST_SINGLE)
        closing = _closing_single(text, opened, limit)
        if closing is None:
            position = opened.end()
            continue
        position = closing
        if not any(opened.start() < other.span.start < closing for other in doubles):
            yield Quoted(Span(opened.start(), closing), closed=True, continues=False, block=index)


def _closing_single(text: str, opened: re.Match[str], limit: int) -> int | None:
    """The end of the mark that closes a single-quoted quotation, or None; a plural's apostrophe closes nothing."""
    possible = None
    for mark in _CLOSE_SINGLE.finditer(text, opened.end(), limit):
        if mark.group() == "'" and opened.group() == "‘":
            continue
        if text[mark.start() - 1] != "s" or not _lower_word_follows(text, mark.end()):
            return mark.end()
        possible = possible or mark.end()
    return possible


def _lower_word_follows(text: str, position: int) -> bool:
    return text[position : position + 1] == " " and text[position + 1 : position + 2].islower()


def _continued(document: Document, quotations: list[Quoted]) -> list[Quoted]:
    """Mark the quotations that the next paragraph reopens."""
    starts = {quotation.span.start for quotation in quotations}
    return [
        quotation._replace(continues=True) if _is_reopened(quotation, document.blocks, starts) else quotation
        for quotation in quotations
    ]


def _is_reopened(quotation: Quoted, blocks: Sequence[Block], starts: set[int]) -> bool:
    following = quotation.block + 1
    if quotation.closed or quotation.span.end != blocks[quotation.block].span.end or following >= len(blocks):
        return False
    return blocks[following].span.start in starts
