"""The examples inside a rule, run against what the rule reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_texts import LISTS, rule_text

from sourcing.documents.document import Span
from sourcing.packs.examples import run_examples
from sourcing.packs.load import load_packs
from sourcing.packs.marks import parse_marks


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("no marks", "no marks", []),
        ("[[all]]", "all", [(0, 3)]),
        ("a [[b]] c [[d e]]", "a b c d e", [(2, 3), (6, 9)]),
        ("[[a]][[b]]", "ab", [(0, 1), (1, 2)]),
        ("[[9%.[3]]]", "9%.[3]", [(0, 6)]),
        ("see [3] and [[4]]", "see [3] and 4", [(12, 13)]),
        ("😀 [[é\nb]]", "😀 é\nb", [(2, 5)]),
    ],
)
def test_marks_become_spans_of_the_plain_text(marked, text, spans):
    assert parse_marks(marked) == (text, tuple(Span(*span) for span in spans))


@pytest.mark.parametrize("marked", ["[[", "]]", "[[a", "a]]", "[[]]", "[[a [[b]] c]]", "[[a]] b]]", "]][["])
def test_unbalanced_nested_and_empty_marks_are_refused(marked):
    with pytest.raises(ValueError, match="mark"):
        parse_marks(marked)


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="[]")), st.booleans()), max_size=6))
def test_taking_marks_out_undoes_putting_them_in(pieces):
    marked = "".join(f"[[{text}]]" if mark and text else text for text, mark in pieces)
    text, spans = parse_marks(marked)
    assert text == "".join(text for text, _ in pieces)
    assert [text[start:end] for start, end in spans] == [text for text, mark in pieces if mark and text]


def loaded_rule(folder, more=""):
    text = rule_text() + more
    (folder / "a-rule.yaml").write_text(text, encoding="utf-8")
    return load_packs([folder], LISTS).rules["a-rule"]


def finder(*words):
    """A check that reports each of the words wherever it first stands."""

    def check(text, _):
        return [Span(text.index(word), text.index(word) + len(word)) for word in words if word in text]

    return check


ALL_FLAGGED = ("Roughly 50 hostages", "300 homes", "40 roads")


def outcomes(results, group="flagged"):
    return [result.outcome for result in results if result.group == group]


def test_a_rule_that_reports_what_is_marked_and_nothing_else_is_sound(tmp_path):
    results = run_examples(loaded_rule(tmp_path), lambda text, _: [] if "," in text else finder(*ALL_FLAGGED)(text, ""))
    assert outcomes(results) == ["reported"] * 3
    assert outcomes(results, "clean") == ["clean"] * 3
    assert all(result.sound for result in results)


def test_each_result_says_where_the_example_stands_and_what_was_expected_and_got(tmp_path):
    result = run_examples(loaded_rule(tmp_path), finder("300"))[1]
    assert (result.rule, result.path, result.line) == ("a-rule", str(tmp_path / "a-rule.yaml"), 16)
    assert (result.text, result.expected, result.got) == ("At least 300 homes burned.", ("300 homes",), ("300",))


@pytest.mark.parametrize(
    ("reported", "outcome"),
    [
        ((), "missing"),
        (("300",), "wrong"),
        (("300 homes burned",), "wrong"),
        (("burned",), "missing"),
        (("300 homes", "burned"), "noisy"),
        (("300 homes", "homes"), "noisy"),
        (("300 homes", "300 homes"), "noisy"),
        (("300 homes",), "reported"),
    ],
)
def test_a_flagged_example_is_reported_exactly_or_says_what_differs(tmp_path, reported, outcome):
    result = run_examples(loaded_rule(tmp_path), finder(*reported))[1]
    assert result.outcome == outcome
    assert result.sound == (outcome == "reported")


def test_anything_reported_in_a_clean_example_is_noise(tmp_path):
    results = run_examples(loaded_rule(tmp_path), finder("third"))
    assert outcomes(results, "clean") == ["clean", "noisy", "clean"]


def test_a_known_defect_must_still_show(tmp_path):
    more = '  missed:\n    - "[[Nine]] fled."\n  false-alarm:\n    - The ninth floor.\n'
    rule = loaded_rule(tmp_path, more)
    showing, mended = run_examples(rule, finder("ninth")), run_examples(rule, finder("Nine"))
    assert [outcomes(showing, group) for group in ("missed", "false-alarm")] == [["known"], ["known"]]
    assert [outcomes(mended, group) for group in ("missed", "false-alarm")] == [["mended"], ["mended"]]
    assert not any(result.sound for result in mended[-2:])
    assert [result.line for result in showing[-2:]] == [23, 25]


def test_each_example_is_checked_in_its_own_format(tmp_path):
    seen = []
    run_examples(loaded_rule(tmp_path), lambda text, kind: seen.append((text, kind)) or [])
    assert seen[-1] == ("He is **42**.", "md")
    assert {kind for _, kind in seen[:-1]} == {"txt"}
