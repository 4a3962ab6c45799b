"""Attributions → who is cited: their speakers, and the ledger of the sources, each once, with what rests on it.

A source is someone who says something. A belief or an act makes no source, nor does a mere position ("demands an end to
the war") or a noun ("his criticism") by itself; neither does a subject that no reader would take for a source.
"""

from __future__ import annotations

from sourcing.analysis.facts import Cited, LedgerEntry
from sourcing.analysis.people import People
from sourcing.analysis.people.acronyms import Acronyms
from sourcing.analysis.people.speakers import resolve_speakers
from sourcing.analysis.stretches import attributions_in_a_row
from sourcing.light import Counter, defaultdict
from sourcing.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcing.analysis.facts import Attribution, Facts, Parsed
    from sourcing.analysis.people import Bearer
    from sourcing.kinds import SourceKind

_SAID = ("speech", "writing")
_NOUN_BEFORE = frozenset("'d")
"""What stands before a word that may be a noun or a verb and makes it a noun."""
_NO_SOURCE_STARTS = frozenset("piyzbkvVxueGE")
_NO_SOURCE_HOLDS = frozenset("vVxu")


def cite(attributions: Sequence[Attribution], parsed: Parsed, acronyms: Acronyms | None = None) -> Cited:
    """The attributions with their speakers, the ledger of these, and the people the document names."""
    people = People(parsed)
    resolved = attributions_in_a_row(
        resolve_speakers(attributions, parsed, people, acronyms or Acronyms(parsed.document.text))
    )
    return Cited(resolved, tuple(build_ledger(resolved, parsed, people)), tuple(people.bearers))


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


def is_citation(attribution: Attribution, parsed: Parsed | Facts) -> bool:
    """Whether an attribution reports what its source says, so that a reader would name it as a source."""
    if attribution.source is None or attribution.manner not in _SAID:
        return False
    if attribution.governs != "quote" and not _opens_clause(attribution, parsed) and _is_weak(attribution, parsed):
        return False
    return attribution.kind != "role" or _may_be_source(attribution, parsed)


def _is_weak(attribution: Attribution, parsed: Parsed | Facts) -> bool:
    """Whether a cue only states a position or is a noun, like the criticism in "his criticism"."""
    words, language = parsed.words, parsed.language
    if attribution.cue_verb in language.words["position-verbs"]:
        return True
    index = words.index_at(attribution.cue.start)
    tag = words.tags[index]
    return tag == "c" or (tag == "m" and index > 0 and words.tags[index - 1] in _NOUN_BEFORE)


def _opens_clause(attribution: Attribution, parsed: Parsed | Facts) -> bool:
    """Whether "that" opens what is said."""
    words = parsed.words
    for span in attribution.content:
        index = words.index_at(span.start)
        if "t" in words.tags[max(0, index - 1) : index + 1]:
            return True
    return False


def _may_be_source(attribution: Attribution, parsed: Parsed | Facts) -> bool:
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
