"""Attributions that are there and are at fault: vague, anonymous, unspecific, loaded."""

from __future__ import annotations

from sourcing.analysis.alike import is_one_named_next
from sourcing.analysis.phrases import phrase_pattern
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.needed import needed
from sourcing.checks.scope import (
    cited,
    covering,
    excepted,
    innocent,
    matches,
    occurrences,
    region,
    sentences_with,
    speaker,
    word_set,
)
from sourcing.documents.document import Span
from sourcing.kept import joined, recall_small
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.wording import expand_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Attribution
    from sourcing.kinds import SourceKind
    from sourcing.packs.fields import UnlessOfSource, Wording
    from sourcing.packs.model import AttributionRule
    from sourcing.packs.targets import SatisfiedBy


def check(rule: AttributionRule, facts: Facts, here: frozenset[int] | None = None) -> Iterator[Match]:
    """One match a sentence, of those `here` if they are given: its first attribution at fault, the others related."""
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
            and (target.saying is None or _says(target.saying, attribution, facts))
        )

    found: list[tuple[int, Match]] = []
    for attribution in _firsts(facts) if target.first else _candidates(rule, facts, here):
        if not at_fault(attribution):
            continue
        span = _span(rule, attribution, facts)
        if span is None or excepted(rule, facts, attribution.sentence, span):
            continue
        if _is_explained(rule, facts, attribution) or _satisfied(rule, facts, attribution):
            continue
        if not _is_backed(rule, facts, attribution) or (target.bodies and not _is_body(attribution, facts)):
            continue
        if target.unless_one_is_named and _is_one_named(attribution, facts):
            continue
        if target.ambiguous and not cited(attribution, facts).ambiguous:
            continue
        found.append((attribution.sentence, Match(span, (), _fields(rule, attribution, span, facts))))
    yield from one_a_sentence(found)


def _candidates(rule: AttributionRule, facts: Facts, here: frozenset[int] | None) -> Iterable[Attribution]:
    """The attributions that may be at fault: those in the sentences that hold a word they must have, or else all of them."""
    target, forms = rule.attribution, facts.words.forms
    strings = strings_of(rule, facts.language)
    if strings is None:
        yield from (one for one in facts.attributions if here is None or one.sentence in here)
        return
    numbers = sorted(sentences_with(strings, facts, here))
    words = (_words(target.heads, target.cues, target.sources, facts.language) if numbers else None) or frozenset()
    read = facts.read.cues_in if target.saying is None else facts.read.of_sentence
    for number in numbers:
        sentence = facts.sentences[number]
        if not words.isdisjoint(map(str.lower, forms[sentence.first : sentence.last])):
            yield from read(number)


def strings_of(rule: AttributionRule, language: Language) -> frozenset[str] | None:
    """Strings of which one stands in every sentence with an attribution at fault; None where that is not known."""
    target = rule.attribution
    return _strings(target.heads, target.cues, target.sources, language)


@lru_cache(maxsize=1024)
def _strings(
    heads: tuple[str, ...], cues: tuple[str, ...], sources: tuple[str, ...] | None, language: Language
) -> frozenset[str] | None:
    def find() -> frozenset[str] | None:
        words = _words(heads, cues, sources, language)
        return None if words is None else needed(tuple(sorted(words)), (), language)

    return recall_small("attributed", joined([language.key], heads, cues, sources or ()), find)


@lru_cache(maxsize=1024)
def _words(
    heads: tuple[str, ...], cues: tuple[str, ...], sources: tuple[str, ...] | None, language: Language
) -> frozenset[str] | None:
    """Words of which one stands in every sentence with an attribution at fault."""
    words: set[str] = set()
    if heads:
        words.update(expand_words(heads, language.lists))
    elif sources and _KNOWN_BY_NOUN.issuperset(sources):
        bare = language.source_nouns["unspecific"] & language.words["bare-sources"]
        knowing = bare.union(*(language.words[listed] for listed in _TOLD_WITHOUT_A_NAME))
        for kind in sources:
            words |= language.source_nouns[kind] | (knowing if kind == "anonymous" else frozenset())
    elif cues:
        lemmas = frozenset(expand_words(cues, language.lists))
        words.update(lemmas, *(language.cue_forms.get(lemma) or () for lemma in lemmas))
    words = {part for word in words for part in (word.lower().split() or [""])[:1]}
    return frozenset(words) if words and all(word.isalpha() for word in words) else None


_TOLD_WITHOUT_A_NAME = ("postpositive", "figures-of-people", "those", "anonymity", "to-be-named")
"""Lists of words that make somebody anonymous without a noun of that kind: people familiar with it, a senior figure, those close to it."""
_KNOWN_BY_NOUN = frozenset(("anonymous", "unspecific", "vague"))
"""The kinds of source that only the nouns of certain lists can be."""


def _span(rule: AttributionRule, attribution: Attribution, facts: Facts) -> Span | None:
    if rule.report == "cue":
        return _verb_of(attribution, facts)
    if attribution.source is None:
        return None
    if rule.report == "source":
        return attribution.source
    return Span(min(attribution.source.start, attribution.cue.start), max(attribution.source.end, attribution.cue.end))


