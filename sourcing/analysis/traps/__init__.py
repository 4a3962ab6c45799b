"""A quantity in its place → the names of all that makes it innocent, each decided by one small predicate."""

from __future__ import annotations

from sourcing.analysis.traps.needs import NEEDS
from sourcing.analysis.traps.plain_numbers import NAMED
from sourcing.analysis.traps.registry import BY_SHAPE
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.traps.plain_numbers import Predicate
    from sourcing.analysis.traps.site import Site


def traps_of(site: Site) -> tuple[str, ...]:
    """All the traps that apply, in the order of the registry."""
    shape = "word" if site.shape == "number" and site.length == 1 and site.form[0].isalpha() else site.shape
    predicates = _asked(shape, site.signs & _SIGNS_OF[shape])
    if site.previous in site.lists["naming"]:
        predicates = (*predicates, *NAMED)
    found = dict.fromkeys(name for name, is_trap in predicates if is_trap(site))
    of_block = _BY_BLOCK.get(site.block.kind)
    return (*found, of_block) if of_block else tuple(found)


_BY_BLOCK = {"heading": "headline", "table_cell": "table", "caption": "credit"}


@lru_cache(maxsize=1024)
def _asked(shape: str, signs: frozenset[str]) -> tuple[Predicate, ...]:
    """The predicates of a shape that may apply in a sentence whose words are on these of the lists."""
    always, by_sign = _ORDERED[shape]
    numbers = always.union(*[by_sign[sign] for sign in signs])
    return tuple([BY_SHAPE[shape][number] for number in sorted(numbers)])


def _ordered(predicates: Sequence[Predicate]) -> tuple[frozenset[int], dict[str, list[int]]]:
    """The numbers of the predicates that are asked everywhere, and of those that each sign makes worth asking."""
    by_sign: dict[str, list[int]] = {}
    for number, (_, is_trap) in enumerate(predicates):
        for listed in NEEDS.get(is_trap, ()):
            by_sign.setdefault(listed, []).append(number)
    return frozenset([number for number, (_, is_trap) in enumerate(predicates) if is_trap not in NEEDS]), by_sign


_ORDERED = {shape: _ordered(predicates) for shape, predicates in BY_SHAPE.items()}
_SIGNS_OF = {shape: frozenset(by_sign) for shape, (_, by_sign) in _ORDERED.items()}
"""Those that bear on a shape."""


def trap_names() -> frozenset[str]:
    """All the names that `traps_of` can give."""
    tables = (*BY_SHAPE.values(), NAMED)
    return frozenset([*_BY_BLOCK.values(), *(name for table in tables for name, _ in table)])
