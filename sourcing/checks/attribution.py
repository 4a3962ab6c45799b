"""Attributions that are there and are at fault: vague, anonymous, unspecific, loaded."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sourcing.analysis.phrases import phrase_pattern
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import excepted, innocent, region, word_set
from sourcing.documents.document import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from sourcing.analysis.facts import Attribution, Facts
    from sourcing.analysis.language import Language
    from sourcing.packs.model import AttributionRule


def check(rule: AttributionRule, facts: Facts) -> Iterator[Match]:
    """One match a sentence: its first attribution at fault, the others related."""
    target = rule.attribution
    heads, cues = word_set(target.heads, facts), word_set(target.cues, facts)
    silent = word_set(rule.except_.sources, facts)

    def at_fault(attribution: Attribution) -> bool:
        return (
            (target.sources is None or attribution.kind in target.sources)
            and (not heads or attribution.head in heads)
            and (not cues or attribution.cue_verb in cues)
            and (not target.manners or attribution.manner in target.manners)
            and (not target.content or attribution.governs in target.content)
            and (target.described is None or attribution.described == target.described)
            and (target.numbered is None or attribution.numbered == target.numbered)
            and attribution.head not in silent
        )

    found: list[tuple[int, Match]] = []
    for index, attribution in enumerate(facts.attributions):
        if not at_fault(attribution):
            continue
        span = _span(rule, attribution, facts)
        if span is None or excepted(rule, facts, attribution.sentence, span):
            continue
        if innocent(rule.unless, facts, attribution.sentence) or _satisfied(rule, facts, index, attribution):
            continue
        found.append((attribution.sentence, Match(span, (), _fields(attribution, span, facts))))
    yield from one_a_sentence(found)


def _span(rule: AttributionRule, attribution: Attribution, facts: Facts) -> Span | None:
    if rule.report == "cue":
        return _verb_of(attribution, facts)
    if attribution.source is None:
        return None
    if rule.report == "source":
        return attribution.source
    return Span(min(attribution.source.start, attribution.cue.start), max(attribution.source.end, attribution.cue.end))


def _verb_of(attribution: Attribution, facts: Facts) -> Span:
    """The verb itself, without its auxiliaries and adverbs."""
    pattern = _forms_of(attribution.cue_verb, facts.language)
    verbs = [Span(*match.span()) for match in pattern.finditer(facts.document.text, *attribution.cue)]
    return verbs[-1] if verbs else attribution.cue


@lru_cache(maxsize=1024)
def _forms_of(lemma: str, language: Language) -> re.Pattern[str]:
    return phrase_pattern(form for form, verb in language.cue_verbs.items() if verb.lemma == lemma)


def _satisfied(rule: AttributionRule, facts: Facts, index: int, attribution: Attribution) -> bool:
    """Whether another attribution nearby has a source that will do."""
    if rule.satisfied_by is None:
        return False
    reach = region(facts, attribution.sentence, rule.satisfied_by.within)
    return any(
        other.kind in rule.satisfied_by.sources and reach.start <= other.cue.start < reach.end
        for number, other in enumerate(facts.attributions)
        if number != index and other.source is not None
    )


def _fields(attribution: Attribution, span: Span, facts: Facts) -> dict[str, object]:
    text = facts.document.text
    source = text[attribution.source.start : attribution.source.end] if attribution.source else ""
    return {
        "text": text[span.start : span.end],
        "source": source,
        "cue": text[attribution.cue.start : attribution.cue.end],
        "speaker": attribution.speaker or source,
    }
