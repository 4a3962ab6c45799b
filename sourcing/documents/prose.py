"""Turns the pieces that a markup reader meets, in source order, into a Document.

A reader says what it sees (this stretch of the source is shown as it is, that one is shown as a space, here a
link begins); `Prose` opens and closes blocks, puts line breaks between them, and keeps the offset map. Nothing
is searched for twice, so every character of the document text knows its source.
"""

from __future__ import annotations

import math

from sourcing.documents.document import (
    PLACEHOLDER,
    Block,
    Directive,
    Document,
    Link,
    Note,
    OffsetMap,
    Run,
    Span,
    blocks_in_a_row,
    runs_in_a_row,
)
from sourcing.documents.links import bare_urls, url_signs
from sourcing.documents.plain import LONGEST_WRAPPED_LINE
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from sourcing.documents.document import LinkKind
    from sourcing.documents.source import Source
    from sourcing.kinds import BlockKind

_DIRECTIVE = "sourcing:"
_UNTIL_NEXT = -1
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_RAISED = 3


class Context(NamedTuple):
    """What a block is if it opens here; see `Block`."""

    kind: BlockKind = "paragraph"
    parent: int = -1
    quoted: bool = False


class _OpenLink:
    """A link whose end has not come. `start` is in document text, None until its first character is shown."""

    __slots__ = ("start", "target")

    def __init__(self, target: str) -> None:
        self.target = target
        self.start: int | None = None


