"""A match of the quantity grammar → what it says: kind, words, value and unit; None where it does not hold."""

from __future__ import annotations

from sourcing.analysis.figures import code_of, is_dotted_thousands
from sourcing.analysis.joined_figures import GOES_ON, as_one
from sourcing.analysis.places import SCALED, Place, Reading
from sourcing.analysis.ratios import ratio
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.places import ReadingKind, Scene, Shape

    Maker = Callable[[Place], Reading | None]

_TIME_REACH = 5
"""In words, with the one that opens it: in just over a year."""


def read(match: re.Match[str], scene: Scene, sentence: Sentence) -> Reading | None:
    """Say what a match means, or None where its words say something else."""
    maker = _MAKERS[str(match.lastgroup)]
    place = Place(match.start(), match.end(), scene.letters, scene.words, scene.figures, scene.counted, sentence)
    return maker(place)


def _number(place: Place) -> Reading | None:
    last = place.last
    words = place.words
    shape = place.letters[place.first : last]
    for index in range(place.first + 1, last):
        letter = place.letters[index]
        joined = place.is_joined(index)
        is_unit = letter == "m" and len(words.forms[index]) == 1  # 100 m are metres, 100 bn is no length
        stands_apart = not joined and (is_unit or (letter == "-" and words.forms[index] == "-"))
        if stands_apart or place.letters[index - 1 : index + 2] == "d-w":  # in 2012–six days later
            last = index
            break
    shape = place.letters[place.first : last]
    value = place._replace(last=last).value()
    if shape == "d" and is_dotted_thousands(words.forms[place.first]):
        value = _dotted(place, value)
    issued = _issued_currency(place, last)
    if issued:
        currency = words.forms[issued - 1].lower()
        return Reading("money", "money", place.first, issued, value, currency, scaled=True)
    last, unit = _joined_noun(place, last)
    if unit is not None:
        last, head = place.counted.noun_after(words, last, place.sentence.last)
        unit = head or unit
    return Reading("number", "number", place.first, last, value, unit, counts=True, scaled=bool(SCALED & set(shape)))


def _issued_currency(place: Place, last: int) -> int:
    """Where a currency ends that is named with whose it is: 7,500 Swiss francs, 500 million US dollars; 0 where none stands there."""
    for length in (1, 2):
        end = last + length
        if end >= place.sentence.last or not place.words.forms[last][:1].isupper():
            return 0
        issuer = " ".join(place.lower(index) for index in range(last, end))
        if place.letters[end] == "u" and place.counted.issues_money(issuer):
            return end + 1
    return 0


def _dotted(place: Place, value: float | None) -> float | None:
    """1.200 is a thousand and two hundred where something is counted, and one and a fifth elsewhere."""
    _, head = place.counted.noun_after(place.words, place.last, place.sentence.last)
    return value * 1000 if value is not None and head in place.counted.claim_nouns else value


def _joined_noun(place: Place, last: int) -> tuple[int, str | None]:
    """Find the noun that a hyphen joins to a figure which is a word of its own: 1,200-page."""
    joined = (
        last + 1 < place.sentence.last
        and place.words.forms[last] == "-"
        and place.is_joined(last)
        and place.is_joined(last + 1)
        and place.words.forms[last + 1][0].isalpha()
    )
    return (last + 2, place.lower(last + 1)) if joined else (last, None)


def _money(place: Place) -> Reading | None:
    shape = place.letters[place.first : place.last]
    forms = place.words.forms[place.first : place.last]
    coded = len(shape) - len(shape.lstrip("b"))  # between RM5 and RM7
    if shape[coded] in "KL":
        return Reading("money", "money", place.first, place.last, place.value(), code_of(forms[coded]), scaled=True)
    mark = next(index for index, letter in enumerate(shape) if letter in "$Cu")
    currency = forms[mark]
    later = (
        mark if mark == len(shape) - 1 else mark + 1
    )  # of the code and its figure, the one that stands behind the other
    if shape[mark] == "C" and len(currency) == 1 and not place.is_joined(place.first + later):
        return None  # R5, but 5 R is no sum
    if shape[mark] == "u":
        tag = place.counted.tags[currency.lower()]
        if tag in "VvuE" and not SCALED & set(shape):
            return None
        if currency.lower() in place.counted.weights and place.lower(place.last) in place.counted.of:
            return None
        currency = currency.lower()
    value = _compound_value(place, forms[-1]) if shape[-1] == "g" else _price(place, shape, forms)
    return Reading("money", "money", place.first, place.last, value, currency, scaled=True)


