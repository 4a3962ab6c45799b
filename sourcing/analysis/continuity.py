"""Two sentences of a paragraph → whether the second goes on with what the source of the first says.

The catalogue's section 5.2: it opens with a pronoun, an additive or a definite description of that source; it points back to what
was said; or the same one speaks in the sentence after it again.
"""

from __future__ import annotations

from sourcing.analysis.parts import SPOKEN
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.attributions import Attributions, Placed
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence
    from sourcing.documents.document import Span

_OPENING = 12
"""An additive among so many first words says that a sentence goes on with the one before: Farmers have also lost 40 cows."""
_DESCRIPTION = 5
"""In words: how long an opening is that may describe a source again, as in "the latest survey"."""
_NOUNS = frozenset("NSncmQ")


class Continuity:
    """Answers, for one document, whether a sentence goes on with the one before it."""

    def __init__(self, parsed: Parsed, attributions: Attributions) -> None:
        self._sentences = parsed.sentences
        self._words = parsed.words
        self._language = parsed.language
        self._attributions = attributions
        self._moving = frozenset(parsed.language.changes["verbs"])
        self._known: dict[tuple[int, bool], bool] = {}

    def goes_on(self, sentence: int, before: Sequence[Placed]) -> bool:
        """Whether a sentence, by its number, goes on with the attributions of the one before in its paragraph, if given.

        It is worked out once for all the figures of a sentence, of which there may be thousands.
        """
        key = sentence, bool(before)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._goes_on(sentence, before)
        return known

    def _goes_on(self, sentence: int, before: Sequence[Placed]) -> bool:
        here = self._sentences[sentence]
        return self._continues(here) or (
            bool(before)
            and (
                self._describes(here, before)
                or self._points_back(here, before)
                or self._is_between(sentence, before)
                or self._adds_to_a_paper(here, before)
            )
        )

    def _continues(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with what takes up the one before: a pronoun or an additive."""
        first = sentence.first
        while first < sentence.last and self._words.tags[first] in '"-(,k':
            first += 1
        additives = self._language.words["additives"]
        word = self._words.lower(first) if first < sentence.last else ""
        if word in self._language.words["subject-pronouns"]:
            return True
        if word in self._language.words["demonstratives"] and self._takes_up_amount(sentence, first + 1):
            return True
        opening = range(first, min(first + _OPENING, sentence.last))
        return any(self._words.lower(index) in additives for index in opening)

    def _takes_up_amount(self, sentence: Sentence, noun: int) -> bool:
        """Whether a word is one for the figure before: that number follows 292,000 in June; not one that has moved since."""
        if self._words.lower(noun) not in self._language.traps["amounts"]:
            return False
        return not any(word in self._moving for word in self._words.lowered(sentence.first, sentence.last))

    def _describes(self, sentence: Sentence, before: Sequence[Placed]) -> bool:
        """Whether a sentence opens with a definite description of a source before it: a study found that. The study also."""
        words, first = self._words, sentence.first
        if words.lower(first) not in self._language.words["definite"]:
            return False
        described = {
            words.lower(at) for at in range(first + 1, min(first + _DESCRIPTION, sentence.last)) if self._is_noun(at)
        }
        return any(not described.isdisjoint(self._nouns_of(placed.attribution.source)) for placed in before)

    def _points_back(self, sentence: Sentence, before: Sequence[Placed]) -> bool:
        """Whether a sentence points back to what was said: she said 40 voters came. Half of those voters left."""
        if self._names_the_figure(sentence):
            return True
        demonstratives = self._language.words["demonstratives"]
        pointed = {
            self._words.lower(at + 1)
            for at in range(sentence.first, sentence.last - 1)
            if self._is_noun(at + 1) and self._words.lower(at) in demonstratives
        }
        said = (part for placed in before for part in placed.attribution.content)
        return bool(pointed) and any(not pointed.isdisjoint(self._nouns_of(part)) for part in said)

    def _names_the_figure(self, sentence: Sentence) -> bool:
        """Whether a sentence gives the figure for others of which one was given: Among women, the figure is 75 percent."""
        amounts, articles = self._language.traps["amounts"], self._language.words["articles"]
        is_at = self._words.tags.find("x", sentence.first + 2, sentence.last)
        return is_at > 0 and self._words.lower(is_at - 1) in amounts and self._words.lower(is_at - 2) in articles

    def _adds_to_a_paper(self, sentence: Sentence, before: Sequence[Placed]) -> bool:
        """Whether a sentence is joined to what a paper says by a word that joins clauses: The poll shows a tie. And two are ahead."""
        joins = self._words.lower(sentence.first) in self._language.words["additive-openers"]
        return joins and any(placed.attribution.kind == "document" for placed in before)

    def _is_noun(self, at: int) -> bool:
        return self._words.tags[at] in _NOUNS

    def _nouns_of(self, span: Span | None) -> Iterator[str]:
        if span is not None:
            first, last = self._words.index_at(span.start), self._words.index_at(span.end)
            yield from (self._words.lower(at) for at in range(first, last) if self._is_noun(at))

    def _is_between(self, sentence: int, before: Sequence[Placed]) -> bool:
        """Whether the same one speaks in the sentence before and in the one after, all in one paragraph."""
        after = sentence + 1
        if after == len(self._sentences):
            return False
        if self._sentences[after].block != self._sentences[sentence].block:
            return False
        spoken = [
            one
            for one in self._attributions.of_sentence(after)
            if one.source is not None and one.manner in SPOKEN and one.content
        ]
        if any(one.kind == "pronoun" for one in spoken):
            return True
        names = {noun for placed in before for noun in self._nouns_of(placed.attribution.source)}
        return any(self._last_word(one.source) in names for one in spoken)

    def _last_word(self, span: Span | None) -> str:
        return self._words.lower(self._words.index_at(span.end) - 1) if span is not None else ""
