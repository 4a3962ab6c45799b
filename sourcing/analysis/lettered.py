"""What stands between two spaces → its words, and for each word four letters, remembered from text to text.

The letters of a word are, in this order, its tag (`word_tags.py`), its part in a quantity (`figures.py`), what its first
letter tells of a headline, and whether it is joined to the word before. Newspapers use few words, and those often: nearly
all of a text is known from the texts before it.
"""

from __future__ import annotations

from sys import intern

from sourcing.analysis.figures import Figures
from sourcing.kept.patterns import compile_re
from sourcing.lean.flat import Repeated
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sourcing.analysis.language import Language
    from sourcing.analysis.word_tags import Tags

LETTERS_A_WORD = 4
FIGURE_LETTER, CASE_LETTER, JOINED_LETTER = 1, 2, 3
"""Which of a word's letters is which, the tag being the first."""
CAPITAL, SMALL, APOSTROPHE, _NEITHER = "Ü", "ü", "´", "·"
"""A longer word with a capital, one without; a mark that may be an apostrophe; any other word. No other letter is these."""
JOINED, APART = "+", " "

WORD = compile_re(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|\b[A-Z][\w-]+\.(?:com|org|net|gov|edu|co\.uk)\b(?![/@]|\.\w)"  # Acme.com, a name
    r"|['’](?:s|ve|ll|d|re|m)\b"
    r"|\d+(?:[.,]\d+)*(?=(?:[mb]illion|trillion|thousand|percent)\b)"
    r"|\d+(?:[.,]\d+)+"
    r"|\b[A-Z][A-Za-z]{0,2}\d+(?:[.,]\d+)+"  # RM1,500
    r"|\b[A-Z]{1,3}\$(?=\d)"  # US$5
    r"|[\w\u0300-\u036f]+(?:(?:['’](?!(?:s|ve|ll|d|re|m)\b)|[-&])[\w\u0300-\u036f]+)*"  # marks that combine are letters' parts
    r"|''|``|\.{2,}|--+"
    r"|[^\w\s\u200d\ufe0e\ufe0f\u2190-\u2bff\U0001f000-\U0001faff]"  # emoji and arrows are no words
)
_MARKS = {
    **dict.fromkeys(("“", "”", '"', "''", "``", "„", "«", "»", "‘", "’", "'", "‹", "›"), '"'),
    **dict.fromkeys(("—", "–", "--", "---", "―", "-"), "-"),
    **dict.fromkeys(("...", "…"), ";"),
}
_APOSTROPHES = ("’", "'")
_SINGLE_MARKS = '.,;:?!“”"()[]'
"""Marks of which each is a word, but for several full stops in a row."""
_LONGER = 3
_MOST_PIECES = 60_000
_LONGEST_PIECE = 40
"""What is longer than this is not likely to come again."""


class Lettered(dict[str, str]):
    """What stands between two spaces to the letters of its words; `forms` gives the words themselves.

    `lowered` gives the tag of a word whose capital means nothing, `marked` the marks of words that stand for little else.
    """

    def __init__(self, tags: Tags, figures: Figures, marked: _Marked) -> None:
        super().__init__()
        self.figures = figures
        self.marked = marked
        self.forms = _Forms()
        self.lowered = _Lowered(tags)
        self._tags = tags

    def __missing__(self, piece: str) -> str:
        forms: tuple[str, ...]
        if piece.isalpha():
            letters, forms = f"{self._of_letters(piece)}{APART}", (piece,)
        elif (word := piece.strip(_SINGLE_MARKS)).isalpha() and ".." not in piece:
            before, _, after = piece.partition(word)
            forms = (*before, word, *after)  # a plain word and the marks around it need no pattern
            letters = f"{self[forms[0]]}{''.join([f'{self[form][:-1]}{JOINED}' for form in forms[1:]])}"
        else:
            words = _words(piece)
            letters, forms = self._of_several(words), tuple([form for _, form in words])
        found = intern(letters)  # there are far fewer of them than of pieces
        if len(piece) <= _LONGEST_PIECE:
            if len(self) >= _MOST_PIECES:
                self.clear()
                self.forms.clear()
            self[piece] = found
            self.forms[piece] = forms
        return found

    def _of_letters(self, form: str) -> str:
        """The same as `_of`, of a form that has nothing but letters, as most have: it is no mark and has no figure in it."""
        lower = plain[form]
        if lower in self.marked.listed:
            self.marked.meet(form)
        case = _NEITHER if len(form) <= _LONGER else CAPITAL if form[0].isupper() else SMALL
        return f"{self._tags.of(form)}{self.figures.of_letters(form, lower)}{case}"

    def _of(self, form: str) -> str:
        self.marked.meet(form)
        return f"{_MARKS.get(form) or self._tags[form]}{self.figures[form]}{_case(form)}"

    def _of_several(self, words: Iterable[tuple[int, str]]) -> str:
        letters: list[str] = []
        end = 0
        for start, form in words:
            letters.append(f"{self._of(form)}{JOINED if letters and start == end else APART}")
            end = start + len(form)
        return "".join(letters)


