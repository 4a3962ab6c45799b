"""What stands at the start of a subject → whether it belongs to it."""

from __future__ import annotations

from sourcing.analysis.frames import LONGEST_APPROXIMATION, Range, counts, head_noun, shapes
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.frames import SentenceView


def behind_absolute(
    sentence: SentenceView, subject: tuple[int, int], aside: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """A subject and its aside, the name behind what tells how the speaker looks: her voice breaking, Ann Roe, 52, said."""
    (start, end), (first, last) = subject, aside
    doing = sentence.skip(start + 1, "nScm", end)
    named = first >= 0 and sentence.tag(first + 1) in ("N", "Q") and sentence.is_one_of(start, "possessives")
    if not named or doing >= end or not sentence.lower(doing).endswith("ing"):
        return subject, aside
    return (first + 1, sentence.skip_back(last, ",")), (-1, -1)


def behind_dash(sentence: SentenceView, start: int, end: int) -> int:
    """Where a subject starts behind a dash that stands apart, which joins nothing but names: until 2020 - analysts say.

    Names have spaces around their hyphens, too: the Herald - Examiner poll.
    """
    tags, joined = sentence.tags, sentence.words.joined
    for dash in range(end - 1, start, -1):
        at = sentence.first + dash
        if tags[dash] != "-" or "+" in joined[at : at + 2]:
            continue
        if tags[dash - 1 : dash + 2] != "N-N" or not _TAILS.isdisjoint(tags[start:dash]):
            return dash + 1
    return start


def behind_clause(sentence: SentenceView, start: int, end: int) -> int:
    """Where a subject starts that joins the words of a body's name: homes burned in Leeds, the Health and Safety Board said."""
    tags = sentence.tags
    comma = tags.rfind(",d", start, end)
    name = tags[comma + 2 : end]
    if comma <= start or name.count("k") != 1 or not _JOINED_NAME.issuperset(name):
        return start
    whole = Range(comma + 1, end)
    is_name = (
        _NAME_ALONE.issuperset(name) or head_noun(sentence, whole) in sentence.language.source_nouns["institution"]
    )
    return comma + 1 if is_name else start


_JOINED_NAME = frozenset("NnSQkip")
_NAME_ALONE = frozenset("Nkip")
"""The tags of a body's name, and of one that is told by its capitals: Centers for Disease Control and Prevention."""
_TAILS = frozenset("pikz")
"""The tags of what only stands behind a whole noun phrase."""


def with_demonstrative(sentence: SentenceView, start: int) -> int:
    """Where a subject starts with the "that" which opens the sentence: that report said."""
    return 0 if start == 1 and sentence.tags[0] == "t" else start


def with_home(sentence: SentenceView, start: int) -> int:
    """Where a subject starts in whose home a comma stands: the Basel, Switzerland-based company; Plains, N.Y.-based Acme."""
    if sentence.tag(start - 1) not in (",", "-"):
        return start
    endings, state = sentence.listed["home-endings"], start
    if sentence.tag(start - 1) == "-" and sentence.lower(start) in endings:
        state = sentence.skip_back(start - 1, "NI.")
    elif sentence.lower(start).rpartition("-")[2] not in endings:
        return start
    city = sentence.skip_back(state - 1, "N")
    if sentence.tag(state - 1) != "," or city == state - 1:
        return start
    return city - 1 if sentence.tag(city - 1) == "d" else city


def with_first_word(sentence: SentenceView, start: int) -> int:
    """Where a subject starts whose first word is no noun's: Halden Grain, Inc. announced; earlier work had shown; outside experts say."""
    if sentence.is_one_of(start - 1, "document-adverbs"):
        kind = "role" if sentence.tag(start - 1) == "p" else "document"
        return start - 1 if sentence.lower(start) in sentence.language.source_nouns[kind] else start
    if sentence.tag(start - 1) != "," or not sentence.is_one_of(start, "firm-endings"):
        return start
    return sentence.skip(sentence.skip_back(start - 1, "NkI.'"), "k", start)


def with_role(sentence: SentenceView, start: int) -> int:
    """Where a name starts with what its bearer is before it: the county's mayor, Ann Roe, a baker, said."""
    if sentence.tag(start - 1) != "," or sentence.tag(start) != "N":
        return start
    role = shapes.ROLE_BEFORE.match(sentence.tags, 0, start)
    known = (
        role is not None and head_noun(sentence, Range(*role.span("role"))) in sentence.language.source_nouns["role"]
    )
    return role.start("role") if role is not None and known else start


def behind_topic(sentence: SentenceView, start: int, end: int) -> int:
    """Where those start who speak between what a clause is about and its verb: rents, Roe and Fox say, had risen."""
    comma = sentence.tags.find(",", start, end)
    spoken = sentence.skip(end, "xrvum")
    if comma < 0 or spoken == end or sentence.tag(spoken) != ",":
        return start
    return comma + 1 if sentence.tag(sentence.skip(spoken + 1, "r")) in _FINITE else start


_FINITE = ("x", "V")


def with_approximation(sentence: SentenceView, start: int) -> int:
    """Where a subject starts that opens with a figure, with what says how near that is: about 40, more than a dozen."""
    if not counts(sentence, start):
        return start
    approximators = sentence.language.numbers.approximators
    starts = (start - length for length in range(min(LONGEST_APPROXIMATION, start), 0, -1))
    return next((first for first in starts if " ".join(sentence.lowered[first:start]) in approximators), start)
