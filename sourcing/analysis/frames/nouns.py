"""Nouns, prepositions and adverbs that attribute → frames: the mayor's claim that; in a new poll; reportedly."""

from __future__ import annotations

from sourcing.analysis.frames import (
    Frame,
    Range,
    head_noun,
    object_after,
    parts_around,
    shapes,
    source_after,
    tells_apart,
)
from sourcing.analysis.frames.asides import WHO, with_aside
from sourcing.analysis.frames.light_verbs import carried_noun
from sourcing.analysis.frames.owned import equated, equated_of, owner_of
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import SentenceView
    from sourcing.kinds import Manner


_BEFORE_CLAUSE = frozenset("tx:")


def according_to(sentence: SentenceView, index: int, frames: Sequence[Frame]) -> Frame | None:
    """Read `…, according to the mayor` and `According to the mayor, …`."""
    if sentence.tag(index + 1) != "z":
        return None
    source = source_after(sentence, index + 2) or _title(sentence, index + 2)
    if source is None or _is_yardstick(sentence, source):
        return None
    source = _with_parenthesis(sentence, with_aside(sentence, source) if index else _opening_source(sentence, source))
    content = parts_around(sentence, index, source.last, frames)
    if not content:
        return None
    lemma = f"{sentence.lower(index)} {sentence.lower(index + 1)}"
    return Frame(source, Range(index, index + 2), content, index, "speech", lemma)


def _title(sentence: SentenceView, start: int) -> Range | None:
    """A work in quotation marks and whose it is: according to "The Roes," by Ann Fox."""
    titled = shapes.TITLED.match(sentence.tags, start, sentence.end)
    return Range(*titled.span()) if titled is not None else None


def _is_yardstick(sentence: SentenceView, source: Range) -> bool:
    """Whether it says by what something is done: according to income, according to plan."""
    words, head = sentence.language.words, head_noun(sentence, source)
    return head in words["yardsticks"] or (source.last - source.first == 1 and head in words["bare-yardsticks"])


def _with_parenthesis(sentence: SentenceView, source: Range) -> Range:
    """A source with what is said of it in brackets: according to the annals (which were kept at Bath)."""
    closing = sentence.tags.find(")", source.last) if sentence.tag(source.last) == "(" else -1
    return source if closing < 0 or closing + 1 >= sentence.end else Range(source.first, closing + 1)


def _opening_source(sentence: SentenceView, source: Range) -> Range:
    """The source that opens a sentence, with what is said of it, but without the subjects of what it says.

    According to Ann Roe, who runs the clinic, rents fell; according to Eat Well, leeks, kale and peas grow.
    """
    comma = sentence.tags.find(",", *source)
    if comma >= 0 and sentence.tag(source.last) != ",":
        return Range(source.first, comma)
    if comma < 0 and sentence.tag(source.last) != ",":
        source = _before_clause(sentence, source)
    aged = shapes.AGE.match(sentence.tags, source.last - 1, sentence.end)
    if aged is not None:
        source = Range(source.first, aged.end())
        if sentence.tag(source.last + 1) != "w":
            return source
    speaking = sentence.tags.find(",", source.last + 1) if sentence.tags.startswith((",gp", ",Gp"), source.last) else -1
    if speaking > 0:
        return Range(source.first, speaking)  # a spy, speaking on condition of anonymity, rents fell
    described = with_aside(sentence, source)
    if sentence.tag(described.last) != "," or described.last + 1 >= sentence.end:
        return source
    if sentence.tags.startswith(("w", "siw"), source.last + 1):
        return described
    aside = sentence.tags[source.last : described.last]
    named = sentence.tags[source.last - 1] == "N" and aside.startswith(",d")
    says_who = not WHO.isdisjoint(aside) or "NN" in aside
    unlisted = aside[1:2] == "d" and shapes.LISTED.match(sentence.tags, described.last + 1) is None
    quoted = sentence.tag(described.last + 1) == '"' and not aside.startswith(",#")
    goes_on = quoted or (says_who and unlisted) or shapes.CLAUSE.match(sentence.tags, described.last + 1) is not None
    return described if (named or says_who) and goes_on else source


def _before_clause(sentence: SentenceView, source: Range) -> Range:
    """The source that no comma parts from what it says: According to the guild over 40 mills fell; according to the guild the number fell."""
    tags, counted = sentence.tags, sentence.language.numbers.approximators
    for index in range(source.first + 2, source.last):
        if tags[index - 1] not in "nNS":
            continue
        about = tags[index] in "pr" and sentence.lower(index) in counted and tags[index + 1 : index + 2] == "#"
        if (tags[index] in "d#" or about) and shapes.FINITE_OR_PAST.search(tags, index, sentence.end):
            return Range(source.first, index)
    return source


def cue_preposition(sentence: SentenceView, index: int, frames: Sequence[Frame]) -> Frame | None:
    """Read `…, per the treasury`, `In the words of the mayor, …` and `Under the plan, …`."""
    word = sentence.lower(index)
    for phrase in sentence.language.cue_prepositions.get(word, ()):
        if sentence.has_phrase(index, phrase):
            return _preposition_frame(sentence, Range(index, index + len(phrase)), frames)
    return None


