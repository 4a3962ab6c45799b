"""A pattern → the pattern compiled, from what an earlier run compiled if it was the same one.

The `regex` module parses patterns in Python: those of one run would take longer than all the rest of it. Its compiled
patterns can be pickled, so each is compiled once on a machine and then only read.
"""

from __future__ import annotations

import atexit
import pickle
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import regex

from sourcing import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_PATTERNS = 2000
"""Patterns in the file; when there are more, only those of the run that finds it so are kept."""


def compiled(pattern: str, flags: int = 0, lists: Mapping[str, tuple[str, ...]] | None = None) -> regex.Pattern[str]:
    r"""Compile a pattern as `regex.compile` does; `lists` are the words for each `\L<name>` in it.

    Raises what `regex.compile` raises.
    """
    return _store.compiled(pattern, flags, lists or {})


class _Store:
    """The patterns that are kept, each as it was pickled until it is asked for."""

    def __init__(self) -> None:
        self._pickled: dict[bytes, bytes] | None = None
        self._ready: dict[bytes, regex.Pattern[str]] = {}
        self._fresh = False

    def compiled(self, pattern: str, flags: int, lists: Mapping[str, tuple[str, ...]]) -> regex.Pattern[str]:
        key = blake2b(repr((pattern, flags, sorted(lists.items()))).encode("utf-8", "surrogatepass")).digest()
        if key not in self._ready:
            self._ready[key] = self._kept(key) or self._compile(pattern, flags, lists)
        return self._ready[key]

    def keep(self) -> None:
        """Write what was compiled for the first time into the file that the next run reads."""
        if not self._fresh:
            return
        self._fresh = False
        mine = {key: pickle.dumps(pattern, pickle.HIGHEST_PROTOCOL) for key, pattern in self._ready.items()}
        theirs = _read()
        kept.save(_name(), pickle.dumps(mine if len(theirs) + len(mine) > MOST_PATTERNS else {**theirs, **mine}))

    def _kept(self, key: bytes) -> regex.Pattern[str] | None:
        if self._pickled is None:
            self._pickled = _read()
        pickled = self._pickled.get(key)
        if pickled is not None:
            with suppress(Exception):  # whatever another version of the module makes of it, it is compiled anew
                pattern: regex.Pattern[str] = pickle.loads(pickled)  # noqa: S301 - from a folder only this user can write
                return pattern
        return None

    def _compile(self, pattern: str, flags: int, lists: Mapping[str, tuple[str, ...]]) -> regex.Pattern[str]:
        words: Any = lists
        result = regex.compile(pattern, flags, **words)
        if not self._fresh:
            self._fresh = True
            atexit.register(self.keep)
        return result


def _name() -> str:
    return kept.name_of("patterns", [regex.__version__])


def _read() -> dict[bytes, bytes]:
    data = kept.load(_name())
    with suppress(Exception):  # a damaged file counts as missing
        patterns: object = pickle.loads(data or b"")  # noqa: S301 - from a folder only this user can write
        return patterns if isinstance(patterns, dict) else {}
    return {}


_store = _Store()
