"""Document → quotations, with their marks, paired paragraph by paragraph.

Double marks (straight, curly, doubled single) are paired first; single marks count as quotations only outside
them and only where they cannot be apostrophes. A quotation left open at the end of a paragraph continues when the
next paragraph reopens it, the convention for a speech that runs over several paragraphs; so it does behind a sentence
of a block that is too long for a paragraph, whose breaks have been lost.
"""

from __future__ import annotations

from itertools import islice

from sourcing.analysis.remembered import Readings, keeps_edits
from sourcing.documents.document import Span
from sourcing.kept.patterns import compile_re, late_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from typing import TypeAlias

    from sourcing.documents.document import Block, Document

_DOUBLE = compile_re(r"“|”|„|«|»|\"|''|``|‘‘(?<!\w‘‘)|’’")
"""Here and below a pattern begins with the characters it may begin with: to those `re` leaps."""
_CURLY = late_re(r"[“”\"]")
_INNER_CLOSE = late_re(r"”|’’")
_TAG = late_re(r"<[a-z]+ [^<>]{1,500}>")
_WORD = compile_re(r"\w+(?:['’-]\w+)*")
_OPEN_SINGLE = compile_re(r"[‘'](?<![\w.,!?].)(?!(?<=')\d0s)(?=[\w“(\[…])")
_CLOSE_SINGLE = late_re(r"(?<=[\w.,!?…)])[’'](?![\w])")
_NEVER_OPENED = compile_re(r"[.,;:!?)\]]|\[\d")
"""What stands behind a closing mark that a space parts from its words: … ought to follow.' "[47]."""
_PRIMES = "''"
_OPENING = frozenset(("“", "„", "``", "‘‘", "«"))
_CLOSING = frozenset(("”", "»", "’’"))
_ANGLED = {"«": "»", "»": "«"}
"""Marks that are none without their partner: about »2, Chapter 1 « The Mill."""
_TURNED = {"„": "“", "»": "«"}
"""What closes a quotation in German, by what opens it."""
_REOPENING = ('"', "“")
_WORD_BEFORE = 2
"""In characters: a mark behind a word and a space stands inside a sentence, where nobody begins to speak."""
_LONGEST_OUTER = 3000
"""Behind a curly quotation inside another, the end of the outer one is not looked for beyond this many characters."""
_LONGEST_PARAGRAPH = 1000
"""A block of more characters is several paragraphs run together."""
_LONG_PARAGRAPH = 600
"""So is one of more than these in which a quotation is opened again right behind a sentence."""
_SENTENCE_ENDS = (".", "!", "?", "…")
_LONGEST_SINGLE = 700
"""A single-quoted quotation is not looked for beyond this many characters."""


class Quoted(NamedTuple):
    """A quotation before it is tied to sentences: span with marks, and how it stands at its paragraph's end."""

    span: Span
    closed: bool
    continues: bool
    block: int


_Marked: TypeAlias = "tuple[int, int, bool]"
"""Where a quotation starts and ends, and whether its end is marked."""
_REMEMBERED: Readings[tuple[int, int, str], tuple[_Marked, ...]] = Readings()
"""The quotations of blocks, their places counted from the block's start, by where it stands in its text and what may bear on that."""
_BEFORE, _AFTER = 1, 6
"""How many characters beside a block may bear on its quotations."""


def find_quotations(document: Document) -> list[Quoted]:
    """All quotations of a document in order; they do not overlap. A stray closing mark is an unclosed one of length 1."""
    found: list[Quoted] = []
    text, remembers = document.text, keeps_edits()
    for index, block in enumerate(document.blocks):
        if not remembers and not _has_mark(text, block):
            continue
        start = block.span.start
        first = max(0, start - _BEFORE)
        around = start - first, block.span.end - start, text[first : block.span.end + _AFTER]
        known = _REMEMBERED.get(around)
        if known is None:
            doubles = list(_double(text, block))
            quoted = [*doubles, *_single(text, block, doubles)]
            _REMEMBERED.keep(around, tuple((begin - start, end - start, closed) for begin, end, closed in quoted))
        else:
            quoted = [(begin + start, end + start, closed) for begin, end, closed in known]
        found += [Quoted(Span(begin, end), closed, continues=False, block=index) for begin, end, closed in quoted]
    found.sort()
    return _continued(document, found)


def _has_mark(text: str, block: Block) -> bool:
    """Whether a quotation may start in a block; of most none does."""
    return bool(_DOUBLE.search(text, *block.span) or _OPEN_SINGLE.search(text, *block.span))


