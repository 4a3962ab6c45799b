"""Findings under the cursor → code actions: ignore with a reason, name a source, open the rule's page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types
from pygls.protocol import default_converter

from sourcing.documents import comment_marks
from sourcing.documents.document import Span
from sourcing.packs.load import SUPPRESSION
from sourcing.server.diagnostics import Abilities, from_finding
from sourcing.server.places import attribution_edits, comment_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.facts import Facts
    from sourcing.findings import Finding
    from sourcing.packs.model import Rule
    from sourcing.server.text import Text

OPEN_RULE = "sourcing.openRule"
"""The command that opens a rule's page; its one argument is the rule's name."""

_SPECIAL = re.compile(r"([\\$}])")
_converter = default_converter()


class Writing(NamedTuple):
    """A document as an edit names it, and what kinds of edit its client understands."""

    uri: str
    version: int | None
    text: Text
    versioned: bool
    snippets: bool


class Piece(NamedTuple):
    """Text to write in place of a span of the source; `placeholder` stands between and is there to be overwritten."""

    span: Span
    before: str
    placeholder: str = ""
    after: str = ""


def code_actions(
    findings: Iterable[tuple[Finding, Rule | None]], facts: Facts, writing: Writing
) -> Iterator[types.CodeAction]:
    """Yield the actions for findings; a format without comments has none to ignore with."""
    for finding, rule in findings:
        shown = [_converter.structure(_bare(finding, writing), types.Diagnostic)]
        if rule is not None and _wants_source(rule):
            edits = attribution_edits(facts, finding.start.offset)
            pieces = [Piece(edit.span, edit.before, "SOURCE" if edit.names else "", edit.after) for edit in edits]
            if pieces:
                yield _quick_fix("Insert “according to SOURCE”", shown, _edit(writing, pieces))
        comment = _comment(finding, facts, writing)
        if comment is not None and (rule is None or rule.kind != SUPPRESSION):
            yield _quick_fix(f"Ignore {finding.rule} here, with a reason", shown, _edit(writing, [comment]))
        title = f"Open the page of {finding.rule}"
        command = types.Command(title, OPEN_RULE, arguments=[finding.rule])
        yield types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=shown, command=command)


def _bare(finding: Finding, writing: Writing) -> dict[str, object]:
    return from_finding(finding, writing.text, writing.uri, Abilities(related=True))


def _wants_source(rule: Rule) -> bool:
    """Tell whether a source named in the sentence is what the rule asks for."""
    return rule.kind == "claim" or (rule.kind == "phrase" and bool(rule.covered_by))


def _comment(finding: Finding, facts: Facts, writing: Writing) -> Piece | None:
    """Return the comment that ignores a finding.

    Where the client has no placeholders the reason is left empty, which the linter itself points out.
    """
    marks = comment_marks(facts.document.source.path)
    if marks is None:
        return None
    place = comment_place(facts, finding.start.offset)
    if place is None:
        return None
    opening, closing = marks
    reason = "reason" if writing.snippets else ""
    return Piece(Span(place, place), f" {opening} sourcing: ignore[{finding.rule}] ", reason, f" {closing}")


def _quick_fix(title: str, shown: list[types.Diagnostic], edit: types.WorkspaceEdit) -> types.CodeAction:
    return types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=shown, edit=edit)


def _edit(writing: Writing, pieces: Sequence[Piece]) -> types.WorkspaceEdit:
    if not writing.versioned:
        return types.WorkspaceEdit(changes={writing.uri: [_plain(piece, writing.text) for piece in pieces]})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=writing.uri, version=writing.version)
    edits = [
        _snippet(piece, writing.text) if _is_snippet(piece, writing) else _plain(piece, writing.text)
        for piece in pieces
    ]
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=document, edits=edits)])


def _is_snippet(piece: Piece, writing: Writing) -> bool:
    return writing.snippets and bool(piece.placeholder)


def _plain(piece: Piece, text: Text) -> types.TextEdit:
    return types.TextEdit(_range(piece.span, text), f"{piece.before}{piece.placeholder}{piece.after}")


def _snippet(piece: Piece, text: Text) -> types.SnippetTextEdit:
    before, placeholder, after = (
        _SPECIAL.sub(r"\\\1", part) for part in (piece.before, piece.placeholder, piece.after)
    )
    return types.SnippetTextEdit(_range(piece.span, text), types.StringValue(f"{before}${{1:{placeholder}}}{after}"))


def _range(span: Span, text: Text) -> types.Range:
    return types.Range(types.Position(*text.place(span.start)), types.Position(*text.place(span.end)))
