"""The server, driven over its standard input and output as an editor drives it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from desk import VAGUE, furnish
from editor import MODERN, PLAIN, SEED, Editor, applied, edit, edits_of, span

from sourcing import check_text


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One editor for the tests that leave it as it was; each opens documents of its own."""
    folder = furnish(tmp_path_factory.mktemp("desk"))
    with Editor(folder) as editor:
        yield editor


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """An editor of the first days."""
    folder = furnish(tmp_path_factory.mktemp("plain"))
    with Editor(folder, PLAIN, initializationOptions={"debounce": 0}) as editor:
        yield editor


@contextmanager
def set_to(editor, **settings):
    """Give an editor other settings for a while."""
    before = editor.settings
    for chosen in (before | settings, before):
        editor.settings = chosen
        asked = editor.asked
        editor.notify("workspace/didChangeConfiguration", {"settings": None})
        editor.wait(lambda: editor.asked > asked, "a question for the settings")  # noqa: B023 - called at once
        if chosen is not before:
            yield


def uri(editor, name):
    return (editor.folder / name).as_uri()


def codes(diagnostics):
    return [diagnostic["code"] for diagnostic in diagnostics]


def ranges(diagnostics):
    return [diagnostic["range"] for diagnostic in diagnostics]


def test_an_opened_document_is_checked_and_each_finding_has_its_place(shared):
    people, some = shared.open(uri(shared, "open.txt"), VAGUE)
    assert people == {
        "range": span(0, 6, 16),
        "severity": 2,
        "code": "people-say",
        "codeDescription": {"href": uri(shared, "desk/house/people-say.yaml")},
        "source": "sourcing",
        "message": "'people say' names nobody",
    }
    assert (some["range"], some["severity"]) == (span(0, 33, 43), 3)


def test_the_seed_has_its_findings_where_the_command_has_them(shared):
    text = SEED.read_text(encoding="utf-8")
    diagnostics = shared.open(uri(shared, "shipped/seed.txt"), text)
    findings = check_text(text, "seed.txt").findings
    assert len(findings) == 3
    assert [(found["code"], found["message"]) for found in diagnostics] == [
        (finding.rule, finding.message) for finding in findings
    ]
    for finding, found in zip(findings, diagnostics, strict=True):
        line = text.splitlines()[found["range"]["start"]["line"]].encode("utf-16-le")
        start, end = (found["range"][side]["character"] * 2 for side in ("start", "end"))
        assert line[start:end].decode("utf-16-le") == finding.text
        assert [related["message"] for related in found.get("relatedInformation", [])] == [
            related.message for related in finding.related
        ]


@pytest.mark.parametrize(
    ("before", "utf16"), [("🙂 ", 3), ("👩‍👩‍👧🙂 ", 11), ("e\u0301\u0301 ", 4), ("ß\u00a0", 2), ("\ufeff", 1)]
)
def test_positions_count_the_units_of_utf16(shared, before, utf16):
    text = f"{before}Today people say it rains.\n"
    assert ranges(shared.open(uri(shared, f"units{utf16}.txt"), text)) == [span(0, utf16 + 6, utf16 + 16)]


def test_positions_count_what_the_client_asks_for(tmp_path):
    capabilities = {**MODERN, "general": {"positionEncodings": ["utf-8", "utf-16"]}}
    with Editor(furnish(tmp_path), capabilities) as editor:
        assert editor.begun["capabilities"]["positionEncoding"] == "utf-8"
        assert ranges(editor.open(uri(editor, "a.txt"), "🙂 Today people say it rains.\n")) == [span(0, 11, 21)]


@pytest.mark.parametrize("space", ["\u2028", "\x0c", "\x85", "\x0b"])
def test_only_line_ends_end_a_line(shared, space):
    name = uri(shared, f"lines{ord(space)}.txt")
    shared.open(name, f"It rains.{space}It pours.\nToday people say it rains.\n")
    shared.change(name, 2, edit(1, 0, 5, "Now"))
    assert ranges(shared.diagnostics(name, 2)) == [span(1, 4, 14)]


def test_typing_moves_findings_and_mending_takes_them_away(shared):
    name = uri(shared, "typing.txt")
    shared.open(name, VAGUE)
    shared.change(name, 2, edit(0, 0, 0, "🙂"), edit(0, 2, 2, "é\n"))
    assert ranges(shared.diagnostics(name, 2)) == [span(1, 6, 16), span(1, 33, 43)]
    shared.change(name, 3, edit(1, 6, 12, "the forecasters"))
    assert codes(shared.diagnostics(name, 3)) == ["some-think"]
    shared.change(name, 4, {"text": "It rains.\n"})
    assert shared.diagnostics(name, 4) == []


