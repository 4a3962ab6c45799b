"""The presets that ship: which rules each runs, and that innocent text stays quiet in all of them but strict."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from sourcing import check_paths
from sourcing.packs.presets import resolve_preset
from sourcing.workspace import Options, Workspace

PACKS = Workspace(Options()).packs(None)
PRESETS = ("conflict", "docs", "news", "science", "strict", "verification", "wiki")
INNOCENT = Path(__file__).parent / "innocent"
DOCUMENTS = sorted(path for path in INNOCENT.iterdir() if path.suffix in {".txt", ".md", ".html"})


def rules_of(preset):
    return resolve_preset(preset, PACKS).rules


def test_these_presets_ship():
    assert tuple(PACKS.presets) == PRESETS


def test_strict_runs_every_rule():
    assert set(rules_of("strict")) == set(PACKS.rules)


@pytest.mark.parametrize("preset", ["conflict", "science"])
def test_a_preset_that_extends_news_leaves_none_of_its_rules_out(preset):
    assert set(rules_of("news")) <= set(rules_of(preset))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_watches_over_suppressions(preset):
    suppressions = {name for name, loaded in PACKS.rules.items() if loaded.rule.kind == "suppression"}
    assert suppressions <= set(rules_of(preset))


@pytest.mark.parametrize("preset", ["conflict", "docs", "science", "wiki"])
def test_innocent_text_gives_no_preset_more_to_report_than_news_where_each_finding_was_reviewed(preset):
    reviewed = yaml.safe_load((INNOCENT / "reported.yaml").read_text(encoding="utf-8"))
    known = Counter((name, entry["rule"], entry["text"]) for name, entries in reviewed.items() for entry in entries)
    report = check_paths(DOCUMENTS, preset=preset, processes=1)
    found = Counter(
        (Path(finding.path).name, finding.rule, " ".join(finding.text.split())) for finding in report.findings
    )
    assert report.errors == ()
    assert sorted((found - known).elements()) == []
