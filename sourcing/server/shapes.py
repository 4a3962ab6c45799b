"""Between the protocol's types and the server's own: what a client can do, a change, the findings in a range."""

from __future__ import annotations

from lsprotocol import types

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.server.diagnostics import Abilities, span
from sourcing.server.text import Change, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.findings import Finding
    from sourcing.packs.model import Rule
    from sourcing.server.checking import Checked
    from sourcing.server.text import Text


def abilities(client: types.ClientCapabilities) -> Abilities:
    shown = client.text_document.publish_diagnostics if client.text_document else None
    return Abilities(bool(shown and shown.related_information), bool(shown and shown.code_description_support))


def reads_markdown(client: types.ClientCapabilities) -> bool:
    hover = client.text_document.hover if client.text_document else None
    return types.MarkupKind.Markdown in (hover.content_format or () if hover else ())


def to_change(change: types.TextDocumentContentChangeEvent) -> Change:
    if isinstance(change, types.TextDocumentContentChangePartial):
        start, end = change.range.start, change.range.end
        return Change(change.text, Place(start.line, start.character), Place(end.line, end.character))
    return Change(change.text)


def between(checked: Checked, start: int, end: int) -> list[Finding]:
    """Return the findings that a range touches, their ends included: the cursor may stand behind the last letter."""
    start, end = min(start, end), max(start, end)
    return [found for found in checked.report.findings if found.start.offset <= end and start <= found.end.offset]


def with_rules(findings: Iterable[Finding], checked: Checked) -> Iterator[tuple[Finding, Rule | None]]:
    for finding in findings:
        loaded = checked.rules.get(finding.rule)
        yield finding, loaded.rule if loaded else None


def to_range(finding: Finding, text: Text) -> types.Range:
    place = span(finding.start, finding.end, text)
    return types.Range(types.Position(**place["start"]), types.Position(**place["end"]))


def to_value(kind: object) -> object:
    return getattr(kind, "value", kind)
