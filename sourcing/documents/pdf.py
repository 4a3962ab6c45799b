"""Turns a PDF into a Document: the text of its pages, which is a source to check against and never one to mend.

Its positions are in the extracted text, where a form feed parts the pages.
"""

from __future__ import annotations

import io
import logging
import re

from sourcing.documents.plain import read
from sourcing.documents.source import Source, UnreadableError
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn

    from pypdf import PdfReader

    from sourcing.documents.document import Document

_HALF = re.compile("[\ud800-\udfff]")
PAGE_END = "\n\f\n"
_REMEDY = "install it with: pip install 'sourcing[verify]'"


class Pages(NamedTuple):
    """A PDF as prose: its document, where each page begins in its text, and the numbers of pages without text, from 1."""

    document: Document
    starts: tuple[int, ...]
    without_text: tuple[int, ...]


def read_pdf(data: bytes, path: str) -> Pages:
    """Read the bytes of a PDF. Raises UnreadableError: it is damaged, encrypted or a scan, or pypdf is missing."""
    texts = [_HALF.sub("\ufffd", text) for text in _page_texts(data, path)]
    if not texts:
        raise UnreadableError(path, "this PDF has no pages")
    scanned = tuple(number for number, text in enumerate(texts, 1) if not any(map(str.isalnum, text)))
    if len(scanned) == len(texts):
        raise UnreadableError(
            path, "this PDF holds pictures of pages and no text; run text recognition (OCR) on it first"
        )
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text) + len(PAGE_END)
    document = read(Source(path, PAGE_END.join(texts)))
    return Pages(document, tuple(starts), scanned)


def _page_texts(data: bytes, path: str) -> list[str]:
    try:
        import pypdf
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        raise UnreadableError(path, f"a PDF is read by pypdf, which is not installed; {_REMEDY}") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters of its warnings is said in the errors
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        return list(_texts(reader)) if not reader.is_encrypted or reader.decrypt("") else _refuse_encrypted(path)
    except UnreadableError:
        raise
    except DependencyError as error:
        _refuse_encrypted(path, error)
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, RecursionError) as error:
        raise UnreadableError(path, f"this PDF is damaged: {_one_line(error)}; save it again") from error


def _refuse_encrypted(path: str, error: Exception | None = None) -> NoReturn:
    raise UnreadableError(path, "this PDF is encrypted; save it without a password") from error


def _texts(reader: PdfReader) -> Iterable[str]:
    return (page.extract_text() for page in reader.pages)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
