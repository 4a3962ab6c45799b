"""Sentences → words, each with its place and a few letters that say what it can be, in flat parallel sequences.

A sentence's words are a range of indexes into these sequences, and its tags a slice of one string, so that the
shapes of attributions can be written as ordinary regular expressions.

Every word of every text comes through here, so nothing is done to one at a time: a sentence is split at its spaces, and
what stands between two spaces is looked up once in a table that remembers its words and their letters (`lettered.py`).
Places are worked out for a sentence when one of its words is asked for, which most sentences are spared.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain

from sourcing.analysis.lettered import (
    APOSTROPHE,
    CAPITAL,
    CASE_LETTER,
    FIGURE_LETTER,
    JOINED_LETTER,
    LETTERS_A_WORD,
    SMALL,
    Gathered,
    lettered,
    one_of_each,
    plain,
)
from sourcing.analysis.parts import Sentence
from sourcing.analysis.remembered import Readings, Remembered, keeps_edits
from sourcing.analysis.word_places import Places, places_in
from sourcing.documents.document import Span
from sourcing.kept.patterns import compile_re
from sourcing.lean.flat import few_large, numbers_in_a_row, row
from sourcing.lean.light import Counter, cached_property
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.quotations import Quoted
    from sourcing.documents.document import Document

_OPENING = frozenset(b"\"-('.;")
"""The tags of marks that a sentence may open with."""
_FUNCTION = frozenset("dsoipzykbwqtxr")
_LOWERED = _FUNCTION | frozenset("vuge")
"""What a capitalised word of a headline may turn out to be."""
_VERBAL_NOUN = compile_re(r"V(?<=[dn']V)(?=[vVm])")
"""A form of a verb between a noun or its article and another verb is a noun: his tax return shows, the rise claims."""
_GERUND_NOUN = compile_re(r"g(?<=[d']g)(?=[^t\"])")
"""A cue verb's -ing form after an article is a noun: another ranking."""
_AFTER_DETERMINER = compile_re("(?<=d)(?:V|[vE](?=(?:,#,)?[xvV]|,[vegE][^,]{1,12},[xvV]))")
_DESCRIBING = compile_re("(?<=d)[ve](?=[nSQ])")
"""A cue verb's past form between an article and a noun is an adjective: the learned judge, a proposed site."""
_HEAD_BEHIND_GERUND = compile_re("g(?<=[nN]g)(?=S[xvV])")
"""A cue verb's -ing form between two nouns, of which the second alone has a verb, may name a kind: a thrift holding company."""
_AUXILIARY = compile_re(r"'(?<=[swtqo]')")
"""What is attached to a pronoun is a verb: she's."""
_TITLE_CASE_SHARE = 0.6
_FEWEST_LONGER_WORDS = 4
_PHRASE_LENGTH = 6
"""A quotation of up to this many words, marks included, may be a noun phrase."""


