"""A document is read by stretches: what is asked for first, and what stands elsewhere, changes no attribution."""

from __future__ import annotations

from analysing import ENGLISH
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sourcing.analysis import analyse, parse
from sourcing.analysis.dialogue import is_dialogue
from sourcing.documents import document_from_text

SENTENCES = st.sampled_from(
    [
        "Rents rose.",
        "Ann Roe said rents rose.",
        "“Rents rose,” Ben Fox said.",
        "“Rents rose.”",
        "“Rents rose, and so did everything else in town.",
        "“No,” he said. “Never.”",
        "“Why?” Fox asked.",
        "Fox said.",
        "The mayor’s claim that rents rose is wrong.",
        "According to the bureau, rents rose.",
        "She smiled: “Rents rose.”",
    ]
)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)
START = "The town met on the hill."


def facts(paragraphs):
    return analyse(document_from_text("\n\n".join(paragraphs), "a.txt"), ENGLISH)


def has_turns(paragraphs):
    return is_dialogue(parse(document_from_text("\n\n".join(paragraphs), "a.txt"), ENGLISH))


@given(paragraphs=PARAGRAPHS)
@settings(max_examples=100, deadline=None)
def test_sentences_asked_about_one_by_one_have_what_the_whole_document_has(paragraphs):
    one_by_one, whole = facts(paragraphs), facts(paragraphs)
    numbers = range(len(whole.sentences))
    by_sentence = {number: one_by_one.read.of_sentence(number) for number in reversed(numbers)}
    assert [found for number in numbers for found in by_sentence[number]] == list(whole.attributions)
    for number, quotation in enumerate(whole.quotations):
        index = quotation.attribution
        assert facts(paragraphs).attribution_of(number) == (None if index is None else whole.attributions[index])
    for claim in whole.claims:
        kinds = [cover._replace(attribution=None) for cover in claim.covers]
        assert set(facts(paragraphs).finder.kinds(claim.sentence, claim.span)) == set(kinds)


@given(before=PARAGRAPHS, after=PARAGRAPHS)
@settings(max_examples=100, deadline=None)
def test_a_paragraph_that_opens_without_a_quotation_begins_anew(before, after):
    after = [START, *after]
    assume(len(set(map(has_turns, ([*before, *after], before, after)))) == 1)  # in a dialogue other people answer
    both, first, second = facts([*before, *after]), facts(before), facts(after)
    shift = len("\n\n".join(before)) + 2
    assert list(both.attributions[: len(first.attributions)]) == list(first.attributions)
    moved = both.attributions[len(first.attributions) :]
    assert [found.cue.start - shift for found in moved] == [found.cue.start for found in second.attributions]
    assert [found.kind for found in moved] == [found.kind for found in second.attributions]
