"""What a client says in its section `sourcing` → settings, and what is wrong with it in words."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from sourcing.packs.fields import Level, Strictly
from sourcing.packs.located import unknown
from sourcing.packs.validated import describe

SECTION = "sourcing"
MAX_DEBOUNCE = 10_000

_OF_THE_CLIENT = {"command", "trace"}
"""Keys an editor's own half of the integration keeps in the same section."""


class ClientSettings(Strictly):
    """The settings of the server. `debounce`: milliseconds of quiet before a change is checked."""

    model_config = ConfigDict(alias_generator=to_camel, strict=False)

    config: str | None = None
    preset: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    show_from: Level = "note"
    debounce: Annotated[int, Field(ge=0, le=MAX_DEBOUNCE)] = 100


def read_settings(section: object) -> tuple[ClientSettings, tuple[str, ...]]:
    """Return the settings of a section and a sentence for each key at fault; such a key keeps its default."""
    if section is None:
        return ClientSettings(), ()
    if not isinstance(section, dict):
        return ClientSettings(), (f"{SECTION}: expected an object of settings, found {type(section).__name__}",)
    keys = {field.alias or name for name, field in ClientSettings.model_fields.items()}
    faults = [
        f"{SECTION}: {unknown('setting', str(key), sorted(keys))}"
        for key in section
        if key not in keys and key not in _OF_THE_CLIENT
    ]
    # null is how clients say that a setting is not set
    said = {key: value for key, value in section.items() if key in keys and value is not None and value != ""}
    try:
        return ClientSettings.model_validate(said), tuple(faults)
    except ValidationError as error:
        for detail in error.errors():
            faults.append(f"{SECTION}.{'.'.join(map(str, detail['loc']))}: {describe(detail, None)}")
            said.pop(str(detail["loc"][0]), None)
    return ClientSettings.model_validate(said), tuple(faults)
