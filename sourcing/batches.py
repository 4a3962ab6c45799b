"""Files to results, in the order of the files: one after another, or on all cores above a size where that pays.

What is done to a file is a function that `prepare` builds; each process builds its own, once, so rules are read once
a process and never sent between them.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from sourcing.documents.discovery import Found

    type_of_work = Callable[[Found], Any]

Result = TypeVar("Result")

PAYS_FROM = 400_000
"""Bytes in all below which starting processes costs more than it saves."""
_BATCH = 100_000
"""Bytes a batch: large enough to make its transport cheap, small enough to keep all cores busy to the end."""
_WAITING = 4
"""Batches handed out for each process ahead of the one being printed; it bounds the results held in memory."""


def each(
    prepare: Callable[[], Callable[[Found], Result]], files: Sequence[Found], processes: int | None = None
) -> Iterator[Result]:
    """Yield the result for each file, in order, as soon as those before it are out.

    `prepare` must be picklable. `processes` overrides the choice made from the number of cores and the size of the
    files. Raises `concurrent.futures.process.BrokenProcessPool` if a process is killed.
    """
    sizes = [_size(file) for file in files]
    wanted = processes if processes is not None else _processes(sizes)
    if wanted > 1:
        yield from _pooled(prepare, list(_batches(files, sizes)), wanted)
    else:
        yield from map(prepare(), files)


def _processes(sizes: Sequence[int]) -> int:
    return min(_cores(), len(sizes)) if sum(sizes) > PAYS_FROM else 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(file: Found) -> int:
    try:
        return Path(file.path).stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _batches(files: Sequence[Found], sizes: Sequence[int]) -> Iterator[list[Found]]:
    batch: list[Found] = []
    held = 0
    for file, size in zip(files, sizes, strict=True):
        batch.append(file)
        held += size
        if held >= _BATCH:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _pooled(
    prepare: Callable[[], Callable[[Found], Result]], batches: Sequence[list[Found]], processes: int
) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor  # a third of the time that one article takes

    todo = iter(batches)
    pool = ProcessPoolExecutor(max(1, min(processes, len(batches))), initializer=_Process.start, initargs=(prepare,))
    try:
        waiting: deque[Future[list[Result]]] = deque(
            pool.submit(_Process.run, batch) for batch in islice(todo, processes * _WAITING)
        )
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(pool.submit(_Process.run, batch) for batch in islice(todo, 1))
    finally:
        pool.shutdown(cancel_futures=True)


class _Process:
    """What a worker process keeps between batches."""

    work: ClassVar[type_of_work]

    @classmethod
    def start(cls, prepare: Callable[[], type_of_work]) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent answers Ctrl-C, once
        cls.work = staticmethod(prepare())

    @classmethod
    def run(cls, batch: list[Found]) -> list[Any]:
        return [cls.work(file) for file in batch]
