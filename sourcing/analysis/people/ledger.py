"""Attributions → who is cited: their speakers, and the ledger of the sources, each once, with what rests on it.

A source is someone who says something. A belief or an act makes no source, nor does a mere position ("demands an end to
the war") or a noun ("his criticism") by itself; neither does a subject that no reader would take for a source.
"""

from __future__ import annotations

from itertools import chain

from sourcing.analysis.parts import LedgerEntry
from sourcing.analysis.people import People
from sourcing.analysis.people.acronyms import Acronyms
from sourcing.analysis.people.speakers import resolve_speakers
from sourcing.analysis.stretches import attributions_in_a_row
from sourcing.lean.light import Counter, cached_property, defaultdict
from sourcing.lean.typed import TYPE_CHECKING
from sourcing.lean.values import NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sourcing.analysis.parsed import Parsed, Worded
    from sourcing.analysis.parts import Attribution, Quotation
    from sourcing.analysis.people import Bearer
    from sourcing.kinds import SourceKind

_SAID = ("speech", "writing")
_NOUN_BEFORE = frozenset("'d")
"""What stands before a word that may be a noun or a verb and makes it a noun."""
_NO_SOURCE_STARTS = frozenset("piyzbkvVxueGE")
_NO_SOURCE_HOLDS = frozenset("vVxu")


class Cited(NamedTuple):
    """Who a document cites: its attributions with their speakers, the ledger that counts them, and the people it names."""

    attributions: Sequence[Attribution]
    ledger: tuple[LedgerEntry, ...]
    bearers: tuple[Bearer, ...]

    @property
    def named(self) -> Sequence[Bearer]:
        """The people."""
        return self.bearers

    def in_order(self) -> Iterator[Attribution]:
        """The attributions, one after another."""
        return iter(self.attributions)


class Citing:
    """The same, worked out as far as it is asked for: most rules need no more than the names, or who speaks first.

    `attributions` may be read while they are taken; `quotations` gives the quotations with the indexes of theirs.
    """

    def __init__(
        self,
        attributions: Iterable[Attribution],
        parsed: Parsed,
        quotations: Callable[[], Sequence[Quotation]],
        acronyms: Acronyms | None = None,
    ) -> None:
        self._attributions = attributions
        self._parsed = parsed
        self._quotations = quotations
        self._acronyms = acronyms or Acronyms(parsed.document.text)
        self._first: list[Attribution] = []

    @cached_property
    def _further(self) -> Iterator[Attribution]:
        return resolve_speakers(self._attributions, self._parsed, self.people, self._acronyms)

    @cached_property
    def people(self) -> People:
        """The register of the names."""
        return People(self._parsed)

    @property
    def named(self) -> Sequence[Bearer]:
        """The people as far as their names tell of them, and all that has been read so far."""
        return self.people.bearers

    def in_order(self) -> Iterator[Attribution]:
        """The attributions, each with its speaker when it is asked for, for a speaker depends on those before alone."""
        if not self.is_complete:
            yield from self._first
            for attribution in self._further:
                self._first.append(attribution)
                yield attribution
        else:
            yield from self.attributions

    @property
    def is_complete(self) -> bool:
        """Whether all speakers are known."""
        return "attributions" in self.__dict__

    @cached_property
    def attributions(self) -> Sequence[Attribution]:
        """All attributions with their speakers."""
        known, self._first = self._first, []
        return attributions_in_a_row(chain(known, self._further))

    @cached_property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """The sources in the order of their weight."""
        parsed = replace(self._parsed, quotations=self._quotations())
        return tuple(build_ledger(self.attributions, parsed, self.people))

    @cached_property
    def bearers(self) -> tuple[Bearer, ...]:
        """Whom the document names, with all that is known of them once every speaker is."""
        _ = self.attributions  # who speaks makes people of them
        return tuple(self.people.bearers)


def cite(attributions: Sequence[Attribution], parsed: Parsed, acronyms: Acronyms | None = None) -> Cited:
    """The attributions with their speakers, the ledger of these, and the people the document names."""
    citing = Citing(attributions, parsed, lambda: parsed.quotations, acronyms)
    return Cited(citing.attributions, citing.ledger, citing.bearers)


