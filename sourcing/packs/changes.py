"""A rule and what somebody else's file changes in it → the changed rule, held to the same schema as a rule file.

The part to change is named as in the rule file: `add: {phrase: {words: [reckon]}}`. Every list may be added to and taken
from; a word that a rule has through the `$name` of a list may be taken away as well.
"""

from __future__ import annotations

from sourcing.kept.record import Record, opened, plain
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple
from sourcing.packs.located import shorten, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from pydantic_core import ErrorDetails

    from sourcing.packs.changes_file import RuleChanges
    from sourcing.packs.located import LocatedData, LocatedError, Location
    from sourcing.packs.model import Rule

    Lists = Mapping[str, tuple[str, ...]]

_FIXED = frozenset({"rule", "kind", "status", "examples", "severity", "replaced-by"})
"""What no other file may change in a rule, but for its severity, which is no list."""


class Fault(NamedTuple):
    """One fault, with the keys that lead to it from `rules: {NAME: …}`; `in_key`: the key is wrong and not its value."""

    location: Location
    message: str
    in_key: bool = True

    def located(self, data: LocatedData, at: Location) -> LocatedError:
        """Return the fault with its place in a file, whose changes to the rule stand under `at`."""
        say = data.key_error if self.in_key else data.error
        return say((*at, *self.location), self.message)


