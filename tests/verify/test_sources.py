"""Which files are sources, and what is said of those that cannot be one; the others are compared all the same."""

from __future__ import annotations

import json
import sys

import pytest
from click.testing import CliRunner
from pdfs import pdf

from sourcing import check_paths
from sourcing.cli import main

STORY = "“We have found three cracks in the deck,” the surveyor said.\n"
TALK = "We have found three cracks in the deck, and nobody is to blame for any of them.\n"
GERMAN = (
    "Wir haben drei Risse in der Fahrbahn gefunden, und niemand ist daran schuld. Die Brücke bleibt bis auf weiteres "
    "gesperrt, sagte der Gutachter am Montag vor dem Stadtrat. Der Bürgermeister widersprach ihm und verwies auf die "
    "Prüfung vom vergangenen Jahr, bei der nichts gefunden worden war."
)


@pytest.fixture(autouse=True)
def _desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCING_CACHE", str(tmp_path / "cache"))
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")


def run(*arguments):
    done = CliRunner().invoke(main, ["verify", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def report(*arguments):
    done = run(*arguments, "--format", "json", "--quiet")
    return done.exit_code, json.loads(done.stdout)


def verdicts(*arguments):
    code, said = report(*arguments)
    return code, [verdict["verdict"] for one in said.get("verifications", []) for verdict in one["verdicts"]]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.pdf", b"", "this source is empty"),
        ("empty.txt", b"", "this source is empty"),
        ("blank.txt", b" \n\n", "this source is empty"),
        ("marks.md", b"---\ntitle: x\n---\n", "this source is empty"),
        ("damaged.pdf", b"%PDF-1.7\nnothing more", "this PDF is damaged"),
        ("scan.pdf", pdf("", ""), "pictures of pages and no text"),
        ("locked.pdf", pdf(TALK, password="secret"), "this PDF is encrypted"),
        ("latin.txt", b"\xe9t\xe9", "not UTF-8"),
        ("binary.txt", b"a\0b", "a binary file"),
        ("german.txt", GERMAN.encode(), "seems not to be in English"),
        ("copy.txt", STORY.encode(), "says word for word what the article"),
    ],
)
def test_a_source_that_is_none_is_named_and_the_rest_is_compared(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    code, said = report("story.md", "--sources", name, "talk.txt")
    ((path, error),) = [(error["path"], error["message"]) for error in said["errors"]]
    assert code == 2
    assert path == name
    assert message in error
    assert [verdict["verdict"] for verdict in said["verifications"][0]["verdicts"]] == ["exact"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.txt", "no such file or folder; it is named by --sources"),
        ("gone/*.txt", "no file matches this; it is named by --sources"),
        ("folder", "no source is in this folder; it is named by --sources"),
        ("story.md", "this is the article itself, which cannot be its own source; leave it out of --sources"),
        ("./story.md", "this is the article itself, which cannot be its own source; leave it out of --sources"),
    ],
)
def test_a_name_that_stands_for_no_source_is_an_error(tmp_path, name, message):
    (tmp_path / "folder").mkdir()
    code, said = report("story.md", "--sources", name, "talk.txt")
    assert (code, [error["message"] for error in said["errors"]]) == (2, [message])
    assert len(said["verifications"]) == 1


def test_an_article_is_never_right_because_nothing_could_be_compared():
    for arguments in (["story.md"], ["story.md", "--sources", "gone.txt"]):
        done = run(*arguments)
        assert done.exit_code == 2
        assert "matched" not in done.output
        assert "error: " in done.output
    assert "it names no sources, so nothing was compared" in run("story.md").output


def test_a_password_that_is_empty_locks_nothing(tmp_path):
    (tmp_path / "open.pdf").write_bytes(pdf(TALK.strip(), password=""))
    assert verdicts("story.md", "--sources", "open.pdf") == (0, ["exact"])


def test_evidence_in_a_pdf_has_its_page(tmp_path):
    (tmp_path / "talk.pdf").write_bytes(pdf("The hearing began at nine.", "We have found three\ncracks in the dock."))
    code, said = report("story.md", "--sources", "talk.pdf")
    (verdict,) = said["verifications"][0]["verdicts"]
    assert (code, verdict["verdict"], verdict["evidence"][0]["page"]) == (1, "altered", 2)
    assert said["findings"][0]["message"] == "misquoted: 'deck' is 'dock' in the source (talk.pdf, page 2)"


def test_pages_without_text_are_named_and_the_others_compared(tmp_path):
    (tmp_path / "talk.pdf").write_bytes(pdf(TALK.strip(), "", "The end."))
    code, said = report("story.md", "--sources", "talk.pdf")
    assert code == 2
    assert said["errors"][0]["message"].startswith("no text on page 2 of this PDF")
    assert said["verifications"][0]["verdicts"][0]["verdict"] == "exact"


