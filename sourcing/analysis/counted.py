"""A figure's place → the words around it that belong to it: what approximates it, what it counts."""

from __future__ import annotations

from sourcing.analysis.figures import STARTING
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcing.analysis.figures import Figures
    from sourcing.analysis.language import Language
    from sourcing.analysis.words import Words

_Phrases = dict[str, tuple[tuple[str, ...], ...]]
_NOUNS = frozenset("nNScmT")
_BEFORE_NOUNS = frozenset("nNScmEGreI")
_MOST_WORDS = 5
_MOST_APPROXIMATORS = 3


class CountedWords:
    """One language's approximators, estimates and vague quantities, ready to be looked for beside a figure."""

    def __init__(self, language: Language, figures: Figures) -> None:
        self._figures = figures
        numbers, traps = language.numbers, language.traps
        self.tags = language.tags
        self.vague = _by_last(numbers.vague)
        self._approximators = _by_last(numbers.approximators)
        self._estimates = _by_last(numbers.parts["estimated"])
        self._ends = frozenset([*self._approximators, *self._estimates])
        self._definite = traps["definite"] | frozenset(numbers.parts["article"])
        self._plurals = traps["plurals"]
        self._never_counted = traps["never-counted"]
        self._half_adjectives = traps["half-adjectives"]
        self._peoples = language.words["name-peoples"]
        self._places = language.words["name-places"]
        self.time_units = language.time_units
        self.definite = traps["definite"]
        self.half_idioms = traps["nouns-of-half"]
        self.openers = frozenset(numbers.parts["article"]) | self.definite
        self.weights = traps["weights"]
        self.multiple_followers = frozenset(numbers.parts["as"])
        self.growth_openers = frozenset(numbers.parts["growth-openers"])
        self.only_with_of = frozenset(numbers.parts["only-with-of"])
        self.of = frozenset(numbers.parts["of"])
        self.by = frozenset(numbers.parts["by"])
        self.changing = frozenset([*language.changes["verbs"], *language.changes["nouns"]])
        self.point_words = frozenset(numbers.parts["points"])
        self.claim_nouns = traps["claim-nouns"]

    def issues_money(self, name: str) -> bool:
        """Whether a name in lower case is of a people or a place, which may have a currency of its own."""
        return name in self._peoples or name in self._places

    def before(self, words: Words, first: int, floor: int) -> tuple[int, bool]:
        """Where the approximators before a figure begin, and whether they say that it is estimated."""
        estimated = False
        if first <= floor or words.forms[first - 1].lower() not in self._ends:
            return first, estimated
        for _ in range(_MOST_APPROXIMATORS):
            marker = _phrase_before(self._estimates, words, first, floor)
            length = marker or _phrase_before(self._approximators, words, first, floor)
            if not length:
                break
            estimated = estimated or bool(marker)
            first -= length
        return first, estimated

    def is_approximated(self, words: Words, first: int, floor: int) -> bool:
        return _phrase_before(self._approximators, words, first, floor) > 0

    def vague_before(self, words: Words, last: int, floor: int) -> int:
        """Give the length in words of the vague quantity that ends at `last`, 0 if there is none."""
        return _phrase_before(self.vague, words, last, floor)

    def noun_after(self, words: Words, first: int, limit: int) -> tuple[int, str | None]:
        """Give the end of the noun phrase that starts at `first`, and its head in lower case; `first` and None without.

        What two share is theirs together: Hamas and Islamic Jihad offices.
        """
        end, head = self._one_noun_after(words, first, limit)
        behind = end + 1
        if head and behind < limit and words.tags[end] == "k" and self._may_be_shared(words, end - 1, behind):
            shared_end, shared = self._one_noun_after(words, behind, limit)
            if shared and not _has_capital(words, shared_end - 1) and self._is_plural(shared):
                return shared_end, shared
        return end, head

    def _may_be_shared(self, words: Words, last: int, behind: int) -> bool:
        """Whether what ends before "and" may be half of what is counted: a name before a name, a noun that is none of many."""
        form = words.forms[last]
        return _has_capital(words, behind) if form[0].isupper() else not self._is_plural(form.lower())

    def _is_plural(self, noun: str) -> bool:
        return noun in self._plurals or (noun[-1] == "s" and noun[-2:] != "ss")

    def _one_noun_after(self, words: Words, first: int, limit: int) -> tuple[int, str | None]:
        end, head, is_name = first, None, False
        for index in range(first, min(limit, first + _MOST_WORDS)):
            form = words.forms[index]
            tag = words.tags[index]
            if tag == "~":
                tag = self.tags[form]
            if index > first and words.joined[index] == "+" and form[0] != "-":
                break
            lower = form.lower()
            if index == first and tag in "vV" and self._is_counted(words, index, limit):
                return index + 1, lower
            if (
                not form[0].isalnum()
                or self._figures[form] in STARTING
                or not self._goes_on(tag, lower, form, head, is_name=is_name)
            ):
                break
            if tag in _NOUNS and form[0].isalpha():
                end, head, is_name = index + 1, lower, form[0].isupper()
                if lower in self._plurals or (form[0].islower() and self._is_plural(lower)):
                    break
        return end, head

    def _goes_on(self, tag: str, lower: str, form: str, head: str | None, *, is_name: bool) -> bool:
        """Whether a word may stand in the noun phrase; `head` is the last noun so far, `is_name` if it has a capital."""
        if lower in self._never_counted:
            return False
        if tag == "T":
            return head is None and lower in self.time_units
        if tag == "d":
            return head is None and lower not in self._definite
        if head is None or head in self._half_adjectives:
            return tag in _BEFORE_NOUNS
        return tag in _NOUNS and self._has_due_case(lower, form, is_name=is_name)

    def _has_due_case(self, lower: str, form: str, *, is_name: bool) -> bool:
        """Whether a capital fits: it belongs to a name that has begun, or to a people: white Portuguese."""
        return form[0].islower() or is_name or lower in self._peoples or lower[:-1] in self._peoples

    def _is_counted(self, words: Words, index: int, limit: int) -> bool:
        """Whether what could be a verb is a noun, as a verb follows: more than 100 fires are burning."""
        return index + 1 < limit and words.tags[index + 1] in "xr" and self._is_plural(words.forms[index].lower())

    def phrase_end(self, words: Words, first: int, limit: int) -> tuple[int, str | None]:
        """Find the noun phrase after "of", with the determiner or the owner that may open it: the party's delegates."""
        start = first
        if start < limit and words.forms[start].lower() in self._definite:
            start += 1
        end, head = self.noun_after(words, start, limit)
        if head and end < limit and words.tags[end] == "'":
            owned_end, owned = self.noun_after(words, end + 1, limit)
            end, head = (owned_end, owned) if owned else (end, head)
        return (end, head) if head else (first, None)


def _has_capital(words: Words, index: int) -> bool:
    return words.forms[index][0].isupper()


def _by_last(phrases: Iterable[str]) -> _Phrases:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        table.setdefault(parts[-1], []).append(parts)
    return {last: tuple(sorted(rows, key=len, reverse=True)) for last, rows in table.items()}


def _phrase_before(phrases: _Phrases, words: Words, last: int, floor: int) -> int:
    """Give the length in words of the longest phrase that ends just before `last`, 0 if there is none."""
    if last <= floor:
        return 0
    for parts in phrases.get(words.forms[last - 1].lower(), ()):
        start = last - len(parts)
        if start >= floor and all(words.forms[start + at].lower() == part for at, part in enumerate(parts)):
            return len(parts)
    return 0
