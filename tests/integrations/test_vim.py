"""Real Vim with ALE, and the linter that ships."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from programs import ROOT, SEED, SEED_FINDINGS, run

ALE = Path("/usr/share/vim-ale")

DRIVE = """
set nocompatible nomore encoding=utf-8
set runtimepath^={ale} runtimepath^={home}
filetype on
let g:ale_linters_explicit = 1
let g:ale_linters = {{'text': ['sourcing']}}
let g:ale_sourcing_executable = '{sourcing}'
let g:ale_use_global_executables = 1
runtime plugin/ale.vim
edit {file}
setfiletype text
call ale#Queue(0, '')
let s:until = localtime() + 30
while len(ale#engine#GetLoclist(bufnr('%'))) < 3 && localtime() < s:until
  sleep 50m
endwhile
let s:found = map(copy(ale#engine#GetLoclist(bufnr('%'))),
\\ {{_, one -> [one.lnum, one.code, strpart(getline(one.lnum), one.col - 1, one.end_col - one.col + 1), one.type]}})
call writefile([json_encode(s:found)], '{out}')
qa!
"""


def has_vim():
    if shutil.which("vim") is None or not ALE.is_dir():
        return False
    asked = subprocess.run(["vim", "--version"], capture_output=True, encoding="utf-8", check=False)
    return "+eval" in asked.stdout and "+job" in asked.stdout


@pytest.mark.skipif(
    not has_vim(), reason="NOT TESTED: no Vim with scripts, or no ALE (.ci/run installs vim-nox, vim-ale)"
)
def test_ale_shows_what_the_command_finds(tmp_path):
    home = tmp_path / "vim"
    shutil.copytree(ROOT / "editors" / "vim", home / "ale_linters" / "text")
    file, out, script = tmp_path / "story.txt", tmp_path / "found.json", tmp_path / "drive.vim"
    text = SEED.read_text(encoding="utf-8")
    file.write_text(text.replace("Roughly 50", "🙂 e\u0301 Roughly 50"), encoding="utf-8")
    sourcing = Path(sys.executable).parent / "sourcing"
    script.write_text(DRIVE.format(ale=ALE, home=home, sourcing=sourcing, file=file, out=out), encoding="utf-8")
    terminal = {"HOME": str(tmp_path), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    run(["vim", "-N", "-u", "NONE", "-i", "NONE", "-n", "-es", "-S", str(script)], tmp_path, env=terminal, fails=True)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [(line, rule, words) for line, rule, words, _ in found] == SEED_FINDINGS
    assert [kind for *_, kind in found] == ["I", "W", "W"]
