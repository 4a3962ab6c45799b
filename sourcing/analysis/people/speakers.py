"""Attributions and names → who each source is, with all the ways one source is named merged.

A person is filed under the full name, whether the source says surname, title, pronoun or role ("the envoy"). What has no
name is filed under its words, which a later definite form of them takes up: "a report by the auditors", "the report".
"""

from __future__ import annotations

from itertools import pairwise, zip_longest

from sourcing.analysis.people import Bearer, People
from sourcing.analysis.people.antecedents import Discourse
from sourcing.analysis.people.names import noun_gender, pronoun_gender
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Attribution
    from sourcing.analysis.people.acronyms import Acronyms
    from sourcing.analysis.people.names import Name
    from sourcing.analysis.words import Words
    from sourcing.documents.document import Span

_ENDS_BEFORE = "wdEGvgeripzS#"
"""After a comma, a word with one of these tags opens an aside and no further source."""
_IT_REACH = 4
"""How many sentences back "it" and "they" look for a source that is no single person."""
_ACTOR_REACH = 2
"""How many sentences back "he" and "she" look for somebody without a name who does something."""
_ACTOR = late_re(r'(?:^|(?<=[,;"krb]))(?P<actor>d[nEc#]{0,3}S)(?=[xr]*[vVxEu])')


class _Unnamed(NamedTuple):
    """A source without a name that has spoken: its words in lower case, where, and how many of the kind spoke before it."""

    speaker: str
    words: frozenset[str]
    sentence: int
    number: int


def resolve_speakers(
    attributions: Iterable[Attribution], parsed: Parsed, people: People, acronyms: Acronyms
) -> Iterator[Attribution]:
    """The attributions with `speaker` and `others` set: the names, or the words, a reader would file the source under."""
    resolver = _Resolver(parsed, people, acronyms)
    return map(resolver.resolve, attributions)


