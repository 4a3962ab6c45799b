"""Words and elements to XML 1.0 that any parser takes: what the reporters in XML share."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.reporters.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def attributes(values: Mapping[str, object]) -> str:
    r"""Return attributes, each after a space; what XML cannot hold is written as an escape such as \x1b."""
    return "".join(f" {name}={quoteattr(printable(str(value)))}" for name, value in values.items())


def words(text: str) -> str:
    """Return character data; lines stay lines."""
    return escape("\n".join(map(printable, text.split("\n"))))
