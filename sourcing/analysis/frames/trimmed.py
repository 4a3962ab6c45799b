"""An attribution and those beside it in its sentence → where its report ends.

It ends where the next attribution of the same level begins, where another clause begins that is no part of it, and where
the main clause goes on.
"""

from __future__ import annotations

from sourcing.analysis.frames import Range, shapes
from sourcing.analysis.frames.other_clauses import before_other_clause, is_clause
from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import Frame, SentenceView


def near(frames: Sequence[Frame], number: int) -> Sequence[Frame]:
    """The frames that can bear on one: its neighbours, so that a sentence made of cues takes no square time."""
    return frames[max(0, number - _NEIGHBOURS) : number + 1 + _NEIGHBOURS]


_NEIGHBOURS = 24


def trimmed(sentence: SentenceView, frames: Sequence[Frame], number: int) -> Frame:
    """A frame whose content ends where the next attribution of the same level begins."""
    frame = frames[number]
    beside, later = near(frames, number), frames[number + 1 : number + 1 + _NEIGHBOURS]
    content: list[Range] = []
    for first, last in frame.content:
        anew = later and [other for other in later if not _goes_on_inside(sentence, frame, other)]
        whole = Range(first, _before_sibling(frame, beside, last))
        ends = _before_next(sentence, whole, anew)
        if ends < whole.last and _is_told_clause(sentence, frame, whole) and not _tells(sentence, Range(first, ends)):
            ends = _before_next(sentence, whole, [other for other in anew if other.unit > ends + 1])
        if first >= frame.cue.last:
            ends = _before_semicolon(sentence, frame, Range(first, ends), later)
            ends = before_other_clause(sentence, frame, Range(first, ends))
        trimmed = sentence.skip_back(ends, ",k-;:", first)
        if frame.manner == "act" and first >= frame.cue.last:
            trimmed = _before_time(sentence, Range(first, trimmed))
        if trimmed > first:
            content.append(Range(first, trimmed))
    return frame if content == list(frame.content) else frame._replace(content=tuple(content))


def _is_told_clause(sentence: SentenceView, frame: Frame, piece: Range) -> bool:
    """Whether what follows a verb of speech can only be a clause: said the firm had left."""
    words = sentence.language.words
    says = frame.lemma in words["plain-verbs"] and frame.lemma not in words["hearer-verbs"]  # told the truth
    return says and piece.first >= frame.cue.last and sentence.tags[piece.first] not in 'zq"~'


def _tells(sentence: SentenceView, piece: Range) -> bool:
    """Whether a stretch has the verb that makes it a clause, or marks that may hold it: her client "panicked"."""
    quotes = not _MARKS.isdisjoint(sentence.lowered[piece.first : piece.last])
    return quotes or shapes.TOLD.search(sentence.tags, *piece) is not None


_MARKS = frozenset("\"“‘'")


def _goes_on_inside(sentence: SentenceView, frame: Frame, other: Frame) -> bool:
    """Whether a verb without a subject of its own goes on with one in the report.

    Said it would close and dismiss 40; told the court that she had been ill and knew nothing, or seemed to.
    """
    if (other.manner == "belief" and _leads_in(sentence, frame)) or _is_said_to_speak(frame, other):
        return True
    thinks = other.shared and other.manner == "belief"
    seems = other.lemma in sentence.language.words["impersonal-verbs"]
    if (thinks or seems) and frame.manner in SPOKEN and sentence.tag(other.cue.first - 1) == "k":
        report = frame.content[0].first
        if (
            report >= frame.cue.last
            and sentence.tags[report] in "ts"
            and sentence.tag(other.cue.first - 2) not in ("-", ",")
        ):
            return True
    return other.shared and sentence.tags[other.cue.first] == "u" and sentence.tags[frame.cue.last - 1] == "v"


def _is_said_to_speak(frame: Frame, other: Frame) -> bool:
    """Whether who speaks stands in the report, before the cue that parts it: nobody, according to Roe, could say when."""
    spoken = other.source
    return spoken is not None and any(
        part.first <= spoken.first and spoken.last <= part.last <= frame.cue.first for part in frame.content[:-1]
    )


def _leads_in(sentence: SentenceView, frame: Frame) -> bool:
    """Whether all behind it is reported: As the Post reports, Roe has decided to go."""
    return frame.unit == 1 and sentence.is_one_of(0, "as") and sentence.tag(frame.cue.last) == ","


