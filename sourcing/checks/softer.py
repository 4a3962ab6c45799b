"""A claim at fault → what is said of it instead of that it has no source: the one before may be meant still, or it is on record."""

from __future__ import annotations

from bisect import bisect_left

from sourcing.analysis.given_out import gives_out_figures, is_of_figures
from sourcing.analysis.people.ledger import is_citation
from sourcing.checks.circumstances import TIMES, circumstance, is_in_short_paragraphs
from sourcing.checks.rows import STATISTICS, is_of_a_paper, row_to, statistics_of
from sourcing.checks.scope import FIGURES, covering, occurs, region
from sourcing.documents.document import Span
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution, Claim, Cover
    from sourcing.kinds import ClaimKind, SourceKind
    from sourcing.packs.model import ClaimRule
    from sourcing.packs.targets import OnRecord, Record, Softer


def by_manner(rule: ClaimRule, covers: Iterable[Cover]) -> Iterator[Cover]:
    """The covers whose manner will do."""
    return (cover for cover in covers if cover.manner is None or cover.manner in rule.manners)


def softer(rule: ClaimRule, claim: Claim, facts: Facts) -> tuple[Softer, Sequence[Cover]] | None:
    """What is said instead of a figure that may have a source, or is on record, with what covers the figures before it."""
    after, record = rule.after_a_source, rule.on_record
    if record is not None and _is_on_record(record, claim, facts, "sentence"):
        return record, ()
    if after is not None and _is_of_a_survey(claim, facts):
        return after, ()
    if after is not None and (_is_published(claim, facts) or is_of_a_paper(claim, facts)):
        return after, ()
    covers = () if after is None else _covers_before(rule, claim, facts) or _covers_of_row(rule, claim, facts)
    if after is not None and covers:
        return after, covers
    if record is not None and _is_on_record(record, claim, facts):
        return record, ()
    other = None if rule.less_sure is None else circumstance(rule.less_sure, claim, facts)
    return None if other is None else (other, ())


def _covers_before(rule: ClaimRule, claim: Claim, facts: Facts) -> Sequence[Cover]:
    """What covers the sentence before by a source that a reader would name: no promise to give, no critique of somebody."""
    found = by_manner(rule, facts.finder.covers(claim.sentence, claim.span, claim.kind))
    covers = [cover for cover in found if _is_cited(cover, facts) and _may_go_on(cover, claim, facts)]
    if covering(covers, rule.covered_by, "paragraph"):
        return covers
    taken_up = list(by_manner(rule, _covers_taken_up(claim, facts)))
    if covering(taken_up, rule.covered_by, "sentence"):
        return taken_up
    return _covers_of_figures_before(rule, claim, facts)


def _covers_taken_up(claim: Claim, facts: Facts) -> Sequence[Cover]:
    """What covers the end of the paragraph before, where this paragraph opens with a word for its source.

    Many newsrooms give each sentence a paragraph of its own: The bank said loans grew. ¶ It also cut its debts by $1 billion.
    In their stories whatever comes next may be the source's still.
    """
    here, last = facts.sentences[claim.sentence], claim.sentence - 1
    if last < 0 or facts.sentences[last].block == here.block:
        return ()
    words, opening = facts.words, here.first
    first = words.lower(opening)
    lists = (facts.language.words["possessives"], facts.language.words["demonstratives"])
    is_pronoun = words.tags[opening] in _POINTING_BACK or any(first in listed for listed in lists)
    is_next = is_in_short_paragraphs(facts)
    if not (is_pronoun or is_next or words.lower(opening) in facts.language.words["definite"]):
        return ()
    end = facts.sentences[last].span.end
    return [
        cover
        for cover in facts.finder.covers(last, Span(end - 1, end))
        if cover.attribution is not None
        and cover.reach == "sentence"
        and _is_cited(cover, facts)
        and (is_pronoun or is_next or _is_named_by(facts.read.numbered(cover.attribution), opening + 1, facts))
    ]


def _is_published(claim: Claim, facts: Facts) -> bool:
    """Whether the sentence before says that somebody gave such figures out: Two of them have released their totals."""
    sentences, before = facts.sentences, claim.sentence - 1
    if before < 0 or sentences[before].block != sentences[claim.sentence].block or claim.kind not in _COUNTED:
        return False
    words = facts.words.lowered(sentences[before].first, sentences[before].last)
    return gives_out_figures(words, facts.language)


def _is_named_by(attribution: Attribution, noun: int, facts: Facts) -> bool:
    """Whether a word is one of those that name a source."""
    source, words = attribution.source, facts.words
    if source is None:
        return False
    named = range(words.index_at(source.start), words.index_at(source.end))
    return any(words.lower(at) == words.lower(noun) for at in named)


