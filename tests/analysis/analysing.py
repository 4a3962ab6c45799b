"""What the tests of the analysis share: a text as a Document, its sentences and its words, and `[[ ]]` marks."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sourcing.analysis.facts import Quotation, Sentence
from sourcing.analysis.language import load_language
from sourcing.analysis.quantities import find_quantities
from sourcing.analysis.quotations import find_quotations
from sourcing.analysis.sentences import sentence_spans
from sourcing.analysis.words import Words, split, tag
from sourcing.documents import document_from_text

if TYPE_CHECKING:
    from sourcing.documents.document import Document

ENGLISH = load_language(Path(__file__).parents[2] / "rules" / "languages" / "en.yaml")


class Analysed(NamedTuple):
    document: Document
    sentences: list[Sentence]
    words: Words


def analysed(text: str, suffix: str = ".txt") -> Analysed:
    document = document_from_text(text, f"a{suffix}")
    forms, starts, ends = split(document.text)
    quoted = find_quotations(document)
    sentences = [
        Sentence(span, block, bisect_left(starts, span.start), bisect_left(starts, span.end))
        for span, block in sentence_spans(document, quoted, "en")
    ]
    quotations = [Quotation(quote.span, quote.closed, quote.continues, 0, 0) for quote in quoted]
    tags = tag(forms, starts, sentences, document.blocks, quotations, ENGLISH)
    return Analysed(document, sentences, Words(forms, starts, ends, tags))


def quantities(text: str, suffix: str = ".txt"):
    return find_quantities(*analysed(text, suffix), ENGLISH)


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its `[[ ]]` marks, and the spans they marked."""
    plain = ""
    spans = []
    for piece in text.split("[["):
        marked, closed, rest = piece.partition("]]")
        if closed:
            spans.append((len(plain), len(plain) + len(marked)))
            plain += marked + rest
        else:
            plain += piece
    return plain, spans
