"""A branch or commit → the lines that have changed since the work on top of it began, as git tells."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from sourcing.triage.changed import Changed, parse_diff

_PLAIN = ("-c", "diff.mnemonicPrefix=false", "-c", "diff.noprefix=false", "-c", "diff.relative=false")


class GitError(Exception):
    """Git cannot say what changed; the message is one line and names the remedy."""


def changed_since(base: str) -> Changed:
    """Return what differs between the merge base of `base` and HEAD and the files as they are now.

    Files that git does not track count as new. Raises GitError.
    """
    if _git("rev-parse", "--is-inside-work-tree").strip() != "true":
        raise GitError("this is a bare repository, which has no files to check; run in a checkout of it")
    top = Path(_git("rev-parse", "--show-toplevel").removesuffix("\n"))
    if base.startswith("-"):
        raise GitError(f"git knows no commit {base!r}")
    _git(
        "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}", fault=f"git knows no commit {base!r}; fetch it first"
    )
    fault = f"{base!r} and HEAD have no common ancestor; fetch more of the history"
    ancestor = _git("merge-base", base, "HEAD", fault=fault).strip()
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/")
    diff = _git("diff", *options, ancestor, "--", cwd=top)
    untracked = _git("ls-files", "--others", "--exclude-standard", "-z", cwd=top).split("\0")
    new = frozenset(os.path.realpath(top / name) for name in untracked if name)
    return Changed(parse_diff(diff, [top]).lines, new)


def top_folder() -> Path | None:
    """Return the top folder of the repository that the current folder is in; None outside one or without git."""
    try:
        return Path(_git("rev-parse", "--show-toplevel").removesuffix("\n"))
    except GitError:
        return None


def _git(*arguments: str, fault: str = "", cwd: Path | None = None) -> str:
    try:
        done = subprocess.run(["git", *_PLAIN, *arguments], capture_output=True, check=False, cwd=cwd)  # noqa: S603, S607
    except FileNotFoundError:
        raise GitError("there is no git on this machine; install it, or pass a diff with --diff -") from None
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        said = " ".join(os.fsdecode(done.stderr).split()).removeprefix("fatal: ")
        raise GitError(fault or f"git says: {said or f'exit code {done.returncode}'}")
    return os.fsdecode(done.stdout)
