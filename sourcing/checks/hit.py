"""A match of a rule → a hit: the match with the message it makes."""

from __future__ import annotations

from sourcing.documents.document import PLACEHOLDER
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts
    from sourcing.checks.match import Match
    from sourcing.packs.model import Rule


class Hit(NamedTuple):
    """A rule, one match of it in document text, and the message it makes; `further` are the hits this one stands for."""

    rule: Rule
    match: Match
    message: str
    further: tuple[Hit, ...] = ()

    def shifted(self, by: int) -> Hit:
        """The same so many characters further on."""
        rule, match, message, further = self
        return Hit(rule, match.shifted(by), message, tuple([one.shifted(by) for one in further]))


def hit_of(rule: Rule, match: Match, facts: Facts) -> Hit:
    further = tuple([Hit(rule, one, message_of(rule, one, facts)) for one in match.further])
    return Hit(rule, match, message_of(rule, match, facts), further)


def message_of(rule: Rule, match: Match, facts: Facts) -> str:
    text = facts.document.text[match.span.start : match.span.end]
    fields = {"text": text, **match.fields}
    return (match.said or rule).message.format(**{name: one_line(value) for name, value in fields.items()})


def one_line(value: object) -> object:
    """A text as a message shows it; what stands for code or a picture, a character that few fonts have, becomes an ellipsis."""
    return " ".join(value.split()).replace(PLACEHOLDER, "…") if isinstance(value, str) else value
