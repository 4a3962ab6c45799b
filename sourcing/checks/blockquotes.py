"""Block quotes → those without a credit line, a lead-in or a link."""

from __future__ import annotations

from sourcing.checks.match import Match
from sourcing.checks.scope import excepted, innocent
from sourcing.documents.document import Span
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.documents.document import Block
    from sourcing.packs.model import QuotationRule

_CREDIT = late_re(r"(?:^|\n|\s)(?:—|–|--|-)\s*\S")
_CREDITS = late_re(r"(?i)<(?:cite|footer)\b")
"""The elements in which HTML names whose words a block quotation has."""


def uncredited_blockquotes(rule: QuotationRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    """The first block of each, with the number of the sentence it begins with."""
    blocks = facts.document.blocks
    seen: set[int] = set()
    quotes: dict[int, list[Block]] = {}
    for block in blocks:
        if block.kind == "blockquote":
            quotes.setdefault(block.parent, []).append(block)
    if not quotes:
        return
    first_sentence: dict[int, int] = {}
    for number, sentence in enumerate(facts.sentences):
        first_sentence.setdefault(sentence.block, number)
    for number, block in enumerate(blocks):
        if block.kind != "blockquote" or (block.parent >= 0 and block.parent in seen):
            continue
        seen.add(block.parent)
        group = quotes[block.parent]
        span = Span(block.span.start, group[-1].span.end)
        if number not in first_sentence or _is_credited(facts, number, group, span):
            continue
        first = first_sentence[number]
        if not (excepted(rule, facts, first, block.span) or innocent(rule.unless, facts, first)):
            text = facts.document.block_text(block)
            yield first, Match(block.span, (), {"text": text, "words": 0, "speaker": ""})


def _is_credited(facts: Facts, number: int, group: list[Block], span: Span) -> bool:
    text = facts.document.text
    last = facts.document.block_text(group[-1])
    if _CREDIT.search(last) or facts.has_link(span) or _names_source(facts, span):
        return True
    if facts.finder.credits.is_credited_quote(number):
        return True
    if any(True for _ in facts.attributions_in(span)):
        return True
    if number == 0:
        return False
    before = facts.document.blocks[number - 1]
    lead_in = text[before.span.start : before.span.end].rstrip()
    return lead_in.endswith((":", ",")) or any(True for _ in facts.attributions_in(before.span))


def _names_source(facts: Facts, span: Span) -> bool:
    """Whether an element in the quotation says where it is from: `<cite>Ada Brandt</cite>`."""
    source = facts.document.offsets.to_source(span)
    return _CREDITS.search(facts.document.source.text, source.start, source.end) is not None
