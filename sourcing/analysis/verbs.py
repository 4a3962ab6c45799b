"""A cue verb in its sentence → its frame: subject, verb and report, whatever their order, or none."""

from __future__ import annotations

from sourcing.analysis import shapes
from sourcing.analysis.content import before, content_of
from sourcing.analysis.cues import needs_quotation, read_cue
from sourcing.analysis.facts import SPOKEN
from sourcing.analysis.frames import Frame, Range, head_noun, source_after, with_aside, without_manner, without_time
from sourcing.analysis.subjects import left_subject, shared_subject
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.cues import Cue
    from sourcing.analysis.frames import SentenceView
    from sourcing.analysis.language import CueVerb
    from sourcing.analysis.subjects import Subject


_NAMED_REACH = 4
"""How far before "called" the article of a noun stands that is given its name there."""


def verb_frame(sentence: SentenceView, index: int, verb: CueVerb, frames: Sequence[Frame]) -> Frame | None:
    """The attribution a cue verb makes; `frames` are those before it in the sentence."""
    cue = read_cue(sentence, index, verb)
    if cue is None:
        return None
    if _gives_name(cue) or _says_how(cue, frames) or (verb.needs == "hearing" and cue.tag == "g"):
        return None
    if _is_question(cue):
        return cue.frame(None, (sentence.rest(cue.words.last),))
    if _is_passive(cue):
        says_nothing = verb.needs in ("hearing", "quotation")
        return None if says_nothing else _quoted(cue, frames) or _passive(cue, frames)
    subject = left_subject(sentence, cue.words.first, cue.tag)
    source = _source_after(cue, subject)
    if source is not None:
        return _inverted(cue, source, frames)
    subject = subject or shared_subject(sentence, cue.words.first, cue.tag, frames)
    return (_quotes(cue, subject, frames) or _active(cue, subject, frames)) if subject else None


# --- what is no report -------------------------------------------------------------------------------------------


def _is_question(cue: Cue) -> bool:
    """Asked whether…, he said: a question put to the speaker."""
    sentence, (first, last) = cue.sentence, cue.words
    if cue.tag != "v" or cue.verb.lemma not in sentence.language.words["asked-verbs"]:
        return False
    opens = first == 0 or sentence.tags[first - 1] in "b,"
    if opens and _tells_hearer(cue):
        return False
    return opens and last < sentence.end and (sentence.tags[last] in "qwtzpsd" or sentence.is_one_of(last, "whether"))


def _tells_hearer(cue: Cue) -> bool:
    """Whether a subject before a comma tells somebody something: Ann Roe, prosecuting, told the court that."""
    sentence, (first, last) = cue.sentence, cue.words
    told = cue.verb.lemma in sentence.language.words["told-verbs"] and sentence.tag(last) == "d"
    return told and first > 0 and left_subject(sentence, first, cue.tag) is not None


def _says_how(cue: Cue, frames: Sequence[Frame]) -> bool:
    """Whether a participle only tells how somebody said it whose tag stands before it: Roe replied, smiling, "…"."""
    tags, first = cue.sentence.tags, cue.words.first
    if cue.tag != "g" or cue.has_particle or not frames or tags[first - 1] != ",":
        return False
    return frames[-1].manner in SPOKEN and cue.verb.lemma in cue.sentence.language.words["manner-verbs"]


def _gives_name(cue: Cue) -> bool:
    """A firm called Acme sold it: the name that something bears."""
    sentence, (first, last) = cue.sentence, cue.words
    if last - first > 1 or cue.has_particle or not sentence.is_one_of(first, "name-givers"):
        return False
    if not sentence.tag(first - 1) or sentence.tags[first - 1] not in "nScNm":
        return False
    named = shapes.BARE_NAME.match(sentence.tags, last)
    return named is not None and any(
        sentence.is_one_of(index, "first-met") for index in range(max(0, first - _NAMED_REACH), first)
    )


# --- passive ---------------------------------------------------------------------------------------------------


