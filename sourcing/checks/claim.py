"""Claims that no accepted source covers."""

from __future__ import annotations

from bisect import bisect_left

from sourcing.analysis.derived import claims_of
from sourcing.analysis.people.ledger import is_citation
from sourcing.checks.contested import contested_claims
from sourcing.checks.headlines import in_headline
from sourcing.checks.match import Match, one_a_sentence
from sourcing.checks.scope import FIGURES, covering, excepted, matches, occurs, region
from sourcing.documents.document import Span
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Claim, Cover, Facts
    from sourcing.kinds import ClaimKind, SourceKind
    from sourcing.packs.model import ClaimRule
    from sourcing.packs.targets import OnRecord, Record, Softer


_TIMES = "times"
"""The unit of a multiple, which says much though its number is small: three times as many."""


def check(rule: ClaimRule, facts: Facts, here: frozenset[int] | None = None) -> Iterator[Match]:
    """One match a sentence, of those `here` if they are given: its first claim at fault, the others related."""
    traps = set(rule.except_.traps)
    yield from one_a_sentence(
        (claim.sentence, _match(rule, claim, facts))
        for claim in (*claims_of(rule.claim.kinds, facts, here), *contested_claims(rule.claim.topics, facts, here))
        if traps.isdisjoint(claim.traps)
        and (claim.value is None or claim.value >= rule.claim.at_least or claim.unit == _TIMES)
        and (claim.value is None or claim.value >= rule.claim.counted_below or _counts(claim, claim.value))
        and _at_fault(rule, claim, facts)
        and not excepted(rule, facts, claim.sentence, claim.span)
        and not (facts.is_told_below(claim) and in_headline(claim.sentence, facts))
        and traps.isdisjoint(facts.settled(claim).traps)
    )


_SMALLEST_POWER = 256
_NEXT_TO_A_POWER = (0, 1, 2)
"""How much the values that a field of so many bits leaves to use fall short of a power of two."""


def _counts(claim: Claim, value: float) -> bool:
    """Whether a figure counts something that somebody must have counted: no 65,536 identifiers, no range up to 60000."""
    if claim.unit is None:
        return False
    if value < _SMALLEST_POWER - max(_NEXT_TO_A_POWER) or value != int(value):
        return True
    return all((int(value) + short).bit_count() != 1 for short in _NEXT_TO_A_POWER)


def _at_fault(rule: ClaimRule, claim: Claim, facts: Facts) -> bool:
    if rule.claim.when == "distant":
        if covering(_covers(rule, _found(claim, facts)), rule.covered_by, "carried"):
            return False
        return covering(_covers(rule, _found(claim, facts)), rule.covered_by, "paragraph")
    if rule.claim.when == "loose":
        covers = list(_covers(rule, facts.finder.covers(claim.sentence, claim.span, claim.kind)))
        return _is_loose(rule, claim, [cover for cover in covers if cover.reach == "sentence"], facts)
    topic = rule.claim.topics.get(claim.unit or "") if claim.kind == "contested" else None
    covered_by = (topic and topic.covered_by) or rule.covered_by
    return not covering(_covers(rule, _found(claim, facts)), covered_by, rule.within)


def _found(claim: Claim, facts: Facts) -> Iterable[Cover]:
    """What covers a claim, looked for only as far as it is asked for."""
    return claim.covers or facts.finder.kinds(claim.sentence, claim.span, claim.kind)


def _covers(rule: ClaimRule, covers: Iterable[Cover]) -> Iterator[Cover]:
    """The covers whose manner will do."""
    return (cover for cover in covers if cover.manner is None or cover.manner in rule.manners)


def _is_loose(rule: ClaimRule, claim: Claim, covers: Sequence[Cover], facts: Facts) -> bool:
    """Whether all that covers a claim are cues before it, each with a joint between."""
    cues = [facts.attributions[cover.attribution].cue for cover in covers if cover.attribution is not None]
    if not cues or len(cues) < len(covers) or rule.claim.joints is None:
        return False
    between = Span(max(cue.end for cue in cues), claim.span.start)
    return between.start < between.end and bool(matches(rule.claim.joints, facts, between))


def _match(rule: ClaimRule, claim: Claim, facts: Facts) -> Match:
    text = facts.document.text[claim.span.start : claim.span.end]
    match = Match(claim.span, (), {"text": text, "value": claim.value or 0.0, "unit": claim.unit or ""})
    softer = _softer(rule, claim, facts)
    return match if softer is None else match._replace(said=softer[0], related=tuple(_sources(softer[1], facts)))


def _softer(rule: ClaimRule, claim: Claim, facts: Facts) -> tuple[Softer, Sequence[Cover]] | None:
    """What is said instead of a figure that may have a source, or is on record, with what covers the figures before it."""
    after, record = rule.after_a_source, rule.on_record
    if record is not None and _is_on_record(record, claim, facts, "sentence"):
        return record, ()
    if after is not None and _is_of_a_survey(claim, facts):
        return after, ()
    covers = () if after is None else _covers_before(rule, claim, facts)
    if after is not None and covers:
        return after, covers
    if record is not None and _is_on_record(record, claim, facts):
        return record, ()
    return None


