"""A rule's own examples and a way to run the rule → one result an example, as `sourcing test` reports them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sourcing.packs.located import Mark
from sourcing.packs.marks import MarkedText, parse_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sourcing.documents.document import Span
    from sourcing.packs.fields import Example
    from sourcing.packs.loaded import LoadedRule

    Check = Callable[..., Iterable[Span]]

Group = Literal["flagged", "clean", "missed", "false-alarm"]
Outcome = Literal["reported", "clean", "known", "missing", "noisy", "wrong", "mended"]

SOUND: frozenset[Outcome] = frozenset({"reported", "clean", "known"})


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example fared.

    `reported`, `clean` and `known` (a recorded defect still shows) are sound. `missing`: a mark was not reported;
    `noisy`: something unmarked was; `wrong`: what was reported overlaps a mark but is not it; `mended`: a recorded
    defect no longer shows, so the example belongs under `flagged` or `clean`. `expected` and `got` are the words.
    """

    rule: str
    path: str
    line: int
    group: Group
    outcome: Outcome
    text: str
    expected: tuple[str, ...]
    got: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return self.outcome in SOUND


def run_examples(loaded: LoadedRule, check: Check) -> list[ExampleResult]:
    """Run every example of a rule, in the order of the file's groups.

    `check(text, format)` runs this one rule and returns the spans it reports (code points in `text`); where an example
    has a source, its text is a third argument.
    """
    examples = loaded.rule.examples
    groups: tuple[tuple[Group, tuple[Example, ...]], ...] = (
        ("flagged", examples.flagged),
        ("clean", examples.clean),
        ("missed", examples.missed),
        ("false-alarm", examples.false_alarm),
    )
    return [
        _run(loaded, group, index, example, check) for group, members in groups for index, example in enumerate(members)
    ]


def _run(loaded: LoadedRule, group: Group, index: int, example: Example, check: Check) -> ExampleResult:
    marked = parse_marks(example.text)
    got = tuple(sorted(check(marked.text, example.format, *([example.source] if example.source else []))))
    return ExampleResult(
        rule=loaded.rule.rule,
        path=loaded.path,
        line=loaded.examples.get((group, index), Mark(1, 1)).line,
        group=group,
        outcome=_outcome(group, marked, got),
        text=marked.text,
        expected=_words(marked.text, marked.spans),
        got=_words(marked.text, got),
    )


def _words(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in spans)


def _outcome(group: Group, marked: MarkedText, got: tuple[Span, ...]) -> Outcome:
    if group == "false-alarm":
        return "known" if got else "mended"
    outcome = _compare(marked.spans, got)
    if group == "missed":
        return "mended" if outcome == "reported" else "known"
    return outcome


def _compare(expected: tuple[Span, ...], got: tuple[Span, ...]) -> Outcome:
    """Compare what is marked with what is reported; of several faults the first of wrong, missing, noisy counts."""
    if expected == got:
        return "reported" if expected else "clean"
    unexpected = [span for span in got if span not in expected]
    if any(span.overlaps(mark) for span in unexpected for mark in expected if mark not in got):
        return "wrong"
    return "missing" if any(mark not in got for mark in expected) else "noisy"
