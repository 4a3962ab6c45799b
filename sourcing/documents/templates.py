"""Turns Markdown with a site generator's tags into Markdown of the same length, so that none of them is read as prose.

Liquid, Jinja and Twig write `{% if page.new %}` and `{{ site.title }}`, Hugo `{{< ref "page.md" >}}` and `{{% note %}}`. What
stands between two such tags is the writer's, unless the tags say that it is code or a comment. Pandoc and kramdown say in
braces what a picture, a heading or a paragraph looks like: `![](map.png){width=85%}`, `{: .note}`.
"""

from __future__ import annotations

from sourcing.documents.masks import (
    EXPRESSION,
    LINE,
    NOTHING,
    PASSED_OVER,
    SHOWN,
    fill,
    paragraph_end,
    passed_over,
    shows_nothing,
)
from sourcing.kept.patterns import IGNORE_CASE, VERBOSE, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATTRIBUTE = r"""(?:[.\#][\w:.-]++|[\w:-]++=(?:"[^"\r\n]*+"|'[^'\r\n]*+'|[^\s"'{}]++))"""
_BLANKS = r"(?:[ \t]|\r?\n(?![ \t]*+[\r\n]))++"
_ATTRIBUTES = rf"\{{:?[ \t]*+{_ATTRIBUTE}(?:{_BLANKS}{_ATTRIBUTE})*+[ \t]*+\}}"
"""Classes, a name, and whatever else is set: {#map .wide width=85%}, {: .note}."""
_TOKEN = late_re(
    rf"""{PASSED_OVER}
    | (?P<escape>\\[{{`\\])
    | (?P<statement>\{{%[-+]?\s*+(?P<name>\w*+))
    | (?P<silent>\{{\{{[<%]\s*+(?P<shortcode>\w*+))
    | (?P<attributes>(?:(?<=[)\]`])|(?<![^\r\n])[ \t]*+){_ATTRIBUTES} | (?<=[ \t]){_ATTRIBUTES}(?=[ \t]*+(?:[\r\n]|\Z)))
    | (?P<value>\{{\{{(?!\s*+(?:citation|cite|cn|fact|who|whom|by\ whom|which|when|where|according|clarify|dubious|verify|efn|sfn)\b))
    """,
    VERBOSE | IGNORE_CASE,
)
"""Where a tag may begin; a wiki's own templates stand for a note and are for rules to see."""
_HIDING = frozenset({"comment", "highlight", "code", "codeblock", "mermaid", "prism"})
"""The statements whose contents are no prose, up to the one that ends them."""


def mask(text: str) -> str:
    """Markdown as long as the text it comes from, without its tags. Offsets are the same in both."""
    if "{" not in text:
        return text
    pieces: list[str] = []
    done = 0
    for start, end, filler in _tags(text):
        pieces += (text[done:start], fill(text[start:end], filler))
        done = end
    if not pieces:
        return text
    masked = "".join([*pieces, text[done:]])
    return "".join([SHOWN.sub(" ", line) if shows_nothing(line.strip()) else line for line in LINE.findall(masked)])


def _tags(text: str) -> Iterator[tuple[int, int, str]]:
    """Where tags stand, and the filler for each."""
    position = end_of_paragraph = 0
    unclosed: dict[str, int] = {}  # up to where no tag is closed, so that nothing is looked for twice
    while token := _TOKEN.search(text, position):
        start, position = token.span()
        if end_of_paragraph < position:
            end_of_paragraph = paragraph_end(text, position)
        if token["attributes"] is not None:
            yield start, position, NOTHING
            continue
        if token["statement"] is None and token["silent"] is None and token["value"] is None:
            position = passed_over(text, token, end_of_paragraph)
            continue
        mark = "%}" if token["statement"] else "}}"
        close = _found(text, mark, position, end_of_paragraph, unclosed)
        if close >= 0:
            position = close + 2
            if token["name"] in _HIDING:
                position = _behind(text, f"end{token['name']}", mark, position, unclosed)
            elif token["shortcode"] in _HIDING:
                position = _behind(text, f"/{token['shortcode']}", mark, position, unclosed)
            yield start, position, EXPRESSION if token["value"] else NOTHING


def _behind(text: str, ending: str, mark: str, start: int, unclosed: dict[str, int]) -> int:
    """Where the tag that ends what is no prose ends; where none does, nothing is hidden."""
    found = _found(text, ending, start, len(text), unclosed)
    closing = text.find(mark, found) if found >= 0 else -1
    return closing + len(mark) if closing >= 0 else start


def _found(text: str, mark: str, start: int, end: int, unclosed: dict[str, int]) -> int:
    """Where a mark stands in a stretch of a text, -1 where it does not; in a stretch without it is looked for once."""
    if start < unclosed.get(mark, 0):
        return -1
    found = text.find(mark, start, end)
    if found < 0:
        unclosed[mark] = end
    return found
