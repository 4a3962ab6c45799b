"""Which files a command line means."""

from __future__ import annotations

import ntpath
import os
import sys
from pathlib import Path, PurePath

import pytest

from sourcing.documents import discovery, suffix_of
from sourcing.documents.discovery import Found, discover, folders_above
from sourcing.errors import Error


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def make(**files: str) -> None:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return make


def found(*paths, exclude=(), root="."):
    return [
        item.path.replace(os.sep, "/") if isinstance(item, Found) else item for item in discover(paths, exclude, root)
    ]


def test_folders_are_walked_in_order_for_known_suffixes(tree):
    tree(
        b__z_txt="", b__a_MD="", a_html="", c_py="", c_txt="", b__c__d_mdx="", _hidden__x_txt="", node_modules__x_md=""
    )
    Path("node.modules").rename("node_modules")
    assert found(".") == ["a.html", "b/a.MD", "b/c/d.mdx", "b/z.txt", "c.txt"]
    assert found("b", "a.html") == ["b/a.MD", "b/c/d.mdx", "b/z.txt", "a.html"]


def test_a_named_file_is_taken_whatever_its_suffix_or_gitignore(tree):
    tree(a_rst="", _gitignore="*\n", _git__HEAD="", b_txt="")
    assert list(discover(["a.rst", "."], [], ".")) == [Found("a.rst", named=True)]


def test_a_file_is_yielded_once_and_stays_named(tree):
    tree(d__a_txt="")
    Path("d/b.txt").symlink_to("a.txt")
    assert list(discover(["d", "./d/a.txt", "d/a.txt"], [], ".")) == [Found(str(Path("d/a.txt")), named=True)]


def test_a_missing_path_is_an_error(tree):
    tree(a_txt="")
    assert found("none", "a.txt", "a.txt/b") == [
        Error("none", "no such file or folder"),
        "a.txt",
        Error("a.txt/b", "no such file or folder"),
    ]
    assert isinstance(found("nul\0byte")[0], Error)


def test_gitignore_nested_and_negated(tree):
    tree(
        _git__HEAD="",
        _gitignore="*.md\nbuild/\n!keep.md\n",
        a_md="",
        keep_md="",
        build__x_txt="",
        sub___gitignore="!a.md\n/x.txt\n!\n",
        sub__a_md="",
        sub__b_md="",
        sub__x_txt="",
        sub__deep__x_txt="",
    )
    assert found(".") == ["keep.md", "sub/a.md", "sub/deep/x.txt"]
    assert found("sub") == ["sub/a.md", "sub/deep/x.txt"]
    assert found("sub/deep/../..") == ["keep.md", "sub/a.md", "sub/deep/x.txt"]


def test_a_folder_that_git_ignores_is_walked_when_named(tree):
    tree(_git__HEAD="", _gitignore="build/\n", build__x_txt="")
    assert found("build") == ["build/x.txt"]


def test_gitignore_above_counts_only_inside_a_repository(tree):
    tree(_gitignore="*.txt\n", sub__a_txt="")
    assert found("sub") == ["sub/a.txt"]


def test_exclude_is_relative_to_the_config_and_holds_for_named_paths(tree):
    tree(archive__a_txt="", b_txt="", sub__archive__c_txt="", sub__keep_txt="")
    assert found(".", "archive/a.txt", exclude=["/archive/**"]) == ["b.txt", "sub/archive/c.txt", "sub/keep.txt"]
    assert found("sub", "b.txt", "archive", exclude=["archive/", "b.txt"]) == ["sub/keep.txt"]
    assert found("sub", exclude=["/archive/"], root="sub") == ["sub/keep.txt"]
    assert found("b.txt", exclude=["b.txt"], root="sub") == ["b.txt"]


def test_a_bad_exclude_pattern_is_an_error(tree):
    tree(a_txt="")
    error, path = found("a.txt", exclude=["!"])
    assert "'!' is not a pattern" in error.message
    assert path == "a.txt"


def test_links_in_a_circle_end(tree):
    tree(d__a_txt="")
    Path("d/up").symlink_to("..")
    Path("d/self.txt").symlink_to("self.txt")
    Path("d/dangling.txt").symlink_to("gone.txt")
    assert found("d", "d/up") == ["d/a.txt"]
    assert isinstance(found("d/self.txt")[0], Error)


def test_an_unreadable_folder_is_an_error_and_the_rest_is_read(tree, monkeypatch):
    tree(a__x_txt="", b__x_txt="")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(discovery.os, "scandir", refuse)
    assert found(".") == [Error("a", "cannot be read: permission denied"), "b/x.txt"]


def test_deep_folders_do_not_exhaust_the_stack(tree, tmp_path):
    for _ in range(100):
        Path("d").mkdir()
        os.chdir("d")
    Path("x.txt").touch()
    os.chdir(tmp_path)
    assert len(found(".")) == 1


@pytest.mark.parametrize(
    "path",
    ["a.md", "A.MD", ".md", "..md", ".a.md", "a.", "a.b.html", "a b/ü.txt", "folder.md/a", "a.md.", "", ".", "..", "/"],
)
def test_a_suffix_is_what_pathlib_says(path):
    assert suffix_of(path) == PurePath(path).suffix.lower()


@pytest.mark.parametrize("name", ["two words.txt", "ünïcode.md", "-dash.txt", "..md", "new\nline.txt", "per%cent.html"])
@pytest.mark.skipif(sys.platform == "win32", reason="it has no such names")
def test_unusual_names_are_found_and_named_as_they_are(tree, name):
    Path(name).write_text("It rained.\n", encoding="utf-8")
    assert name in [found.path for found in discover(["."], [], ".")]
    assert [found.path for found in discover([f"./{name}"], [], ".")] == [f"./{name}"]


def test_the_folders_above_end_at_the_root_of_each_system(monkeypatch):
    assert list(folders_above("/a/b/c.md")) == ["/a/b", "/a", "/"]
    with monkeypatch.context() as windows:
        windows.setattr(os, "path", ntpath)
        assert list(folders_above("C:\\a\\b.md")) == ["C:\\a", "C:\\"]
        assert list(folders_above("\\\\host\\share\\a.md")) == ["\\\\host\\share\\"]
        assert suffix_of("C:\\a.b\\c.MD") == ".md"
