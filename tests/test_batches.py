"""Work on files, in order, by one process or many."""

from __future__ import annotations

import multiprocessing
import os
from functools import partial
from pathlib import Path

import pytest

from sourcing import batches, kept
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


def test_what_a_process_worked_out_for_later_runs_is_kept(monkeypatch):
    monkeypatch.setattr(kept, "_small", kept._Small())

    def work():
        batches._Process.go_on()
        kept.recall_small("batches", "worked out", os.getpid)

    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    later = kept.recall_small("batches", "worked out", lambda: "made again")
    assert later == process.pid, "what another process worked out is not there"


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
    handed_out = 2 * batches._WAITING * (batches._BATCH / 3000 + 1)
    assert len(taken) <= 201 + batches.PAYS_FROM / 3000 + handed_out


def test_a_file_that_is_gone_is_left_to_the_work(tmp_path):
    gone = Found(str(tmp_path / "gone.txt"), named=True)
    assert list(batches.each(lambda: lambda found: found, [gone])) == [gone]


def test_one_file_needs_no_second_process(files):
    assert list(batches.each(partial(process_of, None), files[:1], 2)) == [
        (name_and_length(files[0].path), os.getpid())
    ]


def test_no_files_give_no_results(tmp_path):
    assert list(batches.each(partial(prepare, tmp_path / "log"), [])) == []
    assert list(batches.each(partial(prepare, tmp_path / "log"), [], 4)) == []


def test_a_long_file_that_comes_first_keeps_the_others_from_no_process(files, monkeypatch):
    monkeypatch.setattr(batches, "_cores", lambda: 2)
    longest, *others = sorted(files, key=lambda file: -Path(file.path).stat().st_size)
    pids = [pid for _, pid in batches.each(partial(process_of, None), [longest, *others])]
    assert pids[0] == os.getpid()
    assert os.getpid() not in pids[1:]


def test_files_that_are_all_long_are_worked_on_by_several_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(batches, "_cores", lambda: 2)
    files = [Found(str(tmp_path / f"{number}.txt"), named=True) for number in range(6)]
    for file in files:
        Path(file.path).write_text("x" * 2 * batches.PAYS_FROM, encoding="utf-8")
    pids = [pid for _, pid in batches.each(partial(process_of, None), files)]
    assert pids[0] == os.getpid()
    assert os.getpid() not in pids[1:]


def known_of(numbers):
    """What is known of the files with these numbers: that they are known."""
    return lambda file: f"known {Path(file.path).stem}" if int(Path(file.path).stem) in numbers else None


KNOWN = [set(), {0}, {1, 2, 3}, set(range(24)), set(range(1, 25)), set(range(0, 25, 2)), set(range(25))]


@pytest.mark.parametrize("processes", [1, 2, None])
@pytest.mark.parametrize("numbers", KNOWN, ids=len)
@pytest.mark.parametrize("most", [1, 500])
def test_what_is_known_comes_in_its_place(files, tmp_path, monkeypatch, processes, numbers, most):
    monkeypatch.setattr(batches, "_MOST_KNOWN", most)
    known = known_of(numbers)
    results = list(batches.each(partial(prepare, tmp_path / "log"), files, processes, known))
    assert results == [known(file) or name_and_length(file.path) for file in files]


def test_where_all_is_known_nothing_is_prepared_and_each_is_out_at_once(files):
    taken = []

    def known(file):
        taken.append(file)
        return file.path

    results = batches.each(None, files, 2, known)
    for number, file in enumerate(files, 1):
        assert next(results) == file.path
        assert len(taken) == number


def test_few_known_results_wait_behind_a_file_that_is_worked_on(files, monkeypatch):
    monkeypatch.setattr(batches, "_MOST_KNOWN", 10)
    taken = []

    def known(file):
        taken.append(file)
        return None if len(taken) == 1 else file.path

    results = batches.each(partial(process_of, None), [files[3]] * 1000, 2, known)
    next(results)
    assert len(taken) <= 11
