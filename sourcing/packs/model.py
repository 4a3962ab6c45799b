"""What a rule file may say: one pydantic model for each kind of rule.

`parse_rule` turns located data into a `Rule`. The models forbid unknown keys, take every key in kebab-case and are
frozen; they hold what the file says and run nothing. What has been loaded is a plain `Record` of the same shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from sourcing.kinds import ClaimKind, Manner
from sourcing.packs.fields import (
    Amount,
    Around,
    Count,
    Examples,
    Except,
    Items,
    Level,
    Name,
    Names,
    Patterns,
    Reference,
    Sentence,
    Share,
    Sources,
    Strictly,
    Unless,
    Within,
    Wording,
    Words,
)
from sourcing.packs.located import LocatedErrors, unknown
from sourcing.packs.messages import check_message
from sourcing.packs.validated import found, validated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcing.packs.located import LocatedData

FaultyVerdict = Literal["restyled", "altered", "other-speaker", "not-found", "differs", "misspelt", "other-title"]
Status = Literal["preview", "stable", "deprecated"]
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


class RuleBase(Strictly):
    """What every rule has, whatever its kind."""

    rule: Name
    kind: str
    status: Status
    replaced_by: Annotated[Name | None, Field(validate_default=True)] = None
    severity: Level
    summary: Sentence
    message: Sentence
    why: Sentence
    fix: Sentence
    references: Items[Reference] = ()
    except_: Except = Except()
    yields_to: Names = ()
    examples: Examples

    @field_validator("replaced_by")
    @classmethod
    def _replaced_if_deprecated(cls, value: str | None, info: ValidationInfo) -> str | None:
        status = info.data.get("status")
        if status == "deprecated" and value is None:
            raise ValueError("missing key 'replaced-by'; a deprecated rule names the one that replaces it")
        if status in ("preview", "stable") and value is not None:
            raise ValueError(f"replaced-by is for deprecated rules only, and the status is {status}")
        return value

    @field_validator("message")
    @classmethod
    def _fields_are_offered(cls, message: str, info: ValidationInfo) -> str:
        check_message(message, info.data["kind"])
        return message

    @field_validator("yields_to")
    @classmethod
    def _not_to_itself(cls, names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if info.data.get("rule") in names:
            raise ValueError("a rule cannot yield to itself")
        return names


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


class OnRecord(Softer):
    """What is said where the sentence tells of something that is on public record, unless it also holds other wording."""

    where: Wording
    unless: Wording | None = None


class ClaimRule(RuleBase):
    """Says that a kind of statement needs cover. `manners`: the manners of attribution that cover it.

    `after-a-source`: where a source stands before the sentence and may be meant still.
    """

    kind: Literal["claim"]
    claim: ClaimTarget
    covered_by: Annotated[Sources, Field(min_length=1)]
    manners: Manners = ("speech", "writing", "belief", "act")
    within: Within = "sentence"
    after_a_source: Softer | None = None
    on_record: OnRecord | None = None


class SatisfiedBy(Strictly):
    """Sources nearby that make a match innocent."""

    sources: Annotated[Sources, Field(min_length=1)]
    manners: Manners = ("speech", "writing", "belief", "act")
    within: Around


class BackedBy(Strictly):
    """How many speakers of some kinds stand near; `at-most` counts each once, and there is at least one."""

    sources: Annotated[Sources, Field(min_length=1)]
    within: Around
    at_most: Annotated[int, Field(ge=1)]


class AttributionTarget(Strictly):
    """Which attributions are at fault; a key left out does not narrow the search. Words are heads and lemmas.

    `bodies`: the source is a body or a place rather than a person; `first`: it is the source's first in the document;
    `ambiguous`: a pronoun that may stand for two people; `saying`: wording that what is said must hold.
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
    saying: Wording | None = None


class AttributionRule(RuleBase):
    """An attribution is there and is at fault."""

    kind: Literal["attribution"]
    attribution: AttributionTarget
    report: Literal["source", "cue", "both"] = "source"
    satisfied_by: SatisfiedBy | None = None
    backed_by: BackedBy | None = None
    unless: Unless | None = None


class QuotationTarget(Strictly):
    """Which quotations are at fault; `words`, `most-words`: the fewest and the most words a quotation that counts has."""

    faults: Annotated[Items[QuotationFault], Field(min_length=1)]
    words: Count = 0
    most_words: Count | None = None


