"""Faults of a document's sources: too few of them, or nobody to go and ask, reported once where the first is cited.

The faults of one source, as that it is never introduced, are in `cited.py`.
"""

from __future__ import annotations

from sourcing.analysis.people.ledger import is_citation, names_of
from sourcing.analysis.quotations import has_words
from sourcing.checks.cited import INTRODUCTIONS, check_sources, first_citations, name_span
from sourcing.checks.match import Match
from sourcing.checks.scope import excepted, innocent, matches, word_set
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.documents.document import Span
    from sourcing.kinds import SourceKind
    from sourcing.packs.model import LedgerRule

_SAID = ("speech", "writing")
_ANONYMOUS = ("anonymous", "vague", "unspecific")
_QUOTED_WORDS = 5
"""A quotation without a speaker counts as another voice from this many words on."""
_OWN_VOICE = "first-pronouns"


def check(rule: LedgerRule, facts: Facts) -> Iterator[Match]:
    """The places of a fault of the document's sources."""
    if not facts.sentences or not _is_long(facts, rule.ledger.words):
        return
    if rule.ledger.fault in INTRODUCTIONS:
        yield from check_sources(rule, facts)
        return
    spans = _FAULTS[rule.ledger.fault](rule, facts)
    if spans and not innocent(rule.unless, facts, 0):
        yield Match(spans[0], tuple(("likewise", span) for span in spans[1:]), _fields(facts, spans))


def _is_long(facts: Facts, words: int) -> bool:
    """Whether a document has so many words, for which no more than those are counted."""
    known: dict[int, bool] = facts.memo.setdefault(_is_long, {})
    if words not in known:
        known[words] = not words or has_words(facts.document.text, words)
    return known[words]


def _fields(facts: Facts, spans: list[Span]) -> dict[str, object]:
    entries = facts.cited().ledger
    return {
        "text": facts.document.text[slice(*spans[0])],
        "source": entries[0].name if entries else "",
        "share": entries[0].share if entries else 0.0,
        "count": sum(entry.statements for entry in entries) or len(spans),
    }


def _statements(facts: Facts) -> int:
    return sum(entry.statements for entry in facts.cited().ledger)


def _first_spans(facts: Facts) -> list[Span]:
    """Where each source of the ledger is first cited, in the order of their weight."""
    firsts = first_citations(facts)
    bearers = {bearer.name: bearer for bearer in facts.cited().bearers}
    return [
        name_span(bearers.get(entry.name), first, first.source, facts)
        for entry in facts.cited().ledger
        if (first := firsts.get(entry.name)) is not None and first.source is not None
    ]


def _single_source(rule: LedgerRule, facts: Facts) -> list[Span]:
    """One source and no other voice: no link, no quotation of nobody's, nobody who only takes a position."""
    if facts.document.links or len(_first_voices(facts)) != 1:
        return []
    entries = facts.cited().ledger
    if len(entries) != 1 or _statements(facts) < rule.ledger.statements:
        return []
    if entries[0].name.lower() in word_set(rule.except_.sources, facts):
        return []
    nobodys = any(one.attribution is None and one.words >= _QUOTED_WORDS for one in facts.quotations)
    return [] if nobodys else _first_spans(facts)


def _first_voices(facts: Facts) -> set[str]:
    """Who says something, as far as it takes to see that it is more than one."""
    voices: set[str] = set()
    for one in facts.cited().in_order():
        if one.manner in _SAID and one.source is not None and one.kind != "pronoun":
            voices.update(names_of(one))
            if len(voices) > 1:
                break
    return voices


def _dominant_source(rule: LedgerRule, facts: Facts) -> list[Span]:
    entries = facts.cited().ledger
    if len(entries) < 2 or _statements(facts) < rule.ledger.statements or entries[0].share < rule.ledger.share:
        return []
    return _first_spans(facts)[:1]


def _all_anonymous(rule: LedgerRule, facts: Facts) -> list[Span]:
    if facts.document.links or _has_somebody(facts):
        return []
    entries = facts.cited().ledger
    if not entries or _statements(facts) < rule.ledger.statements:
        return []
    return sorted(_first_spans(facts)) if all(entry.kind in _ANONYMOUS for entry in entries) else []


def _has_somebody(facts: Facts) -> bool:
    """Whether the ledger has a source that can be asked, as far as it takes to see one.

    It has each as named, or as the first kind it is cited as that is more than a pronoun.
    """
    kinds: dict[str, SourceKind | None] = {}
    for one in facts.cited().in_order():
        for name in names_of(one) if one.manner in _SAID else ():
            if kinds.get(name) in _UNKNOWN:
                kinds[name] = one.kind
            if kinds[name] not in (*_ANONYMOUS, *_UNKNOWN) and is_citation(one, facts):
                return True
    return False


_UNKNOWN = (None, "pronoun")


def _one_voice(rule: LedgerRule, facts: Facts) -> list[Span]:
    """Quotations that are all one speaker's."""
    if len(facts.marked) < rule.ledger.statements:
        return []
    attributions = facts.cited().attributions
    speakers = {None if one.attribution is None else attributions[one.attribution].speaker for one in facts.quotations}
    return [one.span for one in facts.quotations] if len(speakers) == 1 and None not in speakers else []


def _only_statements(rule: LedgerRule, facts: Facts) -> list[Span]:
    """Sources that are each cited from a statement first, where nothing says that anyone was asked."""
    venues = rule.ledger.venues
    if venues is None or _statements(facts) < rule.ledger.statements:
        return []
    firsts = first_citations(facts)
    spans = []
    for entry in facts.cited().ledger:
        attribution = firsts.get(entry.name)
        if attribution is None:
            return []
        places = matches(venues, facts, facts.sentences[attribution.sentence].span)
        if not places:
            return []
        spans.append(places[0])
    return sorted(spans)


def _no_sources(rule: LedgerRule, facts: Facts) -> list[Span]:
    """Claims in a text in which nobody says anything, nothing is linked and the writer does not speak of "us"."""
    if facts.marked or facts.document.links or _has_sources(facts):
        return []
    spans = [
        claim.span
        for claim in facts.claims
        if not claim.traps and not claim.covers and not excepted(rule, facts, claim.sentence, claim.span)
    ]
    if len(spans) < rule.ledger.statements:
        return []
    own = facts.language.words[_OWN_VOICE] | facts.language.words["second-pronouns"]
    return [] if any(form.lower() in own for form in facts.words.forms) else spans


def _has_sources(facts: Facts) -> bool:
    """Whether the ledger has an entry: every source is in it but pronouns that stand for nobody."""
    citations = (one for one in facts.read.every() if is_citation(one, facts))
    return any(one.kind != "pronoun" or bool(facts.cited().ledger) for one in citations)


_FAULTS: dict[str, Callable[[LedgerRule, Facts], list[Span]]] = {
    "single-source": _single_source,
    "dominant-source": _dominant_source,
    "all-anonymous": _all_anonymous,
    "one-voice": _one_voice,
    "only-statements": _only_statements,
    "no-sources": _no_sources,
}
