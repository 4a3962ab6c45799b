"""What is shown of a long text between an edit and the check of the whole: nothing is lost, and everything is in its place."""

from __future__ import annotations

from desk import VAGUE, furnish
from editor import Editor, edit, span
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.documents.source import Source
from sourcing.findings import Finding, Related
from sourcing.server.checking import Checker
from sourcing.server.glance import LONG, edit_between, moved
from sourcing.server.settings import ClientSettings
from sourcing.server.text import Change, Place, Text

QUIET = "The road was dry and the shops were shut all day.\n"
MANY = LONG // len(QUIET) + 200


def finding(source, start, end):
    places = [source.position(place) for place in (start, end)]
    return Finding("people-say", "note", "", "a.txt", *places, source.text[start:end])


@given(
    st.text("ab \n\r\u2028é🙂", max_size=60),
    st.text("ab \n\r\u2028é🙂", max_size=10),
    st.data(),
)
@settings(max_examples=300)
def test_what_stays_is_where_its_text_is(text, typed, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    old, new = Source("a.txt", text), Source("a.txt", text[:start] + typed + text[end:])
    edited = edit_between(old, new)
    found = [finding(old, at, at + 1) for at in range(len(text))]
    for before, after in zip(found, found[1:] + found[:1], strict=True):
        pair = Finding(**{**vars(before), "related": (Related("", after.start, after.end, after.text),)})
        for one in moved([pair], edited):
            for place in (one, *one.related):
                assert new.text[place.start.offset : place.end.offset] == place.text
                assert new.position(place.start.offset) == place.start
                assert new.position(place.end.offset) == place.end
    kept = {one.start.offset for one in moved(found, edited)}
    above = [one for one in found if one.end.line < edited.first]
    assert {one.start.offset for one in above} <= kept


def test_texts_that_differ_in_much_are_not_compared():
    assert edit_between(Source("a.txt", "a" * 9000), Source("a.txt", "b" * 9000)) is None


def test_a_glance_shows_what_a_check_shows(tmp_path, monkeypatch):
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    checker = Checker(ClientSettings(), tmp_path)
    path = tmp_path / "book.txt"
    text = Text(str(path), QUIET * MANY + VAGUE + QUIET * MANY + VAGUE)
    before = checker.check(text, path)
    assert len(before.report.findings) == 4
    for line, typed in ((3, "Here people say so. "), (MANY, "\n\n"), (MANY + 2, "Some think so.\n"), (MANY + 3, "x")):
        text = text.edited([Change(typed, Place(line, 0), Place(line, 0))])
        glanced = checker.glance(text, path, before)
        whole = checker.check(text, path)
        places = [[(one.rule, one.start, one.end) for one in seen.report.findings] for seen in (glanced, whole)]
        assert places[0] == places[1]
        assert glanced.rules.keys() == whole.rules.keys()
        before = glanced


def test_in_an_editor_a_book_shows_its_edited_line_at_once_and_the_whole_after_a_pause(tmp_path):
    with Editor(furnish(tmp_path)) as editor:
        uri = (tmp_path / "book.txt").as_uri()
        assert len(editor.open(uri, VAGUE + QUIET * MANY + VAGUE)) == 4
        editor.change(uri, 2, edit(5, 0, 0, "Today people say so.\n"))
        glanced = editor.diagnostics(uri, 2)
        assert [one["range"] for one in glanced][2:3] == [span(5, 6, 16)]
        assert len(glanced) == 5
        del editor.published[uri]
        assert editor.diagnostics(uri, 2) == glanced


def test_a_question_about_a_book_is_answered_from_the_whole(tmp_path):
    with Editor(furnish(tmp_path)) as editor:
        uri = (tmp_path / "book.txt").as_uri()
        editor.open(uri, VAGUE + QUIET * MANY)
        editor.change(uri, 2, edit(5, 0, 0, "Today people say so.\n"))
        place = {"textDocument": {"uri": uri}, "position": {"line": 5, "character": 8}}
        assert "people-say" in str(editor.request("textDocument/hover", place))
