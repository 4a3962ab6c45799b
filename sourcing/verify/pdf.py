"""A PDF → a source with pages."""

from __future__ import annotations

from sourcing.documents.pdf import read_pdf as read_pages
from sourcing.findings import Error
from sourcing.verify.library import Held


def read_pdf(path: str) -> tuple[Held, tuple[Error, ...]]:
    """Return the source, and an error that names its pages without text. Raises UnreadableError."""
    pages = read_pages(path)
    errors = ()
    if pages.scanned:
        numbers = ", ".join(map(str, pages.scanned))
        errors = (
            Error(path, f"no text on page {numbers}; the other pages are compared. Run text recognition (OCR) on it"),
        )
    return Held(pages.document, pages.starts), errors
