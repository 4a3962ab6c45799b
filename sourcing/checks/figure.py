"""Figures at fault in themselves: changes, differences of percentages, leads in polls."""

from __future__ import annotations

from sourcing.analysis.changes import Levels, find_changes, is_points_called_percent, levels_of
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import excepted, innocent
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sourcing.analysis.changes import Change
    from sourcing.analysis.facts import Facts
    from sourcing.packs.model import FigureRule

_NO_LEVELS = Levels(0.0, 0.0)


def check(rule: FigureRule, facts: Facts) -> Iterator[Match]:
    """One match a sentence: its first figure at fault, the others related."""
    yield from one_a_sentence(found for fault in rule.figure.faults for found in _FAULTS[fault](rule, facts))


def _changes(rule: FigureRule, facts: Facts) -> Iterator[Change]:
    changes: tuple[Change, ...] | None = facts.memo.get(find_changes)
    if changes is None:
        found = find_changes(facts.document.text, facts.sentences, facts.stated, facts.language)
        changes = facts.memo[find_changes] = tuple(found)
    traps = set(rule.except_.traps)
    for change in changes:
        if traps.isdisjoint(facts.settled(change.figure).traps) and not excepted(
            rule, facts, change.figure.sentence, change.span
        ):
            yield change


def _change(rule: FigureRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    for change in _changes(rule, facts):
        if not innocent(rule.unless, facts, change.figure.sentence):
            yield change.figure.sentence, _match(change, _NO_LEVELS, facts)


def _percent_for_points(rule: FigureRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    text = facts.document.text
    for change in _changes(rule, facts):
        figure = change.figure
        if figure.unit != "%" or figure.value is None:
            continue
        levels = levels_of(text, facts.sentences[figure.sentence].span, facts.language)
        if levels is None or not is_points_called_percent(text[slice(*figure.span)], figure.value, levels):
            continue
        if not innocent(rule.unless, facts, figure.sentence):
            yield figure.sentence, _match(change, levels, facts)


def _lead_within_margin(rule: FigureRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    from sourcing.analysis.leads import find_leads  # `news` does not ask for them

    text = facts.document.text
    for lead in find_leads(text, facts.sentences, facts.language):
        if not lead.is_slim or excepted(rule, facts, lead.sentence, lead.span):
            continue
        if not innocent(rule.unless, facts, lead.sentence):
            fields = {
                "text": text[slice(*lead.span)],
                "value": lead.points,
                "start": 0.0,
                "end": 0.0,
                "margin": lead.margin,
            }
            yield lead.sentence, Match(lead.span, (), fields)


def _match(change: Change, levels: Levels, facts: Facts) -> Match:
    text = facts.document.text[slice(*change.span)]
    value = change.figure.value or 0.0
    return Match(
        change.span, (), {"text": text, "value": value, "start": levels.start, "end": levels.end, "margin": 0.0}
    )


_FAULTS: dict[str, Callable[[FigureRule, Facts], Iterator[tuple[int, Match]]]] = {
    "change": _change,
    "percent-for-points": _percent_for_points,
    "lead-within-margin": _lead_within_margin,
}
