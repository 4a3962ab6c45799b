"""What a rule finds in a text that is edited is what it finds in it at first sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcing import hits
from sourcing.analysis.remembered import forget
from sourcing.documents.source import Source
from sourcing.options import options
from sourcing.workspace import Workspace

WORKSPACE = Workspace(options(None, "strict", (), ()))
ARTICLE = (Path(__file__).parents[2] / "seeds" / "000_8522d4d9b6a12814.txt").read_text("utf-8").split("\n")
TYPED = [
    " The mayor said about 40 people died, and officials believe “more will” leave.",
    "\n\nA poll found that 61 percent of voters want the 300 homes rebuilt.\n\nThe 300 homes stood empty.",
    "\n- We counted 12 boats: see www.harbour.example.\n> Reportedly, 80 left",
    "\n\nRoe: It is said that 90 tons burned.\n\nFox: Critics say so; 90 is the largest number ever.",
    " Rents rose by 12 percent, it showed: from 40 percent to 52.\n\nA new poll found so. He hopes to win.",
    "\n\n“Nobody paid us for any of it. Not one of them ever did,” Fox, the BQLA clerk, said.\n\n“Never in my life did we.”",
    "\n\nThe Border Quarry Licensing Authority (BQLA) sent 40 men:\n\n“They all came,” said the officials. A source said so.",
    "\n\nABSTRACT.\n\nOfficials say that 40 ports are expected to close.\n\nFULL TEXT.\n\nIt rained.",
    "\n\nHarbor officials said so.\n\nHarbor Secretary Fox spoke of it.\n\n“It is old. It leaks. It will go,” Fox said.\n\n“No!”\n\n“Then we all stay here.”",
]
LETTERS = 17
"""How many are typed before the text is read again."""


def found(text, path="a.txt"):
    report = WORKSPACE.check_source(Source(path, text), None)
    assert not report.errors
    return report.findings


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("at", [0, 6, 11])
def test_a_text_that_is_typed_has_the_findings_it_would_have_at_first_sight(typed, at):
    states = [
        "\n".join([*ARTICLE[:at], ARTICLE[at] + typed[:length], *ARTICLE[at + 1 :]])
        for length in range(0, len(typed) + 1, LETTERS)
    ]
    forget()
    warm = list(map(found, states))
    for state, findings in [*zip(states, warm, strict=True)][::-3]:
        forget()
        assert found(state) == findings


def test_a_pattern_that_looks_far_back_sees_what_has_come_to_stand_there():
    gain = (
        "Everybody saw a considerable speedup in it, and nobody in all of the valley has said a word against it so far."
    )
    share = (
        "- It was measured for a year in all of the valley and beyond it. About 75% of sentences have 9 to 25 words."
    )
    workspace = Workspace(options(None, "docs", (), ()))
    warm, cold = ([], [])
    for findings, is_new in ((warm, False), (cold, True)):
        forget()
        for text in (share, f"{gain}\n{share}", share):
            if is_new:
                forget()
            report = workspace.check_source(Source("a.md", text), None)
            findings.append([finding.rule for finding in report.findings])
    assert warm == cold == [[], ["unattributed-percentage"], []]


def found_warm_as_cold(states):
    """What is found in each of some states of a text at first sight, after asserting that it is found in each after the others, too."""
    forget()
    warm = [found(state) for state in [*states, *states]]
    cold = []
    for state in states:
        forget()
        cold.append(found(state))
    assert warm == [*cold, *cold]
    return cold


ROW = [f"In May {number},441 came, and before that {number},751 sailed." for number in range(31, 39)]
PAPER = [*["It rained."] * 5, "The report found that the mills are old.", "In May 34,441 mills burned."]


@pytest.mark.parametrize("below", [ROW, PAPER], ids=["a row of statistics", "a story about a paper"])
def test_what_a_figure_far_above_or_a_lead_says_is_found_anew_below_it(below):
    states = [
        "\n\n".join([opening, *below])
        for opening in (
            "It had 722,370 mills, and 441,899 before.",
            "The office said it had 722,370 mills, and 441,899 before.",
            "The report of the office said it had 722,370 mills, and 441,899 before.",
            "The office had 722,370 mills, it said, and 441,899 before.",
        )
    ]
    cold = found_warm_as_cold(states)
    assert len({tuple((finding.severity, finding.message) for finding in findings) for findings in cold}) > 1


FAR = ["It rained. It snowed."] * 7
FIGURE = "It has $40 million. It rained."
MAKE_UPS = {
    "a list": [
        ["The list is out.", *FAR, FIGURE, "He is on the list."],
        ["The lot is out.", *FAR, FIGURE, "He is on the list."],
    ],
    "a list, below": [
        ["The list is out.", *FAR, FIGURE, "He is on the list."],
        ["The list is out.", *FAR, FIGURE, "He is on it."],
    ],
    "business": [[*["The company sold shares."] * 9, *FAR, FIGURE], [*["The choir sang songs."] * 9, *FAR, FIGURE]],
    "a lead": [["The Flood", FIGURE, *FAR[:2], "Roe said no."], ["The Flood", FIGURE, *FAR[:2], "Roe did so."]],
    "short paragraphs": [
        [*["It rained."] * 9, "Roe said no.", FIGURE[:19]],
        [*["It rained. It snowed."] * 9, "Roe said no.", FIGURE[:19]],
    ],
    "a source above": [
        [*["It rained."] * 9, "Roe said no.", FIGURE[:19]],
        [*["It rained."] * 9, "Roe did no.", FIGURE[:19]],
    ],
}


@pytest.mark.parametrize("made_up", MAKE_UPS.values(), ids=MAKE_UPS)
def test_what_the_make_up_of_a_story_makes_of_a_figure_is_found_anew_when_that_changes(made_up):
    states = ["\n\n".join(paragraphs) for paragraphs in made_up]
    cold = found_warm_as_cold(states)
    assert cold[0] != cold[1]


ABOVE = "The mayor spoke. Roughly 80 homes burned, it was said"
BELOW = [
    "The ministry counted 200 boats.",
    "A poll of voters was taken.",
    "They saw 200 boats.",
    "Nothing was left:",
]


@pytest.mark.parametrize("typed", BELOW)
def test_what_stands_in_a_paragraph_is_found_anew_below_it(typed):
    paragraphs = [ABOVE, "More than 300 shops closed, and 41 percent went.", "It rained. Some 90 trees fell."]
    states = ["\n\n".join([f"{ABOVE} {typed[:length]}", *paragraphs]) for length in range(len(typed) + 1)]
    forget()
    warm = list(map(found, states))
    for state, findings in zip(states, warm, strict=True):
        forget()
        assert found(state) == findings


def test_what_stands_under_a_heading_is_found_anew_when_the_heading_becomes_another():
    below = "\n\n".join(
        ["The heir sells the mill.", *["It rained."] * 8, "Roughly 80 homes burned that night.", "It rained."]
    )
    states = [f"# The Mill\n\nIt ran.\n\n## {heading}\n\n{below}" for heading in ("Plo", "Plot", "Plots")]
    forget()
    warm = [found(state, "a.md") for state in states]
    for state, findings in zip(states, warm, strict=True):
        forget()
        assert found(state, "a.md") == findings
    assert ["Roughly 80 homes" in {finding.text for finding in findings} for findings in warm] == [True, False, True]


RULE = """\
rule: source-of-nothing
kind: attribution
status: preview
severity: warning
summary: The source is a source, and the document never tells more of it.
message: "{text!r} is nobody"
why: A reader cannot ask a source that is not described.
fix: Describe the source, or leave it out.
attribution: {sources: [anonymous], heads: [source, sources], described: false}
satisfied-by: {sources: [anonymous], described: true, within: previous}
examples:
  flagged: ["[[A source]] said so.", "[[Sources]] said so.", "[[A source]] said no."]
  clean: [It rained., It snowed., It froze.]
