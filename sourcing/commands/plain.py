"""The arguments of `check` → what they ask for, without click; None where only click can tell.

Importing click takes half as long as checking an article. What is here is the part of `sourcing.commands.check` that people,
editors and CI jobs use every day. Whatever else stands in the arguments, and whatever is wrong with them, is for click to
read and to complain of.
"""

from __future__ import annotations

import os

from sourcing.commands.terminal import STDIN
from sourcing.findings import SEVERITIES
from sourcing.lean.typed import TYPE_CHECKING, cast
from sourcing.lean.values import NamedTuple, replace
from sourcing.reporters import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcing.commands.checking import Manner
    from sourcing.kinds import Severity
    from sourcing.options import Options

_CACHING = {"--cache": True, "--no-cache": False}
SWITCHES = frozenset((*_CACHING, "--exit-zero", "--no-suppress", "--quiet", "--statistics"))
CHOICES: Mapping[str, Sequence[str]] = {
    "--color": ("auto", "always", "never"),
    "--columns": ("code-points", "utf16"),
    "--fail-on": SEVERITIES,
    "--format": FORMATS,
    "--show-from": SEVERITIES,
}
WORDS = frozenset(("--config", "--ignore", "--preset", "--select", "--stdin-filename"))


class Asked(NamedTuple):
    """What to check and how; `stdin_name` is None where files are read."""

    paths: tuple[str, ...]
    options: Options
    manner: Manner
    stdin_name: str | None


def asked_in(arguments: Sequence[str]) -> Asked | None:
    """Return what the arguments after `check` ask for; None if click has to read them."""
    read = _read(arguments)
    if read is None:
        return None
    paths, switches, values = read
    from_stdin = STDIN in paths
    if (from_stdin and len(paths) > 1) or ("--stdin-filename" in values and not from_stdin):
        return None
    last = {name: given[-1] for name, given in values.items()}
    if any(last.get(name, choices[0]) not in choices for name, choices in CHOICES.items()) or not _is_file(last):
        return None
    return Asked(
        tuple(paths) or (".",),
        _options(switches, values, last),
        _manner(switches, last),
        last.get("--stdin-filename", "") if from_stdin else None,
    )


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    """Split comma-separated names; an option may also be given many times."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _read(arguments: Sequence[str]) -> tuple[list[str], set[str], dict[str, list[str]]] | None:
    """Return paths, switches, and the values of each option that takes one; None where anything else is said."""
    paths: list[str] = []
    switches: set[str] = set()
    values: dict[str, list[str]] = {}
    waiting = iter(arguments)
    for argument in waiting:
        if argument == STDIN or not argument.startswith("-"):
            paths.append(argument)
        elif argument in SWITCHES:
            switches.add(argument)
        else:
            name, _, value = argument.partition("=")
            if name == argument:
                value = next(waiting, STDIN)
            if value.startswith("-") or (name not in WORDS and name not in CHOICES):
                return None
            values.setdefault(name, []).append(value)
    return None if _CACHING.keys() <= switches else (paths, switches, values)


def _is_file(last: Mapping[str, str]) -> bool:
    """Whether the config that is named, if any, can be read."""
    config = last.get("--config")
    return config is None or (os.path.isfile(config) and os.access(config, os.R_OK))


def _severity(last: Mapping[str, str], name: str) -> Severity | None:
    return cast("Severity | None", last.get(name))  # one of the choices


def _options(switches: set[str], values: Mapping[str, Sequence[str]], last: Mapping[str, str]) -> Options:
    from sourcing.options import options

    select, ignore = (split_names(values.get(name, ())) for name in ("--select", "--ignore"))
    return replace(
        options(last.get("--config"), last.get("--preset"), select, ignore, _severity(last, "--fail-on")),
        suppress="--no-suppress" not in switches,
        portray=last.get("--format") == "html",
        cache=next((asked for switch, asked in _CACHING.items() if switch in switches), None),
    )


def _manner(switches: set[str], last: Mapping[str, str]) -> Manner:
    from sourcing.commands.checking import Manner
    from sourcing.commands.output import default_format

    return Manner(
        last.get("--format") or default_format(),
        color=last.get("--color", "auto"),
        columns=last.get("--columns", "code-points"),
        show_from=_severity(last, "--show-from"),
        exit_zero="--exit-zero" in switches,
        statistics="--statistics" in switches,
        quiet="--quiet" in switches,
    )
