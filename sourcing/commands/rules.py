"""`sourcing rules`, `rule` and `config`: what there is, what it means, what is in force."""

from __future__ import annotations

from pathlib import Path

import click

from sourcing.commands.common import config_option, fail, rule_options, say_errors
from sourcing.commands.terminal import Exit, say_line, write
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.config import Config, Origin, Settings
    from sourcing.packs.loaded import LoadedRule, Packs
    from sourcing.workspace import Workspace


@click.command()
@click.option(
    "--write-docs",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write a page for each rule and an index into a folder, instead of listing them.",
)
@rule_options
@click.pass_context
def rules(
    context: click.Context,
    /,
    *,
    write_docs: Path | None,
    config: str | None,
    preset: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """List the rules, pack by pack: severity (off where the settings leave it out), name and summary."""
    from sourcing.options import options
    from sourcing.workspace import Workspace

    packs, settings = _in_force(context, Workspace(options(config, preset, select, ignore)), None)
    if write_docs is None:
        write(f"{line}\n" for line in _listing(packs, settings))
    else:
        _write_pages(write_docs, packs)
    _exit_with(context, packs)


@click.command()
@click.argument("name")
@config_option
@click.pass_context
def rule(context: click.Context, /, *, name: str, config: str | None) -> None:
    """Explain one rule: why it is there, how to mend what it finds, and its examples."""
    from sourcing.options import options
    from sourcing.packs.located import unknown
    from sourcing.packs.pages import plain_page
    from sourcing.workspace import Workspace

    packs, settings = _in_force(context, Workspace(options(config, None, (), ())), None)
    if name not in packs.rules:
        raise click.UsageError(f"{unknown('rule', name, packs.rules)} ('sourcing rules' lists them all)")
    origin = settings.origins[name]
    write(f"{line}\n" for line in plain_page(packs.rules[name], f"{_level(origin)} ({origin.decided_by})"))
    _exit_with(context, packs)


@click.command()
@click.argument("path", default=".")
@rule_options
@click.pass_context
def config(
    context: click.Context,
    /,
    *,
    path: str,
    config: str | None,
    preset: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """Show the settings in force for a file, and where each came from."""
    from sourcing.options import options
    from sourcing.workspace import Workspace

    workspace = Workspace(options(config, preset, select, ignore))
    place = Path(path)
    packs, settings = _in_force(context, workspace, place)
    write(f"{line}\n" for line in _settings_lines(workspace, place, settings))
    _exit_with(context, packs)


def _in_force(context: click.Context, workspace: Workspace, path: Path | None) -> tuple[Packs, Settings]:
    """Return packs and settings; where they cannot be worked out, say why and exit."""
    from sourcing.packs.located import LocatedErrors, to_errors

    try:
        return workspace.packs(path), workspace.settings(path)
    except LocatedErrors as error:
        fail(context, to_errors(error.errors))


def _exit_with(context: click.Context, packs: Packs) -> None:
    context.exit(Exit.FAILED if say_errors(packs) else Exit.OK)


def _listing(packs: Packs, settings: Settings) -> Iterator[str]:
    width = max(map(len, packs.rules), default=0)
    by_pack: dict[str, list[LoadedRule]] = {}
    for loaded in packs.rules.values():
        by_pack.setdefault(loaded.pack, []).append(loaded)
    for pack, members in sorted(by_pack.items()):
        yield pack
        for loaded in members:
            name = loaded.rule.rule
            yield f"  {_level(settings.origins[name]):<7}  {name:<{width}}  {loaded.rule.summary}"


def _write_pages(folder: Path, packs: Packs) -> None:
    """Write the pages of all rules, and take away those that the index names and whose rules are gone."""
    from sourcing.packs.pages import INDEX, documentation, indexed
    from sourcing.reporters.text import count

    pages = documentation(packs.rules.values())
    index = folder / INDEX
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in indexed(index.read_text(encoding="utf-8")) - set(pages) if index.exists() else ():
            (folder / name).unlink(missing_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{folder} cannot be written: {error}") from None
    say_line(f"{count(len(packs.rules), 'rule')} written to {folder}")


def _level(origin: Origin) -> str:
    return origin.severity if origin.runs else "off"


def _settings_lines(workspace: Workspace, path: Path, settings: Settings) -> Iterator[str]:
    from sourcing.packs.presets import bases

    config = workspace.config(path)
    presets = workspace.packs(path).presets
    yield f"config: {config.path or 'none found'}"
    yield f"preset: {settings.preset} ({settings.preset_by}), from {presets[settings.preset].path}"
    for name in bases(settings.preset, presets):
        yield f"  extends {name}, from {presets[name].path}"
    yield f"fail-on: {settings.fail_on} ({settings.fail_on_by})"
    if config.baseline() is not None:
        yield f"baseline: {config.baseline()} ({_place(config, 'baseline')})"
    for index, (pack, folder) in enumerate(zip(config.options.packs, config.pack_folders(), strict=True)):
        installed = "" if folder == config.below(pack) else f"{pack}, installed in "
        yield f"pack: {installed}{folder} ({_place(config, 'packs', index)})"
    for index, name in enumerate(config.options.sources):
        yield f"source: {config.below(name)} ({_place(config, 'sources', index)})"
    if "cache" in config.located.data:
        yield f"cache: {'on' if config.options.cache else 'off'} ({_place(config, 'cache')})"
    if config.excludes(path):
        yield f"excluded: yes ({_place(config, 'exclude')})"
    yield "rules:"
    width = max(map(len, settings.origins), default=0)
    for name, origin in settings.origins.items():
        reasons = dict.fromkeys([origin.decided_by, origin.severity_by] if origin.runs else [origin.decided_by])
        said = ", ".join(reason for reason in reasons if reason != "rule")
        changed = f"; changed by {', '.join(origin.changed_by)}" if origin.runs and origin.changed_by else ""
        yield f"  {_level(origin):<7}  {name:<{width}}  {said}{changed}"


def _place(config: Config, *keys: str | int) -> str:
    return f"{config.path}:{config.located.key_mark(keys).line}"
