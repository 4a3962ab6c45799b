"""A verb with its subject → what it reports: the words after it, the words before it, or both sides of an aside."""

from __future__ import annotations

from sourcing.analysis.frames import Range, shapes, tells_apart
from sourcing.analysis.frames.untold import (
    after_hearer,
    after_manner,
    asked_about,
    behind_circumstance,
    clause_told,
    is_circumstance,
    is_cut_off,
    is_no_report,
    is_told_by_another,
    spoken_in,
)
from sourcing.analysis.frames.valued import is_valued
from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import Frame, SentenceView
    from sourcing.analysis.frames.subjects import Subject
    from sourcing.analysis.language import CueVerb

_LONG_PHRASE = 6
"""A participle in a stretch of more words than this makes it a report, though it has no finite verb."""


def content_of(
    sentence: SentenceView, cue: Range, subject: Subject, verb: CueVerb, frames: Sequence[Frame]
) -> tuple[Range, ...]:
    """The ranges a verb reports; empty when it reports nothing here."""
    right = _equated(sentence, cue, subject) or _after(sentence, cue, verb)
    if right and _tells_how(sentence, cue, subject, right):
        right = None
    only_right = (right,) if right else ()
    parenthetical = verb.lemma in sentence.language.words["parenthetical-verbs"] or tags_quotation(
        sentence, subject.unit, verb
    )
    seen_so = sentence.is_one_of(cue.last, "as-objects") and sentence.is_one_of(subject.unit - 1, "as")
    if subject.shared or sentence.tags[subject.unit] == "w" or not (parenthetical or seen_so):
        return only_right
    around = _around(sentence, cue, subject.unit, verb, right)
    if around:
        return around
    left = before(sentence, subject.unit, frames, trailing=right is None)
    if left is None or right is None:
        return (left,) if left else only_right
    if _is_tagged(sentence, left, subject.unit) and sentence.tags[right.first] == "t":
        return (left,) if tells_apart(sentence, right.first) else (left, right)
    return _left_or_right(sentence, cue, left, right)


def _tells_how(sentence: SentenceView, cue: Range, subject: Subject, right: Range) -> bool:
    """Whether what the speaker does meanwhile follows the tag of what was said before: rents fell, Roe said, looking out."""
    is_led_in = sentence.tag(sentence.skip(0, "kr,")) == "b"  # even though it is shut, she says, skating goes on
    trails = subject.unit == 0 or (sentence.tags[subject.unit - 1] in ',"' and not is_led_in)
    if not trails or sentence.tag(cue.last) != ",":
        return False
    doing = shapes.DOING.match(sentence.tags, *right)
    if doing is None or not sentence.lower(doing.end() - 1).endswith("ing"):
        return False
    bare = doing.end() > right.first + 1 or sentence.tags[right.first] == "V"
    return not (bare and shapes.FINITE.search(sentence.tags, doing.end(), right.last))


def tags_quotation(sentence: SentenceView, start: int, verb: CueVerb) -> bool:
    """Whether a verb that elsewhere has an object stands behind a quotation: "…," slammed Roe; "…," she offered."""
    before_tag = sentence.skip_back(start, ",")
    return verb.lemma in sentence.language.words["tagging-verbs"] and sentence.tag(before_tag - 1) == '"'


def _equated(sentence: SentenceView, cue: Range, subject: Subject) -> Range | None:
    """What a clause with "what" is said to be: what she found was that rents fell."""
    opens = sentence.tag(subject.unit - 1) == "q" and sentence.is_one_of(cue.last, "be")
    return sentence.rest(cue.last + 1) if opens and sentence.tag(cue.last + 1) in ("t", '"') else None


def _is_tagged(sentence: SentenceView, left: Range, unit: int) -> bool:
    """Whether a tag stands right behind a quotation that its comma leaves open: "It is late," Roe wrote in a letter that."""
    tags = sentence.tags
    quoted = tags[left.first] == '"' and tags.find('"', left.first + 1) == left.last - 1
    return quoted and left.last == unit and sentence.lower(left.last - 2) == ","


def _left_or_right(sentence: SentenceView, cue: Range, left: Range, right: Range) -> tuple[Range, ...]:
    if not _is_reported(sentence, cue.last, right):
        return (left,)
    opening = sentence.tags[right.first]
    if _leads_in(sentence, left) and (opening == '"' or sentence.tags[left.last - 1] != '"'):
        return (right,)
    if sentence.tags[left.last - 1] != '"':
        return (left, right) if sentence.tag(cue.last) == ":" else (right,)
    if opening == '"':
        return (left, right)
    return (right,) if opening == "t" else (left,)


