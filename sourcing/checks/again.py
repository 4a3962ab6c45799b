"""Rules and a document that comes again, edited → what they find, looked for only where something has changed.

An editor sends a whole article for every letter typed. What a rule finds in a stretch is remembered by all that bears on it: what
the stretch says and is read as, what stands so many stretches around as the rule looks, and what the document as a whole says
of each of its parts. A rule whose answer rests on more than that, as on who is cited anywhere, is run on the whole document each time.
"""

from __future__ import annotations

from itertools import count, groupby

from sourcing.analysis.remembered import Remembered
from sourcing.checks.headlines import HEADLINE_BLOCKS
from sourcing.documents import format_of
from sourcing.typed import TYPE_CHECKING
from sourcing.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sourcing.analysis.attributions import Stretch
    from sourcing.analysis.facts import Claim, Facts
    from sourcing.checks.hit import Hit
    from sourcing.packs.model import Rule

    Find = Callable[[Rule, frozenset[int]], "list[Hit] | None"]

_PLAIN = frozenset(("paragraph", "heading"))
_FAR = 9
"""In blocks: no rule looks for a survey so far back."""
_BEFORE = 40
"""In characters: how far before a sentence a pattern may look."""


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


class _Found(NamedTuple):
    """What rules find in a stretch, its place counted from the start of that, and the `id`s of the rules it was found by."""

    ran: frozenset[int]
    hits: tuple[Hit, ...]


_NOTHING = _Found(frozenset(), ())


class _Part(NamedTuple):
    """A stretch of a document: its sentences, where it starts and ends, and what was found in it, by the `id` of a sequence of rules."""

    sentences: range
    start: int
    end: int
    found: dict[int, tuple[Sequence[Rule], _Found]]

    def by(self, rules: Sequence[Rule]) -> _Found:
        """What these rules, as far as they ran, found here."""
        known = self.found.get(id(rules))
        return known[1] if known is not None and known[0] is rules else _NOTHING


_CONTENTS: Remembered[tuple[object, ...], int] = Remembered()
"""The numbers of what stretches say."""
_NEXT = count()
_FOUND: Remembered[tuple[object, ...], dict[int, tuple[Sequence[Rule], _Found]]] = Remembered()
"""What rules find in stretches, by all that bears on it."""


def found_again(
    rules: Sequence[Rule], running: Iterable[Rule], facts: Facts, find: Find
) -> tuple[list[Hit], list[Rule]]:
    """What those of the rules that are running find in a document that comes again, and those that must see all of it.

    `find` gives what a rule finds in some sentences, None where it failed.
    """
    reaches = _reaches(rules)
    by_reach: dict[_Reach | None, list[Rule]] = {}
    for rule in running:
        by_reach.setdefault(reaches[id(rule)], []).append(rule)
    others = by_reach.pop(None, [])
    hits: list[Hit] = []
    for reach, parts in _parts(by_reach, facts):
        if not parts:
            others += by_reach[reach]
            continue
        wanted = {id(rule): rule for rule in by_reach[reach]}
        missing: dict[frozenset[int], list[_Part]] = {}
        for part in parts:
            ran, known = part.by(rules)
            hits += [hit.shifted(part.start) for hit in known]
            if not ran.issuperset(wanted):
                missing.setdefault(ran, []).append(part)
        for ran, those in missing.items():
            hits += _found_anew(those, rules, [rule for number, rule in wanted.items() if number not in ran], find)
    return hits, others


def _found_anew(parts: Sequence[_Part], rules: Sequence[Rule], running: Sequence[Rule], find: Find) -> list[Hit]:
    """What some of the rules find in parts of a document in which they have not looked; it is known from then on."""
    here = frozenset([number for part in parts for number in part.sentences])
    ran: list[int] = []
    hits: list[Hit] = []
    for rule in running:
        found = find(rule, here)
        if found is not None:
            ran.append(id(rule))
            hits += found
    for part in parts:
        own = tuple([hit.shifted(-part.start) for hit in hits if part.start <= hit.match.span.start < part.end])
        before = part.by(rules)
        part.found[id(rules)] = rules, _Found(before.ran.union(ran), before.hits + own)
    return hits


