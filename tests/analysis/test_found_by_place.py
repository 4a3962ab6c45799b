"""What stands in a stretch of text is found by its place, and is what a look at all of the document finds."""

from __future__ import annotations

import pytest
from analysing import ENGLISH

from sourcing.analysis import analyse, parse
from sourcing.analysis.people import People
from sourcing.analysis.people.names import find_names
from sourcing.documents import document_from_text
from sourcing.documents.document import Span
from sourcing.lean import flat

TEXT = """\
“Rents rose,” Ann Roe said at [the hall](http://a.b). Nobody built anything, and Roe left.

Ben Fox, the mayor, said that [rents](http://c.d) fell. He told Ann Roe: “No.” Nothing else happened.

“Why?” Fox asked. According to the bureau, rents fell.
"""
DOCUMENT = document_from_text(TEXT, "a.md")
FACTS = analyse(DOCUMENT, ENGLISH)
REACHES = [
    Span(start, end) for start in range(0, len(DOCUMENT.text), 7) for end in range(start, len(DOCUMENT.text), 11)
]


@pytest.fixture(scope="module", params=[0, flat.FEW], ids=["as numbers", "as they are"])
def people(request):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flat, "FEW", request.param)
        return People(parse(DOCUMENT, ENGLISH))


def test_links_in_a_stretch():
    starts = [link.span.start for link in DOCUMENT.links]
    assert len(starts) == 2
    for reach in REACHES:
        assert FACTS.has_link(reach) == any(reach.start <= start <= reach.end for start in starts)


def test_sentences_that_start_in_a_stretch():
    for reach in REACHES:
        here = [one for one in FACTS.sentences if reach.start <= one.span.start < reach.end]
        assert list(FACTS.sentences_in(reach)) == here


def test_who_is_cited_in_a_stretch():
    cited = FACTS.cited().attributions
    assert len({one.speaker for one in cited}) > 2
    for reach in REACHES:
        assert list(FACTS.cited_in(reach)) == [one for one in cited if reach.start <= one.cue.start < reach.end]


def test_names_come_back_as_they_were_found(people):
    names = list(find_names(parse(DOCUMENT, ENGLISH)))
    assert len(names) > 4
    assert list(people.names) == names == list(people.names[:])
    assert people.names[-1] == names[-1]
    for sentence in range(len(FACTS.sentences)):
        assert people.in_sentence(sentence) == [name for name in names if name.sentence == sentence]


def test_a_bearer_stands_where_its_names_do(people):
    for bearer in people.bearers:
        assert bearer.places == [name for name in people.names if people.of(name) is bearer]
