"""An attribution and those beside it in its sentence → where its report ends.

It ends where the next attribution of the same level begins, where another clause begins that is no part of it, and where
the main clause goes on.
"""

from __future__ import annotations

from sourcing.analysis.frames import Range, shapes
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
        ends = _before_next(sentence, Range(first, _before_sibling(frame, beside, last)), anew)
        if first >= frame.cue.last:
            ends = _before_semicolon(sentence, Range(first, ends), later)
            ends = _before_other_clause(sentence, frame, Range(first, ends))
        trimmed = sentence.skip_back(ends, ",k-;:", first)
        if frame.manner == "act" and first >= frame.cue.last:
            trimmed = _before_time(sentence, Range(first, trimmed))
        if trimmed > first:
            content.append(Range(first, trimmed))
    return frame if content == list(frame.content) else frame._replace(content=tuple(content))


def _goes_on_inside(sentence: SentenceView, frame: Frame, other: Frame) -> bool:
    """Whether a verb without a subject of its own goes on with one in the report.

    Said it would close and dismiss 40; told the court that she had been ill and knew nothing, or seemed to.
    """
    if other.manner == "belief" and _leads_in(sentence, frame):
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
    opens = _is_subordinate(sentence, frame) or _opens_phrase(sentence, frame)
    if opens or (frame.source is None and not frame.cue.first):
        anew = shapes.ANEW.search(sentence.tags, piece.first, piece.last)
        return anew.start() if anew else piece.last
    participle = sentence.tags[frame.cue.first] == "g"
    announced = sentence.tag(frame.cue.last) == ":"  # he said: of course, it was late
    behind = (
        _before_act_behind_quotation(sentence, piece)
        or _behind_called(sentence, piece)
        or (_before_main_verb(sentence, frame, piece) if participle else None)
        or _before_writer(sentence, frame, piece)
        or (None if announced else _behind_object(sentence, piece))
    )
    if behind is not None:
        return behind
    if sentence.tags[piece.first] == "z":  # vowed to go, and it rained
        anew = shapes.ANEW_JOINED.search(sentence.tags, piece.first, piece.last)
        if anew is not None:
            return anew.start()
    if _is_aside(sentence, frame) or _tells_of_relative(sentence, frame, piece) or _is_in_relative(sentence, frame):
        resumed = shapes.RESUMED.search(sentence.tags, piece.first, piece.last)
        return resumed.start() if resumed else piece.last
    if frame.source is None or sentence.tags[frame.source.first : frame.source.last] != "w":
        return piece.last
    resumed = shapes.RESUMED.search(sentence.tags, piece.first, piece.last)
    if resumed is None and frame.unit and sentence.tags[frame.unit - 1] != ",":
        shape = shapes.AFTER_THING if sentence.tags[frame.cue.last - 1] in "pi" else shapes.AFTER_CLAUSE
        resumed = shape.match(sentence.tags, piece.first, piece.last)
    return resumed.end() if resumed else piece.last


def _behind_called(sentence: SentenceView, piece: Range) -> int | None:
    """Where a quotation ends that says what something is called: called it "a mess" and felt that it was late."""
    first, last = piece
    called = shapes.CALLED.match(sentence.tags, first, last) if '"k' in sentence.tags[first:last] else None
    return called.start("joins") if called is not None else None


_OBJECT = frozenset("dNScmn#$so")


def _behind_object(sentence: SentenceView, piece: Range) -> int | None:
    """Where a thing ends that is spoken of, behind which another clause begins or this one goes on."""
    tags, (first, last) = sentence.tags, piece
    opening = sentence.skip(first, "r", last)
    if sentence.tag(opening) not in _OBJECT or _is_clause(sentence, first):
        return None
    for anew in shapes.ANEW_JOINED.finditer(tags, first, last) if opening == first else ():
        if sentence.tag(anew.start() + 1) != "k" or sentence.is_one_of(anew.start() + 1, "contrasts"):
            return anew.start()
    for against in shapes.GOES_ON_AGAINST.finditer(tags, first, last) if tags[first] not in "rs" else ():
        if sentence.is_one_of(against.start("joins"), "contrasts"):
            return against.start()
    goes_on = shapes.GOES_ON.search(tags, first, last)
    if goes_on is None or tags[opening] == "s" or shapes.TO_DO.search(tags, max(0, first - 1), goes_on.start()):
        return None  # wants the firm to close and leave; agreed to close and leave
    if tags[goes_on.end()] == "v" and sentence.lower(goes_on.end()).endswith("ed"):
        return None  # the rushed and planned cuts; but: the rain and went home
    return None if shapes.FINITE.search(tags, first, goes_on.start()) else goes_on.start()


def _before_main_verb(sentence: SentenceView, frame: Frame, piece: Range) -> int | None:
    """Where the verb of the clause stands whose subject a participle tells apart: tenants backing Roe left; people hoping to vote queued."""
    tags, source = sentence.tags, frame.source
    phrased = frame.cue.last - frame.cue.first > 1
    takes_thing = phrased or tags[piece.first] == "z" or frame.lemma in sentence.language.words["position-verbs"]
    if not takes_thing or source is None or source.last != frame.cue.first:
        return None
    if source.first and tags[source.first - 1] not in _BEFORE_SUBJECT:
        return None
    verbs = (verb.start() for verb in shapes.FINITE.finditer(tags, piece.first + 1, piece.last))
    main = next((verb for verb in verbs if tags[verb - 1] not in "zrd'"), None)
    apart = main is not None and {"w", "t", "b", "q"}.isdisjoint(tags[piece.first : main])
    return main if apart else None


