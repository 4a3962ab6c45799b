"""Rules and presets with the files they came from, and all of them together."""

from __future__ import annotations

from sourcing.lean.light import cached_property
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcing.packs.located import LocatedError, Mark
    from sourcing.packs.model import Rule
    from sourcing.packs.preset_file import Preset


class LoadedPreset(Value):
    """A preset with the file it came from."""

    preset: Preset
    path: str


class LoadedRule(NamedTuple):
    """A rule with its pack, its file, and where each example stands: (`flagged`, 0) → its mark."""

    rule: Rule
    pack: str
    path: str
    examples: Mapping[tuple[str, int], Mark] = {}


class Packs(Value):
    """All that was loaded, by name, in the order of the names.

    `lists` are the word lists the rules may use, sealed; `broken` names the rules whose files have errors.
    """

    rules: Mapping[str, LoadedRule]
    presets: Mapping[str, LoadedPreset]
    errors: tuple[LocatedError, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = {}
    broken: frozenset[str] = frozenset()

    @cached_property
    def rule_names(self) -> tuple[str, ...]:
        """Every name a config may use, those of broken rules included."""
        return tuple(sorted({*self.rules, *self.broken}))

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The file of each rule."""
        return {name: loaded.path for name, loaded in self.rules.items()}
