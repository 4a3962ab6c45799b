"""The bytes of a YAML file → its data with the place of every key and value.

The file is read as a stream of events, never recursively, so that deep nesting costs an error and not the stack.
Aliases and tags are refused: rule files have no need of them, and they are how small files grow large.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import yaml
from yaml.constructor import SafeConstructor
from yaml.reader import Reader
from yaml.resolver import Resolver

from sourcing.packs.located import LocatedData, LocatedError, LocatedErrors, Location, Mark, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEEPEST = 16
"""How many lists and mappings may stand inside each other; no rule or config needs half of it."""

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_constructor = SafeConstructor()
_CONSTRUCT: dict[str, Callable[[yaml.ScalarNode], Any]] = {
    f"{_TAG}null": _constructor.construct_yaml_null,
    f"{_TAG}bool": _constructor.construct_yaml_bool,
    f"{_TAG}int": _constructor.construct_yaml_int,
    f"{_TAG}float": _constructor.construct_yaml_float,
    f"{_TAG}timestamp": _constructor.construct_yaml_timestamp,
}


class _YamlMark(Protocol):
    """A place as both readers of `yaml`, the one in C and the one in Python, tell it: line and column from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def read_yaml(path: str, content: bytes) -> LocatedData:
    """Return the mapping in a YAML file. Faults that leave the rest readable are in its `errors`.

    Raises LocatedErrors where no mapping can be had: not UTF-8, not YAML, empty, a list, several documents.
    """
    text = _decoded(path, content)
    builder = _Builder(path, text)
    try:
        for event in _events(text):
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        raise LocatedErrors([*builder.errors, _syntax_error(path, text, error)]) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        message = " ".join(str(error).split())
        raise LocatedErrors([*builder.errors, LocatedError(path, 1, 1, f"not valid YAML: {message}")]) from None
    return builder.result()


def _decoded(path: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        raise LocatedErrors([_at_offset(path, before, "this is not UTF-8 text; save the file as UTF-8")]) from None
    control = Reader.NON_PRINTABLE.search(text)
    if control:
        message = f"the character U+{ord(control.group()):04X} is not allowed in YAML; remove it"
        raise LocatedErrors([_at_offset(path, text[: control.start()], message)])
    return text


def _at_offset(path: str, before: str, message: str) -> LocatedError:
    return LocatedError(path, before.count("\n") + 1, len(before) - before.rfind("\n"), message)


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, Loader=_Loader)


def _mark(mark: _YamlMark | None) -> Mark:
    assert mark is not None, "what was read from a text has a place in it"
    return Mark(mark.line + 1, mark.column + 1)


def _syntax_error(path: str, text: str, error: yaml.MarkedYAMLError) -> LocatedError:
    place = error.problem_mark or error.context_mark
    mark = Mark(1, 1) if place is None else _mark(place)
    lines = text.splitlines()
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    return LocatedError(path, *mark, _explain(line, line[mark.column - 1 : mark.column], error))


def _explain(line: str, character: str, error: yaml.MarkedYAMLError) -> str:
    problem, context = error.problem or "broken", error.context or ""
    if character == "\t":
        return "a tab cannot indent YAML; use spaces"
    message = f"not valid YAML: {' '.join(problem.split())}"
    if "mapping values" in problem:
        return f"{message}; a text with a colon in it must be written in quotes"
    start = _special_start(line, character, context)
    return f"{message}; a text that begins with {start} must be written in quotes" if start else message


