"""Files to results, in the order of the files: one after another, or on all cores above a size where that pays.

What is done to a file is a function that `prepare` builds. Files are taken from their iterator only as they are needed,
so that neither their number nor that of their results bears on memory.
"""

from __future__ import annotations

import gc
import os
import sys
from itertools import chain, islice

from sourcing.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor
    from typing import Any, ClassVar, Protocol

    type_of_work = Callable[[Any], Any]

    class HasPath(Protocol):
        """A file, or what stands in its place."""

        path: str


Item = TypeVar("Item", bound="HasPath")
Result = TypeVar("Result")

PAYS_FROM = 200_000
"""Bytes in all below which starting processes costs more than it saves."""
_BATCH = 50_000
"""Bytes a batch: large enough to make its transport cheap, small enough to keep all cores busy to the end."""
_MOST_FILES = 500
"""Files a batch, where they are small or empty."""
_WAITING = 4
"""Batches handed out for each process ahead of the one being printed; it bounds the results held in memory."""


def each(
    prepare: Callable[[], Callable[[Item], Result]], files: Iterable[Item], processes: int | None = None
) -> Iterator[Result]:
    """Yield the result for each file, in order, as soon as those before it are out.

    `prepare` must be picklable. `processes` overrides the choice made from the number of cores and the size of the
    files. Raises `concurrent.futures.process.BrokenProcessPool` if a process is killed.
    """
    remaining = iter(files)
    first, pays = _first(remaining)
    wanted = processes if processes is not None else (_cores() if pays else 1)
    if not first:
        return
    thresholds = gc.get_threshold()
    collect_rarely()
    try:
        work = prepare()
        # What the first file makes this process load, forked processes have; and its result is out at once.
        yield work(first[0])
        remaining = chain(first[1:], remaining)
        if wanted > 1:
            yield from _pooled(prepare, work, _batches(remaining), wanted)
        else:
            yield from map(work, remaining)
    finally:
        gc.set_threshold(*thresholds)


def collect_rarely() -> None:
    """Look for rings of dead objects less often: a check makes many values and next to no rings."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)


_BETWEEN_COLLECTIONS = 200_000
"""Objects made before dead rings are looked for; Python looks after 700."""


def _first(files: Iterator[Item]) -> tuple[list[Item], bool]:
    """Take files until they are worth several processes, and tell whether they are."""
    taken: list[Item] = []
    size = 0
    for file in files:
        taken.append(file)
        size += _size(file)
        if size > PAYS_FROM:
            return taken, len(taken) > 1
    return taken, False


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(file: HasPath) -> int:
    try:
        return os.stat(file.path).st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _batches(files: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    held = 0
    for file in files:
        batch.append(file)
        held += _size(file)
        if held >= _BATCH or len(batch) >= _MOST_FILES:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _pooled(
    prepare: Callable[[], Callable[[Item], Result]],
    work: Callable[[Item], Result],
    batches: Iterator[list[Item]],
    processes: int,
) -> Iterator[Result]:
    from collections import deque

    ahead = list(islice(batches, processes * _WAITING))
    if len(ahead) == 1:
        yield from map(work, ahead[0])
        return
    pool = _pool(prepare, work, min(processes, len(ahead)))
    try:
        waiting: deque[Future[list[Result]]] = deque(pool.submit(_Process.run, batch) for batch in ahead)
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(pool.submit(_Process.run, batch) for batch in islice(batches, 1))
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

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent answers Ctrl-C, once

    @classmethod
    def run(cls, batch: list[Any]) -> list[Any]:
        return [cls.work(file) for file in batch]
