"""A rule and a document that comes again, edited → what the rule finds, looked for only where something has changed.

An editor sends a whole article for every letter typed. What a rule finds in a stretch is remembered by all that bears on it: what
the stretch says and is read as, what stands a few stretches around, and what the document as a whole says of each of its parts.
A rule whose answer rests on more than that, as on who is cited anywhere, is run on the whole document each time.
"""

from __future__ import annotations

from itertools import count, groupby

from sourcing.analysis.remembered import Remembered
from sourcing.checks.headlines import HEADLINE_BLOCKS
from sourcing.documents import format_of
from sourcing.typed import TYPE_CHECKING
from sourcing.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from sourcing.analysis.attributions import Stretch
    from sourcing.analysis.facts import Attribution, Claim, Facts
    from sourcing.checks.match import Match
    from sourcing.packs.model import Rule

    Check = Callable[[Any, Facts, frozenset[int] | None], Iterator[Match]]
    _Found = dict[int, tuple[Rule, tuple[Match, ...]]]

_PLAIN = frozenset(("paragraph", "heading"))
_AROUND = 2
"""How many stretches either way bear on one, as `near` is two sentences either way."""
_FAR = 9
"""In blocks: no rule looks for a survey so far back."""
_BEFORE = 40
"""In characters: how far before a sentence a pattern may look."""


class _Part(NamedTuple):
    """A stretch of a document: its sentences, where it starts, and what rules find in it, each by its rule's `id`."""

    sentences: range
    start: int
    found: _Found


_CONTENTS: Remembered[tuple[object, ...], int] = Remembered()
"""The numbers of what stretches say."""
_NEXT = count()
_FOUND: Remembered[tuple[object, ...], _Found] = Remembered()
"""What rules find in stretches, their places counted from its start, by all that bears on it."""


def found_again(rule: Rule, facts: Facts, check: Check) -> Iterator[Match]:
    """What a check finds in a document that comes again."""
    parts = _parts(facts) if _is_local(rule) else ()
    if not parts:
        yield from check(rule, facts, None)
        return
    anew: list[_Part] = []
    for part in parts:
        known = part.found.get(id(rule))
        if known is None or known[0] is not rule:
            anew.append(part)
            continue
        for match in known[1]:
            yield match.shifted(part.start)
    if anew:
        here = frozenset([number for part in anew for number in part.sentences])
        matches = list(check(rule, facts, here))
        for part in anew:
            end = facts.sentences[part.sentences[-1]].span.end
            own = [match for match in matches if part.start <= match.span.start < end]
            part.found[id(rule)] = rule, tuple([match.shifted(-part.start) for match in own])
        yield from matches


def _is_local(rule: Rule) -> bool:
    """Whether what a rule finds in a sentence rests on what stands around it, and not on who is cited elsewhere."""
    if "{speaker" in rule.message:
        return False
    if rule.kind == "claim":
        return "motive" not in rule.claim.kinds
    if rule.unless is not None and rule.unless.within == "document":
        return False
    if rule.kind == "phrase":
        return True
    target, satisfied = rule.attribution, rule.satisfied_by
    if target.first or target.ambiguous or target.bodies or rule.backed_by is not None:
        return False
    return satisfied is None or satisfied.within != "document"


def _parts(facts: Facts) -> Sequence[_Part]:
    """The stretches of a document; none where its layout lets one part of it bear on others far away."""
    known: Sequence[_Part] | None = facts.memo.get(_parts)
    if known is None:
        blocks = facts.document.blocks
        is_plain = not facts.document.links and all(block.kind in _PLAIN and not block.quoted for block in blocks)
        known = facts.memo[_parts] = tuple(_read_parts(facts)) if is_plain else ()
    return known


def _read_parts(facts: Facts) -> Iterator[_Part]:
    text, readings = facts.document.text, _FOUND.of(facts.language)
    stretches = list(facts.read.stretches())
    contents = [None] * _AROUND + list(_contents(stretches, facts)) + [None] * _AROUND
    whole = _of_document(facts)
    for index, stretch in enumerate(stretches):
        first = stretch.sentences[0]
        start = facts.sentences[first].span.start
        around = *contents[index : index + 2 * _AROUND + 1], text[max(0, start - _BEFORE) : start]
        surveys = facts.finder.surveys_before(first), min(facts.finder.blocks_since_survey(first), _FAR)
        key = *around, surveys, whole
        found = readings.get(key)
        if found is None:
            found = readings.keep(key, {})
        yield _Part(stretch.sentences, start, found)


_FEW_BLOCKS = 4


def _of_document(facts: Facts) -> tuple[object, ...]:
    """What a document as a whole says of its parts: its registers, its format, and whether it is long enough for a headline."""
    blocks = min(len(facts.document.blocks), _FEW_BLOCKS)
    return facts.registers.of_document, format_of(facts.document.source.path), blocks, facts.today


def _contents(stretches: Sequence[Stretch], facts: Facts) -> Iterator[int]:
    """The number of what each stretch says; it is the same where the same is said."""
    readings = _CONTENTS.of(facts.language)
    claims = {number: list(those) for number, those in groupby(facts.stated, key=lambda claim: claim.sentence)}
    for stretch in stretches:
        content = _content(stretch, [claim for number in stretch.sentences for claim in claims.get(number, ())], facts)
        number = readings.get(content)
        yield readings.keep(content, next(_NEXT)) if number is None else number


def _content(stretch: Stretch, claims: Sequence[Claim], facts: Facts) -> tuple[object, ...]:
    """All that a stretch says and is read as, places counted from its start and sentences from its first."""
    first, last = stretch.sentences[0], stretch.sentences[-1]
    start = facts.sentences[first].span.start
    blocks = range(facts.sentences[first].block, facts.sentences[last].block + 1)
    return (
        stretch.key or _by_value(stretch, facts),
        tuple([(facts.document.blocks[block].kind, facts.finder.credits.is_labelled(block)) for block in blocks]),
        tuple(
            [
                (kind, begin - start, end - start, value, unit, traps, *_told_elsewhere(claim, blocks.start, facts))
                for claim in claims
                for kind, (begin, end), _, value, unit, traps, _ in (claim,)
            ]
        ),
    )


def _told_elsewhere(claim: Claim, block: int, facts: Facts) -> tuple[bool, bool]:
    """Whether a figure was told before, and whether one in a headline is told below."""
    return facts.is_told_again(claim), block < HEADLINE_BLOCKS and facts.is_told_below(claim)


def _by_value(stretch: Stretch, facts: Facts) -> tuple[object, ...]:
    """The same of a stretch whose attributions depend on what stands elsewhere."""
    sentences = facts.sentences[stretch.sentences.start : stretch.sentences.stop]
    (start, _), block, first, _ = sentences[0]
    quoted = [(number, one) for number, one in enumerate(facts.marked) if one.sentence in stretch.sentences]
    return (
        facts.document.text[start : sentences[-1].span.end],
        facts.words.tags[first : sentences[-1].last],
        tuple([(one.span.shifted(-start), one.block - block) for one in sentences]),
        tuple([(one.span.shifted(-start), one.continues, stretch.speakers.get(number)) for number, one in quoted]),
        tuple([_shifted(one, -start) for one in stretch.attributions]),
    )


def _shifted(attribution: Attribution, by: int) -> tuple[object, ...]:
    source, cue, content, kind, manner, _, *others = attribution
    return (
        source and source.shifted(by),
        cue.shifted(by),
        tuple([part.shifted(by) for part in content]),
        kind,
        manner,
        *others,
    )
