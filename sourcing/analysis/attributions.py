"""Words and quotations → attributions, in the order of their cues.

`frames.py` reads each sentence alone; this module gives the frames their spans, and lets a speaker's words run on: a
quotation without a speaker of its own belongs to the one who spoke just before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sourcing.analysis.facts import Attribution
from sourcing.analysis.frames import Frame, Range, SentenceView, read_bare, read_sentence, view
from sourcing.analysis.sources import SourceForm, read_source
from sourcing.documents.document import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.facts import Quotation, Sentence
    from sourcing.analysis.language import Language
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document

_MOSTLY_QUOTED = 0.7
"""A sentence is a quotation when this share of its characters stands between quotation marks."""


@dataclass(slots=True)
class _Draft:
    """An attribution that may still gain content."""

    frame: Frame
    sentence: int
    source: Span | None
    cue: Span
    form: SourceForm
    content: list[Span] = field(default_factory=list)
    quoted: bool = False


def find_attributions(
    document: Document,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    words: Words,
    language: Language,
) -> tuple[list[Attribution], dict[int, int]]:
    """The attributions, and for each quotation's index that has a speaker the index of its attribution."""
    by_sentence: dict[int, list[int]] = {}
    for index, quotation in enumerate(quotations):
        by_sentence.setdefault(quotation.sentence, []).append(index)
    drafts: list[_Draft] = []
    speakers: dict[int, int] = {}
    carry = _Carry()
    for number, sentence in enumerate(sentences):
        heading = document.blocks[sentence.block].kind == "heading"
        seen = view(sentence, words, language, heading=heading)
        first = len(drafts)
        drafts.extend(_draft(frame, seen, number) for frame in read_sentence(seen))
        own = by_sentence.get(number, [])
        bare = _bare(drafts, sentences, number, words, language) if len(drafts) == first else None
        if bare is not None:
            drafts.append(_draft(bare, seen, number))
            quoted = by_sentence.get(number - 1, [])
            drafts[-1].content.extend(quotations[index].span for index in quoted)
            speakers.update(dict.fromkeys(quoted, first))
        _assign_quotations(drafts, first, own, quotations, speakers)
        carry.sentence(number, sentence, drafts, first, own, quotations, speakers)
    return [_finish(draft) for draft in drafts], speakers


def _draft(frame: Frame, sentence: SentenceView, number: int) -> _Draft:
    words, first = sentence.words, sentence.first

    def span(part: Range) -> Span:
        return Span(words.starts[first + part.first], words.ends[first + part.last - 1])

    return _Draft(
        frame,
        number,
        span(frame.source) if frame.source else None,
        span(frame.cue),
        read_source(sentence, frame.source),
        [span(part) for part in frame.content],
        any(sentence.tags[part.first] == '"' for part in frame.content),
    )


def _assign_quotations(
    drafts: list[_Draft], first: int, own: list[int], quotations: Sequence[Quotation], speakers: dict[int, int]
) -> None:
    """Give each quotation of a sentence the attribution whose content it is in, or else the nearest cue."""
    if len(drafts) == first:
        return
    for index in own:
        span = quotations[index].span
        holders = [n for n in range(first, len(drafts)) if _touches(drafts[n].content, span)]
        inner = [n for n in holders if drafts[n].source is not None] or holders
        near = inner or list(range(first, len(drafts)))
        speakers[index] = min(near, key=lambda n: _distance(drafts[n].cue, span))


def _bare(
    drafts: list[_Draft], sentences: Sequence[Sentence], number: int, words: Words, language: Language
) -> Frame | None:
    """A sentence that only names the speaker of the quotation before it: `… why?” Trump said.`"""
    sentence = sentences[number]
    previous = sentences[number - 1] if number else None
    if previous is None or previous.block != sentence.block or sentence.last - sentence.first > _BARE_LENGTH:
        return None
    if words.tags[previous.last - 1] != '"' or (drafts and drafts[-1].sentence == number - 1):
        return None
    return read_bare(view(sentence, words, language, heading=False))


_BARE_LENGTH = 14


def _touches(spans: list[Span], span: Span) -> bool:
    return any(part.start < span.end and part.end > span.start for part in spans)


def _distance(cue: Span, span: Span) -> int:
    return max(span.start - cue.end, cue.start - span.end, 0)


@dataclass(slots=True)
class _Carry:
    """Who spoke last, and whether what follows may still be theirs."""

    speaker: int | None = None
    block: int = -1
    open_quotation: bool = False

    def sentence(
        self,
        number: int,
        sentence: Sentence,
        drafts: list[_Draft],
        first: int,
        own: list[int],
        quotations: Sequence[Quotation],
        speakers: dict[int, int],
    ) -> None:
        if len(drafts) > first:
            self._remember(sentence, drafts, first, own, speakers)
        elif own and self.speaker is not None and self._reaches(sentence, own, quotations):
            for index in own:
                drafts[self.speaker].content.append(quotations[index].span)
                speakers[index] = self.speaker
            self.block = sentence.block
        elif not own and sentence.block != self.block:
            self.speaker = None
        if own:
            self.open_quotation = quotations[own[-1]].continues

    def _remember(
        self, sentence: Sentence, drafts: list[_Draft], first: int, own: list[int], speakers: dict[int, int]
    ) -> None:
        quoted = [speakers[index] for index in own if index in speakers]
        spoken = [
            n
            for n in range(first, len(drafts))
            if drafts[n].frame.manner in ("speech", "writing") and drafts[n].source is not None
        ]
        if quoted and drafts[quoted[-1]].source is not None:
            self.speaker, self.block = quoted[-1], sentence.block
        elif spoken:
            self.speaker, self.block = spoken[-1], sentence.block
        elif sentence.block != self.block:
            self.speaker = None

    def _reaches(self, sentence: Sentence, own: list[int], quotations: Sequence[Quotation]) -> bool:
        if self.open_quotation or sentence.block == self.block:
            return True
        quoted = sum(quotations[index].span.end - quotations[index].span.start for index in own)
        length = sentence.span.end - sentence.span.start
        return sentence.block == self.block + 1 and quoted >= _MOSTLY_QUOTED * length


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
        governs="none" if not draft.content else "quote" if draft.quoted else "clause",
    )
