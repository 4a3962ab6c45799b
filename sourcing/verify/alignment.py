"""Two sequences of words → where the one fits best into the other, and the words that then differ."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.verify.wording import Word

_LEAST_SLACK = 3


class Fit(NamedTuple):
    """Words `start` to `end` of the longer sequence are nearest; `distance` counts the words to change, add or drop."""

    start: int
    end: int
    distance: int


class Edit(NamedTuple):
    """Words `first` to `last` of the one sequence stand for words `start` to `end` of the other; either may be none."""

    first: int
    last: int
    start: int
    end: int


def best_fit(keys: Sequence[str], there: Sequence[str], near: int | None = None) -> Fit | None:
    """Where `keys` fits best into `there`; None where no stretch shares as much as half of the words.

    Of equals it is the one whose first and last words are the same, then the one of the same length, then the one
    nearest to `near`.
    """
    wanted, size = list(keys), len(keys)
    around = 0 if near is None else near
    exact = [
        at for at in range(len(there) - size + 1) if there[at] == wanted[0] and list(there[at : at + size]) == wanted
    ]
    if exact:
        at = min(exact, key=lambda start: abs(start - around))
        return Fit(at, at + size, 0)
    slack = max(_LEAST_SLACK, size // 3)
    best: tuple[int, int, int, int] | None = None
    fit: Fit | None = None
    limit = size // 2
    for start in range(len(there)):
        for end in range(start + max(1, size - slack), min(len(there), start + size + slack) + 1):
            distance = Levenshtein.distance(wanted, there[start:end], score_cutoff=limit)
            if distance > limit:
                continue
            loose = (there[start] != wanted[0]) + (there[end - 1] != wanted[-1])
            rank = distance, loose, abs(end - start - size), abs(start - around)
            if best is None or rank < best:
                best, fit, limit = rank, Fit(start, end, distance), distance
    return fit


def edits(here: Sequence[Word], there: Sequence[Word], text: str) -> list[Edit]:
    """What differs between words and their counterparts in a source's text, in order, as few words as may be.

    Two words that changed places are one edit; a word that a line break of the text parts is none.
    """
    operations = Levenshtein.opcodes([word.key for word in here], [word.key for word in there])
    found = [
        Edit(operation.src_start, operation.src_end, operation.dest_start, operation.dest_end)
        for operation in operations
        if operation.tag != "equal"
    ]
    return [edit for edit in _joined(found, here, there) if not _is_parted(edit, here, there, text)]


def _joined(found: Sequence[Edit], here: Sequence[Word], there: Sequence[Word]) -> list[Edit]:
    """Join edits that touch, and those that only say that a word moved over one or two others."""
    joined: list[Edit] = []
    for edit in found:
        if joined and (joined[-1].last == edit.first or _is_swap(joined[-1], edit, here, there)):
            joined[-1] = Edit(joined[-1].first, edit.last, joined[-1].start, edit.end)
        else:
            joined.append(edit)
    return joined


def _is_swap(one: Edit, other: Edit, here: Sequence[Word], there: Sequence[Word]) -> bool:
    def words(edit: Edit) -> tuple[list[str], list[str]]:
        return [word.key for word in here[edit.first : edit.last]], [word.key for word in there[edit.start : edit.end]]

    (mine, its), (my_other, its_other) = words(one), words(other)
    return other.first - one.last <= _SWAPPED_OVER and (mine, its) == (its_other, my_other)


_SWAPPED_OVER = 2


def _is_parted(edit: Edit, here: Sequence[Word], there: Sequence[Word], text: str) -> bool:
    """Whether the source only breaks a word at the end of a line: hos-, tages."""
    parts = there[edit.start : edit.end]
    whole = "".join(word.key for word in here[edit.first : edit.last])
    if len(parts) < 2 or "".join(word.key for word in parts) != whole:
        return False
    between = (text[one.end : other.start] for one, other in pairwise(parts))
    return all("\n" in gap and not gap.strip(_HYPHENS) for gap in between)


_HYPHENS = " \t\r\n-‐‑\u00ad"
