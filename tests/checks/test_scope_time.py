"""How long a pattern may take: so much for a sentence, and more for more text."""

from __future__ import annotations

import re
from types import MappingProxyType, SimpleNamespace

import pytest
from checking import english

from sourcing.checks.scope import PATTERN_SECONDS, STRETCH, Sought
from sourcing.documents.document import Span

ENGLISH = english()


def facts_of(text):
    """As much of the facts of a text as a search asks for."""
    document, words = SimpleNamespace(text=text), SimpleNamespace(remembered=False)
    return SimpleNamespace(document=document, words=words, memo={}, language=ENGLISH)


class Recorder:
    """A pattern that finds nothing and remembers how long it was given."""

    def __init__(self):
        self.groupindex = {}
        self.given = []

    def finditer(self, text, start, end, *, timeout):
        self.given.append(timeout)
        return iter(())


@pytest.mark.parametrize(("length", "times"), [(0, 1), (100, 1), (STRETCH, 1), (10 * STRETCH, 10)])
def test_a_long_stretch_is_given_more_time(length, times):
    recorder = Recorder()
    one = Sought(-1 - length, lambda: recorder, (), {"timeout": PATTERN_SECONDS})
    assert list(one.find(facts_of(""), Span(0, length))) == []
    assert recorder.given == [PATTERN_SECONDS * times]


def test_a_long_stretch_is_searched_no_further_than_its_first_places():
    text = "a rent " * STRETCH
    looked_at = []

    class Watched:
        """A pattern that remembers how far it was read."""

        groupindex = MappingProxyType({})

        def finditer(self, text, start, end):
            for match in re.finditer("rent", text[start:end]):
                looked_at.append(match.start())
                yield match

    one = Sought(-1, Watched, (frozenset(["rent"]),), {})
    assert next(iter(one.find(facts_of(text), Span(0, len(text))))) == Span(2, 6)
    assert looked_at == [2]


@pytest.mark.parametrize("place", [0, 49_990, 50_000, 120_000, 159_990])
def test_what_a_pattern_needs_is_found_anywhere_in_a_long_stretch(place):
    text = "x " * 80_000
    text = text[:place] + " Rent " + text[place:]
    one = Sought(-2, lambda: re.compile("Rent"), (frozenset(["rent", "never"]),), {})
    assert list(one.find(facts_of(text), Span(0, len(text)))) == [Span(place + 1, place + 5)]


def test_what_stands_before_a_stretch_is_no_part_of_it():
    one = Sought(-3, lambda: re.compile("rent"), (), {})
    text = "rents rise"
    assert list(one.find(facts_of(text), Span(6, len(text)))) == []
    assert list(one.find(facts_of(text), Span(0, len(text)))) == [Span(0, 4)]
