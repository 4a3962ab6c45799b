"""Turns MDX into Markdown of the same length, so that the Markdown parser reads only what is Markdown in it.

Modules, expressions and component tags become filler characters or blank lines; offsets do not move.
"""

from __future__ import annotations

from sourcing.documents.document import Span
from sourcing.kept.patterns import VERBOSE, late_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# Noncharacters: Unicode promises that no text to be exchanged holds them.
_TAG, _EXPRESSION, _NOTHING = "\ufdd0", "\ufdd1", "\ufdd2"
FILLER = late_re(f"(?P<tag>{_TAG}+)|(?P<expression>{_EXPRESSION}+)|{_NOTHING}+")
"""What stands for HTML tags, for an expression, and for what shows nothing."""

_LINE = late_re(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
_TOKEN = late_re(
    r"""
      (?P<front>\A(?:---|\+\+\+)[ \t]*+(?:\r\n?|\n)(?s:.*?)(?:\r\n?|\n)(?:---|\+\+\+)[ \t]*+(?=[\r\n]|\Z))
    | (?P<fence>(?<![^\r\n])[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+
          (?P<ticks>`{3,}+(?=[^`\r\n]*+(?:[\r\n]|\Z))|~{3,}+)[^\r\n]*+)
    | (?P<module>(?<![^\r\n])(?:
          import\s*+(?:["'{*]|[\w$]++\s*+(?:,|from\b))
        | export\s++(?:default|const|let|var|function|class|async)\b
        | export\s*+[{*])
      )
    | (?P<code>`++)
    | (?P<comment><!--)
    | (?P<escape>\\[<{`\\])
    | (?P<heading_id>\{\#[\w-]++\})
    | (?P<brace>\{)
    | (?P<tag><(?:/?[A-Za-z][\w.-]*+(?=[\s/>])|/?>))
    """,
    VERBOSE,
)
# Each alternative but a comment ends on its line or pairs with the next of its kind, so none is scanned twice.
_BRACES = late_re(r"""[{}]|"[^"\r\n]*+"|'[^'\r\n]*+'|`[^`]*+`|/\*(?s:.*?)(?:\*/|\Z)""")
_TAG_PARTS = late_re(r"""[{>]|"[^"]*+"|'[^']*+'""")
_SHOWN = late_re(r"[^\r\n]")
_BLANK_LINE = late_re(r"(?>\r\n?|\n)[ \t]*+(?:\r\n?|\n)|\Z")
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
        pieces.append(_fill(original, _NOTHING if comment else filler))
        done = span.end
    pieces.append(text[done:])
    return _blank_lines("".join(pieces)), comments


def _fill(text: str, filler: str) -> str:
    """Filler for all characters but line ends."""
    return _SHOWN.sub(filler, text)


def _not_markdown(text: str) -> Iterator[_Masked]:
    position = paragraph_end = 0
    while token := _TOKEN.search(text, position):
        start, position = token.span()
        kind = token.lastgroup
        end: int | None = None
        filler = _NOTHING
        if token["fence"] is not None:
            position = _fence_end(text, position, token["ticks"])
        elif kind == "code":
            if paragraph_end < position:
                paragraph_end = _paragraph_end(text, position)
            close = _pattern(rf"(?<!`){token['code']}(?!`)").search(text, position, paragraph_end)
            position = close.end() if close else position
        elif kind == "comment":
            close_at = text.find("-->", position)
            position = close_at + 3 if close_at >= 0 else len(text)
        elif kind == "module":
            end = _paragraph_end(text, position)
        elif kind in {"brace", "tag"}:
            end = _brace_end(text, start) if kind == "brace" else _tag_end(text, start)
            if end is None:
                # Unfinished: no MDX from here on.
                return
            filler = _EXPRESSION if kind == "brace" else _tag_filler(text[start:end])
        if end is not None:
            yield _Masked(Span(start, end), filler)
            position = end


def _pattern(made: str) -> re.Pattern[str]:
    """Compile a pattern that depends on the text, which is not worth keeping for other runs."""
    import re

    return re.compile(made)


def _paragraph_end(text: str, position: int) -> int:
    blank = _BLANK_LINE.search(text, position)
    return blank.start() if blank else len(text)


def _tag_filler(tag: str) -> str:
    """HTML's own elements are read as in HTML, if their attributes are; a component shows only its children."""
    return _TAG if "{" not in tag and tag.lstrip("</")[:1].islower() else _NOTHING


def _fence_end(text: str, position: int, ticks: str) -> int:
    close = _pattern(rf"(?<![^\r\n])[ \t>]*{ticks[0]}{{{len(ticks)},}}[ \t]*(?=[\r\n]|\Z)").search(text, position)
    return close.end() if close else len(text)


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
    for line in _LINE.findall(text):
        bare = line.strip()
        indented = line.startswith(("    ", "\t"))
        if bare.startswith(("```", "~~~")):
            inside_fence = not inside_fence
        if _shows_nothing(bare):
            inside_component = True
            lines.append(_SHOWN.sub(" ", line))
        elif inside_component and indented and not inside_fence and not bare.startswith(("```", "~~~")):
            indent = len(line) - len(line.lstrip(" \t"))
            lines.append(_NOTHING * indent + line[indent:])
        else:
            inside_component = inside_component and (indented or not bare)
            lines.append(line)
    return "".join(lines)


def _shows_nothing(line: str) -> bool:
    return bool(line) and _EXPRESSION not in line and not FILLER.sub("", line).strip()
