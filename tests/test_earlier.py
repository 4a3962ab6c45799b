"""What `--cache` reports again: the same to the byte, of nothing that has changed, and never what went wrong."""

from __future__ import annotations

import ast
import itertools
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sourcing
from sourcing import earlier, kept
from sourcing.analysis.remembered import forget
from sourcing.cli import main
from sourcing.config import Overrides, forget_configs
from sourcing.documents.discovery import Found
from sourcing.documents.source import Source
from sourcing.errors import Error
from sourcing.findings import Report
from sourcing.kept import contents
from sourcing.kept.packed import packed
from sourcing.options import Options
from sourcing.packs.load import shipped_root
from sourcing.reporters import FORMATS
from sourcing.runs import check_files
from sourcing.triage.changed import Changed
from sourcing.workspace import Workspace

NUMBERS = itertools.count()
ROOT = Path(__file__).resolve().parent.parent
STORY = "Roughly 50 hostages remain in Gaza. Critics say so.\n\nThe town lost 40 shops in ten years.\n"
COMMENT = "<!-- sourcing: ignore[unattributed-number] counted by us, 3 May -->"
PACK_RULE = """\
rule: people-say
kind: phrase
status: preview
severity: warning
summary: A statement is put into the mouth of people in general.
message: "{text!r} names nobody"
why: A reader cannot ask "people" how they know.
fix: Name who said it, or leave it out.
phrase: {words: [critics say]}
examples:
  flagged: ["[[Critics say]] so.", "[[Critics say]] no.", "[[Critics say]] it."]
  clean: [It rained., It snowed., It froze.]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A desk to work at, and a folder for the reports of this test alone; packs are kept as for all tests."""
    kind = f"reports-{os.getpid()}-{next(NUMBERS)}"
    monkeypatch.setattr(earlier, "KIND", kind)
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    place = Path(kept.folder(), kind)
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def checks(monkeypatch):
    """The paths of the documents that were checked indeed."""
    from sourcing import linter

    lint, checked = linter.lint, []
    monkeypatch.setattr(linter, "lint", lambda source, *given: checked.append(source.path) or lint(source, *given))
    return checked


def write(name, text):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def run(*paths, **asked):
    """Check with the cache, as a new run of the program would."""
    forget_configs()
    forget()
    return list(check_files(paths or (".",), Options(**{"cache": True, **asked}), 1))


def entries(folder):
    return sorted(folder.glob("*/*"))


def test_what_is_as_it_was_is_reported_again_without_a_check(checks):
    write("a.md", STORY)
    write("b.txt", "It rained.\n")
    first, second, third = run(), run(), run(cache=False)
    assert first == second == third
    assert checks == ["a.md", "b.txt"] * 2


FRAGMENTS = [
    "Roughly 50 hostages remain in Gaza.",
    "Critics say so.",
    '"We shall win," the mayor said.',
    "“Half of it is gone,” she said – 😀 and then some 300 homes burned.",
    "The town lost 40 shops\r\nin ten years.",
    "It rained, the weather service said.",
    "",
    "Sales rose by 12 percent.",
    COMMENT,
    f"Some 300 homes burned. {COMMENT}",
    "<!-- sourcing: ignore[no-such-rule] a reason -->",
    "<!-- sourcing: ignore[unattributed-number] -->",
    "<!-- sourcing: disable[unattributed-number] never closed -->",
    "[here](https://example.org) it is",
]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=8),
    st.sampled_from([".txt", ".md", ".html", ".mdx", ".rst", ""]),
    st.booleans(),
    st.sampled_from(
        [
            {},
            {"portray": True},
            {"suppress": False},
            {"today": date(2026, 5, 31)},
            {"overrides": Overrides("strict", fail_on="note")},
        ]
    ),
)
def test_any_document_is_reported_as_without_a_cache(fragments, suffix, bom, asked):
    source = Source(f"a{suffix}", "\n\n".join(fragments), bom)
    plain, cold, warm = (
        (forget(), Workspace(Options(cache=cache, **asked)).check_source(source, Path(source.path)))[1]
        for cache in (False, True, True)
    )
    assert plain == cold == warm


def outcome(*arguments):
    """What a run prints and writes, in all formats."""
    forget()
    outputs = [f"{form}:../report.{form}" for form in FORMATS]
    done = CliRunner().invoke(main, ["check", *arguments, *(word for one in outputs for word in ("--output", one))])
    written = {form: Path(f"../report.{form}").read_bytes() for form in FORMATS}
    return done.stdout, done.stderr, done.exit_code, written


