"""What a run reports of a copy: what it would report of it alone, without checking it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcing import batches, copies, linter
from sourcing.analysis.remembered import forget
from sourcing.cli import main
from sourcing.config import forget_configs
from sourcing.copies import Copies, key_of
from sourcing.documents.discovery import Found
from sourcing.documents.source import Source
from sourcing.errors import Error
from sourcing.findings import Finding, Report
from sourcing.lean.values import replace
from sourcing.options import Options
from sourcing.places import Position
from sourcing.runs import check_files
from sourcing.triage.changed import Changed
from sourcing.workspace import Workspace

STORY = "Roughly 50 hostages remain in Gaza. Critics say so.\n\nThe town lost 40 shops in ten years.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def checks(monkeypatch):
    """The paths of the documents that were checked indeed."""
    lint, checked = linter.lint, []
    monkeypatch.setattr(linter, "lint", lambda source, *given: checked.append(source.path) or lint(source, *given))
    return checked


def write(**texts):
    """Write files, by their names with an underscore for the dot, and return their paths."""
    for name, text in texts.items():
        Path(name.replace("_", ".")).write_bytes(text.encode())
    return [name.replace("_", ".") for name in texts]


def run(paths=(".",), processes=1, **asked):
    forget_configs()
    forget()
    return list(check_files(paths, Options(**asked), processes))


def alone(paths, **asked):
    """The reports of files that know nothing of each other."""
    return [report for path in paths for report in run((path,), **asked)]


def test_a_copy_is_reported_at_its_own_path_and_not_checked(checks):
    paths = write(a_txt=STORY, b_txt="It rained.\n", c_txt=STORY, d_txt=STORY)
    reports = run(paths)
    assert checks == ["a.txt", "b.txt"]
    assert [{finding.path for finding in report.findings} for report in reports] == [
        {"a.txt"},
        set(),
        {"c.txt"},
        {"d.txt"},
    ]
    assert reports == alone(paths)


def test_what_other_processes_found_is_learned(tmp_path, monkeypatch):
    for name in ("_BATCH", "PAYS_FROM"):
        monkeypatch.setattr(batches, name, 400)  # bytes, so that there are many batches
    monkeypatch.setattr(batches, "_WAITING", 4)  # and those after a few are taken late
    lint, log = linter.lint, tmp_path / "checked.log"

    def logged(source, *given):
        with log.open("a") as file:  # which the processes share
            file.write(f"{source.path}\n")
        return lint(source, *given)

    monkeypatch.setattr(linter, "lint", logged)
    texts = {f"a{number:02}_txt": f"{STORY}No {number}.\n" for number in range(60)}
    paths = write(**texts, **{name.replace("a", "b", 1): text for name, text in texts.items()})
    reports = run(paths, processes=2)
    checked = log.read_text().split()
    assert sorted(checked) == sorted(set(checked))
    assert set(paths[:60]) <= set(checked)
    assert set(paths[60:70]).isdisjoint(
        checked
    )  # by then the first are out; of those that are worked on nothing is known
    assert reports == run(paths)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"b_md": STORY}, id="another format"),
        pytest.param({"b_txt": f"\ufeff{STORY}"}, id="a byte order mark"),
        pytest.param({"b_txt": STORY.replace("\n", "\r\n")}, id="other line ends"),
        pytest.param({"b_txt": f"{STORY}\n"}, id="one line more"),
    ],
)
def test_what_is_no_copy_is_checked(checks, other):
    paths = write(a_txt=STORY, **other)
    reports = run(paths)
    assert checks == paths
    assert reports == alone(paths)


def test_a_copy_for_which_the_config_has_an_entry_is_checked(checks):
    paths = write(a_txt=STORY, b_txt=STORY, c_txt=STORY)
    Path("sourcing.yaml").write_text("per-path:\n  - paths: [b.txt]\n    ignore: [unattributed-number]\n")
    reports = run(paths)
    assert checks == ["a.txt", "b.txt"]
    assert [len(report.findings) for report in reports] == [3, 1, 3]
    assert reports == alone(paths)


def test_a_copy_under_another_config_is_checked(checks):
    paths = write(a_txt=STORY)
    Path("desk").mkdir()
    Path("desk/sourcing.yaml").write_text("preset: strict\nfail-on: note\n")
    Path("desk/a.txt").write_text(STORY)
    paths.append("desk/a.txt")
    assert run(paths) == alone(paths)
    assert checks[:2] == paths


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_baseline_knows_of_a_file_it_does_not_know_of_its_copy(processes):
    paths = write(a_txt=STORY, b_txt=STORY, c_txt=STORY)
    CliRunner().invoke(main, ["baseline", "write", "b.txt", "--baseline", "known.json"])
    reports = run(paths, processes, baseline="known.json")
    assert [len(report.findings) for report in reports] == [3, 0, 3]
    assert reports == alone(paths, baseline="known.json")


@pytest.mark.parametrize("processes", [1, 2])
def test_lines_changed_in_a_file_are_not_changed_in_its_copy(processes):
    paths = write(a_txt=STORY, b_txt=STORY)
    changed = Changed(whole=frozenset([str(Path(path).resolve()) for path in paths[:1]]))
    assert run(paths, processes, changed=changed) == alone(paths, changed=changed)


def test_trouble_with_a_file_is_not_that_of_its_copy(monkeypatch, checks):
    paths = write(a_txt=STORY, b_txt=STORY)
    lint = linter.lint

    def fail_once(source, *given):
        if source.path == "a.txt":
            raise RuntimeError("out of ink")
        return lint(source, *given)

    monkeypatch.setattr(linter, "lint", fail_once)
    first, second = run(paths)
    assert "out of ink" in first.errors[0].message
    assert (second.errors, len(second.findings)) == ((), 3)


def test_what_was_not_found_among_copies_is_told_in_its_place():
    write(a_txt=STORY, b_txt=STORY)
    reports = run(["a.txt", "gone.txt", "b.txt"])
    assert [len(report.findings) for report in reports] == [3, 0, 3]
    assert isinstance(reports[1].errors[0], Error)


FRAGMENTS = [
    STORY,
    "It rained.\n",
    f"\ufeff{STORY}",
    "Critics say so.\n",
    "“We left,” she said.\n",
    "# Sales rose 12%\n",
]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from([".txt", ".md"])), max_size=8))
def test_files_are_reported_as_if_they_stood_alone(files):
    paths = [f"{number}{suffix}" for number, (_, suffix) in enumerate(files)]
    for path, (text, _) in zip(paths, files, strict=True):
        Path(path).write_bytes(text.encode())
    assert (run(paths) if paths else []) == alone(paths)


def finding(number):
    place = Position(0, 1, 1)
    return Finding("some-rule", "note", f"number {number}", "a.txt", place, place, "")


def test_so_many_reports_are_held_and_no_more(monkeypatch):
    monkeypatch.setattr(copies, "_MOST_HELD", 10)
    held, config = Copies(), Workspace(Options()).config("a.txt")
    keys = [key_of(Source("a.txt", str(number)), "a.txt", config) for number in range(100)]
    most = 0
    for number, key in enumerate(keys):
        held.hold(key, Report(files=1, findings=(finding(number),)))
        most = max(most, sum(held.find(key, "b.txt") is not None for key in keys))
    assert most == 5
    assert held.find(keys[-1], "b.txt").findings == (replace(finding(99), path="b.txt"),)


def test_a_report_that_shows_its_document_is_not_held(checks):
    paths = write(a_txt=STORY, b_txt=STORY)
    reports = run(paths, portray=True)
    assert checks == paths
    assert [portrait.path for report in reports for portrait in report.portraits] == paths


def test_a_workspace_that_is_asked_for_one_file_holds_its_report_for_the_next(checks):
    write(a_txt=STORY, b_txt=STORY)
    workspace = Workspace(Options())
    first, second = (workspace.check(Found(path, named=True)) for path in ("a.txt", "b.txt"))
    assert checks == ["a.txt"]
    assert [one.message for one in first.findings] == [one.message for one in second.findings]
