"""A source's words → what kind of source it is.

The head noun decides, then whether a name or a modifier stands beside it: "officials" are unspecific, "Gaza's health
ministry" an institution, "a senior aide" anonymous, "experts" vague.
"""

from __future__ import annotations

from sourcing.analysis.frames import shapes
from sourcing.kept.patterns import compile_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from sourcing.analysis.frames import Range, SentenceView
    from sourcing.kinds import SourceKind

_NAME = frozenset("NQI")
_BODIES = ("name-media", "name-bodies", "name-places")
"""The lists of names that are no person's and may yet speak: Reuters, Hamas, Israel."""
_OFFICE = compile_re(r"[dNE]*QiNNN")
_OFFICE_HOLDER = compile_re(r"[dnEcS]{0,5}[SQ](?:N|I\.?)*N(?:I\.?)?N")
_POST = compile_re(r"[dnErNSQ]*[SQ]zN(?=N(?:I\.?)?N)")
_BODY_AND_OFFICE = compile_re(r"(?:[NS]|I\.?)+i[NQ]+[nS]*[QS](?:N|I\.?)*N(?=,|$)")


class SourceForm(NamedTuple):
    """What can be told from a source's own words. `head` is in lower case."""

    kind: SourceKind | None
    head: str
    described: bool
    numbered: bool


class _Phrase(NamedTuple):
    """A source taken apart: the tags before and after its head noun, and where that stands in the sentence."""

    sentence: SentenceView
    first: int
    head_at: int
    head: str
    tags: str
    before: str
    after: str

    def starts_with(self, words: str) -> bool:
        return self.sentence.is_one_of(self.first, words)

    def head_is(self, *kinds: str) -> bool:
        head, nouns = self.head, self.sentence.language.source_nouns
        for kind in kinds:  # noqa: SIM110 - asked of every source several times, and `any` takes twice as long
            if head in nouns[kind]:
                return True
        return False

    @property
    def named_before(self) -> bool:
        """Whether a name stands before the head; a field that opens the sentence only looks like one: Health experts said."""
        opens = not self.first and self.sentence.is_one_of(0, "fields")
        return not _NAME.isdisjoint(self.before[1:] if opens else self.before)


def read_source(sentence: SentenceView, source: Range | None) -> SourceForm:
    """The kind of a source, its head noun, whether anything but an article describes it, whether it is counted."""
    if source is None:
        return SourceForm(None, "", described=False, numbered=False)
    phrase = _phrase(sentence, source)
    described = bool(phrase.after.strip(",'-")) or any(tag not in "d'," for tag in phrase.before)
    return SourceForm(_kind(phrase), phrase.head, described, _is_counted(phrase))


def _phrase(sentence: SentenceView, source: Range) -> _Phrase:
    tags = sentence.tags[source.first : source.last]
    head_at = _head_index(sentence, source)
    place = head_at - source.first
    return _Phrase(sentence, source.first, head_at, sentence.lower(head_at), tags, tags[:place], tags[place + 1 :])


_BRACKETS = (("(", ")"), ("<", ">"))


def _head_index(sentence: SentenceView, source: Range) -> int:
    """Where the head noun of a source stands."""
    match = shapes.HEAD.match(sentence.tags, source.first, source.last)
    end = match.end() if match else source.last
    for opening, closing in _BRACKETS:  # the Bank (BoE), Acme <ACM.N>, but <Acme Ltd> alone
        if sentence.tags.endswith(closing, source.first, end):
            opened = sentence.tags.rfind(opening, source.first, end)
            end = opened if opened > source.first else end - 1
    while end - source.first > 1 and sentence.is_one_of(end - 1, "postpositive"):
        end -= 1
    return max(source.first, sentence.skip_back(end, "'.)", source.first + 1) - 1)


def _is_counted(phrase: _Phrase) -> bool:
    sentence = phrase.sentence
    return any(
        sentence.is_one_of(index, "counts") or sentence.lower(index).isdigit()
        for index in range(phrase.first, phrase.head_at)
    )


