"""Paths and options to reports: configs, packs and vocabulary are found, read once and brought to each file.

A `Workspace` belongs to one process and one run.
"""

from __future__ import annotations

import os
from itertools import count, groupby

from sourcing.config import Config, Policy, default_config, find_config, load_config, policy_for
from sourcing.copies import Copies, key_of
from sourcing.documents import FENCE
from sourcing.documents.discovery import discover
from sourcing.errors import Error, what_was_raised
from sourcing.findings import Report
from sourcing.lean.light import cached_property, partial, suppress
from sourcing.lean.typed import TYPE_CHECKING, TypeVar
from sourcing.lean.values import replace
from sourcing.packs.load import LANGUAGES, SUPPRESSION, VERIFICATION, shipped_folder
from sourcing.packs.located import LocatedErrors, to_errors
from sourcing.packs.recalled import language_in, packs_in
from sourcing.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.config import Settings
    from sourcing.copies import Key
    from sourcing.documents.discovery import Found
    from sourcing.documents.source import Source
    from sourcing.earlier import Earlier
    from sourcing.lean.typed import StrPath
    from sourcing.options import Options
    from sourcing.packs.loaded import Packs
    from sourcing.packs.model import Rule
    from sourcing.triage.baseline import Baseline
    from sourcing.verdicts import Named
    from sourcing.verify.library import Library
    from sourcing.verify.shelf import Shelf

Worked = TypeVar("Worked")

_VERIFYING = (VERIFICATION, SUPPRESSION)
"""The kinds of rule that run where documents are only held against their sources."""
NO_SOURCES = (
    "it names no sources, so nothing was compared; "
    "give --sources, or a key sources: in its front matter or sourcing.yaml"
)


