"""Sentences → their words, each with its letters, as the parallel sequences of `words.py`.

Every word of every text comes through here, so nothing is done to one at a time: a sentence is split at its spaces, and
what stands between two spaces is looked up once in a table that remembers its words and their letters (`lettered.py`).
"""

from __future__ import annotations

from itertools import chain

from sourcing.analysis.lettered import (
    CAPITAL,
    CASE_LETTER,
    LETTERS_A_WORD,
    SMALL,
    Gathered,
    lettered,
    one_of_each,
)
from sourcing.analysis.parts import Sentence
from sourcing.analysis.remembered import Remembered, keeps_edits
from sourcing.analysis.settled import settled_tags
from sourcing.analysis.words import Words
from sourcing.documents.document import Span
from sourcing.lean.flat import few_large, row
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.quotations import Quoted
    from sourcing.documents.document import Document

_TITLE_CASE_SHARE = 0.6
_FEWEST_LONGER_WORDS = 4


_REMEMBERED: Remembered[str, tuple[str, tuple[str, ...], tuple[tuple[int, int], ...], bool]] = Remembered()
"""The letters, the words and the marks of words of sentences, and whether most have a capital, by their text."""


def read_words(
    document: Document, spans: Iterable[tuple[Span, int]], quotations: Sequence[Quoted], language: Language
) -> tuple[Words, Sequence[Sentence]]:
    """The sentences, given by their spans and blocks, with their words; a word quoted is tagged as such.

    Capitals count for nothing where a sentence starts or a headline capitalises all.
    """
    table, text, blocks = lettered(language), document.text, document.blocks
    letters_of, forms_of, readings = table.__getitem__, table.forms.__getitem__, _REMEMBERED.of(language)
    gathered = Gathered()
    letters, forms = gathered.letters, gathered.forms
    headlines: list[Sentence] = []
    marks: list[tuple[int, int]] = []
    anew = 0

    def read() -> Iterator[Sentence]:
        nonlocal anew
        first = 0
        for span, block in spans:
            said = text[span.start : span.end]
            known = readings.get(said)
            if known is None:
                anew += 1
                pieces = said.split()
                found = "".join(map(letters_of, pieces))  # before their forms, which are then known
                split = tuple(chain.from_iterable(map(forms_of, pieces)))
                known = readings.keep(said, (found, split, table.marked.among(split), _is_title_case(found)))
            found, split, marked, is_title = known
            if marked:
                marks.extend([(first + at, mark) for at, mark in marked])
            letters.append(found)
            forms.extend(split)
            last = first + len(found) // LETTERS_A_WORD
            sentence = Sentence(span, block, first, last)
            if is_title or blocks[block].kind == "heading":
                headlines.append(sentence)
            yield sentence
            first = last
            if len(letters) > few_large():
                gathered.pack()

    sentences = sentences_in_a_row(read())
    whole = gathered.all_letters()
    words, cases = Words(text, sentences, gathered.all_forms(), whole), one_of_each(CASE_LETTER, whole)
    whole.clear()  # these take more room than any of the rest
    words.marks = marks
    words.come_again = 2 * anew < len(sentences)
    words.remembered = words.come_again or keeps_edits()
    words.tags = settled_tags(
        words, sentences, headlines, cases, quotations, lowered=table.lowered, lists=language.words
    )
    return words, sentences


def sentences_in_a_row(sentences: Iterable[Sentence]) -> Sequence[Sentence]:
    """The sentences of a document, in little room where they are many."""

    def made(start: int, end: int, block: int, first: int, last: int) -> Sentence:
        return _new(Sentence, (_new(Span, (start, end)), block, first, last))

    return row(sentences, lambda sentence: (*sentence.span, *sentence[1:]), made)


_new = tuple.__new__
"""Makes a named tuple of all its values without a call in between: where sentences are many, each is made many times."""


def _is_title_case(letters: str) -> bool:
    capitals = letters.count(CAPITAL)
    longer = capitals + letters.count(SMALL)
    return longer >= _FEWEST_LONGER_WORDS and capitals >= _TITLE_CASE_SHARE * longer
