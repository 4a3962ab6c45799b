"""A cue verb's place → the subject before it, with the apposition that belongs to it."""

from __future__ import annotations

from sourcing.analysis.frames import Range, head_noun, shapes
from sourcing.analysis.frames.plain_subjects import plain_subject, subject_match
from sourcing.analysis.frames.subject_edges import (
    behind_absolute,
    behind_clause,
    behind_dash,
    behind_topic,
    with_approximation,
    with_demonstrative,
    with_first_word,
    with_home,
    with_role,
)
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from regex import Match

    from sourcing.analysis.frames import SentenceView

_SHORTEST_RELATIVE = 3
_OPENING_RELATIVE = frozenset("wts")
_ENDS_PHRASE = "ncmT%"
_BEFORE_CLAUSE = ',;:k-b"'
_JOINED = frozenset(",NQI.dnS'ip")
"""The tags of what a coordinator may join to one subject."""
_COMMA_OR_DASH = (",", "-")


class Subject(NamedTuple):
    """A verb's source, where its whole unit starts, and whether it is the subject of another verb too."""

    source: Range
    unit: int
    shared: bool = False


def left_subject(sentence: SentenceView, first: int, tag: str) -> Subject | None:
    """The subject that ends right before a cue of this tag; an apposition between commas belongs to it."""
    tags = sentence.tags
    if tag == "g" and tags[first - 1 : first] == ",":
        return None
    told_apart = (
        _relative_subject(sentence, first, tag)
        or _at_home(sentence, first)
        or _with_long_aside(sentence, first)
        or _with_work(sentence, first)
    )
    if told_apart is not None:
        named = _name_before(sentence, told_apart.unit, first)  # Ann Roe, 49, a banker who left in May, said
        return told_apart if named is None else Subject(Range(named, told_apart.source.last), named)
    found = _with_its_aside(tags, first)
    if found is None:
        return _document_before_that(sentence, first)
    (start, end), (aside_first, aside_last) = behind_absolute(sentence, *found)
    has_aside = aside_first >= 0
    start = _without_lead(sentence, behind_dash(sentence, start, end), end)
    start = with_first_word(sentence, with_demonstrative(sentence, with_home(sentence, start)))
    start = _with_pronoun(tags, _without_opening(sentence, behind_clause(sentence, start, end), end))
    if tags[start:end].endswith("ks") and tags[start] != "s" and not sentence.is_one_of(end - 1, "first-pronouns"):
        start = end - 1  # it surprised the clerks and she says
    in_opening = tag in "ve" and first == end and _is_in_opening(sentence, start, first)
    if (has_aside and tag == "g" and tags[aside_first + 1] != "p") or in_opening or is_headless(sentence, start, end):
        return None
    named = _name_before(sentence, start, first)
    if named is not None and not _is_parenthesis(sentence, first):
        return Subject(Range(named, first - 1 if tags[first - 1] == "," else end), named)
    if has_aside and _apposes(sentence, aside_first) and not shapes.TAG_ASIDE.match(tags, aside_first):
        start = with_role(sentence, start)
        end = aside_last - 1 if tags[aside_first] in _COMMA_OR_DASH else aside_last
    if tag == "g":
        end = _before_deed(sentence, start, end)
    start = start if tag in "ge" else with_approximation(sentence, behind_topic(sentence, start, end))
    if "k" in tags[start:end] and sentence.is_one_of(start - 1, "correlatives"):
        start -= 1
    return Subject(Range(start, end), start)


def _with_long_aside(sentence: SentenceView, first: int) -> Subject | None:
    """A name that opens the sentence, though only part of what is told of it looks like the subject: Roe, who ran mills, inns and pubs, said."""
    tags = sentence.tags
    whole = shapes.LONG_ASIDE.match(tags, 0, first) if tags[first - 1 : first] == "," else None
    if whole is None or whole.end() != first:
        return None
    found = _with_its_aside(tags, first)
    named = whole.start("name") >= 0
    is_told_of = _THINGS.issuperset(tags[slice(*found[0])]) if found is not None and named else found is None
    return Subject(Range(whole.start("subject"), first - 1), whole.start("subject")) if is_told_of else None


def _with_work(sentence: SentenceView, first: int) -> Subject | None:
    """Somebody with the title of what they wrote, whose marks hold the comma: Ann Roe, author of "The Weir," said."""
    if sentence.tags[first - 1 : first] != '"' or sentence.lower(first - 2) != ",":
        return None
    work = shapes.LEFT_WORK.match(sentence.tags, 0, first)
    return None if work is None else Subject(Range(*work.span("subject")), work.start("subject"))


