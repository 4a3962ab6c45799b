"""Turns HTML into tags, text and comments, each with its exact place.

The standard library's parser is not used: on unfinished markup it takes quadratic time (`<a ` repeated for
48 kB takes half a minute), and what it makes of broken markup differs between Python versions. Here each character
is matched once, by patterns that cannot backtrack, after the tokenizer of the HTML standard.
"""

from __future__ import annotations

from sourcing.kept.patterns import IGNORE_CASE, VERBOSE, late_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    TokenKind = Literal["text", "start", "end", "comment"]


_ATTRIBUTES = r"""(?:[^=>]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+"""
_TOKEN = late_re(
    rf"""
    (?P<text>[^<]++)
    | <(?P<start>[A-Za-z][^\s/>]*+) (?P<attributes>{_ATTRIBUTES}) (?:>|\Z)
    | </(?P<end>[A-Za-z][^\s/>]*+) {_ATTRIBUTES} (?:>|\Z)
    | <!--(?: -?> | (?P<comment>[^-]*+(?:-(?!-!?>)[^-]*+)*+) (?:--!?>|\Z) )
    | <(?:[!?]|/(?=[^\s])) [^>]*+ (?:>|\Z)
    | (?P<lone><)
    """,
    VERBOSE,
)
_ATTRIBUTE = late_re(r"""([^\s/>="'][^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s>]++))?+""")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_RAW_TEXT_END = {tag: late_re(rf"</{tag}(?=[\s/>])", IGNORE_CASE) for tag in _RAW_TEXT}


class Token(NamedTuple):
    """`data` is a tag's name in small letters, or a comment's text; `attributes` is a start tag's raw rest."""

    kind: TokenKind
    start: int
    end: int
    data: str = ""
    attributes: str = ""

    @property
    def self_closing(self) -> bool:
        return self.attributes.endswith("/")


def tokens(markup: str) -> Iterator[Token]:
    """Cut markup into tokens. Declarations and the contents of scripts and the like are left out."""
    position = 0
    while match := _TOKEN.match(markup, position):
        start, position = match.span()
        kind = match.lastgroup
        if kind in {"text", "lone"}:
            yield Token("text", start, position)
        elif kind == "attributes":
            tag = match["start"].lower()
            token = Token("start", start, position, tag, match["attributes"])
            yield token
            if tag in _RAW_TEXT and not token.self_closing:
                close = _RAW_TEXT_END[tag].search(markup, position)
                position = close.start() if close else len(markup)
        elif kind == "end":
            yield Token("end", start, position, match["end"].lower())
        elif kind == "comment":
            yield Token("comment", start, position, match["comment"])


def parse_attributes(raw: str) -> dict[str, str]:
    """Attribute names in small letters to their values; the first of equal names holds."""
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(raw):
        bare = value.strip(value[0]) if value[:1] in {'"', "'"} else value
        attributes.setdefault(name.lower(), shown(bare) if len(bare) < _LONGEST_UNESCAPED else bare)
    return attributes


def shown(text: str) -> str:
    """Return a text with each character reference in it resolved."""
    if "&" not in text:
        return text
    from html import unescape  # its table of references is large

    return unescape(text)


# Python refuses to turn longer runs of digits into a number, and `unescape` would raise.
_LONGEST_UNESCAPED = 4000
