"""One sound rule file of each kind, for tests to load or to damage."""

from __future__ import annotations

from sourcing.packs.located import LocatedErrors
from sourcing.packs.model import Rule, parse_rule
from sourcing.packs.yaml_places import read_yaml

LISTS = {"vague-nouns": ("experts", "analysts"), "media-nouns": ("media reports",), "reasons": ("because", "since")}

HEAD = """\
rule: {name}
kind: {kind}
status: stable
severity: warning
summary: Something is at fault.
message: "{{text!r}} has no source"
why: A reader cannot weigh it.
fix: Name who said it.
"""

EXAMPLES = """\
examples:
  flagged:
    - "[[Roughly 50 hostages]] remain."
    - At least [[300 homes]] burned.
    - Then [[40 roads]] closed.
  clean:
    - At least 300 homes burned, the fire service said.
    - This is her third visit.
    - {text: "He is **42**.", format: md}
"""

BODIES = {
    "claim": """\
claim: {kinds: [number], at-least: 10}
covered-by: [named, role]
within: sentence
except: {blocks: [heading], traps: [date, age], words: [a dozen eggs], patterns: ['no\\.? \\d+']}
""",
    "attribution": """\
attribution: {sources: [vague], heads: [$vague-nouns, critics], cues: [say], manners: [speech], content: [clause]}
report: both
satisfied-by: {sources: [named], within: next}
unless: {words: [such as], within: around}
""",
    "quotation": """\
quotation: {faults: [no-speaker, late], words: 4}
unless: {patterns: ['\\bso-called\\b']}
""",
    "phrase": """\
phrase:
  words: [is believed to, refuted]
  patterns: ['\\L<media_nouns> say']
unless: {words: [$reasons]}
""",
    "companion": """\
companion:
  trigger: {words: [poll]}
  needs: {words: [Ipsos], links: true, names: true, sources: [link]}
  within: paragraph
""",
    "figure": """\
figure: {faults: [change]}
unless: {words: [since], within: next}
""",
    "ledger": """\
ledger: {fault: dominant-source, words: 200, statements: 5, share: 0.8}
unless: {words: [interview], within: document}
""",
    "citation": """\
citation: {faults: [address, unused], domains: [bit.ly], addresses: ['\\Ahttp:'], captions: [chart], credits: ["source:"]}
except: {formats: [txt], unlinked: true}
""",
    "date": """\
date: {fault: stale, words: [as of], years: 2}
""",
    "suppression": """\
suppression: {fault: unused}
""",
    "verification": """\
verification: {of: quotation, verdicts: [altered]}
""",
}


def rule_text(kind: str = "claim", name: str = "a-rule") -> str:
    """The text of a sound rule file."""
    return HEAD.format(name=name, kind=kind) + BODIES[kind] + EXAMPLES


def rule_from(text: str) -> Rule:
    return parse_rule(read_yaml("a-rule.yaml", text.encode()), LISTS)


def faults(text: str | bytes) -> list[str]:
    """What is wrong with a rule file, as it would be printed."""
    content = text if isinstance(text, bytes) else text.encode()
    try:
        parse_rule(read_yaml("a-rule.yaml", content), LISTS)
    except LocatedErrors as error:
        return [str(fault) for fault in error.errors]
    return []
