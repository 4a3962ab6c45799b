"""Findings and a reason → the document with a comment after each sentence that lets the finding stand."""

from __future__ import annotations

from bisect import bisect_right

from sourcing.documents import comment_marks
from sourcing.documents.document import Span
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.documents.document import Document
    from sourcing.findings import Finding


class Insertion(NamedTuple):
    """Where a comment goes, in the source, and the findings it is for."""

    offset: int
    findings: tuple[Finding, ...]


def comment(path: str, rule: str, reason: str) -> str:
    """Return the comment that ignores a rule, in the comments of the format that the path's suffix names.

    Raises ValueError where the format has no comments, or the reason would end the comment or is none.
    """
    words = " ".join(reason.split())
    if not words:
        raise ValueError("the reason is empty; say who confirmed it, and when")
    marks = comment_marks(path)
    if marks is None:
        raise ValueError("this format has no comments; use per-path in the config, or a baseline")
    opening, closing = marks
    if closing[:2] in words:
        raise ValueError(f"the reason holds {closing[:2]!r}, which may end the comment; leave it out")
    return f"{opening} sourcing: ignore[{rule}] {words} {closing}"


def insertions(document: Document, sentences: Sequence[Span], findings: Iterable[Finding]) -> Iterator[Insertion]:
    """Yield one place for each sentence that a finding begins in: behind its last word, in order.

    `sentences` are in document text, sorted. Findings outside all sentences have no place.
    """
    ends = [_source_of_words(document, sentence) for sentence in sentences]
    starts = [span.start for span in ends]
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        number = bisect_right(starts, finding.start.offset) - 1
        if number >= 0 and finding.start.offset < ends[number].end:
            found.setdefault(ends[number].end, []).append(finding)
    yield from (Insertion(offset, tuple(members)) for offset, members in sorted(found.items()))


def inserted(text: str, places: Iterable[Insertion], words: str) -> str:
    """Return the text with the comment at each place, a space before it."""
    pieces: list[str] = []
    done = 0
    for place in places:
        pieces += [text[done : place.offset], " ", words]
        done = place.offset
    return "".join([*pieces, text[done:]])


def _source_of_words(document: Document, sentence: Span) -> Span:
    """Return the source of a sentence without the white space at its end."""
    text = document.text[sentence.start : sentence.end]
    return document.offsets.to_source(Span(sentence.start, sentence.start + len(text.rstrip())))
