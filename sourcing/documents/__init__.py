"""Turns files into Documents: prose that remembers where every character of it came from."""

from __future__ import annotations

import os

from sourcing.documents.characters import in_usual_characters
from sourcing.documents.source import Source
from sourcing.lean.light import import_module, lru_cache
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

    from sourcing.documents.document import Document

    Format = Literal["plain", "markdown", "html"]


SUFFIXES: dict[str, Format] = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The suffixes that are looked for in folders, in small letters, and the reader of each."""
FENCE = "---"
"""What a document opens with that has front matter."""


@lru_cache(maxsize=64)
def format_of(path: str) -> Format:
    """Tell the format of a file by its suffix, in capitals or not; plain text where the suffix is unknown."""
    return SUFFIXES.get(suffix_of(path), "plain")


def suffix_of(path: str) -> str:
    """Return the suffix of a path as pathlib tells it, in small letters: `.hidden` has none, and `.hidden.md` has."""
    before, dot, ending = os.path.basename(path).rpartition(".")
    return f"{dot}{ending}".lower() if before and ending else ""


def comment_marks(path: str) -> tuple[str, str] | None:
    """Return what opens and closes a comment in the format of a file, None where it has no comments."""
    if format_of(path) == "plain":
        return None
    return ("{/*", "*/}") if suffix_of(path) == ".mdx" else ("<!--", "-->")


def read_document(source: Source) -> Document:
    """Read a decoded file with the reader for its suffix. No text is an error to a reader."""
    # Imported here: a run over plain text needs neither Markdown nor HTML.
    reader = import_module(f"sourcing.documents.{format_of(source.path)}")
    document: Document = reader.read(source)
    return in_usual_characters(document)


def document_from_text(text: str, path: str) -> Document:
    """Read text that is in memory as if it stood in a file of this path; the path's suffix chooses the reader."""
    return read_document(Source(path, text.removeprefix("\ufeff"), text.startswith("\ufeff")))
