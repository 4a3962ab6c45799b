"""One sentence → its attributions, as frames that do not stand inside each other.

The sentence is read once, left to right. Every word that can attribute is a candidate; the shapes around it find its
source, and what is left of the clause is its content.
"""

from __future__ import annotations

from sourcing.analysis.facts import SPOKEN
from sourcing.analysis.frames import Frame, Range, shapes, source_after
from sourcing.analysis.frames.attitude import attitudes
from sourcing.analysis.frames.labels import (
    announced,
    colon_speaker,
    credit,
    excerpt,
    headline,
    introduced,
    label,
    made_comment,
)
from sourcing.analysis.frames.nouns import according_to, cue_noun, cue_preposition, hedge, standing, survey
from sourcing.analysis.frames.owned import standpoints
from sourcing.analysis.frames.subjects import left_subject
from sourcing.analysis.frames.verb_or_not import is_adjective, is_verb
from sourcing.analysis.frames.verbs import verb_frame
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import SentenceView

_CANDIDATES = frozenset("vugemcArpb")


def read_sentence(sentence: SentenceView) -> list[Frame]:
    """The attributions of one sentence, in the order of their cues."""
    labelled = (label(sentence) if ":" in sentence.tags else None) or credit(sentence)
    if labelled is not None:
        return [labelled]
    frames = [frame for frame in _candidates(sentence) if not _is_asked(sentence, frame)]
    frames = _with_further(sentence, frames)
    if not frames:
        stands = standing(sentence)
        frames = [stands] if stands else []
    polled = survey(sentence)
    if polled is not None and not (frames if polled.unit else _holds_survey(sentence, frames)):
        frames = [polled]
    if not frames:
        spoken = colon_speaker(sentence) or headline(sentence)
        frames = [spoken] if spoken else []
    return _outermost([_trimmed(sentence, frames, number) for number in range(len(frames))])


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
    """A subject and a speech verb with nothing said in the sentence itself, as in `Trump said`."""
    for index, tag in enumerate(sentence.tags):
        verb = sentence.language.cue_verbs.get(sentence.lower(index)) if tag in "vu" else None
        if verb is None or verb.manner not in SPOKEN or verb.needs == "particle":
            continue
        subject = left_subject(sentence, index, tag)
        if subject is not None and subject.unit <= 1:
            return Frame(subject.source, Range(index, index + 1), (), subject.unit, verb.manner, verb.lemma)
        source = source_after(sentence, 1) if index == 0 else None
        return Frame(source, Range(0, 1), (), 0, verb.manner, verb.lemma) if source else None
    return None


def read_lead_in(sentence: SentenceView) -> Frame | None:
    """A sentence that ends in a colon and hands over to whom it names: `The senator told reporters on Monday:`."""
    made = made_comment(sentence, sentence.end)
    if made is not None:
        return made
    for index in range(sentence.end - 1, -1, -1):
        verb = sentence.language.cue_verbs.get(sentence.lower(index)) if sentence.tags[index] in "vum" else None
        if verb is None or verb.manner not in SPOKEN or verb.needs == "particle":
            continue
        subject = left_subject(sentence, index, "v")
        if subject is not None:
            return Frame(subject.source, Range(index, index + 1), (), subject.unit, verb.manner, verb.lemma)
    if sentence.tags.startswith("Az"):
        source = source_after(sentence, 2)
        return Frame(source, Range(0, 2), (), 0, "speech", "according to") if source else None
    named = label(sentence) or excerpt(sentence) or announced(sentence) or introduced(sentence)
    return named._replace(content=()) if named else None


def _candidates(sentence: SentenceView) -> list[Frame]:
    frames: list[Frame] = []
    done = 0
    for index, tag in enumerate(sentence.tags):
        if index < done or tag not in _CANDIDATES:
            continue
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


def _outermost(frames: Sequence[Frame]) -> list[Frame]:
    """Leave out the attributions inside words attributed to another, or inside the words that name its source."""
    return [
        frame
        for number, frame in enumerate(frames)
        if frame.content
        and not any(
            _contains(other, frame) or _names_with(other, frame)
            for other in _near(frames, number)
            if other is not frame
        )
    ]


def _near(frames: Sequence[Frame], number: int) -> Sequence[Frame]:
    """The frames that can bear on one: its neighbours, so that a sentence made of cues takes no square time."""
    return frames[max(0, number - _NEIGHBOURS) : number + 1 + _NEIGHBOURS]


_NEIGHBOURS = 24


def _contains(outer: Frame, inner: Frame) -> bool:
    """Whether a frame's content holds another's cue; of two that hold each other the earlier is the outer."""
    if not _holds(outer, inner):
        return False
    return outer.cue.first < inner.cue.first or not _holds(inner, outer)


def _names_with(outer: Frame, inner: Frame) -> bool:
    """Whether a cue stands in the words that name another's source: a report published by the treasury."""
    source, agent = outer.source, inner.source
    if source is None or agent is None or agent.first < inner.cue.last:
        return False
    return source.first < inner.cue.first and inner.cue.last < source.last


def _holds(frame: Frame, other: Frame) -> bool:
    return any(piece.first <= other.cue.first and other.cue.last <= piece.last for piece in frame.content)


# --- where a report ends ---------------------------------------------------------------------------------------


