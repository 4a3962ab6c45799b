"""A cue verb's place → its subject: before the verb, shared with the verb before, or the clause's it belongs to."""

from __future__ import annotations

from sourcing.analysis.frames import Range, head_noun, shapes
from sourcing.typed import TYPE_CHECKING
from sourcing.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from regex import Match

    from sourcing.analysis.frames import Frame, SentenceView

_SHORTEST_RELATIVE = 3
_OPENING_RELATIVE = frozenset("wts")
_ENDS_PHRASE = "ncmT%"
_BEFORE_CLAUSE = ',;:k-b"'
_JOINED = frozenset(",NQI.dnS'")
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
    told_apart = _relative_subject(sentence, first, tag)
    if told_apart is not None:
        named = _name_before(sentence, told_apart.unit)  # Ann Roe, 49, a banker who left in May, said
        return told_apart if named is None else Subject(Range(named, told_apart.source.last), named)
    found = _with_its_aside(tags, first)
    if found is None:
        return _document_before_that(sentence, first)
    (start, end), (aside_first, aside_last) = found
    has_aside = aside_first >= 0
    start = _without_lead(sentence, _behind_dash(sentence, start, end), end)
    start = _with_pronoun(tags, _without_opening(sentence, start, end))
    if tags[start:end].endswith("ks") and tags[start] != "s" and not sentence.is_one_of(end - 1, "first-pronouns"):
        start = end - 1  # it surprised the clerks and she says
    in_opening = tag in "ve" and first == end and _is_in_opening(sentence, start, first)
    if (has_aside and tag == "g" and tags[aside_first + 1] != "p") or in_opening or _is_headless(sentence, start, end):
        return None
    named = _name_before(sentence, start)
    if named is not None and not _is_parenthesis(sentence, first):
        return Subject(Range(named, first - 1 if tags[first - 1] == "," else end), named)
    if has_aside and _apposes(sentence, aside_first):
        end = aside_last - 1 if tags[aside_first] in _COMMA_OR_DASH else aside_last
    return Subject(Range(start, end), start)


