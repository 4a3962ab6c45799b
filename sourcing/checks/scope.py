"""Where a rule looks and where it keeps silent: reaches, wording, exceptions."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcing.analysis.phrases import phrase_pattern
from sourcing.checks.needed import fold, needed
from sourcing.documents.document import Span
from sourcing.packs.wording import compile_pattern, expand_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    import regex

    from sourcing.analysis.facts import Cover, Facts, SourceKind
    from sourcing.analysis.language import Language
    from sourcing.checks.needed import Needed
    from sourcing.packs.fields import Except, Unless, Wording
    from sourcing.packs.model import Rule

PATTERN_SECONDS = 2.0
"""How long one pattern may take on one sentence before it counts as running away."""

_REACHES = {
    "sentence": ("sentence",),
    "carried": ("sentence", "carried"),
    "paragraph": ("sentence", "carried", "distant"),
}


class _Pattern(NamedTuple):
    """A compiled pattern, the group whose place counts, and strings of which one is wherever it matches."""

    compiled: regex.Pattern[str]
    group: str | int
    needed: Needed


@lru_cache(maxsize=4096)
def _patterns(patterns: tuple[str, ...], language: Language, *, case_sensitive: bool) -> tuple[_Pattern, ...]:
    compiled = [compile_pattern(pattern, language.lists, case_sensitive=case_sensitive) for pattern in patterns]
    return tuple(
        _Pattern(pattern, "report" if "report" in pattern.groupindex else 0, needed((), (source,), language))
        for source, pattern in zip(patterns, compiled, strict=True)
    )


@lru_cache(maxsize=4096)
def _phrases(words: tuple[str, ...], language: Language) -> re.Pattern[str]:
    return phrase_pattern(expand_words(words, language.lists))


@lru_cache(maxsize=1024)
def _word_set(words: tuple[str, ...], language: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in expand_words(words, language.lists))


def word_set(words: Iterable[str], facts: Facts) -> frozenset[str]:
    """A rule's word list with the language's lists put in, in lower case."""
    return _word_set(tuple(words), facts.language)


def matches(wording: Wording | Except, facts: Facts, span: Span, *, case_sensitive: bool = False) -> list[Span]:
    """Every place in a stretch of document text where a word or pattern occurs, in order.

    A pattern with a group named `report` gives that group's place.

    Raises:
        TimeoutError: a pattern ran longer than `PATTERN_SECONDS`.
    """
    text = facts.document.text
    found: list[Span] = []
    if wording.words:
        found.extend(Span(*match.span()) for match in _phrases(wording.words, facts.language).finditer(text, *span))
    folded = fold(text[span.start : span.end]) if wording.patterns else ""
    for pattern, group, strings in _patterns(wording.patterns, facts.language, case_sensitive=case_sensitive):
        if strings is None or any(string in folded for string in strings):
            places = (match.span(group) for match in pattern.finditer(text, *span, timeout=PATTERN_SECONDS))
            found.extend(Span(start, end) for start, end in places if end > start)
    return sorted(found)


def sentences_with(wording: Wording | Except, facts: Facts) -> Iterator[int]:
    """The sentences in which a wording may occur, because a string stands there that it needs."""
    strings = needed(wording.words, wording.patterns, facts.language)
    if strings is None:
        yield from range(len(facts.sentences))
        return
    text = facts.document.text
    whole = fold(text)
    here = [string for string in strings if string in whole]
    if not here:
        return
    for number, sentence in enumerate(facts.sentences):
        folded = fold(text[sentence.span.start : sentence.span.end])
        if any(string in folded for string in here):
            yield number


def occurs(wording: Wording, facts: Facts, span: Span) -> bool:
    return bool(matches(wording, facts, span))


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
