"""Document → sentences: spans that partition each block.

The segmenter is sentencex; this module gives its sentences their places and mends what newsroom copy shows it gets
wrong: a list number on its own, a sentence that goes on in lower case after a closing quotation mark.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from sentencex import segment

from sourcing.analysis.remembered import Remembered
from sourcing.documents.document import Span
from sourcing.kept.patterns import compile_re, escaped, late_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.quotations import Quoted
    from sourcing.documents.document import Document

_HOUR = ".m."
"""What an hour ends in: 3 p.m."""
_NEXT_WORD = compile_re(r"[A-Z][A-Za-z]+\b(?![’'])")
_SURROGATE = compile_re("[\ud800-\udfff]")
"""Halves of characters, which no file can hold but an editor may send; the segmenter refuses them."""
_SPACE_BEFORE_STOP = compile_re(r"[^\S\x00-\x7f](?=\.)")
"""A space of more than one byte right before a full stop, at which the segmenter panics: a no-break space in "to B ."."""
_GOES_ON = compile_re(r"\s*(?:[a-z,;]|[-–—―]+\s?)")
_NUMBERING = compile_re(r"\W*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s*$")
_LETTER_STOP = compile_re(r" [A-Z]\.\s")
_LETTER_END = late_re(r"\b[a-z]+ [A-Z]\.\s+(?P<next>[A-Z][a-z]*)\b")
CITED_WORK = (
    r"\[[A-Z][^\[\]\n]{3,160}?, (?:pp?\. ?\d[\d–-]*|\d{1,2}/\d{1,2}/\d{2,4}|[^,\[\]\n]{0,20}(?:1[5-9]|20)\d\d)\]"
)
"""[Jo Roe, Work and Want, p. 92], [Jo Roe, Mills, Leeds Times, 20/10/02], [Jo Roe, Mills, January 5, 2004]."""
NUMBERED_NOTE = r"(?:(?:note|nb|fn) )?\d{1,3}"
_NOTED = compile_re(
    rf"(?<=[\w)”\"’%][.!?])[”\"’]?(?:\s?(?:\[(?:{NUMBERED_NOTE}|[a-z]|\^[\w-]{{1,40}})\]|{CITED_WORK})|[¹²³⁰⁴-⁹]{{1,3}}|(?<![\s)])\(\d{{1,2}}\))+"
    r"(?:\s+(?=[“\"‘(]?[A-Z])|\s*\Z)"
)
"""What stands behind the end of a sentence with notes, up to the next."""
RAISED = compile_re(r"[¹²³⁰⁴-⁹]")
"""A figure of a raised number."""
_ASIDE = compile_re(r"(?:\A|(?<=[.!?][\s”\"’)])\s?)\((?=[A-Z“\"‘])[^()\n]*[a-z\d][.!?][”\"’]?\)\s+(?=[“\"‘]?[A-Z])")
"""Brackets around a whole sentence, up to the next one: (Nobody knows.) She left."""
_OPENERS = frozenset("dsopzybwqtxrk")
_WORD = compile_re(r"\w")
_FEW = 8
_PAIRED = (("“", "”"), ("‘", "’"), ("«", "»"), ("‹", "›"), ("「", "」"))
_MOST_OPEN = 500
_OPENING = 2
"""The opening mark of a quotation and what it opens."""


def sentence_spans(document: Document, quotations: Sequence[Quoted], language: Language) -> Iterator[tuple[Span, int]]:
    """Each sentence's span without surrounding white space, and the index of its block."""
    quoted = _by_block(quotations)
    readings = _REMEMBERED.of(language)
    for index, block in enumerate(document.blocks):
        text, offset = document.block_text(block), block.span.start
        if not text:
            continue
        inside = tuple([Span(start - offset, end - offset) for start, end in quoted[index]]) if index in quoted else ()
        spans = readings.get((text, inside))
        if spans is None:
            spans = readings.keep((text, inside), tuple(_spans(text, inside, language)))
        for start, end in spans:
            yield Span(start + offset, end + offset), index


_REMEMBERED: Remembered[tuple[str, tuple[Span, ...]], tuple[Span, ...]] = Remembered()
"""The sentences of blocks, their places counted from the block's start, by its text and the quotations in it."""


_ONE_SENTENCE = compile_re(r"(?! )[\w ,'’‘“”\"$%&()/–—-]*+(?:(?<=[\w”)])[.!?][”\"]?|(?<=[\w”\")]))")
"""A block with no mark in it that may end a sentence but at its end, as a third of all are: nothing more needs to look at it."""


