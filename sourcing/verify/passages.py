"""A quotation's fragments → the passages of the sources that come nearest to them.

The rarest words of a quotation say where to look: places of a source where several of them stand at the right
distances are read, and the fragments are fitted into the words that stand there, in their order.
"""

from __future__ import annotations

from itertools import islice
from math import log
from typing import TYPE_CHECKING, NamedTuple

from sourcing.documents.document import Span
from sourcing.verify.alignment import best_fit, edits
from sourcing.verify.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sourcing.verify.alignment import Edit
    from sourcing.verify.index import Index
    from sourcing.verify.library import Held
    from sourcing.verify.wording import Fragment, Word

_MOST_SEEDS = 8
_MOST_PLACES = 1_500
"""How many places the seeds of one fragment may have together, the rarest seed apart."""
_BUCKET = 8
_MOST_LOOKED_AT = 10
_EXACT_VOTES = 0.9
_NEAR_VOTES = 0.4
"""Once a passage is found, another is read only if this share of what spoke for the first speaks for it."""
_MARGIN = 16
"""Chunks read on either side of where a fragment should be."""
_SKIPPED_BY_ELLIPSIS = 800
"""Words of the source that an ellipsis may leave out."""
_SKIPPED_BY_BRACKET = 6


class Piece(NamedTuple):
    """A fragment and its counterpart in a source's text; `there` is empty where it was not found."""

    here: tuple[Word, ...]
    there: tuple[Word, ...]
    edits: tuple[Edit, ...]


class Passage(NamedTuple):
    """Where a source comes near a quotation: the stretch of its text, and fragment by fragment what stands there.

    `distance` counts the words that differ, `skipped` those that an ellipsis or bracket leaves out.
    """

    held: Held
    span: Span
    pieces: tuple[Piece, ...]
    distance: int
    skipped: int


def seeds(fragment: Fragment, index: Index) -> list[str]:
    """The words of a fragment that are looked for first in a source: its rarest, and not too many places of them."""
    known = ((index.frequency(key), key) for key in dict.fromkeys(word.key for word in fragment.words))
    chosen: list[str] = []
    places = 0
    for frequency, key in sorted(pair for pair in known if pair[0])[:_MOST_SEEDS]:
        if chosen and places + frequency > _MOST_PLACES:
            break
        chosen.append(key)
        places += frequency
    return chosen


def passages(fragments: Sequence[Fragment], held: Held) -> list[Passage]:
    """The nearest passages of one source, all of the same distance."""
    if not fragments:
        return []
    weights = [sum(weight(word.key, held.index) for word in fragment.words) for fragment in fragments]
    main = weights.index(max(weights))
    found: list[Passage] = []
    most = 0.0
    for place, votes in _likely(fragments[main], held):
        if found and votes < (_EXACT_VOTES if not found[0].distance else _NEAR_VOTES) * most:
            break
        passage = _read(fragments, main, held, place)
        if passage is not None and all(passage.span != other.span for other in found):
            found.append(passage)
            most = max(most, votes)
    least = min((passage.distance for passage in found), default=0)
    return [passage for passage in found if passage.distance == least]


def weight(key: str, index: Index) -> float:
    """How much a word tells: the rarer it is in a source the more."""
    return log(1 + len(index) / (1 + index.frequency(key)))


