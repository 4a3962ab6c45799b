"""A damaged rule file gets one line for each fault, at the fault, with the remedy.

In each row the first text of a sound rule file is replaced by the second; ▸ shows where the error must point.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_texts import BODIES, EXAMPLES, faults, rule_text

WHY = "why: A reader cannot weigh it."
WORDS = "[a dozen eggs]"
PATTERN = r"'no\.? \d+'"
FLAGGED = '- "[[Roughly 50 hostages]] remain."'
CLEAN = "- This is her third visit."

COMMON = [
    ("rule: a-rule\n", "▸", "missing key 'rule'"),
    ("rule: a-rule", "rule: ▸A_Rule", "'A_Rule' is no name; a name is lower-case words joined by hyphens"),
    ("rule: a-rule", "rule: ▸all", "'all' is no name"),
    ("rule: a-rule", "rule: ▸12", "12 is read as a number, not as a word; write it in quotes"),
    ("rule: a-rule", "▸rule:", "expected a text, found nothing"),
    ("rule: a-rule", "rule: ▸[a-rule]", "expected a text, found a list"),
    ("kind: claim", "kind: ▸clam", "unknown kind 'clam'; did you mean 'claim'?"),
    ("kind: claim", "kind: ▸[claim]", "expected a kind of rule, found a list"),
    ("kind: claim", "▸kind:", "expected a kind of rule, found nothing"),
    ("kind: claim", "kind: ▸no", "expected a kind of rule, found no (a yes or no)"),
    ("rule: a-rule\nkind: claim\n", "▸rule: a-rule\n", "missing key 'kind'"),
    ("status: stable", "status: ▸stabel", "'stabel' is not one of preview, stable, deprecated; did you mean 'stable'?"),
    ("status: stable", "status: ▸no", "no is read as a yes or no, not as a word; write it in quotes"),
    ("status: stable", "status: ▸[stable]", "a list is not one of preview, stable, deprecated"),
    (
        "rule: a-rule\nkind: claim\nstatus: stable",
        "▸rule: a-rule\nkind: claim\nstatus: deprecated",
        "missing key 'replaced-by'",
    ),
    ("status: stable", "status: stable\nreplaced-by: ▸b-rule", "replaced-by is for deprecated rules only"),
    ("status: stable", "status: deprecated\nreplaced-by: ▸B", "'B' is no name"),
    ("severity: warning", "severity: ▸warn", "'warn' is not one of error, warning, note; did you mean 'warning'?"),
    ("severity: warning", "severity: ▸5", "5 is read as a number"),
    ("summary: Something is at fault.", "summary: ▸''", "must not be empty"),
    ("summary: Something is at fault.", "▸summary:", "expected a text, found nothing"),
    ("summary: Something is at fault.", "summary: ▸2025-01-20", "2025-01-20 is read as a date"),
    ("summary: Something is at fault.", "summary: Fault▸: it is", "text with a colon in it must be written in quotes"),
    ("fix: Name", "references: [▸http://x.y]\nfix: Name", "give an address that begins with https://"),
    ("fix: Name", "references: ▸https://x.y\nfix: Name", "expected a list, found 'https://x.y'"),
    ("fix: Name", "yields-to: ▸[a-rule]\nfix: Name", "a rule cannot name itself"),
    ("fix: Name", "yields-to: [▸7]\nfix: Name", "7 is read as a number"),
    ("fix: Name", "▸tags: [a]\nfix: Name", "unknown key 'tags'"),
    ("fix: Name", "▸yields_to: [b]\nfix: Name", "unknown key 'yields_to'; did you mean 'yields-to'?"),
    ("fix: Name", "▸phrase: {words: [a]}\nfix: Name", "unknown key 'phrase'"),
    ("fix: Name", "?▸ \nfix: Name", "unknown key ''"),
]

MESSAGES = [
    (
        'message: "{text!r}',
        'message: ▸"{txt}',
        "unknown field 'txt'; did you mean 'text'? (there are: text, value, unit)",
    ),
    ('message: "{text!r}', 'message: ▸"{speaker}', "unknown field 'speaker'"),
    ('message: "{text!r}', 'message: ▸"{text.__class__}', "unknown field 'text.__class__'"),
    ('message: "{text!r}', 'message: ▸"{text[0]}', "unknown field 'text[0]'"),
    ('message: "{text!r}', 'message: ▸"{}', "unknown field ''"),
    ('message: "{text!r}', 'message: ▸"{text', "bad message: expected '}' before end of string"),
    ('message: "{text!r}', 'message: ▸"}', "write {{ or }} for a bare brace"),
    ('message: "{text!r}', 'message: ▸"{text!q}', "bad message: Unknown conversion specifier"),
    ('message: "{text!r}', 'message: ▸"{text:{value}}', "no braces"),
    ('message: "{text!r}', 'message: ▸"{text:99999999999}', "no long numbers"),
    ('message: "{text!r}', 'message: ▸"{value:d}', "bad message: Unknown format code 'd'"),
]

CLAIMS = [
    (BODIES["claim"].splitlines()[0], "claim: ▸{at-least: 10}", "missing key 'kinds'"),
    ("kinds: [number]", "kinds: [▸numbr]", "did you mean 'number'?"),
    ("kinds: [number]", "kinds: ▸number", "expected a list, found 'number'"),
    ("kinds: [number]", "kinds: ▸[]", "must not be empty"),
    ("at-least: 10", "at-least: ▸ten", "expected a number, found 'ten'"),
    ("at-least: 10", "at-least: ▸-1", "must be at least 0, found -1"),
    ("at-least: 10", "at-least: ▸.nan", "expected a finite number, found .nan"),
    ("at-least: 10", "at-least: ▸yes", "expected a number, found yes (a yes or no)"),
    ("at-least: 10", "▸at_least: 10", "unknown key 'at_least'; did you mean 'at-least'?"),
    ("at-least: 10", "when: ▸distent", "did you mean 'distant'?"),
    (BODIES["claim"].splitlines()[0], "claim: ▸{kinds: [number], when: loose}", "missing key 'joints'"),
    (BODIES["claim"].splitlines()[0], "claim: ▸{kinds: [contested]}", "missing key 'topics'"),
    ("at-least: 10", "joints: ▸{words: [with]}", "joints are for when: loose only"),
    ("at-least: 10", "when: loose, joints: ▸{}", "give at least one of words, patterns"),
    ("at-least: 10", "topics: ▸{a-topic: {words: [with]}}", "topics are for the kind contested only"),
    ("covered-by: [named, role]", "covered-by: [named, ▸rle]", "did you mean 'role'?"),
    ("covered-by: [named, role]", "covered-by: ▸[]", "must not be empty"),
    ("covered-by: [named, role]", "covered-by: ▸{named: role}", "expected a list, found keys with values"),
    ("within: sentence", "within: ▸sentense", "did you mean 'sentence'?"),
    (
        "within: sentence",
        "within: sentence\nafter-a-source: {severity: note, message: A., fix: B., ▸then: C.}",
        "unknown key",
    ),
    (
        "within: sentence",
        "within: sentence\nafter-a-source: {severity: ▸low, message: A., fix: B.}",
        "'low' is not one of",
    ),
    (
        "within: sentence",
        "within: sentence\nafter-a-source: {severity: note, message: ▸'{who}', fix: B.}",
        "unknown field 'who'",
    ),
    (
        "within: sentence",
        "within: sentence\non-record: ▸{severity: note, message: A., fix: B.}",
        "missing key 'any-of'",
    ),
    ("within: sentence", "within: ▸document", "'document' is not one of sentence, carried, paragraph"),
    ("blocks: [heading]", "blocks: [▸table-cell]", "did you mean 'table_cell'?"),
    ("traps: [date, age]", "traps: [date, ▸ages]", "unknown trap 'ages'; did you mean 'age'?"),
    ("traps: [date, age]", "quoted: ▸1", "expected true or false, found 1 (a number)"),
    ("traps: [date, age]", "▸trap: [date]", "unknown key 'trap'; did you mean 'traps'?"),
    (BODIES["claim"].splitlines()[3], "except: ▸[a]", "expected keys with values, found a list"),
]

WORDING = [
    (WORDS, "[▸no]", "no is read as a yes or no, not as a word; write it in quotes"),
    (WORDS, "[a, ▸on]", "on is read as a yes or no"),
    (WORDS, "[a, ▸12]", "12 is read as a number"),
    (WORDS, "[a, ▸1.5]", "1.5 is read as a number"),
    (WORDS, "[a, ▸12:30]", "12:30 is read as a number"),
    (WORDS, "[a, ▸2025-01-20]", "2025-01-20 is read as a date"),
    (WORDS, "[a, ▸2025-99-99]", "2025-99-99' looks like a number or a date and is neither"),
    (WORDS, "[a, ▸~]", "~ is read as nothing; write it in quotes"),
    (WORDS, "[a, ▸null]", "null is read as nothing; write it in quotes"),
    (WORDS, "▸no", "no is read as a yes or no"),
    (WORDS, "▸a dozen eggs", "expected a list, found 'a dozen eggs'"),
    (WORDS, "[▸'']", "a word must not be empty"),
    (WORDS, "[▸' ']", "a word must not be empty"),
    (WORDS, "[▸[a]]", "a text that begins with [ must be written in quotes"),
    (WORDS, "[▸$vague-noun]", "unknown word list '$vague-noun'; did you mean '$vague-nouns'?"),
    (PATTERN, "▸'no('", "bad pattern: missing )"),
    (PATTERN, "▸'[a'", "bad pattern: unterminated character set"),
    (PATTERN, "▸'*a'", "bad pattern: nothing to repeat at character 1 of it"),
    (PATTERN, "▸'a{9999999999}'", "bad pattern: repeat count too big"),
    (PATTERN, "▸'((a{1000}){1000}){1000}'", "bad pattern: its repeat counts multiply to more than 1,000,000"),
    (PATTERN, f"▸'{'(' * 3000}a{')' * 3000}'", "bad pattern: it cannot be compiled"),
    (PATTERN, r"▸'\p{Foo}'", "bad pattern: unknown property"),
    (PATTERN, "▸'(?V0)a'", "bad pattern: VERSION0 and VERSION1"),
    (PATTERN, r"▸'\L<media_noun>'", "unknown word list '$media-noun'; did you mean '$media-nouns'?"),
    (PATTERN, r"▸'\L<media-nouns>'", r"write \L<media_nouns>, with underscores"),
    (PATTERN, "▸''", "a pattern must not be empty"),
    (PATTERN, "▸7", "7 is read as a number"),
]

EXAMPLE_ROWS = [
    (rule_text(), "▸" + rule_text().replace(EXAMPLES, ""), "missing key 'examples'"),
    (FLAGGED, '- ▸"[[Roughly [[50]] hostages]]"', "a mark [[ stands inside another"),
    (FLAGGED, '- ▸"a]] [[b]]"', "a mark ]] has no [[ before it"),
    (FLAGGED, '- ▸"[[a"', "a mark [[ is not closed; add ]]"),
    (FLAGGED, '- ▸"[[]]a"', "a mark [[]] is empty"),
    (FLAGGED, "- ▸Roughly 50", "nothing is marked; put [[ ]] around the words that are at fault"),
    (FLAGGED, "- ▸[[Roughly 50 hostages]]", "a text that begins with [ must be written in quotes"),
    (FLAGGED, "- [[Roughly 50 hostages]] ▸remain.", "a text that begins with [ must be written in quotes"),
    (FLAGGED, "- ▸''", "must not be empty"),
    ("flagged:\n    " + FLAGGED + "\n    - At", "flagged:\n    ▸- At", "at least 3 are needed, found 2"),
    ("  clean:", "  missed: []\n  ▸missed: []\n  clean:", "the key 'missed' is already on line 18"),
    (CLEAN, "- ▸This [[is]]", "a clean example has no [[ ]] marks"),
    (CLEAN, "- ▸5", "5 is read as a number, not as a word; write it in quotes"),
    (CLEAN, "- ▸no", "no is read as a yes or no"),
    (CLEAN, "-▸", "expected a text, found nothing"),
    (CLEAN, "- ▸[a]", "expected a text, found a list"),
    (CLEAN, "- ▸{format: md}", "missing key 'text'"),
    ("format: md", "format: ▸markdown", "'markdown' is not one of md, html, txt"),
    ("format: md", "▸frmat: md", "unknown key 'frmat'; did you mean 'format'?"),
    (EXAMPLES, "examples: ▸[]", "expected keys with values, found a list"),
    ("  clean:", "  missed:\n    - ▸Nothing marked\n  clean:", "nothing is marked"),
    ("  clean:", '  false-alarm:\n    - ▸"[[a]]"\n  clean:', "a clean example has no [[ ]] marks"),
    ("  clean:", "  ▸false_alarm: []\n  clean:", "unknown key 'false_alarm'; did you mean 'false-alarm'?"),
]

YAML = [
    (WHY, "why: ▸*anchor", "aliases are not allowed; a text that begins with * must be written in quotes"),
    (WHY, "why: ▸!!str yes", "tags are not allowed; a text that begins with ! must be written in quotes"),
    (WHY, "why: ▸!!python/object/apply:os.system [ls]", "tags are not allowed"),
    (WHY, "▸\twhy: A", "a tab cannot indent YAML; use spaces"),
    (WHY, "why: ▸@A", "a text that begins with @ must be written in quotes"),
    (WHY, "why: *▸.md", "a text that begins with * must be written in quotes"),
    (WHY, "why: &▸.md", "a text that begins with & must be written in quotes"),
    (WHY, "why: ▸%A", "a text that begins with % must be written in quotes"),
    (WHY, "why: ▸\x07", "the character U+0007 is not allowed in YAML; remove it"),
    (WHY, "▸kind: claim\n" + WHY, "the key 'kind' is already on line 2"),
    (WHY, "? ▸[a]\n: b\n" + WHY, "a key must be plain text"),
    (WHY, "? ▸{a: b}\n: b\n" + WHY, "a key must be plain text"),
    (WHY, "▸*a : b\n" + WHY, "aliases are not allowed"),
    (WHY, "▸---\n" + WHY, "a second document starts here"),
    (WHY, f"why: {'[' * 15}▸[a{']' * 16}", "nested more than 16 deep"),
    (WHY, f"why: {'{a: ' * 15}▸" + "{a: " * 5000, "nested more than 16 deep"),
    (WHY, f"why: ▸{'9' * 5000}", "looks like a number or a date and is neither"),
    (WHY, 'why: "\\u▸d800"', "not valid YAML"),
    (WHY, "why: ▸{a: 1}", "expected a text, found keys with values"),
    (WHY, "why: ▸yes", "yes is read as a yes or no"),
]

ATTRIBUTIONS = [
    ("sources: [vague]", "sources: [▸vag]", "'vag' is not one of"),
    ("$vague-nouns", "▸$vague-people", "unknown word list '$vague-people'"),
    ("manners: [speech]", "manners: [▸speach]", "did you mean 'speech'?"),
    ("content: [clause]", "content: [▸clauses]", "did you mean 'clause'?"),
    ("content: [clause]", "described: ▸maybe", "expected true or false, found 'maybe'"),
    ("content: [clause]", "bodies: ▸maybe", "expected true or false, found 'maybe'"),
    ("content: [clause]", "▸frst: true", "did you mean 'first'?"),
    ("report: both", "backed-by: ▸{sources: [named], within: near}", "missing key 'at-most'"),
    ("report: both", "backed-by: {sources: [named], within: near, at-most: ▸0}", "must be at least 1, found 0"),
    ("report: both", "report: ▸all", "'all' is not one of source, cue, both"),
    ("sources: [named], within: next", "▸source: [named], sources: [named], within: next", "did you mean 'sources'?"),
    ("satisfied-by: {sources: [named], within: next}", "satisfied-by: ▸{sources: [named]}", "missing key 'within'"),
    ("satisfied-by: {sources: [named]", "satisfied-by: {sources: ▸[]", "must not be empty"),
    ("unless: {words: [such as], within: around}", "unless: ▸{within: around}", "give at least one of words, patterns"),
    ("within: around", "within: ▸arround", "did you mean 'around'?"),
]

OTHER_KINDS = [
    ("quotation", "faults: [no-speaker", "faults: [▸no-speakers", "did you mean 'no-speaker'?"),
    ("quotation", "words: 4", "words: ▸4.5", "expected a whole number, found 4.5"),
    ("quotation", "words: 4", "words: ▸-4", "must be at least 0, found -4"),
    ("quotation", "words: 4", "words: ▸true", "expected a whole number, found true (a yes or no)"),
    ("quotation", "words: 4", "most-words: ▸few", "expected a whole number, found 'few'"),
    ("figure", "faults: [change]", "faults: [▸chnge]", "did you mean 'change'?"),
    ("figure", "faults: [change]", "faults: ▸[]", "must not be empty"),
    ("figure", "figure: {faults: [change]}", "figure: ▸{}", "missing key 'faults'"),
    ("phrase", "words: [is believed to, refuted]", "▸word: [is believed to]", "did you mean 'words'?"),
    ("phrase", "phrase:\n  words: [is believed to, refuted]\n  patterns: ['\\L<media_nouns> say']", "phrase: ▸{}", "nothing to look for"),
    ("phrase", "phrase:\n", "phrase:\n  case-sensitive: ▸'no'\n", "expected true or false, found 'no'"),
    ("phrase", "$reasons", "▸$reason", "did you mean '$reasons'?"),
    ("companion", "trigger: {words: [poll]}", "trigger: ▸{}", "give at least one of words, patterns"),
    ("companion", "needs: {words: [Ipsos], links: true, names: true, sources: [link]}", "needs: ▸{links: false}", "give at least one of words, patterns, links, names, voice, sources"),
    ("companion", BODIES["companion"], "companion:\n  ▸trigger: {words: [poll]}\n  needs: {names: true}\n", "missing key 'within'"),
    ("companion", "links: true", "links: ▸1", "expected true or false"),
    ("companion", BODIES["companion"], "companion: ▸{trigger: {words: [poll]}, within: sentence}\n", "a companion has either needs or parts"),
    ("companion", BODIES["companion"], "companion: ▸{trigger: {words: [poll]}, parts: {date: {words: [May]}}, enough: 2, within: sentence}\n", "enough is a number of parts, and there are 1"),
    ("ledger", "fault: dominant-source", "fault: ▸dominant", "did you mean 'dominant-source'?"),
    ("ledger", "share: 0.8", "share: ▸80", "must be at most 1, found 80"),
    ("ledger", "share: 0.8", "share: ▸.inf", "expected a finite number, found .inf"),
    ("ledger", "statements: 5", "▸statement: 5", "did you mean 'statements'?"),
    ("ledger", "share: 0.8", "venues: ▸{words: [in a statement]}", "venues are for fault: only-statements only"),
    ("ledger", BODIES["ledger"], "ledger: ▸{fault: only-statements}\n", "missing key 'venues'"),
    ("ledger", "unless: {words", "unless: {▸word", "did you mean 'words'?"),
]  # fmt: skip

CLAIM_ROWS = [("claim", *row) for row in [*COMMON, *MESSAGES, *CLAIMS, *WORDING, *EXAMPLE_ROWS, *YAML]]
ROWS = [*CLAIM_ROWS, *(("attribution", *row) for row in ATTRIBUTIONS), *OTHER_KINDS]

WHOLE_FILES = [
    (b"", "1:1: the file is empty"),
    (b"\n# only a comment\n", "1:1: the file is empty"),
    (b"---\n", "1:1: the file is empty"),
    (b"\xef\xbb\xbf", "1:1: the file is empty"),
    (b"{}", "1:1: missing key 'kind'"),
    (b"- a\n", "1:1: found a list; keys with values are expected"),
    (b"\nno\n", "2:1: found only the text 'no'"),
    (b"\xff\xfer\x00", "1:1: this is not UTF-8 text; save the file as UTF-8"),
    ("rule: é\nwhy: ".encode() + b"\xe9", "2:6: this is not UTF-8 text"),
    (b"a: \x00", "1:4: the character U+0000 is not allowed"),
    (b"{", "2:1: not valid YAML"),
    (b"a: |\n x\n- b", "3:1: not valid YAML"),
    (b"a: 'x", "1:6: not valid YAML"),
    (b"%YAML 9.9\n---\na: b", "1:1: not valid YAML"),
    (b"\x89PNG\r\n\x1a\n", "1:1: this is not UTF-8 text"),
]


def place_of_mark(text: str) -> tuple[str, str]:
    """The text without its ▸, and where that stood as `line:column`."""
    before = text.partition("▸")[0]
    return text.replace("▸", ""), f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def damaged(kind: str, old: str, new: str) -> tuple[str, str]:
    text = rule_text(kind)
    assert old in text
    return place_of_mark(text.replace(old, new, 1))


@pytest.mark.parametrize("kind", BODIES)
def test_the_undamaged_files_have_no_fault(kind):
    assert faults(rule_text(kind)) == []


@pytest.mark.parametrize(("kind", "old", "new", "message"), ROWS)
def test_each_fault_is_one_line_at_its_place(kind, old, new, message):
    text, place = damaged(kind, old, new)
    (fault,) = faults(text)
    assert fault.startswith(f"a-rule.yaml:{place}: ")
    assert message in fault
    assert "\n" not in fault


@pytest.mark.parametrize(("content", "expected"), WHOLE_FILES)
def test_a_file_without_a_mapping_gets_one_error(content, expected):
    (fault,) = faults(content)
    assert fault.startswith(f"a-rule.yaml:{expected}")


def test_all_faults_of_a_file_are_reported_in_order_of_place():
    text = rule_text().replace("status: stable", "status: stabel").replace("[named, role]", "[nmed, rol]")
    text = text.replace("why:", "wy:").replace("fix:", "why: x\nfix:")
    places = [fault.split(": ")[0] for fault in faults(text)]
    assert places == ["a-rule.yaml:3:9", "a-rule.yaml:7:1", "a-rule.yaml:11:14", "a-rule.yaml:11:20"]


def test_a_bad_item_does_not_also_make_its_list_too_short():
    text, _ = damaged("claim", FLAGGED, "- Roughly 50")
    assert len(faults(text)) == 1


def test_an_alias_bomb_costs_no_more_than_its_own_lines():
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    found = faults("\n".join(lines))
    assert sum("aliases are not allowed" in fault for fault in found) == 2 * 59


def test_columns_count_code_points():
    found = faults(rule_text().replace(WORDS, "['😀é', no]"))
    assert found == ["a-rule.yaml:12:63: no is read as a yes or no, not as a word; write it in quotes"]


@settings(max_examples=150)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_raise_only_located_errors(content):
    assert faults(content)


YAML_PIECES = st.sampled_from(
    [*"[]{}:,-?&*!|>'\"%@`#~ \n\t", "a", "no", "1", "é", "\n  ", ": ", "- ", "rule: x", "kind: claim\n", "<<", "---\n"]
)


@settings(max_examples=300)
@given(st.lists(YAML_PIECES, max_size=40).map("".join))
def test_text_of_any_kind_raises_only_located_errors(text):
    for fault in faults(text):
        assert re.fullmatch(r"a-rule\.yaml:[1-9]\d*:[1-9]\d*: .+", fault)


VALUES = st.recursive(
    st.sampled_from(["no", "1", "x", "''", "~", "2025-01-20", "$x", "'[['", "'{'"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(["words", "text", "kinds", "within", "flagged", "x"]), inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.sampled_from(sorted(BODIES)), st.integers(0, 11), VALUES)
def test_any_value_under_any_key_raises_only_located_errors(kind, number, value):
    lines = rule_text(kind).replace("\n  ", " ").splitlines()
    lines = [line for line in lines if line.split(":")[0].replace("-", "").isalpha()]
    number %= len(lines)
    lines[number] = f"{lines[number].split(':')[0]}: {value}"
    assert all(fault.startswith("a-rule.yaml:") and "\n" not in fault for fault in faults("\n".join(lines)))
