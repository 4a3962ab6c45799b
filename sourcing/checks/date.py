"""Dates at fault: figures of long ago given as if they still held, and relative dates with nothing to count from."""

from __future__ import annotations

from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import excepted, occurrences
from sourcing.documents.document import Span
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sourcing.analysis.facts import Facts
    from sourcing.packs.model import DateRule

_NEAR = 40
"""How many characters after its opening words a date may begin: "as of the end of the summer of 2019"."""


def check(rule: DateRule, facts: Facts) -> Iterator[Match]:
    """One match a sentence for what is out of date, one a document for what cannot be dated."""
    if rule.date.fault == "stale":
        yield from one_a_sentence(_stale(rule, facts))
    else:
        yield from _unanchored(rule, facts)


def _stale(rule: DateRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    """Dates more than so many years before the document's own, or before the day the caller says it is."""
    text, language = facts.document.text, facts.language
    today: date | None = None
    for number, opener in occurrences(rule.date, facts):
        from sourcing.analysis.dates import find_dates, own_date  # few documents have what opens such a date

        today = today or facts.today or own_date(facts.document, language)
        if today is None:
            return
        end = min(facts.sentences[number].span.end, opener.end + _NEAR)
        dated = next(find_dates(text, language, opener.end, end), None)
        day = dated.last_day() if dated is not None else None
        if dated is None or day is None or (day.year + rule.date.years, day.month, day.day) >= today.timetuple()[:3]:
            continue
        span = Span(opener.start, dated.span.end)
        if not excepted(rule, facts, number, span):
            words = text[span.start : span.end]
            yield number, Match(span, (), {"text": words, "years": today.year - day.year})


def _unanchored(rule: DateRule, facts: Facts) -> Iterator[Match]:
    """The first relative date of a document in which no other date stands."""
    for number, span in occurrences(rule.date, facts):
        from sourcing.analysis.dates import is_dated  # as above

        if is_dated(facts.document, facts.language):
            return
        if not excepted(rule, facts, number, span):
            yield Match(span, (), {"text": facts.document.text[span.start : span.end], "years": 0})
            return
