"""What holds for every text: properties of the whole way from a text to its findings, for all rules there are."""

from __future__ import annotations

import html
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
from checking import checked
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcing import check_paths, check_text

SEED = Path(__file__).parents[1] / "seeds" / "000_8522d4d9b6a12814.txt"
PARAGRAPHS = (
    *SEED.read_text(encoding="utf-8").split("\n"),
    "Roughly 50 hostages remain in Gaza, with only 20 believed to be alive.",
    "Unemployment in Łódź fell to 4.2% in June. The mill cost $1.2 billion, and it employs 3,400 people.",
    "Critics say the bridge is unsafe. It is believed that 14 workers were hurt, but no one has said so.",
    "“We will appeal,” José Peña said on Monday. “Nothing changes. We have 400 members and £3 million.”",
    "A new study found that naps help recall by 40 percent. According to local media, the clinic closed in 2019.",
    "The ministry said 300 homes burned. Another 40 barns were damaged. Dozens of families have left the estate.",
    "One official said the talks had failed. “They walked out,” he said, without giving his name to the paper.",
    "The tallest tower in Europe will open in May and will draw two million visitors a year, the mayor’s office says.",
    "“The river has risen by 90 centimetres. Nobody was warned, and 1,200 people had to leave in the night.",
    "Ann Roe, 42, wrote on X. An estimated 3 million people fled; Mr. Fox’s U.S. office refuted the figure at 7 p.m.",
    "A poll found 54 per cent of voters want change, and the so-called reform has allegedly cost €90m [citation needed].",
    "- Rents rose 9%, the landlords’ league claimed.",
)
NEUTRAL = (
    "The weather in the valley was mild.",
    "Snow lay on the roofs. Nobody was in the square.",
    "The café was shut 🙂 and the lamps were out.",
)
SUFFIXES = (".txt", ".md", ".mdx", ".html")
paragraphs = st.sampled_from(PARAGRAPHS)
articles = st.lists(paragraphs, min_size=1, max_size=4, unique=True)


def check(text, suffix):
    report = checked(text, f"a{suffix}")
    assert report.errors == ()
    return report.findings


def one_line(text):
    return " ".join(text.split())


def said(finding):
    """All that a finding says but where it stands."""
    return (
        finding.rule,
        finding.severity,
        finding.message,
        one_line(finding.text),
        tuple((place.message, one_line(place.text)) for place in finding.related),
        finding.fingerprint,
    )


def place(finding):
    return finding.start.offset, finding.end.offset


def places(finding):
    """Where a finding and all that belongs to it stand, in the source's offsets."""
    return [place(finding), *(place(related) for related in finding.related)]


class Rendered(NamedTuple):
    """A text as it is written in a file, and where each character of the prose begins and ends there."""

    source: str
    starts: list[int]
    ends: list[int]

    def place(self, span):
        return self.starts[span[0]], self.ends[span[1] - 1]


def rendered(prose, written, before=None, after=None):
    """Write the characters of a prose as `written` says by offset, with markup before and after some of them."""
    source = ""
    starts, ends = [], []
    for offset, character in enumerate(prose):
        source += (before or {}).get(offset, "")
        starts.append(len(source))
        source += written.get(offset, character)
        ends.append(len(source))
        source += (after or {}).get(offset, "")
    return Rendered(source, starts, ends)


def words_of(prose):
    """The spans of the words of a paragraph that can be wrapped in emphasis: letters and figures, without marks."""
    found = []
    start = None
    for offset, character in enumerate(f"{prose} "):
        if character.isalnum() and start is None:
            start = offset
        elif not character.isalnum() and start is not None:
            found.append((start, offset))
            start = None
    return found


def assert_moved_only(plain, moved, written):
    """Hold two lists of findings to be the same but for where the words are in the second's source."""
    assert [said(finding) for finding in moved] == [said(finding) for finding in plain]
    expected = [[written.place(span) for span in places(finding)] for finding in plain]
    assert [places(finding) for finding in moved] == expected