def word_count(text: str) -> int:
    """How many words a quotation has."""
    return sum(map(_COUNTS.__getitem__, text.split()))


class _Counts(dict[str, int]):
    """What stands between two spaces to how many words it is."""

    def __missing__(self, piece: str) -> int:
        if len(self) >= _MOST_PIECES:
            self.clear()
        self[piece] = count = 1 if piece.isalpha() else len(_WORD.findall(piece))
        return count


_MOST_PIECES = 10_000
_COUNTS = _Counts()


def has_words(text: str, least: int) -> bool:
    """Whether a text has at least so many words, of which no more are counted than it takes to see that."""
    *pieces, rest = text.split(maxsplit=_TOLD_BY * least) or [""]
    found = sum(map(_COUNTS.__getitem__, pieces))
    return found >= least or next(islice(_WORD.finditer(rest), least - found - 1, None), None) is not None


_TOLD_BY = 2
"""Of so many times as many pieces as words are wanted, few have no word."""


def _double(text: str, block: Block) -> Iterator[_Marked]:
    opened: re.Match[str] | None = None
    inner_end = block.span.start
    tags, lone = _tags(text, block), _lone(text, block)
    for mark in _DOUBLE.finditer(text, block.span.start, block.span.end):
        if mark.group() in lone or mark.start() < inner_end or any(start < mark.start() < end for start, end in tags):
            continue
        if opened is not None and _turned(text, opened, mark):
            yield opened.start(), mark.end(), True
            opened = None
            continue
        kind = _kind(text, mark, block, is_open=opened is not None)
        if kind == "open":
            if opened is not None:
                inner_end = _inner_end(text, opened.group(), mark, block)
                if inner_end > mark.start():
                    continue
                yield opened.start(), mark.start(), False
            opened = mark
        elif kind == "close":
            if opened is None:
                yield mark.start(), mark.end(), False
            else:
                yield opened.start(), mark.end(), True
                opened = None
    if opened is not None:
        yield opened.start(), block.span.end, False


