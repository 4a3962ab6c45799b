"""Figures → counts of casualties and of crowds: those whose noun, or the words just before or after, say so."""

from __future__ import annotations

from sourcing.analysis.phrases import alternatives, compiled
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Claim
    from sourcing.kinds import ClaimKind

_COUNTS = ("number", "vague-quantity", "estimate")
_WINDOW = 80
"""How many characters before and after a figure may say what it counts."""


class _Patterns(Value):
    """What stands right before and right after a count of casualties or of a crowd, and who is counted.

    Every such sentence has one of the `words`.
    """

    people: frozenset[str]
    casualty_words: frozenset[str]
    crowd_words: frozenset[str]
    casualty_nouns: frozenset[str]
    casualties_before: re.Pattern[str]
    casualties_after: re.Pattern[str]
    sum_before: re.Pattern[str]
    imagined: re.Pattern[str]
    known: re.Pattern[str]
    crowd_nouns: frozenset[str]
    crowd_before: re.Pattern[str]
    crowd_after: re.Pattern[str]
    crowd_sizes: re.Pattern[str]


def casualties(facts: Facts, stated: Iterable[Claim]) -> Iterator[Claim]:
    """Of what is stated the counts of dead, wounded, missing, displaced and captive people."""
    patterns = _patterns(facts.language)
    for claim in _counts(stated, facts, patterns.casualty_words):
        before, after = _around(claim, facts)
        is_toll = claim.unit in patterns.casualty_nouns or (
            _counts_people(claim, facts, patterns)
            and (
                patterns.casualties_before.search(before)
                or patterns.casualties_after.match(after)
                or patterns.sum_before.search(before)
            )
        )
        if is_toll and not patterns.imagined.search(before) and not patterns.known.search(before):
            yield _as("casualties", claim, facts)


def crowds(facts: Facts, stated: Iterable[Claim]) -> Iterator[Claim]:
    """Of what is stated the sizes of crowds."""
    patterns = _patterns(facts.language)
    text = facts.document.text
    for claim in _counts(stated, facts, patterns.crowd_words):
        if claim.value is None and not patterns.crowd_sizes.search(text, *claim.span):
            continue
        before, after = _around(claim, facts)
        if claim.unit not in patterns.crowd_nouns and not _counts_people(claim, facts, patterns):
            continue
        if patterns.crowd_before.search(before) or patterns.crowd_after.match(after):
            yield _as("crowd", claim, facts)


def _as(kind: ClaimKind, claim: Claim, facts: Facts) -> Claim:
    """A count as a claim of another kind; what covers it does so as the figure it is."""
    covers = facts.finder.covers(claim.sentence, claim.span, claim.kind)
    return facts.settled(claim)._replace(kind=kind, covers=covers)


def _counts(stated: Iterable[Claim], facts: Facts, words: frozenset[str]) -> Iterator[Claim]:
    """The counts in sentences that have one of these words; most have none, which is soon seen."""
    here: dict[int, bool] = {}
    for claim in stated:
        if claim.kind not in _COUNTS:
            continue
        number = claim.sentence
        if number not in here:
            here[number] = not words.isdisjoint(facts.words.lowered_in(facts.sentences[number]))
        if here[number]:
            yield claim


def _around(claim: Claim, facts: Facts) -> tuple[str, str]:
    """The text just before and just after a claim, within its sentence."""
    sentence = facts.sentences[claim.sentence].span
    start, end = claim.span
    text = facts.document.text
    return text[max(sentence.start, start - _WINDOW) : start], text[end : min(sentence.end, end + _WINDOW)]


def _counts_people(claim: Claim, facts: Facts, patterns: _Patterns) -> bool:
    """Whether a figure counts people: it says so, it counts Palestinians or Swedes, or it says nothing."""
    if claim.unit is None or claim.unit in patterns.people:
        return True
    text, (start, end) = facts.document.text, claim.span
    last = text[max(start, text.rfind(" ", start, end) + 1) : end]
    return last[:1].isupper() and last[-1:] == "s"


@lru_cache(maxsize=4)
def _patterns(language: Language) -> _Patterns:
    tolls = language.tolls
    acts, events = alternatives(tolls["casualty-acts"]), alternatives(tolls["casualty-events"])
    states, ends = alternatives(tolls["casualty-states"]), alternatives(tolls["casualty-ends"])
    be, adverb = alternatives(language.words["be"]), r"(?:\w+ly\s+|also\s+|now\s+|still\s+|since\s+|then\s+|so far\s+)*"
    stop = r"(?=\s*(?:$|[,.;:—–)]|(?:in|by|when|and|or|on|at|since|during|after|as|there|last|this|over|across|near|by)\b))"
    auxiliary = (
        rf"(?:(?:have|has|had)\s+{adverb}been|{be}|remain|remains|remained|feared|believed|presumed|thought|reported)"
    )
    definite = alternatives([*language.words["definite-articles"], *tolls["these"]])
    crowd_acts = alternatives(tolls["crowd-acts"])
    asides = alternatives(tolls["asides"])
    aside = rf"(?:,\s+{asides}\b[^,;.]{{1,40}},|\s+{asides}\b[^,;.]{{1,40}}?(?=\s))?"
    return _Patterns(
        people=frozenset(tolls["people"]),
        casualty_words=_longest_words(tolls, "casualty-"),
        crowd_words=_longest_words(tolls, "crowd-"),
        casualty_nouns=frozenset(tolls["casualty-nouns"]),
        casualties_before=compiled(rf"\b(?:{acts}|{events}\s+of)\s+(?:an?\s+|some\s+|the\s+)?$"),
        casualties_after=compiled(
            rf"{aside}\s+(?:(?:who|that)\s+)?(?:{auxiliary}\s+{adverb}(?:to\s+be\s+|been\s+)?{states}\b"
            rf"|(?:(?:have|has|had)\s+{adverb})?{ends}\b|{states}\b{stop})"
        ),
        sum_before=compiled(
            rf"\b{alternatives(tolls['casualty-sums'])}\b[^.;:]{{0,40}}?\s{alternatives(tolls['summing-verbs'])}\s+(?:from\s+\S+\s+to\s+)?$"
        ),
        imagined=compiled(rf"\b(?:would|could|might|may|to|if)\s+(?:have\s+)?(?:\w+\s+)?{acts}\s+$"),
        known=compiled(rf"\b(?:{definite}|{alternatives(tolls['out-of'])})\s+$"),
        crowd_nouns=frozenset(tolls["crowd-nouns"]),
        crowd_before=compiled(rf"(?<!\bthe )\b{alternatives(tolls['crowd-openers'])}\s+$"),
        crowd_after=compiled(rf"\s+(?:(?:who|that)\s+)?(?:(?:have|has|had|were|are)\s+)?{adverb}{crowd_acts}\b"),
        crowd_sizes=compiled(rf"\b{alternatives(tolls['crowd-sizes'])}\b"),
    )


def _longest_words(tolls: Mapping[str, tuple[str, ...]], group: str) -> frozenset[str]:
    return frozenset(
        max(phrase.split(), key=len) for name, phrases in tolls.items() if name.startswith(group) for phrase in phrases
    )
