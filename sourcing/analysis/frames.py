"""One sentence's tags → frames: who (source) says (cue) what (content), as ranges of words.

The sentence is read once, left to right, over its tag string. Every word that can attribute is a candidate; the shapes
around it find its source, and what is left of the clause is its content. A quotation counts as one unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcing.analysis import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Manner, Sentence
    from sourcing.analysis.language import CueVerb, Language
    from sourcing.analysis.words import Words

CANDIDATES = frozenset("vugemcA")
_RECIPIENT_VERBS = frozenset(
    ("tell", "ask", "remind", "assure", "inform", "warn", "email", "e-mail", "text", "advise", "reassure", "quiz")
)
_STAND_ALONE = frozenset(
    (
        "half",
        "third",
        "quarter",
        "some",
        "many",
        "several",
        "few",
        "most",
        "all",
        "both",
        "others",
        "those",
        "these",
        "his",
        "two",
        "three",
        "four",
        "five",
        "another",
        "more",
        "this",
        "each",
        "ones",
    )
)
_BE = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't", "get", "got")
)
_CHAIN_VERBS = frozenset(
    (
        "continue",
        "continued",
        "continues",
        "continuing",
        "began",
        "begin",
        "begins",
        "started",
        "starts",
        "went",
        "goes",
        "go",
        "going",
        "tried",
        "used",
        "appeared",
        "appears",
        "seemed",
        "seems",
        "came",
        "took",
    )
)
_SAY = frozenset(("say", "add", "write", "ask", "reply", "tell", "tweet"))
_PLURALS = frozenset(("people", "many", "some", "most", "data", "police", "media", "women", "men"))
_ASKED = frozenset(("ask", "tell", "press", "question", "challenge", "quiz"))


class Range(NamedTuple):
    """A half-open range of word indexes inside one sentence."""

    first: int
    last: int


class Frame(NamedTuple):
    """An attribution while its sentence is being read; ranges count words from the sentence's first."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    unit: int
    manner: Manner
    lemma: str
    shared: bool = False


class SentenceView(NamedTuple):
    """One sentence as the shapes see it: its tags, and its words in lower case on demand."""

    tags: str
    words: Words
    first: int
    end: int
    language: Language
    heading: bool

    def lower(self, index: int) -> str:
        return self.words.lower(self.first + index) if 0 <= index < len(self.tags) else ""


def view(sentence: Sentence, words: Words, language: Language, *, heading: bool) -> SentenceView:
    tags = words.tags[sentence.first : sentence.last]
    end = len(tags)
    while end and tags[end - 1] in ".!?;:":
        end -= 1
    return SentenceView(tags, words, sentence.first, end, language, heading)


def read_sentence(sentence: SentenceView) -> list[Frame]:
    """The attributions of one sentence, in the order of their cues."""
    labelled = _label(sentence) or _credit(sentence)
    if labelled is not None:
        return [labelled]
    frames: list[Frame] = []
    done = 0
    for index, tag in enumerate(sentence.tags):
        if index < done or tag not in CANDIDATES:
            continue
        frame = _read(sentence, index, tag, frames)
        if frame is not None:
            frames.append(frame)
            done = frame.cue.last
    frames.extend(_survey(sentence, frames))
    if not frames:
        frames.extend(_colon_speaker(sentence))
    return _outermost([_trim(sentence, frame, frames, number) for number, frame in enumerate(frames)])


def read_bare(sentence: SentenceView) -> Frame | None:
    """A subject and a speech verb with nothing said in the sentence itself: `Trump said.`"""
    for index, tag in enumerate(sentence.tags):
        verb = sentence.language.cue_verbs.get(sentence.lower(index)) if tag in "vu" else None
        if verb is None or verb.manner not in ("speech", "writing"):
            continue
        subject = _left_subject(sentence, index, tag)
        if subject is not None and subject[1] <= 1:
            return Frame(subject[0], Range(index, index + 1), (), subject[1], verb.manner, verb.lemma)
        inverted = shapes.RIGHT_SOURCE.match(sentence.tags, index + 1, sentence.end) if index == 0 else None
        if inverted is not None:
            source = Range(*inverted.span("source"))
            return Frame(source, Range(0, 1), (), 0, verb.manner, verb.lemma)
        return None
    return None