def _turned(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether a mark that opens elsewhere closes what a German one has opened: „Nein“, »Nein«."""
    return _TURNED.get(opened.group()) == mark.group() and not text[mark.end() : mark.end() + 1].isalnum()


def _tags(text: str, block: Block) -> list[tuple[int, int]]:
    """Where tags of HTML stand in a text that is none; the marks in them set attributes apart."""
    if text.find("<", *block.span) < 0:
        return []
    return [tag.span() for tag in _TAG.finditer(text, *block.span)]


def _lone(text: str, block: Block) -> frozenset[str]:
    """The marks that are none here, for want of any partner."""
    return frozenset([mark for mark, partner in _ANGLED.items() if text.find(partner, *block.span) < 0])


def _inner_end(text: str, outer: str, mark: re.Match[str], block: Block) -> int:
    """Where a curly quotation inside another double one ends; 0 where the outer one neither is closed behind it nor goes on.

    A tweet that quotes a shirt is printed “People in “Vote Roe” shirts.” as often as with single marks inside.
    """
    if mark.group() == '"':
        return _straight_inner_end(text, outer, mark, block)
    if mark.group() != "“":
        return 0
    limit = min(block.span.end, mark.start() + _LONGEST_OUTER)
    closing = _INNER_CLOSE.search(text, mark.end(), limit)
    end = closing.end() if closing else 0
    depth = 1
    for other in _CURLY.finditer(text, end or limit, limit):
        if other.group() == '"':
            depth -= outer == '"'
        elif outer == "“":
            depth += 1 if other.group() == "“" else -1
        if depth == 0:
            return end
    inside = outer == '"' or text[max(0, mark.start() - _WORD_BEFORE) : mark.start()].rstrip()[-1:].isalnum()
    goes_on = inside and limit == block.span.end and text[limit : limit + _AFTER].lstrip()[:1] in _REOPENING
    return end if goes_on else 0


def _straight_inner_end(text: str, outer: str, mark: re.Match[str], block: Block) -> int:
    """Where a straight quotation inside another double one ends; 0 unless each mark behind it has its partner.

    The title "Why "Nets" Matter" is cited so, since who cites adds marks and takes none away.
    """
    limit = min(block.span.end, mark.start() + _LONGEST_OUTER)
    depth, end = 1, 0
    for other in _CURLY.finditer(text, mark.end(), limit):
        if other.group() != '"':
            return end if depth == 0 and outer == "“" and other.group() == "”" else 0
        depth += 1 if text[other.start() - 1].isspace() and not text[other.end() : other.end() + 1].isspace() else -1
        if depth == 0:
            end = end or other.end()
        elif depth < 0:
            return end if outer == '"' else 0
    return 0


def _kind(text: str, mark: re.Match[str], block: Block, *, is_open: bool) -> str:
    """Whether a mark opens, closes or is none (an inch mark)."""
    form = mark.group()
    before = text[mark.start() - 1] if mark.start() > block.span.start else " "
    after = text[mark.end()] if mark.end() < block.span.end else " "
    may_open = not after.isspace()
    if form == _PRIMES and not is_open and _is_of_code(text, mark, block):
        return "none"
    if form in _CLOSING and before.isdigit() and text[mark.start() - 2 : mark.start() - 1] in ("’", "'"):
        return "none"
    if form in _OPENING:
        opens = not (form == "“" and is_open and not may_open)
    elif form in _CLOSING:
        opens = not is_open and ((before.isspace() and after.isalnum()) or _opens_paragraph(text, mark, block))
    elif is_open:
        opens = before.isspace() and may_open and not _NEVER_OPENED.match(text, mark.end())
    elif before.isdigit():
        return "none"
    else:
        opens = may_open or _opens_apart(text, mark, block)
    return "open" if opens else "close"


def _is_of_code(text: str, mark: re.Match[str], block: Block) -> bool:
    """Whether two straight single marks are an empty string, and quote nothing: a lone '' there, the prefix b''."""
    before = text[max(block.span.start, mark.start() - _WORD_BEFORE) : mark.start()]
    if text[mark.end() : mark.end() + 1].isalnum():
        return False
    if before[-1:].isspace():
        return text.find(_PRIMES, mark.end(), block.span.end) < 0
    return before[-1:].isalpha() and not before[:-1].isalnum()


def _opens_paragraph(text: str, mark: re.Match[str], block: Block) -> bool:
    """Whether a closing mark stands first in a paragraph, and is the wrong one of a pair."""
    is_first = mark.start() == block.span.start
    return is_first and text.find(mark.group(), mark.end(), block.span.end) > 0


def _opens_apart(text: str, mark: re.Match[str], block: Block) -> bool:
    """Whether a straight mark that stands between blanks, or first in a paragraph, is the first of a pair: " I know, " she said."""
    is_apart = mark.start() == block.span.start or text[mark.start() - 1].isspace()
    return is_apart and text.find(mark.group(), mark.end(), block.span.end) > 0


def _single(text: str, block: Block, doubles: list[_Marked]) -> Iterator[_Marked]:
    taken = iter([*doubles, None])
    barrier = next(taken)
    position = block.span.start
    while opened := _OPEN_SINGLE.search(text, position, block.span.end):
        while barrier is not None and barrier[1] <= opened.start():
            barrier = next(taken)
        if barrier is not None and barrier[0] <= opened.start():
            position = barrier[1]
            continue
        limit = min(block.span.end, opened.start() + _LONGEST_SINGLE)
        closing = _closing_single(text, opened, limit)
        if closing is None:
            if barrier is None and _reopens_single(text, block, opened.group()):
                yield opened.start(), block.span.end, False
                return
            position = opened.end()
            continue
        position = closing
        if not any(opened.start() < start < closing for start, _, _ in doubles):
            yield opened.start(), closing, True


def _reopens_single(text: str, block: Block, mark: str) -> bool:
    """Whether the next paragraph begins with the same single mark, which goes on with a quotation left open in this one."""
    return text[block.span.end : block.span.end + _AFTER].lstrip().startswith(mark)


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
        quotation._replace(continues=True) if _is_reopened(quotation, document, starts) else quotation
        for quotation in quotations
    ]


def _is_reopened(quotation: Quoted, document: Document, starts: set[int]) -> bool:
    blocks, following = document.blocks, quotation.block + 1
    if quotation.closed:
        return False
    if quotation.span.end in starts:
        return _goes_on_in_next(quotation, document)
    if quotation.span.end != blocks[quotation.block].span.end or following >= len(blocks):
        return False
    return blocks[following].span.start in starts


def is_run_together(block: Block) -> bool:
    """Whether a block is so long that it is several paragraphs, between which the breaks are lost."""
    return block.span.end - block.span.start > _LONGEST_PARAGRAPH


def _goes_on_in_next(quotation: Quoted, document: Document) -> bool:
    """Whether a quotation that another cuts off goes on in it: paragraphs of one speech that are run together."""
    start, end = document.blocks[quotation.block].span
    if end - start <= _LONG_PARAGRAPH:
        return False
    return document.text[quotation.span.start : quotation.span.end].rstrip().endswith(_SENTENCE_ENDS)
