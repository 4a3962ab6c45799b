from __future__ import annotations

import json
from importlib.resources import files
from types import SimpleNamespace

import jsonschema
import pytest

from sourcing.analysis.parts import Attribution, Claim, Cover, LedgerEntry, Quotation
from sourcing.analysis.people.ledger import Cited
from sourcing.documents import document_from_text
from sourcing.documents.document import Span
from sourcing.errors import Error
from sourcing.reporters.sources import Page, covering, render_json, render_text, table, to_sheet

SCHEMA = json.loads(files("sourcing.reporters").joinpath("sources.schema.json").read_text(encoding="utf-8"))

TEXT = "“Fifty *are* left,” Ms. Roe said. Twenty were freed in May."
PROSE = "“Fifty are left,” Ms. Roe said. Twenty were freed in May."


def place(words):
    start = PROSE.index(words)
    return Span(start, start + len(words))


def claim(words, *covers, traps=()):
    return Claim("number", place(words), 0, covers=covers, traps=traps)


@pytest.fixture
def facts():
    document = document_from_text(TEXT, "a.md")
    assert document.text.strip() == PROSE
    attributions = (
        Attribution(
            source=place("Ms. Roe"),
            cue=place("said"),
            content=(place("Fifty are left"),),
            kind="named",
            manner="speech",
            sentence=0,
            speaker="Jane Roe",
        ),
        Attribution(None, place("freed"), (), None, "act", 1),
    )
    ledger = (
        LedgerEntry("Jane Roe", "named", "the mayor", 3, 1, 2 / 3),
        LedgerEntry("police", "role", None, 1, 0, 1 / 3),
    )
    # A report needs no more of the facts than these.
    return SimpleNamespace(
        document=document,
        quotations=(
            Quotation(place("“Fifty are left,”"), closed=True, continues=False, sentence=0, words=3, attribution=0),
        ),
        claims=(
            claim("Fifty", Cover("vague", "sentence"), Cover("named", "sentence", 0)),
            claim("Twenty", Cover("named", "distant", 0)),
            claim("May", traps=("month",)),
        ),
        attributions=attributions,
        cited=lambda: Cited(attributions, ledger, None),
    )


def test_the_sheet_says_who_says_what_and_what_is_covered(facts):
    sheet = to_sheet("news/a.md", facts)
    assert sheet["sources"][0] == {
        "name": "Jane Roe",
        "kind": "named",
        "role": "the mayor",
        "statements": 3,
        "quotations": 1,
        "share": 0.6667,
    }
    said, passive = sheet["attributions"]
    assert said["source"] == {
        "start": {"line": 1, "column": 21, "offset": 20},
        "end": {"line": 1, "column": 28, "offset": 27},
        "text": "Ms. Roe",
    }
    assert (said["cue"]["text"], said["kind"], said["manner"], said["speaker"]) == (
        "said",
        "named",
        "speech",
        "Jane Roe",
    )
    assert (passive["source"], passive["kind"], passive["content"]) == (None, None, [])
    assert sheet["quotations"][0]["attribution"] == 0
    assert sheet["coverage"] == {"claims": 2, "covered": 1}


def test_content_is_the_words_without_their_markup_at_their_place_in_the_file(facts):
    (content,) = to_sheet("a.md", facts)["attributions"][0]["content"]
    assert content["text"] == "Fifty are left"
    assert TEXT[content["start"]["offset"] : content["end"]["offset"]] == "Fifty *are* left"


def test_an_innocent_number_is_no_claim(facts):
    claims = to_sheet("a.md", facts)["claims"]
    assert [(claim["text"], claim["cover"], claim["attribution"]) for claim in claims] == [
        ("Fifty", "named", 0),
        ("Twenty", None, None),
    ]


@pytest.mark.parametrize(
    ("covers", "kind"),
    [
        ((), None),
        ((Cover("vague", "sentence", 0),), None),
        ((Cover("named", "distant", 0),), None),
        ((Cover("link", "sentence"),), "link"),
        ((Cover("anonymous", "carried", 0),), "anonymous"),
        ((Cover("vague", "sentence", 0), Cover("institution", "sentence", 1)), "institution"),
    ],
)
def test_what_covers_a_claim(covers, kind):
    cover = covering(claim("Fifty", *covers))
    assert (cover.kind if cover else None) == kind


def test_the_table_is_what_an_editor_would_print(facts):
    assert table(to_sheet("news/a.md", facts)) == (
        "news/a.md\n"
        "  source    kind   role       statements  quotations  share\n"
        "  Jane Roe  named  the mayor           3           1    67%\n"
        "  police    role   -                   1           0    33%\n"
        "  2 claims, 1 covered\n"
    )


def test_tables_stand_apart_and_a_file_that_failed_has_none(facts):
    pages = [Page(to_sheet("a.md", facts)), Page(None, (Error("b.md", "lost"),)), Page(to_sheet("c.md", facts))]
    text = "".join(render_text(pages))
    assert "  2 claims, 1 covered\n\nc.md\n" in text
    assert "b.md" not in text


@pytest.mark.parametrize("failed", [False, True])
@pytest.mark.parametrize("documents", [0, 1, 2])
def test_json_holds_to_the_schema(facts, documents, failed):
    pages = [Page(to_sheet("a.md", facts))] * documents + [Page(None, (Error("b.md", "lost"),))] * failed
    out = "".join(render_json(pages))
    report = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    assert out == json.dumps(report, indent=2) + "\n"
    assert len(report["documents"]) == documents
    assert len(report["errors"]) == failed


def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
