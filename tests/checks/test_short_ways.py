"""What a look at names and a few attributions rules out is never there: rules of the ledger report the same without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import english, shipped

from sourcing.analysis import analyse
from sourcing.analysis.people.ledger import Citing, cite
from sourcing.analysis.remembered import forget
from sourcing.checks import run
from sourcing.checks.late import may_be_attributed_after
from sourcing.checks.quotation import may_have_named_speaker
from sourcing.documents import document_from_text
from sourcing.lean import flat
from sourcing.lean.values import replace
from sourcing.packs.marks import parse_marks

INNOCENT = sorted((Path(__file__).parents[1] / "innocent").glob("*.txt"))
RULES = {name: loaded.rule for name, loaded in shipped().rules.items() if loaded.rule.kind == "ledger"}


def short_way(text):
    """The facts of a text that is read for the first time."""
    forget()
    facts = analyse(document_from_text(text, "a.txt"), english())
    assert isinstance(facts.cited(), Citing)
    return facts


def long_way(text):
    """The same, but that who is cited is worked out first."""
    facts = short_way(text)
    parsed = replace(facts.find_cited.args[0], quotations=facts.quotations)
    return replace(facts, find_cited=lambda _: cite(facts.attributions, parsed))


def assert_same(text):
    found = {name: list(run(rule, facts)) for facts in [short_way(text)] for name, rule in RULES.items()}
    facts = long_way(text)
    assert found == {name: list(run(rule, facts)) for name, rule in RULES.items()}


def examples_of(rule):
    groups = (rule.examples.flagged, rule.examples.clean, rule.examples.missed, rule.examples.false_alarm)
    return [parse_marks(example.text).text for group in groups for example in group]


EXAMPLES = [(name, number) for name, rule in RULES.items() for number in range(len(examples_of(rule)))]


@pytest.mark.parametrize("path", INNOCENT, ids=lambda path: path.name)
def test_innocent_text(path):
    assert_same(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "number"), EXAMPLES)
def test_examples_of_rules(name, number):
    assert_same(examples_of(RULES[name])[number])


@pytest.mark.parametrize("rule", ["surname-at-first-mention", "source-without-role", "unexplained-partial-name"])
def test_most_of_who_is_cited_is_not_worked_out_where_names_rule_a_fault_out(rule):
    facts = short_way("Ann Roe, the mayor, said that rents fell.")
    assert list(run(RULES[rule], facts)) == []
    assert not facts.cited().is_complete


def attributed(facts):
    """The quotations by their numbers, each with the attribution that gives it its speaker."""
    asked = ((number, facts.attribution_of(number)) for number in range(len(facts.marked)))
    return [(number, attribution) for number, attribution in asked if attribution is not None]


@pytest.mark.parametrize("path", INNOCENT, ids=lambda path: path.name)
def test_what_is_ruled_out_sentence_by_sentence(path):
    facts = short_way(path.read_text(encoding="utf-8"))
    for claim in facts.stated:
        covers = facts.finder.covers(claim.sentence, claim.span, claim.kind)
        if any(cover.reach == "distant" for cover in covers):
            assert facts.finder.may_be_distant(claim.sentence, claim.span, claim.kind)
    for number, attribution in attributed(facts):
        quotation = facts.marked[number]
        if attribution.sentence == quotation.sentence:
            sentence = facts.sentences[quotation.sentence]
            assert attribution.kind != "named" or may_have_named_speaker(sentence, facts)
            assert attribution.cue.start < quotation.span.end or may_be_attributed_after(quotation, facts)


@pytest.mark.parametrize("few", [0, flat.FEW], ids=["as numbers", "as they are"])
def test_an_attribution_by_its_number(few, monkeypatch):
    monkeypatch.setattr(flat, "FEW", few)
    text = OPENING + FURTHER
    every = list(short_way(text).read.every())
    assert len(every) > 70
    read = short_way(text).read
    assert [read.numbered(number) for number in reversed(range(len(every)))] == every[::-1]
    read = short_way(text).read
    assert [read.numbered(number) for number in range(len(every))] == every


OPENING = "“Rents rose,” Ann Roe, the mayor, said. The builder Ben Fox said that they fell.\n\n"
FURTHER = "".join(f"The clerk said that {number} masons were asked.\n\n" for number in range(70))


@pytest.mark.parametrize("rule", ["single-source-document", "all-sources-anonymous"])
def test_a_document_is_read_no_further_than_it_takes(rule):
    facts = short_way(OPENING + FURTHER)
    assert list(run(RULES[rule], facts)) == []
    assert not facts.cited().is_complete


@pytest.mark.parametrize(
    "text",
    [
        "Roe is the mayor now, and he said that rents fell.\n\nHe left.\n\nBen Roe is 40.",
        "Mr. Fox said that rents fell.",
        "Fox rises again\n\nRents rose in Leeds.\n\nThe mayor said that Fox rose.\n\nBen Fox, the mayor, left.\n\nHe left.",
        "RTBV said that rents fell.",
        "The RTBV, which builds, said that rents fell.",
        "Ann Roe of RTBV said that rents fell. It left.",
        "An official said that rents fell. The official said so. He said no. She said yes.",
        "An official said that rents fell. Roe is the official. The official said so. Mr. Roe said yes.",
        "Officials said that rents fell. The official, Ann Roe, said so. The official said no.",
        "Ann said that rents fell. She told her friend so. The friend said no.",
    ],
)
def test_sources_put_in_many_ways(text):
    assert_same(text)
    assert_same(text + "\n\n" + FURTHER)
