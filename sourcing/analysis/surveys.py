"""A document's words → the sentences that go on with the results of a survey it has introduced.

A story about a poll names it once and then gives its findings, paragraph after paragraph. Such a sentence speaks of what those
asked hold, stands right after the one that names the survey, or gives one more of the shares that follow each other since.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Sentence

_CLAUSE = 10
"""A figure's verb is looked for so many words on."""
_ASIDE = 3
"""How many words at most the number and the comma before a share's last word are: just over a quarter, 26 percent, say."""
_FEWEST_MENTIONS = 2
"""A document that speaks of a survey so often is about one."""
_DIGITS_OF_A_YEAR = 4
_SHARES = frozenset("%FQPnh")
"""The letters of the words that make a figure a share."""
_MODIFIERS = frozenset("dnE#")
"""The tags of what may stand between: new, named, 50-state."""
_ENDS = frozenset(",;:.")


class SurveyReach:
    """Answers whether a sentence gives results of a survey that the document introduced before it.

    `mentions` are the words that stand for a survey or for who takes one.
    """

    def __init__(self, parsed: Parsed, mentions: Sequence[int]) -> None:
        self._parsed = parsed
        self._mentions = mentions
        self._takers = parsed.language.traps["poll-takers"]
        self._kinds = parsed.language.traps["named-polls"]
        self._results = parsed.language.traps["survey-results"]
        self._attitudes = parsed.language.traps["survey-attitudes"]
        self._asked = parsed.language.traps["asked"]
        self._earlier = parsed.language.traps["earlier-openings"]
        self._named: dict[Sentence, bool] = {}
        self._told_of_asked: dict[int, bool] = {}
        self._going_on: dict[int, bool] = {}
        self._rows: dict[int, bool] = {}
        self._shared = parsed.language.traps["sharing"] | self._results
        self._voting = parsed.language.traps["voting-counts"]
        self._unsurveyed = parsed.language.traps["unsurveyed"] | self._voting
        self._first_held: dict[Sentence, int] = {}
        self._in = frozenset(parsed.language.numbers.parts["in"])

    def reaches(self, number: int, start: int) -> bool:
        """Whether a figure tells a result of a survey that was introduced in an earlier sentence.

        In the sentence after the survey's own every result does; further on, what those asked hold in a story about one, and
        the shares that follow each other.
        """
        sentence = self._parsed.sentences[number]
        if not self._mentions or self._mentions[0] >= sentence.last:
            return False
        if self._is_named(sentence):
            return True
        if self._mentions[0] >= sentence.first:
            return False
        if self._is_of_another_time(sentence):
            return False
        if self._is_just_before(number):
            if number not in self._going_on:  # once, as a sentence may hold thousands of shares
                self._going_on[number] = self._tells(sentence.first, sentence.last) or self.is_in_a_row(number)
            return self._going_on[number]
        return self._is_told_of(number, start) or self.is_in_a_row(number)

    def _is_told_of(self, number: int, start: int) -> bool:
        """Whether those asked are spoken of, or, in a story about a survey, what so many hold."""
        sentence = self._parsed.sentences[number]
        return self.tells_of_asked(number) or (self._is_a_story(sentence.first) and self._are_held(start, sentence))

    def is_in_a_row(self, number: int) -> bool:
        """Whether shares have followed each other up to a sentence since one on the survey: Moll was second. Castell had 9 percent."""
        known, walked = self._rows, []
        while number not in known and self._gives_a_share(number):
            walked.append(number)
            if self._is_on_survey(number - 1):
                known[number] = True
                break
            number -= 1
        found = known.setdefault(number, False)
        known.update(dict.fromkeys(walked, found))
        return found

    def _is_on_survey(self, number: int) -> bool:
        """Whether a sentence names its survey, or gives what those asked hold."""
        sentence = self._parsed.sentences[number]
        if not self._voting.isdisjoint(self._parsed.words.lowered(sentence.first, sentence.last)):
            return False
        if self._is_named(sentence):
            return True
        share = self._last_share(sentence)
        return share is not None and self._is_told_of(number, self._parsed.words.start(share))

    def _last_share(self, sentence: Sentence) -> int | None:
        """The last word of a sentence that makes a figure a share: percent, two-thirds, in 10."""
        letters = self._parsed.words.figures
        backwards = range(sentence.last - 1, sentence.first - 1, -1)
        return next((at for at in backwards if letters[at] in _SHARES or letters[at : at + 2] == "id"), None)

    def _gives_a_share(self, number: int) -> bool:
        """Whether a sentence that does not open its paragraph gives somebody a share of those asked, then as now."""
        sentences, words = self._parsed.sentences, self._parsed.words
        here = sentences[number]
        if not number or sentences[number - 1].block != here.block or self._is_of_another_time(here):
            return False
        forms = words.lowered(here.first, here.last)
        if self._last_share(here) is None or not self._unsurveyed.isdisjoint(forms) or any(map(_is_year, forms)):
            return False
        return forms[0] in self._parsed.language.words["possessives"] or not self._shared.isdisjoint(forms)

    def tells_of_asked(self, number: int) -> bool:
        """Whether a sentence says that it is about those who were asked: among conservative respondents."""
        known = self._told_of_asked.get(number)
        if known is None:
            first, last = self._parsed.sentences[number][2:]
            known = not self._asked.isdisjoint(map(str.lower, self._parsed.words.forms[first:last]))
            self._told_of_asked[number] = known
        return known

    def is_named(self, number: int) -> bool:
        """Whether a sentence, or the one before it in its paragraph, says whose survey it gives."""
        return self._is_named(self._parsed.sentences[number]) or self._is_just_before(number)

    def asks(self, number: int) -> bool:
        """Whether a sentence opens with the question: Asked which, or when asked which issue matters most, 32 percent picked rents."""
        first = self._parsed.sentences[number].first
        return not self._parsed.language.traps["asked-openings"].isdisjoint(
            self._parsed.words.lowered(first, first + 2)
        )

    def names_itself(self, number: int) -> bool:
        """Whether a sentence says whose survey it gives."""
        return self._is_named(self._parsed.sentences[number])

    def mentions_before(self, word: int) -> int:
        """How often a survey is spoken of before a word."""
        return bisect_left(self._mentions, word)

    def last_before(self, word: int) -> int:
        """The last word before another that speaks of a survey; -1 where none does."""
        index = self.mentions_before(word) - 1
        return self._mentions[index] if index >= 0 else -1

    def _is_named(self, sentence: Sentence) -> bool:
        known = self._named.get(sentence)
        if known is None:
            known = self._named[sentence] = self._names_one(sentence)
        return known

    def _names_one(self, sentence: Sentence) -> bool:
        first, last = (bisect_left(self._mentions, place) for place in (sentence.first, sentence.last))
        return any(self._is_named_at(index) for index in self._mentions[first:last])

    def _is_named_at(self, index: int) -> bool:
        """Whether a mention says which survey it is: an NBC poll, exit polls, Gallup's average, and the poll once one was named."""
        words = self._parsed.words
        if words.lower(index) in self._takers:
            return words.forms[index][0].isupper()
        before = words.lower(index - 1) if index else ""
        named = bool(index) and words.tags[index - 1] == "N"
        return named or before in self._kinds or (index > self._mentions[0] and self._is_definite(index))

    def _is_definite(self, index: int) -> bool:
        """The poll, the new poll."""
        words, definite = self._parsed.words, self._parsed.language.words["definite"]
        if words.lower(index - 1) in definite:
            return True
        return words.tags[index - 1] in _MODIFIERS and words.lower(index - 2) in definite

    def _is_just_before(self, number: int) -> bool:
        """Whether the sentence before, in the same paragraph, speaks of a survey."""
        sentences = self._parsed.sentences
        before = sentences[number - 1] if number else None
        if before is None or before.block != sentences[number].block:
            return False
        last = self._mentions[bisect_right(self._mentions, sentences[number].first - 1) - 1]
        return before.first <= last < before.last

    def _is_of_another_time(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with an earlier time, whose figures are another survey's: last month, in August."""
        words, first = self._parsed.words, sentence.first
        opening = f"{words.lower(first)} {words.lower(first + 1)}" if first + 1 < sentence.last else ""
        return opening in self._earlier or (
            words.lower(first) in self._in and words.lower(first + 1) in self._parsed.language.months
        )

    def _is_a_story(self, first: int) -> bool:
        return bisect_right(self._mentions, first) >= _FEWEST_MENTIONS

    def _tells(self, first: int, last: int) -> bool:
        return not self._results.isdisjoint(form.lower() for form in self._parsed.words.forms[first:last])

    def _are_held(self, start: int, sentence: Sentence) -> bool:
        """Whether a figure, or a share before it in the sentence, is how many hold something: 41 percent would choose her."""
        here = self._parsed.words.index_at(start + 1) - 1
        first = self._first_held.get(sentence)
        if first is None:  # looked for once, as a sentence may hold thousands of shares
            shares, words = self._parsed.words.figures, range(sentence.first, sentence.last)
            held = (index for index in words if shares[index] == "%" and self._is_held(index, sentence))
            first = self._first_held[sentence] = next(held, sentence.last)
        return first < here or self._is_held(here, sentence)

    def _is_held(self, first: int, sentence: Sentence) -> bool:
        words = self._parsed.words
        is_aside = "," in words.forms[max(sentence.first, first - _ASIDE) : first]
        for index in range(first, min(first + _CLAUSE, sentence.last)):
            if is_aside and words.forms[index] == ",":
                is_aside = False  # just over a quarter, 26 percent, say
            elif words.forms[index] in _ENDS:
                return False
            if words.lower(index) in self._attitudes:
                return True
        return False


def _is_year(form: str) -> bool:
    return len(form) == _DIGITS_OF_A_YEAR and form.isdecimal() and form[:2] in ("19", "20")
