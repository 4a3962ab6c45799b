"""The pipeline: a source to the findings in it.

Source → Document → Facts → matches of each rule → those that no other rule replaces → findings with their places in
the source, sorted → those that no comment in the document silences.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from sourcing.analysis import analyse
from sourcing.checks import awake, run
from sourcing.documents import read_document
from sourcing.documents.source import Source
from sourcing.findings import (
    Columns,
    Ends,
    Error,
    Excerpt,
    Finding,
    Position,
    Related,
    Report,
    fingerprint,
    order,
)
from sourcing.triage.suppress import Outcome, suppress
from sourcing.values import NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.checks import Match
    from sourcing.documents.document import Span
    from sourcing.findings import Severity
    from sourcing.packs.fields import Format
    from sourcing.packs.model import Rule
    from sourcing.portraits import Portrait
    from sourcing.triage.suppress import Fault
    from sourcing.verdicts import Verification
    from sourcing.verify.library import Library

SUPPRESSION = "suppression"
"""The kind of rule that judges comments to this tool; it runs when the others have."""
VERIFICATION = "verification"
"""The kind of rule that holds a document against its sources; it runs where there are some."""


class Hit(NamedTuple):
    """A rule, one match of it in document text, and the message it makes; `further` are the hits this one stands for."""

    rule: Rule
    match: Match
    message: str
    further: tuple[Hit, ...] = ()


class Ways(NamedTuple):
    """How a document is linted: which names are `known` as rules, whether comments silence, whether it is portrayed.

    Without `known` the rules given are all there are. `library` holds the sources that the document rests on.
    `today` is the day that dates are counted from; without it only what a document says of its own date is known.
    """

    known: Collection[str] = ()
    suppress: bool = True
    portray: bool = False
    library: Library | None = None
    today: date | None = None
    files: Mapping[str, str] | None = None
    """The file of each rule, for what is wrong with one."""


def lint(
    source: Source, rules: Sequence[Rule], language: Language, fail_on: Severity = "warning", ways: Ways | None = None
) -> Report:
    """Return what the rules find in one source. A rule that fails becomes an error; the others still run."""
    ways = ways or Ways()
    facts = facts_of(source, language)
    if ways.today is not None:
        facts = replace(facts, today=ways.today)
    hits, errors = run_rules(rules, facts, ways.files)
    verification = None if ways.library is None else _verified(facts, ways.library)
    if verification is not None:
        hits += _unverified(rules, verification, facts)
    kept = unreplaced(hits, facts)
    findings = sorted(to_findings(kept, facts), key=order)
    report = Report(errors=tuple(errors), files=1, fail_on=fail_on)
    ran = [rule for rule in rules if rule.kind != VERIFICATION or verification is not None]
    outcome = _silence(facts, findings, ran, ways.known, failed=bool(errors))
    if outcome is None:
        report = report.keeping(findings)
    else:
        judges = [rule for rule in rules if rule.kind == SUPPRESSION]
        faulty = fault_findings(judges, outcome.faults, source)
        silenced = outcome.silenced if ways.suppress else ()
        report = report.keeping(sorted([*(outcome.kept if ways.suppress else findings), *faulty], key=order), silenced)
        report += Report(errors=outcome.errors)
    if verification is not None:
        report += Report(verifications=(verification,))
    return report + Report(portraits=(_portrait(kept, facts),)) if ways.portray else report


def _verified(facts: Facts, library: Library) -> Verification:
    from sourcing.verify import verify

    return verify(facts, library)


def _unverified(rules: Iterable[Rule], verification: Verification, facts: Facts) -> list[Hit]:
    """Return what the rules of the kind verification report of a comparison with the sources."""
    from sourcing.checks.verification import check

    return [
        Hit(rule, match, _message(rule, match, facts))
        for rule in rules
        if rule.kind == VERIFICATION
        for match in check(rule, verification)
    ]


def _silence(
    facts: Facts, findings: Sequence[Finding], rules: Sequence[Rule], known: Collection[str], *, failed: bool
) -> Outcome | None:
    """Let the document's comments silence findings; None where it has none. A run that failed proves none unused."""
    if not facts.document.directives:
        return None
    names = {rule.rule for rule in rules}
    ran = set() if failed else names
    sentences = [sentence.span for sentence in facts.sentences]
    return suppress(facts.document, sentences, findings, {*names, *known}, ran)