def _is_cited(cover: Cover, facts: Facts) -> bool:
    return cover.attribution is None or is_citation(facts.read.numbered(cover.attribution), facts)


def _may_go_on(cover: Cover, claim: Claim, facts: Facts) -> bool:
    """Whether a claim may go on with what a source said before: with figures of its kind, or by a word that points back."""
    if cover.attribution is None:
        return True
    attribution = facts.read.numbered(cover.attribution)
    first = facts.sentences[claim.sentence].first
    if facts.words.tags[first] in _POINTING_BACK or facts.words.lower(first) in facts.language.words["demonstratives"]:
        return True
    if claim.kind not in _COUNTED:
        return False
    if is_of_figures(attribution.head, facts.language):
        return True
    given = _given(attribution.sentence, facts)
    is_just_before = attribution.kind in _BODIES and attribution.sentence == claim.sentence - 1
    if is_just_before and (_reports(attribution, facts) or not _COUNTED.isdisjoint(given)):
        return True
    alike = {kind for here in _given(claim.sentence, facts) for kind in _ALIKE.get(here, (here,))}
    return not alike.isdisjoint(given)


def _reports(attribution: Attribution, facts: Facts) -> bool:
    """Whether a body makes a report, or hears one, of which the next sentence may tell more: the court heard how it was done."""
    verb = facts.language.cue_verbs.get(attribution.cue_verb or "")
    return attribution.manner == "writing" or (verb is not None and verb.needs == "hearing")


_BODIES = frozenset(("institution", "document"))
"""The sources whose figures of one kind another kind's may go on with: Jobs fell by 2 percent, the office said. Mills cut 300."""
_COUNTED = FIGURES | {"vague-quantity"}
_COUNTS: tuple[ClaimKind, ...] = ("number", "estimate", "vague-quantity", "casualties", "crowd")
_ALIKE: dict[str, tuple[ClaimKind, ...]] = dict.fromkeys(_COUNTS, _COUNTS)
"""The kinds of figure that are one series: how many there are, however it is told."""
_POINTING_BACK = "s"
"""The tag of a pronoun that is a subject."""


def _given(sentence: int, facts: Facts) -> frozenset[ClaimKind]:
    """The kinds of figure that a sentence gives."""
    known: dict[int, frozenset[ClaimKind]] = facts.memo.setdefault(_given, {})
    if sentence not in known:
        start, end = facts.sentences[sentence].span
        first = bisect_left(facts.stated, start, key=_start)
        here = facts.stated[first : bisect_left(facts.stated, end, first, key=_start)]
        kinds = frozenset(claim.kind for claim in here)
        known[sentence] = facts.memo.setdefault(kinds, kinds)  # there are few, and as many sentences as a book has
    return known[sentence]


_LAST_FIGURES = 6
_LAST_OF_PARAGRAPH = 24
"""How many figures back one is looked for that has a source, in the paragraphs before and in this one."""
_BLOCKS_BACK = 2
_SURVEY_BLOCKS_BACK = 4


def _covers_of_figures_before(rule: ClaimRule, claim: Claim, facts: Facts) -> Sequence[Cover]:
    """What covers the nearest figure of the same kind with a source, in this paragraph or the two before, or the share right before it.

    Who writes from a budget or a poll names it once and goes on.
    """
    stated, block = facts.stated, facts.sentences[claim.sentence].block
    index = bisect_left(stated, claim.span.start, key=_start)
    of_a_year = _opens_with_a_year(claim.sentence, facts)
    for back, before in enumerate(reversed(stated[max(0, index - _LAST_OF_PARAGRAPH) : index])):
        blocks_back = block - facts.sentences[before.sentence].block
        if blocks_back > (0 if of_a_year or back >= _LAST_FIGURES else _BLOCKS_BACK):
            break
        if before.kind == claim.kind or _is_bare_share(claim, before):
            stands_at = not blocks_back and _stands_at(claim, facts)
            kinds = _COUNTERS if stands_at else _GOES_ON.get(before.kind, _PAPERS)
        elif not back and claim.kind in _COUNTED and before.sentence == claim.sentence and before.kind in _GOES_ON:
            if beside := _covers_before(rule, before, facts):
                return beside
            continue
        elif (
            claim.kind in _COUNTED
            and before.sentence == claim.sentence - 1
            and facts.sentences[before.sentence].block == block
        ):
            kinds = _PAPERS
        else:
            continue
        covers = list(by_manner(rule, facts.finder.covers(before.sentence, before.span, before.kind)))
        if covering(covers, kinds.intersection(rule.covered_by), "sentence"):
            return covers
    return ()