def _price(place: Place, shape: str, forms: Sequence[str]) -> float | None:
    start = len(shape) - len(shape.lstrip("bC$."))
    inner = place._replace(first=place.first + start)
    if shape[start : start + 1] == "d" and is_dotted_thousands(forms[start]) and not SCALED & set(shape):
        value = inner.value()
        return value * 1000 if value is not None else None
    return inner.value()


def _percent(place: Place) -> Reading | None:
    shape = place.letters[place.first : place.last]
    unit = "points" if "n" in shape else "%"
    value = place.value()
    if shape == "P":
        form = place.lower(place.first)
        unit = "points" if form.split("-")[-1] in place.counted.point_words else "%"
        return Reading("percentage", "percent", place.first, place.last, value, unit, scaled=True)
    if shape[-1] == "n" and "p" not in shape and not _is_gap(place, shape):
        return None
    if shape[0] == "h":
        value = 0.5
    return Reading("percentage", "percent", place.first, place.last, value, unit, scaled=True)


def _is_gap(place: Place, shape: str) -> bool:
    """Whether plain points measure a gap: "by two points", "48 points"; not "two points to make"."""
    if shape[0] in "dDr":
        return True
    approximated = place.counted.is_approximated(place.words, place.first, place.sentence.first)
    return approximated or place.lower(place.first - 1) in place.counted.by


_NOUNS = frozenset("nNSG")


def _fraction(place: Place) -> Reading | None:
    shape = place.letters[place.first : place.last]
    following = place.lower(place.last)
    counted = place.counted
    if shape == "h":
        if not _is_half(place, following):
            return None
        value: float | None = 0.5
    else:
        forms = place.words.forms[place.first : place.last]
        value = place.figures.value([as_one(forms)] if GOES_ON in shape else forms)
        is_of = place.letters[place.last : place.last + 1] == "f"
        if not is_of and (following in counted.time_units or (shape == "aq" and not _is_difference(place))):
            return None
    if following in counted.of:
        after = place.last + 1
        if place.letters[after : after + 1] == "a":
            after += 1
        if place.lower(after) in counted.half_idioms:
            return None
    if following in counted.half_idioms:
        return None
    percent = round(100 * value, 2) if value is not None else None
    return Reading("percentage", "fraction", place.first, place.last, percent, "%", scaled=True)


def _is_difference(place: Place) -> bool:
    """Whether a fraction says by how much something rose or fell: rents rose by a third; not "followed by a third"."""
    closes = place.last >= place.sentence.last or place.words.tags[place.last] in ".,;)kpTb"
    opening, _ = place.counted.before(place.words, place.first, place.sentence.first)
    by = opening - 1
    return closes and place.lower(by) in place.counted.by and place.lower(by - 1) in place.counted.changing


_ONE_MORE = "&a"
"""What stands between a unit and the half of one more."""


def _is_half(place: Place, following: str) -> bool:
    """Half of the voters, half its members, more than half, by half; not "the first half of", "in half"."""
    before = place.lower(place.first - 1)
    if place.lower(place.first - 2) in place.counted.definite and place.words.tags[place.first - 1] in _NOUNS:
        return False  # the Republican half of a team
    if place.letters[max(place.sentence.first, place.first - 2) : place.first] == _ONE_MORE:
        return False  # a metre and a half
    if before in place.counted.by and _is_difference(place):
        return True
    approximated = place.counted.is_approximated(place.words, place.first, place.sentence.first)
    if following in place.counted.of or following in place.counted.definite:
        at = place.first - 1
        is_part = at >= place.sentence.first and place.letters[at] in "oq"
        next_word = place.lower(place.last + 1) if following in place.counted.definite else ""
        return not is_part and before not in place.counted.definite and next_word not in place.counted.half_idioms
    begins = place.first == place.sentence.first and place.words.tags[place.last : place.last + 1] in (
        "v",
        "V",
        "x",
        "E",
    )
    return approximated or begins


def _multiple(place: Place) -> Reading | None:
    form = place.lower(place.first)
    after = place.lower(place.last)
    shape = place.letters[place.first : place.last]
    if shape == "M":
        if not (form.endswith(("ed", "fold")) or after in place.counted.multiple_followers):
            return None
        value: float | None = place.figures.multiples[form]
        kind: ReadingKind = "percentage" if _is_growth(place) else "number"
        return Reading(kind, "multiple", place.first, place.last, value, None, scaled=True)
    if after not in place.counted.multiple_followers:
        return None
    value = place._replace(last=place.last - 1).value()
    return Reading("number", "multiple", place.first, place.last, value, "times", scaled=True)