def fault_findings(judges: Iterable[Rule], faults: Iterable[Fault], source: Source) -> Iterator[Finding]:
    """Give each fault of a comment, which stands in no prose, to the rules of the kind suppression that name it."""
    by_fault: dict[str, list[Rule]] = {}
    for judge in judges:
        by_fault.setdefault(judge.suppression.fault, []).append(judge)
    equals: Counter[str] = Counter()
    for fault in faults:
        text = source.text[fault.span.start : fault.span.end]
        for rule in by_fault.get(fault.kind, ()):
            key = fingerprint(rule.rule, text, 0)
            yield Finding(
                rule=rule.rule,
                severity=rule.severity,
                message=rule.message.format(text=_one_line(text), name=fault.rule),
                path=source.path,
                start=source.position(fault.span.start),
                end=source.position(fault.span.end),
                text=text,
                fix=rule.fix,
                fingerprint=fingerprint(rule.rule, text, equals[key]),
                excerpt=Excerpt(text, 0, len(text)),
                columns=_ends(source, fault.span.start, fault.span.end),
            )
            equals[key] += 1


def _portrait(hits: Iterable[Hit], facts: Facts) -> Portrait:
    from sourcing.portraits import portray

    offsets = facts.document.offsets
    return portray(facts, {(hit.rule.rule, *offsets.to_source(hit.match.span)): hit.match.span for hit in hits})


def facts_of(source: Source, language: Language) -> Facts:
    """Return what there is to say about a source before any rule has spoken."""
    return analyse(read_document(source), language)


def example_check(rule: Rule, language: Language) -> Callable[..., list[Span]]:
    """Return a function from an example's text and format to the source spans that this one rule reports, in order.

    What the rule raises is not caught.
    """
    if rule.kind == SUPPRESSION:
        return _suppression_check(rule, language)
    if rule.kind == VERIFICATION:
        return _verification_check(rule, language)

    def check(text: str, format_: Format) -> list[Span]:
        facts = facts_of(Source(f"example.{format_}", text), language)
        return sorted({facts.document.offsets.to_source(match.span) for match in run(rule, facts)})

    return check


def _verification_check(rule: Rule, language: Language) -> Callable[..., list[Span]]:
    """As `example_check`, for a rule that holds an example against the source that stands beside it."""
    from sourcing.verify.library import Library, hold

    def check(text: str, format_: Format, source: str = "") -> list[Span]:
        facts = facts_of(Source(f"example.{format_}", text), language)
        library = Library((hold(read_document(Source("source.txt", source))),))
        hits = _unverified([rule], _verified(facts, library), facts)
        return sorted({facts.document.offsets.to_source(hit.match.span) for hit in hits})

    return check


def _suppression_check(rule: Rule, language: Language) -> Callable[[str, Format], list[Span]]:
    """As `example_check`, for a rule that judges comments: the rules that ship are those they may silence."""
    others = _shipped_rules(tuple(language.lists.items()))

    def check(text: str, format_: Format) -> list[Span]:
        facts = facts_of(Source(f"example.{format_}", text), language)
        hits, _ = run_rules(others, facts)
        findings = list(to_findings(unreplaced(hits, facts), facts))
        outcome = _silence(facts, findings, others, (), failed=False)
        faults = outcome.faults if outcome is not None else ()
        return sorted({fault.span for fault in faults if fault.kind == rule.suppression.fault})

    return check


@lru_cache(maxsize=2)
def _shipped_rules(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Rule, ...]:
    from sourcing.packs.load import load_packs, shipped_root

    loaded = load_packs((shipped_root(),), dict(lists)).rules.values()
    return tuple(one.rule for one in loaded if one.rule.kind != SUPPRESSION)


def run_rules(
    rules: Sequence[Rule], facts: Facts, files: Mapping[str, str] | None = None
) -> tuple[list[Hit], list[Error]]:
    """Run each rule that may find something in the facts alone.

    One that crashes or runs away gives an error that names it, with its file where that is known, and none of its matches.
    """
    hits: list[Hit] = []
    errors: list[Error] = []
    path = facts.document.source.path
    for rule in awake(rules, facts):
        if rule.kind in (SUPPRESSION, VERIFICATION):
            continue
        try:
            hits += _hits(rule, facts)
        except TimeoutError:
            where = f" in {files[rule.rule]}" if files and rule.rule in files else ""
            errors.append(Error(path, f"rule {rule.rule} took too long and was stopped; simplify its patterns{where}"))
        except Exception as error:  # noqa: BLE001 - a crash in one rule must not silence the others
            said = " ".join(f"{type(error).__name__}: {error}".split())
            errors.append(Error(path, f"rule {rule.rule} crashed, please report it: {said}"))
    return hits, errors