def _with_its_aside(tags: str, first: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where the subject before a cue starts and ends, and the aside between the two; that is at -1 where there is none."""
    match = _subject_with_place(tags, first)
    if match is None:
        plain = plain_subject(tags[:first])
        if plain is not None:
            return plain, _NOWHERE
        match = shapes.LEFT_SUBJECT.match(tags, 0, first)
    if match is None:
        return None
    placed = match.start("aside") < 0 and (match.group("time") or "").startswith(",p")
    return match.span("subject"), match.span("time" if placed else "aside")


def plain_subject(tags: str) -> tuple[int, int] | None:
    """What `LEFT_SUBJECT` finds at the end of some tags, where a look at the ends of the subject tells that; most are so plain."""
    before_auxiliaries = tags.rstrip("xr")
    end = len(before_auxiliaries)
    if before_auxiliaries.endswith(_PRONOUNS):
        return None if tags.endswith(_JOINED_PRONOUN, 0, end) else (end - 1, end)
    if not before_auxiliaries.endswith(_PHRASE_ENDS):
        return None
    start = len(before_auxiliaries.rstrip(_PHRASE))
    begins = not start or (tags[start - 1] in _BEFORE_PHRASE and not tags.endswith(_TAIL_OPENINGS, 0, start))
    return (start, end) if begins else None


_NOWHERE = (-1, -1)
_PRONOUNS = ("s", "w")
_JOINED_PRONOUN = "ks"
_PHRASE = "dNSncmQI#%/'"
"""The tags of words that stand in a noun phrase whatever stands beside them."""
_PHRASE_ENDS = ("N", "n", "S")
_BEFORE_PHRASE = frozenset('":;,~vVugewqsAbt(')
"""The tags of what a noun phrase, its tail and what is joined to it end at; a tail may begin with two of them."""
_TAIL_OPENINGS = ("db", "it", "pt")


def _subject_with_place(tags: str, first: int) -> Match[str] | None:
    """The subject that a place and its region stand in: the firm, based in Tulsa, Okla., said; the Tulsa, Okla., firm said."""
    place = shapes.LEFT_PLACE.match(tags, 0, first) if _may_be_placed(tags, first) else None
    if place is None:
        return None
    comma, closing = place.start("comma"), place.start("closing")
    joined = f"{tags[:comma]}N{tags[comma + 1 :]}"
    if closing >= 0:
        return shapes.LEFT_SUBJECT.match(f"{joined[:closing]}N{joined[closing + 1 :]}", 0, first)
    match = shapes.LEFT_SUBJECT.match(joined, 0, first)
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
    if coordinator >= 0 and start and tags[start - 1] in "vVxuEeGgpizy":
        comma = tags.find(",", start, coordinator)
        joins = comma >= 0 and _JOINED.issuperset(tags[comma:coordinator]) and tags[coordinator - 1] != ","
        start = (comma if joins else coordinator) + 1  # in Leeds, Roe and Fox said
    clause = shapes.OPENING_CLAUSE.match(tags, start, end)
    if clause is not None:
        start = clause.end()
    if sentence.tags[start - 1 : start] == "$":
        start = sentence.skip(start, "#", end)
    return sentence.skip(start, "kr'-", end)


def _behind_dash(sentence: SentenceView, start: int, end: int) -> int:
    """Where a subject starts behind a dash that stands apart, which joins nothing but names: until 2020 - analysts say.

    Names have spaces around their hyphens, too: the Herald - Examiner poll.
    """
    tags, joined = sentence.tags, sentence.words.joined
    for dash in range(end - 1, start, -1):
        at = sentence.first + dash
        if tags[dash] != "-" or "+" in joined[at : at + 2]:
            continue
        if tags[dash - 1 : dash + 2] != "N-N" or not _TAILS.isdisjoint(tags[start:dash]):
            return dash + 1
    return start


_TAILS = frozenset("pikz")
"""The tags of what only stands behind a whole noun phrase."""


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


def _is_in_opening(sentence: SentenceView, start: int, verb: int) -> bool:
    """Whether a phrase with a preposition opens the clause and holds the verb, a participle: In a post published on Sunday."""
    opens = sentence.tag(start - 1) == "p" and (start == 1 or sentence.tags[start - 2] in _BEFORE_CLAUSE)
    timed = shapes.WHEN.match(sentence.tags, verb + 1) if opens else None
    return timed is not None and sentence.tag(timed.end()) == ","


def _is_headless(sentence: SentenceView, start: int, end: int) -> bool:
    """Whether nothing is left that can be a subject: "the", "very", but not "some"."""
    if start >= end:
        return True
    return not sentence.tags[start:end].strip("dr") and not sentence.is_one_of(end - 1, "stand-alone")


def _name_before(sentence: SentenceView, start: int) -> int | None:
    """Where a name starts to which the subject is an apposition: Ann Roe, the mayor of Leeds."""
    tags = sentence.tags
    if sentence.tag(start - 1) in ("p", "i") and sentence.tag(start - 2) == ",":
        start -= 1  # Ann Roe, from Leeds, who …, said; Ann Roe, 31, of Leeds said
    elif sentence.tag(start - 1) != "," or tags[start] not in "dnS#":
        return None
    named = shapes.NAMED.match(tags, 0, start)
    if named is None or (named.start() and tags[named.start() - 1] not in ',"kb-t'):
        return None
    return None if _is_addressed(sentence, *named.span("name")) else named.start()


def _is_addressed(sentence: SentenceView, first: int, last: int) -> bool:
    """Whether a name is whom the sentence is spoken to: Mr. Speaker, the minister said."""
    called = " ".join(word for word in sentence.lowered[first:last] if word != ".")
    return called in sentence.language.words["addressed"]


def _is_parenthesis(sentence: SentenceView, first: int) -> bool:
    """Whether a comma follows the cue but none stands before it: the mayor, her aides said, was asleep."""
    return sentence.tags[first - 1] != "," and sentence.tag(sentence.skip(first, "xrvum")) == ","


def _apposes(sentence: SentenceView, aside: int) -> bool:
    """Whether what stands between commas names the subject again rather than when or how it spoke."""
    counted_again = sentence.tags.startswith("k#", aside + 1)  # ten members, or 32 percent
    age = sentence.tags.startswith(",#,", aside)  # Ann, 16, said
    if counted_again or age or sentence.is_one_of(aside + 1, "apposing"):
        return True
    return sentence.tags[aside + 1] in "dNSQInwc" and not sentence.is_one_of(aside + 1, "not-apposing")


def shared_subject(sentence: SentenceView, first: int, tag: str, frames: Sequence[Frame]) -> Subject | None:
    """The subject of an earlier cue or of the clause, for a cue that has none of its own: he stood and said."""
    if not _may_share(sentence.tags, first, tag):
        return None
    if frames and _completes_report(sentence.tags, first, frames[-1]):
        return None
    sharing = frames if tag != "g" or _follows_tag(sentence, first, frames) else _clause_frames(frames)
    if sharing and sharing[-1].source is not None:
        return Subject(sharing[-1].source, first, shared=True)
    source = _clause_subject(sentence, first) if tag in "gvmu" else None
    if source is not None and tag == "u" and not _goes_on_in_plural(sentence, source, first):
        return None
    return Subject(source, first, shared=True) if source else None


def _goes_on_in_plural(sentence: SentenceView, source: Range, first: int) -> bool:
    """Whether a base form can only go on with what several do: airlines are sorry and say."""
    head = head_noun(sentence, source)
    several = head in sentence.language.words["plural-nouns"] or (
        head.endswith("s") and head not in sentence.language.words["singular-nouns"]
    )
    done = sentence.tags[source.last : first]
    helped = any(sentence.is_one_of(index, "modals") for index in range(source.last, first))
    reports = sentence.tag(first + 1) == "t" or shapes.CLAUSE.match(sentence.tags, first + 1) is not None
    return several and not helped and "z" not in done and done.endswith("k") and reports


def _completes_report(tags: str, first: int, frame: Frame) -> bool:
    """Whether what somebody said has its subject but no verb yet: said that the firms, led by Acme, will announce."""
    report = frame.content[0] if frame.content else None
    if report is None or not report.first < first <= report.last or tags[report.first] != "t":
        return False
    return tags[first - 1] in ",p" and not shapes.FINITE.search(tags, report.first, first)


def _follows_tag(sentence: SentenceView, first: int, frames: Sequence[Frame]) -> bool:
    """Whether a participle stands right behind who said it: rents fell, Roe said, adding; rents fell, said Roe, adding."""
    if not frames or frames[-1].source is None or sentence.tag(first - 1) != ",":
        return False
    return max(frames[-1].cue.last, frames[-1].source.last) == first - 1


def _clause_frames(frames: Sequence[Frame]) -> Sequence[Frame]:
    """The frames that stand in no other's content; "while adding" goes on with one of these."""
    return [
        frame
        for frame in frames
        if not any(part.first <= frame.cue.first < part.last for other in frames for part in other.content)
    ]


def _may_share(tags: str, first: int, tag: str) -> bool:
    before = tags[first - 1] if first else "^"
    if before == "T":
        timed = shapes.LEFT_TIME.match(tags, 0, first)
        before = tags[timed.start() - 1] if timed and timed.start() else "^"
    if tag == "g":
        return before in ',kpyi"-b^'
    return before in "k," and first > 1


def _clause_subject(sentence: SentenceView, first: int) -> Range | None:
    tags = sentence.tags
    match = shapes.CLAUSE_SUBJECT.search(tags, 0, first)
    if match is None and sentence.tag(first - 1) == ",":
        match = shapes.BEFORE_COMMA.match(tags, 0, first)
    if match is None:
        match = shapes.CLAUSE_SUBJECT.search(tags, first) or shapes.ANY_SUBJECT.search(tags, 0, first)
    if match is None or _is_headless(sentence, *match.span("source")):
        return None
    first, last = match.span("source")
    done = shapes.DONE.search(tags, first)
    last = done.start() if done and done.start() < last else last
    return Range(first, sentence.skip_back(last, "r", first + 1))
