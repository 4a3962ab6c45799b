"""Where a rule looks and where it keeps silent: reaches, wording, exceptions."""

from __future__ import annotations

from itertools import count

from sourcing.analysis.phrases import phrase_pattern
from sourcing.analysis.remembered import Remembered
from sourcing.checks.headlines import in_headline, is_abstract
from sourcing.checks.literals import literals_of
from sourcing.checks.needed import has_all, needed_each
from sourcing.checks.reported import in_attributed_quotation, in_reported_words
from sourcing.documents.document import Span
from sourcing.lean.light import lru_cache, partial
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple
from sourcing.packs.wording import compile_pattern, expand_words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from typing import Any

    import regex

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Attribution, Cover
    from sourcing.checks.needed import Needs
    from sourcing.kinds import ClaimKind, SourceKind
    from sourcing.packs.fields import Except, Unless, Wording
    from sourcing.packs.model import Rule

STRETCH = 20_000
"""Characters in which a pattern may take its time; a rule may look at a whole document, which may be long."""
PATTERN_SECONDS = 2.0
"""How long one pattern may take on one sentence before it counts as running away."""

FIGURES: frozenset[ClaimKind] = frozenset(("number", "percentage", "money", "estimate", "casualties", "crowd"))
_NEAR = 2
"""How many sentences either way are near."""

_REACHES = {
    "sentence": ("sentence",),
    "carried": ("sentence", "carried"),
    "paragraph": ("sentence", "carried", "distant"),
}


class _Once:
    """Makes a pattern when it is first called, and gives the same one again; much is looked for that is never compiled."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], re.Pattern[str] | regex.Pattern[str]]) -> None:
        self._make = make
        self._made: re.Pattern[str] | regex.Pattern[str] | None = None

    def __call__(self) -> re.Pattern[str] | regex.Pattern[str]:
        if self._made is None:
            self._made = self._make()
        return self._made


class Sought(NamedTuple):
    """Something looked for: what compiles its pattern, once and when first needed, and what stands wherever it matches.

    `number` tells it from all others.
    """

    number: int
    compiled: Callable[[], regex.Pattern[str] | re.Pattern[str]]
    needs: Needs
    timeout: Mapping[str, float]

    def find(self, facts: Facts, span: Span, seen: int = 0) -> Iterable[Span]:
        """The places in a stretch of text, of which it is known already that it has the first `seen` of the needs.

        A long stretch is searched no further than the places are taken.
        """
        text, (start, end) = facts.document.text, span
        needs = self.needs[seen:]
        if needs and not has_all(needs, text, start, end):
            return ()
        if end - start > _LONGEST_REMEMBERED:
            return (Span(*place) for place in self._places(text, start, end))
        found = _found_in(facts, span)
        known = found.get(self.number)
        if known is None:
            places = self._places(text, start, end)
            known = found[self.number] = tuple([(first - start, last - start) for first, last in places])
        return [Span(first + start, last + start) for first, last in known] if known else ()

    def _places(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        pattern = self.compiled()
        group = "report" if "report" in pattern.groupindex else 0
        stretches = max(1.0, (end - start) / STRETCH)
        limits: dict[str, Any] = {name: seconds * stretches for name, seconds in self.timeout.items()}
        seen = max(0, start - LOOK_BACK)
        for match in pattern.finditer(text[seen:end], start - seen, end - seen, **limits):
            first, last = match.span(group)
            if last > first:
                yield first + seen, last + seen


_Found = dict[int, tuple[tuple[int, int], ...]]
"""Where things were found in a stretch, counted from its start, by the number of what it was."""
_FOUND: Remembered[tuple[int, str], _Found] = Remembered()
"""What was looked for in stretches, by their text with what stands before them, and how much that is."""
LOOK_BACK = 300
"""How many characters before a stretch a pattern can look back to; it sees no more, so that no more bears on what it finds."""
_LONGEST_REMEMBERED = 2_000
"""Characters; what is longer than a paragraph is not likely to come again as it was."""
_MOST_STRETCHES = 500
"""Stretches of one document that are known by their places, for one wording after another is looked for in each."""
_NUMBERS = count()


def _found_in(facts: Facts, span: Span) -> _Found:
    """What is known of a stretch of a document."""
    here: dict[Span, _Found] = facts.memo.setdefault(_found_in, {})
    found = here.get(span)
    if found is None:
        found = _remembered_of(facts, span) if facts.words.remembered else {}
        if len(here) >= _MOST_STRETCHES:
            here.clear()
        here[span] = found
    return found


def _remembered_of(facts: Facts, span: Span) -> _Found:
    """What is remembered of a stretch that reads like this one."""
    text, before, readings = facts.document.text, min(span.start, LOOK_BACK), _FOUND.of(facts.language)
    key = before, text[span.start - before : span.end]
    found = readings.get(key)
    return readings.keep(key, {}) if found is None else found


def sought(wording: Wording | Except, language: Language, *, case_sensitive: bool = False) -> tuple[Sought, ...]:
    """What a wording looks for."""
    return _sought(wording.words, wording.patterns, language, case_sensitive=case_sensitive)


@lru_cache(maxsize=4096)
def _sought(
    words: tuple[str, ...], patterns: tuple[str, ...], language: Language, *, case_sensitive: bool
) -> tuple[Sought, ...]:
    needs = iter(needed_each(words, patterns, language))
    found: list[Sought] = []
    if words:
        phrases = _Once(lambda: phrase_pattern(expand_words(words, language.lists)))
        found.append(Sought(next(_NUMBERS), phrases, next(needs), {}))
    for source in patterns:
        pattern = _Once(partial(compile_pattern, source, language.lists, case_sensitive=case_sensitive))
        found.append(Sought(next(_NUMBERS), pattern, next(needs), {"timeout": PATTERN_SECONDS}))
    return tuple(found)


@lru_cache(maxsize=1024)
def _word_set(words: tuple[str, ...], language: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in expand_words(words, language.lists))


def word_set(words: Iterable[str], facts: Facts) -> frozenset[str]:
    """A rule's word list with the language's lists put in, in lower case."""
    return _word_set(tuple(words), facts.language)


@lru_cache(maxsize=256)
def word_pattern(words: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """A rule's words as one pattern, with the language's lists put in."""
    return phrase_pattern(expand_words(words, language.lists))


@lru_cache(maxsize=256)
def compiled_patterns(patterns: tuple[str, ...], language: Language) -> tuple[regex.Pattern[str], ...]:
    """A rule's patterns, case ignored; run them with a timeout of `PATTERN_SECONDS`."""
    return tuple(compile_pattern(pattern, language.lists) for pattern in patterns)


