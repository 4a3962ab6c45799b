"""Folders of YAML files → rules and presets by name, and an error for everything that is wrong with them.

A broken file never keeps the others from loading. `load_packs` depends on nothing but the folders' contents and the
word lists, so its result may be cached by them.
"""

from __future__ import annotations

import os

from sourcing.kept.record import changed, plain, sealed
from sourcing.lean.light import cache
from sourcing.lean.typed import TYPE_CHECKING, Generic, TypeVar
from sourcing.lean.values import Value
from sourcing.packs.loaded import LoadedPreset, LoadedRule, Packs
from sourcing.packs.located import LocatedError, LocatedErrors, unknown
from sourcing.packs.presets import change_errors, preset_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Literal

    from sourcing.lean.typed import StrPath
    from sourcing.packs.located import LocatedData
    from sourcing.packs.model import Rule
    from sourcing.packs.preset_file import Preset

Root = TypeVar("Root", bound="StrPath")
Parsed = TypeVar("Parsed")
"""Rules or presets."""

PRESETS = "presets"
LANGUAGES = "languages"
SUFFIXES = (".yaml", ".yml")
_INSTALLED = "_rules"
"""The folder of the rules that ship, where the package is installed."""
SUPPRESSION: Literal["suppression"] = "suppression"
"""The kind of rule that judges comments to this tool; it runs when the others have."""
VERIFICATION: Literal["verification"] = "verification"
"""The kind of rule that holds a document against its sources; it runs where there are some."""


@cache
def shipped_folder() -> str:
    """Return the folder of the rules that ship: inside the package when installed, beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    installed = os.path.join(package, _INSTALLED)
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "rules")


def shipped_root() -> Path:
    """Return `shipped_folder` as a path."""
    from pathlib import Path

    return Path(shipped_folder())


def load_packs(folders: Iterable[StrPath], lists: Mapping[str, tuple[str, ...]]) -> Packs:
    """Load every rule and preset under `folders`; `lists` are the word lists of the language, by name.

    Raises nothing for what the files hold: every fault is in `errors`, and the sound files are loaded.
    """
    # Imported here: where the packs are kept from another run, nothing is parsed.
    from pathlib import Path

    from sourcing.packs.model import parse_rule
    from sourcing.packs.preset_file import Preset
    from sourcing.packs.validated import validated

    roots = list(dict.fromkeys(map(Path, folders)))
    files = [(root, Path(path)) for root, path in pack_files(roots)]
    rules: _Shelf[Rule] = _Shelf("rule", lambda located: parse_rule(located, lists, is_proven=_is_proven(located.path)))
    presets: _Shelf[Preset] = _Shelf("preset", lambda located: validated(Preset, located))
    for root, path in files:
        shelf = presets if _top_folder(root, path) == PRESETS else rules
        shelf.add(root, path)
    errors = [error for root in roots for error in _folder_errors(root)]
    loaded_rules = {name: _loaded_rule(entry) for name, entry in sorted(rules.entries.items())}
    loaded_presets = {
        name: LoadedPreset(plain(entry.parsed), entry.located.path) for name, entry in sorted(presets.entries.items())
    }
    errors += [*rules.errors, *presets.errors, *_cross_check(rules, presets, lists)]
    return Packs(
        loaded_rules,
        loaded_presets,
        tuple(dict.fromkeys(errors)),
        sealed(lists),
        frozenset(rules.named - set(rules.entries)),
    )


def _is_proven(path: str) -> bool:
    """Whether the patterns of a file are known to be sound: those installed have been tested, a checkout's may be at work on.

    To compile them takes longer than all the rest of a first run, as there is one in every container of a CI.
    """
    folder = shipped_folder()
    return os.path.basename(folder) == _INSTALLED and path.startswith(f"{folder}{os.sep}")


def pack_files(roots: Iterable[Root]) -> list[tuple[Root, str]]:
    """Return every file of rules and presets with the folder it was found under; where folders overlap, once."""
    files: dict[str, tuple[Root, str]] = {}
    for root in roots:
        for path, real in _yaml_files(root):
            files.setdefault(real, (root, path))
    return list(files.values())


def _yaml_files(root: StrPath) -> Iterator[tuple[str, str]]:
    """Yield the YAML files under `root` in order, each with its path free of symbolic links.

    Hidden ones and the language files are none of a pack's.
    """
    waiting = [(os.fspath(root), os.path.realpath(root))]
    while waiting:
        folder, real = waiting.pop()
        entries = _entries(folder)
        for entry in entries:
            if entry.name.endswith(SUFFIXES) and not _is_folder(entry):
                # A path is resolved only where it must be: to do it for every file took a tenth of a short run.
                inside = f"{real}{os.sep}{entry.name}"
                yield entry.path, os.path.realpath(entry.path) if entry.is_symlink() else inside
        is_root = folder == os.fspath(root)
        waiting += [
            (entry.path, f"{real}{os.sep}{entry.name}")
            for entry in reversed(entries)
            if _is_folder(entry) and not entry.is_symlink() and not (is_root and entry.name == LANGUAGES)
        ]


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What stands in a folder and is not hidden, by name; nothing where it cannot be read, which `_folder_errors` tells."""
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a symbolic link that goes round in a ring
        return False


