"""A paragraph that is nothing but a quotation → whether what stands around it says whose words these are, or that they are nobody's.

A heading in the text is printed so, an answer in an exchange, and each of a list of quotations under one sentence.
"""

from __future__ import annotations

from sourcing.analysis.parts import SPOKEN
from sourcing.checks.headlines import stands_above
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Quotation
    from sourcing.documents.document import Span

_DOUBLE = ("“", '"', "„", "«", "''", "``")
_SINGLE = ("‘", "'")
_MOST_HEADING_WORDS = 8
_MOST_ANSWER_WORDS = 3
"""What a crowd shouts or somebody throws in is no longer."""
_EXCHANGE_BACK = 6
"""In paragraphs: how far back the speaker of an exchange is named."""
_FEWEST_LISTED = 3
_MOST_LISTED = 12
_FEWEST_QUOTED = 5
"""In words: what is shorter is a phrase that the writer takes up."""
_MARKS = "“”\"'‘’.,!?-– "
_CLOSING_MARKS = "”\"’' "
_ONLY_QUOTED = late_re(r"\s*(?:“[^“”]+”|\"[^\"]+\"|‘[^‘”“]+’)[\s.]*")


def is_heading_in_marks(quotation: Quotation, facts: Facts) -> bool:
    """Whether a line is words between marks without a stop, or between single marks, as headlines quote.

    Single marks make it one above a story, or in a story that quotes with double marks.
    """
    text, start = facts.document.text, quotation.span.start
    if _has_no_stop(quotation, text):
        return True
    if not text.startswith(_SINGLE, start) or text.startswith(_DOUBLE, start):
        return False
    if stands_above(quotation.sentence, facts):
        return True
    is_short = quotation.words <= _MOST_HEADING_WORDS
    return is_short and any(text.startswith(_DOUBLE, other.span.start) for other in facts.marked)


def _has_no_stop(quotation: Quotation, text: str) -> bool:
    """Whether a quotation that is a paragraph of its own ends in a word, as what is spoken does not."""
    return text[quotation.span.start : quotation.span.end].rstrip(_CLOSING_MARKS)[-1:].isalnum()


def is_in_exchange(quotation: Quotation, facts: Facts) -> bool:
    """Whether somebody who is named goes on after a pause, or after what others throw in, as a crowd does; or it is one turn of a talk."""
    if is_a_turn(quotation, facts):
        return True
    if not follows_a_beat(quotation, facts):
        return False
    block = facts.sentences[quotation.sentence].block
    for before in range(block - 2, max(-1, block - 2 - _EXCHANGE_BACK), -1):
        if not _is_beat(before, facts) and not _is_only_quoted(before, facts):
            span = facts.document.blocks[before].span
            return _quotes(span, facts) and any(
                attribution.manner in SPOKEN for attribution in facts.attributions_in(span)
            )
    return False


def is_a_turn(quotation: Quotation, facts: Facts) -> bool:
    """Whether it is what one of two says who take turns, or what somebody says who moves in the next paragraph."""
    return _stands_between_turns(quotation, facts) or _moves_after(quotation, facts)


def _stands_between_turns(quotation: Quotation, facts: Facts) -> bool:
    """Whether the two paragraphs before and the one after are turns of a talk whose speakers are told."""
    block = facts.sentences[quotation.sentence].block
    beside = (block - 2, block - 1, block + 1)
    return (
        beside[0] >= 0 and beside[-1] < len(facts.document.blocks) and all(_is_turn(number, facts) for number in beside)
    )


def _is_turn(block: int, facts: Facts) -> bool:
    """Whether a paragraph quotes somebody and says whom."""
    span = facts.document.blocks[block].span
    return _quotes(span, facts) and any(one.manner in SPOKEN for one in facts.attributions_in(span))


