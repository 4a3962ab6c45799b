"""Comments in documents: what each silences, in Markdown, HTML and MDX, and what is wrong with some."""

from __future__ import annotations

import json

import pytest

IGNORE = "<!-- sourcing: ignore[people-say] by phone -->"


RANGE = (
    "Here people say it.\n\n<!-- sourcing: disable[people-say] quotes -->\n\nNow people say it.\n\n"
    "Now some think it.\n\nNow people say it.\n\n<!-- sourcing: enable[people-say] -->\n\nThere people say it.\n"
)


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        # After text: the sentence it ends, and no other.
        ("a.md", f"Now people say it rains. {IGNORE}\n", []),
        ("a.md", f"Now people say it rains. {IGNORE} Here people say it pours.\n", ["1:78 people-say"]),
        ("a.md", f"Here people say it pours. Now people say it rains. {IGNORE}\n", ["1:6 people-say"]),
        ("a.md", f"Here people say it pours.\nNow people say\nit rains. {IGNORE}\n", ["1:6 people-say"]),
        ("a.md", f"- Now people say it rains. {IGNORE}\n- Here people say it pours.\n", ["2:8 people-say"]),
        ("a.md", f"| a | b |\n|---|---|\n| Now people say it. {IGNORE} | Here people say it. |\n", ["3:76 people-say"]),
        ("a.html", f"<p>Now people say it rains. {IGNORE}</p><p>Here people say it pours.</p>", ["1:87 people-say"]),
        ("a.html", f"<p>Now <b>people say</b> it rains.</p> {IGNORE}\n<p>Here people say it.</p>", ["2:9 people-say"]),
        # Alone on its line: the block that follows, all of it, and no other.
        ("a.md", f"{IGNORE}\n\nNow people say it. Here people say it.\n\nThere people say it.\n", ["5:7 people-say"]),
        ("a.md", f"There people say it.\n\n{IGNORE}\nNow people say it.\n", ["1:7 people-say"]),
        ("a.md", f"> {IGNORE}\n>\n> Now people say it.\n\nHere people say it.\n", ["5:6 people-say"]),
        ("a.html", f"<p>Here people say it.</p>\n{IGNORE}\n<p>Now people say it.</p>", ["1:9 people-say"]),
        ("a.mdx", "{/* sourcing: ignore[people-say] by phone */}\n\nNow people say it.\n", []),
        (
            "a.mdx",
            "Now people say it. {/* sourcing: ignore[people-say] by phone */}\n\nHere people say it.\n",
            ["3:6 people-say"],
        ),
        # A range, and the file.
        (
            "a.md",
            RANGE,
            ["1:6 people-say", "7:5 some-think", "13:7 people-say"],
        ),
        ("a.md", "Here people say it.\n\nNow people say it.\n\n<!-- sourcing: ignore-file[people-say] old -->\n", []),
        # One comment for two rules; only the rule named is silenced.
        ("a.md", "Now people say it, some think. <!-- sourcing: ignore[people-say, some-think] desk -->\n", []),
        ("a.md", f"Now people say it, some think. {IGNORE}\n", ["1:20 some-think"]),
        # A format without comments has none.
        ("a.txt", f"Now people say it rains. {IGNORE}\n", ["1:5 people-say"]),
    ],
)
def test_what_a_comment_covers(desk, name, text, left):
    desk.write(name, text)
    assert desk.found(name) == left


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_change_nothing(desk, break_):
    desk.write("a.md", "\ufeff" + break_.join([IGNORE, "", "😀 Now people say it.", "", "Here people say it.", ""]))
    assert desk.found("a.md") == ["5:6 people-say"]


def test_what_is_silenced_is_counted_and_does_not_fail(desk):
    desk.write("a.md", f"Now people say it rains. {IGNORE}\n")
    done = desk.run("check", "a.md")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 file checked, nothing found, 1 suppressed\n"


def test_no_suppress_shows_all(desk):
    desk.write("a.md", f"Now people say it rains. {IGNORE}\n")
    assert desk.found("a.md", "--no-suppress") == ["1:5 people-say"]


def test_the_three_faults_of_a_comment(desk):
    desk.write(
        "a.md",
        "It rains. <!-- sourcing: ignore[people-say] by phone -->\n\n"
        "Now people say it. <!-- sourcing: ignore[people-say] -->\n\n"
        "It pours. <!-- sourcing: ignore[peple-say] by phone -->\n",
    )
    assert desk.found("a.md") == ["1:33 unused-suppression", "3:20 unreasoned-suppression", "5:33 unknown-suppression"]


def test_a_comment_for_a_rule_that_is_off_is_not_called_unused(desk):
    desk.write("a.md", "It rains. <!-- sourcing: ignore[people-say] by phone -->\n")
    assert desk.found("a.md", "--ignore", "people-say") == []