def _kind(phrase: _Phrase) -> SourceKind:
    if _is_pronoun(phrase):
        return "pronoun"
    if _is_apposed_name(phrase.tags) or _is_of_a_body(phrase) or _is_posted(phrase):
        return "named"
    if _is_part_of_faction(phrase) or _is_some_within(phrase):
        return "vague"
    if phrase.head_is("group"):
        return "role"
    if phrase.sentence.tags[phrase.head_at] == "N" or phrase.sentence.is_one_of(phrase.head_at, "and-others"):
        return _named(phrase)
    return _unnamed(phrase) or _by_noun(phrase)


def _is_of_a_body(phrase: _Phrase) -> bool:
    """A body, an office in it and who holds it: University of Leeds professor Ann Roe; not the office of Leeds Mayor Ann Roe."""
    is_body = (
        phrase.head_is("institution") and phrase.sentence.words.forms[phrase.sentence.first + phrase.first][0].isupper()
    )
    return is_body and _BODY_AND_OFFICE.match(phrase.tags) is not None


def _is_posted(phrase: _Phrase) -> bool:
    """Somebody with a post and where that is: the former ambassador to Norway Ann Roe; not aides to Hillary Rodham Clinton."""
    post = _POST.match(phrase.tags)
    return post is not None and phrase.sentence.is_one_of(phrase.first + post.end() - 1, "name-places")


def _is_part_of_faction(phrase: _Phrase) -> bool:
    """Whether a source is some of a camp and no more is said of them: some Democrats, many Clinton allies."""
    return (
        phrase.head_is("faction")
        and phrase.sentence.lower(phrase.first) in phrase.sentence.language.source_nouns["some"]
        and _only_nationality(phrase)
        and _NAME.isdisjoint(phrase.after)
    )


def _is_some_within(phrase: _Phrase) -> bool:
    """Whether a source is some of those in a body or a place, and nothing tells whom: some in Labour, many in Leeds."""
    within = phrase.after[:1] == "p" and phrase.after.strip("N") == "p"
    return (
        within
        and phrase.head_at == phrase.first
        and phrase.head in phrase.sentence.language.source_nouns["some"]
        and phrase.sentence.is_one_of(phrase.head_at + 1, "placing-prepositions")
    )


def _is_pronoun(phrase: _Phrase) -> bool:
    return phrase.tags in ("s", "w", "o") or (
        phrase.tags == "d" and phrase.head in phrase.sentence.language.words["possessives"]
    )


def _is_apposed_name(tags: str) -> bool:
    """A role and then a name: the mayor, Ann Roe; an official, vice president Ann Roe; Secretary of State Ann Roe."""
    _, _, behind = tags.partition(",")
    apposed, _, _ = behind.partition(",")
    is_name = "NN" in apposed.replace("I.", "") and apposed[:1] in "NQ"
    return is_name or _OFFICE_HOLDER.fullmatch(apposed) is not None or _OFFICE.match(tags) is not None


def _named(phrase: _Phrase) -> SourceKind:
    """A name is a person's unless its noun, its capitals or an article say that it is a body's."""
    lists = phrase.sentence.language.words
    form = phrase.sentence.words.forms[phrase.sentence.first + phrase.head_at]
    if len(phrase.tags) == 1 and any(phrase.head in lists[listed] for listed in _BODIES):
        return "institution"
    acronym = form.isupper() and len(form) > 1 and not phrase.named_before
    article = phrase.starts_with("definite-articles") and set("SQ").isdisjoint(phrase.before)
    return "institution" if phrase.head_is("institution", "document") or acronym or article else "named"


