"""The figures of a text → amounts that can be compared by value: what kind, how much, how exactly.

A figure is read by the same grammar as everywhere in this project; here a date is told from a count, an approximator
becomes the values it allows, and a currency gets one name however it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcing.analysis.quantities import find_quantities
from sourcing.documents.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Claim
    from sourcing.analysis.quantities import Quantity

AmountKind = Literal["count", "percent", "money", "year", "day", "ordinal", "plain"]

_DATES = frozenset({"date", "month", "year", "year-range", "decade", "season"})
_NO_AMOUNT = frozenset(
    {
        "list-number", "heading-number", "footnote-mark", "phone", "address", "postcode", "room", "flight", "road",
        "product", "brand", "group", "event", "idiom", "version", "address-ip", "identifier", "copyright", "read-time",
        "rate-idiom", "structural-reference", "legal-reference", "common-knowledge", "hypothetical", "question",
        "anaphoric", "self-evident", "clock", "recipe", "instruction",
    }
)  # fmt: skip
"""What a figure may be that no source is asked about: a name, a mark, a manner of speaking."""
_CALENDAR = frozenset({"date", "month"})
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u2009\u202f]\d+)*")
_LEAST_ROUNDED = 1_000
_MOST_ROUNDED = 0.05
"""A figure without an approximator may be off by this share of the source's, as rounding goes."""
_AROUND = 0.1
_NEARLY = 0.15


class Amount(NamedTuple):
    """A figure at `span`. Values from `low` to `high` in a source bear it out; `value` alone does so exactly.

    `unit` is the currency or the noun that is counted; `rounds` says that it is written with an approximator.
    """

    kind: AmountKind
    span: Span
    sentence: int
    value: float
    low: float
    high: float
    unit: str = ""
    rounds: bool = False


def amounts_in(parsed: Parsed) -> list[Amount]:
    """The amounts of a document, by place; digits that belong to none of its figures are plain amounts."""
    document, language = parsed.document, parsed.language
    quantities = find_quantities(document, parsed.sentences, parsed.words, language)
    found = [amount for quantity in quantities for amount in amounts_of(quantity, document.text, language)]
    covered = [quantity.span for quantity in quantities if is_amount(quantity)]
    starts = [sentence.span.start for sentence in parsed.sentences]
    found.extend(_plain(document.text, covered, starts))
    return sorted(found, key=lambda amount: amount.span)


def amounts_of(figure: Quantity | Claim, text: str, language: Language) -> Iterator[Amount]:
    """The amounts of one figure: one, or both ends of a range; none where it is no amount."""
    if figure.value is None and "ordinal" not in figure.traps:
        yield from _loose(figure, text)
        return
    said = text[figure.span.start : figure.span.end]
    kind = _kind(figure)
    if not is_amount(figure):
        return
    if kind == "ordinal":
        digits = _DIGITS.search(said)
        if digits is not None:
            number = float(digits.group())
            yield Amount(kind, figure.span, figure.sentence, number, number, number)
        return
    value = figure.value or 0.0
    unit = _currency(figure.unit or "", language) if kind == "money" else figure.unit or ""
    if kind in ("day", "year"):
        unit = _month(figure.span, text, language)
    low, high, rounds = _allowed(said, value, kind, language)
    yield Amount(kind, figure.span, figure.sentence, value, low, high, unit, rounds)
    yield from _other_end(figure, said, value, kind)


def is_amount(figure: Quantity | Claim) -> bool:
    """Whether a figure says how much or when, and is not part of a name or a manner of speaking."""
    return _NO_AMOUNT.isdisjoint(figure.traps) or not _CALENDAR.isdisjoint(figure.traps)


def _kind(figure: Quantity | Claim) -> AmountKind:
    if "ordinal" in figure.traps:
        return "ordinal"
    if figure.kind == "percentage":
        return "percent"
    if figure.kind == "money":
        return "money"
    if not _DATES.isdisjoint(figure.traps):
        return "year" if figure.value is not None and _FIRST_YEAR <= figure.value <= _LAST_YEAR else "day"
    return "count"


def _loose(figure: Quantity | Claim, text: str) -> Iterator[Amount]:
    """The digits of a figure that has no value of its own, such as a date in figures."""
    for match in _DIGITS.finditer(text, *figure.span):
        yield _plain_amount(match, text, figure.sentence)


def _other_end(figure: Quantity | Claim, said: str, value: float, kind: AmountKind) -> Iterator[Amount]:
    """The upper end of a range that is written in digits."""
    numbers = list(_DIGITS.finditer(said))
    if len(numbers) < 2 or _number(numbers[0].group()) != value:
        return
    number = _number(numbers[1].group())
    if kind == "year" and number < _FIRST_YEAR:
        return  # 2018–19
    start = figure.span.start + numbers[1].start()
    span = Span(start, start + len(numbers[1].group()))
    kind = "plain" if kind in ("year", "day") else kind
    yield Amount(kind, span, figure.sentence, number, number, number)


