"""What is kept between runs: never out of date, safe to lose, to damage and to share."""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import pkgutil
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
import regex

from sourcing import analysis, check_paths, check_text, checks, documents, kept, reporters
from sourcing.config import forget_configs
from sourcing.kept import patterns
from sourcing.kept.record import Record, sealed
from sourcing.options import options
from sourcing.packs import recalled
from sourcing.packs.load import load_packs, shipped_root
from sourcing.packs.recalled import packs_in
from sourcing.verdicts import Count
from sourcing.workspace import Workspace

STORY = "Roughly 50 hostages remain in Gaza.\n"


class Made:
    """Makes values and counts how often it had to."""

    def __init__(self, value=("a value",)):
        self.value = value
        self.times = 0

    def __call__(self):
        self.times += 1
        return self.value


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A cache folder of the test's own, which does not exist yet."""
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def files(folder):
    return sorted(folder.glob("*"))


def test_a_value_is_made_once(folder):
    make = Made({"rules": (1, 2.5, "three")})
    values = [kept.recall("test", ["a", b"b"], make) for _ in range(3)]
    assert values == [make.value] * 3
    assert make.times == 1
    assert len(files(folder)) == 1


@pytest.mark.parametrize("other", [["a", "c"], ["ab"], ["a", "b", ""], ["b", "a"], []])
def test_other_data_make_another_value(other):
    kept.recall("test", ["a", "b"], Made("first"))
    assert kept.recall("test", other, Made("second")) == "second"


@pytest.mark.parametrize(
    ("owner", "name", "value"), [(kept.sys, "version", "3.99"), (kept, "_own_code", lambda: "other code")]
)
def test_another_python_or_another_version_makes_another_value(monkeypatch, owner, name, value):
    kept.recall("test", ["a"], Made("first"))
    monkeypatch.setattr(owner, name, value)
    assert kept.recall("test", ["a"], Made("second")) == "second"


def test_the_program_knows_its_own_modules():
    assert kept.__file__ in kept._own_code()
    assert "shapes.py" in kept._own_code()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:10],
        lambda content: content[:-1],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: b"\0" * len(content),
        lambda content: content + b"x",
    ],
    ids=["empty", "cut short", "one byte short", "one bit wrong", "zeros", "longer"],
)
def test_a_damaged_file_counts_as_missing(folder, damage):
    kept.recall("test", ["a"], Made())
    (path,) = files(folder)
    path.write_bytes(damage(path.read_bytes()))
    make = Made()
    assert kept.recall("test", ["a"], make) == make.value
    assert kept.recall("test", ["a"], make) == make.value
    assert make.times == 1


def test_a_value_of_a_class_that_is_gone_is_made_again(monkeypatch):
    kept.recall("test", ["a"], Made(Count()))  # nothing else that is kept holds one, so nobody has looked it up
    monkeypatch.delattr("sourcing.verdicts.Count")
    assert kept.recall("test", ["a"], Made("again")) == "again"


def test_a_folder_that_others_may_write_is_not_read(folder):
    kept.recall("test", ["a"], Made("mine"))
    folder.chmod(0o777)
    assert kept.recall("test", ["a"], Made("made")) == "made"


@pytest.mark.parametrize("place", ["file", "below a file"])
def test_where_nothing_can_be_written_nothing_is_kept(tmp_path, monkeypatch, place):
    (tmp_path / "file").write_text("here")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "file") + ("/cache" if place == "below a file" else ""))
    make = Made()
    assert [kept.recall("test", ["a"], make) for _ in range(2)] == [make.value] * 2
    assert make.times == 2


def test_off_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv(kept.VARIABLE, "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    kept.recall("test", ["a"], Made())
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_worth_keeping_is_made_again():
    make = Made()
    for _ in range(2):
        kept.recall("test", ["a"], make, lambda value: False)
    assert make.times == 2


def test_what_fails_is_not_kept():
    def fail():
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        kept.recall("test", ["a"], fail)
    assert kept.recall("test", ["a"], Made("mended")) == "mended"


def test_the_oldest_files_go_first(folder, monkeypatch):
    monkeypatch.setattr(kept, "MOST_FILES", 3)
    for number in range(5):
        kept.save(f"number-{number}.kept", b"x")
        os.utime(folder / f"number-{number}.kept", (number + 1, number + 1))
    assert [path.name for path in files(folder)] == [f"number-{number}.kept" for number in (2, 3, 4)]


def test_many_files_of_one_kind_leave_those_of_another(folder, monkeypatch):
    monkeypatch.setattr(kept, "MOST_FILES", 3)
    kept.save("packs-0.kept", b"x")
    os.utime(folder / "packs-0.kept", (1, 1))
    for number in range(5):
        kept.save(f"config-{number}.kept", b"x")
        os.utime(folder / f"config-{number}.kept", (number + 2, number + 2))
    names = [path.name for path in files(folder)]
    assert names == ["config-2.kept", "config-3.kept", "config-4.kept", "packs-0.kept"]


def test_writers_at_the_same_time_leave_one_whole_file(folder):
    value = "x" * 500_000
    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(lambda _: kept.recall("test", ["a"], lambda: value), range(40)))
    assert set(values) == {value}
    assert len(files(folder)) == 1


