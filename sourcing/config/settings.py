"""A config, the loaded packs and the command line → the settings in force for one file, and where each came from.

Later layers win: the preset, the config's own `select`, `ignore`, `severity` and `rules`, its `per-path` entries in
order, the command line.
"""

from __future__ import annotations

from sourcing.kept import recall
from sourcing.kept.record import changed, opened
from sourcing.lean.light import suppress
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value
from sourcing.packs.located import LocatedError, LocatedErrors, unknown
from sourcing.packs.presets import ALL, expand_rules, resolve_preset, unknown_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sourcing.config.files import Config
    from sourcing.config.options import Options, PerPath
    from sourcing.kinds import Severity
    from sourcing.lean.typed import StrPath
    from sourcing.packs.changes_file import RuleChanges
    from sourcing.packs.loaded import Packs
    from sourcing.packs.located import LocatedData, Location
    from sourcing.packs.model import Rule


class Overrides(Value):
    """What the command line says. `select` and `ignore` change what the config selects, `preset` replaces its own."""

    preset: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None


_NO_OVERRIDES = Overrides()


class Origin(NamedTuple):
    """Whether a rule runs and how severe it is, each with what decided it: `preset news`, `sourcing.yaml:7`, `--select`."""

    runs: bool
    decided_by: str
    severity: Severity
    severity_by: str
    changed_by: tuple[str, ...] = ()
    """The presets and places that change the rule itself."""


class Settings(Value):
    """What holds for one file. `rules` carry the config's changes, their severity included; `origins` has every rule."""

    rules: tuple[Rule, ...]
    fail_on: Severity
    preset: str
    origins: Mapping[str, Origin] = {}
    preset_by: str = "default"
    fail_on_by: str = "default"


_MOST_POLICIES = 8
_POLICIES: list[Policy] = []
"""The last ones asked for."""


def policy_for(config: Config, packs: Packs, overrides: Overrides = _NO_OVERRIDES) -> Policy:
    """Return the policy of these, the same one for as long as they are the same: what is known of its rules then holds on.

    Raises LocatedErrors as `Policy` does.
    """
    for known in _POLICIES:
        if known.is_of(config, packs, overrides):
            return known
    policy = Policy(config, packs, overrides)
    _POLICIES[:] = [policy, *_POLICIES[: _MOST_POLICIES - 1]]
    return policy


def settings_for(config: Config, packs: Packs, path: StrPath | None, overrides: Overrides = _NO_OVERRIDES) -> Settings:
    """Return the settings for one file; for many files under one config, keep a `Policy`.

    Raises LocatedErrors where the config or the command line names what does not exist.
    """
    return Policy(config, packs, overrides).settings(path)


class Policy:
    """A config that has been checked against the packs and gives the settings of any file.

    Raises LocatedErrors, when made, with every unknown rule and preset and every change a rule cannot take.
    """

    def __init__(self, config: Config, packs: Packs, overrides: Overrides = _NO_OVERRIDES) -> None:
        errors = [*_config_errors(config, packs, overrides), *_override_errors(overrides, packs)]
        if errors:
            raise LocatedErrors(dict.fromkeys(errors))
        self._config = config
        self._packs = packs
        self._overrides = overrides
        self._changed, self._changed_by = self._changes()
        self._known: dict[tuple[int, ...], Settings] = {}

    def is_of(self, config: Config, packs: Packs, overrides: Overrides) -> bool:
        """Tell whether it was made of these packs, and of a config and a command line that say the same."""
        return self._packs is packs and self._overrides == overrides and self._config == config

    def _changes(self) -> tuple[dict[str, Rule], dict[str, tuple[str, ...]]]:
        """Return the rules as the preset and the config change them, and what changed each."""
        preset = self._overrides.preset or self._config.options.preset
        rules = {name: loaded.rule for name, loaded in self._packs.rules.items()}
        by: dict[str, tuple[str, ...]] = {}
        own = ((self._place(("rules", name)), name, change) for name, change in self._config.options.rules.items())
        given = [(f"preset {at}", name, change) for at, name, change in resolve_preset(preset, self._packs).changes]
        for place, name, changes in (*given, *own):
            if name in rules and _changes_more_than_severity(changes):
                from sourcing.packs.changes import ChangesError  # few configs change a rule

                with suppress(ChangesError):  # a preset's fault, which was told when it was loaded
                    rules[name] = _changed(rules[name], changes, self._packs)
                    by[name] = (*by.get(name, ()), place)
        return rules, by

    def settings(self, path: StrPath | None) -> Settings:
        """Return the settings for a file; None stands for one without a path, which no `per-path` entry names."""
        entries = self._config.entries_for(path)
        if entries not in self._known:
            self._known[entries] = self._resolve(entries)
        return self._known[entries]

    def _resolve(self, entries: tuple[int, ...]) -> Settings:
        options, overrides = self._config.options, self._overrides
        layers = _Layers(self._packs, self._place)
        layers.preset(overrides.preset or options.preset)
        layers.names((), options.select, options.ignore, options.severity)
        for name, changes in options.rules.items():
            if changes.severity:
                layers.severity(name, changes.severity, self._place(("rules", name, "severity")))
        for index in entries:
            entry = options.per_path[index]
            layers.names(("per-path", index), entry.select, entry.ignore, entry.severity)
        layers.options(overrides)
        return Settings(
            rules=tuple(
                _as_severe(self._changed[name], origin.severity)
                for name, origin in layers.origins.items()
                if origin.runs
            ),
            fail_on=overrides.fail_on or options.fail_on,
            preset=overrides.preset or options.preset,
            origins={
                name: origin._replace(changed_by=self._changed_by[name]) if name in self._changed_by else origin
                for name, origin in layers.origins.items()
            },
            preset_by="--preset" if overrides.preset else self._key_place("preset"),
            fail_on_by="--fail-on" if overrides.fail_on else self._key_place("fail-on"),
        )

    def _place(self, location: Location) -> str:
        return f"{self._config.located.path}:{self._config.located.key_mark(location).line}"

    def _key_place(self, key: str) -> str:
        return self._place((key,)) if key in self._config.located.data else "default"


