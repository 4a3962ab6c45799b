"""A cue verb in its sentence → its frame: subject, verb and report, whatever their order, or none."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, head_noun, shapes, source_after, without_manner
from sourcing.analysis.frames.asides import with_aside, word_for_it
from sourcing.analysis.frames.complements import reports
from sourcing.analysis.frames.content import before, before_so, content_of, tags_quotation
from sourcing.analysis.frames.cues import before_auxiliaries, needs_quotation, read_cue
from sourcing.analysis.frames.light_verbs import voiced_noun
from sourcing.analysis.frames.no_report import (
    MARKS,
    is_attendant,
    is_no_report,
    is_of_a_force,
    is_question,
    sees_nothing,
    tells_nothing,
)
from sourcing.analysis.frames.passed_on import quotes
from sourcing.analysis.frames.passives import is_passive, read_passive
from sourcing.analysis.frames.shared import shared_subject
from sourcing.analysis.frames.subjects import Subject, holds_verb, issuer, left_subject
from sourcing.analysis.frames.written_in import written_in
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import SentenceView
    from sourcing.analysis.frames.cues import Cue
    from sourcing.analysis.language import CueVerb


def verb_frame(sentence: SentenceView, index: int, verb: CueVerb, frames: Sequence[Frame]) -> Frame | None:
    """The attribution a cue verb makes; `frames` are those before it in the sentence."""
    cue = read_cue(sentence, index, verb)
    if cue is None or is_no_report(cue, frames):
        return None
    if is_question(cue):
        return cue.frame(None, (sentence.rest(cue.words.last),))
    written = written_in(cue, frames)
    if written is not None or is_passive(cue):
        return written or read_passive(cue, frames)
    subject = _behind_cue(left_subject(sentence, cue.words.first, cue.tag), cue, frames)
    if subject is not None and cue.tag == "g":
        subject = issuer(sentence, subject.source) or _doer(cue, subject, frames)
        cue = _issuing(cue, subject)
    subject = subject or _overheard(cue)
    source = _source_after(cue, subject)
    if source is not None:
        return _inverted(cue, source, frames)
    subject = subject or shared_subject(sentence, cue.words.first, cue.tag, frames)
    if subject is not None and (
        tells_nothing(sentence, subject)
        or (cue.tag != "g" and not subject.shared and holds_verb(sentence, subject.source))
        or sees_nothing(cue, subject.source)
        or is_attendant(cue, subject.source)
        or is_of_a_force(cue, subject)
    ):
        return None
    return quotes(cue, subject, frames) or _active(cue, subject, frames) if subject else _opens_inverted(cue)


def _issuing(cue: Cue, subject: Subject) -> Cue:
    """A participle with the verb and the noun by which its subject says something: issued a statement on Monday saying."""
    sentence, first = cue.sentence, cue.words.first
    described = "," in sentence.tags[subject.source.first : subject.source.last]
    start = sentence.skip(subject.source.last, "," if described else "", first)
    if subject.shared or not _APART.isdisjoint(sentence.tags[start:first]):
        return cue
    verb = sentence.skip(start, "xr", first)
    phrase = f"{sentence.lower(verb)} {sentence.lower(verb + 1)}"
    if not (sentence.is_one_of(verb, "issuing-verbs") or phrase in sentence.language.words["issuing-verbs"]):
        return cue
    nouns, cues = sentence.language.source_nouns["document"], sentence.language.cue_nouns
    says = any(sentence.lower(at) in nouns or sentence.lower(at) in cues for at in range(verb, first))
    return cue.of_words(Range(start, cue.words.last)) if says else cue


_APART = frozenset(',;:"')


def _overheard(cue: Cue) -> Subject | None:
    """Who is heard: I heard him say."""
    sentence, first = cue.sentence, cue.words.first
    heard = cue.tag == "u" and sentence.tag(first - 1) == "o" and sentence.is_one_of(first - 2, "overhearing")
    return Subject(Range(first - 1, first), first - 1) if heard else None


def _behind_cue(subject: Subject | None, cue: Cue, frames: Sequence[Frame]) -> Subject | None:
    """A subject without the clause it stands in, whose verb may be a noun elsewhere: Roe reports the bank denied it."""
    before = frames[-1].cue if frames else None
    if subject is None or before is None or cue.sentence.tags[before.last - 1] != "m":
        return subject
    source, tags = subject.source, cue.sentence.tags
    inside = source.first <= before.first and before.last < source.last and "," not in tags[source.first : source.last]
    return Subject(Range(before.last, subject.source.last), before.last) if inside else subject


def _doer(cue: Cue, subject: Subject, frames: Sequence[Frame]) -> Subject:
    """Who does something while speaking, where only the thing it is done to stands before the verb: made fun of the plan, saying."""
    sentence, (start, _) = cue.sentence, subject.source
    last = cue.words.last
    if sentence.tag(start - 1) == "z" and sentence.is_one_of(start - 2, "written-to"):
        writes = before_auxiliaries(sentence, start - 2)
        return left_subject(sentence, writes, "v") or shared_subject(sentence, start - 1, "v", frames) or subject
    quotes = sentence.tags[last : last + 2].lstrip(",:").startswith('"')
    reports = quotes or sentence.tag(last) == "t" or shapes.CLAUSE.match(sentence.tags, last) is not None
    if not reports or not start or sentence.tags[start - 1] not in "vVE":
        return subject
    head = head_noun(sentence, subject.source)
    if sentence.tags[subject.source.first : subject.source.last].strip("dn") and head not in sentence.forms:
        return subject
    nouns = sentence.language.source_nouns
    if any(head in nouns[kind] for kind in ("role", "institution", "document")) or head in sentence.language.cue_nouns:
        return subject
    return shared_subject(sentence, start, "v", frames) or left_subject(sentence, start - 1, "v") or subject


# --- inverted --------------------------------------------------------------------------------------------------


def _source_after(cue: Cue, subject: Subject | None) -> Range | None:
    """The source of `"…," said Ann Roe`; None where the verb's own subject stands before it."""
    sentence, (first, last) = cue.sentence, cue.words
    bare = sentence.tag(sentence.skip_back(first, ",") - 1) != '"'
    phrased = cue.has_particle and (bare or not needs_quotation(cue))
    if (
        (bare and _is_helped(cue))
        or phrased
        or cue.tag not in "vum"
        or not _may_invert(sentence.tags, before_so(sentence, first))
    ):
        return None
    source = source_after(sentence, last)
    parenthetical = cue.verb.lemma in sentence.language.words["parenthetical-verbs"]
    if not parenthetical and not tags_quotation(sentence, first, cue.verb):
        return None
    told = bare and cue.verb.lemma in sentence.language.words["hearer-verbs"]  # then told the jury that
    if told or (subject is not None and _takes_hearer(cue)):
        return None
    base = cue.tag == "u" and (bare or cue.verb.lemma not in sentence.language.words["same-past"])
    if source and ((base and not _is_plural(sentence, source)) or (bare and not _is_anybody(sentence, source))):
        return None
    if (
        source
        and sentence.tags[first - 1] == ","
        and sentence.tags[first - 2] != '"'
        and _goes_on_as_clause(sentence, source)
    ):
        return None
    alone = source is not None and (subject is None or _is_only_a_name(sentence, source, bare=bare))
    return source if alone else None


