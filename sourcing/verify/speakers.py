"""A stretch of a source → who says it there, and whether that is who the article says it is.

Two forms of source tell: a transcript, where a name and a colon begin each turn, and prose, where quotation marks and
an attribution do. Where neither does, nobody is named, and nothing is reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from sourcing.analysis import parse
from sourcing.analysis.attributions import Attributions
from sourcing.analysis.people.ledger import cite
from sourcing.documents.document import Span
from sourcing.verify.wording import keys_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Attribution, Quotation
    from sourcing.verify.library import Held, Part

_NAME = r"[A-Z][\w.'’-]*"
_LABEL = re.compile(
    rf"^[ \t>*_]*(?P<name>{_NAME}(?:[ \t]+(?:{_NAME}|of|de|van|von|bin|al)){{0,5}})[ \t]*(?:\([^()\n]{{1,60}}\))?[*_ \t]*:(?=[*_ \t\n])",
    re.MULTILINE,
)
_BACK = 20_000
"""Characters before a passage in which its speaker's label is looked for."""
_BEFORE, _AFTER = 6, 1
"""Paragraphs around a passage that are read with it where its own does not name its speaker."""
_ALIKE = 0.8


class Speaker(NamedTuple):
    """Who says something in a source. `certain`: by a label or by name, and not by a pronoun."""

    name: str
    certain: bool


class _Speech(NamedTuple):
    """What is quoted in part of a source; `speakers` has for a quotation's number that of its attribution."""

    quotations: Sequence[Quotation]
    attributions: Sequence[Attribution]
    speakers: dict[int, int]


def said_by(held: Held, span: Span, language: Language) -> Speaker | None:
    """Who a source says speaks in a stretch of its text; None where it does not say."""
    quoted = _attributed(held, span, language)
    return quoted if quoted is not None and quoted.certain else _labelled(held, span, language) or quoted


def _labelled(held: Held, span: Span, language: Language) -> Speaker | None:
    start = max(0, span.start - _BACK)
    labels = [match for match in _LABEL.finditer(held.text, start, span.start) if _is_person(match["name"], language)]
    if not labels or not _is_turn(labels[-1], labels):
        return None
    return Speaker(" ".join(labels[-1]["name"].split()), certain=True)


def _is_person(label: str, language: Language) -> bool:
    """Whether a label is a name: in capitals, after a title, or of two words and more."""
    words = label.split()
    titled = words[0].lower().rstrip(".") in language.words["titles"]
    return titled or len(words) > 1 or (label.isupper() and len(label) > 2)


def _is_turn(label: re.Match[str], labels: list[re.Match[str]]) -> bool:
    """Whether a label begins a speaker's turn: labels recur in a transcript, or there are several."""
    names = [one["name"] for one in labels]
    return len(set(names)) > 1 or names.count(label["name"]) > 1


def _attributed(held: Held, span: Span, language: Language) -> Speaker | None:
    if not any(quoted.overlaps(span) for quoted in held.quoted(span)):
        return None
    own = _attributed_in(held.part(span), held, span, language)
    if own is not None and own.certain:
        return own
    return _attributed_in(held.part(span, _BEFORE, _AFTER), held, span, language)


def _attributed_in(part: Part, held: Held, span: Span, language: Language) -> Speaker | None:
    """Who is said to speak in a stretch of text, as far as a part of the source tells."""
    speech = held.recall((_Speech, part.base, len(part.document.text)), lambda: _heard(part, language))
    number = _around(speech.quotations, Span(span.start - part.base, span.end - part.base))
    if number not in speech.speakers:
        return None
    attribution = speech.attributions[speech.speakers[number]]
    if attribution.speaker is None or attribution.kind not in ("named", "pronoun"):
        return None
    return Speaker(attribution.speaker, certain=attribution.kind == "named")


def _heard(part: Part, language: Language) -> _Speech:
    parsed = parse(part.document, language)
    read = Attributions(parsed)
    return _Speech(parsed.quotations, cite(read.in_a_row(), parsed).attributions, read.speakers)


def _around(quotations: Sequence[Quotation], span: Span) -> int:
    """The number of the quotation that holds most of a stretch of text; -1 where none does."""
    shared = [
        (min(span.end, quotation.span.end) - max(span.start, quotation.span.start), number)
        for number, quotation in enumerate(quotations)
    ]
    length, number = max(shared, default=(0, -1))
    return number if 2 * length > span.end - span.start else -1


def is_name(name: str, language: Language) -> bool:
    """Whether a speaker's name is a person's, as far as its capitals tell."""
    words = bare(name, language)
    return bool(words) and all(word[0].isupper() for word in name.split() if len(word) > 3)


def bare(name: str, language: Language) -> tuple[str, ...]:
    """The words of a name as they are compared, without its titles."""
    words = keys_in(name)
    while len(words) > 1 and words[0].rstrip(".") in language.words["titles"]:
        words = words[1:]
    return words


def may_be_same(one: str, other: str, language: Language) -> bool:
    """Whether two names may be one person's: the same surname, however spelt, or one is part of the other."""
    mine, its = bare(one, language), bare(other, language)
    if not mine or not its or set(mine) & set(its):
        return True
    return Indel.normalized_similarity(mine[-1], its[-1]) >= _ALIKE


def is_named_in(name: str, text: str, language: Language) -> bool:
    """Whether the surname of a speaker stands in a text."""
    words = bare(name, language)
    return bool(words) and words[-1] in keys_in(text)
