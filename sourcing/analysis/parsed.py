"""A document with its sentences, words and quotations, before anything is said of them."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Quotation, Sentence
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document

    class Worded(Protocol):
        """A document with its words, parsed or with all the facts about it."""

        @property
        def document(self) -> Document: ...
        @property
        def words(self) -> Words: ...
        @property
        def language(self) -> Language: ...


class Parsed(Value):
    """A document with its sentences, words and quotations, before anything is said of them."""

    document: Document
    sentences: Sequence[Sentence]
    words: Words
    quotations: Sequence[Quotation]
    language: Language
