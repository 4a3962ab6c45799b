"""The traps of numbers that lead somewhere: references, rooms and roads, addresses, numbers to dial, places in a list."""

from __future__ import annotations

from sourcing.kept.patterns import compile_re, compile_regex, late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.traps.site import Site

_PHONE = compile_re(r"(?:\d-)?\d{3}-\d{3,4}(?:-\d{4})?|\d{1,3}-\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}")
_DIALLED = compile_regex(r"(?r)\+\d{1,3}[ \d()-]*$")
"""The code of a country and what is dialled before the figure: +44 (0)."""
_LONGEST_DIALLED = 16
_AREA_CODE, _GROUP = late_re(r"0\d{2,4}"), late_re(r"\d{3,8}")
_GROUPS_BEFORE = compile_regex(r"(?r)\b0\d{2,4} (?:\d{3,4} )*$")
"""What a number to dial begins with, what follows, and what stands before its later groups: 0800 555 222."""
_POSTCODE = compile_re(r"\d{5}(?:-\d{4})?")
_LABEL = compile_re(r"\d{1,3}\.\d{1,3}")
_LABELLED = late_re(r"\.?[\s:–—-]{1,3}[“\"‘']?[^\W\d_a-z]")
_AFTER_SECTION = frozenset(",.;(")
_LONGEST_SECTION = 4
_LONG_CODE = 4
_WORKS_OF_A_YEAR = tuple("abcde")
_YEAR_OR_PAGE = (3, 4)
"""How many digits stand before the letter of a work or a column."""
_LONG = 7
_MOST_NAME_WORDS = 3
_FEWEST_ADDRESS_WORDS, _MOST_ADDRESS_WORDS = 1, 4


def _is_named(site: Site, name: str) -> bool:
    """Whether a word of a list before the figure names it: "Room 204", "in room 204 of"; not "building 20 homes"."""
    if not site.has(name, site.previous) or site.is_approximated:
        return False
    return site.previous_is_name or site.head is None or (site.previous_form[:1].isupper() and site.is_whole)


def is_legal_reference(site: Site) -> bool:
    return _is_named(site, "legal-references")


def is_before_statute(site: Site) -> bool:
    """18 U.S.C. 1001."""
    return site.is_whole and "." in site.next and site.has("legal-references", site.next)


def is_structural_reference(site: Site) -> bool:
    if site.has("numbering", site.previous):
        return site.at(site.previous_at + 1) == "." and site.previous_at < site.reading.first - 1
    return _is_named(site, "structural-references") and not site.head_is("claim-nouns")


def is_lettered(site: Site) -> bool:
    """One of the works of a year, and a place in a text: Roe 1917b, 319b."""
    number, letter = site.form[:-1], site.form[-1:]
    return letter in _WORKS_OF_A_YEAR and number.isdecimal() and len(number) in _YEAR_OR_PAGE


def is_cited_pages(site: Site) -> bool:
    """The pages of a journal, behind its volume and issue: 9: 2579–2605, 23 (7): 1739."""
    before = site.raw(site.reading.first - 2)
    return site.raw(site.reading.first - 1) == ":" and (before == ")" or before.isdecimal()) and site.head is None


def is_further_section(site: Site) -> bool:
    """The second of several sections: under sections 12 (a), 34 and 40; sections including 153 (a)."""
    if not site.is_whole or site.head is not None or site.is_approximated or len(site.form) > _LONGEST_SECTION:
        return False
    if not site.has("section-joints", site.previous) or site.next not in _AFTER_SECTION | site.lists["and"]:
        return False
    before = (site.at(at) for at in range(site.sentence.first, site.reading.first))
    return not site.lists["sections"].isdisjoint(before)


def is_further_reference(site: Site) -> bool:
    """Tell the second pair of aisles: Aisles 1 to 14 are mine, 15 to 30 are hers."""
    if not site.has("structural-references", site.sentence_start) or site.is_approximated or site.head is not None:
        return False
    return site.previous in (",", ";") and site.at(site.sentence.first + 1)[:1].isdecimal()


def is_room(site: Site) -> bool:
    return _is_named(site, "places")


def is_flight(site: Site) -> bool:
    return _is_named(site, "flights")


def is_road(site: Site) -> bool:
    return _is_named(site, "roads")


def is_address(site: Site) -> bool:
    """10 Downing Street."""
    if site.is_approximated or "," in site.form:
        return False
    start = site.reading.last
    if site.has("compass-letters", site.at(start)) and site.raw(start + 1) == ".":
        start += 2  # 2825 E. Burnside St.
    for index in range(start, start + _MOST_ADDRESS_WORDS):
        form = site.raw(index)
        if index > start and site.has("plain-streets", form):
            return True
        if not form[:1].isupper() and site.letters[index : index + 1] != "o":
            return False
        if index > site.reading.last and site.has("streets", form.lower()):
            return True
    return False