class Prose:
    """Builds a Document. All offsets given to it are in the source and never go back."""

    def __init__(self, source: Source) -> None:
        self.context = Context()
        self.muted = False
        self.raised = False
        self.dates: list[str] = []
        self.anchors: set[str] = set()
        self._source = source
        self._text = source.text
        self._url_signs = url_signs(source.text)
        self._next_url_sign = next(self._url_signs, math.inf)
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._directives: list[Directive] = []
        self._notes: list[Note] = []
        self._open_links: list[_OpenLink] = []
        self._unanchored: list[_OpenLink] = []
        self._block_context: Context | None = None
        self._block_start = 0
        self._block_first_piece = 0
        self._space: tuple[int, int] | None = None
        self._verbatim: tuple[int, int] | None = None
        self._after_break = False
        self._line_start = 0

    def verbatim(self, start: int, end: int) -> None:
        """Show a stretch of the source as it is, but for digits that are raised: m², 10⁶, the number of a note."""
        if self.muted or start >= end:
            return
        if self.raised and end - start <= _LONGEST_RAISED and self._text[start:end].isdecimal():
            self.replaced(self._text[start:end].translate(_RAISED), start, end)
            return
        pending = self._verbatim
        if pending is not None and pending[1] == start and self._space is None:
            # Joined first, so that a URL which the parser cut up is seen whole.
            self._verbatim = (pending[0], end)
            return
        self._begin(start)
        self._verbatim = (start, end)
        if self._after_break:
            self._after_break = self._text[start:end].isspace()

    def replaced(self, text: str, start: int, end: int) -> None:
        """Show `text` for a stretch of the source."""
        if self.muted or not text:
            return
        self._begin(start)
        self._append(text, start, end, verbatim=False)
        self._after_break &= text.isspace()

    def placeholder(self, start: int, end: int) -> None:
        self.replaced(PLACEHOLDER, start, end)

    def url(self, target: str, start: int, end: int) -> None:
        """Show a placeholder for a bare URL; it is a link unless it is inside one already."""
        if self.muted:
            return
        self._begin(start)
        self._url(target, start, end)
        self._after_break = False

    def space(self, start: int, end: int = _UNTIL_NEXT) -> None:
        """Show one space, if the block has text before and after it. Without `end` it lasts until that text."""
        if not self.muted and self._block_context is not None and self._space is None:
            self._space = (start, end)

    def line_break(self, start: int, end: int) -> None:
        """Show a space, or end the block: behind another break or a line that is too long for verse, as in pages without `p`."""
        if self.muted:
            return
        self._flush()
        is_long = self._length - max(self._line_start, self._block_start) > LONGEST_WRAPPED_LINE
        if self._after_break or is_long:
            self.close_block()
        else:
            self.space(start, end)
        self._after_break, self._line_start = True, self._length

    def open_link(self, target: str) -> None:
        self._flush()
        link = _OpenLink(target)
        self._open_links.append(link)
        self._unanchored.append(link)

    def close_link(self) -> None:
        self._flush()
        link = self._open_links.pop()
        if link.start is None:
            self._unanchored.remove(link)
        start = self._length if link.start is None else link.start
        self._links.append(Link(Span(start, self._length), link.target))

    def drop_link(self) -> None:
        """Forget the innermost open link."""
        link = self._open_links.pop()
        if link.start is None:
            self._unanchored.remove(link)

    @property
    def link_is_empty(self) -> bool:
        """Whether the innermost open link has shown nothing yet."""
        return bool(self._open_links) and self._open_links[-1].start is None

    @property
    def open_target(self) -> str:
        """The address of the innermost open link, empty where none is open."""
        return self._open_links[-1].target if self._open_links else ""

    def reference(self, target: str, kind: LinkKind = "footnote") -> None:
        """Note a reference that shows no prose, at this place."""
        if not self.muted:
            self._flush()
            self._links.append(Link(Span(self._length, self._length), target, kind))

    def open_note(self, label: str) -> None:
        """Begin the definition of a note between two blocks; `close_note` ends it."""
        self._notes.append(Note(label, Span(self._length, self._length)))

    def close_note(self) -> None:
        """End the note that began last, between two blocks."""
        note = self._notes[-1]
        self._notes[-1] = note._replace(span=Span(note.span.start, self._length))

    def comment(self, text: str, start: int, end: int) -> None:
        """Keep a comment if it is addressed to this tool."""
        stripped = text.strip()
        if stripped.startswith(_DIRECTIVE):
            self._directives.append(Directive(Span(start, end), stripped.removeprefix(_DIRECTIVE).strip()))

    def close_block(self) -> None:
        self._flush()
        self._space = None
        context = self._block_context
        if context is None:
            return
        self._block_context = None
        text = "".join(self._pieces[self._block_first_piece :])
        if not text.replace(PLACEHOLDER, "").strip():
            return
        start = self._block_start + len(text) - len(text.lstrip())
        end = self._block_start + len(text.rstrip())
        self._blocks.append(Block(context.kind, Span(start, end), context.parent, context.quoted))

    def document(self) -> Document:
        """Finish the document; nothing may be added afterwards."""
        self.close_block()
        while self._open_links:
            self.close_link()
        # An empty map would be the identity, which an empty text in a file of comments is not.
        runs = runs_in_a_row(self._runs) or (Run(0, 0, 0, verbatim=False),)
        text = "".join(self._pieces)
        return Document(
            self._source,
            text,
            OffsetMap(runs),
            blocks_in_a_row(self._blocks),
            tuple(sorted(self._links, key=lambda link: link.span)),
            tuple(self._directives),
            tuple(self.dates),
            tuple(Note(note.label, _trimmed(note.span, text)) for note in self._notes),
            frozenset(self.anchors),
        )

    def _begin(self, start: int) -> None:
        """Make ready to show something that begins at `start`."""
        if self._verbatim is not None:
            self._flush()
        if self._block_context is None:
            self._block_context = self.context
            if self._length:
                self._append("\n", start, start, verbatim=False)
            self._block_start = self._length
            self._block_first_piece = len(self._pieces)
        elif self._space is not None and self._pieces[-1][-1] != " ":
            space_start, space_end = self._space
            self._append(" ", space_start, start if space_end == _UNTIL_NEXT else space_end, verbatim=False)
        self._space = None
        if self._unanchored:
            for link in self._unanchored:
                link.start = self._length
            self._unanchored.clear()

    def _flush(self) -> None:
        if self._verbatim is None:
            return
        start, end = self._verbatim
        self._verbatim = None
        while self._next_url_sign < start:
            self._next_url_sign = next(self._url_signs, math.inf)
        if self._next_url_sign < end:
            for span, target in bare_urls(self._text, start, end):
                self._append(self._text[start : span.start], start, span.start, verbatim=True)
                self._url(target, span.start, span.end)
                start = span.end
        self._append(self._text[start:end], start, end, verbatim=True)

    def _url(self, target: str, start: int, end: int) -> None:
        if not self._open_links:
            self._links.append(Link(Span(self._length, self._length + 1), target))
        self._append(PLACEHOLDER, start, end, verbatim=False)

    def _append(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        if text:
            self._runs.append(Run(self._length, start, end, verbatim))
            self._pieces.append(text)
            self._length += len(text)


def _trimmed(span: Span, text: str) -> Span:
    """Leave out the white space at both ends."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))