def _verb_of(attribution: Attribution, facts: Facts) -> Span:
    """The verb itself with its own particle, without its auxiliaries and adverbs."""
    lemma, text, end = attribution.cue_verb, facts.document.text, attribution.cue.end
    verbs = [Span(*match.span()) for match in _forms_of(lemma, facts.language).finditer(text, *attribution.cue)]
    if not verbs:
        return attribution.cue
    start, verb_end = verbs[-1]
    behind = tuple(text[verb_end:end].lower().split())
    if behind not in facts.language.particles.get(lemma, ()):
        return Span(start, verb_end)
    return Span(start, facts.words.end(facts.words.index_at(verb_end)))


@lru_cache(maxsize=1024)
def _forms_of(lemma: str, language: Language) -> re.Pattern[str]:
    return phrase_pattern(language.cue_forms.get(lemma) or ())


def _is_explained(rule: AttributionRule, facts: Facts, attribution: Attribution) -> bool:
    """Whether the wording of `unless` stands near, or anywhere in a sentence about the same source or about all of them."""
    unless = rule.unless
    if unless is None or not unless.same_source:
        return innocent(unless, facts, attribution.sentence)
    if innocent(unless, facts, attribution.sentence):
        return True
    known: dict[int, frozenset[str]] = facts.memo.setdefault(_is_explained, {})
    if id(unless) not in known:
        known[id(unless)] = frozenset(_words_beside(unless, facts))
    explained = known[id(unless)]
    head = attribution.head.removesuffix("s")
    same = {head, f"{head}s", *facts.language.words["all-together"]}
    anybody = facts.language.words["anybody"]
    if attribution.head in anybody:
        same |= anybody
    return not explained.isdisjoint(same)


def _words_beside(unless: UnlessOfSource, facts: Facts) -> Iterator[str]:
    """The words of the sentences where a wording occurs, and of those before them, of which they may go on."""
    for number, _ in occurrences(unless, facts):
        for around in range(max(0, number - 1), number + 1):
            yield from facts.words.lowered_in(facts.sentences[around])


def _satisfied(rule: AttributionRule, facts: Facts, attribution: Attribution) -> bool:
    """Whether another attribution nearby has a source that will do, or the sentence a citation where that will."""
    satisfied_by = rule.satisfied_by
    if satisfied_by is None:
        return False
    if satisfied_by.described:
        return _is_described(attribution.head, satisfied_by, facts)
    citations = _CITATIONS.intersection(satisfied_by.sources)
    if citations and covering(facts.finder.kinds(attribution.sentence, attribution.cue), citations, "sentence"):
        return True
    reach, denials = region(facts, attribution.sentence, satisfied_by.within), word_set(satisfied_by.except_cues, facts)
    return any(
        other.kind in satisfied_by.sources
        and other.manner in satisfied_by.manners
        and other.source is not None
        and other.cue_verb not in denials
        for other in facts.attributions_in(reach)
        if other.cue != attribution.cue
    )


_CITATIONS: frozenset[SourceKind] = frozenset(("link", "footnote"))


def _is_one_named(attribution: Attribution, facts: Facts) -> bool:
    return attribution.source is not None and is_one_named_next(attribution.source, attribution.sentence, facts)


def _is_described(head: str, satisfied_by: SatisfiedBy, facts: Facts) -> bool:
    """Whether a document tells more somewhere of a source of some kinds that is called so; only sentences with that word are read."""
    known: dict[str, bool] = facts.memo.setdefault((_is_described, id(satisfied_by)), {})
    if head not in known:
        words = facts.words
        known[head] = head != "" and any(
            other.described
            and other.head == head
            and other.kind in satisfied_by.sources
            and other.manner in satisfied_by.manners
            for number, sentence in enumerate(facts.sentences)
            if head in words.lowered(sentence.first, sentence.last)
            for other in facts.read.of_sentence(number)
        )
    return known[head]


def _is_backed(rule: AttributionRule, facts: Facts, attribution: Attribution) -> bool:
    """Whether as many speakers stand near as `backed-by` asks for."""
    backing = rule.backed_by
    if backing is None:
        return True
    reach = region(facts, attribution.sentence, backing.within)
    speakers = {other.speaker for other in facts.cited_in(reach) if other.kind in backing.sources and other.speaker}
    return 1 <= len(speakers) <= backing.at_most


def _says(wording: Wording, attribution: Attribution, facts: Facts) -> bool:
    """Whether what is said holds some wording."""
    return any(matches(wording, facts, span) for span in attribution.content)


def _is_body(attribution: Attribution, facts: Facts) -> bool:
    """Whether a source is no person: an institution, or a name of one word that is short for no longer one."""
    known = cited(attribution, facts)
    return known.kind == "institution" or (known.kind == "named" and " " not in (known.speaker or " "))


def _firsts(facts: Facts) -> Iterator[Attribution]:
    """Each speaker's first attribution in the document."""
    seen: set[str | None] = {None}
    for attribution in facts.cited().attributions:
        if attribution.speaker not in seen:
            seen.add(attribution.speaker)
            yield attribution


def _fields(rule: AttributionRule, attribution: Attribution, span: Span, facts: Facts) -> dict[str, object]:
    text = facts.document.text
    source = text[attribution.source.start : attribution.source.end] if attribution.source else ""
    return {
        "text": text[span.start : span.end],
        "source": source,
        "cue": text[attribution.cue.start : attribution.cue.end],
        "speaker": speaker(rule, facts, lambda: attribution) or source,
    }
