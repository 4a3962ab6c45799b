"""Presets that have been loaded → which rules run, and how severe each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.packs.located import unknown
from sourcing.values import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sourcing.findings import Severity
    from sourcing.packs.load import Packs
    from sourcing.packs.located import LocatedData, LocatedError, Location
    from sourcing.packs.preset_file import Preset

ALL = "all"
"""Stands for every rule that is not deprecated, wherever rules are selected or ignored."""


class LoadedPreset(Value):
    """A preset with the file it came from."""

    preset: Preset
    path: str


class Selection(Value):
    """The rules that run, by name, each with its severity."""

    rules: Mapping[str, Severity]


def resolve_preset(name: str, packs: Packs) -> Selection:
    """Work out which rules a preset runs, what it extends included.

    Raises ValueError, with the nearest name, where there is no such preset.
    """
    if name not in packs.presets:
        raise ValueError(unknown("preset", name, packs.presets))
    return Selection(_resolved(name, packs, ()))


def _resolved(name: str, packs: Packs, above: tuple[str, ...]) -> dict[str, Severity]:
    """Return the selected rules; a preset that extends itself was reported at load and is not followed again."""
    rules: dict[str, Severity] = {}
    if name in above or name not in packs.presets:
        return rules
    preset = packs.presets[name].preset
    for base in preset.extends:
        rules |= _resolved(base, packs, (*above, name))
    for rule in expand_rules(preset.select, packs):
        rules.setdefault(rule, packs.rules[rule].rule.severity)
    for rule in expand_rules(preset.ignore, packs):
        rules.pop(rule, None)
    return rules | {rule: level for rule, level in preset.severity.items() if rule in rules}


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
    for index, base in enumerate(preset.extends):
        if base not in presets:
            yield located.error(("extends", index), unknown("preset", base, presets))


def unknown_rules(
    located: LocatedData, where: Location, names: Collection[str], rules: Collection[str]
) -> Iterator[LocatedError]:
    """Yield an error for each name in the list at `where` that is neither a rule nor `all`."""
    for index, name in enumerate(names):
        if name != ALL and name not in rules:
            yield located.error((*where, index), unknown("rule", name, [*rules, ALL]))
