"""What a config file may say."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from sourcing.packs.changes_file import Changes
from sourcing.packs.fields import Items, Level, Names, Sentence, Severities, Strictly, one_or_many
from sourcing.packs.located import shorten
from sourcing.path_patterns import is_pattern

DEFAULT_PRESET = "news"


def _path_pattern(pattern: str) -> str:
    if not is_pattern(pattern):
        raise ValueError(f"{shorten(pattern)} is no path pattern; write it as in a .gitignore file")
    return pattern


PathPatterns = Items[Annotated[Sentence, AfterValidator(_path_pattern)]]


class PerPath(Strictly):
    """What holds for some paths only; patterns are those of .gitignore, from the config's folder down."""

    paths: Annotated[PathPatterns, Field(min_length=1)]
    select: Names = ()
    ignore: Names = ()
    severity: Severities


class Options(Strictly):
    """Everything a config file may say."""

    preset: Sentence = DEFAULT_PRESET
    packs: Items[Sentence] = ()
    select: Names = ()
    ignore: Names = ()
    severity: Severities
    rules: Changes
    per_path: Items[PerPath] = ()
    exclude: PathPatterns = ()
    fail_on: Level = "warning"
    baseline: Sentence | None = None
    sources: Annotated[Items[Sentence], BeforeValidator(one_or_many)] = ()
    cache: bool = False


class OwnSources(Strictly):
    """What a document's front matter says to this tool."""

    sources: Annotated[Items[Sentence], BeforeValidator(one_or_many)] = ()
