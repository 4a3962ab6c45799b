"""What a rule file may say: one pydantic model for each kind of rule.

`parse_rule` turns located data into a `Rule`. The models forbid unknown keys, take every key in kebab-case and are
frozen; they hold what the file says and run nothing. What has been loaded is a plain `Record` of the same shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from sourcing.packs.fields import (
    Examples,
    Except,
    Items,
    Level,
    Name,
    Names,
    Reference,
    Sentence,
    Sources,
    Strictly,
    Unless,
    UnlessOfSource,
    Within,
)
from sourcing.packs.located import LocatedErrors, unknown
from sourcing.packs.messages import check_message
from sourcing.packs.targets import (
    AttributionTarget,
    BackedBy,
    Circumstances,
    CitationTarget,
    ClaimTarget,
    CompanionTarget,
    DateTarget,
    FigureTarget,
    LedgerTarget,
    Manners,
    OnRecord,
    PhraseTarget,
    QuotationTarget,
    SatisfiedBy,
    Softer,
    SuppressionTarget,
    VerificationTarget,
)
from sourcing.packs.validated import found, validated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcing.packs.located import LocatedData

Status = Literal["preview", "stable", "deprecated"]


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

    @field_validator("yields_to", "joins", check_fields=False)
    @classmethod
    def _not_to_itself(cls, names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if info.data.get("rule") in names:
            raise ValueError("a rule cannot name itself")
        return names


class ClaimRule(RuleBase):
    """Says that a kind of statement needs cover. `manners`: the manners of attribution that cover it.

    `after-a-source`: where a source stands before the sentence and may be meant still. `less-sure`: where what is told is told in
    circumstances in which it seldom owes a source as much as elsewhere. `joins`: the rules one of whose findings in the same sentence
    stands for its own.
    """

    kind: Literal["claim"]
    claim: ClaimTarget
    covered_by: Annotated[Sources, Field(min_length=1)]
    manners: Manners = ("speech", "writing", "belief", "act")
    within: Within = "sentence"
    after_a_source: Softer | None = None
    on_record: OnRecord | None = None
    less_sure: Circumstances | None = None
    joins: Names = ()


class AttributionRule(RuleBase):
    """An attribution is there and is at fault."""

    kind: Literal["attribution"]
    attribution: AttributionTarget
    report: Literal["source", "cue", "both"] = "source"
    satisfied_by: SatisfiedBy | None = None
    backed_by: BackedBy | None = None
    unless: UnlessOfSource | None = None


class QuotationRule(RuleBase):
    """A quotation is at fault.

    `in-short-paragraphs`: in a story where nearly every sentence has a paragraph of its own, and where who spoke last may go on.
    """

    kind: Literal["quotation"]
    quotation: QuotationTarget
    unless: Unless | None = None
    in_short_paragraphs: Softer | None = None


class FigureRule(RuleBase):
    """A figure is at fault, unless wording nearby makes it whole."""

    kind: Literal["figure"]
    figure: FigureTarget
    unless: Unless | None = None


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


class CompanionRule(RuleBase):
    """Says that this needs that beside it."""

    kind: Literal["companion"]
    companion: CompanionTarget


class LedgerRule(RuleBase):
    """The sources of the whole document are at fault."""

    kind: Literal["ledger"]
    ledger: LedgerTarget
    unless: Unless | None = None


class CitationRule(RuleBase):
    """A link, a note or a caption is at fault."""

    kind: Literal["citation"]
    citation: CitationTarget


class DateRule(RuleBase):
    """A date is at fault."""

    kind: Literal["date"]
    date: DateTarget


class SuppressionRule(RuleBase):
    """A comment that silences a rule is at fault; it is judged when the other rules have run."""

    kind: Literal["suppression"]
    suppression: SuppressionTarget


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


def parse_rule(located: LocatedData, lists: Mapping[str, tuple[str, ...]], *, is_proven: bool = False) -> Rule:
    """Return the rule a file holds; `lists` are the word lists of the language, by name.

    Patterns of a file that `is_proven` are known to be sound, and not compiled to find out.

    Raises LocatedErrors with every fault in the file.
    """
    kind = located.data.get("kind")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is not None:
        return validated(model, located, {"lists": lists, "is_proven": is_proven})
    if kind is None and ("kind",) not in located.keys:
        raise LocatedErrors([*located.errors, located.error((), "missing key 'kind'")])
    choices = f"(there are: {', '.join(KINDS)})"
    if isinstance(kind, str):
        message = f"{unknown('kind', kind, KINDS)} {choices}"
    else:
        message = f"expected a kind of rule, found {found(kind, located.raw.get(('kind',)))} {choices}"
    raise LocatedErrors([*located.errors, located.error(("kind",), message)])
