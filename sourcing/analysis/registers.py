"""A document → the register of each of its blocks: what kind of text it is, where that changes what owes a source.

    account    the writer tells what they did and saw: I counted 34 on Tuesday
    bibliography  the works a text rests on, listed under a heading that says so
    exercise   sums and quiz questions: A shop buys 240 mugs
    forecast   a forecaster's own forecast
    golf       a round of golf, whose every figure is on the scorecard
    innings    a match of cricket, likewise
    manual     what a product's papers say of the product
    minutes    a record of proceedings, its own source
    notice     what an operator tells its customers of its own service
    plot       what a work tells, told again under a heading or behind words that say so
    releases   what changed from one dated or numbered release to the next
    story      fiction and verse
    tennis     a match of tennis, whose every figure is on the scoreboard

A register is claimed only by signs that news copy does not have.
"""

from __future__ import annotations

from itertools import chain, islice, pairwise

from sourcing.analysis.hints import Hints
from sourcing.analysis.phrases import alternatives, phrase_pattern
from sourcing.analysis.remembered import Remembered
from sourcing.documents.plain import FEWEST_VERSES
from sourcing.kept.patterns import compile_re, late_re
from sourcing.lean.light import Counter, cached_property, defaultdict, lru_cache
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sourcing.analysis.attributions import Attributions
    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Attribution, Claim
    from sourcing.documents.document import Block, Document

_RELEASE = late_re(r"\d+\.\d+\.\d+|\b(?:19|20)\d\d-\d\d-\d\d\b")
_TITLED = late_re(
    r"v?\d+(?:\.\d+)+[\w.~+-]*(?:\s*[(\[]?(?:19|20)\d\d-\d\d-\d\d[)\]]?)?:?|[\w.+-]+ \(\S*\d\S*\) [^;]{1,40}; \w+=\w+"
)
"""In plain text: 5.4.1 (2023-01-11); tide (2.5.2) unstable; urgency=low."""
_FEWEST_RELEASES = 2
_LONGEST_TITLE = 160
"""In characters, with the line below it."""
_RULED = "*=-~^# "
"""What a title is set off with."""
_AROUND_TITLE = " :.\r\n"
_HEADED = {"retold": "plot", "references": "bibliography"}
"""The registers of what stands under a heading, by the list of such headings."""
_FIGURE = compile_re(r"\d")
_FIGURES = compile_re(r"\d+")
_QUOTED = "~"
"""The tag of a word inside a quotation."""
_NAME = "N"
"""The tag of a name, behind which "I" is a number: World War I."""
_PLACEHOLDER = "\ufffc"
_FEWEST_SIGNS = {"account": 1, "forecast": 6, "golf": 5, "innings": 5, "minutes": 3, "notice": 3, "tennis": 5}
_LEAST_SHARE = 0.25
"""Of a document's blocks so many must have a sign."""
_FEWEST_CODES = 2
_FEWEST_STORY_WORDS = 60
_MANY_TURNS = 20
_WORDS_A_FIGURE, _WORDS_A_SOURCE = 2000, 1000
"""In a tale with so many quotations, one figure and one who is cited by name in so many words are let be."""
_FEWEST_TURNS = 4
"""So many quotations are a talk, even if nothing says who speaks."""
_LONGEST_VERSE = 60
"""In characters."""
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
            own = _of_block(self._parsed, block, self._signs[block])
            if block in self.headed:
                own |= {self.headed[block]}
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
        return self.speaks_of_self(block) or "account" in self._shown

    def speaks_of_self(self, block: int) -> bool:
        """Whether a block, by its number, says "I" or "we" outside quotation marks."""
        known = self._selves.get(block)
        if known is None:
            known = self._selves[block] = _speaks_of_self(self._parsed, block)
        return known

    @cached_property
    def headed(self) -> Mapping[int, str]:
        """The register that its heading gives a block, by the block's number, where one does."""
        titles = self._parsed.language.registers
        return dict(
            _headed(self._parsed.document, {title: _HEADED[name] for name in _HEADED for title in titles[name]})
        )

    @cached_property
    def _signs(self) -> Sequence[Mapping[str, frozenset[str]]]:
        """The signs of each block."""
        return list(_signs_by_block(self._parsed))

    @cached_property
    def _shown(self) -> list[str]:
        return _shown(self._signs)

    @property
    def of_document(self) -> tuple[frozenset[str], bool]:
        """The registers that the document as a whole gives each of its blocks, and whether it is an account."""
        return self._whole, "account" in self._shown

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(self._shown) | _told(self._parsed, self._attributions)


