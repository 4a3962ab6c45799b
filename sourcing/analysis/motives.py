"""Attributions of belief and words of purpose → motives: what somebody wants, hopes or fears, or does a thing in order to do."""

from __future__ import annotations

from sourcing.analysis.alike import is_one_named_next
from sourcing.analysis.hints import Hints
from sourcing.analysis.lettered import MOTIVE
from sourcing.analysis.parts import SPOKEN, Claim, sentence_of_word
from sourcing.analysis.phrases import phrase_pattern
from sourcing.analysis.remembered import Remembered
from sourcing.documents.document import Span
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Attribution

_HOLDERS = ("named", "role")


def motives(facts: Facts, _stated: Iterable[Claim]) -> Iterator[Claim]:
    """The motives a document gives to people who do not speak in the same paragraph or beside it."""
    for span, sentence in sorted([*_held(facts), *_purposes(facts)]):
        yield Claim("motive", span, sentence)


def _held(facts: Facts) -> Iterator[tuple[Span, int]]:
    """Who holds a motive is only looked up where somebody may: names are costly."""
    verbs = _verbs(facts.language)
    held = [
        attribution
        for sentence in _sentences_with_cues(facts)
        for attribution in facts.read.cues_in(sentence)
        if attribution.manner == "belief"
        and attribution.cue_verb in verbs
        and attribution.kind in _HOLDERS
        and not attribution.numbered
        and attribution.source is not None
        and _is_plain(attribution.source, attribution.cue, facts)
        and not _is_public(attribution, facts)
        and not _is_said_just_before(attribution, facts)
    ]
    if not held:
        return
    attributions = facts.cited().attributions
    spoken = {
        (_last_word(attribution.speaker), facts.sentences[attribution.sentence].block)
        for attribution in attributions
        if attribution.manner in SPOKEN
    }
    quoted = {
        attribution.sentence
        for attribution in attributions
        if attribution.manner in SPOKEN and attribution.kind in _QUOTABLE and attribution.content
    }
    cues = {attribution.cue for attribution in held}
    for attribution in attributions:
        if attribution.cue not in cues or attribution.source is None:
            continue
        if (
            _is_person(attribution, facts)
            and not _speaks_beside(attribution, spoken, facts)
            and not _is_quoted_after(attribution, quoted, facts)
        ):
            yield Span(attribution.source.start, attribution.cue.end), attribution.sentence


_CUES = frozenset("vugemc")
"""The tags of the words that may be a cue."""


def _sentences_with_cues(facts: Facts) -> Iterator[int]:
    """The sentences in which a cue verb of a motive stands, or a noun that is written as it is, in order."""
    words, last = facts.words, -1
    for place, marks in words.marks:
        if marks & MOTIVE and words.tags[place] in _CUES:
            sentence = sentence_of_word(facts.sentences, place)
            if sentence > last:
                yield sentence
                last = sentence


def _is_name_elsewhere(form: str, facts: Facts) -> bool:
    """Whether a word is a name where no sentence's start explains its capital."""
    names: set[str] | None = facts.memo.get(_is_name_elsewhere)
    if names is None:
        opens_sentence, words = facts.words.opens_sentence, zip(facts.words.forms, facts.words.tags, strict=True)
        names = {form for index, (form, tag) in enumerate(words) if tag == "N" and not opens_sentence(index)}
        facts.memo[_is_name_elsewhere] = names
    return form in names


def _is_person(attribution: Attribution, facts: Facts) -> bool:
    """Whether a source that opens its sentence is a name all the same: it has two words or is one elsewhere."""
    source, words = attribution.source, facts.words
    if attribution.kind != "named" or source is None:
        return True
    first, last = words.index_at(source.start), words.index_at(source.end)
    if last - first > 1 or words.start(first) > facts.sentences[attribution.sentence].span.start:
        return True
    return _is_name_elsewhere(words.forms[first], facts)


def _is_plain(source: Span, cue: Span, facts: Facts) -> bool:
    """Whether the verb stands right after who it belongs to, in a finite form: "the senator wants", not "hoping"."""
    between = facts.document.text[source.end : cue.start]
    verb = facts.document.text[cue.start : cue.end].split()[-1]
    return source.end <= cue.start and len(between.split()) <= _MOST_BETWEEN and not verb.endswith("ing")


_MOST_BETWEEN = 1


