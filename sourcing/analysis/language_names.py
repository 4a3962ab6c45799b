"""What a language's YAML file may hold of who speaks and when: source nouns, pronouns, names and the calendar."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """A mapping that allows no key but its own; its names are those of the file with `_` for `-`."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_").replace("_", "-")
    )


class SourceNouns(Strict):
    """The nouns that can be sources, by kind, and those that the cover of figures asks for."""

    role: list[str]
    institution: list[str]
    document: list[str]
    vague: list[str]
    market: list[str]
    anonymous: list[str]
    unspecific: list[str]
    provision: list[str]
    hearing: list[str]
    standing: list[str]
    reckoning: list[str]
    poll: list[str]
    survey: list[str]
    group: list[str]
    faction: list[str]
    some: list[str]
    reference: list[str]


class Pronouns(Strict):
    """Pronouns by what they say of the one they stand for."""

    subject: list[str]
    object: list[str]
    male: list[str]
    female: list[str]
    plural: list[str]
    first: list[str]
    second: list[str]
    plain: list[str]


class Names(Strict):
    """Parts of people's names, and the names that are no person's."""

    male: list[str]
    female: list[str]
    family_first: list[str]
    particles: list[str]
    saints: list[str]
    places: list[str]
    peoples: list[str]
    media: list[str]
    bodies: list[str]
    stands_for: dict[str, list[str]]
    acronyms: list[str]


class Time(Strict):
    """The words of the calendar and the clock; `months` begins with the twelve full names, in order."""

    weekdays: list[str]
    months: Annotated[list[str], Field(min_length=12)]
    words: list[str]
    units: list[str]
