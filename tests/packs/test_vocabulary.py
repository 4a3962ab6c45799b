"""A broken language file is told in one line a fault, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcing import analysis
from sourcing.analysis.traps.lists import TRAP_LISTS
from sourcing.packs.load import LANGUAGES, shipped_root
from sourcing.packs.located import LocatedErrors
from sourcing.packs.vocabulary import read_language

ANALYSIS = Path(analysis.__file__).parent
ENGLISH = (shipped_root() / LANGUAGES / "en.yaml").read_text(encoding="utf-8")
TOP = ENGLISH.index("cue-verbs:")


def faults(folder, text):
    path = folder / "en.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LocatedErrors) as caught:
        read_language(path)
    return [str(error).removeprefix(f"{path}:") for error in caught.value.errors]


def line_of(text, words):
    return text[: text.index(words)].count("\n") + 1


def test_the_shipped_file_is_sound():
    assert read_language(shipped_root() / LANGUAGES / "en.yaml").name == "en"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "coordinators: [and,",
            "coordinators: [on, and,",
            "on is read as a yes or no, not as a word; write it in quotes",
        ),
        ("\nthat: [that]", "\nthatt: [that]", "unknown key 'thatt'; did you mean 'that'?"),
        ("\n  modals: [would,", "\n  modals: would: [", "not valid YAML"),
        ("  say: [says, said, said, saying]", "  say: [says, said, said]", "at least 4 are needed, found 3"),
        ("\n  age-words: [", "\n  age-wrods: [", "unknown list 'age-wrods'; did you mean 'age-words'?"),
        ("\n  age-words: [", "\n  age-words: [[", "YAML"),
        ("\n  belief:\n", "\n  belieff:\n", "'belieff' is not one of speech, writing, belief, act"),
    ],
)
def test_a_fault_is_located(tmp_path, old, new, message):
    assert old in ENGLISH
    text = ENGLISH.replace(old, new, 1)
    found = [fault for fault in faults(tmp_path, text) if message in fault]
    assert found
    assert int(found[0].split(":")[0]) in range(line_of(text, new), line_of(text, new) + new.count("\n") + 3)


def test_a_missing_list_is_named(tmp_path):
    text = ENGLISH.replace("  modals:", "  models:", 1)
    assert any("missing key 'modals'" in fault for fault in faults(tmp_path, text))


def test_a_missing_list_of_traps_is_named(tmp_path):
    text = "\n".join(line for line in ENGLISH.split("\n") if not line.startswith("  age-words:"))
    assert any("missing key 'age-words'" in fault for fault in faults(tmp_path, text))


def test_the_lists_of_traps_are_those_the_analysis_looks_into():
    code = "".join(
        path.read_text(encoding="utf-8") for path in ANALYSIS.rglob("*.py") if path.parts[-2:] != ("traps", "lists.py")
    )
    assert [name for name in TRAP_LISTS if f'"{name}"' not in code] == []
    assert len(set(TRAP_LISTS)) == len(TRAP_LISTS)


def test_a_missing_file_is_an_error_and_no_traceback(tmp_path):
    with pytest.raises(LocatedErrors, match="cannot be read"):
        read_language(tmp_path / "en.yaml")
