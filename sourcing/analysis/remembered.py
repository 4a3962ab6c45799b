"""What a stretch of text was read as → the same again, when a stretch that reads alike comes back.

An editor sends a whole article for every letter typed, and all of it but one paragraph is as it was; in a run over
files, bylines and other set phrases come again and again. A reading is remembered by all that it depends on, so that
one that is remembered is the one that would be made anew; places in it are counted from the start of its stretch.
"""

from __future__ import annotations

from sourcing.lean.light import ref
from sourcing.lean.typed import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from typing import Any

    from sourcing.analysis.language import Language

Key = TypeVar("Key")
Reading = TypeVar("Reading")

_MOST = 256
"""Readings of one kind that are kept for sure; in a run over files little comes back, and that soon."""
_MOST_IN_AN_EDITOR = 1024
"""About as many as some articles have sentences that are open at once."""
_SHORT_SENTENCE = 60
"""In code points: hardly a text has shorter ones on average."""


class Readings(Generic[Key, Reading]):
    """Readings by what they depend on. When there are too many, those not asked for of late are forgotten.

    `most` are kept for sure where readings are large.
    """

    __slots__ = ("__weakref__", "_earlier", "_most", "_recent")

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self._recent: dict[Key, Reading] = {}
        self._earlier: dict[Key, Reading] = {}
        _ALL[:] = [*(known for known in _ALL if known() is not None), ref(self)]

    def get(self, key: Key) -> Reading | None:
        """The reading of a key, None where it is not known."""
        known = self._recent.get(key)
        if known is None and (known := self._earlier.get(key)) is not None:
            self.keep(key, known)
        return known

    def keep(self, key: Key, reading: Reading) -> Reading:
        """Remember a reading, and give it back."""
        if len(self._recent) >= (self._most or _MOST):
            self._earlier, self._recent = self._recent, {}
        self._recent[key] = reading
        return reading

    def clear(self) -> None:
        """Forget all of them."""
        self._recent, self._earlier = {}, {}


_ALL: list[ref[Readings[Any, Any]]] = []


def remember_edits() -> None:
    """Keep enough to remember some articles, as an editor wants that holds them, and more where there is `make_room`."""
    global _MOST  # noqa: PLW0603 - a process is an editor's server or it is not
    _MOST = _MOST_IN_AN_EDITOR


def make_room(length: int) -> None:
    """Keep enough, in an editor, to remember a whole text of so many code points, be it a book."""
    global _MOST  # noqa: PLW0603 - as above
    if keeps_edits():
        _MOST = max(_MOST, length // _SHORT_SENTENCE)


def keeps_edits() -> bool:
    """Whether whatever is read now is likely to be asked for again."""
    return _MOST >= _MOST_IN_AN_EDITOR


def forget() -> None:
    """Forget every reading of every kind, as a new process would: for measuring, and for tests."""
    for known in _ALL:
        if (readings := known()) is not None:
            readings.clear()


class Remembered(Generic[Key, Reading]):
    """The readings of one kind for each language, because what a text is read as depends on that."""

    __slots__ = ("_last", "_most")

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self._last: tuple[Language | None, Readings[Key, Reading]] = None, Readings(most)

    def of(self, language: Language) -> Readings[Key, Reading]:
        """The readings under a language; they go when it goes and another one is asked for."""
        last, readings = self._last  # one language is asked for thousands of times
        if last is not language:
            readings = language.memo.setdefault(self, Readings(self._most))
            self._last = language, readings
        return readings
