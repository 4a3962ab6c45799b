"""What holds for every text in every format."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import assert_sound, read, texts

SUFFIXES = [".txt", ".md", ".mdx", ".html"]
PIECES = st.sampled_from(
    [
        "a",
        "b",
        "é",
        "😀",
        "one",
        "two.",
        '"',
        "”",
        "’",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "",
        "",
        "",
        "\xa0",
        "\u2028",
        "\x00",
        "�",
        "\ufdd0",
        "￼",
        "&",
        "&amp;",
        "&nbsp;",
        "&#10;",
        "&#0;",
        "<",
        ">",
        "</",
        "<!",
        "<!--",
        "-->\n",
        "",
        "",
        "",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        '<a_href="#x">',
        "<a_href=y>",
        "</a>",
        "<sup>",
        "</sup>",
        "<q>",
        "</q>",
        "<li>",
        "<ul>",
        "</ul>",
        "<td>",
        "<table>",
        "</table>",
        "<br>",
        "<code>\n",
        "",
        "",
        "",
        "</code>",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<span_hidden>",
        "</span>",
        "<blockquote>",
        "</blockquote>",
        "<head>",
        "<!--_sourcing:_x_-->\n",
        "",
        "",
        "",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~~",
        "#",
        "-",
        ">",
        "1.",
        "[",
        "]",
        "(",
        ")",
        "[x](y)",
        "![x](y)",
        "[^1]",
        "[^1]:",
        "[x]:",
        "|",
        "|-|-|",
        "$",
        "$$",
        "\\",
        "http://a.b/c_d",
        "www.x.y",
        "---",
        "+++",
        "{",
        "}",
        "{/*",
        "*/}\n",
        "",
        "",
        "",
        "<A/>",
        "<B_c={d}>",
        "import_{",
        "export_*",
    ]
).map(lambda piece: piece.replace("_", " "))
MARKUP = st.lists(PIECES, max_size=25).map("".join)
WORDS = st.lists(st.sampled_from(["Roughly", "50", "hostages", "café", "said", "Gaza’s", "😀"]), min_size=2, max_size=8)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(text=MARKUP)
@settings(max_examples=150)
def test_markup_is_read_soundly(suffix, text):
    assert_sound(read(text, suffix))


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(text=st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_is_read_soundly(suffix, text):
    assert_sound(read(text, suffix))


@given(words=WORDS, data=st.data())
@settings(max_examples=60)
def test_emphasis_changes_no_text(words, data):
    chosen = data.draw(st.integers(0, len(words) - 1))
    starred = [f"**{word}**" if index == chosen else word for index, word in enumerate(words)]
    bold = [f"<b>{word}</b>" if index == chosen else word for index, word in enumerate(words)]
    plain = " ".join(words)
    assert read(" ".join(starred), ".md").text == plain
    assert read(" ".join(bold), ".html").text == plain


@pytest.mark.parametrize("suffix", [".md", ".html"])
@given(words=WORDS)
@settings(max_examples=40)
def test_a_fixed_space_reads_as_one_character(suffix, words):
    assert read("&nbsp;".join(words), suffix).text == "\u00a0".join(words)


@given(paragraphs=st.lists(WORDS.map(lambda words: " ".join(words) + "."), min_size=1, max_size=5))
@settings(max_examples=40)
def test_the_same_prose_gives_the_same_blocks_in_every_format(paragraphs):
    expected = paragraphs
    assert texts(read("\n\n".join(paragraphs), ".txt")) == expected
    assert texts(read("\n".join(paragraphs), ".txt")) == expected
    for separator in ("\n\n", "\r\n\r\n"):
        assert texts(read(separator.join(paragraphs), ".md")) == expected
        assert texts(read(separator.join(paragraphs), ".mdx")) == expected
    assert texts(read("".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs), ".html")) == expected


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(text=MARKUP)
@settings(max_examples=60)
def test_line_ends_change_no_words(suffix, text):
    text = text.replace("\r", "")
    words = [block.split() for block in texts(read(text, suffix))]
    assert [block.split() for block in texts(read(text.replace("\n", "\r\n"), suffix))] == words


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "> ",
        ">",
        "- ",
        "<a ",
        '<a b="',
        "<!--",
        "<q>",
        "<div>",
        "<ul><li>",
        "</p>",
        "[",
        "**a ",
        "{/*",
        "{",
        "http://a)",
        "&#1",
        "`",
    ],
)
def test_hostile_input_is_read_to_its_end(suffix, unit):
    # Quadratic readers took from ten seconds to minutes here: such a one would be noticed without a clock.
    text = unit * (30_000 // len(unit))
    document = read(f"{text}\n\n", suffix)
    assert document.source.text.startswith(text)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_line_of_a_megabyte(suffix):
    text = "Roughly 50 hostages remain. " * 40_000
    document = read(text, suffix)
    assert texts(document) == [text.strip()]
