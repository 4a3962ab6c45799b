"""A text → the leads it speaks of, each with the margin of error given for it; arithmetic says which is the greater."""

from __future__ import annotations

from bisect import bisect_right

from sourcing.analysis.phrases import alternatives
from sourcing.documents.document import Span
from sourcing.kept.patterns import IGNORE_CASE, compile_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Sentence

_MOST_POINTS = 10
"""A margin of error at or above this is none."""


class Lead(NamedTuple):
    """A gap that is called a lead, in points, and the margin of error that stands nearest to it."""

    span: Span
    sentence: int
    points: float
    margin: float

    @property
    def is_slim(self) -> bool:
        return self.points <= self.margin


class _Patterns(NamedTuple):
    """`gate` is in every text that gives a margin of error."""

    gate: re.Pattern[str]
    margins: re.Pattern[str]
    leads: tuple[re.Pattern[str], ...]
    shares: re.Pattern[str]
    evens: re.Pattern[str]
    words: Mapping[str, float]


class _Margin(NamedTuple):
    place: int
    points: float


def find_leads(text: str, sentences: Sequence[Sentence], language: Language) -> Iterator[Lead]:
    """The leads of a text that gives a margin of error, by place, but for those it calls even itself."""
    patterns = _patterns(language)
    margins = list(_margins(text, patterns)) if patterns.gate.search(text) else []
    if not margins:
        return
    starts = [sentence.span.start for sentence in sentences]
    for span, points in sorted(set(_gaps(text, patterns))):
        number = bisect_right(starts, span.start) - 1
        if number >= 0 and not _is_called_even(sentences, number, text, patterns):
            yield Lead(span, number, points, _nearest(margins, span).points)


def _margins(text: str, patterns: _Patterns) -> Iterator[_Margin]:
    for match in patterns.margins.finditer(text):
        points = _points(match["before"] or match["after"], patterns)
        if points is not None and 0 < points < _MOST_POINTS:
            yield _Margin(match.start(), points)


def _gaps(text: str, patterns: _Patterns) -> Iterator[tuple[Span, float]]:
    for pattern in patterns.leads:
        for match in pattern.finditer(text):
            points = _points(match["points"], patterns)
            if points:
                yield Span(*match.span()), points
    for match in patterns.shares.finditer(text):
        gap = abs(float(match["one"]) - float(match["other"]))
        if gap:
            yield Span(*match.span()), round(gap, 1)


def _nearest(margins: Sequence[_Margin], span: Span) -> _Margin:
    """The margin given next after a lead, or else the last one before it."""
    return next((margin for margin in margins if margin.place >= span.end), margins[-1])


def _is_called_even(sentences: Sequence[Sentence], number: int, text: str, patterns: _Patterns) -> bool:
    last = min(number + 1, len(sentences) - 1)
    return patterns.evens.search(text, sentences[max(0, number - 1)].span.start, sentences[last].span.end) is not None


def _points(word: str, patterns: _Patterns) -> float | None:
    try:
        return float(word)
    except ValueError:
        return patterns.words.get(word.lower())


@lru_cache(maxsize=4)
def _patterns(language: Language) -> _Patterns:
    leads = {name: alternatives(words) for name, words in language.leads.items()}
    words = {word: value for word, value in language.numbers.words.items() if value < _MOST_POINTS}
    number = rf"(?:\d{{1,2}}(?:\.\d+)?|{alternatives(words)})"
    points = rf"[-\s]*{leads['points']}"
    share = r"\d{1,2}(?:\.\d)?"
    percent = alternatives(language.numbers.percent)
    few, name = r"(?!to\b)(?:[^\s.,;:!?]+\s+){0,6}?", r"(?!to\b)(?:[^\s.;:!?]+\s+){0,6}?"
    return _Patterns(
        gate=_compiled(leads["margins"]),
        margins=_compiled(
            rf"\b(?:(?P<before>{number}){points}\s+{leads['margins']}\b"
            rf"|{leads['margins']}\b[^.!?\n]{{0,80}}?(?<![\d.])(?P<after>{number})(?:{points}|(?=[.,;)\s])))"
        ),
        leads=(
            _compiled(rf"\b{leads['words']}\s+{few}by\s+(?:[a-z]+\s+){{0,3}}?(?P<points>{number}){points}"),
            _compiled(rf"\b(?P<points>{number}){points}\s+(?:\w+\s+){{0,2}}?{leads['nouns']}\b"),
            _compiled(rf"\b{leads['nouns']}\s+{few}of\s+(?:[a-z]+\s+){{0,2}}?(?P<points>{number}){points}"),
        ),
        shares=_compiled(
            rf"\b{leads['words']}\s+{name}(?P<one>{share})\s*(?:{percent})?\s*(?:to|-|–)\s*(?P<other>{share})\s*{percent}"
        ),
        evens=_compiled(rf"\b{leads['evens']}\b"),
        words=words,
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return compile_re(pattern, IGNORE_CASE)
