"""A stretch of text → its words as they are compared, and a quotation → its fragments with the gaps between them.

A word is compared by its `key`: without case, with plain apostrophes, without soft hyphens. Quotation marks, dashes
and white space only part words; figures, signs of currency and percent signs are words of their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LETTER = "\\w\u00ad\u0300-\u036f\u200b-\u200d\u2060"
WORD = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}(?![A-Za-z])"
    rf"|\d+(?:[.,:]\d+)*(?![{_LETTER}])"
    rf"|[{_LETTER}]+(?:['’ʼ][{_LETTER}]+)*"
    r"|[$£€¥₹%&+=@#°§]"
)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_APOSTROPHES = {ord("’"): "'", ord("ʼ"): "'"}
_REMEMBERED = 200_000

_GAP = re.compile(
    r"\[\s*(?P<inner>[^\[\]]*?)\s*\]|(?P<ellipsis>\(\s*(?:…|\.{3,}|(?:\.\s){2,}\.)\s*\)|…|\.{3,}|(?:\.\s){2,}\.)"
)
_ONLY_DOTS = re.compile(r"[.…\s]+")
_PARENTHESIS = re.compile(r"\((?P<inner>[^()]*)\)")

GapKind = Literal["none", "ellipsis", "bracket"]


class Word(NamedTuple):
    """A word as written, what it is compared by, and its place in the text it was read from."""

    form: str
    key: str
    start: int
    end: int


class Fragment(NamedTuple):
    """Words that stand together, and what parts them from those before: nothing, an ellipsis, a bracketed insertion.

    `inserted` is how many words the bracket holds.
    """

    words: tuple[Word, ...]
    before: GapKind = "none"
    inserted: int = 0


@lru_cache(maxsize=_REMEMBERED)
def key_of(form: str) -> str:
    """What a word is compared by."""
    if form.isascii():
        return form.replace(".", "").lower() if form[-1] == "." else form.lower()
    plain = unicodedata.normalize("NFKC", form.translate(_INVISIBLE).translate(_APOSTROPHES))
    return plain.casefold()


def words_in(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text, with places in the whole text."""
    found = WORD.finditer(text, start, len(text) if end is None else end)
    words = (Word(match.group(), key_of(match.group()), *match.span()) for match in found)
    return [word for word in words if word.key]


def keys_in(text: str) -> tuple[str, ...]:
    """What the words of a text are compared by."""
    return tuple(key for form in WORD.findall(text) if (key := key_of(form)))


def fragments(text: str, start: int, end: int, *, parentheses: bool = False) -> tuple[Fragment, ...]:
    """Part a quotation at its ellipses and bracketed insertions; with `parentheses` at those in round brackets too."""
    pieces: list[Fragment] = []
    gap: GapKind = "none"
    inserted = 0
    position = start
    for match in _gaps(text, start, end, parentheses=parentheses):
        words = _whole(words_in(text, position, match.start()), text)
        if words:
            pieces.append(Fragment(words, gap, inserted))
            gap, inserted = "none", 0
        gap, inserted = _wider(gap, inserted, match)
        position = match.end()
    words = _whole(words_in(text, position, end), text)
    return (*pieces, Fragment(words, gap, inserted)) if words else tuple(pieces)


def _gaps(text: str, start: int, end: int, *, parentheses: bool) -> Iterator[re.Match[str]]:
    found = [match for match in _GAP.finditer(text, start, end) if not _is_inside_word(text, match, start, end)]
    if parentheses:
        found = sorted([*found, *_PARENTHESIS.finditer(text, start, end)], key=lambda match: match.span())
    reached = start
    for match in found:
        if match.start() >= reached:
            yield match
            reached = match.end()


def _is_inside_word(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a bracket only changes a capital: [W]e."""
    inner = match.groupdict().get("inner")
    after = text[match.end() : match.end() + 1] if match.end() < end else ""
    return (
        inner is not None and len(inner) == 1 and after.isalpha() and not text[max(start, match.start() - 1)].isalpha()
    )


def _wider(gap: GapKind, inserted: int, match: re.Match[str]) -> tuple[GapKind, int]:
    inner = match.groupdict().get("inner")
    if gap == "ellipsis" or inner is None or _ONLY_DOTS.fullmatch(inner):
        return "ellipsis", 0
    return "bracket", inserted + len(words_in(inner))


def _whole(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """Join a capital in brackets with the rest of its word: [W]e is We."""
    joined: list[Word] = []
    is_open = False
    for word in words:
        if is_open:
            form = joined[-1].form + word.form
            joined[-1] = Word(form, key_of(form), joined[-1].start, word.end)
        else:
            joined.append(word)
        is_open = text[word.end : word.end + 1] == "]" and text[word.end + 1 : word.end + 2].isalpha()
    return tuple(joined)