def _is_anybody(sentence: SentenceView, source: Range) -> bool:
    """Whether a source is more than things without an article: cut prices, added seats and bars."""
    return not _BARE_THINGS.issuperset(sentence.tags[source.first : source.last])


_BARE_THINGS = frozenset("nk,")


def _opens_inverted(cue: Cue) -> Frame | None:
    """Read `Said Ann Roe: “Rents fell.”`: the verb and who speaks open the sentence."""
    sentence = cue.sentence
    speaks = cue.verb.lemma in sentence.language.words["parenthetical-verbs"]
    source = source_after(sentence, cue.words.last) if speaks and cue.tag == "v" and not cue.words.first else None
    if source is None:
        return None
    whole = with_aside(sentence, source)
    opens = sentence.tag(whole.last) in (",", ":") and sentence.tag(whole.last + 1) == '"'
    return cue.frame(whole, (sentence.rest(whole.last + 1),)) if opens else None


def _is_helped(cue: Cue) -> bool:
    """Whether auxiliaries stand before a verb, so that its subject does too: Ann Roe, the owner, has urged the town to."""
    return "x" in cue.sentence.tags[cue.words.first : cue.words.last]


def _goes_on_as_clause(sentence: SentenceView, source: Range) -> bool:
    """Whether what stands behind a verb has a verb of its own: Ann Roe of Hull, near York, says the quake shook her house."""
    return "w" not in sentence.tags[source.first : source.last] and sentence.tag(source.last) in ("v", "V", "x")


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


