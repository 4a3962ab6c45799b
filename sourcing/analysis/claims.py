"""Sentences → claims: the figures, and what is claimed by its wording (superlatives, predictions)."""

from __future__ import annotations

from itertools import count, islice

from sourcing.analysis.claims_again import bearing_on_block, bearing_on_sentence
from sourcing.analysis.hints import Hints
from sourcing.analysis.parts import Claim, Stated
from sourcing.analysis.phrases import alternatives, phrase_pattern, phrase_source
from sourcing.analysis.quantities import QuantityFinder
from sourcing.analysis.remembered import Remembered
from sourcing.documents.document import Span
from sourcing.kept.patterns import IGNORE_CASE, compile_re, escaped, late_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Block

_RANKED = ("scopes", "histories", "bare-superlatives", "records", "first-openers", "possessive-endings")
"""Hints of which one is there beside every superlative that is a claim."""
_OUTCOME = ("outcome-subjects", "future", "outcome-verbs")
"""Hints that are all there wherever a sentence says what will come of something."""
_CLAUSE = 8
"""How many words may stand between "the idea that" and the forecast in it."""
_NOUN_AFTER = compile_re(r"r?[nNScmE#gG]{0,4}[nNScm]")
_NOUN_OR_VERB_AFTER = compile_re(r"r?[nNScmE#gG]{0,4}[nNScm]|r?V|rE")
"""What is ranked may look like a verb, too: the biggest win, the highest ever given; not "first win"."""


class _Patterns(Value):
    """The wording of one language's claims. `ranked` and `record_set` are looked for right before a superlative.

    `hints` tell which of it may stand in a sentence.
    """

    hints: Hints
    superlatives: re.Pattern[str]
    bare_superlatives: frozenset[str]
    scopes: re.Pattern[str]
    recent: re.Pattern[str]
    ranked: re.Pattern[str]
    records: frozenset[str]
    record_set: re.Pattern[str]
    first_opened: re.Pattern[str]
    first_scoped: re.Pattern[str]
    placed: re.Pattern[str]
    placed_behind: re.Pattern[str]
    places: frozenset[str]
    part_of: re.Pattern[str]
    counting: frozenset[str]
    unranked: frozenset[str]
    tastes: frozenset[str]
    counted_off: re.Pattern[str]
    denied: re.Pattern[str]
    joined: re.Pattern[str]
    predictions: re.Pattern[str]
    scheduled: re.Pattern[str]
    entertained: re.Pattern[str]
    outcomes: re.Pattern[str]
    supposing: re.Pattern[str]


class _Read(NamedTuple):
    """The claims of a block or of a sentence, places and sentences counted from its start, and the numbers it uses as part of a name."""

    claims: tuple[Claim, ...]
    named: frozenset[str]


class _Known(NamedTuple):
    """A block that was read, its claims where it last stood: at that offset and with that first sentence."""

    number: int
    read: _Read
    start: int
    first: int
    placed: tuple[Claim, ...]


_REMEMBERED: Remembered[tuple[object, ...], _Known] = Remembered()
"""What blocks are read as, by all that bears on it."""
_NEXT = count()
_SENTENCES: Remembered[tuple[object, ...], _Read] = Remembered()
"""The same of their sentences, for in a block that is edited most are as they were."""


def find_claims(parsed: Parsed) -> Iterator[Stated]:
    """All claims of a document by place, block by block; nothing says yet what covers them.

    Of a document that is not remembered only the blocks that have some are given.
    """
    blocks, readings = parsed.document.blocks, _REMEMBERED.of(parsed.language)
    quantities = QuantityFinder(parsed.document, parsed.sentences, parsed.words, parsed.language)
    hinted = None if parsed.words.come_again else _hinted(parsed)
    for number, (first, last) in _sentences_by_block(parsed.sentences):
        here = None if hinted is None else list(islice(hinted, last - first))
        if here is not None and not parsed.words.remembered:
            if claims := tuple(_claims_of(parsed, quantities, range(first, last), here)):
                yield Stated(number, next(_NEXT), claims)
            continue
        start = blocks[number].span.start
        key = bearing_on_block(parsed, quantities, blocks[number], first, last)
        known = readings.get(key)
        if known is None or known[2:4] != (start, first):
            read = _read(parsed, quantities, blocks[number], range(first, last), here) if known is None else known.read
            placed = tuple(_moved(read.claims, start, first))
            known = readings.keep(
                key, _Known(next(_NEXT) if known is None else known.number, read, start, first, placed)
            )
        quantities.named |= known.read.named
        yield Stated(number, known.number, known.placed)


