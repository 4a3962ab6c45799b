"""What the tests of the readers share."""

from __future__ import annotations

from itertools import pairwise

from sourcing.documents import document_from_text
from sourcing.documents.document import Document, Span


def read(text: str, suffix: str) -> Document:
    return document_from_text(text, f"a{suffix}")


def texts(document: Document) -> list[str]:
    return [document.block_text(block) for block in document.blocks]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.block_text(block)) for block in document.blocks]


def source_of(document: Document, shown: str) -> str:
    """The source that a piece of document text, which must occur once, stands for."""
    assert document.text.count(shown) == 1, document.text
    start = document.text.index(shown)
    span = document.offsets.to_source(Span(start, start + len(shown)))
    return document.source.text[span.start : span.end]


def links(document: Document) -> list[tuple[str, str, str]]:
    return [(document.text[link.span.start : link.span.end], link.target, link.kind) for link in document.links]


def assert_sound(document: Document) -> None:
    """The promises every reader makes about every document."""
    text, source, runs = document.text, document.source.text, document.offsets.runs
    if runs:
        assert runs[0].start == 0
        ends = [*(run.start for run in runs[1:]), len(text)]
        for run, end in zip(runs, ends, strict=True):
            assert run.start < end or not text
            assert 0 <= run.source_start <= run.source_end <= len(source)
            if run.verbatim:
                assert text[run.start : end] == source[run.source_start : run.source_end]
        for before, after in pairwise(runs):
            assert before.source_end <= after.source_start
    else:
        assert text == source
    previous = 0
    for block in document.blocks:
        start, end = block.span
        assert previous <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        mapped = document.offsets.to_source(block.span)
        assert 0 <= mapped.start <= mapped.end <= len(source)
        previous = end
    for link in document.links:
        assert 0 <= link.span.start <= link.span.end <= len(text)
    assert list(document.links) == sorted(document.links, key=lambda link: link.span)
    for directive in document.directives:
        assert 0 <= directive.span.start < directive.span.end <= len(source)
