"""A document that comes again, edited → who is cited in it: the same as before, unless something changed that bears on it.

A surname, a pronoun or a noun stands for whoever is named elsewhere, so who is cited is worked out over the whole document. An editor
sends one for every letter typed, and most letters name and cite nobody. What bears on it is, of each stretch: the names with what
stands beside them, the attributions without what they attribute, and which quotations have a speaker.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import count

from sourcing.analysis.parts import Attribution
from sourcing.analysis.people import Where
from sourcing.analysis.people.acronyms import Acronyms
from sourcing.analysis.people.antecedents import is_subject
from sourcing.analysis.people.ledger import Cited, cite, is_citation
from sourcing.analysis.people.names import find_names, names_in
from sourcing.analysis.people.roles import role_beside
from sourcing.analysis.people.speakers import named_by
from sourcing.analysis.remembered import Remembered
from sourcing.lean.light import partial
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from typing import Any

    from sourcing.analysis.attributions import Attributions, Stretch
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import LedgerEntry, Sentence
    from sourcing.analysis.people import Bearer
    from sourcing.analysis.people.names import Name

    _Bearing = tuple[Any, ...]

_BEFORE, _AFTER = 2, 1
"""How many words beside a stretch may bear on the names in it."""
_MOST_DOCUMENTS = 4
"""Of so many states of documents it is known who is cited."""


class _Known(NamedTuple):
    """Who is cited, and what was said of the acronyms that were asked for; the places of names are counted from their sentences'."""

    speakers: tuple[tuple[Any, ...], ...]
    ledger: tuple[LedgerEntry, ...]
    bearers: tuple[Bearer, ...]
    names: tuple[Name, ...]
    acronyms: Mapping[str, str]


_BEARINGS: Remembered[tuple[object, ...], int] = Remembered()
"""The number of what bears in a stretch, by all that its attributions depend on and the tags beside it."""
_NUMBERS: Remembered[_Bearing, int] = Remembered()
_NEXT = count()
_KNOWN: Remembered[tuple[int, ...], _Known] = Remembered(_MOST_DOCUMENTS)
"""Who is cited in documents, by the numbers of what bears on it."""


def cite_again(attributions: Sequence[Attribution], read: Attributions, parsed: Parsed) -> Cited:
    """As `cite`, of a document whose attributions have all been read."""
    known_documents, acronyms = _KNOWN.of(parsed.language), Acronyms(parsed.document.text)
    quoted = {quotation.span.start for quotation in parsed.quotations}
    key = tuple([_number(stretch, quoted, parsed) for stretch in read.stretches])
    known = known_documents.get(key)
    if known is None or any(acronyms.expand(name) != said for name, said in known.acronyms.items()):
        cited = cite(attributions, parsed, acronyms)
        known_documents.keep(key, _known(cited, parsed, acronyms))
        return cited
    where = Where(partial(_moved, known.names, parsed.sentences), parsed)
    return Cited(
        tuple([_with_speaker(*told) for told in zip(attributions, known.speakers, strict=True)]),
        known.ledger,
        tuple([bearer.among(where) for bearer in known.bearers]),
    )


def _known(cited: Cited, parsed: Parsed, acronyms: Acronyms) -> _Known:
    return _Known(
        tuple([(one.kind, one.speaker, one.others, one.ambiguous) for one in cited.attributions]),
        cited.ledger,
        tuple([bearer.among(None) for bearer in cited.bearers]),
        tuple([name.after(-parsed.sentences[name.sentence].first) for name in find_names(parsed)]),
        acronyms.asked,
    )


def _moved(names: Sequence[Name], sentences: Sequence[Sentence], number: int) -> Name:
    name = names[number]
    return name.after(sentences[name.sentence].first)


def _with_speaker(attribution: Attribution, told: tuple[Any, ...]) -> Attribution:
    source, cue, content, _, manner, sentence, _, _, _, *others = attribution
    kind, *speakers = told
    return Attribution(source, cue, content, kind, manner, sentence, *speakers, *others)


