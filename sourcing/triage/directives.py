"""A comment addressed to this tool → what it asks for: `ignore[RULE, …] reason`, `disable`, `enable`, `ignore-file`.

>>> parse("ignore[vague-source] the desk knows her")
Directive(verb='ignore', names=(Name(rule='vague-source', start=7),), reason='the desk knows her')
"""

from __future__ import annotations

from sourcing.kept.patterns import DOT_ALL, compile_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from typing import Literal

    Verb = Literal["ignore", "ignore-file", "disable", "enable"]

VERBS: tuple[Verb, ...] = ("ignore", "ignore-file", "disable", "enable")

_DIRECTIVE = compile_re(r"\s*(?P<verb>[^\s\[\]]*)\s*(?P<list>\[(?P<names>[^\[\]]*)\])?(?P<reason>.*)", DOT_ALL)
_NAME = compile_re(r"[^\s,]+(?:[^\S,]+[^\s,]+)*")
_DASHES = compile_re(r"(?:--+|[:;–—-])(?=\s|$)")
_OPENING = "sourcing:"
_CLOSING = compile_re(r"(?:\*/\s*\}|--!?>)\s*\Z")


class Name(NamedTuple):
    """A rule that a directive names; `start` is its offset in the text that was parsed."""

    rule: str
    start: int


class Directive(NamedTuple):
    """What a comment asks for. `reason` is one line, empty where none is given."""

    verb: Verb
    names: tuple[Name, ...]
    reason: str


class MalformedError(ValueError):
    """A comment addressed to this tool that it cannot follow."""


def parse(text: str) -> Directive:
    """Read what stands after `sourcing:` in a comment. Raises MalformedError, whose words name fault and remedy."""
    parts = _DIRECTIVE.fullmatch(text)
    assert parts is not None, "the pattern takes any text"
    verb = parts["verb"]
    if verb not in VERBS:
        said = f"{verb!r} is no directive" if verb else "the directive is empty"
        raise MalformedError(f"{said}; write one of {', '.join(VERBS)}, as in 'sourcing: ignore[RULE] reason'")
    if parts["list"] is None:
        fault = "is not closed" if "[" in parts["reason"] else "names no rule"
        raise MalformedError(f"{verb!r} {fault}; write the rules in brackets, as in 'sourcing: {verb}[RULE] reason'")
    start = parts.start("names")
    names = tuple(Name(name.group(), start + name.start()) for name in _NAME.finditer(parts["names"]))
    if not names:
        raise MalformedError(f"{verb!r} names no rule; write one between the brackets")
    return Directive(verb, names, _plain_reason(parts["reason"]))


def body(comment: str) -> tuple[str, int]:
    """Return what a comment says after `sourcing:`, and at which offset of the comment that begins."""
    start = comment.index(_OPENING) + len(_OPENING)
    closing = _CLOSING.search(comment, start)
    return comment[start : closing.start() if closing else len(comment)], start


def _plain_reason(text: str) -> str:
    words = " ".join(text.split())
    dashes = _DASHES.match(words)
    return words[dashes.end() :].strip() if dashes else words