def _outermost(frames: list[Frame]) -> list[Frame]:
    """Leave out the attributions inside words attributed to another: they are that one's report."""
    return [
        frame
        for frame in frames
        if frame.content and not any(_contains(other, frame) for other in frames if other is not frame)
    ]


def _contains(outer: Frame, inner: Frame) -> bool:
    """Whether a frame's content holds another's cue; of two that hold each other the earlier is the outer."""
    if not _holds(outer, inner):
        return False
    return outer.cue.first < inner.cue.first or not _holds(inner, outer)


def _holds(frame: Frame, other: Frame) -> bool:
    return any(piece.first <= other.cue.first and other.cue.last <= piece.last for piece in frame.content)


def _read(sentence: SentenceView, index: int, tag: str, frames: list[Frame]) -> Frame | None:
    if tag == "A":
        return _according(sentence, index, frames)
    if tag == "c" or (tag == "m" and not _is_verb(sentence, index)):
        return _noun(sentence, index)
    verb = sentence.language.cue_verbs.get(sentence.lower(index))
    if verb is None or _is_adjective(sentence, index, tag):
        return None
    return _verb(sentence, index, verb, frames)


# --- verbs -----------------------------------------------------------------------------------------------------


def _is_verb(sentence: SentenceView, index: int) -> bool:
    """Whether a form that is a noun as often as a verb is a verb here, by the words beside it."""
    tags = sentence.tags
    before = index - 1
    while before >= 0 and tags[before] == "r":
        before -= 1
    previous = tags[before] if before >= 0 else "^"
    following = tags[index + 1] if index + 1 < len(tags) else "$"
    if previous in "swx":
        return True
    if previous == "z":
        return True
    if previous == "d" and sentence.lower(before) in _STAND_ALONE and following in 'dtsoq"Nz':
        return True
    if previous in "d'ip#^,yG" and following != "t":
        return False
    if previous == "d" or previous == "'":
        return False
    form = sentence.lower(index)
    third = form.endswith("s")
    finds = sentence.language.cue_verbs[form].needs == "document" if form in sentence.language.cue_verbs else False
    if finds and (following in "tq" or (previous == "T" and following in "dsNQ")):
        return True
    if previous == ",":
        return following == "t" or (third and following in 'sdNQq"')
    if previous == "N" and not third and not form.endswith("ed") and not sentence.lower(before).endswith("s"):
        return False
    if previous == "N":
        return following in 'dtsoq"NQS#z' or (third and following in "prG")
    if previous in "Sncm":
        noun = sentence.lower(before)
        plural = noun.endswith("s") or noun in _PLURALS
        if third and plural and _has_tail(tags, before):
            return following in 'dtsoq"N.'
        if third and previous == "n":
            return not plural and following in 'dtsoq"'
        past = sentence.language.cue_verbs.get(form, None) is not None and form in sentence.language.words["same-past"]
        return (past or third != plural) and following in 'dtsoq"NzSn#cG.,r'
    return previous in 'k"' and following in 'dtsoq"'


def _has_tail(tags: str, noun: int) -> bool:
    """Whether a noun stands in another's tail, so that it is not what the verb agrees with: an average of polls."""
    index = noun
    while index and tags[index - 1] in "dnNSc#'Er":
        index -= 1
    return index > 0 and tags[index - 1] in "ip"


