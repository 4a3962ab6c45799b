"""Real Emacs, in batch, with the configuration that ships: Flymake through the JSON, and Eglot through the server."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest
from programs import ROOT, SEED, SEED_FINDINGS, needed, run

LISP = ROOT / "editors" / "emacs" / "sourcing.el"

DRIVE = """
(load "{lisp}" nil t)
(setq sourcing-command '("{python}" "-m" "sourcing"))
(setq flymake-no-changes-timeout 0.1 eglot-send-changes-idle-time 0.1)
(defun found ()
  (mapcar (lambda (one)
            (vector (line-number-at-pos (flymake-diagnostic-beg one))
                  (flymake-diagnostic-text one)
                  (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one))))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))
(defun wait-for (count &optional words)
  (let ((until (+ (float-time) 30)))
    (while (and (or (/= (length (flymake-diagnostics)) count)
                    (and words (not (equal words (aref (nth 1 (found)) 2)))))
                (< (float-time) until))
      (accept-process-output nil 0.05)))
  (found))
(find-file "{file}")
(text-mode)
{begin}
(let ((opened (wait-for 3)) moved edited)
  (goto-char (point-min)) (forward-line 8) (insert "🙂 é ")
  {again}
  (setq moved (wait-for 3 "Roughly 50 hostages"))
  (goto-char (point-min)) (forward-line 8) (delete-region (point) (line-end-position)) (insert "It rains.")
  {again}
  (setq edited (wait-for 1))
  (set-buffer-modified-p nil)
  (princ (concat "\\n" (json-encode (list :opened (vconcat opened) :moved (vconcat moved) :edited (vconcat edited))) "\\n")))
{end}
"""
FLYMAKE = {
    "begin": "(sourcing-flymake-setup) (flymake-mode 1) (flymake-start)",
    "again": "(flymake-start)",
    "end": "",
}
EGLOT = {
    "begin": """(require 'eglot) (setq eglot-sync-connect 30)
(apply #'eglot--connect (eglot--guess-contact)) (eglot--managed-mode 1)""",
    "again": "(eglot--signal-textDocument/didChange)",
    "end": "(eglot-shutdown (eglot-current-server))",
}


def has_eglot():
    if shutil.which("emacs") is None:
        return False
    asked = ["emacs", "--batch", "--eval", "(require 'eglot)"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def emacs(folder, steps):
    file = folder / "story.txt"
    file.write_bytes(SEED.read_bytes())
    script = folder / "drive.el"
    script.write_text(DRIVE.format(lisp=LISP, python=sys.executable, file=file, **steps), encoding="utf-8")
    done = run(
        ["emacs", "--batch", "-l", str(script)], folder, env={"HOME": str(folder), "LC_ALL": "C.UTF-8"}, fails=True
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stdout + done.stderr
    out = json.loads(lines[-1])
    assert [(line, words) for line, _, words in out["opened"]] == [(line, words) for line, _, words in SEED_FINDINGS]
    assert [(line, words) for line, _, words in out["moved"]] == [(line, words) for line, _, words in SEED_FINDINGS]
    assert [line for line, _, _ in out["edited"]] == [8]
    return out


@needed("emacs")
def test_flymake_shows_what_the_command_finds(tmp_path):
    out = emacs(tmp_path, FLYMAKE)
    for (_, message, _), (_, rule, _) in zip(out["opened"], SEED_FINDINGS, strict=True):
        assert message.endswith(f" [{rule}]")


@needed("emacs")
@pytest.mark.skipif(not has_eglot(), reason="NOT TESTED: Emacs has no Eglot (.ci/run installs elpa-eglot)")
def test_eglot_talks_to_the_server(tmp_path):
    emacs(tmp_path, EGLOT)


@needed("emacs")
def test_the_file_compiles_without_a_warning(tmp_path):
    (tmp_path / "sourcing.el").write_bytes(LISP.read_bytes())
    strict = ["emacs", "--batch", "--eval", "(setq byte-compile-error-on-warn t)"]
    run([*strict, "-f", "batch-byte-compile", "sourcing.el"], tmp_path)