def _is_passive(cue: Cue) -> bool:
    sentence, (first, last) = cue.sentence, cue.words
    by = cue.tag in "ve" and not cue.has_particle and sentence.tag(last) == "y"
    if by and sentence.tag(last + 1) not in ("G", "g"):
        return True
    if cue.tag not in "vem" or cue.chained:
        return False
    return any(sentence.is_one_of(index, "be") for index in range(first, last - 1)) or _is_cut_passive(cue)


def _is_cut_passive(cue: Cue) -> bool:
    """Only 20 believed to be alive: a passive without its auxiliary."""
    sentence = cue.sentence
    tags, (first, last) = sentence.tags, cue.words
    before_to = cue.tag in "ve" and tags[last : last + 1] == "z" and sentence.tag(last + 1) not in tuple("GgnSdNosc#$'")
    if first and tags[first - 1] == "s":
        return False
    return before_to and cue.verb.lemma in sentence.language.words["passive-before-to"]


def _passive(cue: Cue, frames: Sequence[Frame]) -> Frame | None:
    """The bridge was described by the mayor as unsafe; the bridge was said to be unsafe."""
    sentence, (first, last) = cue.sentence, cue.words
    if f"{sentence.lower(last - 1)} {sentence.lower(last)}" in sentence.language.words["attitudes"]:
        return None  # the town is opposed to the plan: an adjective, whose subject is who thinks so
    agent = shapes.AGENT.match(sentence.tags, last, sentence.end)
    source = without_time(sentence, Range(*agent.span("source"))) if agent else None
    after = agent.end() if agent else last
    opening = sentence.skip_back(first, "rd") - 1
    if agent and sentence.is_one_of(opening, "as"):
        right = sentence.rest(after + 1) if sentence.tag(after) == "," else None
        said = right or before(sentence, opening, frames, trailing=True)
        return cue.frame(source, (said,)) if said else None
    opens = sentence.tag(after) in ("z", "t", "q", '"') or sentence.is_one_of(after, "report-openers")
    subject = left_subject(sentence, first, cue.tag)
    if subject is not None and _is_cut_short(cue):
        subject = _described(sentence, subject)
    if agent is None and subject is not None and _is_told_in_court(cue, subject.source) and opens:
        return cue.frame(subject.source, (sentence.rest(after),), subject.unit)
    if not opens and sentence.tags[after : after + 2] == ',"':
        return cue.frame(source, (sentence.rest(after + 1),))
    if opens and after < sentence.end:
        said = (sentence.rest(after),)
        return cue.frame(source, (subject.source, *said) if subject and sentence.tags[after] == "z" else said)
    may_stand = _may_stand_alone(cue) or (agent is not None and cue.verb.manner == "writing")
    return cue.frame(source, (subject.source,)) if subject is not None and may_stand else None


def _may_stand_alone(cue: Cue) -> bool:
    """Whether a passive attributes with no report after it: she was praised, he was questioned; no meeting was held."""
    if cue.has_particle or cue.verb.lemma in cue.sentence.language.words["asked-verbs"]:
        return True
    return cue.verb.needs not in ("clause", "infinitive")


def _is_told_in_court(cue: Cue, hearer: Range) -> bool:
    """Whether the one told stands for the hearing in which it was said: jurors were told that, the court was told how."""
    language = cue.sentence.language
    return (
        cue.verb.lemma in language.words["told-verbs"]
        and head_noun(cue.sentence, hearer) in language.source_nouns["hearing"]
    )


def _quoted(cue: Cue, frames: Sequence[Frame]) -> Frame | None:
    """The minister was quoted (by the Post) as saying that: whose words somebody else passes on."""
    sentence, (first, last) = cue.sentence, cue.words
    agent = shapes.AGENT.match(sentence.tags, last, sentence.end)
    at = agent.end() if agent else last
    subject = left_subject(sentence, first, cue.tag) if _opens_quoted(cue, at) else None
    if subject is None:
        return None
    return _passed_on(cue._replace(words=Range(first, at + 2)), subject.source, subject.unit, frames)


