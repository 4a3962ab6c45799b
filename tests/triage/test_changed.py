"""Only changed lines report: diffs as git makes them, diffs on standard input, and those that make no sense."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.triage.changed import Changed, DiffError, parse_diff

OLD = "Now people say it rains.\n\nIt snows.\n\nSo people say it hails.\n"
NEW = OLD.replace("It snows.", "Here people say it pours.")


def git(*arguments, cwd=None):
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.fixture
def repository(desk):
    desk.write("news/a.md", OLD)
    desk.write("news/ü b.md", OLD)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    git("checkout", "-q", "-b", "story")
    desk.write("news/a.md", NEW)
    return desk


def test_the_whole_document_is_checked_and_changed_lines_report(repository):
    assert repository.found("--diff", "main") == ["3:6 people-say"]
    git("commit", "-q", "-a", "-m", "second")
    assert repository.found("--diff", "main") == ["3:6 people-say"]
    assert repository.found("--diff", "HEAD") == []


def test_what_the_base_did_since_does_not_matter(repository):
    git("commit", "-q", "-a", "-m", "second")
    git("checkout", "-q", "main")
    repository.write("news/ü b.md", "Other.\n")
    git("commit", "-q", "-a", "-m", "meanwhile")
    git("checkout", "-q", "story")
    assert repository.found("--diff", "main") == ["3:6 people-say"]


def test_from_a_folder_below_with_prefixes_set_and_a_name_git_quotes(repository, monkeypatch):
    git("config", "diff.noprefix", "true")
    git("config", "diff.mnemonicPrefix", "true")
    repository.write("news/ü b.md", NEW)
    monkeypatch.chdir(repository.folder / "news")
    assert repository.found("--diff", "main") == ["3:6 people-say", "3:6 people-say"]


def test_a_file_that_git_does_not_know_yet_is_new_as_a_whole(repository):
    repository.write("c.md", OLD)
    assert repository.found("c.md", "--diff", "main") == ["1:5 people-say", "5:4 people-say"]


def test_a_moved_and_a_deleted_file(repository):
    git("mv", "news/a.md", "moved.md")
    (repository.folder / "news/ü b.md").unlink()
    assert repository.found("--diff", "main") == ["3:6 people-say"]


def test_a_diff_on_standard_input(repository):
    for options in ([], ["-U0"], ["--no-prefix"]):
        done = repository.run("check", "--diff", "-", text=git("diff", "main", *options))
        assert done.exit_code == 1
        assert done.stdout.splitlines() == ["news/a.md:3:6: warning: 'people say' names nobody [people-say]"]


def test_a_diff_needs_no_git(desk):
    desk.write("a.md", NEW)
    diff = (
        "--- a.md\t2026-01-01 10:00\n+++ a.md\t2026-01-02 10:00\n@@ -3 +3 @@\n-It snows.\n+Here people say it pours.\n"
    )
    assert desk.run("check", "--diff", "-", text=diff).stdout.count("people-say") == 1


def test_nothing_changed_reports_nothing(repository):
    done = repository.run("check", "--diff", "-", text="")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 files checked, nothing found\n")


def test_a_diff_that_does_not_apply_is_an_error_and_the_other_files_report(repository):
    repository.write("news/ü b.md", NEW)
    diff = git("diff", "main")
    repository.write("news/a.md", OLD)
    done = repository.run("check", "--diff", "-", text=diff)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: news/a.md:3:1: the diff does not apply: it has another line 3; make it from")
    assert done.stdout == "news/ü b.md:3:6: warning: 'people say' names nobody [people-say]\n"


@pytest.mark.parametrize(
    ("diff", "said"),
    [
        ("people say\n", "this is no unified diff; pass on what 'git diff' prints"),
        ("@@ -1 +1 @@\n-a\n+b\n", "line 1: a hunk without the names of its files"),
        ("--- a/a.md\n+++ b/a.md\n@@ nonsense @@\n", "line 3: no hunk header; expected one like '@@ -9 +9,2 @@'"),
        ("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-a\n+b\n", "line 5: the diff ends inside a hunk; pass it on whole"),
        ("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-a\ndiff --git\n", "line 5: the hunk is cut short"),
    ],
)
def test_a_text_that_is_no_diff(desk, diff, said):
    desk.write("a.md", NEW)
    done = desk.run("check", "--diff", "-", text=diff)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: --diff: {said}")


def test_without_a_repository(desk, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.folder.parent))
    done = desk.run("check", "--diff", "main")
    assert done.exit_code == 2
    assert "error: --diff: git says: not a git repository" in done.stderr


def test_without_git(desk, monkeypatch):
    monkeypatch.setenv("PATH", str(desk.folder))
    done = desk.run("check", "--diff", "main")
    assert done.exit_code == 2
    assert "there is no git on this machine; install it, or pass a diff with --diff -" in done.stderr


def test_in_a_bare_repository(repository, monkeypatch):
    git("clone", "-q", "--bare", ".", "bare.git")
    monkeypatch.chdir(repository.folder / "bare.git")
    done = repository.run("check", "--diff", "main")
    assert done.exit_code == 2
    assert "this is a bare repository, which has no files to check; run in a checkout of it" in done.stderr


@pytest.mark.parametrize("base", ["no-such-branch", "--output=stolen"])
def test_an_unknown_base(repository, base):
    done = repository.run("check", f"--diff={base}")
    assert done.exit_code == 2
    assert f"error: --diff: git knows no commit {base!r}" in done.stderr
    assert not (repository.folder / "stolen").exists()


def test_a_base_without_common_history(repository):
    git("checkout", "-q", "--orphan", "apart")
    git("commit", "-q", "-m", "apart")
    done = repository.run("check", "--diff", "main")
    assert done.exit_code == 2
    assert "'main' and HEAD have no common ancestor; fetch more of the history" in done.stderr


@pytest.mark.parametrize("arguments", [["-", "--diff", "-"], ["--watch", "--diff", "-"]])
def test_standard_input_cannot_be_read_twice(desk, arguments):
    assert desk.run("check", *arguments).exit_code == 2


@settings(max_examples=60)
@given(st.text('-+@ ,0123456789ab/\n\\"', max_size=80).map(lambda text: "--- a/x\n+++ b/x\n" + text))
def test_any_text_is_a_diff_or_a_clear_error(text):
    try:
        assert isinstance(parse_diff(text, [Path("/nowhere")]), Changed)
    except DiffError:
        return
