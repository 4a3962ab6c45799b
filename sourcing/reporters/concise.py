"""Findings to text, one line a finding and nothing else, on a terminal too.

gaza.txt:9:1: warning: 'Roughly 50 hostages' has no source [unattributed-number]
"""

from __future__ import annotations

from sourcing.reporters.text import render

__all__ = ["render"]
