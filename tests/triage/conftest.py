"""A desk with one rule of its own, so that these tests do not depend on what the shipped rules find."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from sourcing.cli import main

RULE = """\
rule: {name}
kind: phrase
status: stable
severity: {severity}
summary: The wording names nobody.
message: "{{text!r}} names nobody"
why: A reader cannot ask nobody.
fix: Name who said it.
phrase:
  words: [{words}]
examples:
  flagged: ["Today [[{words}]] it rains.", "Now [[{words}]] it pours.", "Here [[{words}]] it snows."]
  clean: [It rains., It pours., It snows.]
"""
CONFIG = "preset: desk\npacks: [desk]\nselect: [unused-suppression, unknown-suppression, unreasoned-suppression]\n"
PRESET = "preset: desk\nsummary: The desk's own.\nselect: [people-say, some-think]\n"


class Desk:
    """A folder with files in it, and the command run there."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, name):
        return (self.folder / name).read_bytes().decode()

    def run(self, *arguments, text=None):
        return CliRunner().invoke(main, arguments, input=text)

    def found(self, *arguments):
        """The findings of a check as `line:column rule`, and nothing may go wrong."""
        done = self.run("check", "--format", "concise", "--quiet", *arguments)
        assert done.exit_code in (0, 1), done.stderr
        return [
            f"{line.split(':')[1]}:{line.split(':')[2]} {line.rpartition('[')[2][:-1]}"
            for line in done.stdout.splitlines()
        ]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    made = Desk(tmp_path)
    made.write("sourcing.yaml", CONFIG)
    made.write("desk/house/people-say.yaml", RULE.format(name="people-say", severity="warning", words="people say"))
    made.write("desk/house/some-think.yaml", RULE.format(name="some-think", severity="note", words="some think"))
    made.write("desk/presets/desk.yaml", PRESET)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    return made
