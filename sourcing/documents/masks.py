"""What is not Markdown in a text → filler characters of the same length, so that offsets do not move.

Each kind of filler tells the reader of Markdown what stood there.
"""

from __future__ import annotations

from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re

# Noncharacters: Unicode promises that no text to be exchanged holds them.
TAG, EXPRESSION, NOTHING = "\ufdd0", "\ufdd1", "\ufdd2"
FILLER = late_re(f"(?P<tag>{TAG}+)|(?P<expression>{EXPRESSION}+)|{NOTHING}+")
"""What stands for HTML tags, for an expression, and for what shows nothing."""
LINE = late_re(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
SHOWN = late_re(r"[^\r\n]")
_BLANK_LINE = late_re(r"(?>\r\n?|\n)[ \t]*+(?:\r\n?|\n)|\Z")

PASSED_OVER = r"""
      (?P<front>\A(?:---|\+\+\+)[ \t]*+(?:\r\n?|\n)(?s:.*?)(?:\r\n?|\n)(?:---|\+\+\+)[ \t]*+(?=[\r\n]|\Z))
    | (?P<fence>(?<![^\r\n])[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+
          (?P<ticks>`{3,}+(?=[^`\r\n]*+(?:[\r\n]|\Z))|~{3,}+)[^\r\n]*+)
    | (?P<code>`++)
    | (?P<comment><!--)
"""
"""What opens a stretch in which nothing is looked for, as alternatives of a verbose pattern."""


def passed_over(text: str, token: re.Match[str], paragraph_end: int) -> int:
    """Where what a match of one of `PASSED_OVER` opens ends; `paragraph_end` bounds a span of code."""
    position = token.end()
    if token["fence"] is not None:
        return _fence_end(text, position, token["ticks"])
    if token["code"] is not None:
        close = _pattern(rf"(?<!`){token['code']}(?!`)").search(text, position, paragraph_end)
        return close.end() if close else position
    if token["comment"] is not None:
        close_at = text.find("-->", position)
        return close_at + 3 if close_at >= 0 else len(text)
    return position


def paragraph_end(text: str, position: int) -> int:
    """Where the paragraph around a place ends."""
    blank = _BLANK_LINE.search(text, position)
    return blank.start() if blank else len(text)


def fill(text: str, filler: str) -> str:
    """Filler for all characters but line ends."""
    return SHOWN.sub(filler, text)


def shows_nothing(line: str) -> bool:
    """Whether a line holds nothing but filler that shows nothing."""
    return bool(line) and EXPRESSION not in line and not FILLER.sub("", line).strip()


def _fence_end(text: str, position: int, ticks: str) -> int:
    close = _pattern(rf"(?<![^\r\n])[ \t>]*{ticks[0]}{{{len(ticks)},}}[ \t]*(?=[\r\n]|\Z)").search(text, position)
    return close.end() if close else len(text)


def _pattern(made: str) -> re.Pattern[str]:
    """Compile a pattern that depends on the text, which is not worth keeping for other runs."""
    import re

    return re.compile(made)
