"""A sentence that says what somebody thinks by an adjective → frames: she is critical of the plan, he seems eager to go."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, shapes
from sourcing.analysis.frames.cues import before_auxiliaries
from sourcing.analysis.frames.subjects import left_subject
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.frames import SentenceView

_ADVERBS = "r"


def attitudes(sentence: SentenceView) -> Iterator[Frame]:
    """The frames of all the adjectives of attitude that a form of "be" joins to whose they are."""
    openings = sentence.language.words["attitude-openings"]
    if not sentence.holds(openings):
        return
    for index, word in enumerate(sentence.lowered[1 : sentence.end - 1], 1):
        if word in openings:
            frame = _attitude(sentence, index)
            if frame is not None:
                yield frame


def _attitude(sentence: SentenceView, index: int) -> Frame | None:
    length = _length(sentence, index) or _before_clause(sentence, index)
    verb = sentence.skip_back(index, _ADVERBS) - 1
    if not length or verb < 1 or not _joins(sentence, verb):
        return None
    first = before_auxiliaries(sentence, verb)
    subject = left_subject(sentence, first, "v")
    last = index + length
    start = last - 1 if sentence.tags[last - 1] in "tz" else last
    if subject is None or start >= sentence.end:
        return None
    return Frame(
        subject.source,
        Range(first, start),
        (sentence.rest(start),),
        subject.unit,
        "belief",
        sentence.lower(index),
    )


def _length(sentence: SentenceView, index: int) -> int:
    """How many words an adjective has with what joins it to what it is about; none where that is not there."""
    phrases = sentence.language.words["attitudes"]
    for length in (3, 2):
        if index + length <= sentence.count and " ".join(sentence.lowered[index : index + length]) in phrases:
            return length
    return 0


def _before_clause(sentence: SentenceView, index: int) -> int:
    """One where a clause follows an adjective without the "that" which joins them elsewhere: she is sure they will go."""
    subject = sentence.tag(index + 1)
    known = subject in _CLAUSE_SUBJECTS and f"{sentence.lower(index)} that" in sentence.language.words["attitudes"]
    return 1 if known and shapes.CLAUSE.match(sentence.tags, index + 1) else 0


_CLAUSE_SUBJECTS = tuple("sdNQ")


def _joins(sentence: SentenceView, verb: int) -> bool:
    return sentence.is_one_of(verb, "be") or sentence.is_one_of(verb, "remaining")