def test_what_is_sealed_is_what_it_was():
    value = sealed(Record(text="one", more={"two": 2}))
    again = pickle.loads(pickle.dumps(value))
    assert again == value == Record(text="one", more={"two": 2})
    assert (again.text, again.more, repr(again)) == ("one", {"two": 2}, "Record(text='one', more={'two': 2})")
    assert sealed({"two": 2})["two"] == 2
    with pytest.raises(AttributeError, match="gone"):
        _ = again.gone


def test_the_examples_of_kept_rules_are_read_when_they_are_asked_for(monkeypatch):
    language = Workspace(options(None, None, (), ())).language
    first = packs_in((shipped_root(),), language)
    monkeypatch.setattr(recalled, "_packs", recalled._packs.__wrapped__)
    loaded = packs_in((shipped_root(),), language).rules["unattributed-number"]
    assert "_opened" not in vars(loaded.rule.examples)
    assert loaded.rule.examples.flagged == first.rules["unattributed-number"].rule.examples.flagged
    assert loaded == first.rules["unattributed-number"]


SMALL = [
    ("regex", lambda: patterns.compile_regex(r"(?r)(?P<who>\L<names>) said$", 0, {"names": ("Ann", "Bob")})),
    ("re", lambda: patterns.compile_re(r"(?P<who>ann|bob)(?P<verb> said)$", re.IGNORECASE)),
]


@pytest.mark.parametrize(("module", "compile_it"), SMALL, ids=["regex", "re"])
def test_a_pattern_is_compiled_once_and_then_read(monkeypatch, module, compile_it):
    monkeypatch.setattr(kept, "_small", kept._Small())
    first = compile_it()
    kept._small.write()
    monkeypatch.setattr(kept, "_small", kept._Small())
    monkeypatch.setattr(regex, "compile", None)
    monkeypatch.setattr(re, "compile", None)
    monkeypatch.setattr(patterns, "_parts", None)
    second = compile_it()
    for pattern in (first, second):
        assert pattern.search("and Bob said").group("who") == "Bob"
        assert pattern.search("and Cyd said") is None
        assert pattern.groupindex["who"] == 1
    assert (second.pattern, second.flags, second.groups) == (first.pattern, first.flags, first.groups)


def test_a_pattern_that_cannot_be_put_together_is_compiled(monkeypatch):
    monkeypatch.setattr(patterns, "_assembled", None)
    assert patterns.compile_re("(ann) said").search("ann said").group(1) == "ann"


@pytest.mark.parametrize("engine", [None, SimpleNamespace(__file__=kept.__file__, compile=None)], ids=["none", "other"])
def test_without_its_engine_regex_compiles_as_usual(monkeypatch, engine):
    monkeypatch.setattr(patterns, "_engine", lambda: engine)
    monkeypatch.setattr(patterns, "_version", str)
    assert patterns.compile_regex(r"\L<names> said", 0, {"names": ("Ann",)}).search("Ann said")


def test_the_engine_and_the_package_are_one_regex():
    pattern = patterns.compile_regex(r"(?<who>ann)", patterns.IGNORE_CASE | patterns.VERSION1)
    assert isinstance(pattern, regex.Pattern)
    usual = regex.compile(r"(?<who>ann)", regex.IGNORECASE | regex.VERSION1)
    assert (pattern.pattern, pattern.flags) == (usual.pattern, usual.flags)
    assert pattern.sub(r"<\g<who>>", "Ann") == "<Ann>"


def test_a_late_pattern_is_compiled_once_and_not_before_it_is_used(monkeypatch):
    made = []
    monkeypatch.setattr(patterns, "compile_re", lambda *given: made.append(given) or re.compile(*given))
    late = patterns.late_re("(?P<who>ann)", patterns.IGNORE_CASE)
    assert (late.pattern, made) == ("(?P<who>ann)", [])
    assert late.search("Ann").group("who") == "Ann"
    assert (late.fullmatch("bob"), late.groupindex["who"]) == (None, 1)
    assert len(made) == 1


def test_every_late_pattern_can_be_compiled():
    late = []
    for room in (analysis, checks, documents, reporters):
        for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            module = importlib.import_module(found.name)
            late += [value for value in vars(module).values() if isinstance(value, patterns._Late)]
    assert late
    assert all(pattern.groups >= 0 for pattern in late)


