"""Words and quotations → attributions, in the order of their cues.

`sentence_frames.py` reads each sentence alone; this module gives the frames their spans, and lets a speaker's words run on: a
quotation without a speaker of its own belongs to the one who spoke just before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.analysis.content import SPOKEN
from sourcing.analysis.facts import Attribution
from sourcing.analysis.frames import view
from sourcing.analysis.sentence_frames import read_bare, read_lead_in, read_sentence
from sourcing.analysis.sources import read_source
from sourcing.documents.document import Span
from sourcing.values import NamedTuple

if TYPE_CHECKING:
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


def find_attributions(parsed: Parsed) -> tuple[list[Attribution], dict[int, int]]:
    """The attributions, and for each quotation's index that has a speaker the index of its attribution."""
    reader = _Reader(parsed)
    for number in range(len(parsed.sentences)):
        reader.read(number)
    return [_finish(draft) for draft in reader.drafts], reader.speakers


class _Reader:
    """Reads the sentences of a document in order, and remembers who spoke last and whether what follows may be theirs."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self.drafts: list[_Draft] = []
        self.speakers: dict[int, int] = {}
        self._quotations_of: dict[int, list[int]] = {}
        for index, quotation in enumerate(parsed.quotations):
            self._quotations_of.setdefault(quotation.sentence, []).append(index)
        self._speaker: int | None = None
        self._speaker_block = -1
        self._is_open = False

    def read(self, number: int) -> None:
        """Read the next sentence: its own attributions, or else a speaker carried into it."""
        parsed = self._parsed
        seen = view(parsed.sentences[number], parsed.words, parsed.language)
        first = len(self.drafts)
        lead = read_lead_in(seen) if self._ends_in_colon(number) else None
        frames = [frame for frame in read_sentence(seen) if lead is None or not _touch(frame.cue, lead.cue)]
        self.drafts.extend(_draft(frame, seen, number) for frame in frames)
        if lead is not None:
            self._hand_over(lead, seen, number)
        elif len(self.drafts) == first:
            self._read_bare(number, seen)
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

    def _ends_in_colon(self, number: int) -> bool:
        """Whether a paragraph ends here in a colon, so that the next one holds what is said."""
        sentences = self._parsed.sentences
        last = sentences[number].last - 1
        if last < 0 or self._parsed.words.tags[last] != ":":
            return False
        return number + 1 < len(sentences) and sentences[number + 1].block != sentences[number].block

    def _hand_over(self, lead: Frame, seen: SentenceView, number: int) -> None:
        """Let the paragraph after a lead-in belong to the speaker it names."""
        self._speaker, self._speaker_block = len(self.drafts), self._parsed.sentences[number].block
        self._is_open = True
        self.drafts.append(_draft(lead, seen, number))

    def _read_bare(self, number: int, seen: SentenceView) -> None:
        """Take a sentence that only names the speaker of the quotation before it, as in `… why?” Trump said`."""
        sentences, words = self._parsed.sentences, self._parsed.words
        if not number or sentences[number - 1].block != sentences[number].block or len(seen.tags) > _BARE_LENGTH:
            return
        if words.tags[sentences[number - 1].last - 1] != '"' or (
            self.drafts and self.drafts[-1].sentence == number - 1
        ):
            return
        frame = read_bare(seen)
        if frame is None:
            return
        quoted = self._quotations_of.get(number - 1, [])
        self.speakers.update(dict.fromkeys(quoted, len(self.drafts)))
        self.drafts.append(_draft(frame, seen, number))
        self.drafts[-1].content.extend(self._parsed.quotations[index].span for index in quoted)

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


def _draft(frame: Frame, sentence: SentenceView, number: int) -> _Draft:
    words, first = sentence.words, sentence.first

    def span(part: Range) -> Span:
        return Span(words.start(first + part.first), words.end(first + part.last - 1))

    return _Draft(
        frame,
        number,
        span(frame.source) if frame.source else None,
        span(frame.cue),
        read_source(sentence, frame.source),
        [span(part) for part in frame.content],
        any(sentence.tags[part.first] == '"' for part in frame.content),
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
