"""One sentence → what the shapes of attributions see of it, and the frames they make: who (source) says (cue) what.

Everything here counts words from the sentence's first; a quotation counts as one unit.
"""

from __future__ import annotations

from sourcing.analysis.frames import shapes
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.parts import Sentence
    from sourcing.analysis.words import Words
    from sourcing.kinds import Manner


class Range(NamedTuple):
    """A half-open range of word indexes inside one sentence."""

    first: int
    last: int


class Frame(NamedTuple):
    """An attribution while its sentence is being read.

    `unit`: where its source and cue together start; `shared`: its source is the subject of an earlier cue.
    """

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    unit: int
    manner: Manner
    lemma: str
    shared: bool = False


class SentenceView:
    """One sentence as the shapes see it: its tags, and its words in lower case.

    `first` is its first word's index in the document; `end` is where its closing punctuation starts; `forms` are its
    different words, `lowered` all of them, with straight apostrophes, and `count` how many these are; `skipped` words of a
    dateline stand before them. Nothing is asked for so often as these, and Python finds what is in a slot sooner than what is
    in a tuple.
    """

    __slots__ = ("count", "end", "first", "forms", "language", "listed", "lowered", "skipped", "tags", "words")

    def __init__(  # noqa: PLR0917 - names take longer to pass
        self, tags: str, words: Words, first: int, language: Language, lowered: tuple[str, ...], skipped: int = 0
    ) -> None:
        self.tags = tags
        self.words = words
        self.first = first
        self.end = len(tags.rstrip("-").rstrip(".!?;:"))
        self.language = language
        self.listed = language.words
        self.forms = frozenset(lowered)
        self.lowered = lowered
        self.count = len(lowered)
        self.skipped = skipped

    def tag(self, index: int) -> str:
        """The tag of a word, empty outside the sentence."""
        return self.tags[index] if 0 <= index < self.count else ""

    def lower(self, index: int) -> str:
        """A word in lower case, empty outside the sentence."""
        return self.lowered[index] if 0 <= index < self.count else ""

    def is_one_of(self, index: int, words: str) -> bool:
        """Whether a word is in a list of the language."""
        return 0 <= index < self.count and self.lowered[index] in self.listed[words]

    def has_phrase(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of a phrase stand in a row from a place on."""
        return self.lowered[index : index + len(phrase)] == phrase

    def holds(self, words: frozenset[str]) -> bool:
        """Whether any of its words is among some; they are given in lower case."""
        return not words.isdisjoint(self.forms)

    def skip(self, start: int, tags: str, end: int | None = None) -> int:
        """Where the first word that has none of these tags stands, looking forwards from `start`."""
        limit = self.end if end is None else end
        while start < limit and self.tags[start] in tags:
            start += 1
        return start

    def skip_back(self, last: int, tags: str, floor: int = 0) -> int:
        """Where a stretch that ends at `last` ends without the words of these tags at its end."""
        while last > floor and self.tags[last - 1] in tags:
            last -= 1
        return last

    def rest(self, start: int) -> Range:
        """What follows, without the closing punctuation."""
        return Range(start, self.end)


def view(sentence: Sentence, words: Words, language: Language) -> SentenceView:
    lowered = words.lowered_in(sentence)
    tags = words.tags[sentence.first : sentence.last]
    skipped = _dateline(tags, words, sentence.first) if _may_open_with_dateline(tags) else 0
    if skipped:
        tags, lowered = tags[skipped:], lowered[skipped:]
    seen = SentenceView(tags, words, sentence.first + skipped, language, lowered, skipped)
    if seen.holds(language.words["denied-adverbs"]):
        tags = _with_denied_adverbs(tags, lowered, language)
    if seen.holds(language.words["wished-by"]):
        tags = _with_wishes(tags, lowered, language)
    return seen if tags is seen.tags else SentenceView(tags, words, seen.first, language, lowered, skipped)


_LONGEST_DATELINE = 16
_SHORTEST_PLACE = 3
"""In letters: capitals that are fewer name no place."""


def _may_open_with_dateline(tags: str) -> bool:
    opening = tags[:_LONGEST_DATELINE]
    return "-" in opening or "_" in opening


def _dateline(tags: str, words: Words, first: int) -> int:
    """How many words of a dateline open a sentence: LEEDS, May 3 (Wire) -."""
    match = shapes.DATELINE.match(tags)
    if match is None or match.end() >= len(tags):
        return 0
    dash, opening, following = first + match.end() - 1, words.forms[first], words.forms[first + match.end()]
    if (following.isupper() and len(following) > 1) or (
        words.forms[dash] == "-" and "+" in words.joined[dash : dash + 2]
    ):
        return 0
    wired = "(" in match.group() or "#" in match.group()
    placed = opening.isupper() and len(opening) >= _SHORTEST_PLACE and "-" not in tags[match.end() :]
    return match.end() if wired or placed else 0


def _with_denied_adverbs(tags: str, lowered: Sequence[str], language: Language) -> str:
    """Tags in which "no longer" is an adverb before a verb rather than a phrase that speaks: it is no longer threatening."""
    denied = language.words["denied-adverbs"]
    for index in range(1, len(tags) - 1):
        follows = lowered[index] in denied and lowered[index - 1] in language.words["denying"]
        if follows and tags[index - 2 : index - 1] not in ("v", "V"):
            tags = f"{tags[: index - 1]}rr{tags[index + 1 :]}"
    return tags


def _with_wishes(tags: str, lowered: Sequence[str], language: Language) -> str:
    """Tags in which "like" is the verb of a wish rather than a preposition: she would like to stay."""
    wished, wishing = language.words["wished-by"], language.words["modals"] | language.words["had"]
    for index in range(1, len(tags) - 1):
        wishes = lowered[index] in wished and tags[index] == "p" and tags[index + 1] == "z"
        if wishes and any(word in wishing for word in lowered[max(0, index - _FURTHEST_WISH) : index]):
            tags = f"{tags[:index]}u{tags[index + 1 :]}"
    return tags


_FURTHEST_WISH = 2
"""In words: how far before "like" the auxiliary of a wish stands."""


def tells_apart(sentence: SentenceView, that: int) -> bool:
    """Whether a "that" opens a clause that only says which: the claim that was made, but not the claim that rents fell."""
    return sentence.tag(sentence.skip(that + 1, "r")) in tuple("xvVE")


def object_after(sentence: SentenceView, start: int) -> Range:
    """The noun phrase that a cue noun is about, or the whole rest where none follows."""
    nominal = shapes.OBJECT.match(sentence.tags, start)
    if nominal is None or nominal.end() <= start:
        return sentence.rest(start)
    return Range(start, min(nominal.end(), sentence.end))


def head_noun(sentence: SentenceView, source: Range) -> str:
    """The head noun of a source, in lower case: the last word before its tail."""
    match = shapes.HEAD.match(sentence.tags, source.first, source.last)
    if match is None:
        return ""
    numbered = match.end() - match.start() > 1 and sentence.tags[match.end() - 1] == "#"  # section 12
    return sentence.lower(match.end() - (2 if numbered else 1))


def source_after(sentence: SentenceView, start: int) -> Range | None:
    """The source that starts right after a cue: the mayor; nearly 40 of the tenants."""
    match = shapes.RIGHT_SOURCE.match(sentence.tags, _behind_approximation(sentence, start), sentence.end)
    return Range(start, match.end("source")) if match else None


def _behind_approximation(sentence: SentenceView, start: int) -> int:
    """Where the figure is behind what says how near it is, if a source opens with these: nearly 40, about half."""
    if sentence.tag(start) not in _APPROXIMATING:
        return start
    approximators = sentence.language.numbers.approximators
    ends = (start + length for length in range(LONGEST_APPROXIMATION, 0, -1))
    return next(
        (end for end in ends if " ".join(sentence.lowered[start:end]) in approximators and counts(sentence, end)), start
    )


def counts(sentence: SentenceView, index: int) -> bool:
    """Whether a figure stands at a place, or what may be as near as one: 40, a dozen, half."""
    is_figure = sentence.tags.startswith(("#", "d#"), index) or "-" in sentence.lower(index)
    return is_figure or any(sentence.is_one_of(index, words) for words in ("halves", "counts"))


LONGEST_APPROXIMATION = 3
_APPROXIMATING = frozenset("rpdb")
"""The tags of what may open an approximation."""


def without_manner(sentence: SentenceView, source: Range) -> Range:
    """A source without the phrase that says how, when or to whom: said Ann Roe in a low voice, said the clerk to himself."""
    tags = sentence.tags
    for index in range(source.first + 1, source.last):
        if _NAMES.issuperset(tags[source.first : index]) and sentence.is_one_of(index, "topic-prepositions"):
            return Range(source.first, index)
        if tags[index] in "pz" and sentence.is_one_of(index, "manner-prepositions"):
            phrase = shapes.PHRASE_OR_TIME.match(tags, index + 1, source.last)
            bare = set("dnES").isdisjoint(tags[source.first : index])
            bare = bare or (tags[index] == "z" and sentence.is_one_of(index + 1, "possessives"))  # to his sister
            if bare and tags[index] == "z":
                return Range(source.first, index)
            if phrase is None or not set("NQ").isdisjoint(phrase.group()):
                return source
            if bare or tags[index + 1] == "T" or sentence.is_one_of(phrase.end() - 1, "manner-nouns"):
                return Range(source.first, index)
            return source
    return source


_NAMES = frozenset("NQI.s")


def without_time(sentence: SentenceView, source: Range) -> Range:
    """A source without the time at its end that is when it spoke: criticised by officials on Monday."""
    timed = shapes.LEFT_TIME.match(sentence.tags, source.first, source.last)
    return Range(source.first, timed.start()) if timed and timed.start() > source.first else source


def parts_around(sentence: SentenceView, index: int, end: int, frames: Sequence[Frame]) -> tuple[Range, ...]:
    """What a preposition attributes: the words after it, those before it, or the clause it stands in the middle of."""
    before = sentence.tag(index - 1)
    if before == "(" and sentence.tag(end) == ")":
        return _parts(_before(sentence, index - 1, frames), _from(sentence, end + 1))
    if not before or before in ":;k":
        return _parts(_from(sentence, end))
    left = _before(sentence, index, frames)
    if before != "," or sentence.tag(end) != "," or sentence.tag(end + 1) == "k":
        return _parts(left)
    unfinished = left is not None and sentence.tags[left.last - 1] in "xvV"  # it is, according to her, a mess
    right = _from(sentence, end)
    if left is not None and sentence.tags[left.last - 1] in "btp":
        return _parts(right)  # that, according to her, rents fell
    if left is not None and not unfinished and shapes.FINITE.search(sentence.tags, *left):
        return _parts(left, right) if sentence.tags[left.first] == "b" else (left,)  # although rents fell, …
    is_split = right is not None and (unfinished or sentence.tags[right.first] in "vVxumrE")
    return _parts(left, right) if is_split else _parts(right)


def _parts(*ranges: Range | None) -> tuple[Range, ...]:
    return tuple(part for part in ranges if part is not None)


def _from(sentence: SentenceView, end: int) -> Range | None:
    start = sentence.skip(end, ",-:")
    return sentence.rest(start) if start < sentence.end else None


def _before(sentence: SentenceView, index: int, frames: Sequence[Frame]) -> Range | None:
    last = sentence.skip_back(index, ",-k;")
    earlier = max((frame.cue.last for frame in frames if sentence.tags[frame.cue.first] == "A"), default=0)
    semicolon = sentence.tags.rfind(";", earlier, last)
    if semicolon > 0 and shapes.FINITE.search(sentence.tags, semicolon, last):
        earlier = semicolon
    start = sentence.skip(earlier, ",;:-kr", last)
    if start > earlier and sentence.tags[start - 1] == "r" and sentence.tags[start] != ",":
        start -= 1  # there is a chance; very few have been
    return Range(start, last) if start < last else None