class Workspace:
    """The settings and the vocabulary of a run, each read when first needed."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._configs: dict[str | None, Config | LocatedErrors] = {}
        self._policies: dict[str | None, Policy | LocatedErrors] = {}
        self._packs: dict[tuple[str, ...], Packs] = {}
        self._baselines: dict[Path, Baseline | Error] = {}
        self._last: tuple[str, str | None] | None = None
        self._shelf: Shelf | None = None
        self._copies = Copies()
        self._asked = count()
        self._awaited: dict[int, Key] = {}
        self._chosen: dict[int, tuple[tuple[Rule, ...], tuple[Rule, ...], bool]] = {}

    @cached_property
    def language(self) -> Language:
        return language_in(os.path.join(shipped_folder(), LANGUAGES, "en.yaml"))

    def files(self, paths: Iterable[str]) -> Iterator[Found | Error]:
        """Yield the files under the paths that no config excludes, each once, and an error for what is not there."""
        groups = [list(group) for _, group in groupby(paths, key=self._config_path)]
        seen: set[str] = set()
        for named in groups:
            try:
                config = self.config(named[0])
            except LocatedErrors as error:
                yield from to_errors(error.errors)
                continue
            for item in discover(named, config.options.exclude, config.folder):
                if isinstance(item, Error) or (
                    not self._excluded(item.path) and (len(groups) == 1 or _is_new(item.path, seen))
                ):
                    yield item

    def check(self, file: Found) -> Report:
        """Read and lint one file. Whatever goes wrong is in the report."""
        source = read(file)
        if isinstance(source, Report):
            return source
        return self._checked(source, file.path, partial(self._linted_once, source, file.path))

    def known(self, file: Found | Error) -> Report | None:
        """Return the report of a file that need not be checked: an earlier run kept it, or a copy's was `learned`."""
        number = next(self._asked)
        with suppress(Exception):  # checking the file will say what is wrong
            return None if isinstance(file, Error) else self._known(file, number)
        return None

    def _known(self, file: Found, number: int) -> Report | None:
        keeps = self._keeps_reports(file.path)
        if not keeps and (self._options.changed is not None or self.baseline(file.path) is not None):
            return None  # what a baseline or a diff leaves of a file's report is not its copies'
        source, config = read(file), self.config(file.path)
        if isinstance(source, Report):
            return source
        if keeps:
            report = self._earlier.recall(source, file.path, config, lambda: None)
            return report and self._counted(report, source, file.path)
        key = self._awaited[number] = key_of(source, file.path, config)
        return self._copies.find(key, file.path)

    def learned(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Pass on the reports of the files that were asked for, in that order, and learn from each what its copies' is."""
        for number, report in enumerate(reports):
            key = self._awaited.pop(number, None)
            yield report if key is None else self._copies.hold(key, report)

    def check_source(self, source: Source, path: StrPath | None) -> Report:
        """Lint a source that stands at `path`, or nowhere. Whatever goes wrong is in the report."""
        return self._checked(source, path, partial(self._linted, source, path))

    def _checked(self, source: Source, path: StrPath | None, lint: Callable[[], Report]) -> Report:
        def checked() -> Report:
            keeps = self._keeps_reports(path)
            report = self._earlier.recall(source, path, self.config(path), lint) if keeps else lint()
            return self._counted(report, source, path)

        return _or_trouble(source, checked)

    def _linted_once(self, source: Source, path: StrPath) -> Report:
        """Lint a source, unless a copy of it was linted here before."""
        key = key_of(source, path, self.config(path))
        return self._copies.find(key, source.path) or self._copies.hold(key, self._linted(source, path))

    def _linted(self, source: Source, path: StrPath | None) -> Report:
        from sourcing.linter import Ways, lint

        options = self._options
        packs, settings = self.packs(path), self.settings(path)
        rules, wants_sources = self._wanted(settings.rules)
        library, errors = self.library(source, path) if wants_sources else (None, ())
        ways = Ways(packs.rule_names, options.suppress, options.portray, library, options.today, packs.files)
        report = lint(source, rules, self.language, settings.fail_on, ways)
        errors = (*errors, *to_errors(packs.errors))
        return report + Report(errors=errors) if errors else report

    def _keeps_reports(self, path: StrPath | None) -> bool:
        asked = self._options.cache
        try:
            return self.config(path).options.cache if asked is None else asked
        except LocatedErrors:
            return False

    @cached_property
    def _earlier(self) -> Earlier:
        from sourcing.earlier import Earlier

        options = self._options
        overrides = replace(options.overrides, fail_on=None)
        asked = (overrides, options.suppress, options.portray, options.sources, options.verify_only, options.today)
        return Earlier(repr(asked), options.overrides.fail_on)

    def _wanted(self, rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], bool]:
        """Return the rules to run, and whether any of them asks for sources."""
        if id(rules) not in self._chosen:
            chosen = tuple(rule for rule in rules if rule.kind in _VERIFYING) if self._options.verify_only else rules
            self._chosen[id(rules)] = rules, chosen, any(rule.kind == VERIFICATION for rule in chosen)
        _, chosen, wants_sources = self._chosen[id(rules)]
        return chosen, wants_sources

    def _counted(self, report: Report, source: Source, path: StrPath | None) -> Report:
        """Take out of a report what the baseline knows and what a diff leaves as it was."""
        baseline = self.baseline(path)
        if baseline is not None:
            report = report + Report(errors=(baseline,)) if isinstance(baseline, Error) else baseline.apply(report)
        return report if self._options.changed is None else self._options.changed.apply(report, source)

    def baseline(self, path: StrPath | None) -> Baseline | Error | None:
        """Return the baseline of a file, if any, or why it cannot be used. Raises LocatedErrors where the config is broken."""
        if not self._options.baselines:
            return None
        named = self._options.baseline
        place = self.config(path).baseline() if named is None else _as_path(named)
        if place is None:
            return None
        if place not in self._baselines:
            self._baselines[place] = _read_baseline(place)
        return self._baselines[place]

    def library(self, source: Source, path: StrPath | None) -> tuple[Library | None, tuple[Error, ...]]:
        """Return the sources a document rests on, None where none are named, and what is wrong with those that are.

        Raises LocatedErrors where the config is broken.
        """
        try:
            named = self._named_sources(source, path)
        except LocatedErrors as error:
            return None, to_errors(error.errors)
        if named is None:
            errors = (Error(source.path, NO_SOURCES),) if self._options.verify_only else ()
            return None, errors
        try:
            from sourcing.verify.shelf import Shelf
        except ModuleNotFoundError as error:
            message = f"its sources cannot be compared without {error.name}; install it: pip install 'sourcing[verify]'"
            return None, (Error(source.path, message),)
        if self._shelf is None:
            self._shelf = Shelf(self.language)
        return self._shelf.library(named, source)

    def _named_sources(self, source: Source, path: StrPath | None) -> Named | None:
        """Return what names the sources of a document: the command line, else its front matter, else its config."""
        config = self.config(path)
        if names := self._options.sources:
            folder, by = os.curdir, "--sources"
        elif names := _own_sources(source):
            folder, by = os.path.dirname(path or ""), f"the front matter of {source.path}"
        elif names := config.options.sources:
            folder, by = config.folder, str(config.path)
        else:
            return None
        from sourcing.verdicts import Named

        return Named(names, folder, by)

    def facts(self, source: Source) -> Facts | Report:
        """Return the facts of one source, or a report of what went wrong."""
        from sourcing.linter import facts_of

        return _or_trouble(source, lambda: facts_of(source, self.language))

    def excludes(self, path: StrPath) -> bool:
        """Tell whether the config of a file excludes it. Raises LocatedErrors where that config is broken."""
        return self.config(path).excludes(path)

    def settings(self, path: StrPath | None) -> Settings:
        """Return the settings of a file. Raises LocatedErrors where config or options are at fault."""
        found = self._config_path(path)
        if found not in self._policies:
            self._policies[found] = self._policy(path)
        policy = self._policies[found]
        if isinstance(policy, LocatedErrors):
            raise policy
        return policy.settings(path)

    def packs(self, path: StrPath | None) -> Packs:
        """Return the packs that hold for a file, with their errors. Raises LocatedErrors where the config is broken."""
        folders = (shipped_folder(), *map(str, self.config(path).pack_folders()))
        if folders not in self._packs:
            self._packs[folders] = packs_in(folders, self.language)
        return self._packs[folders]

    def config(self, path: StrPath | None) -> Config:
        """Return the config of a file or folder, by default the current one. Raises LocatedErrors where it is broken."""
        found = self._config_path(path)
        if found not in self._configs:
            self._configs[found] = _read_config(found)
        config = self._configs[found]
        if isinstance(config, LocatedErrors):
            raise config
        return config

    def _config_path(self, path: StrPath | None) -> str | None:
        if self._options.config is not None:
            return str(_as_path(self._options.config))
        place = str(path or os.curdir)
        if self._last is None or self._last[0] != place:  # one file is asked about many times
            found = find_config(place)
            self._last = place, None if found is None else _from_here(found)
        return self._last[1]

    def _policy(self, path: StrPath | None) -> Policy | LocatedErrors:
        try:
            return policy_for(self.config(path), self.packs(path), self._options.overrides)
        except LocatedErrors as error:
            return error

    def _excluded(self, path: str) -> bool:
        try:
            return self.excludes(path)
        except LocatedErrors:
            return False  # checking the file will say what is wrong


