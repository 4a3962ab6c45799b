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
_OPENING = 6
_TAKEN_UP = 6
"""In words: how far from the start of a paragraph, and of the sentence behind the words, a text is named."""
_BEFORE_NOUN = frozenset("dxErG")
_MARKS = "“”\"'‘’"
_SPEAKER_REACH = 15
"""In characters: where a name after the closing mark begins."""


def is_somebody_near(quotation: Quotation, facts: Facts) -> bool:
    """Whether the quotation's sentence or the one before, in its paragraph, tells of somebody whose words these can be."""
    sentence, first = facts.sentences[quotation.sentence], _first_near(quotation, facts)
    before = Span(first.span.start, quotation.span.start)
    if any(True for _ in facts.attributions_in(before)) or _opens_with_a_paper(sentence, quotation, facts):
        return True
    if _goes_on_with_a_paper(quotation, facts) or _is_told_as_a_text(quotation, facts):
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


def _goes_on_with_a_paper(quotation: Quotation, facts: Facts) -> bool:
    """Whether a phrase in marks stands in a paragraph that opens with a text: The review blames all. It had “no staff.”."""
    words, sentence = facts.words, facts.sentences[quotation.sentence]
    if not facts.document.text[quotation.span.start : quotation.span.end].strip(_MARKS)[:1].islower():
        return False
    opening = facts.sentences[facts.sentence_at(facts.document.blocks[sentence.block].span.start)]
    papers = facts.language.source_nouns["document"]
    lead = range(opening.first, min(opening.first + _OPENING, opening.last))
    noun = next((index for index in lead if words.lower(index) in papers), None)
    return noun is not None and opening is not sentence and "p" not in words.tags[opening.first : noun]


def _is_told_as_a_text(quotation: Quotation, facts: Facts) -> bool:
    """Whether the next sentence of the paragraph takes the words up as a text or a saying: “Do not drink it.” The text went out at dawn."""
    here, after = facts.sentences[quotation.sentence], quotation.sentence + 1
    if after >= len(facts.sentences) or facts.sentences[after].block != here.block:
        return False
    words, language, first = facts.words, facts.language, facts.sentences[after].first
    if (
        words.lower(first) not in language.words["definite"]
        and words.lower(first) not in language.words["demonstratives"]
    ):
        return False
    taken_up = range(first + 1, min(first + _TAKEN_UP, facts.sentences[after].last))
    noun = next((index for index in taken_up if words.tags[index] not in _BEFORE_NOUN), None)
    return noun is not None and (
        words.lower(noun) in language.source_nouns["document"] or words.lower(noun) in language.cue_nouns
    )
