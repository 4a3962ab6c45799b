"""Rules and a document that comes again, edited → what they find, looked for only where something has changed.

An editor sends a whole article for every letter typed. What a rule finds in a stretch is remembered by all that bears on it: what
the stretch says and is read as, what stands so many stretches around as the rule looks, and what the document as a whole says
of each of its parts. A rule whose answer rests on more than that, as on who is cited anywhere, is run on the whole document each time.
"""

from __future__ import annotations

from itertools import count

from sourcing.analysis.remembered import Remembered
from sourcing.checks import figure, quotation
from sourcing.checks.awake import awake
from sourcing.checks.circumstances import is_in_short_paragraphs, lead_of, opens_with_a_list, tells_of_business
from sourcing.checks.headlines import HEADLINE_BLOCKS, is_abstract
from sourcing.checks.rows import is_about_a_paper, row_into
from sourcing.checks.scope import LOOK_BACK
from sourcing.documents import format_of
from sourcing.lean.light import Counter, partial
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TypeGuard

    from sourcing.analysis.attributions import Stretch
    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Claim
    from sourcing.analysis.remembered import Readings
    from sourcing.checks.hit import Hit
    from sourcing.packs.model import (
        AttributionRule,
        ClaimRule,
        CompanionRule,
        FigureRule,
        PhraseRule,
        QuotationRule,
        Rule,
    )
    from sourcing.packs.targets import Needs

    Find = Callable[[Rule, frozenset[int]], "list[Hit] | None"]
    _Hits = tuple[Hit, ...]
    _Known = dict[int, tuple[Sequence[Rule], _Hits]]
    """What rules find in a stretch, places counted from its start, by the `id` of their sequence, which is kept beside it."""
    _Key = tuple[object, ...]
    _LocalRule = AttributionRule | ClaimRule | CompanionRule | FigureRule | PhraseRule | QuotationRule

_PLAIN = frozenset(("paragraph", "heading"))
_FAR = 9
"""In blocks: no rule looks for a survey so far back."""


class _Reach(NamedTuple):
    """How many stretches before one, and after it, bear on what a rule finds in it."""

    before: int
    after: int


_ALONE = _Reach(0, 0)
_BEHIND = _Reach(2, 0)
"""What covers a claim stands before it, no more than two paragraphs."""
_AROUND = _Reach(2, 2)
"""As `near` is two sentences either way."""
_IN_PARAGRAPH = frozenset(("sentence", "previous", "around", "paragraph"))


class _Plan(NamedTuple):
    """Some rules by their reach, and the others, which have none."""

    rules: Sequence[Rule]
    by_reach: Mapping[_Reach, Sequence[Rule]]
    others: Sequence[Rule]

    def found_before(self, known: _Known | None) -> _Hits | None:
        """What these rules found where it is known."""
        found = None if known is None else known.get(id(self.rules))
        return found[1] if found is not None and found[0] is self.rules else None


class _Part(NamedTuple):
    """A stretch of a document: its sentences, where it starts and ends, and all that bears on what rules find in it.

    `contents` are the numbers of the two stretches before it, its own, and those of the two after, and `before` is what stands
    right before it and right before the first of these; `led_by` are the numbers of the two before it if these can cover
    anything here. `told` is what the document says of it. `is_first`: a headline may be in it.
    """

    sentences: range
    start: int
    end: int
    is_first: bool
    contents: tuple[int | None, ...]
    led_by: tuple[int | None, ...]
    before: tuple[str, str]
    told: tuple[object, ...]

    @property
    def whole(self) -> _Key:
        """All that bears on what any rules find here that do not look further than this."""
        return self.contents, self.before, self.told

    def key(self, reach: _Reach) -> _Key:
        """All that bears on what rules of a reach find here."""
        if self.is_first or reach is _AROUND:
            return reach, self.contents, self.before, self.told
        leading = self.led_by if reach is _BEHIND else None
        return reach, leading, self.contents[_AROUND.before], self.before[0], self.told

    def own(self, hits: Iterable[Hit]) -> _Hits:
        """The hits that are here, their places counted from its start."""
        return tuple([hit.shifted(-self.start) for hit in hits if self.start <= hit.match.span.start < self.end])


_CONTENTS: Remembered[_Key, int] = Remembered()
"""The numbers of what stretches say, and of what documents as a whole say of each of their parts."""
_NEXT = count()
_FOUND: Remembered[_Key, _Known] = Remembered()
"""What rules find in stretches, by all that bears on it: those of one reach, and all that have one."""


