"""A rule file → its page: one list of sections, shown as plain text at the prompt, as Markdown in editors and docs.

Every word of a page is the rule file's own, so a page is current as long as it was written after the file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcing.kinds import BlockKind
    from sourcing.packs.fields import Example
    from sourcing.packs.loaded import LoadedRule
    from sourcing.packs.model import ClaimRule, Rule

INDEX = "README.md"

_WRITTEN_BY = "Written by `sourcing rules --write-docs`"
_ROW = re.compile(r"^\| \[[a-z0-9-]+\]\(([a-z0-9-]+\.md)\) ", re.MULTILINE)
_INLINE = re.compile(r"([\\`*_\[\]<>&~$|])")
_AT_START = re.compile(r"^([#+=-]|\d+(?=[.)]))")

_BLOCKS: dict[BlockKind, str] = {
    "paragraph": "paragraphs",
    "heading": "headings",
    "list_item": "list items",
    "blockquote": "block quotes",
    "table_cell": "table cells",
    "caption": "captions",
    "code": "code",
}


class Section(NamedTuple):
    """One heading of a page, with a text or a list under it. `shown`: the list is of examples, to be shown as they are."""

    heading: str
    text: str = ""
    items: tuple[str, ...] = ()
    shown: bool = False


def sections(rule: Rule) -> Iterator[Section]:
    """Yield what a page says of a rule below its summary."""
    yield Section("Why", rule.why)
    yield Section("How to mend it", rule.fix)
    if rule.kind == "claim":
        yield from _softer(rule)
    if rule.kind == "quotation" and (said := rule.in_short_paragraphs) is not None:
        heading = (
            "In a story where nearly every sentence has a paragraph of its own, and where who spoke last may go on"
        )
        yield Section(heading, f"At most a {said.severity}. {said.fix}")
    if rule.except_.blocks:
        yield Section("Silent in", ", ".join(_BLOCKS[kind] for kind in rule.except_.blocks))
    if rule.except_.unlinked:
        yield Section("Silent in documents", "with no link at all")
    if rule.except_.formats:
        yield Section("Silent in documents of the format", ", ".join(rule.except_.formats))
    if rule.yields_to:
        yield Section("Silent where one of these reports the same words", ", ".join(rule.yields_to))
    if rule.kind == "claim" and rule.joins:
        yield Section("One finding with what these report in the same sentence", ", ".join(rule.joins))
    yield from _examples("Flagged, between [[ and ]]", rule.examples.flagged)
    yield from _examples("Clean", rule.examples.clean)
    yield from _examples("Missed so far", rule.examples.missed)
    yield from _examples("Flagged although clean, so far", rule.examples.false_alarm)
    if rule.references:
        yield Section("References", items=rule.references)


def _softer(rule: ClaimRule) -> Iterator[Section]:
    """Yield where a rule about claims says less than elsewhere."""
    for heading, said in (
        ("Where a source stands just before and may be meant still", rule.after_a_source),
        ("Where the figure is on public record", rule.on_record),
        *((heading, getattr(rule.less_sure, name, None)) for name, heading in _CIRCUMSTANCES.items()),
    ):
        if said is not None:
            yield Section(heading, f"At most a {said.severity}. {said.fix}")


_CIRCUMSTANCES = {
    "lead": "Where the first paragraph tells it, and one just below cites somebody",
    "few": "Where it is an exact count of less than a hundred",
    "speaking": 'Where the paragraph says "I" or "we" outside quotation marks',
    "background": "Where the sentence dates what it tells, below the opening of the story",
    "listed": "Where the story opens with a list or a report and comes back to it",
    "business": "Where the story is about companies and markets",
    "small": "Where it is a sum under 100,000, or a count under 1,000 of what is no person, job or home",
    "bare": "Where nothing is named that the number counts",
    "worded": "Where it is told in words",
}
"""What a page calls the circumstances of a claim."""


def plain_page(loaded: LoadedRule, in_force: str) -> Iterator[str]:
    """Yield the lines of a page at the prompt; `in_force` tells how severe the rule is here and why."""
    rule = loaded.rule
    yield f"{rule.rule} ({loaded.pack}, {rule.kind}, {rule.status})"
    yield rule.summary
    if rule.replaced_by:
        yield f"Use {rule.replaced_by} instead."
    yield from ("", f"Severity: {in_force}")
    for section in sections(rule):
        yield from ("", section.heading)
        yield from (f"  {' '.join(section.text.split())}",) if section.text else ()
        yield from (f"  - {' '.join(item.split())}" for item in section.items)
    yield from ("", f"Defined in {loaded.path}")


def markdown_page(loaded: LoadedRule, defined_in: str | None = None) -> str:
    """Return the page in Markdown; `defined_in` is what to call the file instead of its path."""
    return "".join(f"{line}\n" for line in _markdown(loaded, defined_in or loaded.path))


def _markdown(loaded: LoadedRule, defined_in: str) -> Iterator[str]:
    rule = loaded.rule
    yield from (f"# {rule.rule}", "", escaped(rule.summary), "")
    yield f"Pack {escaped(loaded.pack)}, kind {rule.kind}, severity {rule.severity}, status {rule.status}."
    if rule.replaced_by:
        yield from ("", f"Deprecated: use {rule.replaced_by} instead.")
    for section in sections(rule):
        yield from ("", f"## {escaped(section.heading)}", "")
        if section.text:
            yield escaped(section.text)
        elif section.shown:
            yield from _fenced(section.items)
        else:
            yield from (f"- <{item}>" for item in section.items)
    yield from ("", f"Defined in {escaped(defined_in)}.")


def _fenced(examples: Iterable[str]) -> Iterator[str]:
    """Show the examples as they are written, those of several lines apart from each other."""
    texts = [example.strip("\n") for example in examples]
    fence = "~~~" if any("```" in text for text in texts) else "```"
    yield f"{fence}text"
    yield ("\n\n----\n\n" if any("\n" in text for text in texts) else "\n").join(texts)
    yield fence


def escaped(text: str) -> str:
    """Return text in one line that Markdown shows as it is."""
    return _AT_START.sub(r"\\\1", _INLINE.sub(r"\\\1", " ".join(text.split())))


def _example(example: Example) -> str:
    return (
        f"{example.text}\n  where the source has: {' '.join(example.source.split())}"
        if example.source
        else example.text
    )


def _examples(heading: str, examples: Iterable[Example]) -> Iterator[Section]:
    texts = tuple(map(_example, examples))
    if texts:
        yield Section(heading, items=texts, shown=True)


def documentation(rules: Iterable[LoadedRule]) -> dict[str, str]:
    """Return a folder of pages, file name → content: one for each rule, and an index by pack."""
    ordered = sorted(rules, key=lambda loaded: (loaded.pack, loaded.rule.rule))
    pages = {f"{loaded.rule.rule}.md": markdown_page(loaded, _file_in_pack(loaded)) for loaded in ordered}
    return {INDEX: "".join(f"{line}\n" for line in _index(ordered)), **pages}


def indexed(index: str) -> set[str]:
    """Return the names of the pages that an index written here names; none of any other file."""
    return set(_ROW.findall(index)) if _WRITTEN_BY in index else set()


def _file_in_pack(loaded: LoadedRule) -> str:
    return f"{loaded.pack}/{Path(loaded.path).name}"


def _index(ordered: list[LoadedRule]) -> Iterator[str]:
    yield from ("# The rules", "", f"{_WRITTEN_BY} from the rule files; edit those, not these pages.")
    pack = None
    for loaded in ordered:
        rule = loaded.rule
        if loaded.pack != pack:
            pack = loaded.pack
            yield from ("", f"## {escaped(pack)}", "", "| rule | severity | what it reports |", "|---|---|---|")
        yield f"| [{rule.rule}]({rule.rule}.md) | {rule.severity} | {escaped(rule.summary)} |"