_THINGS = frozenset("nmcdkr")
"""The tags of what nobody says anything with."""


def issuer(sentence: SentenceView, said: Range) -> Subject | None:
    """Who hands out what says something: Roe issued a statement saying, Roe put out a leaflet saying."""
    phrase = f"{sentence.lower(said.first - 2)} {sentence.lower(said.first - 1)}"
    verb = said.first - (2 if phrase in sentence.language.words["issuing-verbs"] else 1)
    if verb == said.first - 1 and not sentence.is_one_of(verb, "issuing-verbs"):
        return None
    noun = head_noun(sentence, said)
    says = noun in sentence.language.source_nouns["document"] or noun in sentence.language.cue_nouns
    return left_subject(sentence, verb, "v") if says else None


def _before_deed(sentence: SentenceView, start: int, end: int) -> int:
    """Where a subject ends behind which stands what it did, and not what it is: the firm released a statement saying."""
    did = shapes.DID.search(sentence.tags, start, end)
    return did.start() if did is not None else end


def _at_home(sentence: SentenceView, first: int) -> Subject | None:
    """A name that opens the sentence with the place it is from and the region that lies in: Ann Roe of Columbia, South Carolina."""
    home = shapes.LEFT_HOME.match(sentence.tags, 0, first) if "i" in sentence.tags[:first] else None
    if home is None or _is_parenthesis(sentence, first):
        return None
    return Subject(Range(*home.span("subject")), home.start("subject"))


