"""An attribution's cue, content and the quotations beside it → which of them belong together."""

from __future__ import annotations

from sourcing.documents.document import Span
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import Frame, Range, SentenceView
    from sourcing.analysis.parsed import Parsed


def tells_how(seen: SentenceView, frame: Frame) -> bool:
    """Whether what seems to be reported only says when, how or to whom somebody spoke: Roe told the crew at dawn."""
    first, last = frame.content[0]
    if seen.tags[first] in "pTrb":
        return not seen.is_one_of(first, "asking-openers")
    told = frame.lemma in seen.language.words["recipient-verbs"]
    return told and _SAYS.isdisjoint(seen.tags[first:last])


_SAYS = frozenset('vVxutqz"')
"""The tags of what stands in a report."""


def touch(one: Range, other: Range) -> bool:
    return one.first < other.last and other.first < one.last


def touches(spans: list[Span], span: Span) -> bool:
    return any(part.start < span.end and part.end > span.start for part in spans)


def is_title(parsed: Parsed, quotation: int) -> bool:
    """Whether the capitals of a quotation, by its index, make it the title of a work: "The Shining Path"."""
    (start, end), words = parsed.quotations[quotation].span, parsed.words
    forms = words.forms[words.index_at(start) : words.index_at(end)]
    longer = [form for form in forms if len(form) >= _SHORTEST_IN_TITLE and form.isalpha()]
    return bool(longer) and len(forms) <= _LONGEST_TITLE and all(form[0].isupper() for form in longer)


_SHORTEST_IN_TITLE = 4
"""In letters: words that are shorter have no capital in some titles."""
_LONGEST_TITLE = 12


def reach_end(content: list[Span], open_quotation: Span) -> None:
    """Let what opens with a quotation that its paragraph leaves open hold all sentences of it."""
    for number, (start, end) in enumerate(content):
        if start < open_quotation.end and open_quotation.start < end < open_quotation.end:
            content[number] = Span(start, open_quotation.end)


def distance(cue: Span, span: Span) -> int:
    return max(span.start - cue.end, cue.start - span.end, 0)
