"""A noun for what somebody thinks or says, with whose it is → frames: in her view; her argument is that."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, parts_around, shapes
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.frames import SentenceView
    from sourcing.kinds import Manner

_FURTHEST = 9
"""In words: how far behind its preposition a noun is looked for that says whose view it is."""
_AFTER_STANDPOINT = ",-):;"
_OPENS_SUBJECT = "dsNQ#"
"""What shows without a comma that the sentence's own clause begins: by her reckoning the ferry is late."""
_BEFORE_STANDPOINT = ("", ",", ";", ":", "k", "b", "t", "-", "(", "x")


def owner_of(sentence: SentenceView, owner: Range) -> Range | None:
    """Who a noun belongs to, without the possessive ending; None for a determiner that owns nothing."""
    if sentence.tags[owner.first : owner.last] != "d":
        return Range(owner.first, owner.last - 1)
    return owner if sentence.is_one_of(owner.first, "possessives") else None


def standpoints(sentence: SentenceView) -> Iterator[Frame]:
    """Read `In her view, …` and `…, by the minister's own account`: a preposition, an owner and what is theirs."""
    words = sentence.language.words
    if not sentence.holds(words["standpoints"]):
        return
    for index, word in enumerate(sentence.lowered):
        if word in words["standpoint-openers"] and sentence.tag(index - 1) in _BEFORE_STANDPOINT:
            frame = _standpoint(sentence, index)
            if frame is not None:
                yield frame


def _standpoint(sentence: SentenceView, index: int) -> Frame | None:
    noun = _standpoint_noun(sentence, index)
    owner = shapes.OWNER.match(sentence.tags, index + 1, noun) if noun is not None else None
    if noun is None or owner is None or owner.start("source") != index + 1:
        return None
    source = owner_of(sentence, Range(*owner.span("source")))
    parted = noun + 1 >= sentence.end or sentence.tags[noun + 1] in _AFTER_STANDPOINT
    parted = parted or (index == 0 and sentence.tags[noun + 1] in _OPENS_SUBJECT)
    if source is None or not parted or sentence.is_one_of(source.first, "first-pronouns"):
        return None
    content = parts_around(sentence, index, noun + 1, ())
    return Frame(source, Range(index, noun + 1), content, index, "speech", sentence.lower(noun)) if content else None


def _standpoint_noun(sentence: SentenceView, preposition: int) -> int | None:
    phrase = f"{sentence.lower(preposition)} "
    last = min(preposition + _FURTHEST, sentence.end)
    nouns = (at for at in range(preposition + 2, last) if sentence.is_one_of(at, "standpoints"))
    known = sentence.language.words["standpoint-phrases"]
    return next((at for at in nouns if phrase + sentence.lower(at) in known), None)


def equated(sentence: SentenceView, noun: int, owner: Range, manner: Manner) -> Frame | None:
    """Read `her argument is that …` and `her conclusion: …`; `owner` is all that stands before the noun and says whose it is."""
    source, content = owner_of(sentence, owner), _equated_with(sentence, noun + 1)
    inside = sentence.tag(noun + 1) == ":" and sentence.skip(0, "kb'\"") < owner.first
    if source is None or content is None or inside:
        return None
    cue = Range(owner.last, sentence.skip_back(content.first, ",:"))
    return Frame(source, cue, (content,), source.first, manner, sentence.lower(noun))


def equated_of(sentence: SentenceView, noun: int, manner: Manner) -> Frame | None:
    """Read `the view of most tenants is that …`: whose it is stands behind it."""
    owner = shapes.HEAD_AND_TAIL.match(sentence.tags, noun + 2, sentence.end) if sentence.tag(noun + 1) == "i" else None
    content = _equated_with(sentence, owner.end()) if owner and sentence.tag(owner.end()) == "x" else None
    if owner is None or content is None:
        return None
    return Frame(Range(*owner.span()), Range(noun, noun + 2), (content,), noun, manner, sentence.lower(noun))


def _equated_with(sentence: SentenceView, start: int) -> Range | None:
    """What a noun is said to be: a clause behind "is that", an infinitive behind "is to", or what follows a colon."""
    if sentence.tag(start) == ":" and start + 1 < sentence.end:
        return sentence.rest(start + 1)
    opening = sentence.skip(start, "xr")
    if not any(sentence.is_one_of(at, "be") for at in range(start, opening)):
        return None
    opening = sentence.skip(opening, ",:")
    if opening >= sentence.end or sentence.tags[opening] not in 'tz"':
        return None
    aim = sentence.tags[opening] == "z" and not sentence.is_one_of(start - 1, "infinitive-nouns")
    return None if aim else sentence.rest(opening)
