"""The front matter of a document → the sources it names in the key `sources`."""

from __future__ import annotations

from sourcing.documents.front_matter import front_matter
from sourcing.kept.patterns import MULTILINE, compile_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.located import LocatedError, LocatedErrors

if TYPE_CHECKING:
    from sourcing.documents.source import Source

_KEY = compile_re(r"^sources[ \t]*:.*(?:\r?\n(?:[ \t]+.*|-.*|[ \t]*))*", MULTILINE)


def sources_of(source: Source) -> tuple[str, ...]:
    """Return the paths and globs that a document names as its sources.

    Only this key is read; the rest of the front matter is for other programs. Raises LocatedErrors where it is broken.
    """
    front = front_matter(source)
    key = _KEY.search(front) if front is not None else None
    return () if front is None or key is None else _read(source.path, key.group(), front.count("\n", 0, key.start()))


def _read(path: str, key: str, lines_before: int) -> tuple[str, ...]:
    # Imported here: most documents have no such key, and reading one costs the start-up of pydantic.
    from sourcing.config.options import OwnSources
    from sourcing.packs.validated import validated
    from sourcing.packs.yaml_places import read_yaml

    located = read_yaml(path, ("\n" * lines_before + key).encode("utf-8", "replace"))
    sources = validated(OwnSources, located).sources
    if not sources:
        raise LocatedErrors([LocatedError(path, lines_before + 1, 1, "sources names no file")])
    return sources
