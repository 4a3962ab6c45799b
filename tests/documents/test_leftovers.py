"""A reader leaves nothing behind: what it needed while it read goes at once, and not when the collector next comes by."""

import gc

import pytest

from sourcing.documents import document_from_text

PAGE = """---
date: 2024-05-03
---

# Rents in Leeds

Rents rose by $40, [the council](https://a.b/c) said.[^1] See <https://a.b> for `more`. <b>Nobody</b> paid $3.

> A quote.

- One
- Two

<p>Homes, <a href="https://a.b">it said</a>.</p>

| a | b |
|---|---|
| 1 | 2 |

![A house](house.png)

[^1]: Its report.
"""


@pytest.mark.parametrize("suffix", [".txt", ".md", ".mdx", ".html"])
def test_a_reader_leaves_nothing_behind(suffix):
    document_from_text(PAGE, f"a{suffix}")  # what is imported and compiled once
    gc.collect()
    gc.disable()
    try:
        document = document_from_text(PAGE, f"a{suffix}")
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert document.blocks