def _unnamed(phrase: _Phrase) -> SourceKind | None:
    """The kinds of source that no reader can go and ask."""
    bare = phrase.head in phrase.sentence.language.words["bare-sources"]
    if phrase.head_is("unspecific") and not phrase.after.startswith("i") and _only_nationality(phrase):
        return "anonymous" if bare else "unspecific"
    if _is_in_the_know(phrase) or _asks_for_anonymity(phrase):
        return "anonymous"
    if phrase.head_is("anonymous") or _is_senior_figure(phrase):
        return "role" if phrase.named_before and "'" in phrase.before and not bare else "anonymous"
    is_one = phrase.head_is("market") and phrase.starts_with("singled-out")  # one dealer; not a dealer, who has a story
    if not (is_one or phrase.head_is("vague")) or not _says_nothing_more(phrase):
        return None
    knows = phrase.sentence.is_one_of(phrase.head_at + 1, "postpositive")  # people familiar with the talks
    return "anonymous" if knows else "vague"


def _is_senior_figure(phrase: _Phrase) -> bool:
    """A senior Treasury figure, another party figure: somebody, and no number."""
    sentence = phrase.sentence
    return sentence.is_one_of(phrase.head_at, "figures-of-people") and any(
        sentence.is_one_of(at, "ranks-of-insiders") for at in range(phrase.first, phrase.head_at)
    )


def _is_in_the_know(phrase: _Phrase) -> bool:
    """Those close to the talks, those briefed on them: not those present."""
    sentence, at = phrase.sentence, phrase.head_at
    return sentence.is_one_of(at, "those") and sentence.is_one_of(at + 1, "in-the-know")


def _asks_for_anonymity(phrase: _Phrase) -> bool:
    """A nurse, who spoke on condition of anonymity; a driver who asked not to be named."""
    words = phrase.sentence.language.words
    told = phrase.sentence.lowered[phrase.head_at + 1 : phrase.first + len(phrase.tags)]
    if not words["anonymity"].isdisjoint(told):
        return True
    return not words["to-be-named"].isdisjoint(told) and not words["negations"].isdisjoint(told)


def _only_nationality(phrase: _Phrase) -> bool:
    """Whether only articles, adjectives of place and plain words stand before the head: Israeli figures."""
    return phrase.before.count("N") <= 1 and "'" not in phrase.before


def _says_nothing_more(phrase: _Phrase) -> bool:
    """Whether no name, no number and no definite article tells which people are meant."""
    named = phrase.named_before or not _NAME.isdisjoint(phrase.after)
    counted = "#" in phrase.before and not phrase.starts_with("singled-out")
    if counted or phrase.starts_with("definite"):
        return False
    return not named or _only_tells_where(phrase)


def _only_tells_where(phrase: _Phrase) -> bool:
    """Whether a name says no more than of what people somebody is, or on what market: Swiss analysts, bankers in New York."""
    sentence, whole = phrase.sentence, range(phrase.first, phrase.first + len(phrase.tags))
    names = [at for at in whole if at != phrase.head_at and sentence.tags[at] in _NAME]
    if all(sentence.is_one_of(at, "name-peoples") for at in names):
        return True
    within = phrase.after[:1] != "p" or sentence.is_one_of(phrase.head_at + 1, "placing-prepositions")
    return within and phrase.head_is("market") and all(_is_in_a_place(sentence, at) for at in names)


def _is_in_a_place(sentence: SentenceView, at: int) -> bool:
    """Whether a word is the name of a place or of a people, or part of a place's of two words."""
    if sentence.is_one_of(at, "name-places") or sentence.is_one_of(at, "name-peoples"):
        return True
    places = sentence.language.words["name-places"]
    return any(f"{sentence.lower(first)} {sentence.lower(first + 1)}" in places for first in (at - 1, at))


def _counts_holders(phrase: _Phrase) -> bool:
    """Whether a noun only counts who holds something: an average of 81 percent of members approve."""
    figure = phrase.sentence.first + phrase.head_at + 2
    return phrase.after.startswith("i#") and "%" in phrase.sentence.words.figures[figure : figure + 2]


def _by_noun(phrase: _Phrase) -> SourceKind:
    if phrase.head_is("institution"):
        return "institution"
    if _counts_holders(phrase):
        return "role"
    return "document" if phrase.head_is("document", "provision") else "role"