class _Resolver:
    """Reads the attributions of a document in order and remembers who has spoken."""

    def __init__(self, parsed: Parsed, people: People, acronyms: Acronyms) -> None:
        self._parsed = parsed
        self._people = people
        self._discourse = Discourse(parsed, people)
        self._acronyms = acronyms
        self._quotations = {quotation.span.start for quotation in parsed.quotations}
        self._latest: _Unnamed | None = None
        self._by_words: dict[str, _Unnamed] = {}
        self._by_head: dict[str, dict[frozenset[str], _Unnamed]] = {}
        self._persons_by_role: dict[str, Bearer] = {}

    def resolve(self, attribution: Attribution) -> Attribution:
        if attribution.source is None:
            return attribution
        if attribution.kind == "pronoun":
            return self._pronoun(attribution, attribution.source)
        if attribution.kind in ("named", "institution"):
            bearers = self._named(attribution, attribution.source)
            if bearers and (attribution.kind == "named" or self._is_person(attribution.source, bearers[0])):
                self._discourse.spoke(attribution, bearers[0])
                speaker, *others = (self._acronyms.expand(bearer.name) for bearer in bearers)
                return attribution._replace(speaker=speaker, others=tuple(others), kind="named")
        return attribution._replace(speaker=self._described(attribution, attribution.source))

    def _is_person(self, source: Span, bearer: Bearer) -> bool:
        """Whether a name that is a body's elsewhere is a person's in this document: Fox, where Ben Fox is named."""
        text = self._parsed.document.text[source.start : source.end]
        return bearer.is_certain and text.lower() == bearer.parts[-1]

    def _pronoun(self, attribution: Attribution, source: Span) -> Attribution:
        language, document = self._parsed.language, self._parsed.document
        pronoun = document.text[source.start : source.end].lower()
        lists = language.words
        if pronoun in lists["first-pronouns"]:
            return attribution
        place = attribution.sentence, source.start
        ambiguous = False
        if pronoun in language.source_nouns["reference"]:
            bearer = self._discourse.just_before(*place)
        elif pronoun in lists["male-pronouns"] or pronoun in lists["female-pronouns"]:
            ambiguous = self._discourse.is_ambiguous(*place, pronoun)
            named = (
                frozenset()
                if pronoun in lists["possessives"]
                else named_by(attribution, self._quotations, self._parsed.words)
            )
            bearer = self._discourse.antecedent(*place, pronoun, named) or self._actor(*place, pronoun)
        else:
            plain = pronoun in lists["plain-pronouns"]
            return attribution._replace(speaker=self._last_unnamed(attribution.sentence)) if plain else attribution
        if bearer is None:
            return attribution
        self._discourse.spoke(attribution, bearer)
        return attribution._replace(speaker=bearer.name, ambiguous=ambiguous)

    def _actor(self, sentence: int, at: int, pronoun: str) -> Bearer | None:
        """The person without a name who does something in a sentence just before: The little man rose. "My name," he said."""
        words, language = self._parsed.words, self._parsed.language
        for number in range(sentence, max(-1, sentence - 1 - _ACTOR_REACH), -1):
            (_, _), _, first, last = self._parsed.sentences[number]
            for role in reversed(list(_ACTOR.finditer(words.tags[first:last]))):
                head = words.lower(first + role.end("actor") - 1)
                if head not in language.source_nouns["role"] or self._is_plural(head):
                    continue
                start, end = words.start(first + role.start("actor") + 1), words.end(first + role.end("actor") - 1)
                if end > at:
                    continue
                described = self._parsed.document.text[start:end]
                bearer = self._by_noun(described, head)
                if bearer.may_be(pronoun_gender(pronoun, language)):
                    return bearer
        return None

    def _last_unnamed(self, sentence: int) -> str | None:
        """The source that is no single person whom "it" or "they" takes up."""
        latest = self._latest
        return latest.speaker if latest is not None and sentence - latest.sentence <= _IT_REACH else None

    def _named(self, attribution: Attribution, source: Span) -> list[Bearer]:
        """The bearers of the names a source consists of, the one that is apposed to a role first."""
        names = names_speaking(self._people, attribution.sentence, source, self._parsed.words)
        names = [name for name in names if self._people.of(name).may_be_person] or names
        further = [name for before, name in pairwise(names) if self._joined(before, name)]
        return [self._people.of(name) for name in (*names[:1], *further)]

    def _joined(self, before: Name, name: Name) -> bool:
        return self._parsed.words.tags[before.last : name.lead].strip("()IN-") in ("k", ",k", ",")

    def _described(self, attribution: Attribution, source: Span) -> str:
        """The speaker for a source without a name: a person known by that role, an earlier source, or its own words."""
        words = self._parsed.words
        first, last = words.index_at(source.start), words.index_at(source.end)
        is_definite = words.lower(first) in self._parsed.language.words["definite-articles"]
        if (
            words.tags[first] == "d"
            and words.lower(first) in self._parsed.language.words["articles"]
            and first + 1 < last
        ):
            first += 1
        last = self._without_aside(first, last)
        lower = frozenset(words.lower(index) for index in range(first, last))
        if is_definite and not self._is_plural(attribution.head):
            bearer = self._by_description(attribution, first, last)
            if bearer is not None:
                self._discourse.spoke(attribution, bearer)
                return bearer.name
        text = self._parsed.document.text[words.start(first) : words.end(last - 1)]
        speaker = self._acronyms.expand(" ".join(text.split()))
        known = self._taken_up(speaker, attribution.head if is_definite else None, lower)
        if known is not None:
            speaker, lower = known.speaker, known.words
        self._remember(speaker, attribution.head, lower, attribution.sentence)
        self._remember_person(attribution, speaker)
        return speaker

    def _is_plural(self, head: str) -> bool:
        """Whether a noun means more than one, so that no single name stands beside it: the sources."""
        lists = self._parsed.language.words
        return (head.endswith("s") and head not in lists["singular-nouns"]) or head in lists["plural-nouns"]

    def _taken_up(self, speaker: str, head: str | None, words: frozenset[str]) -> _Unnamed | None:
        """The latest source that was put in the same words, or whose noun and words these are again."""
        latest = self._by_words.get(speaker.lower())
        if head is not None:
            for known, unnamed in reversed(self._by_head.get(head, {}).items()):
                if latest is not None and unnamed.number < latest.number:
                    break
                if words <= known:
                    return unnamed
        return latest

    def _remember(self, speaker: str, head: str, words: frozenset[str], sentence: int) -> None:
        number = 0 if self._latest is None else self._latest.number + 1
        self._latest = self._by_words[speaker.lower()] = unnamed = _Unnamed(speaker, words, sentence, number)
        alike = self._by_head.setdefault(head, {})
        alike.pop(words, None)  # so that the latest stand last
        alike[words] = unnamed

    def _remember_person(self, attribution: Attribution, speaker: str) -> None:
        """Let "he" or "she" take up one person who has no name: the candidate, an aide."""
        head, nouns = attribution.head, self._parsed.language.source_nouns
        if attribution.kind in ("role", "anonymous") and head in nouns["role"] and not head.endswith("s"):
            self._discourse.spoke(attribution, self._by_noun(speaker, head))

    def _by_noun(self, described: str, head: str) -> Bearer:
        """The person who has no name and is described in these words."""
        bearer = self._persons_by_role.get(described)
        if bearer is None:
            bearer = self._persons_by_role[described] = Bearer(described, (head,), is_body=False, is_sure=True)
            bearer.gender = noun_gender(head, self._parsed.language)
        return bearer

    def _without_aside(self, first: int, last: int) -> int:
        """Where a source's words end before "who …" or an apposition."""
        tags = self._parsed.words.tags
        for index in range(first + 1, last):
            if tags[index] == "w" or (tags[index] == "," and tags[index + 1 : index + 2] in tuple(_ENDS_BEFORE)):
                return index - (tags[index - 1] == "," and index - 1 > first)
        return last

    def _by_description(self, attribution: Attribution, first: int, last: int) -> Bearer | None:
        """The person last named whose role is "the envoy", "the Israeli leader"; a capitalised word must be in it too."""
        words, language = self._parsed.words, self._parsed.language
        heads = {attribution.head} | language.stands_for.get(attribution.head, frozenset())
        capitals = {words.lower(index) for index in range(first, last) if words.tags[index] == "N"}
        found = {bearer for head in heads for bearer in self._people.with_role(head)}
        here = words.index_at(attribution.source.start) if attribution.source is not None else 0
        latest: tuple[int, Bearer] | None = None
        for bearer in found:
            place = bearer.last_place_before(here)
            if place is not None and capitals <= bearer.described and (latest is None or place > latest[0]):
                latest = place, bearer
        return latest[1] if latest else None