@pytest.mark.parametrize("more", [(), ("--no-suppress", "--baseline", "known.json", "--columns", "utf16")])
def test_every_report_is_the_same_with_a_cache_and_without(folder, checks, monkeypatch, more):
    monkeypatch.setattr("sourcing.batches.PAYS_FROM", sys.maxsize)
    innocent = [path for path in sorted((ROOT / "tests/innocent").iterdir()) if path.suffix != ".yaml"]
    for path in innocent[::3] if more else innocent:
        write(f"innocent/{path.name}", path.read_bytes())
    shutil.copytree(ROOT / "seeds", "seeds")
    write("own.md", f"{STORY}\nSome 300 homes burned. {COMMENT}\n")
    write("faulty.md", f"<!-- sourcing: ignore[no-such-rule] -->\n\n{STORY}")
    write("broken.md", f"<!-- sourcing: enable[unattributed-number] -->\n\n{STORY}")
    write("binary.txt", b"a\0b")
    write("latin.txt", "Some 300 caf\xe9s burned.".encode("latin-1"))
    CliRunner().invoke(main, ["baseline", "write", "seeds", "--baseline", "known.json"])
    arguments = ("--preset", "strict", "--color", "always", *more, ".", "missing.txt")
    checks.clear()
    plain = outcome("--no-cache", *arguments)
    count = len(checks)
    cold = outcome("--cache", *arguments)
    assert len(checks) == 2 * count
    warm = outcome("--cache", *arguments)
    assert checks[2 * count :] == ["broken.md"]
    assert plain == cold == warm
    assert len(entries(folder)) == count - 1


def test_a_report_of_a_path_is_one_of_any_other(checks):
    write("a.md", f"{STORY}\nSome 300 homes burned. {COMMENT}\n")
    write("elsewhere/b.md", Path("a.md").read_bytes())
    run("a.md", portray=True)
    (moved,) = run("elsewhere/b.md", portray=True)
    assert checks == ["a.md"]
    assert moved == run("elsewhere/b.md", portray=True, cache=False)[0]
    assert {finding.path for finding in moved.findings} == {"elsewhere/b.md"}
    assert moved.silenced[0].finding.path == moved.portraits[0].path == "elsewhere/b.md"


def desk():
    write("pack/house/people-say.yaml", PACK_RULE)
    write("sourcing.yaml", "preset: news\npacks: [pack]\nselect: [people-say]\n")
    write("a.md", STORY)


def edit(name, old, new):
    before = Path(name).read_text(encoding="utf-8")
    assert old in before
    Path(name).write_text(before.replace(old, new, 1), encoding="utf-8")


BEARING = {
    "a byte of the text": lambda: edit("a.md", "50", "51"),
    "a byte at its end": lambda: edit("a.md", "years.\n", "years."),
    "a byte order mark": lambda: write("a.md", b"\xef\xbb\xbf" + Path("a.md").read_bytes()),
    "a comment": lambda: edit("a.md", "Gaza.", f"Gaza. {COMMENT}"),
    "a severity": lambda: edit("sourcing.yaml", "select", "severity: {vague-source: error}\nselect"),
    "the preset": lambda: edit("sourcing.yaml", "news", "strict"),
    "a rule left out": lambda: edit("sourcing.yaml", "select", "ignore: [vague-source]\nselect"),
    "a changed rule": lambda: edit(
        "sourcing.yaml", "select", 'rules: {people-say: {message: "{text} is nobody"}}\nselect'
    ),
    "the rules of a path": lambda: edit(
        "sourcing.yaml", "select", "per-path: [{paths: ['*.md'], ignore: [people-say]}]\nselect"
    ),
    "a word in a pack": lambda: edit("pack/house/people-say.yaml", "names nobody", "names no one"),
    "a rule more in a pack": lambda: write(
        "pack/house/they-say.yaml", PACK_RULE.replace("people-say", "they-say").replace("ritics", "ynics")
    ),
}


@pytest.mark.parametrize("change", BEARING.values(), ids=BEARING.keys())
def test_what_bears_on_findings_makes_it_check_again(checks, change):
    desk()
    run("a.md")
    change()
    again = run("a.md")
    assert checks == ["a.md"] * 2
    assert again == run("a.md", cache=False)
    assert again == run("a.md")
    assert len(checks) == 3


