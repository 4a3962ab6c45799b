"""A place → whether somebody else says what stands there: in an attributed quotation, or in words that are reported or set apart."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution
    from sourcing.documents.document import Span


def in_attributed_quotation(facts: Facts, span: Span) -> bool:
    """Whether somebody speaks these words: in a quotation with a speaker, or in an interview."""
    quotation = facts.quotation_at(span.start)
    if quotation is not None and facts.read.has_speaker(quotation):
        return True
    return facts.finder.credits.is_interviewed(facts.sentences[facts.sentence_at(span.start)].block)


def in_reported_words(facts: Facts, span: Span) -> bool:
    """Whether somebody else says these words: inside a reported clause, after what somebody called, in a block quote or a transcript."""
    sentence = facts.sentence_at(span.start)
    block = facts.sentences[sentence].block
    if facts.document.blocks[block].quoted or facts.finder.credits.is_labelled(block):
        return True
    attributions = facts.finder.attributions(sentence, span)
    return any(
        attribution.source is not None and part.start <= span.start < part.end and _is_wording(attribution, part, facts)
        for attribution in attributions
        for part in attribution.content
    )


def _is_wording(attribution: Attribution, part: Span, facts: Facts) -> bool:
    """Whether a content gives the source's own words: it was called so, or it is a clause and not a bare topic."""
    if attribution.cue_verb in facts.language.words["naming-verbs"] or not attribution.cue_verb:
        return True
    first, last = facts.words.index_at(part.start), facts.words.index_at(part.end)
    return any(tag in _FINITE for tag in facts.words.tags[first:last])


_FINITE = frozenset("vVxu")