# --- where -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("suffix", "separator"), [(".txt", "\n"), (".txt", "\n\n"), (".md", "\n\n"), (".mdx", "\n\n")])
@given(article=articles)
@settings(max_examples=25)
def test_the_source_at_a_finding_is_its_text_where_nothing_is_escaped(suffix, separator, article):
    text = separator.join(article)
    for finding in check(text, suffix):
        for found in (finding, *finding.related):
            assert text[found.start.offset : found.end.offset] == found.text
        lines = text[: finding.start.offset].split("\n")
        assert (finding.start.line, finding.start.column) == (len(lines), len(lines[-1]) + 1)


ENTITIES = {
    "’": "&rsquo;",
    "“": "&#8220;",
    "”": "&#x201D;",
    "—": "&mdash;",
    " ": "&#32;",
    "%": "&percnt;",
    "£": "&pound;",
}


@pytest.mark.parametrize("suffix", [".md", ".html"])
@given(paragraph=paragraphs, data=st.data())
@settings(max_examples=30)
def test_the_source_at_a_finding_is_its_text_escaped(suffix, paragraph, data):
    paragraph = paragraph.removeprefix("- ")
    able = [offset for offset, character in enumerate(paragraph) if character in ENTITIES]
    chosen = data.draw(st.sets(st.sampled_from(able), max_size=12))
    source = rendered(paragraph, {offset: ENTITIES[paragraph[offset]] for offset in chosen}).source
    for finding in check(source, suffix):
        for found in (finding, *finding.related):
            assert html.unescape(source[found.start.offset : found.end.offset]) == found.text


@given(article=articles)
@settings(max_examples=25)
def test_the_same_words_have_the_same_findings_in_every_format(article):
    article = [paragraph.removeprefix("- ") for paragraph in article]
    plain = [said(finding) for finding in check("\n\n".join(article), ".txt")]
    assert [said(finding) for finding in check("\n".join(article), ".txt")] == plain
    assert [said(finding) for finding in check("\n\n".join(article), ".md")] == plain
    assert [said(finding) for finding in check("\n\n".join(article), ".mdx")] == plain
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in article)
    assert [said(finding) for finding in check(body, ".html")] == plain


# --- markup ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("suffix", "opening", "closing"), [(".md", "**", "**"), (".html", "<b>", "</b>")])
@given(paragraph=paragraphs, data=st.data())
@settings(max_examples=25)
def test_a_word_in_bold_changes_no_finding_but_its_place(suffix, opening, closing, paragraph, data):
    paragraph = paragraph.removeprefix("- ")
    start, end = data.draw(st.sampled_from(words_of(paragraph)))
    written = rendered(paragraph, {}, {start: opening}, {end - 1: closing})
    assert_moved_only(check(paragraph, suffix), check(written.source, suffix), written)


@pytest.mark.parametrize("suffix", [".md", ".html"])
@given(paragraph=paragraphs, data=st.data())
@settings(max_examples=25)
def test_a_space_written_as_nbsp_changes_no_finding_but_its_place(suffix, paragraph, data):
    paragraph = paragraph.removeprefix("- ")
    spaces = [offset for offset, character in enumerate(paragraph) if character == " "]
    chosen = data.draw(st.sets(st.sampled_from(spaces), min_size=1, max_size=4))
    written = rendered(paragraph, dict.fromkeys(chosen, "&nbsp;"))
    assert_moved_only(check(paragraph, suffix), check(written.source, suffix), written)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("blank", ["\t", "\u00a0", "\u202f", "\u2009", "  "])
@given(paragraph=paragraphs, data=st.data())
@settings(max_examples=5)
def test_another_white_space_between_words_changes_no_finding_but_its_place(suffix, blank, paragraph, data):
    paragraph = paragraph.removeprefix("- ")
    spaces = [offset for offset, character in enumerate(paragraph) if character == " "]
    written = rendered(paragraph, {data.draw(st.sampled_from(spaces)): blank})
    assert_moved_only(check(paragraph, suffix), check(written.source, suffix), written)


@given(paragraph=paragraphs, data=st.data())
@settings(max_examples=20)
def test_a_line_broken_in_a_paragraph_changes_no_finding_but_its_place(paragraph, data):
    """In the formats that join lines; a break before a word that begins a block there would be another text."""
    paragraph = paragraph.removeprefix("- ")
    spaces = [
        offset
        for offset, character in enumerate(paragraph)
        if character == " " and paragraph[offset + 1].isalpha() and paragraph[offset - 1].isalpha()
    ]
    written = rendered(paragraph, dict.fromkeys(data.draw(st.sets(st.sampled_from(spaces), max_size=5)), "\n"))
    for suffix in (".md", ".html"):
        assert_moved_only(check(paragraph, suffix), check(written.source, suffix), written)


