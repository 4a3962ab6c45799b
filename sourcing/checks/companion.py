"""Things that need another beside them: a poll its pollster, an accusation its answer."""

from __future__ import annotations

from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import excepted, occurrences, places, region
from sourcing.documents.document import Span
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution
    from sourcing.packs.model import CompanionRule
    from sourcing.packs.targets import CompanionTarget, Needs

_SPOKEN = ("speech", "writing")
_NOWHERE = Span(0, 0)


def check(rule: CompanionRule, facts: Facts, here: frozenset[int] | None = None) -> Iterator[Match]:
    """One match a sentence, or a document where `once` is set: the first trigger that nothing answers, others related.

    `here` are the sentences that are asked about; without it all are.
    """
    found = _found(rule, facts, here)
    yield from one_a_sentence((0, match) for _, match in found) if rule.companion.once else one_a_sentence(found)


def _found(rule: CompanionRule, facts: Facts, here: frozenset[int] | None) -> Iterator[tuple[int, Match]]:
    target = rule.companion
    for number, span in occurrences(target.trigger, facts, here):
        if excepted(rule, facts, number, span):
            continue
        missing = _missing(target, facts, region(facts, number, target.within), span)
        if missing is not None:
            text = facts.document.text[span.start : span.end]
            yield number, Match(span, (), {"text": text, "missing": _listed(missing)})


def _missing(target: CompanionTarget, facts: Facts, reach: Span, trigger: Span) -> list[str] | None:
    """The names of the parts that are not there; None where the trigger has what it needs. It may hold a part itself."""
    if target.needs is not None:
        return None if _answered(target.needs, facts, reach, trigger) else []
    missing = [name for name, part in target.parts.items() if not _answered(part, facts, reach, _NOWHERE)]
    given = len(target.parts) - len(missing)
    return missing if given < (target.enough or len(target.parts)) else None


def _listed(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _answered(needs: Needs, facts: Facts, reach: Span, trigger: Span) -> bool:
    if _stands(needs, facts, reach, trigger):
        return True
    if needs.links and (facts.has_link(reach) or _is_cited(facts, reach)):
        return True
    if needs.names and facts.has_name(reach, outside=trigger):
        return True
    if needs.sources and any(attribution.kind in needs.sources for attribution in facts.attributions_in(reach)):
        return True
    return needs.voice and _speaks(_names_in(trigger, facts), facts.cited_in(reach))


def _stands(needs: Needs, facts: Facts, reach: Span, trigger: Span) -> bool:
    """Whether the wording stands apart from the trigger.

    The whole document is searched once, however many triggers it has, and no further than to a place apart from each.
    """
    if not _is_whole(reach, facts):
        return any(_are_apart(place, trigger) for place in places(needs, facts, reach))
    key = (_stands, id(needs))
    if key not in facts.memo:
        facts.memo[key] = [], places(needs, facts, reach)
    found: tuple[list[Span], Iterator[Span]] = facts.memo[key]
    known, further = found
    if any(_are_apart(place, trigger) for place in known):
        return True
    for place in further:
        known.append(place)
        if _are_apart(place, trigger):
            return True
    return False


def _are_apart(one: Span, other: Span) -> bool:
    return one.start >= other.end or one.end <= other.start


def _is_whole(reach: Span, facts: Facts) -> bool:
    return reach == (0, len(facts.document.text))


def _is_cited(facts: Facts, reach: Span) -> bool:
    """Whether a sentence that starts in a stretch has a citation in brackets; the whole document is looked at once."""
    if not _is_whole(reach, facts):
        return any(map(facts.finder.credits.is_cited, facts.sentences_in(reach)))
    if _is_cited not in facts.memo:
        facts.memo[_is_cited] = any(map(facts.finder.credits.is_cited, facts.sentences))
    return bool(facts.memo[_is_cited])


def _names_in(span: Span, facts: Facts) -> set[str]:
    words = facts.words
    first, last = words.index_at(span.start), words.index_at(span.end)
    return {words.forms[index] for index in range(first, last) if words.tags[index] == "N"}


def _speaks(names: set[str], attributions: Iterable[Attribution]) -> bool:
    """Whether one of the attributions has a source of one of these names."""
    return any(
        attribution.manner in _SPOKEN and attribution.speaker and not names.isdisjoint(attribution.speaker.split())
        for attribution in attributions
    )