def _month(span: Span, text: str, language: Language) -> str:
    """The month beside the day of a date, by its first letters; empty where none stands there."""
    around = re.findall(r"[A-Za-z]+", text[max(0, span.start - _BESIDE) : span.end + _BESIDE])
    return next((word[:3].lower() for word in around if word.lower() in language.months), "")


_BESIDE = 12
"""Characters on either side of a day in which its month stands."""


def _plain(text: str, covered: Iterable[Span], starts: list[int]) -> Iterator[Amount]:
    taken = bytearray(len(text))
    for start, end in covered:
        taken[start:end] = b"\1" * (end - start)
    for match in _DIGITS.finditer(text):
        if not taken[match.start()]:
            yield _plain_amount(match, text, max(0, bisect_right(starts, match.start()) - 1))


def _plain_amount(match: re.Match[str], text: str, sentence: int) -> Amount:
    number = _number(match.group())
    beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    unit = _NUMERIC_DATE if any(mark in beside for mark in "/-") else ""
    return Amount("plain", Span(*match.span()), sentence, number, number, number, unit)


_NUMERIC_DATE = "date"
"""The unit of digits that a stroke or a hyphen joins to others: 25/12, 2018-09-10."""


def _number(digits: str) -> float:
    plain = re.sub(r"[,\u00a0\u2009\u202f]", "", digits)
    return float(plain.replace(".", "") if plain.count(".") > 1 else plain)


def _allowed(said: str, value: float, kind: AmountKind, language: Language) -> tuple[float, float, bool]:
    """The values of a source that a figure may stand for, and whether it is approximated."""
    half = step(said, value) / 2
    if kind in ("year", "day"):
        return value, value, False
    words = _approximators(language)
    lower = f" {' '.join(said.lower().split())} "
    if any(f" {phrase} " in lower for phrase in words["nearly"]):
        return value * (1 - _NEARLY), value, True
    if any(f" {phrase} " in lower for phrase in words["over"]):
        return value, max(value * (1 + _AROUND), value + 2 * half), True
    if any(f" {phrase} " in lower for phrase in words["about"]):
        return value - max(value * _AROUND, half), value + max(value * _AROUND, half), True
    if kind == "percent" and not _DIGITS.search(said):
        return value - 2, value + 2, True
    off = min(half, value * _MOST_ROUNDED) if value >= _LEAST_ROUNDED or "." in said else 0.0
    return value - off, value + off, False


def step(said: str, value: float) -> float:
    """The unit of the last figure that counts, as written: 1000 for 57,000, 0.1 for 4.2, 100000 for 1.2 million."""
    digits = _DIGITS.search(said)
    if digits is None or not value:
        return value * _AROUND
    written = _number(digits.group())
    scale = value / written if written else 1.0
    plain = re.sub(r"[,\u00a0\u2009\u202f]", "", digits.group())
    if "." in plain:
        return scale * 10.0 ** -len(plain.partition(".")[2])
    return scale * 10.0 ** (len(plain) - len(plain.rstrip("0")))


@lru_cache(maxsize=4)
def _approximators(language: Language) -> dict[str, tuple[str, ...]]:
    parts = language.numbers.parts
    return {name: tuple(parts[f"approximately-{name}"]) for name in ("nearly", "over", "about")}


def _currency(unit: str, language: Language) -> str:
    """One name for a currency: $, US$, USD and dollars are the same."""
    lower = unit.lower()
    for name, forms in language.numbers.currencies.items():
        if lower in forms:
            return name
    return lower


def supports(article: Amount, source: Amount) -> Literal["supported", "rounded"] | None:
    """Whether a source's amount bears out the article's: exactly, as it rounds, or not."""
    if not _comparable(article, source):
        return None
    if abs(article.value - source.value) <= 1e-9 * max(1.0, abs(article.value)):
        return "supported"
    return "rounded" if article.low <= source.value <= article.high else None


def _comparable(article: Amount, source: Amount) -> bool:
    kinds = article.kind, source.kind
    if source.kind == "plain":
        return (source.unit == _NUMERIC_DATE) == (article.kind == "day") or article.kind in ("year", "plain")
    if set(kinds) in ({"year", "count"}, {"day", "ordinal"}) or article.kind == "plain":
        return True  # a year that nothing marks as one is read as a count; April 9th
    if article.kind in ("day", "year") and source.kind == article.kind:
        return not article.unit or not source.unit or article.unit == source.unit
    if article.kind != source.kind:
        return False
    return article.kind != "money" or not article.unit or not source.unit or article.unit == source.unit
