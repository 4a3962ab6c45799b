from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_samples import BINARY, CLEAN, FAILED, FOUND, HOSTAGES

from sourcing.errors import Error
from sourcing.findings import Report
from sourcing.lean.values import replace
from sourcing.reporters.json import render

SCHEMA = json.loads(files("sourcing.reporters").joinpath("findings.schema.json").read_text(encoding="utf-8"))


def printed(parts):
    return json.loads("".join(render(parts)))


def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "parts", [[], [CLEAN], [FOUND], [FAILED], [FOUND, FOUND, CLEAN, FAILED, BINARY]], ids=lambda parts: str(len(parts))
)
def test_output_holds_to_the_schema(parts):
    jsonschema.Draft202012Validator(SCHEMA).validate(printed(parts))


def test_a_finding_says_everything_about_itself():
    assert printed([FOUND])["findings"][0] == {
        "rule": "unattributed-number",
        "severity": "warning",
        "message": "'Roughly 50 hostages' has no source",
        "path": "news/gaza.txt",
        "start": {"line": 9, "column": 1, "offset": 2100},
        "end": {"line": 9, "column": 20, "offset": 2119},
        "text": "Roughly 50 hostages",
        "fix": "Name who counted.",
        "fingerprint": "0123456789abcdef",
        "related": [
            {
                "message": "also without a source",
                "start": {"line": 9, "column": 42, "offset": 2141},
                "end": {"line": 9, "column": 49, "offset": 2148},
                "text": "only 20",
            }
        ],
    }


def test_the_run_is_summed_up():
    report = printed([FOUND, CLEAN, FAILED, BINARY, Report(files=1, suppressed=2)])
    assert report["version"] == 1
    assert report["tool"]["name"] == "sourcing"
    assert report["columns"] == "code points"
    assert report["summary"] == {"files": 3, "findings": 2, "errors": 1, "suppressed": 2, "skipped": 1}


def test_an_error_has_its_place_where_it_is_known():
    errors = (Error("lost.txt", "cannot be read"), Error("sourcing.yaml", "no rule 'x'", 3, 9))
    assert printed([Report(errors=errors)])["errors"] == [
        {"path": "lost.txt", "message": "cannot be read", "line": None, "column": None},
        {"path": "sourcing.yaml", "message": "no rule 'x'", "line": 3, "column": 9},
    ]


@settings(max_examples=50)
@given(st.text(st.characters(codec=None)), st.sampled_from(["", "\ud800", "\udcff", "\u2028", "\x1b[0m"]))
def test_any_text_gives_ascii_that_reads_back_the_same(words, extra):
    finding = replace(HOSTAGES, text=words + extra, path="a\udce9.txt")
    out = "".join(render([Report(findings=(finding,))]))
    assert out.isascii()
    assert json.loads(out)["findings"][0]["text"] == words + extra


def test_the_output_is_laid_out_as_one_indented_object():
    out = "".join(render([FOUND, FAILED]))
    assert out == json.dumps(json.loads(out), indent=2) + "\n"
