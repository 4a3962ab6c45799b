"""Links, notes and captions at fault: they lead nowhere, are defined nowhere, or name no source."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import PATTERN_SECONDS, compiled_patterns, excepted, word_pattern, word_set
from sourcing.documents import format_of
from sourcing.documents.document import PLACEHOLDER, Span
from sourcing.kept.patterns import IGNORE_CASE, MULTILINE, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.documents.document import Link
    from sourcing.packs.model import CitationRule

    Found = Iterator[tuple[Span, str]]
    """Places in document text, each with what it leads to."""

_HOST = late_re(r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/@]*@)?(?:www\.)?([^/:?#]*)", IGNORE_CASE)
_BROKEN = late_re(rf"(?<!!)\[[^\[\]\n]{{1,300}}\]\({PLACEHOLDER}(?:[^()\n]*\))?|\([^()\n]{{1,300}}\)\[{PLACEHOLDER}\]")
_UNDEFINED_NOTE = late_re(r"\[\^[^\[\]\s]+\]")
_UNDEFINED_LINK = late_re(r"(?<![\w\]])\[[^\[\]\n#]{1,300}\]\[(?![#\W\d]*\])[^\[\]\n#]+\]")
_DEFINITION = late_re(r"^ {0,3}\[[^\[\]\n]+\]:", MULTILINE)
_SEVERAL = 3
"""Where so many links lead nowhere and nothing is defined, another program defines them, or they are labels: [ui][console]."""
_LABEL_END = late_re(r"\s*\d*\s*[.:]")
_FIGURE = late_re(r"\W*\d[\d.,]*\s*\S{0,3}\s*")
_FEWEST_FIGURES = 4
_LONGEST_CAPTION = 400


def check(rule: CitationRule, facts: Facts) -> Iterator[Match]:
    """One match a sentence: its first link, note or caption at fault, the others related."""
    places = sorted({place for fault in rule.citation.faults for place in _FAULTS[fault](rule, facts)})
    starts = [sentence.span.start for sentence in facts.sentences] if places else []
    if not starts:
        return
    found = []
    for span, target in places:
        number = max(0, bisect_right(starts, span.start) - 1)
        if not excepted(rule, facts, number, span):
            fields = {"text": facts.document.text[span.start : span.end], "target": target}
            found.append((number, Match(span, (), fields)))
    yield from one_a_sentence(found)


def _addresses(rule: CitationRule, facts: Facts) -> Found:
    """Links whose address is of a domain or a shape that the rule names."""
    if not facts.document.links:
        return
    domains = word_set(rule.citation.domains, facts)
    patterns = compiled_patterns(rule.citation.addresses, facts.language)
    for link in facts.document.links:
        if link.kind != "link":
            continue
        address = _address(link, facts)
        if _is_of(address, domains) or any(pattern.search(address, timeout=PATTERN_SECONDS) for pattern in patterns):
            yield _shown(link.span, facts), address


def _address(link: Link, facts: Facts) -> str:
    """The address a link leads to; a bare www.… in the text, which every reader takes for one, is given its scheme."""
    shown = facts.document.text[link.span.start : link.span.end]
    target = link.target.strip()
    return f"https://{target}" if shown in (PLACEHOLDER, link.target) and target.startswith("www.") else target


def _is_of(address: str, domains: frozenset[str]) -> bool:
    host = _HOST.match(address)
    if host is None:
        return False
    labels = host[1].lower().split(".")
    return any(".".join(labels[first:]) in domains for first in range(len(labels)))


def _shown(span: Span, facts: Facts) -> Span:
    """The words of a link; where it has none, the word it hangs on."""
    words = facts.words
    if span.start < span.end or not len(words.starts):
        return span
    index = max(0, bisect_right(words.starts, max(0, span.start - 1)) - 1)
    return Span(words.starts[index], words.ends[index])


def _broken(_rule: CitationRule, facts: Facts) -> Found:
    """Markdown that was meant as a link and is none."""
    if format_of(facts.document.source.path) != "markdown" or "](" not in facts.document.text.replace(")[", "]("):
        return
    for match in _BROKEN.finditer(facts.document.text):
        yield Span(*match.span()), match.group()


def _undefined(_rule: CitationRule, facts: Facts) -> Found:
    """References to notes and links that no line defines."""
    document = facts.document
    kind = format_of(document.source.path)
    if kind == "markdown" and "[" in document.text:
        yield from _as_written(_UNDEFINED_NOTE, facts)
        links = list(_as_written(_UNDEFINED_LINK, facts))
        if len(links) < _SEVERAL or _DEFINITION.search(document.source.text):
            yield from links
    elif kind == "html":
        for link in document.links:
            if link.kind == "footnote" and link.target[:1] == "#" and link.target[1:] not in document.anchors:
                yield _shown(link.span, facts), link.target


def _as_written(pattern: re.Pattern[str], facts: Facts) -> Found:
    """What a pattern finds that stands in the source just so, and is not escaped."""
    document = facts.document
    for match in pattern.finditer(document.text):
        start, end = document.offsets.to_source(Span(*match.span()))
        if document.source.text[start:end] == match.group() and document.source.text[start - 1 : start] != "\\":
            yield Span(*match.span()), match.group()


def _unused(_rule: CitationRule, facts: Facts) -> Found:
    """Notes that no reference leads to."""
    if not facts.document.notes:
        return
    used = {link.target.casefold() for link in facts.document.links if link.kind == "footnote"}
    for note in facts.document.notes:
        if note.label.casefold() not in used and note.span.start < note.span.end:
            yield note.span, note.label


def _unsourced(rule: CitationRule, facts: Facts) -> Found:
    """Tables of figures, and captions of charts, with no source beside them."""
    blocks = facts.document.blocks
    for first, last in _tables(facts):
        around = Span(blocks[max(0, first - 1)].span.start, blocks[min(len(blocks), last + 1) - 1].span.end)
        if not _is_credited(rule, facts, around):
            yield blocks[first].span, ""
    captions = word_pattern(rule.citation.captions, facts.language)
    for number, block in enumerate(blocks):
        if block.kind not in ("caption", "paragraph") or block.span.end - block.span.start > _LONGEST_CAPTION:
            continue
        opening = captions.match(facts.document.text, block.span.start, block.span.end)
        if opening is None or (block.kind == "paragraph" and not _is_label(facts, opening.end())):
            continue
        if not _is_credited(rule, facts, Span(opening.end() + 1, blocks[min(len(blocks), number + 2) - 1].span.end)):
            yield block.span, ""


def _is_label(facts: Facts, end: int) -> bool:
    """Whether what ends here labels a caption: "Figure 3.", "Chart:"."""
    return _LABEL_END.match(facts.document.text, end, end + 8) is not None


def _tables(facts: Facts) -> Iterator[tuple[int, int]]:
    """The blocks of each table that shows figures, as a half-open range."""
    numbered = enumerate(facts.document.blocks)
    for is_cell, run in groupby(numbered, key=lambda item: item[1].kind == "table_cell"):
        cells = list(run) if is_cell else []
        if (
            sum(_FIGURE.fullmatch(facts.document.block_text(block)) is not None for _, block in cells)
            >= _FEWEST_FIGURES
        ):
            yield cells[0][0], cells[-1][0] + 1


def _is_credited(rule: CitationRule, facts: Facts, reach: Span) -> bool:
    """Whether a credit, a link or an attribution stands in a stretch of text."""
    return (
        word_pattern(rule.citation.credits, facts.language).search(facts.document.text, *reach) is not None
        or facts.has_link(Span(reach.start, reach.end + 1))
        or any(True for _ in facts.attributions_in(reach))
    )


_FAULTS: dict[str, Callable[[CitationRule, Facts], Found]] = {
    "address": _addresses,
    "broken-link": _broken,
    "undefined": _undefined,
    "unused": _unused,
    "unsourced": _unsourced,
}
