"""A document's comments and its findings → what the comments silence, and what is wrong with the comments.

`ignore` after text covers the sentence it ends, and alone on its line the block that follows; `disable` and `enable`
make a range; `ignore-file` covers the file. All offsets here are in the source, in code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sourcing.documents.document import Span
from sourcing.errors import Error
from sourcing.findings import Silenced
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple
from sourcing.triage.directives import Directive, MalformedError, body, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import Literal

    from sourcing.documents.document import Document
    from sourcing.findings import Finding

    FaultKind = Literal["unused", "unknown", "unreasoned"]


class Fault(NamedTuple):
    """What is wrong with a comment that can be followed: the words at fault, in the source, and the rule they name."""

    kind: FaultKind
    span: Span
    rule: str


class Outcome(NamedTuple):
    """What the comments of a document come to."""

    kept: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]
    faults: tuple[Fault, ...]
    errors: tuple[Error, ...]


class _Comment(NamedTuple):
    """A directive and where it and the names in it stand."""

    span: Span
    directive: Directive
    names: tuple[Span, ...]


class _Cover(NamedTuple):
    """One rule silenced over a stretch of the source, by the comment `number` and its name `name`."""

    rule: str
    reach: Span
    number: int
    name: int


def suppress(
    document: Document,
    sentences: Sequence[Span],
    findings: Iterable[Finding],
    known: Collection[str],
    ran: Collection[str],
) -> Outcome:
    """Let the comments of a document silence findings.

    `sentences` are in document text, sorted. A name that is not `known` is a fault; one that silences nothing is a
    fault only if its rule `ran`, for else nobody can tell.
    """
    comments, errors = _read(document)
    places = _Places(document, sentences)
    covers = [*_single_covers(comments, places), *_range_covers(comments, document, errors)]
    by_rule: dict[str, list[_Cover]] = {}
    for cover in covers:
        by_rule.setdefault(cover.rule, []).append(cover)
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    used: set[tuple[int, int]] = set()
    for finding in findings:
        found = [cover for cover in by_rule.get(finding.rule, ()) if _meet(cover.reach, finding)]
        used.update((cover.number, cover.name) for cover in found)
        if found:
            silenced.append(Silenced(finding, "comment", comments[found[0].number].directive.reason))
        else:
            kept.append(finding)
    faults = tuple(_faults(comments, used, {(cover.number, cover.name) for cover in covers}, known, ran))
    return Outcome(tuple(kept), tuple(silenced), faults, tuple(errors))


def _read(document: Document) -> tuple[list[_Comment], list[Error]]:
    comments: list[_Comment] = []
    errors: list[Error] = []
    for span in sorted(directive.span for directive in document.directives):
        text, start = body(document.source.text[span.start : span.end])
        try:
            directive = parse(text)
        except MalformedError as error:
            errors.append(_error(document, span, str(error)))
        else:
            at = span.start + start
            names = tuple(Span(at + name.start, at + name.start + len(name.rule)) for name in directive.names)
            comments.append(_Comment(span, directive, names))
    return comments, errors


def _error(document: Document, span: Span, message: str) -> Error:
    place = document.source.position(span.start)
    return Error(document.source.path, f"{message}; until then this comment silences nothing", place.line, place.column)


def _single_covers(comments: Sequence[_Comment], places: _Places) -> Iterator[_Cover]:
    for number, comment in enumerate(comments):
        verb = comment.directive.verb
        if verb == "ignore-file":
            reach: Span | None = Span(0, places.end)
        elif verb == "ignore":
            reach = places.reach(comment.span)
        else:
            continue
        for index, name in enumerate(comment.directive.names):
            yield _Cover(name.rule, reach or Span(comment.span.end, comment.span.end), number, index)


def _range_covers(comments: Sequence[_Comment], document: Document, errors: list[Error]) -> Iterator[_Cover]:
    """Yield the ranges; a `disable` without `enable`, or the other way round, is an error and covers nothing."""
    open_ranges: dict[str, tuple[int, int]] = {}
    for number, comment in enumerate(comments):
        for index, name in enumerate(comment.directive.names):
            if comment.directive.verb == "disable":
                if name.rule in open_ranges:
                    errors.append(_unclosed(document, comments, open_ranges[name.rule]))
                open_ranges[name.rule] = (number, index)
            elif comment.directive.verb == "enable":
                opened = open_ranges.pop(name.rule, None)
                if opened is None:
                    message = f"enable[{name.rule}] has no disable[{name.rule}] before it; add one or take this out"
                    errors.append(_error(document, comment.names[index], message))
                else:
                    reach = Span(comments[opened[0]].span.end, comment.span.start)
                    yield _Cover(name.rule, reach, *opened)
    errors += [_unclosed(document, comments, opened) for opened in open_ranges.values()]


def _unclosed(document: Document, comments: Sequence[_Comment], opened: tuple[int, int]) -> Error:
    comment = comments[opened[0]]
    rule = comment.directive.names[opened[1]].rule
    message = f"disable[{rule}] is never closed; write enable[{rule}] where the rule is to hold again"
    return _error(document, comment.names[opened[1]], message)


def _faults(
    comments: Sequence[_Comment],
    used: set[tuple[int, int]],
    effective: set[tuple[int, int]],
    known: Collection[str],
    ran: Collection[str],
) -> Iterator[Fault]:
    for number, comment in enumerate(comments):
        for index, (name, span) in enumerate(zip(comment.directive.names, comment.names, strict=True)):
            if name.rule not in known:
                yield Fault("unknown", span, name.rule)
            elif (number, index) in effective - used and name.rule in ran:
                yield Fault("unused", span, name.rule)
        if comment.directive.verb != "enable" and not comment.directive.reason:
            yield Fault("unreasoned", comment.span, comment.directive.names[0].rule)


def _meet(reach: Span, finding: Finding) -> bool:
    start, end = finding.start.offset, finding.end.offset
    return reach.start < max(end, start + 1) and start < reach.end


class _Places:
    """Where the sentences and blocks of a document stand in its source."""

    def __init__(self, document: Document, sentences: Sequence[Span]) -> None:
        self.end = len(document.source.text) + 1
        self._document = document
        self._sentences = sentences
        self._blocks = [document.offsets.to_source(block.span) for block in document.blocks]

    def reach(self, comment: Span) -> Span | None:
        """Return what an `ignore` covers; None where neither text stands before it nor a block follows."""
        source = self._document.source
        line_start = source.line_start(source.position(comment.start).line)
        before = self._document.text[self._shown(line_start) : self._shown(comment.start)].rstrip()
        if before:
            sentence = self._sentence_at(self._shown(line_start) + len(before) - 1)
            if sentence is not None:
                return self._document.offsets.to_source(sentence)
        number = bisect_left(self._blocks, comment.end, key=lambda block: block.end)
        if number == len(self._blocks):
            return None
        block = self._blocks[number]
        return Span(max(block.start, comment.end), block.end)

    def _shown(self, offset: int) -> int:
        """Return the document text's length up to an offset in the source."""
        runs = self._document.offsets.runs
        number = bisect_left(runs, offset, key=lambda run: run.source_start) - 1
        if number < 0:
            return 0
        run = runs[number]
        end = runs[number + 1].start if number + 1 < len(runs) else len(self._document.text)
        return min(end, run.start + offset - run.source_start) if run.verbatim else end

    def _sentence_at(self, offset: int) -> Span | None:
        number = bisect_right(self._sentences, offset, key=lambda span: span.start) - 1
        found = self._sentences[number] if number >= 0 else None
        return found if found is not None and offset < found.end else None
