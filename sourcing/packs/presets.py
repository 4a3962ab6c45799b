"""Presets that have been loaded → which rules run, and how severe each is."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value
from sourcing.packs.located import unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sourcing.kinds import Severity
    from sourcing.packs.changes_file import RuleChanges
    from sourcing.packs.loaded import LoadedPreset, Packs
    from sourcing.packs.located import LocatedData, LocatedError, Location
    from sourcing.packs.model import Rule
    from sourcing.packs.preset_file import Preset

ALL = "all"
"""Stands for every rule that is not deprecated, wherever rules are selected or ignored."""


class Chosen(NamedTuple):
    """How severe a rule is that runs, and the presets that decided that it runs and how severe it is."""

    severity: Severity
    selected_by: str
    severity_by: str | None = None


class Selection(Value):
    """The rules that run, by name, and what presets change in rules, the farthest preset first."""

    rules: Mapping[str, Chosen]
    changes: tuple[tuple[str, str, RuleChanges], ...] = ()
    """(preset, rule, changes)"""


def resolve_preset(name: str, packs: Packs) -> Selection:
    """Work out which rules a preset runs, what it extends included.

    Raises ValueError, with the nearest name, where there is no such preset.
    """
    if name not in packs.presets:
        raise ValueError(unknown("preset", name, packs.presets))
    return _resolved(name, packs, ())


def _resolved(name: str, packs: Packs, above: tuple[str, ...]) -> Selection:
    """Return what is selected; a preset that extends itself was reported at load and is not followed again."""
    rules: dict[str, Chosen] = {}
    changes: list[tuple[str, str, RuleChanges]] = []
    if name in above or name not in packs.presets:
        return Selection(rules)
    preset = packs.presets[name].preset
    for base in preset.extends:
        inherited = _resolved(base, packs, (*above, name))
        rules.update(inherited.rules)
        changes += [change for change in inherited.changes if change not in changes]
    for rule in expand_rules(preset.select, packs):
        rules.setdefault(rule, Chosen(packs.rules[rule].rule.severity, name))
    for rule in expand_rules(preset.ignore, packs):
        rules.pop(rule, None)
    levels = {**{rule: change.severity for rule, change in preset.rules.items() if change.severity}, **preset.severity}
    for rule, level in levels.items():
        if rule in rules:
            rules[rule] = rules[rule]._replace(severity=level, severity_by=name)
    changes += [(name, rule, change) for rule, change in preset.rules.items() if rule in packs.rules]
    return Selection(rules, tuple(changes))


def bases(name: str, presets: Mapping[str, LoadedPreset]) -> tuple[str, ...]:
    """Return the presets that a preset builds on, the nearest first, each once."""
    found: dict[str, None] = {}
    waiting = list(presets[name].preset.extends)
    while waiting:
        base = waiting.pop(0)
        if base in presets and base != name and base not in found:
            found[base] = None
            waiting += presets[base].preset.extends
    return tuple(found)


def expand_rules(names: Collection[str], packs: Packs) -> list[str]:
    """Return the rules that a list names, `all` spelt out; names that no pack holds are left out."""
    if ALL in names:
        active = [name for name, loaded in packs.rules.items() if loaded.rule.status != "deprecated"]
        return [*active, *(name for name in names if name in packs.rules and name not in active)]
    return [name for name in names if name in packs.rules]


def preset_errors(
    preset: Preset, located: LocatedData, rules: Collection[str], presets: Collection[str]
) -> Iterator[LocatedError]:
    """Yield an error for each rule and preset that `preset` names and nobody has."""
    for key, names in (("select", preset.select), ("ignore", preset.ignore)):
        yield from unknown_rules(located, (key,), names, rules)
    for rule in preset.severity:
        if rule not in rules:
            yield located.key_error(("severity", rule), unknown("rule", rule, rules))
    for rule in preset.rules:
        if rule not in rules:
            yield located.key_error(("rules", rule), unknown("rule", rule, rules))
    for index, base in enumerate(preset.extends):
        if base not in presets:
            yield located.error(("extends", index), unknown("preset", base, presets))


def change_errors(
    located: LocatedData,
    at: Location,
    rule: Rule,
    changes: RuleChanges,
    lists: Mapping[str, tuple[str, ...]],
    *,
    is_proven: bool,
) -> Iterator[LocatedError]:
    """Yield an error for each change, under `at` in a file, that the rule cannot take."""
    from sourcing.packs.changes import ChangesError, changed_rule

    try:
        changed_rule(rule, changes, lists, is_proven=is_proven)
    except ChangesError as error:
        yield from (fault.located(located, at) for fault in error.faults)


def unknown_rules(
    located: LocatedData, where: Location, names: Collection[str], rules: Collection[str]
) -> Iterator[LocatedError]:
    """Yield an error for each name in the list at `where` that is neither a rule nor `all`."""
    for index, name in enumerate(names):
        if name != ALL and name not in rules:
            yield located.error((*where, index), unknown("rule", name, [*rules, ALL]))
