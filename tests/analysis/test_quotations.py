"""Which marks make a quotation: `⟦ ⟧` in a text stand around each, with its marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.analysis.quotations import find_quotations, word_count
from sourcing.documents import document_from_text


def quotations(text, suffix=".txt"):
    document = document_from_text(text, f"a{suffix}")
    return [(document.text[found.span.start : found.span.end], found) for found in find_quotations(document)]


def unmarked(marked):
    """A text without its marks, and the stretches they stood around."""
    pieces = marked.split("⟦")
    return marked.replace("⟦", "").replace("⟧", ""), [piece.split("⟧")[0] for piece in pieces[1:]]


CLOSED = [
    # Straight and curly, double and single
    "⟦“Rents fell,”⟧ he said.",
    '⟦"Rents fell,"⟧ he said.',
    "⟦'Rents fell,'⟧ he said.",
    "⟦‘Rents fell,’⟧ he said.",
    "⟦''Rents fell,''⟧ he said.",
    # Spaces inside the marks, as taggers of words print them
    'He said ⟦" Rents fell "⟧ twice, and then ⟦" no . "⟧',
    "He said ⟦'' Rents fell ''⟧ twice.",
    "⟦“ Rents fell , ”⟧ he said.",
    "He said ⟦`` Rents fell ''⟧ twice.",
    "⟦``Rents fell,''⟧ he said.",
    "⟦«Rents fell,»⟧ he said.",
    "⟦„Rents fell,“⟧ he said.",
    "⟦„Rents fell in Leeds“⟧, she said, ⟦„and in York.“⟧",
    "⟦„Rents fell in Leeds”⟧, she said, and ⟦„Rents rose”⟧ it was.",
    "⟦»Rents fell in Leeds«⟧, she said, and ⟦»no«⟧ it was.",
    "He said ⟦“never”⟧ and ⟦“always.”⟧",
    'He said ⟦"no"⟧ and ⟦"yes"⟧.',
    "⟦“Rents fell”⟧—he said",
    "He left—⟦“Rents fell.”⟧",
    "(⟦“Rents fell.”⟧)",
    "He wrote ⟦“rents fell”⟧; she wrote ⟦“wages rose”⟧.",
    "She said ⟦'it's over'⟧ and left.",
    # One inside another
    "⟦“He told me ‘never’ twice,”⟧ she said.",
    "⟦“‘No,’ he said,”⟧ she said.",
    "⟦\"He told me 'never' twice,\"⟧ she said.",
    "Roe tweeted: ⟦“People in “Vote Roe” shirts and “No” hats.”⟧",
    'Roe wrote: ⟦"She read “Peter Pan,” twice."⟧',
    '⟦"Why "Nets" and "Weirs" Matter"⟧, Tide Weekly.',
    '⟦"Loud in "Nets""⟧, Tide Weekly.',
    # A space too many
    """⟦"They should be told: 'First end it, then come.' "⟧[47]""",
    '⟦" Nets."⟧ Encyclopaedia of Weirs.',
    # An angle mark by itself is none
    'It is »2 (⟦"twice as strong"⟧).',
    '⟦“The net told readers to "look for the weir." It was new.”⟧ So it said.',
    "⟦“He’s 6’2” and his hands are those of a man of 5’2”. You know why.”⟧",
    # A closing mark that opens a paragraph, with what nobody sees before it
    "⟦” … the train has left,”⟧ wrote Roe.",
    "\u202a⟦”Sorry, Roe,”⟧ wrote Fox.",
    "Rents fell.\n\n⟦”We lost,”⟧ Roe said.",
    # Apostrophes
    "⟦“eliminate Hamas’ military capabilities,”⟧ he said.",
    "⟦‘The workers’ rights are ours,’⟧ he said.",
    "⟦“It’s the ’90s again,”⟧ she said.",
    "It’s Roe’s, and don’t.",
    "the workers’ rights and the boss’s car",
    "the dogs' bowls and cats' toys",
    "rock ’n’ roll and ’tis the season",
    "the ’90s and the 2000s' end",
    "the ‘90s ended",
    "the class of '08 and that of '12",
    # Feet and inches
    "He is 6'2\" tall and 5' 3\" wide.",
    'A 12" pipe and a 10" pipe.',
    'The 5" and ⟦"quoted"⟧ pipes.',
    "5'10'' tall",
    # What is left of a page's markup
    "[<a href=”https://example.org/” target=”_blank”>It is ⟦“over”⟧ there</a>.]",
    # Nothing quoted
    "Rents fell.",
]

KNOWN_MISSES = [
    "⟦‘He told me “never” twice,’⟧ she said.",
    "In '08 he said ⟦'no'⟧ twice.",
    "He said ⟦'no'⟧ in '08 and ⟦'yes'⟧ in '12.",
]


@pytest.mark.parametrize("marked", CLOSED)
def test_a_quotation_is_what_stands_between_its_marks(marked):
    text, expected = unmarked(marked)
    found = quotations(text)
    assert [shown for shown, _ in found] == expected
    assert all(quotation.closed and not quotation.continues for _, quotation in found)


@pytest.mark.parametrize("marked", KNOWN_MISSES)
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known miss: promote it to the table above")
def test_quotations_that_are_not_found_yet(marked):
    text, expected = unmarked(marked)
    assert [shown for shown, _ in quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Rents fell, he said.", [("“Rents fell, he said.", False)]),
        ('"Rents fell, he said.', [('"Rents fell, he said.', False)]),
        ("Rents fell,” he said.", [("”", False)]),
        ("” Rents fell, he said.", [("”", False)]),
        ("“Rents fell. “Wages rose,” he said.", [("“Rents fell. ", False), ("“Wages rose,”", True)]),
        ("“Rents fell,” he said. “Wages rose.", [("“Rents fell,”", True), ("“Wages rose.", False)]),
        ('"', [('"', False)]),
        ("“”", [("“”", True)]),
    ],
)
def test_a_mark_without_its_fellow_is_an_unclosed_quotation(text, expected):
    assert [(shown, quotation.closed) for shown, quotation in quotations(text)] == expected


@pytest.mark.parametrize(
    ("paragraphs", "closed", "continues"),
    [
        (["“We lost.", "“We will appeal,” Roe said."], [False, True], [True, False]),
        (["“We lost.", "“We will appeal.", "“We shall win,” Roe said."], [False, False, True], [True, True, False]),
        (['"We lost.', '"We will appeal," Roe said.'], [False, True], [True, False]),
        (["“We lost.", "Roe left."], [False], [False]),
        (["Roe said: ‘We lost.", "‘We will appeal.", "‘We’ll win.’"], [False, False, True], [True, True, False]),
        (["“We lost.”", "“We will appeal.”"], [True, True], [False, False]),
        (["“We lost, Roe said.", "Then: “We will appeal.”"], [False, True], [False, False]),
        (['"We lost “the bridge” there.', '"We will appeal," Roe said.'], [False, True], [True, False]),
        (['"We lost “only the bridge.” We stay.', '“We will appeal," Roe said.'], [False, True], [True, False]),
        (['"We lost “the bridge’’ there.', '"We will appeal," Roe said.'], [False, True], [True, False]),
        (["“We lost, Roe said. “We will appeal.”", "“We shall win.”"], [False, True, True], [False, False, False]),
        (["“Those who “love the bridge” are here.", "“We will appeal,” Roe said."], [False, True], [True, False]),
    ],
)
@pytest.mark.parametrize(("suffix", "separator"), [(".txt", "\n"), (".txt", "\n\n"), (".md", "\n\n"), (".txt", "\r\n")])
def test_a_quotation_left_open_goes_on_where_the_next_paragraph_reopens_it(
    paragraphs, closed, continues, suffix, separator
):
    found = [quotation for _, quotation in quotations(separator.join(paragraphs), suffix)]
    assert [quotation.closed for quotation in found] == closed
    assert [quotation.continues for quotation in found] == continues


def test_a_quotation_goes_on_where_paragraphs_of_one_speech_are_run_together():
    speech, long = '"We lost the bridge. "We will appeal," Roe said. ', "The bridge is old. " * 60
    for text, goes_on in ((speech, False), (speech + long, True), (speech.replace("bridge.", "bridge") + long, False)):
        assert [quotation.continues for _, quotation in quotations(text)] == [goes_on, False]


def test_a_quotation_ends_with_its_paragraph():
    assert [shown for shown, _ in quotations("He said “never.\nShe said “always.”")] == ["“never.", "“always.”"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("“”", 0), ("“Never.”", 1), ("“It’s the well-known ’90s,”", 4), ("“We … lost — all 1,200.”", 5)],
)
def test_the_words_of_a_quotation_are_counted(text, count):
    assert word_count(text) == count


def test_paragraphs_with_the_same_text_around_them_are_told_apart():
    document = document_from_text('..“\n.\n"', "a.txt")
    once, twice, again = (find_quotations(document) for _ in range(3))
    assert once == twice == again
    assert [tuple(quotation.span) for quotation in again] == [(2, 3), (6, 7)]


MARKS = st.lists(
    st.sampled_from(
        ["“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "„", "a", "Bs", "6", " ", " ", ".", ",", "\n", "(", "—"]
    ),
    max_size=40,
).map("".join)


@given(text=MARKS)
@settings(max_examples=200)
def test_whatever_the_marks_quotations_stay_in_their_paragraphs_and_do_not_overlap(text):
    document = document_from_text(text, "a.txt")
    found = find_quotations(document)
    for quotation in found:
        block = document.blocks[quotation.block].span
        assert block.start <= quotation.span.start < quotation.span.end <= block.end
        assert not (quotation.closed and quotation.continues)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
