"""Where something is in a source: what every finding and every piece of evidence tells of its place."""

from __future__ import annotations

from sourcing.lean.values import NamedTuple


class Position(NamedTuple):
    """Where something is in the source: line and column from 1, offset in code points from 0."""

    line: int
    column: int
    offset: int


class Columns(NamedTuple):
    """The column of a place, from 1, in the units of other programs: UTF-8 bytes and UTF-16 code units."""

    utf8: int
    utf16: int


class Ends(NamedTuple):
    """The columns of the two ends of a stretch of source."""

    start: Columns
    end: Columns