def _is_reported(sentence: SentenceView, after: int, right: Range) -> bool:
    """Whether what follows the cue reads as reported words rather than as when, where or to whom."""
    first = sentence.tags[right.first]
    does = first == "z" and sentence.tag(right.first + 1) in ("u", "V", "m")  # he has vowed to cut rents
    if first in 'tq"s' or does or sentence.is_one_of(right.first, "whether"):
        return True
    if first in "pTrbEGgy" or sentence.tag(after) in (",", "-"):
        return False
    return shapes.CLAUSE.match(sentence.tags, right.first) is not None or is_valued(sentence, right.first)


_CLOSING = {",": ",", "-": "-", "(": ")"}
"""What closes an aside, by what opens it."""


# --- both sides of an aside ------------------------------------------------------------------------------------


def _around(sentence: SentenceView, cue: Range, unit: int, verb: CueVerb, right: Range | None) -> tuple[Range, ...]:
    """The outreach, they said, raised new worries: the words on both sides."""
    if sentence.is_one_of(unit - 1, "as"):
        sides = _around_as(sentence, cue, unit)
        if sides:
            return sides
    if unit < 2 or (sentence.tags[0] == "v" and _leads_in(sentence, Range(0, unit - 1))):
        return ()  # asked if it was late, he said, "no"
    if right is not None and sentence.tags[unit - 2 : unit] == ",w":
        return (Range(unit - 1, unit), right)
    closing = _CLOSING.get(sentence.tags[unit - 1])
    if not closing:
        return ()
    where = shapes.WHERE.match(sentence.tags, cue.last)
    if where is None and verb.lemma in sentence.language.words["recipient-verbs"]:
        where = shapes.TO_WHOM.match(sentence.tags, cue.last)
    return _around_marks(sentence, where.end() if where else cue.last, unit, closing)


def _around_as(sentence: SentenceView, cue: Range, unit: int) -> tuple[Range, ...]:
    """The road, as she said, is closed; the road is closed, as she said in Leeds; as she sees it, the road is closed."""
    tags = sentence.tags
    parted = unit > 2 and tags[unit - 2] in ',"'
    said = sentence.skip_back(unit - 1, ",")
    end = cue.last + 1 if sentence.is_one_of(cue.last, "as-objects") else cue.last
    end = behind_circumstance(sentence, end)
    if sentence.tag(end) == "," and end + 1 < sentence.end:
        after = sentence.rest(end + 1)
        told = parted and tags[:said].strip("rk") != ""
        return (Range(0, said), after) if told else (after,)
    if parted and _is_place(sentence, end):
        return (Range(1 if tags[0] in "kr" else 0, said),)
    return ()


def _around_marks(sentence: SentenceView, end: int, unit: int, closing: str) -> tuple[Range, ...]:
    """The words on both sides of an attribution that ends with a mark like the one it opens with."""
    tags = sentence.tags
    opens = sentence.skip(0, "k,")
    if sentence.tag(end) != closing or end + 1 >= sentence.end:
        return ()
    after = sentence.rest(end + 1)
    unfinished = tags[unit - 2] in "xvVup"  # it is, he said, a mess
    whole = shapes.FINITE.search(tags, 0, unit - 1) is not None
    if sentence.is_one_of(after.first, "conceding") and "v" in tags[after.first : after.last]:
        return ()  # rents fell, he said, while she claimed they rose
    if (whole and tags[after.first] == "g") or (not whole and tags[0] in "gG"):
        return ()  # rents fell, he said, adding that they had to; announcing it, he said in Leeds, rents fell
    if not whole and tags[opens] not in "pTbrgGeE" and tags[after.first] == '"':
        return (Range(0, unit - 1), after)  # the report, she said, "is a dud"
    if not unfinished and tags[after.first] not in "xvVbwrpGEgzt" and shapes.CLAUSE.match(tags, after.first) is None:
        return ()
    start = 1 if tags[0] in "kr" and tags[1] not in ",x" else 0  # there was, he said, a mess
    return (Range(start, unit - 1), after) if start < unit - 1 else ()


