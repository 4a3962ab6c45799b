"""Many values of one kind → a few numbers each, and each value again when it is asked for.

A sentence as a tuple with a tuple in it takes 270 bytes, and as numbers 20. A long document has a hundred thousand of them,
and each is looked at for a while; an article has few of them, and those are kept as they are.
"""

from __future__ import annotations

from itertools import chain, islice

from sourcing.light import Sequence, numbers
from sourcing.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import overload

Item = TypeVar("Item")
Thing = TypeVar("Thing")

_FEW = 2_000
"""As many values of any kind as an article has, and more."""
_LATELY = 1_000
"""Values that were made are kept until there are so many, for what looks at one looks at it often, and soon."""


def row(values: Iterable[Item], written: Callable[[Item], Iterable[int]], made: Callable[..., Item]) -> Sequence[Item]:
    """Values in a row: few as they are, many as numbers from 0, as many for each as `made` takes to make it again."""
    remaining = iter(values)
    first = tuple(islice(remaining, _FEW + 1))
    return first if len(first) <= _FEW else Flat(chain(first, remaining), written, made)


def numbers_in_a_row(values: Sequence[int]) -> Sequence[int]:
    """Numbers from 0: few as they are, many in four bytes each."""
    return values if len(values) <= _FEW else numbers(values)


class Flat(Sequence[Item]):
    """Values in a row that are kept as numbers."""

    __slots__ = ("_lately", "_length", "_made", "_numbers", "_width")

    def __init__(
        self, values: Iterable[Item], written: Callable[[Item], Iterable[int]], made: Callable[..., Item]
    ) -> None:
        self._length = 0

        def counted() -> Iterator[Item]:
            for value in values:
                self._length += 1
                yield value

        self._numbers = numbers(chain.from_iterable(map(written, counted())))
        self._width = len(self._numbers) // max(1, self._length)
        self._made = made
        self._lately: dict[int, Item] = {}

    def __len__(self) -> int:
        return self._length

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Item: ...
        @overload
        def __getitem__(self, index: slice) -> list[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        try:
            return self._lately[index]  # type: ignore[index] - a slice is not among them
        except (KeyError, TypeError):
            return self._again(index)

    def __iter__(self) -> Iterator[Item]:
        return map(self._made, *[iter(self._numbers)] * self._width)

    def _again(self, index: int | slice) -> Item | list[Item]:
        if isinstance(index, slice):
            return [self[number] for number in range(self._length)[index]]
        at = range(self._length)[index] * self._width
        if len(self._lately) >= _LATELY:
            self._lately.clear()
        made = self._lately[index] = self._made(*self._numbers[at : at + self._width])
        return made


class Numbered(dict[Thing, int]):
    """Things that differ, each with a number from 0 in the order in which they are met."""

    def __init__(self) -> None:
        super().__init__()
        self.things: list[Thing] = []

    def __missing__(self, thing: Thing) -> int:
        self.things.append(thing)
        self[thing] = number = len(self)
        return number
