"""The pipeline: a source to the findings in it.

Source → Document → Facts → matches of each rule → those that no other rule replaces → findings with their places in
the source, sorted → those that no comment in the document silences.
"""

from __future__ import annotations

from sourcing.analysis import analyse
from sourcing.checks import Hit, message_of, one_line
from sourcing.documents import read_document
from sourcing.findings import Excerpt, Finding, Report, fingerprint, order
from sourcing.hits import run_rules, to_findings, unreplaced
from sourcing.lean.light import Counter
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, replace
from sourcing.packs.load import SUPPRESSION, VERIFICATION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.language import Language
    from sourcing.documents.source import Source
    from sourcing.kinds import Severity
    from sourcing.packs.model import Rule, SuppressionRule
    from sourcing.portraits import Portrait
    from sourcing.triage.suppress import Fault, Outcome
    from sourcing.verdicts import Verification
    from sourcing.verify.library import Library


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
    verification = None if ways.library is None else verified(facts, ways.library)
    if verification is not None:
        hits += unverified(rules, verification, facts)
    kept = unreplaced(hits, facts)
    findings = sorted(to_findings(kept, facts), key=order)
    report = Report(errors=tuple(errors), files=1, fail_on=fail_on)
    ran = (rule for rule in rules if rule.kind != VERIFICATION or verification is not None)
    outcome = silence(facts, findings, ran, ways.known, failed=bool(errors))
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


def verified(facts: Facts, library: Library) -> Verification:
    from sourcing.verify import verify

    return verify(facts, library)


def unverified(rules: Iterable[Rule], verification: Verification, facts: Facts) -> list[Hit]:
    """Return what the rules of the kind verification report of a comparison with the sources."""
    from sourcing.checks.verification import check

    return [
        Hit(rule, match, message_of(rule, match, facts))
        for rule in rules
        if rule.kind == VERIFICATION
        for match in check(rule, verification)
    ]


def silence(
    facts: Facts, findings: Sequence[Finding], rules: Iterable[Rule], known: Collection[str], *, failed: bool
) -> Outcome | None:
    """Let the document's comments silence findings; None where it has none. A run that failed proves none unused."""
    if not facts.document.directives:
        return None
    from sourcing.triage.suppress import suppress  # few documents have any

    names = {rule.rule for rule in rules}
    ran = set() if failed else names
    sentences = [sentence.span for sentence in facts.sentences]
    return suppress(facts.document, sentences, findings, {*names, *known}, ran)


def fault_findings(judges: Iterable[SuppressionRule], faults: Iterable[Fault], source: Source) -> Iterator[Finding]:
    """Give each fault of a comment, which stands in no prose, to the rules of the kind suppression that name it."""
    by_fault: dict[str, list[SuppressionRule]] = {}
    for judge in judges:
        by_fault.setdefault(judge.suppression.fault, []).append(judge)
    equals: Counter[str] = Counter()
    for fault in faults:
        text = source.text[fault.span.start : fault.span.end]
        start, end = map(source.position, fault.span)
        for rule in by_fault.get(fault.kind, ()):
            key = fingerprint(rule.rule, text, 0)
            yield Finding(
                rule=rule.rule,
                severity=rule.severity,
                message=rule.message.format(text=one_line(text), name=fault.rule),
                path=source.path,
                start=start,
                end=end,
                text=text,
                fix=rule.fix,
                fingerprint=fingerprint(rule.rule, text, equals[key]),
                excerpt=Excerpt(text, 0, len(text)),
                columns=source.ends(start, end),
            )
            equals[key] += 1


def _portrait(hits: Iterable[Hit], facts: Facts) -> Portrait:
    from sourcing.portraits import portray

    offsets = facts.document.offsets
    return portray(facts, {(hit.rule.rule, *offsets.to_source(hit.match.span)): hit.match.span for hit in hits})


def facts_of(source: Source, language: Language) -> Facts:
    """Return what there is to say about a source before any rule has spoken."""
    return analyse(read_document(source), language)
