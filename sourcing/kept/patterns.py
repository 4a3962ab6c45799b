"""A pattern → the pattern compiled, from what an earlier run compiled if it was the same one.

`re` and `regex` parse patterns in Python, which for all patterns of a run takes longer than the rest of it; so does
importing `regex`, whose parser is large. Both hand what they parsed, mostly a list of numbers, to an engine in C. Here
that is kept, and handed to the same engine again. Wherever that does not work, the pattern is compiled as usual.
"""

from __future__ import annotations

import os
import sys

from sourcing.kept import recall_small
from sourcing.lean.light import cache, import_module, machinery, module_from_spec, suppress
from sourcing.lean.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping
    from types import ModuleType
    from typing import Any, Literal

    import regex

VERSION1 = 0x100
"""`regex.VERSION1`."""
_CODE: Literal["I"] = "I"
"""How the numbers that `re` hands its engine are packed."""
IGNORE_CASE, MULTILINE, DOT_ALL, VERBOSE = 0x2, 0x8, 0x10, 0x40
"""The flags of these names in `re` and `regex`."""
_SPECIAL = {ord(character): f"\\{character}" for character in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def compile_regex(
    pattern: str, flags: int = 0, lists: Mapping[str, tuple[str, ...]] | None = None
) -> regex.Pattern[str]:
    r"""Compile a pattern as `regex.compile` does; `lists` are the words for each `\L<name>` in it.

    Raises what `regex.compile` raises.
    """
    words: Any = lists or {}

    def parsed() -> tuple[Any, ...]:
        import copyreg

        import regex

        pickled: Any = copyreg.dispatch_table[regex.Pattern](regex.compile(pattern, flags, **words))
        _, data = pickled
        return tuple(data)

    engine = _engine()
    if engine is not None:
        made_from = f"{_version(engine)}:{flags}:{sorted(words.items()) if words else ''}:{pattern}"
        data = recall_small("regex", made_from, parsed)
        with suppress(Exception):  # whatever another version of the engine makes of it
            made: regex.Pattern[str] = engine.compile(*data)
            return made
    import regex

    return regex.compile(pattern, flags, **words)


@cache
def _engine() -> ModuleType | None:
    """Return the C half of `regex` without the half in Python; None where it is not where it should be."""
    name = "regex._regex"
    with suppress(Exception):  # it is found by names that another version may not have
        if name not in sys.modules:
            package = machinery.PathFinder.find_spec("regex")
            assert package is not None
            assert package.submodule_search_locations is not None
            kinds = (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES)
            finder = machinery.FileFinder(next(iter(package.submodule_search_locations)), kinds)
            found = finder.find_spec(name)
            assert found is not None
            assert found.loader is not None
            engine = module_from_spec(found)
            found.loader.exec_module(engine)
            sys.modules[name] = engine  # so that the package, should it be imported, takes this one
        return sys.modules[name]
    return None


@cache
def _version(engine: ModuleType) -> str:
    """What tells the engine from that of any other version."""
    state = os.stat(engine.__file__ or "")
    return f"{engine.__file__}:{state.st_size}:{state.st_mtime_ns}"


def compile_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern as `re.compile` does, and raise what it raises."""
    flags = int(flags)  # a member of an enumeration would be looked up for its name
    try:
        return _assembled(pattern, *recall_small("re", f"{flags}:{pattern}", lambda: _parts(pattern, flags)))
    except Exception:  # noqa: BLE001 - whatever differs in a Python to come, `re` itself knows what to do
        import re

        return re.compile(pattern, flags)


def late_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `compile_re`, for what few texts need: it is compiled when something is first looked for with it.

    Each use takes a little longer, which would be felt where a pattern is used at every word.
    """
    return cast("re.Pattern[str]", _Late(compile_re, pattern, flags))


def late_regex(pattern: str) -> regex.Pattern[str]:
    """The same for `compile_regex`."""
    return cast("regex.Pattern[str]", _Late(compile_regex, pattern))


class _Late:
    """Has all that a pattern has, from when that is first asked for."""

    def __init__(self, compile_it: Callable[..., Any], pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._compile = compile_it
        self._flags = flags
        self._compiled: Any = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        if self._compiled is None:
            self._compiled = self._compile(self.pattern, self._flags)
        value = self.__dict__[name] = getattr(self._compiled, name)
        return value


def escaped(text: str) -> str:
    """Write a text as the pattern that matches it, as `re.escape` does."""
    return text.translate(_SPECIAL)


def _parts(pattern: str, flags: int) -> tuple[Any, ...]:
    """What `re.compile` gives its engine besides the pattern."""
    from array import array

    parsed = import_module("re._parser").parse(pattern, flags)
    code = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001
    state = parsed.state
    names = dict.fromkeys(range(state.groups)) | {number: name for name, number in state.groupdict.items()}
    numbers = array(_CODE, code).tobytes()
    return numbers, int(flags | state.flags), state.groups - 1, state.groupdict, tuple(names.values())


def _assembled(pattern: str, numbers: bytes, flags: int, *groups: Any) -> re.Pattern[str]:  # noqa: ANN401 - of `_parts`
    import _sre

    result: re.Pattern[str] = _sre.compile(pattern, flags, memoryview(numbers).cast(_CODE).tolist(), *groups)
    return result