def _is_adjective(sentence: SentenceView, index: int, tag: str) -> bool:
    """The pledged delegates, three proposed sites: a participle before its noun."""
    if index and tag == "u" and sentence.tags[index - 1] in "dip'#y" and sentence.lower(index - 1) not in _STAND_ALONE:
        return True
    if index == 0 or tag not in "ve" or sentence.lower(index) in ("said", "says", "told"):
        return False
    before = sentence.tags[index - 1]
    if before == "#":
        return sentence.tags[index + 1 : index + 2] in ("n", "S", "c", "N")
    return before in "d'ipy" and sentence.lower(index - 1) not in _STAND_ALONE


def _verb(sentence: SentenceView, index: int, verb: CueVerb, frames: list[Frame]) -> Frame | None:
    tags = sentence.tags
    last = index + 1 + _particle(sentence, index + 1, verb)
    if verb.needs == "particle" and last == index + 1:
        return None
    first, chained = _cue_start(sentence, index)
    if first is None:
        return None
    tag = tags[index]
    auxiliaries = {sentence.lower(i) for i in range(first, index)}
    passive = tag in "vem" and not chained and (bool(auxiliaries & _BE) or _is_cut_passive(sentence, index, last, verb))
    if tag == "v" and verb.lemma in _ASKED and _asked(sentence, first, last):
        return Frame(None, Range(first, last), (Range(last, sentence.end),), first, verb.manner, verb.lemma)
    if passive or (tag in "ve" and tags[last : last + 1] == "y" and last == index + 1):
        return _passive(sentence, Range(first, last), verb)
    subject = _left_subject(sentence, first, tag)
    inverted = None
    if tag in "vum" and _may_invert(tags, first) and (subject is None or _better_inverted(sentence, last)):
        inverted = shapes.RIGHT_SOURCE.match(tags, last, sentence.end)
    if inverted is not None and inverted.end() > last:
        return _inverted(sentence, Range(first, last), inverted, verb, frames)
    if subject is None and frames and frames[-1].source is not None and _shares_subject(tags, first, tag):
        source, unit, shared = frames[-1].source, first, True
    elif subject is None and tag in "gvm" and _shares_subject(tags, first, tag):
        source, unit, shared = _clause_subject(sentence, first), first, True
    elif subject is not None:
        source, unit, shared = subject[0], subject[1], False
    else:
        source, unit, shared = None, first, False
    if source is None:
        return None
    content = _content(sentence, Range(first, last), unit, verb, frames, shared=shared)
    if not content or (last == index + 1 and not _reports(sentence, verb, source, last, content)):
        return None
    return Frame(source, Range(first, last), content, unit, verb.manner, verb.lemma, shared)


def _is_cut_passive(sentence: SentenceView, index: int, last: int, verb: CueVerb) -> bool:
    """Only 20 believed to be alive: a passive without its auxiliary."""
    before_to = sentence.tags[index] in "ve" and sentence.tags[last : last + 1] == "z"
    return before_to and verb.lemma in sentence.language.words["passive-before-to"]


def _particle(sentence: SentenceView, index: int, verb: CueVerb) -> int:
    """How many words after the verb belong to it: called for, made it clear."""
    for phrase in sentence.language.particles.get(verb.lemma, ()):
        if all(sentence.lower(index + place) == word for place, word in enumerate(phrase)):
            return len(phrase)
    return 0


def _asked(sentence: SentenceView, first: int, last: int) -> bool:
    """Asked whether…, he said: a question put to the speaker."""
    tags = sentence.tags
    opens = first == 0 or tags[first - 1] in "b,"
    return opens and last < sentence.end and (tags[last] in "qtzpsd" or sentence.lower(last) == "if")


def _cue_start(sentence: SentenceView, index: int) -> tuple[int | None, bool]:
    """Where the verb group starts, and whether it is a chain ("went on to say"); None for a plain infinitive."""
    tags = sentence.tags
    if (index and tags[index - 1] == "z") or (index > 1 and tags[index - 1] == "r" and tags[index - 2] == "z"):
        chain = shapes.CHAIN.match(tags, 0, index)
        if chain is None or sentence.lower(chain.start("verb")) not in _CHAIN_VERBS:
            return None, False
        return chain.start(), True
    auxiliary = shapes.LEFT_AUXILIARY.match(tags, 0, index)
    return (auxiliary.start() if auxiliary else index), False


