"""The parts that rules, presets and configs have in common: names, amounts, wording, examples.

Each turns what a file says into a typed, frozen value, or says in one line what is wrong with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sourcing.kinds import TRAPS, BlockKind, Register, Severity, SourceKind
from sourcing.packs.located import shorten, unknown
from sourcing.packs.marks import parse_marks
from sourcing.packs.wording import compile_pattern, expand_words, lists_in

if TYPE_CHECKING:
    from collections.abc import Mapping

Item = TypeVar("Item")
Items = Annotated[tuple[Item, ...], Strict(strict=False)]
"""A list in the file, a tuple in the model; what is in it stays strict."""

Sentence = Annotated[str, StringConstraints(min_length=1)]
Level: TypeAlias = Severity
Around = Literal["sentence", "next", "previous", "before", "around", "near", "paragraph", "document"]
"""`near` is two sentences either way and `before` the one before, whatever the paragraph; the shorter ones stay within it."""
Within = Literal["sentence", "carried", "paragraph"]
Format = Literal["md", "html", "txt"]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]


def _known_word(word: str, info: ValidationInfo) -> str:
    if not word.strip():
        raise ValueError("a word must not be empty")
    lists = _lists(info)
    if lists is not None:
        expand_words([word], lists)
    return word


def _good_pattern(pattern: str, info: ValidationInfo) -> str:
    if not pattern:
        raise ValueError("a pattern must not be empty")
    lists = _lists(info)
    if lists is not None:
        is_proven = info.context is not None and info.context.get("is_proven", False)
        check = lists_in if is_proven else compile_pattern
        check(pattern, lists)
    return pattern


def _lists(info: ValidationInfo) -> Mapping[str, tuple[str, ...]] | None:
    """Return the language's lists if the reader of the file has them; without them no name can be checked."""
    return info.context.get("lists") if info.context else None


Word = Annotated[str, AfterValidator(_known_word)]
"""A word, a phrase, or the `$name` of a list in the language file."""

Pattern = Annotated[str, AfterValidator(_good_pattern)]
"""A `regex` pattern, compiled when the rule is loaded to see whether it is sound, unless the context says `is_proven`."""

Words = Items[Word]
Patterns = Items[Pattern]
Blocks = Items[BlockKind]
Sources = Items[SourceKind]
Registers = Items[Register]

LEAST_EXAMPLES = 3


def _kebab_case(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or name == "all":
        raise ValueError(
            f"{shorten(name)} is no name; a name is lower-case words joined by hyphens, as in vague-source"
        )
    return name


def _https(address: str) -> str:
    if not re.fullmatch(r"https://\S+", address):
        raise ValueError(f"{shorten(address)} is no reference; give an address that begins with https://")
    return address


Name = Annotated[str, AfterValidator(_kebab_case)]
Reference = Annotated[str, AfterValidator(_https)]
Names = Items[Sentence]
"""Names of rules or presets, not yet looked up."""
Severities = Annotated[dict[str, Level], Field(default_factory=dict)]
"""How severe rules are, by their names."""


def one_or_many(value: object) -> object:
    """Take a single name as a list of one."""
    return [value] if isinstance(value, str) else value


def _alias(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _known_trap(name: str) -> str:
    if name not in TRAPS:
        raise ValueError(unknown("trap", name, TRAPS))
    return name


Traps = Items[Annotated[str, AfterValidator(_known_trap)]]


class Strictly(BaseModel):
    """A mapping in a file: unknown keys and values of another type are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=_alias)


class Wording(Strictly):
    """Words and patterns; there is at least one of either."""

    words: Words = ()
    patterns: Patterns = ()

    @model_validator(mode="after")
    def _not_empty(self) -> Wording:
        if not self._says_something():
            raise ValueError(f"nothing to look for; give at least one of {', '.join(self._choices())}")
        return self

    def _says_something(self) -> bool:
        return bool(self.words or self.patterns)

    def _choices(self) -> tuple[str, ...]:
        return ("words", "patterns")


class Except(Strictly):
    """Where and on what a rule keeps silent.

    `quoted`: inside an attributed quotation; `reported`: inside reported words; `formats`, `unlinked`: in whole documents.
    """

    blocks: Blocks = ()
    formats: Items[Format] = ()
    unlinked: bool = False
    traps: Traps = ()
    registers: Registers = ()
    words: Words = ()
    patterns: Patterns = ()
    sources: Words = ()
    quoted: bool = True
    reported: bool = False


class Unless(Wording):
    """Wording nearby that makes a match innocent."""

    within: Around = "sentence"


class UnlessOfSource(Unless):
    """The same of a source. `same-source`: it may also stand anywhere in the document that speaks of the same source, or of all of them."""

    same_source: bool = False


class Example(Strictly):
    """One example; a plain string in the file is plain text. `text` still has its `[[ ]]` marks.

    `source`: the text of the source that a rule of the kind verification holds the example against.
    """

    text: Sentence
    format: Format = "txt"
    source: str = ""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, data: object) -> object:
        if isinstance(data, str):
            return {"text": data}
        if isinstance(data, dict):
            return data
        raise PydanticCustomError("string_type", "an example is a text")

    @field_validator("text")
    @classmethod
    def _balanced(cls, text: str) -> str:
        parse_marks(text)
        return text


def _marked(example: Example) -> Example:
    if not parse_marks(example.text).spans:
        raise ValueError("nothing is marked; put [[ ]] around the words that are at fault")
    return example


def _unmarked(example: Example) -> Example:
    if parse_marks(example.text).spans:
        raise ValueError("a clean example has no [[ ]] marks; take them out or move it to flagged")
    return example


Marked = Annotated[Example, AfterValidator(_marked)]
Unmarked = Annotated[Example, AfterValidator(_unmarked)]


class Examples(Strictly):
    """A rule's own tests. `missed` and `false-alarm` are known defects, which must still show."""

    flagged: Annotated[Items[Marked], Field(min_length=LEAST_EXAMPLES)]
    clean: Annotated[Items[Unmarked], Field(min_length=LEAST_EXAMPLES)]
    missed: Items[Marked] = ()
    false_alarm: Items[Unmarked] = ()
