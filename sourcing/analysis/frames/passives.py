"""A cue verb in the passive → its frame: what is reported, and by whom where an agent is named: "was described by the mayor as unsafe"."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, head_noun, parts_around, shapes, without_time
from sourcing.analysis.frames.asides import with_aside
from sourcing.analysis.frames.content import before
from sourcing.analysis.frames.passed_on import was_quoted
from sourcing.analysis.frames.subjects import Subject, left_subject
from sourcing.analysis.frames.untold import is_deed, is_hearer
from sourcing.analysis.frames.valued import is_put_at
from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import SentenceView
    from sourcing.analysis.frames.cues import Cue


def is_passive(cue: Cue) -> bool:
    """Whether a cue has a form of "be" among its words, or an agent behind it, or is a passive cut short."""
    sentence, (first, last) = cue.sentence, cue.words
    by = (
        cue.tag in "ve"
        and not sentence.lower(last - 1).endswith("s")  # she swears by vinegar
        and not cue.has_particle
        and sentence.tag(last) == "y"
        and not (sentence.is_one_of(last + 1, "means") or sentence.is_one_of(last + 2, "means"))
    )
    if by and sentence.tag(last + 1) not in ("G", "g"):
        return True
    participle = cue.tag in "vem" or cue.verb.lemma in sentence.language.words["same-past"]
    if not participle or cue.chained or sentence.lower(last - 1).endswith("ing"):
        return False
    return any(sentence.is_one_of(index, "be") for index in range(first, last - 1)) or _is_cut_passive(cue)


def read_passive(cue: Cue, frames: Sequence[Frame]) -> Frame | None:
    """The attribution that a verb makes in the passive."""
    if _says_nothing(cue):
        return None
    return (
        was_quoted(cue, frames)
        or _if_believed(cue, frames)
        or _charged(cue)
        or _told_aside(cue, frames)
        or _passive(cue, frames)
    )


def _says_nothing(cue: Cue) -> bool:
    """Whether a verb reports nothing in the passive: they were held to account; dogs are allowed, but by which law."""
    sentence, (first, last), needs = cue.sentence, cue.words, cue.verb.needs
    if is_deed(sentence, first - 1, cue.verb):
        return True  # an attack claimed by the group
    if cue.verb.lemma in sentence.language.words["sight-verbs"] and sentence.tag(last) == "y" and _is_cut_short(cue):
        return True  # the email, seen by the Post
    if needs == "provision":
        return shapes.AGENT.match(sentence.tags, last, sentence.end) is None
    if needs == "taken":
        held = cue.verb.manner == "belief" and sentence.is_one_of(last, "as")  # is viewed as a threat
        return sentence.tag(last) != "y" and not held
    if needs == "infinitive":
        return cue.verb.manner == "speech" and sentence.tag(last) != "t"
    return needs in ("hearing", "quotation")


def _is_cut_passive(cue: Cue) -> bool:
    """Only 20 believed to be alive: a passive without its auxiliary."""
    sentence = cue.sentence
    tags, (first, last) = sentence.tags, cue.words
    if _charges(cue) and cue.tag == "v":
        subject = left_subject(sentence, first, cue.tag) if first else None
        of_which = subject is not None and sentence.tag(subject.source.first - 1) in (
            "t",
            "w",
        )  # whom Roe criticized for
        return not of_which and (not first or tags[first - 1] not in "sw")
    before_to = cue.tag in "ve" and tags[last : last + 1] == "z" and sentence.tag(last + 1) not in tuple("GgnSdNosc#$'")
    if first and tags[first - 1] == "s":
        return False
    return before_to and cue.verb.lemma in sentence.language.words["passive-before-to"]


def _charges(cue: Cue) -> bool:
    """Whether a verb stands with nobody behind it who is blamed: accused of theft, charged with theft."""
    words = cue.sentence.language.words
    if cue.verb.lemma in words["faulting-verbs"]:
        return cue.sentence.is_one_of(cue.words.last, "faulting-prepositions")
    return cue.has_particle and cue.verb.lemma in words["charging-verbs"]


def _if_believed(cue: Cue, frames: Sequence[Frame]) -> Frame | None:
    """Rents fell, if the ministry is to be believed: whoever may be believed has said so."""
    sentence, (first, last) = cue.sentence, cue.words
    may_be = cue.verb.lemma in sentence.language.words["trusting-verbs"] and sentence.tags[:first].endswith("xz")
    subject = left_subject(sentence, first - 2, "v") if may_be else None
    opening = subject.unit - 1 if subject is not None else -1
    if subject is None or opening < 0 or not sentence.is_one_of(opening, "whether"):
        return None
    told = parts_around(sentence, opening, last, frames)
    return cue.frame(subject.source, told, opening) if told else None


def _charged(cue: Cue) -> Frame | None:
    """Whom a verb blames and of what, with nobody who does: Roe is accused of theft; the men accused of theft."""
    sentence, (first, last) = cue.sentence, cue.words
    subject = left_subject(sentence, first, cue.tag) if _charges(cue) and last < sentence.end else None
    if subject is None:
        return None
    if not _is_cut_short(cue):
        return cue.frame(None, (subject.source, sentence.rest(last)), subject.unit)
    subject = _described(sentence, subject)
    resumed = shapes.FINITE.search(sentence.tags, last, sentence.end)
    charge = Range(last, resumed.start() if resumed else sentence.end)
    return cue.frame(None, (subject.source, charge), subject.unit)


def _told_aside(cue: Cue, frames: Sequence[Frame]) -> Frame | None:
    """The hut, we are told, is old; the hut, the court was told, is old: who was told it stands between commas."""
    sentence, (first, last) = cue.sentence, cue.words
    told = cue.verb.lemma in sentence.language.words["recipient-verbs"] and sentence.tag(last) == ","
    subject = left_subject(sentence, first, cue.tag) if told else None
    if subject is None or sentence.tag(subject.unit - 1) != ",":
        return None
    content = parts_around(sentence, subject.unit, last, frames)
    source = subject.source if _is_told_in_court(cue, subject.source) else None
    return cue.frame(source, content, subject.unit) if content else None


def _passive(cue: Cue, frames: Sequence[Frame]) -> Frame | None:
    """The bridge was described by the mayor as unsafe; the bridge was said to be unsafe."""
    sentence, (first, last) = cue.sentence, cue.words
    if f"{sentence.lower(last - 1)} {sentence.lower(last)}" in sentence.language.words["attitudes"]:
        return None  # the town is opposed to the plan: an adjective, whose subject is who thinks so
    agent = shapes.AGENT.match(sentence.tags, last, sentence.end)
    source = _before_fault(cue, _agent(sentence, Range(*agent.span("source")))) if agent else None
    after = _report_start(sentence, _behind_relative(sentence, source.last) if source else last)
    opening = sentence.skip_back(first, "rd") - 1
    if agent and sentence.is_one_of(opening, "as"):
        right = sentence.rest(after + 1) if sentence.tag(after) == "," else None
        told = right or before(sentence, opening, frames, trailing=True)
        return cue.frame(source, (told,)) if told else None
    subject = _with_clause(sentence, left_subject(sentence, first, cue.tag), first) or (
        _apposed(sentence, first) if agent else None
    )
    if subject is not None and _is_cut_short(cue):
        subject = _described(sentence, subject)
    to_hearer = sentence.tag(after) == "z" and is_hearer(sentence, after, cue.verb, "silent-passives")
    opens = (sentence.tag(after) in ("z", "t", "q", '"') and not to_hearer) or sentence.is_one_of(
        after, "report-openers"
    )
    opens = opens or (subject is not None and _opens_bare_clause(cue, subject.source, after))
    if agent is None and subject is not None and _is_told_in_court(cue, subject.source):
        told = sentence.rest(after) if opens else before(sentence, subject.unit, frames, trailing=True)
        return cue.frame(subject.source, (told,), subject.unit) if told else None
    if not opens and sentence.tags[after : after + 2] == ',"':
        return cue.frame(source, (sentence.rest(after + 1),))
    valued = cue.verb.lemma in sentence.language.words["valuing-verbs"] and is_put_at(sentence, after)
    if (opens or (valued and subject)) and after < sentence.end:
        said = (sentence.rest(after),)
        whole = valued or sentence.tags[after] == "z"
        return cue.frame(source, (subject.source, *said) if subject and whole else said)
    left = _report_before(cue, subject, frames, has_agent=agent is not None)
    return cue.frame(source, _with_rest(cue, subject, left, after)) if left else None


def _behind_relative(sentence: SentenceView, end: int) -> int:
    """Where it goes on behind what is told of who said it, if a "that" follows: told by the nurse, who was kind, that."""
    relative = shapes.TOLD_OF.match(sentence.tags, end)
    return relative.end() if relative is not None else end


def _with_clause(sentence: SentenceView, subject: Subject | None, cue: int) -> Subject | None:
    """A subject that opens the sentence with what it says: rumours that the band will reform (in May) were dismissed."""
    that = sentence.tags.find("t", 0, subject.source.first if subject else cue)
    if that < 1 or shapes.FINITE.search(sentence.tags, 0, that) is not None:
        return subject
    known = sentence.lower(that - 1) in sentence.language.cue_nouns or sentence.is_one_of(that - 1, "content-nouns")
    start = sentence.skip(0, "kr")
    whole = Range(start, subject.source.last if subject else cue)
    return Subject(whole, start) if known and sentence.tags[start] in "dnNScm" else subject


def _before_fault(cue: Cue, source: Range) -> Range:
    """Who praises, blames or warns, without what for or of: was praised by the Guardian for its wit, warned by the police of a raid."""
    ends = [at for at in range(source.first + 1, source.last) if _is_for_what(cue, at)]
    unnamed = (at for at in ends if cue.sentence.tag(at + 1) not in _NAMES)  # not the Bank of England
    return Range(source.first, next(unnamed, ends[0] if ends else source.last))


_NAMES = ("N", "I", "Q")


def _is_for_what(cue: Cue, index: int) -> bool:
    words = cue.sentence.language.words
    if f"{cue.verb.lemma} {cue.sentence.lower(index)}" in words["of-which"]:
        return True
    return cue.verb.lemma in words["faulting-verbs"] and cue.sentence.is_one_of(index, "faulting-prepositions")


def _agent(sentence: SentenceView, named: Range) -> Range:
    """Who says it in the passive; what ends the sentence and says who that is belongs to it: reported by Ann Roe, a clerk."""
    source = without_time(sentence, _without_figure(sentence, named))
    whole = with_aside(sentence, source)
    return whole if whole.last == sentence.end and sentence.tag(source.last + 1) != "w" else source


def _with_rest(cue: Cue, subject: Subject | None, left: Range, after: int) -> tuple[Range, ...]:
    """What stands before a passive, and behind it where it parts that: the first copy, it is agreed, was made at Basel."""
    sentence = cue.sentence
    if after > cue.words.last and after < sentence.end and _is_for_what(cue, after):
        return left, sentence.rest(after)
    parts = subject is not None and _is_trailing(sentence, subject) and sentence.tag(after) == ","
    goes_on = (
        parts and sentence.tag(after + 1) in ("x", "v", "V", "E") and not shapes.FINITE.search(sentence.tags, *left)
    )
    return (left, sentence.rest(after + 1)) if goes_on else (left,)


def _report_before(cue: Cue, subject: Subject | None, frames: Sequence[Frame], *, has_agent: bool) -> Range | None:
    """What a passive with no report after it reports: its subject, or what was said before "it was reported"."""
    if subject is None:
        return None
    if not has_agent and (_is_trailing(cue.sentence, subject) or _is_told_last(cue, subject)):
        return before(cue.sentence, subject.unit, frames, trailing=True)
    may_stand = _may_stand_alone(cue, has_agent=has_agent) or (has_agent and cue.verb.manner == "writing")
    return subject.source if may_stand else None


def _is_trailing(sentence: SentenceView, subject: Subject) -> bool:
    """Whether "it" stands for what was said before it: rents fell, it was reported."""
    first, last = subject.source
    return (
        first > 1
        and last - first == 1
        and sentence.is_one_of(first, "as-objects")
        and sentence.tags[first - 1] in ',-"'
    )


def _is_told_last(cue: Cue, subject: Subject) -> bool:
    """Whether who was told it closes the sentence: the hostages are alive, their families have been told."""
    sentence = cue.sentence
    told = cue.verb.lemma in sentence.language.words["recipient-verbs"] and cue.words.last == sentence.end
    return told and sentence.tag(subject.unit - 1) == ","


def _apposed(sentence: SentenceView, first: int) -> Subject | None:
    """The noun phrase that a participle behind a comma belongs to: the herd, put by Dall at 300, has halved."""
    match = shapes.BEFORE_COMMA.match(sentence.tags, 0, first) if sentence.tag(first - 1) == "," else None
    return Subject(Range(*match.span("source")), match.start("source")) if match else None


def _without_figure(sentence: SentenceView, agent: Range) -> Range:
    """An agent without the figure that it puts something at: estimated by the council at 300."""
    at = next((index for index in range(agent.first + 1, agent.last) if is_put_at(sentence, index)), agent.last)
    return Range(agent.first, at)


def _report_start(sentence: SentenceView, start: int) -> int:
    """Where the report of a passive starts, behind where and when it was made: announced on Monday that."""
    placed = shapes.BEFORE_THAT.match(sentence.tags, start)
    behind_adverb = sentence.skip(start, "r")
    how = behind_adverb if sentence.tag(behind_adverb) == "q" else start  # was asked directly why
    return placed.end() if placed else how


def _opens_bare_clause(cue: Cue, subject: Range, start: int) -> bool:
    """Whether a clause without "that" is what is reported: it is thought the road is shut; jurors were told it was shut."""
    sentence, words = cue.sentence, cue.sentence.language.words
    told = cue.verb.lemma in words["told-verbs"]
    pronoun = sentence.tags[subject.first : subject.last] == "s"
    known = cue.verb.lemma in words["passive-before-to"]
    thought = pronoun and (known or (cue.verb.manner in SPOKEN and sentence.is_one_of(subject.first, "as-objects")))
    if told and sentence.tag(start) in _NAMES and shapes.FINITE_OR_PAST.search(sentence.tags, start + 1, sentence.end):
        return True
    return (told or thought) and shapes.CLAUSE.match(sentence.tags, start) is not None


_NAMES = ("N", "Q", "I")


def _may_stand_alone(cue: Cue, *, has_agent: bool) -> bool:
    """Whether a passive attributes with no report after it: she was praised, he was questioned; no meeting was held."""
    silent = not has_agent and cue.verb.lemma in cue.sentence.language.words["silent-passives"]
    if cue.has_particle or cue.verb.lemma in cue.sentence.language.words["asked-verbs"]:
        return not silent
    return cue.verb.needs not in ("clause", "infinitive") and not silent


def _is_told_in_court(cue: Cue, hearer: Range) -> bool:
    """Whether the one told stands for the hearing in which it was said: jurors were told that, the court was told how."""
    language = cue.sentence.language
    return (
        cue.verb.lemma in language.words["told-verbs"]
        and head_noun(cue.sentence, hearer) in language.source_nouns["hearing"]
    )


def _is_cut_short(cue: Cue) -> bool:
    return not any(cue.sentence.is_one_of(index, "be") for index in range(cue.words.first, cue.words.last - 1))


def _described(sentence: SentenceView, subject: Subject) -> Subject:
    """What a participle describes: of "Roe said in a video", the video alone."""
    first, last = subject.source
    finite = max(sentence.tags.rfind("v", first, last), sentence.tags.rfind("V", first, last))
    start = sentence.skip(finite + 1, "piyrz", last) if finite >= 0 else first
    preposition = sentence.tags.rfind("p", start, last)
    start = max(start, preposition + 1)  # talks with men accused of theft
    return subject._replace(source=Range(start, last), unit=start) if start < last else subject
