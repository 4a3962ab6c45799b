"""Words and quotations → attributions, in the order of their cues.

`sentence_frames.py` reads each sentence alone; this module gives the frames their spans, and lets a speaker's words run on: a
quotation without a speaker of its own belongs to the one who spoke just before it. Reading a sentence takes long, and most rules
ask about few; so each is read when it is first asked about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sourcing.analysis.content import SPOKEN
from sourcing.analysis.facts import Attribution
from sourcing.analysis.frames import view
from sourcing.analysis.remembered import Remembered
from sourcing.analysis.sentence_frames import read_bare, read_lead_in, read_sentence
from sourcing.analysis.sources import read_source
from sourcing.documents.document import Span
from sourcing.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sourcing.analysis.facts import Governed, Parsed, Sentence
    from sourcing.analysis.frames import Frame, Range, SentenceView
    from sourcing.analysis.sources import SourceForm

_MOSTLY_QUOTED = 0.7
"""A sentence is a quotation when this share of its characters stands between quotation marks."""
_BARE_LENGTH = 14
"""A sentence that only names a speaker has no more words than this."""


class _Draft(NamedTuple):
    """An attribution that may still gain content."""

    frame: Frame
    sentence: int
    source: Span | None
    cue: Span
    form: SourceForm
    content: list[Span]
    quoted: bool


_REMEMBERED: Remembered[tuple[str, str], tuple[_Draft, ...]] = Remembered()
"""What sentences are read as, by their text and tags."""


class Attributions:
    """The attributions of a document, each stretch of it read when something in it is first asked for.

    A stretch is the least that can be read by itself: some paragraphs, of which each but the first opens with a quotation, so
    that a speaker may carry from one into the next.
    """

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._quotations_of: dict[int, list[int]] = {}
        for index, quotation in enumerate(parsed.quotations):
            self._quotations_of.setdefault(quotation.sentence, []).append(index)
        self._leads = [number for number in range(len(parsed.sentences)) if _ends_in_colon(parsed, number)]
        self._firsts = self._stretches()
        self._read: dict[int, _Stretch] = {}
        self._totals = [0]
        self._drafts: dict[int, list[_Draft]] = {}
        self._own: dict[int, tuple[Attribution, ...]] = {}
        self._readings = _REMEMBERED.of(parsed.language)

    def of_sentence(self, sentence: int) -> list[Attribution]:
        """Those whose cue stands in a sentence."""
        stretch = self._stretch(sentence)
        return [attribution for attribution in stretch.attributions if attribution.sentence == sentence]

    def cues_in(self, sentence: int) -> Sequence[Attribution]:
        """The same, perhaps without the quotations of later sentences in their content; only this sentence need be read."""
        if not self._drafts_of(sentence) and not self._may_be_bare(sentence):
            return ()
        return self.own(sentence) or self.of_sentence(sentence)

    def own(self, sentence: int) -> Sequence[Attribution]:
        """Those that a sentence makes by itself; a lead-in or a bare "Trump said" needs the sentences around it."""
        known = self._own.get(sentence)
        if known is None:
            drafts = () if _ends_in_colon(self._parsed, sentence) else self._drafts_of(sentence)
            known = self._own[sentence] = tuple(_finish(draft) for draft in drafts)
        return known

    def has_speaker(self, quotation: int) -> bool:
        """Whether an attribution gives a quotation, by its index, its speaker."""
        sentence = self._parsed.quotations[quotation].sentence
        return bool(self.own(sentence)) or self.of_quotation(quotation) is not None

    def _may_be_bare(self, sentence: int) -> bool:
        return _follows_quotation(self._parsed, sentence) or _ends_in_colon(self._parsed, sentence)

    def _drafts_of(self, sentence: int) -> list[_Draft]:
        known = self._drafts.get(sentence)
        if known is None:
            start = self._parsed.sentences[sentence].span.start
            read = self._unplaced(sentence)
            known = self._drafts[sentence] = [_moved(draft, sentence, start) for draft in read]
        return known

    def _unplaced(self, number: int) -> Sequence[_Draft]:
        """The drafts of a sentence, their places counted from its start."""
        (start, end), _, first, last = self._parsed.sentences[number]
        tags = self._parsed.words.tags[first:last]
        if ":" in tags:  # whether a label names a speaker depends on the rest of the document
            return _drafts(_view(self._parsed, number), start)
        key = self._parsed.document.text[start:end], tags
        known = self._readings.get(key)
        return self._readings.keep(key, _drafts(_view(self._parsed, number), start)) if known is None else known

    def reaching(self, sentence: int) -> Sequence[Placed]:
        """Those whose cue stands in a sentence or whose content reaches into it."""
        return self._stretch(sentence).reaching.get(sentence, ())

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

    def every(self) -> tuple[list[Attribution], dict[int, int]]:
        """All of them, and for each quotation's index that has a speaker the index of its attribution."""
        attributions: list[Attribution] = []
        speakers: dict[int, int] = {}
        for first in self._firsts:
            stretch = self._stretch(first)
            speakers.update({quotation: len(attributions) + at for quotation, at in stretch.speakers.items()})
            attributions.extend(stretch.attributions)
        return attributions, speakers

    def _stretches(self) -> list[int]:
        """The first sentences of all stretches."""
        firsts: list[int] = []
        block = -1
        for number, sentence in enumerate(self._parsed.sentences):
            if sentence.block != block and (not firsts or number not in self._quotations_of):
                firsts.append(number)
            block = sentence.block
        return firsts

    def _stretch(self, sentence: int) -> _Stretch:
        """The stretch that holds a sentence."""
        at = bisect_right(self._firsts, sentence) - 1
        stretch = self._read.get(at)
        if stretch is None:
            last = self._firsts[at + 1] if at + 1 < len(self._firsts) else len(self._parsed.sentences)
            stretch = self._read[at] = self._read_stretch(range(self._firsts[at], last))
        return stretch

    def _read_stretch(self, numbers: range) -> _Stretch:
        reader = _Reader(
            self._parsed, self._drafts_of, self._quotations_of, is_open=self._is_open_before(numbers.start)
        )
        for number in numbers:
            reader.read(number)
        attributions = [_finish(draft) for draft in reader.drafts]
        placed = [Placed(numbers.start, number, attribution) for number, attribution in enumerate(attributions)]
        return _Stretch(numbers.start, attributions, reader.speakers, _reached(self._parsed.sentences, placed))

    def _is_open_before(self, sentence: int) -> bool:
        """Whether the last quotation before a sentence, or a lead-in after that, goes on."""
        quotations = self._parsed.quotations
        before = bisect_left(quotations, sentence, key=lambda quotation: quotation.sentence)
        if before and quotations[before - 1].continues:
            return True
        last = quotations[before - 1].sentence if before else -1
        leads = self._leads[bisect_right(self._leads, last) : bisect_left(self._leads, sentence)]
        return any(read_lead_in(_view(self._parsed, number)) is not None for number in leads)


