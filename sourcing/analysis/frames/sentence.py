"""One sentence → its attributions, as frames that do not stand inside each other.

The sentence is read once, left to right. Every word that can attribute is a candidate; the shapes around it find its
source, and what is left of the clause is its content.
"""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, shapes, source_after, without_manner
from sourcing.analysis.frames.attitude import attitudes
from sourcing.analysis.frames.cues import is_adjective, read_cue
from sourcing.analysis.frames.labels import (
    announced,
    colon_speaker,
    credit,
    excerpt,
    handed_over,
    headline,
    introduced,
    label,
    made_comment,
)
from sourcing.analysis.frames.nouns import according_to, cue_noun, cue_preposition, hedge, standing, survey
from sourcing.analysis.frames.owned import standpoints
from sourcing.analysis.frames.subjects import Subject, left_subject
from sourcing.analysis.frames.tagged import tagged, taken_up
from sourcing.analysis.frames.trimmed import near, trimmed
from sourcing.analysis.frames.verb_or_not import is_verb
from sourcing.analysis.frames.verbs import verb_frame
from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import SentenceView

_NEVER_BARE = ("particle", "infinitive", "hearing", "taken", "provision")
"""What verbs need that say nothing by themselves: he held up his hand."""
_CANDIDATES = frozenset("vugemcArpb")


def read_sentence(sentence: SentenceView) -> list[Frame]:
    """The attributions of one sentence, in the order of their cues."""
    labelled = (label(sentence) if ":" in sentence.tags else None) or credit(sentence)
    if labelled is not None:
        return [labelled]
    frames = [frame for frame in _candidates(sentence) if not _is_asked(sentence, frame)]
    frames = _with_further(sentence, frames)
    if len(frames) > 1:
        frames = _with_whole_sources(frames)
    if not frames:
        stands = standing(sentence)
        frames = [stands] if stands else []
    polled = survey(sentence)
    if polled is not None and not (frames if polled.unit else _holds_survey(sentence, frames)):
        frames = [polled]
    if not frames:
        spoken = colon_speaker(sentence) or headline(sentence) or tagged(sentence)
        frames = [spoken] if spoken else []
    frames = _outermost(sentence, [trimmed(sentence, frames, number) for number in range(len(frames))])
    frames = handed_over(sentence, frames) if frames and ':"' in sentence.tags else frames
    return taken_up(sentence, frames) if len(frames) > 1 else frames


def _with_whole_sources(frames: list[Frame]) -> list[Frame]:
    """The frames, those that share another's source with all of it: Asked about rents, Ann Roe, the mayor of Leeds, said."""
    whole = {frame.source.first: frame.source for frame in frames if frame.source is not None and not frame.shared}
    return [
        frame._replace(source=whole.get(frame.source.first, frame.source))
        if frame.shared and frame.source is not None
        else frame
        for frame in frames
    ]


def _holds_survey(sentence: SentenceView, frames: Sequence[Frame]) -> bool:
    """Whether who has the survey that opens the sentence is told after it: in a 2019 study, Roe and Fox reported."""
    source = frames[0].source if frames else None
    named = source is not None and shapes.AUTHORS.match(sentence.tags, source.first, source.last) is not None
    return named or _opening_standpoint(frames)


def _opening_standpoint(frames: Sequence[Frame]) -> bool:
    """Whether the phrase that opens the sentence says whose reckoning it is: by the bank's reckoning."""
    return (
        bool(frames)
        and not frames[0].cue.first
        and frames[0].source is not None
        and frames[0].source.last < frames[0].cue.last
    )


def _with_further(sentence: SentenceView, frames: list[Frame]) -> list[Frame]:
    """The frames with those of adjectives and standpoints, in the order of their cues; where both read the same words, cue verbs count."""
    further = [
        frame
        for frame in (*attitudes(sentence), *standpoints(sentence))
        if not any(frame.cue.first < other.cue.last and other.cue.first < frame.cue.last for other in frames)
    ]
    return sorted([*frames, *further], key=lambda frame: frame.cue.first) if further else frames


def _is_asked(sentence: SentenceView, frame: Frame) -> bool:
    """Whether the sentence asks who said it."""
    return frame.source == (0, 1) and sentence.tags[0] == "w" and sentence.tags[-1] == "?"


def read_bare(sentence: SentenceView) -> Frame | None:
    """A subject and a speech verb with nothing said in the sentence itself, as in `Trump said`, `So said Trump`."""
    opening = _words_that_take_up(sentence)
    for index, tag in enumerate(sentence.tags):
        verb = sentence.language.cue_verbs.get(sentence.lower(index)) if tag in "vu" else None
        if verb is None or verb.manner not in SPOKEN or verb.needs in _NEVER_BARE:
            continue
        subject = left_subject(sentence, index, tag)
        if subject is not None and subject.unit <= max(1, opening):
            return Frame(subject.source, Range(index, index + 1), (), subject.unit, verb.manner, verb.lemma)
        source = source_after(sentence, index + 1) if index == opening else None
        if source is None:
            return None
        source = without_manner(sentence, source)
        return Frame(source, Range(index, index + 1), (), index, verb.manner, verb.lemma)
    return None


