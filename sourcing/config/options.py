"""What a config file may say."""

from __future__ import annotations

from typing import Annotated

from pathspec import GitIgnoreSpec
from pydantic import AfterValidator, BeforeValidator, Field

from sourcing.packs.fields import Amount, Blocks, Items, Level, Names, Patterns, Sentence, Strictly, Traps, Words
from sourcing.packs.located import shorten

DEFAULT_PRESET = "news"


def _path_pattern(pattern: str) -> str:
    try:
        GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        raise ValueError(f"{shorten(pattern)} is no path pattern; write it as in a .gitignore file") from None
    return pattern


PathPatterns = Items[Annotated[Sentence, AfterValidator(_path_pattern)]]
Severities = Annotated[dict[str, Level], Field(default_factory=dict)]


def one_or_many(value: object) -> object:
    """Take a single name as a list of one."""
    return [value] if isinstance(value, str) else value


class Extension(Strictly):
    """What a config adds to the `except` of a rule."""

    blocks: Blocks = ()
    traps: Traps = ()
    words: Words = ()
    patterns: Patterns = ()
    sources: Words = ()


class RuleOptions(Strictly):
    """What a config changes in one rule."""

    except_: Extension = Extension()
    at_least: Amount | None = None
    message: Sentence | None = None
    severity: Level | None = None


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
    rules: Annotated[dict[str, RuleOptions], Field(default_factory=dict)]
    per_path: Items[PerPath] = ()
    exclude: PathPatterns = ()
    fail_on: Level = "warning"
    baseline: Sentence | None = None
    sources: Annotated[Items[Sentence], BeforeValidator(one_or_many)] = ()


class OwnSources(Strictly):
    """What a document's front matter says to this tool."""

    sources: Annotated[Items[Sentence], BeforeValidator(one_or_many)] = ()
