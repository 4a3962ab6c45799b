"""What spans tell of each other, and what comments look like in each format."""

from __future__ import annotations

import pytest

from sourcing.documents import comment_marks
from sourcing.documents.document import Span


@pytest.mark.parametrize(
    ("one", "other", "overlaps"),
    [
        (Span(0, 3), Span(2, 5), True),
        (Span(0, 9), Span(4, 5), True),
        (Span(0, 3), Span(3, 5), False),
        (Span(0, 3), Span(4, 5), False),
        (Span(2, 2), Span(2, 5), False),
    ],
)
def test_spans_overlap_where_they_share_a_character(one, other, overlaps):
    assert one.overlaps(other) is overlaps
    assert other.overlaps(one) is overlaps


@pytest.mark.parametrize(
    ("path", "marks"),
    [
        ("a.md", ("<!--", "-->")),
        ("a.HTML", ("<!--", "-->")),
        ("docs.md/a.MDX", ("{/*", "*/}")),
        ("a.txt", None),
        ("a", None),
    ],
)
def test_comments_are_those_of_the_format(path, marks):
    assert comment_marks(path) == marks
