"""What a check yields, and how several matches in one sentence become one."""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sourcing.documents.document import Span
    from sourcing.findings import Related
    from sourcing.packs.targets import Softer


class Match(NamedTuple):
    """A place that a rule reports, in document text; `related` are places that explain it, `fields` fill the message.

    `further` are matches of the same rule that this one stands for: they are shown as places like it.
    `elsewhere` are places in other files. `said` is what the finding says instead of what the rule says.
    """

    span: Span
    related: tuple[tuple[str, Span], ...]
    fields: Mapping[str, object]
    further: tuple[Match, ...] = ()
    elsewhere: tuple[Related, ...] = ()
    said: Softer | None = None

    def shifted(self, by: int) -> Match:
        """The same so many characters further on."""
        span, related, fields, further = self[:4]
        return Match(
            span.shifted(by),
            tuple([(said, place.shifted(by)) for said, place in related]),
            fields,
            tuple([one.shifted(by) for one in further]),
            *self[4:],
        )


def one_a_sentence(found: Iterable[tuple[int, Match]]) -> Iterator[Match]:
    """The first match of each sentence that says what the rule says, else the first; it stands for the sentence's others."""
    by_sentence: dict[int, list[Match]] = {}
    for sentence, match in found:
        known = by_sentence.setdefault(sentence, [])
        if not known or match.span != known[0].span:
            known.append(match)
    for matches in by_sentence.values():
        first = next((match for match in matches if match.said is None), matches[0])
        further = tuple([match for match in matches if match is not first])
        yield first._replace(further=further) if further else first
