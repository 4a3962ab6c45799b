"""One sentence → drafts: the attributions it makes by itself, with their places, before a speaker's words run on."""

from __future__ import annotations

from sourcing.analysis.frames import view
from sourcing.analysis.frames.sentence import read_sentence
from sourcing.analysis.parts import Attribution
from sourcing.analysis.sources import read_source
from sourcing.documents.document import Span
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from sourcing.analysis.frames import Frame, Range, SentenceView
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Governed
    from sourcing.analysis.sources import SourceForm


class Draft(NamedTuple):
    """An attribution that may still gain content."""

    frame: Frame
    sentence: int
    source: Span | None
    cue: Span
    form: SourceForm
    content: list[Span]
    quoted: bool


def view_of(parsed: Parsed, number: int) -> SentenceView:
    """A sentence of a document, by its number, as the frames read it."""
    return view(parsed.sentences[number], parsed.words, parsed.language)


def read_drafts(sentence: SentenceView, number: int = -1, start: int = 0) -> list[Draft]:
    """What a sentence is read as, given its number and its start in the document; without these, as if it stood alone."""
    return [to_draft(frame, sentence, number, start) for frame in read_sentence(sentence)]


def to_draft(frame: Frame, sentence: SentenceView, number: int, start: int) -> Draft:
    """A frame of a sentence with its places, given the sentence's number and its start in the document."""
    forms, starts, skipped = sentence.words.forms, sentence.words.starts_beside(sentence.first), sentence.skipped
    first = sentence.first - skipped

    def span(part: Range) -> Span:
        last = part.last - 1 + skipped
        return Span(start + starts[part.first + skipped], start + starts[last] + len(forms[first + last]))

    return Draft(
        frame,
        number,
        span(frame.source) if frame.source else None,
        span(frame.cue),
        read_source(sentence, frame.source),
        [span(part) for part in frame.content],
        any(sentence.tags[part.first] == '"' for part in frame.content),
    )


def moved(draft: Draft, number: int, start: int) -> Draft:
    """A draft of a sentence that was read as if it stood alone, as that of a sentence in the document."""
    frame, _, source, cue, form, content, quoted = draft
    return Draft(
        frame,
        number,
        Span(source[0] + start, source[1] + start) if source else None,
        Span(cue[0] + start, cue[1] + start),
        form,
        [Span(first + start, last + start) for first, last in content],
        quoted,
    )


def finished(draft: Draft) -> Attribution:
    """A draft that gains no more content, as an attribution; its speaker is not known yet."""
    frame = draft.frame
    return Attribution(
        source=draft.source,
        cue=draft.cue,
        content=tuple(draft.content),
        kind=draft.form.kind,
        manner=frame.manner,
        sentence=draft.sentence,
        cue_verb=frame.lemma,
        head=draft.form.head,
        described=draft.form.described,
        numbered=draft.form.numbered,
        governs=_governed(draft),
    )


def _governed(draft: Draft) -> Governed:
    if not draft.content:
        return "none"
    return "quote" if draft.quoted else "clause"
