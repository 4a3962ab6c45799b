"""Rules and a document → the rules that may find something in it, because a string they need stands there."""

from __future__ import annotations

from sourcing.checks.attribution import strings_of
from sourcing.checks.literals import literals_of
from sourcing.checks.scope import sought
from sourcing.kept import joined, recall_small
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.packs.fields import Wording
    from sourcing.packs.model import Rule

    _Waking = tuple[frozenset[str], bool]
    """Strings, and whether a document must have one of them for the rule to report anything."""


class _Sleepers:
    """Which of some rules a string wakes; `others` are awake in every document."""

    def __init__(self, rules: Sequence[Rule], language: Language) -> None:
        self.rules = rules
        self.language = language
        self.others: list[int] = []
        self.woken_by: dict[str, list[int]] = {}
        for number, (strings, suffice) in enumerate(_strings(rules, language)):
            if strings:
                literals_of(language).add(strings)
            if not suffice:
                self.others.append(number)
                continue
            for string in strings:
                self.woken_by.setdefault(string, []).append(number)


_SLEEPERS: dict[int, _Sleepers] = {}
_MOST_SLEEPERS = 64


def awake(rules: Sequence[Rule], facts: Facts, here: frozenset[int] | None = None) -> list[Rule]:
    """The rules that must be run on a document, in order, or on those of its sentences that are `here`.

    What is worked out for a sequence of rules is kept.
    """
    sleepers = _SLEEPERS.get(id(rules))
    if sleepers is None or sleepers.rules is not rules or sleepers.language is not facts.language:
        if len(_SLEEPERS) >= _MOST_SLEEPERS:
            _SLEEPERS.clear()
        sleepers = _SLEEPERS[id(rules)] = _Sleepers(rules, facts.language)
    numbers = set(sleepers.others)
    if sleepers.woken_by:
        literals = literals_of(facts.language)
        strings = literals.sentences_in(facts).keys() if here is None else literals.strings_in(here, facts)
        for string in strings & sleepers.woken_by.keys():
            numbers.update(sleepers.woken_by[string])
    return [rules[number] for number in sorted(numbers)]


def _strings(rules: Sequence[Rule], language: Language) -> Iterator[_Waking]:
    """For each rule, what wakes it. What wordings need is kept for all of the rules together."""
    wordings = [_wordings(rule) for rule in rules]
    lists = [part for those in wordings for one in those or () for part in (one.words, one.patterns)]
    shapes = [f"{len(those or ())}{_is_case_sensitive(rule)}" for rule, those in zip(rules, wordings, strict=True)]
    needs = recall_small(
        "wakes",
        joined([language.key if lists else ""], shapes, *lists),
        lambda: [
            _needed(those or (), language, case_sensitive=_is_case_sensitive(rule))
            for rule, those in zip(rules, wordings, strict=True)
        ],
    )
    for rule, those, waking in zip(rules, wordings, needs, strict=True):
        if rule.kind == "attribution":
            strings = None if rule.attribution.first else strings_of(rule, language)
            yield strings or frozenset(), strings is not None
        else:
            yield (frozenset(), False) if those is None else waking


def _is_case_sensitive(rule: Rule) -> bool:
    return rule.kind == "phrase" and rule.phrase.case_sensitive


def _wordings(rule: Rule) -> Sequence[Wording] | None:
    """The wordings of which one stands in every document a rule reports; None where it needs none."""
    if rule.kind == "phrase":
        return [rule.phrase, *([rule.where_linked] if rule.where_linked is not None else [])]
    if rule.kind == "companion":
        return (rule.companion.trigger,)
    if rule.kind == "claim" and set(rule.claim.kinds) == {"contested"}:
        return tuple(rule.claim.topics.values())
    return (rule.date,) if rule.kind == "date" else None


def _needed(wordings: Iterable[Wording], language: Language, *, case_sensitive: bool) -> _Waking:
    """The strings that the parts of some wordings need first, and whether every part needs one."""
    parts = [part for wording in wordings for part in sought(wording, language, case_sensitive=case_sensitive)]
    strings = frozenset(string for part in parts if part.needs for string in part.needs[0])
    return strings, all(part.needs for part in parts)
