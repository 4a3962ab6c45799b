"""A cue verb, and who its subject is → whether it attributes nothing here: it gives a name, says how, or has nobody to speak."""

from __future__ import annotations

from sourcing.analysis.frames import Range, head_noun, shapes
from sourcing.analysis.frames.subjects import has_spoken, left_subject
from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import Frame, SentenceView
    from sourcing.analysis.frames.cues import Cue
    from sourcing.analysis.frames.subjects import Subject

_NAMED_REACH = 4
"""How far before "called" the article of a noun stands that is given its name there."""

_OWNED = 3
"""In words: how far on from what somebody has its verb stands at most."""


def is_no_report(cue: Cue, frames: Sequence[Frame]) -> bool:
    hearing = cue.verb.needs == "hearing" and cue.tag == "g"
    return hearing or _gives_name(cue) or _says_how(cue, frames)


def tells_nothing(sentence: SentenceView, subject: Subject) -> bool:
    """Whether a subject holds the verb it speaks with, or has no words: her face said it all."""
    if not subject.shared and has_spoken(sentence, subject.source):
        return True
    if not sentence.holds(sentence.language.words["wordless"]):
        return False
    head = shapes.HEAD.match(sentence.tags, *subject.source)
    if head is None:
        return False
    quoted = next((at for at in range(*head.span()) if sentence.lower(at) in MARKS), head.end())  # the term "ice"
    return sentence.tag(quoted - 1) in ("n", "T") and sentence.is_one_of(quoted - 1, "wordless")


def sees_nothing(cue: Cue, source: Range) -> bool:
    """Whether what is seen is what happens: the move saw 40 jobs go, a storm which saw roads closed; he saw his rent rise."""
    sentence = cue.sentence
    if cue.verb.lemma not in sentence.language.words["sight-verbs"]:
        return False
    return (
        _sees_own_change(sentence, cue.words.last)
        or sentence.is_one_of(source.last - 1, "sightless")
        or head_noun(sentence, source) in (sentence.language.words["sightless"])
    )


def _sees_own_change(sentence: SentenceView, at: int) -> bool:
    """Whether what somebody has is seen to rise or fall: his rent rise, their backup costs fall; not what they foresee: their costs falling."""
    if not sentence.is_one_of(at, "possessives"):
        return False
    moving = sentence.language.changes["verbs"]
    return any(sentence.lower(verb) in moving and sentence.tag(verb) == "V" for verb in range(at + 2, at + 2 + _OWNED))


def is_attendant(cue: Cue, source: Range) -> bool:
    """Whether a clause without a finite verb tells what comes with something: with Lund closing and others expected to follow."""
    sentence, (first, last), (begin, end) = cue.sentence, source, cue.words
    attending = sentence.language.words["attending"]
    if cue.tag != "v" or begin != last or sentence.tag(end) == "t" or not sentence.holds(attending):
        return False  # with many worried that rents may rise: they are
    opening = max((at for at in range(first) if sentence.lowered[at] in attending), default=None)
    if opening is None:
        return False
    between = sentence.tags[opening + 1 : first]
    if not between:
        return True
    is_joined = between[-1] == "k" and not _REDUCED.isdisjoint(between) and _FINITE_OR_MARK.isdisjoint(between)
    return is_joined and sentence.tag(end) in ("z", "E")


_REDUCED = frozenset("GE")
_FINITE_OR_MARK = frozenset("vVxum,;:")


def is_of_a_force(cue: Cue, subject: Subject) -> bool:
    """Whether what speaks is a force of nature: the cyclone slammed the coast; they fled as a fire spread, threatening to cut them off."""
    sentence = cue.sentence
    forces = sentence.language.words["forces"]
    if not sentence.holds(forces):
        return False
    source = subject.source
    if is_force(sentence, source):
        return True
    return cue.tag == "g" and any(
        sentence.lowered[at] in forces and sentence.tag(at + 1) in _FINITE and _opens_clause(sentence, at)
        for at in range(source.last, cue.words.first)
    )


def is_force(sentence: SentenceView, source: Range) -> bool:
    """Whether a source is a force of nature: the blaze, Cyclone Freya; not the Storm, a team."""
    words = sentence.language.words
    if head_noun(sentence, source) in words["forces"]:
        return source.last == 1 or sentence.words.forms[sentence.first + source.last - 1].islower()
    return sentence.tag(source.last - 1) == "N" and sentence.is_one_of(source.last - 2, "named-storms")


