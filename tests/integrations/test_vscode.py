"""The VS Code extension: built and packaged with vsce, and its client started against the server."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile

import pytest
from programs import ROOT, needed, run

EXTENSION = ROOT / "editors" / "vscode"
BUILDS = (EXTENSION / "node_modules" / ".bin" / "vsce").exists()

pytestmark = [
    needed("node", "npm"),
    pytest.mark.skipif(
        not BUILDS, reason="NOT TESTED: the extension's tools are not installed (npm ci in editors/vscode)"
    ),
]


@pytest.fixture(scope="module")
def packaged(tmp_path_factory):
    """The extension as VS Code installs it, unpacked."""
    folder = tmp_path_factory.mktemp("extension")
    source = folder / "source"
    shutil.copytree(EXTENSION, source, ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"))
    (source / "node_modules").symlink_to(EXTENSION / "node_modules", target_is_directory=True)
    run(["npm", "run", "--silent", "package"], source)
    with zipfile.ZipFile(source / "sourcing.vsix") as archive:
        archive.extractall(folder / "installed")
    return folder / "installed" / "extension"


def test_the_package_holds_the_extension_and_nothing_else(packaged):
    files = {path.relative_to(packaged).as_posix() for path in packaged.rglob("*") if path.is_file()}
    assert files == {"package.json", "readme.md", "LICENSE.txt", "dist/extension.js"}
    assert (packaged / "LICENSE.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_its_client_starts_the_server_and_shows_what_it_finds(packaged):
    command = [sys.executable, "-m", "sourcing"]
    where = {"SOURCING_EXTENSION": str(packaged / "dist" / "extension.js"), "SOURCING_COMMAND": json.dumps(command)}
    done = run(["node", "--test", "test/client.test.js"], EXTENSION, env=where)
    assert "# pass 3" in done.stdout


def test_its_settings_are_those_of_the_server():
    from sourcing.server.settings import ClientSettings

    offered = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))["contributes"]["configuration"]
    names = {name.removeprefix("sourcing.") for name in offered["properties"]}
    assert names == {field.alias for field in ClientSettings.model_fields.values()} | {"command"}
