"""What is kept is the same again when it is read, and as few objects as it was."""

from __future__ import annotations

import pytest

from sourcing.kept.packed import packed, unpacked
from sourcing.kept.record import Record
from sourcing.lean.values import NamedTuple, Value


class Place(NamedTuple):
    line: int
    column: int = 1


class Note(Value):
    text: str
    places: tuple[Place, ...] = ()


VALUES = [
    None,
    ("a", 1, 2.5, True, None, b"\0", "\ud800"),
    [1, [2, ["()"]], []],
    {"a": [1], 2: {"b": (3,)}},
    {},
    frozenset({"a", "b"}),
    {Place(1), Place(2)},
    frozenset({("a", Place(3))}),
    Place(1, 2),
    (Place(1), [Place(2)], {"there": Place(3)}),
    Note("one", (Place(1), Place(2))),
    Record(name="a", inside=Record(notes=(Note("b"),), lists=[["c"]])),
    ["sourcing.record:Record", "not one"],
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_the_same_again(value):
    again = unpacked(packed(value))
    assert again == value
    assert type(again) is type(value)
    assert repr(again) == repr(value) or isinstance(value, (set, frozenset))


def test_what_stands_twice_in_a_value_is_one_object_again():
    place = Place(1)
    first, second, other = unpacked(packed([place, {"again": place}, Place(1)]))
    assert second["again"] is first
    assert other is not first


def test_what_cannot_be_made_again_is_not_written():
    class Own:
        pass

    with pytest.raises(TypeError):
        packed(("a", Own()))
