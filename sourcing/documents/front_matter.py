"""The YAML at the head of a Markdown file, which the reader of the prose leaves out."""

from __future__ import annotations

from sourcing.documents import FENCE, format_of
from sourcing.kept.patterns import DOT_ALL, MULTILINE, compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.documents.source import Source

_FRONT = compile_re(r"---[ \t]*(?P<end>\r\n?|\n)(?P<body>.*?)^---[ \t]*$", DOT_ALL | MULTILINE)


def front_matter(source: Source) -> str | None:
    """Return what stands between the dashes that open a file, with an empty line for the first; None without one.

    So a line of it has the number that it has in the file.
    """
    if format_of(source.path) != "markdown" or not source.text.startswith(FENCE):
        return None
    front = _FRONT.match(source.text)
    return None if front is None else f"\n{front['body']}"