def unreplaced(hits: Sequence[Hit], facts: Facts) -> list[Hit]:
    """Drop what is reported twice by one rule, and what overlaps a match of a rule that its own rule yields to.

    A match on the cue of an attribution that names no source stands for all that is attributed: "is expected to rise
    to 2.9 percent" is one fault, not two.

    Where a hit is dropped that stands for further ones, the first of those that is left takes its place.
    """
    distinct: dict[tuple[str, Span], Hit] = {}
    for hit in hits:
        distinct.setdefault((hit.rule.rule, hit.match.span), hit)
    spans: dict[str, list[Span]] = {}
    yielded_to = {name for hit in distinct.values() for name in hit.rule.yields_to}
    for hit in distinct.values():
        if hit.rule.rule not in yielded_to:
            continue
        places = [one.match.span for one in (hit, *hit.further)]
        spans.setdefault(hit.rule.rule, []).extend([*places, *_reported(places, facts)])
    kept: list[Hit] = []
    taken = {name: _Taken(places) for name, places in spans.items()}
    for hit in distinct.values():
        before = [taken[name] for name in hit.rule.yields_to if name in taken]
        left = [one for one in (hit, *hit.further) if not any(places.touch(one.match.span) for places in before)]
        if left:
            kept.append(left[0]._replace(further=tuple(left[1:])))
    return kept


class _Taken:
    """Stretches of text; tells quickly whether one of them touches another, for a long document has thousands."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start


def _reported(places: Sequence[Span], facts: Facts) -> Iterator[Span]:
    """What is said in the attributions without a source whose cue one of the places touches."""
    for place in places:
        for attribution in facts.attributions_near(place):
            if attribution.source is None and _overlap(attribution.cue, place):
                yield from (part for part in attribution.content if part.start >= attribution.cue.end)


def to_findings(hits: Iterable[Hit], facts: Facts) -> Iterator[Finding]:
    """Give each hit its place in the source, its sentence and its fingerprint."""
    starts = [sentence.span.start for sentence in facts.sentences]
    equals: Counter[str] = Counter()
    for hit in sorted(hits, key=lambda hit: (hit.match.span, hit.rule.rule)):
        excerpt = _excerpt(facts, starts, hit.match.span)
        key = fingerprint(hit.rule.rule, excerpt.text, 0)
        ordinal = equals[key]
        equals[key] += 1
        start, end, text, columns = _place(facts, hit.match.span)
        yield Finding(
            rule=hit.rule.rule,
            severity=hit.rule.severity,
            message=hit.message,
            path=facts.document.source.path,
            start=start,
            end=end,
            text=text,
            related=(*(Related(said, *_place(facts, span)) for said, span in _related(hit)), *hit.match.elsewhere),
            fix=hit.rule.fix,
            fingerprint=fingerprint(hit.rule.rule, excerpt.text, ordinal),
            excerpt=excerpt,
            columns=columns,
        )


def _hits(rule: Rule, facts: Facts) -> list[Hit]:
    return [
        Hit(rule, match, _message(rule, match, facts), tuple(_further(rule, match, facts)))
        for match in run(rule, facts)
    ]


def _further(rule: Rule, match: Match, facts: Facts) -> Iterator[Hit]:
    for further in match.further:
        yield Hit(rule, further, _message(rule, further, facts))


def _related(hit: Hit) -> list[tuple[str, Span]]:
    """The places beside a hit: what explains it, and where the same is to be said."""
    return [*hit.match.related, *(("likewise", further.match.span) for further in hit.further)]


def _message(rule: Rule, match: Match, facts: Facts) -> str:
    text = facts.document.text[match.span.start : match.span.end]
    fields = {"text": text, **match.fields}
    return rule.message.format(**{name: _one_line(value) for name, value in fields.items()})


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _excerpt(facts: Facts, starts: Sequence[int], span: Span) -> Excerpt:
    """Return the sentence that holds the start of the span; the span itself where none does."""
    index = bisect_right(starts, span.start) - 1
    sentence = facts.sentences[index].span if index >= 0 else span
    if sentence.end <= span.start:
        sentence = span
    text = facts.document.text[sentence.start : sentence.end]
    return Excerpt(text, span.start - sentence.start, min(span.end, sentence.end) - sentence.start)


def _place(facts: Facts, span: Span) -> tuple[Position, Position, str, Ends]:
    document, source = facts.document, facts.document.source
    start, end = document.offsets.to_source(span)
    text = document.text[span.start : span.end]
    return source.position(start), source.position(end), text, _ends(source, start, end)


def _ends(source: Source, start: int, end: int) -> Ends:
    return Ends(_columns(source, start), _columns(source, end))


def _columns(source: Source, offset: int) -> Columns:
    start = source.line_start(source.position(offset).line)
    two, three, four = (bisect_left(wide, offset) - bisect_left(wide, start) for wide in source.wide)
    length = offset - start
    return Columns(length + two + three + four + 1, length + four + 1)
