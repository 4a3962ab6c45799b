"""What a preset file may say."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from sourcing.packs.changes_file import Changes
from sourcing.packs.fields import Name, Names, Sentence, Severities, Strictly, one_or_many


class Preset(Strictly):
    """A preset file: what it extends, what it adds and takes away, and what it changes in rules."""

    preset: Name
    summary: Sentence
    extends: Annotated[Names, BeforeValidator(one_or_many)] = ()
    select: Names = ()
    ignore: Names = ()
    severity: Severities
    rules: Changes
