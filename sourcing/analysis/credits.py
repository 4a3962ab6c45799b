"""A document → what its layout credits: a speaker's label, the last line of a block quote, a citation in brackets.

These marks say whose words or figures stand beside them without any verb of saying.
"""

from __future__ import annotations

from sourcing.analysis.interviews import FEWEST_TURNS, turns_of
from sourcing.analysis.phrases import alternatives
from sourcing.analysis.sentences import CITED_WORK, NUMBERED_NOTE, RAISED
from sourcing.kept.patterns import compile_re, late_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence
    from sourcing.documents.document import Block, Document

_CREDIT_LINE = late_re(r"(?:[—–-]+\s*)?[A-Z][^.!?\n]{2,80}$")
_SIGNED = compile_re(r"[.!?”\"“]\s?\[(?:[A-Z][\w&.’' -]{1,40})\]\.?\s*\Z")
_POSTED = compile_re(r"[—–-]\s?[^()\n]{2,60}\(@\w{2,20}\)\s?(?P<date>[^\n]{0,60})\Z")
"""What an embedded post ends in: — Ann Roe (@annroe) July 23, 2016."""
_SOURCED = late_re(r"(?:(?:^|(?<=[.!?)”\"’'\n]\s))|(?<=\())(?:[Ss]ources?|SOURCES?)\s?:\s+[A-Z][^\n]{1,200}\Z")
"""What a paragraph with figures ends in: Source: Leeds Council, (Source: Leeds Council.)."""
_BRACKETED = compile_re(r"\s*\((?P<opening>\w+)\s[^()\n]{0,80}?(?P<end>\w+)[.!]?\)")
_BY_AUTHOR = r"[^\W\d_a-z][\w’'-]+(?: (?:et al\.?|[\w&.’'-]+)){0,5},? (?:1[5-9]|20)\d\d[a-z]?(?:[,:] ?[\w. –-]{1,30})?"
_CITATION = late_re(
    rf"[\[(]{_BY_AUTHOR}(?:; ?{_BY_AUTHOR})*[\])]"
    rf"|\[{NUMBERED_NOTE}(?:[,–-] ?\d{{1,3}})*\]|(?<=[\w.,;:!?”\"’)])\[[a-z]\]"
    rf"|\([A-Z][\w’'-]+, pp?\. ?\d+\)|{CITED_WORK}"
    r"|[\[(](?:[Oo]p\.\s?[Cc]it|[Ii]bid)\.?[^()\[\]\n]{0,40}[\])]"
    r"|\([A-Z][^()\n]{1,120}?,\s(?:[Tt]able|[Ff]igure|[Ff]ig\.|[Aa]nnex|[Aa]ppendix|pp?\.|para\.|paragraph|[Cc]hapter)\s?[\w.–-]{1,8}\)"
    r"|(?:(?<=[.!?,;:”\"’)])|(?<=[a-z]{4}))[¹²³⁰⁴-⁹]{1,3}(?!\w)|(?<=[.!?”\"’])\(\d{1,2}\)(?=\s|\Z)"
    r"|\[(?:[^\[\]@]{0,40}[\s-])?@[\w:.#$%&+?<>~/-]+[^\[\]]{0,120}\]|(?<![\w.])@[A-Za-z][\w-]*:?(?:1[5-9]|20)?\d\d[a-z]?\b|\\[cC]ite\w*\*?\{"
)
"""(Barrow 1974), [15, 16], the raised number of a note, (Transport Office, Bus Statistics, table 2b), and what stands for them in a draft: [@barrow74], \\citep{barrow74}."""
_REFERENCE = late_re(
    r"\W*(?:\w{1,12}[\].)]\s+)?(?:(?:[A-Z]\.\s?){1,3}[A-Z][\w’'-]+,\s+(?:[A-Z]\.\s?){1,3}[A-Z]|[A-Z][\w’'-]+(?:,\s+(?:[A-Z]\.[\s-]?){1,4}|\s+[A-Z]{1,3}\.?,\s+[A-Z][\w’'-]+\s+[A-Z]{1,3}\.?[,.]))"
    r"[^\n]{0,400}?\b(?:1[5-9]|20)\d\d[a-z]?\b"
)
"""An entry in a list of works: Barrow, T. (1974). …"""
_CITATION_SIGNS = ("(", "[", "@", "{")


