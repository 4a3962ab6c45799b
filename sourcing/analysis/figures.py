"""A word's form → the part it can play in a written quantity, as one letter, and the number it stands for.

The letters, which the grammar in `quantities.py` is written in:

    d figure (57,000)         D figure with its scale (10m)     w number word (fifty-seven)
    x hundred                 s other scale (million, dozen)    m scale's letter (bn)
    _ goes on with the last   r pair (10-15)                    q ordinal or fraction (third)
    o ordinal (21st)          F fraction (two-thirds)           Q ratio (one-in-five)
    g with a noun (60-day)    G age (42-year-old)               P with a percent word (5-percent)
    j decade (1990s)          X other shape (2025-07-09)        M multiple (doubled)
    % percent                 p percentage    n point           $ currency sign
    C currency code           u currency      v vague (dozens)  y few, several
    K with its code (RM40)    L the same, by one letter (P3)
    a a, an   h half   t to   & and   | or    i in   O out   f of   E every   b between   z times   e per   c cent
"""

from __future__ import annotations

import unicodedata

from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.language_file import NumberWords

_PARTS = {
    "article": "a", "half": "h", "to": "t", "and": "&", "or": "|", "in": "i", "out": "O", "of": "f", "every": "E",
    "between": "b", "times": "z", "per": "e", "cent": "c", "percentage": "p", "points": "n", "few": "y",
    "vague-nouns": "v",
}  # fmt: skip
_PLAIN = compile_re(r"\d+(?:\.\d+|[¼-¾⅐-⅞])?|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")
_DOTTED_THOUSANDS = compile_re(r"[1-9]\d{0,2}\.\d{3}")
_LETTERS = compile_re(r"(\d+)([a-z]+)")
_DECADE = compile_re(r"\d{2}(?:\d0)?['’]?s")
_CODED = compile_re(r"(?P<code>[A-Z][A-Za-z]{0,2})(?P<digits>\d[\d.,]*)(?P<scale>[a-z]{1,3})?")
STARTING = frozenset("dDwrjgGPXQFqoMvyhCKL$xs")
"""The letters of the words that may begin a quantity, articles apart."""
_MARKS = {"-": "-", "–": "-", "/": "/", ":": ":", ".": "."}
_REMEMBERED_FORMS = 100_000


