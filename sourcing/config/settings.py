"""A config, the loaded packs and the command line → the settings in force for one file, and where each came from.

Later layers win: the preset, the config's own `select`, `ignore`, `severity` and `rules`, its `per-path` entries in
order, the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.packs.located import LocatedError, LocatedErrors, unknown
from sourcing.packs.presets import ALL, expand_rules, resolve_preset, unknown_rules
from sourcing.packs.wording import compile_pattern, expand_words
from sourcing.record import changed
from sourcing.values import NamedTuple, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sourcing.config.files import Config
    from sourcing.config.options import Extension, Options, PerPath, RuleOptions
    from sourcing.findings import Severity
    from sourcing.packs.load import Packs
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


class Settings(Value):
    """What holds for one file. `rules` carry the config's changes, their severity included; `origins` has every rule."""

    rules: tuple[Rule, ...]
    fail_on: Severity
    preset: str
    origins: Mapping[str, Origin] = {}
    preset_by: str = "default"
    fail_on_by: str = "default"


def settings_for(config: Config, packs: Packs, path: Path | None, overrides: Overrides = _NO_OVERRIDES) -> Settings:
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
        self._changed = {
            name: _changed(loaded.rule, config.options.rules.get(name)) for name, loaded in packs.rules.items()
        }
        self._known: dict[tuple[int, ...], Settings] = {}

    def settings(self, path: Path | None) -> Settings:
        """Return the settings for a file; None stands for one without a path, which no `per-path` entry names."""
        entries = tuple(
            index
            for index, entry in enumerate(self._config.options.per_path)
            if path is not None and self._config.matches(path, entry.paths)
        )
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
                changed(self._changed[name], severity=origin.severity)
                for name, origin in layers.origins.items()
                if origin.runs
            ),
            fail_on=overrides.fail_on or options.fail_on,
            preset=overrides.preset or options.preset,
            origins=layers.origins,
            preset_by="--preset" if overrides.preset else self._key_place("preset"),
            fail_on_by="--fail-on" if overrides.fail_on else self._key_place("fail-on"),
        )

    def _place(self, location: Location) -> str:
        return f"{self._config.located.path}:{self._config.located.key_mark(location).line}"

    def _key_place(self, key: str) -> str:
        return self._place((key,)) if key in self._config.located.data else "default"


class _Layers:
    """The state of every rule while the layers are laid over it, one after another."""

    def __init__(self, packs: Packs, place: Callable[[Location], str]) -> None:
        self._packs = packs
        self._place = place
        self.origins: dict[str, Origin] = {}

    def preset(self, name: str) -> None:
        chosen = resolve_preset(name, self._packs).rules
        for rule, loaded in self._packs.rules.items():
            own = loaded.rule.severity
            level = chosen.get(rule, own)
            decided_by = f"preset {name}" if rule in chosen else f"not in preset {name}"
            self.origins[rule] = Origin(rule in chosen, decided_by, level, "rule" if level == own else f"preset {name}")

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


def _changed(rule: Rule, changes: RuleOptions | None) -> Rule:
    """Return a rule with a config's changes in it."""
    if changes is None:
        return rule
    added = vars(changes.except_)
    lists = {name: tuple(dict.fromkeys((*getattr(rule.except_, name), *more))) for name, more in added.items()}
    update: dict[str, object] = {"except_": changed(rule.except_, **lists)}
    if changes.message is not None:
        update["message"] = changes.message
    if changes.at_least is not None and rule.kind == "claim":
        update["claim"] = changed(rule.claim, at_least=changes.at_least)
    return changed(rule, **update)


def _config_errors(config: Config, packs: Packs, overrides: Overrides) -> Iterator[LocatedError]:
    """Yield what is wrong with a config now that the rules, presets and word lists are known."""
    options, located, names = config.options, config.located, packs.rule_names()
    for name, changes in options.rules.items():
        yield from _wording_errors(located, ("rules", name, "except"), changes.except_, packs)
    if overrides.preset is None and options.preset not in packs.presets:
        yield located.error(("preset",), unknown("preset", options.preset, packs.presets))
    yield from _layer_errors(located, (), options, names)
    for index, entry in enumerate(options.per_path):
        yield from _layer_errors(located, ("per-path", index), entry, names)
    for name, changes in options.rules.items():
        if name not in names:
            yield located.key_error(("rules", name), unknown("rule", name, names))
        elif name in packs.rules:
            yield from _change_errors(located, packs.rules[name].rule, changes)
        if changes.severity is not None and name in options.severity:
            yield located.error(("rules", name, "severity"), f"the severity of {name!r} is already set under severity")


def _wording_errors(located: LocatedData, at: Location, added: Extension, packs: Packs) -> Iterator[LocatedError]:
    """Yield what is wrong with words and patterns, which is told only when the word lists are known."""
    for key, words in (("words", added.words), ("sources", added.sources)):
        for index, word in enumerate(words):
            if word.startswith("$"):
                yield from _told(located, (*at, key, index), lambda word=word: expand_words([word], packs.lists))
    for index, pattern in enumerate(added.patterns):
        place = (*at, "patterns", index)
        yield from _told(located, place, lambda pattern=pattern: compile_pattern(pattern, packs.lists))


def _told(located: LocatedData, place: Location, do: Callable[[], object]) -> Iterator[LocatedError]:
    try:
        do()
    except ValueError as error:
        yield located.error(place, " ".join(str(error).split()))


def _layer_errors(
    located: LocatedData, at: Location, layer: Options | PerPath, names: tuple[str, ...]
) -> Iterator[LocatedError]:
    yield from unknown_rules(located, (*at, "select"), layer.select, names)
    yield from unknown_rules(located, (*at, "ignore"), layer.ignore, names)
    for name in layer.severity:
        if name not in names:
            yield located.key_error((*at, "severity", name), unknown("rule", name, names))


def _change_errors(located: LocatedData, rule: Rule, changes: RuleOptions) -> Iterator[LocatedError]:
    at = ("rules", rule.rule)
    if changes.at_least is not None and rule.kind != "claim":
        message = f"at-least is for rules of the kind claim, and {rule.rule!r} is of the kind {rule.kind}"
        yield located.key_error((*at, "at-least"), message)
    if changes.message is not None:
        from sourcing.packs.messages import check_message

        try:
            check_message(changes.message, rule.kind)
        except ValueError as error:
            yield located.error((*at, "message"), str(error))


def _override_errors(overrides: Overrides, packs: Packs) -> Iterator[LocatedError]:
    names = packs.rule_names()
    for option, given in (("--select", overrides.select), ("--ignore", overrides.ignore)):
        for name in given:
            if name != ALL and name not in names:
                yield LocatedError(option, None, None, unknown("rule", name, names))
    if overrides.preset is not None and overrides.preset not in packs.presets:
        yield LocatedError("--preset", None, None, unknown("preset", overrides.preset, packs.presets))
