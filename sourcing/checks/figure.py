"""Figures at fault in themselves: changes, differences of percentages, leads in polls."""

from __future__ import annotations

from sourcing.analysis.changes import Levels, find_changes, is_points_called_percent, levels_of
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import excepted, innocent
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sourcing.analysis.changes import Change
    from sourcing.analysis.facts import Facts
    from sourcing.packs.model import FigureRule

    _Here = frozenset[int] | None
    """The sentences that are asked about; all where there are none."""

_NO_LEVELS = Levels(0.0, 0.0)


def check(rule: FigureRule, facts: Facts, here: frozenset[int] | None = None) -> Iterator[Match]:
    """One match a sentence, of those `here` if they are given: its first figure at fault, the others related."""
    yield from one_a_sentence(found for fault in rule.figure.faults for found in _FAULTS[fault](rule, facts, here))


def _changes(rule: FigureRule, facts: Facts, here: _Here) -> Iterator[Change]:
    known: dict[_Here, tuple[Change, ...]] = facts.memo.setdefault(find_changes, {})
    changes = known.get(here)
    if changes is None:
        claims = facts.stated if here is None else facts.stated_in(here)
        changes = known[here] = tuple(find_changes(facts.document.text, facts.sentences, claims, facts.language))
    traps = set(rule.except_.traps)
    for change in changes:
        if traps.isdisjoint(facts.settled(change.figure).traps) and not excepted(
            rule, facts, change.figure.sentence, change.span
        ):
            yield change


def _change(rule: FigureRule, facts: Facts, here: _Here) -> Iterator[tuple[int, Match]]:
    for change in _changes(rule, facts, here):
        if not innocent(rule.unless, facts, change.figure.sentence):
            yield change.figure.sentence, _match(change, _NO_LEVELS, facts)


def _percent_for_points(rule: FigureRule, facts: Facts, here: _Here) -> Iterator[tuple[int, Match]]:
    text = facts.document.text
    for change in _changes(rule, facts, here):
        figure = change.figure
        if figure.unit != "%" or figure.value is None:
            continue
        levels = levels_of(text, facts.sentences[figure.sentence].span, facts.language, change.span)
        if levels is None or not is_points_called_percent(text[slice(*figure.span)], figure.value, levels):
            continue
        if not innocent(rule.unless, facts, figure.sentence):
            yield figure.sentence, _match(change, levels, facts)


def _lead_within_margin(rule: FigureRule, facts: Facts, here: _Here) -> Iterator[tuple[int, Match]]:
    """The margin may stand anywhere in the document."""
    from sourcing.analysis.leads import find_leads  # `news` does not ask for them

    text = facts.document.text
    for lead in find_leads(text, facts.sentences, facts.language):
        if (here is not None and lead.sentence not in here) or not lead.is_slim:
            continue
        if excepted(rule, facts, lead.sentence, lead.span):
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


LOCAL_FAULTS = frozenset(("change", "percent-for-points"))
"""Those that a sentence has by itself and by what covers it."""
_FAULTS: Mapping[str, Callable[[FigureRule, Facts, _Here], Iterator[tuple[int, Match]]]] = {
    "change": _change,
    "percent-for-points": _percent_for_points,
    "lead-within-margin": _lead_within_margin,
}
