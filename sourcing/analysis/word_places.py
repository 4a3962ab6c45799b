"""The words of a sentence → where each of them starts; and the places of all words, each worked out when it is asked for."""

from __future__ import annotations

from itertools import accumulate

from sourcing.analysis.lettered import APART, JOINED
from sourcing.lean.light import Sequence, numbers
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import overload


def places_in(text: str, forms: Sequence[str], joined: str) -> Sequence[int]:
    """Where the words of a text start: nothing but spaces and emoji, which are no words, stands between two.

    Where nothing but one space ever does, as in nearly every text, the words' lengths tell it, which is soon added up.
    """
    gaps = joined.encode("ascii").translate(_GAPS)
    ends = accumulate(map(int.__add__, map(len, forms), gaps[1:] + b"\0"))
    starts = [0, *ends]
    if starts.pop() == len(text):
        return _compact(starts)
    starts.clear()
    find, position = text.find, 0
    for form in forms:
        position = find(form, position)
        starts.append(position)
        position += len(form)
    return _compact(starts)


_GAPS = bytes.maketrans(f"{JOINED}{APART}".encode("ascii"), b"\0\1")
"""What is added between two words: nothing where they are joined, else the one space."""


def _compact(rising: list[int]) -> Sequence[int]:
    """Rising numbers in little room: one byte each where that will do, as in most sentences."""
    return numbers(rising) if rising and rising[-1] > _LARGEST_BYTE else bytes(rising)


_LARGEST_BYTE = 255


class Places(Sequence[int]):
    """The starts or ends of all words as a sequence, each worked out when it is asked for."""

    __slots__ = ("_length", "_place")

    def __init__(self, place: Callable[[int], int], length: int) -> None:
        self._place = place
        self._length = length

    def __len__(self) -> int:
        return self._length

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> int: ...
        @overload
        def __getitem__(self, index: slice) -> list[int]: ...

    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self._place(number) for number in range(self._length)[index]]
        return self._place(range(self._length)[index])
