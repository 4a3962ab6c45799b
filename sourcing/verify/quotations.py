"""An article's quotations and its sources → a verdict on each: whether these are the words, and this speaker's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcing.verdicts import Change, Evidence, Verdict
from sourcing.verify.passages import all_seeds, passages, weight
from sourcing.verify.speakers import is_name, is_named_in, may_be_same, said_by
from sourcing.verify.wording import fragments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Quotation
    from sourcing.documents.document import Span
    from sourcing.verdicts import QuotationVerdict
    from sourcing.verify.library import Held, Library
    from sourcing.verify.passages import Passage, Piece
    from sourcing.verify.speakers import Speaker
    from sourcing.verify.wording import Fragment, Word

FEWEST_WORDS = 3
"""A quotation of fewer words is not looked for: too little to tell whose words they are."""
_FEWEST_ALTERED = 4
"""Of fewer words too few are left, once one is altered, to tell whose they were."""
_MOST_CHANGED = 0.4
"""Beyond this share of its words a quotation is not an altered one but another."""
_LEAST_SHARED = 0.4
"""The words that agree must carry this share of what all of them tell."""
_TITLE_SHARE = 0.75


class _Quote(NamedTuple):
    """A quotation of the article, with its fragments, and once more with what stands in round brackets left out."""

    quotation: Quotation
    text: str
    fragments: tuple[Fragment, ...]
    without: tuple[Fragment, ...] | None


def verify_quotations(facts: Facts, library: Library) -> Iterator[Verdict]:
    """Yield a verdict for each quotation, in order."""
    quotes = [_quote(facts, quotation) for quotation in facts.quotations]
    looked_for = [quote for quote in quotes if _why_not(quote) is None]
    nearest = _nearest(looked_for, library)
    for quote in quotes:
        reason = _why_not(quote)
        if reason is not None:
            yield Verdict("quotation", "not-checkable", quote.quotation.span, quote.text, reason=reason)
        else:
            yield _verdict(facts, quote, nearest[quote.quotation.span])


def sought_in(facts: Facts, held: Held) -> set[str]:
    """The words that will be looked for in a source."""
    quotes = (_quote(facts, quotation) for quotation in facts.quotations)
    return all_seeds((form for quote in quotes for form in (quote.fragments, quote.without) if form), held.index)


def _quote(facts: Facts, quotation: Quotation) -> _Quote:
    text, (start, end) = facts.document.text, quotation.span
    pieces = fragments(text, start, end)
    shorter = fragments(text, start, end, parentheses=True) if "(" in text[start:end] else pieces
    return _Quote(quotation, text[start:end], pieces, shorter if shorter != pieces else None)


def _why_not(quote: _Quote) -> str | None:
    """Why a quotation cannot be looked for; None where it can."""
    quotation = quote.quotation
    if not (quotation.closed or quotation.continues):
        return "its quotation marks are not balanced"
    words = [word for fragment in quote.fragments for word in fragment.words]
    if len(words) < FEWEST_WORDS:
        return f"fewer than {FEWEST_WORDS} words"
    if quotation.attribution is None and _is_title(words):
        return "a title"
    return None


def _is_title(words: Sequence[Word]) -> bool:
    longer = [word for word in words if len(word.form) > 3]
    return len(longer) > 1 and sum(word.form[0].isupper() for word in longer) >= _TITLE_SHARE * len(longer)


def _nearest(quotes: Sequence[_Quote], library: Library) -> dict[Span, list[Passage]]:
    """The nearest passages to each quotation in all sources together, those of the smallest distance."""
    nearest: dict[Span, list[Passage]] = {quote.quotation.span: [] for quote in quotes}
    for held in library.sources:
        for quote in quotes:
            found = [one for one in passages(quote.fragments, held) if _is_near(one)]
            if quote.without and all(one.distance for one in found):
                shorter = [one for one in passages(quote.without, held) if _is_near(one)]
                found = shorter if shorter and (not found or shorter[0].distance < found[0].distance) else found
            known = nearest[quote.quotation.span]
            if found and (not known or found[0].distance < known[0].distance):
                nearest[quote.quotation.span] = found
            elif found and found[0].distance == known[0].distance:
                known.extend(found)
    return nearest


def _is_near(passage: Passage) -> bool:
    """Whether a passage is the quotation with some words altered, rather than another text."""
    if not passage.distance:
        return True
    words = [word for piece in passage.pieces for word in piece.here]
    missing = sum(len(piece.here) for piece in passage.pieces if not piece.there)
    if 0 < missing == passage.distance <= len(words) / 2:
        return True
    if len(words) < _FEWEST_ALTERED or passage.distance > _MOST_CHANGED * len(words):
        return False
    index = passage.held.index
    total = sum(weight(word.key, index) for word in words)
    changed = sum(weight(word.key, index) for piece in passage.pieces for word in _changed(piece))
    return total - changed >= _LEAST_SHARED * total or passage.distance == 1


def _changed(piece: Piece) -> Iterator[Word]:
    if not piece.there:
        yield from piece.here
    for edit in piece.edits:
        yield from piece.here[edit.first : edit.last]


def _verdict(facts: Facts, quote: _Quote, found: Sequence[Passage]) -> Verdict:
    span, speaker = quote.quotation.span, _speaker(facts, quote.quotation)
    if not found:
        return Verdict("quotation", "not-found", span, quote.text, speaker=speaker)
    best = found[0]
    if best.distance:
        nearest = evidence_of(best.held, best.span)
        changes = tuple(_changes(best))
        return Verdict("quotation", "altered", span, quote.text, (nearest,), changes, speaker=speaker)
    voices = [_voice(facts, quote, one) for one in found]
    evidence = tuple(
        evidence_of(one.held, one.span, voice.name if voice else None) for one, voice in zip(found, voices, strict=True)
    )
    others = [voice for one, voice in zip(found, voices, strict=True) if _is_other(facts, quote, one, voice)]
    if others and len(others) == len(found) and others[0] is not None:
        return Verdict("quotation", "other-speaker", span, quote.text, evidence, found=others[0].name, speaker=speaker)
    restyled = min((tuple(_restyling(one, facts)) for one in found), key=len)
    if restyled:
        return Verdict("quotation", "restyled", span, quote.text, evidence, restyled, speaker=speaker)
    verdict: QuotationVerdict = "trimmed" if best.skipped or len(best.pieces) > 1 else "exact"
    return Verdict("quotation", verdict, span, quote.text, evidence, speaker=speaker)


def _voice(facts: Facts, quote: _Quote, passage: Passage) -> Speaker | None:
    """Who speaks in a source, where the article says who does."""
    if quote.quotation.attribution is None:
        return None
    return said_by(passage.held, passage.span, facts.language)


def _speaker(facts: Facts, quotation: Quotation) -> str | None:
    return None if quotation.attribution is None else facts.cited().attributions[quotation.attribution].speaker


def _is_other(facts: Facts, quote: _Quote, passage: Passage, voice: Speaker | None) -> bool:
    """Whether the source gives the words to somebody else than the article does, beyond doubt.

    A pronoun may stand for more than one person; it counts only where the other speaker is not so much as named nearby.
    """
    if quote.quotation.attribution is None or voice is None:
        return False
    attribution = facts.cited().attributions[quote.quotation.attribution]
    name, language = attribution.speaker, facts.language
    if name is None or attribution.kind not in ("named", "pronoun") or not is_name(name, language):
        return False
    if not is_name(voice.name, language) or may_be_same(name, voice.name, language):
        return False
    if attribution.kind == "pronoun" and is_named_in(voice.name, _before(facts, quote.quotation), language):
        return False
    return voice.certain or not is_named_in(name, passage.held.around(passage.span), language)


def _before(facts: Facts, quotation: Quotation) -> str:
    """The article up to the end of the sentence that a quotation begins in."""
    return facts.document.text[: facts.sentences[quotation.sentence].span.end]


def _changes(passage: Passage) -> Iterator[Change]:
    for piece in passage.pieces:
        if not piece.there:
            yield Change(_said(piece.here), "")
        for edit in piece.edits:
            yield Change(_said(piece.here[edit.first : edit.last]), _said(piece.there[edit.start : edit.end]))


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.form for word in words)


def _restyling(passage: Passage, facts: Facts) -> Iterator[Change]:
    for piece in passage.pieces:
        yield from _restyled(piece, facts.document.text, passage.held.text)


_MARKS = re.compile(r"[,;:.!?]+")
_FREE = re.compile(r"[“”„«»\"‘’'`…]|\.{2,}|[-‐‑‒–—―]")
"""Between two words of a source: a quotation mark, an ellipsis or a dash, beside which any mark may stand."""


def _restyled(piece: Piece, here: str, there: str) -> Iterator[Change]:
    """Where the same words are written otherwise: a capital inside, another mark between two words."""
    pairs = list(zip(piece.here, piece.there, strict=False)) if len(piece.here) == len(piece.there) else []
    shouted = not any(any(map(str.islower, word.form)) for word in piece.there)  # a headline in capitals
    for number, (mine, its) in enumerate(pairs):
        if number and _plain(mine.form) != _plain(its.form) and not shouted:
            yield Change(mine.form, its.form)
        if number:
            before = pairs[number - 1]
            own, other = here[before[0].end : mine.start], there[before[1].end : its.start]
            if not _FREE.search(own) and not _FREE.search(other) and _MARKS.findall(own) != _MARKS.findall(other):
                yield Change(_said_with(own, before[0], mine), _said_with(other, before[1], its))


def _plain(form: str) -> str:
    return (
        form.replace("’", "'").replace("ʼ", "'").replace("\u00ad", "").replace(".", "") if not form.isdigit() else form
    )


def _said_with(between: str, before: Word, after: Word) -> str:
    return before.form + " ".join(between.split()) + " " + after.form


def evidence_of(held: Held, span: Span, speaker: str | None = None) -> Evidence:
    start, end = held.ends(span)
    said, page = held.text[span.start : span.end], held.page(span.start)
    return Evidence(held.path, start, end, said, speaker, page, held.columns(start, end))
