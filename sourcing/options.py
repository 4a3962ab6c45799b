"""What the arguments of a command or a call ask of a run."""

from __future__ import annotations

import os

from sourcing.config import Overrides
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sourcing.kinds import Severity
    from sourcing.lean.typed import StrPath
    from sourcing.triage.changed import Changed


class Options(Value):
    """What a caller asks for. `config` holds for all files; without it the nearest one above each file does.

    `baseline` is used instead of a config's; `baselines` says whether any is. `suppress`: whether comments silence.
    `changed`: only these lines report. `portray`: whether reports carry a portrait of each document. `sources` are used
    instead of those that a document or its config names; with `verify_only` a document is held against its sources and
    checked for nothing else. `today`: the day that dates are counted from. `cache`: whether what an earlier run reported
    of a file that is as it was is reported again without a check; None leaves that to the config.
    """

    config: str | None = None
    overrides: Overrides = Overrides()
    baseline: str | None = None
    baselines: bool = True
    suppress: bool = True
    changed: Changed | None = None
    portray: bool = False
    sources: tuple[str, ...] = ()
    verify_only: bool = False
    today: date | None = None
    cache: bool | None = False


def options(
    config: StrPath | None,
    preset: str | None,
    select: Iterable[str],
    ignore: Iterable[str],
    fail_on: Severity | None = None,
) -> Options:
    """Return the options that the arguments of a command or a call make."""
    overrides = Overrides(preset, tuple(select), tuple(ignore), fail_on)
    return Options(None if config is None else os.fspath(config), overrides)