def _is_growth(place: Place) -> bool:
    """Accidents have tripled since May, profits doubled in a year: a rate of change; not "doubled down", "doubled hulls"."""
    tags, first, last = place.words.tags, place.first, place.last
    before = first - 1
    while before > place.sentence.first and tags[before] == "r":
        before -= 1
    has_aux = before >= place.sentence.first and tags[before] == "x"
    closes = last >= place.sentence.last or tags[last] in ".,;)"
    opens_time = place.lower(last) in place.counted.growth_openers and any(
        tag in "T#" for tag in tags[last : min(last + _TIME_REACH, place.sentence.last)]
    )
    return place.lower(first).endswith("ed") and (opens_time or (has_aux and closes))


def _few(place: Place) -> Reading | None:
    return Reading("vague-quantity", "few", place.first, place.last, None, None, counts=True, scaled=True)


def _vague(place: Place) -> Reading | None:
    """Dozens of families; a word that is vague only before "of" needs it."""
    counted, words, limit = place.counted, place.words, place.sentence.last
    length = counted.vague_before(words, place.last, place.sentence.first)
    longer = place.letters[place.last : place.last + 2] == "fv"
    last = place.last + 2 if longer else place.last
    if longer:
        length = counted.vague_before(words, last, place.sentence.first) or length + 2
    if not length:
        return None
    first = _adjectives_before(place, last - length)
    last_word = words.forms[last - 1].lower()
    if place.lower(last) not in counted.of:
        if last_word in counted.only_with_of or place.lower(first - 1) in counted.definite:
            return None
        end, head = counted.noun_after(words, last, limit)
        return Reading("vague-quantity", "vague", first, end, None, head, scaled=True)
    end, head = counted.phrase_end(words, last + 1, limit)
    if head is None:
        end = last
    return Reading("vague-quantity", "vague", first, end, None, head, scaled=True)


def _adjectives_before(place: Place, first: int) -> int:
    """Where the article stands that opens "a bare majority", if there is one; `first` otherwise."""
    if place.lower(first) not in place.counted.only_with_of:
        return first
    for index in range(first - 1, max(place.sentence.first, first - 5) - 1, -1):
        if place.lower(index) in place.counted.openers:
            return index
        if place.words.tags[index] not in _BEFORE_NOUN:
            break
    return first


_BEFORE_NOUN = frozenset("nNScmuVErGgeQk")
"""The tags of what may stand between an article and its noun; of verbs those that look like one: a record number, a leading majority."""


def _stamp(place: Place) -> Reading | None:
    joined = all(place.is_joined(index) for index in range(place.first + 1, place.last))
    if not joined:
        return None
    return Reading("number", "stamp", place.first, place.last, None)


def _simple(shape: Shape) -> Maker:
    def make(place: Place) -> Reading | None:
        value = place.figures.value([place.words.forms[place.first]])
        return Reading("number", shape, place.first, place.last, value)

    return make


def _compound_value(place: Place, form: str) -> float | None:
    parts = form.lower().split("-")
    numbers = [part for part in parts if place.figures.is_number(part)]
    return place.figures.value(numbers[:1] or parts[:1])


def _ordinal(place: Place) -> Reading | None:
    if place.letters[place.first] == "q" and place.lower(place.first) not in place.figures.ordinals:
        return None
    return Reading("number", "ordinal", place.first, place.last, None, counts=True)


def _compound(place: Place) -> Reading | None:
    parts = place.lower(place.first).split("-")
    value = _compound_value(place, place.words.forms[place.first])
    last, head = place.counted.noun_after(place.words, place.last, place.sentence.last)
    unit = head or (parts[-1] if len(parts) > 1 else parts[0].lstrip("0123456789.,"))
    return Reading("number", "compound", place.first, last, value, unit)


_MAKERS: dict[str, Maker] = {
    "stamp": _stamp,
    "ratio": ratio,
    "money": _money,
    "percent": _percent,
    "fraction": _fraction,
    "multiple": _multiple,
    "few": _few,
    "number": _number,
    "age": _simple("age"),
    "compound": _compound,
    "decade": _simple("decade"),
    "ordinal": _ordinal,
    "vague": _vague,
}