def _is_only_a_name(sentence: SentenceView, source: Range, *, bare: bool) -> bool:
    """Whether a name and nothing more stands after the cue, so that what is before it is no subject."""
    head = shapes.HEAD.match(sentence.tags, source.first, source.last)
    if (
        head is None
        or set("NQ" if bare else "NQS").isdisjoint(head.group())
        or not MARKS.isdisjoint(sentence.lowered[slice(*head.span())])
    ):
        return False
    if "d" in head.group()[1:] and "k" not in head.group():
        return False  # Ann Roe, the owner, says the firm respects the order
    clause = sentence.tag(head.end()) in ("v", "V", "x", "E") or shapes.CLAUSE_PERHAPS.search(head.group())
    if clause:  # Ann Roe, the analyst, said the results looked solid
        return False
    return source.last == sentence.end or sentence.tags[source.last] in ",pT"


def _inverted(cue: Cue, source: Range, frames: Sequence[Frame]) -> Frame | None:
    sentence = cue.sentence
    left = before(sentence, cue.words.first, frames, trailing=True)
    plain = without_manner(sentence, source)
    whole = plain if _breaks_off(sentence, left, plain.last) else with_aside(sentence, plain)
    if needs_quotation(cue) and (left is None or sentence.tags[left.last - 1] != '"'):
        return None
    after = sentence.skip(_after_manner(sentence, whole.last), ",:-;")
    split = _breaks_off(sentence, left, whole.last) or _is_split(sentence, left, whole.last)
    split = split or (left is None and _follows_when(sentence, cue.words.first, whole.last))
    goes_on = after < sentence.end and (sentence.tags[after] == '"' or split)
    right = sentence.rest(after) if goes_on else None
    if right and left and not sentence.tags[left.first : left.last].strip("rk"):
        left = None  # nonetheless, said Roe, rents fell
    content = tuple(part for part in (left, right) if part)
    return cue.frame(whole, content) if content else None


def _breaks_off(sentence: SentenceView, left: Range | None, end: int) -> bool:
    """Whether what stands before an attribution between commas lacks its end: It was, admits Roe, a mess."""
    return left is not None and sentence.tags[left.last - 1] == "x" and sentence.tag(end) == ","


def _is_split(sentence: SentenceView, left: Range | None, end: int) -> bool:
    """Whether an attribution between commas parts a subject from its verb, or when from what: Most, says Roe, were women; in May, says Roe, rents fell."""
    if left is None or sentence.tag(end) != ",":
        return False
    if not sentence.tags[left.first : left.last].strip("rk"):
        return shapes.CLAUSE.match(sentence.tags, end + 1) is not None
    if shapes.FINITE.search(sentence.tags, *left):
        anew = sentence.tags[left.first : left.last].find('"') < 0 and sentence.tag(end + 1) == "k"
        return anew and shapes.CLAUSE.match(sentence.tags, end + 2) is not None
    if '"' in sentence.tags[left.first : left.last]:
        return False
    if _tells_when(sentence, left) and shapes.CLAUSE.match(sentence.tags, end + 1) is not None:
        return True
    return sentence.tag(end + 1) in ("x", "v", "V", "E")


