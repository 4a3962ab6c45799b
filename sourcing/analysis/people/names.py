"""Words → the names in a document: where each stands, and its parts without the titles before it.

Names inside quotations are left out. A title may be long ("Israeli Prime Minister"): a name starts after its last word.
"""

from __future__ import annotations

from itertools import chain
from unicodedata import normalize

from sourcing.analysis.remembered import Remembered
from sourcing.kept.patterns import compile_re, compile_regex
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.words import Words

    Gender = Literal["male", "female"]


_RUN = compile_re(r"(?:[QI]\.?|N)*N(?:I\.?(?=$|[^N]))?")
_BETWEEN = compile_re(r"[nIpd]{1,3}(?=N)")
"""Words between the parts of a name that may be its particles."""
_OFFICE = compile_regex(r"(?r)[QS]\.?i$")
"""What opens a title with "of" in it: Secretary of State Ann Roe."""
_POSTS = frozenset("QS")
_NO_PERSON = ("name-places", "name-peoples", "name-media", "name-bodies", "name-acronyms")
_FULL = 2
"""Parts that make a full name: a given name and a surname."""


class Name(NamedTuple):
    """One place where a name stands; the places are indexes of the document's words.

    `lead` is where the titles before it start, `first` where the name itself does, `last` is past its last word. `parts`
    are its words in lower case without initials; a full name has a given name and a surname. `text` is how it is written;
    `is_body`: it is no person's; `given` is the gender of its first part where that is a given name.
    """

    sentence: int
    lead: int
    first: int
    last: int
    parts: tuple[str, ...]
    gender: Gender | None = None
    titled: bool = False
    is_full: bool = False
    text: str = ""
    is_body: bool = False
    given: Gender | None = None

    def after(self, words: int) -> Name:
        """The same name so many words further on."""
        return Name(self.sentence, self.lead + words, self.first + words, self.last + words, *self[4:])

    @property
    def surname(self) -> str:
        return self.parts[-1]


_REMEMBERED: Remembered[tuple[str, str], tuple[tuple[int, Name], ...]] = Remembered()
"""The names of sentences, each as its run is read and with its first word counted from the sentence's, by their text and tags."""
_RUNS: Remembered[tuple[object, ...], Name | None] = Remembered(2048)
"""The names that runs of words are, places counted from the first of these, by all that bears on them: few names are often there."""
_LONGEST_REMEMBERED = 6
"""In words: a longer run is a line in capitals rather than a name that comes again."""
_BEFORE = 2
"""How many words before a sentence may bear on the names in it."""


def find_names(parsed: Parsed) -> Iterator[Name]:
    """Every name in the document, in order."""
    return chain.from_iterable(names_in(number, parsed) for number in range(len(parsed.sentences)))


def names_in(sentence: int, parsed: Parsed) -> Iterable[Name]:
    """The names in a sentence, given by its number."""
    (start, end), _, first, last = parsed.sentences[sentence]
    tags = parsed.words.tags
    if tags.find("N", first, last) < 0:
        return ()
    names: Iterable[tuple[int, Name]] | None
    if parsed.words.remembered:
        readings = _REMEMBERED.of(parsed.language)
        key = parsed.document.text[start:end], tags[max(0, first - _BEFORE) : last]
        names = readings.get(key)
        if names is None:
            names = readings.keep(key, tuple(_names_between(parsed, first, last)))
    else:
        names = _names_between(parsed, first, last)
    placed = ((first + at, name) for at, name in names)
    return [
        _new(Name, (sentence, lead + at, begin + at, stop + at, *said)) for at, (_, lead, begin, stop, *said) in placed
    ]


_new = tuple.__new__
"""Makes a named tuple of all its values without a call in between, for a name comes with every tenth word."""


def _names_between(parsed: Parsed, first: int, last: int) -> Iterator[tuple[int, Name]]:
    """The names of a sentence, given by its words, each with the first word of its run, counted from the sentence's first."""
    at, readings = first, _RUNS.of(parsed.language)
    while (run := _RUN.search(parsed.words.tags, at, last)) is not None:
        start = _with_given_name(parsed, run.start(), at)
        at = _with_particles(parsed, run.end(), last)
        if at - start > _LONGEST_REMEMBERED:
            name = _name(parsed, start, at)
        else:
            key = _all_that_bears(parsed, start, at)
            name = readings.get(key)
            if name is None:
                name = readings.keep(key, _name(parsed, start, at))
        if name is not None:
            yield start - first, name


def _all_that_bears(parsed: Parsed, lead: int, last: int) -> tuple[object, ...]:
    """All that the name in a run of words depends on."""
    words = parsed.words
    if last - lead == 1:
        return words.forms[lead], words.tags[lead]
    follows = last - lead > _FULL and _follows_office(parsed, lead)
    text = parsed.document.text[words.start(lead) : words.end(last - 1)]
    return text, words.tags[lead:last], follows, *words.forms[lead:last]


def _text(parsed: Parsed, first: int, last: int) -> str:
    words = parsed.words
    if last - first == 1:
        return words.forms[first]
    return " ".join(parsed.document.text[words.start(first) : words.end(last - 1)].split())


def _with_given_name(parsed: Parsed, start: int, floor: int) -> int:
    """Where a name starts whose given name is also a common word and was taken for that: Bill, Grace, Mark."""
    words, particles = parsed.words, parsed.language.words["name-particles"]
    before = start
    while before > floor and words.forms[before - 1] in particles:
        before -= 1
    given = before > floor and words.forms[before - 1][0].isupper()
    return before - 1 if given and given_gender(_plain(words, before - 1), parsed.language) else start


