"""Many small values, a file each: safe to lose and to share, and never more of them than may be."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from sourcing import kept
from sourcing.kept import drawers
from sourcing.kept.drawers import DAY, UNUSED, Drawers

NAMES = [f"{number:02x}{number:030x}" for number in range(256)]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A cache folder of the test's own, which does not exist yet; the folder of the values is in it."""
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "values"


def files(folder):
    return sorted(folder.glob("*/*"))


def age(path, seconds):
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_what_is_saved_is_loaded(folder):
    values = Drawers("values")
    assert values.load(NAMES[0]) is None
    for name in NAMES[:3]:
        values.save(name, name.encode())
    assert [Drawers("values").load(name) for name in NAMES[:4]] == [*(name.encode() for name in NAMES[:3]), None]
    assert [path.parent.name for path in files(folder)] == ["00", "01", "02"]
    assert Drawers("others").load(NAMES[0]) is None


def test_only_the_user_can_look_into_the_drawers(folder, tmp_path):
    """What is kept of a document has sentences of it, which may not have been published."""
    (tmp_path / "cache").mkdir(mode=0o755)
    previous = os.umask(0)
    try:
        Drawers("values").save(NAMES[0], b"a value")
    finally:
        os.umask(previous)
    assert Drawers("values").load(NAMES[0]) == b"a value"
    assert [place.stat().st_mode & 0o777 for place in (folder, *folder.glob("??"))] == [0o700, 0o700]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="it has no such permissions")
@pytest.mark.parametrize("place", ["", "values"])
def test_a_folder_that_others_may_write_is_not_used(folder, place):
    Drawers("values").save(NAMES[0], b"a value")
    (folder.parent / place).chmod(0o777)
    values = Drawers("values")
    assert values.load(NAMES[0]) is None
    values.save(NAMES[1], b"another")
    assert len(files(folder)) == 1


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-1], lambda data: data + b"x"])
def test_a_damaged_value_counts_as_missing(folder, damage):
    Drawers("values").save(NAMES[0], b"a value")
    (path,) = files(folder)
    path.write_bytes(damage(path.read_bytes()))
    assert Drawers("values").load(NAMES[0]) is None


@pytest.mark.parametrize("place", ["off", "file", "file/below"])
def test_where_nothing_can_be_written_nothing_happens(tmp_path, monkeypatch, place):
    (tmp_path / "file").write_text("here")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(kept.VARIABLE, place)
    values = Drawers("values")
    values.save(NAMES[0], b"a value")
    assert values.load(NAMES[0]) is None


def test_a_value_that_cannot_be_marked_as_used_is_loaded(folder, monkeypatch):
    values = Drawers("values")
    values.save(NAMES[0], b"a value")
    age(files(folder)[0], 2 * DAY)

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(drawers.os, "utime", refuse)
    assert values.load(NAMES[0]) == b"a value"


def test_what_is_used_stays_and_what_is_not_goes(folder):
    values = Drawers("values")
    for name in NAMES[:3]:
        values.save(name, b"a value")
    for path in files(folder):
        age(path, UNUSED + DAY)
    assert values.load(NAMES[1]) == b"a value"
    values.sweep()
    assert [values.load(name) for name in NAMES[:3]] == [None, b"a value", None]


def test_beyond_the_room_there_is_what_was_used_last_stays(folder, monkeypatch):
    monkeypatch.setattr(drawers, "MOST_BYTES", 10 * 4096)
    values = Drawers("values")
    for number, name in enumerate(NAMES[:20]):
        values.save(name, b"a value")
        age(folder / name[:2] / f"{name}.kept", DAY * number / 20)
    values.sweep()
    assert [path.stem for path in files(folder)] == NAMES[:8]


def test_what_a_process_left_half_written_goes_after_a_day(folder):
    values = Drawers("values")
    values.save(NAMES[0], b"a value")
    for name, old in ((".old.part", 2 * DAY), (".new.part", 60)):
        path = folder / "00" / name
        path.write_bytes(b"half")
        age(path, old)
    values.sweep()
    assert [path.name for path in files(folder)] == [".new.part", f"{NAMES[0]}.kept"]


def swept(monkeypatch):
    """Note each sweep instead of sweeping."""
    times = []

    def sweep(values):
        times.append(values)

    monkeypatch.setattr(Drawers, "sweep", sweep)
    return times


def test_it_is_swept_once_a_day_however_many_processes_write(folder, monkeypatch):
    times = swept(monkeypatch)
    for _ in range(3):
        values = Drawers("values")
        for name in NAMES[:3]:
            values.save(name, b"a value")
    assert len(times) == 1
    age(folder / "swept", DAY + 60)
    for _ in range(2):
        Drawers("values").save(NAMES[0], b"a value")
    assert len(times) == 2


def test_a_process_that_writes_much_sweeps_in_between(monkeypatch):
    times = swept(monkeypatch)
    monkeypatch.setattr(drawers, "_SWEEP_EVERY", 10 * 4096)
    values = Drawers("values")
    for name in NAMES[:40]:
        values.save(name, b"a value")
    assert len(times) == 4


def test_it_may_be_swept_while_others_write_and_take_away(folder):
    def work(number):
        values = Drawers("values")
        values.save(NAMES[number % 8], b"x" * 10_000)
        if number % 5 == 0:
            values.sweep()
        if number % 7 == 0:
            for path in files(folder)[:2]:
                path.unlink(missing_ok=True)
        return values.load(NAMES[number % 8])

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(200))) <= {None, b"x" * 10_000}