def _quotes(cue: Cue, subject: Subject, frames: Sequence[Frame]) -> Frame | None:
    """The Post quoted the minister as saying that: the words are the minister's."""
    sentence, last = cue.sentence, cue.words.last
    quoted = shapes.OBJECT.match(sentence.tags, last, sentence.end)
    if quoted is None or not _opens_quoted(cue, quoted.end()):
        return None
    words = Range(quoted.end(), quoted.end() + 2)
    return _passed_on(cue._replace(words=words), Range(*quoted.span()), subject.unit, frames)


def _opens_quoted(cue: Cue, at: int) -> bool:
    """Whether "as saying" stands at a place behind a verb that passes on another's words."""
    sentence = cue.sentence
    opening = f"{sentence.lower(at)} {sentence.lower(at + 1)}"
    words = sentence.language.words
    return cue.verb.lemma in words["quoted-verbs"] and opening in words["quoted-openings"]


def _passed_on(cue: Cue, source: Range, unit: int, frames: Sequence[Frame]) -> Frame | None:
    """The frame of words that somebody else passes on, which follow the cue or stand before it all."""
    sentence, last = cue.sentence, cue.words.last
    agent = shapes.AGENT.match(sentence.tags, last, sentence.end)
    after = sentence.skip(agent.end() if agent else last, ",:")
    follows = sentence.tag(after) in ("t", "q", '"') or shapes.CLAUSE.match(sentence.tags, after) is not None
    said = sentence.rest(after) if follows else before(sentence, unit, frames, trailing=True)
    return cue.frame(source, (said,), unit) if said else None


def _is_cut_short(cue: Cue) -> bool:
    return not any(cue.sentence.is_one_of(index, "be") for index in range(cue.words.first, cue.words.last - 1))


def _described(sentence: SentenceView, subject: Subject) -> Subject:
    """What a participle describes: of "Roe said in a video", the video alone."""
    first, last = subject.source
    finite = max(sentence.tags.rfind("v", first, last), sentence.tags.rfind("V", first, last))
    start = sentence.skip(finite + 1, "piyrz", last) if finite >= 0 else first
    return subject._replace(source=Range(start, last), unit=start) if start < last else subject


# --- inverted --------------------------------------------------------------------------------------------------


def _source_after(cue: Cue, subject: Subject | None) -> Range | None:
    """The source of `"…," said Ann Roe`; None where the verb's own subject stands before it."""
    sentence, (first, last) = cue.sentence, cue.words
    if cue.has_particle or cue.tag not in "vum" or not _may_invert(sentence.tags, first):
        return None
    source = source_after(sentence, last)
    if cue.verb.lemma not in sentence.language.words["parenthetical-verbs"]:
        return None
    if subject is not None and _takes_hearer(cue):
        return None
    if source and cue.tag == "u" and not _is_plural(sentence, source):
        return None
    return source if source and (subject is None or _is_only_a_name(sentence, source)) else None


def _takes_hearer(cue: Cue) -> bool:
    """Whether a name behind the verb is whom its subject tells or what it shows, as in `Ann Roe, of Acme, told DW`."""
    return cue.verb.needs == "document" or cue.verb.lemma in cue.sentence.language.words["hearer-verbs"]


def _is_plural(sentence: SentenceView, source: Range) -> bool:
    """Whether a source takes a verb without s: "say experts", not "declare neutrality"."""
    head = head_noun(sentence, source)
    return (
        head.endswith("s")
        or sentence.tags[source.first] in "so#"
        or "k" in sentence.tags[source.first : source.last]
        or head in (sentence.language.words["plural-nouns"])
    )


def _may_invert(tags: str, first: int) -> bool:
    before_cue = tags[first - 1] if first else "^"
    return before_cue in '",' or (before_cue == "-" and first > 1)


def _is_only_a_name(sentence: SentenceView, source: Range) -> bool:
    """Whether a name and nothing more stands after the cue, so that what is before it is no subject."""
    head = shapes.HEAD.match(sentence.tags, source.first, source.last)
    if head is None or set("NQS").isdisjoint(head.group()):
        return False
    if shapes.CLAUSE_PERHAPS.search(head.group()):  # Ann Roe, the analyst, said the results looked solid
        return False
    return source.last == sentence.end or sentence.tags[source.last] in ",pT"