def _with_particles(parsed: Parsed, last: int, end: int) -> int:
    """Where a name ends whose parts are joined by particles: Ursula von der Leyen."""
    words, particles = parsed.words, parsed.language.words["name-particles"]
    while (between := _BETWEEN.match(words.tags, last, end)) is not None:
        run = _RUN.match(words.tags, between.end(), end)
        if run is None or not all(words.forms[index] in particles for index in range(last, between.end())):
            break
        last = run.end()
    return last


def _name(parsed: Parsed, lead: int, last: int) -> Name | None:
    """The name in a run of words, its places counted from the first; None where it is nothing but initials."""
    words, language = parsed.words, parsed.language
    first, gender = _after_titles(parsed, lead, last)
    titled = first > lead
    if not titled and last - lead > _FULL and _follows_office(parsed, lead):
        first, titled = (lead + 1 if words.tags[lead - 1] == "z" else last - _FULL), True
    while not titled and last - first > _FULL and _plain(words, first) in language.words["name-peoples"]:
        first += 1
    particles = language.words["name-particles"]
    parts = tuple([_plain(words, index) for index in range(first, last)])
    tags = words.tags[first:last]
    if not _NO_PARTS.isdisjoint(tags):
        parts = tuple(
            [
                part
                for index, part in enumerate(parts)
                if tags[index] not in _NO_PARTS
                or words.forms[first + index] in particles
                or given_gender(part, language)
            ]
        )
    if not parts:
        return None
    is_full = len(parts) >= _FULL and parts[0] not in particles
    given = given_gender(parts[0], language)
    is_persons = titled or (is_full and given is not None)
    last_form = words.forms[last - 1]
    in_capitals = len(last_form) > 1 and last_form.isupper()
    is_body = not is_persons and _is_body(parts, is_full, in_capitals, language)
    text = _text(parsed, first, last)
    return Name(-1, 0, first - lead, last - lead, parts, gender, titled, is_full, text, is_body, given)


_NO_PARTS = frozenset("I.'")
"""The tags of what stands in a name and is no part of it, particles and given names apart."""


def _follows_office(parsed: Parsed, lead: int) -> bool:
    """Whether "Minister of", "Vice-Minister of" or "ambassador to" stands before a place in the words."""
    words = parsed.words
    if words.tags[lead - 1 : lead] == "z":
        posted = lead > 1 and words.tags[lead - 2] in _POSTS
        return posted and _plain(words, lead) in parsed.language.words["name-places"]
    if _OFFICE.search(words.tags, max(0, lead - 2), lead):
        return True
    return words.tags[lead - 1 : lead] == "i" and lead > 1 and is_title(_plain(words, lead - 2), parsed.language)


def _after_titles(parsed: Parsed, lead: int, last: int) -> tuple[int, Gender | None]:
    """Where the name starts after the last title or role before it, and the gender that gives away."""
    words, language = parsed.words, parsed.language
    first, gender = lead, None
    for index in range(lead, last - 1):
        after = index + 1 + (words.forms[index + 1] == ".")
        lower = _plain(words, index)
        if after < last and is_title(lower, language):
            first = after
            gender = _gender_of(lower, language, "titles") or gender
    return first, gender


def _plain(words: Words, index: int) -> str:
    """A word in lower case, its accents as parts of their letters."""
    lower = words.lower(index)
    return lower if lower.isascii() else normalize("NFC", lower)


@lru_cache(maxsize=4096)
def is_title(word: str, language: Language) -> bool:
    """Whether a word before a name says what its bearer is: Dr, Prime Minister, spokeswoman."""
    lists = language.words
    if word in lists["name-saints"] or given_gender(word, language):
        return False
    titles, roles = lists["titles"], language.source_nouns["role"]
    return any(part in titles or part in roles for part in (word, *word.split("-")))


@lru_cache(maxsize=4096)
def _is_body(parts: tuple[str, ...], is_full: bool, in_capitals: bool, language: Language) -> bool:  # noqa: FBT001
    """Whether a name is a place's, a body's or a publication's by its nouns, its capitals or the lists of the language."""
    whole, last, nouns = " ".join(parts), parts[-1], language.source_nouns
    if any(whole in language.words[listed] for listed in _NO_PERSON):
        return True
    if any(last in nouns[kind] for kind in ("institution", "document", "group")):
        return True
    if is_full:
        return last in language.words["name-places"] or last in language.words["name-peoples"]
    return in_capitals or not _may_be_name(last, language)


def _may_be_name(word: str, language: Language) -> bool:
    """Whether a lone capitalised word may be a name and is no common word at the start of its sentence."""
    return language.tags.listed(word, "N") in "NnQSI" and not word.endswith("ly")


@lru_cache(maxsize=4096)
def given_gender(word: str, language: Language) -> Gender | None:
    """The gender of a known given name."""
    return _gender_of(word, language, "names")


def noun_gender(noun: str, language: Language) -> Gender | None:
    """The gender of whom a noun stands for, in lower case: the landlady, but not the doctor."""
    return _gender_of(noun, language, "nouns") or _gender_of(noun, language, "titles")


def pronoun_gender(word: str, language: Language) -> Gender | None:
    return _gender_of(word, language, "pronouns")


def _gender_of(word: str, language: Language, kind: str) -> Gender | None:
    if word in language.words[f"male-{kind}"]:
        return "male"
    return "female" if word in language.words[f"female-{kind}"] else None
