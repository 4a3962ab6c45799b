"""Patterns in gitignore syntax → whether they name a path, mostly without the library that reads them.

The library makes a regular expression of each pattern, and importing it takes a third of the time that one article
takes. So what it made is kept. It is asked itself about new patterns, and about a path on which patterns disagree.
"""

from __future__ import annotations

from sourcing.kept import joined, recall_small, states
from sourcing.kept.patterns import compile_re, late_re
from sourcing.lean.light import cache, lru_cache, machinery, suppress
from sourcing.lean.typed import TYPE_CHECKING, TypeVar
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from pathspec import GitIgnoreSpec

_PLAIN_NAME = late_re(r"\w[\w.-]*")
_PLAIN_PATTERN = late_re(r"\w[\w.-]*(?:/(?:\w[\w.-]*|\*\*))*/?")
"""Patterns that are known to be sound without asking the library."""
_NO_PATTERN = "no pattern"
Made = TypeVar("Made")


class _Expression(NamedTuple):
    """What the library makes of a pattern; `includes` is false where that begins with an exclamation mark."""

    pattern: str
    flags: int
    includes: bool


def is_pattern(text: str) -> bool:
    """Tell whether a text is a pattern, be it an empty one."""
    return bool(_PLAIN_PATTERN.fullmatch(text)) or _expressions((text,))[0] != _NO_PATTERN


def telling(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the texts that are patterns and name something: no comments, no empty lines."""
    if all(map(_PLAIN_PATTERN.fullmatch, texts)):
        return texts
    return tuple(text for text, made in zip(texts, _expressions(texts), strict=True) if isinstance(made, _Expression))


def verdict(patterns: tuple[str, ...], path: str) -> bool | None:
    """Whether patterns name a path; None where they do not say. A folder's path ends in a slash.

    Raises ValueError where one is no pattern.
    """
    if not may_match(patterns, path.removesuffix("/")):
        return None
    said = {includes for expression, includes in _compiled(patterns) if expression.search(path)}
    if len(said) > 1:
        return _spec(patterns).check_file(path).include
    return next(iter(said), None)


def may_match(patterns: Iterable[str], relative: str) -> bool:
    """Tell whether any pattern could match a path, by how each begins: most cannot, and nothing need be compiled."""
    return any(not (start := _start(pattern)) or f"{relative}/".startswith(start) for pattern in patterns)


def _start(pattern: str) -> str:
    """Return the folder that a pattern names before its first wildcard; empty where it may stand anywhere, or be no pattern."""
    folder, slash, _ = pattern.partition("/")
    is_sound = "\\" not in pattern  # at the end, that escapes nothing
    return folder + slash if is_sound and _PLAIN_NAME.fullmatch(folder) and pattern != folder + slash else ""


@lru_cache(maxsize=1024)
def _compiled(patterns: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], bool], ...]:
    made = _expressions(patterns)
    if _NO_PATTERN in made:
        raise ValueError(f"{patterns[made.index(_NO_PATTERN)]!r} is no pattern")
    expressions = [one for one in made if isinstance(one, _Expression)]
    return _unwarned(lambda: tuple((compile_re(one.pattern, one.flags), one.includes) for one in expressions), patterns)


@lru_cache(maxsize=1024)
def _expressions(patterns: tuple[str, ...]) -> tuple[_Expression | str | None, ...]:
    """What the library makes of each pattern: None of one that says nothing, and `_NO_PATTERN` of what is none."""

    def made() -> tuple[_Expression | str | None, ...]:
        return tuple(map(_expression, patterns))

    library = _library()
    return made() if library is None else recall_small("paths", joined([library], patterns), made)


def _expression(pattern: str) -> _Expression | str | None:
    try:
        made = next(iter(_spec((pattern,)).patterns), None)
    except ValueError:
        return _NO_PATTERN
    if made is None or made.include is None or made.regex is None:
        return None
    return _Expression(made.regex.pattern, made.regex.flags, made.include)


@lru_cache(maxsize=1024)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return _unwarned(lambda: GitIgnoreSpec.from_lines(patterns), patterns)


def _unwarned(make: Callable[[], Made], patterns: tuple[str, ...]) -> Made:
    """Make something of patterns, of which one may be [[]: Python warns of what a bracket in brackets may come to mean."""
    if not any("[" in pattern for pattern in patterns):
        return make()
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return make()


@cache
def _library() -> str | None:
    """What tells the library from that of any other version; None where it is no folder of modules."""
    found = machinery.PathFinder.find_spec("pathspec")
    folders = (found and found.submodule_search_locations) or ()
    with suppress(OSError):
        return repr([sorted(states(folder, (".py",))) for folder in folders])
    return None