def _before_time(sentence: SentenceView, piece: Range) -> int:
    """Where a thing ends behind which stands when something was done about it: endorsed Roe on Thursday, rejected it last week."""
    timed = shapes.TIME_OF_DEED.match(sentence.tags, *piece)
    if timed is None or not _THING.issuperset(sentence.tags[piece.first : timed.start()]):
        return piece.last
    first, last = timed.span()
    dated = (
        sentence.lower(last - 1) in sentence.language.weekdays or sentence.lower(last - 1) in sentence.language.months
    )
    recent = sentence.tags[first] == "d" and not sentence.is_one_of(first, "articles")
    return first if (dated or recent) and first > piece.first else piece.last


_THING = frozenset("dNnScmQIE'.i#o")


def _before_semicolon(sentence: SentenceView, frame: Frame, piece: Range, later: Sequence[Frame]) -> int:
    """End at the semicolon behind which somebody speaks, or the writer after what no clause told: wants it shut; the town does not."""
    first, last = piece
    cut = sentence.tags.find(";", first, last)
    if cut < 0:
        return last
    if any(cut < other.cue.first for other in later):
        return cut
    if sentence.tags[first] == "z" and sentence.tag(cut + 1) not in ("z", "k"):
        return cut
    told = frame.manner in SPOKEN and is_clause(sentence, first)
    return cut if not told and shapes.FINITE_OR_PAST.search(sentence.tags, cut, last) else last


def _before_sibling(frame: Frame, frames: Sequence[Frame], last: int) -> int:
    """End before the cue of another attribution whose source stands before this one's cue."""
    for other in frames:
        if other is frame or other.shared or _stands_in_source(frame, other) or _is_said_to_speak(frame, other):
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
        if cut is not None and not _opens_that(sentence, first, other):
            return min([cut, *(part.first for part in other.content if first < part.first < other.unit)])
    return last


def _opens_that(sentence: SentenceView, first: int, other: Frame) -> bool:
    """Whether a "that" has had no main clause before another attribution: said that, according to the police, rents fell.

    Likewise: explained that, after a search, Roe found.
    """
    tags = sentence.tags
    if tags[first : first + 2] == "t,":
        return other.unit == first + 2 or _led_in(tags, first + 2, other.unit)
    return tags[first] == "t" and _led_in(tags, first + 1, other.unit)


def _led_in(tags: str, start: int, unit: int) -> bool:
    """Whether a phrase or a clause that says when, where or how opens a clause, and nothing comes between it and a word."""
    if unit == start + 1 and tags[start] == "b":
        return True  # that, while 12 percent blame Roe
    opens = tags[start] in "pb" or shapes.LED_IN.match(tags, start, unit) is not None
    return opens and tags[unit - 1] == "," and shapes.ANEW.search(tags, start, unit - 1) is None


def _describes_subject(sentence: SentenceView, first: int, other: Frame) -> bool:
    """Whether a participle between commas tells of the subject of what is said: said the ship, believed to be lost, had sunk."""
    if other.source is not None or shapes.FINITE.search(sentence.tags, first, other.unit):
        return False
    return shapes.RESUMED_PERHAPS.search(sentence.tags, other.cue.last) is not None


def _break_before(sentence: SentenceView, first: int, other: Frame) -> int | None:
    """Where the words before another attribution end, or None where it stands inside them."""
    tags, unit = sentence.tags, other.unit
    before = tags[unit - 1]
    if (before == "k" and tags[unit - 2 : unit + 1] == "#k#") or (before in "yb" and unit - 1 == first):
        return None  # between 28 and 35 members were opposed; says if people think so, they are wrong
    if before in 'k-"':
        return unit
    if before in "yb" and not is_clause(sentence, first):
        timed = shapes.LEFT_TIME.match(tags, first, unit - 1) if before == "b" else None
        return sentence.skip_back(timed.start() if timed else unit - 1, ",", first)
    opening = unit - 2 if tags.endswith("zw", 0, unit) else unit - 1  # said that it was late, to which she replied
    if before in "bw" and opening > 0 and tags[opening - 1] in ",-k":
        return opening
    modal = any(sentence.is_one_of(index, "modals") for index in range(*other.cue))
    if before == ",":
        inside = (modal and not other.shared) or _describes_subject(sentence, first, other)
        return None if inside else unit
    lead = None if modal else shapes.LEAD_IN.match(tags, first, unit)
    return lead.start() if lead is not None and lead.start() > first else None
