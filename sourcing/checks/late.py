"""Quotations → those whose speaker a reader waits for: named only after many words or sentences, and not known before."""

from __future__ import annotations

from sourcing.documents.document import Span
from sourcing.patterns import compile_re, late_re
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from sourcing.analysis.facts import Attribution, Facts, Quotation

_SENTENCE_END = compile_re(r"[.!?…]\s+(?=[A-Z“‘\"'])")
_NESTED = late_re(r"(?<![\w'])[‘'](?=\w)(?:[^‘’'“”\"]|(?<=\w)[’'](?=\w))+[.,!?…][’'](?![\w'])")
"""Words that the speaker puts into another's mouth."""
_SPOKEN = frozenset(("speech", "writing"))
_DASHES = frozenset(("-", "--", "–", "—", "―"))
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
        if not is_long and _sentence_ends(quotation, facts) < _MOST_ENDS:
            continue
        attribution = facts.attribution_of(number)
        if attribution is None or attribution.sentence != quotation.sentence:
            continue
        if attribution.cue.start < quotation.span.end or _is_named_before(quotation, attribution, facts):
            continue
        if facts.document.text[slice(*attribution.cue)] in _DASHES:  # it is signed, as a letter is
            continue
        if is_long or not _is_expected(quotation, attribution, facts):
            yield number, attribution.source or attribution.cue


def _sentence_ends(quotation: Quotation, facts: Facts) -> int:
    """How many sentences end inside a quotation; the point of "Mr." ends none, interjections and what the speaker quotes are none."""
    never_final = facts.language.words["never-final"]
    spoken = facts.document.text[slice(*quotation.span)]
    if "‘" in spoken or "'" in spoken:
        spoken = _NESTED.sub(_blank, spoken)
    ends, start = 0, 0
    for end in _SENTENCE_END.finditer(spoken):
        words = spoken[start : end.start()].split()
        last = words[-1].strip("“\"‘'(") if words else ""
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
    name = facts.document.text[slice(*attribution.source)].rpartition(" ")[2]
    return name[:1].isupper() and name in facts.document.text[start : quotation.span.start]


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
