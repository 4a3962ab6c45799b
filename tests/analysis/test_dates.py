"""Which dates stand in a text, and which date a document gives itself."""

from __future__ import annotations

from datetime import date

import pytest

from sourcing.analysis.dates import find_dates, is_dated, own_date
from sourcing.documents import document_from_text
from sourcing.options import Options
from sourcing.workspace import Workspace

LANGUAGE = Workspace(Options()).language


def dates(text):
    return [(text[dated.span.start : dated.span.end], *dated[1:]) for dated in find_dates(text, LANGUAGE)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On July 9, 2025 it rained.", [("July 9, 2025", 2025, 7, 9)]),
        ("On 9 July 2025 it rained.", [("9 July 2025", 2025, 7, 9)]),
        ("On the 1st of May it rained.", [("1st of May", None, 5, 1)]),
        ("In JULY 2025 and Sept. 2026", [("JULY 2025", 2025, 7, None), ("Sept. 2026", 2026, 9, None)]),
        ("date: 2025-07-09T10:00Z", [("2025-07-09", 2025, 7, 9)]),
        ("since 09/07/2025", [("09/07/2025", 2025, None, None)]),
        ("in 2019, on 12 May", [("2019", 2019, None, None), ("12 May", None, 5, 12)]),
        ("They may 5 times, and March 3 more.", [("March 3", None, 3, 3)]),
        ("£2019, 40,2019, 2019-20 and 2019%", []),
        ("no date at all", []),
    ],
)
def test_dates_are_found_as_far_as_they_are_written(text, found):
    assert dates(text) == found


@pytest.mark.parametrize(
    ("text", "last"),
    [("2024", date(2024, 12, 31)), ("February 2024", date(2024, 2, 29)), ("July 9", None), ("30 February 2020", None)],
)
def test_the_last_day_a_date_can_mean(text, last):
    (dated,) = find_dates(text, LANGUAGE)
    assert dated.last_day() == last


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("a.md", "---\ntitle: Tides\ndate: 2026-05-01\n---\n\nIt rose.", date(2026, 5, 1)),
        ("a.md", '---\ndate: 2026-05-01\nlast_modified: "2026-06-02"\n---\n\nIt rose.', date(2026, 6, 2)),
        ("a.md", '+++\ndate = "2026-05-01"\n+++\n\nIt rose.', date(2026, 5, 1)),
        ("a.md", "---\nupdated-by: 2026\n---\n\nIt rose.", None),
        ("a.html", '<meta name="date" content="2026-05-01"><p>It rose.</p>', date(2026, 5, 1)),
        ("a.html", '<meta property="article:modified_time" content="2026-05-01T09:00Z"><p>It rose.', date(2026, 5, 1)),
        ("a.html", '<p><time itemprop="datePublished" datetime="2026-05-01">1 May</time> It rose.', date(2026, 5, 1)),
        ("a.html", '<p>It rose <time datetime="2026-05-01">then</time>.', None),
        ("a.txt", "LEEDS, May 1, 2026 (Wire) - It rose.", date(2026, 5, 1)),
        ("a.txt", "Leeds (Wire), 1 May 2026 — It rose.\nIt fell.", date(2026, 5, 1)),
        ("a.txt", "The tide\nBy Ann Roe | 1 May 2026\nIt rose.", date(2026, 5, 1)),
        ("a.txt", "LEEDS, May 1 (Wire) - It rose.", None),
        ("a.txt", f"It rose on 1 May 2026 and {'fell and rose ' * 9}again.", None),
    ],
)
def test_the_date_a_document_gives_itself(name, text, day):
    assert own_date(document_from_text(text, name), LANGUAGE) == day


@pytest.mark.parametrize(
    ("text", "dated"), [("It rose on July 9.", True), ("It rose in 2019.", True), ("It rose on Monday.", False)]
)
def test_any_date_anchors_a_document(text, dated):
    assert is_dated(document_from_text(text, "a.txt"), LANGUAGE) is dated