"""


def test_a_source_that_is_described_anywhere_is_looked_for_everywhere(tmp_path):
    (tmp_path / "pack" / "house").mkdir(parents=True)
    (tmp_path / "pack" / "house" / "source-of-nothing.yaml").write_text(RULE, "utf-8")
    config = tmp_path / "sourcing.yaml"
    config.write_text("packs: [pack]\nselect: [source-of-nothing]\n", "utf-8")
    workspace = Workspace(options(config, None, (), ()))
    paragraphs = ["A source said the deal is dead.", *ARTICLE[:6], "Nothing else is known"]

    def rules(last):
        report = workspace.check_source(Source("a.txt", "\n".join([*paragraphs, last])), None)
        assert not report.errors
        return [finding.rule for finding in report.findings]

    assert "source-of-nothing" in rules("It rained.")
    assert "source-of-nothing" not in rules("A source close to the talks said that it was off.")
    assert "source-of-nothing" in rules("It rained.")


def test_a_rule_that_fails_is_run_again_and_keeps_nothing_from_the_others(monkeypatch):
    text = "\n".join(ARTICLE)
    forget()
    known, real = found(text), hits.hits_of

    def failing(rule, facts, here=None):
        if rule.rule == "unattributed-number" and here is not None:
            raise RuntimeError("no luck")
        return real(rule, facts, here)

    with monkeypatch.context() as patched:
        patched.setattr(hits, "hits_of", failing)
        for letters in ("x", "xy"):
            report = WORKSPACE.check_source(Source("a.txt", f"{text} About 70 left, {letters}"), None)
            assert [error.message for error in report.errors] == [
                "rule unattributed-number crashed, please report it: RuntimeError: no luck"
            ]
            assert {finding.rule for finding in report.findings} >= {finding.rule for finding in known} - {
                "unattributed-number"
            }
    typed = found(f"{text} About 70 left, xy")
    forget()
    assert found(f"{text} About 70 left, xy") == typed