class Figures(dict[str, str]):
    """Form to letter, a space for words that play no part; each form is worked out once and remembered."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        numbers = language.numbers
        self._ages = language.traps["age-endings"]
        self._clock = language.traps["clock-words"]
        self._units = language.traps["attached-units"]
        self._percent = frozenset([*numbers.percent, *numbers.parts["points"]])
        self._suffixes = numbers.suffixes
        self._ordinal_endings = frozenset(numbers.parts["ordinal-endings"])
        self._to = frozenset(numbers.parts["to"])
        self._in = frozenset(numbers.parts["in"])
        signs = numbers.currency_signs
        self._signs = frozenset([*signs, *(code for code in numbers.currency_codes if code[-1] in signs)])
        self._codes = frozenset(numbers.currency_codes) - self._signs
        self._words = _letters(numbers)
        self.numbers = _values(numbers)
        self.ordinals = frozenset(numbers.ordinals)
        self.multiples = numbers.multiples

    def __missing__(self, form: str) -> str:
        letter = self._letter(form)
        if len(self) < _REMEMBERED_FORMS:
            self[form] = letter
        return letter

    def of_letters(self, form: str, lower: str) -> str:
        """The letter of a form that has nothing but letters, given the same in lower case; there is no need to remember it."""
        return "C" if form in self._codes else self._words.get(lower, " ")

    def _letter(self, form: str) -> str:
        first = form[0]
        if first.isdecimal():
            return self._digits(form)
        if form in self._codes or form in self._signs:
            return "C" if form in self._codes else "$"  # US$ as $ is
        if not first.isalpha():
            if first.isnumeric() and len(form) == 1 and unicodedata.numeric(first) < 1:
                return "F"
            return _MARKS.get(form) or self._words.get(form, " ")
        plain = form.lower()
        known = self._words.get(plain)
        if known is not None:
            return known
        return self._mixed(form, plain)

    def _mixed(self, form: str, plain: str) -> str:
        """The letter of a form that is no word of the tables: RM40, sixty-day."""
        if coded := _CODED.fullmatch(form):
            return self._coded(coded)
        return " " if plain.isalpha() or "-" not in plain else self._compound(plain.split("-"))

    def _digits(self, form: str) -> str:
        if _PLAIN.fullmatch(form):
            return "d"
        if _DECADE.fullmatch(form):
            return "j"
        if lettered := _LETTERS.fullmatch(form.lower()):
            return self._lettered(form, lettered.group(2))
        parts = form.lower().split("-")
        return self._compound(parts) if len(parts) > 1 else "X" if form[-1].isdecimal() else " "

    def _coded(self, coded: re.Match[str]) -> str:
        """RM40 is a sum; P3 may be anything, and is one with thousands set apart or with a scale: P3,000, P3bn, P3 million."""
        code, digits, scale = coded.groups()
        if code not in self._codes or not _PLAIN.fullmatch(digits) or not (scale is None or scale in self._suffixes):
            return " "
        return "K" if len(code) > 1 or "," in digits or len(scale or "") > 1 else "L"

    def _lettered(self, form: str, ending: str) -> str:
        if ending in self._ordinal_endings:
            return "o"
        if ending in self._suffixes:
            return "D"
        if ending in self._clock:
            return "X"
        if ending in self._percent:
            return "P"
        return "g" if ending in self._units and (len(ending) > 1 or form.islower()) else " "

    def _compound(self, parts: list[str]) -> str:
        letters = "".join(self._part(part) for part in parts)
        if parts[-1] in self._ages and letters[0] in "dw":
            return "G"
        if letters == "ww" and not (self._below(parts[1], _TEN) and not self._below(parts[0], _TWENTY)):
            return "r"
        if letters in ("wq", "dq"):
            return "F" if self._below(parts[0], _TWENTY) else "o"
        for shape, letter in _COMPOUNDS:
            if shape.fullmatch(letters):
                return letter
        if letters[0] not in "dwD":
            return " "
        return "P" if parts[-1] in self._percent else "X" if letters[-1] == "d" else "g"

    def _below(self, part: str, limit: int) -> bool:
        return (self.value([part]) or 0) < limit

    def _part(self, part: str) -> str:
        if not part:
            return "?"
        if part in self._to:
            return "t"
        if part in self._in:
            return "i"
        letter = self._digits(part) if part[0].isdecimal() else self._words.get(part, "?")
        return letter if letter in "dwxsDqoh" else "?"

    def is_number(self, part: str) -> bool:
        """Whether one part of a hyphenated form is a number."""
        return self._part(part) in _NUMBER_LETTERS

    def value(self, forms: Sequence[str]) -> float | None:
        """Give the number that the words of one figure stand for: ["57", "thousand"] is 57000."""
        total = current = 0.0
        seen = False
        for form in forms:
            part = self._value_of(form)
            if part is None:
                continue
            number, is_scale = part
            if not is_scale:
                current += number
            elif number > _HUNDRED:
                total, current = total + (current or 1) * number, 0.0
            else:
                current = (current or 1) * number
            seen = True
        return round(total + current, 4) if seen else None

    def _value_of(self, form: str) -> tuple[float, bool] | None:
        """Give the number of one word, and whether it multiplies what stands before it."""
        plain = form.lower()
        known = self.numbers.get(plain)
        if known is not None:
            return known
        if plain[0].isdecimal():
            return self._digit_value(plain), False
        if (coded := _CODED.fullmatch(form)) and coded["code"] in self._codes:
            return self._digit_value(coded["digits"]) * self._suffixes.get(coded["scale"], 1.0), False
        if plain[0].isnumeric():
            return unicodedata.numeric(plain[0]), False
        if "-" not in plain:
            return None
        return self.value(plain.split("-")) or 0.0, False

    def _digit_value(self, form: str) -> float:
        if lettered := _LETTERS.fullmatch(form):
            return float(lettered.group(1)) * self._suffixes.get(lettered.group(2), 1.0)
        parts = form.split("-")
        if len(parts) > 1:
            scale = self.numbers.get(parts[1], (1.0, False))
            return self._digit_value(parts[0]) * (scale[0] if scale[1] else 1.0)
        if not form[-1].isdecimal() and form[-1].isnumeric():
            return float(form[:-1]) + unicodedata.numeric(form[-1])  # 2½
        digits = form.replace(",", "")
        if digits.count(".") > 1:
            digits = digits.replace(".", "")
        try:
            return float(digits)
        except ValueError:
            return 0.0


def code_of(form: str) -> str:
    """The currency code of a sum that is one word: RM40, Rs25bn."""
    coded = _CODED.fullmatch(form)
    return coded["code"] if coded else form


def is_dotted_thousands(form: str) -> bool:
    """Whether a form is 1.200, a thousand and two hundred to half of the world."""
    return bool(_DOTTED_THOUSANDS.fullmatch(form))


def _letters(numbers: NumberWords) -> dict[str, str]:
    letters: dict[str, str] = {}
    letters.update(dict.fromkeys(numbers.ordinals, "o"))
    letters.update(dict.fromkeys(numbers.fractions, "q"))
    letters.update(dict.fromkeys(numbers.multiples, "M"))
    letters.update(dict.fromkeys(numbers.currency_words, "u"))
    letters.update(dict.fromkeys(numbers.words, "w"))
    letters.update({word: "x" if scale == _HUNDRED else "s" for word, scale in numbers.scales.items()})
    letters.update(dict.fromkeys(numbers.suffixes, "m"))
    letters.update(dict.fromkeys((word for word in numbers.percent if " " not in word), "%"))
    for name, letter in _PARTS.items():
        letters.update(dict.fromkeys(numbers.parts[name], letter))
    return letters


def _values(numbers: NumberWords) -> dict[str, tuple[float, bool]]:
    """Word to its number, and whether it multiplies."""
    values: dict[str, tuple[float, bool]] = {word: (part, True) for word, part in numbers.fractions.items()}
    values.update({word: (number, False) for word, number in numbers.words.items()})
    values.update(dict.fromkeys(numbers.parts["half"], (0.5, False)))
    values.update({word: (scale, True) for word, scale in (numbers.scales | numbers.suffixes).items()})
    return values


_NUMBER_LETTERS = frozenset("dwDh")
_TEN = 10
_TWENTY = 20
_HUNDRED = 100
_COMPOUNDS = tuple(
    (compile_re(shape), letter)
    for shape, letter in (
        (r"w{1,2}|wxw?", "w"),
        (r"[dw]t?[dw]", "r"),
        (r"[dw]i[dw]", "Q"),
        (r"[dw][xs]+|h[xs]", "D"),
        (r"wo", "o"),
    )
)
"""What a hyphened form is, by the letters of its parts; the first that fits counts."""
