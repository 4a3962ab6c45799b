"""Rules and a document → the rules that may find something in it, because a string they need stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcing.checks.attribution import strings_of
from sourcing.checks.literals import literals_of
from sourcing.checks.scope import sought

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.packs.fields import Wording
    from sourcing.packs.model import Rule


class _Sleepers:
    """Which of some rules a string wakes; `others` are awake in every document."""

    def __init__(self, rules: Sequence[Rule], language: Language) -> None:
        self.rules = rules
        self.language = language
        self.others: list[int] = []
        self.woken_by: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            strings = _strings(rule, language)
            if strings is None:
                self.others.append(number)
            elif strings:
                literals_of(language).add(strings)
            for string in strings or ():
                self.woken_by.setdefault(string, []).append(number)


_SLEEPERS: dict[int, _Sleepers] = {}
_MOST_SLEEPERS = 64


def awake(rules: Sequence[Rule], facts: Facts) -> list[Rule]:
    """The rules that must be run on a document, in order. What is worked out for a sequence of rules is kept."""
    sleepers = _SLEEPERS.get(id(rules))
    if sleepers is None or sleepers.rules is not rules or sleepers.language is not facts.language:
        if len(_SLEEPERS) >= _MOST_SLEEPERS:
            _SLEEPERS.clear()
        sleepers = _SLEEPERS[id(rules)] = _Sleepers(rules, facts.language)
    numbers = set(sleepers.others)
    if sleepers.woken_by:
        for string in literals_of(facts.language).sentences_in(facts):
            numbers.update(sleepers.woken_by.get(string, ()))
    return [rules[number] for number in sorted(numbers)]


def _strings(rule: Rule, language: Language) -> frozenset[str] | None:
    """Strings of which one stands in every document a rule reports; None where that is not known."""
    if rule.kind == "attribution":
        return None if rule.attribution.first else strings_of(rule, language)
    wordings: Sequence[Wording]
    case_sensitive = False
    if rule.kind == "phrase":
        wordings, case_sensitive = [rule.phrase], rule.phrase.case_sensitive
        wordings += [rule.where_linked] if rule.where_linked is not None else []
    elif rule.kind == "companion":
        wordings = (rule.companion.trigger,)
    elif rule.kind == "claim" and set(rule.claim.kinds) == {"contested"}:
        wordings = tuple(rule.claim.topics.values())
    elif rule.kind == "date":
        wordings = (rule.date,)
    else:
        return None
    parts = [part for wording in wordings for part in sought(wording, language, case_sensitive=case_sensitive)]
    literals_of(language).add(string for part in parts if part.needs for string in part.needs[0])
    if not all(part.needs for part in parts):
        return None
    return frozenset(string for part in parts for string in part.needs[0])
