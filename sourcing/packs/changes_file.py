"""What a config or a preset may say about a rule of somebody else's."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from sourcing.packs.fields import (
    Amount,
    Blocks,
    Format,
    Items,
    Level,
    Patterns,
    Sentence,
    Sources,
    Strictly,
    Traps,
    Within,
    Words,
)

Parts = Annotated[dict[str, Any], Field(default_factory=dict)]
"""A part of a rule file, with lists at its ends; it is held to the rule when that is known."""


class Extension(Strictly):
    """What is added to the `except` of a rule."""

    blocks: Blocks = ()
    formats: Items[Format] = ()
    traps: Traps = ()
    words: Words = ()
    patterns: Patterns = ()
    sources: Words = ()


class RuleChanges(Strictly):
    """What is changed in one rule. `add` and `remove` are written as the rule file is; `covered-by` and `within` replace its own."""

    except_: Extension = Extension()
    add: Parts
    remove: Parts
    covered_by: Annotated[Sources, Field(min_length=1)] | None = None
    at_least: Amount | None = None
    counted_below: Amount | None = None
    within: Within | None = None
    message: Sentence | None = None
    fix: Sentence | None = None
    severity: Level | None = None


Changes = Annotated[dict[str, RuleChanges], Field(default_factory=dict)]
"""What is changed in rules, by their names."""