def found_again(rules: Sequence[Rule], facts: Facts, find: Find) -> tuple[list[Hit], Sequence[Rule]]:
    """What rules find in a document that comes again where only parts of it bear on that, and the others, to be run on the whole.

    `find` gives what a rule finds in some sentences, None where it failed.
    """
    plan, readings = _plan(rules), _FOUND.of(facts.language)
    if not _is_plain(facts):
        return [], rules
    hits: list[Hit] = []
    changed: list[_Part] = []
    for part in _parts(facts):
        known = plan.found_before(readings.get(part.whole))
        if known is None:
            changed.append(part)
        else:
            hits += [hit.shifted(part.start) for hit in known]
    return hits + _found_in(changed, plan, facts, find), plan.others


def _found_in(parts: Sequence[_Part], plan: _Plan, facts: Facts, find: Find) -> list[Hit]:
    """What rules find in parts of a document that are not as they were, or something beside them is not."""
    readings, failed = _FOUND.of(facts.language), False
    hits: list[Hit] = []
    for reach, rules in plan.by_reach.items():
        missing: list[_Part] = []
        for part in parts:
            known = plan.found_before(readings.get(part.key(reach)))
            if known is None:
                missing.append(part)
            else:
                hits += [hit.shifted(part.start) for hit in known]
        here = frozenset([number for part in missing for number in part.sentences])
        found = [find(rule, here) for rule in awake(rules, facts, here)] if here else []
        anew = [hit for those in found for hit in those or ()]
        hits += anew
        if None in found:
            failed = True
            continue
        for part in missing:
            _keep(part.key(reach), part.own(anew), plan, readings)
    if not failed:
        for part in parts:
            _keep(part.whole, part.own(hits), plan, readings)
    return hits


def _keep(key: _Key, hits: _Hits, plan: _Plan, readings: Readings[_Key, _Known]) -> None:
    known = readings.get(key)
    if known is None:
        known = readings.keep(key, {})
    known[id(plan.rules)] = plan.rules, hits


_PLANS: dict[int, _Plan] = {}
_MOST_PLANS = 64


def _plan(rules: Sequence[Rule]) -> _Plan:
    """What of some rules is local; it is worked out once for a sequence of rules."""
    known = _PLANS.get(id(rules))
    if known is None or known.rules is not rules:
        if len(_PLANS) >= _MOST_PLANS:
            _PLANS.clear()
        by_reach: dict[_Reach | None, list[Rule]] = {}
        for rule in rules:
            by_reach.setdefault(_reach(rule), []).append(rule)
        others = by_reach.pop(None, [])
        local = {reach: those for reach, those in by_reach.items() if reach is not None}
        known = _PLANS[id(rules)] = _Plan(rules, local, others)
    return known


def _reach(rule: Rule) -> _Reach | None:
    """How far what stands around a sentence bears on what a rule finds in it; None where who is cited anywhere may."""
    if "{speaker" in rule.message or not _is_local(rule):
        return None
    within = set(_regions(rule))
    if "document" in within:
        return None
    if not within <= _IN_PARAGRAPH or rule.kind == "quotation":
        return _AROUND
    is_alone = (rule.kind == "phrase" and not rule.covered_by) or (rule.kind == "companion" and not rule.companion.once)
    return _ALONE if is_alone and not rule.except_.reported else _BEHIND


def _is_local(rule: Rule) -> TypeGuard[_LocalRule]:
    """Whether a rule looks only at what a sentence says, what covers it and what stands in some region around it."""
    if rule.kind == "attribution":
        return _is_local_attribution(rule)
    if rule.kind == "companion":
        return not rule.companion.once and not any(needs.voice for needs in _needs(rule))
    if rule.kind == "figure":
        return figure.LOCAL_FAULTS.issuperset(rule.figure.faults)
    if rule.kind == "quotation":
        return quotation.LOCAL_FAULTS.issuperset(rule.quotation.faults)
    return rule.kind == "phrase" or (rule.kind == "claim" and "motive" not in rule.claim.kinds)


def _is_local_attribution(rule: AttributionRule) -> bool:
    target, satisfied_by = rule.attribution, rule.satisfied_by
    if target.first or target.ambiguous or target.bodies or rule.backed_by is not None:
        return False
    return satisfied_by is None or not satisfied_by.described


def _needs(rule: CompanionRule) -> Iterator[Needs]:
    if rule.companion.needs is not None:
        yield rule.companion.needs
    yield from rule.companion.parts.values()


