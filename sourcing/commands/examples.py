"""`sourcing test`: the examples inside rules to what became of each, as text or JSON."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from sourcing.commands.common import config_option, fail, say_errors
from sourcing.commands.terminal import Exit, say, say_error, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sourcing.errors import Error
    from sourcing.packs.examples import ExampleResult
    from sourcing.packs.loaded import LoadedRule, Packs
    from sourcing.workspace import Workspace


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK …]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How results are printed.")
@config_option
@click.pass_context
def test(context: click.Context, /, *, packs: tuple[str, ...], form: str, config: str | None) -> None:
    """Run the examples inside the rules.

    PACK is the name of a pack, the name of a rule, or a folder of rules; by default all rules are tested. An example that
    does not hold is missing (a mark was not reported), noisy (something unmarked was), wrong (something else than the
    mark was) or mended (a known defect no longer shows).

    Exits 0 if every example holds, 1 if one does not, 2 if a rule could not be read or run.
    """
    from sourcing.options import options
    from sourcing.packs.located import to_errors
    from sourcing.reporters.text import count
    from sourcing.workspace import Workspace

    workspace = Workspace(options(config, None, (), ()))
    loaded, wanted = _chosen(context, workspace, packs)
    chosen = _runnable(wanted)
    results, errors = _results(chosen, workspace)
    unsound = [result for result in results if not result.sound]
    tally = Counter(result.outcome for result in unsound)
    if form == "json":
        write([_as_json(results, [*errors, *to_errors(loaded.errors)], len(chosen))])
    else:
        write(f"{_verdict(result)}\n" for result in unsound)
    for error in errors:
        say_error(error)
    kinds = ", ".join(f"{number} {outcome}" for outcome, number in sorted(tally.items()))
    said = f"{len(unsound)} not as marked" + (f": {kinds}" if kinds else "")
    say(f"{count(len(results), 'example')} of {count(len(chosen), 'rule')}, {said}")
    failed = say_errors(loaded) or errors
    context.exit(Exit.FAILED if failed else Exit.FOUND if unsound else Exit.OK)


def _chosen(context: click.Context, workspace: Workspace, names: tuple[str, ...]) -> tuple[Packs, list[LoadedRule]]:
    """Return the packs and the rules that the names stand for: packs, rules or folders."""
    from sourcing.packs.load import shipped_root
    from sourcing.packs.located import LocatedErrors, to_errors, unknown
    from sourcing.packs.recalled import packs_in

    named = [Path(name) for name in names if Path(name).is_dir()]
    others = [folder for folder in named if not _shipped(folder)]
    try:
        folders = (shipped_root(), *workspace.config(None).pack_folders(), *others)
        packs = packs_in(folders, workspace.language)
    except LocatedErrors as error:
        fail(context, to_errors(error.errors))
    known = {loaded.pack for loaded in packs.rules.values()} | set(packs.rules)
    for name in names:
        if name not in known and Path(name) not in named:
            raise click.UsageError(f"{unknown('pack or rule', name, sorted(known))}; a folder of rules will do as well")
    chosen = [
        loaded
        for loaded in packs.rules.values()
        if not names
        or loaded.pack in names
        or loaded.rule.rule in names
        or any(Path(loaded.path).resolve().is_relative_to(folder.resolve()) for folder in named)
    ]
    return packs, chosen


def _shipped(folder: Path) -> bool:
    from sourcing.packs.load import shipped_root

    return folder.resolve().is_relative_to(shipped_root())


def _runnable(chosen: list[LoadedRule]) -> list[LoadedRule]:
    """Return the rules that can be run with what is installed, and say which cannot."""
    from importlib.util import find_spec

    from sourcing.packs.load import VERIFICATION
    from sourcing.reporters.text import count

    if find_spec("rapidfuzz") is not None:
        return chosen
    runnable = [loaded for loaded in chosen if loaded.rule.kind != VERIFICATION]
    if len(runnable) < len(chosen):
        say(f"{count(len(chosen) - len(runnable), 'rule')} of verification not tested: pip install 'sourcing[verify]'")
    return runnable


def _results(chosen: Iterable[LoadedRule], workspace: Workspace) -> tuple[list[ExampleResult], list[Error]]:
    from sourcing.errors import Error, what_was_raised
    from sourcing.packs.examples import run_examples
    from sourcing.trials import example_check

    results: list[ExampleResult] = []
    errors: list[Error] = []
    for loaded in chosen:
        try:
            results += run_examples(loaded, example_check(loaded.rule, workspace.language))
        except Exception as error:  # noqa: BLE001 - one rule's crash must not keep the others from their test
            said = f"rule {loaded.rule.rule} could not be run: {what_was_raised(error)}"
            errors.append(Error(loaded.path, said))
    return results, errors


def _verdict(result: ExampleResult) -> str:
    expected, got = (", ".join(map(repr, words)) or "nothing" for words in (result.expected, result.got))
    where = f"{result.path}:{result.line}: {result.rule}: {result.outcome}"
    if result.outcome == "mended":
        return f"{where}: this known defect is mended; move the example from {result.group}: {result.text!r}"
    return f"{where}: expected {expected}, got {got} in {result.text!r}"


def _as_json(results: Sequence[ExampleResult], errors: Sequence[Error], rules: int) -> str:
    """Put every result into one object, those that hold included."""
    from sourcing.packs.examples import Outcome
    from sourcing.reporters.json import tool

    outcomes = Counter(result.outcome for result in results)
    report = {
        "version": 1,
        "tool": tool(),
        "examples": [
            {
                "rule": result.rule,
                "path": Path(result.path).as_posix(),
                "line": result.line,
                "group": result.group,
                "outcome": result.outcome,
                "text": result.text,
                "expected": result.expected,
                "got": result.got,
            }
            for result in results
        ],
        "errors": [
            {"path": Path(error.path).as_posix(), "line": error.line, "column": error.column, "message": error.message}
            for error in errors
        ],
        "summary": {
            "rules": rules,
            "examples": len(results),
            **{outcome: outcomes[outcome] for outcome in get_args(Outcome)},
            "errors": len(errors),
        },
    }
    return f"{json.dumps(report, ensure_ascii=False, indent=2)}\n"
