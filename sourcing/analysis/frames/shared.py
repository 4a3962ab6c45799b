"""A cue verb without a subject of its own → the one it shares with the verb before, or the clause's it belongs to."""

from __future__ import annotations

from sourcing.analysis.frames import Range, head_noun, shapes, without_time
from sourcing.analysis.frames.subjects import Subject, is_headless
from sourcing.kept.patterns import late_re
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    import regex

    from sourcing.analysis.frames import Frame, SentenceView


def shared_subject(sentence: SentenceView, first: int, tag: str, frames: Sequence[Frame]) -> Subject | None:
    """The subject of an earlier cue or of the clause, for a cue that has none of its own: he stood and said."""
    if not _may_share(sentence.tags, first, tag):
        return None
    if frames and _completes_report(sentence.tags, first, frames[-1]):
        return None
    main = _main_clause(sentence, first)
    if main:
        frames = [frame for frame in frames if frame.unit >= main]
    sharing = frames if _follows_tag(sentence, first, frames) else _clause_frames(frames)
    last = next((frame for frame in reversed(sharing) if not _is_owned(sentence, frame)), None)
    if last is not None and last.source is not None:
        return Subject(last.source, first, shared=True)
    source = _clause_subject(sentence, first, tag, main) if tag in "gvmu" else None
    if source is not None and tag == "u" and not _goes_on_in_plural(sentence, source, first):
        return None
    source = source or (sharing[-1].source if sharing else None)
    return Subject(source, first, shared=True) if source else None


def _is_owned(sentence: SentenceView, frame: Frame) -> bool:
    """Whether a source only owns the noun that attributes, and so is no subject: he defended his remarks and said."""
    source = frame.source
    if source is None or source.last > frame.cue.first:
        return False
    owns = source.last - source.first == 1 and sentence.is_one_of(source.first, "possessives")
    return owns or sentence.tag(source.last) == "'"


def _goes_on_in_plural(sentence: SentenceView, source: Range, first: int) -> bool:
    """Whether a base form can only go on with what several do: airlines are sorry and say."""
    head = head_noun(sentence, source)
    several = head in sentence.language.words["plural-nouns"] or (
        head.endswith("s") and head not in sentence.language.words["singular-nouns"]
    )
    done = sentence.tags[source.last : first]
    helped = any(sentence.is_one_of(index, "modals") for index in range(source.last, first))
    reports = sentence.tag(first + 1) == "t" or shapes.CLAUSE.match(sentence.tags, first + 1) is not None
    return several and not helped and "z" not in done and done.endswith("k") and reports


def _completes_report(tags: str, first: int, frame: Frame) -> bool:
    """Whether what somebody said has its subject but no verb yet: said that the firms, led by Acme, will announce."""
    report = frame.content[0] if frame.content else None
    if report is None or not report.first < first <= report.last:
        return False
    if tags[report.first] != "t" and (tags[first] == "g" or not shapes.RESUMED.search(tags, first, report.last)):
        return False
    return tags[first - 1] in ",p" and not _SAID.search(tags, report.first, first)


_SAID = late_re(rf"{shapes.FINITE.pattern}|\"")
"""What a report has that is whole: a finite verb, or words in quotation marks, which may hold one."""


def _follows_tag(sentence: SentenceView, first: int, frames: Sequence[Frame]) -> bool:
    """Whether a participle stands right behind who said it: rents fell, Roe said, adding; rents fell, said Roe, adding."""
    if not frames or frames[-1].source is None or sentence.tag(first - 1) != ",":
        return False
    return max(frames[-1].cue.last, frames[-1].source.last) == first - 1


def _clause_frames(frames: Sequence[Frame]) -> Sequence[Frame]:
    """The frames that stand in no other's content; "while adding" goes on with one of these."""
    return [
        frame
        for frame in frames
        if not any(part.first <= frame.cue.first < part.last for other in frames for part in other.content)
    ]


def _may_share(tags: str, first: int, tag: str) -> bool:
    before = tags[first - 1] if first else "^"
    if before == "T":
        timed = shapes.LEFT_TIME.match(tags, 0, first)
        before = tags[timed.start() - 1] if timed and timed.start() else "^"
    if tag == "g":
        return before in ',kpyi"-b^'
    return before in "k," and first > 1


def _main_clause(sentence: SentenceView, first: int) -> int:
    """Where the main clause starts before a word, in a sentence that a subordinate one opens: As rents fell, Roe left, saying."""
    tags = sentence.tags
    opening = sentence.skip(0, shapes.BEFORE_CONJUNCTION, first)
    if sentence.tag(opening) != "b":
        return 0
    main = shapes.MAIN_SUBJECT.search(tags, opening, first)
    return main.start("source") if main is not None else 0


def _clause_subject(sentence: SentenceView, first: int, tag: str, start: int) -> Range | None:
    """The subject of the clause a cue stands in; only an -ing form may stand before it: noting that rents fell, Roe left."""
    tags = sentence.tags
    match: re.Match[str] | regex.Match[str] | None = shapes.CLAUSE_SUBJECT.search(tags, max(0, start - 1), first)
    if match is None and sentence.tag(first - 1) == ",":
        match = shapes.BEFORE_COMMA.match(tags, 0, first)
    if match is None:
        match = (shapes.CLAUSE_SUBJECT.search(tags, first) if tag == "g" else None) or shapes.ANY_SUBJECT.search(
            tags, 0, first
        )
    if match is None or is_headless(sentence, *match.span("source")):
        return None
    first, last = match.span("source")
    done = shapes.DONE.search(tags, first)
    last = done.start() if done and done.start() < last else last
    return without_time(sentence, Range(first, sentence.skip_back(last, "r", first + 1)))
