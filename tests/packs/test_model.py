"""What a sound rule file becomes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from rule_texts import BODIES, HEAD, LISTS, faults, rule_from, rule_text

from sourcing.packs.model import KINDS
from sourcing.packs.wording import compile_pattern, expand_words


@pytest.mark.parametrize("kind", BODIES)
def test_each_kind_of_rule_loads_as_its_own_model(kind):
    rule = rule_from(rule_text(kind))
    assert type(rule) is KINDS[kind]
    assert (rule.rule, rule.kind, rule.status, rule.severity) == ("a-rule", kind, "stable", "warning")


def test_there_is_a_text_for_every_kind():
    assert set(BODIES) == set(KINDS)


def test_a_claim_rule_says_what_needs_cover():
    rule = rule_from(rule_text("claim"))
    assert rule.claim.kinds == ("number",)
    assert (rule.claim.at_least, rule.claim.when, rule.within) == (10, "uncovered", "sentence")
    assert rule.covered_by == ("named", "role")
    assert rule.except_.traps == ("date", "age")
    assert rule.except_.words == ("a dozen eggs",)


def test_an_attribution_rule_keeps_what_narrows_it_and_what_excuses_it():
    rule = rule_from(rule_text("attribution"))
    assert rule.attribution.heads == ("$vague-nouns", "critics")
    assert (rule.attribution.described, rule.attribution.numbered) == (None, None)
    assert (rule.report, rule.satisfied_by.within, rule.unless.within) == ("both", "next", "around")


@pytest.mark.parametrize("kind", BODIES)
def test_what_is_left_out_has_its_default(kind):
    rule = rule_from(rule_text(kind).replace(BODIES["claim"].splitlines()[3], ""))
    assert rule.except_.quoted is True
    assert (rule.except_.blocks, rule.references, rule.yields_to, rule.replaced_by) == ((), (), (), None)
    assert (rule.examples.missed, rule.examples.false_alarm) == ((), ())


def test_an_attribution_rule_may_leave_the_kind_of_source_open():
    assert rule_from(rule_text("attribution").replace("sources: [vague], ", "")).attribution.sources is None


def test_a_phrase_is_covered_by_nothing_and_ignores_case_unless_told():
    rule = rule_from(rule_text("phrase"))
    assert (rule.covered_by, rule.phrase.case_sensitive, rule.unless.within) == ((), False, "sentence")


def test_a_rule_cannot_be_changed():
    with pytest.raises(ValidationError):
        rule_from(rule_text()).severity = "note"


def test_an_example_is_plain_text_unless_it_names_a_format():
    clean = rule_from(rule_text()).examples.clean
    assert [example.format for example in clean] == ["txt", "txt", "md"]


def test_an_example_may_have_several_paragraphs():
    text = rule_text().replace("- This is her third visit.", "- |\n      One.\n\n      Two.")
    assert rule_from(text).examples.clean[1].text == "One.\n\nTwo.\n"


def test_a_deprecated_rule_names_its_replacement():
    text = rule_text().replace("status: stable", "status: deprecated\nreplaced-by: b-rule")
    assert rule_from(text).replaced_by == "b-rule"


OFFERED = {
    "claim": "{text} {value:g} {unit}",
    "attribution": "{text} {source} {cue} {speaker}",
    "quotation": "{text} {words} {speaker!r}",
    "phrase": "{text:>8}",
    "companion": "{text!s}",
    "ledger": "{text} {source} {share:.0%} {count:d} {{braces}}",
    "suppression": "{text} {name!r}",
}


@pytest.mark.parametrize(("kind", "message"), OFFERED.items())
def test_a_message_may_name_the_fields_of_its_kind(kind, message):
    text = rule_text(kind).replace(HEAD.splitlines()[5].replace("{{", "{").replace("}}", "}"), f'message: "{message}"')
    assert rule_from(text).message == message


@pytest.mark.parametrize(("kind", "field"), [("phrase", "source"), ("claim", "cue"), ("ledger", "words")])
def test_a_message_may_not_name_the_fields_of_another_kind(kind, field):
    (fault,) = faults(rule_text(kind).replace("{text!r}", f"{{{field}}}"))
    assert f"a-rule.yaml:6:10: unknown field {field!r}" in fault


def test_words_take_in_the_lists_they_name_once():
    assert expand_words(["critics", "$vague-nouns", "experts"], LISTS) == ("critics", "experts", "analysts")


def test_a_list_nobody_has_names_the_nearest():
    with pytest.raises(ValueError, match=r"unknown word list '\$vague-noun'; did you mean '\$vague-nouns'"):
        expand_words(["$vague-noun"], LISTS)


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        (r"\bso-called\b", "The So-Called plan", "So-Called"),
        (r"\L<vague_nouns> say", "Many Experts say so", "Experts say"),
        (r"[\w--\d]+", "123abc", "abc"),
        (r"\\L<x>", r"\L<x>", r"\L<x>"),
    ],
)
def test_a_pattern_ignores_case_and_knows_the_lists(pattern, text, matched):
    assert compile_pattern(pattern, LISTS).search(text).group() == matched


def test_a_pattern_may_mind_case():
    assert compile_pattern("TK", LISTS, case_sensitive=True).search("tk") is None