def _headed(document: Document, titles: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Look for what stands under "Main characters" or "References", each with its register; the next heading ends it."""
    register = None
    for number, block in enumerate(document.blocks):
        if block.kind == "heading":
            register = titles.get(document.block_text(block).strip(_AROUND_TITLE).lower())
        elif register is not None:
            yield number, register


def _told(parsed: Parsed, attributions: Attributions) -> frozenset[str]:
    """The registers a document is told to be in by its make-up rather than by its words."""
    found: list[str] = []
    if _is_manual(parsed.document, parsed.language):
        found.append("manual")
    if _lists_releases(parsed.document, parsed.language):
        found.append("releases")
    if _is_story(parsed, attributions):
        found.append("story")
    return frozenset(found)


def _of_block(parsed: Parsed, number: int, signs: Collection[str]) -> frozenset[str]:
    text = parsed.document.block_text(parsed.document.blocks[number])
    found = []
    if "exercise" in signs:
        found.append("exercise")
    if _is_verse(text):
        found.append("story")
    if _told_of_a_work(parsed.language).match(text):
        found.append("plot")
    if _speaks_of_self(parsed, number):
        found.append("account")
    return frozenset(found)


@lru_cache(maxsize=4)
def _told_of_a_work(language: Language) -> re.Pattern[str]:
    """How a paragraph opens that tells what happens in a work: In the novel the heir is drowned."""
    names = ("told-works", "work-parts", "which-part", "not-works")
    works, parts, which, others = (alternatives(language.traps[name]) for name in names)
    return late_re(
        rf"In (?:the|this|that|his|her|its|[A-Z][\w’'-]+[’']s) (?:\w+ )?(?:{works}|{which} {parts})"
        rf"(?:, | (?=(?:the|a|an|his|her|its|he|she|they|it|nobody|everyone|half|[a-z]+ing|[a-z]+s?) )(?!{others}\b))"
    )


def _shown(found: Sequence[Mapping[str, frozenset[str]]]) -> list[str]:
    """The registers a document has enough different signs of, and not only here and there in a long text."""
    signs: dict[str, set[str]] = defaultdict(set)
    blocks: Counter[str] = Counter()
    for name, here in chain.from_iterable(signs_here.items() for signs_here in found if signs_here):
        signs[name] |= here
        blocks[name] += 1
    share = _LEAST_SHARE * len(found)
    return [
        name
        for name, least in _FEWEST_SIGNS.items()
        if len(signs[name]) >= least and (least == 1 or blocks[name] >= share)
    ]


def _signs_by_block(parsed: Parsed) -> Iterator[Mapping[str, frozenset[str]]]:
    """The signs of each block; in a new text the wording of all is looked for in many blocks at once."""
    document, language = parsed.document, parsed.language
    if parsed.words.remembered:
        yield from (_signs(document, block, language) for block in document.blocks)
        return
    hinted = _hints(language).of_each(document.text, (block.span for block in document.blocks))
    for block, names in zip(document.blocks, hinted, strict=True):
        yield _signs_in(document.block_text(block), names, language) if names else _NO_SIGNS


_NO_SIGNS: Mapping[str, frozenset[str]] = {}
_SIGNS: Remembered[str, Mapping[str, frozenset[str]]] = Remembered()
"""The signs in blocks, by their text."""


def _signs(document: Document, block: Block, language: Language) -> Mapping[str, frozenset[str]]:
    """The signs in a block, which are remembered."""
    readings, text = _SIGNS.of(language), document.block_text(block)
    known = readings.get(text)
    if known is None:
        known = readings.keep(text, _signs_in(text, _hints(language).of(document.text, *block.span), language))
    return known


def _signs_in(text: str, hinted: Collection[str], language: Language) -> Mapping[str, frozenset[str]]:
    """The different signs of each register in a text, given of which it may hold some; one without any is left out."""
    found = {name: _pattern(name, language).findall(text) for name in _BY_SIGNS if name in hinted}
    return {name: frozenset(map(str.lower, signs)) for name, signs in found.items() if signs}


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


def _lists_releases(document: Document, language: Language) -> bool:
    """Whether titles bear the numbers or the days of releases: 1.9.0 (2016-05-26); Changes in 2.40; Version 2.36."""
    openings = _pattern("releases", language)
    return sum(_names_release(document, block, openings) for block in document.blocks) >= _FEWEST_RELEASES


def _names_release(document: Document, block: Block, openings: re.Pattern[str]) -> bool:
    if block.kind == "heading" and _RELEASE.search(document.block_text(block)):
        return True
    if block.span.end - block.span.start > _LONGEST_TITLE:
        return False
    title, *below = document.block_text(block).splitlines()
    if "".join(below).strip(_RULED) or title.endswith(".") or not _FIGURE.search(title):
        return False
    title = title.strip(_RULED)
    return openings.match(title) is not None or _TITLED.fullmatch(title) is not None


def _is_story(parsed: Parsed, attributions: Attributions) -> bool:
    """Fiction spells its numbers out, lets people speak and says so, and cites nobody; a long tale does so as good as never."""
    text, length = parsed.document.text, len(parsed.words.forms)
    if not parsed.quotations or length < _FEWEST_STORY_WORDS or parsed.document.links:
        return False
    is_talked = len(parsed.quotations) >= _MANY_TURNS
    figures, cited = (length // _WORDS_A_FIGURE, length // _WORDS_A_SOURCE) if is_talked else (0, 0)
    if next(islice(_FIGURES.finditer(text), figures, None), None) is not None:
        return False
    named: set[str] = set()
    for attribution in attributions.every():
        if _is_cited(attribution, text):
            named.add(text[slice(*attribution.source)] if attribution.source else "")
            if len(named) > cited:
                return False
    quoted = range(len(parsed.quotations))
    return len(quoted) >= _FEWEST_TURNS or any(attributions.of_quotation(number) is not None for number in quoted)


def _is_verse(text: str) -> bool:
    lines = text.splitlines()
    return len(lines) >= FEWEST_VERSES and all(
        len(line) < _LONGEST_VERSE and not _FIGURE.search(line) for line in lines
    )


def _speaks_of_self(parsed: Parsed, block: int) -> bool:
    """Whether the writer says "I" or "we" in a block, outside quotation marks."""
    words, first = parsed.words, parsed.language.words["first-pronouns"]
    start, end = parsed.document.blocks[block].span
    here = slice(words.index_at(start), words.index_at(end))
    if first.isdisjoint(map(str.lower, words.forms[here])):
        return False
    quoted, before = False, ""
    tags, forms = words.tags[here], words.forms[here]
    for (tag, after), (form, following) in zip(pairwise([*tags, ""]), pairwise([*forms, ""]), strict=True):
        if tag == '"':  # what goes on from a paragraph before is opened again and was never closed
            quoted = after == _QUOTED or (before != _QUOTED and not quoted)
        elif not quoted and form.lower() in first and not _is_in_a_name(form, before, following):
            return True
        before = tag
    return False


def _is_in_a_name(form: str, before: str, following: str) -> bool:
    """Whether "us", "our" or "I" is none of the writer's words: the US, Our Principles PAC, World War I; `before` is a tag."""
    if form == "I":
        return before == _NAME
    return len(form) > 1 and (form.isupper() or (form[0].isupper() and following[:1].isupper()))


def _is_cited(attribution: Attribution, text: str) -> bool:
    """Whether an attribution names a body, a document or somebody in full, as fiction seldom does."""
    if attribution.kind == "named" and attribution.source is not None:
        return " " in text[slice(*attribution.source)]
    return attribution.kind in _LISTED
