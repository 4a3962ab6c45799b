"""Turns MDX into Markdown of the same length, so that the Markdown parser reads only what is Markdown in it.

Modules, expressions and component tags become filler characters or blank lines; offsets do not move.
"""

from __future__ import annotations

from sourcing.documents.document import Span
from sourcing.documents.masks import (
    EXPRESSION,
    LINE,
    NOTHING,
    PASSED_OVER,
    SHOWN,
    TAG,
    fill,
    paragraph_end,
    passed_over,
    shows_nothing,
)
from sourcing.kept.patterns import VERBOSE, late_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = late_re(
    rf"""{PASSED_OVER}
    | (?P<module>(?<![^\r\n])(?:
          import\s*+(?:["'{{*]|[\w$]++\s*+(?:,|from\b))
        | export\s++(?:default|const|let|var|function|class|async)\b
        | export\s*+[{{*])
      )
    | (?P<escape>\\[<{{`\\])
    | (?P<heading_id>\{{\#[\w-]++\}})
    | (?P<brace>\{{)
    | (?P<tag><(?:/?[A-Za-z][\w.-]*+(?=[\s/>])|/?>))
    """,
    VERBOSE,
)
# Each alternative but a comment ends on its line or pairs with the next of its kind, so none is scanned twice.
_BRACES = late_re(r"""[{}]|"[^"\r\n]*+"|'[^'\r\n]*+'|`[^`]*+`|/\*(?s:.*?)(?:\*/|\Z)""")
_TAG_PARTS = late_re(r"""[{>]|"[^"]*+"|'[^']*+'""")
_COMMENT = late_re(r"\{\s*/\*(?P<text>(?s:.*?))\*/\s*\}")


class Comment(NamedTuple):
    span: Span
    text: str


class _Masked(NamedTuple):
    span: Span
    filler: str


def mask(text: str) -> tuple[str, list[Comment]]:
    """Markdown as long as the MDX it comes from, and the comments in it. Offsets are the same in both."""
    pieces: list[str] = []
    comments: list[Comment] = []
    done = 0
    for span, filler in _not_markdown(text):
        pieces.append(text[done : span.start])
        original = text[span.start : span.end]
        comment = _COMMENT.fullmatch(original)
        if comment:
            comments.append(Comment(span, comment["text"]))
        pieces.append(fill(original, NOTHING if comment else filler))
        done = span.end
    pieces.append(text[done:])
    return _blank_lines("".join(pieces)), comments


def _not_markdown(text: str) -> Iterator[_Masked]:
    position = end_of_paragraph = 0
    while token := _TOKEN.search(text, position):
        start, position = token.span()
        kind = token.lastgroup
        end: int | None = None
        filler = NOTHING
        if kind == "code" and end_of_paragraph < position:
            end_of_paragraph = paragraph_end(text, position)
        if kind == "module":
            end = paragraph_end(text, position)
        elif kind in {"brace", "tag"}:
            end = _brace_end(text, start) if kind == "brace" else _tag_end(text, start)
            if end is None:
                # Unfinished: no MDX from here on.
                return
            filler = EXPRESSION if kind == "brace" else _tag_filler(text[start:end])
        else:
            position = passed_over(text, token, end_of_paragraph)
        if end is not None:
            yield _Masked(Span(start, end), filler)
            position = end


def _tag_filler(tag: str) -> str:
    """HTML's own elements are read as in HTML, if their attributes are; a component shows only its children."""
    return TAG if "{" not in tag and tag.lstrip("</")[:1].islower() else NOTHING


def _brace_end(text: str, start: int) -> int | None:
    depth = 0
    for part in _BRACES.finditer(text, start):
        if part.group() == "{":
            depth += 1
        elif part.group() == "}":
            depth -= 1
            if depth == 0:
                return part.end()
    return None


def _tag_end(text: str, start: int) -> int | None:
    position = start
    while part := _TAG_PARTS.search(text, position):
        position = part.end()
        if part.group() == ">":
            return position
        if part.group() == "{":
            end = _brace_end(text, part.start())
            if end is None:
                return None
            position = end
    return None


def _blank_lines(text: str) -> str:
    """Empty the lines that hold nothing but filler, and keep indented text inside components from being code."""
    lines = []
    inside_component = inside_fence = False
    for line in LINE.findall(text):
        bare = line.strip()
        indented = line.startswith(("    ", "\t"))
        if bare.startswith(("```", "~~~")):
            inside_fence = not inside_fence
        if shows_nothing(bare):
            inside_component = True
            lines.append(SHOWN.sub(" ", line))
        elif inside_component and indented and not inside_fence and not bare.startswith(("```", "~~~")):
            indent = len(line) - len(line.lstrip(" \t"))
            lines.append(NOTHING * indent + line[indent:])
        else:
            inside_component = inside_component and (indented or not bare)
            lines.append(line)
    return "".join(lines)
