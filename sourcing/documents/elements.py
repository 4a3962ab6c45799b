"""Turns HTML tokens into prose: which elements are blocks, which are no prose, which are links or notes.

The Markdown reader uses the same stack: a Markdown list item is an `li`, a quote is a `blockquote`, so that HTML
inside Markdown and Markdown inside HTML know where they are.
"""

from __future__ import annotations

from sourcing.documents import dated
from sourcing.documents.html_names import (
    BLOCKS,
    CELLS,
    HEAD_CONTENT,
    IMPLIED_ENDS,
    INLINE_KEPT,
    KINDS,
    LISTS,
    NO_PROSE,
    NOTES,
    PLACEHOLDERS,
    VOID,
    is_no_prose,
    leads_on,
)
from sourcing.documents.html_tokens import Token, parse_attributes, shown, tokens
from sourcing.documents.links import URL_START, may_hold_urls, trim_url
from sourcing.documents.prose import Context
from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sourcing.documents.prose import Prose

_NOTE_REFERENCES = frozenset({"doc-noteref", "noteref", "footnote-ref"})
_BACK_LINKS = frozenset({"doc-backlink", "backlink", "mw-cite-backlink", "footnote-back", "footnote-backref"})
_SPACES = " \t\n\r\f"
_SPECIAL = compile_re(
    rf"(?P<space>[{_SPACES}]{{2,}}|[\t\n\r\f])"
    r"|(?P<entity>&(?:\#[0-9]{1,7}(?![0-9])|\#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,31});?)"
    rf"|(?P<url>{URL_START}(?:[^\s<>\"“”&]|&amp;)+)"
)


class _Element(NamedTuple):
    tag: str
    context: Context
    muted: bool
    block: int
    """The index, in the stack, of the innermost element that is a block; -1 where there is none."""
    close: Callable[[int], None] | None = None
    """What to do, at a source offset, when the element ends."""


_ROOT = _Element("", Context(), muted=False, block=-1)


