"""The sentences of a stretch, in order → its drafts, where a speaker's words run on from one sentence into the next.

A quotation without a speaker of its own belongs to the one who spoke just before it, or who is seen to do something beside
it, and in a dialogue, where it opens a paragraph, to the one who spoke before that.
"""

from __future__ import annotations

from sourcing.analysis.beats import read_beat
from sourcing.analysis.drafts import Draft, to_draft, view_of
from sourcing.analysis.frames.sentence import read_bare, read_lead_in
from sourcing.analysis.parts import SPOKEN
from sourcing.analysis.touching import distance, is_title, reach_end, tells_how, touch, touches
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcing.analysis.frames import Frame, SentenceView
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence
    from sourcing.documents.document import Span

_MOSTLY_QUOTED = 0.7
"""A sentence is a quotation when this share of its characters stands between quotation marks."""
_BARE_LENGTH = 14
"""A sentence that only names a speaker has no more words than this."""
_TAG_LENGTH = 30
"""One that does so behind a question or a cry, in which more may be told."""
_BEAT_LENGTH = 6
"""A paragraph that only says what the speaker does has no more words than this."""


class Reader:
    """Reads the sentences of a stretch in order, and remembers who spoke last and whether what follows may be theirs."""

    def __init__(
        self,
        parsed: Parsed,
        drafts_of: Callable[[int], list[Draft]],
        quotations_of: Callable[[int], range],
        *,
        is_open: bool,
        takes_turns: bool,
    ) -> None:
        self._parsed = parsed
        self._drafts_of = drafts_of
        self.drafts: list[Draft] = []
        self.speakers: dict[int, int] = {}
        self._quotations_of = quotations_of
        self._speaker: int | None = None
        self._speaker_block = -1
        self._is_open = is_open
        self._takes_turns = takes_turns
        self._turns: dict[int, int | None] = {}
        """Who speaks in each paragraph that a quotation opens or ends."""
        self._waiting: dict[int, list[int]] = {}
        """The quotations of paragraphs in a dialogue of whose speakers nothing is known so far."""

    def read(self, number: int) -> None:
        """Read the next sentence: its own attributions, or else a speaker carried into it."""
        parsed = self._parsed
        first = len(self.drafts)
        lead = read_lead_in(view_of(parsed, number)) if leads_in(parsed, number) else None
        drafts = self._drafts_of(number)
        if lead is not None:
            self.drafts.extend(draft for draft in drafts if not touch(draft.frame.cue, lead.cue))
            self.drafts.append(self._draft(lead, view_of(parsed, number), number))
        elif drafts:
            self.drafts.extend(self._with_tag(number, drafts) if tags_question(parsed, number) else drafts)
        elif follows_quotation(parsed, number):
            self._read_bare(number)
        own = self._quotations_of(number)
        if lead is None or own:
            self._give(number, first, own)
        if lead is not None:
            self._hand_over(number)

    def _give(self, number: int, first: int, own: range) -> None:
        """Give the quotations of a sentence, whose own drafts start at `first`, to who speaks them."""
        if len(self.drafts) > first:
            self._assign(first, own)
            self._add_before(number, first)
            self._remember(number, first, own)
        else:
            self._carry(number, own)
        if own:
            self._is_open = self._parsed.quotations[own[-1]].continues

    def _add_before(self, number: int, first: int) -> None:
        """Give the quotation before a sentence to who adds to it: “Rents fell.” The mayor added: “So did wages.” is all hers."""
        draft = self.drafts[first]
        adds = draft.frame.lemma in self._parsed.language.words["adding-verbs"] and draft.source is not None
        if not adds or not number or self._drafts_of(number - 1) or draft.frame.unit:
            return
        sentences, quoted = self._parsed.sentences, self._quotations_of(number - 1)
        block = sentences[number].block
        if sentences[number - 1].block != block or not self._is_mostly_quoted(sentences[number - 1], quoted):
            return
        speaker = self.speakers.get(quoted[0])
        if speaker is not None and sentences[self.drafts[speaker].sentence].block == block:
            return
        draft.content[:0] = self._claimed(quoted, first)

    def _hand_over(self, number: int) -> None:
        """Let the paragraph after a lead-in, the last draft, belong to the speaker it names."""
        self._speaker, self._speaker_block = len(self.drafts) - 1, self._parsed.sentences[number].block
        self._is_open = True

    def _read_bare(self, number: int) -> None:
        """Take a sentence that only names the speaker of the quotation before it, as in `… why?” Trump said`."""
        if self.drafts and self.drafts[-1].sentence == number - 1:
            return
        seen = view_of(self._parsed, number)
        frame = read_bare(seen)
        if frame is None:
            return
        quoted = self._claimed(self._quotations_of(number - 1), len(self.drafts))
        self.drafts.append(self._draft(frame, seen, number))
        self.drafts[-1].content.extend(quoted)

    def _with_tag(self, number: int, drafts: list[Draft]) -> list[Draft]:
        """The drafts of a sentence that opens with whose the question before it is: `"Who will pay?" Roe asked in Leeds`."""
        seen = view_of(self._parsed, number)
        frame = read_bare(seen)
        if frame is None or self._drafts_of(number - 1) or frame.unit or seen.tags[0] == '"':
            return drafts
        first = drafts[0].frame
        if touch(first.cue, frame.cue):
            if seen.tags[first.content[0].first] == '"' and drafts[0].source is not None:
                return self._with_opening(number - 1, drafts)
            if not tells_how(seen, first):
                return drafts
            drafts = drafts[1:]
        quoted = self._claimed(self._quotations_of(number - 1), len(self.drafts))
        tag = self._draft(frame, seen, number)
        tag.content.extend(quoted)
        return [tag, *drafts]

    def _with_opening(self, asked: int, drafts: list[Draft]) -> list[Draft]:
        """The drafts, the first with the cry or question before it that its tag interrupts: `"Ann!" he began, "where…"`."""
        if self._drafts_of(asked):
            return drafts
        opening = self._claimed(self._quotations_of(asked), len(self.drafts))
        return [drafts[0]._replace(content=[*opening, *drafts[0].content]), *drafts[1:]]

    def _claimed(self, quoted: range, speaker: int) -> list[Span]:
        """Where quotations stand that are given to a speaker, whosever words they seemed to be."""
        self._take_back(quoted)
        self.speakers.update(dict.fromkeys(quoted, speaker))
        return [self._parsed.quotations[index].span for index in quoted]

    def _take_back(self, quoted: range) -> None:
        """Take quotations from the one whose words seemed to run on, before it is told whose they are."""
        for index in quoted:
            block = self._parsed.sentences[self._parsed.quotations[index].sentence].block
            self._waiting[block] = [other for other in self._waiting.get(block, ()) if other != index]
            span, carried = self._parsed.quotations[index].span, self.speakers.get(index)
            if carried is not None and self.drafts[carried].content[1:] and span in self.drafts[carried].content:
                self.drafts[carried].content.remove(span)

    def _draft(self, frame: Frame, seen: SentenceView, number: int) -> Draft:
        return to_draft(frame, seen, number, self._parsed.sentences[number].span.start)

    def _assign(self, first: int, own: range) -> None:
        """Give each quotation of a sentence the attribution whose content it is in, or else the nearest cue."""
        here = range(first, len(self.drafts))
        for index in own:
            span = self._parsed.quotations[index].span
            holders = [number for number in here if touches(self.drafts[number].content, span)]
            with_source = [number for number in holders if self.drafts[number].source is not None]
            candidates = with_source or holders or here
            speaker = min(candidates, key=lambda number: distance(self.drafts[number].cue, span))
            self.speakers[index] = speaker
            if self._parsed.quotations[index].continues:
                reach_end(self.drafts[speaker].content, span)

    def _remember(self, number: int, first: int, own: range) -> None:
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
            if self._is_turn(block, own):
                self._takes_turn(block, quoted)
        elif spoken and not (block == self._speaker_block and self._speaker is not None and self._is_earlier(spoken)):
            self._speaker, self._speaker_block = spoken[-1], block
        elif block != self._speaker_block:
            self._speaker = None

    def _is_earlier(self, spoken: list[int]) -> bool:
        """Whether what a sentence reports was said before what the paragraph quotes: "Yes," she said. Roe had hinted that."""
        drafts = [self.drafts[index] for index in (*spoken, self._speaker) if index is not None]
        seen = view_of(self._parsed, drafts[0].sentence)
        past = all(seen.is_one_of(draft.frame.cue.first, "had") for draft in drafts[:-1])
        return past and drafts[-1].quoted

    def _carry(self, number: int, own: range) -> None:
        """Give the quotations of a sentence without attributions to who acts beside them, or spoke last and reaches them."""
        sentence = self._parsed.sentences[number]
        mostly = bool(own) and self._is_mostly_quoted(sentence, own)
        if mostly and self._act_out(number, own):
            return
        if mostly and self._is_next_turn(sentence.block):
            self._speaker = self._turns[sentence.block] = self._turns.get(sentence.block - 2)
            self._speaker_block = sentence.block
        if mostly and self._speaker is None and self._takes_turns and not self._is_open:
            self._turns.setdefault(sentence.block, None)
            self._waiting.setdefault(sentence.block, []).extend(own)
        if not own:
            self._speaker = self._speaker if sentence.block == self._speaker_block else None
        elif self._speaker is not None and self._reaches(sentence.block, mostly=mostly):
            spoken = [index for index in own if mostly or not is_title(self._parsed, index)]
            self.drafts[self._speaker].content.extend(self._parsed.quotations[index].span for index in spoken)
            self.speakers.update(dict.fromkeys(spoken, self._speaker))
            self._speaker_block = sentence.block

    def _takes_turn(self, block: int, speaker: int) -> None:
        """Note whose turn a paragraph is, and that those were theirs before it, every other one, that name nobody."""
        self._turns[block] = speaker
        earlier = block - 2
        while earlier in self._waiting and earlier + 1 in self._turns:
            quoted = self._waiting.pop(earlier)
            spans = [self._parsed.quotations[index].span for index in quoted]
            self.drafts[speaker].content[:0] = spans
            self.speakers.update(dict.fromkeys(quoted, speaker))
            self._turns[earlier] = speaker
            earlier -= 2

    def _is_turn(self, block: int, own: range) -> bool:
        """Whether the quotations of a sentence open their paragraph or end it."""
        (first, *_), (start, end) = own, self._parsed.document.blocks[block].span
        quotations = self._parsed.quotations
        return quotations[first].span.start == start or quotations[own[-1]].span.end == end

    def _is_next_turn(self, block: int) -> bool:
        """Whether a paragraph answers the one before it."""
        spoken = self._speaker is not None and self._speaker_block == block
        follows = not spoken and block not in self._turns and block - 1 in self._turns
        return self._takes_turns and not self._is_open and follows

    def _reaches(self, block: int, *, mostly: bool) -> bool:
        if self._is_open or block == self._speaker_block:
            return True
        return block == self._speaker_block + 1 and mostly

    def _is_mostly_quoted(self, sentence: Sentence, own: range) -> bool:
        spans = [self._parsed.quotations[index].span for index in own]
        quoted = sum(span.end - span.start for span in spans)
        return quoted >= _MOSTLY_QUOTED * (sentence.span.end - sentence.span.start)

    def _act_out(self, number: int, own: range) -> bool:
        """Give the quotations that are a sentence to who acts in the one before it, or in a dialogue in the one after.

        Where somebody has spoken in the paragraph, or will be said to, they are theirs.
        """
        block = self._parsed.sentences[number].block
        if self._is_open or (self._speaker is not None and self._speaker_block == block):
            return False
        if follows_quotation(self._parsed, number + 1) and read_bare(view_of(self._parsed, number + 1)) is not None:
            return False
        for beside in (number - 1, number + 1) if self._takes_turns or self._is_parted(number) else (number - 1,):
            frame = self._beat(beside, block) or (self._beat_above(number) if beside < number else None)
            if frame is not None:
                self._speaker, self._speaker_block = len(self.drafts), block
                self.drafts.append(self._draft(frame, view_of(self._parsed, beside), beside))
                self.drafts[-1].content.extend(self._parsed.quotations[index].span for index in own)
                self.speakers.update(dict.fromkeys(own, self._speaker))
                if self._is_turn(block, own):
                    self._takes_turn(block, self._speaker)
                return True
        return False

    def _is_parted(self, number: int) -> bool:
        """Whether a quotation, what is done in one sentence and another quotation make a paragraph, or part of one."""
        sentences = self._parsed.sentences
        if number + 2 >= len(sentences) or sentences[number + 2].block != sentences[number].block:
            return False
        return not self._quotations_of(number + 1) and bool(self._quotations_of(number + 2))

    def _beat_above(self, number: int) -> Frame | None:
        """What somebody does in a few words that are the paragraph before a quotation which is no turn: She paused."""
        sentences, block = self._parsed.sentences, self._parsed.sentences[number].block - 1
        alone = (
            number > 0 and sentences[number - 1].block == block and (number < 2 or sentences[number - 2].block < block)
        )
        if self._takes_turns or not alone or sentences[number - 1].last - sentences[number - 1].first > _BEAT_LENGTH:
            return None
        return self._beat(number - 1, block)

    def _beat(self, number: int, block: int) -> Frame | None:
        """What somebody does in a sentence of a paragraph in which nothing is said."""
        sentences = self._parsed.sentences
        if not 0 <= number < len(sentences) or sentences[number].block != block:
            return None
        if self._quotations_of(number) or self._drafts_of(number):
            return None
        return read_beat(view_of(self._parsed, number))


