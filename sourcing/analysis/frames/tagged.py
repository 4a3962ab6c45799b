"""A quotation and what somebody does right behind it → who speaks, though the verb is none of saying: "…," she twinkled.

What opens a sentence, ends in a comma and has a person and a verb behind it was spoken, whatever the verb.
"""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, head_noun
from sourcing.analysis.frames.noun_phrases import NOMINAL
from sourcing.analysis.parts import SPOKEN
from sourcing.analysis.sources import read_source
from sourcing.kept.patterns import compile_re, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView

_VERB = r"(?:[vVE]|n(?=[.,p]))"
_TAG = compile_re(
    rf'(?:[kr],?)*(?P<quotation>"~+")(?:(?P<after>[vVE])(?P<subject>s|{NOMINAL})(?=[.,;:!?rpw]|$)'
    rf"|(?P<subject_before>s|{NOMINAL})r?(?P<before>{_VERB}))"
)
"""A quotation with its verb and then who, or who and then the verb."""
_REPLY = late_re(r'(?P<quotation>"~+")(?P<cue>[xV]d[nE]?[cm])(?=[.,;:!?]|$)')
_UNFINISHED = frozenset(",!?")
_RESUMED = late_re(r'[^;"~]{0,60}[,;:-](?P<rest>"~+")')


def tagged(sentence: SentenceView) -> Frame | None:
    """Whose the quotation is that opens a sentence: "Leave it," twinkled the sergeant."""
    match = _TAG.match(sentence.tags)
    if match is None:
        return _replied(sentence)
    quotation = Range(*match.span("quotation"))
    last = sentence.lower(quotation.last - 2)
    is_inverted = match.start("after") >= 0
    if last not in _UNFINISHED or (last != "," and not is_inverted):
        return None
    source = Range(*match.span("subject" if is_inverted else "subject_before"))
    done = is_inverted and sentence.tag(match.start("after")) == "E"
    if not _is_somebody(sentence, source) and not (done and _is_single(sentence, source)):
        return None
    cue = Range(*match.span("after" if is_inverted else "before"))
    rest = _RESUMED.match(sentence.tags, max(cue.last, source.last))
    content = (quotation, Range(*rest.span("rest"))) if rest else (quotation,)
    return Frame(source, cue, content, min(cue.first, source.first), "speech", "")


def _replied(sentence: SentenceView) -> Frame | None:
    """A quotation that was the reply, whosever that was: "A friend," was the reply; "Never!" came the answer."""
    match = _REPLY.match(sentence.tags)
    if match is None or sentence.lower(match.end("cue") - 1) not in sentence.language.cue_nouns:
        return None
    return Frame(None, Range(*match.span("cue")), (Range(*match.span("quotation")),), match.start("cue"), "speech", "")


def taken_up(sentence: SentenceView, frames: list[Frame]) -> list[Frame]:
    """The frames, the quotation that ends the sentence with whom the one at its start belongs to.

    In "…," said Roe, when they asked what ailed him, "…" it is no part of what they asked.
    """
    opening = frames[0].content[0]
    last = _LAST.search(sentence.tags)
    if last is None or sentence.tags[opening.first] != '"' or frames[0].manner not in SPOKEN:
        return frames
    rest = Range(*last.span("rest"))
    if sentence.lower(opening.last - 2) != "," or sentence.tags.count('"') != 4 or opening.last >= rest.first:
        return frames
    holders = [
        number
        for number, frame in enumerate(frames[1:], 1)
        if frame.content[-1].first < rest.first < frame.content[-1].last
        and sentence.tags[frame.content[-1].first] != "t"  # …, adding that, if he lost, "…"
    ]
    for number in holders:
        held = frames[number].content
        before = Range(held[-1].first, sentence.skip_back(rest.first, ",-;:"))
        frames[number] = frames[number]._replace(content=(*held[:-1], before))
    if holders:
        frames[0] = frames[0]._replace(content=(*frames[0].content, rest))
    return frames


_LAST = compile_re(r'[,;-](?P<rest>"~+")[.!?]*$')


def _is_single(sentence: SentenceView, source: Range) -> bool:
    """Whether a source is one thing with its article, which behind an unknown verb can only be who spoke: vociferated the waterman."""
    head = head_noun(sentence, source)
    return sentence.is_one_of(source.first, "articles") and not head.endswith("s")


def _is_somebody(sentence: SentenceView, source: Range) -> bool:
    """Whether a source can open its mouth: a pronoun, a name, who somebody is, or what is written."""
    form = read_source(sentence, source)
    roles = sentence.language.source_nouns
    return form.kind in ("pronoun", "named") or form.head in roles["role"] or form.head in roles["document"]
