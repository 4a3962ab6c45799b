"""A sentence's words → from which word on they say who counted, without any verb of saying.

A body that counts is the subject: the observatory logged 3,400 sightings. A paper is: the jobs report beat all forecasts, with
271,000 posts. Or a paper is where the figure stands: in its latest forecast the deficit passes $1 trillion.
"""

from __future__ import annotations

from sourcing.analysis.frames import Range, head_noun, shapes, view
from sourcing.analysis.frames.cues import before_auxiliaries
from sourcing.analysis.frames.no_report import is_force
from sourcing.analysis.frames.subjects import left_subject
from sourcing.analysis.phrases import alternatives
from sourcing.analysis.sources import read_source
from sourcing.kept.patterns import late_re
from sourcing.lean.light import lru_cache
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from sourcing.analysis.frames import SentenceView
    from sourcing.analysis.language import Language
    from sourcing.analysis.parsed import Parsed

_PERSONS = ("named", "pronoun")
_VERBS = frozenset("vVEem")
_PHRASE = frozenset("nNSEGI#'Tmer")
"""The tags of what may stand between a determiner and a paper's name: the budget office's 10-year outlook."""
_OPENING = "d#N"
"""The tags of what may open such a phrase: the report, one ranking, Acme's survey."""
_LONGEST_PHRASE = 8
_RAISED = 8
"""How many words on from a verb that raises or lowers a count stand at most: raised the death toll from the blast to."""


class Counters:
    """Answers, for one document, whether a sentence's own words say who counted."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        lists = parsed.language.traps
        self._counting, self._revising, self._totals = lists["counting-verbs"], lists["revising-verbs"], lists["totals"]
        self._enforcing, self._enforcers = lists["enforcing"], lists["enforcers"]
        self._given = lists["figures-given"] | lists["counts-rested-on"]
        self._papers, self._silent, self._placing = (
            lists["papers"],
            lists["paperless-verbs"],
            lists["paper-prepositions"],
        )
        self._estimates, self._giving = lists["own-estimates"], lists["figure-givers"]
        self._be = parsed.language.words["be"]
        self._definite = parsed.language.traps["definite"]
        memo = parsed.language.memo
        if Counters not in memo:
            memo[Counters] = self._counting | self._revising | self._papers | self._enforcing | self._estimates
        self._all: frozenset[str] = memo[Counters]
        self._last: tuple[int, int | None] = (-1, None)

    def counts(self, number: int, start: int) -> bool:
        """Whether a figure that starts at this character of a sentence, by its number, stands where somebody counted."""
        if self._last[0] != number:  # one is remembered, as a sentence may hold thousands of figures
            self._last = number, self._counted_from(number)
        first = self._last[1]
        return first is not None and self._parsed.words.start(first) <= start

    def _counted_from(self, number: int) -> int | None:
        sentence, words = self._parsed.sentences[number], self._parsed.words
        lowered = words.lowered_in(sentence)
        given = not self._given.isdisjoint(lowered)
        if given and _aside(self._parsed.language).search(self._parsed.document.text, *sentence.span):
            return sentence.first
        if self._all.isdisjoint(lowered) and not (given and not self._giving.isdisjoint(lowered)):
            return None
        seen = view(sentence, words, self._parsed.language)
        for index, word in enumerate(seen.lowered):
            if word in self._papers and self._is_place(seen, index):
                return sentence.first
            telling = word in self._papers and self._is_telling(seen, index)
            reckoned = word in self._estimates and self._is_somebodys(seen, index)
            if telling or reckoned or self._is_counted_by(seen, index):
                return seen.first + index
        return None

    def _is_counted_by(self, sentence: SentenceView, verb: int) -> bool:
        """Whether a word is a verb of counting with somebody who counts for its subject, or what a force does: police seized 20 guns."""
        word = sentence.words.forms[sentence.first + verb]
        is_deed = word in self._enforcing
        if (
            not is_deed
            and word not in self._counting
            and not (word in self._revising and self._revises(sentence, verb))
            and not (word in self._giving and self._gives(sentence, verb))
        ):
            return False
        first = before_auxiliaries(sentence, verb)
        if sentence.tag(verb) not in "gG" and not self._be.isdisjoint(sentence.lowered[first:verb]):
            return False  # what is counted: 40 cases were recorded
        subject = left_subject(sentence, first, "v") if first else None
        if subject is not None and sentence.tags[subject.source.first : subject.source.last] == "w":
            subject = left_subject(
                sentence, sentence.skip_back(subject.unit, ","), "v"
            )  # the union, which claims 40,000
        if subject is None or (is_deed and head_noun(sentence, subject.source) not in self._enforcers):
            return False
        return self._may_count(sentence, subject.source)

    def _revises(self, sentence: SentenceView, verb: int) -> bool:
        """Whether what a verb raises or lowers is a count: raised the death toll to 41."""
        following = sentence.lowered[verb + 1 : verb + _RAISED]
        return not self._totals.isdisjoint(following)

    def _gives(self, sentence: SentenceView, verb: int) -> bool:
        """Whether what a verb gives is a figure that follows: gives the number as 40,000."""
        following = sentence.lowered[verb + 1 : verb + _RAISED]
        at = following.index("as") if "as" in following else 0
        return at > 0 and not self._given.isdisjoint(following[:at])

    def _is_somebodys(self, sentence: SentenceView, noun: int) -> bool:
        """Whether an estimate is the subject and whose it is stands beside it: the union's latest count is; estimates by the UN range."""
        if shapes.AGENT.match(sentence.tags, noun + 1, sentence.end):
            return True
        opening, verb = self._opening(sentence, noun), sentence.skip(noun + 1, "r")
        return opening is not None and "'" in sentence.tags[opening:noun] and sentence.tag(verb) in ("x", *_VERBS)

    def _may_count(self, sentence: SentenceView, source: Range) -> bool:
        """Whether a subject is a body, a paper or people in a role, and no place in which something was counted.

        What one named person counts is that person's story; only a verb of saying makes it a source.
        """
        form = read_source(sentence, source)
        return (
            form.kind not in _PERSONS
            and not is_force(sentence, source)
            and form.head not in self._parsed.language.words["name-places"]
            and any(
                tag in "SNs" or sentence.lower(at) in self._papers
                for at, tag in enumerate(sentence.tags[source.first : source.last], source.first)
            )
        )

    def _is_telling(self, sentence: SentenceView, paper: int) -> bool:
        """Whether a paper is the subject of what a sentence tells: the jobs report beat the forecasts, with 271,000 posts."""
        tail = paper + 1 if sentence.tag(paper + 1) != "p" else sentence.skip(paper + 2, "d#T")
        verb = sentence.skip(tail if tail > paper + 2 else paper + 1, "rx")  # the report for 2022 gives
        if sentence.tag(verb) not in _VERBS or not self._silent.isdisjoint(sentence.lowered[paper + 1 : verb + 1]):
            return False
        return self._opening(sentence, paper) is not None

    def _is_place(self, sentence: SentenceView, paper: int) -> bool:
        """Whether a paper is where something stands: in the ministry's latest forecast, as of the last report."""
        opening = self._opening(sentence, paper)
        if not opening:
            return False
        owned = "'" in sentence.tags[opening:paper]
        if sentence.is_one_of(opening - 1, "of"):
            return owned or sentence.is_one_of(opening - 2, "as")
        return sentence.lower(opening - 1) in self._placing and (owned or sentence.lower(opening) in self._definite)

    def _opening(self, sentence: SentenceView, paper: int) -> int | None:
        """Where the phrase begins that a paper ends: a new report, the budget office's 10-year outlook."""
        opening = None
        for index in range(paper - 1, max(-1, paper - 1 - _LONGEST_PHRASE), -1):
            tag = sentence.tag(index)
            if tag not in _PHRASE and tag != "d":
                break
            if tag in _OPENING:
                opening = index
        return opening


