"""A source's text → where each of its words stands, found without reading the text again.

The text is cut at white space into chunks; every distinct chunk has a character of its own, and the text is kept as
the string of those characters. Looking many words up at once is one search for a set of characters in that string,
which costs little even for a book.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.verify.wording import keys_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WIDE = "I"
_LONGEST_PIECE = 2_000
"""Characters in which chunks are counted to find one's place; it bounds what a look-up reads."""
_CHUNK = re.compile(r"\S+")
_SPACE = re.compile(r"\s")
_MARKS = '.,;:!?()[]"“”'
_SURROGATES = 0xD800, 0x800
_LAST = 0x10FFFF


class _Characters(dict[str, str]):
    """Chunk to its character; a new chunk gets the next one, and when there are no more all share the last."""

    def __missing__(self, chunk: str) -> str:
        first, length = _SURROGATES
        code = len(self) + 1
        character = self[chunk] = chr(min(code if code < first else code + length, _LAST))
        return character


@dataclass(frozen=True, slots=True)
class Index:
    """`chunks[i]` is the character of the i-th chunk; the piece that begins at `starts[p]` begins with chunk `firsts[p]`.

    `keys` are the keys of words, sorted; `holders[k]` are the characters of the chunks in which `keys[k]` stands, and
    `counts[k]` says how many chunks of the text hold it.
    """

    chunks: str
    starts: Sequence[int]
    firsts: Sequence[int]
    keys: Sequence[str]
    holders: Sequence[str]
    counts: Sequence[int]

    def __len__(self) -> int:
        return len(self.chunks)

    def frequency(self, key: str) -> int:
        """In how many chunks of the text a word stands."""
        at = self._at(key)
        return 0 if at is None else self.counts[at]

    def places(self, keys: Iterable[str]) -> dict[str, list[int]]:
        """Each word that stands in the text with the numbers of its chunks, in order, all in one pass."""
        of_character: dict[str, list[str]] = {}
        for key in dict.fromkeys(keys):
            at = self._at(key)
            for character in () if at is None else self.holders[at]:
                of_character.setdefault(character, []).append(key)
        found: dict[str, list[int]] = {}
        if of_character:
            wanted = re.compile(f"[{re.escape(''.join(of_character))}]")
            for match in wanted.finditer(self.chunks):
                for key in of_character[match.group()]:
                    found.setdefault(key, []).append(match.start())
        return found

    def first(self, key: str, most: int) -> list[int]:
        """The first places of a word, so many at most."""
        at = self._at(key)
        if at is None:
            return []
        wanted = re.compile(f"[{re.escape(self.holders[at])}]")
        return [match.start() for match in islice(wanted.finditer(self.chunks), most)]

    def offset(self, place: int, text: str) -> int:
        """Where the chunk at a place begins in the text; the end of the text beyond the last one."""
        if place >= len(self.chunks):
            return len(text)
        piece = bisect_right(self.firsts, max(0, place)) - 1
        for number, match in enumerate(_CHUNK.finditer(text, self.starts[piece]), self.firsts[piece]):
            if number >= place:
                return match.start()
        return len(text)

    def _at(self, key: str) -> int | None:
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else None


def build(text: str, spans: Iterable[tuple[int, int]]) -> Index:
    """Index the prose of a text that stands in these spans, in order."""
    characters = _Characters()
    pieces: list[str] = []
    starts, firsts = array(_WIDE), array(_WIDE)
    length = 0
    for start, end in chain.from_iterable(_pieces(text, *span) for span in spans):
        starts.append(start)
        firsts.append(length)
        piece = "".join(map(characters.__getitem__, text[start:end].split()))
        pieces.append(piece)
        length += len(piece)
    chunks = "".join(pieces)
    counted = Counter(chunks)
    holders: dict[str, list[str]] = {}
    for chunk, character in characters.items():
        for key in _keys(chunk):
            holders.setdefault(key, []).append(character)
    keys = sorted(holders)
    counts = array(_WIDE, (sum(map(counted.__getitem__, holders[key])) for key in keys))
    return Index(chunks, starts, firsts, keys, ["".join(holders[key]) for key in keys], counts)


def _keys(chunk: str) -> Iterable[str]:
    """What the words of a chunk are compared by, each once; most chunks are one plain word and a mark."""
    plain = chunk.strip(_MARKS)
    return (plain.lower(),) if plain.isascii() and plain.isalpha() else dict.fromkeys(keys_in(chunk))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_PIECE:
        space = _SPACE.search(text, start + _LONGEST_PIECE, end)
        if space is None:
            break
        yield start, space.start()
        start = space.end()
    yield start, end