def _claims_of(
    parsed: Parsed, quantities: QuantityFinder, sentences: range, hinted: Sequence[Collection[str]]
) -> Iterator[Claim]:
    """The claims of some sentences, given by their numbers, and what each may hold of the wording of claims."""
    for number, here in zip(sentences, hinted, strict=True):
        if here or quantities.may_be_in(number, number + 1):
            yield from _claims_in(parsed, quantities, number, here)


def _hinted(parsed: Parsed) -> Iterator[Collection[str]]:
    """What each sentence of a document may hold of the wording of claims; nothing where that is too little for one."""
    spans = (sentence.span for sentence in parsed.sentences)
    for here in _patterns(parsed.language).hints.of_each(parsed.document.text, spans):
        yield here if here and (_may_rank(here) or _may_predict(here)) else ()


def _may_rank(hinted: Collection[str]) -> bool:
    return "ranks" in hinted or ("superlatives" in hinted and any(name in hinted for name in _RANKED))


def _may_predict(hinted: Collection[str]) -> bool:
    return "predictions" in hinted or all(name in hinted for name in _OUTCOME)


def _sentences_by_block(sentences: Sequence[Sentence]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each block that has sentences, and their numbers as a half-open range."""
    first, here = 0, -1
    for number, (_, block, _, _) in enumerate(sentences):
        if block != here:
            if number:
                yield here, (first, number)
            first, here = number, block
    if sentences:
        yield here, (first, len(sentences))


def _read(
    parsed: Parsed,
    quantities: QuantityFinder,
    block: Block,
    sentences: range,
    hinted: Sequence[Collection[str]] | None,
) -> _Read:
    """Read the claims of a block, given its sentences by their numbers, and what each may hold if the document is new."""
    named, quantities.named = quantities.named, set(quantities.named)
    claims: list[Claim] = []
    for number in sentences:
        if hinted is None:
            read = _read_again(parsed, quantities, block, number)
        elif (here := hinted[number - sentences.start]) or quantities.may_be_in(number, number + 1):
            read = _read_sentence(parsed, quantities, number, here)
        else:
            continue
        quantities.named |= read.named
        claims += _moved(read.claims, parsed.sentences[number].span.start - block.span.start, number - sentences.start)
    named, quantities.named = quantities.named - named, named
    return _Read(tuple(claims), frozenset(named))


def _read_again(parsed: Parsed, quantities: QuantityFinder, block: Block, number: int) -> _Read:
    """Read the claims of a sentence that may have been read before."""
    readings = _SENTENCES.of(parsed.language)
    key = bearing_on_sentence(parsed, quantities, block, number)
    read = readings.get(key)
    if read is None:
        hinted = _patterns(parsed.language).hints.of(parsed.document.text, *parsed.sentences[number].span)
        read = readings.keep(key, _read_sentence(parsed, quantities, number, hinted))
    return read


def _read_sentence(parsed: Parsed, quantities: QuantityFinder, number: int, hinted: Collection[str]) -> _Read:
    """Read the claims of a sentence, given by its number and what it may hold of their wording."""
    named, quantities.named = quantities.named, set(quantities.named)
    claims = _claims_in(parsed, quantities, number, hinted)
    named, quantities.named = quantities.named - named, named
    return _Read(tuple(_moved(claims, -parsed.sentences[number].span.start, -number)), frozenset(named))


def _claims_in(parsed: Parsed, quantities: QuantityFinder, number: int, hinted: Collection[str]) -> list[Claim]:
    """The claims of a sentence by place."""
    document, patterns, sentence = parsed.document, _patterns(parsed.language), parsed.sentences[number]
    claims = [
        Claim(quantity.kind, quantity.span, number, quantity.value, quantity.unit, quantity.traps)
        for quantity in quantities.between(number, number + 1)
    ]
    begin, text = sentence.span.start, document.text[slice(*sentence.span)]
    if _may_rank(hinted):
        for start, end in _superlatives(text, patterns):
            noun = _NOUN_AFTER if text[start:end].lower() in patterns.counting else _NOUN_OR_VERB_AFTER
            noun_end = _noun_end(begin + end, sentence, parsed.words, noun)
            if noun_end is not None:
                claims.append(Claim("superlative", Span(begin + start, noun_end), number))
    claims.extend(
        Claim("prediction", Span(begin + start, begin + end), number)
        for start, end in _predictions(text, hinted, patterns)
    )
    return sorted(claims, key=lambda claim: (claim.span, claim.kind)) if len(claims) > 1 else claims


def _moved(claims: Iterable[Claim], by: int, further: int) -> Iterator[Claim]:
    """Claims so many characters and sentences further on."""
    for claim in claims:
        kind, (begin, end), sentence = claim[:3]
        yield Claim(kind, Span(begin + by, end + by), sentence + further, *claim[3:])


def _noun_end(end: int, sentence: Sentence, words: Words, noun: re.Pattern[str]) -> int | None:
    """The end of the noun a superlative ranks; None where no noun follows ("at first", "for the record")."""
    index = min(words.index_at(end), sentence.last)
    following = noun.match(words.tags, index, sentence.last)
    return words.end(following.end() - 1) if following else None


def _superlatives(text: str, patterns: _Patterns) -> Iterator[tuple[int, int]]:
    for match in patterns.superlatives.finditer(text):
        word = match.group().lower()
        if patterns.joined.match(text, match.end()) or patterns.denied.search(text, 0, match.start()):
            continue
        if word in patterns.counting and patterns.counted_off.match(text, match.end()):
            continue
        if (
            word in patterns.bare_superlatives
            or (word in patterns.records and patterns.record_set.search(text, 0, match.start()))
            or (
                not patterns.part_of.search(text, 0, match.start())
                and _has_scope(text, match.end(), patterns)
                and patterns.ranked.search(text, 0, match.start())
            )
            or _is_first_to(text, match.end(), patterns)
            or (word not in patterns.unranked and _is_ranked_in_place(text, *match.span(), patterns))
        ):
            yield match.span()


def _has_scope(text: str, start: int, patterns: _Patterns) -> bool:
    """Whether something says among what a superlative ranks first; "since September" is no such stretch, nor a reason."""
    scope = patterns.scopes.search(text, start)
    return scope is not None and patterns.recent.match(text, scope.start()) is None


def _is_first_to(text: str, end: int, patterns: _Patterns) -> bool:
    """Whether somebody is said to have been the first of a kind to do something: became the first woman to win."""
    return patterns.first_opened.search(text, 0, end) is not None and patterns.first_scoped.match(text, end) is not None


def _is_ranked_in_place(text: str, start: int, end: int, patterns: _Patterns) -> bool:
    """Whether a place says among what something is said to rank: is the world's most polluting fuel, the oldest union in Norway."""
    if (placed := patterns.placed.search(text, 0, start)) is not None:
        return placed.group("place").lower() in patterns.places
    is_behind = text[start:end].lower() not in patterns.tastes and patterns.placed_behind.match(text, end) is not None
    return is_behind and patterns.ranked.search(text, 0, start) is not None


def _predictions(text: str, hinted: Collection[str], patterns: _Patterns) -> Iterator[tuple[int, int]]:
    predicts, has_outcome = "predictions" in hinted, all(name in hinted for name in _OUTCOME)
    if not (predicts or has_outcome) or patterns.supposing.match(text):
        return
    for match in patterns.predictions.finditer(text) if predicts else ():
        if not patterns.scheduled.match(text, match.end()) and not patterns.entertained.search(text, 0, match.start()):
            yield match.span()
    for match in patterns.outcomes.finditer(text) if has_outcome else ():
        yield match.span()


@lru_cache(maxsize=4)
def _patterns(language: Language) -> _Patterns:
    claims, words = language.claims, language.words
    subjects, verbs = phrase_source(claims["outcome-subjects"]), phrase_source(claims["outcome-verbs"])
    schedule = phrase_source(claims["schedule-verbs"])
    ranked_by, endings = alternatives(words["ranked-by"]), alternatives(words["possessive-endings"])
    short_for_is = "".join(rf"(?<!\b{escaped(word)})" for word in sorted(words["contracted-with-is"]))
    since = alternatives(words["since"])
    owner = rf"(?:\w+\s+)?(?-i:[A-Z][\w.-]*\s+)?(?-i:[A-Z])[\w.-]*(?:{endings})?"
    openers = alternatives(claims["scope-openers"])
    histories = rf"\b{openers}\s+{owner}\s+(?:\w+\s+)?{alternatives(claims['histories'])}\b"
    dates = alternatives([*language.months, *language.weekdays])
    place_behind = (
        rf"{alternatives(claims['ranked-in'])}\s+(?:{alternatives(claims['ranked-regions'])}\s+){{0,3}}"
        rf"(?!{dates}(?![\w-]))(?-i:[A-Z])"
    )
    span_behind = (
        rf"(?:to\s+{alternatives(claims['scope-acts'])}\s+(?:\w+\s+){{1,2}})?(?:{alternatives(claims['ranked-at'])}\s+\w+\s+)?"
        rf"{openers}\s+(?:[\w-]+\s+){{1,3}}?{alternatives(claims['scope-spans'])}\b"
    )
    hints = {name: claims[name] for name in ("superlatives", "scopes", "histories", "bare-superlatives", "predictions")}
    hints |= {name: claims[name] for name in ("outcome-subjects", "outcome-verbs", "first-openers")}
    ranks, possessives = set(claims["superlatives"]) - words["unranked"], words["possessive-endings"]
    hints |= {"ranks": tuple(ranks), "possessive-endings": tuple(possessives)}
    return _Patterns(
        hints=Hints({**hints, **{name: words[name] for name in ("records", "future")}}),
        superlatives=phrase_pattern(claims["superlatives"]),
        bare_superlatives=frozenset(claims["bare-superlatives"]),
        scopes=_compiled(rf"{phrase_source(claims['scopes'])}|{histories}"),
        recent=_compiled(
            rf"{since}\s+(?:(?:\w+[\s-]+)?{alternatives([*language.months, *language.weekdays])}"
            rf"|{alternatives(words['since-as-reason'])})\b"
        ),
        ranked=_compiled(rf"(?:\b{ranked_by}|{short_for_is}{endings})\s+(?:\w+[- ])?$"),
        records=words["records"],
        first_opened=_compiled(rf"\b{alternatives(claims['first-openers'])}$"),
        first_scoped=_compiled(rf"\s+(?:[\w-]+\s+){{1,5}}?{alternatives(claims['first-scopes'])}\s+\w+"),
        placed=_compiled(
            rf"(?:\b{alternatives(claims['ranking-verbs'])}|,)\s+(?:{alternatives(claims['ranking-openers'])}\s+){{0,3}}"
            rf"(?P<place>\w+){endings}\s+(?:\w+-)?$"
        ),
        placed_behind=_compiled(
            rf"\s+(?:(?!{alternatives(claims['not-ranked'])}\b)[\w’'-]+\s+){{1,4}}?(?:{place_behind}|{span_behind})"
        ),
        places=words["name-places"] | frozenset(claims["ranking-places"]),
        part_of=_compiled(rf"\b{alternatives(words['stand-alone'])}\s+{alternatives(words['of'])}\s+(?:\w+\s+)?$"),
        counting=words["counting"],
        unranked=words["unranked"],
        tastes=words["tastes"],
        counted_off=_compiled(rf"-|\s+{alternatives(words['counted-off'])}\b"),
        joined=_compiled(rf"-(?!{alternatives(words['ranked-to-date'])}\b)"),
        denied=_compiled(rf"\b{alternatives(words['denials'])}\s+(?:\w+\s+){{0,4}}$"),
        record_set=_compiled(rf"\b{alternatives(words['record-set-by'])}\s+$"),
        predictions=phrase_pattern(claims["predictions"]),
        scheduled=_compiled(rf"\s+(?:{alternatives(words['schedule-adverbs'])}\s+)?{schedule}"),
        entertained=_compiled(rf"\b{alternatives(words['entertained'])}\s+(?:[^\s.;]+\s+){{0,{_CLAUSE}}}$"),
        outcomes=_compiled(
            rf"{subjects}\s+{alternatives(words['future'])}\s+"
            rf"(?:(?:\w+ly|{alternatives(words['future-adverbs'])})\s+)?{verbs}"
        ),
        supposing=_compiled(rf"\W*{alternatives(words['supposing'])}\b"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return late_re(pattern, IGNORE_CASE)
