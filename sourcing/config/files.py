"""The folder of a linted file → the config file that holds for it, read and validated.

`sourcing.yaml`, `.sourcing.yaml` or the `[tool.sourcing]` of a `pyproject.toml`: the nearest one above the file
holds alone, nothing is merged. Names of rules and presets are looked up later, in `settings`.
"""

from __future__ import annotations

import os

from sourcing.documents import suffix_of
from sourcing.documents.discovery import folders_above
from sourcing.kept import recall
from sourcing.kept.record import plain
from sourcing.lean.light import cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value
from sourcing.packs.located import LocatedData, LocatedError, LocatedErrors, shorten
from sourcing.path_patterns import verdict

if TYPE_CHECKING:
    from pathlib import Path

    from sourcing.config.options import Options
    from sourcing.lean.typed import StrPath

CONFIG_NAMES = ("sourcing.yaml", ".sourcing.yaml")
PYPROJECT = "pyproject.toml"


class Config(Value):
    """A config file, read. Its paths are relative to `folder`; `path` is None where no file was found."""

    path: str | None
    folder: str
    options: Options
    located: LocatedData = LocatedData("default config", {})

    def pack_folders(self) -> tuple[Path, ...]:
        """Return the folders of the packs it adds: folders from its own on, or installed packs by their names."""
        return tuple(_pack_folder(self.folder, pack) or self.below(pack) for pack in self.options.packs)

    def baseline(self) -> Path | None:
        """Return the baseline file it names."""
        return None if self.options.baseline is None else self.below(self.options.baseline)

    def below(self, name: str) -> Path:
        """Return the path that the config means by a name."""
        return _below(self.folder, name)

    def excludes(self, path: StrPath) -> bool:
        """Tell whether `exclude` names this file."""
        return self.matches(path, self.options.exclude)

    def entries_for(self, path: StrPath | None) -> tuple[int, ...]:
        """Return the numbers of the `per-path` entries that name a file; none name what has no path."""
        if path is None:
            return ()
        return tuple(number for number, entry in enumerate(self.options.per_path) if self.matches(path, entry.paths))

    def matches(self, path: StrPath, patterns: tuple[str, ...]) -> bool:
        """Tell whether a file is under the config's folder and any of the path patterns names it."""
        if not patterns:
            return False
        place = _place_in(self.folder, path)
        return place is not None and bool(verdict(patterns, place))


def _place_in(folder: str, path: StrPath) -> str | None:
    """Write a path as it is told from a folder, with forward slashes; None where it is not under the folder."""
    try:
        place = os.path.relpath(_absolute(path), _absolute(folder)).replace(os.sep, "/")
    except ValueError:  # on another drive
        return None
    return None if place.partition("/")[0] == os.pardir else place


def _absolute(path: StrPath) -> str:
    """Make a path absolute and plain without following links, so that it stays where the writer named it."""
    return os.path.normpath(os.path.join(os.getcwd(), path))


def _below(folder: str, name: str) -> Path:
    from pathlib import Path

    return Path(folder, name)


def default_config(folder: StrPath) -> Config:
    """Return the config of a folder that has no config file above it."""
    return Config(None, os.fspath(folder), recall("config", [], _default_options))


def _default_options() -> Options:
    from sourcing.config.options import Options

    return plain(Options.model_validate({}))


def load_config(path: StrPath) -> Config:
    """Read a config file: TOML if its name ends in .toml, else YAML.

    Raises LocatedErrors with every fault that shows without knowing the rules.
    """
    name = os.fspath(path)
    try:
        content = _bytes_of(name)
    except OSError as error:
        raise LocatedErrors([LocatedError(name, 1, 1, f"cannot be read: {error.strerror or error}")]) from None
    config = recall("config", [name, content], lambda: _parsed(name, content))
    missing = [
        config.located.error(("packs", index), _no_pack(config.folder, pack))
        for index, pack in enumerate(config.options.packs)
        if _pack_folder(config.folder, pack) is None
    ]
    if missing:
        raise LocatedErrors(missing)
    return config


def _bytes_of(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _pack_folder(folder: str, pack: str) -> Path | None:
    """Return the folder of a pack; a folder goes before an installed pack of the same name."""
    if os.path.isdir(own := _below(folder, pack)):
        return own
    from sourcing.config.installed import installed_folder, installed_packs

    entry = installed_packs().get(pack)
    return None if entry is None else installed_folder(entry)


def _no_pack(folder: str, pack: str) -> str:
    """Say why there is no such pack."""
    from sourcing.config.installed import installed_packs

    installed = installed_packs()
    if pack in installed:
        return f"the installed pack {shorten(pack)} has no folder {shorten(installed[pack].value)}; install it again"
    names = f" ({', '.join(sorted(installed))} are installed)" if installed else ""
    return f"there is no folder {shorten(pack)}; paths start from {folder}, and no installed pack has this name{names}"


def _parsed(name: str, content: bytes) -> Config:
    from sourcing.config.options import Options
    from sourcing.packs.toml_places import read_toml
    from sourcing.packs.validated import validated
    from sourcing.packs.yaml_places import read_yaml

    located = read_toml(name, content) if suffix_of(name) == ".toml" else read_yaml(name, content)
    if located is None:
        raise LocatedErrors([LocatedError(name, 1, 1, "there is no table [tool.sourcing] here")])
    return Config(name, os.path.dirname(name) or os.curdir, plain(validated(Options, located)), located)


def find_config(start: StrPath, stop: StrPath | None = None) -> str | None:
    """Return the nearest config file above a file or folder, or None.

    The search ends at `stop`, a folder that is itself still looked at. What a folder holds is remembered until
    `forget_configs` is called.
    """
    place = _absolute(start)
    last = _absolute(stop) if stop else None
    for folder in [*([place] if os.path.isdir(place) else []), *folders_above(place)]:
        found = _config_in(folder)
        if found or folder == last:
            return found
    return None


def forget_configs() -> None:
    """Forget which folders hold a config; a server calls it when files change."""
    _config_in.cache_clear()


@cache
def _config_in(folder: str) -> str | None:
    for name in CONFIG_NAMES:
        if os.path.isfile(path := os.path.join(folder, name)):
            return path
    pyproject = os.path.join(folder, PYPROJECT)
    return pyproject if os.path.isfile(pyproject) and _is_ours(pyproject) else None


def _is_ours(pyproject: str) -> bool:
    """Tell whether a TOML file has our table; one that cannot be read or parsed counts if it may have it."""
    try:
        content = _bytes_of(pyproject)
    except OSError:
        return True
    return b"sourcing" in content and recall("pyproject", [content], lambda: _has_our_table(pyproject, content))


def _has_our_table(pyproject: str, content: bytes) -> bool:
    from sourcing.packs.toml_places import read_toml

    try:
        return read_toml(pyproject, content) is not None
    except LocatedErrors:
        return True
