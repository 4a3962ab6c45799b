"""Lists of phrases → those of which something may stand in a text, all looked for in one pass.

A pattern of many phrases takes its time, and most texts hold none of them; a search for all of them as plain strings
takes next to none. For it text and phrases are compared as they are when neither case nor the kind of a blank or of an
apostrophe counts, and a run of blanks is as good as one.
"""

from __future__ import annotations

from itertools import islice

from ahocorasick_rs import AhoCorasick, Implementation

from sourcing.kept import joined, recall_small
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sourcing.documents.document import Span

_SURROGATE = late_re("[\ud800-\udfff]")
"""Halves of characters, which no file can hold but an editor may send; the search refuses them."""


class Hints:
    """What to look for in a text: phrases in lists that have names."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        listed = {name: sorted(phrases) for name, phrases in lists.items()}
        names = recall_small("hints", joined(*((name, *listed[name]) for name in listed)), lambda: _names_of(listed))
        self._names = list(names.values())
        self._search = Search(list(names))

    def of(self, text: str, start: int, end: int) -> set[str]:
        """The names of the lists of which a phrase may stand in a stretch of text."""
        found: set[str] = set()
        for number, _, _ in self._search.places(compared_between(text, start, end)):
            found |= self._names[number]
        return found

    def of_each(self, text: str, spans: Iterable[Span]) -> Iterator[frozenset[str]]:
        """The same for each of some stretches that follow on each other, which takes one search for many of them."""
        names = self._names
        for numbers in found_in_each(self._search, text, spans):
            yield frozenset().union(*[names[number] for number in numbers]) if numbers else _NOTHING


_NOTHING: frozenset[str] = frozenset()


def _names_of(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """What to look for, each string with the names of the lists that it stands for a phrase of."""
    names: dict[str, frozenset[str]] = {}
    for name, phrases in lists.items():
        for phrase in phrases:
            string = compared(phrase)
            names[string] = names.get(string, frozenset()) | {name}
    return names


class Search:
    """Strings to look for, all in one pass. To build the fast kind takes as long as three articles, so it comes after more than those."""

    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self._search = AhoCorasick(strings, implementation=Implementation.NoncontiguousNFA)
        self._read = 0

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """Every place where a string stands in a text: its number, where the place starts and where it ends."""
        before, self._read = self._read, self._read + len(text)
        if before <= _MUCH < self._read:
            self._search = AhoCorasick(self._strings, implementation=Implementation.DFA)
        try:
            return self._search.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            return self._search.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=True)


_MUCH = 200_000
"""Characters read from which on a search is built for speed."""


def found_in_each(search: Search, text: str, spans: Iterable[Span]) -> Iterator[Collection[int]]:
    """For each of some stretches that follow on each other the numbers of the strings in it.

    To begin a search takes longer than to search a sentence, so many stretches are searched as one.
    """
    left = iter(spans)
    while together := list(islice(left, _TOGETHER)):
        yield from _found_together(search, text, together)


def _found_together(search: Search, text: str, spans: Sequence[Span]) -> list[set[int]]:
    begin, last = spans[0][0], spans[-1][1]
    piece = _folded_between(text, begin, last)
    in_place = len(piece) == last - begin  # each character, as folding never shortens
    found: list[set[int]] = [_NOWHERE] * len(spans)
    alone = [
        index
        for index, (start, end) in (() if in_place and "  " not in piece else enumerate(spans))
        if not in_place or piece.find("  ", start - begin, end - begin) >= 0
    ]
    index, (start, end) = 0, spans[0]
    for number, first, after in search.places(piece) if in_place else ():  # by their ends
        while end < begin + after:
            index += 1
            start, end = spans[index]
        if begin + first < start:
            continue
        if found[index]:
            found[index].add(number)
        else:
            found[index] = {number}
    for index in alone:
        found[index] = {number for number, _, _ in search.places(compared_between(text, *spans[index]))}
    return found


_NOWHERE: set[int] = set()
"""What most stretches have, and need not each have one of."""
_TOGETHER = 100
"""How many stretches are searched as one, so that a long text is not folded as a whole."""
BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""Every blank but the space."""
_ASCII_BLANKS = "".join(filter(str.isascii, BLANKS))


def folded(text: str) -> str:
    """A text as it is compared when neither case nor the kind of a blank or an apostrophe counts."""
    for blank in _ASCII_BLANKS if text.isascii() else BLANKS:
        text = text.replace(blank, " ")
    return text.replace("İ", "i").replace("ı", "i").replace("’", "'").casefold()


def squeezed(text: str) -> str:
    """A folded text with one space for every run of them."""
    return _SPACES.sub(" ", text) if "  " in text else text


def compared(phrase: str) -> str:
    """A phrase as it is looked for."""
    return squeezed(folded(phrase)).strip()


def compared_between(text: str, start: int, end: int) -> str:
    """A stretch of a document's text as phrases are looked for in it."""
    if _LAST[0][0] is not text and (piece := _folded_piece(text, start, end)) is not None:
        return piece
    return squeezed(_folded_between(text, start, end))


def _folded_between(text: str, start: int, end: int) -> str:
    if len(text) > _LONGEST_WHOLE:
        return folded(text[start:end])
    whole = _folded_whole(text)
    # Folding never shortens: where the whole has its length, each character is in its place.
    return whole[start:end] if len(whole) == len(text) else folded(text[start:end])


def _folded_piece(text: str, start: int, end: int) -> str | None:
    """A stretch by itself while few of a text have been asked for, as when a letter of it has changed; then None."""
    if _PIECES[0][0] is not text:
        _PIECES[0] = (text, {})
    pieces = _PIECES[0][1]
    known = pieces.get((start, end))
    if known is None and len(pieces) < _FEW_PIECES:
        known = pieces[start, end] = squeezed(folded(text[start:end]))
    return known


def _folded_whole(text: str) -> str:
    """A document's text folded, of which the last is kept, for it is asked about in many places."""
    last = _LAST[0]
    if last[0] is not text:
        last = _LAST[0] = (text, folded(text))
    return last[1]


_SPACES = late_re("  +")
_LAST = [("", "")]
_PIECES: list[tuple[str, dict[tuple[int, int], str]]] = [("", {})]
_FEW_PIECES = 12
_LONGEST_WHOLE = 200_000
"""Characters; a longer text is not folded as a whole, for that would be kept beside it."""