class Elements:
    """The open elements, and what each token does to the prose."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._stack: list[_Element] = []
        self._places: dict[str, list[int]] = {}
        self._floors: list[int] = []
        self._parents = 0

    def markup(self, text: str, base: int) -> None:
        """Read markup whose first character stands at `base` in the source."""
        for token in tokens(text):
            start, end = token.start + base, token.end + base
            if token.kind == "text":
                self._text(text, token.start, token.end, base)
            else:
                self._tag(token, start, end)

    def inline_tag(self, text: str, start: int, end: int) -> None:
        """Read one tag or comment that Markdown found at a place in the source."""
        token = next(tokens(text), None)
        if token is not None and token.kind != "text":
            self._tag(token, start, end)

    def enter(self, tag: str, *, muted: bool = False, context: Context | None = None) -> None:
        """Open an element that no HTML tag can close; `leave` closes it."""
        self._floors.append(len(self._stack))
        if tag in BLOCKS:
            self._prose.close_block()
        self._push(tag, muted=muted, context=context)
        # The element itself is out of the reach of tags, too.
        self._floors.append(len(self._stack))

    def leave(self, at: int) -> None:
        """Close the innermost entered element and all that was left open inside it."""
        self._floors.pop()
        self._pop_to(self._floors.pop(), at)

    def finish(self, at: int) -> None:
        self._pop_to(0, at)

    @property
    def context(self) -> Context:
        return self._top.context

    @property
    def _top(self) -> _Element:
        return self._stack[-1] if self._stack else _ROOT

    def _tag(self, token: Token, start: int, end: int) -> None:
        if token.kind == "comment":
            self._prose.comment(token.data, start, end)
        elif token.kind == "end":
            self._end(token.data, start, end)
        else:
            self._start(token, start, end)

    def _start(self, token: Token, start: int, end: int) -> None:
        tag = token.data
        self._imply_ends(tag, start)
        if tag in BLOCKS:
            self._prose.close_block()
        elif tag == "br":
            self._prose.line_break(start, end)
        raw = token.attributes
        attributes = parse_attributes(raw) if "=" in raw or "hidden" in raw.lower() else {}
        if "id" in attributes or "name" in attributes:
            self._prose.anchors.update(attributes[name] for name in ("id", "name") if name in attributes)
        if tag in dated.ELEMENTS:
            self._prose.dates += dated.element_dates(attributes)
        hidden = is_no_prose(attributes)
        if tag == "img" and not hidden and attributes.get("alt") != "":
            self._prose.placeholder(start, end)
        if tag in VOID:
            return
        if tag in BLOCKS or tag in INLINE_KEPT or hidden or self._top.muted:
            self._open(tag, attributes, start, end, hidden=hidden)
            if token.self_closing:
                self._pop_to(len(self._stack) - 1, end)

    def _open(self, tag: str, attributes: Mapping[str, str], start: int, end: int, *, hidden: bool) -> None:
        prose = self._prose
        muted = hidden or tag in NO_PROSE or tag in PLACEHOLDERS
        close: Callable[[int], None] | None = None
        if prose.muted or hidden:
            pass
        elif tag in PLACEHOLDERS:
            prose.placeholder(start, end)
        elif tag == "q":
            prose.replaced("“", start, end)
            close = self._close_quote
        elif tag == "a":
            muted, close = self._open_anchor(attributes)
        elif tag == "sup":
            muted, close = self._note_mark_inside_link(), self._lower
            prose.raised = True
        context = self.context._replace(kind="caption") if NOTES & _marks(attributes) else None
        self._push(tag, muted=muted, context=context, close=close)

    def _open_anchor(self, attributes: Mapping[str, str]) -> tuple[bool, Callable[[int], None] | None]:
        """Begin a link. Returns whether its text is no prose, and what its end does."""
        target = attributes.get("href")
        marks = _marks(attributes)
        if _BACK_LINKS & marks:
            return True, None
        if target is None or (not target.strip() and (marks or "aria-current" in attributes)) or leads_on(attributes):
            return False, None  # a program that sets classes and leaves the address out means the page itself
        if _NOTE_REFERENCES & marks or (target.startswith("#") and self._top.tag == "sup"):
            self._prose.reference(target)
            return True, None
        self._prose.open_link(target)
        return False, self._close_link

    def _note_mark_inside_link(self) -> bool:
        """Whether this superscript is the whole of a link inside the page; if so the link is a note reference."""
        if self._top.tag != "a" or self._top.close is None or not self._prose.link_is_empty:
            return False
        target = self._prose.open_target
        if not target.startswith("#"):
            return False
        self._prose.drop_link()
        self._prose.reference(target)
        self._stack[-1] = self._top._replace(close=None)
        return True

    def _lower(self, _at: int, _end: int | None = None) -> None:
        self._prose.raised = False

    def _close_quote(self, at: int, end: int | None = None) -> None:
        """Show the closing mark of a `q` element; where its end tag is missing there is no mark to show."""
        if end is not None:
            self._prose.replaced("”", at, end)

    def _close_link(self, _at: int) -> None:
        self._prose.close_link()

    def _end(self, tag: str, start: int, end: int) -> None:
        if not self._places.get(tag):
            if tag in BLOCKS:
                self._prose.close_block()
            return
        floor = self._floors[-1] if self._floors else 0
        if tag in BLOCKS:
            # A table keeps the end tags inside its cells from reaching out of it.
            walls = () if tag in {"table", "tbody", "tfoot", "thead", "tr", "td", "th", "body", "html"} else CELLS
            floor = max(floor, self._last_place(walls))
        else:
            floor = max(floor, self._top.block)
        place = self._last_place((tag,))
        if place >= floor:
            self._close(tag, place, start, end)
        if tag in BLOCKS:
            self._prose.close_block()

    def _close(self, tag: str, place: int, start: int, end: int) -> None:
        if tag == "q" and place == len(self._stack) - 1 and self._top.close is not None:
            self._stack[-1] = self._top._replace(close=None)
            self._close_quote(start, end)
        self._pop_to(place, start)

    def _imply_ends(self, tag: str, at: int) -> None:
        floor = self._floors[-1] if self._floors else 0
        if tag not in HEAD_CONTENT and self._places.get("head") and self._last_place(("head",)) >= floor:
            self._pop_to(self._last_place(("head",)), at)
        if tag == "a":
            place = self._last_place(("a",))
            if place >= max(floor, self._top.block + 1):
                self._pop_to(place, at)
        if tag not in BLOCKS:
            return
        place = self._last_place(("p",))
        if place >= floor and place == self._top.block:
            self._pop_to(place, at)
        if tag in IMPLIED_ENDS:
            ended, walls = IMPLIED_ENDS[tag]
            places = [place for name in ended if (place := self._last_place((name,))) >= floor]
            wall = self._last_place(walls)
            if places and max(places) > wall:
                self._pop_to(max(places), at)

    def _last_place(self, tags: tuple[str, ...]) -> int:
        """Where in the stack the innermost element of these names is; -1 where none is open."""
        last = -1
        for tag in tags:
            places = self._places.get(tag)
            if places and places[-1] > last:
                last = places[-1]
        return last

    def _push(
        self,
        tag: str,
        *,
        muted: bool = False,
        context: Context | None = None,
        close: Callable[[int], None] | None = None,
    ) -> None:
        top = self._top
        index = len(self._stack)
        block = index if tag in BLOCKS else top.block
        element = _Element(tag, context or self._inner_context(tag), top.muted or muted, block, close)
        self._stack.append(element)
        self._places.setdefault(tag, []).append(index)
        self._apply(element)

    def _inner_context(self, tag: str) -> Context:
        outer = self.context
        kind = KINDS.get(tag, outer.kind)
        if outer.kind == "caption" and kind == "list_item":
            kind = "caption"
        if tag == "blockquote":
            self._parents += 1
            return Context(kind, self._parents, quoted=True)
        if tag in LISTS:
            self._parents += 1
            return Context(kind, self._parents, outer.quoted)
        return outer if kind == outer.kind else outer._replace(kind=kind)

    def _pop_to(self, depth: int, at: int) -> None:
        while len(self._stack) > depth:
            element = self._top
            if element.tag in BLOCKS:
                self._prose.close_block()
            if element.close is not None:
                element.close(at)
            self._stack.pop()
            self._places[element.tag].pop()
            self._apply(self._top)

    def _apply(self, element: _Element) -> None:
        self._prose.muted = element.muted
        self._prose.context = element.context

    def _text(self, markup: str, start: int, end: int, base: int) -> None:
        """Show text as browsers do: white space collapsed, character references resolved."""
        prose = self._prose
        if prose.muted:
            return
        inner = markup[start:end]
        if inner[0] in _SPACES or inner[-1] in _SPACES:
            lead = len(inner) - len(inner.lstrip(_SPACES))
            if lead:
                prose.space(start + base, start + base + lead)
            if lead == end - start:
                return
            trail = len(inner) - len(inner.rstrip(_SPACES))
        else:
            lead = trail = 0
        start, stop = start + lead, end - trail
        for special in () if _is_plain(inner) else _SPECIAL.finditer(markup, start, stop):
            at, after = special.span()
            prose.verbatim(start + base, at + base)
            start = after
            if special.lastgroup == "space":
                prose.space(at + base, after + base)
            elif special.lastgroup == "entity":
                self._entity(special.group(), at + base, after + base)
            else:
                url = trim_url(special.group())
                start = at + len(url)
                prose.url(shown(url) if len(url) < _LONGEST_URL else url, at + base, start + base)
        prose.verbatim(start + base, stop + base)
        if trail:
            prose.space(stop + base, end + base)

    def _entity(self, reference: str, start: int, end: int) -> None:
        resolved = shown(reference)
        if resolved == reference:
            self._prose.verbatim(start, end)
        elif resolved.strip(_SPACES):
            self._prose.replaced(resolved, start, end)
        else:
            self._prose.space(start, end)


_LONGEST_URL = 4000


def _is_plain(text: str) -> bool:
    """Whether text is shown as it is, but for a space at its ends."""
    return text.isprintable() and "  " not in text and "&" not in text and not may_hold_urls(text)


def _marks(attributes: Mapping[str, str]) -> set[str]:
    """Collect the words that say what an element is for: its role, its EPUB type, its classes."""
    if not attributes:
        return set()
    return {word for name in ("role", "epub:type", "class") for word in attributes.get(name, "").lower().split()}
