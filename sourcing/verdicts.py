"""What verification says of a document: for each quotation, figure and name a verdict, and the evidence for it."""

from __future__ import annotations

from sourcing.lean.light import Counter
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, Value

if TYPE_CHECKING:
    from typing import Literal

    from sourcing.documents.document import Span
    from sourcing.lean.typed import StrPath
    from sourcing.places import Ends, Position

    Subject = Literal["quotation", "figure", "name"]
    QuotationVerdict = Literal["exact", "trimmed", "restyled", "altered", "other-speaker", "not-found", "not-checkable"]
    FigureVerdict = Literal["supported", "rounded", "differs", "not-found", "not-checkable"]
    NameVerdict = Literal["spelt-alike", "misspelt", "other-title", "not-found"]
    VerdictName = QuotationVerdict | FigureVerdict | NameVerdict

SUBJECTS: tuple[Subject, ...] = ("quotation", "figure", "name")
MATCHED: dict[Subject, frozenset[VerdictName]] = {
    "quotation": frozenset({"exact", "trimmed", "restyled"}),
    "figure": frozenset({"supported", "rounded"}),
    "name": frozenset({"spelt-alike"}),
}
"""The verdicts that say the source bears the article out."""


class Change(NamedTuple):
    """Words that differ: what the article has and what the source has there; either may be empty."""

    article: str
    source: str


class Evidence(Value):
    """Where a source says something, and its words. `page` counts from 1 in a source that has pages."""

    path: str
    start: Position
    end: Position
    text: str
    speaker: str | None = None
    page: int | None = None
    columns: Ends | None = None


class Verdict(Value):
    """What is to be said of one quotation, figure or name, which stands at `span` of the document's text.

    `reason` says why something is not checkable; `found` is what the source has instead: a figure, a name, a speaker.
    """

    of: Subject
    verdict: VerdictName
    span: Span
    text: str
    evidence: tuple[Evidence, ...] = ()
    changes: tuple[Change, ...] = ()
    found: str = ""
    reason: str = ""
    speaker: str | None = None


class Placed(Value):
    """A verdict with its place in the source the writer edits."""

    verdict: Verdict
    start: Position
    end: Position


class Count(NamedTuple):
    """How many of a document's quotations, figures or names were looked for, borne out, and beyond checking."""

    checked: int = 0
    matched: int = 0
    not_checkable: int = 0

    def plus(self, other: Count) -> Count:
        return Count(*(mine + its for mine, its in zip(self, other, strict=True)))


class Verification(Value):
    """All verdicts on one document, by place, and the sources it was held against."""

    path: str
    verdicts: tuple[Placed, ...] = ()
    sources: tuple[str, ...] = ()

    def count(self, of: Subject) -> Count:
        names = Counter(placed.verdict.verdict for placed in self.verdicts if placed.verdict.of == of)
        beyond = names["not-checkable"]
        return Count(names.total() - beyond, sum(names[name] for name in MATCHED[of]), beyond)


class Named(Value):
    """Paths, folders and globs that somebody named as sources; `by` says where, `folder` is what they start from."""

    names: tuple[str, ...]
    folder: StrPath
    by: str
