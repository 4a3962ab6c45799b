"""What the tests of verification share: an article and the texts of its sources, in memory."""

from __future__ import annotations

from sourcing.documents import read_document
from sourcing.documents.source import Source
from sourcing.linter import facts_of
from sourcing.options import Options
from sourcing.verify import verify
from sourcing.verify.library import Library, hold
from sourcing.workspace import Workspace

LANGUAGE = Workspace(Options()).language


def library(*texts, form="txt"):
    return Library(
        tuple(hold(read_document(Source(f"source-{number}.{form}", text))) for number, text in enumerate(texts, 1))
    )


def verdicts(article, *sources, of="quotation", name="article.txt"):
    """The verdicts on an article's quotations, figures or names, in order."""
    found = verify(facts_of(Source(name, article), LANGUAGE), library(*sources))
    return [placed.verdict for placed in found.verdicts if placed.verdict.of == of]


def verdict(article, *sources, of="quotation"):
    (only,) = verdicts(article, *sources, of=of)
    return only
