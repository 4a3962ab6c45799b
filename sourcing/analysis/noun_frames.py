"""Nouns and prepositions that attribute → frames: according to the mayor; the mayor's claim that; in a new poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.analysis import shapes
from sourcing.analysis.frames import Frame, Range, head_noun, source_after, with_aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import SentenceView


def according_to(sentence: SentenceView, index: int, frames: Sequence[Frame]) -> Frame | None:
    """Read `…, according to the mayor` and `According to the mayor, …`."""
    source = source_after(sentence, index + 2) if sentence.tag(index + 1) == "z" else None
    if source is None:
        return None
    if index:
        source = with_aside(sentence, source)
    content = _content_of_according(sentence, index, source.last, frames)
    if content is None:
        return None
    lemma = f"{sentence.lower(index)} {sentence.lower(index + 1)}"
    return Frame(source, Range(index, index + 2), (content,), index, "speech", lemma)


def _content_of_according(sentence: SentenceView, index: int, end: int, frames: Sequence[Frame]) -> Range | None:
    before = sentence.tag(index - 1)
    if not before or before in ":;k" or (before == "," and sentence.tag(end) == ","):
        start = sentence.skip(end, ",-:")
        return sentence.rest(start) if start < sentence.end else None
    last = sentence.skip_back(index, ",-k;")
    earlier = max((frame.cue.last for frame in frames if sentence.tags[frame.cue.first] == "A"), default=0)
    start = sentence.skip(earlier, ",;:-kr", last)
    return Range(start, last) if start < last else None


def cue_noun(sentence: SentenceView, index: int) -> Frame | None:
    """The mayor's claim that; his criticism of."""
    tags = sentence.tags
    manner = sentence.language.cue_nouns.get(sentence.lower(index))
    link = sentence.tag(index + 1)
    owner = shapes.OWNER.match(tags, 0, index) if manner and link in ("t", "i", "p", "z", '"') else None
    if manner is None or owner is None:
        return None
    source = _owner(sentence, Range(*owner.span("source")))
    cue = Range(owner.start("middle"), index + (1 if link in ("t", '"') else 2))
    if source is None or cue.last >= sentence.end:
        return None
    content = sentence.rest(cue.last) if link == "t" else _object(sentence, cue.last)
    return Frame(source, cue, (content,), source.first, manner, sentence.lower(index))


def _owner(sentence: SentenceView, owner: Range) -> Range | None:
    """Who a cue noun belongs to, without the possessive ending; None for a determiner that owns nothing."""
    if sentence.tags[owner.first : owner.last] != "d":
        return Range(owner.first, owner.last - 1)
    return owner if sentence.is_one_of(owner.first, "possessives") else None


def _object(sentence: SentenceView, start: int) -> Range:
    """The noun phrase that a cue noun is about, or the whole rest where none follows."""
    nominal = shapes.OBJECT.match(sentence.tags, start)
    if nominal is None or nominal.end() <= start:
        return sentence.rest(start)
    return Range(start, min(nominal.end(), sentence.end))


def survey(sentence: SentenceView) -> Frame | None:
    """Figures in a poll: `In a survey released Thursday, 79 percent were content`."""
    for index, tag in enumerate(sentence.tags):
        frame = _survey_at(sentence, index) if tag in "py" else None
        if frame is not None:
            return frame
    return None


def _survey_at(sentence: SentenceView, index: int) -> Frame | None:
    word, words = sentence.lower(index), sentence.language.words
    if word in words["survey-prepositions"]:
        nouns = sentence.language.source_nouns["survey"]
    elif word in words["reckoning-prepositions"]:
        nouns = sentence.language.source_nouns["reckoning"]
    else:
        return None
    match = shapes.SURVEY.match(sentence.tags, index)
    source = Range(*match.span("source")) if match else None
    if match is None or source is None or head_noun(sentence, source) not in nouns:
        return None
    content = Range(0, index) if index else sentence.rest(sentence.skip(match.end(), ",-:"))
    if content.first >= content.last:
        return None
    return Frame(source, Range(index, index + 1), (content,), index, "writing", word)