def matches(wording: Wording | Except, facts: Facts, span: Span, *, case_sensitive: bool = False) -> list[Span]:
    """Every place in a stretch of document text where a word or pattern occurs, in order.

    A pattern with a group named `report` gives that group's place.

    Raises:
        TimeoutError: a pattern ran longer than `PATTERN_SECONDS`.
    """
    return sorted(places(wording, facts, span, case_sensitive=case_sensitive))


def places(wording: Wording | Except, facts: Facts, span: Span, *, case_sensitive: bool = False) -> Iterator[Span]:
    """The same in no order, each looked for when it is asked for: the first is soon found where a document is long."""
    if wording.words or wording.patterns:
        for one in sought(wording, facts.language, case_sensitive=case_sensitive):
            yield from one.find(facts, span)


def occurrences(
    wording: Wording, facts: Facts, here: frozenset[int] | None = None, *, case_sensitive: bool = False
) -> Iterator[tuple[int, Span]]:
    """Every place in the document's sentences where a word or pattern occurs, with the sentence's number, in order.

    `here` are the sentences that are asked about; without it all are.

    Raises:
        TimeoutError: a pattern ran longer than `PATTERN_SECONDS`.
    """
    sentences, literals = facts.sentences, literals_of(facts.language)
    found: list[tuple[int, Span]] = []
    for one in sought(wording, facts.language, case_sensitive=case_sensitive):
        everywhere = range(len(sentences)) if here is None else here
        for number in literals.sentences_with(one.needs[0], facts, here) if one.needs else everywhere:
            found += [(number, span) for span in one.find(facts, sentences[number].span, seen=1)]
    yield from sorted(found)


def sentences_with(strings: frozenset[str], facts: Facts, here: frozenset[int] | None = None) -> Collection[int]:
    """The sentences in which one of some strings stands, of those `here` if they are given."""
    return literals_of(facts.language).sentences_with(strings, facts, here)


