"""Punctuation that attributes → frames: a name and a colon, a quotation and a dash."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, head_noun, shapes
from sourcing.analysis.frames.asides import WHO
from sourcing.analysis.frames.subjects import left_subject
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView

_HEADLINE_WORDS = 3
_SHOUTED_LETTERS = 2
_NAME_TAGS = frozenset("NQSs")
_HAPPENING = frozenset("#vVxugeEGz")
_WORDED_TAGS = frozenset('vVxugeEGst"')


def label(sentence: SentenceView) -> Frame | None:
    """A name and a colon: `Trump: I will win`, in headlines and transcripts."""
    match = shapes.LABEL.match(sentence.tags)
    if match is None or match.end() >= sentence.end or shapes.TAGGED.match(sentence.tags, match.end()):
        return None
    colon = match.end("source")
    if not _is_speaker(sentence, colon) or not _is_capitalised(sentence, colon):
        return None
    return Frame(Range(0, colon), Range(colon, colon + 1), (sentence.rest(colon + 1),), 0, "speech", ":")


def _is_speaker(sentence: SentenceView, colon: int) -> bool:
    """A full name, one in capitals, one that comes again or a document before the colon, and words after it."""
    if sentence.is_one_of(colon - 1, "heading-labels"):
        return False
    if sentence.is_one_of(colon - 1, "bare-sources"):
        listed = colon == 1 and not sentence.words.forms[sentence.first].isupper()
        if listed or _WORDED_TAGS.isdisjoint(sentence.tags[colon:]):
            return False  # a credit line: Source: Reuters and agencies
    titled = colon == 1 and sentence.tags[0] == "Q" and sentence.lower(0) in sentence.language.source_nouns["role"]
    if sentence.tags[colon - 1] == "S" or titled:
        return sentence.end - colon > _HEADLINE_WORDS
    opening = sentence.words.forms[sentence.first]
    shouted = len(opening) > _SHOUTED_LETTERS and opening.isupper()
    if "," in sentence.tags[:colon] and not opening.isupper():
        return False  # In Leeds, Ann Roe: only transcripts say who a speaker is
    if colon == 1 and sentence.is_one_of(0, "interview-labels"):
        return opening.isupper()
    names = sum(tag in "NQI" for tag in sentence.tags[:colon])
    known = names == 1 and sentence.words.counts[opening] > 1
    return (names >= 2 or shouted or known) and not _WORDED_TAGS.isdisjoint(sentence.tags[colon:])


def _is_capitalised(sentence: SentenceView, colon: int) -> bool:
    forms = sentence.words.forms[sentence.first : sentence.first + colon]
    return all(form[0].isupper() or tag in "ipd'k.," for form, tag in zip(forms, sentence.tags[:colon], strict=True))


def colon_speaker(sentence: SentenceView) -> Frame | None:
    """A speaker, a colon and a quotation: `More from Jones: “…”`."""
    colon = sentence.tags.find(':"')
    made = made_comment(sentence, colon) if colon > 0 else None
    if made is not None:
        return made._replace(content=(sentence.rest(colon + 1),))
    does = (_does_before(sentence, colon) or _named_at_once(sentence, colon)) if colon > 0 else None
    if does is not None:
        return does
    match = shapes.COLON_SPEAKER.match(sentence.tags, 0, colon + 1) if colon > 0 else None
    if match is None or _NAME_TAGS.isdisjoint(match.group("source")):
        return None
    source = Range(*match.span("source"))
    cue = Range(*match.span("verb")) if match.group("verb") else Range(colon, colon + 1)
    return Frame(source, cue, (sentence.rest(colon + 1),), source.first, "speech", ":")


def handed_over(sentence: SentenceView, frames: list[Frame]) -> list[Frame]:
    """The frames, and who is described before a quotation that is none of theirs: Roe, who rates it a hold, was blunter: "…"."""
    tags = sentence.tags
    colon = tags.find(':"~')
    if colon < 0 or any(part.last > colon for frame in frames for part in frame.content):
        return frames
    verb = max(tags.rfind("x", 0, colon), tags.rfind("V", 0, colon))
    subject = left_subject(sentence, verb, "v") if verb > max(frame.cue.last for frame in frames) else None
    if subject is None or _NAME_TAGS.isdisjoint(tags[subject.source.first : subject.source.last]):
        return frames
    content = (sentence.rest(colon + 1),)
    return [*frames, Frame(subject.source, Range(verb, verb + 1), content, subject.unit, "speech", ":")]


def _does_before(sentence: SentenceView, colon: int) -> Frame | None:
    """Somebody and what they do before a colon and a quotation: `Roe then turned to the crowd: “…”`."""
    does = shapes.COLON_CLAUSE.search(sentence.tags, 0, colon + 1)
    if does is None or _NAME_TAGS.isdisjoint(does.group("source")):
        return None
    source, cue = Range(*does.span("source")), Range(*does.span("verb"))
    return Frame(source, cue, (sentence.rest(colon + 1),), source.first, "speech", ":")


def _named_at_once(sentence: SentenceView, colon: int) -> Frame | None:
    """Who speaks, perhaps with how, before a colon and a quotation: `Me: “…”`; `Ann, with a smile: “…”`; `Ann Roe, the mayor: “…”`."""
    aside = shapes.COLON_ASIDE.match(sentence.tags, 0, colon + 1)
    end = colon
    if aside is not None and not _says_who(sentence.tags[aside.end("source") : colon]):
        end = aside.end("source")
    source = Range(0, end)
    tags = sentence.tags[: source.last]
    writer = source.last == 1 and sentence.is_one_of(0, "first-objects")
    if not writer and (aside is None or _NAME_TAGS.isdisjoint(tags)):
        return None
    return Frame(source, Range(colon, colon + 1), (sentence.rest(colon + 1),), 0, "speech", ":")


def _says_who(aside: str) -> bool:
    """Whether what stands behind a name tells who that is rather than how they look: Ann Roe, the mayor; the mayor, Ann Roe."""
    return _TOLD.isdisjoint(aside) and (not WHO.isdisjoint(aside) or ",NN" in aside)


_TOLD = frozenset("vVxuEegGwt-")
"""The tags of what has a verb of its own."""


def headline(sentence: SentenceView) -> Frame | None:
    """Who says so, at the end of a line that is no sentence: `Forty schools to close: minister`."""
    if sentence.end < len(sentence.tags) or ":" not in sentence.tags:
        return None
    match = shapes.HEADLINE.match(sentence.tags, 0, sentence.end)
    if match is None or _HAPPENING.isdisjoint(sentence.tags[: match.start("colon")]):
        return None
    source = Range(*match.span("source"))
    nouns = sentence.language.source_nouns
    known = any(
        head_noun(sentence, source) in nouns[kind] for kind in ("role", "institution", "document", "unspecific")
    )
    if not known and "NN" not in match.group("source"):
        return None
    colon = match.start("colon")
    return Frame(source, Range(colon, colon + 1), (Range(0, colon),), colon, "speech", ":")


def made_comment(sentence: SentenceView, colon: int) -> Frame | None:
    """Somebody and what was said, before a colon: `Roe made the following comment:`."""
    made = shapes.MADE_COMMENT.search(sentence.tags, 0, colon + 1)
    if made is None or sentence.lower(colon - 1) not in sentence.language.cue_nouns:
        return None
    source, cue = Range(*made.span("source")), Range(*made.span("verb"))
    return Frame(source, cue, (), source.first, "speech", ":")


def excerpt(sentence: SentenceView) -> Frame | None:
    """What a quotation is taken from: `From the report:`."""
    source = shapes.HEAD_AND_TAIL.match(sentence.tags, 1, sentence.end) if sentence.is_one_of(0, "from") else None
    if source is None or source.end() != sentence.end:
        return None
    return Frame(Range(1, sentence.end), Range(0, 1), (), 0, "writing", sentence.lower(0))


def introduced(sentence: SentenceView) -> Frame | None:
    """Somebody with what they are, whose words come next: `Ann Roe, founder of Acme:`."""
    match = shapes.INTRODUCED.match(sentence.tags[: sentence.end])
    if match is None:
        return None
    role = head_noun(sentence, Range(match.end("name") + 1, sentence.end))
    if role not in sentence.language.source_nouns["role"]:
        return None
    return Frame(Range(0, sentence.end), Range(sentence.end, sentence.end + 1), (), 0, "speech", ":")


def announced(sentence: SentenceView) -> Frame | None:
    """A document whose words come next: `Transcript as follows:`."""
    source = shapes.HEAD_AND_TAIL.match(sentence.tags) if sentence.is_one_of(sentence.end - 1, "announcing") else None
    if source is None or source.end() >= sentence.end:
        return None
    if head_noun(sentence, Range(*source.span())) not in sentence.language.source_nouns["document"]:
        return None
    return Frame(Range(*source.span()), Range(source.end(), sentence.end), (), 0, "writing", ":")


def credit(sentence: SentenceView) -> Frame | None:
    """A quotation signed after a dash: `“Never.” — Ann Roe, Leeds`."""
    match = shapes.CREDIT.match(sentence.tags, 0, sentence.end) if sentence.tags[:1] == '"' else None
    if match is None or "N" not in match.group("source"):
        return None
    first, last = match.span("source")
    source = Range(first, sentence.skip_back(last, ".,"))
    quotation = Range(0, sentence.tags.index('"', 1) + 1)
    return Frame(source, Range(first - 1, first), (quotation,), first, "speech", "—")