def _reports(
    sentence: SentenceView, verb: CueVerb, source: Range | None, last: int, content: tuple[Range, ...]
) -> bool:
    """Whether a verb with another everyday sense attributes here: it governs a clause or a quotation, or a document is its subject."""
    tags = sentence.tags
    if verb.needs == "infinitive":
        return tags[content[0].first] in "zt"
    if verb.needs == "any" or content[0].first < last:
        return True
    if tags[content[0].first] in 'tq"' or shapes.CLAUSE.match(tags, content[0].first) is not None:
        return True
    return (
        verb.needs == "document"
        and source is not None
        and _head(sentence, source) in sentence.language.source_nouns["document"]
    )


def _head(sentence: SentenceView, source: Range) -> str:
    """The head noun of a source: the last word before its tail."""
    match = shapes.HEAD.match(sentence.tags, source.first, source.last)
    return sentence.lower(match.end() - 1) if match else ""


def _left_subject(sentence: SentenceView, first: int, tag: str) -> tuple[Range, int] | None:
    """The subject that ends before the cue, and where its whole unit starts."""
    tags = sentence.tags
    match = shapes.LEFT_SUBJECT.match(tags, 0, first)
    if match is None:
        return None
    start, end = match.span("subject")
    aside = match.span("aside")
    if aside[0] >= 0 and tag == "g":
        return None
    start = _drop_lead(sentence, start, end)
    if start >= end or (not tags[start:end].strip("dr") and sentence.lower(end - 1) not in _STAND_ALONE):
        return None
    if tags[start - 1 : start] == "," and tags[start] in "dnS#":
        named = shapes.NAMED.match(tags, 0, start)
        if named is not None and (named.start() == 0 or tags[named.start() - 1] in ',"kb-t'):
            start = named.start()
            return Range(start, first - 1 if tags[first - 1] == "," else end), start
    if aside[0] >= 0 and _apposes(sentence, aside):
        return Range(start, aside[1] - 1 if tags[aside[0]] in ",-" else aside[1]), start
    return Range(start, end), start


def _drop_lead(sentence: SentenceView, start: int, end: int) -> int:
    """Leave out what only leads into the subject: an adverb, a stray preposition, a coordinator."""
    tags = sentence.tags
    coordinator = tags.find("k", start, end)
    if coordinator >= 0 and start and tags[start - 1] in "vVxuEeGgpiz":
        start = coordinator + 1
    while start < end and tags[start] in "kr'-":
        start += 1
    return start


def _apposes(sentence: SentenceView, aside: tuple[int, int]) -> bool:
    """Whether what stands between commas names the subject again rather than when or how it spoke."""
    first = sentence.tags[aside[0] + 1]
    return first in "dNSQnwc" and sentence.lower(aside[0] + 1) not in ("too", "like")


def _may_invert(tags: str, first: int) -> bool:
    before = tags[first - 1] if first else "^"
    return before in '",' or (before == "-" and first > 1)


def _better_inverted(sentence: SentenceView, last: int) -> bool:
    """Whether a name and nothing more stands after the cue, so that what is before it is no subject."""
    source = shapes.RIGHT_SOURCE.match(sentence.tags, last, sentence.end)
    if source is None or not set("NQS") & set(source.group()):
        return False
    return source.end() == sentence.end or sentence.tags[source.end()] in ",pT"


def _shares_subject(tags: str, first: int, tag: str) -> bool:
    before = tags[first - 1] if first else "^"
    if tag == "g":
        return before in ',kpyi"-b^'
    return before in "k," and first > 1


def _clause_subject(sentence: SentenceView, first: int) -> Range | None:
    match = shapes.CLAUSE_SUBJECT.search(sentence.tags, 0, first)
    if match is None and sentence.tags[first - 1 : first] == ",":
        match = shapes.BEFORE_COMMA.match(sentence.tags, 0, first)
    if match is None:
        match = shapes.CLAUSE_SUBJECT.search(sentence.tags, first)
    if match is None:
        match = shapes.ANY_SUBJECT.search(sentence.tags, 0, first)
    return Range(*match.span("source")) if match else None


