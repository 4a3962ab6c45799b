"""An attribution and a span of its sentence → whether it covers that: a cue covers its sentence, with a few exceptions.

A share in the cue's own source needs a poll named before: "60 percent of voters said" asks which poll. An act
covers what it names and no more: "the ministry cut rents for 300 homes and rejected the plan". A belief covers
nothing that stands before it: "the state freed 1,000 prisoners, including some it thought guilty".
"""

from __future__ import annotations

from sourcing.analysis.lettered import POLL
from sourcing.analysis.parts import SPOKEN
from sourcing.kept.patterns import late_re
from sourcing.lean.light import cached_property
from sourcing.lean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcing.analysis.parsed import Parsed
    from sourcing.analysis.parts import Attribution
    from sourcing.documents.document import Span

_THOUSANDS = late_re(r"\d+,\d{3}|\d{4}")
_NEXT_TO = 3


class WithinSentence:
    """Answers, for one document, what the attributions of a sentence cover in it."""

    def __init__(self, parsed: Parsed) -> None:
        self._words = parsed.words
        self._language = parsed.language
        self._sentences = parsed.sentences

    def reaches(self, attribution: Attribution, sentence: int, span: Span) -> bool:
        """Whether an attribution covers a span of its sentence."""
        source = attribution.source
        if source is not None and source.start < span.end and span.start < source.end:
            named_with = attribution.kind == "document" and source.start <= span.start and span.end <= source.end
            counted = attribution.manner in SPOKEN and self._counts_speakers(source, span)
            return named_with or counted or self.is_surveyed(sentence) or self._is_of_a_panel(source)
        if self._is_aside(attribution, sentence, span):
            return False
        is_share = source is not None and self._has_shares and self._is_share(source)
        if attribution.manner == "act" or (is_share and not self.is_surveyed(sentence)):
            return any(part.start < span.end and span.start < part.end for part in attribution.content)
        if attribution.manner == "belief" and not self.is_surveyed(sentence):
            return self._is_held(attribution, span)
        return True

    def is_surveyed(self, sentence: int) -> bool:
        """Whether a poll was spoken of before a sentence ends."""
        return self._sentences[sentence].span.end >= self.survey_from

    @cached_property
    def survey_from(self) -> int:
        """Where the document first speaks of a poll; beyond its end where it never does."""
        words = self._words
        first = next((word for word, marks in words.marks if marks & POLL), None)
        if first is not None:
            return words.start(first)
        return words.end(len(words.forms) - 1) + 1 if words.forms else 0

    def _is_held(self, attribution: Attribution, span: Span) -> bool:
        """Whether a figure is what somebody believes, or stands after that, or is of those who believe it: 40 who want to lead."""
        if span.end > attribution.cue.start or any(part.start < span.end <= part.end for part in attribution.content):
            return True
        if attribution.source is None:
            return True
        first = self._words.index_at(attribution.source.start)
        opening, between = self._words.lower(first), first - self._words.index_at(span.end)
        if opening in self._language.words["second-pronouns"]:  # a review: the donkey walks 300 miles, as you will see
            return True
        return between <= _NEXT_TO and opening in self._language.source_nouns["reference"]

    def _counts_speakers(self, source: Span, span: Span) -> bool:
        """Whether a source says how many they were that spoke: whoever heard 40 residents counted them.

        Nobody hears thousands one by one: 30,000 people who marched, calling for a vote, were counted by somebody.
        """
        words = self._words
        first, last = words.index_at(source.start), words.index_at(source.end)
        if span.start == source.start and words.lower(first) in self._language.traps["heard-each"]:
            return True
        if "#" not in words.tags[first:last] or self._is_share(source):
            return False
        return span.start > source.start or _THOUSANDS.match(words.forms[first]) is None

    def _is_of_a_panel(self, source: Span) -> bool:
        """Whether those who speak are people that a newsroom asks again and again: three in five insiders said."""
        words = self._words
        spoken = words.lowered(words.index_at(source.start), words.index_at(source.end))
        return not self._language.traps["panels"].isdisjoint(spoken)

    @cached_property
    def _has_shares(self) -> bool:
        return "%" in self._words.figures

    def _is_share(self, source: Span) -> bool:
        """Whether a source is a share of people, who are known only from a poll: 39 percent of voters."""
        words = self._words
        first, last = words.index_at(source.start), words.index_at(source.end)
        return "%" in words.figures[first:last]

    def _is_aside(self, attribution: Attribution, sentence: int, span: Span) -> bool:
        """Whether a figure opens an aside between dashes in what somebody means to do: to ban Muslims — 1.6 billion people —.

        Nobody pledges an apposition; that is the writer's.
        """
        words, here = self._words, self._sentences[sentence]
        if words.tags.find("-", here.first, here.last) < 0:
            return False
        first = words.index_at(span.start + 1) - 1
        if first < 1 or words.tags[first - 1] != "-" or words.joined[first - 1] == "+":
            return False
        if words.tags.find("-", first, here.last) < 0:
            return False
        return any(
            part.start < span.start < part.end and words.tags[words.index_at(part.start + 1) - 1] == "z"
            for part in attribution.content
        )