def _is_public(attribution: Attribution, facts: Facts) -> bool:
    """Whether it is what anybody can see or was told: a policy, an aim in a contest, a stated view, what polls ask."""
    words = facts.words
    following = words.index_at(attribution.cue.end)
    if following >= len(words.forms):
        return False
    words_of = facts.language.motives
    if attribution.head in words_of["public"]:
        return True
    if attribution.cue_verb in words_of["stated-beliefs"] and attribution.kind == "named":
        return True
    if attribution.cue_verb in words_of["bare-wishes"]:
        return words.tags[following] != "n"
    return words.tags[following] == "z" or facts.document.text.endswith(" to", 0, attribution.cue.end)


def _is_said_just_before(attribution: Attribution, facts: Facts) -> bool:
    """Whether somebody says so in the sentence before: He tells allies that he hopes for rain. The mayor hopes for snow as well."""
    sentence = facts.sentences[attribution.sentence]
    before = attribution.sentence - 1
    if attribution.kind != "role" or before < 0 or facts.sentences[before].block != sentence.block:
        return False
    spoken = (one for one in facts.read.cues_in(before) if one.manner in SPOKEN and one.kind == "pronoun")
    said = (span for one in spoken for span in one.content)
    return any(_has_verb(attribution.cue_verb, span, facts) for span in said)


def _has_verb(lemma: str, span: Span, facts: Facts) -> bool:
    words, verbs = facts.words, facts.language.cue_verbs
    here = range(words.index_at(span.start), words.index_at(span.end))
    said = (verbs.get(words.lower(index)) for index in here)
    return any(verb is not None and verb.lemma == lemma for verb in said)


def _last_word(speaker: str | None) -> str | None:
    """What who is named in full is called later: Hall, of the former miller and piper Berit Hall."""
    return speaker and speaker.rsplit(maxsplit=1)[-1]


def _speaks_beside(attribution: Attribution, spoken: set[tuple[str | None, int]], facts: Facts) -> bool:
    """Whether the holder speaks in the same paragraph, the one before it or the two after, where these are of a sentence each."""
    block = facts.sentences[attribution.sentence].block
    return any((_last_word(attribution.speaker), near) in spoken for near in range(block - 1, block + 3))


def _is_quoted_after(attribution: Attribution, quoted: set[int], facts: Facts) -> bool:
    """Whether the next sentence quotes somebody who shows it, one of them where it opens a paragraph: Supporters fear the cost. "It is high," Roe said."""
    after = attribution.sentence + 1
    if after not in quoted or attribution.source is None:
        return False
    is_here = facts.sentences[after].block == facts.sentences[attribution.sentence].block
    if not is_here and not is_one_named_next(attribution.source, attribution.sentence, facts):
        return False
    return facts.document.text.startswith(_MARKS, facts.sentences[after].span.start)


_QUOTABLE = ("named", "pronoun", "role")
_MARKS = ("“", '"', "‘", "'")


_REMEMBERED: Remembered[str, list[tuple[int, int]]] = Remembered()
"""Where a phrase of purpose stands in a sentence, by its text with a character before and after it."""


def _purposes(facts: Facts) -> Iterator[tuple[Span, int]]:
    text, pattern, hints = facts.document.text, _phrases(facts.language), _hints(facts.language)
    if not facts.words.come_again:
        hinted = hints.of_each(text, (sentence.span for sentence in facts.sentences))
        for number in (number for number, names in enumerate(hinted) if names):
            for match in pattern.finditer(text, *facts.sentences[number].span):
                yield Span(*match.span()), number
        return
    readings = _REMEMBERED.of(facts.language)
    for number, (start, end) in enumerate(sentence.span for sentence in facts.sentences):
        key = text[max(0, start - 1) : end + 1]
        known = readings.get(key)
        if known is None:
            may_be_there = hints.of(text, start, end)
            places = [match.span() for match in pattern.finditer(text, start, end)] if may_be_there else []
            known = readings.keep(key, [(first - start, last - start) for first, last in places])
        for first, last in known:
            yield Span(first + start, last + start), number


@lru_cache(maxsize=4)
def _verbs(language: Language) -> frozenset[str]:
    return frozenset(language.motives["verbs"])


@lru_cache(maxsize=4)
def _hints(language: Language) -> Hints:
    return Hints({"purposes": language.motives["purposes"]})


@lru_cache(maxsize=4)
def _phrases(language: Language) -> re.Pattern[str]:
    return phrase_pattern(language.motives["purposes"])