# --- content ---------------------------------------------------------------------------------------------------


def _content(
    sentence: SentenceView, cue: Range, unit: int, verb: CueVerb, frames: list[Frame], *, shared: bool
) -> tuple[Range, ...]:
    right = _right_content(sentence, cue, verb)
    if shared:
        return (right,) if right else ()
    if sentence.tags[unit] == "w":
        return (right,) if right else ()
    parenthetical = verb.lemma in sentence.language.words["parenthetical-verbs"]
    between = _parenthetical(sentence, cue, unit, right) if parenthetical else ()
    if between:
        return between
    if not parenthetical:
        return (right,) if right else ()
    left = _left_content(sentence, unit, frames, trailing=right is None)
    if left is None:
        return (right,) if right else ()
    if right is None or not _is_reported(sentence, cue.last, right):
        return (left,)
    if sentence.tags[right.first] == '"' and sentence.tags[left.last - 1] == '"':
        return (left, right)
    if sentence.tags[left.last - 1] == '"' and sentence.tags[right.first] != "t":
        return (left,)
    return (right,)


def _parenthetical(sentence: SentenceView, cue: Range, unit: int, right: Range | None) -> tuple[Range, ...]:
    """The outreach, they said, raised new worries: the words on both sides."""
    tags = sentence.tags
    if (
        unit
        and sentence.lower(unit - 1) == "as"
        and tags[cue.last : cue.last + 1] == ","
        and cue.last + 1 < sentence.end
    ):
        before = Range(0, unit - 2) if unit > 2 and tags[unit - 2] == "," else None
        return tuple(part for part in (before, Range(cue.last + 1, sentence.end)) if part)
    if unit > 2 and sentence.lower(unit - 1) == "as" and tags[unit - 2] == "," and _is_place(sentence, cue.last):
        return (Range(1 if tags[0] in "kr" else 0, unit - 2),)
    if unit < 2 or tags[unit - 1] not in ",w" or right is None:
        return ()
    if tags[unit - 1] == "w" and tags[unit - 2] == ",":
        return (Range(unit - 1, unit), right)
    where = shapes.WHERE.match(tags, cue.last)
    end = where.end() if where else cue.last
    if tags[end : end + 1] != "," or tags[unit - 1] != "," or end + 1 >= sentence.end:
        return ()
    after = Range(end + 1, sentence.end)
    if tags[after.first] not in "xvVbwrpGEgzt" and shapes.CLAUSE.match(tags, after.first) is None:
        return ()
    start = 1 if tags[0] in "kr" and tags[1:2] != "," else 0
    return (Range(start, unit - 1), after) if start < unit - 1 else ()


def _is_place(sentence: SentenceView, start: int) -> bool:
    """Whether nothing but a place or a time is left of the sentence."""
    rest = sentence.tags[start : sentence.end]
    return not rest or (rest[0] in "pTr" and not shapes.FINITE.search(rest))


def _right_content(sentence: SentenceView, cue: Range, verb: CueVerb) -> Range | None:
    tags = sentence.tags
    start = cue.last
    reported = shapes.REPORTED.match(tags, start)
    if reported is not None and not (verb.lemma in _SAY and tags[start] in "d" and False):
        start = reported.start("content")
    elif (timed := shapes.TIMED_CLAUSE.match(tags, start)) is not None:
        start = timed.end()
    elif verb.lemma in _RECIPIENT_VERBS:
        recipient = shapes.RECIPIENT.match(tags, start)
        if recipient is not None and recipient.end() < sentence.end:
            start = recipient.end()
    comma = tags[start : start + 1] == ","
    while start < sentence.end and tags[start] in ",:-":
        start += 1
    if start >= sentence.end or (comma and tags[start] not in '"t' and verb.lemma != "say"):
        return None
    if verb.manner == "belief" and tags[start] in "pTb" and sentence.lower(start) not in ("if", "as"):
        return None
    if (
        tags[start] in "pTy"
        and tags[start + 1 : start + 2] not in ("'", "#", "d", "$")
        and cue.last == start
        and verb.needs != "infinitive"
        and verb.manner in ("speech", "writing")
    ):
        return None
    return Range(start, sentence.end)