def _is_place(sentence: SentenceView, start: int) -> bool:
    """Whether nothing but a place or a time is left of the sentence."""
    rest = sentence.tags[start : sentence.end]
    return not rest or (rest[0] in "pTr" and not shapes.FINITE.search(rest))


# --- after the verb --------------------------------------------------------------------------------------------


def _after(sentence: SentenceView, cue: Range, verb: CueVerb) -> Range | None:
    opening = _opening(sentence, cue.last, verb)
    if sentence.tags[opening : opening + 2] == ';"' and '"' in sentence.tags[max(0, cue.first - 4) : cue.first]:
        return sentence.rest(opening + 1)  # "Not now," she said; "they will hear us."
    start = sentence.skip(opening, ",:-")
    if start >= sentence.end or is_cut_off(sentence, opening, start, verb) or is_no_report(sentence, start, verb):
        return None
    return None if is_circumstance(sentence, cue, start, verb) else sentence.rest(start)


def _opening(sentence: SentenceView, start: int, verb: CueVerb) -> int:
    """Where the report starts after a verb's hearer, time or place: told reporters late on Thursday that."""
    tags = sentence.tags
    aside = shapes.SHORT_ASIDE.match(tags, start) if tags[start : start + 2] == ",p" else None
    if aside is not None:
        return aside.end()
    start = _behind_detail(sentence, start)
    if sentence.tag(start) == "t" and sentence.tag(start + 1) != "T":
        return start
    phrased = sentence.lower(start - 1) not in sentence.language.cue_verbs  # asked for him to go
    recipient = not phrased and verb.lemma in sentence.language.words["recipient-verbs"]
    handed = tags.find(':"~', start) if verb.lemma in sentence.language.words["plain-verbs"] else -1
    handed = handed if handed >= 0 and _SAYS.isdisjoint(tags[start:handed]) else 0  # told them on Monday: "…"
    about = asked_about(sentence, start, verb) if recipient and tags.find('"~', start) < 0 else None
    opens = not (about or handed) and (tags.find("t", start) >= 0 or tags.find('"~', start) >= 0)
    reported = shapes.REPORTED.match(tags, start) if opens else None
    if reported is not None and is_told_by_another(sentence, start, reported.start("content")):
        reported = None
    if (
        reported is not None
        and (verb.manner != "act" or tags[reported.start("content")] != '"')
        and (recipient or not _has_described_object(sentence, start))
    ):
        said = reported.start("content")
        thing = start if _opens_object(sentence, start) else said
        return min(said, clause_told(sentence, start) or said) if recipient else thing
    behind = handed or about or after_manner(sentence, start, verb) or after_hearer(sentence, start, verb)
    if behind is not None:
        return behind
    timed = shapes.TIMED_CLAUSE.match(tags, start) or shapes.TIMED_INFINITIVE.match(tags, start)
    placed = timed or spoken_in(sentence, start, verb)
    if placed is not None:
        return placed.end()
    return _after_recipient(sentence, start) if recipient else start


def _behind_detail(sentence: SentenceView, start: int) -> int:
    """Where it goes on behind a word or two on when, how often or by how many votes: said late on Thursday, ruled 2-1 that."""
    if sentence.is_one_of(start, "time-openers") and sentence.tag(start + 1) in ("p", "T"):
        start += 1
    if sentence.tags[start : start + 3] == "dnz" and sentence.is_one_of(start + 1, "repeats"):
        start += 2  # declined three times to say
    voted = sentence.tag(start) == "#" and "-" in sentence.lower(start)
    return start + 1 if voted and shapes.BEFORE_THAT.match(sentence.tags, start + 1) else start


def _after_recipient(sentence: SentenceView, start: int) -> int:
    """Where the report starts behind whom a verb has told or asked something: told the court that."""
    tags = sentence.tags
    hearer = shapes.RECIPIENT.match(tags, start)
    addressing = tags[0] == "g" and start == 1 and hearer is not None and tags[hearer.end() - 1] == ","
    return hearer.end() if hearer is not None and hearer.end() < sentence.end and not addressing else start


_SAYS = frozenset('vVxuwtqgG"')


def _opens_object(sentence: SentenceView, start: int) -> bool:
    """Whether what stands before a "that" or a quotation is spoken of, too: denied reports that; called the plan "a mess"."""
    if sentence.is_one_of(start, "as"):
        return sentence.tag(start + 1) != '"'  # described as slow and as "a mess"
    return sentence.tag(start) in _OBJECT and not shapes.TIMED.match(sentence.tags, start)