_FINITE = ("v", "V", "x")
_PHRASE = "dnNSmEGg"


def _opens_clause(sentence: SentenceView, noun: int) -> bool:
    """Whether the phrase that a noun ends is the subject of a clause of its own: as a deadly fire."""
    return sentence.tag(sentence.skip_back(noun, _PHRASE) - 1) == "b"


MARKS = frozenset("\"“‘'")


def is_question(cue: Cue) -> bool:
    """Asked whether…, he said: a question put to the speaker."""
    sentence, (first, last) = cue.sentence, cue.words
    if cue.tag != "v" or cue.verb.lemma not in sentence.language.words["asked-verbs"]:
        return False
    opens = first == 0 or sentence.tags[first - 1] in "b,"
    goes_on = first > 0 and sentence.tags[first] == "r"  # he rose, then told the jury that
    if opens and (goes_on or _tells_hearer(cue) or _asks(cue)):
        return False
    return opens and last < sentence.end and (sentence.tags[last] in "qwtzpsd" or sentence.is_one_of(last, "whether"))


def _tells_hearer(cue: Cue) -> bool:
    """Whether a subject before a comma tells something: Ann Roe, prosecuting, told the court that; told how."""
    sentence, (first, last) = cue.sentence, cue.words
    told = cue.verb.lemma in sentence.language.words["told-verbs"] and sentence.tag(last) in ("d", "q")
    return told and first > 0 and left_subject(sentence, first, cue.tag) is not None


def _asks(cue: Cue) -> bool:
    """Whether somebody with an aside asks it, and is not asked: Ann Roe, from the Greens, asked why."""
    sentence, (first, last) = cue.sentence, cue.words
    if not first or sentence.tags[first - 1] != "," or sentence.tag(last) not in ("q", "b"):
        return False
    subject = left_subject(sentence, first, cue.tag)
    opens = subject is not None and sentence.skip(0, "k") == subject.source.first
    return opens and sentence.tags.find(",", last) < 0


def _says_how(cue: Cue, frames: Sequence[Frame]) -> bool:
    """Whether a participle only tells how somebody said it whose tag stands before it: Roe replied, smiling, "…"."""
    tags, first = cue.sentence.tags, cue.words.first
    if cue.tag != "g" or cue.has_particle or not frames or tags[first - 1] != ",":
        return False
    return frames[-1].manner in SPOKEN and cue.verb.lemma in cue.sentence.language.words["manner-verbs"]


_OPENS_NAME = "dNQI'ip#"


def _gives_name(cue: Cue) -> bool:
    """A firm called Acme sold it; the firm, also known as Acme, sold it; a man identified as Roe said: a name that is borne."""
    sentence, last = cue.sentence, cue.words.last
    named = shapes.BARE_NAME.match(sentence.tags, last) if sentence.tag(last) in _OPENS_NAME else None
    if named is None and sentence.is_one_of(last, "reflexives"):
        name = sentence.skip(last + 1, "d") if cue.tag == "g" else last + 1
        return sentence.tag(name) in ("N", "Q")  # a group calling itself Acme
    if named is None:
        return sentence.tag(last) == '"' and _is_first_met(cue)
    if sentence.tags[max(0, cue.words.first - 2) : cue.words.first] in ("n,", "S,") and sentence.tag(named.end()) in (
        ",",
        "(",
    ):
        return sentence.is_one_of(last - 1, "name-givers")  # the force, called Acme, will be small
    if cue.has_particle and sentence.is_one_of(last - 1, "as") and sentence.tag(named.end()) in ("v", "V", "x"):
        return True
    if f"{sentence.lower(last - 2)} {sentence.lower(last - 1)}" in sentence.language.words["naming-phrases"]:
        return True
    return _is_first_met(cue)


def _is_first_met(cue: Cue) -> bool:
    """Whether a verb that gives names stands behind a noun that is met for the first time: a firm called."""
    sentence, (first, last) = cue.sentence, cue.words
    if last - first > 1 or cue.has_particle or not sentence.is_one_of(first, "name-givers"):
        return False
    before = sentence.tag(first - 1)
    if not before or before not in "nScNm":
        return False
    return any(sentence.is_one_of(index, "first-met") for index in range(max(0, first - _NAMED_REACH), first))