def _regions(rule: _LocalRule) -> Iterator[str]:
    """The regions around a sentence in which a rule looks for something."""
    if rule.kind == "claim":
        if rule.on_record is not None:
            yield from (record.within for record in rule.on_record.any_of)
    elif rule.kind == "companion":
        yield rule.companion.within
    elif rule.unless is not None:
        yield rule.unless.within
        if rule.kind == "attribution" and rule.unless.same_source:
            yield "document"
    if rule.kind == "attribution" and rule.satisfied_by is not None:
        yield rule.satisfied_by.within
    if rule.kind == "attribution" and rule.attribution.unless_one_is_named:
        yield "next"


def _is_plain(facts: Facts) -> bool:
    """Whether a document's layout lets no part of it bear on others far away."""
    document = facts.document
    return not document.links and all(block.kind in _PLAIN and not block.quoted for block in document.blocks)


def _parts(facts: Facts) -> Iterator[_Part]:
    """The stretches of a document."""
    stretches, text, finder = facts.read.stretches, facts.document.text, facts.finder
    window = sum(_AROUND) + 1
    numbers = list(_contents(stretches, facts))
    contents = [*[None] * _AROUND.before, *numbers, *[None] * _AROUND.after]
    leading = [*[None] * _BEHIND.before, *map(partial(_leading, facts), stretches, numbers)]
    befores = [""] * _AROUND.before
    document = _number(_of_document(facts), facts)
    for index, stretch in enumerate(stretches):
        first = stretch.sentences[0]
        (start, _), block, _, _ = facts.sentences[first]
        befores.append(text[max(0, start - LOOK_BACK) : start])
        surveys = finder.surveys_before(first)
        since = min(finder.blocks_since_survey(first), _FAR) if surveys else min(block, _FAR)
        row = row_into(first, facts)
        row_text = "" if row is None else text[facts.sentences[row].span.start : start]
        told = (surveys, since, finder.blocks_since_results(first), row_text, document, *finder.told_of_study(first))
        yield _Part(
            stretch.sentences,
            start,
            facts.sentences[stretch.sentences[-1]].span.end,
            block < HEADLINE_BLOCKS or is_abstract(block, facts),
            tuple(contents[index : index + window]),
            tuple(leading[index : index + _BEHIND.before]),
            (befores[-1], befores[index]),
            told,
        )


def _leading(facts: Facts, stretch: Stretch, number: int) -> int | None:
    """The number of a stretch if it can cover what stands below it: it gives figures, cites somebody, or hands over with a colon."""
    gives_figures = any(map(facts.stated_by_sentence.__contains__, stretch.sentences))
    hands_over = facts.document.text.endswith(":", *facts.sentences[stretch.sentences[-1]].span)
    return number if hands_over or gives_figures or stretch.attributions else None


_FEW_BLOCKS = 4


def _of_document(facts: Facts) -> _Key:
    """What a document as a whole says of its parts: its registers, its format, whether it is long enough for a headline, what it is about."""
    blocks, form = min(len(facts.document.blocks), _FEW_BLOCKS), format_of(facts.document.source.path)
    about = is_about_a_paper(facts), opens_with_a_list(facts), tells_of_business(facts), is_in_short_paragraphs(facts)
    return facts.registers.of_document, form, blocks, about, lead_of(facts), facts.today


def _number(said: _Key, facts: Facts) -> int:
    """A number that is the same where the same is said."""
    readings = _CONTENTS.of(facts.language)
    number = readings.get(said)
    return readings.keep(said, next(_NEXT)) if number is None else number


def _contents(stretches: Iterable[Stretch], facts: Facts) -> Iterator[int]:
    """The number of what each stretch says and is read as, places counted from its start and sentences from its first."""
    layout, blocks, headed = facts.finder.credits, facts.document.blocks, facts.registers.headed
    stated = {read.block: read for read in facts.stated_by_block}
    values = Counter([claim.value for claim in facts.stated])
    for stretch in stretches:
        first, last = (facts.sentences[number].block for number in (stretch.sentences[0], stretch.sentences[-1]))
        read = [stated[number] for number in range(first, last + 1) if number in stated]
        marks = tuple(
            [
                (
                    blocks[number].kind,
                    layout.is_labelled(number),
                    layout.is_interviewed(number),
                    layout.is_sourced(number),
                    headed.get(number),
                )
                for number in range(first, last + 1)
            ]
        )
        told = tuple(
            [
                _told_elsewhere(claim, first, facts) if values[claim.value] > 1 else None
                for block in read
                for claim in block.claims
            ]
        )
        yield _number((stretch.number, marks, tuple([block.number for block in read]), told), facts)


def _told_elsewhere(claim: Claim, block: int, facts: Facts) -> tuple[bool, bool]:
    """Whether a figure was told before, and whether one in a headline is told below."""
    return facts.is_told_again(claim), block < HEADLINE_BLOCKS and facts.is_told_below(claim)
