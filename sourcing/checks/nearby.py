"""A quotation → whether its sentence, or the one before, tells of somebody whose words these can be."""

from __future__ import annotations

from sourcing.checks.circumstances import is_in_short_paragraphs
from sourcing.documents.document import Span
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Quotation, Sentence

_PAPER_REACH = 3
"""In words: how far from the start of a sentence its text is named."""
_SPEAKER_REACH = 15
"""In characters: where a name after the closing mark begins."""


def is_somebody_near(quotation: Quotation, facts: Facts) -> bool:
    """Whether the quotation's sentence or the one before, in its paragraph, tells of somebody whose words these can be."""
    sentence, first = facts.sentences[quotation.sentence], _first_near(quotation, facts)
    before = Span(first.span.start, quotation.span.start)
    if any(True for _ in facts.attributions_in(before)) or _opens_with_a_paper(sentence, quotation, facts):
        return True
    return first is not sentence and _asks_of_somebody(first, facts)


def is_name_near(quotation: Quotation, facts: Facts) -> bool:
    """Whether they name somebody, or what follows does."""
    sentence, first = facts.sentences[quotation.sentence], _first_near(quotation, facts)
    reach = Span(first.span.start, max(sentence.span.end, quotation.span.end))
    just_after = Span(quotation.span.end, quotation.span.end + _SPEAKER_REACH)
    return facts.has_name(reach, outside=quotation.span) or facts.has_name(just_after, outside=quotation.span)


def _first_near(quotation: Quotation, facts: Facts) -> Sentence:
    """The sentence before a quotation's, if that is in its paragraph, or else its own.

    Where nearly every sentence has a paragraph of its own, the one before counts as if they had one together.
    """
    sentence = facts.sentences[quotation.sentence]
    before = facts.sentences[quotation.sentence - 1] if quotation.sentence else sentence
    is_near = before.block == sentence.block or (before.block + 1 == sentence.block and is_in_short_paragraphs(facts))
    return before if is_near else sentence


def _asks_of_somebody(sentence: Sentence, facts: Facts) -> bool:
    """Whether a sentence asks about a person whom only a pronoun names, so that the words after it answer it."""
    words = facts.words
    if words.forms[sentence.last - 1] != "?":
        return False
    people = facts.language.words["male-pronouns"] | facts.language.words["female-pronouns"]
    return any(words.lower(index) in people for index in range(sentence.first, sentence.last))


def _opens_with_a_paper(sentence: Sentence, quotation: Quotation, facts: Facts) -> bool:
    """Whether the quotation's sentence begins with a text, whose words these can be: the letter calls for a “new start”."""
    words, papers = facts.words, facts.language.source_nouns["document"]
    last = min(sentence.first + _PAPER_REACH, words.index_at(quotation.span.start))
    return any(words.lower(index) in papers for index in range(sentence.first, last))