def _is_reported(sentence: SentenceView, after: int, right: Range) -> bool:
    """Whether what follows the cue reads as reported words rather than as when, where or to whom."""
    tags = sentence.tags
    first = tags[right.first]
    if first in 'tq"s' or sentence.lower(right.first) == "if":
        return True
    if first in "pTrbEGgy":
        return False
    return shapes.CLAUSE.match(tags, right.first) is not None and tags[after : after + 1] not in (",", "-")


def _left_content(sentence: SentenceView, unit: int, frames: list[Frame], *, trailing: bool) -> Range | None:
    """The words before a trailing attribution: `"…," he said` or `…, he said`."""
    tags = sentence.tags
    last = unit
    while last and tags[last - 1] in ",-;":
        last -= 1
    if not last or (last == unit and tags[last - 1] != '"'):
        return None
    trailing_before = [
        f for f in frames if f.source and f.content[0].last <= f.unit and f.manner in ("speech", "writing")
    ]
    start = max((max(f.cue.last, f.source.last) for f in trailing_before if f.source), default=0)
    while start < last and tags[start] in ",;:-k":
        start += 1
    if start >= last:
        return None
    stretch = tags[start:last]
    worded = trailing and (stretch[0] not in "pTb" or "E" in stretch or "e" in stretch)
    if worded or '"' in stretch or shapes.FINITE.search(stretch) or (len(stretch) > 6 and "E" in stretch):
        if not trailing and stretch[0] in "bpGg" and '"' not in stretch and not shapes.MAIN_CLAUSE.search(stretch):
            return None
        return Range(start, last)
    return None


# --- other shapes ----------------------------------------------------------------------------------------------


def _inverted(sentence: SentenceView, cue: Range, match: object, verb: CueVerb, frames: list[Frame]) -> Frame | None:
    tags = sentence.tags
    source = Range(*match.span("source"))
    aside = shapes.RIGHT_ASIDE.match(tags, source.last, sentence.end)
    end = source.last
    if aside is not None and not (shapes.FINITE.search(aside.group()) and "w" not in aside.group()[:3]):
        end = aside.end()
        source = Range(source.first, end)
    content = _left_content(sentence, cue.first, frames, trailing=True)
    pieces = [content] if content else []
    after = end
    while after < sentence.end and tags[after] in ",:-":
        after += 1
    if after < sentence.end and tags[after] == '"':
        pieces.append(Range(after, sentence.end))
    if not pieces:
        return None
    return Frame(source, cue, tuple(pieces), cue.first, verb.manner, verb.lemma)


def _passive(sentence: SentenceView, cue: Range, verb: CueVerb) -> Frame | None:
    tags = sentence.tags
    agent = shapes.AGENT.match(tags, cue.last)
    subject = shapes.LEFT_SUBJECT.match(tags, 0, cue.first)
    source = Range(*agent.span("source")) if agent else None
    after = agent.end() if agent else cue.last
    if agent and cue.first and sentence.lower(cue.first - 1) == "as" and tags[after : after + 1] == ",":
        return Frame(source, cue, (Range(after + 1, sentence.end),), cue.first, verb.manner, verb.lemma)
    right = (
        Range(after, sentence.end) if tags[after : after + 1] in ("z", "t", "q", '"') and after < sentence.end else None
    )
    if right is None and sentence.lower(after) in ("as", "if"):
        right = Range(after, sentence.end) if after < sentence.end else None
    if right is None and subject is not None:
        right = Range(*subject.span("subject"))
    if right is None or right.first >= right.last:
        return None
    return Frame(source, cue, (right,), cue.first, verb.manner, verb.lemma)


