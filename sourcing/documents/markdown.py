"""Turns Markdown (CommonMark and GFM, and MDX) into a Document, through pyromark's events and their byte ranges."""

from __future__ import annotations

import pyromark

from sourcing.documents import dated, mdx, templates
from sourcing.documents.document import Span
from sourcing.documents.elements import Elements
from sourcing.documents.html_names import leads_to_wiki_page
from sourcing.documents.masks import FILLER
from sourcing.documents.prose import Prose
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, ClassVar

    from sourcing.documents.document import Document
    from sourcing.documents.source import Source

    _Named = str | Mapping[str, Any]

_Options = pyromark.Options
_OPTIONS = (
    _Options.ENABLE_TABLES
    | _Options.ENABLE_FOOTNOTES
    | _Options.ENABLE_MATH
    | _Options.ENABLE_STRIKETHROUGH
    | _Options.ENABLE_TASKLISTS
    | _Options.ENABLE_HEADING_ATTRIBUTES
    | _Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | _Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    | _Options.ENABLE_GFM  # so that the mark of an alert, [!NOTE], is not prose
)

_ELEMENTS = {
    "Paragraph": "p",
    "Heading": "h1",
    "List": "ul",
    "Item": "li",
    "Table": "table",
    "TableHead": "tr",
    "TableRow": "tr",
    "TableCell": "td",
    "FootnoteDefinition": "section",
    "CodeBlock": "pre",
    "Strikethrough": "del",
}
_NO_PROSE = frozenset({"CodeBlock", "Strikethrough"})
_BREAKS = frozenset({"SoftBreak", "HardBreak"})
_AUTOLINKS = frozenset({"Autolink", "Email"})


def read(source: Source) -> Document:
    """Read Markdown; a path that ends in `.mdx` is read as MDX. Any input is read: nothing is an error."""
    return _Reader(source).read()