def _as_severe(rule: Rule, severity: Severity) -> Rule:
    return rule if rule.severity == severity else changed(rule, severity=severity)


class _Layers:
    """The state of every rule while the layers are laid over it, one after another."""

    def __init__(self, packs: Packs, place: Callable[[Location], str]) -> None:
        self._packs = packs
        self._place = place
        self.origins: dict[str, Origin] = {}

    def preset(self, name: str) -> None:
        chosen = resolve_preset(name, self._packs).rules
        for rule, loaded in self._packs.rules.items():
            if rule not in chosen:
                self.origins[rule] = Origin(
                    runs=False, decided_by=f"not in preset {name}", severity=loaded.rule.severity, severity_by="rule"
                )
                continue
            level, selected_by, severity_by = chosen[rule]
            self.origins[rule] = Origin(
                runs=True,
                decided_by=f"preset {selected_by}",
                severity=level,
                severity_by="rule" if severity_by is None else f"preset {severity_by}",
            )

    def names(
        self, at: Location, select: tuple[str, ...], ignore: tuple[str, ...], severity: Mapping[str, Severity]
    ) -> None:
        for key, names, runs in (("select", select, True), ("ignore", ignore, False)):
            for index, name in enumerate(names):
                self._switch(name, runs=runs, by=self._place((*at, key, index)))
        for name, level in severity.items():
            self.severity(name, level, self._place((*at, "severity", name)))

    def options(self, overrides: Overrides) -> None:
        for name in overrides.select:
            self._switch(name, runs=True, by="--select")
        for name in overrides.ignore:
            self._switch(name, runs=False, by="--ignore")

    def severity(self, name: str, level: Severity, by: str) -> None:
        if name in self.origins:
            self.origins[name] = self.origins[name]._replace(severity=level, severity_by=by)

    def _switch(self, name: str, *, runs: bool, by: str) -> None:
        for rule in expand_rules([name], self._packs):
            self.origins[rule] = self.origins[rule]._replace(runs=runs, decided_by=by)


def _changes_more_than_severity(changes: RuleChanges) -> bool:
    return any(value for key, value in vars(changes).items() if key not in ("severity", "except_")) or any(
        vars(changes.except_).values()
    )


def _changed(rule: Rule, changes: RuleChanges, packs: Packs) -> Rule:
    """Return a rule with changes in it; what was worked out for a rule and its changes is kept between runs."""
    lists = opened(packs.lists)

    def make() -> Rule:
        from sourcing.packs.changes import changed_rule

        return changed_rule(rule, changes, lists)

    return recall("changed", [repr(rule), repr(changes), repr(lists)], make)


def _config_errors(config: Config, packs: Packs, overrides: Overrides) -> Iterator[LocatedError]:
    """Yield what is wrong with a config now that the rules, presets and word lists are known."""
    options, located, names = config.options, config.located, packs.rule_names
    if overrides.preset is None and options.preset not in packs.presets:
        yield located.error(("preset",), unknown("preset", options.preset, packs.presets))
    yield from _layer_errors(located, (), options, names)
    for index, entry in enumerate(options.per_path):
        yield from _layer_errors(located, ("per-path", index), entry, names)
    for name, changes in options.rules.items():
        if name not in names:
            yield located.key_error(("rules", name), unknown("rule", name, names))
        elif name in packs.rules:
            from sourcing.packs.changes import ChangesError

            try:
                _changed(packs.rules[name].rule, changes, packs)
            except ChangesError as error:
                yield from (fault.located(located, ("rules", name)) for fault in error.faults)
        if changes.severity is not None and name in options.severity:
            yield located.error(("rules", name, "severity"), f"the severity of {name!r} is already set under severity")


def _layer_errors(
    located: LocatedData, at: Location, layer: Options | PerPath, names: tuple[str, ...]
) -> Iterator[LocatedError]:
    yield from unknown_rules(located, (*at, "select"), layer.select, names)
    yield from unknown_rules(located, (*at, "ignore"), layer.ignore, names)
    for name in layer.severity:
        if name not in names:
            yield located.key_error((*at, "severity", name), unknown("rule", name, names))


def _override_errors(overrides: Overrides, packs: Packs) -> Iterator[LocatedError]:
    names = packs.rule_names
    for option, given in (("--select", overrides.select), ("--ignore", overrides.ignore)):
        for name in given:
            if name != ALL and name not in names:
                yield LocatedError(option, None, None, unknown("rule", name, names))
    if overrides.preset is not None and overrides.preset not in packs.presets:
        yield LocatedError("--preset", None, None, unknown("preset", overrides.preset, packs.presets))