def _follows_when(sentence: SentenceView, first: int, end: int) -> bool:
    """Whether a verb and who speaks stand between when it was and a clause: In May, says Roe, rents fell."""
    opens = sentence.tags[0] == "p" and shapes.FINITE.search(sentence.tags, 0, first) is None
    return opens and sentence.tag(end) == "," and shapes.CLAUSE.match(sentence.tags, end + 1) is not None


def _tells_when(sentence: SentenceView, left: Range) -> bool:
    """Whether a phrase at the start of a sentence says when, where or how, and is no subject: in May, by 1990, each year, today."""
    return left.first == 0 and (sentence.tags[0] in "pyTr" or sentence.tags[left.last - 1] == "T")


def _after_manner(sentence: SentenceView, start: int) -> int:
    """Where the rest of what was said may open, behind how it was said; a participle that says something is no manner."""
    how = shapes.MANNER.match(sentence.tags, start, sentence.end)
    if how is None:
        return start
    participles = (index for index in range(*how.span()) if sentence.tags[index] == "g")
    return start if any(_tells_something(sentence, index) for index in participles) else how.end()


def _tells_something(sentence: SentenceView, participle: int) -> bool:
    verb = sentence.language.cue_verbs.get(sentence.lower(participle))
    if verb is None or verb.lemma in sentence.language.words["manner-verbs"]:
        return False
    return read_cue(sentence, participle, verb) is not None


# --- active ----------------------------------------------------------------------------------------------------


def _active(cue: Cue, subject: Subject, frames: Sequence[Frame]) -> Frame | None:
    if cue.tag == "e" and cue.sentence.tags[cue.words.first] == "e":
        return None
    if cue.verb.manner == "act" and _is_addressed(cue.sentence, subject.source):
        return None  # if you support the plan: the reader has done nothing yet
    content = content_of(cue.sentence, cue.words, subject, cue.verb, frames)
    word = word_for_it(cue.sentence, subject.unit) if not content and cue.verb.needs == "any" else None
    if word is not None:
        return cue.frame(subject.source, (word,), word.first)
    if (
        not content
        or (needs_quotation(cue) and cue.sentence.tags[content[0].first] not in '"t')
        or not (cue.has_particle or reports(cue, subject.source, content[0].first))
    ):
        return None
    if cue.verb.lemma in cue.sentence.language.words["impersonal-verbs"]:
        said = content if _is_expletive(cue.sentence, subject.source, content[0]) else (subject.source, *content)
        return cue.frame(_to_whom(cue), said)
    voiced = voiced_noun(cue.sentence, cue.words.last) if cue.verb.lemma in _voicing(cue) else None
    if voiced is not None and content == (cue.sentence.rest(cue.words.last),):
        cue, content = cue.of_words(Range(cue.words.first, voiced)), (cue.sentence.rest(voiced),)
    return cue.frame(subject.source, content, subject.unit, shared=subject.shared)


def _is_expletive(sentence: SentenceView, subject: Range, said: Range) -> bool:
    """Whether "it" only holds the place of what follows: it seems that rents fell, it seemed likely to rain; not "it seems tired"."""
    if subject.last - subject.first > 1 or not sentence.is_one_of(subject.first, "as-objects"):
        return False
    tags = sentence.tags
    if tags[said.first] == "z":
        return False
    return shapes.CLAUSE.match(tags, said.first) is not None or not _OPENS_SAID.isdisjoint(tags[said.first : said.last])


_OPENS_SAID = frozenset("tz")


def _voicing(cue: Cue) -> frozenset[str]:
    return cue.sentence.language.words["voicing-verbs"]


def _is_addressed(sentence: SentenceView, source: Range) -> bool:
    return source.last - source.first == 1 and sentence.is_one_of(source.first, "second-pronouns")


def _to_whom(cue: Cue) -> Range | None:
    """Who something seems so to: it seemed to a boy of nine that."""
    sentence, last = cue.sentence, cue.words.last
    if sentence.tag(last) != "z":
        return None
    mind = shapes.HEAD_AND_TAIL.match(sentence.tags, last + 1, sentence.end)
    return Range(*mind.span()) if mind and sentence.tag(last + 1) in ("d", "N", "S", "Q") else None