def build_ledger(attributions: Sequence[Attribution], parsed: Parsed, people: People) -> list[LedgerEntry]:
    """The sources of a document in the order of their weight.

    Statements are counted in sentences; share is of all sentences that anyone is cited in, from 0 to 1.
    """
    bearers = {bearer.name: bearer for bearer in people.bearers}
    sources = {
        name for attribution in attributions if is_citation(attribution, parsed) for name in names_of(attribution)
    }
    sentences: dict[str, list[int]] = defaultdict(list)
    kinds: dict[str, SourceKind] = {}
    for attribution in attributions:
        if attribution.manner not in _SAID:
            continue
        for name in sources.intersection(names_of(attribution)):
            sentences[name].append(attribution.sentence)
            kinds[name] = _kind(kinds.get(name), attribution, bearers.get(name))
    quoted: Counter[str] = Counter()
    for quotation in parsed.quotations:
        speaker = attributions[quotation.attribution].speaker if quotation.attribution is not None else None
        if speaker in sources:
            quoted[speaker] += 1
            sentences[speaker].append(quotation.sentence)
    statements = {name: len(set(where)) for name, where in sentences.items()}
    total = sum(statements.values()) or 1
    entries = [
        LedgerEntry(name, kinds[name], _role(bearers.get(name)), count, quoted[name], round(count / total, 3))
        for name, count in statements.items()
    ]
    return sorted(entries, key=lambda entry: (-entry.statements, -entry.quotations, entry.name))


def names_of(attribution: Attribution) -> Iterator[str]:
    """All whom an attribution cites."""
    if attribution.speaker is not None:
        yield attribution.speaker
        yield from attribution.others


def is_citation(attribution: Attribution, parsed: Worded) -> bool:
    """Whether an attribution reports what its source says, so that a reader would name it as a source."""
    if attribution.source is None or attribution.manner not in _SAID:
        return False
    if attribution.governs != "quote" and not _opens_clause(attribution, parsed) and _is_weak(attribution, parsed):
        return False
    return attribution.kind != "role" or _may_be_source(attribution, parsed)


def _is_weak(attribution: Attribution, parsed: Worded) -> bool:
    """Whether a cue only states a position or is a noun, like the criticism in "his criticism"."""
    words, language = parsed.words, parsed.language
    if attribution.cue_verb in language.words["position-verbs"]:
        return True
    index = words.index_at(attribution.cue.start)
    tag = words.tags[index]
    return tag == "c" or (tag == "m" and index > 0 and words.tags[index - 1] in _NOUN_BEFORE)


def _opens_clause(attribution: Attribution, parsed: Worded) -> bool:
    """Whether "that" opens what is said."""
    words = parsed.words
    for span in attribution.content:
        index = words.index_at(span.start)
        if "t" in words.tags[max(0, index - 1) : index + 1]:
            return True
    return False


def _may_be_source(attribution: Attribution, parsed: Worded) -> bool:
    """Whether a source that no name and no known body is can be one: a person's noun, or anyone who plainly speaks."""
    language, source = parsed.language, attribution.source
    words = parsed.words
    if source is None:
        return False
    first, last = words.index_at(source.start), words.index_at(source.end)
    tags = words.tags[first:last]
    if tags[:1] in _NO_SOURCE_STARTS or not _NO_SOURCE_HOLDS.isdisjoint(tags.partition("w")[0]):
        return False
    known = any(attribution.head in nouns for nouns in language.source_nouns.values())
    return known or attribution.cue_verb in language.words["plain-verbs"] or " " in attribution.cue_verb


def _kind(known: SourceKind | None, attribution: Attribution, bearer: Bearer | None) -> SourceKind:
    """A person known by name is named, however this source is put; else the first kind that is more than a pronoun."""
    if bearer is not None and bearer.is_certain:
        return "named"
    kind = attribution.kind or "role"
    return kind if known in (None, "pronoun") else known


def _role(bearer: Bearer | None) -> str | None:
    """The first role said of a person that tells more than an age or a relative clause."""
    if bearer is None:
        return None
    return next((role.text for role in bearer.roles if role.heads), None) or next(
        (role.text for role in bearer.roles if " " in role.text), None
    )
