"""Many values of one kind → a few numbers each, and each value again when it is asked for.

A sentence as a tuple with a tuple in it takes 270 bytes, and as numbers 24. A hundred megabytes hold a
million of them, and each is looked at for a while; an article or a book has few of them, and those are kept as they are.
"""

from __future__ import annotations

from itertools import accumulate, chain, islice, pairwise

from sourcing.light import Sequence, numbers, pack, unpack_from
from sourcing.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import overload

Item = TypeVar("Item")
Thing = TypeVar("Thing")

FEW = 200_000
"""As many values of any kind as a book has sentences: to make each again whenever it is asked for takes time, about a
fifth more in all, which an editor that holds a book would feel."""
_LATELY = 300
"""Values that were made are kept until there are so many, for what looks at one looks at it often, and soon."""
_AT_ONCE = 100
"""As many values are made again together where all of them are asked for."""
_NUMBER = 4
"""The bytes of a number."""


def row(
    values: Iterable[Item],
    written: Callable[[Item], Sequence[int]],
    made: Callable[..., Item],
    few: int | None = None,
) -> Sequence[Item]:
    """Values in a row: few as they are, many as the numbers from 0 that each is written as; `made` takes these back.

    `few` is less than `FEW` for values that are large and seldom looked at.
    """
    remaining, most = iter(values), FEW if few is None else min(few, FEW)
    first = tuple(islice(remaining, most + 1))
    return first if len(first) <= most else Flat(written, made, chain(first, remaining))


def numbers_in_a_row(values: Sequence[int]) -> Sequence[int]:
    """Numbers from 0: few as they are, many in four bytes each."""
    return values if len(values) <= FEW else numbers(values)


def placed_before(placed: Iterable[int], places: int) -> Sequence[int]:
    """For each of some places, and for their end, how many of some things stand before it, given the place of each."""
    counts = [0] * (places + 1)
    for place in placed:
        counts[place + 1] += 1
    return numbers_in_a_row(tuple(accumulate(counts)))


class Repeated(Sequence[Item]):
    """Values in a row of which many are equal: each that differs is kept once."""

    __slots__ = ("_numbered", "_numbers", "_packed")

    def __init__(self) -> None:
        self._numbered: Numbered[Item] = Numbered()
        self._packed = bytearray()
        self._numbers = memoryview(self._packed).cast("I")

    def extend(self, values: Collection[Item]) -> None:
        """Put some more at the end."""
        self._numbers.release()
        self._packed += pack(f"{len(values)}I", *map(self._numbered.__getitem__, values))
        self._numbers = memoryview(self._packed).cast("I")

    def __len__(self) -> int:
        return len(self._numbers)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Item: ...
        @overload
        def __getitem__(self, index: slice) -> list[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        things = self._numbered.things
        if isinstance(index, slice):
            return [things[number] for number in self._numbers[index]]
        return things[self._numbers[index]]

    def __iter__(self) -> Iterator[Item]:
        return map(self._numbered.things.__getitem__, self._numbers)


class Flat(Sequence[Item]):
    """Values in a row that are kept as numbers, each as many as it is written as."""

    __slots__ = ("_ends", "_lately", "_made", "_packed", "_written")

    def __init__(
        self, written: Callable[[Item], Sequence[int]], made: Callable[..., Item], values: Iterable[Item] = ()
    ) -> None:
        self._written = written
        self._made = made
        self._packed = bytearray()
        self._ends = bytearray(_NUMBER)
        self._lately: dict[int, Item] = {}
        for value in values:
            self.append(value)

    def append(self, value: Item) -> None:
        """Put one more at the end."""
        said = self._written(value)
        self._packed += pack(f"{len(said)}I", *said)
        self._remember(len(self), value)
        self._ends += pack("I", len(self._packed))

    def __len__(self) -> int:
        return len(self._ends) // _NUMBER - 1

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Item: ...
        @overload
        def __getitem__(self, index: slice) -> list[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        known = self._lately.get(index)
        return self._remember(index, self._again(range(len(self))[index])) if known is None else known

    def __iter__(self) -> Iterator[Item]:
        return chain.from_iterable(map(self._stretch, range(0, len(self), _AT_ONCE)))

    def _remember(self, index: int, value: Item) -> Item:
        if len(self._lately) >= _LATELY:
            self._lately.clear()
        self._lately[index] = value
        return value

    def _again(self, index: int) -> Item:
        start, end = unpack_from("2I", self._ends, index * _NUMBER)
        return self._made(*unpack_from(f"{(end - start) // _NUMBER}I", self._packed, start))

    def _stretch(self, first: int) -> list[Item]:
        """So many values from one on, of which all numbers are read at once."""
        made, count = self._made, min(_AT_ONCE, len(self) - first)
        ends = unpack_from(f"{count + 1}I", self._ends, first * _NUMBER)
        written = unpack_from(f"{(ends[-1] - ends[0]) // _NUMBER}I", self._packed, ends[0])
        places = [(end - ends[0]) // _NUMBER for end in ends]
        return [made(*written[start:end]) for start, end in pairwise(places)]


class Numbered(dict[Thing, int]):
    """Things that differ, each with a number from 0 in the order in which they are met."""

    def __init__(self) -> None:
        super().__init__()
        self.things: list[Thing] = []

    def __missing__(self, thing: Thing) -> int:
        self.things.append(thing)
        self[thing] = number = len(self)
        return number
