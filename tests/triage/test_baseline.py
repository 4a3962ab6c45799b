"""The baseline: what was found before does not count, what is new does, and the file is never half written."""

from __future__ import annotations

import json

import pytest

from sourcing.triage.baseline import Baseline, Entry, dump, load

FILE = "sourcing-baseline.json"
STORY = "Now people say it rains.\n\nHere people say it pours.\n\nIt snows.\n"


@pytest.fixture
def accepted(desk):
    """A desk whose config names a baseline, with a story that is in it."""
    desk.write("sourcing.yaml", desk.read("sourcing.yaml") + f"baseline: {FILE}\n")
    desk.write("news/a.md", STORY)
    assert desk.run("baseline", "write").exit_code == 0
    assert desk.found() == []
    return desk


def test_what_is_in_the_baseline_is_counted_as_suppressed(accepted):
    done = accepted.run("check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 file checked, nothing found, 2 suppressed\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It hails.\n\n" + STORY, []),
        (STORY.replace("\n", "\r\n"), []),
        ("Here people say it pours.\n\nIt snows.\n\nNow people say it rains.\n", []),
        (STORY.replace("Now people", "Now **people**"), []),
        (STORY + "\nThere people say it hails.\n", ["7:7 people-say"]),
        # A swap of one for another is new.
        (STORY.replace("it pours", "it hails"), ["3:6 people-say"]),
        # The same sentence once more is new.
        (STORY + "\nNow people say it rains.\n", ["7:5 people-say"]),
    ],
)
def test_what_counts_as_new(accepted, text, found):
    accepted.write("news/a.md", text)
    assert accepted.found() == found


def test_a_moved_file_keeps_its_entries_and_a_copy_does_not(accepted):
    accepted.write("news/b.md", STORY)
    assert accepted.found("news/b.md") == ["1:5 people-say", "3:6 people-say"]
    (accepted.folder / "news/a.md").unlink()
    assert accepted.found("news/b.md") == []


def test_prune_takes_out_what_is_mended_gives_moved_files_their_path_and_adds_nothing(accepted):
    (accepted.folder / "news/a.md").unlink()
    accepted.write("moved.md", "Now people say it rains.\n\nThere people say it hails.\n")
    done = accepted.run("baseline", "prune")
    assert (done.exit_code, done.stderr) == (0, f"1 finding in {FILE}: 1 added, 2 taken out\n")
    (entry,) = json.loads(accepted.read(FILE))["findings"]
    assert (entry["path"], entry["sentence"]) == ("moved.md", "Now people say it rains.")


def test_write_and_prune_keep_what_they_were_not_asked_about(accepted):
    accepted.write("other.md", "There people say it hails.\n")
    assert accepted.run("baseline", "write", "other.md").exit_code == 0
    assert accepted.found() == []
    assert accepted.run("baseline", "prune", "other.md").exit_code == 0
    assert len(json.loads(accepted.read(FILE))["findings"]) == 3


def test_the_file_is_sorted_with_one_finding_a_line(accepted):
    lines = accepted.read(FILE).splitlines()
    assert lines[:3] == ["{", '  "version": 1,', '  "findings": [']
    assert [json.loads(line.strip().rstrip(","))["sentence"] for line in lines[3:-2]] == [
        "Here people say it pours.",
        "Now people say it rains.",
    ]


def test_writing_again_changes_nothing(accepted):
    before = accepted.read(FILE)
    assert accepted.run("baseline", "write").exit_code == 0
    assert accepted.read(FILE) == before


def test_show_lists_what_is_known(accepted):
    done = accepted.run("baseline", "show")
    assert done.stdout.splitlines()[0] == "news/a.md: Here people say it pours. [people-say]"
    assert done.stderr == f"2 findings in {FILE}\n"


def test_paths_start_from_the_baselines_folder(accepted, monkeypatch):
    monkeypatch.chdir(accepted.folder / "news")
    assert accepted.found("a.md") == []


def test_config_tells_which_baseline_is_in_force(accepted):
    assert f"baseline: {FILE} (sourcing.yaml:4)" in accepted.run("config").stdout.splitlines()


def test_an_option_names_another_baseline(accepted):
    accepted.write("empty.json", '{"version": 1, "findings": []}')
    assert accepted.found("--baseline", "empty.json") == ["1:5 people-say", "3:6 people-say"]


WHOLE = '{"version": 1, "findings": [{"path": "a", "rule": "r", "sentence": "s", "fingerprint": "f"}]}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WHOLE[: len(WHOLE) // 2], f"{FILE}:1:"),
        (WHOLE[: len(WHOLE) // 2], "is not whole, or no baseline"),
        ("", "is not whole, or no baseline"),
        (WHOLE.replace("1", "2", 1), "is a baseline of version 2, and this sourcing reads up to 1; update sourcing"),
        ("[]", "has no version and is no baseline"),
        ('{"version": true}', "has no version and is no baseline"),
        ('{"version": 1}', "has no list of findings"),
        ('{"version": 1, "findings": [{"path": "a"}]}', "finding 1 lacks one of path, rule, sentence, fingerprint"),
        (b'{"version": 1, "findings": ["\xff"]}', "is not UTF-8"),
        ("[" * 100_000, "is no baseline"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["baseline", "write"], ["baseline", "prune"], ["baseline", "show"]])
def test_a_baseline_that_cannot_be_used_is_an_error_and_is_not_overwritten(accepted, text, said, command):
    path = accepted.write(FILE, text)
    before = path.read_bytes()
    done = accepted.run(*command)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("error:") == 1
    assert path.read_bytes() == before
    if command == ["check"]:
        assert done.stdout.count("[people-say]") == 2


def test_a_baseline_that_is_missing_is_an_error(accepted):
    (accepted.folder / FILE).unlink()
    done = accepted.run("check")
    assert done.exit_code == 2
    assert (
        f"error: {FILE}: cannot be read: no such file or directory; 'sourcing baseline write' makes one" in done.stderr
    )


def test_nothing_is_written_if_a_file_could_not_be_checked(accepted):
    before = accepted.read(FILE)
    accepted.write("news/b.md", b"caf\xe9 people say\n")
    done = accepted.run("baseline", "write")
    assert done.exit_code == 2
    assert "not UTF-8" in done.stderr
    assert accepted.read(FILE) == before


def test_what_is_dumped_is_loaded_again_whatever_the_words(tmp_path):
    entries = [Entry("a\udce9.md", "r", "He said “no”.\u2028\x00", "f1"), Entry("b.md", "r", "]}", "f2")]
    path = tmp_path / FILE
    path.write_bytes("".join(dump(Baseline(path, entries))).encode("utf-8", "backslashreplace"))
    assert load(path).entries == tuple(sorted(entries))
