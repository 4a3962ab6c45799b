"""A cue verb with another everyday sense, and what follows it → whether it attributes here."""

from __future__ import annotations

from sourcing.analysis.frames import Range, head_noun, shapes
from sourcing.analysis.frames.valued import is_put_at, is_valued
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcing.analysis.frames import SentenceView
    from sourcing.analysis.frames.cues import Cue

_BOTH = 2
"""The verbs of a clause and of the one inside it."""


def reports(cue: Cue, source: Range, start: int) -> bool:
    """Whether a verb with another everyday sense attributes here, by what its content starts with and who speaks."""
    sentence, needs = cue.sentence, cue.verb.needs
    opening = sentence.tags[start]
    if needs in _SHAPED:
        return _SHAPED[needs](cue, start)
    if needs in ("any", "quotation") or start < cue.words.last:
        return True
    if needs in ("provision", "hearing") and head_noun(sentence, source) not in sentence.language.source_nouns[needs]:
        return False
    counted = shapes.AT_LEAST.match(sentence.tags, start)  # at least 40 jobs are at risk
    opens = shapes.CLAUSE.match(sentence.tags, counted.end() - 1 if counted else start)
    clause = opens is not None and not _lends_verb(cue)
    if needs == "provision" or opening in 'tq"' or clause:
        return True
    if _has_thing(cue, start):
        return True
    heads = {head_noun(sentence, source), sentence.lower(source.last - 1)}  # a Leeds Post poll
    found = not heads.isdisjoint(sentence.language.source_nouns["document"])
    return needs == "document" and (
        found or is_valued(sentence, start) or _values_what_stands_before(cue, source, start)
    )


def _values_what_stands_before(cue: Cue, source: Range, start: int) -> bool:
    """Whether a clause without "that" says at what somebody puts the noun before it: a bill the council put at £4,000."""
    sentence = cue.sentence
    is_noun = source.first > 0 and sentence.tags[source.first - 1] in _NOUNS
    values = cue.verb.lemma in sentence.language.words["valuing-verbs"]
    return values and is_noun and start == cue.words.last and is_put_at(sentence, start)


_NOUNS = frozenset("nNSmV")


def _has_thing(cue: Cue, start: int) -> bool:
    """Whether the object is one of those of which a verb says something that says nothing of others."""
    sentence, lemma, words = cue.sentence, cue.verb.lemma, cue.sentence.language.words
    if lemma in words["result-verbs"] and _is_result(sentence, start):
        return True
    if lemma in words["advising-verbs"] and shapes.TO_DO_IT.match(sentence.tags, cue.words.last) is not None:
        return True  # advised him not to go
    return lemma in words["doubting-verbs"] and _is_of_somebody(sentence, start)


def _is_of_somebody(sentence: SentenceView, start: int) -> bool:
    """Whether the object is something that somebody has: questioned her judgment, the firm's motives; not his wife."""
    owned = shapes.HEAD.match(sentence.tags, start, sentence.end)
    if owned is None or owned.end() == start + 1:
        return False  # challenged her
    possessed = "'" in owned.group()[1:] or sentence.is_one_of(start, "possessives")
    return possessed and head_noun(sentence, Range(*owned.span())) not in sentence.language.source_nouns["role"]


def _lends_verb(cue: Cue) -> bool:
    """Whether the only verb behind a participle is the main clause's: a quake measuring 4.1 has shaken the town."""
    tags, (first, last) = cue.sentence.tags, cue.words
    if cue.tag != "g" or not first or tags[first - 1] in ",kb" or shapes.FINITE.search(tags, 0, first):
        return False
    return len(shapes.FINITE.findall(tags, last, cue.sentence.end)) < _BOTH


def _is_taken_as(cue: Cue, start: int) -> bool:
    """Whether something and what it is taken as follow: defined a patron as a wretch."""
    taken = shapes.OBJECT.match(cue.sentence.tags, start)
    named = cue.sentence.tag(start) == "d" and cue.sentence.tag(start + 1) == "T"  # defines the term as
    end = start + 2 if named else taken.end() if taken else start
    alone = end == start and cue.verb.manner == "belief"  # she's viewed as honest
    return not alone and cue.sentence.is_one_of(end, "as")


def _opens_infinitive(cue: Cue, start: int) -> bool:
    """Whether a content opens with "to" and what to do, or with "that": of a verb of speech, and a clause behind it."""
    sentence, opening = cue.sentence, cue.sentence.tags[start]
    if cue.verb.lemma in sentence.language.words["impersonal-verbs"] and opening in "nE":
        return True  # appeared ready to go, appeared tired
    if cue.verb.manner == "speech":
        return opening == "t" and shapes.CLAUSE.match(sentence.tags, start + 1) is not None
    return opening == "t" or (opening == "z" and sentence.tag(start + 1) not in ("#", "$"))


_SHAPED: dict[str, Callable[[Cue, int], bool]] = {"infinitive": _opens_infinitive, "taken": _is_taken_as}
"""What tells, of the verbs that need one shape of content, whether it stands there."""


def _is_result(sentence: SentenceView, start: int) -> bool:
    """Whether the object is what a firm or a body reports of its business: posted a 33 percent rise in profit."""
    posted = shapes.HEAD_AND_TAIL.match(sentence.tags, start)
    return posted is not None and head_noun(sentence, Range(*posted.span())) in sentence.language.words["results"]
