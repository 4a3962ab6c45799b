"""The rooms of the package import one way: documents, analysis, checks, hits, linter, command line."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import sourcing

PACKAGE = Path(sourcing.__file__).parent

MAY_IMPORT = {
    "kinds": set(),
    "lean": set(),
    "places": set(),
    "errors": set(),
    "wholefile": set(),
    "kept": {"wholefile"},
    "path_patterns": {"kept"},
    "batches": {"kept"},
    "documents": {"kept", "path_patterns"},
    "analysis": {"documents", "kept"},
    "verdicts": {"documents"},
    "portraits": {"analysis", "documents"},
    "findings": {"portraits", "verdicts"},
    "reading": {"documents", "findings"},
    "triage": {"documents", "findings", "kept"},
    "packs": {"analysis", "documents", "kept"},
    "checks": {"kept", "verdicts", "packs", "analysis", "documents", "findings"},
    "hits": {"checks", "packs", "analysis", "documents", "findings"},
    "verify": {"verdicts", "analysis", "documents", "kept"},
    "linter": {
        "hits",
        "verify",
        "verdicts",
        "checks",
        "packs",
        "analysis",
        "documents",
        "findings",
        "portraits",
        "triage",
    },
    "trials": {"linter", "hits", "verify", "checks", "packs", "analysis", "documents"},
    "config": {"packs", "documents", "kept", "path_patterns"},
    "options": {"config", "triage"},
    "earlier": {"kept", "config", "packs", "documents", "findings"},
    "copies": {"kept", "config", "documents", "findings"},
    "workspace": {
        "options",
        "reading",
        "earlier",
        "copies",
        "verify",
        "verdicts",
        "linter",
        "config",
        "packs",
        "analysis",
        "documents",
        "findings",
        "triage",
    },
    "runs": {"options", "workspace", "batches", "documents", "findings", "triage"},
    "reporters": {"kept", "verdicts", "analysis", "documents", "findings", "portraits"},
    "server": {"options", "workspace", "batches", "config", "packs", "analysis", "documents", "findings"},
}
"""Room to the rooms it may import, besides itself; the rooms not named here stand above all of these."""
ANYONE_MAY_IMPORT = {"lean", "kinds", "places", "errors"}
LIBRARIES = {
    "rich": {"reporters.terminal"},
    "click": {"cli", "commands", "start"},
    "jinja2": {"reporters.html"},
    "pygls": {"server"},
    "lsprotocol": {"server"},
    "watchfiles": {"commands.watch"},
    "rapidfuzz": {"verify"},
    "pypdf": {"documents.pdf"},
    "pathspec": {"path_patterns"},
}
"""Library to the only modules that may import it."""


def modules():
    return {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}


@cache
def imported(path):
    return frozenset(_imported(path))


def _imported(path):
    """The modules that a file takes names from: of a package that it takes a module from, that module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            folder = PACKAGE.parent.joinpath(*node.module.split("."))
            for alias in node.names:
                is_module = (folder / f"{alias.name}.py").exists() or (folder / alias.name).is_dir()
                yield f"{node.module}.{alias.name}" if is_module else node.module


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_module_imports_from_a_room_above_its_own(room):
    above = {
        (name, module)
        for name, path in modules().items()
        if name.split(".")[0] == room
        for module in imported(path)
        if module.startswith("sourcing.") and module.split(".")[1] not in {room, *ANYONE_MAY_IMPORT, *MAY_IMPORT[room]}
    }
    assert above == set()


def test_no_modules_import_each_other_in_a_circle_not_even_for_their_types():
    known = {name.removesuffix(".__init__"): path for name, path in modules().items()}
    graph = {
        name: known.keys() & {module.removeprefix("sourcing.") for module in imported(path)}
        for name, path in known.items()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(known)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_in_its_modules(library):
    users = {name for name, path in modules().items() if library in {module.split(".")[0] for module in imported(path)}}
    assert users
    assert {user for user in users if not user.startswith(tuple(LIBRARIES[library]))} == set()


def test_the_rooms_are_all_known():
    tops = {"__init__", "__main__", "cli", "commands", "start"}
    assert {name.split(".")[0] for name in modules()} <= tops | set(MAY_IMPORT)
