"""Words and phrases → one pattern that finds any of them as whole words, whatever the white space or apostrophe."""

from __future__ import annotations

from sourcing.kept import joined, recall_small
from sourcing.kept.patterns import IGNORE_CASE, escaped, late_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

_APOSTROPHE = "['’]"
_NOTHING = r"(?!)"


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a list of phrases, longest first; case is ignored. An empty list matches nothing.

    Where a phrase begins or ends with a letter or a figure, a word does so too.
    """
    return _compiled(tuple(dict.fromkeys(phrases)))


def phrase_source(phrases: Iterable[str]) -> str:
    """The source of that pattern, to be put in another one."""
    return _source_of(tuple(dict.fromkeys(phrases)))


def alternatives(phrases: Iterable[str]) -> str:
    """The source of a pattern for any of the phrases, longest first, that asks for no word edges."""
    listed = sorted(phrases)  # a set has no order that lasts
    return recall_small("alternatives", joined(listed), lambda: _alternatives(listed))


def compiled(source: str) -> re.Pattern[str]:
    """A pattern that such sources were put into, compiled when it is first looked for; case is ignored."""
    return late_re(source, IGNORE_CASE)


def _alternatives(phrases: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(_source, sorted(phrases, key=_longest_first)))})"


@lru_cache(maxsize=512)
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return late_re(_source_of(phrases), IGNORE_CASE)


def _source_of(phrases: tuple[str, ...]) -> str:
    if not phrases:
        return _NOTHING
    return recall_small("phrases", joined(phrases), lambda: _any_of(sorted(phrases, key=_longest_first)))


def _any_of(phrases: Iterable[str]) -> str:
    """What has its first character in common stands together, so that most places in a text are soon passed by."""
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[:1] if phrase[:1].isalnum() else "", []).append(_source(phrase) + _last_edge(phrase))
    others = by_first.pop("", [])
    words = [f"{first}(?:{'|'.join(source[1:] for source in sources)})" for first, sources in by_first.items()]
    edged = [rf"(?<!\w)(?:{'|'.join(words)})"] if words else []
    return f"(?:{'|'.join([*edged, *others])})"


def _longest_first(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase


def _last_edge(phrase: str) -> str:
    return r"(?!\w)" if phrase[-1:].isalnum() else ""


def _source(phrase: str) -> str:
    words = (escaped(word.replace("’", "'")).replace("'", _APOSTROPHE) for word in phrase.split())
    return r"\s+".join(words)
