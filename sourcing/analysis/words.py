"""Document text → words, each with its place and a one-letter tag, in flat parallel sequences.

A sentence's words are a range of indexes into these sequences, and its tags a slice of one string, so that the
shapes of attributions can be written as ordinary regular expressions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.facts import Quotation, Sentence
    from sourcing.analysis.language import Language
    from sourcing.documents.document import Block, Span

WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|['’](?:s|ve|ll|d|re|m)\b"
    r"|\d+(?:[.,]\d+)*(?=(?:[mb]illion|trillion|thousand|percent)\b)"
    r"|\d+(?:[.,]\d+)+"
    r"|\w+(?:(?:['’](?!(?:s|ve|ll|d|re|m)\b)|[-‐‑&])\w+)*"
    r"|''|``|\.{2,}|--+"
    r"|[^\w\s]"
)
_QUOTES = frozenset(("“", "”", '"', "''", "``", "„", "«", "»", "‘", "’", "'", "‹", "›"))
_DASHES = frozenset(("—", "–", "--", "---", "―", "-"))
_FUNCTION = frozenset("dsoipzykbwqtxr")
_GERUND_NOUN = re.compile(r"(?<=[d'])g(?=[^t\"])")
"""A cue verb's -ing form after an article is a noun: another ranking."""
_TITLE_CASE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a document. `forms[i]` stands at `starts[i]:ends[i]`; `tags[i]` is its letter."""

    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    tags: str

    def lower(self, index: int) -> str:
        return self.forms[index].lower().replace("’", "'")


def split(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words of a text with their starts and ends."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in WORD.finditer(text):
        forms.append(match.group())
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return forms, starts, ends


def tag(
    forms: list[str],
    starts: list[int],
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    quotations: Sequence[Quotation],
    language: Language,
) -> str:
    """One letter a word. Capitals count for nothing where a sentence starts or a headline capitalises all."""
    table = language.tags
    tags = [table[form] for form in forms]
    for index, form in enumerate(forms):
        if form in _QUOTES:
            tags[index] = '"'
        elif form in _DASHES:
            tags[index] = "-"
        elif form in ("...", "…"):
            tags[index] = ";"
        elif tags[index] == "'" and index and len(form) > 1 and tags[index - 1] in "swtqo":
            tags[index] = "x"
    for sentence in sentences:
        _lower_start(tags, forms, sentence, language)
        if _is_title_case(forms, sentence) or blocks[sentence.block].kind == "heading":
            _lower_all(tags, forms, sentence, language)
    _settle_apostrophes(tags, forms, starts, quotations)
    _mask_quoted(tags, forms, starts, quotations)
    return _GERUND_NOUN.sub("n", "".join(tags))


def _lower_start(tags: list[str], forms: list[str], sentence: Sentence, language: Language) -> None:
    index = sentence.first
    while index < sentence.last and tags[index] in "\"-('.;":
        index += 1
    if index < sentence.last and (tags[index] == "N" or forms[index] == "A"):
        tags[index] = language.tags.lowered(forms[index])


def _is_title_case(forms: list[str], sentence: Sentence) -> bool:
    words = [form for form in forms[sentence.first : sentence.last] if form[0].isalpha() and len(form) > 3]
    return len(words) >= 4 and sum(form[0].isupper() for form in words) >= _TITLE_CASE_SHARE * len(words)


def _lower_all(tags: list[str], forms: list[str], sentence: Sentence, language: Language) -> None:
    for index in range(sentence.first, sentence.last):
        if tags[index] == "N":
            lowered = language.tags.lowered(forms[index])
            if lowered in _FUNCTION or lowered in "vuge":
                tags[index] = lowered


def _settle_apostrophes(tags: list[str], forms: list[str], starts: list[int], quotations: Sequence[Quotation]) -> None:
    """A lone ’ that no quotation uses is a possessive after s: "Hamas’ military"."""
    edges = {quotation.span.start for quotation in quotations} | {quotation.span.end - 1 for quotation in quotations}
    for index, form in enumerate(forms):
        if form in ("’", "'") and starts[index] not in edges:
            tags[index] = "'" if index and forms[index - 1][-1:] in ("s", "S", "z", "x") else "r"


def _mask_quoted(tags: list[str], forms: list[str], starts: list[int], quotations: Sequence[Quotation]) -> None:
    from bisect import bisect_left

    for quotation in quotations:
        first = bisect_left(starts, quotation.span.start)
        last = bisect_left(starts, quotation.span.end)
        if _names(forms, first, last, quotation):
            tags[first:last] = "n" * (last - first)
            continue
        tags[first:last] = "~" * (last - first)
        if first < last:
            tags[first] = '"'
            if quotation.closed:
                tags[last - 1] = '"'


def _names(forms: list[str], first: int, last: int, quotation: Quotation) -> bool:
    """Whether a quotation is a short phrase inside a sentence, which stands there like a noun."""
    inner_end = forms[last - 2] if last - first > 2 else "."
    return quotation.closed and last - first <= _PHRASE_LENGTH and inner_end[-1].isalnum()


_PHRASE_LENGTH = 6
"""A quotation of up to this many words, marks included, may be a noun phrase."""


def words_between(starts: Sequence[int], span: Span) -> tuple[int, int]:
    from bisect import bisect_left

    return bisect_left(starts, span.start), bisect_left(starts, span.end)
