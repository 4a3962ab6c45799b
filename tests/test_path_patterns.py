"""Patterns of paths are read as the library reads them, though it is seldom asked."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from sourcing import kept, path_patterns
from sourcing.path_patterns import is_pattern, may_match, telling, verdict

PATHS = [
    "sources/a.txt",
    "sources/b/c.md",
    "a.txt",
    "b/sources/a.txt",
    "sources.txt",
    "sourcesx/a",
    "sources/",
    "b/sources/",
    "ä/#a",
]
PATTERNS = [
    "sources/**",
    "sources/a.txt",
    "sources/",
    "sources",
    "*.txt",
    "/a.txt",
    "**/a.txt",
    "so*/a",
    "b/*/a.txt",
    "[s]*/",
    "a.txt/",
    "!a.txt",
    "!sources/",
    "!b/**",
    "*",
    "**",
    "*/",
    "# a note",
    "\\#a",
    "",
    "  ",
    "/",
    "[",
    "sources/b",
]
NONE = ["!", "a\\"]
"""What the library refuses."""


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_that_is_passed_by_could_not_match(pattern):
    spec = GitIgnoreSpec.from_lines([pattern])
    assert [path for path in PATHS if spec.match_file(path) and not may_match([pattern], path.removesuffix("/"))] == []


def test_a_pattern_for_another_folder_is_passed_by():
    assert not may_match(["sources/**", "archive/old.md"], "news/a.txt")


@given(st.lists(st.sampled_from(PATTERNS), max_size=4), st.sampled_from(PATHS))
def test_a_verdict_is_the_librarys(patterns, path):
    assert verdict(tuple(patterns), path) == GitIgnoreSpec.from_lines(patterns).check_file(path).include


@example("b/\\", "a")
@given(st.text("abs/*!#[]\\? .", max_size=8), st.text("abs./", min_size=1, max_size=8).map(os.path.normpath))
def test_a_verdict_on_any_pattern_is_the_librarys(pattern, path):
    path = path.lstrip("/") or "a"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            expected = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        assert not is_pattern(pattern)
        with pytest.raises(ValueError, match="no pattern"):
            verdict((pattern,), path)
    else:
        assert is_pattern(pattern)
        assert verdict((pattern,), path) == expected.check_file(path).include


def test_python_does_not_warn_of_a_bracket_in_brackets(monkeypatch):
    monkeypatch.setattr(path_patterns, "_library", lambda: None)
    for kept_so_far in (path_patterns._compiled, path_patterns._expressions, path_patterns._spec):
        kept_so_far.cache_clear()
    assert verdict(("[[]", "*.txt"), "[") is True


def test_only_what_names_something_is_telling():
    lines = ("# a note", "", "*.pyc", *NONE, "!build/", "/")
    assert telling(lines) == ("*.pyc", "!build/")


def test_what_is_no_pattern_is_not_taken_for_one():
    assert [is_pattern(text) for text in NONE] == [False] * len(NONE)


PROGRAM = """
import sys
from sourcing import kept
from sourcing.path_patterns import verdict
print(verdict(("build/", "*.txt", "!b.txt"), sys.argv[1]), "pathspec" in sys.modules)
kept.write_small()
"""


def run(path):
    done = subprocess.run([sys.executable, "-c", PROGRAM, path], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_patterns_read_before_are_not_read_again(tmp_path, monkeypatch):
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "kept"))
    assert run("a.txt") == ["True", "True"]
    assert run("a.txt") == ["True", "False"]
    assert run("a.md") == ["None", "False"]
    assert run("b.txt") == ["False", "True"]  # on which they disagree


@pytest.mark.parametrize("library", [None, "another"])
def test_what_another_library_made_is_not_taken(tmp_path, monkeypatch, library):
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(path_patterns, "_library", lambda: library)
    asked = []
    monkeypatch.setattr(path_patterns, "_expression", asked.append)
    path_patterns._expressions.cache_clear()
    telling(("*.txt",))
    assert asked == ["*.txt"]
    path_patterns._expressions.cache_clear()
