"""What one newsroom writes otherwise than another, and means the same by, is reported the same: 54 per cent as 54 percent."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from textwrap import fill

import pytest
import yaml
from checking import checked, shipped

ROOT = Path(__file__).parent.parent
INNOCENT = sorted(path for path in (ROOT / "tests" / "innocent").iterdir() if path.suffix in {".txt", ".md", ".html"})
STYLES = {
    "per cent": (r"\bpercent\b", "per cent"),
    "£": (r"\$(?=\d)", "£"),
    "US$": (r"(?<!\w)\$(?=\d)", "US$"),
    "Rs": (r"(?<!\w)\$(?=\d)", "Rs "),
    "m": (r"(?<=[$£€])(\d[\d.]*) million\b", r"\1m"),
    "U.S.": (r"\bUS(?= [a-z])", "U.S."),
    "soft hyphens": (r"(?<=[\s“])([^\W\d_]{4})(?=[^\W\d_]{3})(?![^\n<>]*>)", "\\1\N{SOFT HYPHEN}"),
    "two spaces": (r"(?<=\w) (?=\w)(?![^\n<>]*>)", "  "),
    "ligatures": (r"(?<=[a-z])f(?=i)(?![^\n<>]*>)i", "ﬁ"),
    "accents for apostrophes": (r"(?<=[a-z])['’](?=[a-z])(?![^\n<>]*>)", "´"),
    "hyphens that hold": (r"(?<=[a-z])-(?=[a-z])(?![^\n<>]*>)", "\N{NON-BREAKING HYPHEN}"),
    "no-break space": (r"(?<=\d) (?=percent|million|billion)", "\N{NO-BREAK SPACE}"),
}

MOST_TEXTS = 150
"""How many are read in a style: two spaces between words would change every one."""


def spread(several):
    """At most as many of several texts, from all over them."""
    return several[:: len(several) // MOST_TEXTS + 1]


@cache
def texts():
    """The seed, texts in many registers, and all that the rules have for examples, each with the ending of its name."""
    return tuple(read())


def read():
    for path in [*(ROOT / "seeds").glob("000_*.txt"), *INNOCENT]:
        yield path.read_text(encoding="utf-8"), path.suffix
    for rule in shipped().rules.values():
        examples = yaml.load(Path(rule.path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["examples"]
        for example in (*examples["flagged"], *examples["clean"]):
            text, form = (
                (example, "txt") if isinstance(example, str) else (example["text"], example.get("format", "txt"))
            )
            yield re.sub(r"\[\[(.*?)\]\]", r"\1", text), f".{form}"


@cache
def found(text, suffix):
    return [(finding.rule, finding.start.line) for finding in checked(text, f"text{suffix}", "news").findings]


@pytest.mark.parametrize("style", STYLES)
def test_a_house_style_changes_nothing_that_is_reported(style):
    pattern, other = STYLES[style]
    pairs = [(text, re.sub(pattern, other, text), suffix) for text, suffix in texts()]
    differing = [(text, written, suffix) for text, written, suffix in pairs if written != text]
    assert differing, "no text has anything to write otherwise"
    wrong = [
        f"{written!r}: {after}, where the other style has {before}"
        for text, written, suffix in spread(differing)
        if (before := found(text, suffix)) != (after := found(written, suffix))
    ]
    assert not wrong, "\n".join(wrong)


LEFT_OPEN = r"“[^“”]*(?:\Z|\n\n(?!“)|(?<!\n)“)"
"""A quotation that is never closed, which only double marks show: a single one may be an apostrophe."""


@pytest.mark.parametrize("marks", ["‘’", "''", '""'])
def test_the_marks_a_newsroom_quotes_with_change_nothing_that_is_reported(marks):
    quoting = [
        (text, suffix) for text, suffix in texts() if "“" in text and not re.search(f"[‘’'\"<]|{LEFT_OPEN}", text)
    ]
    assert quoting, "no text quotes"
    wrong = [
        f"{other!r}: {after}, where double marks have {before}"
        for text, suffix in quoting
        if (other := text.translate(str.maketrans("“”", marks)))
        if (before := found(text, suffix)) != (after := found(other, suffix))
    ]
    assert not wrong, "\n".join(wrong)


VERSE = "It rained.\n\n" + "\n".join(["Experts say the weir is old, and so say all who came to it."] * 4)
"""Lines as long as verse may have: one character more, and it is prose in which nobody is named."""
WRAPPED = f"It rained.\n\n{'The keeper sat down at the table by the weir and wrote':-<111} “It will\nhold for forty years,” and so it did."
"""A line as long as wrapped ones may be: one character more, and the next is a paragraph of its own."""


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_how_lines_end_changes_nothing_that_is_reported(end):
    several = [(text, suffix) for text, suffix in texts() if "\n" in text]
    several += [(VERSE, ".txt"), (WRAPPED, ".txt")]
    wrong = [
        f"{text!r}: {after}, where lines that end as on Unix have {before}"
        for text, suffix in several
        if (before := found(text, suffix)) != (after := found(text.replace("\n", end), suffix))
    ]
    assert not wrong, "\n".join(wrong)


def wrapped(paragraph, width):
    return fill(paragraph, width, break_long_words=False, break_on_hyphens=False)


def test_where_lines_are_wrapped_changes_nothing_that_is_reported():
    def reported(text):
        findings = checked(text, "text.txt", "strict").findings
        return Counter((finding.rule, finding.text) for finding in findings)

    wrong = []
    for number, text in enumerate(spread([text for text, suffix in texts() if suffix == ".txt"])):
        paragraphs = ["It rained.", *filter(None, text.split("\n"))]  # a blank line says that lines are no paragraphs
        if max(map(len, paragraphs)) > 120:
            continue
        whole = "\n\n".join(paragraphs)
        narrow = "\n\n".join(wrapped(paragraph, 33 if number % 2 else 18) for paragraph in paragraphs)
        if (after := reported(narrow)) != (before := reported(whole)):
            wrong.append(f"{narrow!r}: {after}, where whole lines have {before}")
    assert not wrong, "\n".join(wrong)
