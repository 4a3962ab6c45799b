"""A document → the blocks that are somebody's turn in a transcript or an interview, whose words those are.

A turn opens with its speaker's name and a colon. Where an interview is printed without names, its questions tell: they
are paragraphs that ask "you", again and again, and what stands between them says "I" or "we".
"""

from __future__ import annotations

from sourcing.analysis.phrases import alternatives
from sourcing.kept.patterns import late_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from sourcing.analysis.language import Language
    from sourcing.documents.document import Document

_LABEL = late_re(r"(?:Q\d*\.?\s+)?(?P<speaker>(?:[A-Z][\w.’'-]*\s){0,4}?[A-Z][\w.’'-]*)\s?:\s+(?=[“\"'‘]?[A-Za-z])")
_FEWEST_LABELS = 2
"""From here on, labels make a transcript; one alone may be a heading."""
FEWEST_TURNS = 6
"""So many labels, on every other paragraph, make an interview that is printed as it was held; so many questions do too."""
_MOST_ANSWERS = 3
"""In paragraphs: how many answer one question, on average."""


def turns_of(document: Document, language: Language) -> frozenset[int]:
    """The numbers of the blocks that are turns."""
    text = document.text
    labelled = _labelled(document) if text.count(":") >= _FEWEST_LABELS else frozenset()
    if labelled or text.count("?") < FEWEST_TURNS:
        return labelled
    return _asked_and_answered(document, language)


def _labelled(document: Document) -> frozenset[int]:
    paragraphs = _paragraphs(document)
    turns: dict[int, str] = {}
    for number in paragraphs:
        if (label := _LABEL.match(document.text, *document.blocks[number].span)) is not None:
            turns[number] = label["speaker"]
    if len(turns) < _FEWEST_LABELS:
        return frozenset()
    inside = [number for number in paragraphs if min(turns) <= number <= max(turns)]
    return frozenset(inside if _is_interview(list(turns.values()), len(inside)) else turns)


def _is_interview(speakers: Sequence[str], paragraphs: int) -> bool:
    """Whether those who speak again and again have all the paragraphs, over several of which an answer may run."""
    turns = len(speakers)
    return turns >= FEWEST_TURNS and turns * 2 >= paragraphs and turns >= len(set(speakers)) * 2


def _asked_and_answered(document: Document, language: Language) -> frozenset[int]:
    you, own = _pronouns(language)
    said = {number: document.block_text(document.blocks[number]).rstrip() for number in _paragraphs(document)}
    questions = [number for number, text in said.items() if text.endswith("?")]
    if len(questions) < FEWEST_TURNS:
        return frozenset()
    turns = [number for number in said if number >= questions[0]]
    answers = [number for number in turns if number not in questions]
    if not len(questions) <= len(answers) <= len(questions) * _MOST_ANSWERS:
        return frozenset()
    are_asked = sum(you.search(said[number]) is not None for number in questions) * 2 >= len(questions)
    tell = sum(own.search(said[number]) is not None for number in answers) * 2 >= len(answers)
    return frozenset(turns) if are_asked and tell else frozenset()


def _paragraphs(document: Document) -> list[int]:
    return [number for number, block in enumerate(document.blocks) if block.kind == "paragraph"]


@lru_cache(maxsize=4)
def _pronouns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What whoever is spoken to is called, and what whoever speaks says of themselves."""
    you, own = (alternatives(language.words[name]) for name in ("second-pronouns", "first-pronouns"))
    return late_re(rf"(?i:\b{you}\b)"), late_re(rf"(?i:\b{own}\b)")