def _inverted(cue: Cue, source: Range, frames: Sequence[Frame]) -> Frame | None:
    sentence = cue.sentence
    whole = with_aside(sentence, without_manner(sentence, source))
    left = before(sentence, cue.words.first, frames, trailing=True)
    if needs_quotation(cue) and (left is None or sentence.tags[left.last - 1] != '"'):
        return None
    after = sentence.skip(_after_manner(sentence, whole.last), ",:-;")
    right = sentence.rest(after) if after < sentence.end and sentence.tags[after] == '"' else None
    content = tuple(part for part in (left, right) if part)
    return cue.frame(whole, content) if content else None


def _after_manner(sentence: SentenceView, start: int) -> int:
    """Where the rest of what was said may open, behind how it was said; a participle that says something is no manner."""
    how = shapes.MANNER.match(sentence.tags, start, sentence.end)
    if how is None:
        return start
    participles = (index for index in range(*how.span()) if sentence.tags[index] == "g")
    tells = (sentence.language.cue_verbs.get(sentence.lower(index)) for index in participles)
    manners = sentence.language.words["manner-verbs"]
    return how.end() if all(verb is None or verb.lemma in manners for verb in tells) else start


# --- active ----------------------------------------------------------------------------------------------------


def _active(cue: Cue, subject: Subject, frames: Sequence[Frame]) -> Frame | None:
    if cue.tag == "e" and cue.sentence.tags[cue.words.first] == "e":
        return None
    content = content_of(cue.sentence, cue.words, subject, cue.verb, frames)
    if (
        not content
        or (needs_quotation(cue) and cue.sentence.tags[content[0].first] != '"')
        or not (cue.has_particle or _reports(cue, subject.source, content[0].first))
    ):
        return None
    if cue.verb.lemma in cue.sentence.language.words["impersonal-verbs"]:
        return cue.frame(_to_whom(cue), (subject.source, *content))
    return cue.frame(subject.source, content, subject.unit, shared=subject.shared)


def _to_whom(cue: Cue) -> Range | None:
    """Who something seems so to: it seemed to a boy of nine that."""
    sentence, last = cue.sentence, cue.words.last
    if sentence.tag(last) != "z":
        return None
    mind = shapes.HEAD_AND_TAIL.match(sentence.tags, last + 1, sentence.end)
    return Range(*mind.span()) if mind and sentence.tag(last + 1) in ("d", "N", "S", "Q") else None


def _reports(cue: Cue, source: Range, start: int) -> bool:
    """Whether a verb with another everyday sense attributes here, by what its content starts with and who speaks."""
    sentence, needs = cue.sentence, cue.verb.needs
    opening = sentence.tags[start]
    if needs == "infinitive" and (start >= cue.words.last or cue.verb.manner != "speech"):
        return opening == "t" or (opening == "z" and sentence.tag(start + 1) not in ("#", "$"))
    if needs in ("any", "quotation") or start < cue.words.last:
        return True
    if needs in ("provision", "hearing") and head_noun(sentence, source) not in sentence.language.source_nouns[needs]:
        return False
    if needs == "provision" or opening in 'tq"' or shapes.CLAUSE.match(sentence.tags, start) is not None:
        return True
    if needs != "document":
        return cue.verb.lemma in sentence.language.words["result-verbs"] and _is_result(sentence, start)
    return head_noun(sentence, source) in sentence.language.source_nouns["document"] or _is_valued(sentence, start)


def _is_result(sentence: SentenceView, start: int) -> bool:
    """Whether the object is what a firm or a body reports of its business: posted a 33 percent rise in profit."""
    posted = shapes.HEAD_AND_TAIL.match(sentence.tags, start)
    return posted is not None and head_noun(sentence, Range(*posted.span())) in sentence.language.words["results"]


def _is_valued(sentence: SentenceView, start: int) -> bool:
    """Whether something is put at a figure: put the toll at 300."""
    valued = shapes.VALUED.match(sentence.tags, start)
    return valued is not None and sentence.lower(valued.start("at")) in sentence.language.traps["at"]
