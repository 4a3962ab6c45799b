"""Sentences → quantities: every figure with the words that belong to it, its value, its unit and its traps.

The grammar is written over the letters of `figures.py`, one a word, so that a document is read by ordinary regular
expressions; what makes a figure innocent is decided in `traps.py`.
"""

from __future__ import annotations

from sourcing.analysis.counted import CountedWords
from sourcing.analysis.figures import STARTING
from sourcing.analysis.joined_figures import joined
from sourcing.analysis.lettered import lettered
from sourcing.analysis.places import Scene
from sourcing.analysis.readings import read
from sourcing.analysis.traps import traps_of
from sourcing.analysis.traps.needs import SIGNS
from sourcing.analysis.traps.site import Site
from sourcing.documents.document import Span
from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Literal

    from sourcing.analysis.figures import Figures
    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.places import Reading
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Document

    QuantityKind = Literal["number", "percentage", "money", "estimate", "vague-quantity"]


_TAIL = r"(?:x(?:&?w)?|s)"
_NUMBER = rf"(?:(?:[aw]q|F)fa[xs]{{1,2}}|(?:d_*|D|w{{1,2}})(?:&ah)?m?(?:-?{_TAIL}){{0,3}}(?:w{{1,2}}{_TAIL}{{1,2}}){{0,2}}|a{_TAIL}{{1,2}}|(?:ha|ah|h)[xs]{{1,2}})"
_RANGE = rf"(?:b{_NUMBER}&{_NUMBER}|{_NUMBER}(?:[-t|]{_NUMBER})?|r(?:m|-?[xs])?)"
_SIGN = r"(?:\$|C\.?)"
_CODED = r"K[xsm]{0,2}"
_PERCENT = r"-?(?:%_?|pn?|n)"
_FIGURE = compile_re(
    rf"(?P<stamp>d[:/]d(?:[:/]d)?|X)"
    rf"|(?P<ratio>(?:[dwD](?:i|Of|fE)E?(?:[dw][xs]?|a[xs]))|w {{1,3}}i[dw]|Q)"
    rf"|(?P<money>b{_SIGN}{_NUMBER}&{_SIGN}{_NUMBER}|b{_NUMBER}-?u&{_NUMBER}-?u|b{_CODED}&{_CODED}"
    rf"|{_SIGN}{_RANGE}(?:[-t]{_SIGN}?{_NUMBER})?(?:-?u)?|\$g|{_CODED}(?:[-t]{_CODED})?|L[xsm]{{1,2}}"
    rf"|{_NUMBER}-?u[-t]{_NUMBER}-?u|{_RANGE}-?(?:u|C(?!\.?d)|\$(?!d)))"
    rf"|(?P<percent>(?:{_RANGE}|ha?|F){_PERCENT}|P)"
    rf"|(?P<fraction>(?:F_*|[aw]q)(?!fa[xs])|h(?![axs]))"
    rf"|(?P<multiple>{_NUMBER}z|M)"
    rf"|(?P<few>a?yf?[xs])"
    rf"|(?P<number>{_RANGE})"
    rf"|(?P<age>G)|(?P<compound>g)|(?P<decade>j)|(?P<ordinal>[oq])|(?P<vague>v)"
)
_START = compile_re(f"[{''.join(sorted(STARTING))}]")
_PLAIN = compile_re(rf"(?P<number>{_NUMBER}|r)|(?P<ordinal>q)")


class Quantity(NamedTuple):
    """A figure in document text: approximator, figure, unit or currency, and the noun it counts.

    `value` is the lower end of a range, and for a percentage, ratio or fraction the number of percent. `unit` is "%",
    "points", a currency as written, or the counted noun in lower case. `traps` names all that makes it innocent.
    """

    kind: QuantityKind
    span: Span
    sentence: int
    value: float | None
    unit: str | None
    traps: tuple[str, ...]


def find_quantities(
    document: Document, sentences: Sequence[Sentence], words: Words, language: Language
) -> list[Quantity]:
    """All quantities of a document by place; they do not overlap."""
    return QuantityFinder(document, sentences, words, language).between(0, len(sentences))


