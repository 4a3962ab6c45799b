"""Values behave as frozen dataclasses do, named tuples as those of `typing`."""

from __future__ import annotations

import copy
import pickle

import pytest

from sourcing.lean.values import NamedTuple, Value, replace


class Place(Value):
    name: str
    line: int = 1
    notes: tuple[str, ...] = ()


class Spot(Value):
    name: str
    line: int = 1
    notes: tuple[str, ...] = ()


class Row(NamedTuple):
    """A row."""

    name: str
    line: int = 1

    @property
    def shout(self) -> str:
        return self.name.upper()


def test_a_value_is_made_by_place_and_by_name():
    assert Place("a", 2) == Place(name="a", line=2) == Place("a", line=2, notes=())
    assert Place("a").line == 1


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", 1, (), 4), {}), (("a",), {"name": "b"}), (("a",), {"lime": 2}), ((), {"line": 2})],
    ids=["too few", "too many", "twice", "unknown", "one missing"],
)
def test_a_value_is_not_made_of_other_fields(given, named):
    with pytest.raises(TypeError, match="Place takes name, line, notes"):
        Place(*given, **named)


def test_a_value_never_changes():
    place = Place("a")
    with pytest.raises(AttributeError, match="a Place never changes: line"):
        place.line = 2
    with pytest.raises(AttributeError, match="a Place never changes: line"):
        del place.line


def test_values_are_equal_by_class_and_fields():
    assert Place("a") != Place("b")
    assert Place("a") != Spot("a")
    assert len({Place("a"), Place("a", 1), Place("b"), Spot("a")}) == 3
    assert repr(Place("a")) == "Place(name='a', line=1, notes=())"


def test_a_copy_with_other_fields():
    assert replace(Place("a", 2), name="b") == Place("b", 2)
    with pytest.raises(TypeError):
        replace(Place("a"), lime=2)


def test_values_and_rows_survive_pickling_and_copying():
    for value in (Place("a", 2, ("x",)), Row("a", 2)):
        assert pickle.loads(pickle.dumps(value)) == copy.copy(value) == value


def test_a_row_is_a_named_tuple():
    row = Row("a")
    assert row == ("a", 1)
    assert row._replace(line=3)._asdict() == {"name": "a", "line": 3}
    assert (row.shout, Row.__doc__, Row._fields, Row.__module__) == ("A", "A row.", ("name", "line"), __name__)
    assert (Row._make(["b", 2]), repr(row)) == (Row("b", 2), "Row(name='a', line=1)")
    with pytest.raises(AttributeError):
        row.line = 2
    with pytest.raises(AttributeError):
        row.other = 2


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (Row, "Row\\(\\) missing 1 required positional argument: 'name'"),
        (lambda: Row("a", 1, 2), "Row\\(\\) takes from 2 to 3 positional arguments"),
        (lambda: Row("a", lime=1), "Row\\(\\) got an unexpected keyword argument 'lime'"),
        (lambda: Row._make(["a"]), "Row takes 2 values; given 1"),
        (lambda: Row("a")._replace(lime=1), "Row has no lime"),
    ],
)
def test_a_row_takes_its_own_fields_only(make, error):
    with pytest.raises((TypeError, ValueError), match=error):
        make()
