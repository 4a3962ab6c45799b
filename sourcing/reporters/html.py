"""Findings to one HTML page: each document as prose, with its claims, attributions and findings marked in place.

    <article id="d1"><h2>gaza.txt</h2>
    <p><mark class="finding warning" tabindex="0" …>Roughly 50 hostages</mark> remain in Gaza …</p>

The page needs nothing from the network: styles and script are in it. Everything from a document is escaped by Jinja2,
which is imported only here.
"""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, StrictUndefined

from sourcing.findings import SEVERITIES
from sourcing.reporters.context import Context, slashes
from sourcing.reporters.text import count, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jinja2 import Template

    from sourcing.analysis.parts import LedgerEntry
    from sourcing.errors import Error
    from sourcing.findings import Finding, Report
    from sourcing.portraits import Note, Passage, Portrait, Spot
    from sourcing.reporters.context import RulePage


class Marked(NamedTuple):
    """A finding with the id that the page gives it."""

    id: str
    finding: Finding


class Segment(NamedTuple):
    """A stretch of prose in which nothing begins or ends. `opens`: its finding begins here."""

    text: str
    classes: str
    title: str
    findings: tuple[Marked, ...]
    opens: bool


class Block(NamedTuple):
    """A block of prose in segments, and the findings that begin in it."""

    kind: str
    quoted: bool
    segments: tuple[Segment, ...]
    findings: tuple[Marked, ...]


class Page(NamedTuple):
    """A document on the page. `elsewhere` are the findings that are in no prose: those about comments."""

    id: str
    path: str
    blocks: tuple[Block, ...]
    elsewhere: tuple[Marked, ...]
    ledger: tuple[LedgerEntry, ...]
    findings: int
    silenced: int


def render(parts: Iterable[Report], context: Context | None = None) -> Iterator[str]:
    """Yield the page when all reports are in."""
    known = context or Context()
    pages: list[Page] = []
    errors: list[Error] = []
    rules: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    for part in parts:
        errors += part.errors
        rules.update(finding.rule for finding in part.findings)
        levels.update(finding.severity for finding in part.findings)
        pages += _pages(part, len(pages))
    yield _template().render(
        pages=pages,
        errors=errors,
        rules=sorted(rules.items()),
        levels=[(level, levels[level]) for level in reversed(SEVERITIES) if levels[level]],
        help=_help(known.pages(), rules),
        total=count(sum(rules.values()), "finding"),
    )


def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = _shown
    environment.filters["slashes"] = slashes
    source = files("sourcing.reporters").joinpath("page.html.jinja").read_text(encoding="utf-8")
    return environment.from_string(source)


def _shown(words: str) -> str:
    """Prose with its lines; what drives a terminal or breaks a page is written as an escape."""
    return "\n".join(map(printable, words.replace("\t", " ").replace("\r\n", "\n").split("\n")))


def _help(pages: Mapping[str, RulePage], rules: Iterable[str]) -> list[RulePage]:
    return [pages[rule] for rule in sorted(rules) if rule in pages]


def _pages(part: Report, before: int) -> Iterator[Page]:
    """Yield a page for each portrait of a report, and for each file that has findings and no portrait."""
    by_path: dict[str, list[Finding]] = {}
    for finding in part.findings:
        by_path.setdefault(finding.path, []).append(finding)
    portraits: dict[str, Portrait | None] = {portrait.path: portrait for portrait in part.portraits}
    for number, path in enumerate({**portraits, **dict.fromkeys(by_path)}, before + 1):
        portrait = portraits.get(path)
        findings = by_path.get(path, [])
        marked = [Marked(f"d{number}f{index}", finding) for index, finding in enumerate(findings, 1)]
        blocks = _blocks(portrait, marked) if portrait is not None else ()
        placed = {one.id for block in blocks for one in block.findings}
        yield Page(
            id=f"d{number}",
            path=path,
            blocks=blocks,
            elsewhere=tuple(one for one in marked if one.id not in placed),
            ledger=portrait.ledger if portrait is not None else (),
            findings=len(findings),
            silenced=sum(one.finding.path == path for one in part.silenced),
        )


def _blocks(portrait: Portrait, marked: Sequence[Marked]) -> tuple[Block, ...]:
    by_spot = {(one.finding.rule, one.finding.start.offset, one.finding.end.offset): one for one in marked}
    opened: set[str] = set()
    return tuple(_block(passage, by_spot, opened) for passage in portrait.passages)


def _block(passage: Passage, by_spot: Mapping[Spot, Marked], opened: set[str]) -> Block:
    """Cut a passage into segments; `opened` gathers the findings that have begun."""
    notes = [note for note in passage.notes if note.spot is None or note.spot in by_spot]
    edges = sorted({0, len(passage.text), *(edge for note in notes for edge in (note.start, note.end))})
    segments: list[Segment] = []
    begun: list[Marked] = []
    for start, end in pairwise(edges):
        covering = [note for note in notes if note.start <= start and end <= note.end]
        here = tuple(by_spot[note.spot] for note in covering if note.spot is not None)
        fresh = [one for one in here if one.id not in opened]
        opened.update(one.id for one in fresh)
        begun += fresh
        segments.append(
            Segment(passage.text[start:end], _classes(covering, here), _title(covering), here, opens=bool(fresh))
        )
    return Block(passage.kind, passage.quoted, tuple(segments), tuple(begun))


def _classes(notes: Iterable[Note], findings: Iterable[Marked]) -> str:
    kinds = {note.kind for note in notes}
    return " ".join(sorted(kinds | {one.finding.severity for one in findings}))


def _title(notes: Iterable[Note]) -> str:
    said = dict.fromkeys(f"{note.kind}: {note.label}" for note in notes if note.kind != "content")
    return "; ".join(said)
