"""Facts to the ledger of a document: who is cited, for what and how often, and which claims that covers.

A `Sheet` is one document's part of `sourcing sources`, already in the shape of `sources.schema.json`; `render_text`
prints it as a table and `render_json` as part of one object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast

from sourcing.reporters.context import slashes
from sourcing.reporters.json import error_object, position, stream
from sourcing.reporters.text import count, harmless, printable, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Attribution, Claim, Cover, LedgerEntry, Quotation
    from sourcing.documents.document import Document, Span
    from sourcing.errors import Error
    from sourcing.reporters.json import Json


class Row(TypedDict):
    """One source of a document; `share` is its part of all statements, from 0 to 1."""

    name: str
    kind: str
    role: str | None
    statements: int
    quotations: int
    share: float


class Coverage(TypedDict):
    """How many claims owe a source, and how many of them have one."""

    claims: int
    covered: int


class Sheet(TypedDict):
    """What one document says about its sources, ready for JSON."""

    path: str
    sources: list[Row]
    attributions: list[Json]
    quotations: list[Json]
    claims: list[Json]
    coverage: Coverage


class Page(NamedTuple):
    """One file's part of a run: its sheet, or why there is none."""

    sheet: Sheet | None
    errors: tuple[Error, ...] = ()


def to_sheet(path: str, facts: Facts) -> Sheet:
    """Return the sheet of one document. Claims that a trap makes innocent (a date, an age) owe nothing and are left out."""
    document, cited = facts.document, facts.cited()
    claims = [claim for claim in facts.claims if not claim.traps]
    covered = sum(covering(claim) is not None for claim in claims)
    return Sheet(
        path=slashes(path),
        sources=[_row(entry) for entry in cited.ledger],
        attributions=[_attribution(document, attribution) for attribution in cited.attributions],
        quotations=[_quotation(document, quotation) for quotation in facts.quotations],
        claims=[_claim(document, claim) for claim in claims],
        coverage=Coverage(claims=len(claims), covered=covered),
    )


def covering(claim: Claim) -> Cover | None:
    """Return what covers the claim: the first cover that names someone and is not too far away, or None."""
    return next(
        (cover for cover in claim.covers if cover.kind not in (None, "vague") and cover.reach != "distant"), None
    )


def render_json(pages: Iterable[Page]) -> Iterator[str]:
    """Yield the one object of a run piece by piece: each document as it arrives, then the errors."""
    errors: list[Json] = []

    def documents() -> Iterator[Json]:
        for page in pages:
            errors.extend(map(error_object, page.errors))
            if page.sheet is not None:
                yield cast("Json", page.sheet)

    return stream("documents", documents(), lambda: {"errors": errors})


def render_text(pages: Iterable[Page]) -> Iterator[str]:
    """Yield a table for each document as it arrives, with an empty line between two."""
    gap = ""
    for page in pages:
        if page.sheet is not None:
            yield gap + table(page.sheet)
            gap = "\n"


def table(sheet: Sheet) -> str:
    """Return the sheet as lines: one for each source, then how many claims are covered."""
    lines = [harmless(printable(sheet["path"]))]
    if sheet["sources"]:
        lines += [f"  {without_commands(line)}" for line in _aligned([_HEADINGS, *map(_cells, sheet["sources"])])]
    else:
        lines.append("  no sources")
    coverage = sheet["coverage"]
    lines.append(f"  {count(coverage['claims'], 'claim')}, {coverage['covered']} covered")
    return "\n".join(lines) + "\n"


_HEADINGS = ("source", "kind", "role", "statements", "quotations", "share")
_NUMERIC_FROM = 3


def _cells(row: Row) -> tuple[str, ...]:
    return (
        printable(row["name"]),
        row["kind"],
        printable(row["role"] or "-"),
        str(row["statements"]),
        str(row["quotations"]),
        f"{row['share']:.0%}",
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_pad(cell, widths[i], right=i >= _NUMERIC_FROM) for i, cell in enumerate(row)) for row in rows]


def _pad(cell: str, width: int, *, right: bool) -> str:
    return cell.rjust(width) if right else cell.ljust(width)


def _row(entry: LedgerEntry) -> Row:
    return Row(
        name=entry.name,
        kind=entry.kind,
        role=entry.role,
        statements=entry.statements,
        quotations=entry.quotations,
        share=round(entry.share, 4),
    )


def _attribution(document: Document, attribution: Attribution) -> Json:
    source = attribution.source
    return {
        "source": None if source is None else _place(document, source),
        "cue": _place(document, attribution.cue),
        "content": [_place(document, span) for span in attribution.content],
        "kind": attribution.kind,
        "manner": attribution.manner,
        "speaker": attribution.speaker,
    }


def _quotation(document: Document, quotation: Quotation) -> Json:
    return {**_place(document, quotation.span), "attribution": quotation.attribution}


def _claim(document: Document, claim: Claim) -> Json:
    cover = covering(claim)
    return {
        "kind": claim.kind,
        **_place(document, claim.span),
        "attribution": None if cover is None else cover.attribution,
        "cover": None if cover is None else cover.kind,
    }


def _place(document: Document, span: Span) -> dict[str, Json]:
    start, end = document.offsets.to_source(span)
    return {
        "start": position(document.source.position(start)),
        "end": position(document.source.position(end)),
        "text": document.text[span.start : span.end],
    }