def _likely(fragment: Fragment, held: Held) -> list[tuple[int, float]]:
    """The chunks at which a fragment may begin, the likeliest first, each with what speaks for it."""
    index = held.index
    at: dict[str, int] = {}
    for number, word in enumerate(fragment.words):
        at.setdefault(word.key, number)
    votes: dict[int, float] = {}
    starts: dict[int, int] = {}
    chosen = seeds(fragment, index)
    held.look_up(chosen)
    for key in chosen:
        told = weight(key, index)
        for bucket in {(place - at[key]) // _BUCKET for place in held.places(key)}:
            votes[bucket] = votes.get(bucket, 0.0) + told
    for key in chosen:
        for place in held.places(key):
            starts.setdefault((place - at[key]) // _BUCKET, place - at[key])
    both = {
        bucket: told + max(votes.get(bucket - 1, 0.0), votes.get(bucket + 1, 0.0)) for bucket, told in votes.items()
    }
    ranked = sorted(both, key=lambda bucket: (-both[bucket], bucket))
    return [(starts[bucket], both[bucket]) for bucket in islice(ranked, _MOST_LOOKED_AT)]


def _read(fragments: Sequence[Fragment], main: int, held: Held, place: int) -> Passage | None:
    """Fit the fragments into the text around a place: the main one first, then those after and before it."""
    text = held.text
    size = len(fragments[main].words)
    first, last = max(0, place - _MARGIN), place + size + _MARGIN
    around = _stretch(held, first, last)
    fitted = _fit(fragments[main], around, text, place - first)
    if fitted.there and fitted.edits:
        spoken = _spoken(held, around)
        rejoined = _fit(fragments[main], spoken, text, place - first)
        fitted = rejoined if rejoined.there and _distance(rejoined) < _distance(fitted) else fitted
    if not fitted.there:
        return None
    pieces = {main: fitted}
    start, end = fitted.there[0].start, fitted.there[-1].end
    skipped = 0
    for number in range(main + 1, len(fragments)):
        beyond = _after(held, end, fragments[number])
        pieces[number] = _fit(fragments[number], beyond, text, 0)
        if there := pieces[number].there:
            skipped += sum(1 for word in beyond if word.end <= there[0].start)
            end = there[-1].end
    for number in range(main - 1, -1, -1):
        before = _before(held, start, fragments[number], fragments[number + 1])
        pieces[number] = _fit(fragments[number], before, text, len(before))
        if there := pieces[number].there:
            skipped += sum(1 for word in before if word.start >= there[-1].end)
            start = there[0].start
    ordered = tuple(pieces[number] for number in range(len(fragments)))
    return Passage(held, Span(start, end), ordered, sum(map(_distance, ordered)), skipped)


def _distance(piece: Piece) -> int:
    if not piece.there:
        return len(piece.here)
    return sum(max(edit.last - edit.first, edit.end - edit.start) for edit in piece.edits)


def _fit(fragment: Fragment, words: Sequence[Word], text: str, near: int) -> Piece:
    fit = best_fit([word.key for word in fragment.words], [word.key for word in words], near)
    if fit is None:
        return Piece(fragment.words, (), ())
    there = tuple(words[fit.start : fit.end])
    return Piece(fragment.words, there, tuple(edits(fragment.words, there, text)) if fit.distance else ())


def _stretch(held: Held, first: int, last: int) -> list[Word]:
    return words_in(held.text, held.index.offset(first, held.text), held.index.offset(last, held.text))


def _spoken(held: Held, words: Sequence[Word]) -> list[Word]:
    """Those of a source's words that it has in quotation marks, so that `"One," he said, "two"` reads as one."""
    quoted = held.quoted(Span(words[0].start, words[-1].end))
    return [word for word in words if any(span.start <= word.start and word.end <= span.end for span in quoted)]


_LONGEST_WORD = 12
"""Characters a word takes with what parts it from the next, at most and on the average."""


def _reach(fragment: Fragment, gap: Fragment) -> int:
    skip = _SKIPPED_BY_ELLIPSIS if gap.before == "ellipsis" else _SKIPPED_BY_BRACKET + 2 * gap.inserted
    return skip + 2 * len(fragment.words) + 2


def _after(held: Held, end: int, fragment: Fragment) -> list[Word]:
    reach = _reach(fragment, fragment)
    return words_in(held.text, end, min(len(held.text), end + reach * _LONGEST_WORD))[:reach]


def _before(held: Held, start: int, fragment: Fragment, following: Fragment) -> list[Word]:
    reach = _reach(fragment, following)
    return words_in(held.text, max(0, start - reach * _LONGEST_WORD), start)[-reach:]


def all_seeds(quotations: Iterable[Sequence[Fragment]], index: Index) -> set[str]:
    return {key for quotation in quotations for fragment in quotation for key in seeds(fragment, index)}