def _moves_after(quotation: Quotation, facts: Facts) -> bool:
    """Whether the next paragraph opens with what somebody does who has just been named, as only who spoke does: He laughs, coughs."""
    block, blocks = facts.sentences[quotation.sentence].block, facts.document.blocks
    if not 0 < block < len(blocks) - 1:
        return False
    words, language = facts.words, facts.language
    first = facts.sentences[facts.sentence_at(blocks[block + 1].span.start)].first
    person = words.lower(first) in language.words["male-pronouns"] | language.words["female-pronouns"]
    verb = language.cue_verbs.get(words.lower(first + 1)) if person else None
    return (
        verb is not None
        and verb.needs == "quotation"
        and facts.has_name(blocks[block - 1].span, outside=quotation.span)
    )


def follows_a_beat(quotation: Quotation, facts: Facts) -> bool:
    """Whether the paragraph before is only a pause, or a few words that somebody throws in."""
    block = facts.sentences[quotation.sentence].block
    opens = quotation.span.start == facts.document.blocks[block].span.start
    return opens and _is_beat(block - 1, facts)


def stands_in_a_row(quotation: Quotation, facts: Facts) -> bool:
    """Whether it comes after a pause or is one of several lines of quotations, so that its own line cannot say whose words it is."""
    block, blocks = facts.sentences[quotation.sentence].block, facts.document.blocks
    rows = (range(first, first + _FEWEST_LISTED) for first in range(block - _FEWEST_LISTED + 1, block + 1))
    return follows_a_beat(quotation, facts) or any(
        row.start >= 0 and row.stop <= len(blocks) and all(_is_only_quoted(number, facts) for number in row)
        for row in rows
    )


def is_listed(quotation: Quotation, facts: Facts) -> bool:
    """Whether it is one of several quotations, a line each, under a sentence that tells who spoke."""
    block, blocks = facts.sentences[quotation.sentence].block, facts.document.blocks
    above = range(block - 1, max(-1, block - 1 - _MOST_LISTED), -1)
    below = range(block + 1, min(len(blocks), block + 1 + _MOST_LISTED))
    lead = next((number for number in above if not _is_only_quoted(number, facts)), None)
    end = next((number for number in below if not _is_only_quoted(number, facts)), len(blocks))
    if lead is None or end - lead <= _FEWEST_LISTED:
        return False
    return tells_who_speaks(facts.sentence_at(blocks[lead].span.end - 1), facts)


def tells_who_speaks(number: int, facts: Facts) -> bool:
    """Whether a sentence has a name in it and a word of speech or writing, and quotes no more than a few words."""
    sentence, words = facts.sentences[number], facts.words
    here = range(sentence.first, sentence.last)
    if _quotes(sentence.span, facts, _FEWEST_QUOTED) or not any(words.tags[index] == "N" for index in here):
        return False
    return any(_is_of_speech(words.lower(index), facts) for index in here)


def _is_of_speech(word: str, facts: Facts) -> bool:
    verb = facts.language.cue_verbs.get(word)
    return word in facts.language.words["spoken-in"] if verb is None else verb.manner in SPOKEN


def _is_beat(block: int, facts: Facts) -> bool:
    """Whether a paragraph is a pause, or a few words that somebody else throws in."""
    text = _text_of(block, facts) if block >= 0 else ""
    said = [word.strip(_MARKS).lower() for word in text.split()]
    if not 0 < len(said) <= _MOST_ANSWER_WORDS:
        return False
    return _is_only_quoted(block, facts) or said[-1] in facts.language.words["beats"]


def _is_only_quoted(block: int, facts: Facts) -> bool:
    return _ONLY_QUOTED.fullmatch(_text_of(block, facts)) is not None


def _text_of(block: int, facts: Facts) -> str:
    return facts.document.block_text(facts.document.blocks[block])


def _quotes(span: Span, facts: Facts, words: int = 1) -> bool:
    """Whether a quotation of so many words starts in one of the sentences of a stretch of text."""
    sentences = range(facts.sentence_at(span.start), facts.sentence_at(span.end - 1) + 1)
    quoted = (index for number in sentences for index in facts.read.quotations_of(number))
    return any(facts.marked[index].words >= words for index in quoted)
