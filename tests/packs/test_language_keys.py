"""The vocabulary that ships: no list of it stands there twice, of which YAML would keep the last and say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcing.packs.yaml_places import read_yaml

LANGUAGES = sorted((Path(__file__).parents[2] / "rules" / "languages").glob("*.yaml"))


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.name)
def test_no_list_stands_there_twice(path):
    assert [str(error) for error in read_yaml(str(path), path.read_bytes()).errors] == []