def test_a_broken_pattern_is_told_as_its_module_tells_it():
    with pytest.raises(re.error, match="unterminated character set"):
        patterns.compile_re("[ann")
    with pytest.raises(regex.error, match="unterminated character set"):
        patterns.compile_regex("[ann")


@pytest.mark.parametrize("text", ["U.S.", "a-b [c]* (d) #e~ &f|g^h$ {1,2}+?", "don't\\ \t\n", "é – ’"])
def test_a_text_is_escaped_as_re_does(text):
    assert patterns.escaped(text) == re.escape(text)


def test_other_words_make_another_pattern():
    assert patterns.compile_regex(r"\L<names>", 0, {"names": ("Ann",)}).search("Bob") is None
    assert patterns.compile_regex(r"\L<names>", 0, {"names": ("Bob",)}).search("Bob")


def test_small_values_are_read_where_the_system_has_no_pread(monkeypatch):
    first = kept._Small()
    made = {name: first.recall(name, Made(name * 1000)) for name in "abc"}
    first.write()
    monkeypatch.delattr(os, "pread")
    second = kept._Small()
    assert {name: second.recall(name, Made("lost")) for name in "cab"} == made


def test_a_damaged_head_is_not_unpacked(monkeypatch):
    first = kept._Small()
    first.recall("a", Made(1))
    first.write()
    path = Path(kept.folder(), first._name())
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])
    asked = []
    monkeypatch.setattr(kept, "unpacked", asked.append)
    assert kept._Small().recall("a", Made(2)) == 2
    assert not asked


OPEN_FILES = Path("/proc/self/fd")


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="NOT TESTED: the system does not list open files")
def test_writing_small_values_leaves_no_file_open():
    def write():
        small = kept._Small()
        small._fresh[os.urandom(16)] = b"a value"
        before = len(list(OPEN_FILES.iterdir()))
        small.write()
        assert len(list(OPEN_FILES.iterdir())) == before

    write()
    write()


@pytest.mark.parametrize("content", [b"", b"not a pickle", b"\x80\x05]\x94."])
def test_a_damaged_file_of_small_values_is_made_again(content):
    small = kept._Small()
    kept.save(small._name(), content)
    assert small.recall("a", Made(1)) == 1
    small.write()
    assert kept._Small().recall("a", Made(2)) == 1


def test_a_damaged_small_value_is_made_again_and_the_others_stay():
    first = kept._Small()
    first.recall("a", Made("kept as it was"))
    first.recall("b", Made("to be damaged"))
    first.write()
    path = Path(kept.folder(), first._name())
    path.write_bytes(path.read_bytes().replace(b"to be damaged", b"to be trusted"))
    second = kept._Small()
    assert second.recall("b", Made("made again")) == "made again"
    assert second.recall("a", Made("lost")) == "kept as it was"
    second.write()
    third = kept._Small()
    assert [third.recall(name, Made("lost")) for name in "ab"] == ["kept as it was", "made again"]


@pytest.mark.parametrize("length", [0, 3, 7, 20, -1])
def test_a_file_of_small_values_that_was_cut_off_is_made_again(length):
    small = kept._Small()
    small.recall("a", Made("a value"))
    small.write()
    path = Path(kept.folder(), small._name())
    path.write_bytes(path.read_bytes()[:length])
    assert kept._Small().recall("a", Made("made again")) == "made again"


def test_a_small_value_is_made_once_though_it_is_written_meanwhile():
    small = kept._Small()
    small.recall("a", Made(1))
    small.write()
    assert small.recall("a", Made(2)) == 1


def test_small_values_of_other_runs_stay(monkeypatch):
    one, other = kept._Small(), kept._Small()
    assert (one.recall("a", Made(1)), other.recall("b", Made(2))) == (1, 2)
    one.write()
    other.write()
    assert (kept._Small().recall("a", Made(0)), kept._Small().recall("b", Made(0))) == (1, 2)


def test_too_many_small_values_leave_those_in_use(monkeypatch):
    first = kept._Small()
    for number in range(5):
        first.recall(str(number), Made(number))
    first.write()
    monkeypatch.setattr(kept, "MOST_SMALL", 5)
    second = kept._Small()
    assert (second.recall("3", Made(0)), second.recall("new", Made("new"))) == (3, "new")
    second.write()
    third = kept._Small()
    assert [third.recall(name, Made("gone")) for name in ("3", "new", "4")] == [3, "new", "gone"]


def rules_of(folder):
    """A copy of the rules that ship, to change."""
    shutil.copytree(shipped_root(), folder)
    return folder


