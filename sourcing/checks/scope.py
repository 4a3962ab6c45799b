"""Where a rule looks and where it keeps silent: reaches, wording, exceptions."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sourcing.analysis.phrases import phrase_pattern
from sourcing.documents.document import Span
from sourcing.packs.wording import compile_pattern, expand_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

    from sourcing.analysis.facts import Cover, Facts, SourceKind
    from sourcing.analysis.language import Language
    from sourcing.packs.fields import Except, Unless, Wording
    from sourcing.packs.model import Rule

PATTERN_SECONDS = 2.0
"""How long one pattern may take on one sentence before it counts as running away."""

_REACHES = {
    "sentence": ("sentence",),
    "carried": ("sentence", "carried"),
    "paragraph": ("sentence", "carried", "distant"),
}


@lru_cache(maxsize=4096)
def _pattern(pattern: str, language: _ByName, *, case_sensitive: bool) -> regex.Pattern[str]:
    return compile_pattern(pattern, language.language.lists, case_sensitive=case_sensitive)


class _ByName:
    """A language that counts as equal to another of the same word lists, so that compiled patterns can be kept."""

    __slots__ = ("language",)

    def __init__(self, language: Language) -> None:
        self.language = language

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByName) and other.language.lists is self.language.lists

    def __hash__(self) -> int:
        return id(self.language.lists)


def word_set(words: Iterable[str], facts: Facts) -> frozenset[str]:
    """A rule's word list with the language's lists put in, in lower case."""
    return frozenset(word.lower() for word in expand_words(words, facts.language.lists))


def matches(wording: Wording, facts: Facts, span: Span, *, case_sensitive: bool = False) -> Iterator[Span]:
    """Every place in a stretch of document text where a word or pattern occurs, in order.

    A pattern with a group named `report` gives that group's place.

    Raises:
        TimeoutError: a pattern ran longer than `PATTERN_SECONDS`.
    """
    text = facts.document.text
    found: list[Span] = []
    if wording.words:
        words = phrase_pattern(expand_words(wording.words, facts.language.lists))
        found.extend(Span(*match.span()) for match in words.finditer(text, span.start, span.end))
    for source in wording.patterns:
        pattern = _pattern(source, _ByName(facts.language), case_sensitive=case_sensitive)
        group = "report" if "report" in pattern.groupindex else 0
        for match in pattern.finditer(text, span.start, span.end, timeout=PATTERN_SECONDS):
            if match.end(group) > match.start(group):
                found.append(Span(*match.span(group)))
    yield from sorted(found)


def occurs(wording: Wording, facts: Facts, span: Span) -> bool:
    return next(matches(wording, facts, span), None) is not None


def region(facts: Facts, sentence: int, within: str) -> Span:
    """The stretch of document text a reach means, seen from a sentence; never beyond its paragraph but for `document`."""
    if within == "document":
        return Span(0, len(facts.document.text))
    sentences = facts.sentences
    block = sentences[sentence].block
    first = last = sentence
    if within == "paragraph":
        while first and sentences[first - 1].block == block:
            first -= 1
        while last + 1 < len(sentences) and sentences[last + 1].block == block:
            last += 1
    if within in ("previous", "around") and first and sentences[first - 1].block == block:
        first -= 1
    if within in ("next", "around") and last + 1 < len(sentences) and sentences[last + 1].block == block:
        last += 1
    return Span(sentences[first].span.start, sentences[last].span.end)


def innocent(unless: Unless | None, facts: Facts, sentence: int) -> bool:
    """Whether the wording of `unless` stands near."""
    return unless is not None and occurs(unless, facts, region(facts, sentence, unless.within))


def excepted(rule: Rule, facts: Facts, sentence: int, span: Span) -> bool:
    """Whether the rule keeps silent here: the block's kind, an attributed quotation, excepted wording on the same words."""
    exceptions: Except = rule.except_
    block = facts.document.blocks[facts.sentences[sentence].block]
    if block.kind in exceptions.blocks:
        return True
    if exceptions.quoted and in_attributed_quotation(facts, span):
        return True
    if not exceptions.words and not exceptions.patterns:
        return False
    return any(
        place.start < span.end and place.end > span.start
        for place in matches(exceptions, facts, facts.sentences[sentence].span)
    )


def in_attributed_quotation(facts: Facts, span: Span) -> bool:
    return any(
        quotation.span.start <= span.start < quotation.span.end and quotation.attribution is not None
        for quotation in facts.quotations_near(span.start)
    )


def covering(covers: Iterable[Cover], kinds: Iterable[SourceKind], within: str) -> bool:
    """Whether one of the covers is of an accepted kind and within reach."""
    accepted, reaches = set(kinds), _REACHES[within]
    return any(cover.kind in accepted and cover.reach in reaches for cover in covers)
