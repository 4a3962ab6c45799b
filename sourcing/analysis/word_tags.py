"""A language file → a table from a word's form to a one-letter tag.

The letters, which every pattern in this room is written in:

    N name              Q title (Mr, Sen)     I initial, abbreviation   S noun that can be a source
    n other noun        # number              d determiner              s subject pronoun
    o object pronoun    T time                i of                      p preposition
    z to                y by                  k and, or, but            b subordinator
    w who, which        q what, how, whether  t that                    x auxiliary
    r adverb            c cue noun            A according               ' possessive
    v finite cue verb   u cue verb, base      g cue verb, -ing          e cue participle
    m noun or cue verb  V other finite verb   G other -ing              E other -ed

Punctuation stands for itself; every quotation mark is `"` and a quoted word `~`.
"""

from __future__ import annotations

from sourcing.lean.typed import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sourcing.analysis.language_file import LanguageFile

Said = TypeVar("Said")

_REMEMBERED_FORMS = 200_000
_BEGINNING = 2
"""The letters that the words of one text have in common."""


class WordTable(Generic[Said]):
    """What is said of each of many words; one that is not among them has nothing said of it.

    They are one text for each beginning of two letters, in which a word is looked for when it is first asked about: a dict of
    them all takes ten times as long to read, and an article asks about few. `made` makes what is said of what the text has.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._met: dict[str, Said | None] = {}

    def __reduce__(self) -> tuple[type[WordTable[Said]], tuple[Mapping[str, str]]]:
        return type(self), (self._texts,)

    def get(self, word: str) -> Said | None:
        """What is said of a word; None where it is not among them."""
        if word not in self._met:
            if len(self._met) >= _REMEMBERED_FORMS:
                self._met.clear()
            self._met[word] = self.looked_up(word)
        return self._met[word]

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    @staticmethod
    def made(said: str) -> Said:
        return cast("Said", said)

    def looked_up(self, word: str) -> Said | None:
        """The same, of a word that is hardly asked about again."""
        text = self._texts.get(word[:_BEGINNING])
        if text is None:
            return None
        start = f"\n{word}\t"
        at = text.find(start)
        return self.made(text[at + len(start) : text.index("\n", at + 1)]) if at >= 0 else None


def texts_of(said: Mapping[str, str]) -> dict[str, str]:
    """The texts of a table, given what it says of each word; none of either holds a tab or the end of a line."""
    texts: dict[str, str] = {}
    for word, what in said.items():
        beginning = word[:_BEGINNING]
        texts[beginning] = f"{texts.get(beginning, chr(10))}{word}\t{what}\n"
    return texts


class Tags(dict[str, str]):
    """Form to tag, looked up or, where the form is not listed, guessed from its shape; and then remembered."""

    def __init__(
        self,
        known: WordTable[str],
        calendar: frozenset[str],
        not_adverbs: frozenset[str],
        not_verbs: frozenset[str],
        given_names: frozenset[str],
    ) -> None:
        super().__init__()
        self._given_names = given_names
        self._known = known
        self._calendar = calendar
        self._not_adverbs = not_adverbs
        self._not_verbs = not_verbs

    def of(self, form: str) -> str:
        """The tag of a form that is hardly asked about again; it is not remembered."""
        return self._known.looked_up(form) or self._guess(form)

    def __missing__(self, form: str) -> str:
        tag = self.of(form)
        if len(self) < _REMEMBERED_FORMS:
            self[form] = tag
        return tag

    def __reduce__(self) -> tuple[type[Tags], tuple[object, ...]]:
        """Keep what the file says, once: what was guessed besides is soon guessed again."""
        return Tags, (self._known, self._calendar, self._not_adverbs, self._not_verbs, self._given_names)

    def listed(self, form: str, otherwise: str) -> str:
        """The tag of a form that the language lists; what was guessed depends on what has been read, so it counts for nothing."""
        return self._known.get(form) or otherwise

    def lowered(self, form: str) -> str:
        """The tag of a form whose capital means nothing, as at the start of a sentence or in a headline."""
        plain = form.lower().replace("’", "'")
        known = self._known.get(plain)
        if known is not None:
            return known
        guessed = plain.endswith(("ly", "ing")) and plain not in self._given_names
        return self._guess_lower(plain) if guessed else self[form]

    def _guess(self, form: str) -> str:
        first = form[0]
        if first.isalpha():
            return self._guess_capital(form) if first.isupper() else self._guess_small(form)
        if first.isdigit():
            return "#"
        if first in "'’" and form[1:].isalpha():
            return self._known.get(form.replace("’", "'")) or "n"
        return form if len(form) == 1 and form.isascii() else "n"

    def _guess_small(self, form: str) -> str:
        plain = form.replace("’", "'")
        known = None if plain == form else self._known.get(plain)  # the form itself was looked for before
        return known or self._guess_lower(plain)

    def _guess_capital(self, form: str) -> str:
        known = self._known.get(form.lower())
        if len(form) == 1:
            return "s" if known == "s" else "I"
        if known is None:
            return "N"
        if known == "s" and form.istitle():
            return "s"  # after a quotation: "…" He said
        if known in ("Q", "I", "A") or (known == "T" and form.lower() in self._calendar):
            return known
        if known in ("s", "x") and "'" in form.replace("’", "'"):
            return known
        return "N"

    def _guess_lower(self, form: str) -> str:
        if "-" in form:
            return "r" if form.endswith("ingly") else "n"  # half-jokingly, but family-friendly
        if form.endswith("ly") and len(form) > 4 and form not in self._not_adverbs:
            return "r"
        if form in self._not_verbs or len(form) < 5:
            return "n"
        if form.endswith("ing"):
            return "G"
        return "E" if form.endswith("ed") else "n"


def read_tags(file: LanguageFile, cue_tags: Iterable[tuple[str, str, bool]], other_forms: Iterable[str]) -> Tags:
    """The tags of a language.

    `cue_tags` are the forms of the cue verbs with their letters, and whether each attributes without a particle;
    `other_forms` are the finite forms of the other verbs.
    """
    return Tags(
        WordTable(texts_of(_table(file, cue_tags, other_forms))),
        frozenset([*file.time.weekdays, *file.time.months]),
        _ending_in(("ly",), file.not_adverbs),
        _ending_in(("ing", "ed"), file.not_verbs),
        _ending_in(("ly", "ing"), [*file.names.male, *file.names.female]),
    )


def _ending_in(ends: tuple[str, ...], words: Iterable[str]) -> frozenset[str]:
    """The words that end so: of no others is it asked whether they are listed."""
    return frozenset(word for word in words if word.endswith(ends))


def _table(file: LanguageFile, cue_tags: Iterable[tuple[str, str, bool]], other_forms: Iterable[str]) -> dict[str, str]:
    """The closed table; where a word stands in two groups the later group here wins."""
    table: dict[str, str] = {}

    def put(tag: str, words: Iterable[str]) -> None:
        table.update(dict.fromkeys(words, tag))

    put("n", [*file.not_adverbs, *file.not_verbs])
    put("V", [*other_forms, *file.verb_forms])
    put("E", file.participles)
    nouns = file.sources
    put("S", [*nouns.role, *nouns.institution, *nouns.document, *nouns.vague, *nouns.anonymous, *nouns.unspecific])
    put("c", [noun for group in file.cue_nouns.values() for noun in group if noun not in table])
    _put_cue_verbs(table, cue_tags, frozenset(file.noun_or_verb))
    put("T", [*file.time.weekdays, *file.time.months, *file.time.words, *file.time.units])
    put("Q", file.titles)
    put("I", file.abbreviations)
    put("#", [*file.numbers.words, *file.numbers.scales])
    signs = (
        file.numbers.currency_signs
    )  # and codes like US$ and Rs; one all in capitals may be a word or a name: TRY, PHP
    put("$", [*signs, *(code for code in file.numbers.currency_codes if code[-1] in signs or not code.isupper())])
    for tag, words in _closed_classes(file):
        put(tag, words)
    return table


def _put_cue_verbs(
    table: dict[str, str], cue_tags: Iterable[tuple[str, str, bool]], noun_or_verb: frozenset[str]
) -> None:
    for form, tag, alone in cue_tags:
        if alone:
            table[form] = "m" if form in noun_or_verb else tag
        elif form in noun_or_verb:
            table[form] = "m"
        elif form not in table or (table[form] == "V" and tag != "u"):
            table[form] = "m" if tag == "u" else tag


def _closed_classes(file: LanguageFile) -> tuple[tuple[str, list[str]], ...]:
    grammar = file.grammar
    return (
        ("r", file.adverbs),
        ("d", file.determiners),
        ("p", file.prepositions),
        ("b", file.subordinators),
        ("k", file.coordinators),
        ("o", file.pronouns.object),
        ("s", file.pronouns.subject),
        ("x", file.auxiliaries),
        ("q", file.question),
        ("w", file.relative),
        ("t", file.that),
        ("z", file.to),
        ("i", grammar.of),
        ("y", grammar.by),
        ("A", grammar.according),
        ("'", grammar.possessive_endings),
        ("x", grammar.auxiliary_endings),
    )
