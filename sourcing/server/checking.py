"""A text in an editor → the report on it: the linter, called in this process.

Everything here runs on the session's one worker thread, so a workspace is never used by two threads at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sourcing.analysis.remembered import make_room
from sourcing.config import forget_configs
from sourcing.findings import Report, at_least, order
from sourcing.lean.values import replace
from sourcing.options import options
from sourcing.packs.located import LocatedErrors, to_errors
from sourcing.server.glance import edit_between, is_local, moved, on_edited_lines, surroundings
from sourcing.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcing.analysis.facts import Facts
    from sourcing.packs.loaded import LoadedRule
    from sourcing.server.settings import ClientSettings
    from sourcing.server.text import Text


_PLAIN = ".txt"


class Checked(NamedTuple):
    """The report on a text, and the rules that found something in it, by name."""

    text: Text
    report: Report
    rules: Mapping[str, LoadedRule]


class Checker:
    """The linter under one client's settings.

    It keeps one workspace for as long as settings, configs and packs stay the same: whatever a workspace remembers
    between two calls (settings, packs, the analysis of paragraphs that did not change) serves the next edit.
    """

    def __init__(self, settings: ClientSettings, root: Path) -> None:
        forget_configs()
        config = None if settings.config is None else root / Path(settings.config).expanduser()
        self._show_from = settings.show_from
        self._workspace = Workspace(options(config, settings.preset, settings.select, settings.ignore))
        self._facts: tuple[Text, Facts] | None = None

    def check(self, text: Text, path: Path | None) -> Checked:
        """Return what the linter says; whatever goes wrong is in the report. An excluded file has none."""
        try:
            if path is not None and self._workspace.excludes(path):
                return Checked(text, Report(), {})
        except LocatedErrors as error:
            return Checked(text, Report(errors=to_errors(error.errors)), {})
        make_room(len(text.source.text))
        return self._checked(text, self._workspace.check_source(text.source, path), path)

    def glance(self, text: Text, path: Path | None, before: Checked) -> Checked | None:
        """Return what to show of a long text that was edited, until it is checked; None where only a check can tell."""
        edit = edit_between(before.text.source, text.source)
        if edit is None or not before.report.files:
            return None
        found = list(moved(before.report.findings, edit))
        if text.source.path.endswith(_PLAIN):  # in other formats what a line means may be said far above it
            around = surroundings(text.source, edit)
            near = self._checked(text, self._workspace.check_source(around.source, path), path)
            local = [
                one for one in near.report.findings if one.rule in near.rules and is_local(near.rules[one.rule].rule)
            ]
            found += on_edited_lines(local, around, edit)
        return self._checked(text, replace(before.report, findings=tuple(sorted(found, key=order))), path)

    def _checked(self, text: Text, report: Report, path: Path | None) -> Checked:
        shown = tuple(finding for finding in report.findings if at_least(finding.severity, self._show_from))
        rules = {name: self.rule(name, path) for name in {finding.rule for finding in shown}}
        return Checked(text, replace(report, findings=shown), {name: rule for name, rule in rules.items() if rule})

    def facts(self, text: Text) -> Facts | None:
        """Return the facts of a text, None where the analysis fails; those of the last text asked for are kept."""
        if self._facts is None or self._facts[0] is not text:
            facts = self._workspace.facts(text.source)
            if isinstance(facts, Report):
                return None
            self._facts = (text, facts)
        return self._facts[1]

    def rule(self, name: str, path: Path | None) -> LoadedRule | None:
        """Return a rule by its name, None where there is none."""
        try:
            return self._workspace.packs(path).rules.get(name)
        except LocatedErrors:
            return None
