"""Many values as a few numbers each: what is asked for is what was put in, whether there are few or many."""

import tracemalloc

import pytest

from sourcing.analysis.parts import Quotation, Sentence, quotations_in_a_row
from sourcing.analysis.reading_words import sentences_in_a_row
from sourcing.documents.document import Block, Run, Span, blocks_in_a_row, runs_in_a_row
from sourcing.lean import flat
from sourcing.lean.flat import Flat, Numbered, Repeated, numbers_in_a_row, row

FEW, MANY = 10, 2_500


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    monkeypatch.setattr(flat, "FEW", 100)


ROWS = {
    "blocks": (
        blocks_in_a_row,
        lambda n: Block(("paragraph", "heading")[n % 2], Span(40 * n, 40 * n + 39), n % 3 - 1, n % 5 == 0),
    ),
    "runs": (runs_in_a_row, lambda n: Run(30 * n, 31 * n, 31 * n + 30, n % 2 == 0)),
    "sentences": (sentences_in_a_row, lambda n: Sentence(Span(90 * n, 90 * n + 88), n // 3, 16 * n, 16 * n + 16)),
    "quotations": (
        quotations_in_a_row,
        lambda n: Quotation(Span(70 * n, 70 * n + 9), n % 2 == 0, n % 3 == 0, n, 7, (None, 0, n)[n % 3]),
    ),
}


@pytest.mark.parametrize("count", [0, FEW, MANY])
@pytest.mark.parametrize(("in_a_row", "made"), ROWS.values(), ids=ROWS.keys())
def test_what_is_asked_for_is_what_was_put_in(in_a_row, made, count):
    values = [made(number) for number in range(count)]
    kept = in_a_row(iter(values))
    assert isinstance(kept, Flat) == (count == MANY)
    assert len(kept) == count
    assert list(map(repr, kept)) == list(map(repr, values))
    assert [repr(kept[number]) for number in range(count)] == list(map(repr, values))
    assert list(kept[count // 3 : -1]) == values[count // 3 : -1]
    with pytest.raises(IndexError):
        kept[count]


@pytest.mark.parametrize(("count", "large", "is_flat"), [(50, False, False), (50, True, True), (FEW, True, False)])
def test_values_that_are_large_and_seldom_looked_at_are_many_sooner(monkeypatch, count, large, is_flat):
    monkeypatch.setattr(flat, "FEW_LARGE", FEW)
    kept = row(range(count), lambda number: [number], int, large=large)
    assert isinstance(kept, Flat) == is_flat
    assert list(kept) == list(range(count))


def test_the_last_is_the_last_when_more_are_put_in():
    kept = Flat(lambda number: [number], int, range(MANY))
    assert kept[-1] == MANY - 1
    kept.append(7)
    assert kept[-1] == 7


@pytest.mark.parametrize("step", [1, 2, -1, -7, 9])
def test_the_order_in_which_values_are_asked_for_does_not_matter(step):
    kept = row(range(MANY), lambda number: [number] * (number % 3 + 1), lambda number, *_: number)
    numbers = range(MANY)[::step]
    assert [kept[number] for number in numbers] == list(numbers)


def test_places_count_from_the_end_as_well():
    kept = sentences_in_a_row(ROWS["sentences"][1](number) for number in range(MANY))
    assert kept[-1] == kept[MANY - 1]
    assert kept[-MANY] == kept[0]
    with pytest.raises(IndexError):
        kept[-MANY - 1]


@pytest.mark.parametrize("in_a_row", [pytest.param(ROWS[name], id=name) for name in ROWS])
def test_many_take_little_room_however_often_they_are_asked_for(in_a_row):
    keeping, made = in_a_row
    tracemalloc.start()
    try:
        kept = keeping(made(number) for number in range(4 * MANY))
        for number in range(len(kept)):
            assert kept[number] is kept[number]
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size <= 60 * len(kept)


def test_numbers_are_the_same_few_or_many():
    for count in (0, FEW, MANY):
        assert list(numbers_in_a_row(list(range(count)))) == list(range(count))


def test_things_that_differ_are_numbered_as_they_are_met():
    numbered = Numbered()
    assert [numbered[thing] for thing in ("b", "a", "b", "c")] == [0, 1, 0, 2]
    assert numbered.things == ["b", "a", "c"]


@pytest.mark.parametrize("lots", [[], [3], [1, 0, MANY]])
def test_what_is_repeated_is_again_as_it_was_put_in(lots):
    kept, values = Repeated(), []
    for lot in lots:
        some = [f"word {number % 7}" for number in range(lot)]
        kept.extend(some)
        values += some
    assert len(kept) == len(values)
    assert list(kept) == values == [kept[number] for number in range(len(values))]
    assert kept[1:-1] == values[1:-1]
    with pytest.raises(IndexError):
        kept[len(values)]


def test_what_is_repeated_is_kept_once():
    kept = Repeated()
    for number in range(MANY):
        kept.extend([f"a long word that stands here often {number % 7}"])
    assert len({id(word) for word in kept}) == 7
