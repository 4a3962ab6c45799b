"""What a rule file says under the key of its kind: one pydantic model for what each kind looks for, and what answers it.

`model` makes rules of them. They forbid unknown keys, take every key in kebab-case and are frozen.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from sourcing.kinds import ClaimKind, Manner
from sourcing.packs.fields import (
    Amount,
    Around,
    Count,
    Items,
    Level,
    Name,
    Patterns,
    Sentence,
    Share,
    Sources,
    Strictly,
    Wording,
    Words,
)
from sourcing.packs.messages import check_message

FaultyVerdict = Literal["restyled", "altered", "other-speaker", "not-found", "differs", "misspelt", "other-title"]
LedgerFault = Literal[
    "single-source",
    "no-sources",
    "dominant-source",
    "all-anonymous",
    "one-voice",
    "only-statements",
    "bare-surname",
    "given-name-only",
    "no-role",
    "unexpanded-acronym",
]
QuotationFault = Literal["no-speaker", "dangling", "unbalanced", "blockquote", "late", "mixed", "scare", "fragment"]
ClaimKinds = Items[ClaimKind]
Manners = Items[Manner]


class Topic(Wording):
    """What a desk holds contested: its wording, and the sources that cover it where they are not the rule's."""

    covered_by: Sources = ()


class ClaimTarget(Strictly):
    """Which claims need cover. `at-least`: the smallest value that does; `distant`: cover is there but far off.

    `counted-below`: a smaller figure needs none where it counts nothing, or is a power of two. `loose`: an attribution covers
    the claim, and one of the `joints` stands between its cue and the claim. `topics`: what the kind `contested` means, by
    name.
    """

    kinds: Annotated[ClaimKinds, Field(min_length=1)]
    at_least: Amount = 0
    counted_below: Amount = 0
    when: Literal["uncovered", "distant", "loose"] = "uncovered"
    joints: Annotated[Wording | None, Field(validate_default=True)] = None

    @field_validator("joints")
    @classmethod
    def _joints_if_loose(cls, value: Wording | None, info: ValidationInfo) -> Wording | None:
        loose = info.data.get("when") == "loose"
        if loose and value is None:
            raise ValueError("missing key 'joints'; when: loose needs the words that loosen the attribution's hold")
        if value is not None and not loose:
            raise ValueError("joints are for when: loose only")
        return value

    topics: Annotated[dict[Name, Topic], Field(default_factory=dict, validate_default=True)]

    @field_validator("topics")
    @classmethod
    def _topics_if_contested(cls, value: dict[str, Topic], info: ValidationInfo) -> dict[str, Topic]:
        contested = "contested" in info.data.get("kinds", ())
        if contested and not value:
            raise ValueError("missing key 'topics'; the kind contested needs what this desk holds contested")
        if value and not contested:
            raise ValueError("topics are for the kind contested only")
        return value


class Softer(Strictly):
    """What a rule says instead in some places, and how severely at most."""

    severity: Level
    message: Sentence
    fix: Sentence

    @field_validator("message")
    @classmethod
    def _fields_are_offered(cls, message: str) -> str:
        check_message(message, "claim")
        return message


class Circumstances(Strictly):
    """What is said of a claim that is told in one of these circumstances, the first that holds; see `checks.circumstances`."""

    lead: Softer | None = None
    few: Softer | None = None
    speaking: Softer | None = None
    background: Softer | None = None
    listed: Softer | None = None
    business: Softer | None = None
    small: Softer | None = None
    bare: Softer | None = None
    worded: Softer | None = None


class Record(Strictly):
    """Wording by which a sentence, or what stands around it, tells of something that is on public record.

    It tells nothing where the wording of `unless` stands there too.
    """

    where: Wording
    unless: Wording | None = None
    within: Around = "sentence"


class OnRecord(Softer):
    """What is said where something is told that is on public record.

    A bare figure (Lund has 69) counts what the figures of its paragraph count, so there the whole paragraph may tell.
    """

    any_of: Annotated[Items[Record], Field(min_length=1)]


class SatisfiedBy(Strictly):
    """Sources nearby that make a match innocent.

    `described`: only those that are called the same and told more of, anywhere in the document. `except-cues`: who denies a
    thing has not said it.
    """

    sources: Annotated[Sources, Field(min_length=1)]
    manners: Manners = ("speech", "writing", "belief", "act")
    except_cues: Words = ()
    described: bool = False
    within: Around


class BackedBy(Strictly):
    """How many speakers of some kinds stand near; `at-most` counts each once, and there is at least one."""

    sources: Annotated[Sources, Field(min_length=1)]
    within: Around
    at_most: Annotated[int, Field(ge=1)]