@pytest.mark.parametrize(
    "names", [["talks"], ["talks/*.txt"], ["talks/b.txt"], ["talk?/**"], ["talks/a.md", "talks/b.txt"]]
)
def test_files_folders_and_globs_are_sources(tmp_path, names):
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "a.md").write_text("Something else was said here.\n", encoding="utf-8")
    (tmp_path / "talks" / "b.txt").write_text(TALK, encoding="utf-8")
    assert verdicts("story.md", "--sources", *names) == (0, ["exact"])
    assert verdicts("--sources=talks/b.txt", "story.md") == (0, ["exact"])


def test_every_format_the_tool_reads_is_a_source(tmp_path):
    (tmp_path / "talk.html").write_text(f"<p>{TALK.replace('three', '<b>three</b>')}</p>", encoding="utf-8")
    (tmp_path / "talk.md").write_text(f"> {TALK.replace('three', '**three**')}", encoding="utf-8")
    for name in ("talk.html", "talk.md"):
        code, said = report("story.md", "--sources", name)
        (evidence,) = said["verifications"][0]["verdicts"][0]["evidence"]
        assert (code, evidence["path"], evidence["text"]) == (0, name, "We have found three cracks in the deck")
        assert evidence["start"]["column"] == 4 if name.endswith("html") else 3


@pytest.mark.parametrize(
    "written", ["sources: talk.txt", "sources: [talk.txt]", "sources:\n  - talk.txt", "sources:\n- '*.txt'"]
)
def test_front_matter_names_sources_for_every_command(tmp_path, written):
    story = f"---\ntitle: Deck\n{written}\ndate: 2025-07-09\n---\n\n{STORY.replace('three', 'four')}"
    (tmp_path / "story.md").write_text(story, encoding="utf-8")
    assert verdicts("story.md") == (1, ["altered"])
    assert [finding.rule for finding in check_paths(["story.md"]).findings] == ["misquotation"]


def test_a_config_names_sources_from_its_own_folder(tmp_path):
    (tmp_path / "sourcing.yaml").write_text("sources: [talk.txt]\n", encoding="utf-8")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "story.md").write_text(STORY, encoding="utf-8")
    assert verdicts("news/story.md") == (0, ["exact"])


def test_the_command_line_wins_over_front_matter_and_that_over_a_config(tmp_path):
    (tmp_path / "sourcing.yaml").write_text("sources: [gone.txt]\n", encoding="utf-8")
    (tmp_path / "story.md").write_text(f"---\nsources: lost.txt\n---\n\n{STORY}", encoding="utf-8")
    assert [error["path"] for error in report("story.md")[1]["errors"]] == ["lost.txt"]
    assert verdicts("story.md", "--sources", "talk.txt") == (0, ["exact"])


@pytest.mark.parametrize(
    ("written", "message"),
    [("sources: 3", "expected a list"), ("sources: []", "sources names no file"), ("sources: [talk.txt", "expected")],
)
def test_broken_front_matter_is_an_error_with_its_line(tmp_path, written, message):
    (tmp_path / "story.md").write_text(f"---\ntitle: Deck\n{written}\n---\n\n{STORY}", encoding="utf-8")
    code, said = report("story.md")
    assert code == 2
    assert said["errors"][0]["path"] == "story.md"
    assert said["errors"][0]["line"] in (3, 4)
    assert message in said["errors"][0]["message"]


def test_a_document_without_sources_is_checked_as_ever():
    report = check_paths(["story.md"], preset="verification")
    assert (report.findings, report.errors, report.verifications) == ((), (), ())


def test_the_index_of_a_large_source_may_be_deleted_or_damaged(tmp_path):
    (tmp_path / "book.txt").write_text("Nothing is said on this page.\n\n" * 5_000 + TALK, encoding="utf-8")
    first = report("story.md", "--sources", "book.txt")
    kept = list((tmp_path / "cache").glob("source-*"))
    assert len(kept) == 1
    assert report("story.md", "--sources", "book.txt") == first
    kept[0].write_bytes(kept[0].read_bytes()[:-9])
    assert report("story.md", "--sources", "book.txt") == first
    kept[0].unlink()
    assert report("story.md", "--sources", "book.txt") == first
    (tmp_path / "book.txt").write_text("Nothing is said on this page.\n\n" * 5_000, encoding="utf-8")
    assert verdicts("story.md", "--sources", "book.txt") == (1, ["not-found"])


def test_without_its_libraries_it_says_what_to_install(monkeypatch):
    for name in [name for name in sys.modules if name.startswith(("rapidfuzz", "sourcing.verify"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance", None)
    code, said = report("story.md", "--sources", "talk.txt")
    assert code == 2
    (error,) = said["errors"]
    assert "pip install 'sourcing[verify]'" in error["message"]
    assert "verifications" not in said