def names_speaking(people: People, sentence: int, source: Span, words: Words) -> Sequence[Name]:
    """The names in a source that may be a speaker's; where each only helps to say who speaks, the first of them."""
    names = people.in_sentence(sentence, source.start, source.end)
    holder = next(
        (name for before, name in pairwise([None, *names]) if name and _holds_post(before, name, words)), None
    )
    if holder is not None:
        return [holder]
    main = [name for name in names if not _is_inside(name, source, words)]
    main = [name for name, following in zip_longest(main, main[1:]) if not _is_employer(name, following, words)]
    return main or names[:1]


def _is_inside(name: Name, source: Span, words: Words) -> bool:
    """Whether a name only helps to say who speaks: the owner in "Fox's envoy", the place in "the mayor of Leeds"."""
    if words.tags[name.last : name.last + 1] == "'":
        return True
    before = name.lead - 1
    while before >= 0 and words.tags[before] in "dn" and words.start(before) > source.start:
        before -= 1
    return words.start(before) >= source.start and words.tags[before] in "ipzy" if before >= 0 else False


def _holds_post(before: Name | None, name: Name, words: Words) -> bool:
    """Whether a name stands behind a post and where that is: ambassador to Norway Ann Roe, Leeds Bank of York President Ann Roe."""
    if not name.titled or words.tags[name.lead] != "N":
        return False
    link = words.tags[name.lead - 1 : name.lead]
    in_a_body = before is not None and words.tags[before.last : name.lead] == "i"
    return link == "z" or in_a_body


def _is_employer(name: Name, following: Name | None, words: Words) -> bool:
    """Whether a name says whom the next one works for: a Leeds Bank economist Ann Roe."""
    between = words.tags[name.last : following.lead] if following is not None else ""
    is_role = "S" in between or (following is not None and following.titled)
    return bool(between) and not between.strip("nSEc") and is_role


def named_by(attribution: Attribution, quotations: Collection[int], words: Words) -> frozenset[str]:
    """The capitalised words that he says, in quotation marks or after he is said to speak: "Emma, you are late," he said.

    `quotations` are the places where the quotations start.
    """
    parts = (part for part in attribution.content if part.start > attribution.cue.start or part.start in quotations)
    said = (words.forms[words.index_at(start) : words.index_at(end)] for start, end in parts)
    return frozenset(form.lower() for forms in said for form in forms if form[:1].isupper())
