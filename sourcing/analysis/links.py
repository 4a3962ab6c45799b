"""Links, notes and citations → the sentences they stand in, and the paragraphs that end with one."""

from __future__ import annotations

from bisect import bisect_right

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.parts import Sentence
    from sourcing.documents.document import Document
    from sourcing.kinds import SourceKind

_LINK_COVER: dict[str, SourceKind] = {"link": "link", "footnote": "footnote", "citation": "footnote"}
_AT_END = 3
"""A link this many characters from the end of a paragraph stands at its end."""


def links_by_sentence(document: Document, sentences: Sequence[Sentence]) -> dict[int, list[SourceKind]]:
    """The kinds of link in each sentence, each once; a note's mark directly after a sentence belongs to it."""
    links: dict[int, dict[SourceKind, None]] = {}
    if not document.links:
        return {}
    starts = [sentence.span.start for sentence in sentences]
    for link in document.links:
        number = bisect_right(starts, link.span.start) - 1
        if number > 0 and link.kind != "link" and link.span.start == starts[number]:
            number -= 1
        if number >= 0:
            links.setdefault(number, {})[_LINK_COVER[link.kind]] = None
    return {number: list(kinds) for number, kinds in links.items()}


def links_at_block_end(
    document: Document, sentences: Sequence[Sentence], links: dict[int, list[SourceKind]]
) -> dict[int, list[SourceKind]]:
    """The kinds of link of each paragraph that ends with one, by its number; `links` are those of its sentences."""
    ends: dict[int, list[SourceKind]] = {}
    last_end = max((link.span.end for link in document.links), default=0)
    for number, kinds in links.items():
        block = sentences[number].block
        is_last = number + 1 == len(sentences) or sentences[number + 1].block != block
        if is_last and last_end >= sentences[number].span.end - _AT_END:
            ends[block] = kinds
    return ends
