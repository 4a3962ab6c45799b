"""Work on files, in order, by one process or many."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from sourcing import batches
from sourcing.documents.discovery import Found


def name_and_length(path):
    return Path(path).name, len(Path(path).read_text(encoding="utf-8"))


def prepare(log):
    """Say in the log that a process prepared itself, and return the work."""
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    return lambda found: name_and_length(found.path)


@pytest.fixture
def files(tmp_path):
    """Twenty-five files, the third of them far longer than the others."""
    paths = [tmp_path / f"{number:02}.txt" for number in range(25)]
    for number, path in enumerate(paths):
        path.write_text("x" * (300_000 if number == 2 else number * 1000), encoding="utf-8")
    return [Found(str(path), named=True) for path in paths]


@pytest.mark.parametrize("processes", [1, 2, 5, None])
def test_results_come_in_the_order_of_the_files(files, tmp_path, processes):
    results = list(batches.each(partial(prepare, tmp_path / "log"), files, processes))
    assert results == [name_and_length(file.path) for file in files]


def process_of(log):
    return lambda found: (name_and_length(found.path), os.getpid())


def test_work_is_prepared_once_a_process(files, tmp_path):
    """Forked processes have what this one prepared; others prepare for themselves."""
    list(batches.each(partial(prepare, tmp_path / "log"), files, 2))
    pids = (tmp_path / "log").read_text(encoding="utf-8").split()
    assert 1 <= len(pids) == len(set(pids)) <= 3


def test_little_work_stays_in_this_process(files):
    assert {pid for _, pid in batches.each(partial(process_of, None), files[:2])} == {os.getpid()}


def test_much_work_is_shared_but_for_the_first_file(files, monkeypatch):
    monkeypatch.setattr(batches, "_cores", lambda: 2)
    pids = [pid for _, pid in batches.each(partial(process_of, None), files)]
    assert pids[0] == os.getpid()
    assert os.getpid() not in pids[1:]


def test_files_are_taken_as_they_are_needed(files):
    taken = []

    def endless():
        while True:
            taken.append(files[3])
            yield files[3]

    results = batches.each(partial(process_of, None), endless(), 2)
    next(results)
    assert len(taken) <= batches.PAYS_FROM / 3000 + 2
    for _ in range(200):
        next(results)
    results.close()
    assert len(taken) < 10 * batches.PAYS_FROM / 3000


def test_a_file_that_is_gone_is_left_to_the_work(tmp_path):
    gone = Found(str(tmp_path / "gone.txt"), named=True)
    assert list(batches.each(lambda: lambda found: found, [gone])) == [gone]


def test_no_files_give_no_results(tmp_path):
    assert list(batches.each(partial(prepare, tmp_path / "log"), [])) == []
    assert list(batches.each(partial(prepare, tmp_path / "log"), [], 4)) == []
