"""A source in the plural → whether the next sentence cites one of them by name: aides said so. Her aide, Ann Roe, said why."""

from __future__ import annotations

from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.documents.document import Span

_PLURAL = "s"
_NOUNS = frozenset("nSmc")
_ROLES = frozenset("SQ")


def is_one_named_next(source: Span, sentence: int, facts: Facts) -> bool:
    """Whether the sentence after this one cites somebody by name who is called by a noun of a source in the plural."""
    after, words = sentence + 1, facts.words
    last = words.index_at(source.end) - 1
    if after >= len(facts.sentences):
        return False
    if not words.lower(last).endswith(_PLURAL):
        parted = facts.sentences[after].block != facts.sentences[sentence].block
        named = (parted and _opens_with_name(after, facts)) or _opens_with_quotation(after, facts)
        return sentence <= _LEAD and named
    called = set(_nouns(source, facts))
    return bool(called) and any(
        one.kind == "named"
        and one.source is not None
        and one.manner in SPOKEN
        and not called.isdisjoint(_nouns(one.source, facts, of_names=True))
        for one in facts.read.of_sentence(after)
    )


_LEAD = 1
"""The sentence of a story, under its headline, whose source is often only named in the one behind it."""


def _opens_with_name(number: int, facts: Facts) -> bool:
    """Whether a sentence opens with somebody by name and what they are, who says it: Ann Roe, a clerk at the embassy, said."""
    start = facts.sentences[number].span.start
    return any(
        one.kind == "named" and one.manner in SPOKEN and one.source is not None and one.source.start == start
        for one in facts.read.of_sentence(number)
        if "," in facts.document.text[start : one.cue.start]
    )


def _opens_with_quotation(number: int, facts: Facts) -> bool:
    """Whether a sentence opens with a quotation of somebody by name and what they are: "It is late," said Ann Roe, a clerk there."""
    quotation = facts.quotation_at(facts.sentences[number].span.start)
    one = None if quotation is None else facts.attribution_of(quotation)
    if one is None or one.source is None or one.kind != "named":
        return False
    words = facts.words
    role = any(words.tags[index] in _ROLES for index in range(*map(words.index_at, one.source)))
    return role or "," in facts.document.text[one.source.start : one.source.end + 1]


def _nouns(span: Span, facts: Facts, *, of_names: bool = False) -> Iterator[str]:
    """The nouns of a source in the singular, those of its names too if asked: defense officials; Defense Secretary Ann Roe."""
    words, broad = facts.words, facts.language.words["rank-adjectives"]
    for index in range(words.index_at(span.start), words.index_at(span.end)):
        word = words.lower(index)
        if (of_names or words.tags[index] in _NOUNS) and word not in broad:
            yield word.removesuffix(_PLURAL)
