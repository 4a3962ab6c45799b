"""A desk's own two rules, so that what a test finds does not change with the rules that ship."""

from __future__ import annotations

RULE = """\
rule: {name}
kind: phrase
status: stable
severity: {severity}
summary: The wording {words} names nobody.
message: "{{text!r}} names nobody"
why: A reader cannot ask *nobody*.
fix: Name who said it.
references: [https://example.org/nobody]
phrase: {{words: [{words}]}}
covered-by: [named]
examples:
  flagged:
    - "Today [[{words}]] it rains."
    - "Today [[{words}]] it pours."
    - "Today [[{words}]] it snows."
  clean: [It rains., It pours., It snows.]
"""
FILES = {
    "sourcing.yaml": 'preset: desk\npacks: [desk]\nexclude: ["archive/**"]\n',
    "shipped/sourcing.yaml": "preset: news\n",
    "strict/sourcing.yaml": "preset: strict\n",
    "desk/house/people-say.yaml": RULE.format(name="people-say", severity="warning", words="people say"),
    "desk/house/some-think.yaml": RULE.format(name="some-think", severity="note", words="some think"),
    "desk/presets/desk.yaml": "preset: desk\nsummary: The desk's own.\nselect: [people-say, some-think]\n",
}
VAGUE = "Today people say it rains. Later some think it pours.\n"


def furnish(folder):
    """Write the desk's config and rules into a folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
