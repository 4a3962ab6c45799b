"""Turns prose into the places of the bare URLs in it."""

from __future__ import annotations

from sourcing.documents.document import Span
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Begins with letters rather than \b, which the regular-expression engine can skip to fast.
URL_START = r"(?:h(?<!\wh)ttps?://|w(?<!\ww)ww\.)"

_URL = late_re(rf"{URL_START}[^\s<>\"“”]+")
_SIGN = late_re(r"://|www\.")
_TRAILING = ".,;:!?'’…*_]"


def bare_urls(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, str]]:
    """Yield the span and the address of each bare URL in a stretch of text, in order."""
    for match in _URL.finditer(text, start, len(text) if end is None else end):
        url = trim_url(match.group())
        yield Span(match.start(), match.start() + len(url)), url


def may_hold_urls(text: str) -> bool:
    """Whether it is worth looking for URLs; much quicker than looking."""
    return "://" in text or "www." in text


def url_signs(text: str) -> Iterator[int]:
    """Yield the places, ascending, without which a stretch of text holds no bare URL."""
    return (sign.start() for sign in _SIGN.finditer(text))


def trim_url(url: str) -> str:
    """Strip the punctuation of the sentence around it from a URL; a closing bracket stays if it was opened."""
    end = len(url)
    unopened = url.count(")") - url.count("(")
    while end:
        if url[end - 1] == ")" and unopened > 0:
            unopened -= 1
        elif url[end - 1] not in _TRAILING:
            break
        end -= 1
    return url[:end]