@lru_cache(maxsize=4)
def _aside(language: Language) -> re.Pattern[str]:
    """Whose a figure is, beside it: 900 drivers – the union's figure –; 29 men, a tally kept by the guild; the numbers, from Acme.

    Or what it rests on: based on data from the registry, using Acme's statistics.
    """
    lists = language.traps
    count, kept, figures = (alternatives(lists[name]) for name in ("own-counts", "counts-kept", "counts-shown"))
    rests_on, papers, keepers = (
        alternatives(lists[name]) for name in ("resting-on", "counts-rested-on", "record-keepers")
    )
    return late_re(
        rf"[,–—(-]\s*(?:the\s+)?(?:[\w.]+\s){{0,4}}[\w.]+[’'](?:s\s|\s)(?:(?:own\s+)?{count}\b|own[,.)])"
        rf"|[,–—(-]\s*a\s+{count}\s+{kept}\s+by\b"
        rf"|\b[Tt](?:he|hese|hose)\s+{figures},?\s+(?:{kept}\s+)?(?:from|by)\s+(?:the\s+)?[A-Z]"
        rf"|\b(?i:{rests_on})\s+(?:[a-z-]+\s+){{0,2}}?{papers}\s+(?:{kept}\s+)?(?:from|by|of)\s+\w"
        rf"|\b(?i:{rests_on})\s+(?:[a-z]+\s+){{0,2}}?(?:[A-Z][\w.&-]*(?:[’']s)?\s+){{1,4}}(?:[a-z-]+\s+)?{papers}\b"
        rf"|\b(?i:{rests_on})\s+(?:the\s+)?{keepers}\s+{papers}\b"
    )
