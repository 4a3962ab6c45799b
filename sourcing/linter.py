"""The pipeline: a source to the findings in it.

Source → Document → Facts → matches of each rule → those that no other rule replaces → findings with their places in
the source, sorted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcing.analysis import analyse
from sourcing.checks import run
from sourcing.documents import read_document
from sourcing.documents.source import Source
from sourcing.findings import Error, Excerpt, Finding, Position, Related, Report, at_least, fingerprint, order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.checks import Match
    from sourcing.documents.document import Span
    from sourcing.findings import Severity
    from sourcing.packs.fields import Format
    from sourcing.packs.model import Rule


class Hit(NamedTuple):
    """A rule, one match of it in document text, and the message it makes."""

    rule: Rule
    match: Match
    message: str


def lint(source: Source, rules: Iterable[Rule], language: Language, fail_on: Severity = "warning") -> Report:
    """Return what the rules find in one source. A rule that fails becomes an error; the others still run."""
    facts = facts_of(source, language)
    hits, errors = run_rules(rules, facts)
    findings = sorted(to_findings(unreplaced(hits), facts), key=order)
    failing = sum(at_least(finding.severity, fail_on) for finding in findings)
    return Report(tuple(findings), tuple(errors), files=1, failing=failing)


def facts_of(source: Source, language: Language) -> Facts:
    """Return what there is to say about a source before any rule has spoken."""
    return analyse(read_document(source), language)


def example_check(rule: Rule, language: Language) -> Callable[[str, Format], list[Span]]:
    """Return a function from an example's text and format to the source spans that this one rule reports, in order.

    What the rule raises is not caught.
    """

    def check(text: str, format_: Format) -> list[Span]:
        facts = facts_of(Source(f"example.{format_}", text), language)
        return sorted({facts.document.offsets.to_source(match.span) for match in run(rule, facts)})

    return check


def run_rules(rules: Iterable[Rule], facts: Facts) -> tuple[list[Hit], list[Error]]:
    """Run each rule; one that crashes or runs away gives an error that names it, and none of its matches."""
    hits: list[Hit] = []
    errors: list[Error] = []
    path = facts.document.source.path
    for rule in rules:
        try:
            hits += _hits(rule, facts)
        except TimeoutError:
            errors.append(Error(path, f"rule {rule.rule} took too long and was stopped; simplify its patterns"))
        except Exception as error:  # noqa: BLE001 - a crash in one rule must not silence the others
            said = " ".join(f"{type(error).__name__}: {error}".split())
            errors.append(Error(path, f"rule {rule.rule} crashed, please report it: {said}"))
    return hits, errors


def unreplaced(hits: Sequence[Hit]) -> list[Hit]:
    """Drop what is reported twice by one rule, and what overlaps a match of a rule that its own rule yields to."""
    distinct: dict[tuple[str, Span], Hit] = {}
    for hit in hits:
        distinct.setdefault((hit.rule.rule, hit.match.span), hit)
    spans: dict[str, list[Span]] = {}
    for hit in distinct.values():
        spans.setdefault(hit.rule.rule, []).append(hit.match.span)
    return [
        hit
        for hit in distinct.values()
        if not any(_overlap(hit.match.span, span) for name in hit.rule.yields_to for span in spans.get(name, ()))
    ]


def to_findings(hits: Iterable[Hit], facts: Facts) -> Iterator[Finding]:
    """Give each hit its place in the source, its sentence and its fingerprint."""
    starts = [sentence.span.start for sentence in facts.sentences]
    equals: Counter[str] = Counter()
    for hit in sorted(hits, key=lambda hit: (hit.match.span, hit.rule.rule)):
        excerpt = _excerpt(facts, starts, hit.match.span)
        key = fingerprint(hit.rule.rule, excerpt.text, 0)
        ordinal = equals[key]
        equals[key] += 1
        start, end, text = _place(facts, hit.match.span)
        yield Finding(
            rule=hit.rule.rule,
            severity=hit.rule.severity,
            message=hit.message,
            path=facts.document.source.path,
            start=start,
            end=end,
            text=text,
            related=tuple(Related(said, *_place(facts, span)) for said, span in hit.match.related),
            fix=hit.rule.fix,
            fingerprint=fingerprint(hit.rule.rule, excerpt.text, ordinal),
            excerpt=excerpt,
        )


def _hits(rule: Rule, facts: Facts) -> list[Hit]:
    return [Hit(rule, match, _message(rule, match, facts)) for match in run(rule, facts)]


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


def _place(facts: Facts, span: Span) -> tuple[Position, Position, str]:
    document = facts.document
    start, end = document.offsets.to_source(span)
    return document.source.position(start), document.source.position(end), document.text[span.start : span.end]