def test_the_same_text_elsewhere_is_checked_under_the_rules_of_its_place(checks):
    write("sourcing.yaml", "per-path: [{paths: [opinion], ignore: [unattributed-number]}]\n")
    for place in ("a.md", "news/a.md", "opinion/a.md"):
        write(place, STORY)
    again = run()
    assert checks == ["a.md", "opinion/a.md"]
    assert again == run(cache=False)


ASKED = {
    "the day": {"today": date(2026, 5, 31)},
    "no comments": {"suppress": False},
    "a portrait": {"portray": True},
    "the preset": {"overrides": Overrides(preset="strict")},
    "a rule": {"overrides": Overrides(select=("vague-quantity",))},
    "no rule": {"overrides": Overrides(ignore=("vague-source",))},
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())
def test_what_is_asked_otherwise_is_checked_again(checks, asked):
    desk()
    run("a.md")
    assert run("a.md", **asked) == run("a.md", cache=False, **asked)
    assert checks == ["a.md"] * 3


def test_another_suffix_is_another_document(checks):
    write("a.md", STORY)
    write("a.txt", STORY)
    run()
    assert checks == ["a.md", "a.txt"]


MACHINES = {
    "Python": (sys, "version", "3.99"),
    "the program": (contents, "code", lambda: "another"),
    "the rules that ship": (contents, "rules", lambda folder: "others"),
}


@pytest.mark.parametrize("other", MACHINES.values(), ids=MACHINES.keys())
def test_under_another_program_it_checks_again(checks, monkeypatch, other):
    write("a.md", STORY)
    run()
    monkeypatch.setattr(*other)
    run()
    assert checks == ["a.md"] * 2


def test_a_word_in_a_rule_that_ships_makes_it_check_again(checks, monkeypatch, tmp_path):
    write("a.md", STORY)
    shutil.copytree(shipped_root(), tmp_path / "rules")
    monkeypatch.setattr(earlier, "shipped_folder", lambda: str(tmp_path / "rules"))
    run()
    run()
    assert checks == ["a.md"]
    for place in ("numbers/unattributed-number.yaml", "languages/en.yaml", "presets/news.yaml"):
        rule = tmp_path / "rules" / place
        state = rule.stat()
        rule.write_bytes(rule.read_bytes()[:-2] + b"#\n")
        os.utime(rule, ns=(state.st_atime_ns, state.st_mtime_ns))
        run()
    assert checks == ["a.md"] * 4


LATER = {
    "what fails": {"overrides": Overrides(fail_on="note")},
    "a baseline": {"baseline": "known.json"},
    "changed lines": {"changed": Changed()},
    "the whole file new": {"changed": Changed(whole=frozenset([os.path.realpath("a.md")]))},
}


@pytest.mark.parametrize("asked", LATER.values(), ids=LATER.keys())
def test_what_is_decided_once_findings_are_known_needs_no_check(checks, asked):
    desk()
    write("known.json", '{"version": 1, "findings": []}')
    run("a.md")
    again = run("a.md", **asked)
    assert checks == ["a.md"]
    assert again == run("a.md", cache=False, **asked)


@pytest.mark.parametrize("line", ["fail-on: note", "exclude: [b.md]", "baseline: known.json", "cache: true"])
def test_what_a_config_decides_later_needs_no_check(checks, line):
    desk()
    write("known.json", '{"version": 1, "findings": []}')
    run("a.md")
    with Path("sourcing.yaml").open("a", encoding="utf-8") as config:
        config.write(f"{line}\n")
    again = run("a.md")
    assert checks == ["a.md"]
    assert again == run("a.md", cache=False)


def test_a_config_that_breaks_is_told_at_once(checks):
    desk()
    run("a.md")
    edit("sourcing.yaml", "select", "per-path: [{paths: [other], ignore: [no-such-rule]}]\nselect")
    (report,) = run("a.md")
    assert "no-such-rule" in report.errors[0].message


def test_a_pack_that_breaks_is_told_at_once(checks):
    desk()
    run("a.md")
    write("pack/house/broken.yaml", "rule: broken\n")
    assert run("a.md")[0].errors == run("a.md")[0].errors != ()


