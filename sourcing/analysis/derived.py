"""Facts → the claims that only some rules ask for, each kind found when it is asked for: casualties, crowds, motives."""

from __future__ import annotations

from itertools import chain

from sourcing.analysis.motives import motives
from sourcing.analysis.tolls import casualties, crowds
from sourcing.lean.light import numbers
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Claim
    from sourcing.kinds import ClaimKind

_FINDERS: Mapping[str, Callable[[Facts, Sequence[Claim]], Iterator[Claim]]] = {
    "casualties": casualties,
    "crowd": crowds,
    "motive": motives,
}


def claims_of(kinds: Iterable[ClaimKind], facts: Facts, here: frozenset[int] | None = None) -> Iterator[Claim]:
    """The claims of some kinds: those every analysis finds, by place, and then those found on demand.

    `here` are the sentences that are asked about; without it all are.
    """
    wanted = set(kinds)
    stated = facts.stated if here is None else facts.stated_in(here)
    yield from _of_kinds(wanted, facts) if here is None else (claim for claim in stated if claim.kind in wanted)
    for kind, find in _FINDERS.items():
        if kind not in wanted:
            continue
        if here is not None:
            yield from find(facts, stated)
            continue
        if find not in facts.memo:
            facts.memo[find] = tuple(find(facts, stated))
        yield from facts.memo[find]


def _of_kinds(kinds: Iterable[ClaimKind], facts: Facts) -> Iterator[Claim]:
    """The claims of some kinds that every analysis finds, by place."""
    by_kind = facts.memo.get(_of_kinds)
    if by_kind is None:
        by_kind = facts.memo[_of_kinds] = _numbers_by_kind(facts.stated)
    kept = chain.from_iterable(by_kind.get(kind, ()) for kind in kinds)
    return map(facts.stated.__getitem__, sorted(kept))


def _numbers_by_kind(claims: Iterable[Claim]) -> dict[ClaimKind, Sequence[int]]:
    """The numbers of the claims of each kind: every rule asks for a few kinds of them."""
    by_kind: dict[ClaimKind, list[int]] = {}
    for number, claim in enumerate(claims):
        by_kind.setdefault(claim.kind, []).append(number)
    return {kind: numbers(those) for kind, those in by_kind.items()}
