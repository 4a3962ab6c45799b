"""What verification finds is a finding like any other: in every format, silenced alike, in the editor."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from sourcing import check_paths, reporters
from sourcing.cli import main

STORY = "---\nsources: talk.txt\n---\n\n“We have found four cracks in the deck,” the surveyor said.\n"
TALK = "Minutes.\n\nSo: 🙂 we have found three cracks in the deck.\n"
SCHEMA = json.loads((Path(reporters.__file__).parent / "findings.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")


def run(*arguments):
    done = CliRunner().invoke(main, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def test_the_json_says_what_the_schema_says_and_holds_every_verdict():
    said = json.loads(run("verify", "story.md", "--format", "json", "--quiet").stdout)
    jsonschema.validate(said, SCHEMA)
    (verification,) = said["verifications"]
    assert verification["sources"] == ["talk.txt"]
    assert verification["counts"]["quotation"] == {"checked": 1, "matched": 0, "not_checkable": 0}
    (verdict,) = verification["verdicts"]
    assert (verdict["verdict"], verdict["changes"]) == ("altered", [{"article": "four", "source": "three"}])
    (evidence,) = verdict["evidence"]
    assert (evidence["path"], evidence["start"]) == ("talk.txt", {"line": 3, "column": 7, "offset": 16})
    (related,) = said["findings"][0]["related"]
    assert (related["path"], related["text"]) == ("talk.txt", "we have found three cracks in the deck")


def test_sarif_points_into_the_source():
    log = json.loads(run("verify", "story.md", "--format", "sarif", "--quiet").stdout)
    (result,) = log["runs"][0]["results"]
    (place,) = result["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "talk.txt"
    assert place["physicalLocation"]["region"]["startLine"] == 3
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "story.md"


@pytest.mark.parametrize("form", reporters.FORMATS)
def test_every_format_shows_the_finding(form):
    done = run("verify", "story.md", "--format", form, "--quiet")
    assert done.exit_code == 1
    assert "four" in done.stdout
    assert "three" in done.stdout


def test_a_comment_silences_it_and_is_not_unused():
    story = STORY.replace("said.\n", "said. <!-- sourcing: ignore[misquotation] heard on the tape -->\n")
    Path("story.md").write_text(story, encoding="utf-8")
    done = run("verify", "story.md")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 suppressed" in done.stderr


def test_a_comment_about_it_is_not_called_unused_where_no_sources_are_named():
    story = STORY.split("---\n\n")[1].replace("said.\n", "said. <!-- sourcing: ignore[misquotation] on tape -->\n")
    Path("story.md").write_text(story, encoding="utf-8")
    assert check_paths(["story.md"], preset="verification").findings == ()


def test_a_baseline_holds_it():
    assert run("baseline", "write", "story.md").exit_code == 0
    (name,) = [path.name for path in Path().glob("*baseline*.json")]
    done = run("verify", "story.md", "--baseline", name)
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize("config", ["ignore: [misquotation]", "severity: {misquotation: note}"])
def test_a_config_changes_its_rules(config):
    Path("sourcing.yaml").write_text(config, encoding="utf-8")
    assert run("verify", "story.md").exit_code == 0


def test_only_verification_runs_and_all_of_it_whatever_the_preset():
    story = STORY.replace("said.", "said. Roughly 50 hostages remain. Experts say so.")
    Path("story.md").write_text(story, encoding="utf-8")
    Path("sourcing.yaml").write_text("preset: strict\n", encoding="utf-8")
    done = run("verify", "story.md")
    assert {line.rsplit("[", 1)[1] for line in done.stdout.splitlines()} == {"misquotation]", "figure-not-in-sources]"}


def test_the_last_line_says_how_much_was_compared():
    assert run("verify", "story.md").stderr.splitlines()[-1] == "held against the sources: 0 of 1 quotation matched"
    Path("story.md").write_text("---\nsources: talk.txt\n---\n\nIt rained.\n", encoding="utf-8")
    last = run("verify", "story.md").stderr.splitlines()[-1]
    assert last == "held against the sources: nothing, for nothing could be compared"


def test_the_editor_shows_it_with_the_place_in_the_source(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    from sourcing.server.diagnostics import Abilities
    from sourcing.server.session import Session
    from sourcing.server.settings import ClientSettings

    class Editor:
        def __init__(self):
            self.published = []

        def publish(self, params):
            self.published.append(params)

        def complain(self, message):
            raise AssertionError(message)

    async def diagnostics():
        editor = Editor()
        with ThreadPoolExecutor(1) as worker:
            session = Session(editor, worker, tmp_path, "utf-16", Abilities(related=True))
            session.configure(ClientSettings(select=("misquotation",)))
            uri = (tmp_path / "story.md").as_uri()
            session.open(uri, "markdown", 1, STORY)
            await session.current(uri)
        return [one for params in editor.published for one in params["diagnostics"]]

    (shown,) = [one for one in asyncio.run(diagnostics()) if one.get("code") == "misquotation"]
    (place,) = shown["relatedInformation"]
    assert place["location"]["uri"] == (tmp_path / "talk.txt").as_uri()
    assert place["location"]["range"]["start"] == {"line": 2, "character": 7}
    assert "three cracks" in place["message"]