class QuotationRule(RuleBase):
    """A quotation is at fault."""

    kind: Literal["quotation"]
    quotation: QuotationTarget
    unless: Unless | None = None


class FigureTarget(Strictly):
    """Which figures are at fault in themselves, whoever gives them."""

    faults: Annotated[Items[Literal["change", "percent-for-points", "lead-within-margin"]], Field(min_length=1)]


class FigureRule(RuleBase):
    """A figure is at fault, unless wording nearby makes it whole."""

    kind: Literal["figure"]
    figure: FigureTarget
    unless: Unless | None = None


class PhraseTarget(Wording):
    """The wording that is at fault."""

    case_sensitive: bool = False


class PhraseRule(RuleBase):
    """The wording itself is the fault, unless a source of `covered-by` is in reach.

    `where-linked`: wording that is at fault too where a document links at all.
    """

    kind: Literal["phrase"]
    phrase: PhraseTarget
    where_linked: PhraseTarget | None = None
    covered_by: Sources = ()
    within: Within = "sentence"
    unless: Unless | None = None


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


class CompanionRule(RuleBase):
    """Says that this needs that beside it."""

    kind: Literal["companion"]
    companion: CompanionTarget


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


class LedgerRule(RuleBase):
    """The sources of the whole document are at fault."""

    kind: Literal["ledger"]
    ledger: LedgerTarget
    unless: Unless | None = None


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


class CitationRule(RuleBase):
    """A link, a note or a caption is at fault."""

    kind: Literal["citation"]
    citation: CitationTarget


class DateTarget(Wording):
    """Which dates are at fault.

    `stale`: the date that follows the wording is more than `years` years old; `unanchored`: the wording counts from a
    day that the document does not give.
    """

    fault: Literal["stale", "unanchored"]
    years: Count = 0


class DateRule(RuleBase):
    """A date is at fault."""

    kind: Literal["date"]
    date: DateTarget


class SuppressionTarget(Strictly):
    """Which fault of a comment that silences a rule."""

    fault: Literal["unused", "unknown", "unreasoned"]


class SuppressionRule(RuleBase):
    """A comment that silences a rule is at fault; it is judged when the other rules have run."""

    kind: Literal["suppression"]
    suppression: SuppressionTarget


class VerificationTarget(Strictly):
    """Which verdicts of a comparison with the sources are reported, and on what: quotations, figures or names."""

    of: Literal["quotation", "figure", "name"]
    verdicts: Annotated[Items[FaultyVerdict], Field(min_length=1)]


class VerificationRule(RuleBase):
    """The sources do not bear out what the article says; it runs where a document names its sources."""

    kind: Literal["verification"]
    verification: VerificationTarget


Rule = (
    ClaimRule
    | AttributionRule
    | QuotationRule
    | PhraseRule
    | CompanionRule
    | FigureRule
    | LedgerRule
    | CitationRule
    | DateRule
    | SuppressionRule
    | VerificationRule
)

KINDS: dict[str, type[Rule]] = {
    "claim": ClaimRule,
    "attribution": AttributionRule,
    "quotation": QuotationRule,
    "phrase": PhraseRule,
    "companion": CompanionRule,
    "figure": FigureRule,
    "ledger": LedgerRule,
    "citation": CitationRule,
    "date": DateRule,
    "suppression": SuppressionRule,
    "verification": VerificationRule,
}


def parse_rule(located: LocatedData, lists: Mapping[str, tuple[str, ...]]) -> Rule:
    """Return the rule a file holds; `lists` are the word lists of the language, by name.

    Raises LocatedErrors with every fault in the file.
    """
    kind = located.data.get("kind")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is not None:
        return validated(model, located, {"lists": lists})
    if kind is None and ("kind",) not in located.keys:
        raise LocatedErrors([*located.errors, located.error((), "missing key 'kind'")])
    choices = f"(there are: {', '.join(KINDS)})"
    if isinstance(kind, str):
        message = f"{unknown('kind', kind, KINDS)} {choices}"
    else:
        message = f"expected a kind of rule, found {found(kind, located.raw.get(('kind',)))} {choices}"
    raise LocatedErrors([*located.errors, located.error(("kind",), message)])