def follows_quotation(parsed: Parsed, number: int) -> bool:
    """Whether a short sentence stands in one paragraph with a quotation that ends right before it."""
    sentences = parsed.sentences
    if number == len(sentences):
        return False
    _, block, first, last = sentences[number]
    if not number or not parsed.words.tags.endswith('"', 0, first):
        return False
    if last - first > (_TAG_LENGTH if tags_question(parsed, number) else _BARE_LENGTH):
        return False
    return sentences[number - 1].block == block


def tags_question(parsed: Parsed, number: int) -> bool:
    """Whether a sentence stands in one paragraph behind one that is a quotation and ends in a question or a cry."""
    sentences, words = parsed.sentences, parsed.words
    _, block, start, _ = sentences[number]
    if not number or not words.tags.endswith('"', 0, start):
        return False
    _, block_before, first, last = sentences[number - 1]
    return block_before == block and last - first > 2 and words.tags[first] == '"' and words.forms[last - 2] in "?!"


def leads_in(parsed: Parsed, number: int) -> bool:
    """Whether a paragraph ends here so that the next one holds what is said.

    In a colon, perhaps with a dash, or in a dash or a comma before a quotation, as older books have it.
    """
    sentences, tags = parsed.sentences, parsed.words.tags
    _, block, first, last = sentences[number]
    if last == first or tags[last - 1] not in LEADING or number + 1 == len(sentences):
        return False
    after = sentences[number + 1]
    return after.block != block and (tags[first:last].rstrip("-").endswith(":") or tags.startswith('"', after.first))


LEADING = ":-,"
"""The tags of what may stand at the end of a paragraph that leads into the next."""