def _before_writer(sentence: SentenceView, frame: Frame, piece: Range) -> int | None:
    """Where the writer goes on against what was said: Roe said it was sound, but the town has its doubts; but on Monday it fell."""
    tags, (first, last) = sentence.tags, piece
    said = sentence.lower(frame.cue.last - 1)
    if frame.manner not in SPOKEN or said == frame.lemma or said.endswith(("s", "ing")):
        return None
    joins = tags.find("k", first, last)
    while joins >= 0:
        if sentence.is_one_of(joins, "contrasts") and _is_writers(sentence, joins, last):
            return joins
        joins = tags.find("k", joins + 1, last)
    return None


def _is_writers(sentence: SentenceView, joins: int, last: int) -> bool:
    """Whether a clause behind "but" is in the present, or opens with when it was."""
    if shapes.TIMED_ANEW.match(sentence.tags, joins, last):
        return True
    clause = shapes.CLAUSE.match(sentence.tags, joins + 1, last) if sentence.tags[joins - 1] == "," else None
    verbs = range(joins + 1, clause.end()) if clause is not None else ()
    return any(sentence.is_one_of(at, "present-verbs") for at in verbs)


_BEFORE_SUBJECT = frozenset(',;:kb"-')


def _before_act_behind_quotation(sentence: SentenceView, piece: Range) -> int | None:
    """Where a quotation ends behind which nobody speaks: The note said "Come at once," and she burnt it."""
    behind = shapes.BEHIND_QUOTATION.match(sentence.tags, piece.first, piece.last)
    if behind is None:
        return None
    closing = sentence.skip_back(behind.start("anew"), ",;") - 1
    ends = sentence.tags[closing + 1] in ",;" or sentence.lower(closing - 1) in _ENDS_QUOTED
    return closing + 1 if ends else None


_ENDS_QUOTED = frozenset(",.!?")


def _is_aside(sentence: SentenceView, frame: Frame) -> bool:
    """Whether a participle opens an aside right behind the subject of the clause: Roe, noting that rents fell, sold her house."""
    if sentence.tag(frame.cue.first - 1) != ",":
        return False
    if frame.source is None:
        return frame.lemma in sentence.language.words["asked-verbs"]
    by_somebody = frame.source.first >= frame.cue.last  # the herd, put by Dall at 300, has halved
    return by_somebody or (frame.source.last == frame.cue.first - 1 and sentence.tags[frame.cue.first] == "g")


def _tells_of_relative(sentence: SentenceView, frame: Frame, piece: Range) -> bool:
    """Whether what is said of something stands in a clause that tells of it: the mill, which Roe said was hers, burned."""
    opening = frame.content[0]
    return sentence.tags[opening.first : opening.last] == "w" and opening != piece


def _is_in_relative(sentence: SentenceView, frame: Frame) -> bool:
    """Whether a clause between commas holds source and cue: the report, in which Roe said that rents fell, was lost."""
    tags = sentence.tags
    opening = frame.unit - 1
    if opening < 1 or tags[opening] != "w":
        return False
    return tags.endswith((",", ",p"), 0, opening)


def _is_subordinate(sentence: SentenceView, frame: Frame) -> bool:
    """Whether the sentence opens with the clause it stands in: Although Roe says rents fell, they rose; Two days after Roe said so, …."""
    tags = sentence.tags
    if "b" not in tags[: frame.unit]:
        return False
    if tags.endswith("kb", 0, frame.unit) and sentence.is_one_of(frame.unit - 1, "conceding"):
        return True  # it was late, and while Roe says rents fell, they rose
    opening = sentence.skip(0, shapes.BEFORE_CONJUNCTION, frame.unit)
    if opening >= frame.unit or tags[opening] != "b":
        return False
    if opening == frame.unit - 1 or tags[opening + 1 : frame.unit] == "s":
        return not sentence.is_one_of(opening, "as") or tags[opening - 1 : opening] == "r"
    return frame.shared and _CLAUSE_ENDS.isdisjoint(tags[opening : frame.unit])


def _opens_phrase(sentence: SentenceView, frame: Frame) -> bool:
    """Whether a noun that says something stands in the phrase that opens the sentence: amid claims that rents rose, Roe left."""
    before, piece = sentence.tags[: frame.cue.first], frame.content[0]
    noun = sentence.tags[frame.cue.last - 1] in "cm" and sentence.tags[piece.first] == "t"
    return noun and before[:1] in ("p", "b") and _PHRASE.issuperset(before[1:])


_PHRASE = frozenset("dnNScmE'#i")
_CLAUSE_ENDS = frozenset(',;:-"')


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


def _is_clause(sentence: SentenceView, start: int) -> bool:
    """Whether what is reported is a clause, a quotation or an infinitive, and no thing: "criticized the plan"."""
    return sentence.tags[start] in 'tqz"w' or shapes.CLAUSE.match(sentence.tags, start) is not None


def _break_before(sentence: SentenceView, first: int, other: Frame) -> int | None:
    """Where the words before another attribution end, or None where it stands inside them."""
    tags, unit = sentence.tags, other.unit
    before = tags[unit - 1]
    if (before == "k" and tags[unit - 2 : unit + 1] == "#k#") or (before in "yb" and unit - 1 == first):
        return None  # between 28 and 35 members were opposed; says if people think so, they are wrong
    if before in 'k-"':
        return unit
    if before in "yb" and not _is_clause(sentence, first):
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
