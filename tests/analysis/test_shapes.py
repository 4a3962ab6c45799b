"""The shapes of attributions take no longer than a sentence is long, however its words might be grouped."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.analysis.frames import shapes
from sourcing.analysis.frames.plain_subjects import plain_subject, subject_match

SECONDS = 1.0
WORDS = 40
MANY_WORDS = 160
"""What takes twice as long for each word, or for each eight of them, would not end with so many."""
LONG = {
    "nouns behind a participle, before another that is joined": ("r,NE", "n", ",kn"),
    "names behind a participle": ("r,nE", "N", ",kn"),
    "times before nouns": ("r,", "Tn", ",kn"),
}
RUNS = {
    "participles": "E",
    "participles behind their nouns": "SE",
    "participles and names": "EN",
    "participles and figures": "E#",
    "participles and times": "ETn",
    "adverbs before participles": "rEn",
    "forms in -ing and names": "GN",
    "forms in -ing between times": "TG",
    "forms in -ing and figures": "G#",
    "forms in -ing behind a possessive": "SG'",
    "determined forms in -ing": "cdG",
    "agents with adverbs and participles": "nyrE",
    "prepositions": "pn",
    "figures behind two prepositions": "pp#",
    "counted figures behind two prepositions": "ppd#",
    "figures at least behind a preposition": "ppn#",
    "two prepositions": "ppn",
    "abbreviations before prepositions": "Ip",
    "times with to": "zT",
    "participles with their places": "Epnpn",
    "places with an adverb, then participles": "EnprnT",
    "cue participles with their places": "epnT",
}
EDGES = [("n", ""), ("n", "V"), ("nE", "T"), ("pn", ",kn"), ("r,NE", ":")]
SHAPES = [name for name, shape in vars(shapes).items() if isinstance(getattr(shape, "pattern", None), str)]


@pytest.mark.parametrize(("before", "word", "after"), LONG.values(), ids=LONG)
@pytest.mark.parametrize(
    "name", ["LEFT_SUBJECT", "LEFT_PLAIN_SUBJECT", "LEFT_RELATIVE", "CLAUSE", "ANY_SUBJECT", "CLAUSE_SUBJECT", "AGENT"]
)
def test_a_long_phrase_is_read_in_no_time(name, before, word, after):
    pattern = getattr(shapes, name)
    tags = before + word * WORDS + after
    regex.compile(pattern.pattern).search(tags, timeout=SECONDS)


@pytest.mark.parametrize("name", SHAPES)
def test_a_run_of_the_same_words_is_read_in_no_time(name):
    pattern = regex.compile(getattr(shapes, name).pattern)
    too_long = []
    for called, run in RUNS.items():
        for before, after in EDGES:
            try:
                pattern.match(before + run * (MANY_WORDS // len(run)) + after, timeout=SECONDS)
            except TimeoutError:
                too_long.append((called, before, after))
    assert too_long == []


TAGS = "NQISn#dsoTipzykbwqtxrcAvugemVGE'" + '",.;:()-~%/$'
SUBJECTS = st.lists(
    st.one_of(st.sampled_from(TAGS), st.sampled_from(["N", "n", "S", "dn", ",NI.,", "pn", "Er", "kn", "s"]))
)


@given(SUBJECTS.map("".join))
@settings(max_examples=600)
def test_a_plain_subject_is_what_the_shape_finds(tags):
    plain = plain_subject(tags)
    if plain is not None:
        found = shapes.LEFT_SUBJECT.match(tags)
        assert (found.span("subject"), found.start("aside")) == (plain, -1)


@given(SUBJECTS.map("".join))
@settings(max_examples=600)
def test_a_subject_without_participles_is_what_the_whole_shape_finds(tags):
    found, whole = subject_match(tags, len(tags)), shapes.LEFT_SUBJECT.match(tags)
    assert (found and found.regs) == (whole and whole.regs)


@pytest.mark.parametrize("tags", ["N", "vdn", '"NNxr', "pn,S", "btdIS", "rs", "ns", "vwx"])
def test_most_subjects_are_plain(tags):
    assert plain_subject(tags) is not None