def region(facts: Facts, sentence: int, within: str) -> Span:
    """The stretch of document text a reach means, seen from a sentence; only `near`, `next`, `before` and `document` leave its paragraph."""
    if within == "document":
        return Span(0, len(facts.document.text))
    sentences = facts.sentences
    if within == "near":
        reached = sentences[max(0, sentence - _NEAR) : sentence + _NEAR + 1]
        return Span(reached[0].span.start, reached[-1].span.end)
    block = sentences[sentence].block
    first = last = sentence
    if within == "paragraph":
        while first and sentences[first - 1].block == block:
            first -= 1
        while last + 1 < len(sentences) and sentences[last + 1].block == block:
            last += 1
    if within in ("previous", "around") and first and sentences[first - 1].block == block:
        first -= 1
    if within == "before" and first:
        first -= facts.document.blocks[sentences[first - 1].block].kind == facts.document.blocks[block].kind
    if within in ("next", "around") and last + 1 < len(sentences):
        following = sentences[last + 1].block
        last += following == block or (within == "next" and facts.document.blocks[following].kind == "paragraph")
    return Span(sentences[first].span.start, sentences[last].span.end)


def _known_matches(wording: Except, facts: Facts, span: Span) -> list[Span]:
    """As `matches`, kept for the last stretch: a sentence may hold thousands of places that are asked about one by one."""
    last: dict[int, tuple[Span, list[Span]]] = facts.memo.setdefault(_known_matches, {})
    known = last.get(id(wording))
    if known is None or known[0] != span:
        known = last[id(wording)] = span, matches(wording, facts, span)
    return known[1]


def occurs(wording: Wording, facts: Facts, span: Span) -> bool:
    """Whether a wording stands in a stretch of document text, kept for the last stretch: the same as above."""
    last: dict[int, tuple[Span, bool]] = facts.memo.setdefault(occurs, {})
    known = last.get(id(wording))
    if known is None or known[0] != span:
        known = last[id(wording)] = span, any(True for _ in places(wording, facts, span))
    return known[1]


def innocent(unless: Unless | None, facts: Facts, sentence: int) -> bool:
    """Whether the wording of `unless` stands near."""
    return unless is not None and occurs(unless, facts, region(facts, sentence, unless.within))


def excepted(rule: Rule, facts: Facts, sentence: int, span: Span) -> bool:
    """Whether the rule keeps silent here: the block's kind, an attributed quotation, excepted wording on the same words."""
    exceptions: Except = rule.except_
    block = facts.document.blocks[facts.sentences[sentence].block]
    if block.kind in exceptions.blocks or (_skips_headlines(rule) and _sums_up(rule, sentence, facts)):
        return True
    if exceptions.registers and not facts.registers.of(facts.sentences[sentence].block).isdisjoint(
        exceptions.registers
    ):
        return True
    if exceptions.quoted and in_attributed_quotation(facts, span):
        return True
    if exceptions.reported and in_reported_words(facts, span):
        return True
    if not exceptions.words and not exceptions.patterns:
        return False
    return any(
        place.start < span.end and place.end > span.start
        for place in _known_matches(exceptions, facts, facts.sentences[sentence].span)
    )


def _sums_up(rule: Rule, sentence: int, facts: Facts) -> bool:
    """Whether a sentence is a headline, or of an abstract, which may leave out who says what but is as free in its verbs as the story."""
    if in_headline(sentence, facts):
        return True
    is_of_words = rule.kind == "attribution" and rule.report == "cue"
    return not is_of_words and is_abstract(facts.sentences[sentence].block, facts)


def _skips_headlines(rule: Rule) -> bool:
    """Whether a rule keeps silent in a line that only looks like a headline: no rule about figures does, which are facts there too."""
    if "heading" not in rule.except_.blocks:
        return False
    return rule.kind != "claim" or FIGURES.isdisjoint(rule.claim.kinds)


def speaker(rule: Rule, facts: Facts, attribution: Callable[[], Attribution | None]) -> str:
    """The name of an attribution's speaker; it is worked out only for a message that wants it."""
    found = attribution() if "{speaker" in rule.message else None
    return "" if found is None else name_of(found, facts)


def name_of(attribution: Attribution, facts: Facts) -> str:
    """The name of an attribution's speaker; empty where there is none."""
    return cited(attribution, facts).speaker or ""


def cited(attribution: Attribution, facts: Facts) -> Attribution:
    """An attribution with its speaker, for which the whole document is read."""
    return next(known for known in facts.cited_in(attribution.cue) if known[:2] == attribution[:2])


def covering(covers: Iterable[Cover], kinds: Collection[SourceKind], within: str) -> bool:
    """Whether one of the covers is of an accepted kind and within reach."""
    reaches = _REACHES[within]
    return any(cover.kind in kinds and cover.reach in reaches for cover in covers)