def _preposition_frame(sentence: SentenceView, cue: Range, frames: Sequence[Frame]) -> Frame | None:
    nominal = shapes.HEAD_AND_TAIL.match(sentence.tags, cue.last, sentence.end)
    source = Range(*nominal.span()) if nominal else None
    if source is None or not _can_attribute(sentence, cue, source):
        return None
    content = parts_around(sentence, cue.first, source.last, frames)
    if not content:
        return None
    lemma = " ".join(sentence.lower(index) for index in range(*cue))
    return Frame(source, cue, content, cue.first, "writing", lemma)


def _can_attribute(sentence: SentenceView, cue: Range, source: Range) -> bool:
    """Whether a preposition that also means something else stands with a source: per the treasury, not per head."""
    opening = sentence.lower(cue.first)
    head, nouns = head_noun(sentence, source), sentence.language.source_nouns
    if opening in sentence.language.words["provision-prepositions"]:
        return head in nouns["provision"] and (not cue.first or sentence.tags[cue.first - 1] == ",")
    if cue.last - cue.first > 1 and not sentence.is_one_of(cue.first, "as"):
        return True
    parted = not cue.first or sentence.tags[cue.first - 1] == "," or cue.last - cue.first > 1
    known = any(head in nouns[kind] for kind in ("role", "institution", "document"))
    known = known or (cue.last - cue.first > 1 and head in nouns["provision"])
    return parted and (known or sentence.tags[source.last - 1] == "N")


def standing(sentence: SentenceView) -> Frame | None:
    """Read `The poll has Roe leading by six points`, `the count gives her 40 seats`."""
    language = sentence.language
    if not (sentence.holds(language.words["standing-verbs"]) and sentence.holds(language.source_nouns["standing"])):
        return None
    match = shapes.STANDING.search(sentence.tags, 0, sentence.end)
    if match is None or not sentence.is_one_of(match.start("verb"), "standing-verbs"):
        return None
    source = Range(*match.span("source"))
    if head_noun(sentence, source) not in sentence.language.source_nouns["standing"]:
        return None
    cue = Range(*match.span("verb"))
    return Frame(source, cue, (sentence.rest(cue.last),), source.first, "writing", sentence.lower(cue.first))


def hedge(sentence: SentenceView, index: int) -> Frame | None:
    """Read an adverb that says somebody says so, but not who: the firm reportedly lost the files."""
    if not sentence.is_one_of(index, "hearsay-adverbs"):
        return None
    before = Range(sentence.skip(0, 'kb,"'), sentence.skip_back(index, ",x"))
    after = sentence.rest(sentence.skip(index + 1, ","))
    content = tuple(part for part in (before, after) if part.first < part.last)
    return Frame(None, Range(index, index + 1), content, index, "writing", sentence.lower(index))


def cue_noun(sentence: SentenceView, index: int) -> Frame | None:
    """The mayor's claim that; his criticism of."""
    tags = sentence.tags
    manner = sentence.language.cue_nouns.get(sentence.lower(index))
    opening = _behind_time(sentence, index + 1)
    link = sentence.tag(opening)
    follows = link in ("t", "i", "p", "z", '"') or tags[index + 1 : index + 3] == "y#"
    timed = link == "p" and shapes.TIMED.match(tags, index + 2) is not None
    follows = follows and not timed and not sentence.is_one_of(index + 1, "placing-prepositions")
    clause_only = sentence.is_one_of(index, "clause-nouns")
    addressed = link == "z" and sentence.is_one_of(index, "hearer-after-to") and not _opens_infinitive(sentence, index)
    moved = link == "z" and sentence.tag(index + 2) in ("#", "$")  # cut its forecast to 2%
    if manner is None or addressed or moved or (clause_only and link not in _BEFORE_CLAUSE):
        return None
    owner = shapes.OWNER.match(tags, 0, index) if follows or link in _BEFORE_CLAUSE else None
    if clause_only and link == "t" and tells_apart(sentence, opening):
        return None
    if owner is not None and not follows:
        return equated(sentence, index, Range(*owner.span("source")), manner)
    named = _named_report(sentence, index, manner)
    source = owner_of(sentence, Range(*owner.span("source"))) if owner else None
    if source is None or owner is None or named is not None:
        return (
            _only_carried(sentence, index, manner) if clause_only else named or _without_owner(sentence, index, manner)
        )
    opens = link in ("t", '"') or (link == "z" and _opens_infinitive(sentence, index))
    cue = Range(owner.start("middle"), index + (1 if opens else 2))
    if cue.last >= sentence.end:
        return None
    if opens and link == "z":
        content = Range(cue.last, object_after(sentence, index + 3).last)
    else:
        content = _clause_after(sentence, opening) if link == "t" else object_after(sentence, cue.last)
    return Frame(source, cue, (content,), source.first, manner, sentence.lower(index))