class Words:
    """All words of a document's sentences. `forms[i]` stands at `starts[i]:ends[i]`.

    `tags[i]` is its letter in attributions, `figures[i]` its letter in quantities; `joined[i]` is `+` where no space
    stands between it and the word before. `come_again`: most sentences had been read before, as in a text that is edited;
    `remembered`: they have, or an editor is likely to send them again, so that it pays to remember what they are read as.
    `marks` are the words, by their index, that have marks of their own (`lettered.py`), with these.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], forms: Sequence[str], letters: Sequence[str]) -> None:
        self._text = text
        self._sentences = sentences
        self.sentence_starts = numbers_in_a_row([span[0] for span, *_ in sentences])
        self._first_words = numbers_in_a_row([sentence.first for sentence in sentences])
        self._places: dict[int, Sequence[int]] = {}
        self._lowered: dict[int, tuple[str, ...]] = {}
        self._latest: tuple[int, int, int, Sequence[int]] = 0, 0, 0, ()
        """The words of the sentence that was asked about last, where it starts, and where they do: it is asked about again."""
        self.come_again = self.remembered = False
        self.marks: Sequence[tuple[int, int]] = ()
        self.forms = forms
        self.tags = one_of_each(0, letters)
        self.figures = one_of_each(FIGURE_LETTER, letters)
        self.joined = one_of_each(JOINED_LETTER, letters)

    @property
    def starts(self) -> Sequence[int]:
        return Places(self.start, len(self.forms))

    @property
    def ends(self) -> Sequence[int]:
        return Places(self.end, len(self.forms))

    def lower(self, index: int) -> str:
        """A word in lower case with straight apostrophes."""
        return plain[self.forms[index]]

    def lowered(self, first: int, last: int) -> tuple[str, ...]:
        """Some words in lower case with straight apostrophes."""
        return tuple(map(plain.__getitem__, self.forms[first:last]))

    def lowered_in(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence in lower case with straight apostrophes, kept for who asks next."""
        known = self._lowered.get(sentence.first)
        if known is None:
            if len(self._lowered) >= _MOST_LOWERED:
                self._lowered.clear()
            known = self._lowered[sentence.first] = self.lowered(sentence.first, sentence.last)
        return known

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the document."""
        return Counter(self.forms)

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence."""
        at = bisect_left(self._first_words, index)
        return at < len(self._first_words) and self._first_words[at] == index

    def start(self, index: int) -> int:
        """Where a word starts in the document's text."""
        first, last, begin, starts = self._latest
        if not first <= index < last:
            sentence = bisect_right(self._first_words, index) - 1
            first, begin, starts = self._first_words[sentence], self.sentence_starts[sentence], self._starts(sentence)
            self._latest = first, first + len(starts), begin, starts
        return begin + starts[index - first]

    def starts_beside(self, index: int) -> Sequence[int]:
        """Where each word of a word's sentence starts, counted from the sentence's start."""
        return self._starts(bisect_right(self._first_words, index) - 1)

    def end(self, index: int) -> int:
        """Where a word ends in the document's text."""
        return self.start(index) + len(self.forms[index])

    def index_at(self, offset: int) -> int:
        """The first word that starts at an offset of the text or after it."""
        sentence = bisect_right(self.sentence_starts, offset) - 1
        if sentence < 0:
            return 0
        starts = self._places.get(sentence) or self._starts(sentence)
        return self._first_words[sentence] + bisect_left(starts, offset - self.sentence_starts[sentence])

    def _starts(self, sentence: int) -> Sequence[int]:
        """Where each word of a sentence starts, counted from the sentence's start."""
        starts = self._places.get(sentence)
        if starts is None:
            (begin, end), _, first, last = self._sentences[sentence]
            text = self._text[begin:end]
            starts = _PLACES.get(text) if self.remembered else None
            if starts is None:
                starts = places_in(text, self.forms[first:last], self.joined[first:last])
                if self.remembered:
                    _PLACES.keep(text, starts)
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            self._places[sentence] = starts
        return starts


_MOST_PLACES = 4096
"""Sentences of one document whose words' places are kept, for what looks at one sentence looks at it often, and soon."""
_MOST_LOWERED = 256
"""Sentences whose words in lower case are kept: those of an article, as they take more room than its text."""
_PLACES: Readings[str, Sequence[int]] = Readings()
"""Where the words of sentences start, counted from the sentence's start, by its text."""


_NO_SUBJECTS = frozenset("rGTuVp")
"""Tags of words that are no subject of a verb of speech."""
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
    tags = bytearray(words.tags, "ascii")
    _lower_starts(tags, words, sentences, table.lowered, language.words)
    _lower_headlines(tags, words, headlines, table.lowered)
    if APOSTROPHE in cases:
        _settle_apostrophes(tags, words, cases, quotations)
    _mask_quoted(tags, words, quotations)
    settled = _VERBAL_NOUN.sub("n", _GERUND_NOUN.sub("n", _AUXILIARY.sub("x", tags.decode("ascii"))))
    words.tags = _with_nouns(settled, words, language.words["noun-openers"], language.words["plural-nouns"])
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