def _special_start(line: str, character: str, context: str) -> str | None:
    """Return the character that was meant as text and that YAML took for a sign of its own, if one was."""
    if character in ("@", "%", "`"):
        return character
    if "alias" in context:
        return "*"
    if "anchor" in context:
        return "&"
    return "[" if "[[" in line else None


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open; `key` waits for its value."""

    location: Location
    container: dict[str, Any] | list[Any]
    key: str | None = None

    def next_location(self) -> Location:
        step = len(self.container) if isinstance(self.container, list) else self.key
        assert step is not None
        return (*self.location, step)

    def awaits_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None

    def put(self, value: object) -> None:
        if isinstance(self.container, list):
            self.container.append(value)
        else:
            assert self.key is not None
            self.container.setdefault(self.key, value)
            self.key = None


@dataclass(slots=True)
class _Builder:
    """Takes the events one by one and builds the data and its places."""

    path: str
    text: str
    errors: list[LocatedError] = field(default_factory=list)
    keys: dict[Location, Mark] = field(default_factory=dict)
    values: dict[Location, Mark] = field(default_factory=dict)
    raw: dict[Location, str] = field(default_factory=dict)
    broken: set[Location] = field(default_factory=set)
    open: list[_Frame] = field(default_factory=list)
    documents: int = 0
    top: Any = None

    def add(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(_mark(event.start_mark))
            case yaml.MappingStartEvent():
                self._start_collection(event, {})
            case yaml.SequenceStartEvent():
                self._start_collection(event, [])
            case yaml.CollectionEndEvent():
                self.open.pop()
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.AliasEvent():
                self._alias(_mark(event.start_mark))

    def result(self) -> LocatedData:
        """Return the finished data. Raises LocatedErrors where the top is not a mapping."""
        if not isinstance(self.top, dict):
            found = "the file is empty" if self.top is None else f"found {self._top_name()}"
            mark = self.values.get((), Mark(1, 1)) if self.top is not None else Mark(1, 1)
            self._fail(mark, f"{found}; keys with values are expected, one `key: value` on a line")
        return LocatedData(
            self.path, self.top, self.keys, self.values, self.raw, frozenset(self.broken), tuple(self.errors)
        )

    def _top_name(self) -> str:
        return "a list" if isinstance(self.top, list) else f"only the text {shorten(self.raw.get((), ''))}"

    def _fail(self, mark: Mark, message: str) -> None:
        raise LocatedErrors([*self.errors, LocatedError(self.path, *mark, message)])

    def _fault(self, mark: Mark, message: str) -> None:
        self.errors.append(LocatedError(self.path, *mark, message))

    def _start_document(self, mark: Mark) -> None:
        self.documents += 1
        if self.documents > 1:
            self._fail(mark, "a second document starts here; a file holds one, so remove the line ---")

    def _start_collection(
        self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, container: dict[str, Any] | list[Any]
    ) -> None:
        mark = _mark(event.start_mark)
        if self.open and self.open[-1].awaits_key():
            self._fail(mark, "a key must be plain text; write it in quotes if it begins with [ or {")
        if len(self.open) >= DEEPEST:
            self._fail(mark, f"nested more than {DEEPEST} deep")
        location = self._place(mark, container)
        self._refuse_tag(event.tag, mark, location)
        self.open.append(_Frame(location, container))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark = _mark(event.start_mark)
        if self.open and self.open[-1].awaits_key():
            self._key(event.value, mark)
            return
        frame = self.open[-1] if self.open else None
        if not event.value and event.implicit[0] and frame is not None and frame.key is not None:
            mark = self.keys[frame.next_location()]
        value, fault = _constructed(event)
        location = self._place(mark, value)
        self.raw.setdefault(location, event.value)
        self._refuse_tag(event.tag, mark, location)
        if fault:
            self._fault(mark, fault)
            self.broken.add(location)

    def _key(self, key: str, mark: Mark) -> None:
        frame = self.open[-1]
        frame.key = key
        if key in frame.container:
            self._fault(mark, f"the key {shorten(key)} is already on line {self.keys[frame.next_location()].line}")
        self.keys.setdefault(frame.next_location(), mark)

    def _alias(self, mark: Mark) -> None:
        message = "aliases are not allowed; a text that begins with * must be written in quotes"
        if not self.open or self.open[-1].awaits_key():
            self._fail(mark, message)
        self._fault(mark, message)
        self.broken.add(self._place(mark, None))

    def _refuse_tag(self, tag: str | None, mark: Mark, location: Location) -> None:
        if tag is not None:
            self._fault(mark, "tags are not allowed; a text that begins with ! must be written in quotes")
            self.broken.add(location)

    def _place(self, mark: Mark, value: object) -> Location:
        """Put a value into the innermost open collection, remember where it stands, and return its location."""
        if not self.open:
            self.top = value
            self.values[()] = mark
            return ()
        location = self.open[-1].next_location()
        self.values.setdefault(location, mark)
        self.open[-1].put(value)
        return location


_resolver = Resolver()


def _constructed(event: yaml.ScalarEvent) -> tuple[Any, str | None]:
    """Return the value of a scalar, and what is wrong with it if it only looks like a number or a date."""
    tag = _resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
    construct = _CONSTRUCT.get(tag)
    if construct is None:
        return event.value, None
    try:
        return construct(yaml.ScalarNode(tag, event.value)), None
    except (ValueError, OverflowError):
        return event.value, f"{shorten(event.value)} looks like a number or a date and is neither; write it in quotes"