def _according(sentence: SentenceView, index: int, frames: list[Frame]) -> Frame | None:
    tags = sentence.tags
    if tags[index + 1 : index + 2] != "z":
        return None
    match = shapes.RIGHT_SOURCE.match(tags, index + 2, sentence.end)
    if match is None or match.end() == index + 2:
        return None
    end = match.end()
    aside = shapes.RIGHT_ASIDE.match(tags, end, sentence.end)
    if aside is not None and (not shapes.FINITE.search(aside.group()) or "w" in aside.group()[:3]) and index:
        end = aside.end()
    if index == 0 or tags[index - 1] in ":;k" or (tags[index - 1] == "," and tags[end : end + 1] == ","):
        start = end
        while start < sentence.end and tags[start] in ",-:":
            start += 1
        content = Range(start, sentence.end) if start < sentence.end else None
    else:
        last = index
        while last and tags[last - 1] in ",-k;":
            last -= 1
        start = max((frame.cue.last for frame in frames if frame.lemma == "according to"), default=0)
        while start < last and tags[start] in ",;:-kr":
            start += 1
        content = Range(start, last) if start < last else None
    if content is None:
        return None
    return Frame(
        Range(match.start("source"), end), Range(index, index + 2), (content,), index, "speech", "according to"
    )


def _noun(sentence: SentenceView, index: int) -> Frame | None:
    """The mayor's claim that; his criticism of."""
    tags = sentence.tags
    manner = sentence.language.cue_nouns.get(sentence.lower(index))
    link = tags[index + 1 : index + 2]
    if manner is None or link not in ("t", "i", "p", "z", '"'):
        return None
    owner = shapes.OWNER.match(tags, 0, index)
    if owner is None:
        return None
    start, end = owner.span("source")
    if tags[start:end] == "d":
        if sentence.lower(start) not in ("his", "her", "their", "its", "my", "our"):
            return None
        source = Range(start, end)
    else:
        source = Range(start, end - 1)
    cue = Range(owner.start("middle"), index + (1 if link in ("t", '"') else 2))
    if cue.last >= sentence.end:
        return None
    content = Range(cue.last, sentence.end)
    if link != "t":
        nominal = shapes.OBJECT.match(tags, cue.last)
        if nominal is not None and nominal.end() > cue.last:
            content = Range(cue.last, min(nominal.end(), sentence.end))
    return Frame(source, cue, (content,), start, manner, sentence.lower(index))


def _label(sentence: SentenceView) -> Frame | None:
    """A name and a colon: `Trump: I will win`, in headlines and transcripts."""
    match = shapes.LABEL.match(sentence.tags)
    if match is None or match.end() >= sentence.end:
        return None
    colon = match.end("source")
    if not _is_speaker_label(sentence, colon) or not all(
        form[0].isupper() or tag in "ipd'k."
        for form, tag in zip(
            sentence.words.forms[sentence.first : sentence.first + colon], sentence.tags[:colon], strict=True
        )
    ):
        return None
    return Frame(Range(0, colon), Range(colon, colon + 1), (Range(colon + 1, sentence.end),), 0, "speech", ":")


def _survey(sentence: SentenceView, frames: list[Frame]) -> Iterator[Frame]:
    """Figures in a poll: `In a survey released Thursday, 79 percent were content`."""
    nouns, reckonings = sentence.language.source_nouns["survey"], sentence.language.source_nouns["reckoning"]
    for index in range(len(sentence.tags)):
        preposition = sentence.lower(index)
        match = shapes.SURVEY.match(sentence.tags, index) if preposition in ("in", "from", "by") else None
        if match is None:
            continue
        head = _head(sentence, Range(*match.span("source")))
        if head not in (reckonings if preposition == "by" else nouns):
            continue
        source = Range(*match.span("source"))
        if match.start() == 0:
            frames.clear()
            start = match.end()
            while start < sentence.end and sentence.tags[start] in ",-:":
                start += 1
            content = Range(start, sentence.end)
        elif frames:
            return
        else:
            content = Range(0, match.start())
        if content.first < content.last:
            yield Frame(source, Range(match.start(), match.start() + 1), (content,), match.start(), "writing", "in")
            return


