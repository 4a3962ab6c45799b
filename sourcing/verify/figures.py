"""An article's figures and its sources → a verdict on each: whether a source gives this value in this context.

A value that stands in a source where nothing else of the article's sentence does is another figure. The date of a
source tells the year and the day of what it calls last year or Wednesday.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcing.verdicts import Verdict
from sourcing.verify.amounts import amounts_of, is_amount, supports
from sourcing.verify.context import HEAD, STEM, content_keys, contexts, dateline, terms
from sourcing.verify.context import sought_in as keys_sought
from sourcing.verify.quotations import evidence_of
from sourcing.verify.wording import keys_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Claim
    from sourcing.documents.document import Span
    from sourcing.verdicts import Evidence
    from sourcing.verify.amounts import Amount
    from sourcing.verify.context import Context
    from sourcing.verify.library import Held, Library

FEW_SOURCES = 3
"""With more sources than these only figures that the article attributes are looked for."""
_CHECKED = frozenset({"number", "percentage", "money", "estimate"})
_SAME_CONTEXT = 0.35
"""A source's figure contradicts the article's where this share of the sentence's words stands beside it."""
_SAME_THING = 0.25
"""This share will do where both count the same things."""
_SMALL = 10
_DIGIT = re.compile(r"\d")


class _Figure(NamedTuple):
    """A figure of the article, its amounts, and the words of its sentence that tell what it is about."""

    claim: Claim
    amounts: tuple[Amount, ...]
    about: frozenset[str]
    keys: tuple[str, ...]


class _Found(NamedTuple):
    """A source's amount that bears out one of the article's, or contradicts it."""

    context: Context
    amount: Amount
    share: float
    verdict: str


def verify_figures(facts: Facts, library: Library, beyond: Collection[Span] = ()) -> Iterator[Verdict]:
    """Yield a verdict for each figure outside the spans `beyond`, in order."""
    few = len(library.sources) <= FEW_SOURCES
    for claim in facts.claims:
        if any(span.start <= claim.span.start < span.end for span in beyond):
            continue
        text = facts.document.text[claim.span.start : claim.span.end]
        if claim.kind == "vague-quantity":
            yield Verdict("figure", "not-checkable", claim.span, text, reason="it gives no number")
        elif claim.kind in _CHECKED and is_amount(claim) and (few or _is_attributed(claim)):
            figure = _figure(facts, claim)
            if figure.amounts:
                yield _verdict(figure, text, library, facts.language)


def sought_in(facts: Facts, held: Held) -> Iterator[str]:
    """The words that will be looked for in a source."""
    for number in dict.fromkeys(claim.sentence for claim in facts.claims if claim.kind in _CHECKED):
        start, end = facts.sentences[number].span
        yield from keys_sought(facts.document.text[start:end], held, facts.language)


def _is_attributed(claim: Claim) -> bool:
    return any(cover.attribution is not None and cover.reach != "distant" for cover in claim.covers)


def _figure(facts: Facts, claim: Claim) -> _Figure:
    text, sentence = facts.document.text, facts.sentences[claim.sentence].span
    amounts = tuple(amount for amount in amounts_of(claim, text, facts.language) if not _is_loose(amount, text))
    said = text[sentence.start : sentence.end]
    return _Figure(claim, amounts, terms(said, facts.language), tuple(content_keys(said, facts.language)))


def _is_loose(amount: Amount, text: str) -> bool:
    """Whether a small number in words counts nothing that is named."""
    said = text[amount.span.start : amount.span.end]
    return amount.value < _SMALL and not amount.unit and not _DIGIT.search(said)


def _verdict(figure: _Figure, text: str, library: Library, language: Language) -> Verdict:
    near = [context for held in library.sources for context in contexts(held, figure.keys, language)]
    found = [_borne_out(amount, figure.about, near, language) for amount in figure.amounts]
    span = figure.claim.span
    if None not in found:
        evidence = tuple(_evidence(one) for one in found if one is not None)
        rounded = any(one is not None and one.verdict == "rounded" for one in found)
        return Verdict("figure", "rounded" if rounded else "supported", span, text, evidence)
    missing = figure.amounts[found.index(None)]
    other = _contradicting(missing, figure.about, near)
    if other is None:
        return Verdict("figure", "not-found", span, text)
    said = other.context.part.document.text[other.amount.span.start : other.amount.span.end]
    return Verdict("figure", "differs", span, text, (_evidence(other),), found=" ".join(said.split()))


