"""A source's words → what kind of source it is.

The head noun decides, then whether a name or a modifier stands beside it: "officials" are unspecific, "Gaza's health
ministry" an institution, "a senior aide" anonymous, "experts" vague.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcing.analysis import shapes

if TYPE_CHECKING:
    from sourcing.analysis.facts import SourceKind
    from sourcing.analysis.frames import Range, SentenceView

_NAME = frozenset("NQI")


class SourceForm(NamedTuple):
    """What can be told from a source's own words. `head` is in lower case."""

    kind: SourceKind | None
    head: str
    described: bool
    numbered: bool


def read_source(sentence: SentenceView, source: Range | None) -> SourceForm:
    """The kind of a source, its head noun, whether anything but an article describes it, whether it is counted."""
    if source is None:
        return SourceForm(None, "", described=False, numbered=False)
    tags = sentence.tags[source.first : source.last]
    head_at = head_index(sentence, source)
    head = sentence.lower(head_at)
    before = tags[: head_at - source.first]
    after = tags[head_at - source.first + 1 :]
    words = [sentence.lower(index) for index in range(source.first, source.last)]
    numbered = any(word in _COUNTS or word.isdigit() for word in words[: len(before)])
    described = bool(after.strip(",'-")) or any(tag not in "d'," for tag in before)
    kind = _kind(sentence, source, head_at, head, tags, before, after)
    return SourceForm(kind, head, described, numbered)


def head_index(sentence: SentenceView, source: Range) -> int:
    """Where the head noun of a source stands."""
    match = shapes.HEAD.match(sentence.tags, source.first, source.last)
    end = match.end() if match else source.last
    while end - 1 > source.first and sentence.tags[end - 1] in "'.)":
        end -= 1
    return max(source.first, end - 1)


def _kind(
    sentence: SentenceView, source: Range, head_at: int, head: str, tags: str, before: str, after: str
) -> SourceKind:
    nouns = sentence.language.source_nouns
    if tags in ("s", "w", "o") or (tags == "d" and head in _OWNERS):
        return "pronoun"
    if _appositive_name(tags):
        return "named"
    named_before = bool(set(before) & _NAME)
    if head in nouns["group"]:
        return "role"
    if sentence.tags[head_at] == "N":
        return _named(sentence, source, head_at, head, before)
    if head in nouns["unspecific"] and not after.startswith("i") and _only_nationality(sentence, source, head_at):
        return "anonymous" if head == "sources" else "unspecific"
    if head in nouns["anonymous"]:
        return "role" if named_before and _is_owned(before) and head not in ("source", "sources") else "anonymous"
    if (
        head in nouns["vague"]
        and not named_before
        and "#" not in before
        and not (set(after) & _NAME)
        and not _is_definite(sentence, source)
    ):
        return "vague"
    if head in nouns["institution"]:
        return "institution"
    if head in nouns["document"]:
        return "document"
    return "role"


def _named(sentence: SentenceView, source: Range, head_at: int, head: str, before: str) -> SourceKind:
    form = sentence.words.forms[sentence.first + head_at]
    starts_with_the = sentence.lower(source.first) == "the"
    if head in sentence.language.source_nouns["institution"] or head in sentence.language.source_nouns["document"]:
        return "institution"
    if form.isupper() and len(form) > 1 and not set(before) & _NAME:
        return "institution"
    return "institution" if starts_with_the and not set(before) & set("SQ") else "named"


def _appositive_name(tags: str) -> bool:
    """A role and then a name: the mayor, Ann Roe."""
    parts = tags.split(",")
    return len(parts) > 1 and "NN" in parts[1] and parts[1][:1] in "NQ"


def _only_nationality(sentence: SentenceView, source: Range, head_at: int) -> bool:
    """Whether only articles, adjectives of place and plain words stand before the head: Israeli figures."""
    names = [index for index in range(source.first, head_at) if sentence.tags[index] == "N"]
    return len(names) <= 1 and "'" not in sentence.tags[source.first : head_at]


def _is_owned(before: str) -> bool:
    return "'" in before


def _is_definite(sentence: SentenceView, source: Range) -> bool:
    return sentence.lower(source.first) in _DEFINITE


_OWNERS = frozenset(("his", "her", "their", "its", "my", "our"))
_DEFINITE = frozenset(("the", "these", "those", "his", "her", "their", "its", "our", "my", "both"))
_COUNTS = frozenset(
    (
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "one",
        "eleven",
        "twelve",
        "dozen",
        "several",
    )
)
