"""What holds for any words: a quotation copied from a source is never reported, and one with a changed word always is."""

from __future__ import annotations

from holding import verdict, verdicts
from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = [
    "the",
    "a",
    "of",
    "and",
    "to",
    "in",
    "it",
    "we",
    "they",
    "bridge",
    "deck",
    "ferry",
    "council",
    "road",
    "winter",
    "lorry",
    "engineer",
    "island",
    "harbour",
    "river",
    "stone",
    "cable",
    "toll",
    "repair",
    "survey",
    "money",
    "open",
    "close",
    "carry",
    "find",
    "build",
    "pay",
    "know",
    "say",
    "never",
    "always",
    "old",
    "new",
    "heavy",
    "safe",
    "14",
    "1938",
    "57,000",
    "Monday",
    "June",
    "Boateng",
    "company's",
    "don't",
]
NEW = ("zebra", "quickly", "not", "nine", "Utrecht")
ENDS = (". ", "; ", ", ", " ", " ", " ", " – ", "—", "\n", "? ", " “")


@st.composite
def passages(draw):
    """A source of some forty different words with marks between them, and the places of a quotation in it."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=30, max_size=len(WORDS), unique=True))
    gaps = draw(st.lists(st.sampled_from(ENDS), min_size=len(words), max_size=len(words)))
    size = draw(st.integers(min_value=6, max_value=14))
    start = draw(st.integers(min_value=0, max_value=len(words) - size))
    return words, gaps, start, start + size


def joined(words, gaps):
    return "".join(word + gap for word, gap in zip(words, gaps, strict=True)).strip()


def plain(gap):
    """A gap as an article may print it: the marks of the source, a dash of its own, no quotation marks."""
    return gap.replace("“", "").replace("\n", " ").replace("—", " -- ").replace("–", "—").rstrip() + " "


def held(printed, source):
    return verdict(f"The surveyor said: {printed} and left.", f"It began.\n\n{source}\n\nIt ended.")


@settings(max_examples=60)
@given(passages(), st.data())
def test_a_copy_under_harmless_changes_is_never_reported(passage, data):
    words, gaps, start, end = passage
    quoted, between = words[start:end], [plain(gap) for gap in gaps[start:end]]
    quoted = [word.replace("'", data.draw(st.sampled_from("'’"))) for word in quoted]
    if quoted[0][0].isalpha():
        capital = f"[{quoted[0][0].upper()}]{quoted[0][1:]}"
        quoted[0] = data.draw(st.sampled_from([quoted[0], quoted[0].capitalize(), capital]))
    at = data.draw(st.integers(min_value=2, max_value=len(quoted) - 3))
    change = data.draw(st.sampled_from(["none", "ellipsis", "bracket", "both"]))
    if change in ("ellipsis", "both"):
        between[at - 1] = data.draw(st.sampled_from([" … ", " ... ", " […] ", "... ", " . . . "]))
        del quoted[at], between[at]
    if change in ("bracket", "both"):
        between[1] = f" {data.draw(st.sampled_from(['[sic]', '[the mayor]', '[he added]']))} "
    opening, closing = data.draw(st.sampled_from(["“”", '""', "„“", "«»"])) if change == "none" else "“”"
    printed = opening + joined(quoted, between).rstrip(" ,.;?—-") + data.draw(st.sampled_from(["", ",", "."])) + closing
    assert held(printed, joined(words, gaps)).verdict in ("exact", "trimmed")


@settings(max_examples=60)
@given(passages(), st.sampled_from(NEW), st.data())
def test_a_changed_word_is_always_reported(passage, new, data):
    words, gaps, start, end = passage
    quoted, between = words[start:end], [plain(gap) for gap in gaps[start:end]]
    at = data.draw(st.integers(min_value=1, max_value=len(quoted) - 2))
    change = data.draw(st.sampled_from(["replaced", "inserted"]))
    if change == "replaced":
        quoted[at] = new
    else:
        quoted.insert(at, new)
        between.insert(at, " ")
    found = held(f"“{joined(quoted, between)}”", joined(words, gaps))
    assert found.verdict in ("altered", "not-found")
    if found.verdict == "altered":
        assert any(new in change.article.split() for change in found.changes)


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_is_too_odd_to_be_compared(article, source):
    for one in verdicts(f"Roe said: “{article}” and 40 men left.", source or "x"):
        assert one.verdict
