"""The words and patterns of a rule, with the names of language lists in them → plain words and compiled patterns."""

from __future__ import annotations

from math import prod

from sourcing.kept.patterns import IGNORE_CASE, VERSION1, compile_re, compile_regex
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.packs.located import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    import regex

_NAMED_LIST = compile_re(r"(?<!\\)(?:\\\\)*\\L<([^>]*)>")

# Compiling copies what must repeat, so counts inside counts would take all the time and memory there is.
_LEAST_REPEATS = compile_re(r"\{(\d{1,9})(?:,\d*)?\}")
_MOST_REPEATS = 1_000_000

_SIMPLE_CASE = "(?-f)"
"""Without it `ss` would match ß where case is ignored, and a pattern takes twice as long to compile."""


def expand_words(words: Iterable[str], lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words, with each `$name` replaced by the language's list of that name; each word once, in order.

    Raises ValueError for a list that does not exist.
    """
    expanded = (part for word in words for part in (_list(word[1:], lists) if word.startswith("$") else (word,)))
    return tuple(dict.fromkeys(expanded))


def _list(name: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if name not in lists:
        raise ValueError(unknown("word list", f"${name}", [f"${known}" for known in lists]))
    return lists[name]


def compile_pattern(
    pattern: str, lists: Mapping[str, tuple[str, ...]], *, case_sensitive: bool = False
) -> regex.Pattern[str]:
    r"""Compile a rule's pattern; `\L<vague_nouns>` stands for any word of the language's list `vague-nouns`.

    Raises ValueError, with one line that says what is wrong, for a bad pattern or an unknown list.
    """
    named = lists_in(pattern, lists)
    flags = VERSION1 | (0 if case_sensitive else IGNORE_CASE)
    try:
        return compile_regex(f"{_SIMPLE_CASE}{pattern}", flags, named)
    except Exception as error:  # noqa: BLE001 - its parser fails in many ways, all of them the pattern's fault
        raise ValueError(f"bad pattern: {_complaint(error)}") from None


def lists_in(pattern: str, lists: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the words of the lists that a pattern names, by the names it has for them.

    Raises ValueError for what can be told to be wrong without reading the pattern.
    """
    names = _NAMED_LIST.findall(pattern) if r"\L<" in pattern else ()
    hyphenated = next((name for name in names if "-" in name), None)
    if hyphenated:
        raise ValueError(f"bad pattern: write \\L<{hyphenated.replace('-', '_')}>, with underscores")
    named = {name: _list(name.replace("_", "-"), lists) for name in names}
    if "{" in pattern and prod(int(least) for least in _LEAST_REPEATS.findall(pattern)) > _MOST_REPEATS:
        raise ValueError(f"bad pattern: its repeat counts multiply to more than {_MOST_REPEATS:,}")
    return named


def _complaint(error: Exception) -> str:
    import regex  # not before a pattern is at fault

    if isinstance(error, regex.error):
        complaint: Any = error  # its stubs leave out what it holds
        return f"{complaint.msg} at character {(complaint.pos or 0) + 1 - len(_SIMPLE_CASE)} of it"
    return str(error) if isinstance(error, ValueError) else "it cannot be compiled"
