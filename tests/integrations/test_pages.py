"""The pages about CI and editors: their commands run, and their configurations are those that ship."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
import yaml
from programs import ROOT, SEED, SERVER, run

CI, EDITORS = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("ci.md", "editors.md"))
# Stands for reviewdog, which no package index that this project uses has: it keeps what it is given.
REVIEWDOG = '#!/bin/sh\necho "$@" > said\ncat > given\n'


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def commands(page):
    return [line.removeprefix("$ ") for block in blocks(page, "console") for line in block.splitlines()]


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories/seed.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "story.md").write_text("🙂 Roughly 50 people fled the town.\n", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/reviewdog").write_text(REVIEWDOG, encoding="utf-8")
    (tmp_path / "bin/reviewdog").chmod(0o755)
    (tmp_path / ".config/fish/completions").mkdir(parents=True)
    return tmp_path


def shell(command, folder):
    found = f'PATH="{folder}/bin:$PATH"; {command}'
    return run(["bash", "-o", "pipefail", "-c", found], folder, env={"HOME": str(folder)}, fails=True)


def command_with(page, words):
    (command,) = [command for command in commands(page) if words in command]
    return command


def test_every_command_of_the_page_is_tried_somewhere():
    tried = ("pre-commit run", "-f=rdjsonl", "-f=rdjson ", "--output junit", "eval", "completion fish")
    for command in commands(CI):
        assert sum(words in command for words in tried) == 1, command


@pytest.mark.parametrize(("form", "findings"), [("-f=rdjsonl", 3), ("-f=rdjson ", 3)])
def test_reviewdog_is_given_what_it_reads(desk, form, findings):
    done = shell(command_with(CI, form), desk)
    assert done.returncode == 0, done.stderr
    given = (desk / "given").read_text(encoding="utf-8")
    if form == "-f=rdjsonl":
        diagnostics = [json.loads(line) for line in given.splitlines()]
    else:
        diagnostics = json.loads(given)["diagnostics"]
    assert [found["location"]["path"] for found in diagnostics] == ["stories/seed.txt"] * findings
    assert form.strip() in (desk / "said").read_text(encoding="utf-8")


def test_several_reports_are_written_in_one_run(desk):
    done = shell(command_with(CI, "--output junit"), desk)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3
    for name in ("junit.xml", "checkstyle.xml", "out.sarif"):
        assert "unattributed-number" in (desk / name).read_text(encoding="utf-8")


def test_completion_is_taken_up(desk):
    asked = "COMP_WORDS=(sourcing comp); COMP_CWORD=1; _sourcing_completion sourcing; echo ${COMPREPLY[@]}"
    assert shell(f"{command_with(CI, 'eval')}; {asked}", desk).stdout.split() == ["completion"]
    assert shell(command_with(CI, "completion fish"), desk).returncode == 0
    assert "sourcing" in (desk / ".config/fish/completions/sourcing.fish").read_text(encoding="utf-8")


def test_the_pre_commit_config_names_a_hook_that_there_is():
    (shown,) = [block for block in blocks(CI, "yaml") if "hooks:" in block]
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(shown)["repos"]
    assert [named["id"] for named in repository["hooks"]] == [hook["id"]]
    endings = re.search(r"among them: (.*?)\.\s+The `exclude`", CI, re.DOTALL)[1]
    for ending in re.findall(r"`(\.\w+)`", endings):
        assert re.search(hook["files"], f"story{ending.upper()}")
    assert not re.search(hook["files"], "code.py")


def test_the_workflow_gives_the_action_inputs_that_it_has():
    (shown,) = [block for block in blocks(CI, "yaml") if "runs-on" in block]
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    *_, step = yaml.safe_load(shown)["jobs"]["sourcing"]["steps"]
    assert set(step["with"]) <= set(inputs)


def test_the_gitlab_block_sets_variables_that_the_job_has():
    (shown,) = [block for block in blocks(CI, "yaml") if "include:" in block]
    (job,) = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")).values()
    assert set(yaml.safe_load(shown)["sourcing"]["variables"]) <= set(job["variables"])


def test_the_extra_to_install_is_one_that_there_is():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for page in (EDITORS, (ROOT / "editors/vscode/README.md").read_text(encoding="utf-8")):
        assert set(re.findall(r"pip install 'sourcing\[(\w+)\]'", page)) == {"server"}
    assert any(package.startswith("pygls") for package in extras["server"])


def test_the_build_commands_of_the_extension_are_its_own():
    (build,) = [block for block in blocks(EDITORS, "sh") if "npm" in block]
    scripts = json.loads((ROOT / "editors/vscode/package.json").read_text(encoding="utf-8"))["scripts"]
    for name in re.findall(r"npm run (\w+)", build):
        assert name in scripts
    assert re.search(r"--install-extension (\S+)", build)[1] in scripts["package"]


@pytest.mark.parametrize(
    ("language", "index", "file"),
    [
        ("json", 0, "editors/sublime/LSP.sublime-settings"),
        ("json", 1, "editors/zed/settings.json"),
        ("toml", 0, "editors/helix/languages.toml"),
    ],
)
def test_a_configuration_shown_is_the_one_that_ships_and_starts_the_server(language, index, file, tmp_path):
    shown = blocks(EDITORS, language)[index]
    assert (ROOT / file).read_text(encoding="utf-8") == shown
    data = json.loads(shown) if language == "json" else tomllib.loads(shown)
    client = (data.get("clients") or data.get("language-server") or data["lsp"])["sourcing"]
    command = client.get("binary") or client
    program = command.get("path") or command["command"]
    words = program if isinstance(program, list) else [program, *(command.get("args") or command["arguments"])]
    begin = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}}
    body = json.dumps(begin)
    done = run(words, tmp_path, input=f"Content-Length: {len(body)}\r\n\r\n{body}", fails=True)
    assert '"serverInfo": {"name": "sourcing"' in done.stdout
    assert words[1:] == SERVER[3:]


def test_the_settings_told_are_those_of_the_server():
    from sourcing.server.settings import MAX_DEBOUNCE, ClientSettings

    table = EDITORS.partition("## Settings")[2].partition("A setting that")[0]
    told = set(
        re.findall(r"`(\w+)`", "".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `")))
    )
    assert told == {field.alias for field in ClientSettings.model_fields.values()}
    assert f"up to {MAX_DEBOUNCE}" in table


def test_the_json_for_any_other_editor_counts_as_editors_do(desk):
    done = shell(command_with(EDITORS, "--columns utf16"), desk)
    assert done.returncode == 1
    (finding,) = [found for found in json.loads(done.stdout)["findings"] if found["rule"] == "unattributed-number"]
    assert (finding["start"]["utf16_column"], finding["end"]["utf16_column"]) == (4, 21)


@pytest.mark.parametrize("page", ["ci.md", "editors.md"])
def test_links_lead_somewhere(page):
    for name in re.findall(r"\]\(([^):#]+)\)", (ROOT / "docs" / page).read_text(encoding="utf-8")):
        assert (ROOT / "docs" / name).exists(), name
