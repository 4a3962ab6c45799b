"""Claims → changes: the rises, falls and multiples among them, and with which two levels each goes.

A change is a percentage right beside a verb or a noun of change ("jumped 20%", "a rise of 20%"), any figure that "by" or
"of" joins to one ("fell by 300"), or a multiple that is a verb ("rents have doubled"); "dropped $3 million on the campaign"
is none. Its levels are what the sentence gives after "from" and "to", in either order.
"""

from __future__ import annotations

from sourcing.analysis.phrases import alternatives, compiled
from sourcing.documents.document import Span
from sourcing.kept.patterns import late_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Claim, Sentence

_KINDS = frozenset(("number", "percentage", "money", "estimate"))
_WINDOW = 60
"""A verb of change ends at most this many characters before its figure, and a noun starts so near after it."""
_PERCENT = "%"
_ROUNDING = 0.5
"""A figure is right to half of its last decimal place."""


class Change(NamedTuple):
    """A rise, a fall or a multiple: `span` is its verb or noun and its figure, `figure` the claim that says how much."""

    span: Span
    figure: Claim


class Levels(NamedTuple):
    """The values a change goes from and to, as the sentence gives them, in percent."""

    start: float
    end: float


_DECIMALS = late_re(r"\d[.,](\d+)")


class _Patterns(NamedTuple):
    """The wording of changes. `words` are the last ones of what may stand before a figure: without one, nothing is searched."""

    words: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    multiple: re.Pattern[str]
    levels: tuple[re.Pattern[str], ...]
    parted: re.Pattern[str]


def find_changes(
    text: str, sentences: Sequence[Sentence], claims: Iterable[Claim], language: Language
) -> Iterator[Change]:
    """The changes among a document's claims, by place."""
    patterns = _patterns(language)
    for claim in claims:
        span = _span(text, sentences[claim.sentence].span, claim, patterns) if claim.kind in _KINDS else None
        if span is not None:
            yield Change(span, claim)


def _span(text: str, sentence: Span, claim: Claim, patterns: _Patterns) -> Span | None:
    start, end = claim.span
    if patterns.multiple.match(text, start, end):
        return claim.span
    first = max(sentence.start, start - _WINDOW)
    if not patterns.words.isdisjoint(text[first:start].lower().split()):
        before = patterns.before.search(text, first, start)
        if before is not None:
            return Span(before.start("change"), end) if claim.kind == "percentage" or before["joined"] else None
    if claim.kind != "percentage":
        return None
    after = patterns.after.match(text, end, min(sentence.end, end + _WINDOW))
    return Span(start, after.end()) if after is not None and after["noun"].islower() else None


def levels_of(text: str, sentence: Span, language: Language, change: Span | None = None) -> Levels | None:
    """The two percentages a sentence says that something went from and to; None where it gives none or several.

    Those of a change, if one is given, are in its own clause: raised it to 12% from 9% after shares fell 3%.
    """
    patterns = _patterns(language)
    found = [match for pattern in patterns.levels for match in pattern.finditer(text, *sentence)]
    if len(found) != 1 or (
        change is not None and patterns.parted.search(_between(text, change, Span(*found[0].span())))
    ):
        return None
    return Levels(_number(found[0]["start"]), _number(found[0]["end"]))


def _between(text: str, one: Span, other: Span) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def is_points_called_percent(figure: str, value: float, levels: Levels) -> bool:
    """Whether a change given in percent is the difference of its two percentages and not what one is of the other.

    `figure` is the text of the change's figure, from which the precision is taken.

    >>> is_points_called_percent("5 percent", 5.0, Levels(40.0, 45.0))
    True
    >>> is_points_called_percent("12.5 percent", 12.5, Levels(40.0, 45.0))
    False
    """
    start, end = levels
    if start <= 0 or start == end:
        return False
    decimals = _DECIMALS.search(figure)
    precision = _ROUNDING * 10.0 ** -len(decimals[1] if decimals else "")
    relative = 100 * abs(end - start) / start
    return abs(abs(end - start) - value) <= precision + 1e-9 and abs(relative - value) > 2 * precision


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))


@lru_cache(maxsize=4)
def _patterns(language: Language) -> _Patterns:
    changes = {name: alternatives(words) for name, words in language.changes.items()}
    lead_in = rf"(?:(?:{changes['adverbs']}|\w+ly)\s+){{0,2}}"
    percent = rf"[\s-]*{alternatives(language.numbers.percent)}"
    number = r"\d{1,3}(?:[.,]\d{1,2})?"
    between = r"(?:\s+(?:[^\W\d][\w’'-]*|(?:19|20)\d\d)){0,7}?"  # from 31% in 2019 to 25%
    start, end = rf"{changes['from']}\s+(?P<start>{number})", rf"{changes['to']}\s+(?P<end>{number})"
    return _Patterns(
        words=frozenset(phrase.split()[-1] for name in ("verbs", "nouns") for phrase in language.changes[name]),
        before=compiled(
            rf"\b(?P<change>(?P<joined>{changes['verbs']}\s+{changes['by']}|{changes['nouns']}\s+{changes['of']})\s+|{changes['verbs']}\s+)"
            rf"{lead_in}$"
        ),
        after=compiled(rf"[\s-]+(?:\w+\s+)?(?P<noun>{changes['nouns']})\b"),
        multiple=compiled(rf"{changes['multiples']}\b"),
        levels=(
            compiled(rf"\b{start}(?:{percent}{between})?\s+{end}{percent}"),
            compiled(rf"\b{end}{percent}?,?\s+{start}{percent}"),
        ),
        parted=compiled(rf"\b{changes['parted-by']}\b"),
    )
