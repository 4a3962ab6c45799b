"""How long a pattern may take: so much for a sentence, and more for more text."""

from __future__ import annotations

import pytest
from checking import english

from sourcing.checks.scope import PATTERN_SECONDS, STRETCH, Sought
from sourcing.documents.document import Span

ENGLISH = english()


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
    assert one.find("", Span(0, length), ENGLISH) == []
    assert recorder.given == [PATTERN_SECONDS * times]