class _Forms(dict[str, tuple[str, ...]]):
    """What stands between two spaces to its words; what is known here has its letters known as well."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        return tuple([form for _, form in _words(piece)])


class _Plain(dict[str, str]):
    """A word's form to the same in lower case with straight apostrophes."""

    def __missing__(self, form: str) -> str:
        if len(self) >= _MOST_PIECES:
            self.clear()
        lower = form.lower().replace("’", "'")
        self[form] = lower = form if lower == form else lower  # so that most are not there twice
        return lower


plain = _Plain()


class _Lowered(dict[str, str]):
    """A word's form to its tag when its capital means nothing."""

    def __init__(self, tags: Tags) -> None:
        super().__init__()
        self._tags = tags

    def __missing__(self, form: str) -> str:
        tag = self._tags.lowered(form)
        if len(self) >= _MOST_PIECES:
            self.clear()
        self[form] = tag
        return tag


class _Marked(dict[str, int]):
    """The forms met so far of the words on some lists, each to the marks of its lists, added up; the lists are in lower case.

    They are few, and stay: a form is met once, and is known for as long as its piece is. `listed` are the words of all lists.
    """

    def __init__(self, lists: Mapping[int, frozenset[str]]) -> None:
        super().__init__()
        self._lists = lists
        self.listed = frozenset().union(*lists.values())

    def meet(self, form: str) -> None:
        """Take in a form, which may be on the lists."""
        word = plain[form]
        if word in self.listed:
            self[form] = sum([mark for mark, listed in self._lists.items() if word in listed])

    def among(self, forms: Collection[str]) -> tuple[tuple[int, int], ...]:
        """Of some words, all of which have been met, those that have marks, by their numbers."""
        if self.keys().isdisjoint(forms):
            return ()
        return tuple([(at, self[form]) for at, form in enumerate(forms) if form in self])


POLL, POLL_TAKER, MOTIVE, RESULT, STUDY, BUSINESS = 1, 2, 4, 8, 16, 32
"""The marks of words for a poll, for who takes one, of what somebody wants, hopes or fears, for what a firm's results tell,
for a study, and of companies and markets."""


def _marked(language: Language) -> _Marked:
    verbs = frozenset(language.motives["verbs"])
    motives = verbs.union(*(language.cue_forms.get(verb) or () for verb in verbs))
    polls, takers, results = (
        language.source_nouns["poll"],
        language.traps["poll-takers"],
        language.traps["results-told"],
    )
    studies = language.traps["study-mentions"]
    business = language.traps["business"]
    return _Marked(
        {POLL: polls, POLL_TAKER: takers, MOTIVE: motives, RESULT: results, STUDY: studies, BUSINESS: business}
    )


FEW_FORMS = 5_000_000
"""As many words as twenty-five megabytes have: a list of fewer takes little more room than numbers and a table of all that differ."""


class Gathered:
    """The letters and the forms of sentences one after another, packed when the caller finds them many."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.forms: list[str] = []
        self._packed_letters: list[str] = []
        self._packed_forms: Repeated[str] | None = None

    def pack(self) -> None:
        """Put what has been gathered into less room: the letters into one string; of very many forms each that differs once."""
        self._packed_letters.append("".join(self.letters))
        self.letters.clear()
        if len(self.forms) <= FEW_FORMS:
            return
        self._packed_forms = self._packed_forms or Repeated()
        self._packed_forms.extend(self.forms)
        self.forms.clear()

    def all_letters(self) -> list[str]:
        """The letters of all sentences in a few strings, which are not kept here any longer."""
        whole = [*self._packed_letters, "".join(self.letters)]
        self._packed_letters = []
        self.letters.clear()
        return whole

    def all_forms(self) -> Sequence[str]:
        """The forms of all sentences."""
        if self._packed_forms is None:
            return self.forms
        self._packed_forms.extend(self.forms)
        return self._packed_forms


def one_of_each(number: int, letters: Iterable[str]) -> str:
    """One of the letters of each word."""
    return "".join([some[number::LETTERS_A_WORD] for some in letters])


def lettered(language: Language) -> Lettered:
    """The table of a language."""
    table: Lettered | None = language.memo.get(Lettered)
    if table is None:
        table = language.memo[Lettered] = Lettered(language.tags, Figures(language), _marked(language))
    return table


def _words(piece: str) -> list[tuple[int, str]]:
    """The words of a piece, with their starts in it."""
    return [(match.start(), match.group()) for match in WORD.finditer(piece)]


def _case(form: str) -> str:
    if len(form) > _LONGER and form[0].isalpha():
        return CAPITAL if form[0].isupper() else SMALL
    return APOSTROPHE if form in _APOSTROPHES else _NEITHER
