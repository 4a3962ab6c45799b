"""What the tests of the analysis share: a text as a Document, its sentences and its words, and `[[ ]]` marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checking import english

from sourcing.analysis import analyse, parse
from sourcing.analysis.quantities import find_quantities
from sourcing.documents import document_from_text

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document

ENGLISH = english()


class Analysed(NamedTuple):
    document: Document
    sentences: list[Sentence]
    words: Words


def analysed(text: str, suffix: str = ".txt") -> Analysed:
    parsed = parse(document_from_text(text, f"a{suffix}"), ENGLISH)
    return Analysed(parsed.document, list(parsed.sentences), parsed.words)


def facts_of_text(text: str, suffix: str = ".txt") -> Facts:
    return analyse(document_from_text(text, f"a{suffix}"), ENGLISH)


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
