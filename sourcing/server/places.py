"""A finding's offset → where in its sentence an editor may write: after the sentence, or before its full stop.

Offsets and spans are in the source unless a name says otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sourcing.documents import format_of
from sourcing.documents.document import Span

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts

_CLOSERS = {
    "plain": re.compile(r""),
    "markdown": re.compile(
        r"""(?: [*_~`]+ | \]\((?: [^()\s] | \([^()\s]*\) | [ \t]+"[^"\r\n]*" )*\) | \]\[[^\]\r\n]*\] | \[\^[^\]\r\n]+\]
              | \](?![(\[]) | </(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)> )*""",
        re.VERBOSE,
    ),
    "html": re.compile(r"(?:</(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)\s*>)*", re.IGNORECASE),
}
"""The markup that may close right after a sentence, in each format."""
_ENDING = re.compile(r"(?P<stop>[.!?…]+)(?P<marks>[\"”’»']*)(?P<brackets>[)\]]*)\Z")
_ABBREVIATION = re.compile(r"(?:[A-Za-z]\.){2,}\Z")


class Edit(NamedTuple):
    """A stretch of the source and the words around the place where a source is to be named."""

    span: Span
    before: str = ""
    after: str = ""
    names: bool = False


def comment_place(facts: Facts, offset: int) -> int | None:
    """Return where a comment that ends the sentence around an offset belongs; None outside every sentence."""
    prose = _sentence(facts, offset)
    return None if prose is None else _after(facts, prose.end)


def attribution_edits(facts: Facts, offset: int) -> tuple[Edit, ...]:
    """Return the edits that put "according to" into the sentence around an offset; the one that `names` takes the name.

    Nothing outside every sentence.
    """
    prose = _sentence(facts, offset)
    if prose is None:
        return ()
    words = facts.document.text[prose.start : prose.end]
    ending = _ENDING.search(words)
    if ending is None:
        return (_insertion(_after(facts, prose.end), ", according to ", ""),)
    if _ABBREVIATION.search(words):
        return (_insertion(_after(facts, prose.end), ", according to ", "."),)
    stop = _shown(facts, prose.start + ending.start("stop"), prose.start + ending.end("stop"))
    if not ending["marks"]:
        return (_insertion(stop.start, ", according to ", ""),)
    marks_end = _shown_end(facts, prose.start + ending.end("marks"))
    if ending["stop"] == ".":
        return (Edit(stop, ","), _insertion(marks_end, " according to ", "."))
    return (_insertion(marks_end, " according to ", "."),)


def _insertion(place: int, before: str, after: str) -> Edit:
    return Edit(Span(place, place), before, after, names=True)


def _sentence(facts: Facts, offset: int) -> Span | None:
    """Return the document-text span, without the space after it, of the sentence that holds an offset of the source."""
    to_source = facts.document.offsets.to_source
    index = bisect_right(facts.sentences, offset, key=lambda sentence: to_source(sentence.span).start) - 1
    if index < 0 or to_source(facts.sentences[index].span).end <= offset:
        return None
    start, end = facts.sentences[index].span
    words = facts.document.text[start:end]
    return Span(start, start + len(words.rstrip())) if words.strip() else None


def _shown(facts: Facts, start: int, end: int) -> Span:
    return facts.document.offsets.to_source(Span(start, end))


def _shown_end(facts: Facts, end: int) -> int:
    """Return where the source of the character before a document-text offset ends."""
    return _shown(facts, end - 1, end).end


def _after(facts: Facts, end: int) -> int:
    """Return the place after a document-text offset and the markup that closes there."""
    source = facts.document.source
    place = _shown_end(facts, end)
    closers = _CLOSERS[format_of(source.path)].match(source.text, place)
    return closers.end() if closers else place
