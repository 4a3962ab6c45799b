"""Where an action writes into a document; ⟨ ⟩ show it, and the document reads the same afterwards."""

from __future__ import annotations

import pytest

from sourcing.documents import document_from_text
from sourcing.options import Options
from sourcing.server.places import attribution_edits, comment_place
from sourcing.workspace import Workspace

WORKSPACE = Workspace(Options())


def facts(text, path):
    return WORKSPACE.facts(document_from_text(text, path).source)


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("a.md", "Some 50 people died.⟨⟩ Rain fell."),
        ("a.md", "Some 50 people died.⟨⟩\n\nRain fell."),
        ("a.md", "**Some 50 people died.**⟨⟩ Rain fell."),
        ("a.md", "*Some **50** people died.*⟨⟩ Rain fell."),
        ("a.md", '[Some 50 people died.](https://example.org/a_(b) "A title")⟨⟩ Rain fell.'),
        ("a.md", "[Some 50 people died.][one]⟨⟩ Rain fell.\n\n[one]: https://example.org\n"),
        ("a.md", "Some 50 people died.[^1]⟨⟩ Rain fell.\n\n[^1]: A note.\n"),
        ("a.md", "- Some 50 people died⟨⟩\n- Rain fell.\n"),
        ("a.md", "# Some 50 people died⟨⟩\n\nRain fell.\n"),
        ("a.md", "> Some 50 people\n> died.⟨⟩ Rain fell.\n"),
        ("a.mdx", "Some 50 people died.⟨⟩ Rain fell."),
        ("a.html", "<p>Some 50 people died.⟨⟩ Rain fell.</p>"),
        ("a.html", "<p><b>Some 50 people died.</b>⟨⟩ Rain fell.</p>"),
        ("a.html", "<p>Some 50 people <i>died.</i>⟨⟩</p><p>Rain fell.</p>"),
        ("a.html", "<p>Some 50 people&nbsp;died&hellip;⟨⟩</p>"),
    ],
)
def test_a_comment_goes_right_behind_its_sentence_and_changes_no_prose(path, marked):
    text = marked.replace("⟨⟩", "")
    place = comment_place(facts(text, path), text.index("50"))
    assert place == marked.index("⟨")
    before = document_from_text(text, path)
    opening, closing = ("{/*", "*/}") if path.endswith("x") else ("<!--", "-->")
    comment = f" {opening} sourcing: ignore[some-rule] by phone {closing}"
    after = document_from_text(text[:place] + comment + text[place:], path)
    assert [directive.text for directive in after.directives] == ["ignore[some-rule] by phone"]
    assert after.text.split() == before.text.split()
    assert [block.kind for block in after.blocks] == [block.kind for block in before.blocks]


@pytest.mark.parametrize(
    ("path", "text", "after"),
    [
        ("a.txt", "Some 50 people died. Rain fell.", "Some 50 people died, according to SOURCE. Rain fell."),
        ("a.txt", "Rain fell. Did 50 people die?! ", "Rain fell. Did 50 people die, according to SOURCE?! "),
        ("a.txt", "(Some 50 people died.)", "(Some 50 people died, according to SOURCE.)"),
        ("a.txt", "He heard “50 people died.”", "He heard “50 people died,” according to SOURCE."),
        ("a.txt", "He heard “50 people died”.", "He heard “50 people died”, according to SOURCE."),
        ("a.txt", "Some 50 people died in the U.S.", "Some 50 people died in the U.S., according to SOURCE."),
        ("a.md", "Some 50 people **died**.", "Some 50 people **died**, according to SOURCE."),
        ("a.md", "**Some 50 people died.**", "**Some 50 people died, according to SOURCE.**"),
        ("a.md", "- Some *50 people*\n- Rain", "- Some *50 people*, according to SOURCE\n- Rain"),
        ("a.html", "<p>Of 50 <b>died</b>.</p>", "<p>Of 50 <b>died</b>, according to SOURCE.</p>"),
        ("a.html", "<p>&ldquo;50 died.&rdquo;</p>", "<p>&ldquo;50 died,&rdquo; according to SOURCE.</p>"),
    ],
)
def test_a_source_is_named_at_the_end_of_its_sentence(path, text, after):
    edits = attribution_edits(facts(text, path), text.index("50"))
    assert sum(edit.names for edit in edits) == 1
    for edit in sorted(edits, reverse=True):
        words = f"{edit.before}SOURCE{edit.after}" if edit.names else edit.before
        text = text[: edit.span.start] + words + text[edit.span.end :]
    assert text == after


def test_outside_every_sentence_there_is_no_place():
    found = facts("```\ncode 50\n```\n", "a.md")
    assert comment_place(found, 9) is None
    assert attribution_edits(found, 9) == ()
