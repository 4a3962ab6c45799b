"""Rules and facts → hits, and those that no other rule replaces → findings with their places in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain

from sourcing.checks import Hit, awake, hits_of
from sourcing.documents.document import PLACEHOLDER
from sourcing.errors import Error, what_was_raised
from sourcing.findings import SEVERITIES, Excerpt, Finding, Related, fingerprint
from sourcing.lean.light import Counter
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.load import SUPPRESSION, VERIFICATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.documents.document import Span
    from sourcing.kinds import Severity
    from sourcing.packs.model import Rule
    from sourcing.places import Ends, Position


def run_rules(
    rules: Sequence[Rule], facts: Facts, files: Mapping[str, str] | None = None
) -> tuple[list[Hit], list[Error]]:
    """Run each rule that may find something in the facts alone.

    One that crashes or runs away gives an error that names it, with its file where that is known, and none of its matches.
    """
    errors: list[Error] = []
    path = facts.document.source.path

    def found(rule: Rule, here: frozenset[int] | None = None) -> list[Hit] | None:
        try:
            return hits_of(rule, facts, here)
        except TimeoutError:
            where = f" in {files[rule.rule]}" if files and rule.rule in files else ""
            errors.append(Error(path, f"rule {rule.rule} took too long and was stopped; simplify its patterns{where}"))
        except Exception as error:  # noqa: BLE001 - a crash in one rule must not silence the others
            said = f"rule {rule.rule} crashed, please report it: {what_was_raised(error)}"
            errors.append(Error(path, said))
        return None

    rest = rules
    hits: list[Hit] = []
    if facts.words.come_again:
        from sourcing.checks.again import found_again  # only an editor sends a text twice

        hits, rest = found_again(rules, facts, found)
    for rule in awake(rest, facts):
        if rule.kind not in (SUPPRESSION, VERIFICATION):
            hits += found(rule) or ()
    return hits, errors


def unreplaced(hits: Sequence[Hit], facts: Facts) -> list[Hit]:
    """Drop what is reported twice by one rule, and what overlaps a match of a rule that its own rule yields to.

    A match on the cue of an attribution that names no source stands for all that is attributed: "is expected to rise
    to 2.9 percent" is one fault, not two, and so is "13 people are understood to remain there".

    Where a hit is dropped that stands for further ones, the first of those that is left takes its place.
    """
    distinct: dict[tuple[str, Span], Hit] = {}
    for hit in hits:
        distinct.setdefault((hit.rule.rule, hit.match.span), hit)
    spans: dict[str, list[Span]] = {}
    subjects: dict[str, list[Span]] = {}
    yielded_to = {name for hit in distinct.values() for name in hit.rule.yields_to}
    for hit in distinct.values():
        if hit.rule.rule not in yielded_to:
            continue
        places = [one.match.span for one in (hit, *hit.further)]
        reported = list(_reported(places, facts))
        spans.setdefault(hit.rule.rule, []).extend([*places, *(span for span, behind in reported if behind)])
        subjects.setdefault(hit.rule.rule, []).extend(span for span, behind in reported if not behind)
    kept: list[Hit] = []
    taken = {name: _Taken(places) for name, places in spans.items()}
    said_of = {name: _Taken(places) for name, places in subjects.items()}
    for hit in distinct.values():
        before = [taken[name] for name in hit.rule.yields_to if name in taken]
        left = [one for one in (hit, *hit.further) if not any(places.touch(one.match.span) for places in before)]
        of_whom = [said_of[name] for name in hit.rule.yields_to if name in said_of]
        if left and (len(left) > 1 or not any(places.touch(left[0].match.span) for places in of_whom)):
            kept.append(left[0]._replace(further=tuple(left[1:])))
    return _joined(kept, facts)


def _joined(hits: Sequence[Hit], facts: Facts) -> list[Hit]:
    """The hits, of which one stands for those of its sentence whose rules are joined to its own: one source mends them all.

    The gravest stands, and of hits alike one that another's rule joins.
    """
    if not any(getattr(hit.rule, "joins", ()) for hit in hits):
        return list(hits)
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits:
        by_sentence.setdefault(facts.sentence_at(hit.match.span.start), []).append(hit)
    return list(chain.from_iterable(map(_joined_in_sentence, by_sentence.values())))


def _joined_in_sentence(hits: Sequence[Hit]) -> Sequence[Hit]:
    names = {hit.rule.rule for hit in hits}
    joins = [names.intersection(getattr(hit.rule, "joins", ())) for hit in hits]
    joined = set().union(*joins)
    linked = [(hit, to) for hit, to in zip(hits, joins, strict=True) if to or hit.rule.rule in joined]
    if not linked:
        return hits
    head, _ = min(linked, key=lambda one: (-SEVERITIES.index(_severity(one[0])), len(one[1])))
    further = [one for hit, _ in linked if hit is not head for one in (hit, *hit.further)]
    rest = [hit for hit in hits if all(hit is not one for one, _ in linked)]
    return [head._replace(further=(*head.further, *further)), *rest]


def _severity(hit: Hit) -> Severity:
    return min(hit.rule.severity, (hit.match.said or hit.rule).severity, key=SEVERITIES.index)


class _Taken:
    """Stretches of text; tells quickly whether one of them touches another, for a long document has thousands."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start


def _reported(places: Sequence[Span], facts: Facts) -> Iterator[tuple[Span, bool]]:
    """What is said in the attributions without a source whose cue one of the places touches, and whether it stands behind the cue.

    Before it stand the few words that open the sentence, which it is said of; what is longer has a clause of its own.
    """
    for place in places:
        for attribution in facts.attributions_near(place):
            if attribution.source is None and attribution.cue.overlaps(place):
                for part in attribution.content:
                    if part.start >= attribution.cue.end:
                        yield part, True
                    elif part.start == facts.sentences[attribution.sentence].span.start and _is_short(part, facts):
                        yield part, False


def _is_short(part: Span, facts: Facts) -> bool:
    return len(facts.document.text[part.start : part.end].split()) <= _LONGEST_SUBJECT


_LONGEST_SUBJECT = 4
"""In words."""


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
        said = hit.match.said or hit.rule
        yield Finding(
            rule=hit.rule.rule,
            severity=_severity(hit),
            message=hit.message,
            path=facts.document.source.path,
            start=start,
            end=end,
            text=text,
            related=(*(Related(said, *_place(facts, span)) for said, span in _related(hit)), *hit.match.elsewhere),
            fix=said.fix,
            fingerprint=fingerprint(hit.rule.rule, excerpt.text, ordinal) if ordinal else key,
            excerpt=excerpt,
            columns=columns,
        )


def _related(hit: Hit) -> list[tuple[str, Span]]:
    """The places beside a hit: what explains it, and where the same is to be said."""
    return [*hit.match.related, *(("likewise", further.match.span) for further in hit.further)]


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
    start, end = map(source.position, document.offsets.to_source(span))
    text = document.text[span.start : span.end].replace(PLACEHOLDER, "…")
    return start, end, text, source.ends(start, end)
