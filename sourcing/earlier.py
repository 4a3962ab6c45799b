"""A document's text and all that bears on what is reported of it → the report that an earlier run made, if nothing changed.

What bears on it: the text byte for byte, the suffix that chooses the reader, the settings in force, what the packs and the
vocabulary hold, the day to count from, Python, this program and the libraries it reads with. Where the document stands does
not, nor what is decided once its findings are known: the baseline, changed lines, `fail-on`, how it is all shown.

A report is kept only if nothing went wrong and the document was held against no others, whose state would bear on it.
"""

from __future__ import annotations

import os
import sys

from sourcing.documents import suffix_of
from sourcing.findings import Report
from sourcing.kept import contents, digest
from sourcing.kept.drawers import Drawers
from sourcing.kept.packed import packed, unpacked
from sourcing.lean.light import suppress
from sourcing.lean.typed import TYPE_CHECKING, TypeVar
from sourcing.packs.load import pack_files, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from sourcing.config import Config
    from sourcing.documents.source import Source
    from sourcing.kinds import Severity
    from sourcing.lean.typed import StrPath

Made = TypeVar("Made")

KIND = "reports"
"""The folder for them in the cache folder."""
_BEAR_ON_NOTHING = frozenset({"exclude", "fail_on", "baseline", "cache"})
"""The keys of a config that change neither a finding nor what silences it."""


class Earlier:
    """The reports of earlier runs that were asked the same; `asked` says all that a caller asks of the check itself."""

    def __init__(self, asked: str, fail_on: Severity | None = None) -> None:
        self._asked = asked
        self._fail_on = fail_on
        self._drawers = Drawers(KIND)
        self._settings: dict[tuple[str | None, tuple[int, ...]], str] = {}

    def recall(
        self,
        source: Source,
        path: StrPath | None,
        config: Config,
        make: Callable[[], Made],
    ) -> Report | Made:
        """Return the report that an earlier run kept of a document that stands at `path`, or nowhere.

        Without one, make it now and keep it, unless something went wrong or it rests on other documents.
        """
        key = self._key(source, path, config)
        data = self._drawers.load(key)
        if data is not None:
            with suppress(Exception):  # whatever a damaged file may raise, the remedy is to check again
                kept: Any = unpacked(data)  # whatever the file held
                report: Report = kept.at(source.path, self._fail_on or config.options.fail_on)
                return report
        made = make()
        if isinstance(made, Report) and made.is_of_its_text:
            self._drawers.save(key, packed(made))
        return made

    def _key(self, source: Source, path: StrPath | None, config: Config) -> str:
        """Return what tells this check of a document from every other."""
        entries = config.entries_for(path)
        settings = self._settings.get((config.path, entries))
        if settings is None:
            settings = self._settings[config.path, entries] = digest(self._bearing(config, entries))
        return digest([settings, suffix_of(source.path), repr(source.bom), source.text])

    def _bearing(self, config: Config, entries: tuple[int, ...]) -> Iterator[str | bytes]:
        yield from (sys.version, contents.code(), contents.rules(shipped_folder()), self._asked)
        yield repr({key: value for key, value in vars(config.options).items() if key not in _BEAR_ON_NOTHING})
        yield repr(entries)
        for folder in config.pack_folders():
            yield from _pack(folder)


def _pack(folder: StrPath) -> Iterable[str | bytes]:
    """Yield the files of a pack that a config adds. One that cannot be read fails each check, and nothing is kept."""
    for _, path in pack_files([folder]):
        yield os.path.relpath(path, folder)
        with suppress(OSError), open(path, "rb", buffering=0) as file:
            yield file.read()
