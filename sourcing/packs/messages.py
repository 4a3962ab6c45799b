"""A rule's message and the kind of the rule → whether the message can be filled."""

from __future__ import annotations

import re
from string import Formatter

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.located import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGE_FIELDS: Mapping[str, Mapping[str, object]] = {
    "claim": {"text": "", "value": 1.0, "unit": ""},
    "attribution": {"text": "", "source": "", "cue": "", "speaker": ""},
    "quotation": {"text": "", "words": 1, "speaker": ""},
    "phrase": {"text": ""},
    "companion": {"text": "", "missing": ""},
    "figure": {"text": "", "value": 1.0, "start": 1.0, "end": 1.0, "margin": 1.0},
    "ledger": {"text": "", "source": "", "share": 0.5, "count": 1},
    "citation": {"text": "", "target": ""},
    "date": {"text": "", "years": 1},
    "suppression": {"text": "", "name": ""},
    "verification": {"text": "", "changes": "", "found": "", "speaker": "", "source": ""},
}
"""The fields that `message` may name, for each kind of rule, with a value of the type each will have."""


def check_message(message: str, kind: str) -> None:
    """Raise ValueError unless `message` can be formatted with the fields this kind of rule offers and no others."""
    fields = MESSAGE_FIELDS[kind]
    try:
        parts = list(Formatter().parse(message))
    except ValueError as error:
        raise ValueError(f"bad message: {error}; write {{{{ or }}}} for a bare brace") from None
    for _, name, spec, _ in parts:
        if name is not None and name not in fields:
            raise ValueError(f"{unknown('field', name, fields)} (there are: {', '.join(fields)})")
        if spec and re.search(r"\{|\d{4}", spec):
            raise ValueError("bad message: no braces and no long numbers inside braces")
    try:
        message.format(**fields)
    except (ValueError, TypeError) as error:
        raise ValueError(f"bad message: {error}") from None