@pytest.mark.parametrize("shipped", [False, True])
def test_packs_are_loaded_once_and_again_when_a_rule_changes(tmp_path, monkeypatch, shipped):
    root = rules_of(tmp_path / "rules")
    language = Workspace(options(None, None, (), ())).language
    if shipped:
        monkeypatch.setattr(recalled, "shipped_folder", lambda: str(root))
    loaded = packs_in((root,), language)
    made = []
    monkeypatch.setattr(recalled, "load_packs", lambda *given: made.append(given) or load_packs(*given))
    monkeypatch.setattr(recalled, "_packs", recalled._packs.__wrapped__)
    assert packs_in((root,), language) == loaded
    assert made == []
    rule = root / "numbers" / "unattributed-number.yaml"
    state = rule.stat()
    rule.write_text(rule.read_text(encoding="utf-8").replace("has no source", "has no sauce_"), encoding="utf-8")
    os.utime(rule, ns=(state.st_atime_ns, state.st_mtime_ns))
    changed = packs_in((root,), language)
    assert "sauce" in changed.rules["unattributed-number"].rule.message
    assert len(made) == 1


def test_one_process_reads_the_vocabulary_and_the_rules_once():
    first, second = (Workspace(options(None, None, (), ())) for _ in range(2))
    assert second.language is first.language
    assert second.settings(None).rules is first.settings(None).rules


def test_one_process_may_check_texts_for_ever():
    def objects_after(times):
        for _ in range(times):
            check_text(STORY, preset="news")
        gc.collect()
        return len(gc.get_objects())

    objects_after(5)
    assert objects_after(10) == pytest.approx(objects_after(10), abs=50)  # one finding is some six


def test_a_broken_rule_is_told_by_every_run(tmp_path):
    root = rules_of(tmp_path / "rules")
    (root / "numbers" / "broken.yaml").write_text("rule: broken\n", encoding="utf-8")
    language = Workspace(options(None, None, (), ())).language
    load = recalled._packs.__wrapped__
    assert load((root,), (), language).errors == load((root,), (), language).errors != ()


def test_a_changed_config_holds_at_once(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    config = tmp_path / "sourcing.yaml"

    def rules_found(text):
        config.write_text(text, encoding="utf-8")
        forget_configs()
        return [finding.rule for finding in Workspace(options(None, None, (), ())).check_source(source, story).findings]

    from sourcing.documents.source import read_source

    source = read_source(story)
    assert rules_found("preset: news\n") == ["unattributed-number"]
    assert rules_found("ignore: [unattributed-number]\n") == []
    assert rules_found("preset: news\n") == ["unattributed-number"]


def test_a_config_that_is_new_or_gone_holds_at_the_next_call(tmp_path):
    story, config = tmp_path / "story.txt", tmp_path / "sourcing.yaml"
    story.write_text(STORY, encoding="utf-8")

    def found():
        return [len(report.findings) for report in (check_text(STORY, str(story)), check_paths([story], processes=1))]

    assert found() == [1, 1]
    config.write_text("ignore: [unattributed-number]\n", encoding="utf-8")
    assert found() == [0, 0]
    config.unlink()
    assert found() == [1, 1]


def test_a_pack_folder_that_goes_missing_is_told_although_the_config_is_kept(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "sourcing.yaml").write_text("packs: [desk]\n", encoding="utf-8")
    story = tmp_path / "story.txt"
    from sourcing.config import load_config
    from sourcing.packs.located import LocatedErrors

    assert load_config(tmp_path / "sourcing.yaml").options.packs == ("desk",)
    (tmp_path / "desk").rmdir()
    with pytest.raises(LocatedErrors, match="there is no folder 'desk'"):
        load_config(tmp_path / "sourcing.yaml")
    assert not story.exists()


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_the_folder_is_the_users_own(system, monkeypatch):
    monkeypatch.delenv(kept.VARIABLE)
    monkeypatch.setattr(kept.sys, "platform", system)
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("LOCALAPPDATA", "/ann/local")
    wanted = {
        "linux": "/home/ann/.cache/sourcing",
        "darwin": "/home/ann/Library/Caches/sourcing",
        "win32": "/ann/local/sourcing",
    }
    assert Path(kept.folder()) == Path(wanted[system])


def test_a_relative_place_is_none(monkeypatch):
    monkeypatch.delenv(kept.VARIABLE)
    monkeypatch.setattr(kept.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert kept.folder() is None


def test_lists_that_differ_are_never_joined_alike():
    lists = [[["a", "b"]], [["ab"]], [["a"], ["b"]], [["a b"]], [[], ["a", "b"]], [["a", "b"], []], [["a", ""], ["b"]]]
    assert len({kept.joined(*parts) for parts in lists}) == len(lists)