def test_a_burst_of_changes_is_checked_once_at_its_end(shared):
    name = uri(shared, "burst.txt")
    with set_to(shared, debounce=300):
        shared.open(name, "")
        for index, letter in enumerate(VAGUE):
            shared.change(name, index + 2, edit(0, index, index, letter))
        assert codes(shared.diagnostics(name, len(VAGUE) + 1)) == ["people-say", "some-think"]
        published = [
            message["params"]["version"]
            for message in shared.messages
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == name
        ]
    assert published == [1, len(VAGUE) + 1]


def test_a_hover_says_why_and_how_to_mend_it(shared):
    name = uri(shared, "hover.txt")
    shared.open(name, VAGUE)
    answer = shared.hover(name, 0, 8)
    assert answer["range"] == span(0, 6, 16)
    assert answer["contents"]["kind"] == "markdown"
    said = answer["contents"]["value"]
    assert "A reader cannot ask \\*nobody\\*." in said
    assert "Name who said it." in said
    assert shared.hover(name, 0, 20) is None


def test_a_hover_while_typing_answers_for_the_text_as_it_is(shared):
    name = uri(shared, "hurry.txt")
    with set_to(shared, debounce=10_000):
        shared.open(name, "It rains.\n")
        shared.change(name, 2, {"text": VAGUE})
        assert shared.hover(name, 0, 8)["range"] == span(0, 6, 16)


def titles(actions):
    return [action["title"] for action in actions]


def action(actions, start):
    (found,) = [action for action in actions if action["title"].startswith(start)]
    return found


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("ignore.md", "<!-- sourcing: ignore[people-say] by phone, 3 May -->"),
        ("ignore.html", "<!-- sourcing: ignore[people-say] by phone, 3 May -->"),
        ("ignore.mdx", "{/* sourcing: ignore[people-say] by phone, 3 May */}"),
    ],
)
def test_a_finding_can_be_ignored_with_a_reason(shared, name, comment):
    text = "🙂 Today **people say** it rains. Now it pours.\n".replace("**", "" if name.endswith("html") else "**")
    (found,) = shared.open(uri(shared, name), text)
    chosen = action(shared.actions(uri(shared, name), found["range"]), "Ignore people-say")
    assert chosen["kind"] == "quickfix"
    assert codes(chosen["diagnostics"]) == ["people-say"]
    (edit_,) = edits_of(chosen)
    assert "${1:reason}" in edit_["snippet"]["value"]
    ignored = applied(text, [edit_])
    assert ignored == text.replace("rains. Now", f"rains. {comment} Now")
    shared.change(uri(shared, name), 2, {"text": ignored})
    assert shared.diagnostics(uri(shared, name), 2) == []


def test_plain_text_has_no_comment_to_ignore_with(shared):
    name = uri(shared, "ignore.txt")
    (found, _) = shared.open(name, VAGUE)
    assert titles(shared.actions(name, found["range"])) == [
        "Insert “according to SOURCE”",
        "Open the page of people-say",
    ]


def test_a_client_without_snippets_gets_plain_text_and_is_left_to_write_the_reason(plain):
    name = uri(plain, "a.md")
    (found,) = plain.open(name, "Today people say it rains.\n", "markdown")
    actions = plain.actions(name, found["range"])
    (ignore,) = action(actions, "Ignore")["edit"]["changes"][name]
    assert ignore["newText"] == " <!-- sourcing: ignore[people-say]  -->"
    (insert,) = action(actions, "Insert")["edit"]["changes"][name]
    assert (insert["newText"], insert["range"]) == (", according to SOURCE", span(0, 25, 25))
    assert plain.hover(name, 0, 8)["contents"]["kind"] == "plaintext"
    opened = plain.request("workspace/executeCommand", {"command": "sourcing.openRule", "arguments": ["people-say"]})
    assert "A reader cannot ask *nobody*." in plain.shown[-1]
    assert urlsplit(opened).path in plain.shown[-1]


def test_an_ignore_without_a_reason_is_itself_a_finding(plain):
    name = uri(plain, "strict/unreasoned.md")
    text = "Roughly 50 people fled the town. <!-- sourcing: ignore[unattributed-number]  -->\n"
    diagnostics = plain.open(name, text, "markdown")
    assert "unreasoned-suppression" in codes(diagnostics)
    assert "unattributed-number" not in codes(diagnostics)
    (found,) = [found for found in diagnostics if found["code"] == "unreasoned-suppression"]
    assert titles(plain.actions(name, found["range"])) == ["Open the page of unreasoned-suppression"]


