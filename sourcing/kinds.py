"""The closed sets of names that rules and configs are held to as well, so that pydantic has to find them.

Whoever only writes them in annotations imports them for type checkers alone: `typing` is slow to import.
"""

from __future__ import annotations

from typing import Literal

Severity = Literal["error", "warning", "note"]

SourceKind = Literal[
    "named", "role", "institution", "document", "link", "footnote", "pronoun", "unspecific", "anonymous", "vague"
]
"""What kind of source an attribution has; `link` and `footnote` also stand for citations that cover a claim."""

Manner = Literal["speech", "writing", "belief", "act"]

ClaimKind = Literal[
    "number",
    "percentage",
    "money",
    "estimate",
    "vague-quantity",
    "superlative",
    "prediction",
    "contested",
    "casualties",
    "crowd",
    "motive",
]
"""The kinds of claim. Those from `contested` on are found only when a rule asks for them; see `derived.py`."""

Register = Literal[
    "account",
    "bibliography",
    "exercise",
    "forecast",
    "golf",
    "innings",
    "manual",
    "minutes",
    "notice",
    "plot",
    "releases",
    "story",
    "tennis",
]
"""A kind of text that `Registers` tells from others; a rule's `registers` use these names."""

BlockKind = Literal["paragraph", "heading", "list_item", "blockquote", "table_cell", "caption", "code"]

TRAPS: tuple[str, ...] = (
    "date",
    "month",
    "year",
    "year-range",
    "decade",
    "season",
    "clock",
    "time-span",
    "age",
    "ordinal",
    "score",
    "set",
    "record",
    "phone",
    "address",
    "postcode",
    "room",
    "flight",
    "road",
    "legal-reference",
    "structural-reference",
    "list-number",
    "heading-number",
    "product",
    "group",
    "brand",
    "event",
    "idiom",
    "version",
    "address-ip",
    "identifier",
    "recipe",
    "instruction",
    "anaphoric",
    "self-evident",
    "vote",
    "sentence-term",
    "hypothetical",
    "price",
    "headline",
    "dateline",
    "byline",
    "credit",
    "read-time",
    "copyright",
    "footnote-mark",
    "table",
    "common-knowledge",
    "observation",
    "small",
    "slight",
    "tally",
    "rate-idiom",
    "question",
    "measurement",
    "limit",
    "contract",
    "proceedings",
    "method",
    "terms",
    "history",
    "descriptive",
    "hedged",
    "market",
)
"""What can make a claim innocent; `Claim.traps` and the `traps` of a rule use these names and no others."""
