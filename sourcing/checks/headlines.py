"""A document's first lines → which of its sentences are headlines, whether or not the format marks them so.

Plain text marks nothing, and a line that ends in a full stop looks like a sentence. What tells it: it stands alone above a
story, and it ends without a mark, or has no articles, which headlines leave out; or a semicolon leads from it to the line under it.
"""

from __future__ import annotations

from sourcing.analysis.frames.shapes import FINITE
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts

_HEADLINE_WORDS = 16
_OPEN_HEADLINE_WORDS = 24
"""The same for a line that ends without a mark."""
_STORY_BLOCKS = 4
"""A first line of so few words above so many paragraphs is a headline, whatever it ends in."""
_CLIPPED_WORDS = 12
"""A sentence that happens to have no articles is longer, more often than not."""
HEADLINE_BLOCKS = 2
"""A headline and the deck under it stand in no more blocks than these."""
_LONGEST_LABEL = 20
"""In characters."""
_QUOTES = ("“", '"', "”", "''")


def in_headline(sentence: int, facts: Facts) -> bool:
    """Whether a sentence is a heading: marked as one, or told by its form and place."""
    number = facts.sentences[sentence].block
    if facts.document.blocks[number].kind == "heading":
        return True
    if number == 0:
        return _leads_to_a_deck(facts) or (
            stands_above(sentence, facts) and (_ends_open(sentence, facts) or _is_clipped(sentence, facts))
        )
    return number == 1 and (_leads_to_a_deck(facts) or _is_deck(sentence, facts))


def is_abstract(block: int, facts: Facts) -> bool:
    """Whether a paragraph sums up the story below it, which names who is cited: between the lines ABSTRACT and FULL TEXT."""
    labels = facts.language.words
    return _is_label(block - 1, labels["abstract-labels"], facts) and _is_label(
        block + 1, labels["full-text-labels"], facts
    )


def _is_label(block: int, labels: frozenset[str], facts: Facts) -> bool:
    """Whether a line holds nothing but one of some labels; most are too long to be looked at."""
    blocks = facts.document.blocks
    if not 0 <= block < len(blocks) or blocks[block].span.end - blocks[block].span.start > _LONGEST_LABEL:
        return False
    return facts.document.block_text(blocks[block]).strip(" .:\r\n").lower() in labels


def is_above_story(sentence: int, facts: Facts) -> bool:
    """Whether a sentence is a heading, or a clipped line under the first, which may tell what the story below gives a source."""
    if in_headline(sentence, facts):
        return True
    if sentence != 1 or facts.sentences[sentence].block != 1 or not stands_above(0, facts):
        return False
    stands_alone = len(facts.sentences) > sentence + 1 and facts.sentences[sentence + 1].block > 1
    return stands_alone and _is_clipped(sentence, facts)


def stands_above(sentence: int, facts: Facts) -> bool:
    """Whether a sentence is a short first line, alone above a story."""
    here, sentences = facts.sentences[sentence], facts.sentences
    if here.block or len(facts.document.blocks) < _STORY_BLOCKS:
        return False
    most = _OPEN_HEADLINE_WORDS if _ends_open(sentence, facts) else _HEADLINE_WORDS
    return here.last - here.first <= most and len(sentences) > 1 and sentences[1].block != 0


def _ends_open(sentence: int, facts: Facts) -> bool:
    """Whether a line ends without any mark, as no sentence of a story does: ‘Weir’ drops to third in the charts."""
    return facts.document.block_text(facts.document.blocks[facts.sentences[sentence].block])[-1:].isalnum()


def _is_clipped(sentence: int, facts: Facts) -> bool:
    """Whether a line has few words and no articles, as headlines have none, and is not just somebody's words."""
    here, articles = facts.sentences[sentence], facts.language.words["articles"]
    if len(facts.document.text[slice(*here.span)].split()) > _CLIPPED_WORDS:
        return False
    if facts.document.text.startswith(_QUOTES, here.span.start):
        return False
    return articles.isdisjoint(facts.words.lower(index) for index in range(here.first, here.last))


def _is_deck(sentence: int, facts: Facts) -> bool:
    """Whether a clipped line stands alone under a first line without a verb: Mayor not giving up. Allies fear loss of seats."""
    headline = facts.sentences[0]
    if sentence != 1 or not stands_above(0, facts) or not _is_clipped(sentence, facts):
        return False
    stands_alone = len(facts.sentences) > sentence + 1 and facts.sentences[sentence + 1].block > 1
    return stands_alone and FINITE.search(facts.words.tags, headline.first, headline.last) is None


def _leads_to_a_deck(facts: Facts) -> bool:
    """Whether the first line ends in a semicolon, as headlines do that go on in a second line."""
    blocks = facts.document.blocks
    return len(blocks) >= _STORY_BLOCKS and facts.document.block_text(blocks[0]).rstrip().endswith(";")
