"""A pattern → the pattern compiled, from what an earlier run compiled if it was the same one.

Both modules parse patterns in Python, which for all patterns of a run takes longer than the rest of it. A compiled
pattern of `regex` can be pickled. One of `re` cannot, but what it is made of can: `re` calls its engine with a list of
numbers, and so does this module, with the numbers kept by the very same Python. Where that does not work, it is compiled.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import regex

from sourcing.kept import recall_small

if TYPE_CHECKING:
    from collections.abc import Mapping


def compile_regex(
    pattern: str, flags: int = 0, lists: Mapping[str, tuple[str, ...]] | None = None
) -> regex.Pattern[str]:
    r"""Compile a pattern as `regex.compile` does; `lists` are the words for each `\L<name>` in it.

    Raises what `regex.compile` raises.
    """
    words: Any = lists or {}
    made_from = repr((regex.__version__, pattern, flags, sorted(words.items())))
    return recall_small("regex", made_from, lambda: regex.compile(pattern, flags, **words))


def compile_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern as `re.compile` does, and raise what it raises."""
    with suppress(Exception):  # whatever differs in a Python to come, `re` itself knows what to do
        return _assembled(pattern, *recall_small("re", repr((pattern, int(flags))), lambda: _parts(pattern, flags)))
    return re.compile(pattern, flags)


def _parts(pattern: str, flags: int) -> tuple[Any, ...]:
    """What `re.compile` gives its engine besides the pattern."""
    parsed = re._parser.parse(pattern, flags)  # type: ignore[attr-defined] # noqa: SLF001
    code = re._compiler._code(parsed, flags)  # type: ignore[attr-defined] # noqa: SLF001
    state = parsed.state
    names = dict.fromkeys(range(state.groups)) | {number: name for name, number in state.groupdict.items()}
    numbers = [int(number) for number in code]
    return int(flags | state.flags), numbers, state.groups - 1, state.groupdict, tuple(names.values())


def _assembled(pattern: str, *parts: Any) -> re.Pattern[str]:  # noqa: ANN401 - what `_parts` returned
    import _sre

    result: re.Pattern[str] = _sre.compile(pattern, *parts)
    return result
