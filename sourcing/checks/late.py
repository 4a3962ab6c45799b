"""Quotations → those whose speaker a reader waits for: named only after many words or sentences, and not known before."""

from __future__ import annotations

from sourcing.checks.apart import tells_who_speaks
from sourcing.documents.document import Span
from sourcing.kept.patterns import compile_re, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution, Quotation, Sentence

_ENDS = ".!?…"
_SENTENCE_END = compile_re(rf"[{_ENDS}]\s+(?=[A-Z“‘\"'])")
_NESTED = late_re(r"(?<![\w'])[‘'](?=\w)(?:[^‘’'“”\"]|(?<=\w)[’'](?=\w))+[.,!?…][’'](?![\w'])")
"""Words that the speaker puts into another's mouth."""
_SPOKEN = frozenset(("speech", "writing"))
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_MARKS = " \r\n\t.,;!?…—–-"
_MOST_WORDS = 40
_MOST_ENDS = 2
_FEWEST_WORDS = 3
"""What is shorter is an interjection, and no sentence that a reader waits through: I know. I know."""
_UNENDING = late_re(r"(?:[A-Z]|\d+|(?:[A-Z]\.)+[A-Z])")
"""What an initial, the number of a list or an abbreviation like U.S. is without its last point, which ends no sentence."""


def late_speakers(quotations: Iterable[tuple[int, Quotation]], facts: Facts) -> Iterator[tuple[int, Span]]:
    """Each of some quotations, by its index, whose speaker comes late, with where the speaker is named."""
    for number, quotation in quotations:
        is_long = quotation.words > _MOST_WORDS
        if not may_be_attributed_after(quotation, facts):
            continue
        if not is_long and _sentence_ends(quotation, facts) < _MOST_ENDS:
            continue
        attribution = facts.attribution_of(number)
        if attribution is None or attribution.sentence != quotation.sentence:
            continue
        if attribution.cue.start < quotation.span.end or _is_named_before(quotation, attribution, facts):
            continue
        if facts.document.text[slice(*attribution.cue)] in _DASHES:  # it is signed, as a letter is
            continue
        if _is_introduced(quotation, attribution, facts):
            continue
        if not is_long and _is_expected(quotation, attribution, facts):
            continue
        yield number, attribution.source or attribution.cue


def may_be_attributed_after(quotation: Quotation, facts: Facts) -> bool:
    """Whether more than marks follows a quotation in its sentence; a dash signs, but nobody waits for it."""
    end = facts.sentences[quotation.sentence].span.end
    return bool(facts.document.text[quotation.span.end : end].strip(_MARKS))


def _sentence_ends(quotation: Quotation, facts: Facts) -> int:
    """How many sentences end inside a quotation, if they are enough to matter; the point of "Mr." ends none, interjections and what the speaker quotes are none."""
    spoken = facts.document.text[slice(*quotation.span)]
    if sum(map(spoken.count, _ENDS)) < _MOST_ENDS:
        return 0  # as in most, of which one mark is the last
    never_final = facts.language.words["never-final"]
    if "‘" in spoken or "'" in spoken:
        spoken = spoken[0] + _NESTED.sub(_blank, spoken[1:])  # whose own marks may be single ones
    ends, start = 0, 0
    for end in _SENTENCE_END.finditer(spoken):
        words = spoken[start : end.start()].split()
        last = words[-1].rpartition("—")[2].strip("“\"‘'(") if words else ""
        if last in never_final or _UNENDING.fullmatch(last) is not None:
            continue
        ends, start = ends + (len(words) >= _FEWEST_WORDS), end.end()
    return ends


def _blank(nested: re.Match[str]) -> str:
    return "_" * len(nested.group())


def _is_expected(quotation: Quotation, attribution: Attribution, facts: Facts) -> bool:
    """Whether a reader knows who speaks before the name comes: a pronoun, or a name of the paragraph before or of this one."""
    if attribution.source is None or attribution.kind == "pronoun":
        return True
    block = facts.sentences[quotation.sentence].block
    start = facts.document.blocks[max(0, block - 1)].span.start
    name = _surname(attribution.source, facts)
    opening = facts.words.lower(facts.words.index_at(attribution.source.start))
    is_known = name[:1].isupper() or opening in facts.language.words["definite-articles"]
    return is_known and name in facts.document.text[start : quotation.span.start]


def _surname(source: Span, facts: Facts) -> str:
    """The last word of a name, without what is told of its bearer behind it: Trump from his desk; Lund, a miller in Bergen."""
    words = facts.words
    first, last = words.index_at(source.start), words.index_at(source.end)
    parts = range(first + 1, last)
    end = next((index for index in parts if words.tags[index] in _AFTER_A_NAME), last)
    return words.forms[end - 1] if end > first else ""


_PREPOSITIONS = frozenset("piyz")
"""Their tags."""
_AFTER_A_NAME = _PREPOSITIONS | {","}


def _is_introduced(quotation: Quotation, attribution: Attribution, facts: Facts) -> bool:
    """Whether the paragraph before is one sentence that hands over to the speaker: Lund, writing in the Post, agreed.

    It tells of speech or writing, and the first whom it names is the speaker.
    """
    sentence, before = facts.sentences[quotation.sentence], quotation.sentence - 1
    block = facts.document.blocks[sentence.block]
    if attribution.source is None or before < 0 or quotation.span.start > block.span.start:
        return False
    lead = facts.sentences[before]
    is_alone = before == 0 or facts.sentences[before - 1].block < lead.block
    if lead.block != sentence.block - 1 or not is_alone or not tells_who_speaks(before, facts):
        return False
    if attribution.kind == "pronoun":
        return facts.words.tags[lead.first] == "N" and attribution.source.end <= quotation.span.end + _CLOSE_BEHIND
    return _surname(attribution.source, facts) in _first_name(lead, facts)


_CLOSE_BEHIND = 20
"""In characters."""


def _first_name(sentence: Sentence, facts: Facts) -> Sequence[str]:
    """The words of the first name in a sentence, unless a preposition stands before it."""
    tags = facts.words.tags
    first = next((index for index in range(sentence.first, sentence.last) if tags[index] == "N"), sentence.last)
    if first > sentence.first and tags[first - 1] in _PREPOSITIONS:
        return []
    end = next((index for index in range(first, sentence.last) if tags[index] != "N"), sentence.last)
    return facts.words.forms[first:end]


def _is_said_to_speak(quotation: Quotation, attribution: Attribution, start: int, facts: Facts) -> bool:
    """Whether the speaker's name stands before a verb of saying earlier in the paragraph, whatever that sentence is read as."""
    if attribution.source is None:
        return False
    words, verbs = facts.words, facts.language.cue_verbs
    name = facts.document.text[slice(*attribution.source)].rpartition(" ")[2]
    return any(
        words.forms[at] == name and words.lower(at + 1) in verbs
        for at in range(words.index_at(start), words.index_at(quotation.span.start) - 1)
    )


def _is_named_before(quotation: Quotation, attribution: Attribution, facts: Facts) -> bool:
    """Whether the speaker was cited earlier in the paragraph, so that nobody waits for a name."""
    block = facts.sentences[quotation.sentence].block
    start = facts.document.blocks[block].span.start
    return _is_said_to_speak(quotation, attribution, start, facts) or any(
        other.source is not None and start <= other.source.start < quotation.span.start and other.manner in _SPOKEN
        for other in facts.attributions_near(Span(start, quotation.span.start))
        if other.cue != attribution.cue
    )
