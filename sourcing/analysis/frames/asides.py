"""A source that stands behind its cue → the same with what is said of it between commas: said Ann Roe, the mayor of Leeds."""

from __future__ import annotations

from sourcing.analysis.frames import Range, shapes
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView


WHO = frozenset("SQ")
"""The tags of what somebody is: an envoy, the mayor."""


def with_aside(sentence: SentenceView, source: Range) -> Range:
    """A source with the apposition that follows it: said Ann Roe, the mayor of Leeds.

    What reads as a list may be all that one is: said Ann Roe, a baker and former mayor and a friend of his.
    """
    whole, comma = _with_aside(sentence, source), sentence.tags.find(",", *source)
    if (
        comma < 0
        or sentence.tag(source.last) != "k"
        or sentence.tags[comma - 1] != "N"
        or sentence.tags[comma + 1] != "d"
    ):
        return whole
    apposed = _with_aside(sentence, Range(source.first, comma))
    return apposed if apposed.last > whole.last else whole


def _with_aside(sentence: SentenceView, source: Range) -> Range:
    if sentence.tag(source.last) == "," and sentence.is_one_of(source.last + 1, "firm-endings"):
        firm = sentence.skip(source.last + 2, ".", sentence.end)  # said Halden Grain, Inc. on Monday
        return _with_aside(sentence, Range(source.first, firm))
    joined = sentence.tag(source.last) == "k" and shapes.RIGHT_JOINED.match(sentence.tags, source.last, sentence.end)
    if joined:
        source = Range(source.first, joined.end())
    home = shapes.RIGHT_HOME.match(sentence.tags, source.last, sentence.end)
    if home is not None and _is_origin(sentence, home.start("of")):
        return _with_aside(sentence, Range(source.first, home.end()))
    if sentence.tags.startswith(",w,", source.last) and (resumed := sentence.tags.find(',"', source.last)) > 0:
        return Range(source.first, resumed)  # said Ann Roe, who, with her son, runs a farm, "…"
    aside = shapes.RIGHT_ASIDE.match(sentence.tags, source.last, sentence.end)
    if aside is None or (aside.group() == ",n" and _is_look(sentence, aside.end() - 1)):
        return source
    apart = "w" in aside.group()[:4] or sentence.is_one_of(source.last + 1, "whose")
    if not apart and _is_clause(sentence, *aside.span()):
        return source
    region = shapes.RIGHT_REGION.match(sentence.tags, aside.end(), sentence.end)
    whole = Range(source.first, region.end() if region else aside.end())
    return _with_aside(sentence, whole) if _goes_on(sentence, whole.last, apart=apart) else whole


def _is_origin(sentence: SentenceView, index: int) -> bool:
    return sentence.tags[index] == "i" or sentence.is_one_of(index, "origin-prepositions")


def _goes_on(sentence: SentenceView, end: int, *, apart: bool) -> bool:
    """Whether more is told of somebody: said her aunt, Ann Roe, 41; said Ann Roe, who runs Acme, a firm in Leeds."""
    if apart:
        return shapes.RIGHT_NAMED_AGAIN.match(sentence.tags, end, sentence.end) is not None
    further = (shapes.RIGHT_DETAIL, shapes.RIGHT_HOME, shapes.RIGHT_NAMED_AGAIN)
    return any(shape.match(sentence.tags, end, sentence.end) for shape in further)


def _is_clause(sentence: SentenceView, first: int, last: int) -> bool:
    """Whether an aside has a verb of its own rather than one that tells something apart: the gate swung, but a man who left."""
    tags = sentence.tags
    for verb in shapes.FINITE.finditer(tags, first, last):
        at = verb.start()
        if not {"w", "t"}.isdisjoint(tags[first:at]):
            return False
        if tags[at] == "x" or not _is_no_verb(sentence, at):
            return True
    return False


def _is_no_verb(sentence: SentenceView, at: int) -> bool:
    """Whether a verb is an infinitive, gives a name or stands for a noun: to lead, a group called Acme, her failed 2008 run."""
    before = at - 2 if sentence.tags[at - 1] == "#" else at - 1
    if sentence.is_one_of(before, "stand-alone"):
        return False
    names = sentence.is_one_of(at, "name-givers") and sentence.tags[at + 1] in _NAMES
    return names or sentence.tags[before] in _BEFORE_NO_VERB


_BEFORE_NO_VERB = frozenset("zd'E")
_NAMES = frozenset('NQI"')


def _is_look(sentence: SentenceView, index: int) -> bool:
    """Whether a word tells how somebody looks or feels rather than who it is: cried Ann, wide-eyed."""
    return sentence.lower(index).rpartition("-")[2] in sentence.language.words["looks"]


def word_for_it(sentence: SentenceView, subject: int) -> Range | None:
    """What was said by a word for it, of which a clause tells that this subject opens: …, a charge it denies."""
    noun = subject - 1
    if sentence.tags[max(0, noun - 1) : subject] == ",w":
        return Range(noun, subject)  # …, which he denies
    if noun < 2 or sentence.tags[noun - 2 : noun] != ",d":
        return None
    known = sentence.lower(noun) in sentence.language.cue_nouns or sentence.is_one_of(noun, "content-nouns")
    return Range(noun - 1, noun + 1) if known else None