def _behind_time(sentence: SentenceView, start: int) -> int:
    """Where the "that" behind a noun stands if only a time parts the two: the mayor's claim on Tuesday that."""
    timed = shapes.TIME_BEFORE_THAT.match(sentence.tags, start)
    return timed.end() if timed is not None else start


def _clause_after(sentence: SentenceView, that: int) -> Range:
    """The clause that "that" opens, without what is said of it: the claim that rents fell was false."""
    whole = shapes.AFTER_CLAUSE.match(sentence.tags, that, sentence.end)
    return Range(that, whole.end()) if whole else sentence.rest(that)


def _only_carried(sentence: SentenceView, index: int, manner: Manner) -> Frame | None:
    """The attribution of a noun that makes one only before a clause: came to the conclusion that."""
    return carried_noun(sentence, index, manner) if sentence.tag(index + 1) == "t" else None


def _without_owner(sentence: SentenceView, index: int, manner: Manner) -> Frame | None:
    carried = carried_noun(sentence, index, manner)
    return carried or equated_of(sentence, index, manner) or _unowned(sentence, index, manner)


def _opens_infinitive(sentence: SentenceView, noun: int) -> bool:
    """Whether the "to" after a noun opens what is to be done: his proposal to ban cars, not his response to critics."""
    following = sentence.tag(noun + 2)
    return following in tuple("uvVmxr") or (following == "n" and sentence.is_one_of(noun, "infinitive-nouns"))


def _named_report(sentence: SentenceView, index: int, manner: Manner) -> Frame | None:
    """Read `a Leeds Post report over the weekend that…`: whose it is stands right before the noun, with no possessive."""
    named = shapes.NAMED_REPORT.match(sentence.tags, 0, index)
    linked = shapes.REPORT_LINK.match(sentence.tags, index + 1, sentence.end) if named else None
    if named is None or linked is None or sentence.is_one_of(index, "facts"):
        return None
    source = Range(*named.span("source"))
    return Frame(source, Range(index, index + 1), (sentence.rest(linked.end()),), index, manner, sentence.lower(index))


def _unowned(sentence: SentenceView, index: int, manner: Manner) -> Frame | None:
    """Read `criticism from rivals that…` and `complaints that…`: who it comes from stands behind the noun, or nobody."""
    link, word = sentence.tag(index + 1), sentence.lower(index)
    if f"{word} {sentence.lower(index + 1)}" in sentence.language.words["unowned-nouns"]:
        return _unowned_about(sentence, index, manner)
    source = None
    if link in ("p", "y") and sentence.is_one_of(index + 1, "origin-prepositions"):
        nominal = shapes.HEAD_AND_TAIL.match(sentence.tags, index + 2, sentence.end)
        source = Range(*nominal.span()) if nominal else None
    if source is not None and _states(sentence, source):
        return None
    that = source.last if source else index + 1
    if sentence.tag(that) != "t" or sentence.is_one_of(index, "facts") or manner == "act":
        return None
    if sentence.tags[max(0, index - 2) : index] == ",d" and sentence.is_one_of(index, "summing-up"):
        return None  # rents fell, a claim that the bank disputes
    if tells_apart(sentence, that):
        return None
    return Frame(source, Range(index, index + 1), (_clause_after(sentence, that),), index, manner, word)


def _states(sentence: SentenceView, nominal: Range) -> bool:
    """Whether what seems to be told of a noun is what it does: a report by the bank said on Monday that."""
    verbs = [at for at in range(nominal.first + 1, nominal.last) if sentence.tags[at] in "vum"]
    return any(sentence.tag(at + 1) != "y" or sentence.is_one_of(at, "always-verbs") for at in verbs)


def _unowned_about(sentence: SentenceView, index: int, manner: Manner) -> Frame | None:
    """Read `questions about her health`: what they are about is told, and not who asks."""
    if index + 2 >= sentence.end:
        return None
    content = object_after(sentence, index + 2)
    return Frame(None, Range(index, index + 2), (content,), index, manner, sentence.lower(index))


def survey(sentence: SentenceView) -> Frame | None:
    """Figures in a poll: `In a survey released Thursday, 79 percent were content`."""
    nouns = sentence.language.source_nouns
    if not (sentence.holds(nouns["survey"]) or sentence.holds(nouns["reckoning"])):
        return None
    for index, tag in enumerate(sentence.tags):
        frame = _survey_at(sentence, index) if tag in "py" else None
        if frame is not None:
            return frame
    return None


def _survey_at(sentence: SentenceView, index: int) -> Frame | None:
    word, words = sentence.lower(index), sentence.language.words
    if word in words["survey-prepositions"]:
        nouns = sentence.language.source_nouns["survey"]
    elif word in words["reckoning-prepositions"]:
        nouns = sentence.language.source_nouns["reckoning"]
    else:
        return None
    match = shapes.SURVEY.match(sentence.tags, index)
    source = Range(*match.span("source")) if match else None
    if match is None or source is None or head_noun(sentence, source) not in nouns:
        return None
    content = Range(0, index) if index else sentence.rest(sentence.skip(match.end(), ",-:"))
    if content.first >= content.last:
        return None
    return Frame(source, Range(index, index + 1), (content,), index, "writing", word)
