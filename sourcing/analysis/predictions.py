"""A sentence → what it predicts by its wording: is expected to rise, the cuts will cost jobs."""

from __future__ import annotations

from sourcing.analysis.phrases import alternatives, compiled, phrase_pattern, phrase_source
from sourcing.documents.document import Span
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator, Mapping

    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence

_OUTCOME = ("outcome-subjects", "future", "outcome-verbs")
"""Hints that are all there wherever a sentence says what will come of something."""
_CLAUSE = 8
"""How many words may stand between "the idea that" and the forecast in it."""


class _Patterns(Value):
    """The wording of one language's predictions."""

    predictions: re.Pattern[str]
    scheduled: re.Pattern[str]
    entertained: re.Pattern[str]
    outcomes: re.Pattern[str]
    supposing: re.Pattern[str]


def prediction_hints(language: Language) -> Mapping[str, Collection[str]]:
    """The words that tell whether there may be a prediction, by the names that `may_predict` knows."""
    claims = language.claims
    names = ("predictions", "outcome-subjects", "outcome-verbs")
    return {**{name: claims[name] for name in names}, "future": tuple(language.words["future"])}


def may_predict(hinted: Collection[str]) -> bool:
    """Whether a sentence with these hints may hold a prediction."""
    return "predictions" in hinted or all(name in hinted for name in _OUTCOME)


def predictions_in(parsed: Parsed, sentence: Sentence, hinted: Collection[str]) -> Iterator[Span]:
    """The predictions of a sentence with these hints, by their wording."""
    patterns = _patterns(parsed.language)
    begin, text = sentence.span.start, parsed.document.text[slice(*sentence.span)]
    for start, end in _predicting(text, hinted, patterns):
        yield Span(begin + start, begin + end)


def _predicting(text: str, hinted: Collection[str], patterns: _Patterns) -> Iterator[tuple[int, int]]:
    predicts, has_outcome = "predictions" in hinted, all(name in hinted for name in _OUTCOME)
    if patterns.supposing.match(text):
        return
    for match in patterns.predictions.finditer(text) if predicts else ():
        if not patterns.scheduled.match(text, match.end()) and not patterns.entertained.search(text, 0, match.start()):
            yield match.span()
    for match in patterns.outcomes.finditer(text) if has_outcome else ():
        yield match.span()


@lru_cache(maxsize=4)
def _patterns(language: Language) -> _Patterns:
    claims, words = language.claims, language.words
    subjects, verbs = phrase_source(claims["outcome-subjects"]), phrase_source(claims["outcome-verbs"])
    adverbs, schedule = alternatives(words["schedule-adverbs"]), phrase_source(claims["schedule-verbs"])
    return _Patterns(
        predictions=phrase_pattern(claims["predictions"]),
        scheduled=compiled(rf"\s+(?:{adverbs}\s+)?{schedule}"),
        entertained=compiled(rf"\b{alternatives(words['entertained'])}\s+(?:[^\s.;]+\s+){{0,{_CLAUSE}}}$"),
        outcomes=compiled(
            rf"{subjects}\s+{alternatives(words['future'])}\s+"
            rf"(?:(?:\w+ly|{alternatives(words['future-adverbs'])})\s+)?{verbs}"
        ),
        supposing=compiled(rf"\W*{alternatives(words['supposing'])}\b"),
    )
