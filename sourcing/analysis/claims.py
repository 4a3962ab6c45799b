"""Sentences → claims: the figures, and what is claimed by its wording (superlatives, predictions)."""

from __future__ import annotations

from itertools import count, islice

from sourcing.analysis.claims_again import bearing_on_block, bearing_on_sentence
from sourcing.analysis.hints import Hints
from sourcing.analysis.parts import Claim, Stated
from sourcing.analysis.predictions import may_predict, prediction_hints, predictions_in
from sourcing.analysis.quantities import QuantityFinder
from sourcing.analysis.remembered import Remembered
from sourcing.analysis.superlatives import may_rank, rank_hints, superlatives_in
from sourcing.documents.document import Span
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence
    from sourcing.documents.document import Block


class _Read(NamedTuple):
    """The claims of a block or of a sentence, places and sentences counted from its start, and the numbers it uses as part of a name."""

    claims: tuple[Claim, ...]
    named: frozenset[str]


class _Known(NamedTuple):
    """A block that was read, its claims where it last stood: at that offset and with that first sentence."""

    number: int
    read: _Read
    start: int
    first: int
    placed: tuple[Claim, ...]


_REMEMBERED: Remembered[tuple[object, ...], _Known] = Remembered()
"""What blocks are read as, by all that bears on it."""
_NEXT = count()
_SENTENCES: Remembered[tuple[object, ...], _Read] = Remembered()
"""The same of their sentences, for in a block that is edited most are as they were."""


def find_claims(parsed: Parsed) -> Iterator[Stated]:
    """All claims of a document by place, block by block; nothing says yet what covers them.

    Of a document that is not remembered only the blocks that have some are given.
    """
    blocks, readings = parsed.document.blocks, _REMEMBERED.of(parsed.language)
    quantities = QuantityFinder(parsed.document, parsed.sentences, parsed.words, parsed.language)
    hinted = None if parsed.words.come_again else _hinted(parsed)
    for number, (first, last) in _sentences_by_block(parsed.sentences):
        here = None if hinted is None else list(islice(hinted, last - first))
        if here is not None and not parsed.words.remembered:
            if claims := tuple(_claims_of(parsed, quantities, range(first, last), here)):
                yield Stated(number, next(_NEXT), claims)
            continue
        start = blocks[number].span.start
        key = bearing_on_block(parsed, quantities, blocks[number], first, last)
        known = readings.get(key)
        if known is None or known[2:4] != (start, first):
            read = _read(parsed, quantities, blocks[number], range(first, last), here) if known is None else known.read
            placed = tuple(_moved(read.claims, start, first))
            known = readings.keep(
                key, _Known(next(_NEXT) if known is None else known.number, read, start, first, placed)
            )
        quantities.named |= known.read.named
        yield Stated(number, known.number, known.placed)


def _claims_of(
    parsed: Parsed, quantities: QuantityFinder, sentences: range, hinted: Sequence[Collection[str]]
) -> Iterator[Claim]:
    """The claims of some sentences, given by their numbers, and what each may hold of the wording of claims."""
    for number, here in zip(sentences, hinted, strict=True):
        if here or quantities.may_be_in(number, number + 1):
            yield from _claims_in(parsed, quantities, number, here)


def _hinted(parsed: Parsed) -> Iterator[Collection[str]]:
    """What each sentence of a document may hold of the wording of claims; nothing where that is too little for one."""
    spans = (sentence.span for sentence in parsed.sentences)
    for here in _hints(parsed.language).of_each(parsed.document.text, spans):
        yield here if here and (may_rank(here) or may_predict(here)) else ()


def _sentences_by_block(sentences: Sequence[Sentence]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each block that has sentences, and their numbers as a half-open range."""
    first, here = 0, -1
    for number, (_, block, _, _) in enumerate(sentences):
        if block != here:
            if number:
                yield here, (first, number)
            first, here = number, block
    if sentences:
        yield here, (first, len(sentences))


def _read(
    parsed: Parsed,
    quantities: QuantityFinder,
    block: Block,
    sentences: range,
    hinted: Sequence[Collection[str]] | None,
) -> _Read:
    """Read the claims of a block, given its sentences by their numbers, and what each may hold if the document is new."""
    named, quantities.named = quantities.named, set(quantities.named)
    claims: list[Claim] = []
    for number in sentences:
        if hinted is None:
            read = _read_again(parsed, quantities, block, number)
        elif (here := hinted[number - sentences.start]) or quantities.may_be_in(number, number + 1):
            read = _read_sentence(parsed, quantities, number, here)
        else:
            continue
        quantities.named |= read.named
        claims += _moved(read.claims, parsed.sentences[number].span.start - block.span.start, number - sentences.start)
    named, quantities.named = quantities.named - named, named
    return _Read(tuple(claims), frozenset(named))


def _read_again(parsed: Parsed, quantities: QuantityFinder, block: Block, number: int) -> _Read:
    """Read the claims of a sentence that may have been read before."""
    readings = _SENTENCES.of(parsed.language)
    key = bearing_on_sentence(parsed, quantities, block, number)
    read = readings.get(key)
    if read is None:
        hinted = _hints(parsed.language).of(parsed.document.text, *parsed.sentences[number].span)
        read = readings.keep(key, _read_sentence(parsed, quantities, number, hinted))
    return read


def _read_sentence(parsed: Parsed, quantities: QuantityFinder, number: int, hinted: Collection[str]) -> _Read:
    """Read the claims of a sentence, given by its number and what it may hold of their wording."""
    named, quantities.named = quantities.named, set(quantities.named)
    claims = _claims_in(parsed, quantities, number, hinted)
    named, quantities.named = quantities.named - named, named
    return _Read(tuple(_moved(claims, -parsed.sentences[number].span.start, -number)), frozenset(named))


def _claims_in(parsed: Parsed, quantities: QuantityFinder, number: int, hinted: Collection[str]) -> list[Claim]:
    """The claims of a sentence by place."""
    sentence = parsed.sentences[number]
    claims = [
        Claim(quantity.kind, quantity.span, number, quantity.value, quantity.unit, quantity.traps)
        for quantity in quantities.between(number, number + 1)
    ]
    if may_rank(hinted):
        claims.extend(Claim("superlative", span, number) for span in superlatives_in(parsed, sentence))
    if may_predict(hinted):
        claims.extend(Claim("prediction", span, number) for span in predictions_in(parsed, sentence, hinted))
    return sorted(claims, key=lambda claim: (claim.span, claim.kind)) if len(claims) > 1 else claims


def _moved(claims: Iterable[Claim], by: int, further: int) -> Iterator[Claim]:
    """Claims so many characters and sentences further on."""
    for claim in claims:
        kind, (begin, end), sentence = claim[:3]
        yield Claim(kind, Span(begin + by, end + by), sentence + further, *claim[3:])


@lru_cache(maxsize=4)
def _hints(language: Language) -> Hints:
    """What tells which sentences of a text may hold the wording of a claim."""
    return Hints({**rank_hints(language), **prediction_hints(language)})