class ChangesError(ValueError):
    """What is wrong with the changes to a rule."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(fault.message for fault in faults))


def changed_rule(rule: Rule, changes: RuleChanges, lists: Lists, *, is_proven: bool = False) -> Rule:
    """Return the rule with the changes in it, its severity aside, which is decided with the other settings.

    Patterns of changes that are proven, to a rule that is, are known to be sound, and not compiled to find out.
    Raises ChangesError with every change that the rule cannot take.
    """
    edit = _Edit(rule, lists, is_proven=is_proven)
    edit.take(changes)
    if edit.faults:
        raise ChangesError(edit.faults)
    return edit.result()


class _Edit:
    """A rule as data, with where each part that was put in came from."""

    def __init__(self, rule: Rule, lists: Lists, *, is_proven: bool) -> None:
        self.name = rule.rule
        self.kind = rule.kind
        self.data: dict[str, Any] = _data(rule)
        self._context = {"lists": lists, "is_proven": is_proven}
        self.lists = lists
        self.faults: list[Fault] = []
        self._came_from: dict[Location, Location] = {}

    def take(self, changes: RuleChanges) -> None:
        exceptions = {key: value for key, value in _data(changes.except_).items() if value}
        self._extend(self.data, {"except": exceptions}, (), ())
        self._extend(self.data, changes.add, (), ("add",))
        self._reduce(self.data, changes.remove, (), ("remove",))
        for key in ("message", "fix"):
            if getattr(changes, key) is not None:
                self._put(self.data, key, getattr(changes, key), (key,))
        if changes.covered_by is not None:
            self._put(self.data, "covered-by", list(changes.covered_by), ("covered-by",))
        for key, value in (("at-least", changes.at_least), ("counted-below", changes.counted_below)):
            if value is not None and self._is_claim(key):
                self._put(self.data["claim"], key, value, (key,), ("claim",))
        if changes.within is not None and self._is_claim("within"):
            self._put(self.data, "within", changes.within, ("within",))

    def _is_claim(self, key: str) -> bool:
        """Whether the rule is of the kind that has a key; it is a fault if not."""
        if self.kind != "claim":
            message = f"{key} is for rules of the kind claim, and {self.name!r} is of the kind {self.kind}"
            self.faults.append(Fault((key,), message))
        return self.kind == "claim"

    def result(self) -> Rule:
        from pydantic import ValidationError

        from sourcing.packs.model import KINDS
        from sourcing.packs.validated import describe

        try:
            return plain(KINDS[self.kind].model_validate(self.data, context=self._context))
        except ValidationError as error:
            raise ChangesError([self._fault(detail, describe) for detail in error.errors(include_url=False)]) from None

    def _fault(self, detail: ErrorDetails, describe: Callable[[ErrorDetails, str | None], str]) -> Fault:
        location = detail["loc"]
        if detail["type"] == "extra_forbidden":
            return Fault((str(location[-1]),), f"{self.name!r} has no {location[-1]}")
        for length in range(len(location), 0, -1):
            if location[:length] in self._came_from:
                return Fault(self._came_from[location[:length]], describe(detail, None), in_key=False)
        return Fault((), f"{'.'.join(map(str, location))}: {describe(detail, None)}")

    def _put(self, into: dict[str, Any], key: str, value: object, place: Location, at: Location = ()) -> None:
        into[key] = value
        self._came_from[(*at, key)] = place

    def _extend(self, data: dict[str, Any], parts: Mapping[str, Any], at: Location, place: Location) -> None:
        for key, target, part in self._lists_in(data, parts, at, place):
            if isinstance(target, dict):
                self._extend(target, part, (*at, key), (*place, key))
                continue
            for index, item in enumerate(part):
                if item not in target:
                    self._came_from[(*at, key, len(target))] = (*place, key, index)
                    target.append(item)

    def _reduce(self, data: dict[str, Any], parts: Mapping[str, Any], at: Location, place: Location) -> None:
        for key, target, part in self._lists_in(data, parts, at, place):
            if isinstance(target, dict):
                self._reduce(target, part, (*at, key), (*place, key))
                continue
            for index, item in enumerate(part):
                if item not in target:
                    target[:] = self._spelt_out(target, item)
                if item in target:
                    target.remove(item)
                else:
                    said = shorten(item) if isinstance(item, str) else repr(item)
                    message = f"{said} is not in {'.'.join(map(str, (*at, key)))} of {self.name!r}"
                    self.faults.append(Fault((*place, key, index), message, in_key=False))
            self._came_from[(*at, key)] = (*place, key)

    def _spelt_out(self, target: list[Any], item: object) -> list[Any]:
        """Put the words of a `$list` in its place if the item is one of them."""
        for name in target:
            if isinstance(name, str) and name.startswith("$") and item in self.lists.get(name[1:], ()):
                return list(dict.fromkeys([*(one for one in target if one != name), *self.lists[name[1:]]]))
        return target

    def _lists_in(
        self, data: dict[str, Any], parts: Mapping[str, Any], at: Location, place: Location
    ) -> Iterator[tuple[str, Any, Any]]:
        """Yield each part with the mapping or list of the rule that it names; what names neither is a fault."""
        for key, part in parts.items():
            here, target = (*place, key), data.get(key)
            if not at and key in _FIXED:
                self.faults.append(
                    Fault(here, f"{key} cannot be changed from outside; write a rule of your own instead")
                )
            elif key not in data:
                names = [name for name, value in data.items() if isinstance(value, (dict, list)) and name not in _FIXED]
                whole = f"{shorten(self.name)[1:-1]}{''.join(f'.{step}' for step in at)}"
                self.faults.append(
                    Fault(here, f"{unknown('part', key, names)} (in {whole} there are: {', '.join(names)})")
                )
            elif not isinstance(target, (dict, list)):
                self.faults.append(Fault(here, f"{key} is no list, so nothing can be added to it or taken from it"))
            elif isinstance(target, list) and not isinstance(part, (list, tuple)):
                self.faults.append(Fault(here, f"a list is expected, as in {key}: [{part}]"))
            elif isinstance(target, dict) and not isinstance(part, dict):
                self.faults.append(Fault(here, f"{key} has parts of its own: {', '.join(map(str, target))}"))
            else:
                yield key, target, part


def _data(record: object) -> Any:  # noqa: ANN401 - what a rule file may hold
    """Return a record as the data of the file it was read from; what was left out there is left out where it has no value."""
    record = opened(record)
    if isinstance(record, Record):
        named = {name.rstrip("_").replace("_", "-"): value for name, value in vars(record).items()}
        return {key: _data(value) for key, value in named.items() if value is not None}
    if isinstance(record, dict):
        return {key: _data(value) for key, value in record.items()}
    return [_data(item) for item in record] if isinstance(record, tuple) else record