class Placed(NamedTuple):
    """An attribution and where it is kept: its number among those of the stretch that begins with a sentence."""

    stretch: int
    number: int
    attribution: Attribution


class _Stretch(NamedTuple):
    """Attributions in order; by a quotation's index the one that is its speaker's; those that reach each sentence."""

    first: int
    attributions: list[Attribution]
    speakers: dict[int, int]
    reaching: dict[int, list[Placed]]


def _reached(sentences: Sequence[Sentence], attributions: Iterable[Placed]) -> dict[int, list[Placed]]:
    """For each sentence the attributions whose cue stands in it or whose content reaches into it."""
    reached: dict[int, list[Placed]] = {}
    for placed in attributions:
        attribution = placed.attribution
        own = attribution.sentence
        numbers = {own}
        for start, end in attribution.content:
            span = sentences[own].span
            if start < span.start or end > span.end:
                first = max(0, bisect_right(sentences, start, key=_start) - 1)
                last = max(0, bisect_right(sentences, max(start, end - 1), key=_start) - 1)
                numbers.update(range(first, last + 1))
        for sentence in sorted(numbers):
            reached.setdefault(sentence, []).append(placed)
    return reached


def _start(sentence: Sentence) -> int:
    return sentence.span.start


class _Reader:
    """Reads the sentences of a stretch in order, and remembers who spoke last and whether what follows may be theirs."""

    def __init__(
        self,
        parsed: Parsed,
        drafts_of: Callable[[int], list[_Draft]],
        quotations_of: Mapping[int, list[int]],
        *,
        is_open: bool,
    ) -> None:
        self._parsed = parsed
        self._drafts_of = drafts_of
        self.drafts: list[_Draft] = []
        self.speakers: dict[int, int] = {}
        self._quotations_of = quotations_of
        self._speaker: int | None = None
        self._speaker_block = -1
        self._is_open = is_open

    def read(self, number: int) -> None:
        """Read the next sentence: its own attributions, or else a speaker carried into it."""
        parsed = self._parsed
        first = len(self.drafts)
        lead = read_lead_in(_view(parsed, number)) if _ends_in_colon(parsed, number) else None
        drafts = self._drafts_of(number)
        if lead is not None:
            self.drafts.extend(draft for draft in drafts if not _touch(draft.frame.cue, lead.cue))
            self._hand_over(lead, _view(parsed, number), number)
        elif drafts:
            self.drafts.extend(drafts)
        elif _follows_quotation(parsed, number):
            self._read_bare(number)
        own = self._quotations_of.get(number, [])
        if lead is not None and not own:
            return
        if len(self.drafts) > first:
            self._assign(first, own)
            self._remember(number, first, own)
        else:
            self._carry(number, own)
        if own:
            self._is_open = parsed.quotations[own[-1]].continues

    def _hand_over(self, lead: Frame, seen: SentenceView, number: int) -> None:
        """Let the paragraph after a lead-in belong to the speaker it names."""
        self._speaker, self._speaker_block = len(self.drafts), self._parsed.sentences[number].block
        self._is_open = True
        self.drafts.append(self._draft(lead, seen, number))

    def _read_bare(self, number: int) -> None:
        """Take a sentence that only names the speaker of the quotation before it, as in `… why?” Trump said`."""
        if self.drafts and self.drafts[-1].sentence == number - 1:
            return
        seen = _view(self._parsed, number)
        frame = read_bare(seen)
        if frame is None:
            return
        quoted = self._quotations_of.get(number - 1, [])
        self.speakers.update(dict.fromkeys(quoted, len(self.drafts)))
        self.drafts.append(self._draft(frame, seen, number))
        self.drafts[-1].content.extend(self._parsed.quotations[index].span for index in quoted)

    def _draft(self, frame: Frame, seen: SentenceView, number: int) -> _Draft:
        start = self._parsed.sentences[number].span.start
        return _moved(_draft(frame, seen, start), number, start)

    def _assign(self, first: int, own: list[int]) -> None:
        """Give each quotation of a sentence the attribution whose content it is in, or else the nearest cue."""
        here = range(first, len(self.drafts))
        for index in own:
            span = self._parsed.quotations[index].span
            holders = [number for number in here if _touches(self.drafts[number].content, span)]
            with_source = [number for number in holders if self.drafts[number].source is not None]
            candidates = with_source or holders or here
            self.speakers[index] = min(candidates, key=lambda number: _distance(self.drafts[number].cue, span))

    def _remember(self, number: int, first: int, own: list[int]) -> None:
        """Note who speaks in a sentence with attributions: who is quoted, or else the last who says something."""
        block = self._parsed.sentences[number].block
        quoted = self.speakers[own[-1]] if own else None
        spoken = [
            index
            for index in range(first, len(self.drafts))
            if self.drafts[index].frame.manner in SPOKEN and self.drafts[index].source is not None
        ]
        if quoted is not None and self.drafts[quoted].source is not None:
            self._speaker, self._speaker_block = quoted, block
        elif spoken:
            self._speaker, self._speaker_block = spoken[-1], block
        elif block != self._speaker_block:
            self._speaker = None

    def _carry(self, number: int, own: list[int]) -> None:
        """Give the quotations of a sentence without attributions to the one who spoke last, if that one reaches it."""
        sentence = self._parsed.sentences[number]
        if not own:
            self._speaker = self._speaker if sentence.block == self._speaker_block else None
        elif self._speaker is not None and self._reaches(sentence, own):
            self.drafts[self._speaker].content.extend(self._parsed.quotations[index].span for index in own)
            self.speakers.update(dict.fromkeys(own, self._speaker))
            self._speaker_block = sentence.block

    def _reaches(self, sentence: Sentence, own: list[int]) -> bool:
        if self._is_open or sentence.block == self._speaker_block:
            return True
        spans = [self._parsed.quotations[index].span for index in own]
        quoted = sum(span.end - span.start for span in spans)
        mostly = quoted >= _MOSTLY_QUOTED * (sentence.span.end - sentence.span.start)
        return sentence.block == self._speaker_block + 1 and mostly


