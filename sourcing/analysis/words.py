"""Document text → words, each with its place and a one-letter tag, in flat parallel sequences.

A sentence's words are a range of indexes into these sequences, and its tags a slice of one string, so that the
shapes of attributions can be written as ordinary regular expressions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.facts import Quotation, Sentence
    from sourcing.analysis.language import Language
    from sourcing.documents.document import Block

WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|['’](?:s|ve|ll|d|re|m)\b"
    r"|\d+(?:[.,]\d+)*(?=(?:[mb]illion|trillion|thousand|percent)\b)"
    r"|\d+(?:[.,]\d+)+"
    r"|[\w\u0300-\u036f]+(?:(?:['’](?!(?:s|ve|ll|d|re|m)\b)|[-‐‑&])[\w\u0300-\u036f]+)*"  # marks that combine are letters' parts
    r"|''|``|\.{2,}|--+"
    r"|[^\w\s\u200d\ufe0e\ufe0f\u2190-\u2bff\U0001f000-\U0001faff]"  # emoji and arrows are no words
)
_APOSTROPHES = ("’", "'")
_MARKS = {
    **dict.fromkeys(("“", "”", '"', "''", "``", "„", "«", "»", "‘", "’", "'", "‹", "›"), '"'),
    **dict.fromkeys(("—", "–", "--", "---", "―", "-"), "-"),
    **dict.fromkeys(("...", "…"), ";"),
}
_FUNCTION = frozenset("dsoipzykbwqtxr")
_GERUND_NOUN = re.compile(r"(?<=[d'])g(?=[^t\"])")
"""A cue verb's -ing form after an article is a noun: another ranking."""
_TITLE_CASE_SHARE = 0.6
_PHRASE_LENGTH = 6
"""A quotation of up to this many words, marks included, may be a noun phrase."""


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a document. `forms[i]` stands at `starts[i]:ends[i]`; `tags[i]` is its letter."""

    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    tags: str

    def lower(self, index: int) -> str:
        return self.forms[index].lower().replace("’", "'")


class Split(NamedTuple):
    """The words of a text with their starts and ends, in three lists of the same length."""

    forms: list[str]
    starts: list[int]
    ends: list[int]


def split(text: str) -> Split:
    """The words of a text."""
    matches = list(WORD.finditer(text))
    spans = [match.span() for match in matches]
    return Split([match.group() for match in matches], [start for start, _ in spans], [end for _, end in spans])


def tagged(
    found: Split,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    language: Language,
) -> Words:
    """The words with one letter each. Capitals count for nothing where a sentence starts or a headline capitalises all."""
    forms = found.forms
    tags = _tags(forms, language)
    for sentence in sentences:
        _lower_start(tags, forms, sentence, language)
        if _is_title_case(forms, sentence) or blocks[sentence.block].kind == "heading":
            _lower_all(tags, forms, sentence, language)
    _settle_apostrophes(tags, found, quotations)
    _mask_quoted(tags, found, quotations)
    return Words(forms, found.starts, found.ends, _GERUND_NOUN.sub("n", "".join(tags)))


def _tags(forms: list[str], language: Language) -> list[str]:
    table = language.tags
    tags = [_MARKS.get(form) or table[form] for form in forms]
    for index, tag in enumerate(tags):
        if tag == "'" and index and len(forms[index]) > 1 and tags[index - 1] in "swtqo":
            tags[index] = "x"
    return tags


def _lower_start(tags: list[str], forms: list[str], sentence: Sentence, language: Language) -> None:
    index = sentence.first
    while index < sentence.last and tags[index] in "\"-('.;":
        index += 1
    if index == sentence.last:
        return
    is_article = tags[index] == "I" and forms[index].lower() in language.words["articles"]
    if tags[index] == "N" or is_article:
        tags[index] = language.tags.lowered(forms[index])


def _is_title_case(forms: list[str], sentence: Sentence) -> bool:
    longer = [form for form in forms[sentence.first : sentence.last] if len(form) > 3 and form[0].isalpha()]
    return len(longer) >= 4 and sum(form[0].isupper() for form in longer) >= _TITLE_CASE_SHARE * len(longer)


def _lower_all(tags: list[str], forms: list[str], sentence: Sentence, language: Language) -> None:
    for index in range(sentence.first, sentence.last):
        if tags[index] == "N":
            lowered = language.tags.lowered(forms[index])
            if lowered in _FUNCTION or lowered in "vuge":
                tags[index] = lowered


def _settle_apostrophes(tags: list[str], found: Split, quotations: Sequence[Quotation]) -> None:
    """A lone ’ that no quotation uses is a possessive after s: "Hamas’ military"."""
    edges = {quotation.span.start for quotation in quotations} | {quotation.span.end - 1 for quotation in quotations}
    for index, form in enumerate(found.forms):
        if form in _APOSTROPHES and found.starts[index] not in edges:
            tags[index] = "'" if index and found.forms[index - 1][-1:] in ("s", "S", "z", "x") else "r"


def _mask_quoted(tags: list[str], found: Split, quotations: Sequence[Quotation]) -> None:
    for quotation in quotations:
        first = bisect_left(found.starts, quotation.span.start)
        last = bisect_left(found.starts, quotation.span.end)
        if _is_phrase(found.forms, first, last, quotation):
            tags[first:last] = "n" * (last - first)
            continue
        tags[first:last] = "~" * (last - first)
        if first < last:
            tags[first] = '"'
            if quotation.closed:
                tags[last - 1] = '"'


def _is_phrase(forms: list[str], first: int, last: int, quotation: Quotation) -> bool:
    """Whether a quotation is a short phrase inside a sentence, which stands there like a noun."""
    inner_end = forms[last - 2] if last - first > 2 else "."
    return quotation.closed and last - first <= _PHRASE_LENGTH and inner_end[-1].isalnum()
