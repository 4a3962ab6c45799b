"""A participle behind "as" and the document it names → its frame: rents fell, as stated in the report; as shown in Table 2."""

from __future__ import annotations

from sourcing.analysis.frames import Frame, Range, head_noun, parts_around, shapes
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.frames import SentenceView
    from sourcing.analysis.frames.cues import Cue


def written_in(cue: Cue, frames: Sequence[Frame]) -> Frame | None:
    """What a document says that only a phrase behind "as" names, and where it says so."""
    sentence, (first, last) = cue.sentence, cue.words
    if cue.tag not in "ve" or not sentence.holds(sentence.language.words["as"]):
        return None
    opening = sentence.skip_back(first, "rd") - 1
    if opening < 0 or not sentence.is_one_of(opening, "as"):
        return None
    where = shapes.WRITTEN_IN.match(sentence.tags, last, sentence.end)
    source = Range(*where.span("source")) if where and sentence.is_one_of(last, "written-in") else None
    if source is None or not _is_document(sentence, source):
        return None
    told = parts_around(sentence, opening, source.last, frames)
    return cue.frame(source, told, opening) if told else None


def _is_document(sentence: SentenceView, source: Range) -> bool:
    """Whether something is a document, a part of one, or a newspaper by its name."""
    language, head = sentence.language, head_noun(sentence, source)
    nouns = (language.source_nouns["document"], language.source_nouns["provision"], language.words["document-parts"])
    return any(head in several for several in nouns) or any(head == name.lower() for name in language.lists["outlets"])
