"""Real Neovim, headless, with its own client and the configuration that ships."""

from __future__ import annotations

import json

import pytest
from programs import ROOT, SEED, SEED_FINDINGS, SERVER, needed, run

NVIM = ROOT / "editors" / "nvim"

DRIVE = """
local out = {{}}
local function diagnostics(count, column)
  local found
  vim.wait(30000, function()
    found = vim.diagnostic.get(0)
    return #found == count and (not column or found[2].col == column)
  end, 20)
  return vim.tbl_map(function(one)
    local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1]
    return {{ one.lnum + 1, one.code or one.user_data.lsp.code, line:sub(one.col + 1, one.end_col) }}
  end, found)
end
vim.g.sourcing = {{ command = vim.json.decode([==[{command}]==]), settings = {{ debounce = 0 }} }}
vim.cmd("luafile {plugin}")
vim.cmd("filetype on")
vim.cmd("edit {file}")
out.opened = diagnostics(3)
vim.fn.cursor(9, 3)
local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(), 30000)
for _, answer in pairs(answers) do
  out.hover = answer.result.contents.value
end
vim.cmd("normal! 9G0i🙂 é ")
out.moved = diagnostics(3, #"🙂 é ")
vim.api.nvim_buf_set_lines(0, 8, 9, false, {{ "It rains." }})
out.edited = diagnostics(1)
vim.cmd("bwipeout!")
vim.cmd("edit {file}")
out.again = diagnostics(3)
io.stdout:write(vim.json.encode(out) .. "\\n")
for _, client in ipairs(vim.lsp.get_active_clients()) do
  client.stop()
end
vim.wait(10000, function() return #vim.lsp.get_active_clients() == 0 end, 20)
out.left = #vim.lsp.get_active_clients()
vim.cmd("qa!")
"""


def nvim(folder, script):
    path = folder / "drive.lua"
    ending = 'if not ok then io.stderr:write(err .. "\\n") vim.cmd("cquit!") end'
    path.write_text(f"local ok, err = pcall(function()\n{script}\nend)\n{ending}\n", encoding="utf-8")
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder), "NVIM_LOG_FILE": "log"}
    done = run(["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {path}"], folder, env=home)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stdout + done.stderr
    return json.loads(lines[-1])


@needed("nvim")
def test_a_writer_in_neovim_sees_findings_come_move_and_go(tmp_path):
    file = tmp_path / "story.txt"
    file.write_bytes(SEED.read_bytes())
    plugin = NVIM / "sourcing.lua"
    out = nvim(tmp_path, DRIVE.format(command=json.dumps(SERVER), plugin=plugin, file=file))
    expected = [list(finding) for finding in SEED_FINDINGS]
    assert out["opened"] == out["moved"] == out["again"] == expected
    assert out["edited"] == expected[:1]
    assert "How to mend it" in out["hover"]


LINT = """
vim.cmd("edit {file}")
local linter = dofile("{lint}")
local command = {{ "sourcing" }}
for _, argument in ipairs(linter.args) do
  table.insert(command, type(argument) == "function" and argument() or argument)
end
local buffer = vim.api.nvim_get_current_buf()
local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\\n")
local found = linter.parser(vim.fn.system(command, text), buffer)
io.stdout:write(vim.json.encode({{ found = vim.tbl_map(function(one)
  local line = vim.api.nvim_buf_get_lines(buffer, one.lnum, one.lnum + 1, false)[1]
  return {{ one.lnum + 1, one.code, line:sub(one.col + 1, one.end_col), one.severity }}
end, found) }}) .. "\\n")
vim.cmd("qa!")
"""


@needed("nvim")
def test_nvim_lint_reads_the_json(tmp_path):
    file = tmp_path / "story.txt"
    text = SEED.read_text(encoding="utf-8")
    file.write_text(text.replace("Roughly 50", "🙂 e\u0301 Roughly 50"), encoding="utf-8")
    out = nvim(tmp_path, LINT.format(file=file, lint=NVIM / "lint.lua"))
    assert [tuple(found[:3]) for found in out["found"]] == SEED_FINDINGS
    assert [found[3] for found in out["found"]] == [3, 2, 2]


@needed("nvim")
def test_the_lspconfig_form_starts_the_server(tmp_path):
    """Neovim 0.11 reads this file by itself; its client takes the same table in every version."""
    file = tmp_path / "story.txt"
    file.write_bytes(SEED.read_bytes())
    script = """
vim.cmd("edit {file}")
local config = dofile("{config}")
local client = vim.lsp.start_client({{ name = "sourcing", cmd = config.cmd, root_dir = vim.fn.getcwd(), settings = config.settings }})
vim.lsp.buf_attach_client(0, client)
vim.wait(30000, function() return #vim.diagnostic.get(0) == 3 end, 20)
io.stdout:write(vim.json.encode({{ count = #vim.diagnostic.get(0), types = config.filetypes }}) .. "\\n")
vim.lsp.stop_client(client)
vim.cmd("qa!")
"""
    out = nvim(tmp_path, script.format(file=file, config=NVIM / "lspconfig.lua"))
    assert out["count"] == 3
    assert "markdown" in out["types"]


def test_a_missing_program_is_said_aloud():
    mark = needed("no-such-editor").mark
    assert mark.args == (True,)
    assert mark.kwargs["reason"].startswith("NOT TESTED: no-such-editor not installed")
    with pytest.raises(AssertionError):
        run(["false"], ".")
