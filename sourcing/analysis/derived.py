"""Facts → the claims that only some rules ask for, each kind found when it is asked for: casualties, crowds, motives."""

from __future__ import annotations

from sourcing.analysis.motives import motives
from sourcing.analysis.tolls import casualties, crowds
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sourcing.analysis.facts import Claim, Facts
    from sourcing.kinds import ClaimKind

_FINDERS: Mapping[str, Callable[[Facts], Iterator[Claim]]] = {
    "casualties": casualties,
    "crowd": crowds,
    "motive": motives,
}


def claims_of(kinds: Iterable[ClaimKind], facts: Facts) -> Iterator[Claim]:
    """The claims of some kinds: those every analysis finds, by place, and then those found on demand."""
    wanted = set(kinds)
    yield from (claim for claim in facts.stated if claim.kind in wanted)
    for kind, find in _FINDERS.items():
        if kind in wanted:
            if find not in facts.memo:
                facts.memo[find] = tuple(find(facts))
            yield from facts.memo[find]
