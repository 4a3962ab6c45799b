"""Words and quotations → attributions, in the order of their cues.

`drafts.py` reads each sentence alone, and `carrying.py` lets a speaker's words run on. Reading a sentence takes long, and most
rules ask about few; so each is read when it is first asked about. What is read of a stretch stays for as long as the document,
so no more is kept of it than its attributions: drafts go when it is read, and what can be told from these is told again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import count

from sourcing.analysis.carrying import LEADING, Reader, follows_quotation, leads_in, tags_question
from sourcing.analysis.dialogue import is_dialogue
from sourcing.analysis.drafts import finished, moved, read_drafts, view_of
from sourcing.analysis.frames.sentence import read_lead_in
from sourcing.analysis.frames.shapes import LABEL
from sourcing.analysis.remembered import Remembered
from sourcing.analysis.stretches import NONE, Place, Read, Shelf, attributions_in_a_row, carried_from, moved_stretch
from sourcing.lean.flat import numbers_in_a_row, placed_before
from sourcing.lean.light import cached_property
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcing.analysis.drafts import Draft
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Attribution

    _Key = tuple[object, ...]

_REMEMBERED: Remembered[tuple[str, str, bool], Sequence[Draft]] = Remembered()
"""What sentences are read as, by their text and tags and whether the rest of the document bears on them."""

_AS_READ: list[Attribution] = []
"""Stands for what a sentence makes by itself where that is what its stretch, which has been read, has of it."""


class Attributions:
    """The attributions of a document, each stretch of it read when something in it is first asked for.

    A stretch is the least that can be read by itself: some paragraphs, of which each but the first opens with a quotation, so
    that a speaker may carry from one into the next; in a dialogue it is enough that one stands in it.
    """

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._before = placed_before((one.sentence for one in parsed.quotations), len(parsed.sentences))
        has_leads = any(tag in parsed.words.tags for tag in LEADING)
        self._leads = [number for number in range(len(parsed.sentences)) if has_leads and leads_in(parsed, number)]
        self._leading = frozenset(self._leads)
        self._firsts = numbers_in_a_row(self._stretches())
        self._read = Shelf(len(self._firsts))
        self._totals = [0]
        self._drafts: dict[int, list[Draft]] = {}
        self._own: list[Sequence[Attribution] | None] = [None] * len(parsed.sentences)
        self._numbers: dict[int, int] = {}
        self._readings = _REMEMBERED.of(parsed.language)
        self._stretches_read = _STRETCHES.of(parsed.language)

    def of_sentence(self, sentence: int) -> list[Attribution]:
        """Those whose cue stands in a sentence."""
        stretch = self._stretch(sentence)
        return [stretch.attributions[number] for number in stretch.numbers_of(sentence)]

    def cues_in(self, sentence: int) -> Sequence[Attribution]:
        """The same, perhaps without the quotations of later sentences in their content; only this sentence need be read."""
        return self.own(sentence) or (self.of_sentence(sentence) if self._may_be_bare(sentence) else ())

    def own(self, sentence: int) -> Sequence[Attribution]:
        """Those that a sentence makes by itself; a lead-in or a bare "Trump said" needs the sentences around it."""
        known = self._own[sentence]
        if known is None:
            known = self._own[sentence] = tuple(self._own_of(sentence))
        return self.of_sentence(sentence) if known is _AS_READ else known

    def _own_of(self, sentence: int) -> Iterable[Attribution]:
        if self._needs_others(sentence):
            return ()
        if self._read.get(bisect_right(self._firsts, sentence) - 1) is None:
            return map(finished, self._drafts_of(sentence))
        return self.of_sentence(sentence) if self._unplaced(sentence) else ()

    def has_speaker(self, quotation: int) -> bool:
        """Whether an attribution gives a quotation, by its index, its speaker."""
        sentence = self._parsed.quotations[quotation].sentence
        return bool(self.own(sentence)) or self.of_quotation(quotation) is not None

    def _may_be_bare(self, sentence: int) -> bool:
        return follows_quotation(self._parsed, sentence) or self._needs_others(sentence)

    def _needs_others(self, sentence: int) -> bool:
        """Whether what a sentence attributes depends on those beside it, though it has a cue of its own."""
        tags_one = self._before[sentence] > 0 and tags_question(self._parsed, sentence)
        return tags_one or sentence in self._leading

    def _drafts_of(self, sentence: int) -> list[Draft]:
        known = self._drafts.get(sentence)
        if known is None:
            start = self._parsed.sentences[sentence].span.start
            if self._parsed.words.remembered:
                known = [moved(draft, sentence, start) for draft in self._unplaced(sentence)]
            else:
                known = read_drafts(view_of(self._parsed, sentence), sentence, start)
            self._drafts[sentence] = known
        return known

    def _unplaced(self, number: int) -> Sequence[Draft]:
        """The drafts of a sentence as if it stood alone, which are remembered."""
        (start, end), _, first, last = self._parsed.sentences[number]
        tags = self._parsed.words.tags[first:last]
        key = self._parsed.document.text[start:end], tags, self._may_label(number)
        known = self._readings.get(key)
        return self._readings.keep(key, read_drafts(view_of(self._parsed, number))) if known is None else known

    def _may_label(self, number: int) -> bool:
        """Whether a sentence may open with a label that is known by its coming again, as who speaks in an interview is."""
        _, _, first, last = self._parsed.sentences[number]
        words = self._parsed.words
        if words.tags.find(":", first, last) < 0 or LABEL.match(words.tags[first:last]) is None:
            return False
        return words.counts[words.forms[first]] > 1

    def reaching(self, sentence: int) -> Sequence[Placed]:
        """Those whose cue stands in a sentence or whose content reaches into it."""
        stretch = self._stretch(sentence)
        carried = stretch.carried.get(sentence)
        own = stretch.numbers_of(sentence)
        numbers = own if carried is None else sorted([*carried, *own])
        return [Placed(stretch.first, number, stretch.attributions[number]) for number in numbers]

    def of_quotation(self, quotation: int) -> Placed | None:
        """The one that gives a quotation, by its index, its speaker."""
        stretch = self._stretch(self._parsed.quotations[quotation].sentence)
        number = stretch.speakers.get(quotation)
        return None if number is None else Placed(stretch.first, number, stretch.attributions[number])

    def index(self, placed: Placed) -> int:
        """The index of an attribution in `every`."""
        before = bisect_left(self._firsts, placed.stretch)
        for first in self._firsts[len(self._totals) - 1 : before]:
            self._totals.append(self._totals[-1] + len(self._stretch(first).attributions))
        return self._totals[before] + placed.number

    def numbered(self, index: int) -> Attribution:
        """The attribution that has an index in `every`; nothing is read that stands after it."""
        at = bisect_right(self._totals, index) - 1
        while at == len(self._totals) - 1:
            self._totals.append(self._totals[-1] + len(self._stretch(self._firsts[at]).attributions))
            at = bisect_right(self._totals, index) - 1
        return self._stretch(self._firsts[at]).attributions[index - self._totals[at]]

    def every(self) -> Iterator[Attribution]:
        """All of them in order."""
        for at, first in enumerate(self._firsts):
            yield from (self._read.get(at) or self._stretch(first)).attributions

    def in_a_row(self) -> Sequence[Attribution]:
        """All of them in order, in little room where they are many."""
        return attributions_in_a_row(self.every())

    @cached_property
    def speakers(self) -> dict[int, int]:
        """For each quotation's index that has a speaker the index of its attribution in `every`."""
        speakers: dict[int, int] = {}
        before = 0
        for at, first in enumerate(self._firsts):
            stretch = self._read.get(at) or self._stretch(first)
            if stretch.attributions:
                speakers.update({quotation: before + number for quotation, number in stretch.speakers.items()})
                before += len(stretch.attributions)
        return speakers

    @cached_property
    def stretches(self) -> Sequence[Stretch]:
        """All stretches in order, of a document that comes again."""
        return list(self._find_stretches())

    def _find_stretches(self) -> Iterator[Stretch]:
        for number, first in enumerate(self._firsts):
            last = self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self._parsed.sentences)
            read, numbers = self._stretch(first), range(first, last)
            yield Stretch(numbers, read.attributions, read.speakers, self._numbers[first])

    def quotations_of(self, sentence: int) -> range:
        """The indexes of the quotations that start in a sentence."""
        return range(self._before[sentence], self._before[sentence + 1])

    def _stretches(self) -> list[int]:
        """The first sentences of all stretches."""
        firsts: list[int] = []
        block = -1
        sentences = self._parsed.sentences
        talk = {sentences[one.sentence].block for one in self._parsed.quotations} if self._takes_turns else ()
        for number, sentence in enumerate(sentences):
            if sentence.block == block:
                continue
            block = sentence.block
            if not firsts or not (self._before[number] < self._before[number + 1] or block in talk):
                firsts.append(number)
        return firsts

    def _stretch(self, sentence: int) -> Read:
        """The stretch that holds a sentence."""
        at = bisect_right(self._firsts, sentence) - 1
        stretch = self._read.get(at)
        if stretch is None:
            last = self._firsts[at + 1] if at + 1 < len(self._firsts) else len(self._parsed.sentences)
            stretch = self._read.keep(at, self._recalled(range(self._firsts[at], last)))
        return stretch

    def _recalled(self, numbers: range) -> Read:
        """The stretch of some sentences as it was read before, or else as it is read now."""
        if not self._parsed.words.remembered:
            return self._read_stretch(numbers)
        first, key = numbers[0], self._key(numbers)
        place = Place(self._parsed.sentences[first].span.start, first, self._before[first])
        known = self._stretches_read.get(key)
        if known is None:
            known = self._stretches_read.keep(key, _Known(next(_NEXT), place, self._read_stretch(numbers)))
        elif known.place != place:
            moved_here = moved_stretch(known.place, known.read, place)
            known = self._stretches_read.keep(key, _Known(known.number, place, moved_here))
        if self._parsed.words.come_again:
            self._numbers[first] = known.number
        return known.read

    def _key(self, numbers: range) -> _Key:
        """All that the attributions of a stretch depend on."""
        sentences, (first, last) = self._parsed.sentences, (numbers[0], numbers[-1])
        start, end = sentences[first].span.start, sentences[last].span.end
        tags = self._parsed.words.tags[sentences[first].first : sentences[last].last]
        quotations = self._numbers_of_quotations(numbers)
        block = sentences[first].block
        return (
            self._parsed.document.text[start:end],
            tags,
            self._is_open_before(first),
            self._takes_turns,
            tuple(
                [(begin - start, stop - start, at - block) for (begin, stop), at, _, _ in sentences[first : last + 1]]
            ),
            tuple(
                [
                    (one.span[0] - start, one.span[1] - start, one.continues, one.sentence - first)
                    for one in self._parsed.quotations[quotations.start : quotations.stop]
                ]
            ),
            (numbers.stop == len(sentences), *map(self._may_label, numbers)) if ":" in tags else None,
        )

    def _numbers_of_quotations(self, numbers: range) -> range:
        """The indexes of the quotations that start in a stretch."""
        return range(self._before[numbers.start], self._before[numbers.stop])

    def _read_stretch(self, numbers: range) -> Read:
        reader = Reader(
            self._parsed,
            self._drafts_of,
            self.quotations_of,
            is_open=self._is_open_before(numbers.start),
            takes_turns=self._takes_turns,
        )
        for number in numbers:
            reader.read(number)
        attributions = tuple([finished(draft) for draft in reader.drafts])
        stretch = Read(numbers.start, attributions, reader.speakers or NONE, carried_from(self._parsed, attributions))
        for number in numbers:
            self._settle(number, stretch)
        return stretch

    def _settle(self, sentence: int, stretch: Read) -> None:
        """Let what a sentence makes by itself be of its stretch, which has been read, and its drafts go."""
        drafts = self._drafts.pop(sentence, ())
        if self._own[sentence] is None:
            is_alone = drafts and not self._needs_others(sentence)
            if is_alone and self._read.is_flat:
                self._own[sentence] = _AS_READ
            else:
                numbers = stretch.numbers_of(sentence) if is_alone else ()
                self._own[sentence] = tuple([stretch.attributions[number] for number in numbers])

    @cached_property
    def _takes_turns(self) -> bool:
        return is_dialogue(self._parsed)

    def _is_open_before(self, sentence: int) -> bool:
        """Whether the last quotation before a sentence, or a lead-in after that, goes on."""
        quotations = self._parsed.quotations
        before = self._before[sentence]
        if before and quotations[before - 1].continues:
            return True
        last = quotations[before - 1].sentence if before else -1
        leads = self._leads[bisect_right(self._leads, last) : bisect_left(self._leads, sentence)]
        return any(read_lead_in(view_of(self._parsed, number)) is not None for number in leads)


class Placed(NamedTuple):
    """An attribution and where it is kept: its number among those of the stretch that begins with a sentence."""

    stretch: int
    number: int
    attribution: Attribution


class Stretch(NamedTuple):
    """The sentences of a stretch, its attributions, and by a quotation's index the number of the one that is its speaker's.

    `number` is the same for all stretches whose attributions depend on the same.
    """

    sentences: range
    attributions: tuple[Attribution, ...]
    speakers: Mapping[int, int]
    number: int


class _Known(NamedTuple):
    """A stretch as it was last read, where that was, and a number that stands for all that it depends on."""

    number: int
    place: Place
    read: Read


_STRETCHES: Remembered[_Key, _Known] = Remembered()
"""What stretches were read as, by their text and tags and all else that bears on them."""
_NEXT = count()
