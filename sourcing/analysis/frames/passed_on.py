"""Whom somebody else quotes → the frame of those words: the Post quoted the mayor as saying that; he was quoted as saying."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, shapes
from sourcing.analysis.frames.content import before
from sourcing.analysis.frames.subjects import left_subject
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames.cues import Cue
    from sourcing.analysis.frames.subjects import Subject


_LONGEST_NAMING = 16
"""In words: how far behind the verb "as saying" may stand."""
_NO_NAMING = frozenset('";:vVu')
"""Tags of words that do not stand between the verb and "as saying" where it names who is quoted."""


def was_quoted(cue: Cue, frames: Sequence[Frame]) -> Frame | None:
    """The minister was quoted (by the Post) as saying that: whose words somebody else passes on."""
    sentence, (first, last) = cue.sentence, cue.words
    agent = shapes.AGENT.match(sentence.tags, last, sentence.end)
    at = agent.end() if agent else last
    subject = left_subject(sentence, first, cue.tag) if _opens_quoted(cue, at) else None
    if subject is None:
        return None
    return _passed_on(cue.of_words(Range(first, at + 2)), subject.source, subject.unit, frames)


def quotes(cue: Cue, subject: Subject, frames: Sequence[Frame]) -> Frame | None:
    """The Post quoted the minister, a lawyer, as saying that: the words are the minister's."""
    sentence, last = cue.sentence, cue.words.last
    if cue.verb.lemma not in sentence.language.words["quoted-verbs"]:
        return None
    at = next((at for at in range(last + 1, min(last + _LONGEST_NAMING, sentence.end)) if _opens_quoted(cue, at)), None)
    if at is None or not _NO_NAMING.isdisjoint(sentence.tags[last:at]):
        return None
    quoted = Range(last, sentence.skip_back(at, ",", last))
    return _passed_on(cue.of_words(Range(at, at + 2)), quoted, subject.unit, frames)


def _opens_quoted(cue: Cue, at: int) -> bool:
    """Whether "as saying" stands at a place behind a verb that passes on another's words."""
    sentence = cue.sentence
    opening = f"{sentence.lower(at)} {sentence.lower(at + 1)}"
    words = sentence.language.words
    return cue.verb.lemma in words["quoted-verbs"] and opening in words["quoted-openings"]


def _passed_on(cue: Cue, source: Range, unit: int, frames: Sequence[Frame]) -> Frame | None:
    """The frame of words that somebody else passes on, which follow the cue or stand before it all."""
    sentence, last = cue.sentence, cue.words.last
    agent = shapes.AGENT.match(sentence.tags, last, sentence.end)
    after = sentence.skip(agent.end() if agent else last, ",:")
    follows = sentence.tag(after) in ("t", "q", '"') or shapes.CLAUSE.match(sentence.tags, after) is not None
    said = sentence.rest(after) if follows else before(sentence, unit, frames, trailing=True)
    return cue.frame(source, (said,), unit) if said else None
