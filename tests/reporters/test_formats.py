"""Every format says the same, holds to its schema, and cannot be broken by what a document or a path holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from parsers import PARSERS, lines, tree
from report_samples import BELIEVED, CLEAN, FAILED, FOUND, HOSTAGES

from sourcing import check_paths
from sourcing.errors import Error
from sourcing.findings import Report, Silenced
from sourcing.lean.values import replace
from sourcing.places import Columns, Ends
from sourcing.reporters import FORMATS, reporter, terminal
from sourcing.reporters.context import Context, RulePage
from sourcing.reporters.text import printable

TESTS = Path(__file__).resolve().parent.parent
SCHEMAS = TESTS / "data" / "schemas"
SEED = TESTS.parent / "seeds" / "000_8522d4d9b6a12814.txt"
GOLDEN = json.loads((TESTS / "golden" / "seed.json").read_text(encoding="utf-8"))
PAGE = RulePage(
    "unattributed-number",
    "numbers",
    "warning",
    "A figure.",
    "A reader <b>asks</b>.",
    "Say who.",
    ("https://example.org/",),
)
CONTEXT = Context(lambda: {PAGE.rule: PAGE}, root=Path("/desk"))
ENDS = Ends(Columns(1, 1), Columns(20, 20))


def printed(form, parts, context=CONTEXT):
    return "".join(reporter(form)(parts, context))


def rows(form, out):
    return list(PARSERS[form](out))


def test_there_is_a_parser_for_every_format():
    assert set(PARSERS) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_the_seed_has_the_same_three_findings_in_every_format(form, monkeypatch):
    monkeypatch.chdir(TESTS.parent)
    report = check_paths([SEED.relative_to(TESTS.parent)], preset="news")
    expected = [(fault["rule"], fault["start"]["line"]) for fault in GOLDEN["must"]]
    found = rows(form, printed(form, [report], Context()))
    assert sorted((rule, line) for _, line, _, rule, _ in found) == sorted(expected)
    assert len(found) == 3
    assert {path for path, *_ in found} == {"seeds/000_8522d4d9b6a12814.txt"}
    assert {message for *_, message in found} == {finding.message for finding in report.findings}


HOSTILE = [
    "\x00\x07\x1b[31mred\x1b[0m",
    "::error file=x::owned",
    "%0A::set-output name=a::b",
    "##vso[task.setvariable variable=a;]b",
    "]]>",
    "<script>alert(1)</script>",
    "</mark><!-- --><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "&amp;&#0;\"' \\",
    "one\ntwo\r\nthree\u2028four\u0085five",
    "\ud800 \udfff \ufffe \uffff \U0001f600",
    "a;b]c,d:e=f%25g%AZP25",
]
words = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(codec=None), max_size=30), st.text("<>&]:%;,#\n\x1b[", max_size=12)
)


def hostile_report(message, path, text):
    finding = replace(
        HOSTAGES,
        message=message,
        path=path,
        text=text,
        fix=text,
        columns=ENDS,
        related=(replace(HOSTAGES.related[0], message=message, text=text),),
        excerpt=HOSTAGES.excerpt._replace(text=text),
    )
    milder = replace(BELIEVED, message=message, path=path, columns=ENDS)
    silenced = (Silenced(finding, "comment", message),)
    return Report((finding, milder), (Error(path, message, 3, 4),), 1, 1, failing=1, silenced=silenced)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40)
@given(message=words.filter(str.strip), path=words.filter(str.strip), text=words)
@example(message="## [", path=HOSTILE[0], text=HOSTILE[0])
def test_no_text_breaks_a_format(form, message, path, text):
    out = printed(form, [hostile_report(message, path, text)])
    found = rows(form, out)
    assert [row[3] for row in found] == ["unattributed-number", "agentless-report"]
    if form not in ("json", "jsonl", "html"):
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]", out)
    for _, line, column, _, said in found:
        assert (line, column) in {(9, 1), (9, 50), (9, None)}
        assert same(form, said, message)


SGR = re.compile(r"\x1b\[[\d;]*m")
"""The colours that a terminal is told."""


@settings(max_examples=40)
@given(message=words.filter(str.strip), path=words.filter(str.strip), text=words)
@example(message=HOSTILE[3], path=HOSTILE[3], text=HOSTILE[3])
def test_no_text_drives_a_terminal(message, path, text):
    out = SGR.sub("", "".join(terminal.render([hostile_report(message, path, text)])))
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]", out)
    assert "##vso[" not in out
    headline, _, milder, _ = lines(out)
    found = list(rows("text", f"{headline}\n{milder}\n"))
    assert [rule for *_, rule, _ in found] == ["unattributed-number", "agentless-report"]


def same(form, said, message):
    """Whether a message came back: exact in JSON, elsewhere with what cannot be shown written as an escape."""
    if form in ("json", "jsonl"):
        return said == message
    if form in ("gitlab", "rdjson", "rdjsonl", "sarif"):
        return said == re.sub("[\ud800-\udfff]", "\ufffd", message)
    if form == "github":
        return said == printable(message.split("\n")[0])
    if form == "html":
        return " ".join(said.split()) == " ".join(shown(message).split())
    if form in ("text", "concise", "azure", "junit"):
        return joined(said) == joined(printable(message))
    return said == printable(message)


def joined(said):
    """A text without the spaces that keep a log from taking it for a command, be they put in or its own."""
    return said.replace("## vso[", "##vso[").replace("## [", "##[")


def shown(message):
    plain = message.replace("\t", " ").replace("\r\n", "\n")
    return "\n".join(map(printable, plain.split("\n")))


@pytest.mark.parametrize("form", ["text", "concise"])
@pytest.mark.parametrize("path", ["::error file=a::b", " ::stop-commands::x"])
def test_a_path_that_looks_like_a_command_is_none_in_a_log(form, path):
    out = printed(form, [Report((replace(HOSTAGES, path=path),))])
    assert not out.lstrip().startswith("::")


SARIF = jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")))
EVERYTHING = [
    FOUND,
    CLEAN,
    FAILED,
    Report(silenced=(Silenced(HOSTAGES, "comment", "by phone"), Silenced(BELIEVED, "baseline"))),
]


@pytest.mark.parametrize(
    "parts", [[], [CLEAN], [FOUND], [FAILED], EVERYTHING], ids=["none", "clean", "found", "failed", "all"]
)
def test_sarif_holds_to_the_schema_of_oasis(parts):
    SARIF.validate(json.loads(printed("sarif", parts)))


@settings(max_examples=15)
@given(message=words, path=words, text=words)
def test_sarif_holds_to_its_schema_whatever_the_text(message, path, text):
    SARIF.validate(json.loads(printed("sarif", [hostile_report(message, path, text)])))


def test_sarif_says_what_code_hosts_need():
    (run,) = json.loads(printed("sarif", EVERYTHING))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["fullDescription"]["text"], rule["helpUri"]) == (
        PAGE.rule,
        PAGE.why,
        "https://example.org/",
    )
    assert "Say who." in rule["help"]["text"]
    assert run["columnKind"] == "unicodeCodePoints"
    first, second, by_comment, by_baseline = run["results"]
    assert (first["ruleIndex"], first["level"], second["level"]) == (0, "warning", "note")
    assert first["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "news/gaza.txt",
        "uriBaseId": "%SRCROOT%",
    }
    assert first["partialFingerprints"] == {"sourcing/v1": HOSTAGES.fingerprint}
    assert by_comment["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "by phone"}]
    assert by_baseline["suppressions"][0]["kind"] == "external"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "cannot be read: no such file"


@pytest.mark.parametrize(
    ("path", "uri"),
    [("a b/ü.md", "a%20b/%C3%BC.md"), ("/desk/a.md", "a.md"), ("/elsewhere/a#?.md", "file:///elsewhere/a%23%3F.md")],
)
def test_sarif_addresses_are_addresses(path, uri, monkeypatch):
    monkeypatch.setattr("os.getcwd", lambda: "/desk")
    (run,) = json.loads(printed("sarif", [Report((replace(HOSTAGES, path=path),))]))["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


@pytest.mark.parametrize(
    "parts", [[], [CLEAN], [FOUND], [FAILED], EVERYTHING], ids=["none", "clean", "found", "failed", "all"]
)
def test_junit_holds_to_the_schema_of_jenkins(parts):
    JUNIT.assertValid(tree(printed("junit", parts)))


@settings(max_examples=15)
@given(message=words, path=words, text=words)
def test_junit_holds_to_its_schema_whatever_the_text(message, path, text):
    JUNIT.assertValid(tree(printed("junit", [hostile_report(message, path, text)])))


def test_junit_fails_where_the_run_fails():
    root = tree(printed("junit", [FOUND, CLEAN, FAILED]))
    totals = [(suite.get("tests"), suite.get("failures"), suite.get("errors")) for suite in root]
    assert totals == [("2", "1", "0"), ("1", "0", "1"), ("1", "0", "0")]
    strict = tree(printed("junit", [replace(FOUND, fail_on="note")]))
    assert strict[0].get("failures") == "2"


def test_checkstyle_has_the_elements_and_values_that_its_readers_know():
    root = tree(printed("checkstyle", EVERYTHING))
    assert root.tag == "checkstyle"
    assert root.get("version")
    for file in root:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        for error in file:
            assert error.tag == "error"
            assert set(error.attrib) <= {"line", "column", "severity", "message", "source"}
            assert error.get("severity") in {"error", "warning", "info"}
            assert all(int(error.get(key, "1")) > 0 for key in ("line", "column"))
    assert [error.get("severity") for error in root.iter("error")] == ["warning", "info", "error"]


def test_github_says_that_its_cap_will_hide_some_before_anything_else():
    ten = printed("github", [Report((HOSTAGES,) * 10)])
    assert len(lines(ten)) == 10
    first, *others = lines(printed("github", [Report((HOSTAGES,) * 11 + (BELIEVED,))]))
    assert first == (
        "::notice title=sourcing::GitHub shows 10 annotations of a level for a step; "
        "1 of 11 warnings will be hidden, and are in the log."
    )
    assert len(others) == 12


def test_github_and_azure_show_what_could_not_be_checked():
    assert (
        printed("github", [FAILED])
        == "::error file=lost.txt,title=could not be checked::cannot be read: no such file\n"
    )
    assert "type=error;sourcepath=lost.txt;" in printed("azure", [FAILED])


def test_gitlab_tells_equal_sentences_in_two_files_apart():
    other = replace(HOSTAGES, path="copy.txt")
    first, second = json.loads(printed("gitlab", [Report((HOSTAGES,)), Report((other,))]))
    assert first["fingerprint"] != second["fingerprint"]


def test_reviewdog_counts_columns_in_bytes_and_json_in_utf16_on_request(tmp_path):
    story = tmp_path / "a.txt"
    story.write_text("😀é: Roughly 50 hostages remain in Gaza.\n", encoding="utf-8")
    report = check_paths([story], preset="news")
    (finding,) = report.findings
    assert finding.start.column == 5
    (item,) = json.loads(printed("rdjson", [report]))["diagnostics"]
    assert item["location"]["range"]["start"]["column"] == len("😀é: ".encode()) + 1
    wide = json.loads(printed("json", [report], Context(columns="utf16")))["findings"][0]
    assert (wide["start"]["column"], wide["start"]["utf16_column"]) == (5, 6)
    assert "utf16_column" not in json.loads(printed("json", [report]))["findings"][0]["start"]


def test_json_lines_end_with_a_summary():
    last = json.loads(lines(printed("jsonl", [FOUND, FAILED]))[-1])
    assert last == {
        "type": "summary",
        "version": 1,
        "files": 1,
        "findings": 2,
        "errors": 1,
        "suppressed": 0,
        "skipped": 0,
    }
