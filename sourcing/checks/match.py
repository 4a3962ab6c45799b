"""What a check yields, and how several matches in one sentence become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sourcing.documents.document import Span


class Match(NamedTuple):
    """A place that a rule reports, in document text; `related` are further places, `fields` fill the message."""

    span: Span
    related: tuple[tuple[str, Span], ...]
    fields: Mapping[str, object]


def one_a_sentence(found: Iterable[tuple[int, Match]]) -> Iterator[Match]:
    """The first match of each sentence, with the sentence's further ones as related places."""
    first: dict[int, Match] = {}
    further: dict[int, list[tuple[str, Span]]] = {}
    for sentence, match in found:
        known = first.setdefault(sentence, match)
        if match.span != known.span:
            further.setdefault(sentence, []).append(("likewise", match.span))
    for sentence, match in first.items():
        yield match._replace(related=(*match.related, *further.get(sentence, ())))