def test_naming_the_source_mends_the_finding(shared):
    text = "Rain fell. 🙂 Roughly 50 people fled the town.\n"
    name = uri(shared, "shipped/mend.txt")
    found = [found for found in shared.open(name, text) if found["code"] == "unattributed-number"]
    assert ranges(found) == [span(0, 14, 31)]
    mended = applied(text, edits_of(action(shared.actions(name, found[0]["range"]), "Insert")))
    assert mended == "Rain fell. 🙂 Roughly 50 people fled the town, according to the fire service.\n"
    shared.change(name, 2, {"text": mended})
    assert "unattributed-number" not in codes(shared.diagnostics(name, 2))


def test_the_page_of_a_rule_opens(shared):
    name = uri(shared, "page.txt")
    (found, _) = shared.open(name, VAGUE)
    command = action(shared.actions(name, found["range"]), "Open the page")["command"]
    assert command["arguments"] == ["people-say"]
    address = shared.request(
        "workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]}
    )
    assert shared.shown[-1] == address
    page = Path(urlsplit(address).path).read_text(encoding="utf-8")
    assert page.startswith("# people-say\n")
    assert "A reader cannot ask \\*nobody\\*." in page
    assert "<https://example.org/nobody>" in page


def test_only_quick_fixes_are_offered_and_only_where_they_are_asked_for(shared):
    name = uri(shared, "only.txt")
    (found, _) = shared.open(name, VAGUE)
    assert shared.actions(name, found["range"], only=["refactor"]) == []
    assert len(shared.actions(name, found["range"], only=["quickfix"])) == 2
    assert shared.actions(name, span(0, 20, 20)) == []


def test_related_places_stand_beside_a_finding_or_in_its_message(shared, plain):
    text = "Roughly 50 people fled the town, and only 20 came back.\n"
    name = uri(shared, "shipped/related.txt")
    (found,) = [found for found in shared.open(name, text) if found["code"] == "unattributed-number"]
    (place,) = found["relatedInformation"]
    assert place["location"] == {"uri": name, "range": span(0, 37, 44)}
    (bare,) = [bare for bare in plain.open(uri(plain, "shipped/a.txt"), text) if bare["code"] == "unattributed-number"]
    assert "relatedInformation" not in bare
    assert bare["message"] == f"{found['message']}; {place['message']} (line 1)"


def test_settings_come_from_the_client_and_may_change(shared):
    name = uri(shared, "settings.txt")
    assert len(shared.open(name, VAGUE)) == 2
    with set_to(shared, ignore=["people-say"]):
        shared.wait(lambda: codes(shared.published[name]["diagnostics"]) == ["some-think"], "one rule")
    with set_to(shared, showFrom="warning"):
        shared.wait(lambda: codes(shared.published[name]["diagnostics"]) == ["people-say"], "the other rule")
    assert {registered["method"] for registered in shared.registered} == {
        "workspace/didChangeConfiguration",
        "workspace/didChangeWatchedFiles",
    }


def test_a_wrong_setting_is_named_and_the_rest_holds(shared):
    name = uri(shared, "wrong-settings.txt")
    shared.open(name, VAGUE)
    with set_to(shared, ignore=["people-say"], presett="news", showFrom="all"):
        shared.wait(lambda: codes(shared.published[name]["diagnostics"]) == ["some-think"], "the rest")
    assert any("unknown setting 'presett'; did you mean 'preset'?" in said for said in shared.shown)
    assert any("sourcing.showFrom: 'all' is not one of" in said for said in shared.shown)


def test_a_pushed_configuration_does_for_a_client_that_is_never_asked(plain):
    name = uri(plain, "pushed.txt")
    assert len(plain.open(name, VAGUE)) == 2
    for settings, left in (({"ignore": ["people-say"]}, 1), ({}, 2)):
        plain.notify("workspace/didChangeConfiguration", {"settings": {"sourcing": settings | {"debounce": 0}}})
        plain.wait(lambda: len(plain.published[name]["diagnostics"]) == left, "the rules that are left")  # noqa: B023