def _top_folder(root: Path, path: Path) -> str | None:
    parts = path.relative_to(root).parts
    return parts[0] if len(parts) > 1 else None


def _folder_errors(root: Path) -> Iterator[LocatedError]:
    if not root.exists():
        yield LocatedError(str(root), 1, 1, "there is no such folder of rules")
    elif not root.is_dir():
        yield LocatedError(str(root), 1, 1, "this is a file; a pack is a folder of rule files")
    elif next(_yaml_files(root), None) is None:
        yield LocatedError(str(root), 1, 1, "this folder holds no rule files (*.yaml)")


class _Entry(Value, Generic[Parsed]):
    """What one file holds, with the places in it."""

    parsed: Parsed
    located: LocatedData
    pack: str


class _Shelf(Generic[Parsed]):
    """Rules or presets by name, each read once; faults are collected.

    `named` is every name that some file claims, broken files included, so that naming one is no second error.
    """

    def __init__(self, what: str, parse: Callable[[LocatedData], Parsed]) -> None:
        self.what = what
        self.entries: dict[str, _Entry[Parsed]] = {}
        self.errors: list[LocatedError] = []
        self.named: set[str] = set()
        self._parse = parse

    def add(self, root: Path, path: Path) -> None:
        """Read one file; `root` is the folder it was found under."""
        from sourcing.packs.yaml_places import read_yaml

        self.named.add(path.stem)
        try:
            located = read_yaml(str(path), path.read_bytes())
            entry = _Entry(self._parse(located), located, path.parent.name or root.resolve().name)
        except LocatedErrors as error:
            self.errors += error.errors
        except OSError as error:
            self.errors.append(LocatedError(str(path), 1, 1, f"cannot be read: {error.strerror or error}"))
        else:
            self._put(entry, path)

    def _put(self, entry: _Entry[Parsed], path: Path) -> None:
        name = str(entry.located.data[self.what])
        first = self.entries.get(name)
        where = (self.what,)
        if name != path.stem:
            message = f"the {self.what} is named {name!r} and its file {path.name!r}; name both alike"
            self.errors.append(entry.located.error(where, message))
        elif first is not None:
            message = f"the {self.what} {name!r} is already in {first.located.path}; give this one a name of its own"
            self.errors.append(entry.located.error(where, message))
        else:
            self.entries[name] = entry


def _loaded_rule(entry: _Entry[Rule]) -> LoadedRule:
    groups = {"flagged", "clean", "missed", "false-alarm"}
    marks = {
        (str(location[1]), int(location[2])): mark
        for location, mark in entry.located.values.items()
        if len(location) == 3 and location[0] == "examples" and location[1] in groups
    }
    record = plain(entry.parsed)
    return LoadedRule(changed(record, examples=sealed(record.examples)), entry.pack, entry.located.path, sealed(marks))


def _cross_check(
    rules: _Shelf[Rule], presets: _Shelf[Preset], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[LocatedError]:
    """Yield the faults that only show when all files are known: names nobody has, and circles."""
    rule_names = sorted(rules.named)
    preset_names = sorted(presets.named)
    for loaded in rules.entries.values():
        yield from _yields_errors(loaded, rule_names)
    for entry in presets.entries.values():
        yield from preset_errors(entry.parsed, entry.located, rule_names, preset_names)
        for name, changes in plain(entry.parsed).rules.items():
            if name in rules.entries:
                rule = plain(rules.entries[name].parsed)
                is_proven = _is_proven(entry.located.path) and _is_proven(rules.entries[name].located.path)
                yield from change_errors(entry.located, ("rules", name), rule, changes, lists, is_proven=is_proven)
    yield from _circles(rules.entries, "yields-to", {name: e.parsed.yields_to for name, e in rules.entries.items()})
    yield from _circles(presets.entries, "extends", {name: e.parsed.extends for name, e in presets.entries.items()})


def _yields_errors(entry: _Entry[Rule], rule_names: list[str]) -> Iterator[LocatedError]:
    for key, names in (("yields-to", entry.parsed.yields_to), ("joins", getattr(entry.parsed, "joins", ()))):
        for index, name in enumerate(names):
            if name not in rule_names:
                yield entry.located.error((key, index), unknown("rule", name, rule_names))
    replacement = entry.parsed.replaced_by
    if replacement is not None and replacement not in rule_names:
        yield entry.located.error(("replaced-by",), unknown("rule", replacement, rule_names))


def _circles(
    entries: Mapping[str, _Entry[Parsed]], key: str, links: Mapping[str, tuple[str, ...]]
) -> Iterator[LocatedError]:
    """Yield one error for each entry that leads back to itself, showing the way round."""
    for name, entry in entries.items():
        way = _way_back(name, links)
        if way:
            yield entry.located.error((key,), f"{key} goes in a circle: {' → '.join(way)}")


def _way_back(start: str, links: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the shortest way from `start` back to it, both ends included; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for following in links.get(way[-1], ()):
            if following == start:
                return (*way, start)
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()
