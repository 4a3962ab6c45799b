"""What stands in for the standard library does what that does."""

from __future__ import annotations

import collections
import contextlib
import functools

import pytest

from sourcing.lean import light


@pytest.mark.parametrize("module", [light, collections], ids=["light", "collections"])
def test_things_are_counted(module):
    counted = module.Counter("abca")
    counted["b"] += 2
    counted.update(["c", "c"])
    assert counted == {"a": 2, "b": 3, "c": 3}
    assert (counted["never"], "never" in counted, counted.total()) == (0, False, 8)


@pytest.mark.parametrize("module", [light, functools], ids=["light", "functools"])
def test_an_attribute_is_worked_out_once(module):
    class Owner:
        times = 0

        @module.cached_property
        def answer(self):
            """How often it was asked."""
            self.times += 1
            return self.times

    owner, other = Owner(), Owner()
    assert (owner.answer, owner.answer, other.answer) == (1, 1, 1)
    assert Owner.answer.__doc__ == "How often it was asked."
    del owner.answer
    assert owner.answer == 2


@pytest.mark.parametrize("module", [light, functools], ids=["light", "functools"])
def test_what_a_function_returned_is_remembered(module):
    asked = []

    @module.lru_cache(maxsize=2)
    def double(number):
        """Twice as much."""
        asked.append(number)
        return 2 * number

    assert [double(number) for number in (1, 2, 1, 3, 2, 2)] == [2, 4, 2, 6, 4, 4]
    assert asked == [1, 2, 3, 2]
    double.cache_clear()
    assert double(2) == double.__wrapped__(2) == 4
    assert (double.__name__, double.__doc__, double.__module__) == ("double", "Twice as much.", __name__)
    assert module.cache(len)("abc") == 3


@pytest.mark.parametrize("module", [light, contextlib], ids=["light", "contextlib"])
def test_errors_of_a_kind_are_passed_over(module):
    with module.suppress(OSError, ValueError):
        raise FileNotFoundError
    with pytest.raises(KeyError), module.suppress(ValueError):
        raise KeyError
    with module.suppress(ValueError):
        pass


def test_a_module_is_imported_by_its_full_name():
    assert light.import_module("sourcing.lean.values").Value.__module__ == "sourcing.lean.values"


@pytest.mark.parametrize("count", [0, 1, 9_999, 10_000, 25_001])
def test_numbers_take_little_room(count):
    values = light.numbers(7 * number for number in range(count))
    assert list(values) == [7 * number for number in range(count)]
    assert values.nbytes == 4 * count