def _trimmed(sentence: SentenceView, frames: Sequence[Frame], number: int) -> Frame:
    """A frame whose content ends where the next attribution of the same level begins."""
    frame = frames[number]
    near, later = _near(frames, number), frames[number + 1 : number + 1 + _NEIGHBOURS]
    content: list[Range] = []
    for first, last in frame.content:
        anew = later and [other for other in later if not _goes_on_inside(sentence, frame, other)]
        ends = _before_next(sentence, Range(first, _before_sibling(frame, near, last)), anew)
        if first >= frame.cue.last:
            ends = _before_semicolon(sentence, Range(first, ends), later)
            ends = _before_other_clause(sentence, frame, Range(first, ends))
        trimmed = sentence.skip_back(ends, ",k-;:", first)
        if trimmed > first:
            content.append(Range(first, trimmed))
    return frame._replace(content=tuple(content))


def _goes_on_inside(sentence: SentenceView, frame: Frame, other: Frame) -> bool:
    """Whether a verb without a subject of its own can only go on with one in the report: said it would close and dismiss 40."""
    return other.shared and sentence.tags[other.cue.first] == "u" and sentence.tags[frame.cue.last - 1] == "v"


def _before_semicolon(sentence: SentenceView, piece: Range, later: Sequence[Frame]) -> int:
    """End at the semicolon behind which somebody else, or the same one anew, speaks."""
    first, last = piece
    cut = sentence.tags.find(";", first, last)
    if cut < 0 or not any(cut < other.cue.first for other in later):
        return last
    return cut


def _before_other_clause(sentence: SentenceView, frame: Frame, piece: Range) -> int:
    """End at the comma behind which another clause begins, or the main one goes on.

    When she backed Roe, it rained; the senator, who has endorsed Roe, raised $2 million.
    """
    if _is_subordinate(sentence, frame) or (frame.source is None and not frame.cue.first):
        anew = shapes.ANEW.search(sentence.tags, piece.first, piece.last)
        return anew.start() if anew else piece.last
    if sentence.tags[piece.first] in "dNScn#$" and not _is_clause(sentence, piece.first):
        anew = shapes.ANEW.search(sentence.tags, piece.first, piece.last)
        if anew:
            return anew.start()
    if _is_aside(sentence, frame):
        resumed = shapes.RESUMED.search(sentence.tags, piece.first, piece.last)
        return resumed.start() if resumed else piece.last
    if frame.source is None or sentence.tags[frame.source.first : frame.source.last] != "w":
        return piece.last
    resumed = shapes.RESUMED.search(sentence.tags, piece.first, piece.last)
    if resumed is None and frame.unit and sentence.tags[frame.unit - 1] != ",":
        resumed = shapes.AFTER_CLAUSE.match(sentence.tags, piece.first, piece.last)
    return resumed.end() if resumed else piece.last


def _is_aside(sentence: SentenceView, frame: Frame) -> bool:
    """Whether a participle opens an aside right behind the subject of the clause: Roe, noting that rents fell, sold her house."""
    if sentence.tag(frame.cue.first - 1) != ",":
        return False
    if frame.source is None:
        return frame.lemma in sentence.language.words["asked-verbs"]
    return frame.source.last == frame.cue.first - 1 and sentence.tags[frame.cue.first] == "g"


def _is_subordinate(sentence: SentenceView, frame: Frame) -> bool:
    """Whether the sentence opens with the clause it stands in: Although Roe says rents fell, they rose."""
    return sentence.tags[: frame.unit] in _OPENING_CONJUNCTION and not sentence.is_one_of(frame.unit - 1, "as")


_OPENING_CONJUNCTION = ("b", "kb")


def _before_sibling(frame: Frame, frames: Sequence[Frame], last: int) -> int:
    """End before the cue of another attribution whose source stands before this one's cue."""
    for other in frames:
        if other is frame or other.shared or _stands_in_source(frame, other):
            continue
        if other.unit <= frame.cue.first < other.cue.first < last:
            last = other.cue.first
    return last


def _stands_in_source(frame: Frame, other: Frame) -> bool:
    """Whether a tag parts another verb from its subject: the law, its critics argue, would put 300 out of work."""
    if other.source is None or other.source.last < frame.cue.last:
        return False
    return any(part.first <= other.source.first < part.last for part in frame.content)


def _before_next(sentence: SentenceView, piece: Range, later: Sequence[Frame]) -> int:
    """End before the first later attribution that starts anew rather than inside the words reported."""
    first, last = piece
    for other in later:
        cut = _break_before(sentence, first, other) if first < other.unit < last else None
        inside = sentence.tags[other.cue.first] == "A" and sentence.tags[first : other.unit] == "t,"
        if cut is not None and not inside:  # said that, according to the police, rents fell
            return min([cut, *(part.first for part in other.content if first < part.first < other.unit)])
    return last


def _is_clause(sentence: SentenceView, start: int) -> bool:
    """Whether what is reported is a clause, a quotation or an infinitive, and no thing: "criticized the plan"."""
    return sentence.tags[start] in 'tqz"w' or shapes.CLAUSE.match(sentence.tags, start) is not None


def _break_before(sentence: SentenceView, first: int, other: Frame) -> int | None:
    """Where the words before another attribution end, or None where it stands inside them."""
    tags, unit = sentence.tags, other.unit
    before = tags[unit - 1]
    if before == "k" and tags[unit - 2 : unit + 1] == "#k#":
        return None  # between 28 and 35 members were opposed
    if before in 'k-"':
        return unit
    if before in "yb" and not _is_clause(sentence, first):
        timed = shapes.LEFT_TIME.match(tags, first, unit - 1) if before == "b" else None
        return sentence.skip_back(timed.start() if timed else unit - 1, ",", first)
    if before in "bw" and unit > 1 and tags[unit - 2] in ",-k":
        return unit - 1
    modal = any(sentence.is_one_of(index, "modals") for index in range(*other.cue))
    if before == ",":
        return None if modal and not other.shared else unit
    lead = None if modal else shapes.LEAD_IN.match(tags, first, unit)
    return lead.start() if lead is not None and lead.start() > first else None
