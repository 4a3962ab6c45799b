"""A source → stretches of it that speak of what a sentence of the article speaks of, with the amounts in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sourcing.analysis import parse
from sourcing.documents.document import Span
from sourcing.verify.amounts import amounts_in
from sourcing.verify.passages import weight
from sourcing.verify.wording import keys_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sourcing.analysis.language import Language
    from sourcing.verify.amounts import Amount
    from sourcing.verify.index import Index
    from sourcing.verify.library import Held, Part

_WHOLE = 60_000
"""A source of up to this many characters is read as a whole."""
_WINDOW = 64
"""Chunks of a longer source that are judged together."""
_MOST_WINDOWS = 4
_MOST_PLACES = 600
"""A word with more places than this in a source tells nothing."""
HEAD = 2_000
"""Characters at the head of a source in which its date stands."""
STEM = 6
"""Letters by which words are compared, so that plurals and tenses are alike."""
_LETTERS = 3
_FUNCTION = frozenset("dsoipzykbwqtxr")


@dataclass(frozen=True, slots=True)
class Context:
    """Part of a source. `terms[i]` are those of its i-th sentence; amounts and sentences are placed in the part's text."""

    held: Held
    part: Part
    amounts: Sequence[Amount]
    sentences: Sequence[Span]
    terms: Sequence[frozenset[str]]

    def share(self, about: frozenset[str], sentence: int) -> float:
        """What share of these terms stands in a sentence and its neighbours, from 0 to 1."""
        near: frozenset[str] = frozenset().union(*self.terms[max(0, sentence - 1) : sentence + 2])
        return len(about & near) / len(about) if about else 1.0

    def said(self, sentence: int) -> str:
        start, end = self.sentences[sentence]
        return self.part.document.text[start:end]


class Dateline(NamedTuple):
    """The years and days that stand at the head of a source."""

    years: frozenset[float]
    days: frozenset[float]


def content_keys(text: str, language: Language) -> list[str]:
    """The words of a text that tell what it is about."""
    return [key for key in keys_in(text) if _tells(key, language)]


def terms(text: str, language: Language) -> frozenset[str]:
    """What a text is about: the stems of the words that tell."""
    return frozenset(key[:STEM] for key in content_keys(text, language))


def _tells(key: str, language: Language) -> bool:
    return len(key) >= _LETTERS and key[0].isalpha() and language.tags.lowered(key) not in _FUNCTION


def contexts(held: Held, keys: Iterable[str], language: Language) -> list[Context]:
    """The stretches of a source that may speak of the words `keys`: all of a short one, the likeliest of a long one."""
    if len(held.text) <= _WHOLE:
        return [_context(held, Span(0, len(held.text)), language)]
    index = held.index
    known = _telling(keys, index)
    votes: dict[int, float] = {}
    held.look_up(known)
    for key in known:
        for window in {place // _WINDOW for place in held.places(key)}:
            votes[window] = votes.get(window, 0.0) + weight(key, index)
    likely = sorted(votes, key=lambda window: (-votes[window], window))[:_MOST_WINDOWS]
    return [_context(held, _stretch(held, window), language) for window in sorted(likely)]


def _telling(keys: Iterable[str], index: Index) -> list[str]:
    return [key for key in dict.fromkeys(keys) if 0 < index.frequency(key) <= _MOST_PLACES]


def sought_in(text: str, held: Held, language: Language) -> list[str]:
    """The words of an article's sentence that will be looked for in a source."""
    return [] if len(held.text) <= _WHOLE else _telling(content_keys(text, language), held.index)


def _stretch(held: Held, window: int) -> Span:
    start = held.index.offset(window * _WINDOW, held.text)
    return Span(start, held.index.offset((window + 1) * _WINDOW, held.text))


def _context(held: Held, span: Span, language: Language) -> Context:
    return held.recall((Context, *span), lambda: _read(held, span, language))


def _read(held: Held, span: Span, language: Language) -> Context:
    part = held.part(span)
    parsed = parse(part.document, language)
    sentences = [sentence.span for sentence in parsed.sentences]
    said = [terms(part.document.text[start:end], language) for start, end in sentences]
    return Context(held, part, amounts_in(parsed), sentences, said)


def dateline(held: Held, language: Language) -> Dateline:
    """The dates at the head of a source."""
    head = _context(held, Span(0, min(HEAD, len(held.text))), language)
    return Dateline(
        frozenset(
            amount.value for amount in head.amounts if amount.kind in ("year", "plain") and amount.value > _OLDEST
        ),
        frozenset(amount.value for amount in head.amounts if amount.kind in ("day", "ordinal", "plain")),
    )


_OLDEST = 1900
