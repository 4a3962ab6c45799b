"""Figures that go on with who counted them sentences before → the sentence that says so: in a row of statistics, or a story about a report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Claim
    from sourcing.kinds import ClaimKind

_LONGEST_ROW = 16
"""So many sentences on, no figure is taken for one of those that a body gave any more."""
_DENSE = 2
"""In figures: what each sentence gives in a row of statistics."""
_EXACT = late_re(r"\d\.\d|\d{1,3},\d(?!00)\d\d")
STATISTICS: frozenset[ClaimKind] = frozenset(("number", "percentage", "money"))
_BLOCKS_BACK = 2
"""In paragraphs: how far back a story about a paper has cited it."""
_FEWEST_CITED = 2
_LEAD = 4
"""A story that cites a paper so often, and among so many first sentences, is about one."""


def is_of_a_paper(claim: Claim, facts: Facts) -> bool:
    """Whether a figure stands in a story about a paper, which was cited just before: the report said, according to the list."""
    if claim.kind not in STATISTICS or not is_about_a_paper(facts):
        return False
    cited = _papers_cited(facts)
    before = bisect_left(cited, claim.sentence)
    sentences = facts.sentences
    return before > 0 and sentences[claim.sentence].block - sentences[cited[before - 1]].block <= _BLOCKS_BACK


def is_about_a_paper(facts: Facts) -> bool:
    """Whether one of the first sentences cites a paper, and another does so again."""
    return len(_papers_cited(facts)) >= _FEWEST_CITED


def _papers_cited(facts: Facts) -> Sequence[int]:
    """The sentences that say what a paper says, if one of the first does."""
    known: dict[object, list[int]] = facts.memo
    if _papers_cited not in known:
        told = range(len(facts.sentences))
        known[_papers_cited] = [
            *(cited := list(_citing_papers(told[:_LEAD], facts))),
            *(_citing_papers(told[_LEAD:], facts) if cited else ()),
        ]
    return known[_papers_cited]


def _citing_papers(sentences: Iterable[int], facts: Facts) -> Iterator[int]:
    papers = facts.language.traps["papers"]
    for number in sentences:
        if not papers.isdisjoint(facts.words.lowered_in(facts.sentences[number])) and any(
            one.kind == "document" and one.head in papers for one in facts.read.of_sentence(number)
        ):
            yield number


def row_to(sentence: int, facts: Facts) -> int | None:
    """The last sentence before one whose figures have a source of their own, if each since gives several."""
    dense = _dense(facts)
    known: dict[int, int | None] = facts.memo.setdefault(row_to, {})
    if sentence in dense and sentence not in known:
        known[sentence] = None
        for number in range(sentence, max(0, sentence - _LONGEST_ROW), -1):
            if number not in dense:
                break
            if any(_has_source(figure, facts) for figure in statistics_of(number - 1, facts)):
                known[sentence] = number - 1
                break
    return known.get(sentence)


def row_into(sentence: int, facts: Facts) -> int | None:
    """Where a row of statistics starts that may go on in a sentence: it goes to the one before."""
    return row_to(sentence - 1, facts) if sentence else None


def _dense(facts: Facts) -> frozenset[int]:
    """The sentences that give several figures, one of them as exact as those of statistics are."""
    known: dict[object, frozenset[int]] = facts.memo
    if _dense not in known:
        figures: dict[int, list[bool]] = {}
        for claim in facts.stated:
            if claim.kind in STATISTICS and not claim.traps:
                figures.setdefault(claim.sentence, []).append(_is_exact(claim, facts))
        known[_dense] = frozenset(
            [sentence for sentence, exact in figures.items() if len(exact) >= _DENSE and any(exact)]
        )
    return known[_dense]


def _is_exact(figure: Claim, facts: Facts) -> bool:
    """Whether a figure is as exact as those of statistics are: 17.6 percent, 96,116 requests."""
    text = facts.document.text[figure.span.start : figure.span.end]
    return _EXACT.search(text) is not None


def _has_source(figure: Claim, facts: Facts) -> bool:
    return any(cover.reach == "sentence" for cover in facts.finder.kinds(figure.sentence, figure.span, figure.kind))


def statistics_of(sentence: int, facts: Facts) -> Sequence[Claim]:
    """The figures of a sentence that owe a source or have one."""
    stated = facts.stated
    first = bisect_left(stated, sentence, key=_sentence_of)
    here = stated[first : bisect_right(stated, sentence, first, key=_sentence_of)]
    return [claim for claim in here if claim.kind in STATISTICS and not claim.traps]


def _sentence_of(claim: Claim) -> int:
    return claim.sentence