def is_bare_address(site: Site) -> bool:
    """Mrs. Baker, 2269 Serra, Sterling; Roe, 17, of 2433 McClellan; live at 2705 Fitzhugh; the 900 block: an address without a word for a street."""
    if not site.is_whole or site.is_approximated:
        return False
    if site.has("blocks", site.next) and (site.value or 0) % _WHOLE_BLOCK == 0:
        return True
    end = site.reading.last
    while site.raw(end)[:1].isupper():
        end += 1
    if not _FEWEST_DIGITS <= len(site.form) <= _MOST_DIGITS or end == site.reading.last or _is_like_a_year(site):
        return False
    at = site.previous_at
    if site.has("at", site.previous):
        return site.has("dwelling", site.at(at - 1))
    if site.has("of", site.previous):
        return site.raw(at - 1) == "," and site.raw(at - 2).isdecimal()
    return site.previous == "," and site.raw(at - 1)[:1].isupper() and site.raw(end) in (",", ".", "")


_WHOLE_BLOCK = 100
_FEWEST_DIGITS, _MOST_DIGITS = 3, 5
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def _is_like_a_year(site: Site) -> bool:
    return _FIRST_YEAR <= (site.value or 0) < _LAST_YEAR


def is_postcode(site: Site) -> bool:
    if not _POSTCODE.fullmatch(site.form):
        return False
    state_at = site.previous_at - 1 if site.previous == "," else site.previous_at
    state = site.raw(state_at)
    return (state.isupper() and site.has("states", state.lower())) or site.has("postcode-words", site.previous)


def is_phone(site: Site) -> bool:
    if site.is_whole and site.form[0] == "0" and len(site.form) >= _LONG_CODE and site.form.strip("0"):
        return True  # a number such as 0870, which counts nothing
    start = site.words.start(site.reading.first)
    if site.is_whole and (_is_dialled_abroad(site, start) or _is_grouped(site, start)):
        return True
    if _PHONE.fullmatch(site.form) and (site.shape == "stamp" or len(site.form) > _LONG):
        return True
    return (
        site.is_whole
        and len(site.form) == 3
        and site.previous == "("
        and site.next == ")"
        and site.letters[site.reading.last + 1 : site.reading.last + 2] in ("r", "X")
    )


def _is_dialled_abroad(site: Site, start: int) -> bool:
    """Whether the code of a country stands before a number: +44 20 7946."""
    begin = max(0, start - _LONGEST_DIALLED)
    return site.text.find("+", begin, start) >= 0 and _DIALLED.search(site.text, begin, start) is not None


def _is_grouped(site: Site, start: int) -> bool:
    """Whether a number is one of the groups of a longer one to dial: 0800 555 222."""
    begin = max(0, start - _LONGEST_DIALLED)
    if _AREA_CODE.fullmatch(site.form) and _GROUP.fullmatch(site.next):
        return True
    return site.text.find("0", begin, start) >= 0 and _GROUPS_BEFORE.search(site.text, begin, start) is not None


_SHORT_CODE = 3


def is_dialled(site: Site) -> bool:
    """Text 80800; an SMS to 61124; call the helpline on 116 123: what a reader is to dial."""
    if not site.is_whole or site.is_approximated or not site.near("dialling"):
        return False
    if site.has("dialling", site.previous) and (site.previous_at == site.sentence.first or _is_short_code(site)):
        return True
    opening = site.previous_at
    while site.raw(opening).isdecimal():
        opening -= 1
    return site.head is None and site.has("dialling-openings", site.at(opening))


def _is_short_code(site: Site) -> bool:
    """Dial 311: a number of three digits that counts nothing."""
    return site.head is None and len(site.form) == _SHORT_CODE


def is_list_number(site: Site) -> bool:
    """1. or 2) at the start of a block, 14.3 or 14.3. before a label there, (3) anywhere."""
    if _LABEL.fullmatch(site.form) and _LABELLED.match(site.text, site.words.end(site.reading.first)):
        return site.words.start(site.reading.first) == site.block.span.start
    if not site.is_whole or len(site.form) > 2:
        return False
    if site.previous == "(" and site.next in (")", "."):
        return True
    if _numbers_a_line(site):
        return True
    return site.words.start(site.reading.first) == site.block.span.start and site.next in (".", ")", ":")


def _numbers_a_line(site: Site) -> bool:
    """Whether a line is a place in a list: a number alone, or with a name and nothing more."""
    if site.words.starts[site.reading.first] != site.block.span.start:
        return False
    rest = [site.raw(index) for index in range(site.reading.last, site.sentence.last) if site.raw(index).isalpha()]
    return len(rest) <= _MOST_NAME_WORDS and all(form[0].isupper() for form in rest)


def is_heading_number(site: Site) -> bool:
    return site.block.kind == "heading" and site.words.start(site.reading.first) == site.block.span.start