def test_a_changed_config_holds_at_once_and_a_broken_one_is_shown_where_it_is(shared):
    furnish(shared.folder / "own")
    file = shared.folder / "own/sourcing.yaml"
    name, config = uri(shared, "own/a.txt"), file.as_uri()
    assert len(shared.open(name, VAGUE)) == 2
    sound = file.read_text()
    file.write_text(sound + "ignoer: [people-say]\n")
    shared.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": config, "type": 2}]})
    shared.wait(lambda: config in shared.published, "the error in the config")
    (error,) = shared.published[config]["diagnostics"]
    assert error["range"]["start"] == {"line": 3, "character": 0}
    assert "did you mean 'ignore'?" in error["message"]
    assert shared.published[name]["diagnostics"] == []
    file.write_text(sound + "ignore: [people-say]\n")
    shared.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": config, "type": 2}]})
    shared.wait(lambda: shared.published[config]["diagnostics"] == [], "the error to go")
    shared.wait(lambda: codes(shared.published[name]["diagnostics"]) == ["some-think"], "the finding")


def test_a_client_that_watches_no_files_sees_a_changed_config_at_the_next_save(plain):
    furnish(plain.folder / "own")
    file = plain.folder / "own/sourcing.yaml"
    name = uri(plain, "own/a.txt")
    assert len(plain.open(name, VAGUE)) == 2
    file.write_text(file.read_text() + "ignore: [people-say]\n")
    plain.notify("textDocument/didSave", {"textDocument": {"uri": name}})
    plain.wait(lambda: codes(plain.published[name]["diagnostics"]) == ["some-think"], "the finding")


def test_an_excluded_file_and_one_outside_every_folder(shared):
    assert shared.open(uri(shared, "archive/a.txt"), VAGUE) == []
    assert codes(shared.open("untitled:Untitled-1", "Now\n**people**\nsay it rains.\n", "markdown")) == ["people-say"]


def test_many_documents_are_open_at_once(shared):
    names = [uri(shared, f"many/{number}.md") for number in range(40)]
    for number, name in enumerate(names):
        document = {"uri": name, "languageId": "markdown", "version": 1, "text": "It rains.\n\n" * number + VAGUE}
        shared.notify("textDocument/didOpen", {"textDocument": document})
    for number, name in enumerate(names):
        assert ranges(shared.diagnostics(name, 1)) == [span(2 * number, 6, 16), span(2 * number, 33, 43)]
    shared.change(names[7], 2, {"text": "It rains.\n"})
    assert shared.diagnostics(names[7], 2) == []
    assert len(shared.published[names[8]]["diagnostics"]) == 2


def test_a_cancelled_request_is_answered_as_cancelled_and_the_rest_goes_on(shared):
    name = uri(shared, "cancel.txt")
    shared.open(name, VAGUE * 400)
    shared.change(name, 2, edit(0, 0, 0, "Well. "))
    number = shared.ask("textDocument/hover", {"textDocument": {"uri": name}, "position": {"line": 0, "character": 14}})
    shared.notify("$/cancelRequest", {"id": number})
    assert shared.answer(number)["error"]["code"] == -32800
    assert shared.hover(name, 0, 14)["range"] == span(0, 12, 22)
    shared.notify("$/cancelRequest", {"id": 10_000})
    assert len(shared.diagnostics(name, 2)) == 800


def test_a_closed_renamed_or_deleted_file_keeps_no_diagnostics(shared):
    old, new, other = uri(shared, "old.txt"), uri(shared, "new.txt"), uri(shared, "folder/deep.txt")
    shared.open(old, VAGUE)
    shared.notify("workspace/didRenameFiles", {"files": [{"oldUri": old, "newUri": new}]})
    shared.wait(lambda: shared.published[old]["diagnostics"] == [], "the old name's diagnostics to go")
    shared.notify("textDocument/didClose", {"textDocument": {"uri": old}})
    assert len(shared.open(new, VAGUE)) == 2
    shared.notify("textDocument/didClose", {"textDocument": {"uri": new}})
    shared.wait(lambda: shared.published[new]["diagnostics"] == [], "a closed file's diagnostics to go")
    shared.open(other, VAGUE)
    shared.notify("workspace/didDeleteFiles", {"files": [{"uri": uri(shared, "folder")}]})
    shared.wait(lambda: shared.published[other]["diagnostics"] == [], "a deleted folder's diagnostics to go")


def test_what_a_rule_cannot_do_is_said_in_the_document(shared):
    desk = furnish(shared.folder / "runaway")
    rule = (desk / "desk/house/people-say.yaml").read_text().replace("words: [people say]", "patterns: ['(a|aa)+b']")
    (desk / "desk/house/people-say.yaml").write_text(rule.replace("[[people say]]", "[[aab]]"))
    found = shared.open((desk / "a.txt").as_uri(), f"But {'a' * 40}c. Later some think it pours.\n")
    assert [(one.get("code"), one["severity"]) for one in found] == [(None, 1), ("some-think", 3)]
    assert "rule people-say took too long" in found[0]["message"]
