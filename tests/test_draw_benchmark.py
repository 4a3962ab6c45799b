"""The drawing of findings and the tally of judgements: the same seed draws the same, and a tally says what follows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import draw  # noqa: E402
from polnear_corpus import Article  # noqa: E402

from sourcing.documents.document import Span  # noqa: E402

TEXT = "The mill is old.\nRoughly 50 men left. Nobody knows why."
ARTICLE = Article("mill", Path("mill.txt"), TEXT, (), ())
FOUND = [draw.Drawn(ARTICLE, f"rule-{number % 3}", Span(17, 31), "note: who says so?") for number in range(30)]


def test_a_seed_draws_the_same_again_and_another_draws_others():
    assert draw.draw(FOUND, 1, 10) == draw.draw(FOUND, 1, 10)
    numbered = [draw.Drawn(ARTICLE, str(number), Span(0, 1), "") for number in range(200)]
    assert draw.draw(numbered, 1, 10) != draw.draw(numbered, 2, 10)
    assert len(draw.draw(numbered, 1, 500)) == 200


def test_as_many_of_each_rule_are_drawn():
    drawn = draw.draw_each(FOUND, 1, 4)
    assert [finding.rule for finding in drawn] == ["rule-0"] * 4 + ["rule-1"] * 4 + ["rule-2"] * 4


def test_a_finding_is_shown_in_its_paragraph_after_the_end_of_the_one_before():
    shown = draw.shown(FOUND[0])
    assert shown.splitlines() == [
        "mill\t17\trule-0",
        "    note: who says so?",
        "    … The mill is old.",
        "    [[Roughly 50 men]] left. Nobody knows why.",
    ]


def judged(tmp_path, *lines):
    path = tmp_path / "judged.tsv"
    path.write_text("# a remark\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_tally_counts_verdicts_and_says_what_follows(tmp_path, capsys):
    rows = [f"mill\t{n}\tgood-rule\t{'right' if n < 9 else 'arguable'}\tits own reason" for n in range(10)]
    rows += [f"mill\t{n}\tpoor-rule\t{'right' if n < 7 else 'false-alarm'}\ta date" for n in range(10)]
    rows += ["mill\t3\trare-rule\tright\ta source is missing"]
    assert draw.main(["tally", str(judged(tmp_path, *rows))]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert lines == [
        ["good-rule", "10", "9", "1", "0", "100%", "stable"],
        ["poor-rule", "10", "7", "0", "3", "70%", "off"],
        ["rare-rule", "1", "1", "0", "0", "100%", "few"],
        ["all", "21", "17", "1", "3", "86%"],
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("mill\t3\trule\tright", "parted by tabs"),
        ("mill\tx\trule\tright\twhy", "parted by tabs"),
        ("mill\t3\trule\tfine\twhy", "no verdict 'fine'"),
    ],
)
def test_a_line_of_another_form_is_named_with_its_number(tmp_path, capsys, line, said):
    assert draw.main(["tally", str(judged(tmp_path, line))]) == 2
    error = capsys.readouterr().err
    assert "judged.tsv:2:" in error
    assert said in error


def test_the_judgements_that_are_kept_can_be_read():
    for path in BENCHMARKS.glob("judged-*.tsv"):
        assert draw.read_judgements(path), path
