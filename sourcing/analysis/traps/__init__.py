"""A quantity in its place → the names of all that makes it innocent, each decided by one small predicate."""

from __future__ import annotations

from sourcing.analysis.traps.needs import NEEDS
from sourcing.analysis.traps.registry import BY_SHAPE, NAMED
from sourcing.light import lru_cache
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.registry import Predicate
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

_SIGNS_OF = {
    shape: frozenset([listed for _, is_trap in predicates for listed in NEEDS.get(is_trap, ())])
    for shape, predicates in BY_SHAPE.items()
}
"""Those that bear on a shape."""


@lru_cache(maxsize=1024)
def _asked(shape: str, signs: frozenset[str]) -> tuple[Predicate, ...]:
    """The predicates of a shape that may apply in a sentence whose words are on these of the lists."""
    return tuple(
        [
            predicate
            for predicate in BY_SHAPE[shape]
            if predicate[1] not in NEEDS or not signs.isdisjoint(NEEDS[predicate[1]])
        ]
    )


def trap_names() -> frozenset[str]:
    """All the names that `traps_of` can give."""
    tables = (*BY_SHAPE.values(), NAMED)
    return frozenset([*_BY_BLOCK.values(), *(name for table in tables for name, _ in table)])
