"""A document → the register of each of its blocks: what kind of text it is, where that changes what owes a source.

    account    the writer tells what they did and saw: I counted 34 on Tuesday
    exercise   sums and quiz questions: A shop buys 240 mugs
    forecast   a forecaster's own forecast
    golf       a round of golf, whose every figure is on the scorecard
    innings    a match of cricket, likewise
    manual     what a product's papers say of the product
    minutes    a record of proceedings, its own source
    notice     what an operator tells its customers of its own service
    releases   what changed from one dated or numbered release to the next
    story      fiction and verse
    tennis     a match of tennis, whose every figure is on the scoreboard

A register is claimed only by signs that news copy does not have.
"""

from __future__ import annotations

from sourcing.analysis.hints import Hints
from sourcing.analysis.phrases import phrase_pattern
from sourcing.analysis.remembered import Remembered
from sourcing.light import Counter, cached_property, defaultdict, lru_cache
from sourcing.patterns import compile_re, late_re
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from sourcing.analysis.attributions import Attributions
    from sourcing.analysis.facts import Attribution, Claim, Parsed
    from sourcing.analysis.language import Language
    from sourcing.documents.document import Block, Document

_RELEASE = late_re(r"\d+\.\d+\.\d+|\b(?:19|20)\d\d-\d\d-\d\d\b")
_FEWEST_RELEASES = 2
_FIGURE = compile_re(r"\d")
_PLACEHOLDER = "\ufffc"
_FEWEST_SIGNS = {"account": 1, "forecast": 6, "golf": 5, "innings": 5, "minutes": 3, "notice": 3, "tennis": 5}
_LEAST_SHARE = 0.25
"""Of a document's blocks so many must have a sign."""
_FEWEST_CODES = 2
_FEWEST_STORY_WORDS = 60
_LONGEST_VERSE = 60
"""In characters."""
_FEWEST_VERSES = 4
_OWN = frozenset(("number", "money", "percentage", "vague-quantity"))
_OWN_LIMIT = 1000
"""From here on a figure was added up by somebody else."""
_LISTED = frozenset(("institution", "document"))


class Registers:
    """The registers of a document's blocks, each worked out when it is first asked for."""

    def __init__(self, parsed: Parsed, attributions: Attributions) -> None:
        self._parsed = parsed
        self._attributions = attributions
        self._blocks: dict[int, frozenset[str]] = {}
        self._selves: dict[int, bool] = {}

    def of(self, block: int) -> frozenset[str]:
        """Give the registers of a block by its number."""
        known = self._blocks.get(block)
        if known is None:
            own = _of_block(self._parsed, block)
            known = self._blocks[block] = self._whole if own <= self._whole else self._whole | own
        return known

    def tells_own(self, claim: Claim) -> bool:
        """Whether a figure of such a size stands in an account of what the writer did or saw."""
        parsed = self._parsed
        if claim.kind not in _OWN or claim.value is None or claim.value >= _OWN_LIMIT:
            return False
        if claim.kind == "percentage" and any(map(str.isdecimal, parsed.document.text[slice(*claim.span)])):
            return False
        return self._is_account(parsed.sentences[claim.sentence].block)

    def _is_account(self, block: int) -> bool:
        if block not in self._selves:
            self._selves[block] = _speaks_of_self(self._parsed, block)
        return self._selves[block] or "account" in self._shown

    @cached_property
    def _shown(self) -> list[str]:
        return _shown(self._parsed.document, self._parsed.language)

    @property
    def of_document(self) -> tuple[frozenset[str], bool]:
        """The registers that the document as a whole gives each of its blocks, and whether it is an account."""
        return self._whole, "account" in self._shown

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(self._shown) | _told(self._parsed, self._attributions)


def _told(parsed: Parsed, attributions: Attributions) -> frozenset[str]:
    """The registers a document is told to be in by its make-up rather than by its words."""
    found: list[str] = []
    if _is_manual(parsed.document, parsed.language):
        found.append("manual")
    if _lists_releases(parsed.document):
        found.append("releases")
    if _is_story(parsed, attributions):
        found.append("story")
    return frozenset(found)


