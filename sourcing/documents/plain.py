"""Turns plain text into a Document whose text is the source itself, but for the line ends within a paragraph, which are spaces.

What a paragraph is: if the longest line is over 120 characters, nobody wrapped this file by hand, so each line
is a paragraph. Otherwise blank lines separate paragraphs; and if there are none, lines do, unless most of them break off
in a sentence, as those of one paragraph do that is piped from an editor.
"""

from __future__ import annotations

from itertools import pairwise

from sourcing.documents.document import (
    Block,
    Document,
    Link,
    OffsetMap,
    Run,
    Span,
    blocks_in_a_row,
    runs_in_a_row,
)
from sourcing.documents.links import bare_urls, may_hold_urls
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.documents.source import Source
    from sourcing.kinds import BlockKind

LONGEST_WRAPPED_LINE = 120
MOST_HEADING_WORDS = 14
MOST_HEADING_LINES = 2
FEWEST_TITLE_WORDS = 4
TITLE_SHARE = 0.7
LONGEST_SMALL_WORD = 4
"""In characters: what may stand in a title without a capital (from, with)."""
FEWEST_VERSES = 4
"""Lines that are set as verse."""

_MARKER = late_re(r"(?:[-*•]|\d{1,3}[.)])[ \t]+(?=\S)")
_STYLE = late_re(r"[a-z]+(?:-[a-z]+)*[ \t]*:[^;{}]{1,80};(?:[ \t]*\})?|[.#@][^{};]*\{|\}")
"""A line of a style sheet that was copied along with a page's text: `width: 100%;`."""
_MARKS = frozenset(">-*•0123456789")
"""How a line begins that may be a quote or a list item."""
_STYLE_ENDS = frozenset(";{}")
_SENTENCE_END = tuple('.!?:;,”"…')
_FULL_STOPS = tuple(".!?:…")
_OTHER_ENDS = ("\x0b", "\x0c", "\x85", "\u2028", "\u2029")
"""What ends a line or a page in what word processors write; Unicode, annex 14, has them all break a line."""
_GOING_ON = (",", ";")
_CLOSING = "”\"’')]"


class _Line(NamedTuple):
    """A line that is not blank, without white space around it. `apart`: a blank line stands before it."""

    start: int
    text: str
    apart: bool


def read(source: Source) -> Document:
    """Read plain text; where each line is a paragraph, document text and source are equal."""
    lines = _split(source.text)
    longest = max(map(len, map(str.rstrip, lines)))  # a line ends with a space where "\r\n" ended it
    text, offsets = source.text, OffsetMap()
    if longest <= LONGEST_WRAPPED_LINE and (any(line.apart for line in _lines(lines)) or _run_on(lines)):
        joined = _Joined(source.text)
        blocks = blocks_in_a_row(_block(joined.moved(paragraph)) for paragraph in _wrapped_paragraphs(_lines(lines)))
        text, offsets = joined.finished()
    else:
        blocks = blocks_in_a_row(_line_blocks(lines))
    if len(blocks) == 1 and blocks[0].kind == "heading":
        blocks = (blocks[0]._replace(kind="paragraph"),)
    links = tuple(Link(span, target) for span, target in bare_urls(text)) if may_hold_urls(text) else ()
    return Document(source, text, offsets, blocks, links)


class _Joined:
    """Builds the text in which a space stands wherever a line ends within a paragraph, and its offset map.

    The mark that each line of a quoted letter begins with goes with the line end before it.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = self._done = 0

    def moved(self, paragraph: list[_Line]) -> list[_Line]:
        """Take the lines of the next paragraph, and return them with their places in the text that is built.

        Verse keeps its lines; so does a word that may be broken at its hyphen, which only a reader of its sense could join.
        """
        keeps = _is_set_in_lines(paragraph)
        moved: list[_Line] = []
        for before, line in zip((None, *paragraph), paragraph, strict=False):
            if before is not None and not keeps and not before.text.endswith("-"):
                self._join(before.start + len(before.text), line.start + len(line.text) - len(line.text.lstrip("> ")))
            moved.append(line._replace(start=line.start - self._done + self._length))
        return moved

    def finished(self) -> tuple[str, OffsetMap]:
        """The text and its map."""
        self._show(len(self._source))
        return "".join(self._pieces), OffsetMap(runs_in_a_row(self._runs) if len(self._runs) > 1 else ())

    def _join(self, end: int, start: int) -> None:
        """Show the source up to the end of a line, and a space for all that stands before the next."""
        self._show(end)
        self._runs.append(Run(self._length, end, start, verbatim=False))
        self._pieces.append(" ")
        self._length, self._done = self._length + 1, start

    def _show(self, end: int) -> None:
        """Show the source from where it is done to here."""
        if end > self._done:
            self._runs.append(Run(self._length, self._done, end, verbatim=True))
            self._pieces.append(self._source[self._done : end])
            self._length, self._done = self._length + end - self._done, end


def _is_set_in_lines(paragraph: list[_Line]) -> bool:
    """Whether lines are meant to end where they do, as those of verse are.

    Each begins with a capital, or most end with a mark, as few do that are only wrapped.
    """
    if len(paragraph) < FEWEST_VERSES:
        return False
    marked = [not line.text[-1].isalnum() for line in paragraph[:-1]]
    return sum(marked) * 4 >= len(marked) * 3 or all(line.text[0].isupper() for line in paragraph)


def _run_on(lines: Iterable[str]) -> bool:
    """Whether more lines break off in a sentence than end with one."""
    texts = [line.text for line in _lines(lines)]
    ended = [text.rstrip(_CLOSING).endswith(_FULL_STOPS) for text in texts[:-1]]
    broken = sum(
        not ends and (after[0].islower() or text.endswith(_GOING_ON))
        for ends, (text, after) in zip(ended, pairwise(texts), strict=True)
    )
    return broken > sum(ended)


def _split(text: str) -> list[str]:
    """Split into lines so that each begins one character after the end of the one before."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for end in _OTHER_ENDS:
        text = text.replace(end, "\n")
    return text.split("\n")