def _lower_starts(
    tags: bytearray,
    words: Words,
    sentences: Iterable[Sentence],
    lowered: Mapping[str, str],
    lists: Mapping[str, frozenset[str]],
) -> None:
    """A capital at a sentence's start counts for nothing, but for a word that can only be a name: Jolly said."""
    articles, speaking, modals = lists["articles"], lists["always-verbs"], lists["modals"]
    for _, _, index, last in sentences:
        while index < last and tags[index] in _OPENING:
            index += 1  # noqa: PLW2901
        if index < last:
            found, form = tags[index], words.forms[index]
            if (found == _NAME and not _is_made_up(form)) or (found == _INITIAL and form.lower() in articles):
                tag = lowered[form]
                bare = tag in _NO_SUBJECTS or form.lower() in modals
                names = bare and index + 1 < last and words.lower(index + 1) in speaking  # Will said
                names = names or (tag == "o" and form.isupper())  # US officials
                names = names or (tag in "GEv" and _names_subject(tags, index))
                tags[index] = _NAME if names else ord(tag)


def _is_made_up(form: str) -> bool:
    """Whether capitals inside a word make it a name wherever it stands: BMTrading."""
    return not form.isupper() and form[1:] != form[1:].lower() and form.isalpha()


_NAME, _INITIAL = b"NI"


def _names_subject(tags: bytearray, index: int) -> bool:
    """Whether the rest of a name and its verb follow a word: Downing Street has."""
    following = bytes(tags[index + 1 : index + 5])
    return following.startswith(b"N") and following.lstrip(b"N").startswith((b"x", b"v"))


def _lower_headlines(tags: bytearray, words: Words, headlines: Iterable[Sentence], lowered: Mapping[str, str]) -> None:
    for sentence in headlines:
        for index in range(sentence.first, sentence.last):
            if tags[index] == _NAME and (tag := lowered[words.forms[index]]) in _LOWERED:
                tags[index] = ord(tag)


def _settle_apostrophes(tags: bytearray, words: Words, cases: str, quotations: Iterable[Quoted]) -> None:
    """A lone ’ that no quotation uses is a possessive after s: "Hamas’ military"."""
    edges = {edge for quotation in quotations for edge in (quotation.span.start, quotation.span.end - 1)}
    index = cases.find(APOSTROPHE)
    while index >= 0:
        if words.start(index) not in edges:
            tags[index] = ord("'" if index and words.forms[index - 1][-1:] in ("s", "S", "z", "x") else "r")
        index = cases.find(APOSTROPHE, index + 1)


def _with_nouns(tags: str, words: Words, openers: frozenset[str], plurals: frozenset[str]) -> str:
    """A verb's form right behind an article or a possessive is a noun or an adjective: the deal, the accused said, the learned judge."""
    tags = _AFTER_DETERMINER.sub(lambda verb: "n" if words.lower(verb.start() - 1) in openers else verb.group(), tags)
    tags = _DESCRIBING.sub(lambda verb: "E" if words.lower(verb.start() - 1) in openers else verb.group(), tags)
    several = ("s", *plurals)
    return _HEAD_BEHIND_GERUND.sub(lambda verb: verb[0] if words.lower(verb.end()).endswith(several) else "n", tags)


def _mask_quoted(tags: bytearray, words: Words, quotations: Iterable[Quoted]) -> None:
    for quotation in quotations:
        first, last = words.index_at(quotation.span.start), words.index_at(quotation.span.end)
        opens = tags[last : last + 1] == b"," and words.opens_sentence(first)  # “We lost”, she said
        stands_alone = opens or tags[max(0, first - 2) : first] in _HANDS_OVER
        if not stands_alone and _is_phrase(words.forms, first, last, closed=quotation.closed):
            tags[first:last] = b"n" * (last - first)
            continue
        tags[first:last] = b"~" * (last - first)
        if first < last:
            tags[first] = _QUOTED
            if quotation.closed:
                tags[last - 1] = _QUOTED


_QUOTED = ord('"')
_HANDS_OVER = (b"v,", b"v:")
"""What a quotation follows that is no phrase however short: she answered, “No one”."""


def _is_phrase(forms: Sequence[str], first: int, last: int, *, closed: bool) -> bool:
    """Whether a quotation is a short phrase inside a sentence, which stands there like a noun."""
    if not closed or last - first > _PHRASE_LENGTH:
        return False
    inner_end = forms[last - 2] if last - first > 2 else "."
    return inner_end[-1].isalnum()
