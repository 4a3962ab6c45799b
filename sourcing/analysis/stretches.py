"""Attributions and the stretches of text they stand in → numbers, and each again when it is asked for.

An attribution takes 600 bytes as tuples in a tuple, and a long document has tens of thousands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice

from sourcing.analysis.parts import Attribution
from sourcing.documents.document import Span
from sourcing.lean.flat import Flat, Numbered, few_large, row
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from sourcing.analysis.parsed import Parsed

NONE: Mapping[int, Any] = {}
"""What most stretches have of most things, and need not each have one of."""
_NO_NUMBERS = range(0)


class Read(NamedTuple):
    """Attributions in order; by a quotation's index the one that is its speaker's; those that reach into later sentences."""

    first: int
    attributions: tuple[Attribution, ...]
    speakers: Mapping[int, int]
    carried: Mapping[int, Sequence[int]]

    def numbers_of(self, sentence: int) -> range:
        """The numbers of the attributions whose cue stands in a sentence."""
        attributions = self.attributions
        if not attributions:
            return _NO_NUMBERS
        first = bisect_left(attributions, sentence, key=_sentence_of)
        return range(first, bisect_right(attributions, sentence, first, key=_sentence_of))


class Place(NamedTuple):
    """Where a stretch starts: in the text, and as the number of its first sentence and of its first quotation."""

    offset: int
    sentence: int
    quotation: int


class Shelf:
    """The stretches of a document that have been read, by their numbers."""

    def __init__(self, stretches: int) -> None:
        numbered = _Numbered()
        self.is_flat = stretches > few_large()
        self._rows: list[int | None] = [None] * stretches
        self._read: list[Read] | Flat[Read] = Flat(numbered.of_stretch, numbered.stretch) if self.is_flat else []

    def get(self, number: int) -> Read | None:
        """A stretch as it was read; None where it has not been."""
        at = self._rows[number]
        return None if at is None else self._read[at]

    def keep(self, number: int, stretch: Read) -> Read:
        """Remember a stretch that has been read, and give it back."""
        self._rows[number] = len(self._read)
        self._read.append(stretch)
        return stretch


def attributions_in_a_row(attributions: Iterable[Attribution]) -> Sequence[Attribution]:
    """The attributions of a document, in little room where they are many."""
    numbered = _Numbered()
    return row(attributions, numbered.of_attribution, numbered.attribution, large=True)


class _Numbered:
    """Attributions and stretches as numbers. What is said of many attributions besides their places is the same."""

    def __init__(self) -> None:
        self._forms: Numbered[tuple[Any, ...]] = Numbered()
        self._heads: Numbered[str] = Numbered()
        self._speakers: Numbered[tuple[str | None, tuple[str, ...]]] = Numbered()

    def of_attribution(self, attribution: Attribution) -> Sequence[int]:
        source, cue, content, kind, manner, sentence, speaker, others, ambiguous, verb, head, *more = attribution
        begin, end = (0, 0) if source is None else (source[0] + 1, source[1])
        form = self._forms[kind, manner, ambiguous, verb, *more]
        places = [place for part in content for place in part]
        return [begin, end, *cue, sentence, form, self._heads[head], self._speakers[speaker, others], *places]

    def attribution(self, *written: int) -> Attribution:
        begin, end, start, stop, sentence, form, head, speaker, *places = written
        kind, manner, ambiguous, verb, *more = self._forms.things[form]
        return Attribution(
            Span(begin - 1, end) if begin else None,
            Span(start, stop),
            tuple(map(Span, places[::2], places[1::2])),
            kind,
            manner,
            sentence,
            *self._speakers.things[speaker],
            ambiguous,
            verb,
            self._heads.things[head],
            *more,
        )

    def of_stretch(self, stretch: Read) -> Sequence[int]:
        first, attributions, speakers, carried = stretch
        written = [first, len(attributions), len(speakers), len(carried)]
        for attribution in attributions:
            numbers = self.of_attribution(attribution)
            written += [len(numbers), *numbers]
        for quotation, number in speakers.items():
            written += [quotation, number]
        for sentence, reaching in carried.items():
            written += [sentence, len(reaching), *reaching]
        return written

    def stretch(self, *written: int) -> Read:
        numbers = iter(written)
        first, attributions, speakers, carried = islice(numbers, 4)
        return Read(
            first,
            tuple([self.attribution(*_next_of(numbers)) for _ in range(attributions)]),
            {next(numbers): next(numbers) for _ in range(speakers)} or NONE,
            {next(numbers): list(_next_of(numbers)) for _ in range(carried)} or NONE,
        )


def _next_of(numbers: Iterator[int]) -> Iterator[int]:
    """The numbers that the next one counts."""
    return islice(numbers, next(numbers))


def moved_stretch(before: Place, stretch: Read, now: Place) -> Read:
    """A stretch that was read in one place as it is read in another."""
    shift, further = now.offset - before.offset, now.sentence - before.sentence
    return Read(
        now.sentence,
        tuple([_shifted(attribution, shift, further) for attribution in stretch.attributions]),
        {index - before.quotation + now.quotation: number for index, number in stretch.speakers.items()} or NONE,
        {number + further: here for number, here in stretch.carried.items()} or NONE,
    )


def _shifted(attribution: Attribution, shift: int, further: int) -> Attribution:
    source, (start, end), content, kind, manner, sentence, *others = attribution
    return _new(
        Attribution,
        (
            source and _new(Span, (source[0] + shift, source[1] + shift)),
            _new(Span, (start + shift, end + shift)),
            tuple([_new(Span, (first + shift, last + shift)) for first, last in content]),
            kind,
            manner,
            sentence + further,
            *others,
        ),
    )


_new = tuple.__new__
"""Makes a named tuple of all its values without a call in between: for every letter typed, all below it are made again."""


def carried_from(parsed: Parsed, attributions: Iterable[Attribution]) -> Mapping[int, Sequence[int]]:
    """For each sentence the numbers of the attributions of other ones whose content reaches into it."""
    sentences, starts = parsed.sentences, parsed.words.sentence_starts
    carried: dict[int, list[int]] = {}
    for number, attribution in enumerate(attributions):
        own = attribution.sentence
        span = sentences[own].span
        reached: set[int] = set()
        for start, end in attribution.content:
            if start < span.start or end > span.end:
                first = max(0, bisect_right(starts, start) - 1)
                last = max(0, bisect_right(starts, max(start, end - 1)) - 1)
                reached.update(range(first, last + 1))
        for sentence in reached - {own}:
            carried.setdefault(sentence, []).append(number)
    return carried or NONE


def _sentence_of(item: Attribution) -> int:
    return item.sentence