def _lines(lines: Iterable[str]) -> Iterator[_Line]:
    start = 0
    blank_before = False
    text_before = False
    for line in lines:
        text = line.strip()
        if text:
            yield _Line(start + line.find(text[0]), text, blank_before and text_before)
            text_before = True
        blank_before = not text
        start += len(line) + 1


def _line_blocks(lines: list[str]) -> Iterator[Block]:
    """Make each line that is not blank a block."""
    start = 0
    for line in lines:
        text = line.strip()
        if text:
            begin = start if text[0] == line[0] else start + line.find(text[0])
            yield _one_line_block(begin, text)
        start += len(line) + 1


def _wrapped_paragraphs(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and (line.apart or _begins_block(paragraph, line.text)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins_block(paragraph: list[_Line], line: str) -> bool:
    """Whether a line that follows another without a blank line begins a block of its own.

    A marker counts only after another item or a colon: elsewhere it is a wrapped dash or the end of a number.
    """
    if _is_quoted(line) != _is_quoted(paragraph[0].text):
        return True
    if not _marker_length(line):
        return False
    return paragraph[-1].text.endswith(":") or _marker_length(paragraph[0].text) > 0


def _block(paragraph: list[_Line]) -> Block:
    first, last = paragraph[0], paragraph[-1]
    block = _one_line_block(first.start, first.text)
    if len(paragraph) == 1:
        return block
    is_heading = len(paragraph) == MOST_HEADING_LINES and _is_heading(f"{first.text} {last.text}")
    kind: BlockKind = "list_item" if block.kind == "list_item" else "heading" if is_heading else "paragraph"
    return Block(kind, Span(block.span.start, last.start + len(last.text)), quoted=block.quoted)


def _one_line_block(start: int, line: str) -> Block:
    end = start + len(line)
    if line[0] in _MARKS:
        if _is_quoted(line):
            return Block("paragraph", Span(start, end), quoted=True)
        marker = _marker_length(line)
        if marker:
            return Block("list_item", Span(start + marker, end))
    if line[-1] in _STYLE_ENDS and _STYLE.fullmatch(line):
        return Block("code", Span(start, end))
    return Block("heading" if _is_heading(line) else "paragraph", Span(start, end))


def _marker_length(line: str) -> int:
    """Measure the list marker and the space after it; 0 where there is none."""
    marker = _MARKER.match(line)
    return marker.end() if marker else 0


def _is_quoted(line: str) -> bool:
    return line.startswith(">")


def _is_heading(line: str) -> bool:
    """Tell a short line with a capital at its start, and either no punctuation at its end or a capital on every longer word."""
    if not line[0].isupper():
        return False
    words = line.split(None, MOST_HEADING_WORDS)
    if len(words) > MOST_HEADING_WORDS:
        return False
    return not line.endswith(_SENTENCE_END) or (len(words) >= FEWEST_TITLE_WORDS and _is_title_case(words))


def _is_title_case(words: list[str]) -> bool:
    """Tell The Ferry Is Not Among Them: one sentence, most of its words with a capital, and all its longer ones."""
    if any(word.endswith(_SENTENCE_END) for word in words[:-1]):
        return False
    longer = [word for word in words if len(word) > LONGEST_SMALL_WORD and word[0].isalpha()]
    capitals = sum(not word[0].islower() for word in words)
    return all(word[0].isupper() for word in longer) and capitals >= TITLE_SHARE * len(words)
