"""A sentence that says what somebody does, beside a quotation in the same paragraph → whose the quotation is.

    Fanny shook her head. “I never saw it.”

Nothing in it says that she speaks, so it attributes the quotation and nothing else; its full stop does what a colon would.
"""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range
from sourcing.analysis.frames.noun_phrases import NOMINAL
from sourcing.analysis.sources import read_source
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView

_BEAT = late_re(
    rf"(?:[kr],?)*(?P<source>s|{NOMINAL})(?:,(?:[^,;:\"~]{{1,45}}),)?(?:r*[vVuE]|(?<=^s)[nm]|[xr]*x[^,;:\"~.?!]*)"
)
"""Somebody, what is said of them between commas, and a finite verb."""


def read_beat(sentence: SentenceView) -> Frame | None:
    """The one person whom a sentence without quotation marks begins with, as the source of the quotation beside it."""
    acts = _BEAT.match(sentence.tags)
    if acts is None or sentence.tags[-1] not in ".!":
        return None
    source = Range(*acts.span("source"))
    last = len(sentence.tags)
    return Frame(source, Range(last - 1, last), (), source.first, "act", "") if _is_person(sentence, source) else None


def _is_person(sentence: SentenceView, source: Range) -> bool:
    """Whether a source is somebody who can open their mouth: a name, he, she, or who somebody is."""
    form = read_source(sentence, source)
    if form.kind == "pronoun":
        return any(sentence.is_one_of(source.first, pronouns) for pronouns in _PERSONS)
    if form.kind == "role":
        return form.head in sentence.language.source_nouns["role"]
    return form.kind == "named"


_PERSONS = ("male-pronouns", "female-pronouns")
