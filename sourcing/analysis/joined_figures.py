"""A text's figure letters → the same with each figure that is written as several words marked as one.

Thousands may be set apart by spaces (57 000), and a fraction may be written in figures (8 3/4%, 5-3/4 pct, 2/3 of). The first
word keeps the letter of a figure, or gets that of a fraction, and those that belong to it are marked as going on.
"""

from __future__ import annotations

from sourcing.kept.patterns import compile_re, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.words import Words

FIGURE, FRACTION, GOES_ON = "d", "F", "_"
_SPACED = late_re("\\d(?<!\\d\\d)\\d{0,2}(?:(?:[\u00a0\u2009\u202f]\\d{3})+|(?: \\d{3}){2,})(?!\\d)")
"""A plain space may stand between two figures as well, so it takes two to set groups apart."""
_NARROW = "\u00a0\u2009\u202f"
_FIGURES_IN_A_ROW = "dd"
"""Where neither these letters are in a row nor one of those spaces is there, no groups are set apart."""
_OVER = "/d"
"""Where these letters are not in a row, no fraction is written in figures."""
_FRACTION = late_re(
    r"(?<![\w/.,-])(?:(?P<whole>\d{1,3})[ \u00a0-])?(?P<over>\d{1,2})/(?P<under>2|3|4|5|8|16|32)(?![\w/]|[.,]\d)"
)
_MEASURED = compile_re(r"(?:[-t|][d/r]{1,5})?-?[%pnsmu]")
"""What stands behind a fraction that is no date: a percent word, points, a scale, a currency, perhaps with a second figure before it."""
_OF, _SIGN = "f", "$"


def joined(text: str, words: Words) -> str:
    """The figure letters of a text's words, with every figure of several words marked as one."""
    letters = words.figures
    may_be_spaced = _FIGURES_IN_A_ROW in letters or any(space in text for space in _NARROW)
    if may_be_spaced and _SPACED.search(text):
        letters = _join_thousands(text, words, letters)
    return _join_fractions(text, words, letters) if _OVER in letters else letters


def _join_thousands(text: str, words: Words, plain: str) -> str:
    letters = list(plain)
    for match in _SPACED.finditer(text):
        first = words.index_at(match.start())
        if first == len(letters) or words.start(first) != match.start() or letters[first] != FIGURE:
            continue
        index = first + 1
        while index < len(letters) and words.start(index) < match.end():
            letters[index] = GOES_ON
            index += 1
    return "".join(letters)


def _join_fractions(text: str, words: Words, plain: str) -> str:
    letters = list(plain)
    for match in _FRACTION.finditer(text):
        first, last = words.index_at(match.start()), words.index_at(match.end())
        if int(match["over"]) >= int(match["under"]) or words.start(first) != match.start():
            continue
        if _MEASURED.match(plain, last) or plain.startswith(_SIGN, first - 1):
            letter = FIGURE
        elif match["whole"] is None and plain[last : last + 1] == _OF:
            letter = FRACTION
        else:
            continue
        letters[first:last] = [letter, *GOES_ON * (last - first - 1)]
    return "".join(letters)


def as_one(forms: Sequence[str]) -> str:
    """The words of one figure as one word: 57 000 as 57000, 8 3/4 as 8.75."""
    match = _FRACTION.fullmatch(" ".join(forms).replace(" / ", "/"))
    if match is None:
        return "".join(forms)
    return str(int(match["whole"] or 0) + int(match["over"]) / int(match["under"]))