def _words_that_take_up(sentence: SentenceView) -> int:
    """How many words at the start of a sentence take up the quotation before it: So said Trump; that was what Trump said."""
    phrases = sentence.language.words["taking-up"]
    return next((length for length in (3, 1) if " ".join(sentence.lowered[:length]) in phrases), 0)


def _nearest_subject(sentence: SentenceView, index: int) -> Subject | None:
    """The subject of the verb before one that goes on with it: who nodded and said:; he rose, and went on:."""
    if sentence.tags[index - 1 : index] not in ("k", ","):
        return None
    verbs = (at for at in range(index - 1, 0, -1) if sentence.tags[at] in "vVEu")
    return next((subject for at in verbs if (subject := left_subject(sentence, at, "v")) is not None), None)


def read_lead_in(sentence: SentenceView) -> Frame | None:
    """A sentence that ends in a colon and hands over to whom it names: `The senator told reporters on Monday:`."""
    made = made_comment(sentence, sentence.end)
    if made is not None:
        return made
    for index in range(sentence.end - 1, -1, -1):
        verb = sentence.language.cue_verbs.get(sentence.lower(index)) if sentence.tags[index] in "vumg" else None
        cue = read_cue(sentence, index, verb) if verb is not None and verb.manner in SPOKEN else None
        if cue is None:
            continue
        tag = "g" if sentence.tags[index] == "g" else "v"
        subject = left_subject(sentence, index, tag) or _nearest_subject(sentence, index)
        if subject is not None:
            return cue.frame(subject.source, (), subject.unit)
    if sentence.tags.startswith("Az"):
        source = source_after(sentence, 2)
        return Frame(source, Range(0, 2), (), 0, "speech", "according to") if source else None
    named = label(sentence) or excerpt(sentence) or announced(sentence) or introduced(sentence)
    return named._replace(content=()) if named else None


def _candidates(sentence: SentenceView) -> list[Frame]:
    frames: list[Frame] = []
    done = 0
    prepositions, hedges = sentence.language.cue_prepositions, sentence.language.words["hearsay-adverbs"]
    for index, tag in enumerate(sentence.tags):
        if index < done or tag not in _CANDIDATES:
            continue
        if tag in "pbr" and sentence.lowered[index] not in (hedges if tag == "r" else prepositions):
            continue  # as most of them; only some attribute
        frame = _read(sentence, index, frames)
        if frame is not None:
            if frames and frame.cue.first <= frames[-1].cue.first:
                frames.pop()  # appeared, which only lengthens: appeared to suggest
            frames.append(frame)
            done = frame.cue.last
    return frames


def _read(sentence: SentenceView, index: int, frames: Sequence[Frame]) -> Frame | None:
    tag = sentence.tags[index]
    if tag in "pb":
        return cue_preposition(sentence, index, frames)
    if tag == "r":
        return hedge(sentence, index)
    if tag == "A":
        return according_to(sentence, index, frames)
    had = tag == "g" and sentence.is_one_of(index - 1, "have")  # she has backing
    if tag == "c" or had or (tag == "m" and not is_verb(sentence, index)):
        return cue_noun(sentence, index)
    verb = sentence.language.cue_verbs.get(sentence.lower(index))
    if verb is None or is_adjective(sentence, index):
        return None
    return verb_frame(sentence, index, verb, frames)


# --- one report inside another -----------------------------------------------------------------------------------


def _outermost(sentence: SentenceView, frames: Sequence[Frame]) -> list[Frame]:
    """Leave out the attributions inside words attributed to another, or inside the words that name its source."""
    return [
        frame
        for number, frame in enumerate(frames)
        if frame.content
        and not any(
            _contains(other, frame) or _names_with(sentence, other, frame) or _is_where_said(other, frame)
            for other in near(frames, number)
            if other is not frame
        )
    ]


def _contains(outer: Frame, inner: Frame) -> bool:
    """Whether a frame's content holds another's cue; of two that hold each other the earlier is the outer."""
    if not _holds(outer, inner):
        return False
    return outer.cue.first < inner.cue.first or not _holds(inner, outer)


def _names_with(sentence: SentenceView, outer: Frame, inner: Frame) -> bool:
    """Whether a cue stands in the words that name another's source: a report published by the treasury."""
    source, agent = outer.source, inner.source
    if source is not None and agent is not None and source.first == agent.first < inner.cue.first < source.last:
        behind = outer.cue.last <= source.first and agent.last < source.last  # said officials briefed on it
        told = source == agent and sentence.tags[inner.cue.first] == "g"
        return behind or told  # said Ann Roe, an early voice in urging the town to act
    if source is None or (agent is not None and agent.first < inner.cue.last):
        return False
    return source.first < inner.cue.first and inner.cue.last < source.last


def _is_where_said(outer: Frame, inner: Frame) -> bool:
    """Whether a word only says in what or to whom another's words were said: Roe said in her speech that rents fell."""
    source = inner.source
    if outer.manner not in SPOKEN or source is None or source.first < outer.cue.last:
        return False
    first = outer.content[0].first if outer.content else 0
    return source.last <= inner.cue.first and inner.cue.last <= first == inner.content[0].first


def _holds(frame: Frame, other: Frame) -> bool:
    return any(piece.first <= other.cue.first and other.cue.last <= piece.last for piece in frame.content)
