"""A quotation → whether a page only repeats it in larger letters, pulled out of the text that has it already."""

from __future__ import annotations

from sourcing.lean.light import Counter
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.facts import Facts
    from sourcing.analysis.parts import Quotation, Sentence

_SOON_SEARCHED = 20_000
"""Characters that are sooner searched for one sentence than all their sentences are told apart."""


def is_pulled_out(quotation: Quotation, facts: Facts) -> bool:
    """Whether the sentence of a quotation stands elsewhere in the document as well."""
    text, sentence = facts.document.text, facts.sentences[quotation.sentence]
    if len(text) <= _SOON_SEARCHED and text.count(_said(sentence, facts)) == 1:
        return False
    known = facts.memo.get(is_pulled_out)
    if known is None:
        quoted = {_number(facts.sentences[one.sentence], facts) for one in facts.marked}
        known = facts.memo[is_pulled_out] = Counter(
            number for each in facts.sentences if (number := _number(each, facts)) in quoted
        )
    return known[_number(sentence, facts)] > 1


def _number(sentence: Sentence, facts: Facts) -> int:
    """A number for what a sentence says: a long document has many sentences to tell apart."""
    return hash(_said(sentence, facts))


def _said(sentence: Sentence, facts: Facts) -> str:
    """What a sentence says, without its marks and its stop."""
    return facts.document.text[slice(*sentence.span)].strip("“”\"'‘’ .")