_OBJECT = tuple("dnNScmosQI$#'")


def _has_described_object(sentence: SentenceView, start: int) -> bool:
    """Whether the verb has an object that a "that" tells apart: announced a plan that would, but repeated the claim that."""
    described = shapes.OBJECT_THAT.match(sentence.tags, start)
    if described is None:
        return False
    that = described.end() - 1
    noun = sentence.lower(that - 1)
    holds = noun in sentence.language.cue_nouns or noun in sentence.language.words["content-nouns"]
    return not holds or tells_apart(sentence, that)


# --- before the attribution ------------------------------------------------------------------------------------


def before(sentence: SentenceView, unit: int, frames: Sequence[Frame], *, trailing: bool) -> Range | None:
    """The words before a trailing attribution: `"…," he said` or `…, he said`."""
    if trailing:
        unit = before_so(sentence, unit)
    last = sentence.skip_back(unit, ",-")
    if sentence.tag(last - 1) == ";":
        last = last - 1 if sentence.tag(last - 2) == '"' else unit
    opening = frames[0] if frames else None
    if opening and opening.source is None and not opening.cue.first and opening.lemma in _asked(sentence):
        return None
    if not last or (last == unit and sentence.tags[last - 1] != '"'):
        return None
    tagged = _end_of_trailing(sentence, frames)
    start = sentence.skip(tagged, ",;:-k", last)
    if tagged and sentence.tags[last - 1] == '"':
        start = max(
            start, sentence.tags.rfind('"', start, last - 1)
        )  # "Yes," he cried, with a laugh, "I do!" he repeated
    if start >= last or not _reads_as_report(sentence.tags[start:last], trailing=trailing):
        return None
    headed = shapes.HEADED.match(sentence.tags[:last], start) if ":" in sentence.tags[start:last] else None
    if headed is not None:
        start = headed.end()
    return Range(start, last)


def before_so(sentence: SentenceView, unit: int) -> int:
    """Where a trailing attribution begins that "so" opens: the road is shut, so says the mayor; …, or so she says."""
    if unit < 2 or not sentence.is_one_of(unit - 1, "so"):
        return unit
    opening = unit - 2 if sentence.tags[unit - 2] == "k" else unit - 1
    return opening if opening and sentence.tags[opening - 1] in ',-"' else unit


def _leads_in(sentence: SentenceView, left: Range) -> bool:
    """Whether words only say when, where or at what question somebody spoke: After the vote, Roe said; Asked on Monday about rents, Roe said."""
    opening = sentence.skip(left.first, "k", left.last)
    verb = sentence.language.cue_verbs.get(sentence.lower(opening))
    asked = verb is not None and sentence.tags[opening] == "v" and verb.lemma in _asked(sentence)
    counted = shapes.COUNTED.match(sentence.tags, opening) is not None
    return asked or (sentence.tags[opening] in "pb" and not counted)


def _asked(sentence: SentenceView) -> frozenset[str]:
    """The verbs that open a sentence with what the speaker was asked."""
    return sentence.language.words["asked-verbs"]


def _end_of_trailing(sentence: SentenceView, frames: Sequence[Frame]) -> int:
    """Where the last attribution ends that follows its own words, and is no aside of a clause that goes on."""
    ends = (
        max(frame.cue.last, frame.source.last)
        for frame in frames
        if frame.source and frame.content[0].last <= frame.unit and frame.manner in SPOKEN
    )
    return max((end for end in ends if sentence.tag(end) != "," or sentence.tag(end + 1) not in ("x", "V")), default=0)


def _reads_as_report(stretch: str, *, trailing: bool) -> bool:
    """Whether a stretch of tags before an attribution is what was said rather than when or where."""
    if '"' in stretch:
        return True
    gerund = stretch[0] in "Gg" and stretch[1:2] in ("x", "V")  # reading is a form of travel
    counted = shapes.COUNTED.match(stretch) is not None  # at least two groups have paid
    if not trailing and stretch[0] in "bpGg" and not gerund and not counted and not shapes.MAIN_CLAUSE.search(stretch):
        return False
    if trailing and (stretch[0] not in "pTb" or "E" in stretch or "e" in stretch):
        return True
    return bool(shapes.FINITE.search(stretch)) or (len(stretch) > _LONG_PHRASE and "E" in stretch)