WRONG = {
    "a comment": "<!-- sourcing: enable[unattributed-number] -->\n\n" + STORY,
    "a byte": b"Some 300 caf\xe9s burned.",
    "no text": b"a\0b",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_what_went_wrong_is_not_kept(folder, text):
    write("a.md", text)
    assert run("a.md") == run("a.md")
    assert run("a.md")[0].errors != ()
    assert entries(folder) == []


def test_a_rule_that_crashes_is_not_kept(folder, monkeypatch):
    from sourcing import hits

    def crash(*_):
        raise TimeoutError

    write("a.md", STORY)
    with monkeypatch.context() as patched:
        patched.setattr(hits, "hits_of", crash)
        assert run("a.md")[0].errors != ()
    assert entries(folder) == []
    assert run("a.md")[0].errors == ()


@pytest.mark.parametrize("by", ["config", "front matter"])
def test_what_was_held_against_sources_is_not_kept(folder, checks, by):
    write("transcript.txt", 'The mayor said: "We lost forty shops in ten years."\n')
    head = "---\nsources: [transcript.txt]\n---\n\n" if by == "front matter" else ""
    write("a.md", f'{head}"We lost fifty shops in ten years," the mayor said.\n')
    if by == "config":
        write("sourcing.yaml", "sources: [transcript.txt]\n")
    first, second = run("a.md"), run("a.md")
    assert first == second
    assert first[0].verifications != ()
    assert checks == ["a.md"] * 2
    assert entries(folder) == []


DAMAGE = {
    "empty": lambda data: b"",
    "cut short": lambda data: data[:10],
    "one bit wrong": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "of another kind": lambda data: _whole(packed("a text")),
    "of no kind": lambda data: _whole(b"\xff\xff"),
    "nothing that can be made": lambda data: _whole(packed(Report()).replace(b"Report", b"Retort")),
}


def _whole(data):
    return kept._checksum(data) + data


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_entry_counts_as_missing(folder, checks, damage):
    write("a.md", STORY)
    first = run("a.md")
    (entry,) = entries(folder)
    entry.write_bytes(damage(entry.read_bytes()))
    assert [run("a.md"), run("a.md")] == [first, first]
    assert checks == ["a.md"] * 2


@pytest.mark.parametrize("place", ["off", "a.md", "a.md/below"])
def test_where_nothing_can_be_kept_all_is_checked(monkeypatch, checks, place):
    write("a.md", STORY)
    monkeypatch.setenv(kept.VARIABLE, place)
    assert run("a.md") == run("a.md") == run("a.md", cache=False)
    assert len(checks) == 3


def test_standard_input_is_known_by_the_name_it_stands_for(checks):
    def told(name, text=STORY):
        done = CliRunner().invoke(main, ["check", "--cache", "-", "--stdin-filename", name], input=text)
        return done.stdout.count("\n")

    assert told("a.md") == told("b.md") == told("a.txt") > told("a.md", "It rained.\n")
    assert checks == ["a.md", "a.txt", "a.md"]


@pytest.mark.parametrize(
    ("config", "options", "keeps"),
    [
        ("cache: true\n", [], True),
        ("cache: true\n", ["--no-cache"], False),
        ("cache: false\n", [], False),
        ("cache: false\n", ["--cache"], True),
        ("", [], False),
    ],
)
def test_the_option_wins_over_the_config(folder, config, options, keeps):
    write("sourcing.yaml", config or "preset: news\n")
    write("a.md", STORY)
    forget_configs()
    CliRunner().invoke(main, ["check", *options, "a.md"])
    assert len(entries(folder)) == keeps


@pytest.mark.parametrize("arguments", [["verify", "a.md", "--sources", "b.txt"], ["sources"], ["baseline", "write"]])
def test_only_check_keeps_reports(folder, arguments):
    write("sourcing.yaml", "cache: true\n")
    write("a.md", STORY)
    write("b.txt", "Another text, and nothing in it.\n")
    forget_configs()
    CliRunner().invoke(main, arguments)
    assert entries(folder) == []


def test_config_says_whether_reports_are_kept():
    write("sourcing.yaml", "preset: news\ncache: true\n")
    forget_configs()
    assert "cache: on (sourcing.yaml:2)" in CliRunner().invoke(main, ["config"]).stdout.splitlines()


PROGRAM = "from sourcing.start import program; import sys; sys.argv[1:] = {arguments!r}; program()"


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory):
    """An environment with a cache folder that no other test writes."""
    return {**os.environ, "SOURCING_CACHE": str(tmp_path_factory.mktemp("cache"))}