_REACHES: dict[int, tuple[Sequence[Rule], dict[int, _Reach | None]]] = {}
_MOST_REACHES = 64


def _reaches(rules: Sequence[Rule]) -> dict[int, _Reach | None]:
    """The reach of each of some rules, by its `id`; it is worked out once for a sequence of rules."""
    known = _REACHES.get(id(rules))
    if known is None or known[0] is not rules:
        if len(_REACHES) >= _MOST_REACHES:
            _REACHES.clear()
        known = _REACHES[id(rules)] = rules, {id(rule): _reach(rule) for rule in rules}
    return known[1]


def _reach(rule: Rule) -> _Reach | None:
    """How far what stands around a sentence bears on what a rule finds in it; None where who is cited anywhere may."""
    if rule.kind not in ("claim", "attribution", "phrase") or "{speaker" in rule.message:
        return None
    within = set(_regions(rule))
    if "document" in within:
        return None
    is_alone = False
    if rule.kind == "claim":
        if "motive" in rule.claim.kinds:
            return None
    elif rule.kind == "attribution":
        target = rule.attribution
        if target.first or target.ambiguous or target.bodies or rule.backed_by is not None:
            return None
    else:
        is_alone = not rule.covered_by
    if not within <= _IN_PARAGRAPH:
        return _AROUND
    return _ALONE if is_alone and not rule.except_.reported else _BEHIND


def _regions(rule: Rule) -> Iterator[str]:
    """The regions around a sentence in which a rule looks for something."""
    if rule.kind == "claim":
        if rule.on_record is not None:
            yield from (record.within for record in rule.on_record.any_of)
        return
    if rule.unless is not None:
        yield rule.unless.within
    if rule.kind == "attribution" and rule.satisfied_by is not None:
        yield rule.satisfied_by.within


def _parts(reaches: Iterable[_Reach], facts: Facts) -> Iterator[tuple[_Reach, list[_Part]]]:
    """The stretches of a document for each reach; none where its layout lets one part of it bear on others far away."""
    blocks = facts.document.blocks
    if facts.document.links or not all(block.kind in _PLAIN and not block.quoted for block in blocks):
        yield from ((reach, []) for reach in reaches)
        return
    stretches = list(facts.read.stretches())
    nothing = [None] * max(_AROUND)
    contents, places = [*nothing, *_contents(stretches, facts), *nothing], [_place(one, facts) for one in stretches]
    readings, whole = _FOUND.of(facts.language), _of_document(facts)
    for reach in reaches:
        parts: list[_Part] = []
        for index, (stretch, (start, end, is_first, beside)) in enumerate(
            zip(stretches, places, strict=True), len(nothing)
        ):
            before, after = _AROUND if is_first else reach
            key = reach, *contents[index - before : index + after + 1], beside, whole
            found = readings.get(key)
            parts.append(_Part(stretch.sentences, start, end, readings.keep(key, {}) if found is None else found))
        yield reach, parts


def _place(stretch: Stretch, facts: Facts) -> tuple[int, int, bool, tuple[object, ...]]:
    """Where a stretch starts and ends, whether a headline may be in it, and what stands before it in the document."""
    first = stretch.sentences[0]
    (start, _), block, _, _ = facts.sentences[first]
    surveys = facts.finder.surveys_before(first), min(facts.finder.blocks_since_survey(first), _FAR)
    before = facts.document.text[max(0, start - _BEFORE) : start]
    return start, facts.sentences[stretch.sentences[-1]].span.end, block < HEADLINE_BLOCKS, (before, surveys)


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
        stretch.number,
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