def _view(parsed: Parsed, number: int) -> SentenceView:
    return view(parsed.sentences[number], parsed.words, parsed.language)


def _follows_quotation(parsed: Parsed, number: int) -> bool:
    """Whether a short sentence stands in one paragraph with a quotation that ends right before it."""
    sentences = parsed.sentences
    sentence = sentences[number]
    if not number or sentences[number - 1].block != sentence.block or sentence.last - sentence.first > _BARE_LENGTH:
        return False
    return parsed.words.tags[sentences[number - 1].last - 1] == '"'


def _ends_in_colon(parsed: Parsed, number: int) -> bool:
    """Whether a paragraph ends here in a colon, so that the next one holds what is said."""
    sentences = parsed.sentences
    last = sentences[number].last - 1
    if last < 0 or parsed.words.tags[last] != ":":
        return False
    return number + 1 < len(sentences) and sentences[number + 1].block != sentences[number].block


def _drafts(sentence: SentenceView, start: int) -> tuple[_Draft, ...]:
    """What a sentence that starts at `start` is read as, its places counted from there."""
    return tuple(_draft(frame, sentence, start) for frame in read_sentence(sentence))


def _draft(frame: Frame, sentence: SentenceView, start: int) -> _Draft:
    words, first = sentence.words, sentence.first

    def span(part: Range) -> Span:
        return Span(words.start(first + part.first) - start, words.end(first + part.last - 1) - start)

    return _Draft(
        frame,
        -1,
        span(frame.source) if frame.source else None,
        span(frame.cue),
        read_source(sentence, frame.source),
        [span(part) for part in frame.content],
        any(sentence.tags[part.first] == '"' for part in frame.content),
    )


