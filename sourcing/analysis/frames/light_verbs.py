"""A cue noun behind a verb that only carries it → its frame: Roe made a reference to, critics raised questions about."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, object_after, shapes, tells_apart
from sourcing.analysis.frames.cues import before_auxiliaries
from sourcing.analysis.frames.shared import shared_subject
from sourcing.analysis.frames.subjects import left_subject
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView
    from sourcing.kinds import Manner

_BETWEEN = frozenset("drEnGcS#")
_FURTHEST = 5
"""In words: what may stand between a verb and the noun it carries."""
_LINKS = frozenset("tipz")
_OTHER_LINKS = ("placing-prepositions", "origin-prepositions")
"""What says where it was, or who it came from: remarks in Leeds, criticism from rivals."""


def carried_noun(sentence: SentenceView, index: int, manner: Manner) -> Frame | None:
    """The attribution that a cue noun makes together with the verb that carries it."""
    link = sentence.tag(index + 1)
    links = link in _LINKS and not any(sentence.is_one_of(index + 1, words) for words in _OTHER_LINKS)
    verb = _carrier(sentence, index) if links else None
    if verb is None or index + 2 >= sentence.end:
        return None
    first = before_auxiliaries(sentence, verb)
    tag = "g" if sentence.tags[verb] in "gG" else "v"
    subject = left_subject(sentence, first, tag) or shared_subject(sentence, first, tag, ())
    if subject is None:
        return None
    content = sentence.rest(index + 1) if link == "t" else object_after(sentence, index + 2)
    cue = Range(first, index + (1 if link == "t" else 2))
    return Frame(subject.source, cue, (content,), subject.unit, manner, sentence.lower(index), subject.shared)


def _carrier(sentence: SentenceView, noun: int) -> int | None:
    opening = sentence.skip_back(noun, "d") - 2
    if f"{sentence.lower(opening)} {sentence.lower(opening + 1)}" in sentence.language.words["light-phrases"]:
        return opening if sentence.tag(noun + 1) == "t" else None
    for index in range(noun - 1, max(-1, noun - 1 - _FURTHEST), -1):
        if sentence.is_one_of(index, "light-verbs"):
            helps = sentence.tags[index] == "x" and "E" in sentence.tags[index:noun]
            return None if helps else index
        if sentence.tags[index] not in _BETWEEN:
            return None
    return None


def voiced_noun(sentence: SentenceView, start: int) -> int | None:
    """Where the "that" stands behind the noun of what is voiced: expressed concern that rents fell; not the fears that haunt him."""
    voiced = shapes.VOICED.match(sentence.tags, start)
    return voiced.end() if voiced is not None and not tells_apart(sentence, voiced.end()) else None
