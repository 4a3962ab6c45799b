"""A block or a sentence → all that its claims depend on, by which they are known when it comes again."""

from __future__ import annotations

from sourcing.analysis.traps.history import years_before
from sourcing.analysis.traps.site import WORDS_BACK
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.quantities import QuantityFinder
    from sourcing.documents.document import Block

_BEFORE, _AFTER = 1, 3
"""How many characters, and words, beside a block may bear on the figures in it."""


def bearing_on_block(
    parsed: Parsed, quantities: QuantityFinder, block: Block, first: int, last: int
) -> tuple[object, ...]:
    """All that the claims of a block depend on."""
    text, (start, end) = parsed.document.text, block.span
    words = slice(max(0, parsed.sentences[first].first - _BEFORE), parsed.sentences[last - 1].last + _AFTER)
    around = text[max(0, start - _BEFORE) : end + _AFTER]
    return (
        start < _BEFORE,
        around,
        block.kind,
        parsed.words.tags[words],
        quantities.letters[words],
        _named_in(around, quantities),
        years_before(text, start) if quantities.may_be_in(first, last) else (),
    )


def _named_in(text: str, quantities: QuantityFinder) -> tuple[str, ...]:
    """The numbers in a text that the document has used as part of a name before it."""
    return tuple(sorted(number for number in quantities.named if number in text)) if quantities.named else ()


_OPENING, _CHARACTERS_BACK = 70, 240
"""Of the block's opening and of what stands before a sentence so many characters may."""


def bearing_on_sentence(parsed: Parsed, quantities: QuantityFinder, block: Block, number: int) -> tuple[object, ...]:
    """All that the claims of a sentence of a block depend on."""
    (text, words), (start, end) = (parsed.document.text, parsed.words), block.span
    (begin, stop), _, first, last = parsed.sentences[number]
    at = max(0, words.index_at(start) - _BEFORE, first - WORDS_BACK)
    from_word = words.start(at) if at < first else begin
    back = max(0, start - _BEFORE, min(from_word, begin - _CHARACTERS_BACK))
    around = text[back : max(stop + _AFTER, min(end, start + _OPENING))]
    return (
        (start < _BEFORE, first - at, min(begin - start, _CHARACTERS_BACK), stop == end),
        (text[begin:stop], around),
        block.kind,
        words.tags[at : last + _AFTER],
        quantities.letters[at : last + _AFTER],
        _named_in(around, quantities),
        years_before(text, begin) if quantities.may_be_in(number, number + 1) else (),
    )