def test_a_fault_of_a_comment_has_a_fingerprint_and_can_be_in_a_baseline(desk):
    desk.write("a.md", "It rains. <!-- sourcing: ignore[people-say] by phone -->\n")
    assert desk.run("baseline", "write", "a.md").exit_code == 0
    assert desk.found("a.md", "--baseline", "sourcing-baseline.json") == []


@pytest.mark.parametrize(
    ("comment", "place", "said"),
    [
        ("<!-- sourcing: ignroe[people-say] x -->", "3:1", "'ignroe' is no directive"),
        ("<!-- sourcing: ignore people-say -->", "3:1", "'ignore' names no rule"),
        (
            "<!-- sourcing: disable[people-say] x -->",
            "3:24",
            "disable[people-say] is never closed; write enable[people-say]",
        ),
        ("<!-- sourcing: enable[people-say] -->", "3:23", "enable[people-say] has no disable[people-say] before it"),
    ],
)
def test_a_comment_that_cannot_be_followed_is_an_error_and_silences_nothing(desk, comment, place, said):
    desk.write("a.md", f"It rains.\n\n{comment}\n\nNow people say it.\n")
    desk.write("b.md", "Now people say it.\n")
    done = desk.run("check", "a.md", "b.md")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"error: a.md:{place}: {said}")
    assert done.stdout.count("[people-say]") == 2


def test_sarif_tells_the_reason(desk):
    desk.write("a.md", f"Now people say it rains. {IGNORE}\n")
    (run,) = json.loads(desk.run("check", "--format", "sarif", "a.md").stdout)["runs"]
    assert run["results"][0]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "by phone"}
    ]


STORIES = {
    "a.md": "# News\n\nNow people say it rains. Here *people say it pours.*\n\n- There people say\n  it snows\n\nSo some think.\n",
    "a.html": "<h1>News</h1><p>Now <b>people say</b> it rains.</p>\n<ul><li>There people say it snows</ul>",
    "a.mdx": "import A from 'a'\n\nNow people say it rains.\n\n<A>\n  There people say it snows.\n</A>\n",
    "crlf.md": "Now people say it rains.\r\n\r\nHere people say it pours.\r\n",
    "table.md": "| a | b |\n|---|---|\n| Now people say it. | Here people say it. |\n",
    "bom.md": "\ufeffNow people say it rains.\n",
}


@pytest.mark.parametrize("name", STORIES)
def test_add_ignore_writes_what_silences_the_findings_of_now(desk, name):
    desk.write(name, STORIES[name])
    before = desk.found(name)
    done = desk.run("check", name, "--add-ignore", "people-say", "--reason", "by phone, 3 May")
    assert done.exit_code == 0, done.stderr
    assert [line.split()[1] for line in desk.found(name)] == [
        rule for rule in (line.split()[1] for line in before) if rule != "people-say"
    ]
    written = desk.read(name)
    assert written.count("by phone, 3 May") == sum("people-say" in line for line in before) > 0
    plain = written
    for comment in (
        " <!-- sourcing: ignore[people-say] by phone, 3 May -->",
        " {/* sourcing: ignore[people-say] by phone, 3 May */}",
    ):
        plain = plain.replace(comment, "")
    assert plain == STORIES[name]


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("a.txt", ["people-say", "--reason", "x"], "error: a.txt: this format has no comments; use per-path"),
        ("a.md", ["people-say", "--reason", "a --> b"], "error: a.md: the reason holds '--'"),
        ("a.md", ["people-say"], "--add-ignore needs --reason"),
        ("a.md", ["people-say", "--reason", "  "], "--add-ignore needs --reason"),
        ("a.md", ["peple-say", "--reason", "x"], "did you mean 'people-say'?"),
        ("-", ["people-say", "--reason", "x"], "need files"),
    ],
)
def test_add_ignore_refuses_what_it_cannot_write(desk, name, arguments, said):
    text = "Now people say it rains.\n"
    if name != "-":
        desk.write(name, text)
    done = desk.run("check", name, "--add-ignore", *arguments, text=text)
    assert done.exit_code == 2
    assert said in done.stderr
    if name != "-":
        assert desk.read(name) == text


def test_add_ignore_changes_nothing_where_a_comment_would_not_hold(desk):
    """A comment in a title is text: the finding is named, and the file stays as it was."""
    desk.write("a.html", "<title>Now people say it rains.</title><p>Here people say it.</p>")
    findings = desk.found("a.html")
    done = desk.run("check", "a.html", "--add-ignore", "people-say", "--reason", "by phone")
    left = desk.found("a.html")
    assert len(left) + desk.read("a.html").count("<!--") == len(findings)
    assert (done.exit_code == 2) == bool(left)
