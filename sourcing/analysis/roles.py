"""A name in its sentence → the words beside it that say who its bearer is: a title, an apposition, where one belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from sourcing.analysis.names import is_title
from sourcing.values import NamedTuple

if TYPE_CHECKING:
    from sourcing.analysis.facts import Parsed
    from sourcing.analysis.names import Name

_LEADING = regex.compile(r"(?r)(?:[dnNSQEG#'c]|I\.?|(?<=Q)\.|i(?=[nN]))*$")
_APPOSED = regex.compile(
    r"(?r)(?<![ipdnNSQE#'c])(?P<role>(?:d|N'|N(?=[nNSQ])|[SQ](?=i))(?:[dnNSQE#'c]|[ip](?=[dNnS]))*),$"
)
_FOLLOWING = regex.compile(
    r"(?:\((?P<role>[^()]{1,8})\)"
    r"|,(?:#,)?(?P<role>(?:d|[nSQEG#r]+(?=[ipzSQnN])|[SQ]|N+(?:'|[nSQ]))[^,;:\"~]{0,30})(?=[,.;:-]|$)"
    r"|(?P<role>[ip][dn]{0,2}N+(?:[nS](?=[vV,x]))?)"
    r"|,(?P<role>w)|,(?P<role>#),)"
)
_CLAUSE = regex.compile(r"[vVxu]")


class Role(NamedTuple):
    """The words of a role, and the nouns in it that a reader may take it up by, in lower case."""

    text: str
    heads: frozenset[str]


def role_beside(name: Name, parsed: Parsed) -> Role | None:
    """What stands beside a name to say whose it is; a bare courtesy title says nothing."""
    words, sentence = parsed.words, parsed.sentences[name.sentence]
    tags = words.tags
    if name.titled or (name.first > sentence.first and is_title(words.lower(name.first - 1), parsed.language)):
        leading = _LEADING.search(tags, sentence.first, name.first)
        if leading is not None and not _ends_in_courtesy(name.first, parsed):
            return _role(leading.start(), name.first, parsed)
    apposed = _APPOSED.search(tags, sentence.first, name.lead)
    if apposed is not None and _names_a_role(*apposed.span("role"), parsed):
        return _role(*apposed.span("role"), parsed)
    following = _FOLLOWING.match(tags, name.last, sentence.last)
    if following is None:
        return None
    start, end = following.span("role")
    if tags[start] != "w" and tags[name.last] == "," and _CLAUSE.search(tags, start, end):
        return None
    return _role(start, end, parsed)


def _ends_in_courtesy(end: int, parsed: Parsed) -> bool:
    """Whether Mr, Ms or the like stands right before a name."""
    words = parsed.words
    last = end - 2 if words.forms[end - 1] == "." else end - 1
    return words.lower(last) in parsed.language.words["courtesy-titles"]


def _names_a_role(start: int, end: int, parsed: Parsed) -> bool:
    return any(parsed.words.tags[index] in "SQ" for index in range(start, end))


def _role(start: int, end: int, parsed: Parsed) -> Role:
    words, language = parsed.words, parsed.language
    text = parsed.document.text[words.starts[start] : words.ends[end - 1]]
    nouns = language.source_nouns["role"] | language.words["titles"]
    heads = frozenset(words.lower(index) for index in range(start, end) if words.lower(index) in nouns)
    return Role(" ".join(text.split()).rstrip(" ,"), heads)
