"""What the linter makes of articles and pairs, beside the annotators' word → the counts of measures M1 to M5."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from polnear_corpus import LONG_QUOTE, PARTS, QUOTED, STATISTIC, Part, touches

from sourcing.documents.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polnear_corpus import Article, GoldAttribution, Pair

QUANTITY_RULES = frozenset(
    {
        "unattributed-number",
        "unattributed-percentage",
        "unattributed-money",
        "unattributed-casualties",
        "agentless-estimate",
        "vague-quantity",
        "crowd-size",
    }
)
SPEAKERLESS_RULES = frozenset({"quote-without-speaker", "dangling-quote-paragraph"})
RULES_OF_PAIR = {"stat": QUANTITY_RULES, "quote": SPEAKERLESS_RULES}


class Credit(NamedTuple):
    """One attribution the linter reports, each part as its pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Reading(NamedTuple):
    """What the linter makes of one text: the rule and place of each finding, and the attributions. Source offsets."""

    findings: tuple[tuple[str, Span, str], ...]
    credits: tuple[Credit, ...]

    def of(self, rules: frozenset[str]) -> list[Span]:
        return [span for rule, span, _ in self.findings if rule in rules]


class Score(NamedTuple):
    """True positives, false positives and false negatives."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return share(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float:
        return share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        return share(2 * self.hits, 2 * self.hits + self.false + self.missed)

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


class Miss(NamedTuple):
    """A place where linter and annotators differ."""

    measure: str
    name: str
    text: str


class Tally:
    """The counts of a run, which each article and pair adds to."""

    def __init__(self) -> None:
        self.sentences: dict[str, list[tuple[bool, bool]]] = {"m1_stat": [], "m1_digit": [], "m2": []}
        self.pairs: Counter[str] = Counter()
        self.good_pairs: Counter[str] = Counter()
        self.quotations = self.alarms = self.named = self.right = 0
        self.exact: dict[Part, list[Score]] = {part: [] for part in PARTS}
        self.overlap: dict[Part, list[Score]] = {part: [] for part in PARTS}
        self.misses: list[Miss] = []

    def add_article(self, article: Article, reading: Reading) -> None:
        self._add_sentences(article, reading)
        self._add_quotations(article, reading)
        self._add_spans(article, reading)

    def _add_sentences(self, article: Article, reading: Reading) -> None:
        gold = [span for attribution in article.attributions for part in attribution for span in part]
        found = [span for credit in reading.credits for part in credit for span in part]
        reported = [span.start for span in reading.of(QUANTITY_RULES)]
        for sentence in article.sentences:
            text = article.text[sentence.start : sentence.end]
            if not text.strip():
                continue
            attributed = touches(gold, sentence)
            flagged = any(sentence.start <= start < sentence.end for start in reported)
            if STATISTIC.search(text):
                self.sentences["m1_stat"].append((flagged, not attributed))
                self._differ("M1", article.name, text, found=flagged, gold=not attributed)
            if any(character.isdecimal() for character in text):
                self.sentences["m1_digit"].append((flagged, not attributed))
            detected = touches(found, sentence)
            self.sentences["m2"].append((detected, attributed))
            self._differ("M2", article.name, text, found=detected, gold=attributed)

    def _differ(self, measure: str, name: str, text: str, *, found: bool, gold: bool) -> None:
        if found != gold:
            self.misses.append(Miss(f"{measure} {'false alarm' if found else 'missed'}", name, text))

    def _add_quotations(self, article: Article, reading: Reading) -> None:
        """M4: quotations to which the annotators gave a source."""
        for quoted in QUOTED.finditer(article.text):
            if len(quoted.group(1).split()) < LONG_QUOTE:
                continue
            place = Span(*quoted.span())
            sources = _sources_of(article.attributions, place)
            if not sources:
                continue
            self.quotations += 1
            if touches(reading.of(SPEAKERLESS_RULES), place):
                self.alarms += 1
                self.misses.append(Miss("M4 false alarm", article.name, quoted.group()))
            speakers = _sources_of(reading.credits, place)
            self.named += bool(speakers)
            self.right += any(touches(sources, speaker) for speaker in speakers)

    def _add_spans(self, article: Article, reading: Reading) -> None:
        """M5: each part's distinct spans."""
        for part in PARTS:
            gold = {span for attribution in article.attributions for span in getattr(attribution, part)}
            found = {span for credit in reading.credits for span in getattr(credit, part)}
            self.exact[part].append(Score(len(found & gold), len(found - gold), len(gold - found)))
            hits = sum(touches(gold, span) for span in found)
            missed = sum(not touches(found, span) for span in gold)
            self.overlap[part].append(Score(hits, len(found) - hits, missed))

    def add_pair(self, pair: Pair, original: Reading, ablated: Reading) -> None:
        """M3: quiet on the sentence as written, and reported without its source and cue."""
        rules = RULES_OF_PAIR[pair.kind]
        quiet, reported = not original.of(rules), bool(ablated.of(rules))
        self.pairs[pair.kind] += 1
        self.good_pairs[pair.kind] += quiet and reported
        if not quiet:
            self.misses.append(Miss(f"M3 {pair.kind} noisy as written", pair.name, pair.original))
        if not reported:
            self.misses.append(Miss(f"M3 {pair.kind} silent without source", pair.name, pair.ablated))

    def figures(self) -> dict[str, float]:
        """Return every measure by name."""
        return {
            **{name: to_score(rows).f1 for name, rows in self.sentences.items()},
            **{f"m3_{kind}": share(self.good_pairs[kind], self.pairs[kind]) for kind in RULES_OF_PAIR},
            "m4_false_alarm": share(self.alarms, self.quotations),
            "m4_speaker": share(self.right, self.named),
            "m4_named": share(self.named, self.quotations),
            **{f"m5_{part}": total(self.exact[part]).f1 for part in PARTS},
            **{f"m5_{part}_overlap": total(self.overlap[part]).f1 for part in PARTS},
        }


def _sources_of(attributions: Iterable[Credit | GoldAttribution], place: Span) -> list[Span]:
    """Return the sources of the attributions whose content shares a character with a place."""
    return [span for attribution in attributions if touches(attribution.content, place) for span in attribution.source]


def share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def to_score(rows: Iterable[tuple[bool, bool]]) -> Score:
    """Count rows of what was found and what is gold."""
    counts = Counter(rows)
    return Score(counts[True, True], counts[True, False], counts[False, True])


def total(scores: Iterable[Score]) -> Score:
    return Score(*map(sum, zip(*scores, strict=True)))
