"""An attribution whose report follows its cue → where the report ends because another clause begins, or the main one goes on."""

from __future__ import annotations

from sourcing.analysis.frames import Range, shapes
from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import Frame, SentenceView


def before_other_clause(sentence: SentenceView, frame: Frame, piece: Range) -> int:
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
        _before_summing_up(sentence, piece)
        or _before_act_behind_quotation(sentence, piece)
        or _behind_called(sentence, piece)
        or (_before_main_verb(sentence, frame, piece) if participle else None)
        or _before_writer(sentence, frame, piece)
        or (None if announced else _behind_object(sentence, frame, piece))
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


def _before_summing_up(sentence: SentenceView, piece: Range) -> int | None:
    """Where the writer sums up what was said: Roe said that rents fell, a view that few share."""
    nouns = sentence.language.words["summing-up"]
    if not sentence.holds(nouns):
        return None
    found = (summed.start() for summed in shapes.SUMMED_UP.finditer(sentence.tags, *piece))
    return next((at for at in found if sentence.lower(at + 2) in nouns), None)


def _behind_called(sentence: SentenceView, piece: Range) -> int | None:
    """Where a quotation ends that says what something is called: called it "a mess" and felt that it was late."""
    first, last = piece
    called = shapes.CALLED.match(sentence.tags, first, last) if '"k' in sentence.tags[first:last] else None
    return called.start("joins") if called is not None else None


_OBJECT = frozenset("dNScmn#$so")


def _behind_object(sentence: SentenceView, frame: Frame, piece: Range) -> int | None:
    """Where a thing ends that is spoken of, behind which another clause begins or this one goes on."""
    tags, (first, last) = sentence.tags, piece
    opening = sentence.skip(first, "r", last)
    if sentence.tag(opening) not in _OBJECT or is_clause(sentence, first):
        return None
    told = frame.lemma in sentence.language.words["plain-verbs"] or tags[frame.cue.first] == "A" or tags[first] in "#$"
    for anew in shapes.ANEW_JOINED.finditer(tags, first, last) if opening == first else ():
        if not told or sentence.tag(anew.start() + 1) != "k" or sentence.is_one_of(anew.start() + 1, "contrasts"):
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


_PHRASE = frozenset("dnNScmE'#iQI.")
_CLAUSE_ENDS = frozenset(',;:-"')


def is_clause(sentence: SentenceView, start: int) -> bool:
    """Whether what is reported is a clause, a quotation or an infinitive, and no thing: "criticized the plan"."""
    return sentence.tags[start] in 'tqz"w' or shapes.CLAUSE.match(sentence.tags, start) is not None
