"""A long text that was just edited, and what it last showed → what to show until the whole of it is checked again.

A book takes as long to check after a letter as it took before. So what was found stays, moved along with the text, but on the
lines that were edited: what these show comes from checking them with the lines around them alone. That knows nothing of
the rest of the text, so rules that look at a whole document keep their last findings, and a moment of quiet brings the
check of the whole text, which counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcing.documents.source import Source
from sourcing.lean.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.findings import Finding, Related
    from sourcing.packs.model import Rule
    from sourcing.places import Position

LONG = 20_000
"""Characters from which on a text is glanced at; what is shorter is checked as a whole at once."""
_MOST_CHANGED = 2_000
"""Characters that may have changed; after more than those nothing is as it was."""
_AROUND = 6
"""Lines on each side that are checked along with those that changed."""
_LOCAL = frozenset(("phrase", "claim", "attribution", "quotation"))
"""The kinds of rule that look at a sentence and what is near it."""


class Edit(NamedTuple):
    """The lines that differ between two texts, from 1: `first` to `old_last` before, `first` to `last` after.

    `longer` says by how many characters the text grew.
    """

    first: int
    old_last: int
    last: int
    longer: int


class Surroundings(NamedTuple):
    """The lines around an edit as a text of their own, and by how many lines and characters it stands lower in the whole."""

    source: Source
    lines: int
    offset: int


def edit_between(old: Source, new: Source) -> Edit | None:
    """What was edited; None where so much was that nothing can be said of the rest."""
    start = _alike(old.text, new.text)
    end = _alike_at_end(old.text, new.text, start)
    old_end, new_end = len(old.text) - end, len(new.text) - end
    if max(old_end, new_end) - start > _MOST_CHANGED:
        return None
    # A letter typed between the two halves of a line end begins a line in the one text and not in the other.
    first = min(old.position(start).line, new.position(start).line)
    return Edit(first, old.position(old_end).line, new.position(new_end).line, len(new.text) - len(old.text))


def surroundings(source: Source, edit: Edit) -> Surroundings:
    """The edited lines with some around them."""
    first, last = max(1, edit.first - _AROUND), min(source.line_count, edit.last + _AROUND)
    start = source.line_start(first)
    end = source.line_start(last + 1) if last < source.line_count else len(source.text)
    return Surroundings(Source(source.path, source.text[start:end]), first - 1, start)


def is_local(rule: Rule) -> bool:
    """Whether what a rule reports depends on a sentence and what is near it alone."""
    return rule.kind in _LOCAL and not (rule.kind == "attribution" and rule.attribution.first)


def moved(findings: Iterable[Finding], edit: Edit) -> Iterator[Finding]:
    """The findings outside the edited lines, where they stand now."""
    lines = edit.last - edit.old_last
    for finding in findings:
        if finding.end.line < edit.first:
            yield replace(finding, related=tuple(_related(finding.related, edit)))
        elif finding.start.line > edit.old_last:
            yield _lower(replace(finding, related=tuple(_related(finding.related, edit))), lines, edit.longer)


def on_edited_lines(findings: Iterable[Finding], around: Surroundings, edit: Edit) -> Iterator[Finding]:
    """Of the findings in the surroundings those that stand on an edited line, at their place in the whole text."""
    for finding in findings:
        whole = _lower(finding, around.lines, around.offset)
        if whole.start.line <= edit.last and whole.end.line >= edit.first:
            related = (_lowered(place, around.lines, around.offset) for place in whole.related)
            yield replace(whole, related=tuple(related))


def _related(places: Iterable[Related], edit: Edit) -> Iterator[Related]:
    for place in places:
        if place.path is not None or place.end.line < edit.first:
            yield place
        elif place.start.line > edit.old_last:
            yield _lowered(place, edit.last - edit.old_last, edit.longer)


def _lower(finding: Finding, lines: int, characters: int) -> Finding:
    start, end = (_position(place, lines, characters) for place in (finding.start, finding.end))
    return replace(finding, start=start, end=end)


def _lowered(place: Related, lines: int, characters: int) -> Related:
    if place.path is not None:
        return place
    start, end = (_position(one, lines, characters) for one in (place.start, place.end))
    return replace(place, start=start, end=end)


def _position(position: Position, lines: int, characters: int) -> Position:
    return position._replace(line=position.line + lines, offset=position.offset + characters)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_at_end(one: str, other: str, start: int) -> int:
    """How many characters two texts have in common at their end, but for the first `start` of each."""
    low, high = 0, min(len(one), len(other)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
