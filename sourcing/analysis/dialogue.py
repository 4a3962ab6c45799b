"""Paragraphs that open with a quotation → whether they make a dialogue, in which each is another's turn.

In news a quotation that fills a paragraph and has no speaker of its own goes on with the one before; in a novel it answers.
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.parsed import Parsed

_LEAST_TURNS = 4
_LEAST_CALLS = 3
_LEAST_TALK = 3
_TALK_SHARE = 0.7
"""Of all paragraphs, how many quotations open or end where next to nothing but talk is told, of which one call is enough."""
_LEAST_SHARE = 0.25
"""Of the paragraphs that open with a quotation, in how many somebody asks or exclaims, where people talk to each other."""
_CALLS = frozenset("?!")


def is_dialogue(parsed: Parsed) -> bool:
    """Whether the paragraphs that open with a quotation answer each other."""
    text = parsed.document.text
    starts = {quotation.span.start for quotation in parsed.quotations}
    ends = {quotation.span.end for quotation in parsed.quotations}
    blocks = [block.span for block in parsed.document.blocks if block.kind == "paragraph"]
    turns = [span for span in blocks if span.start in starts]
    talk = [span for span in blocks if span.start in starts or span.end in ends]
    calls = sum(not _CALLS.isdisjoint(text[start:end]) for start, end in turns)
    if calls and len(talk) >= max(_LEAST_TALK, _TALK_SHARE * len(blocks)):
        return True
    return len(turns) >= _LEAST_TURNS and calls >= max(_LEAST_CALLS, _LEAST_SHARE * len(turns))
