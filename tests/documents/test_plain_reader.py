"""What a paragraph is in plain text, and that nothing of the text is altered but where its lines end."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import assert_sound, kinds, links, read, texts

from sourcing.documents.document import Span

LONG = "The council voted on Tuesday to close the library, " * 3 + "the mayor said."
SEED = Path(__file__).parents[2] / "seeds" / "000_8522d4d9b6a12814.txt"


def test_the_seed_has_thirteen_paragraphs():
    text = SEED.read_text(encoding="utf-8")
    document = read(text, ".txt")
    assert document.text == text
    assert [block.kind for block in document.blocks] == ["paragraph"] * 13
    assert texts(document) == [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one.\ntwo.", ["one.", "two."]),
        ("one.\ntwo.\n", ["one.", "two."]),
        ("\n\none.\ntwo.\n\n", ["one.", "two."]),
        ("one.\r\ntwo.\r\n", ["one.", "two."]),
        (f"{LONG}\n{LONG}\n\n{LONG}", [LONG, LONG, LONG]),
        (f"{LONG}\u2028{LONG}\x0b{LONG}\x0c", [LONG, LONG, LONG]),
        (f"short one.\nshort two.\n\n{LONG}", ["short one.", "short two.", LONG]),
    ],
)
def test_paragraphs(text, expected):
    document = read(text, ".txt")
    assert texts(document) == expected
    assert document.text == text
    assert_sound(document)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo.\n\nthree.", ["one two.", "three."]),
        ("one\r\ntwo.\r\n\r\nthree.", ["one two.", "three."]),
        ("one\rtwo.\r\rthree.", ["one two.", "three."]),
        ("One  \n\t two.\n\nThree.", ["One two.", "Three."]),
        ("  one.  \n \u00a0 \n\ttwo.", ["one.", "two."]),
        (
            "We shall all pay\nfor it, and so will\nAnn.",
            ["We shall all pay for it, and so will Ann."],
        ),  # no line is blank
        ("“We shall pay,”\nsaid Ann,\nthe miller.", ["“We shall pay,” said Ann, the miller."]),
        ("We shall pay\nfor it.\nAnn will.\nBen will.", ["We shall pay", "for it.", "Ann will.", "Ben will."]),
        ("A well-\nknown mill.\n\nIt leaks.", ["A well-\nknown mill.", "It leaks."]),
        ("Snow,\nand rain,\nand then\nthe thaw.\n\nEnd.", ["Snow, and rain, and then the thaw.", "End."]),
        ("Snow,\nand rain,\nand wind,\nall night.\n\nEnd.", ["Snow,\nand rain,\nand wind,\nall night.", "End."]),
        ("Snow fell\nOn it\nAnd lay\nAll night.\n\nEnd.", ["Snow fell\nOn it\nAnd lay\nAll night.", "End."]),
    ],
)
def test_lines_of_a_paragraph_are_joined_unless_they_are_verse(text, expected):
    document = read(text, ".txt")
    assert texts(document) == expected
    assert_sound(document)


def test_a_headline_that_is_wrapped_is_a_heading():
    assert kinds(read("Mill Closes After the Flood and\nNobody Knows When It Opens\n\nIt leaks.", ".txt")) == [
        ("heading", "Mill Closes After the Flood and Nobody Knows When It Opens"),
        ("paragraph", "It leaks."),
    ]


def test_what_stands_behind_a_joined_line_keeps_its_place():
    text = "The mill\r\n   has 40\r\nwheels.\r\n\r\nIt turns."
    document = read(text, ".txt")
    for words in ("mill", "40", "wheels", "turns"):
        start = document.text.index(words)
        mapped = document.offsets.to_source(Span(start, start + len(words)))
        assert text[mapped.start : mapped.end] == words
    whole = document.text.index("has 40 wheels")
    assert document.offsets.to_source(Span(whole, whole + 13)) == (text.index("has"), text.index("wheels") + 6)


@pytest.mark.parametrize(("length", "count"), [(120, 2), (121, 3)])
def test_lines_over_120_characters_were_not_wrapped_by_hand(length, count):
    assert len(read("x" * length + "\nend.\n\nnext.", ".txt").blocks) == count


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Homes burn in the north", "heading"),
        ("“Nobody came” and Then Some More", "paragraph"),
        ("homes burn", "paragraph"),
        ("Homes burn.", "paragraph"),
        ("He said:", "paragraph"),
        ("Homes “burn”", "paragraph"),
        ("A " * 13 + "b", "heading"),
        ("A " * 14 + "b", "paragraph"),
    ],
)
def test_headings(line, kind):
    assert kinds(read(f"{line}\n\nA paragraph follows.", ".txt"))[0] == (kind, line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("width: 100%;", "code"),
        ("   font-family:Gill Sans, sans-serif;", "code"),
        (".image-wrap img {", "code"),
        ("@media screen and (max-width: 600px) {", "code"),
        ("}", "code"),
        ("The bill was paid by three: the mill, the bank; and 40 others;", "paragraph"),
        ("They came with: ropes, ladders, 40 men;", "paragraph"),
    ],
)
def test_lines_of_a_style_sheet_are_code(line, kind):
    document = read(f"It rained in the hills.\n\n{line}\n\nThe fire brigade came at once.", ".txt")
    assert kinds(document)[1] == (kind, line.strip())


def test_a_line_that_is_all_there_is_is_no_heading():
    assert kinds(read("Homes burn in the north", ".txt")) == [("paragraph", "Homes burn in the north")]


def test_list_items_leave_their_marks_out():
    text = "Asked for:\n- a roof\n* a door\n  that shuts\n2) a key\n\n• a bell\n\n3. a wall"
    assert kinds(read(text, ".txt")) == [
        ("paragraph", "Asked for:"),
        ("list_item", "a roof"),
        ("list_item", "a door that shuts"),
        ("list_item", "a key"),
        ("list_item", "a bell"),
        ("list_item", "a wall"),
    ]


def test_a_number_or_dash_that_wrapping_put_first_is_no_list():
    text = "The number of dead rose to\n12. The wounded were\n- as before - many.\n\nEnd."
    assert texts(read(text, ".txt")) == [
        "The number of dead rose to 12. The wounded were - as before - many.",
        "End.",
    ]


def test_mail_quotes_are_quoted_and_kept_whole():
    document = read("He wrote:\n> Fifty came.\n> None left.\nI agree.\n\nEnd.", ".txt")
    assert [(document.block_text(block), block.kind, block.quoted) for block in document.blocks] == [
        ("He wrote:", "paragraph", False),
        ("> Fifty came. None left.", "paragraph", True),
        ("I agree.", "paragraph", False),
        ("End.", "paragraph", False),
    ]


def test_bare_urls_are_links():
    document = read("See https://a.org/x_(y). Or (www.b.org/z), or xhttp://no.", ".txt")
    assert links(document) == [
        ("https://a.org/x_(y)", "https://a.org/x_(y)", "link"),
        ("www.b.org/z", "www.b.org/z", "link"),
    ]


def test_an_unknown_suffix_is_plain_text_and_capitals_do_not_matter():
    assert texts(read("**a** b.", ".rst")) == ["**a** b."]
    assert texts(read("**a** b.", ".MD")) == ["a b."]
    assert texts(read("<p>a b.", ".Html")) == ["a b."]


def test_a_byte_order_mark_in_text_is_dropped():
    document = read("\ufeffone.", ".txt")
    assert (document.text, document.source.bom) == ("one.", True)


def test_a_title_in_capitals_is_a_heading_though_a_point_ends_it():
    document = read(
        "Ferry Is Not Among the Oldest Boats.\n\nIt Came. They left.\n\nAnn Roe said Ben Fox left.\n", ".txt"
    )
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph"]
