"""What stands at the start of a subject → whether it belongs to it."""

from __future__ import annotations

from sourcing.analysis.frames import Range, head_noun, shapes
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
    return sentence.skip_back(start - 1, "NkI.'")


def with_role(sentence: SentenceView, start: int) -> int:
    """Where a name starts with what its bearer is before it: the county's mayor, Ann Roe, a baker, said."""
    if sentence.tag(start - 1) != "," or sentence.tag(start) != "N":
        return start
    role = shapes.ROLE_BEFORE.match(sentence.tags, 0, start)
    known = (
        role is not None and head_noun(sentence, Range(*role.span("role"))) in sentence.language.source_nouns["role"]
    )
    return role.start("role") if role is not None and known else start


_LONGEST_APPROXIMATION = 3


def with_approximation(sentence: SentenceView, start: int) -> int:
    """Where a subject starts that opens with a figure, with what says how near that is: about 40, more than four in 10, more than a dozen."""
    counts = sentence.tags.startswith(("#", "d#"), start) or "-" in sentence.lower(start)
    if not counts and not any(sentence.is_one_of(start, words) for words in ("halves", "counts")):
        return start
    approximators = sentence.language.numbers.approximators
    for length in range(min(_LONGEST_APPROXIMATION, start), 0, -1):
        if " ".join(sentence.lowered[start - length : start]) in approximators:
            return start - length
    return start
