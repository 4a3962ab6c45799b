"""The words behind a verb → whether something is put at a figure there: put the toll at 300."""

from __future__ import annotations

from sourcing.analysis.frames import shapes
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView


def is_valued(sentence: SentenceView, start: int) -> bool:
    """Whether something is put at a figure: put the toll at 300."""
    valued = shapes.VALUED.match(sentence.tags, start)
    return valued is not None and sentence.lower(valued.start("at")) in sentence.language.traps["at"]


def is_put_at(sentence: SentenceView, start: int) -> bool:
    """Whether a figure follows that something is put at: at about 300."""
    return (
        shapes.AT_FIGURE.match(sentence.tags, start) is not None
        and sentence.lower(start) in sentence.language.traps["at"]
    )