def _spans(text: str, quoted: Sequence[Span], language: Language) -> Iterator[Span]:
    """The sentences of one block, given its text and the quotations in it, or their openings."""
    if len(text) <= _LONGEST and _ONE_SENTENCE.fullmatch(text):
        yield Span(0, len(text))
        return
    pieces = _split_after_words(text, _pieces(text, language.name), language)
    pieces = list(_split_after_letters(text, pieces, language))
    pieces = _split_after_asides(text, _split_after_notes(text, pieces))
    if quoted:
        pieces = _keep_quotations(text, pieces, quoted)
    for start, end in _bounded(text, _merge(text, pieces, language)):
        stripped = text[start:end].strip()
        if stripped:
            lead = text.index(stripped, start)
            yield Span(lead, lead + len(stripped))


def _bounded(text: str, pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same pieces, those too long for a sentence cut between words, for all that is said in one may bear on all of it."""
    for piece, end in pieces:
        start = piece
        while end - start > _LONGEST:
            cut = text.find(" ", start + _LONGEST, end)
            if cut < 0:
                break
            yield start, cut
            start = cut
        yield start, end


_LONGEST = 5000
"""In characters. The longest of 230,000 sentences of news, encyclopaedias and manuals has 2,400; what is longer is data."""


def _digestible(text: str) -> str:
    """A text of the same length that the segmenter takes without trouble."""
    if text.isascii():
        return text
    return _without_stray_marks(_SPACE_BEFORE_STOP.sub(" ", _SURROGATE.sub("\ufffd", text)))


def _without_stray_marks(text: str) -> str:
    """Blank the opening marks where far too many are left open: from each the segmenter looks for its end to the last."""
    if len(text) <= _MOST_OPEN:
        return text
    stray = [opening for opening, closing in _PAIRED if text.count(opening) - text.count(closing) > _MOST_OPEN]
    return text.translate(dict.fromkeys(map(ord, stray), " ")) if stray else text


def _pieces(text: str, language: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    position = 0
    for piece in segment(language, _digestible(text)):
        pieces.append((position, position + len(piece)))
        position += len(piece)
    return pieces


def _split_after_words(text: str, pieces: list[tuple[int, int]], language: Language) -> list[tuple[int, int]]:
    """Break after a word that is no abbreviation though it looks like one: "in May. The rest"."""
    breaks = [
        match.end()
        for word, ending in _always_final(language)
        if ending in text
        for match in _ending_in(word).finditer(text)
    ]
    breaks.extend(_behind_firms(text, language))
    if not breaks:
        return pieces
    edges = sorted({0, *breaks, *(end for _, end in pieces)})
    return list(pairwise(edges))


def _behind_firms(text: str, language: Language) -> Iterator[int]:
    """Where a sentence begins behind a firm's name: "at Acme Corp. Oil firms fell", not "Acme Corp. Chairman Ann Roe"."""
    for word, ending in _firm_endings(language):
        for match in _FIRM.finditer(text) if ending in text else ():
            next_word = match.group("next")
            tag = language.tags.lowered(next_word)
            if match.group("end") == word and tag not in _HELD and (tag != "S" or next_word.endswith("s")):
                yield match.start("next")


_FIRM = late_re(r"(?:\b[A-Z][\w.'’-]*|&) (?P<end>[A-Z][a-z]+)\.\s+(?P<next>[A-Z][a-z]+) (?=[a-z])")
_HELD = frozenset("TQ")
"""The tags of what may go on with a firm: Acme Corp. Tuesday said; Acme Corp. President-elect."""


@lru_cache(maxsize=4)
def _firm_endings(language: Language) -> tuple[tuple[str, str], ...]:
    return tuple([(word, f" {word}. ") for word in language.words["firm-abbreviations"]])


@lru_cache(maxsize=4)
def _always_final(language: Language) -> tuple[tuple[str, str], ...]:
    """The words that no name follows, each with what stands in a text where it may end a sentence."""
    return tuple([(word, f"{word}. ") for word in language.words["always-final"]])


@lru_cache(maxsize=16)
def _ending_in(word: str) -> re.Pattern[str]:
    """A word, its point and the space before a capital."""
    return compile_re(rf"\b{escaped(word)}\.\s+(?=[\"“‘'(]?[A-Z])")


def _split_after_letters(text: str, pieces: list[tuple[int, int]], language: Language) -> Iterator[tuple[int, int]]:
    """Break after a letter that is no initial, where a word that opens sentences follows: "he wrote on X. Nobody …"."""
    if not _LETTER_STOP.search(text):
        yield from pieces
        return
    for piece, end in pieces:
        start = piece
        for match in _LETTER_END.finditer(text, piece, end):
            if language.tags.lowered(match.group("next")) in _OPENERS:
                yield start, match.start("next")
                start = match.start("next")
        yield start, end


def _split_after_notes(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Break after the marks of notes, which belong to the sentence before them: “It is old.”[6] Nobody …; It is old.¹ Nobody."""
    if "[" not in text and "(" not in text and (text.isascii() or RAISED.search(text) is None):
        return pieces
    noted = [match.span() for match in _NOTED.finditer(text)]
    if not noted:
        return pieces
    starts = [first for first, _ in noted]

    def is_among_notes(end: int) -> bool:
        before = bisect_right(starts, end) - 1
        return before >= 0 and end < noted[before][1]

    ends = [end for _, end in pieces[:-1] if not is_among_notes(end)]
    return list(pairwise(sorted({0, *ends, *(last for _, last in noted), len(text)})))


def _split_after_asides(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Break behind a sentence in brackets: (Nobody knows.) She left."""
    breaks = [match.end() for match in _ASIDE.finditer(text)] if ")" in text else ()
    return list(pairwise(sorted({0, *breaks, *(end for _, end in pieces)}))) if breaks else pieces


def _by_block(quotations: Sequence[Quoted]) -> dict[int, list[Span]]:
    """The quotations of each block; of one that is left open only its start, which no sentence may end with."""
    blocks: dict[int, list[Span]] = {}
    for quotation in quotations:
        start, end = quotation.span
        kept = quotation.span if quotation.closed else Span(start, min(start + _OPENING, end))
        blocks.setdefault(quotation.block, []).append(kept)
    return blocks


def _keep_quotations(text: str, pieces: list[tuple[int, int]], quoted: Sequence[Span]) -> list[tuple[int, int]]:
    """Undo the breaks inside closed quotations, and give an opening mark to the sentence it opens."""
    breaks: list[int] = []
    position = 0
    for _, end in pieces[:-1]:
        while position < len(quoted) and quoted[position].end <= end - _trailing_space(text, end):
            position += 1
        inside = position < len(quoted) and quoted[position].start < end
        if not inside:
            breaks.append(end)
        elif _opens_at(text, quoted[position].start, end):
            breaks.append(quoted[position].start)
    edges = [0, *breaks, pieces[-1][1]]
    return [(start, end) for start, end in pairwise(edges) if start < end]


def _trailing_space(text: str, end: int) -> int:
    before = text[max(0, end - _FEW) : end]
    return len(before) - len(before.rstrip())


def _opens_at(text: str, start: int, end: int) -> bool:
    """Whether nothing but the quotation's opening mark stands between its start and a break."""
    if any(char.isalnum() for char in text[start:end]):
        return False
    while start and text[start - 1].isspace():
        start -= 1
    return text[max(0, start - 1) : start] in '.!?”"’'


class _NeverFinal(NamedTuple):
    """What a sentence does not end with: an abbreviation that a name follows, an opened bracket.

    `ends` are the same as plain strings, which most sentences end with none of.
    """

    ends: tuple[str, ...]
    pattern: re.Pattern[str]

    def ends_in(self, text: str) -> bool:
        return text.rstrip().endswith(self.ends) and self.pattern.search(text) is not None


@lru_cache(maxsize=4)
def _never_final(language: Language) -> _NeverFinal:
    abbreviations, openings = (sorted(language.words[name]) for name in ("never-final", "never-final-openings"))
    words, brackets = ("|".join(map(escaped, phrases)) for phrases in (abbreviations, openings))
    return _NeverFinal(
        (*(f"{word}." for word in abbreviations), *openings),
        late_re(rf"(?:\b(?:{words})\.|{brackets})\s*$"),
    )


def _merge(text: str, pieces: list[tuple[int, int]], language: Language) -> list[tuple[int, int]]:
    never_final = _never_final(language)
    merged: list[tuple[int, int]] = []
    for start, end in pieces:
        before = text[slice(*merged[-1])] if merged else None
        if before is not None and (
            _is_unfinished(before, never_final)
            or _goes_on(text, start, end)
            or (before.rstrip().endswith(_HOUR) and _goes_on_with_day(text[start:end], language))
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _goes_on_with_day(text: str, language: Language) -> bool:
    """Whether what follows an hour says where or on which day it is one: at 3 p.m. ET, at 3 p.m. Monday; not Monday's vote."""
    word = _NEXT_WORD.match(text)
    if word is None:
        return False
    told = word.group().lower()
    return told in language.traps["time-zones"] or told in language.weekdays or told in language.months


def _is_unfinished(before: str, never_final: _NeverFinal) -> bool:
    return not _WORD.search(before) or bool(_NUMBERING.fullmatch(before) or never_final.ends_in(before))


def _goes_on(text: str, start: int, end: int) -> bool:
    return bool(_GOES_ON.match(text, start, end)) or not _WORD.search(text, start, end)
