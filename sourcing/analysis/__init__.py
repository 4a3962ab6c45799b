"""A document → facts: sentences, quotations, claims, attributions, cover and the ledger of sources."""

from __future__ import annotations

from bisect import bisect_right

from sourcing.analysis.attributions import Attributions
from sourcing.analysis.claims import find_claims
from sourcing.analysis.coverage import CoverFinder
from sourcing.analysis.facts import Facts
from sourcing.analysis.parsed import Parsed
from sourcing.analysis.parts import Quotation, quotations_in_a_row, quotations_with_speakers
from sourcing.analysis.quotations import find_quotations, word_count
from sourcing.analysis.reading_words import read_words
from sourcing.analysis.registers import Registers
from sourcing.analysis.sentences import sentence_spans
from sourcing.lean.light import partial
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.people.ledger import Cited, Citing
    from sourcing.analysis.quotations import Quoted
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document


def analyse(document: Document, language: Language) -> Facts:
    """Everything the checks may ask about a document."""
    parsed = parse(document, language)
    attributions = Attributions(parsed)
    return Facts(
        document=document,
        words=parsed.words,
        sentences=parsed.sentences,
        marked=parsed.quotations,
        read=attributions,
        finder=CoverFinder(parsed, attributions),
        registers=Registers(parsed, attributions),
        language=language,
        find_claims=partial(find_claims, parsed),
        find_cited=partial(_cited, parsed),
    )


def _cited(parsed: Parsed, facts: Facts) -> Cited | Citing:
    if parsed.words.come_again:
        from sourcing.analysis.people.cited_again import cite_again

        return cite_again(facts.attributions, facts.read, replace(parsed, quotations=facts.quotations))
    from sourcing.analysis.people.ledger import Citing

    read = facts.read  # and not the facts, which would hold themselves
    return Citing(read.every(), parsed, lambda: quotations_with_speakers(parsed.quotations, read.speakers))


def parse(document: Document, language: Language) -> Parsed:
    """A document's sentences, tagged words and quotations; no quotation has a speaker yet."""
    quoted = find_quotations(document)
    words, sentences = read_words(document, sentence_spans(document, quoted, language), quoted, language)
    return Parsed(document, sentences, words, quotations_in_a_row(_placed(document, quoted, words)), language)


def _placed(document: Document, quoted: Sequence[Quoted], words: Words) -> Iterator[Quotation]:
    """Tie each quotation to the sentence it starts in."""
    starts = words.sentence_starts
    return (
        Quotation(
            quotation.span,
            quotation.closed,
            quotation.continues,
            max(0, bisect_right(starts, quotation.span.start) - 1),
            word_count(document.text[quotation.span.start : quotation.span.end]),
        )
        for quotation in quoted
        if starts
    )