def _covers_of_row(rule: ClaimRule, claim: Claim, facts: Facts) -> Sequence[Cover]:
    """What covers the figures from which each sentence up to a claim's gives several more: who counted them is named once.

    The office had 722,370 requests, it said. ¶ That is 65 percent more than 441,899. ¶ Lund sent 127,012, and Hull 96,116.
    """
    row = row_to(claim.sentence, facts) if claim.kind in STATISTICS else None
    if row is None:
        return ()
    alike = (claim.kind, "number") if claim.kind == "percentage" else (claim.kind,)
    covers = [
        cover
        for figure in statistics_of(row, facts)
        if figure.kind in alike
        for cover in by_manner(rule, facts.finder.covers(row, figure.span, figure.kind))
    ]
    return covers if covering(covers, _COUNTERS.intersection(rule.covered_by), "sentence") else ()


_YEAR = late_re(r"[Ii]n (?:1[6-9]|20)\d\d\b")


def _opens_with_a_year(sentence: int, facts: Facts) -> bool:
    """Whether a sentence opens with a year, whose figures the paper of another paragraph need not give."""
    return _YEAR.match(facts.document.text, facts.sentences[sentence].span.start) is not None


def _is_bare_share(claim: Claim, before: Claim) -> bool:
    """Whether a figure that counts nothing is one more of the shares before it: outweigh the good by 24 points. … is minus 40."""
    is_bare = claim.kind == "number" and claim.unit is None and (claim.value or 0) <= _WHOLE
    return is_bare and before.kind == "percentage"


def _stands_at(claim: Claim, facts: Facts) -> bool:
    """Whether a figure that counts nothing says where somebody is in a series: Roe comes in at 34 million."""
    before = facts.words.index_at(claim.span.start + 1) - 2
    return claim.unit is None and before >= 0 and facts.words.lower(before) in facts.language.traps["at"]


_WHOLE = 100
"""In percent."""


_PAPERS: frozenset[SourceKind] = frozenset(("document",))
_COUNTERS: frozenset[SourceKind] = _PAPERS | {"institution", "named", "role", "unspecific"}
"""Whoever may have counted what a bare figure of the same paragraph goes on with: … and Moll comes in at 34 million."""
_GOES_ON: dict[str, frozenset[SourceKind]] = {"percentage": _COUNTERS}
"""The sources that are gone on with from paragraph to paragraph: papers, and for shares whoever has counted them."""


def _start(claim: Claim) -> int:
    return claim.span.start


def _is_of_a_survey(claim: Claim, facts: Facts) -> bool:
    """Whether a share stands in a story that has spoken of a survey more than once, and just before."""
    is_share = claim.kind == "percentage" or (claim.kind == "number" and _is_below_zero(claim, facts))
    return is_share and facts.finder.tells_of_survey(claim.sentence, _SURVEY_BLOCKS_BACK)


def _is_below_zero(claim: Claim, facts: Facts) -> bool:
    """Whether a figure is a balance of the good and the bad that a survey has found: minus 40."""
    first = facts.words.index_at(claim.span.start + 1) - 1
    return first > 0 and facts.words.lower(first - 1) in facts.language.traps["minus"]


def _is_on_record(records: OnRecord, claim: Claim, facts: Facts, within: str | None = None) -> bool:
    """Whether a sentence tells what is on record, or what stands around it does, as far as each record says.

    It is worked out once for all the figures of a sentence, of which there may be thousands.
    """
    if claim.unit == TIMES:
        return False
    asked = _is_on_record, id(records), within or (claim.unit is None)
    known: dict[int, bool] = facts.memo.setdefault(asked, {})
    if claim.sentence not in known:
        reaches = [within or (record.within if claim.unit else "paragraph") for record in records.any_of]
        known[claim.sentence] = any(
            _tells(record, facts, region(facts, claim.sentence, reach))
            for record, reach in zip(records.any_of, reaches, strict=True)
        )
    return known[claim.sentence]


def _tells(record: Record, facts: Facts, span: Span) -> bool:
    return occurs(record.where, facts, span) and (record.unless is None or not occurs(record.unless, facts, span))


def sources(covers: Iterable[Cover], facts: Facts) -> Iterator[tuple[str, Span]]:
    """The nearest source named before a claim, as a place beside it."""
    for cover in covers:
        source = None if cover.attribution is None else facts.read.numbered(cover.attribution).source
        if source is not None:
            yield "the source named before", source
            return
