"""Sentences → claims: the figures, and what is claimed by its wording (superlatives, predictions)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sourcing.analysis.facts import Claim
from sourcing.analysis.phrases import alternatives, phrase_pattern
from sourcing.analysis.quantities import find_quantities
from sourcing.documents.document import Span
from sourcing.patterns import compile_re
from sourcing.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.analysis.facts import Parsed, Sentence
    from sourcing.analysis.language import Language
    from sourcing.analysis.words import Words

_NOUN_AFTER = compile_re(r"[nNScmE#]{0,4}[nNScm]")


class _Patterns(NamedTuple):
    """The wording of one language's claims. `ranked` and `record_set` are looked for right before a superlative."""

    superlatives: re.Pattern[str]
    bare_superlatives: frozenset[str]
    scopes: re.Pattern[str]
    recent: re.Pattern[str]
    ranked: re.Pattern[str]
    records: frozenset[str]
    record_set: re.Pattern[str]
    part_of: re.Pattern[str]
    predictions: re.Pattern[str]
    scheduled: re.Pattern[str]
    outcomes: re.Pattern[str]
    supposing: re.Pattern[str]


def find_claims(parsed: Parsed) -> list[Claim]:
    """All claims of a document by place; nothing says yet what covers them."""
    document, words, language = parsed.document, parsed.words, parsed.language
    claims = [
        Claim(quantity.kind, quantity.span, quantity.sentence, quantity.value, quantity.unit, quantity.traps)
        for quantity in find_quantities(document, parsed.sentences, words, language)
    ]
    patterns = _patterns(language)
    for number, sentence in enumerate(parsed.sentences):
        text = document.text[sentence.span.start : sentence.span.end]
        for start, end in _superlatives(text, patterns):
            noun_end = _noun_end(sentence.span.start + end, sentence, words)
            if noun_end is not None:
                claims.append(Claim("superlative", Span(sentence.span.start + start, noun_end), number))
        claims.extend(
            Claim("prediction", Span(sentence.span.start + start, sentence.span.start + end), number)
            for start, end in _predictions(text, patterns)
        )
    return sorted(claims, key=lambda claim: (claim.span, claim.kind))


def _superlatives(text: str, patterns: _Patterns) -> Iterator[tuple[int, int]]:
    for match in patterns.superlatives.finditer(text):
        word = match.group().lower()
        if (
            word in patterns.bare_superlatives
            or (word in patterns.records and patterns.record_set.search(text, 0, match.start()))
            or (
                not patterns.part_of.search(text, 0, match.start())
                and _has_scope(text, match.end(), patterns)
                and patterns.ranked.search(text, 0, match.start())
            )
        ):
            yield match.span()


def _has_scope(text: str, start: int, patterns: _Patterns) -> bool:
    """Whether something says among what a superlative ranks first; "since September" is no such stretch."""
    scope = patterns.scopes.search(text, start)
    return scope is not None and patterns.recent.match(text, scope.start()) is None


def _noun_end(end: int, sentence: Sentence, words: Words) -> int | None:
    """The end of the noun a superlative ranks; None where no noun follows ("at first", "for the record")."""
    index = min(words.index_at(end), sentence.last)
    following = _NOUN_AFTER.match(words.tags, index, sentence.last)
    return words.end(following.end() - 1) if following else None


def _predictions(text: str, patterns: _Patterns) -> Iterator[tuple[int, int]]:
    if patterns.supposing.match(text):
        return
    for match in patterns.predictions.finditer(text):
        if not patterns.scheduled.match(text, match.end()):
            yield match.span()
    for match in patterns.outcomes.finditer(text):
        yield match.span()


@lru_cache(maxsize=4)
def _patterns(language: Language) -> _Patterns:
    claims, words = language.claims, language.words
    subjects, verbs = (
        phrase_pattern(claims["outcome-subjects"]).pattern,
        phrase_pattern(claims["outcome-verbs"]).pattern,
    )
    schedule = phrase_pattern(claims["schedule-verbs"]).pattern
    ranked_by, endings = alternatives(words["ranked-by"]), alternatives(words["possessive-endings"])
    return _Patterns(
        superlatives=phrase_pattern(claims["superlatives"]),
        bare_superlatives=frozenset(claims["bare-superlatives"]),
        scopes=phrase_pattern(claims["scopes"]),
        recent=_compiled(rf"{alternatives(words['since'])}\s+{alternatives([*language.months, *language.weekdays])}\b"),
        ranked=_compiled(rf"(?:\b{ranked_by}|{endings})\s+(?:\w+[- ])?$"),
        records=words["records"],
        part_of=_compiled(rf"\b{alternatives(words['stand-alone'])}\s+{alternatives(words['of'])}\s+(?:\w+\s+)?$"),
        record_set=_compiled(rf"\b{alternatives(words['record-set-by'])}\s+$"),
        predictions=phrase_pattern(claims["predictions"]),
        scheduled=_compiled(rf"\s+(?:{alternatives(words['schedule-adverbs'])}\s+)?{schedule}"),
        outcomes=_compiled(
            rf"{subjects}\s+{alternatives(words['future'])}\s+"
            rf"(?:(?:\w+ly|{alternatives(words['future-adverbs'])})\s+)?{verbs}"
        ),
        supposing=_compiled(rf"\W*{alternatives(words['supposing'])}\b"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return compile_re(pattern, re.IGNORECASE)
