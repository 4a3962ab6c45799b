"""Files to results, in the order of the files: one after another, or on all cores above a size where that pays.

What is done to a file is a function that `prepare` builds. Files are taken from their iterator only as they are needed,
so that neither their number nor that of their results bears on memory.
"""

from __future__ import annotations

import gc
import os
import sys
from itertools import chain, islice

from sourcing.lean.typed import TYPE_CHECKING, TypeVar
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor
    from typing import Any, ClassVar, Protocol

    type_of_work = Callable[[Any], Any]

    class HasPath(Protocol):
        """A file, or what stands in its place."""

        @property
        def path(self) -> str: ...


Item = TypeVar("Item", bound="HasPath")
Result = TypeVar("Result")

PAYS_FROM = 100_000
"""Bytes in all below which starting processes costs more than it saves."""
_BATCH = 12_000
"""Bytes a batch: large enough to make its transport cheap, small enough that no core waits long for another at the end."""
_MOST_FILES = 500
"""Files a batch, where they are small or empty."""
_MOST_KNOWN = 500
"""Known results that wait behind a file that is worked on; it bounds them as `_WAITING` does the others."""
_WAITING = 16
"""Batches handed out for each process ahead of the one being printed; it bounds the results held in memory."""


def each(
    prepare: Callable[[], Callable[[Item], Result]],
    files: Iterable[Item],
    processes: int | None = None,
    known: Callable[[Item], Result | None] = lambda _file: None,
) -> Iterator[Result]:
    """Yield the result for each file, in order, as soon as those before it are out.

    `prepare` must be picklable. `processes` overrides the choice made from the number of cores and the size of the
    files. `known` tells results that need no work; where it tells all, nothing is prepared.
    Raises `concurrent.futures.process.BrokenProcessPool` if a process is killed.
    """
    thresholds = gc.get_threshold()
    collect_rarely()
    try:
        yield from _in_order(prepare, (_Taken(file, known(file)) for file in files), processes)
    finally:
        gc.set_threshold(*thresholds)


class _Taken(NamedTuple):
    """A file, and its result where that is known."""

    file: Any
    result: Any


def _in_order(
    prepare: Callable[[], Callable[[Item], Result]], taken: Iterator[_Taken], processes: int | None
) -> Iterator[Result]:
    """Work in this process until what waits is worth several."""
    work: Callable[[Item], Result] | None = None
    for first in taken:
        if first.result is not None:
            yield first.result
            continue
        work = work or prepare()
        # What the first file makes this process load, forked processes have; and its result is out at once.
        yield work(first.file)
        lot, pays = _lot(taken, PAYS_FROM, sys.maxsize, 2)
        wanted = processes if processes is not None else (_cores() if pays else 1)
        if wanted > 1:
            yield from _pooled(prepare, work, chain(lot, taken), wanted)
        else:
            yield from _completed(lot, map(work, _unknown(lot)))


def collect_rarely() -> None:
    """Look for rings of dead objects less often: a check makes many values and next to no rings."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)


_BETWEEN_COLLECTIONS = 200_000
"""Objects made before dead rings are looked for; Python looks after 700."""


def _lot(taken: Iterator[_Taken], size: int, most: int, fewest: int = 1) -> tuple[list[_Taken], bool]:
    """Take files until those to work on have so many bytes and are no fewer than `fewest`, or too many wait.

    Tell whether they are worth several processes.
    """
    lot: list[_Taken] = []
    held = known = 0
    for one in taken:
        lot.append(one)
        if one.result is None:
            held += _size(one.file)
        else:
            known += 1
        if (held >= size and len(lot) - known >= fewest) or known >= _MOST_KNOWN or len(lot) >= most:
            break
    return lot, held >= PAYS_FROM and len(lot) - known > 1


def _unknown(lot: Iterable[_Taken]) -> list[Any]:
    return [one.file for one in lot if one.result is None]


def _completed(lot: Iterable[_Taken], worked: Iterable[Result]) -> Iterator[Result]:
    """Yield the results of a lot: those known, and those worked out for the others."""
    remaining = iter(worked)
    for one in lot:
        yield next(remaining) if one.result is None else one.result


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(file: HasPath) -> int:
    try:
        return os.stat(file.path).st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _pooled(
    prepare: Callable[[], Callable[[Item], Result]],
    work: Callable[[Item], Result],
    taken: Iterator[_Taken],
    processes: int,
) -> Iterator[Result]:
    from collections import deque

    lots = iter(lambda: _lot(taken, _BATCH, _MOST_FILES)[0], [])
    ahead = list(islice(lots, processes * _WAITING))
    if len(ahead) < 2:
        yield from (item for lot in ahead for item in _completed(lot, map(work, _unknown(lot))))
        return
    pool = _pool(prepare, work, min(processes, len(ahead)))

    def handed_out(lots: Iterable[list[_Taken]]) -> Iterator[tuple[list[_Taken], Future[list[Result]] | None]]:
        for lot in lots:
            files = _unknown(lot)
            yield lot, pool.submit(_Process.run, files) if files else None

    try:
        waiting = deque(handed_out(ahead))
        while waiting:
            lot, worked = waiting.popleft()
            yield from _completed(lot, worked.result() if worked else ())
            waiting.extend(handed_out(islice(lots, 1)))
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(
    prepare: Callable[[], Callable[[Item], Result]], work: Callable[[Item], Result], processes: int
) -> ProcessPoolExecutor:
    """Return processes that have this one's memory where they can be forked safely, and else prepare themselves."""
    # Imported here: it takes a third of the time that one article takes.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    if sys.platform == "linux":
        _Process.work = staticmethod(work)
        return ProcessPoolExecutor(processes, get_context("fork"), initializer=_Process.go_on)
    return ProcessPoolExecutor(processes, initializer=_Process.start, initargs=(prepare,))


class _Process:
    """What a worker process keeps between batches."""

    work: ClassVar[type_of_work]

    @classmethod
    def start(cls, prepare: Callable[[], type_of_work]) -> None:
        cls.go_on()
        collect_rarely()
        cls.work = staticmethod(prepare())

    @classmethod
    def go_on(cls) -> None:
        import signal
        from multiprocessing.util import Finalize

        from sourcing.kept import write_small

        Finalize(None, write_small, exitpriority=0)  # what is registered in `atexit` is not called in such a process
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent answers Ctrl-C, once

    @classmethod
    def run(cls, batch: list[Any]) -> list[Any]:
        return [cls.work(file) for file in batch]