def _colon_speaker(sentence: SentenceView) -> Iterator[Frame]:
    """A speaker, a colon and a quotation: `More from Jones: “…”`."""
    colon = sentence.tags.find(':"')
    if colon < 1:
        return
    match = shapes.COLON_SPEAKER.match(sentence.tags, 0, colon + 1)
    if match is None:
        return
    source = Range(*match.span("source"))
    if not set(sentence.tags[source.first : source.last]) & set("NQSs"):
        return
    cue = Range(*match.span("verb")) if match.group("verb") else Range(colon, colon + 1)
    yield Frame(source, cue, (Range(colon + 1, sentence.end),), source.first, "speech", ":")


def _credit(sentence: SentenceView) -> Frame | None:
    """A quotation signed after a dash: `“Never.” — Ann Roe, Leeds`."""
    match = shapes.CREDIT.match(sentence.tags, 0, sentence.end) if sentence.tags[:1] == '"' else None
    if match is None or "N" not in match.group("source"):
        return None
    source = Range(*match.span("source"))
    while sentence.tags[source.last - 1] in ".,":
        source = Range(source.first, source.last - 1)
    end = sentence.tags.index('"', 1) + 1
    return Frame(source, Range(source.first - 1, source.first), (Range(0, end),), source.first, "speech", "—")


_HEADLINE_WORDS = 3


def _is_speaker_label(sentence: SentenceView, colon: int) -> bool:
    """A full name, a name in capitals or a document before the colon, and words after it."""
    forms = sentence.words.forms[sentence.first : sentence.first + colon]
    names = sum(tag in "NQI" for tag in sentence.tags[:colon])
    worded = sum(tag in "vVxugeEGst" for tag in sentence.tags[colon:]) > 0 or '"' in sentence.tags[colon:]
    shouted = len(forms[0]) > 3 and forms[0].isupper()
    if sentence.tags[colon - 1] == "S":
        return sentence.end - colon > _HEADLINE_WORDS
    return worded and (names >= 2 or shouted)


def _trim(sentence: SentenceView, frame: Frame, frames: list[Frame], number: int) -> Frame:
    """End a content where the next attribution of the same level begins."""
    content: list[Range] = []
    for piece in frame.content:
        first, last = piece
        for other in frames:
            if other is not frame and other.unit <= frame.cue.first < other.cue.first < last and not other.shared:
                last = other.cue.first
        for other in frames[number + 1 :]:
            if first < other.unit < last:
                cut = _break_before(sentence, first, other)
                if cut is not None:
                    last = min(cut, *(p.first for p in other.content if first < p.first < other.unit), cut)
                    break
        while last > first and sentence.tags[last - 1] in ",k-;:":
            last -= 1
        if last > first:
            content.append(Range(first, last))
    return frame._replace(content=tuple(content))


def _break_before(sentence: SentenceView, first: int, other: Frame) -> int | None:
    """Where the words before another attribution end, or None where it stands inside them."""
    tags = sentence.tags
    unit = other.unit
    before = tags[unit - 1]
    if before in 'k-"' or (before in "bw" and unit > 1 and tags[unit - 2] in ",-k"):
        return unit - 1 if before in "bw" else unit
    modal = any(sentence.lower(index) in _MODALS for index in range(*other.cue))
    if before == ",":
        return None if modal and not other.shared else unit
    lead = shapes.LEAD_IN.match(tags, first, unit)
    return lead.start() if lead is not None and not modal and lead.start() > first else None


_MODALS = frozenset(("would", "could", "will", "might", "may", "should", "can", "must"))
