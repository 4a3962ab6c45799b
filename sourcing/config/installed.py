"""The name of an installed pack → the folder its rules are in, found without running any of its code.

A Python package offers a pack under the entry-point group `sourcing.packs`; the entry point's value is the dotted path
of a folder that the package installs: `desk = "desk_rules.rules"`.
"""

from __future__ import annotations

from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "sourcing.packs"


def installed_packs() -> dict[str, EntryPoint]:
    """Return what is installed, by name."""
    return {
        entry.name: entry
        for distribution in distributions()
        for entry in distribution.entry_points
        if entry.group == GROUP
    }


def installed_folder(entry: EntryPoint) -> Path | None:
    """Return the folder of an installed pack; None where the package has no such folder."""
    package, *inside = entry.value.partition(":")[0].strip().split(".")
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    places = spec.submodule_search_locations if spec is not None else None
    return next((folder for place in places or () if (folder := Path(place, *inside)).is_dir()), None)
