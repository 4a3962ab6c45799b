"""Sentences → claims: the figures, and what is claimed by its wording (superlatives, predictions)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcing.analysis.facts import Claim
from sourcing.analysis.phrases import phrase_pattern
from sourcing.analysis.quantities import find_quantities
from sourcing.documents.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.facts import Sentence
    from sourcing.analysis.language import Language
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document

_NOUN_AFTER = re.compile(r"[nNScmE#]{0,4}[nNScm]")
_RANKED = re.compile(r"(?:\b(?:the|its|their|his|her|our|my|as|world)|['’]s)\s+(?:\w+[- ])?$", re.IGNORECASE)
_RECORD = re.compile(r"\b(?:a|an|new|all-time)\s+$", re.IGNORECASE)
_CONDITIONAL = re.compile(r"\W*(?:if|when|unless|should|once|were|assuming)\b", re.IGNORECASE)


def find_claims(document: Document, sentences: Sequence[Sentence], words: Words, language: Language) -> list[Claim]:
    """All claims of a document by place; nothing says yet what covers them."""
    claims = [
        Claim(quantity.kind, quantity.span, quantity.sentence, quantity.value, quantity.unit, quantity.traps)
        for quantity in find_quantities(document, sentences, words, language)
    ]
    for number, sentence in enumerate(sentences):
        text = document.text[sentence.span.start : sentence.span.end]
        claims.extend(_superlatives(text, number, sentence, words, language))
        claims.extend(_predictions(text, number, sentence, language))
    return sorted(claims, key=lambda claim: (claim.span, claim.kind))


def _superlatives(text: str, number: int, sentence: Sentence, words: Words, language: Language) -> Iterator[Claim]:
    pattern = phrase_pattern(language.claims["superlatives"])
    scope = phrase_pattern(language.claims["scopes"])
    bare = language.claims["bare-superlatives"]
    for match in pattern.finditer(text):
        word = match.group().lower()
        scoped = scope.search(text, match.end())
        ranked = _RANKED.search(text, 0, match.start()) is not None
        record = word == "record" and _RECORD.search(text, 0, match.start()) is not None
        if not (word in bare or record or (ranked and scoped)):
            continue
        noun_end = _noun_end(match, sentence, words)
        if noun_end is None:
            continue
        start = sentence.span.start + match.start()
        yield Claim("superlative", Span(start, noun_end), number)


def _noun_end(match: re.Match[str], sentence: Sentence, words: Words) -> int | None:
    """The end of the noun a superlative ranks; None where no noun follows ("at first", "for the record")."""
    end = sentence.span.start + match.end()
    index = sentence.first
    while index < sentence.last and words.starts[index] < end:
        index += 1
    following = _NOUN_AFTER.match(words.tags, index, sentence.last)
    return words.ends[following.end() - 1] if following else None


def _predictions(text: str, number: int, sentence: Sentence, language: Language) -> Iterator[Claim]:
    if _CONDITIONAL.match(text):
        return
    schedule = phrase_pattern(language.claims["schedule-verbs"])
    for match in phrase_pattern(language.claims["predictions"]).finditer(text):
        following = re.compile(r"\s+(?:(?:also|soon|now|then|not|be)\s+)?").match(text, match.end())
        if following and schedule.match(text, following.end()):
            continue
        yield _prediction(match, number, sentence)
    for match in _outcome_pattern(language).finditer(text):
        yield _prediction(match, number, sentence)


def _prediction(match: re.Match[str], number: int, sentence: Sentence) -> Claim:
    start, end = match.span()
    return Claim("prediction", Span(sentence.span.start + start, sentence.span.start + end), number)


def _outcome_pattern(language: Language) -> re.Pattern[str]:
    subjects = phrase_pattern(language.claims["outcome-subjects"]).pattern
    verbs = phrase_pattern(language.claims["outcome-verbs"]).pattern
    return _compiled(rf"{subjects}\s+will\s+(?:\w+ly\s+|soon\s+|also\s+)?{verbs}")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