class QuantityFinder:
    """Finds the quantities of a document, some sentences at a time, in order.

    `named` holds the numbers that the document has used as part of a name so far; they are not figures when they come again.
    """

    def __init__(self, document: Document, sentences: Sequence[Sentence], words: Words, language: Language) -> None:
        tables = _prepared(language)
        self.letters = joined(document.text, words)
        self.named: set[str] = set()
        self._sentences = sentences
        self._signs = tables.signs
        self._scene = Scene(document, words, self.letters, tables.figures, tables.counted, tables.lists)

    def may_be_in(self, first: int, last: int) -> bool:
        """Whether there may be any quantity in some sentences, by their numbers: a letter stands there that one can begin with."""
        return _START.search(self.letters, self._sentences[first].first, self._sentences[last - 1].last) is not None

    def between(self, first: int, last: int) -> list[Quantity]:
        """The quantities in some sentences, by their numbers."""
        found: list[Quantity] = []
        words, counted = self._scene.words, self._scene.counted
        floor = 0
        current = -1
        sentence_words: frozenset[str] = frozenset()
        signs: frozenset[str] = frozenset()
        for number, reading in self._readings(first, last):
            sentence = self._sentences[number]
            if number != current:
                current = number
                sentence_words = frozenset(map(str.lower, words.forms[sentence.first : sentence.last]))
                signs = frozenset().union(*[self._signs[word] for word in self._signs.keys() & sentence_words])
            if found and reading.first < floor:
                found.pop()  # dozens and dozens: the longer one holds it
            opening, estimated = counted.before(words, reading.first, max(min(floor, reading.first), sentence.first))
            end, head = reading.last, reading.unit
            if reading.counts:
                end, noun = counted.noun_after(words, reading.last, sentence.last)
                head = head or noun
            site = Site(
                self._scene,
                sentence,
                reading,
                first=opening,
                last=end,
                head=head,
                named=self.named,
                sentence_words=sentence_words,
                signs=signs,
            )
            kind = "estimate" if estimated else reading.kind
            span = Span(words.start(opening), words.end(end - 1))
            quantity = Quantity(kind, span, number, reading.value, head, traps_of(site))
            traps = quantity.traps
            if BY_SIZE.issuperset(traps):
                traps = (*_shared(found, quantity, words), *traps)
            found.append(quantity._replace(traps=traps))
            floor = end
        return found

    def _readings(self, number: int, last: int) -> Iterator[tuple[int, Reading]]:
        """Read the figures by place, each with its sentence's number, where a letter may begin one."""
        sentences, letters = self._sentences, self.letters
        if number == last:
            return
        position, end = sentences[number].first, sentences[last - 1].last
        while start := _START.search(letters, position, end):
            place = start.start()
            while sentences[number].last <= place:
                number += 1
            reading = _reading_at(place, max(position, sentences[number].first), self._scene, sentences[number])
            position = place + 1
            if reading is not None:
                yield number, reading
                position = max(reading.last, position)


def _shared(found: Sequence[Quantity], quantity: Quantity, words: Words) -> tuple[str, ...]:
    """The traps of the last figure of its kind, whose verb a figure shares: it would cost £2.50 and at Moll's £9.99."""
    for before in reversed(found):
        if before.sentence != quantity.sentence:
            return ()
        if before.kind != quantity.kind:
            continue
        between = slice(words.index_at(before.span.end), words.index_at(quantity.span.start))
        if not _SHARED.intersection(before.traps) or _OWN_VERB.search(words.tags[between]):
            return ()
        low, high = sorted((before.value or 0, quantity.value or 0))
        return tuple(filter(_SHARED.__contains__, before.traps)) if high <= low * _ALIKE else ()
    return ()


_SHARED = frozenset(("price", "terms", "proceedings"))
BY_SIZE = frozenset(("slight", "tally"))
"""The traps that a figure is in for its size alone, whatever stands around it, which may have it in others."""
_OWN_VERB = compile_re(r"[vVuxem]|E(?![nNScm])")
"""The tags of what may be a verb, which a participle before its noun is not."""
_ALIKE = 20
"""How many times the other a figure may be that is told of the same."""


def _reading_at(place: int, floor: int, scene: Scene, sentence: Sentence) -> Reading | None:
    """Read the figure at a place or one word before it; a match that does not hold is read again as a plain number."""
    starts = (place - 1, place) if place > floor and scene.letters[place - 1] in "ab" else (place,)
    for start in starts:
        for pattern in (_FIGURE, _PLAIN) if start == place else (_FIGURE,):
            match = pattern.match(scene.letters, start, sentence.last)
            reading = read(match, scene, sentence) if match else None
            if reading is not None:
                return reading
    return None


_NAMING = (
    "legal-references",
    "structural-references",
    "places",
    "flights",
    "roads",
    "brands",
    "version-words",
    "numbering",
)
_PHRASES = ("observation", "common-knowledge", "at-stake")


class _Prepared(NamedTuple):
    figures: Figures
    counted: CountedWords
    lists: Mapping[str, frozenset[str]]
    signs: Mapping[str, tuple[str, ...]]


_PREPARED: dict[int, tuple[Language, _Prepared]] = {}
_MOST_PREPARED = 4


def _prepared(language: Language) -> _Prepared:
    """Build a language's tables once; the language is kept beside them so that its identity stays its own."""
    known = _PREPARED.get(id(language))
    if known is None:
        if len(_PREPARED) >= _MOST_PREPARED:
            _PREPARED.clear()
        figures = lettered(language).figures
        lists = _lists(language)
        known = language, _Prepared(figures, CountedWords(language, figures), lists, _signs(lists))
        _PREPARED[id(language)] = known
    return known[1]


def _signs(lists: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[str, ...]]:
    """The words that tell which traps to ask for, with their lists."""
    signs: dict[str, tuple[str, ...]] = {}
    for name in SIGNS:
        for word in lists[name]:
            signs[word] = (*signs.get(word, ()), name)
    return signs


def _lists(language: Language) -> dict[str, frozenset[str]]:
    """Gather the word lists that the predicates of traps look into."""
    return {
        **{part: frozenset(forms) for part, forms in language.numbers.parts.items()},
        **language.traps,
        "months": frozenset(language.months),
        "weekdays": language.weekdays,
        "time-units": language.time_units,
        **{
            f"{name.removesuffix('s')}-ends": frozenset(phrase.split()[-1] for phrase in language.traps[name])
            for name in _PHRASES
        },
        "limit-signs": frozenset(max(phrase.split(), key=len) for phrase in language.traps["limits"]),
        "idiom-words": frozenset(word for idiom in language.traps["idioms"] for word in idiom.split()),
        "naming": frozenset().union(*(language.traps[name] for name in _NAMING)),
        "suppositions": frozenset(phrase.split()[-1] for phrase in language.traps["hypotheticals"])
        | language.traps["conditions"],
        "percent-words": frozenset([*language.numbers.percent, *language.numbers.parts["cent"]]),
    }
