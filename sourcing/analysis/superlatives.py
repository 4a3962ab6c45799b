"""A sentence → the superlatives in it that claim a rank: the largest weir in Norway, a record loss, the first woman to win."""

from __future__ import annotations

from sourcing.analysis.phrases import alternatives, compiled, phrase_pattern, phrase_source
from sourcing.documents.document import Span
from sourcing.kept.patterns import compile_re, escaped
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import Value

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator, Mapping

    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.words import Words

_BESIDE = ("scopes", "histories", "bare-superlatives", "records", "first-openers", "possessive-endings")
"""Hints of which one is there beside every superlative that is a claim."""
_NOUN_AFTER = compile_re(r"r?[nNScmE#gG]{0,4}[nNScm]")
_NOUN_OR_VERB_AFTER = compile_re(r"r?[nNScmE#gG]{0,4}[nNScm]|r?V|rE|G(?=[pi.,;:])")
"""What is ranked may look like a verb, too: the biggest win, the highest ever given, the worst flooding in years; not "first win"."""


class _Patterns(Value):
    """The wording of one language's ranks. `ranked` and `record_set` are looked for right before a superlative."""

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
    spanned: re.Pattern[str]
    places: frozenset[str]
    part_of: re.Pattern[str]
    counting: frozenset[str]
    unranked: frozenset[str]
    tastes: frozenset[str]
    counted_off: re.Pattern[str]
    denied: re.Pattern[str]
    joined: re.Pattern[str]


def rank_hints(language: Language) -> Mapping[str, Collection[str]]:
    """The words that tell whether there may be a rank, by the names that `may_rank` knows."""
    claims, words = language.claims, language.words
    names = ("superlatives", "scopes", "histories", "bare-superlatives", "first-openers")
    return {
        **{name: claims[name] for name in names},
        **{name: tuple(words[name]) for name in ("records", "possessive-endings")},
        "ranks": tuple(set(claims["superlatives"]) - words["unranked"]),
    }


def may_rank(hinted: Collection[str]) -> bool:
    """Whether a sentence with these hints may hold a superlative that is a claim."""
    return "ranks" in hinted or ("superlatives" in hinted and any(name in hinted for name in _BESIDE))


def superlatives_in(parsed: Parsed, sentence: Sentence) -> Iterator[Span]:
    """The superlatives of a sentence that claim a rank, each with the noun it ranks, by place."""
    patterns = _patterns(parsed.language)
    begin, text = sentence.span.start, parsed.document.text[slice(*sentence.span)]
    for start, end in _ranking(text, patterns):
        noun = _NOUN_AFTER if text[start:end].lower() in patterns.counting else _NOUN_OR_VERB_AFTER
        noun_end = _noun_end(begin + end, sentence, parsed.words, noun)
        if noun_end is not None:
            yield Span(begin + start, noun_end)


def _noun_end(end: int, sentence: Sentence, words: Words, noun: re.Pattern[str]) -> int | None:
    """The end of the noun a superlative ranks; None where no noun follows ("at first", "for the record")."""
    index = min(words.index_at(end), sentence.last)
    following = noun.match(words.tags, index, sentence.last)
    return words.end(following.end() - 1) if following else None


def _ranking(text: str, patterns: _Patterns) -> Iterator[tuple[int, int]]:
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
    behind = patterns.spanned if text[start:end].lower() in patterns.tastes else patterns.placed_behind
    return behind.match(text, end) is not None and patterns.ranked.search(text, 0, start) is not None


@lru_cache(maxsize=4)
def _patterns(language: Language) -> _Patterns:
    claims, words = language.claims, language.words
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
    between = rf"\s+(?:(?!{alternatives(claims['not-ranked'])}\b)[\w’'-]+\s+){{1,4}}?"
    return _Patterns(
        superlatives=phrase_pattern(claims["superlatives"]),
        bare_superlatives=frozenset(claims["bare-superlatives"]),
        scopes=compiled(rf"{phrase_source(claims['scopes'])}|{histories}"),
        recent=compiled(rf"{since}\s+(?:(?:\w+[\s-]+)?{dates}|{alternatives(words['since-as-reason'])})\b"),
        ranked=compiled(rf"(?:\b{ranked_by}|{short_for_is}{endings})\s+(?:\w+[- ])?$"),
        records=words["records"],
        first_opened=compiled(rf"\b{alternatives(claims['first-openers'])}$"),
        first_scoped=compiled(rf"\s+(?:[\w-]+\s+){{1,5}}?{alternatives(claims['first-scopes'])}\s+\w+"),
        placed=compiled(
            rf"(?:\b{alternatives(claims['ranking-verbs'])}|,)\s+(?:{alternatives(claims['ranking-openers'])}\s+){{0,3}}"
            rf"(?P<place>\w+){endings}\s+(?:\w+-)?$"
        ),
        placed_behind=compiled(rf"{between}(?:{place_behind}|{span_behind})"),
        spanned=compiled(rf"{between}{span_behind}"),
        places=words["name-places"] | frozenset(claims["ranking-places"]),
        part_of=compiled(rf"\b{alternatives(words['stand-alone'])}\s+{alternatives(words['of'])}\s+(?:\w+\s+)?$"),
        counting=words["counting"],
        unranked=words["unranked"],
        tastes=words["tastes"],
        counted_off=compiled(rf"-|\s+{alternatives(words['counted-off'])}\b"),
        joined=compiled(rf"-(?!{alternatives(words['ranked-to-date'])}\b)"),
        denied=compiled(rf"\b{alternatives(words['denials'])}\s+(?:\w+\s+){{0,4}}$"),
        record_set=compiled(rf"\b{alternatives(words['record-set-by'])}\s+$"),
    )
