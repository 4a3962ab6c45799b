"""The topics a desk holds contested → claims of the kind `contested`, each with what covers it."""

from __future__ import annotations

from sourcing.analysis.parts import Claim
from sourcing.checks.scope import occurrences
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcing.analysis.facts import Facts
    from sourcing.packs.targets import Topic


def contested_claims(topics: Mapping[str, Topic], facts: Facts, here: frozenset[int] | None = None) -> list[Claim]:
    """Every place where a topic's wording occurs, in order, in the sentences `here` if they are given; a claim's `unit` is its topic's name.

    Raises:
        TimeoutError: a pattern of a topic ran too long.
    """
    return sorted(
        (
            Claim("contested", span, number, unit=name, covers=facts.finder.covers(number, span))
            for name, topic in topics.items()
            for number, span in occurrences(topic, facts, here)
        ),
        key=lambda claim: claim.span,
    )
