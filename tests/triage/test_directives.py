"""What a comment to this tool may say, and what is said of one that it cannot follow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcing.triage.directives import VERBS, MalformedError, body, parse


@pytest.mark.parametrize(
    ("text", "verb", "names", "reason"),
    [
        ("ignore[vague-source] the desk knows her", "ignore", ["vague-source"], "the desk knows her"),
        ("ignore[a,b] why", "ignore", ["a", "b"], "why"),
        ("ignore[ a , b ] why", "ignore", ["a", "b"], "why"),
        ("ignore [a] why", "ignore", ["a"], "why"),
        ("ignore[a]", "ignore", ["a"], ""),
        ("ignore[a] -- counted by the reporter", "ignore", ["a"], "counted by the reporter"),
        ("ignore[a]: by phone", "ignore", ["a"], "by phone"),
        ("ignore[a] – by phone", "ignore", ["a"], "by phone"),
        ("ignore[a] --", "ignore", ["a"], ""),
        ("ignore[a] -5 degrees, says [the log]", "ignore", ["a"], "-5 degrees, says [the log]"),
        ("ignore[a] on\n  two lines", "ignore", ["a"], "on two lines"),
        ("ignore-file[a] archive", "ignore-file", ["a"], "archive"),
        ("disable[a] a list of quotes", "disable", ["a"], "a list of quotes"),
        ("enable[a]", "enable", ["a"], ""),
    ],
)
def test_a_directive(text, verb, names, reason):
    directive = parse(text)
    assert (directive.verb, [name.rule for name in directive.names], directive.reason) == (verb, names, reason)
    assert [text[name.start : name.start + len(name.rule)] for name in directive.names] == names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the directive is empty; write one of ignore, ignore-file, disable, enable"),
        ("ignroe[a] why", "'ignroe' is no directive; write one of"),
        ("ignore a why", "'ignore' names no rule; write the rules in brackets, as in 'sourcing: ignore[RULE] reason'"),
        ("ignore[] why", "'ignore' names no rule; write one between the brackets"),
        ("ignore[ , ] why", "'ignore' names no rule; write one between the brackets"),
        ("disable[a why", "'disable' is not closed; write the rules in brackets"),
    ],
)
def test_a_malformed_directive_says_what_to_write(text, said):
    with pytest.raises(MalformedError) as caught:
        parse(text)
    assert said in str(caught.value)


@settings(max_examples=100)
@given(st.one_of(st.text(), st.text("ignore-fl[], \n", max_size=30)))
def test_any_text_is_a_directive_or_malformed(text):
    try:
        directive = parse(text)
    except MalformedError:
        return
    assert directive.verb in VERBS
    assert directive.names
    assert all(text[name.start : name.start + len(name.rule)] == name.rule for name in directive.names)


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("<!-- sourcing: ignore[a] why -->", " ignore[a] why "),
        ("<!--sourcing:ignore[a]why-->", "ignore[a]why"),
        ("{/* sourcing: ignore[a] why */}", " ignore[a] why "),
        ("<!-- sourcing: ignore[a] never closed", " ignore[a] never closed"),
    ],
)
def test_what_a_comment_says(comment, text):
    said, start = body(comment)
    assert said == text
    assert comment[start : start + len(text)] == text