def _evidence(found: _Found) -> Evidence:
    """The sentence of the source that has the amount."""
    context = found.context
    return evidence_of(context.held, context.part.shifted(context.sentences[found.amount.sentence]))


def _borne_out(amount: Amount, about: frozenset[str], near: Sequence[Context], language: Language) -> _Found | None:
    """The amount of a source that bears out the article's: exactly rather than rounded, in the nearest context."""
    found = [
        _Found(context, other, context.share(about, other.sentence), verdict)
        for context in near
        for other in context.amounts
        if (verdict := supports(amount, other)) is not None
    ]
    found = [one for one in found if one.share > 0 or _is_dateline(one, amount, language)]
    if found:
        return max(found, key=lambda one: (one.verdict == "supported", one.share))
    return _told_by_date(amount, about, near, language)


def _is_dateline(found: _Found, amount: Amount, language: Language) -> bool:
    """Whether a year is that of the whole source: a date alone on a line at its head."""
    context, sentence = found.context, found.amount.sentence
    others = [key for key in content_keys(context.said(sentence), language) if key not in language.months]
    at_head = context.part.base + found.amount.span.start < HEAD
    return amount.kind == "year" and at_head and not others


def _told_by_date(amount: Amount, about: frozenset[str], near: Sequence[Context], language: Language) -> _Found | None:
    """What a dated source says in words: the year before or after its own, a day of its own week."""
    if amount.kind not in ("year", "day"):
        return None
    for context in near:
        dated = dateline(context.held, language)
        if amount.kind == "year" and not {amount.value - 1, amount.value, amount.value + 1} & dated.years:
            continue
        if amount.kind == "day" and not any(0 < abs(day - amount.value) < _WEEK for day in dated.days):
            continue
        words = language.weekdays if amount.kind == "day" else _words_for(amount, language)
        for number, sentence in enumerate(context.sentences):
            if context.share(about, number) >= _SAME_CONTEXT / 2 and _has(context.said(number), words):
                at = amount._replace(span=sentence, sentence=number)
                return _Found(context, at, context.share(about, number), "rounded")
    return None


_WEEK = 8


def _words_for(year: Amount, language: Language) -> frozenset[str]:
    """What may stand for a year in a source of the year before or after: its month, last year."""
    months = frozenset(month for month in language.months if year.unit and month.startswith(year.unit))
    return months | _relative_years(language)


@lru_cache(maxsize=4)
def _relative_years(language: Language) -> frozenset[str]:
    return frozenset(language.numbers.parts["relative-years"])


def _has(text: str, words: Collection[str]) -> bool:
    padded = f" {' '.join(keys_in(text))} "
    return any(f" {word} " in padded for word in words)


def _contradicting(amount: Amount, about: frozenset[str], near: Sequence[Context]) -> _Found | None:
    """The nearest amount of the same kind, of the same things, in the same context."""
    found = [
        _Found(context, other, share, "differs")
        for context in near
        for other in context.amounts
        if _is_alike(amount, other) and (share := context.share(about, other.sentence)) >= _needed(amount)
    ]
    return max(found, key=lambda one: (one.share, -abs(one.amount.value - amount.value)), default=None)


def _needed(amount: Amount) -> float:
    return _SAME_THING if amount.kind == "count" else _SAME_CONTEXT


def _is_alike(one: Amount, other: Amount) -> bool:
    if one.kind != other.kind or one.kind in ("plain", "ordinal"):
        return False
    if one.kind == "count":
        return bool(one.unit) and one.unit[:STEM] == other.unit[:STEM]
    return one.kind in ("percent", "year") or one.unit == other.unit