def _with_its_aside(tags: str, first: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where the subject before a cue starts and ends, and the aside between the two; that is at -1 where there is none."""
    match = _subject_with_place(tags, first)
    if match is None:
        plain = plain_subject(tags[:first])
        if plain is not None:
            return plain, _NOWHERE
        match = subject_match(tags, first)
    if match is None:
        return None
    if match.start("aside") < 0 and (match.group("time") or "").startswith(","):
        closed = subject_match(tags, match.start("time") + 1)  # Roe, who left, last week said
        match = closed if closed is not None and (closed.group("aside") or "").startswith(",w") else match
    if match.group("aside") == ",#,":
        named = subject_match(tags, match.start("aside") + 1)  # her mother, Ann Roe, 61, told
        opens = named is not None and (not named.start("subject") or tags[named.start("subject") - 1] in '"kr')
        if named is not None and opens and shapes.NAME_ASIDE.match(named.group("aside") or ""):
            return named.span("subject"), (named.start("aside"), match.end("aside"))
    first, last = match.span("subject")
    aside = match.span("aside")
    if tags[last - 1] == "d" and tags[last] == "n":
        last, aside = last + 1, _NOWHERE  # of the bombings Thursday
    elif aside == _NOWHERE and match.start("time") == last and tags[last - 1] == "E":
        last = match.end("time")  # a poll released Thursday
    elif aside == _NOWHERE and (match.group("time") or "").startswith(",p"):
        aside = match.span("time")
    return (first, last), aside


_NOWHERE = (-1, -1)


def _subject_with_place(tags: str, first: int) -> Match[str] | None:
    """The subject that a place and its region stand in: the firm, based in Tulsa, Okla., said; the Tulsa, Okla., firm said."""
    place = shapes.LEFT_PLACE.match(tags, 0, first) if _may_be_placed(tags, first) else None
    if place is None:
        return None
    comma, closing = place.start("comma"), place.start("closing")
    joined = f"{tags[:comma]}N{tags[comma + 1 :]}"
    if closing >= 0:
        return subject_match(f"{joined[:closing]}N{joined[closing + 1 :]}", first)
    match = subject_match(joined, first)
    if match is None or not 0 <= match.start("aside") < comma:
        return None
    aside = match.group("aside")
    return match if aside[1] == "w" or not shapes.FINITE.search(aside) else None


def _may_be_placed(tags: str, first: int) -> bool:
    """Whether a comma and a name stand where `LEFT_PLACE`, which takes long to see that it does not match, needs them."""
    return tags.find(",I", 0, first) >= 0 or (tags.endswith(",", 0, first) and tags.find(",N", 0, first) >= 0)


def _relative_subject(sentence: SentenceView, first: int, tag: str) -> Subject | None:
    """A subject that a clause without commas tells apart, which no verb but the cue can belong to: people who were there."""
    if tag == "g" or _OPENING_RELATIVE.isdisjoint(sentence.tags[:first]):
        return None
    match = shapes.LEFT_RELATIVE.match(sentence.tags, 0, first)
    if match is None or match.end("subject") < match.start("subject") + _SHORTEST_RELATIVE:
        return None
    if sentence.tags[match.end("subject") - 1] == "k":
        return None  # a process that began in May and concluded: the clause's own verb
    return Subject(Range(*match.span("subject")), match.start("subject"))


_BEHIND_THAT = "xrdb"
"""The tags of what may stand between "that" and its verb."""


def _document_before_that(sentence: SentenceView, first: int) -> Subject | None:
    """The document whose words "that" opens: they published a report that found."""
    opens = sentence.tags[:first].rstrip(_BEHIND_THAT).endswith("t")
    match = shapes.LEFT_DOCUMENT.match(sentence.tags, 0, first) if opens else None
    if match is None:
        return None
    start, end = match.span("subject")
    documents = sentence.language.source_nouns["document"]
    openings = [at for at in range(start, end) if at == start or sentence.tags[at] == "d"]
    named = (Range(at, end) for at in openings if head_noun(sentence, Range(at, end)) in documents)
    source = next(named, None)
    if (
        source is None
        and sentence.is_one_of(start, "picked-out")
        and not documents.isdisjoint(sentence.lowered[:start])
    ):
        source = Range(start, end)  # posts stories, including one in May that said
    return Subject(source, source.first) if source is not None else None


def _without_lead(sentence: SentenceView, start: int, end: int) -> int:
    """Leave out what only leads into the subject: an adverb, a stray preposition, a coordinator."""
    tags = sentence.tags
    coordinator = tags.find("k", start, end)
    if coordinator >= 0 and tags.startswith("#,", start) and tags[start - 1 : start] in ("T", "b"):
        start += 2  # on April 10th, Roe and Fox said; since 1984, Roe and Fox said
    elif coordinator >= 0 and _ends_sentence(tags, start, end):
        comma = tags.rfind(",", start, coordinator - 1)
        start = comma + 1 if comma >= 0 else start  # rents fell in Leeds, York and Hull, Roe and Fox said
    elif coordinator >= 0 and start and (tags[start - 1] in "vVxuEeGgpizy$" or tags.endswith("pt", 0, start)):
        comma = tags.find(",", start, coordinator)
        joins = comma >= 0 and _JOINED.issuperset(tags[comma:coordinator]) and tags[coordinator - 1] != ","
        timed = comma >= 0 and not tags[start:comma].strip("T#")
        start = (comma if joins or timed else coordinator) + 1  # in Leeds, Roe and Fox said
    clause = shapes.OPENING_CLAUSE.match(tags, start, end)
    if clause is not None:
        start = clause.end()
    if sentence.tags[start - 1 : start] == "$":
        start = sentence.skip(start, "#", end)
    return sentence.skip(start, "kr'-", end)


def _ends_sentence(tags: str, start: int, end: int) -> bool:
    """Whether a subject's verb is the last of the sentence, and no comma or mark parts the subject from what it says before that."""
    return (not start or tags[start - 1] not in ',;"-:') and shapes.AT_END.match(tags, end) is not None


def _without_opening(sentence: SentenceView, start: int, end: int) -> int:
    """Leave out the phrase of time or place that opens a clause and that no comma parts from its subject.

    In the past Mr Roe said; after the inquest the coroner wrote.
    """
    tags = sentence.tags
    opening = sentence.skip_back(start, "GgV") - 1
    leads = opening >= 0 and (tags[opening] == "p" or sentence.is_one_of(opening, "opening-prepositions"))
    if not leads or (opening and tags[opening - 1] not in _BEFORE_CLAUSE):
        return start
    return next((index for index in range(end - 1, start, -1) if _opens_anew(sentence, index)), start)


def _opens_anew(sentence: SentenceView, index: int) -> bool:
    """Whether a word can only start a noun phrase of its own, so that the one before it has ended."""
    before, tag = sentence.tags[index - 1], sentence.tags[index]
    if sentence.is_one_of(index, "courtesy-titles"):
        return before in _ENDS_PHRASE + "NSrpd"
    if tag == "d":
        return before in _ENDS_PHRASE + "NS#" and sentence.tag(index + 1) != "T"
    known = sentence.lower(index - 1) in sentence.language.source_nouns["document"]
    return tag in "NI" and (before in _ENDS_PHRASE or (before == "S" and known))


def _with_pronoun(tags: str, start: int) -> int:
    """Where a subject starts whose head is a pronoun: nobody at the club."""
    return start - 2 if tags[max(0, start - 2) : start] in ("sp", "si") else start


def has_spoken(sentence: SentenceView, source: Range) -> bool:
    """Whether a verb of speech stands among the words before a verb, which then is a participle: said in a post published."""
    tags = sentence.tags[source.first : source.last]
    return "v" in tags and "w" not in tags and any(sentence.is_one_of(at, "always-verbs") for at in range(*source))


def holds_verb(sentence: SentenceView, source: Range) -> bool:
    """Whether a verb that is no participle stands among the words before a verb: warns of losses every time anyone | proposes."""
    tags = sentence.tags[source.first : source.last]
    if "v" not in tags or not {"w", "t", ","}.isdisjoint(tags):
        return False
    return any(sentence.tags[at] == "v" and sentence.lower(at).endswith("s") for at in range(*source))


def _is_in_opening(sentence: SentenceView, start: int, verb: int) -> bool:
    """Whether a phrase with a preposition opens the clause and holds the verb, a participle: In a post published on Sunday."""
    opens = sentence.tag(start - 1) == "p" and (start == 1 or sentence.tags[start - 2] in _BEFORE_CLAUSE)
    timed = shapes.WHEN.match(sentence.tags, verb + 1) if opens else None
    return timed is not None and sentence.tag(timed.end()) == ","


def is_headless(sentence: SentenceView, start: int, end: int) -> bool:
    """Whether nothing is left that can be a subject: "the", "very", but not "some"."""
    if start >= end:
        return True
    return not sentence.tags[start:end].strip("dr") and not sentence.is_one_of(end - 1, "stand-alone")


def _name_before(sentence: SentenceView, start: int, verb: int) -> int | None:
    """Where a name starts to which the subject is an apposition: Ann Roe, the mayor of Leeds."""
    tags = sentence.tags
    if sentence.tag(start - 1) in ("p", "i") and sentence.tag(start - 2) == ",":
        start -= 1  # Ann Roe, from Leeds, who …, said; Ann Roe, 31, of Leeds said
    elif sentence.tag(start - 1) != "," or not (tags[start] in "dnS#" or tags.startswith("Qi", start)):
        return None
    named = shapes.NAMED.match(tags, 0, start)
    if named is None or (named.start() and tags[named.start() - 1] not in ',;:"kb-t'):
        return None
    if tags[: named.start()].endswith(("pN,", "iN,", "pNN,")) and tags[named.start() : start] == "N,":
        return None  # based in Geneva, Switzerland, the firm
    if tags[max(0, named.start() - 2) : named.start()] in ("Nk", "nk", "Sk") and tags[verb - 1] != ",":
        return None  # rents fell in Leeds and York, the mayor said
    first, last = named.span("name")
    is_month = sentence.lower(last - 1) in sentence.language.months
    dated = is_month and (tags[first:last] == "dN" or tags[:first].endswith("Tk"))  # last May, the mayor said
    return None if dated or _is_addressed(sentence, first, last) else first


def _is_addressed(sentence: SentenceView, first: int, last: int) -> bool:
    """Whether a name is whom the sentence is spoken to: Mr. Speaker, the minister said."""
    called = " ".join(word for word in sentence.lowered[first:last] if word != ".")
    return called in sentence.language.words["addressed"]


def _is_parenthesis(sentence: SentenceView, first: int) -> bool:
    """Whether a comma follows the cue but none stands before it: the mayor, her aides said, was asleep."""
    after = sentence.skip(first, "xrvum")
    where = shapes.WHERE.match(sentence.tags, after)
    return sentence.tags[first - 1] != "," and sentence.tag(where.end() if where else after) == ","


def _apposes(sentence: SentenceView, aside: int) -> bool:
    """Whether what stands between commas names the subject again rather than when or how it spoke."""
    if f"{sentence.lower(aside + 1)} {sentence.lower(aside + 2)}" in sentence.language.words["not-apposing"]:
        return False
    counted_again = sentence.tags.startswith(("k#", "#i"), aside + 1)  # ten members, or 32 percent; Roe, one of the
    age = sentence.tags.startswith(",#,", aside)  # Ann, 16, said
    if counted_again or age or sentence.is_one_of(aside + 1, "apposing"):
        return True
    return sentence.tags[aside + 1] in "dNSQInwc" and not sentence.is_one_of(aside + 1, "not-apposing")
