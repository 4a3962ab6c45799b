"""What a pattern needs is in every text it matches: no sentence is passed by that a rule would have reported."""

from __future__ import annotations

import pytest
import regex
from checking import english, shipped

from sourcing.analysis.hints import compared_between
from sourcing.checks.needed import needed
from sourcing.kept.record import Record
from sourcing.packs.wording import compile_pattern

ENGLISH = english()
LOADED = list(shipped().rules.values())


def texts_of(pack):
    """The examples of a pack's rules, each with what strings are looked for in."""
    for rule in (loaded.rule for loaded in LOADED if loaded.pack == pack):
        for example in (*rule.examples.flagged, *rule.examples.clean):
            for blank in (" ", "\n "):
                text = example.text.replace("[[", "").replace("]]", "").replace(" ", blank)
                yield text, compared_between(text, 0, len(text))


def patterns_of(value):
    """Every pattern anywhere in a rule."""
    if isinstance(value, Record):
        for key, inner in vars(value).items():
            yield from inner if key == "patterns" else patterns_of(inner)


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        (r"\bwidely\s+reported\b", {"widely reported"}),
        (r"(?:media|press)\s+reports?", {" report"}),
        (r"rumou?red", {"rumo"}),
        (r"(?:really\s+)?so", {"so"}),
        (r"(?<=often\s)said", {"said"}),
        (r"(?!nothing)some(?=thing)", {"some"}),
        (r"x{0,2}yes+", {"ye"}),
        (r"(?x) be \s+ lieved # a remark", {"be lieved"}),
        (r"the  press\s*said", {"the press"}),
        (r"reporters’\snotes", {"reporters' notes"}),
        (r"(?P<report>Polls|SURVEYS)", {"polls", "surveys"}),
        (r"(?i:straße)", {"strasse"}),
        (r"[a-z]+ly|surely", {"ly", "surely"}),
        (r"[a-z]+|surely", None),
        (r"\w+", None),
        (r"(?:said)?", None),
        (r"(said)(?(1) so| no)", None),
        (r"[[a-z]--[b]]said", None),
        (r"(?x: s a i d )", None),
    ],
)
def test_what_a_pattern_needs(pattern, strings):
    regex.compile(pattern, regex.VERSION1 | regex.IGNORECASE)
    assert needed((), (pattern,), ENGLISH) == (None if strings is None else frozenset(strings))


def test_words_are_needed_whole():
    assert needed(("at least", "wasn’t", "%"), (), ENGLISH) == {"at least", "wasn't", "%"}
    assert needed(("$accepted-institutions",), (), ENGLISH) == set(ENGLISH.lists["accepted-institutions"])


@pytest.mark.parametrize("loaded", LOADED, ids=lambda loaded: loaded.rule.rule)
def test_a_shipped_pattern_matches_nothing_without_what_it_needs(loaded):
    texts, missed = dict(texts_of(loaded.pack)), []
    for pattern in set(patterns_of(loaded.rule)):
        strings = needed((), (pattern,), ENGLISH)
        compiled = compile_pattern(pattern, ENGLISH.lists)
        missed += [
            (pattern, text)
            for text, compared in texts.items()
            if strings is not None and not any(part in compared for part in strings) and compiled.search(text)
        ]
    assert missed == []


@pytest.mark.parametrize("text", ["POLLS", "Polls", "polls", "ſurveyſ", "SURVEYS"])
def test_case_never_hides_a_string(text):
    strings = needed((), ("polls|surveys",), ENGLISH)
    assert strings is not None
    assert any(part in compared_between(text, 0, len(text)) for part in strings)