def _is_new(path: str, seen: set[str]) -> bool:
    """Tell whether a file is met for the first time, and remember it."""
    real = os.path.realpath(path)
    is_new = real not in seen
    seen.add(real)
    return is_new


def _or_trouble(source: Source, work: Callable[[], Worked]) -> Worked | Report:
    """Return what is worked out of a source, or a report of what went wrong: it must not silence other files."""
    try:
        return work()
    except LocatedErrors as error:
        return Report(errors=to_errors(error.errors))
    except Exception as error:  # noqa: BLE001 - as said
        return Report(errors=(Error(source.path, f"could not be checked, please report it: {what_was_raised(error)}"),))


def _read_config(path: str | None) -> Config | LocatedErrors:
    try:
        return default_config(os.curdir) if path is None else load_config(path)
    except LocatedErrors as error:
        return error


def _read_baseline(path: Path) -> Baseline | Error:
    from sourcing.triage.baseline import BaselineError, load

    try:
        return load(path)
    except BaselineError as error:
        return error.error


def _own_sources(source: Source) -> tuple[str, ...]:
    """Return the sources that a document names itself, above its prose."""
    if not source.text.startswith(FENCE):
        return ()
    from sourcing.config.front_matter import sources_of

    return sources_of(source)


def _as_path(named: str) -> Path:
    from pathlib import Path

    return Path(named)


def _from_here(path: str) -> str:
    """Write a path relative to the current folder where it is inside it, as a person would."""
    return path.removeprefix(os.path.join(os.getcwd(), ""))
