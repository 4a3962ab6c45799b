"""A document's sentences and words → what its make-up says of it: whether it is about companies and markets, or a list, and how it is laid out.

Many newsrooms give each sentence a paragraph of its own; where one ends there says nothing of what belongs together.
"""

from __future__ import annotations

from itertools import islice, pairwise

from sourcing.analysis.lettered import BUSINESS
from sourcing.lean.light import Counter
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.words import Words

OPENING = 3
"""In sentences, the headline among them."""
_WORDS_OF_BUSINESS = 2
"""A sentence is about business if it has so many different words of it."""
_SHARE_OF_BUSINESS = 0.2
"""A story is if so much of its sentences are."""
_FEWEST_PARAGRAPHS = 6
_SHARE_OF_SHORT_ONES = 0.8


def is_about_business(sentences: Sequence[Sentence], words: Words) -> bool:
    """Whether enough of the sentences have words of companies and markets."""
    said = {(words.sentence_of(word), words.lower(word)) for word, marks in words.marks if marks & BUSINESS}
    told = sum(several >= _WORDS_OF_BUSINESS for several in Counter(sentence for sentence, _ in said).values())
    return told > 0 and told >= _SHARE_OF_BUSINESS * len(sentences)


def is_about_a_list(sentences: Sequence[Sentence], words: Words, language: Language) -> bool:
    """Whether one of the first sentences speaks of a list or a report, and a later one does again."""
    papers = language.traps["story-papers"]
    told = (not papers.isdisjoint(words.lowered_in(sentence)) for sentence in sentences)
    return any(list(islice(told, OPENING))) and any(told)


def has_short_paragraphs(sentences: Sequence[Sentence]) -> bool:
    """Whether nearly every paragraph is one sentence."""
    blocks = [sentence.block for sentence in sentences]
    several = {block for block, following in pairwise(blocks) if block == following}
    paragraphs = len(set(blocks))
    return paragraphs >= _FEWEST_PARAGRAPHS and paragraphs - len(several) >= _SHARE_OF_SHORT_ONES * paragraphs


def tells_of_last_time(words: Sequence[str], language: Language) -> bool:
    """Whether words, in lower case, date something by a time that was the last of its kind: last May, last Sunday, last week."""
    return any(
        one in language.traps["last"]
        and (other in language.months or other in language.weekdays or other in language.time_units)
        for one, other in pairwise(words)
    )