# --- what stands around it -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "separator"), [(".txt", "\n\n"), (".md", "\n\n"), (".md", "\r\n\r\n"), (".html", "\n")]
)
@given(article=articles, above=st.sampled_from(NEUTRAL))
@settings(max_examples=15)
def test_a_paragraph_above_shifts_every_finding_by_its_length(suffix, separator, article, above):
    # What opens a text may be its headline, and the next its lead, so the article has two paragraphs above it in both.
    opening = " ".join(NEUTRAL[:2])
    article = [opening, opening, *(paragraph.removeprefix("- ") for paragraph in article)]
    if suffix == ".html":
        article, above = [f"<p>{html.escape(paragraph)}</p>" for paragraph in article], f"<p>{above}</p>"
    text = separator.join(article)
    before = check(text, suffix)
    after = check(f"{above}{separator}{text}", suffix)
    shift = len(above) + len(separator)
    assert [said(finding) for finding in after] == [said(finding) for finding in before]
    assert [places(finding) for finding in after] == [
        [(start + shift, end + shift) for start, end in places(finding)] for finding in before
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(article=articles)
@settings(max_examples=10)
def test_carriage_returns_move_offsets_and_neither_lines_nor_columns(suffix, article):
    text = "\n\n".join(f"<p>{paragraph}</p>" if suffix == ".html" else paragraph for paragraph in article)
    before, after = check(text, suffix), check(text.replace("\n", "\r\n"), suffix)
    assert [said(finding) for finding in after] == [said(finding) for finding in before]
    assert [(finding.start[:2], finding.end[:2]) for finding in after] == [
        (finding.start[:2], finding.end[:2]) for finding in before
    ]
    assert [finding.start.offset for finding in after] == [
        finding.start.offset + text.count("\n", 0, finding.start.offset) for finding in before
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(article=articles)
@settings(max_examples=5)
def test_a_byte_order_mark_moves_nothing(suffix, article):
    text = "\n\n".join(article)
    assert check(f"\ufeff{text}", suffix) == check(text, suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("emoji", ["🙂", "👩‍👩‍👧", "🏳️‍🌈"])
@given(paragraph=paragraphs, at_end=st.booleans())
@settings(max_examples=5)
def test_an_emoji_beside_a_paragraph_moves_its_findings_and_nothing_else(suffix, emoji, paragraph, at_end):
    paragraph = paragraph.removeprefix("- ")
    text = f"{paragraph} {emoji}" if at_end else f"{emoji} {paragraph}"
    shift = 0 if at_end else len(emoji) + 1
    before, after = check(paragraph, suffix), check(text, suffix)
    assert [said(finding)[:5] for finding in after] == [said(finding)[:5] for finding in before]
    assert [place(finding) for finding in after] == [(start + shift, end + shift) for start, end in map(place, before)]


ACCENTED = (
    "“Nothing changes,” José Peña said on Monday. About 400 members left.",
    "Roughly 50 families left Orléans. André Gröning told Die Höhe that 30 had stayed.",
    "Roughly 30 cafés shut in Łódź. Zoë Brontë denied that 9% of cafés had shut.",
    "The governor, Élodie Gérard, said: “We spent €40 million.” Überlingen’s council put it at €60 million.",
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("paragraph", ACCENTED)
def test_marks_that_combine_change_no_finding_but_its_place(suffix, paragraph):
    composed = unicodedata.normalize("NFC", paragraph)
    written = rendered(composed, {offset: unicodedata.normalize("NFD", c) for offset, c in enumerate(composed)})
    before, after = check(composed, suffix), check(written.source, suffix)
    assert before
    assert [(f.rule, unicodedata.normalize("NFC", f.text)) for f in after] == [(f.rule, f.text) for f in before]
    assert [places(finding) for finding in after] == [
        [written.place(span) for span in places(finding)] for finding in before
    ]


# --- any text --------------------------------------------------------------------------------------------------

SNIPPETS = st.sampled_from(
    (
        *(word for paragraph in PARAGRAPHS for word in paragraph.split()),
        *("“", "”", "‘", "’", '"', "'", "''", "``", "—", "--", ":", ";", "(", ")", "[", "]", "…", "...", "%", "$"),
        *(
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "\t",
            "\x00",
            "\x0b",
            "\u2028",
            "\u0301",
            "\u200d",
            "😀",
            "\ud800",
            "é",
            "İ",
            "ß",
        ),
        *("**", "_", "`", "```\n", "> ", "- ", "1. ", "# ", "|", "[^1]", "[^1]: ", "[x](y)", "![](", "<p>", "</p>"),
        *("<q>", "</q>", "<li>", "<td>", "<!--", "-->", "<blockquote>", "&nbsp;", "&amp", "{/*", "*/}", "<A b={c}>"),
        *("said", "told", "according to", "says that", "by", "who", "asked", "whether", "one in", "half", "%", "and"),
    )
)
SOUP = st.one_of(
    st.lists(SNIPPETS, max_size=40).map(" ".join),
    st.lists(SNIPPETS, max_size=30).map("".join),
    st.text(max_size=80),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(text=SOUP)
@example(text="<q> appeal,”")
@example(text="\ud800")
@settings(max_examples=50)
def test_no_text_crashes_and_every_finding_has_a_place(suffix, text):
    findings = check(text, suffix)
    length = len(text.removeprefix("\ufeff"))
    for finding in findings:
        for found in (finding, *finding.related):
            assert 0 <= found.start.offset < found.end.offset <= length
    assert list(findings) == sorted(findings, key=lambda finding: (*place(finding), finding.rule))
    keys = [(finding.rule, *place(finding)) for finding in findings]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(text=st.one_of(SOUP, articles.map("\n\n".join)))
@settings(max_examples=20)
def test_the_same_text_twice_has_the_same_findings(suffix, text):
    findings = check(text, suffix)
    assert check(text, suffix) == findings
    assert check_text(text, f"a{suffix}", preset="strict").findings == findings  # with packs and config read anew


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder of short articles in all formats."""
    folder = tmp_path_factory.mktemp("desk")
    for number, paragraph in enumerate(PARAGRAPHS):
        (folder / f"{number:02}{SUFFIXES[number % len(SUFFIXES)]}").write_text(paragraph, encoding="utf-8")
    return folder


@given(data=st.data())
@settings(max_examples=6)
def test_the_order_of_files_changes_the_order_of_findings_and_nothing_else(desk, data):
    files = sorted(desk.iterdir())
    shuffled = data.draw(st.permutations(files))
    alone = {str(file): check_paths([file], preset="strict", processes=1).findings for file in shuffled[:3]}
    together = check_paths(shuffled, preset="strict", processes=1).findings
    in_order = check_paths(files, preset="strict", processes=1).findings
    assert sorted(together, key=lambda finding: files.index(Path(finding.path))) == list(in_order)
    for path, findings in alone.items():
        assert tuple(finding for finding in together if finding.path == path) == findings


WORDLESS = ("★★★★", "…", "🙂", "• • •", "– – –", "***", "###", "“”")
"""What stands in a line of its own, and is no word or hardly one."""
QUOTED = ("“We left.”", "Roe laughed.", "He laughs, coughs, and looks at the door.", "“Half of it is gone,” she said.")


@given(
    st.lists(st.sampled_from((*PARAGRAPHS, *QUOTED, *WORDLESS)), min_size=1, max_size=7),
    st.sampled_from(WORDLESS),
    st.sampled_from(("\n\n", "\n", " ")),
    st.sampled_from(SUFFIXES),
)
@example(["★★★★"], "★★★★", "\n\n", ".txt")
@example(["Roe said 40 homes burned."], "★★★★", "\n\n", ".txt")
@example(["★★★★", PARAGRAPHS[-2]], "", "\n\n", ".txt")
@example(["“We left.”", "“We stayed and saw it all,”"], "🙂", "\n\n", ".txt")
@settings(max_examples=25)
def test_a_line_without_words_keeps_no_text_from_being_checked(lines, last, between, suffix):
    assert checked(between.join([*lines, last]), f"a{suffix}").errors == ()
