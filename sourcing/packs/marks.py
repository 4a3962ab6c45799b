"""An example with its `[[ ]]` marks → the plain text and the spans that were marked."""

from __future__ import annotations

import re
from typing import NamedTuple

from sourcing.documents.document import Span

# The last two of three closing brackets close the mark, so that a mark may end with a footnote's [3].
_BRACKETS = re.compile(r"\[\[|\]\](?!\])")


class MarkedText(NamedTuple):
    """A text without its marks, and the marked spans in it (code points, in order, never overlapping)."""

    text: str
    spans: tuple[Span, ...]


def parse_marks(marked: str) -> MarkedText:
    """Take the marks out of an example.

    Raises ValueError where marks are nested, empty, not opened or not closed.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    start: int | None = None
    length = position = 0
    for bracket in _BRACKETS.finditer(marked):
        pieces.append(marked[position : bracket.start()])
        length += bracket.start() - position
        position = bracket.end()
        if bracket.group() == "[[":
            if start is not None:
                raise ValueError("a mark [[ stands inside another; close the first with ]]")
            start = length
        else:
            if start is None:
                raise ValueError("a mark ]] has no [[ before it")
            if start == length:
                raise ValueError("a mark [[]] is empty")
            spans.append(Span(start, length))
            start = None
    if start is not None:
        raise ValueError("a mark [[ is not closed; add ]]")
    pieces.append(marked[position:])
    return MarkedText("".join(pieces), tuple(spans))
