"""What a preset file may say."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

from sourcing.packs.changes_file import RuleChanges
from sourcing.packs.fields import Level, Name, Names, Sentence, Strictly

Changes = Annotated[dict[str, RuleChanges], Field(default_factory=dict)]


class Preset(Strictly):
    """A preset file: what it extends, what it adds and takes away, and what it changes in rules."""

    preset: Name
    summary: Sentence
    extends: Names = ()
    select: Names = ()
    ignore: Names = ()
    severity: Annotated[dict[str, Level], Field(default_factory=dict)]
    rules: Changes

    @field_validator("extends", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value
