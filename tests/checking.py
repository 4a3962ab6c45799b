"""What tests share so that it is read once: the rules and the vocabulary that ship, and texts checked by the hundred."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from sourcing.analysis.remembered import forget
from sourcing.documents.source import Source
from sourcing.options import options
from sourcing.workspace import Workspace


@cache
def workspace(preset):
    """The workspace for a preset, one for all tests of a process."""
    return Workspace(options(None, preset, (), ()))


def english():
    """The vocabulary that ships."""
    return workspace("news").language


def shipped():
    """The packs that ship."""
    return workspace("news").packs(None)


def checked(text, name, preset="strict"):
    """The report of a text under `name` in the current folder; it is read as if nothing had been read before."""
    forget()
    source = Source(name, text.removeprefix("\ufeff"), text.startswith("\ufeff"))
    return workspace(preset).check_source(source, Path(name))


def calls_of(work):
    """Count the calls of Python functions, each step of a generator among them, while `work` is done."""
    count = 0

    def seen(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