class Credits:
    """Answers what the layout credits in one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._document = parsed.document
        self._language = parsed.language
        self._months = parsed.language.months
        self._labelled: frozenset[int] | None = None
        self._quotes: frozenset[int] | None = None
        self._signed: dict[int, bool] = {}
        self._posted: dict[int, bool] = {}
        self._sourced: dict[int, bool] = {}
        self._pointing, self._pointed_at = (parsed.language.traps[name] for name in ("pointing", "pointed-at"))
        self._references: dict[int, bool] = {}
        self._cited: dict[Sentence, bool] = {}

    def is_labelled(self, block: int) -> bool:
        """Whether a block is somebody's turn in a transcript or an interview."""
        return block in self._turns

    def is_interviewed(self, block: int) -> bool:
        """Whether a block is a turn of a whole interview, every word of which somebody speaks."""
        return len(self._turns) >= FEWEST_TURNS and block in self._turns

    @property
    def _turns(self) -> frozenset[int]:
        if self._labelled is None:
            self._labelled = turns_of(self._document, self._language)
        return self._labelled

    def is_credited_quote(self, block: int) -> bool:
        """Whether a block belongs to a block quote whose last line names its source."""
        if not self._document.blocks[block].quoted:
            return False
        if self._quotes is None:
            self._quotes = _credited_quotes(self._document)
        return block in self._quotes

    def is_signed(self, block: int) -> bool:
        """Whether a block ends in its source in square brackets, as the items of a digest do: [Quartz]."""
        if block not in self._signed:
            text = self._document.block_text(self._document.blocks[block])
            self._signed[block] = _SIGNED.search(text) is not None
        return self._signed[block]

    def is_sourced(self, block: int) -> bool:
        """Whether a block ends in a line that says where its figures are from, or such a line alone follows it."""
        if block not in self._sourced:
            blocks, following = self._document.blocks, block + 1
            text = self._document.block_text(blocks[block])
            ends = _names_source(text) and _SOURCED.search(text) is not None
            after = self._document.block_text(blocks[following]) if following < len(blocks) and not ends else ""
            self._sourced[block] = ends or (_names_source(after) and _SOURCED.match(after) is not None)
        return self._sourced[block]

    def is_posted(self, block: int) -> bool:
        """Whether a block is an embedded post, which ends in who posted it: — Ann Roe (@annroe) July 23, 2016."""
        if block not in self._posted:
            text = self._document.block_text(self._document.blocks[block])
            match = _POSTED.search(text) if "(@" in text else None
            self._posted[block] = match is not None and (
                not match["date"] or match["date"].split()[0].rstrip(".").lower() in self._months
            )
        return self._posted[block]

    def points_to_source(self, sentence: Sentence) -> bool:
        """Whether brackets after a sentence say where to look, as the text around a link that is lost: (See the count here.)."""
        match = _BRACKETED.match(self._document.text, sentence.span.end)
        return (
            match is not None
            and match["opening"].lower() in self._pointing
            and match["end"].lower() in self._pointed_at
        )

    def is_reference(self, block: int) -> bool:
        """Whether a block is an entry in a list of works, which is what others cite."""
        if block not in self._references:
            self._references[block] = (
                _REFERENCE.match(self._document.block_text(self._document.blocks[block])) is not None
            )
        return self._references[block]

    def is_cited(self, sentence: Sentence) -> bool:
        """Whether a sentence has a citation in brackets: (Barrow 1974, p. 88), [15, 16]."""
        if sentence not in self._cited:
            self._cited[sentence] = self._has_citation(*sentence.span)
        return self._cited[sentence]

    def _has_citation(self, start: int, end: int) -> bool:
        text = self._document.text
        raised = not text.isascii() and RAISED.search(text, start, end) is not None
        if not raised and all(text.find(sign, start, end) < 0 for sign in _CITATION_SIGNS):
            return False
        if any(
            match.group().lstrip("([").split()[0].rstrip(".,").lower() not in self._months
            for match in _CITATION.finditer(text, start, end)
        ):
            return True
        return _issue(self._language).search(text, start, end) is not None


@lru_cache(maxsize=4)
def _issue(language: Language) -> re.Pattern[str]:
    """A newspaper and its date in brackets: (Leeds Post, 4 May 2002)."""
    outlets = alternatives(language.lists["outlets"])
    return late_re(rf"\((?:[A-Z][\w’'.-]*\s){{0,4}}{outlets},\s[^()\n]{{1,20}}\b(?:1[5-9]|20)\d\d\)")


def _names_source(text: str) -> bool:
    """Whether a text has what `_SOURCED`, which takes long to see that it does not match, needs."""
    return ":" in text and ("ource" in text or "OURCE" in text)


def _credited_quotes(document: Document) -> frozenset[int]:
    quotes: dict[int, list[int]] = {}
    for number, block in enumerate(document.blocks):
        if block.quoted:
            quotes.setdefault(block.parent, []).append(number)
    return frozenset(number for numbers in quotes.values() if _ends_in_credit(document, numbers) for number in numbers)


def _ends_in_credit(document: Document, numbers: Sequence[int]) -> bool:
    last: Block = document.blocks[numbers[-1]]
    return len(numbers) > 1 and _CREDIT_LINE.match(document.block_text(last).strip()) is not None
