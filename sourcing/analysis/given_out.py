"""A sentence's words → whether they say that figures were given out, without giving any: Two of them have released their totals."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.language import Language

_REACH = 4
"""How many words on from its verb stands what somebody publishes."""


def gives_out_figures(words: Sequence[str], language: Language) -> bool:
    """Whether words, in lower case, say that somebody published figures."""
    publishing, published = language.traps["publishing"], language.traps["published"]
    return any(
        word in publishing and not published.isdisjoint(words[at + 1 : at + 1 + _REACH])
        for at, word in enumerate(words)
    )


def is_of_figures(head: str | None, language: Language) -> bool:
    """Whether the head of a source stands for a paper or for figures: the audit; figures reported on Sunday."""
    return head in language.traps["papers"] or head in language.traps["figures-told"]