def _moved(draft: _Draft, number: int, start: int) -> _Draft:
    """A draft whose places are counted from the start of its sentence, as that of a sentence in the document."""
    frame, _, source, cue, form, content, quoted = draft
    return _Draft(
        frame,
        number,
        Span(source[0] + start, source[1] + start) if source else None,
        Span(cue[0] + start, cue[1] + start),
        form,
        [Span(first + start, last + start) for first, last in content],
        quoted,
    )


def _touch(one: Range, other: Range) -> bool:
    return one.first < other.last and other.first < one.last


def _touches(spans: list[Span], span: Span) -> bool:
    return any(part.start < span.end and part.end > span.start for part in spans)


def _distance(cue: Span, span: Span) -> int:
    return max(span.start - cue.end, cue.start - span.end, 0)


def _finish(draft: _Draft) -> Attribution:
    frame = draft.frame
    return Attribution(
        source=draft.source,
        cue=draft.cue,
        content=tuple(draft.content),
        kind=draft.form.kind,
        manner=frame.manner,
        sentence=draft.sentence,
        cue_verb=frame.lemma,
        head=draft.form.head,
        described=draft.form.described,
        numbered=draft.form.numbered,
        governs=_governed(draft),
    )


def _governed(draft: _Draft) -> Governed:
    if not draft.content:
        return "none"
    return "quote" if draft.quoted else "clause"