class AttributionTarget(Strictly):
    """Which attributions are at fault; a key left out does not narrow the search. Words are heads and lemmas.

    `bodies`: the source is a body or a place rather than a person; `first`: it is the source's first in the document;
    `ambiguous`: a pronoun that may stand for two people; `saying`: wording that what is said must hold;
    `unless-one-is-named`: a source in the plural is let be where the next sentence cites one of them by name.
    """

    sources: Sources | None = None
    heads: Words = ()
    cues: Words = ()
    manners: Manners = ()
    content: Items[Literal["clause", "quote", "none"]] = ()
    described: bool | None = None
    numbered: bool | None = None
    bodies: bool = False
    first: bool = False
    ambiguous: bool = False
    unless_one_is_named: bool = False
    saying: Wording | None = None


class QuotationTarget(Strictly):
    """Which quotations are at fault; `words`, `most-words`: the fewest and the most words a quotation that counts has.

    `led-in`: wording by which the sentence before hands over to a dangling one.
    """

    faults: Annotated[Items[QuotationFault], Field(min_length=1)]
    words: Count = 0
    most_words: Count | None = None
    led_in: Wording | None = None


class FigureTarget(Strictly):
    """Which figures are at fault in themselves, whoever gives them."""

    faults: Annotated[Items[Literal["change", "percent-for-points", "lead-within-margin"]], Field(min_length=1)]


class PhraseTarget(Wording):
    """The wording that is at fault."""

    case_sensitive: bool = False


class Needs(Wording):
    """What must stand beside a trigger; any one of these will do. `voice`: one whom the trigger names is a source."""

    links: bool = False
    names: bool = False
    voice: bool = False
    sources: Sources = ()

    def _says_something(self) -> bool:
        return bool(self.words or self.patterns or self.links or self.names or self.voice or self.sources)

    def _choices(self) -> tuple[str, ...]:
        return ("words", "patterns", "links", "names", "voice", "sources")


class CompanionTarget(Strictly):
    """What calls for a companion, and which companion within what reach.

    `parts`: several companions by name, of which all must be there, or as many as `enough` says. `once`: a document
    has at most one match, at the first trigger that nothing answers.
    """

    trigger: Wording
    needs: Needs | None = None
    parts: Annotated[dict[str, Needs], Field(default_factory=dict)]
    enough: Count | None = None
    within: Around
    once: bool = False

    @model_validator(mode="after")
    def _needs_or_parts(self) -> CompanionTarget:
        if (self.needs is None) == (not self.parts):
            raise ValueError("a companion has either needs or parts")
        if self.enough is not None and not 1 <= self.enough <= len(self.parts):
            raise ValueError(f"enough is a number of parts, and there are {len(self.parts)}")
        return self


class LedgerTarget(Strictly):
    """Which fault of a document's sources, and from how many words and statements on; `share` is from 0 to 1.

    Some faults are the whole document's and found once, others are one source's and found where it is first cited.
    `venues`: the words that say where a statement was made, for statements made nowhere else.
    """

    fault: LedgerFault
    words: Count = 0
    statements: Count = 0
    share: Share = 0
    venues: Annotated[Wording | None, Field(validate_default=True)] = None

    @field_validator("venues")
    @classmethod
    def _venues_if_only_there(cls, value: Wording | None, info: ValidationInfo) -> Wording | None:
        only = info.data.get("fault") == "only-statements"
        if only and value is None:
            raise ValueError("missing key 'venues'; fault: only-statements needs the words that tell a statement")
        if value is not None and not only:
            raise ValueError("venues are for fault: only-statements only")
        return value


class CitationTarget(Strictly):
    """Which links, notes and captions are at fault.

    `domains` and `addresses` (patterns) say which addresses are; `captions` are the words a chart's caption opens
    with, `credits` those that name its source.
    """

    faults: Annotated[Items[Literal["address", "broken-link", "undefined", "unused", "unsourced"]], Field(min_length=1)]
    domains: Words = ()
    addresses: Patterns = ()
    captions: Words = ()
    credits: Words = ()


class DateTarget(Wording):
    """Which dates are at fault.

    `stale`: the date that follows the wording is more than `years` years old; `unanchored`: the wording counts from a
    day that the document does not give.
    """

    fault: Literal["stale", "unanchored"]
    years: Count = 0


class SuppressionTarget(Strictly):
    """Which fault of a comment that silences a rule."""

    fault: Literal["unused", "unknown", "unreasoned"]


class VerificationTarget(Strictly):
    """Which verdicts of a comparison with the sources are reported, and on what: quotations, figures or names."""

    of: Literal["quotation", "figure", "name"]
    verdicts: Annotated[Items[FaultyVerdict], Field(min_length=1)]