def _covers_before(rule: ClaimRule, claim: Claim, facts: Facts) -> Sequence[Cover]:
    """What covers the sentence before by a source that a reader would name: no promise to give, no critique of somebody."""
    found = _covers(rule, facts.finder.covers(claim.sentence, claim.span, claim.kind))
    covers = [cover for cover in found if _is_cited(cover, facts) and _may_go_on(cover, claim, facts)]
    if covering(covers, rule.covered_by, "paragraph"):
        return covers
    return _covers_of_figures_before(rule, claim, facts)


def _is_cited(cover: Cover, facts: Facts) -> bool:
    return cover.attribution is None or is_citation(facts.attributions[cover.attribution], facts)


def _may_go_on(cover: Cover, claim: Claim, facts: Facts) -> bool:
    """Whether a claim may go on with what a source said before: with figures of its kind, or by a word that points back."""
    if cover.attribution is None:
        return True
    attribution = facts.attributions[cover.attribution]
    first = facts.sentences[claim.sentence].first
    if facts.words.tags[first] in _POINTING_BACK or facts.words.lower(first) in facts.language.words["demonstratives"]:
        return True
    if claim.kind not in _COUNTED:
        return False
    if attribution.head in facts.language.traps["papers"]:
        return True
    alike = {kind for here in _given(claim.sentence, facts) for kind in _ALIKE.get(here, (here,))}
    return not alike.isdisjoint(_given(attribution.sentence, facts))


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
"""How many figures back one is looked for that has a source."""
_BLOCKS_BACK = 2
_SURVEY_BLOCKS_BACK = 4


def _covers_of_figures_before(rule: ClaimRule, claim: Claim, facts: Facts) -> Sequence[Cover]:
    """What covers the nearest figure of the same kind with a source, in this paragraph or the two before.

    Who writes from a budget or a poll names it once and goes on.
    """
    stated, block = facts.stated, facts.sentences[claim.sentence].block
    index = bisect_left(stated, claim.span.start, key=_start)
    for before in reversed(stated[max(0, index - _LAST_FIGURES) : index]):
        if facts.sentences[before.sentence].block < block - _BLOCKS_BACK:
            continue
        if before.kind == claim.kind or _is_bare_share(claim, before):
            kinds = _GOES_ON.get(before.kind, _PAPERS)
        elif (
            claim.kind in _COUNTED
            and before.sentence == claim.sentence - 1
            and facts.sentences[before.sentence].block == block
        ):
            kinds = _PAPERS
        else:
            continue
        covers = list(_covers(rule, facts.finder.covers(before.sentence, before.span, before.kind)))
        if covering(covers, kinds.intersection(rule.covered_by), "sentence"):
            return covers
    return ()


def _is_bare_share(claim: Claim, before: Claim) -> bool:
    """Whether a figure that counts nothing is one more of the shares before it: outweigh the good by 24 points. … is minus 40."""
    return claim.kind == "number" and claim.unit is None and before.kind == "percentage"


_PAPERS: frozenset[SourceKind] = frozenset(("document",))
_GOES_ON: dict[str, frozenset[SourceKind]] = {"percentage": _PAPERS | {"institution", "named", "role", "unspecific"}}
"""The sources that are gone on with from paragraph to paragraph: papers, and for shares whoever has counted them."""


def _start(claim: Claim) -> int:
    return claim.span.start


def _is_of_a_survey(claim: Claim, facts: Facts) -> bool:
    """Whether a share stands in a story that has spoken of a survey more than once, and just before."""
    return claim.kind == "percentage" and facts.finder.tells_of_survey(claim.sentence, _SURVEY_BLOCKS_BACK)


def _is_on_record(records: OnRecord, claim: Claim, facts: Facts, within: str | None = None) -> bool:
    """Whether a sentence tells what is on record, or what stands around it does, as far as each record says.

    It is worked out once for all the figures of a sentence, of which there may be thousands.
    """
    if claim.unit == _TIMES:
        return False
    known: dict[tuple[object, ...], bool] = facts.memo.setdefault(_is_on_record, {})
    key = id(records), claim.sentence, within or (claim.unit is None)
    if key not in known:
        reaches = [within or (record.within if claim.unit else "paragraph") for record in records.any_of]
        known[key] = any(
            _tells(record, facts, region(facts, claim.sentence, reach))
            for record, reach in zip(records.any_of, reaches, strict=True)
        )
    return known[key]


def _tells(record: Record, facts: Facts, span: Span) -> bool:
    return occurs(record.where, facts, span) and (record.unless is None or not occurs(record.unless, facts, span))


def _sources(covers: Iterable[Cover], facts: Facts) -> Iterator[tuple[str, Span]]:
    """The nearest source named before a claim, as a place beside it."""
    for cover in covers:
        source = None if cover.attribution is None else facts.attributions[cover.attribution].source
        if source is not None:
            yield "the source named before", source
            return
