"""A document → facts: sentences, quotations, claims, attributions, cover and the ledger of sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sourcing.analysis import attributions as attribution_room
from sourcing.analysis.claims import find_claims
from sourcing.analysis.coverage import CoverFinder, with_covers
from sourcing.analysis.facts import Facts, Quotation, Sentence
from sourcing.analysis.quotations import find_quotations, word_count
from sourcing.analysis.sentences import sentence_spans
from sourcing.analysis.speakers import build_ledger, resolve_speakers
from sourcing.analysis.words import Words, split, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.quotations import Quoted
    from sourcing.documents.document import Document


def analyse(document: Document, language: Language) -> Facts:
    """Everything the checks may ask about a document."""
    forms, starts, ends = split(document.text)
    quoted = find_quotations(document)
    sentences = [
        Sentence(span, block, bisect_left(starts, span.start), bisect_left(starts, span.end))
        for span, block in sentence_spans(document, quoted, language.name)
    ]
    quotations = _placed(document, quoted, sentences)
    words = Words(forms, starts, ends, tag(forms, starts, sentences, document.blocks, quotations, language))
    attributions, speakers = attribution_room.find_attributions(document, sentences, quotations, words, language)
    attributions = resolve_speakers(attributions, sentences, words, document.text, language)
    quotations = [quotation._replace(attribution=speakers.get(index)) for index, quotation in enumerate(quotations)]
    finder = CoverFinder(document, sentences, quotations, attributions, words, language)
    claims = with_covers(find_claims(document, sentences, words, language), finder)
    return Facts(
        document=document,
        words=words,
        sentences=tuple(sentences),
        quotations=tuple(quotations),
        claims=tuple(claims),
        attributions=tuple(attributions),
        ledger=tuple(build_ledger(attributions, quotations, document.text)),
        finder=finder,
        language=language,
    )


def _placed(document: Document, quoted: Sequence[Quoted], sentences: Sequence[Sentence]) -> list[Quotation]:
    """Tie each quotation to the sentence it starts in."""
    starts = [sentence.span.start for sentence in sentences]
    return [
        Quotation(
            quotation.span,
            quotation.closed,
            quotation.continues,
            max(0, bisect_right(starts, quotation.span.start) - 1),
            word_count(document.text[quotation.span.start : quotation.span.end]),
        )
        for quotation in quoted
        if sentences
    ]
