"""Faults of one source: it is never introduced as a reader needs, reported where it is first cited."""

from __future__ import annotations

from sourcing.analysis.people.ledger import Citing, names_of
from sourcing.checks.introduced import (
    SAID,
    called,
    has_no_role,
    is_bare_surname,
    is_given_name_only,
    may_be_bare,
    may_have_given_name_only,
    may_have_no_role,
)
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import excepted, innocent, word_set
from sourcing.checks.spelt_out import is_unexpanded, may_be_unexpanded
from sourcing.documents.document import Span
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution
    from sourcing.analysis.people import Bearer, People
    from sourcing.packs.model import LedgerRule


def check_sources(rule: LedgerRule, facts: Facts) -> Iterator[Match]:
    """One match for each source at fault, unless the rule's list names it."""
    yield from one_a_sentence(_found(rule, facts))


def _found(rule: LedgerRule, facts: Facts) -> Iterator[tuple[int, Match]]:
    silent = word_set(rule.except_.sources, facts)
    is_at_fault, may_be_there = INTRODUCTIONS[rule.ledger.fault]
    citing = facts.cited()
    if isinstance(citing, Citing) and not may_be_there(silent, citing.people, facts):
        return
    bearers = {bearer.name: bearer for bearer in citing.bearers}
    firsts = first_citations(facts)
    for entry in citing.ledger:
        first, bearer = firsts.get(entry.name), bearers.get(entry.name)
        if first is None or first.source is None or not silent.isdisjoint(called(entry.name)):
            continue
        if not is_at_fault(entry.name, bearer, first, facts):
            continue
        span = name_span(bearer, first, first.source, facts)
        if not excepted(rule, facts, first.sentence, span) and not innocent(rule.unless, facts, first.sentence):
            text = facts.document.text[slice(*span)]
            fields = {"text": text, "source": entry.name, "share": entry.share, "count": entry.statements}
            yield first.sentence, Match(span, (), fields)


def name_span(bearer: Bearer | None, first: Attribution, source: Span, facts: Facts) -> Span:
    """The name in a source, with the title before it; the whole source where no person's name stands in it."""
    start_of, end_of = facts.words.start, facts.words.end
    if bearer is not None and bearer.is_certain:
        for name in bearer.each_place():
            if name.sentence == first.sentence and source.start <= start_of(name.first) < source.end:
                return Span(max(source.start, start_of(name.lead)), end_of(name.last - 1))
    return source


def first_citations(facts: Facts) -> dict[str, Attribution]:
    """The first attribution of each source that has words of its own, by the source's name."""
    firsts: dict[str, Attribution] = {}
    for attribution in facts.cited().attributions:
        if attribution.manner in SAID and attribution.source is not None:
            for name in names_of(attribution):
                firsts.setdefault(name, attribution)
    return firsts


class _Introduction(NamedTuple):
    """Whether a source is at fault, and whether names and a few attributions let a document have such a one.

    The second is soon told of most documents, while who each source is costs the reading of all attributions.
    """

    is_at_fault: Callable[[str, Bearer | None, Attribution, Facts], bool]
    may_be_there: Callable[[frozenset[str], People, Facts], bool]


INTRODUCTIONS: dict[str, _Introduction] = {
    "bare-surname": _Introduction(is_bare_surname, may_be_bare),
    "given-name-only": _Introduction(is_given_name_only, may_have_given_name_only),
    "no-role": _Introduction(has_no_role, may_have_no_role),
    "unexpanded-acronym": _Introduction(is_unexpanded, may_be_unexpanded),
}
