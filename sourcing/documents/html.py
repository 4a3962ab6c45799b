"""Turns HTML into a Document: what a reader of the page sees as prose, each character with its place in the source."""

from __future__ import annotations

from sourcing.documents.elements import Elements
from sourcing.documents.prose import Prose
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.documents.document import Document
    from sourcing.documents.source import Source


def read(source: Source) -> Document:
    """Read HTML or XHTML. Any input is read, as browsers do: nothing is an error."""
    prose = Prose(source)
    elements = Elements(prose)
    elements.markup(source.text, 0)
    elements.finish(len(source.text))
    return prose.document()