@pytest.mark.parametrize(
    ("config", "arguments"),
    [("", ["check", "--cache", "a.md"]), ("cache: true\n", ["check"]), ("", ["check", "a.md", "--cache", "--quiet"])],
)
def test_a_known_report_imports_no_analysis(config, arguments, own_cache):
    write("sourcing.yaml", config or "preset: news\n")
    write("a.md", STORY)
    modules: set[str] = set()
    for _ in range(2):
        command = [sys.executable, "-X", "importtime", "-c", PROGRAM.format(arguments=arguments)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False, env=own_cache)
        assert (done.returncode, done.stdout.count("\n")) == (1, 3)
        modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "sourcing.earlier" in modules
    rooms = {name.split(".")[1] for name in modules if name.startswith("sourcing.")}
    assert rooms & {"analysis", "checks", "hits", "linter"} == set()
    if "--quiet" not in arguments:
        assert {name.partition(".")[0] for name in modules} & {
            "click",
            "re",
            "pathlib",
            "tempfile",
            "pydantic",
        } == set()


def test_a_check_without_a_cache_imports_nothing_of_it():
    write("a.md", STORY)
    command = [sys.executable, "-X", "importtime", "-c", PROGRAM.format(arguments=["check", "a.md"])]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert modules & {"sourcing.earlier", "sourcing.kept.drawers", "sourcing.kept.contents"} == set()


def many(count):
    for number in range(count):
        write(f"{number:03}.md", STORY.replace("50", str(50 + number)))


@pytest.mark.parametrize("new", [0, 1, 7, 30])
def test_processes_share_the_reports_and_check_only_what_is_new(folder, monkeypatch, new):
    from sourcing import batches

    monkeypatch.setattr(batches, "PAYS_FROM", 300)
    monkeypatch.setattr(batches, "_BATCH", 300)
    many(30)
    plain = list(check_files(["."], Options(), 2))
    list(check_files(["."], Options(cache=True), 2))
    assert len(entries(folder)) == 30
    for entry in entries(folder)[:new]:
        entry.unlink()
    if new == 0:
        monkeypatch.setattr(batches, "_pool", None)
    assert list(check_files(["."], Options(cache=True), 2)) == plain
    assert len(entries(folder)) == 30


def test_what_reads_a_document_is_among_what_reports_are_kept_by():
    package = Path(sourcing.__file__).parent
    own = {"sourcing", "__future__", *sys.stdlib_module_names}
    rooms = [package / name for name in ("documents", "analysis", "checks", "lean")]
    paths = [path for room in rooms for path in room.rglob("*.py")]
    paths += [package / name for name in ("kept/patterns.py", "hits.py", "linter.py")]
    used = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                used.add((node.module or "").partition(".")[0])
    # These find files and read rules; and a PDF is read only as a source, beside which nothing is kept.
    assert used - own - {"pathspec", "pydantic", "yaml", "pypdf"} == set(contents.READ_WITH)


def test_code_is_told_by_what_it_holds_and_not_by_its_place(tmp_path):
    for place in ("one", "two"):
        write(tmp_path / place / "package/part/a.py", "x = 1\n")
        write(tmp_path / place / "package/b.so", "binary")
    os.utime(tmp_path / "two/package/part/a.py", (1, 1))

    def told(place):
        return contents._contents([str(tmp_path / place / "package")], (".py", ".so"))

    assert told("one") == told("two")
    for name, text in [("package/part/a.py", "x = 2\n"), ("package/b.so", "Binary"), ("package/c.py", "")]:
        before = told("two")
        write(tmp_path / "two" / name, text)
        assert told("two") != before
    before = told("two")
    write(tmp_path / "two/package/notes.txt", "no code")
    write(tmp_path / "two/package/.#a.py", "an editor's own")
    assert told("two") == before


def test_the_program_and_its_libraries_are_all_told(monkeypatch):
    monkeypatch.setattr(contents, "_contents", lambda folders, _endings: list(folders))
    folders = [Path(folder).name for folder in contents.code.__wrapped__()]
    assert folders == ["sourcing", *contents.READ_WITH]


def test_an_error_in_the_place_of_a_file_is_nobodys_report():
    assert Workspace(Options(cache=True)).known(Error("gone.txt", "no such file or folder")) is None


def test_a_file_that_is_gone_is_an_error_as_without():
    gone = Found("gone.md", named=True)
    assert Workspace(Options(cache=True)).known(gone) == Workspace(Options()).check(gone)


def test_who_asks_for_sources_gets_no_report_made_without(checks):
    write("a.md", STORY)
    write("b.txt", "Roughly 50 hostages remain in Gaza, the ministry wrote.\n")
    (before,) = run("a.md")
    (report,) = run("a.md", sources=("b.txt",))
    assert report.verifications != before.verifications == ()