class _ByteOffsets:
    """Byte offsets in UTF-8 to code points. Asking in ascending order costs one pass over the text."""

    def __init__(self, text: str) -> None:
        self._data = b"" if text.isascii() else text.encode("utf-8")
        self._byte = 0
        self._point = 0
        self.latest = 0
        """The furthest code point asked for: how far the source is read."""

    def point(self, byte: int) -> int:
        if self._data:
            byte = self._convert(byte)
        self.latest = max(self.latest, byte)
        return byte

    def _convert(self, byte: int) -> int:
        data = self._data
        if byte >= self._byte:
            self._point += len(data[self._byte : byte].decode("utf-8"))
        else:
            self._point -= len(data[byte : self._byte].decode("utf-8"))
        self._byte = byte
        return self._point


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._prose = Prose(source)
        self._elements = Elements(self._prose)
        self._text = _with_line_feeds(_encodable(source.text))
        self._masked = False
        if source.path.lower().endswith(".mdx"):
            self._text, comments = mdx.mask(self._text)
            self._masked = True
            for span, comment in comments:
                self._prose.comment(comment, span.start, span.end)
        else:
            bare = templates.mask(self._text)
            self._masked = bare is not self._text
            self._text = bare
        self._offsets = _ByteOffsets(self._text)
        self._html: list[Span] | None = None
        self._links: list[bool] = []
        self._in_metadata = False

    def read(self) -> Document:
        point = self._offsets.point
        prose = self._prose
        for event, byte_range in _events(self._text):
            start, end = byte_range["start"], byte_range["end"]
            if isinstance(event, str):
                if event in _BREAKS:
                    prose.space(point(start))
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if not prose.muted:
                    self._show(value, point(start), point(end))
                elif self._in_metadata:
                    self._prose.dates += dated.front_matter_dates(value)
            elif name == "Start":
                self._start(value, start, end)
            elif name == "End":
                self._end(value)
            elif name in self._on_leaf:
                self._on_leaf[name](self, value, Span(point(start), point(end)))
        self._elements.finish(len(self._text))
        return prose.document()

    def _start(self, value: _Named, start: int, end: int) -> None:
        name, details = _named(value)
        if name in self._on_start:
            self._on_start[name](self, details, start, end)
        elif name in _ELEMENTS:
            self._elements.enter(_ELEMENTS[name], muted=name in _NO_PROSE)

    def _end(self, value: _Named) -> None:
        name, _ = _named(value)
        if name in self._on_end:
            self._on_end[name](self)

    def _show(self, text: str, start: int, end: int) -> None:
        if self._masked and FILLER.search(text):
            self._show_masked(start, end)
        elif text == self._source.text[start:end]:
            self._prose.verbatim(start, end)
        else:
            self._prose.replaced(text, start, end)

    def _show_masked(self, start: int, end: int) -> None:
        for filler in FILLER.finditer(self._text, start, end):
            self._prose.verbatim(start, filler.start())
            if filler["tag"]:
                self._elements.markup(self._source.text[filler.start() : filler.end()], filler.start())
            elif filler["expression"]:
                self._prose.placeholder(filler.start(), filler.end())
            start = filler.end()
        self._prose.verbatim(start, end)

    def _leave(self) -> None:
        self._elements.leave(self._offsets.latest)

    def _start_block_quote(self, alert: str | None, _start: int, _end: int) -> None:
        # An alert is the writer's own voice, set apart.
        self._elements.enter("aside" if alert else "blockquote")

    def _start_metadata(self, _style: str, _start: int, _end: int) -> None:
        self._in_metadata = True
        self._elements.enter("head", muted=True)

    def _end_metadata(self) -> None:
        self._in_metadata = False
        self._leave()

    def _start_footnote(self, label: str, _start: int, _end: int) -> None:
        self._elements.enter("section", context=self._elements.context._replace(kind="caption"))
        self._prose.open_note(label)

    def _end_footnote(self) -> None:
        self._leave()
        self._prose.close_note()

    def _start_image(self, _details: Mapping[str, str], start: int, end: int) -> None:
        self._prose.placeholder(self._offsets.point(start), self._offsets.point(end))
        self._elements.enter("img", muted=True)

    def _start_link(self, details: Mapping[str, str], start: int, end: int) -> None:
        target = FILLER.sub("…", details["dest_url"]) if self._masked else details["dest_url"]
        automatic = details["link_type"] in _AUTOLINKS
        opens = not automatic and not leads_to_wiki_page(target)
        if automatic:
            self._prose.url(target, self._offsets.point(start), self._offsets.point(end))
        elif opens:
            self._prose.open_link(target)
        self._links.append(opens)
        self._elements.enter("a", muted=automatic)

    def _end_link(self) -> None:
        self._leave()
        if self._links.pop():
            self._prose.close_link()

    def _placeholder(self, _text: str, span: Span) -> None:
        self._prose.placeholder(span.start, span.end)

    def _footnote(self, label: str, _: Span) -> None:
        self._prose.reference(label)

    def _start_html(self, _details: None, _start: int, _end: int) -> None:
        self._html = []

    def _html_text(self, _text: str, span: Span) -> None:
        if self._html is not None:
            self._html.append(span)

    def _end_html(self) -> None:
        """Read an HTML block whole. The marks of quotes and lists between its lines are as good as white space."""
        if self._html:
            base = previous = self._html[0].start
            pieces = []
            for span in self._html:
                pieces.append(" " * (span.start - previous))
                pieces.append(self._source.text[span.start : span.end])
                previous = span.end
            self._prose.close_block()
            self._elements.markup("".join(pieces), base)
            self._prose.close_block()
        self._html = None

    def _inline_html(self, text: str, span: Span) -> None:
        self._elements.inline_tag(text, span.start, span.end)

    _on_start: ClassVar[dict[str, Callable[[_Reader, Any, int, int], None]]] = {
        "BlockQuote": _start_block_quote,
        "FootnoteDefinition": _start_footnote,
        "HtmlBlock": _start_html,
        "Image": _start_image,
        "Link": _start_link,
        "MetadataBlock": _start_metadata,
    }
    _on_end: ClassVar[dict[str, Callable[[_Reader], None]]] = {
        "BlockQuote": _leave,
        "HtmlBlock": _end_html,
        "Image": _leave,
        "Link": _end_link,
        **dict.fromkeys(_ELEMENTS, _leave),
        "FootnoteDefinition": _end_footnote,
        "MetadataBlock": _end_metadata,
    }
    _on_leaf: ClassVar[dict[str, Callable[[_Reader, str, Span], None]]] = {
        "Code": _placeholder,
        "InlineMath": _placeholder,
        "DisplayMath": _placeholder,
        "FootnoteReference": _footnote,
        "Html": _html_text,
        "InlineHtml": _inline_html,
    }


def _with_line_feeds(text: str) -> str:
    """The text with a line feed for each carriage return that ends a line by itself, as CommonMark allows and the parser does not."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text


_LONE_RETURN = late_re(r"\r(?!\n)")


def _encodable(text: str) -> str:
    """A text as it is, but for a lone surrogate, which only text from a program can hold: it has no UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _events(text: str) -> Iterable[tuple[Any, Any]]:
    """The events of a text, without formulas where money looks like one: "$3bn[^1] against A$4bn" has a note."""
    events = pyromark.events_with_range(text, options=_OPTIONS)
    if "$" not in text:
        return events
    data = text.encode("utf-8")
    has_money = any("InlineMath" in event and _is_money(data, place["start"], place["end"]) for event, place in events)
    # All of them together would take more room than anything else, so they are made a second time.
    return pyromark.events_with_range(text, options=_OPTIONS & ~_Options.ENABLE_MATH if has_money else _OPTIONS)


def _is_money(data: bytes, start: int, end: int) -> bool:
    """Whether a figure follows each of the two signs."""
    return data[start + 1 : start + 2].isdigit() and data[end : end + 1].isdigit()


def _named(value: _Named) -> tuple[str, Any]:
    """Split an event's element: its name, and its details where it has any."""
    if isinstance(value, str):
        return value, None
    ((name, details),) = value.items()
    return name, details
