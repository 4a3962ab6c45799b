"""Many values of one kind → a few numbers each, and each value again when it is asked for.

A sentence as a tuple with a tuple in it takes 240 bytes, and as numbers 24. A hundred megabytes hold a
million of them, and each is looked at for a while; an article or a book has few of them, and those are kept as they are.
"""

from __future__ import annotations

from itertools import accumulate, chain, islice, pairwise

from sourcing.lean.light import Sequence, numbers, pack, unpack_from
from sourcing.lean.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import overload

Item = TypeVar("Item")
Thing = TypeVar("Thing")

FEW = 200_000
"""As many values of any kind as a book has sentences: to make each again whenever it is asked for takes time, about a
fifth more in all, which an editor that holds a book would feel."""
FEW_LARGE = 10_000
"""The same of values that are large and seldom looked at, names and attributions: as many as a megabyte or two have."""
_LATELY = 300
"""Values that were made are kept until there are so many, for what looks at one looks at it often, and soon."""
_AHEAD = 8
"""As many values are made together where they are asked for in order."""
_AT_ONCE = 100
"""As many values are made together where all of them are asked for."""
_NUMBER = 4
"""The bytes of a number."""


def row(
    values: Iterable[Item],
    written: Callable[[Item], Sequence[int]],
    made: Callable[..., Item],
    *,
    large: bool = False,
) -> Sequence[Item]:
    """Values in a row: few as they are, many as the numbers from 0 that each is written as; `made` takes these back."""
    remaining, most = iter(values), few_large() if large else FEW
    first = tuple(islice(remaining, most + 1))
    return first if len(first) <= most else Flat(written, made, chain(first, remaining))


def few_large() -> int:
    """Up to how many large values are few: never more than of small ones."""
    return min(FEW, FEW_LARGE)


def numbers_in_a_row(values: Sequence[int]) -> Sequence[int]:
    """Numbers from 0: few as they are, many in four bytes each."""
    return values if len(values) <= FEW else numbers(values)


def placed_before(placed: Iterable[int], places: int) -> Sequence[int]:
    """For each of some places, and for their end, how many of some things stand before it, given the place of each."""
    counts = [0] * (places + 1)
    for place in placed:
        counts[place + 1] += 1
    return numbers(accumulate(counts)) if places > few_large() else tuple(accumulate(counts))


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
    """Values in a row that are kept as numbers, each as many as it is written as.

    What asks for one value and then for the next goes on in order, as most do, so some more are made with that.
    """

    __slots__ = ("_ends", "_lately", "_made", "_packed", "_written")

    def __init__(
        self, written: Callable[[Item], Sequence[int]], made: Callable[..., Item], values: Iterable[Item] = ()
    ) -> None:
        self._written = written
        self._made = made
        self._packed = bytearray()
        self._ends = bytearray(_NUMBER)
        self._lately: dict[int, Item] = {}
        remaining = iter(values)
        while some := list(islice(remaining, _AT_ONCE)):
            self._extend(some)

    def append(self, value: Item) -> None:
        """Put one more at the end."""
        self._lately_room()[len(self)] = value
        self._extend([value])

    def _extend(self, values: Iterable[Item]) -> None:
        rows = list(map(self._written, values))
        ends = accumulate(map(len, rows), initial=len(self._packed) // _NUMBER)
        next(ends)
        self._ends += pack(f"{len(rows)}I", *ends)
        self._packed += pack(f"{sum(map(len, rows))}I", *chain.from_iterable(rows))

    def __len__(self) -> int:
        return len(self._ends) // _NUMBER - 1

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Item: ...
        @overload
        def __getitem__(self, index: slice) -> list[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        try:
            return self._lately[index]  # type: ignore[index]
        except (KeyError, TypeError):  # a slice is no key
            return self._sought(index)

    def __iter__(self) -> Iterator[Item]:
        length = len(self)
        return chain.from_iterable(
            self._between(first, min(first + _AT_ONCE, length)) for first in range(0, length, _AT_ONCE)
        )

    def _sought(self, index: int | slice) -> Item | list[Item]:
        """What has not been made lately."""
        length = len(self)
        if isinstance(index, slice):
            return [self[number] for number in range(length)[index]]
        index = range(length)[index]
        goes_on = index - 1 in self._lately
        lately = self._lately_room()
        if goes_on:
            last = min(index + _AHEAD, length)
            lately.update(zip(range(index, last), self._between(index, last), strict=True))
        else:
            lately[index] = self._again(index)
        return lately[index]

    def _lately_room(self) -> dict[int, Item]:
        if len(self._lately) >= _LATELY:
            self._lately.clear()
        return self._lately

    def _again(self, index: int) -> Item:
        start, end = unpack_from("2I", self._ends, index * _NUMBER)
        return self._made(*unpack_from(f"{end - start}I", self._packed, start * _NUMBER))

    def _between(self, first: int, last: int) -> list[Item]:
        """The values from one place to another, of which all numbers are read at once."""
        made, ends = self._made, unpack_from(f"{last - first + 1}I", self._ends, first * _NUMBER)
        start = ends[0]
        written = unpack_from(f"{ends[-1] - start}I", self._packed, start * _NUMBER)
        return [made(*written[begin - start : end - start]) for begin, end in pairwise(ends)]


class Numbered(dict[Thing, int]):
    """Things that differ, each with a number from 0 in the order in which they are met."""

    def __init__(self) -> None:
        super().__init__()
        self.things: list[Thing] = []

    def __missing__(self, thing: Thing) -> int:
        self.things.append(thing)
        self[thing] = number = len(self)
        return number