def _of_block(parsed: Parsed, number: int) -> frozenset[str]:
    block = parsed.document.blocks[number]
    text = parsed.document.block_text(block)
    found = []
    if "exercise" in _signs(parsed.document, block, parsed.language):
        found.append("exercise")
    if _is_verse(text):
        found.append("story")
    if _speaks_of_self(parsed, number):
        found.append("account")
    return frozenset(found)


def _shown(document: Document, language: Language) -> list[str]:
    """The registers a document has enough different signs of, and not only here and there in a long text."""
    signs: dict[str, set[str]] = defaultdict(set)
    blocks: Counter[str] = Counter()
    known, text = _SIGNS.of(language).get, document.text
    for block in document.blocks:
        start, end = block.span
        found = known(text[start:end])
        for name, here in (_signs(document, block, language) if found is None else found).items():
            signs[name] |= here
            blocks[name] += 1
    share = _LEAST_SHARE * len(document.blocks)
    return [
        name
        for name, least in _FEWEST_SIGNS.items()
        if len(signs[name]) >= least and (least == 1 or blocks[name] >= share)
    ]


_SIGNS: Remembered[str, Mapping[str, frozenset[str]]] = Remembered()
"""The signs in blocks, by their text."""


def _signs(document: Document, block: Block, language: Language) -> Mapping[str, frozenset[str]]:
    """The different signs of each register in a block; a register without any is left out."""
    readings, text = _SIGNS.of(language), document.block_text(block)
    known = readings.get(text)
    if known is None:
        hinted = _hints(language).of(document.text, *block.span)
        found = {name: _pattern(name, language).findall(text) for name in _BY_SIGNS if name in hinted}
        known = readings.keep(text, {name: frozenset(map(str.lower, signs)) for name, signs in found.items() if signs})
    return known


_BY_SIGNS = (*_FEWEST_SIGNS, "exercise")


@lru_cache(maxsize=4)
def _hints(language: Language) -> Hints:
    return Hints({name: language.registers[name] for name in _BY_SIGNS})


@lru_cache(maxsize=16)
def _pattern(name: str, language: Language) -> re.Pattern[str]:
    return phrase_pattern(language.registers[name])


def _is_manual(document: Document, language: Language) -> bool:
    if document.text.count(_PLACEHOLDER) >= _FEWEST_CODES and any(block.kind == "code" for block in document.blocks):
        return True
    pattern = _pattern("manual", language)
    return any(block.kind == "heading" and pattern.search(document.block_text(block)) for block in document.blocks)


def _lists_releases(document: Document) -> bool:
    """Whether headings bear the numbers or the days of releases: 1.9.0 (2016-05-26)."""
    headings = (document.block_text(block) for block in document.blocks if block.kind == "heading")
    return sum(_RELEASE.search(heading) is not None for heading in headings) >= _FEWEST_RELEASES


def _is_story(parsed: Parsed, attributions: Attributions) -> bool:
    """Fiction spells its numbers out, lets people speak, and cites nobody."""
    text = parsed.document.text
    if not parsed.quotations or len(parsed.words.forms) < _FEWEST_STORY_WORDS:
        return False
    if _FIGURE.search(text) or parsed.document.links:
        return False
    return not any(_is_cited(attribution, text) for attribution in attributions.every())


def _is_verse(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) >= _FEWEST_VERSES and all(
        len(line) < _LONGEST_VERSE and not _FIGURE.search(line) for line in lines
    )


def _speaks_of_self(parsed: Parsed, block: int) -> bool:
    """Whether the writer says "I" or "we" in a block, outside quotation marks."""
    words, first = parsed.words, parsed.language.words["first-pronouns"]
    start, end = parsed.document.blocks[block].span
    here = slice(words.index_at(start), words.index_at(end))
    if first.isdisjoint(map(str.lower, words.forms[here])):
        return False
    quoted = False
    for tag, form in zip(words.tags[here], words.forms[here], strict=True):
        if tag == '"':
            quoted = not quoted
        elif not quoted and form.lower() in first:
            return True
    return False


def _is_cited(attribution: Attribution, text: str) -> bool:
    """Whether an attribution names a body, a document or somebody in full, as fiction seldom does."""
    if attribution.kind == "named" and attribution.source is not None:
        return " " in text[slice(*attribution.source)]
    return attribution.kind in _LISTED