def _number(stretch: Stretch, quoted: Collection[int], parsed: Parsed) -> int:
    """A number that is the same for all stretches in which the same bears on who is cited."""
    tags = parsed.words.tags
    first, last = parsed.sentences[stretch.sentences[0]].first, parsed.sentences[stretch.sentences[-1]].last
    key = stretch.number, tags[max(0, first - _BEFORE) : first], tags[last : last + _AFTER]
    readings = _BEARINGS.of(parsed.language)
    number = readings.get(key)
    if number is None:
        numbers, bearing = _NUMBERS.of(parsed.language), _bearing(stretch, quoted, parsed)
        number = numbers.get(bearing)
        if number is None:
            number = numbers.keep(bearing, next(_NEXT))
        readings.keep(key, number)
    return number


def _bearing(stretch: Stretch, quoted: Collection[int], parsed: Parsed) -> _Bearing:
    """All that bears on who is cited in a stretch; places are counted from the starts of sentences."""
    first = stretch.sentences[0]
    return (
        tuple([_names_beside(number, parsed) for number in stretch.sentences]),
        tuple([_apart_from_content(one, first, quoted, parsed) for one in stretch.attributions]),
        tuple(_quotations(stretch, parsed)),
    )


def _quotations(stretch: Stretch, parsed: Parsed) -> Iterator[tuple[int, int | None]]:
    """The sentence of each quotation of a stretch, counted from the first, and the number of its attribution there."""
    first, last = stretch.sentences[0], stretch.sentences[-1]
    sentence_of = [quotation.sentence for quotation in parsed.quotations]
    for index in range(bisect_left(sentence_of, first), bisect_right(sentence_of, last)):
        yield sentence_of[index] - first, stretch.speakers.get(index)


_NAMES: Remembered[tuple[str, str, int], tuple[_Bearing, ...]] = Remembered()
"""The names of sentences with what stands beside them, by the text and the tags with those of the words beside it."""


def _names_beside(number: int, parsed: Parsed) -> tuple[_Bearing, ...]:
    """The names of a sentence with what stands beside each."""
    (start, end), _, first, last = parsed.sentences[number]
    readings, before = _NAMES.of(parsed.language), min(first, _BEFORE)
    key = parsed.document.text[start:end], parsed.words.tags[first - before : last + _AFTER], before
    known = readings.get(key)
    if known is None:
        known = readings.keep(key, tuple([_beside(name, parsed) for name in names_in(number, parsed)]))
    return known


def _beside(name: Name, parsed: Parsed) -> tuple[object, ...]:
    """A name and what stands beside it."""
    _, lead, first, last, *said = name
    start = parsed.sentences[name.sentence].first
    role = role_beside(name, parsed)
    follows = parsed.words.tags[last : last + 1]
    return lead - start, first - start, last - start, *said, role and role[:2], follows, is_subject(name, parsed)


def _apart_from_content(
    attribution: Attribution, number: int, quoted: Collection[int], parsed: Parsed
) -> tuple[object, ...] | None:
    """An attribution of a stretch that starts with a sentence, without what it attributes; None where it has no source."""
    source, _, _, kind, manner, sentence, _, _, _, *others = attribution
    if source is None:
        return None
    words, text, span = parsed.words, parsed.document.text, parsed.sentences[sentence].span
    first, last = words.index_at(source.start), words.index_at(source.end)
    is_pronoun = kind == "pronoun"
    return (
        (kind, manner, sentence - number, *others, is_citation(attribution, parsed)),
        (first - parsed.sentences[sentence].first, source.start - words.start(first), text[slice(*source)]),
        (tuple(words.forms[first:last]), words.tags[first : last + 1], text[words.start(first) : words.end(last - 1)]),
        is_pronoun and (text[span.start : source.start], named_by(attribution, quoted, words)),
    )
